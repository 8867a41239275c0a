"""Numbers that people write or that buttons carry."""

DIGITS = 18  # as many as the store's ids have at most


def number_of(text: str) -> int:
    """The number in `12`, `#12` or `№12`; 0, which nothing has, for anything else."""
    digits = text.strip().lstrip("#№").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS else 0
