"""Mistakes that change nothing that anybody could see, each with its reason. They are known by the words of their line:
whoever changes it looks at them again.
"""

from pathlib import Path

from tests.mutation.mutants import Mutant

# module → the line's words → what of it (as the program prints it; "": whatever) → why
HARMLESS: dict[str, dict[str, dict[str, str]]] = {}


def harmless(mutant: Mutant) -> str:
    """Why; nothing, if it is none of them."""
    lines = HARMLESS.get(mutant.module, {})
    if not lines:
        return ""
    line = Path(mutant.module).read_text().splitlines()[mutant.line - 1].strip()
    of_line = lines.get(line, {})
    return of_line.get(mutant.what) or of_line.get("", "")
