"""Who is asked to take a ticket, how urgent it is, and why."""

from datetime import UTC, datetime, timedelta

from care.business import (
    Business,
    Department,
    Hours,
    Language,
    Localized,
    Period,
    Person,
    Priority,
    PriorityRule,
    Tier,
)
from care.business.hours import DAYS
from care.model.ticket import About
from care.people.operators import Duty, Operator
from care.routing import Candidate, Routing, Wanted, Why, judge, route
from tests.for_each import for_each

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday; noon in Kyiv
NIGHT = datetime(2026, 11, 20, 22, tzinfo=UTC)
DAY = timedelta(days=1)
TARAS, DARIA, SOLOMIIA = 201, 202, 301


def name(text: str) -> Localized:
    return Localized({"en": text})


SHOP = Business.model_validate(
    {
        "name": name("Kava"),
        "staff_group": -1001,
        "admins": [SOLOMIIA],
        "hours": Hours(days=dict.fromkeys(DAYS[:6], (Period.model_validate("09:00-18:00"),))),
        "departments": [
            Department(key="cafe", name=name("Café")),
            Department(key="delivery", name=name("Delivery"), languages=("uk", "ru")),
        ],
        "staff": [
            Person(id=TARAS, departments=("cafe",), languages=("uk", "en")),
            Person(id=DARIA, languages=("uk", "ru")),
        ],
        "tiers": [
            Tier(key="bronze", name=name("Bronze"), points=0),
            Tier(key="gold", name=name("Gold"), points=500),
        ],
    }
)


def person(
    who: int,
    duty: Duty = Duty.ON,
    load: int = 0,
    last_at: datetime | None = None,
    until: datetime | None = None,
) -> Candidate:
    operator = Operator(who, str(who), "uk", admitted=True, duty=duty, duty_until=until)
    return Candidate(operator, load, last_at)


def wanted(
    department: str = "cafe", language: Language = "uk", at: datetime = NOW, **fields: object
) -> Wanted:
    return Wanted(department, language, at, **fields)  # type: ignore[arg-type]


def why(routing: Routing) -> list[Why]:
    return [reason.why for reason in routing.reasons]


def asked(routing: Routing) -> int | None:
    return routing.person.id if routing.person else None


# --- who is asked

