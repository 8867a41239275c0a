"""The example's settings, as they come with the program: a café's rules and its canned replies."""

from pathlib import Path

HOUSE = Path(__file__).parents[1]  # a checkout, or the wheel's folder
RULES, REPLIES = HOUSE / "turbota.toml", HOUSE / "replies.toml"


def write_samples(settings: Path) -> dict[Path, bool]:
    """Both files, the settings and the replies beside them, and whether each was written: what is there stays."""
    places = {settings: RULES, settings.with_name(REPLIES.name): REPLIES}
    return {file: _written(file, sample) for file, sample in places.items()}


def _written(file: Path, sample: Path) -> bool:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as target:
            target.write(sample.read_bytes())
    except FileExistsError:
        return False
    return True
