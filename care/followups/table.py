"""The table of all kinds in docs/followups.md, drawn from their values: `python -m care.followups.table`."""

import re
from datetime import timedelta
from pathlib import Path

from care.business.followups import FollowUpRule, FollowUps
from care.contact.table import NEAR
from care.followups.kind import Kind
from care.followups.kinds import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "followups.md"
HEAD = ("kind", "what about", "from", "follows", "after", "not sent later than", "reminded once")
ROWS = re.compile(r"\| kind \|.*\n\|[- |]+\|\n(?:\|.*\|\n)*")
OTHERWISE = {  # of those that follow no event and have no day
    "unanswered": "a question without an answer",
    "still_solved": "a complaint that was solved",
    "survey": "a ticket that was solved",
    "draft": "a form left behind",
    "usual_order": "in the place of `reorder`",
    "usual_reminder": "a reminder of their habit that has come",
}


def table() -> str:
    """A row for each, the most important first, with the lengths that hold unless the settings say otherwise."""
    rows = [HEAD, ("---",) * len(HEAD), *map(_cells, KINDS.values())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _cells(kind: Kind) -> tuple[str, ...]:
    rule = getattr(FollowUps(), kind.key, None)
    follows = ", ".join(f"`{each.word}`" for each in kind.after) or ("their day" if kind.days else "")
    after, late = "by a clock of its own" if kind.coming else "", ""
    if isinstance(rule, FollowUpRule):
        after, late = _length(rule.after), _length(rule.late)
    reminded = "✓" if kind.remembers or kind.key == "survey" else ""
    row = (f"`{kind.key}`", kind.purpose.about, NEAR[kind.purpose.begins_at])
    return (*row, follows or OTHERWISE[kind.key], after, late, reminded)


def _length(span: timedelta) -> str:
    days, hours = span.days, span.seconds // 3600
    return (
        " ".join(part for part in (f"{days}d" if days else "", f"{hours}h" if hours else "") if part) or "0"
    )


def written(page: str) -> str:
    """The page with the table as it is to be."""
    return ROWS.sub(lambda _found: table(), page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
