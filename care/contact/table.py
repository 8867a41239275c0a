"""The table of all purposes in docs/contact.md, drawn from their values: `python -m care.contact.table`."""

import re
from pathlib import Path

from care.contact.purposes import PURPOSES, Consent, Purpose
from care.people.closeness import Closeness

PAGE = Path(__file__).parents[2] / "docs" / "contact.md"
HEAD = (
    "purpose",
    "what about",
    "from",
    "agreed to",
    "waits for",
    "not beside a complaint",
    "caps",
    "how often",
)
ROWS = re.compile(r"\| purpose \|.*\n\|[- |]+\|\n(?:\|.*\|\n)*")
NEAR = {
    Closeness.ANSWER: "*only answer me*",
    Closeness.SUGGEST: "*suggest*",
    Closeness.REMIND: "*remind me*",
    Closeness.DO: "*do it*",
}
AGREED = {
    Consent.NONE: "",
    Consent.SURVEYS: "surveys",
    Consent.REMINDERS: "reminders",
    Consent.NEWS: "news",
    Consent.CHOSEN: "a choice of closeness",
}


def table() -> str:
    """A row for each, the most important first."""
    rows = [HEAD, ("---",) * len(HEAD), *map(_cells, PURPOSES.values())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _cells(purpose: Purpose) -> tuple[str, ...]:
    waits = [
        *([] if purpose.wakes else ["quiet hours"]),
        *(["a working day"] if purpose.on_working_days else []),
    ]
    often = "once" if purpose.once else ("by the settings" if purpose.every else "")
    return (
        f"`{purpose.key}`",
        purpose.about,
        NEAR[purpose.begins_at],
        AGREED[purpose.consent],
        ", ".join(waits),
        "✓" if purpose.cheerful else "",
        "✓" if purpose.counted else "",
        often,
    )


def written(page: str) -> str:
    """The page with the table as it is to be."""
    return ROWS.sub(lambda _found: table(), page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
