"""What somebody of the staff can do in private, by their rights, and the list of it that Telegram shows them."""

from collections.abc import Callable

from care.business import Business
from care.store.unit import Unit
from dialogs.staff.commands import OF_TEAM, PAGES


def private_commands(business: Business, user_id: int) -> list[str]:
    """The commands that work for them here, by name."""
    pages = PAGES if user_id in business.admins else ()
    return [each.name for each in (*pages, *OF_TEAM) if business.may(user_id, each.right)]


class Menus:
    """Who has their own command list by now. Kept in the process only: it costs little to look at it once more."""

    def __init__(self, give: Callable[[int], None] = lambda _user_id: None) -> None:
        """`give` sets the list of one person; a failure is its own affair."""
        self._give = give
        self._given: set[int] = set()

    def heard_of(self, unit: Unit, user_id: int) -> None:
        """They write to us in private: once is enough."""
        if user_id not in self._given:
            unit.after_commit(lambda: self._first(user_id))

    def admitted(self, unit: Unit, user_id: int) -> None:
        """They may act from now on. Who has never written to us gets it when they do: Telegram knows no such chat."""
        unit.after_commit(lambda: self._give(user_id))

    def _first(self, user_id: int) -> None:
        self._given.add(user_id)
        self._give(user_id)
