"""For the staff's commands, which begin with a moment, or are a length of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dialogs.language.when.conventions import HORIZON, NotSo
from dialogs.language.when.folding import Token
from dialogs.language.when.once import Here, Opens
from dialogs.language.when.phrases import lengths
from dialogs.language.when.reader import Text, grammar
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Phrase
from dialogs.language.when.tagging import tag

SEPARATORS = " \t\n\r\v\f\xa0,;:.–—-"


@dataclass(frozen=True)
class When:
    """`rest` is the end of the text as it was, so that what stands where in it can still be said."""

    moment: datetime  # aware, UTC, after now
    rest: str


def read_when(
    text: str, now: datetime, zone: ZoneInfo, opens: Opens | None = None, *, language: str = "uk"
) -> When | None:
    """A moment at the beginning of `text`. None: there is none, or it would have to be asked which."""
    here = Here(now.astimezone(zone), zone, opens)
    tokens = tag(text, language, quoted=False)
    phrases = _leading(grammar().phrases(tokens, language, leads=True), tokens)
    whole = Text(text, tokens, phrases, here)
    while phrases:
        try:
            choices = whole.choices(phrases)
        except NotSo as error:
            if error.why is not Why.TWO:
                return None
            phrases = phrases[:-1]  # the words that follow begin with another moment
            continue
        moment = choices[0].at.replace(tzinfo=zone).astimezone(UTC)
        if len(choices) > 1 or choices[0].rule or moment <= now:
            return None
        return When(moment, text[tokens[phrases[-1].end - 1].end :].lstrip(SEPARATORS))
    return None


def _leading(phrases: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Those with which the text begins, one behind the other."""
    leading: list[Phrase] = []
    for phrase in phrases:
        between = tokens[leading[-1].end if leading else 0 : phrase.start]
        if any(token.kind != "comma" for token in between):
            break
        leading.append(phrase)
    return leading


def read_length(text: str) -> timedelta | None:
    """The whole of `text` as a length of time: "7d", "2 hours", "2 години". A day has 24 hours."""
    tokens = [
        token for token in tag(text, "uk", quoted=False) if token.kind not in ("in", "through", "za", "for")
    ]
    length = lengths.later(tokens)
    if length is None or length.months or tokens[0].kind == "unit":
        return None
    whole = timedelta(days=length.days, minutes=length.minutes)
    return whole if timedelta(0) < whole <= HORIZON else None
