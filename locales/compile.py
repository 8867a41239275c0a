"""Builds the `.mo` files from the `.po` files: at install (as a hatch hook) and by `python locales/compile.py`."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent


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

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
            compile_catalogs(Path(self.root) / "locales")


if __name__ == "__main__":
    compile_catalogs()
