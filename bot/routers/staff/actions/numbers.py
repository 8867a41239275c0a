"""Numbers of tickets as people write them."""

from care.values.ids import whole_number


def number_of(text: str) -> int:
    """The number in `12`, `#12` or `№12`; 0, which nothing has, for anything else."""
    return whole_number(text.strip().lstrip("#№").strip())
