"""Who is meant: on shift, of the department, speaking the customer's language, least loaded, longest without a new one.

Where nobody on shift speaks the language, the least loaded of the department is asked; where nobody is on shift,
nobody is asked in particular. Whoever has just given the ticket away is asked only when there is nobody else.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from care.business import Business, Language, Priority
from care.business.hours import is_open, next_opening
from care.people.operators import Duty
from care.routing.priority import judge
from care.routing.reasons import Reason, Why
from care.routing.wanted import Candidate, Routing, Wanted

NEVER = datetime.min.replace(tzinfo=UTC)


def route(business: Business, people: Sequence[Candidate], wanted: Wanted) -> Routing:
    """Pure: the same question has the same answer. `people` are those who may act."""
    priority, rule = judge(business, wanted)
    person, reasons = _chosen(business, _within(business, people, wanted), wanted)
    left_out = [why for why in _left_out(business, people, wanted) if person is None or why.who != person.id]
    why = (*_closed(business, wanted), *left_out, *reasons)
    loyal = rule is not None and priority > Priority.NORMAL and bool(business.priorities[rule].tier)
    return Routing(
        department=wanted.department,
        priority=priority,
        rule=rule,
        person=person,
        reasons=why,
        tier=wanted.tier if loyal else "",
    )


def works_in(business: Business, user_id: int, department: str) -> bool:
    person = business.person(user_id)
    return person is None or not person.departments or department in person.departments


def languages_of(business: Business, user_id: int, department: str) -> tuple[Language, ...]:
    """Those that somebody answers in: their own, else their department's, else the business's."""
    person, place = business.person(user_id), business.department(department)
    own = person.languages if person else ()
    return own or (place.languages if place else ()) or business.languages


def _within(business: Business, people: Sequence[Candidate], wanted: Wanted) -> list[Candidate]:
    """Those on shift who work in the department."""
    return [
        person
        for person in people
        if person.duty(wanted.at) is Duty.ON and works_in(business, person.id, wanted.department)
    ]


def _chosen(
    business: Business, here: list[Candidate], wanted: Wanted
) -> tuple[Candidate | None, list[Reason]]:
    others = [person for person in here if person.id != wanted.not_to] or here
    if not others:
        return None, [Reason(Why.NOBODY)]
    why = [Reason(Why.ONLY_ONE)] if len(others) == 1 else []
    speakers = [person for person in others if _speaks(business, person, wanted)]
    why.append(Reason(Why.LANGUAGE if speakers else Why.NO_LANGUAGE, language=wanted.language))
    person, fewest = _least(speakers or others)
    return person, why + fewest


def _speaks(business: Business, person: Candidate, wanted: Wanted) -> bool:
    return wanted.language in languages_of(business, person.id, wanted.department)


def _least(people: list[Candidate]) -> tuple[Candidate, list[Reason]]:
    ordered = sorted(people, key=lambda person: (person.load, person.last_at or NEVER, person.id))
    person = ordered[0]
    if len(people) == 1:
        return person, []
    why = [Reason(Why.LEAST_LOADED, count=person.load)]
    return person, why + ([Reason(Why.LONGEST)] if ordered[1].load == person.load else [])


def _closed(business: Business, wanted: Wanted) -> list[Reason]:
    hours = business.hours_of(wanted.department)
    if is_open(hours, business.tz, wanted.at):
        return []
    return [Reason(Why.OFF_HOURS, at=next_opening(hours, business.tz, wanted.at))]


def _left_out(business: Business, people: Sequence[Candidate], wanted: Wanted) -> list[Reason]:
    """Those of whom one would expect that they are asked, and why they are not."""
    why = []
    for person in people:
        duty, here = person.duty(wanted.at), works_in(business, person.id, wanted.department)
        if duty is Duty.BREAK and here:
            why.append(Reason(Why.ON_BREAK, person.id))
        elif duty is Duty.ON and not here:
            why.append(Reason(Why.ELSEWHERE, person.id))
        elif duty is Duty.ON and person.id == wanted.not_to:
            why.append(Reason(Why.HANDED_BACK, person.id))
    return why
