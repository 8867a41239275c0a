"""What was written for many, on its way to one of them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.run.broadcasts import Broadcasts
from care.broadcasts import steering
from care.broadcasts.model import Button, Draft, Letter, Outcome, Text
from care.contact.answering import decline
from care.outbox import Claim, Lane
from care.people.customers import Wishes, save
from care.store.tables import broadcasts, contacts
from care.values.content import Content, Kind
from tests.delivery.test_worker import Rounds
from tests.delivery.town import EMMA, OLENA, Town, picture, word
from tests.store.casting import counts, draft, frozen, letter
from tests.store.looking import rows

WORDS = "A new blend is here."
NEWS = Wishes(news=True)


@pytest.fixture(autouse=True)
async def agreed(town: Town) -> None:
    """Emma and Olena want news."""
    await town.do(save, [replace(EMMA, wishes=NEWS), replace(OLENA, wishes=NEWS)])


async def began(town: Town, what: Draft | None = None) -> int:
    """A broadcast whose recipients wait in the outbox."""
    number = await town.do(steering.begin, 3001, what or draft())
    await Broadcasts(town.store).round()
    return number


def sent(town: Town) -> int:
    """How often it was asked to send it."""
    return sum(call["text"] == WORDS for call in town.calls("sendMessage"))


async def claimed(town: Town) -> Claim:
    """Emma's, of all that are."""
    return next(each for each in await town.claim() if each.chat_id == EMMA.id)


async def became(town: Town) -> dict[int, str]:
    return {row["customer_id"]: row["outcome"] for row in await frozen(town.store)}


async def test_everybody_gets_it_once_and_it_is_counted(town: Town) -> None:
    number = await began(town)
    await town.send()
    assert [town.words(who.id)[-1] for who in (EMMA, OLENA)] == [WORDS] * 2
    found = await frozen(town.store)
    assert {row["message_id"] for row in found} == {
        town.standing(who.id)[-1]["message_id"] for who in (EMMA, OLENA)
    }
    assert (await counts(town.store, number)).by == {Outcome.SENT: 2}
    assert await town.waiting() == []
    await Broadcasts(town.store).round()
    await town.send()
    assert sent(town) == 2


async def test_each_reads_their_language_with_their_own_fields_and_what_was_bold_stays_bold(
    town: Town,
) -> None:
    bold = ({"type": "bold", "offset": 6, "length": 6}, {"type": "italic", "offset": 13, "length": 4})
    english = Text((Content(Kind.TEXT, "Dear, {name} come", entities=bold),))
    ukrainian = Text((Content(Kind.TEXT, "{name}: маєте {balance}"),))
    await began(town, draft(letter=Letter({"en": english, "uk": ukrainian})))
    await town.send()
    message = town.standing(EMMA.id)[-1]
    assert message["text"] == "Dear, Emma come"
    marks = [(each["type"], each["offset"], each["length"]) for each in message["entities"]]
    assert marks == [("bold", 6, 4), ("italic", 11, 4)]
    assert town.words(OLENA.id)[-1] == "Olena: маєте 0"


async def test_below_it_stand_its_links_and_the_press_for_no_more(town: Town) -> None:
    text = Text((Content(Kind.PHOTO, "Look", "file"),), (Button("Menu", "https://kava.example"),))
    await began(town, draft(letter=Letter({"en": text})))
    town.fail("refusal", times=2)  # the file is unknown here: what was asked is what counts
    await town.send()
    call = town.calls("sendPhoto")[0]
    [[link], [less]] = call["reply_markup"]["inline_keyboard"]
    assert (link["text"], link["url"]) == ("Menu", "https://kava.example")
    assert "broadcast-fewer" in less["callback_data"]


async def test_who_has_blocked_us_is_noted_and_is_no_matter_for_the_admins(town: Town) -> None:
    number = await began(town)
    town.fail("blocked", chat_id=EMMA.id)
    await town.send()
    assert await became(town) == {EMMA.id: "blocked", OLENA.id: "sent"}
    assert [row["customer_id"] for row in await rows(town.store, contacts)] == [OLENA.id]
    assert await town.waiting() == []
    assert (await counts(town.store, number)).done == 2


async def test_what_telegram_refuses_is_noted_in_its_words(town: Town) -> None:
    number = await began(town)
    town.fail("refusal", method="sendMessage", chat_id=EMMA.id)
    await town.send()
    [(outcome, why)] = (await counts(town.store, number)).why
    assert outcome is Outcome.REFUSED
    assert why
    assert sorted((await became(town)).values()) == ["refused", "sent"]


@pytest.mark.parametrize("kind", ["lost", "reset"])
async def test_a_lost_answer_is_ambiguous_and_never_sent_again(town: Town, kind: str) -> None:
    number = await began(town)
    town.fail(kind, method="sendMessage", chat_id=EMMA.id)
    await town.send()
    assert sorted((await became(town)).values()) == ["ambiguous", "sent"]
    asked = sent(town)
    await Broadcasts(town.store).round()
    await town.later(hours=1)
    assert sent(town) == asked
    assert await town.do(steering.resume, number, [Outcome.AMBIGUOUS])
    await Broadcasts(town.store).round()
    await town.send()
    assert set((await became(town)).values()) == {"sent"}


