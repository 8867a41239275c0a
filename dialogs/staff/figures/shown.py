"""What a theme is in each form: words, of which as many lines as fit are said, and tables for a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from care.figures import Period
from dialogs.customers import parts
from dialogs.language.words import Words

ROOM = 3800  # characters, of Telegram's 4,096; what follows needs some
CAPTION = 1000  # of a picture's 1,024
MORE = 60  # for what says that some is missing, and the empty lines between


@dataclass(frozen=True)
class Said:
    """`lines`: what may be cut where there is no room; of what is `in_time`, the latest stay."""

    title: str
    days: Period
    first: Sequence[Markup | str]
    head: Markup | str = ""  # above the lines
    lines: Sequence[Markup] = ()
    in_time: bool = False
    note: Markup | str = ""


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[object]]


def worded(said: Said, _: Words, room: int = ROOM) -> Markup:
    top = parts.lines(Markup("<b>{}</b>").format(said.title), _.days(said.days.first, said.days.last))
    first = parts.lines(*said.first)
    left = room - sum(map(len, (top, first, said.head, said.note))) - MORE
    kept = list[Markup]()
    for line in reversed(said.lines) if said.in_time else said.lines:
        left -= len(line) + 1
        if left < 0:
            break
        kept.append(line)
    missing = len(said.lines) - len(kept)
    more = _.ngettext("… and {count} more: see the file.", "… and {count} more: see the file.", missing)
    told = [more] if missing else []
    listed = [*told, *reversed(kept)] if said.in_time else [*kept, *told]
    return parts.paragraphs(top, first, parts.lines(said.head, *listed), said.note)
