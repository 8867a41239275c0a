"""To an operator or an admin, in private."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from care.notices.notice import ToStaff
from care.notices.posts import to_chat
from care.outbox import Post


class OperatorWelcome(ToStaff):
    """How the desk works, for somebody who works there, and which `commands` they have in private."""

    commands: tuple[str, ...] = ()
    admin: bool = False


class ShiftOver(ToStaff):
    """Their shift has ended by itself, and `tickets` of theirs are anybody's again. `alone`: nobody is on shift now."""

    tickets: int
    alone: bool = False


class BreakOver(ToStaff):
    """Their break has ended by itself."""


class DeadLetter(ToStaff):
    """An update could not be handled and is kept; `error` is the name of what went wrong."""

    update_id: int
    error: str


class DeadLetters(ToStaff):
    """More of them, `count` in all."""

    count: int


class GroupWell(ToStaff):
    """The bot has all the rights that it needs in the staff group again."""

    group: int


class GroupTrouble(ToStaff):
    """Nothing can be said in the staff group; `error` is what Telegram says about it."""

    group: int
    error: str


def operator_welcome(operator: int, commands: Sequence[str], *, admin: bool) -> Post:
    """How the desk works, for somebody who works there, and which `commands` they have in private."""
    return to_chat(operator, "operator_welcome", commands=list(commands), admin=admin)


def shift_over(operator: int, tickets: int, *, alone: bool) -> Post:
    """Their shift has ended by itself, and `tickets` of theirs are anybody's again. `alone`: nobody is on shift now."""
    return to_chat(operator, "shift_over", tickets=tickets, alone=alone)


def break_over(operator: int) -> Post:
    """Their break has ended by itself."""
    return to_chat(operator, "break_over")


def dead_letter(admin: int, update_id: int, error: str) -> Post:
    """An update could not be handled and is kept; `error` is the name of what went wrong."""
    return to_chat(admin, "dead_letter", update_id=update_id, error=error)


def dead_letters(admin: int, count: int, due_at: datetime) -> Post:
    """More of them, `count` in all; said once at `due_at`, with as many as there are by then."""
    post = to_chat(admin, "dead_letters", count=count)
    return replace(post, due_at=due_at, once=f"dead_letters:{admin}")


def group_well(admin: int, group: int) -> Post:
    """The bot has all the rights that it needs in the staff group again."""
    return to_chat(admin, "group_well", group=group)


def group_trouble(admin: int, group: int, error: str) -> Post:
    """Nothing can be said in the staff group; `error` is what Telegram says about it."""
    return to_chat(admin, "group_trouble", group=group, error=error)
