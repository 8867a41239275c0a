"""Builds the `.mo` files from the `.po` files: at install (as a hatch hook) and by `python locales/compile.py`.

The hook also says what a wheel holds: the package `turbota`, and in it the house with all its parts.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent
HOUSE = ("bot", "dialogs", "care", "playground", "locales", "turbota.toml", "replies.toml")


def compile_catalogs(root: Path = LOCALES) -> list[Path]:
    """Write one `.mo` beside each `.po` under `root`; returns the files written. Fuzzy entries are left out."""
    written = []
    for po in sorted(root.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parts[-3])
        mo = po.with_suffix(".mo")
        # Written aside and renamed, so that a running bot never reads half a file.
        draft = mo.with_suffix(".mo.new")
        with draft.open("wb") as target:
            write_mo(target, catalog)
        draft.replace(mo)
        written.append(mo)
    return written


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # not under a build: the file is run by hand
    pass
else:

    class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            compile_catalogs(Path(self.root) / "locales")
            if self.target_name == "wheel" and version == "standard":
                places = {name: f"turbota/house/{name}" for name in HOUSE} | {
                    "turbota.py": "turbota/__init__.py"
                }
                build_data["force_include"] |= {
                    str(Path(self.root) / name): place for name, place in places.items()
                }


if __name__ == "__main__":
    compile_catalogs()
