"""The business's rules for tickets as an admin reads them: departments, priorities, tiers, people."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from care.business import Business, Day, Department, Hours, Priority, PriorityRule
from care.business.hours import DAYS
from care.people.operators import Duty
from care.routing import Candidate
from care.routing.route import languages_of
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.card import language_name
from dialogs.staff.ticket.priorities import PRIORITY_MARKS, priority_name

NAME_LIMIT = 64
DAY = timedelta(days=1)
MONDAY = date(2024, 1, 1)


def render_table(business: Business, people: Sequence[Candidate], _: Words) -> list[Markup]:
    """All the rules, a line each; those of a department, a rule or a person stand together."""
    return [
        _("Departments"),
        *[line for each in business.departments for line in _department(business, each, _)],
        _("Priorities: the first matching rule applies"),
        *_rules(business, _),
        *([_("Tiers"), *_tiers(business, _)] if business.tiers else []),
        _("People"),
        *([_person(business, person, _) for person in people] or [_item(_("nobody yet"))]),
    ]


def rule_line(business: Business, rule: PriorityRule, _: Words) -> Markup:
    """When the rule fits."""
    conditions = [
        _("words beginning with: {words}", words=", ".join(rule.words)) if rule.words else "",
        _join(parts.department(business, key, _) for key in rule.about),
        _("tier {tier} or higher", tier=_tier(business, rule.tier, _)) if rule.tier else "",
        _("another complaint within {length}", length=_length(rule.again_within, _))
        if rule.again_within
        else "",
    ]
    return Markup("; ").join(condition for condition in conditions if condition)


# --- departments


def _department(business: Business, department: Department, _: Words) -> list[Markup]:
    languages = department.languages or business.languages
    groups = business.desks(department.key)
    return [
        _item(Markup("{} ({})").format(department.name.in_language(_.language), department.key)),
        _detail(_("groups: {groups}", groups=", ".join(map(str, groups)))),
        _detail(_("languages: {languages}", languages=_join(language_name(each, _) for each in languages))),
        _detail(_("hours: {hours}", hours=_hours_line(business.hours_of(department.key), _))),
        *[_detail(_promise(department, priority, _)) for priority in reversed(Priority)],
    ]


def _promise(department: Department, priority: Priority, _: Words) -> Markup:
    promise = department.promise(priority)
    return _(
        "{mark} {priority}: first answer within {first}, solved within {solved}",
        mark=PRIORITY_MARKS[priority],
        priority=priority_name(priority, _),
        first=_.length(promise.first_answer),
        solved=_.length(promise.solved),
    )


def _hours_line(hours: Hours, _: Words) -> Markup:
    """Mon–Fri 09:00–18:00; Sat 10:00–15:00. Neighbours with the same hours stand together."""
    stretches = []
    for times, days in groupby(
        (day for day in DAYS if hours.days.get(day)), key=lambda day: _times(hours, day)
    ):
        stretches.append(f"{_days(list(days), _)} {times}")
    holidays = [_.day(day) for day in sorted(hours.holidays)]
    closed = _("closed: {days}", days=", ".join(holidays)) if holidays else ""
    return Markup("; ").join(part for part in (*stretches, closed) if part)


def _times(hours: Hours, day: Day) -> str:
    return ", ".join(f"{each.start:%H:%M}–{each.end:%H:%M}" for each in hours.days[day])


def _days(days: list[Day], _: Words) -> str:
    """Neighbours as a stretch; a day that is closed between them ends it."""
    places = [DAYS.index(day) for day in days]
    names = [_.short_weekday(MONDAY + place * DAY) for place in places]
    if len(places) > 1 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


# --- priorities, tiers, people


def _rules(business: Business, _: Words) -> list[Markup]:
    rules = [
        Markup("{}. {} {}: {}").format(
            number,
            PRIORITY_MARKS[rule.priority],
            priority_name(rule.priority, _),
            rule_line(business, rule, _),
        )
        for number, rule in enumerate(business.priorities, 1)
    ]
    rest = Markup("{} {}").format(PRIORITY_MARKS[Priority.NORMAL], priority_name(Priority.NORMAL, _))
    return [*rules, _item(_("otherwise: {priority}", priority=rest))]


def _tiers(business: Business, _: Words) -> list[Markup]:
    named = [(tier.name.in_language(_.language), tier.points) for tier in business.tiers]
    return [
        _item(_.ngettext("{tier}: from {count} point", "{tier}: from {count} points", points, tier=name))
        for name, points in named
    ]


def _person(business: Business, person: Candidate, _: Words) -> Markup:
    known = business.person(person.id)
    departments = known.departments if known else ()
    places = _join(parts.department(business, key, _) for key in departments) or _("every department")
    spoken = languages_of(business, person.id, departments[0] if departments else "")
    return _item(
        Markup(" · ").join(
            (
                sanitize.line(person.operator.name, NAME_LIMIT),
                places,
                _join(language_name(each, _) for each in spoken),
                _duty(person.operator.duty, _),
                _("open tickets: {count}", count=_.number(person.load)),
            )
        )
    )


def _duty(duty: Duty, _: Words) -> Markup:
    match duty:
        case Duty.ON:
            return _("on shift")
        case Duty.BREAK:
            return _("on a break")
        case Duty.OFF:
            return _("off shift")


def _tier(business: Business, key: str, _: Words) -> str:
    found = next((tier for tier in business.tiers if tier.key == key), None)
    return found.name.in_language(_.language) if found else key


def _length(length: timedelta, _: Words) -> Markup:
    days = length // DAY
    if days and length == days * DAY:
        return _.ngettext("{count} day", "{count} days", days)
    return Markup("{}").format(_.length(length))


def _join(items: Iterable[str]) -> Markup:
    return Markup(", ").join(items)


def _item(text: str) -> Markup:
    return Markup("· {}").format(text)


def _detail(text: str) -> Markup:
    return Markup("– {}").format(text)
