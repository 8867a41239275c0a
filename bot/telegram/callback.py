"""Callback data: `conversation.version.action.argument` (dialogs/engine/data.py).

`conversation` is a dialog's name, `t<ticket>` on a card, `go` on a notice (the action is the dialog to open), or
`desk`. The version is the one that the buttons were drawn for, so that an old button never acts on new data; `go` and
`desk` have none.

Anybody can send any data with a press. One acts only if `Callback.read` knows it: byte for byte what a button of ours
carries (dialogs/customers/notice_links.py, dialogs/panels/buttons.py). Buttons of a dialog are looked for on its
screen besides.
"""

import re
from dataclasses import dataclass

from care.values.ids import ID, whole_number
from dialogs.customers import notice_links
from dialogs.engine import data
from dialogs.panels import buttons
from dialogs.registry import DIALOGS

NOTICE, DESK = "go", "desk"
ASKING = "asking"  # while we ask in which topic a message stands (bot/delivery/arrival/asking.py)
TICKET = re.compile(rf"t({ID})")


def of_ticket(ticket: int) -> str:
    """The `conversation` of a ticket's card and panels."""
    return f"t{ticket}"


@dataclass(frozen=True)
class Callback:
    conversation: str
    version: int
    action: str
    argument: str = ""

    @property
    def number(self) -> int:
        """The argument as an id."""
        return whole_number(self.argument)

    @property
    def ticket(self) -> int:
        """The ticket of whose card or panel it is; 0: it is of none."""
        found = TICKET.fullmatch(self.conversation)
        return int(found[1]) if found else 0

    @property
    def is_staffs(self) -> bool:
        return self.conversation == DESK or self.ticket > 0

    def pack(self) -> str:
        """Raises ValueError when it would not fit: a mistake in a dialog, found by the explorer."""
        packed = data.written(self.conversation, self.version, self.action, self.argument)
        if not data.fits(packed):
            raise ValueError(f"callback data over {data.LIMIT} bytes: {packed}")
        return packed

    @classmethod
    def read(cls, pressed: str | None) -> "Callback | None":
        """None for what no button of ours carries."""
        found = data.parts_of(pressed or "")
        callback = cls(*found) if found else None
        return callback if callback and callback._is_ours() else None

    def _is_ours(self) -> bool:
        if self.conversation == NOTICE:
            return self.version == 0 and notice_links.is_ours(self.action, self.argument)
        if self.conversation == DESK:
            return self.version == 0 and buttons.by_desk(self.action, self.argument)
        if self.ticket:
            return buttons.by_ticket(self.action, self.argument)
        return self.conversation in DIALOGS
