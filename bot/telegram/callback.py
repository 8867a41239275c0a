"""Callback data: `conversation.version.action.argument`, at most 64 bytes.

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
from dialogs.panels import buttons
from dialogs.registry import DIALOGS

LIMIT = 64
NOTICE, DESK = "go", "desk"
ASKING = "asking"  # while we ask in which topic a message stands (bot/delivery/arrival/asking.py)
TICKET = re.compile(rf"t({ID})")
WRITTEN = re.compile(r"([a-z0-9_-]+)\.(0|[1-9][0-9]{0,8})\.([a-z0-9_-]+)\.([a-z0-9_-]*)")


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
        data = f"{self.conversation}.{self.version}.{self.action}.{self.argument}"
        if len(data.encode()) > LIMIT:
            raise ValueError(f"callback data over {LIMIT} bytes: {data}")
        return data

    @classmethod
    def read(cls, data: str | None) -> "Callback | None":
        """None for what no button of ours carries."""
        found = WRITTEN.fullmatch(data or "") if len(data or "") <= LIMIT else None
        if found is None:
            return None
        callback = cls(found[1], int(found[2]), found[3], found[4])
        return callback if callback._is_ours() else None

    def _is_ours(self) -> bool:
        if self.conversation == NOTICE:
            return self.version == 0 and notice_links.is_ours(self.action, self.argument)
        if self.conversation == DESK:
            return self.version == 0 and buttons.by_desk(self.action, self.argument)
        if self.ticket:
            return buttons.by_ticket(self.action, self.argument)
        return self.conversation in DIALOGS
