"""Mistakes in the settings, each with its line, its place and a sentence that says what to write instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from bot.settings.lines import Place, nearest_line
from bot.settings.names import closest_name
from dialogs.language.settings import say
from dialogs.language.words import Words


@dataclass(frozen=True)
class Mistake:
    """`code` is pydantic's type of error or ours, `fields` fill its sentence, `said` is pydantic's own."""

    code: str
    place: Place = ()
    line: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""

    def sentence(self, _: Words) -> str:
        """For a person: `line 14: departments[1].first_answer: write a length of time like "1h 30m"`."""
        line = _.plain(_("line {line}", line=self.line)) if self.line else ""
        return ": ".join(
            filter(None, (line, _written(self.place), say(self.code, self.fields, _) or self.said))
        )


class SettingsError(Exception):
    """The settings of `source` (a file, or "environment") cannot be used. Holds every mistake found."""

    def __init__(self, source: str, *mistakes: Mistake) -> None:
        self.source = source
        self.mistakes = mistakes
        super().__init__("; ".join(self.sentences(Words("en", ZoneInfo("UTC")))))

    def sentences(self, _: Words) -> list[str]:
        return [f"{self.source}: {mistake.sentence(_)}" for mistake in self.mistakes]


def mistakes_in(error: ValidationError, model: type, places: Mapping[Place, int]) -> list[Mistake]:
    """Every mistake that pydantic found, in the order of the lines on which `places` says the keys stand."""
    found = []
    for item in error.errors(include_url=False, include_input=False):
        fields = dict(item.get("ctx", {}))
        if item["type"] == "extra_forbidden":
            fields["close"] = closest_name(model, item["loc"])
        place = _place(item["loc"]) + tuple(fields.get("at", ()))
        found.append(
            Mistake(
                code=item["type"],
                place=place,
                line=nearest_line(places, place),
                fields=fields,
                said=item["msg"],
            )
        )
    return sorted(found, key=lambda mistake: mistake.line or 0)


def _written(place: Place) -> str:
    """`departments[1].first_answer`: where it is, as a person would write it. Elements are counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def _place(location: Sequence[int | str]) -> Place:
    """Pydantic's location as the file has it: days stand flat in [hours], a wrong key is its own place."""
    return tuple(part for part in location if part not in {"days", "[key]"})
