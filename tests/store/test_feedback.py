"""Feedback: read by the staff with what was attached, and taken back with its author unless it was anonymous."""

from datetime import timedelta

import pytest

from care.business import OTHER
from care.commands import GiveFeedback
from care.feedback.answers import answer
from care.feedback.given import give
from care.outbox import claim, finish
from care.privacy import knowledge
from care.store.tables import feedback_places, outbox
from care.store.unit import Store
from care.values.content import Kind
from tests.store.cast import DESK, EMMA, MINUTE, NOW, SHOP, TARAS, said
from tests.store.looking import do, owed, rows
from tests.store.test_outbox import take

TOUCHPOINT = SHOP.touchpoints[0].key


def praise(*, anonymous: bool = False) -> GiveFeedback:
    attached = [
        said(EMMA, text, kind) for text, kind in (("a", Kind.PHOTO), ("b", Kind.PHOTO), ("c", Kind.VOICE))
    ]
    return GiveFeedback(TOUCHPOINT, 5, (said(EMMA, "Lovely"), *attached), anonymous)


async def test_what_was_attached_follows_the_word_to_the_staff_albums_together(store: Store) -> None:
    await do(store, give, EMMA, praise(), SHOP, NOW)
    assert await owed(store, DESK) == ["feedback_given", "show", "show"]
    bodies = [row["body"] for row in await rows(store, outbox)]
    assert [[part["text"] for part in body["contents"]] for body in bodies[1:]] == [["a", "b"], ["c"]]


async def test_signed_feedback_is_taken_back_from_the_group_with_its_author(store: Store) -> None:
    await do(store, give, EMMA, praise(), SHOP, NOW)
    for first in (10, 20, 30):
        [claimed] = await take(store)
        await do(store, finish, claimed, NOW, [first, first + 1] if first == 20 else [first])
    await do(store, knowledge.erase, EMMA.id, NOW)
    [erasing] = [row["body"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert sorted(erasing["messages"]) == [10, 20, 21, 30]


async def test_what_waits_to_be_shown_goes_with_its_author_too(store: Store) -> None:
    await do(store, give, EMMA, praise(), SHOP, NOW)
    await do(store, knowledge.erase, EMMA.id, NOW)
    assert await owed(store, DESK) == []


async def test_anonymous_feedback_stays_because_nobody_knows_whose_it_is(store: Store) -> None:
    await do(store, give, EMMA, praise(anonymous=True), SHOP, NOW)
    [claimed] = await do(store, claim, NOW + timedelta(minutes=10), MINUTE, set(), 9)
    await do(store, finish, claimed, NOW, [10])
    await do(store, knowledge.erase, EMMA.id, NOW)
    assert len(await rows(store, feedback_places)) == 1
    assert await owed(store, DESK) == ["show", "show"]


@pytest.mark.parametrize("department", ["sales", None])
async def test_a_ticket_that_grows_out_of_feedback_is_its_touchpoints_departments(
    store: Store, department: str | None
) -> None:
    place = SHOP.touchpoints[0].model_copy(update={"department": department})
    shop = SHOP.model_copy(update={"touchpoints": (place,)})
    given = await do(store, give, EMMA, praise(), shop, NOW)
    ticket, _ = await do(store, answer, shop, given.feedback, TARAS, said(DESK, "Thank you"), NOW)
    assert ticket.department == (department or OTHER)
