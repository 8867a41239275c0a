"""By which rules a unit of work goes (docs/decisions/0030-rules-from-the-chat.md)."""

from dataclasses import dataclass

from care.business import Business


@dataclass(frozen=True)
class Ruling:
    """`business` is `begun`, as the file has it, with all that was changed since, up to the row `change`."""

    begun: Business
    business: Business
    change: int = 0

    @classmethod
    def of(cls, begun: Business) -> "Ruling":
        """Nothing has been changed."""
        return cls(begun, begun)
