"""The board in a staff group, short enough for a phone: who waits, who has what, who is there. Pure."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.board.board import Board, Line, Waiting
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.links import to_place

NAMES = 12
NAME_LIMIT = 24


def render_board(board: Board, _: Words) -> Screen:
    head = Markup("📋 {}").format(_("<b>The queue</b>"))
    if board.is_calm:
        return Screen(Markup("{}: {}").format(head, _("all quiet, nobody is waiting.")))
    taken = [f"{_name(name)} {_.number(count)}" for name, count in board.owners[:NAMES]]
    return Screen(
        parts.lines(
            head,
            _late(board.late, _),
            _waiting(board, _),
            _("In progress: {who}", who=", ".join(taken)) if taken else "",
            _("Snoozed: {count}", count=_.number(board.asleep)) if board.asleep else "",
            _shift(board, _),
            _behind(board, _),
        )
    )


def _late(late: Line, _: Words) -> Markup:
    if not late.total:
        return Markup()
    numbers = _numbers(late, [_number(each, _) for each in late.first], _)
    return _("🔴 <b>Overdue: {count}.</b> {numbers}", count=_.number(late.total), numbers=numbers)


def _waiting(board: Board, _: Words) -> Markup:
    if not board.waiting.total:
        return Markup()
    shown = [
        Markup("{} {}").format(_number(each, _), _by(each.due, board, _)) for each in board.waiting.first
    ]
    numbers = _numbers(board.waiting, shown, _)
    return _("Waiting: {count}. {numbers}", count=_.number(board.waiting.total), numbers=numbers)


def _numbers(every: Line, shown: Sequence[Markup], _: Words) -> Markup:
    more = every.total - len(shown)
    rest = [_("and {count} more", count=_.number(more))] if more else []
    return Markup(", ").join((*shown, *rest))


def _number(waiting: Waiting, _: Words) -> Markup:
    return to_place(waiting.desk, waiting.topic, _("No. {number}", number=waiting.ticket))


def _by(due: datetime | None, board: Board, _: Words) -> str:
    """(14:30), and with the day when that is another one."""
    if due is None:
        return ""
    same_day = due.astimezone(_.zone).date() == board.today
    return f"({_.time(due)})" if same_day else f"({_.date(due)}, {_.time(due)})"


def _shift(board: Board, _: Words) -> Markup:
    if not board.on_shift and not board.on_break:
        return _("Nobody is on shift.")
    return parts.lines(
        _("On shift: {names}", names=_names(board.on_shift)) if board.on_shift else "",
        _("On a break: {names}", names=_names(board.on_break)) if board.on_break else "",
    )


def _behind(board: Board, _: Words) -> Markup:
    if not board.behind:
        return Markup()
    return _(
        "⏳ There are a lot of messages: new ones appear here about {length} late.",
        length=_.length(board.behind),
    )


def _names(names: Sequence[str]) -> str:
    return ", ".join(_name(name) for name in names[:NAMES])


def _name(name: str) -> str:
    return sanitize.line(name, NAME_LIMIT)
