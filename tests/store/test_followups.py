"""What we write by ourselves after something has happened, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from care.agenda.jobs import FollowUp
from care.agenda.schedule import schedule
from care.business import Business, QuietHours
from care.business.followups import FollowUps
from care.commands import (
    AnswerFollowUp,
    Decline,
    DeleteMe,
    ExplainRecommendation,
    GiveFeedback,
    RateTicket,
    Recommend,
    ReopenTicket,
    SetBirthday,
)
from care.commands import Command as Wanted
from care.contact import No, NotBefore, Yes
from care.due import do_due, followups
from care.followups import coming
from care.followups.events import AppointmentMade, Event, OrderDelivered, PurchaseMade, VisitFinished
from care.followups.figures import Worth, worth
from care.followups.kinds import KINDS, draft
from care.followups.telling import tell
from care.handlers import carry_out
from care.notices.followups import HowWasIt, StillUnanswered, TimeToReorder, YearsWithUs
from care.notices.group import WhyRecommended
from care.people.closeness import Closeness
from care.people.customers import Customer, find, save
from care.store.tables import (
    agreements,
    contacts,
    conversations,
    customers,
    events,
    jobs,
    recommendations,
    verdicts,
)
from care.store.unit import Store, Unit
from care.tickets.work import working
from dialogs.registry import DIALOGS
from tests.store.cast import DAY, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, complaint, opened
from tests.store.looking import clear, do, notice, notices, owed, rows

VISIT = VisitFinished(customer=OLENA.id, reference="V-1", at=NOW, touchpoint="table7")
AFTER = NOW + 2 * HOUR


def ruled(kind: str, **changed: object) -> Business:
    rule = getattr(SHOP.followups, kind).model_copy(update=changed)
    return SHOP.model_copy(update={"followups": FollowUps(**{kind: rule})})


async def happens(store: Store, event: Event = VISIT, now: datetime = NOW) -> bool:
    return await do(store, tell, event, now=now)


async def tick(store: Store, now: datetime, business: Business = SHOP) -> list[str]:
    """What the customers of a tick at `now` hear."""
    await do(store, clear)
    for _ in range(3):
        await do(store, do_due, now=now, business=business)
    return await owed(store)


async def answers(store: Store, command: Wanted, who: Customer = OLENA, now: datetime = AFTER) -> None:
    """What they command."""

    async def deed(unit: Unit) -> None:
        await carry_out(unit, command, await find(unit, who.id) or who)

    await do(store, deed, now=now)


async def counted(store: Store) -> dict[str, int]:
    return {row["outcome"]: row["times"] for row in await rows(store, verdicts)}


async def waiting(store: Store) -> list[datetime]:
    return [row["due_at"] for row in await rows(store, jobs) if row["done_at"] is None]


# --- one kind through all layers


async def test_a_visit_is_asked_about_once_and_written_down_with_the_message(store: Store) -> None:
    assert await happens(store)
    assert await tick(store, AFTER - MINUTE) == []
    assert await tick(store, AFTER) == ["how_was_it"]
    (word,) = await notices(store, HowWasIt)
    assert (word.delivery, word.touchpoint) == (False, "table7")
    (contact,) = await rows(store, contacts)
    assert (contact["purpose"], contact["touchpoint"], contact["at"]) == ("visit", "table7", AFTER)
    assert "how_was_it" not in await tick(store, AFTER + DAY)


async def test_what_is_told_twice_makes_one(store: Store) -> None:
    assert await happens(store)
    assert not await happens(store, replace(VISIT, at=NOW + MINUTE))
    both = await asyncio.gather(*(happens(store, replace(VISIT, reference="V-2")) for _ in range(2)))
    assert sorted(both) == [False, True]
    assert len(await rows(store, events)) == len(await waiting(store)) == 2
    await tick(store, AFTER)
    assert not await happens(store, now=AFTER)
    assert [row["data"]["kind"] for row in await rows(store, jobs)].count("visit") == 2


async def test_an_appointment_that_is_told_with_another_time_has_moved(store: Store) -> None:
    made = AppointmentMade(customer=OLENA.id, reference="T-1", at=NOW + DAY)
    assert [await happens(store, each) for each in (made, made, replace(made, at=NOW + 2 * DAY))] == [
        True,
        False,
        True,
    ]
    assert [row["at"] for row in await rows(store, events)] == [NOW + 2 * DAY]


async def test_what_is_too_late_is_not_sent_and_counted(store: Store) -> None:
    await happens(store)
    assert await tick(store, AFTER + 2 * DAY + MINUTE) == []
    assert await counted(store) == {"no:late": 1}
    await happens(store, replace(VISIT, reference="V-2"), now=NOW + 3 * DAY)
    assert await waiting(store) == []


async def test_what_may_not_be_sent_yet_comes_again_then(store: Store) -> None:
    quiet = SHOP.model_copy(update={"quiet_hours": QuietHours()})
    evening = NOW + 10 * HOUR  # 22:00 in Kyiv; the morning is at 7:00 in UTC
    await happens(store, replace(VISIT, at=evening - 2 * HOUR))
    assert await tick(store, evening, quiet) == []
    assert await waiting(store) == [evening + 11 * HOUR]
    assert await tick(store, evening + 11 * HOUR, quiet) == ["how_was_it"]


async def test_whoever_may_not_be_written_to_is_not_and_the_reason_is_counted(store: Store) -> None:
    await happens(store)
    await do(store, save, [replace(OLENA, blocked=True)])
    assert await tick(store, AFTER) == []
    assert await counted(store) == {"no:blocked": 1}
    assert await waiting(store) == []


async def test_a_complaint_that_is_open_keeps_the_cheerful_away(store: Store) -> None:
    await do(store, opened, OLENA)
    await happens(store)
    assert "how_was_it" not in await tick(store, AFTER)


async def test_a_kind_that_is_off_is_neither_planned_nor_sent(store: Store) -> None:
    off = ruled("visit", on=False)
    await do(store, tell, VISIT, business=off)
    assert await waiting(store) == []
    await happens(store, replace(VISIT, reference="V-2"))
    assert await tick(store, AFTER, off) == []


async def test_a_second_visit_soon_is_not_asked_about_when_that_is_too_late(store: Store) -> None:
    rules = ruled("visit", every=5 * DAY)
    await happens(store)
    await happens(store, OrderDelivered(customer=OLENA.id, reference="A-1", at=NOW))
    assert await tick(store, AFTER, rules) == ["how_was_it"]
    assert (await counted(store))["no:late"] == 1


async def test_of_two_that_are_due_the_most_important_goes_though_the_other_was_due_before(
    store: Store,
) -> None:
    await solved(store)
    now = NOW + DAY
    await happens(store, replace(VISIT, at=now - 2 * HOUR - MINUTE), now=now - 2 * HOUR)
    assert await tick(store, now) == ["ask_score"]
    assert now + SHOP.outreach.apart in await waiting(store)
    assert await tick(store, now + SHOP.outreach.apart) == ["how_was_it"]


async def test_what_is_more_important_and_comes_to_nothing_puts_nothing_off(store: Store) -> None:
    await happens(store)
    gone = FollowUp(customer=OLENA.id, kind="still_solved", about="999:0", touchpoint="", at=AFTER)
    await do(store, schedule, gone, AFTER)
    assert await tick(store, AFTER) == ["how_was_it"]
    assert (await counted(store))["no:gone"] == 1


# --- what they answer


async def test_an_answer_and_a_wish_for_less_are_noted_with_what_we_wrote(store: Store) -> None:
    await happens(store)
    await tick(store, AFTER)
    await answers(store, AnswerFollowUp("visit"), now=AFTER + HOUR)
    await answers(store, GiveFeedback("table7", 5, (), anonymous=True), now=AFTER + HOUR)
    (contact,) = await rows(store, contacts)
    assert contact["answered_at"] == AFTER  # that they did, not when: it may be given anonymously
    await answers(store, GiveFeedback("table7", 5, (), anonymous=False), now=AFTER + HOUR)
    await answers(store, GiveFeedback("table7", 5, (), anonymous=False), now=AFTER + 2 * HOUR)
    await answers(store, Decline("visit", "No more of this", on=False), now=AFTER + 3 * HOUR)
    (contact,) = await rows(store, contacts)
    assert contact["answered_at"] == AFTER + HOUR
    assert contact["opted_out_at"] == AFTER + 3 * HOUR
    (agreed,) = await rows(store, agreements)
    assert agreed["words"] == "No more of this"


async def test_no_more_of_a_kind_means_that_kind_until_they_want_it_again(store: Store) -> None:
    await answers(store, Decline("visit", "No more", on=False))
    await happens(store)
    assert await tick(store, AFTER) == []
    assert await counted(store) == {"no:unwished": 1}
    await answers(store, Decline("visit", "Again", on=True))
    await happens(store, replace(VISIT, reference="V-2"))
    assert await tick(store, AFTER) == ["how_was_it"]
    assert len(await rows(store, agreements)) == 2


# --- the other kinds


async def solved(store: Store, who: Customer = OLENA, at: datetime = NOW) -> int:
    ticket = await do(store, opened, who)
    await do(store, working.solve, ticket.id, TARAS, now=at)
    return ticket.id


async def tells(store: Store, *days: int, kind: type[Event] = PurchaseMade, who: Customer = OLENA) -> None:
    for day in days:
        at = NOW + day * DAY
        await happens(store, kind(customer=who.id, reference=f"R{day}", at=at), now=at)


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


async def asked(unit: Unit, at: datetime, who: Customer = OLENA) -> None:
    row = {"customer_id": who.id, "purpose": "nps", "touchpoint": "nps", "at": at}
    await unit.execute(unit.insert(contacts), row)


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


# --- what comes, what it was worth


async def test_what_comes_is_listed_with_may_write_and_can_be_held_back(store: Store) -> None:
    await happens(store)
    await solved(store, EMMA)
    await do(store, save, [replace(OLENA, blocked=True)])
    found = await do(store, coming.coming, NOW + 7 * DAY)
    assert [(each.planned.purpose.key, each.name, type(each.verdict)) for each in found] == [
        ("visit", "Olena", No),
        ("survey", "Emma", NotBefore),
        ("still_solved", "Emma", Yes),
    ]
    for each in found:
        assert each.planned.job is not None
        assert await do(store, coming.hold_back, each.planned.job) is not None
        assert await do(store, coming.hold_back, each.planned.job) is None
    await do(store, save, [OLENA])
    assert not await happens(store)
    assert await tick(store, AFTER) == []
    assert await do(store, coming.coming, NOW + 7 * DAY) == []


async def test_a_draft_that_waits_stands_in_the_list(store: Store) -> None:
    async def left(unit: Unit) -> None:
        row = {"chat_id": EMMA.id, "dialog": "complaint", "state": {}, "version": 1, "changed_at": NOW}
        await unit.execute(unit.insert(conversations), row | {"look_at": NOW + DAY})

    await do(store, left)
    (found,) = await do(store, coming.coming, NOW + 7 * DAY)
    assert (found.planned.purpose.key, found.planned.job) == ("draft", None)
    forms = {name for name, dialog in DIALOGS.items() if dialog.drafts}
    assert set(draft.FORMS) == forms - {"question"}  # which goes by itself


async def test_the_worth_of_each_kind_is_counted(store: Store) -> None:
    await happens(store)
    await tick(store, AFTER)
    await answers(store, AnswerFollowUp("visit"))
    await answers(store, GiveFeedback("table7", 1, (), anonymous=False))
    await answers(store, complaint(OLENA), now=AFTER + MINUTE)
    await answers(store, Decline("visit", "No more", on=False), now=AFTER + MINUTE)
    found = {each.kind: each for each in await do(store, worth, NOW)}
    assert found.keys() == KINDS.keys()
    assert found["visit"] == Worth("visit", 1, 1, 1, 1)
    assert found["nps"] == Worth("nps")


async def test_nothing_of_it_is_left_of_whoever_is_erased(store: Store) -> None:
    for who in (OLENA, EMMA):
        await happens(store, PurchaseMade(customer=who.id, reference="R-1", at=NOW))
        await happens(store, replace(VISIT, customer=who.id))
        await do(store, asked, NOW, who)
        await answers(store, Recommend(3), who)
        await answers(store, ExplainRecommendation("Cold"), who)
    await answers(store, DeleteMe())
    assert [(row["customer_id"], row["why"]) for row in await rows(store, recommendations)] == [
        (None, ""),
        (EMMA.id, "Cold"),
    ]
    assert {row["customer_id"] for row in await rows(store, events)} == {EMMA.id}
    assert {row["customer_id"] for row in await rows(store, jobs)} == {EMMA.id}
