"""The first run: name, zone, languages, hours, departments, the staff's group; a look at all of it, and it opens.

Each answer is written at once, so nothing of it is lost, and whoever comes back is asked the next question. Once it is
open, an admin changes the same here. To anybody else the command is the menu.
"""

from collections.abc import Callable

from care.business import LANGUAGES, Language
from care.commands import Refused, SetLanguage
from care.rules.commands import ChangeRules, OpenBusiness
from care.values.content import Kind
from dialogs.customers import refusals
from dialogs.customers.facts import Answered, Facts, OfferedGroup
from dialogs.customers.zone import REGION
from dialogs.engine.machine import (
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Need,
    Note,
    Opened,
    Press,
    Said,
    Sent,
    Step,
)
from dialogs.language import places
from dialogs.setup import changing, reading, says, screens
from dialogs.setup.reading import Unread, Values
from dialogs.setup.states import STATES, About, Asking, Days, Looking, Overview, State, Welcoming, Working

LATER = tuple(each for each in About if each is not About.GROUP)  # what is changed here once it is open


def step(state: State, event: Event, facts: Facts) -> Step:
    if facts.customer.id not in facts.business.admins:
        return Step(state, (Go("menu"),))
    match state, event:
        case _, Opened():
            return Step(_next(facts))
        case Asking(), Press("language", language) if language in LANGUAGES:
            return Step(state, (Do(SetLanguage(language)),))
        case Asking(), _:
            return _asked(state, event, facts)
        case Overview(), _:
            return _looked(state, event, facts)
        case Working(), _:
            return Step(state)
    return changing.step(state, event, facts)


def asks(facts: Facts) -> tuple[About, ...]:
    """What can be answered now."""
    return LATER if facts.business.is_open else tuple(About)


def _next(facts: Facts) -> State:
    """The first question without an answer."""
    if facts.business.is_open:
        return Overview()
    answered = facts[Answered()]
    group = facts[OfferedGroup()]
    if group is not None and group.serves:
        answered |= {About.GROUP.value}
    return next((_begun(each, facts) for each in About if each.value not in answered), Overview())


def _begun(about: About, facts: Facts) -> Asking:
    return Asking(about, languages=facts.business.languages if about is About.LANGUAGES else ())


def _looked(state: Overview, event: Event, facts: Facts) -> Step:
    group = facts[OfferedGroup()]
    match event:
        case Press("change", about) if about in asks(facts):
            return Step(_begun(About(about), facts))
        case Press("special" | "welcome" | "look" as what) if facts.business.is_open:
            return Step(AFTER[what])
        case Press("open") if group is not None and not facts.business.is_open:
            return Step(state, (Do(OpenBusiness(group.chat)),))
        case Happened(Refused() as refused):
            return Step(_next(facts), (refusals.note(refused, facts.words),))
        case Happened():
            return Step(Working(group.title if group else ""), (Finish(),))
        case Said(message) | Sent(message) if facts.business.is_open:
            return Step(state, (Go("offer", messages=(message,)),))
        case Said() | Sent():
            return Step(state, (Note(says.press(facts.words)),))
    return Step(state)


def _asked(state: Asking, event: Event, facts: Facts) -> Step:
    match event:
        case Press("back"):
            return Step(_before(state, facts))
        case Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case Happened():
            kept = state.about.value in facts[Answered()]  # else only the language has changed
            return Step(_next(facts), (Note(says.saved(facts.words)),) if kept else ())
        case Press() | Said() | Sent():
            try:
                return _seen(ANSWERS[state.about](state, event, facts), facts)
            except Unread as unread:
                return Step(state, (Note(unread.said),))
    return Step(state)


def _seen(step: Step, facts: Facts) -> Step:
    """Once it is open, how it will look is shown before it is saved. Raises Unread."""
    for effect in step.effects if facts.business.is_open else ():
        if isinstance(effect, Do) and isinstance(effect.command, ChangeRules):
            return changing.shown_first(effect.command.values, facts)
    return step


