"""May we write? The decision, over all that can be known of somebody, against an obvious and slow reference."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from care.business import Business, Outreach
from care.contact import PURPOSES, Consent, No, NotBefore, Purpose, Standing, Why, Yes, decide
from care.contact.decide import WEEK
from care.people.closeness import Closeness
from care.people.customers import Wishes
from tests.pure.visitor import KAVA

KYIV = ZoneInfo("Europe/Kyiv")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Works on Fridays alone, but not on Christmas Day, which is one.
RULES: Business = KAVA.model_copy(update={"outreach": Outreach(per_week=2, apart=3 * HOUR)})
FRIDAY, CHRISTMAS = date(2026, 11, 20), date(2026, 12, 25)
ANYBODY = Standing(customer=1, zone="Europe/Kyiv")
BOTH = (False, True)


def kyiv(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), KYIV).astimezone(UTC)


NOON = kyiv(FRIDAY, 12)


# --- whether at all


def everybody() -> Iterator[Standing]:
    people = product(
        BOTH, BOTH, BOTH, BOTH, (None, *Closeness), product(BOTH, BOTH, BOTH), BOTH, (None, NOON - WEEK)
    )
    for known, blocked, banned, shadowed, closeness, wishes, complaint, last in people:
        yield Standing(
            customer=1,
            known=known,
            blocked=blocked,
            banned=banned,
            shadowed=shadowed,
            closeness=closeness,
            wishes=Wishes(*wishes),
            complaint=complaint,
            last=last,
        )


def forbidden(purpose: Purpose, who: Standing) -> bool:
    """In the words of docs/contact.md."""
    wished = {
        Consent.NONE: True,
        Consent.SURVEYS: who.wishes.surveys,
        Consent.REMINDERS: who.wishes.reminders,
        Consent.NEWS: who.wishes.news,
        Consent.CHOSEN: who.closeness is not None,
    }
    unreachable = not who.known or who.blocked or who.banned
    too_close = purpose.begins_at > (Closeness.REMIND if who.closeness is None else who.closeness)
    return (
        unreachable
        or too_close
        or not wished[purpose.consent]
        or (who.shadowed and purpose.begins_at != Closeness.ANSWER)
        or (purpose.cheerful and who.complaint)
        or (purpose.once and who.last is not None)
    )


def test_whether_at_all_is_decided_as_the_reference_has_it_for_everybody() -> None:
    people = list(everybody())
    wrong = [
        (purpose.key, who)
        for purpose in PURPOSES.values()
        for who in people
        if isinstance(decide(purpose, who, RULES, NOON), No) != forbidden(purpose, who)
    ]
    assert wrong == []
    assert len(people) * len(PURPOSES) > 30_000


def test_each_reason_is_said_where_it_is_the_only_one() -> None:
    survey, usual, closeness = PURPOSES["survey"], PURPOSES["usual_reminder"], PURPOSES["closeness"]
    alone = {
        Why.UNKNOWN: (survey, replace(ANYBODY, known=False)),
        Why.BLOCKED: (survey, replace(ANYBODY, blocked=True)),
        Why.BANNED: (survey, replace(ANYBODY, shadowed=True)),
        Why.FARTHER: (survey, replace(ANYBODY, closeness=Closeness.ANSWER)),
        Why.UNWISHED: (survey, replace(ANYBODY, wishes=Wishes(surveys=False))),
        Why.COMPLAINT: (survey, replace(ANYBODY, complaint=True)),
        Why.ALREADY: (closeness, replace(ANYBODY, last=NOON - WEEK)),
    }
    for why, (purpose, who) in alone.items():
        assert decide(purpose, who, RULES, NOON) == No(purpose, 1, why)
    assert decide(usual, replace(ANYBODY, closeness=Closeness.DO), RULES, NOON) == Yes(usual, 1)


def test_of_what_they_declined_there_is_no_more_and_of_the_rest_there_is() -> None:
    for purpose in PURPOSES.values():
        near = replace(ANYBODY, closeness=Closeness.DO, wishes=Wishes(news=True))
        assert decide(purpose, replace(near, declined=(purpose.key,)), RULES, NOON) == No(
            purpose, 1, Why.UNWISHED
        )
        others = tuple(key for key in PURPOSES if key != purpose.key)
        assert decide(purpose, replace(near, declined=others), RULES, NOON) == Yes(purpose, 1)


# --- when


def may_at(purpose: Purpose, who: Standing, at: datetime) -> bool:
    """Whether nothing waits at this moment, each rule by itself."""
    local, here = at.astimezone(ZoneInfo(who.zone or RULES.zone)), at.astimezone(KYIV).date()
    near = [other for other in (*who.counted, *who.ahead) if abs(at - other) < RULES.outreach.apart]
    lately = [old for old in who.counted if at - old < WEEK]
    return (
        (purpose.wakes or time(9) <= local.time() < time(21))
        and (not purpose.on_working_days or (here.weekday() == FRIDAY.weekday() and here != CHRISTMAS))
        and (purpose.every is None or who.last is None or at - who.last >= purpose.every(RULES))
        and (not purpose.counted or (not near and len(lately) < RULES.outreach.per_week))
    )


def first_free(purpose: Purpose, who: Standing, now: datetime) -> datetime:
    at = now
    while not may_at(purpose, who, at):
        at += HOUR
    return at


def bound_by_time() -> list[Purpose]:
    """One of each kind: more would only say the same again."""
    kinds = {
        (each.wakes, each.on_working_days, each.counted, each.every is None): each
        for each in PURPOSES.values()
    }
    return [
        replace(each, consent=Consent.NONE, begins_at=Closeness.ANSWER, once=False) for each in kinds.values()
    ]


def test_when_is_the_first_moment_that_is_free_of_everything() -> None:
    moments = [NOON, kyiv(FRIDAY, 23), kyiv(FRIDAY + DAY, 8), kyiv(CHRISTMAS, 20), kyiv(date(2027, 3, 28), 2)]
    asked = 0
    for purpose, now, zone in product(bound_by_time(), moments, ("", "America/New_York")):
        written = [
            (),
            (now - HOUR,),
            (now - 6 * DAY, now - 5 * DAY),
            (now - 7 * DAY, now - 2 * HOUR, now - DAY),
        ]
        for counted, ahead in product(
            written, [(), (now,), (now + 2 * HOUR, now + 7 * HOUR), (now + 3 * HOUR,)]
        ):
            for last in (None, now - 20 * HOUR, now - DAY):
                who = Standing(customer=1, zone=zone, counted=counted, ahead=ahead, last=last)
                verdict, free = decide(purpose, who, RULES, now), first_free(purpose, who, now)
                assert (verdict.at if isinstance(verdict, NotBefore) else now) == free, (purpose, who, now)
                assert isinstance(verdict, Yes) == (free == now)
                asked += 1
    assert asked > 1_000


def test_what_stands_against_it_now_is_said() -> None:
    survey, nps = PURPOSES["survey"], PURPOSES["nps"]
    full = tuple(NOON - days * DAY for days in (2, 3))
    for why, purpose, who, now in (
        (Why.OFTEN, survey, replace(ANYBODY, last=NOON - HOUR), NOON),
        (Why.WEEK, survey, replace(ANYBODY, counted=full), NOON),
        (Why.TURN, survey, replace(ANYBODY, ahead=(NOON + HOUR,)), NOON),
        (Why.DAY_OFF, nps, ANYBODY, NOON + DAY),
        (Why.QUIET, survey, ANYBODY, kyiv(FRIDAY, 22)),
    ):
        verdict = decide(purpose, who, RULES, now)
        assert isinstance(verdict, NotBefore)
        assert verdict.why == why


def test_where_nobody_ever_works_no_day_is_waited_for() -> None:
    closed = RULES.model_copy(update={"hours": RULES.hours.model_copy(update={"days": {}})})
    assert isinstance(decide(PURPOSES["nps"], ANYBODY, closed, NOON), Yes)


# --- the purposes themselves


def test_a_purpose_is_known_by_its_key_and_the_most_important_stands_first() -> None:
    assert list(PURPOSES.values()) == sorted(PURPOSES.values(), key=lambda each: -each.importance)
    assert len({each.importance for each in PURPOSES.values()}) == len(PURPOSES)
    assert all(key == each.key and len(key) <= 16 for key, each in PURPOSES.items())


def test_what_they_can_wish_away_is_never_what_nobody_can_want_less() -> None:
    for each in PURPOSES.values():
        assert (each.begins_at == Closeness.ANSWER) <= (each.consent is Consent.NONE and not each.counted), (
            each.key
        )
