"""Each kind of follow-up: when it comes, and what it comes to nothing for."""

from dataclasses import replace
from datetime import UTC, datetime

from care.commands import (
    AnswerFollowUp,
    ExplainRecommendation,
    RateTicket,
    Recommend,
    ReopenTicket,
    SetBirthday,
)
from care.due import followups
from care.followups import coming
from care.followups.events import PurchaseMade
from care.followups.telling import tell
from care.notices.followups import StillUnanswered, TimeToReorder, YearsWithUs
from care.notices.group import WhyRecommended
from care.people.closeness import Closeness
from care.people.customers import save
from care.store.tables import (
    contacts,
    customers,
    jobs,
    recommendations,
)
from care.store.unit import Store, Unit
from tests.store.cast import DAY, HOUR, MINUTE, NOW, OLENA
from tests.store.following import AFTER, answers, asked, counted, happens, ruled, solved, tells, tick, waiting
from tests.store.looking import do, notice, notices, rows


async def test_who_does_not_answer_is_reminded_once(store: Store) -> None:
    await happens(store)
    await tick(store, AFTER)
    assert await tick(store, AFTER + DAY) == ["still_unanswered"]
    assert await tick(store, AFTER + 3 * DAY) == []


async def test_an_answer_cancels_the_reminder(store: Store) -> None:
    await happens(store)
    await tick(store, AFTER)
    await answers(store, AnswerFollowUp("visit"), now=AFTER + HOUR)
    assert await tick(store, AFTER + DAY) == []
    assert (await counted(store))["no:gone"] == 1


async def test_a_rating_cancels_the_reminder_of_the_survey_and_is_noted(store: Store) -> None:
    ticket = await solved(store)
    assert "ask_score" in await tick(store, NOW + DAY)
    await answers(store, RateTicket(ticket, 5), now=NOW + DAY + HOUR)
    assert "still_unanswered" not in await tick(store, NOW + 2 * DAY + HOUR)
    asked = (await rows(store, contacts))[0]
    assert (asked["purpose"], asked["answered_at"]) == ("survey", NOW + DAY + HOUR)


async def test_an_unrated_ticket_is_asked_about_once_more_with_its_number(store: Store) -> None:
    ticket = await solved(store)
    await tick(store, NOW + DAY)
    assert await tick(store, NOW + 2 * DAY) == ["still_unanswered"]
    (word,) = await notices(store, StillUnanswered)
    assert word == StillUnanswered(of="survey", about=ticket)


async def test_a_solved_complaint_is_looked_after_and_a_no_opens_it_again(store: Store) -> None:
    ticket = await solved(store)
    monday = NOW + 3 * DAY
    assert "stays_solved" in await tick(store, monday)
    await answers(store, AnswerFollowUp("still_solved"), now=monday + HOUR)
    await answers(store, ReopenTicket(ticket), now=monday + HOUR)
    found = [each for each in await rows(store, contacts) if each["purpose"] == "still_solved"]
    assert [(each["answered_at"], each["led_to"]) for each in found] == [(monday + HOUR, ticket)]


async def test_what_was_reopened_is_not_asked_about(store: Store) -> None:
    ticket = await solved(store)
    await answers(store, ReopenTicket(ticket), now=NOW + HOUR)
    assert "stays_solved" not in await tick(store, NOW + 3 * DAY)


async def test_regulars_are_asked_whether_they_would_recommend_us_and_not_soon_again(store: Store) -> None:
    await tells(store, 0, 1)
    assert await tick(store, NOW + 3 * DAY) == []
    await tells(store, 3)
    assert await tick(store, NOW + 4 * DAY) == ["would_recommend"]
    await tells(store, 5, 6)
    assert not {row["data"]["kind"] for row in await rows(store, jobs) if row["done_at"] is None} & {"nps"}


async def test_who_comes_twice_before_they_are_asked_stands_in_the_list_once(store: Store) -> None:
    for number in range(5):
        await happens(store, PurchaseMade(customer=OLENA.id, reference=f"R{number}", at=NOW))
    found = await do(store, coming.coming, NOW + 7 * DAY)
    assert [each.planned.purpose.key for each in found].count("nps") == 1


