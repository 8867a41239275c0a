"""What stands under an id is asked by an edit, which may hit something else of ours."""

from collections.abc import AsyncIterator

import pytest
from aiogram.methods import CreateForumTopic, SendMessage

from bot.delivery.arrival.asking import Stands, what_stands
from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.observe.metrics import Metrics
from bot.settings.settings import Settings
from bot.telegram.connection import open_bot
from care.business import Limits
from tests.bot.shop import GROUP


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with open_bot(settings).context() as bot:
        yield Client(bot, Budgets(Limits()), Journal(Watermarks([GROUP])), Metrics())


async def topic(client: Client, name: str) -> int:
    return (await client.call(CreateForumTopic(chat_id=GROUP, name=name), GROUP)).message_thread_id


def card(thread: int, text: str) -> SendMessage:
    return SendMessage(chat_id=GROUP, message_thread_id=thread, text=text)


async def test_our_own_message_is_told_from_what_became_like_it_and_from_nothing(client: Client) -> None:
    thread = await topic(client, "Emma")
    ours, other = card(thread, "Soup"), card(thread, "Bread")
    stands = (await client.call(ours, GROUP)).message_id
    call = client.journal.begin(GROUP)
    assert await what_stands(client, ours, GROUP, stands, call) is Stands.OURS
    assert await what_stands(client, ours, GROUP, stands + 1, call) is Stands.ELSE
    assert await what_stands(client, other, GROUP, stands, call) is Stands.TURNED
    # It says what we mean by now, and yet it was another one.
    assert await what_stands(client, other, GROUP, stands, call) is Stands.TURNED


async def test_a_message_of_another_topic_is_none_of_ours_and_gets_its_words_back(client: Client) -> None:
    here, there = await topic(client, "Emma"), await topic(client, "Charlie")
    ours, theirs = card(here, "Soup"), card(there, "Bread")
    stands = (await client.call(theirs, GROUP)).message_id
    assert await what_stands(client, ours, GROUP, stands, client.journal.begin(GROUP)) is Stands.ELSE
    assert await what_stands(client, theirs, GROUP, stands, client.journal.begin(GROUP)) is Stands.TURNED
