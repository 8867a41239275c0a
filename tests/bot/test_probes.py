"""What stands under an id is asked by an edit, which may hit something else of ours."""

from collections.abc import AsyncIterator

import pytest
from aiogram.methods import CreateForumTopic, SendMessage

from bot.metrics import Metrics
from bot.sender.budget import Budgets
from bot.sender.gate import Gate
from bot.sender.heights import Heights
from bot.sender.journal import Journal
from bot.sender.probes import Stands, what_stands
from bot.settings import Settings
from bot.telegram import open_bot
from care.business import Limits
from tests.bot.shop import GROUP


@pytest.fixture
async def gate(settings: Settings) -> AsyncIterator[Gate]:
    async with open_bot(settings).context() as bot:
        yield Gate(bot, Budgets(Limits()), Journal(Heights([GROUP])), Metrics())


async def topic(gate: Gate, name: str) -> int:
    return (await gate.call(CreateForumTopic(chat_id=GROUP, name=name), GROUP)).message_thread_id


def card(thread: int, text: str) -> SendMessage:
    return SendMessage(chat_id=GROUP, message_thread_id=thread, text=text)


async def test_our_own_message_is_told_from_what_became_like_it_and_from_nothing(gate: Gate) -> None:
    thread = await topic(gate, "Emma")
    ours, other = card(thread, "Soup"), card(thread, "Bread")
    stands = (await gate.call(ours, GROUP)).message_id
    call = gate.journal.begin(GROUP)
    assert await what_stands(gate, ours, GROUP, stands, call) is Stands.OURS
    assert await what_stands(gate, ours, GROUP, stands + 1, call) is Stands.ELSE
    assert await what_stands(gate, other, GROUP, stands, call) is Stands.TURNED
    # It says what we mean by now, and yet it was another one.
    assert await what_stands(gate, other, GROUP, stands, call) is Stands.TURNED


async def test_a_message_of_another_topic_is_none_of_ours_and_gets_its_words_back(gate: Gate) -> None:
    here, there = await topic(gate, "Emma"), await topic(gate, "Charlie")
    ours, theirs = card(here, "Soup"), card(there, "Bread")
    stands = (await gate.call(theirs, GROUP)).message_id
    assert await what_stands(gate, ours, GROUP, stands, gate.journal.begin(GROUP)) is Stands.ELSE
    assert await what_stands(gate, theirs, GROUP, stands, gate.journal.begin(GROUP)) is Stands.TURNED
