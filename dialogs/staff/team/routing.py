"""Who is asked to take a ticket, and why, in sentences: for `turbota route` and an admin's `/route`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from care.business import Business, Priority
from care.routing import Candidate, Reason, Routing, Wanted, Why
from care.tickets.promises import answer_due, solve_due
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.team.rules import rule_line
from dialogs.staff.ticket.card import language_name
from dialogs.staff.ticket.priorities import PRIORITY_MARKS, priority_name

NAME_LIMIT = 64
Names = Mapping[int, str]


def explain(
    business: Business, people: Sequence[Candidate], wanted: Wanted, routing: Routing, now: datetime, _: Words
) -> list[Markup]:
    """One line each: what was asked, how urgent it is, by when it is answered, who is asked, and why."""
    names = {person.id: sanitize.line(person.operator.name, NAME_LIMIT) for person in people}
    who = names[routing.person.id] if routing.person else _("the whole department")
    return [
        _question(business, wanted, now, _),
        _urgency(business, routing, _),
        *_promises(business, wanted, routing.priority, now, _),
        _("Asked to take it: {who}", who=who),
        *[Markup("– {}").format(_sentence(reason, names, now, _)) for reason in routing.reasons],
    ]


def _question(business: Business, wanted: Wanted, now: datetime, _: Words) -> Markup:
    department = parts.department(business, wanted.department, _)
    language = language_name(wanted.language, _)
    return Markup(" · ").join((department, language, _.when(wanted.at, now)))


def _urgency(business: Business, routing: Routing, _: Words) -> Markup:
    mark, name = PRIORITY_MARKS[routing.priority], priority_name(routing.priority, _)
    priority = Markup("{} {}").format(mark, _("Priority: {name}", name=name))
    if routing.rule is None:
        return Markup("{} · {}").format(priority, _("no rule fits"))
    rule = business.priorities[routing.rule]
    number = _("rule {number}", number=routing.rule + 1)
    return Markup("{} · {}: {}").format(priority, number, rule_line(business, rule, _))


def _promises(
    business: Business, wanted: Wanted, priority: Priority, now: datetime, _: Words
) -> tuple[Markup, Markup]:
    answered = answer_due(business, wanted.department, wanted.at, priority)
    solved = solve_due(business, wanted.department, wanted.at, priority)
    return (
        _("Answer {deadline}", deadline=_.by(answered, now)),
        _("Solve {deadline}", deadline=_.by(solved, now)),
    )


def _sentence(reason: Reason, names: Names, now: datetime, _: Words) -> Markup:
    name = names.get(reason.who or 0, "")
    match reason.why:
        case Why.OFF_HOURS:
            return _closed(reason.at, now, _)
        case Why.NOBODY:
            return _("nobody in the department is on shift")
        case Why.ON_BREAK:
            return _("{name} is on a break", name=name)
        case Why.ELSEWHERE:
            return _("{name} works in other departments", name=name)
        case Why.HANDED_BACK:
            return _("{name} has just returned it or passed it on", name=name)
    return _choice(reason, _)


def _closed(opens: datetime | None, now: datetime, _: Words) -> Markup:
    if opens is None:
        return _("the department is closed for the whole year ahead")
    return _("the department is closed then; it opens {when}", when=_.when(opens, now))


def _choice(reason: Reason, _: Words) -> Markup:
    """What speaks for the one who is asked."""
    language = language_name(reason.language, _) if reason.language else ""
    match reason.why:
        case Why.LANGUAGE:
            return _("answers in the customer’s language: {language}", language=language)
        case Why.NO_LANGUAGE:
            return _(
                "does not answer in the customer’s language: {language}; nobody on shift does",
                language=language,
            )
        case Why.LEAST_LOADED:
            return _("has the fewest open tickets: {count}", count=_.number(reason.count or 0))
        case Why.LONGEST:
            return _("has gone longest without a new ticket")
    return _("the only one on shift in the department")