async def test_what_a_process_that_died_had_not_begun_is_sent_by_the_next(town: Town) -> None:
    await began(town)
    await town.claim()
    await town.later(minutes=3)
    assert await became(town) == {EMMA.id: "sent", OLENA.id: "sent"}


async def test_of_what_it_had_begun_the_next_notes_that_nobody_knows(town: Town) -> None:
    await began(town)
    first = await claimed(town)
    town.fail("lost", method="sendMessage", chat_id=EMMA.id)
    await town.courier.deliver(first)  # and dies before it writes anything down
    await town.later(minutes=3)
    assert sorted((await became(town)).values()) == ["ambiguous", "sent"]
    assert sent(town) == 2


async def test_what_was_answered_and_not_written_down_was_sent(town: Town) -> None:
    await began(town)
    first = await claimed(town)
    await town.courier.deliver(first)
    await town.later(minutes=3)
    assert await became(town) == {EMMA.id: "sent", OLENA.id: "sent"}
    assert sent(town) == 2


async def test_it_is_asked_again_right_before_it_is_sent(town: Town) -> None:
    await began(town)
    await town.do(decline, replace(EMMA, wishes=NEWS), "broadcast", "No more", on=False)
    await town.send()
    assert await became(town) == {EMMA.id: "skipped", OLENA.id: "sent"}
    assert [row["customer_id"] for row in await rows(town.store, contacts)] == [OLENA.id]


async def test_when_night_has_come_meanwhile_it_waits_for_the_morning(town: Town) -> None:
    await began(town)
    town.clock.moment += timedelta(hours=12)
    await town.send()
    assert set((await became(town)).values()) == {"pending"}
    due = {row["due_at"] for row in await frozen(town.store)}
    assert due == {town.clock.moment.replace(hour=7) + timedelta(days=0 if town.clock.moment.hour < 7 else 1)}


async def test_one_that_was_paused_while_it_was_taken_out_goes_back(town: Town) -> None:
    number = await began(town)
    claims = await town.claim()
    await town.do(steering.pause, number)
    for claim in claims:
        await town.deliver(claim)
    assert sent(town) == 0
    assert set((await became(town)).values()) == {"pending"}
    assert await town.waiting() == []


async def test_a_429_stops_what_is_sent_to_many_and_nothing_else(town: Town) -> None:
    await began(town)
    await town.owe(word(lane=Lane.RELAY))
    rounds: Any = Rounds(town)
    town.client.budgets.pause_bulk(30)
    await rounds.go()
    await rounds.go()
    assert town.words(EMMA.id)[-1] == "Hi"
    assert set((await became(town)).values()) == {"queued"}


async def test_telegrams_429_is_the_whole_lanes(town: Town) -> None:
    await began(town)
    town.fail("429", method="sendMessage", chat_id=EMMA.id, retry_after=1)
    await town.send()
    assert 0 < town.client.budgets.bulk_stopped() <= 1
    assert sorted((await became(town)).values()) == ["queued", "sent"]
    await town.later(seconds=2)
    assert set((await became(town)).values()) == {"sent"}


async def test_no_more_are_put_into_the_outbox_than_it_sends_within_seconds(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("care.broadcasts.feeding.AHEAD", 1)
    await began(town)
    assert [row["kind"] for row in await town.waiting()].count("broadcast") == 1
    await town.send()
    await Broadcasts(town.store).round()
    await town.send()
    assert set((await became(town)).values()) == {"sent"}


async def test_what_was_cancelled_before_all_were_written_down_is_frozen_no_further(town: Town) -> None:
    number = await town.do(steering.begin, 3001, draft(letter=letter("Never")))
    await town.do(steering.cancel, number)
    await Broadcasts(town.store).round()
    assert await frozen(town.store) == []
    [row] = await rows(town.store, broadcasts)
    assert row["frozen_at"] is None


async def test_an_album_has_its_buttons_in_a_message_of_their_own(town: Town) -> None:
    sent_photos = town.world.send_files(
        town.world.people["emma"], EMMA.id, [picture(), picture()], "photo", "See"
    )
    files = [message.body["photo"][-1]["file_id"] for message in sent_photos]
    album = Text(tuple(Content(Kind.PHOTO, "Look", file) for file in files))
    await began(town, draft(letter=Letter({"en": album})))
    await town.send()
    [first, second] = town.calls("sendMediaGroup")
    assert {first["chat_id"], second["chat_id"]} == {EMMA.id, OLENA.id}
    below = [call for call in town.calls("sendMessage") if "broadcast-fewer" in str(call)]
    assert {call["chat_id"] for call in below} == {EMMA.id, OLENA.id}
    assert set((await became(town)).values()) == {"sent"}
