"""An example's settings to start from, as they come with the program: a café's rules and its canned replies.

The rules stand in one file a language, that differ in their comments alone: `turbota.toml` of the checkout (English)
and its siblings here.
"""

import textwrap
from pathlib import Path

from dialogs.language.words import Words

HOUSE = Path(__file__).parents[2]  # a checkout, or the wheel's folder
RULES, REPLIES = HOUSE / "turbota.toml", HOUSE / "replies.toml"
WIDTH = 118


def rules_in(language: str) -> Path:
    """The rules with comments in `language`, else in English."""
    sibling = Path(__file__).with_name(f"turbota.{language}.toml")
    return sibling if sibling.exists() else RULES


def write_samples(settings: Path, words: Words) -> dict[Path, bool]:
    """Both files, the settings and the replies beside them, and whether each was written: what is there stays."""
    rules, replies = settings, settings.with_name(REPLIES.name)
    return {
        rules: _written(rules, rules_in(words.language).read_bytes()),
        replies: _written(replies, _replies(words).encode()),
    }


def _replies(_: Words) -> str:
    """The replies are in all languages anyway; what is said above them is in the reader's."""
    heading = (
        _("Canned replies: what an operator finds with /c in a ticket’s topic."),
        _(
            "Change them, then run “turbota replies import {file}”, or send the file to the bot in private.",
            file=REPLIES.name,
        ),
    )
    lines = textwrap.wrap(" ".join(map(_.plain, heading)), WIDTH)
    _heading, _blank, rest = REPLIES.read_text("utf-8").partition("\n\n")
    return "".join(f"# {line}\n" for line in lines) + "\n" + rest


def _written(file: Path, sample: bytes) -> bool:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as target:
            target.write(sample)
    except FileExistsError:
        return False
    return True
