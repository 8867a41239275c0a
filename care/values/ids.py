"""Ids as they are written into buttons, links and commands: plain digits, no more than the store can keep."""

DIGITS = 18  # as many as a 64-bit number always holds
ID = rf"[1-9][0-9]{{0,{DIGITS - 1}}}"


def whole_number(text: str, digits: int = DIGITS) -> int:
    """The number that is written there; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else 0
