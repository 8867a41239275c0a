"""To an operator or an admin, in private."""

from care.notices.notice import ToStaff


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


class CallsGivenUp(ToStaff):
    """A system of the business's own has not taken so many calls; `error` is what the last one met."""

    endpoint: str
    count: int
    error: str
