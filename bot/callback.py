"""Callback data: `conversation.version.action.argument`, at most 64 bytes.

`conversation` is a dialog's name, `t<ticket>` on a card, `go` on a notice (the action is the dialog to
open), or `desk`.
The version is the one that the buttons were drawn for, so that an old button never acts on new data.
"""

from dataclasses import dataclass

LIMIT = 64
DIGITS = 18  # as many as a 64-bit number always holds


def whole_number(text: str, digits: int = DIGITS) -> int:
    """The number that a button carries; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else 0


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

    def pack(self) -> str:
        """Raises ValueError when it would not fit: a mistake in a dialog, found by the explorer."""
        data = f"{self.conversation}.{self.version}.{self.action}.{self.argument}"
        if len(data.encode()) > LIMIT:
            raise ValueError(f"callback data over {LIMIT} bytes: {data}")
        return data

    @classmethod
    def unpack(cls, data: str | None) -> "Callback | None":
        """None for what we never made: anybody can send any data."""
        parts = (data or "").split(".", 3)
        if len(parts) != 4 or not parts[1].isascii() or not parts[1].isdigit() or len(parts[1]) > 9:
            return None
        return cls(parts[0], int(parts[1]), parts[2], parts[3])
