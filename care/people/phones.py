"""Phone numbers, in the one form in which they are kept and compared: E.164, such as +380671234567."""

import phonenumbers

HOME = "UA"  # of what is written without its country


def e164(text: str, region: str = HOME) -> str | None:
    """None: it is no phone number."""
    try:
        found = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(found):
        return None
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