async def test_a_score_is_kept_with_its_reason_and_can_be_corrected_at_once(store: Store) -> None:
    await answers(store, Recommend(5))  # nobody has asked
    await do(store, asked, NOW)
    for command in (Recommend(7), Recommend(9), ExplainRecommendation("Warm"), ExplainRecommendation("Fast")):
        await answers(store, command)
    await answers(store, Recommend(11))
    word = await notice(store, WhyRecommended)
    assert (word.person, word.score, word.text) == (OLENA.id, 9, "Warm\nFast")
    await answers(store, Recommend(1), now=AFTER + 2 * HOUR)  # too late to correct it
    await do(store, asked, AFTER + DAY)
    await answers(store, Recommend(2), now=AFTER + DAY)
    found = [(row["score"], row["why"]) for row in await rows(store, recommendations)]
    assert found == [(9, "Warm\nFast"), (2, "")]


async def born(store: Store, birthday: str, since: datetime = NOW) -> None:
    async def lives(unit: Unit) -> None:
        await save(unit, [replace(OLENA, birthday=birthday, closeness=Closeness.REMIND)])
        await unit.execute(customers.update().where(customers.c.id == OLENA.id).values(since=since))

    await do(store, lives)
    await do(store, followups.begin, now=NOW)


async def test_a_birthday_is_greeted_once_on_its_day_in_their_time(store: Store) -> None:
    await born(store, "11-22")
    await tick(store, NOW)
    morning = datetime(2026, 11, 22, 8, tzinfo=UTC)  # 10:00 in Kyiv
    assert await tick(store, morning - MINUTE) == []
    assert await tick(store, morning) == ["happy_birthday"]
    assert [row["data"].get("kind") for row in await rows(store, jobs)].count("birthday") == 1
    assert await tick(store, morning + DAY) == []


async def test_a_birthday_that_was_taken_back_or_not_agreed_to_is_not_greeted(store: Store) -> None:
    await born(store, "11-22")
    await tick(store, NOW)
    await answers(store, SetBirthday(""))
    assert await tick(store, datetime(2026, 11, 22, 8, tzinfo=UTC)) == []
    assert (await counted(store))["no:gone"] == 1
    await do(store, save, [replace(OLENA, birthday="11-24")])
    await tick(store, NOW + DAY)
    assert await tick(store, datetime(2026, 11, 24, 8, tzinfo=UTC)) == []
    assert (await counted(store))["no:unwished"] == 1


async def test_years_with_us_are_counted_on_the_day(store: Store) -> None:
    await born(store, "", since=datetime(2024, 11, 22, 23, tzinfo=UTC))  # the 23rd in Kyiv
    await tick(store, NOW)
    assert await tick(store, datetime(2026, 11, 22, 12, tzinfo=UTC)) == []
    assert await tick(store, datetime(2026, 11, 23, 9, tzinfo=UTC)) == ["years_with_us"]
    (word,) = await notices(store, YearsWithUs)
    assert word.years == 2


async def test_it_is_usually_time_by_their_own_rhythm_and_an_order_cancels_it(store: Store) -> None:
    who = replace(OLENA, closeness=Closeness.SUGGEST)
    await do(store, save, [who])
    rules = ruled("nps", on=False)
    for day in (0, 7):
        at = NOW + day * DAY
        await do(
            store, tell, PurchaseMade(customer=who.id, reference=f"R{day}", at=at), now=at, business=rules
        )
    assert await waiting(store) == []
    for day in (14, 21):
        at = NOW + day * DAY
        await do(
            store, tell, PurchaseMade(customer=who.id, reference=f"R{day}", at=at), now=at, business=rules
        )
    assert await tick(store, NOW + 21 * DAY + HOUR, rules) == []
    assert await tick(store, NOW + 28 * DAY, rules) == ["time_to_reorder"]
    (word,) = await notices(store, TimeToReorder)
    assert (word.days, word.orders, word.last) == (7, 4, NOW + 21 * DAY)


async def test_where_there_is_no_rhythm_nothing_is_said_of_one(store: Store) -> None:
    await tells(store, 0, 1, 20, 21, 60)
    assert not [row for row in await rows(store, jobs) if row["data"]["kind"] == "reorder"]
