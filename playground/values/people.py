"""A person, and a user as the Bot API shows one."""

from dataclasses import dataclass, field

from playground.values.shapes import Json


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the cast. `part` is customer, operator, admin or stranger; guest: of those whom nobody plays."""

    key: str
    id: int
    first_name: str
    language_code: str
    part: str
    user: Json = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name, "username": self.key}
        object.__setattr__(self, "user", user | {"language_code": self.language_code})

    @property
    def username(self) -> str:
        """The name that follows @."""
        return self.key

    def body(self) -> Json:
        """The contract's Person."""
        return {
            "key": self.key,
            "id": self.id,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
            "part": self.part,
        }


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody whom nobody plays, as whoever keeps the world says it."""

    id: int
    name: str
    language: str

    def person(self) -> Person:
        return Person(f"guest{self.id}", self.id, self.name, self.language, "guest")