def _before(state: Asking, facts: Facts) -> State:
    order = list(About)
    at = order.index(state.about)
    return Overview() if facts.business.is_open or not at else _begun(order[at - 1], facts)


def _written(state: Asking, values: Values) -> Step:
    return Step(state, (Do(ChangeRules(values)),))


def _text(event: Event, facts: Facts) -> str:
    if not isinstance(event, Said):
        raise Unread(says.in_words(facts.words))
    return event.text


def _name(state: Asking, event: Event, facts: Facts) -> Step:
    return _written(state, reading.name(_text(event, facts), facts.words))


def _zone(state: Asking, event: Event, facts: Facts) -> Step:
    match event:
        case Press("pick", index) if index.isdecimal() and int(index) < len(zones := state.zones or REGION):
            return _written(state, {"zone": zones[int(index)]})
        case Sent(message) if message.content.kind is Kind.LOCATION:
            at = message.content.data
            return _written(state, {"zone": places.nearest(at["latitude"], at["longitude"])})
    found = places.search(_text(event, facts)[:60])
    if len(found) == 1:
        return _written(state, {"zone": found[0]})
    if not found:
        _ = facts.words
        raise Unread(_("We do not know that city. Try the nearest big one, or send your location."))
    return Step(Asking(state.about, zones=found))


def _languages(state: Asking, event: Event, facts: Facts) -> Step:
    match event:
        case Press("pick", language) if language in LANGUAGES:
            chosen = _flipped(state.languages, language)
            if not chosen:
                raise Unread(says.some_language(facts.words))
            return Step(Asking(state.about, languages=chosen))
        case Press("next"):
            return _written(state, reading.languages(state.languages, facts.customer.language))
    return Step(state, (Note(says.press(facts.words)),))


def _flipped(chosen: tuple[Language, ...], language: str) -> tuple[Language, ...]:
    return tuple(each for each in LANGUAGES if (each in chosen) != (each == language))


def _hours(state: Asking, event: Event, facts: Facts) -> Step:
    holidays = sorted(day.isoformat() for day in facts.business.hours.holidays)
    match event:
        case Press("pick", door) if door in reading.DOORS:
            return _written(state, reading.opening(reading.DOORS[door], holidays, facts.words))
    return _written(state, reading.opening(_text(event, facts), holidays, facts.words))


def _departments(state: Asking, event: Event, facts: Facts) -> Step:
    spoken = facts.business.languages
    if facts.business.is_open:
        return changing.departments(state, event, facts)
    match event:
        case Press("pick", reading.ONE | reading.SEVERAL as which):
            return _written(state, reading.ready(which, spoken))
    return _written(state, reading.departments(_text(event, facts), spoken, facts.words))


def _group(state: Asking, _event: Event, facts: Facts) -> Step:
    """Whatever they say: what is known of the group decides."""
    group = facts[OfferedGroup()]
    if group is not None and group.serves:
        return Step(_next(facts))
    return Step(state, (Note(says.lacking(group, facts.words)),))


AFTER: dict[str, State] = {"special": Days(), "welcome": Welcoming(), "look": Looking()}
ANSWERS: dict[About, Callable[[Asking, Event, Facts], Step]] = {
    About.NAME: _name,
    About.ZONE: _zone,
    About.LANGUAGES: _languages,
    About.HOURS: _hours,
    About.DEPARTMENTS: _departments,
    About.GROUP: _group,
}


def needs(state: State) -> tuple[Need[object], ...]:
    match state:
        case Asking() | Overview():
            return Answered(), OfferedGroup()
        case Looking():
            return (changing.HISTORY,)
    return ()


DIALOG = Dialog(
    "setup",
    STATES,
    Asking(),
    step,
    screens.render,
    Facts,
    needs=needs,
    takes_text=lambda state: not isinstance(state, Working),
    passing=lambda state: not isinstance(state, Working),
)
