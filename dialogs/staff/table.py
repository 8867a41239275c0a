"""The table of all commands in docs/staff.<language>.md, written anew: `python -m dialogs.staff.table`."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup

from care.business import LANGUAGES, Language, Rights, Role
from dialogs.language.words import Words
from dialogs.staff.command import Command
from dialogs.staff.commands import OF_TEAM, OF_TICKET
from dialogs.staff.team.rights import role_name

DOCS = Path(__file__).parents[2] / "docs"
ROWS = re.compile(r"(\|---\|---\|\n)(?:\| `/.*\|\n)+")


def table(language: Language) -> str:
    """A row for each: what it is for, an example, and who may, if not everybody."""
    _ = Words(language, ZoneInfo("UTC"))
    return "".join(f"| `/{each.name}` | {_.plain(_use(each, _))} |\n" for each in (*OF_TICKET, *OF_TEAM))


def written(page: str, language: Language) -> str:
    """The page with the table as it is to be."""
    return ROWS.sub(lambda found: found[1] + table(language), page)


def _use(command: Command, _: Words) -> Markup:
    least = Rights().least(command.right)
    example = Markup(" · `{}`").format(command.example(_)) if command.example else ""
    role = Markup(" ({})").format(role_name(least, _)) if least is not Role.OPERATOR else ""
    return command.what(_) + example + role


def main() -> None:
    for language in LANGUAGES:
        path = DOCS / f"staff.{language}.md"
        path.write_text(written(path.read_text("utf-8"), language), "utf-8")


if __name__ == "__main__":
    main()
