"""Phone numbers, in the one form in which they are kept and compared: E.164, such as +380671234567."""

from collections.abc import Mapping
from typing import Any

import phonenumbers

NBSP = "\u00a0"
HOME = "UA"  # of what is written without its country


def e164(text: str, region: str = HOME) -> str | None:
    """None: it is no phone number."""
    found = _parsed(text, region)
    return _normal(found) if found and phonenumbers.is_valid_number(found) else None


def shared(contact: Mapping[str, Any], sender: int) -> str | None:
    """Of a contact as Telegram gives it (care/values/content.py): the sender's own number. None: it is not theirs.

    Telegram knows it, with its country and with or without a plus; a number newer than our library's tables is one.
    """
    if contact.get("user_id") != sender or "forwarded" in contact:
        return None
    found = _parsed("+" + str(contact.get("phone_number", "")).lstrip("+"), None)
    return _normal(found) if found and phonenumbers.is_possible_number(found) else None


def spaced(phone: str) -> str:
    """As people read it: +380 67 123 4567, never broken between two lines."""
    found = _parsed(phone, None)
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(found, style).replace(" ", NBSP) if found else phone


def _parsed(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _normal(found: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