ROUTES = {
    "nobody is on shift": (
        [person(TARAS, Duty.OFF)], wanted(), None, [Why.NOBODY],
    ),
    "the only one on shift": (
        [person(TARAS), person(DARIA, Duty.OFF)], wanted(), TARAS, [Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "the least loaded": (
        [person(TARAS, load=2), person(DARIA, load=1)], wanted(), DARIA, [Why.LANGUAGE, Why.LEAST_LOADED],
    ),
    "of two as busy, the one who waits longest for a ticket": (
        [person(TARAS, last_at=NOW), person(DARIA, last_at=NOW - DAY)], wanted(), DARIA,
        [Why.LANGUAGE, Why.LEAST_LOADED, Why.LONGEST],
    ),
    "of two with nothing to tell them apart, always the same": (
        [person(DARIA), person(TARAS)], wanted(), TARAS, [Why.LANGUAGE, Why.LEAST_LOADED, Why.LONGEST],
    ),
    "who speaks the language, however busy": (
        [person(TARAS), person(DARIA, load=9)], wanted(language="ru"), DARIA, [Why.LANGUAGE],
    ),
    "nobody speaks it: the least loaded of the department": (
        [person(DARIA)], wanted(language="en"), DARIA, [Why.ONLY_ONE, Why.NO_LANGUAGE],
    ),
    "who has said no languages speaks the department's": (
        [person(SOLOMIIA)], wanted("delivery", "en"), SOLOMIIA, [Why.ONLY_ONE, Why.NO_LANGUAGE],
    ),
    "who has said no department works in all": (
        [person(SOLOMIIA)], wanted("delivery", "ru"), SOLOMIIA, [Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "not who works elsewhere": (
        [person(TARAS), person(DARIA, load=5)], wanted("delivery"), DARIA,
        [Why.ELSEWHERE, Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "not who is on a break": (
        [person(TARAS, Duty.BREAK, until=NOW + DAY), person(DARIA, load=5)], wanted(), DARIA,
        [Why.ON_BREAK, Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "a break that is over by then is none": (
        [person(TARAS, Duty.BREAK, until=NOW)], wanted(), TARAS, [Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "a shift that is over by then is none": (
        [person(TARAS, until=NOW)], wanted(), None, [Why.NOBODY],
    ),
    "not who has just given it away": (
        [person(TARAS), person(DARIA, load=5)], wanted(not_to=TARAS), DARIA,
        [Why.HANDED_BACK, Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "unless there is nobody else": (
        [person(TARAS)], wanted(not_to=TARAS), TARAS, [Why.ONLY_ONE, Why.LANGUAGE],
    ),
    "at night, who is on shift all the same": (
        [person(TARAS)], wanted(at=NIGHT), TARAS, [Why.OFF_HOURS, Why.ONLY_ONE, Why.LANGUAGE],
    ),
}  # fmt: skip


@for_each("people, question, who, reasons", ROUTES.values())
def test_who_is_asked_and_why(
    people: list[Candidate], question: Wanted, who: int | None, reasons: list[Why]
) -> None:
    routing = route(SHOP, people, question)
    assert asked(routing) == who
    assert why(routing) == reasons
    assert asked(route(SHOP, people[::-1], question)) == who


def test_it_is_said_when_a_closed_department_opens_and_how_much_somebody_has_to_do() -> None:
    routing = route(SHOP, [person(TARAS, load=3), person(DARIA, load=4)], wanted(at=NIGHT))
    assert routing.reasons[0].at == datetime(2026, 11, 21, 7, tzinfo=UTC)
    assert [reason.count for reason in routing.reasons if reason.why is Why.LEAST_LOADED] == [3]


# --- how urgent it is

RULES = (
    PriorityRule(priority=Priority.URGENT, words=("allerg", "алергі", "аллерги")),
    PriorityRule(
        priority=Priority.HIGH, words=("charged twice", "списали двічі", "пʼятниц", "ёлк"), about=("cafe",)
    ),
    PriorityRule(priority=Priority.HIGH, tier="gold"),
    PriorityRule(priority=Priority.HIGH, again_within=30 * DAY),
    PriorityRule(priority=Priority.LOW, about=("delivery",)),
)
RULED = SHOP.model_copy(update={"priorities": RULES})
JUDGED = {
    "no rule fits": (wanted(words="Cold coffee"), Priority.NORMAL, None),
    "the beginning of a word": (wanted(words="I have an ALLERGY!"), Priority.URGENT, 0),
    "in another language than the customer's": (wanted(words="У меня аллергия"), Priority.URGENT, 0),
    "not its middle": (wanted(words="hypoallergenic"), Priority.NORMAL, None),
    "words that follow each other": (wanted(words="I was charged\n twice"), Priority.HIGH, 1),
    "not apart": (wanted(words="charged once or twice"), Priority.NORMAL, None),
    "however the apostrophe is typed": (wanted(words="у п’ятницю"), Priority.HIGH, 1),
    "with dots or without": (wanted(words="Елка"), Priority.HIGH, 1),
    "all that a rule names must fit": (wanted("delivery", words="charged twice"), Priority.LOW, 4),
    "the first that fits": (wanted("delivery", words="allergic"), Priority.URGENT, 0),
    "the tier or a higher one": (wanted(tier="gold"), Priority.HIGH, 2),
    "no lower tier": (wanted(tier="bronze"), Priority.NORMAL, None),
    "a second complaint": (wanted(complained_at=NOW - 30 * DAY), Priority.HIGH, 3),
    "not when the first was long ago": (wanted(complained_at=NOW - 31 * DAY), Priority.NORMAL, None),
    "a question is no second complaint": (
        wanted(complained_at=NOW - DAY, about=About.QUESTION), Priority.NORMAL, None,
    ),
}  # fmt: skip


@for_each("question, priority, rule", JUDGED.values())
def test_how_urgent_it_is(question: Wanted, priority: Priority, rule: int | None) -> None:
    assert judge(RULED, question) == (priority, rule)
    routing = route(RULED, [], question)
    assert (routing.priority, routing.rule) == (priority, rule)
