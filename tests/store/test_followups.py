"""What we write by ourselves after something has happened, on both databases."""

import asyncio
from dataclasses import replace

from care.agenda.jobs import FollowUp
from care.agenda.schedule import schedule
from care.business import QuietHours
from care.commands import (
    AnswerFollowUp,
    Decline,
    DeleteMe,
    ExplainRecommendation,
    GiveFeedback,
    Recommend,
)
from care.contact import No, NotBefore, Yes
from care.followups import coming
from care.followups.events import AppointmentMade, OrderDelivered, PurchaseMade
from care.followups.figures import Worth, worth
from care.followups.kinds import KINDS, draft
from care.followups.telling import tell
from care.notices.followups import HowWasIt
from care.people.customers import save
from care.store.tables import (
    agreements,
    contacts,
    conversations,
    events,
    jobs,
    recommendations,
)
from care.store.unit import Store, Unit
from dialogs.registry import DIALOGS
from tests.store.cast import DAY, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, complaint, opened
from tests.store.following import (
    AFTER,
    VISIT,
    answers,
    asked,
    counted,
    happens,
    ruled,
    solved,
    tick,
    waiting,
)
from tests.store.looking import do, notices, rows

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
