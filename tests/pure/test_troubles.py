"""What each of Telegram's refusals means for what is owed."""

from typing import Any

import pytest
from aiogram import exceptions as refused
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import GetMe

from bot.delivery.troubles import Trouble, trouble_of
from tests.for_each import for_each

PERSON, GROUP = 1003, -1001
METHOD: Any = GetMe()
BAD: list[tuple[str, Trouble, Trouble]] = [  # the words, what they mean in private, in a group
    ("message is not modified: specified new message content", Trouble.SAME, Trouble.SAME),
    ("TOPIC_NOT_MODIFIED", Trouble.SAME, Trouble.SAME),
    ("message thread not found", Trouble.NO_TOPIC, Trouble.NO_TOPIC),
    ("TOPIC_DELETED", Trouble.NO_TOPIC, Trouble.NO_TOPIC),
    ("TOPIC_ID_INVALID", Trouble.NO_TOPIC, Trouble.NO_TOPIC),
    ("TOPIC_CLOSED", Trouble.CLOSED_TOPIC, Trouble.CLOSED_TOPIC),
    ("message to edit not found", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("MESSAGE_ID_INVALID", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("message to react not found", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("message can't be edited", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("message to be edited not found", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("REACTION_INVALID", Trouble.NO_MESSAGE, Trouble.NO_MESSAGE),
    ("PEER_ID_INVALID", Trouble.BLOCKED, Trouble.REFUSED),
    ("USER_IS_BLOCKED", Trouble.BLOCKED, Trouble.REFUSED),
    ("INPUT_USER_DEACTIVATED", Trouble.BLOCKED, Trouble.REFUSED),
    ("user_deactivated", Trouble.BLOCKED, Trouble.REFUSED),
    ("user is deactivated", Trouble.BLOCKED, Trouble.REFUSED),
    ("CHAT_RESTRICTED", Trouble.BLOCKED, Trouble.REFUSED),
    ("bot was blocked by the user", Trouble.BLOCKED, Trouble.REFUSED),
    ("bot can't initiate conversation with a user", Trouble.BLOCKED, Trouble.REFUSED),
    ("user not found", Trouble.BLOCKED, Trouble.REFUSED),
    ("USER_ID_INVALID", Trouble.BLOCKED, Trouble.REFUSED),
    ("chat not found", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("not enough rights to send text messages to the chat", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("not enough rights to manage topics", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("CHAT_WRITE_FORBIDDEN", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("have no rights to send a message", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("need administrator rights in the channel chat", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("the chat is not a forum", Trouble.BLOCKED, Trouble.SHUT_OUT),
    ("not enough rights to send photos to the chat", Trouble.REFUSED, Trouble.REFUSED),
    ("CHAT_SEND_VOICES_FORBIDDEN", Trouble.REFUSED, Trouble.REFUSED),
    ("CHAT_SEND_PLAIN_FORBIDDEN", Trouble.REFUSED, Trouble.REFUSED),
    ("message is too long", Trouble.REFUSED, Trouble.REFUSED),
]


@for_each("words, private, group", BAD)
def test_a_bad_request_is_told_by_its_words(words: str, private: Trouble, group: Trouble) -> None:
    error = refused.TelegramBadRequest(METHOD, f"Bad Request: {words}")
    assert (trouble_of(error, PERSON), trouble_of(error, GROUP)) == (private, group)


OTHERS: list[tuple[TelegramAPIError, Trouble, Trouble]] = [
    (refused.TelegramRetryAfter(METHOD, "x", 3), Trouble.LATER, Trouble.LATER),
    (refused.TelegramNetworkError(METHOD, "x"), Trouble.DOUBT, Trouble.DOUBT),
    (refused.TelegramServerError(METHOD, "x"), Trouble.DOUBT, Trouble.DOUBT),
    (refused.TelegramMigrateToChat(METHOD, "x", -1002), Trouble.MOVED, Trouble.MOVED),
    (refused.TelegramForbiddenError(METHOD, "x"), Trouble.BLOCKED, Trouble.SHUT_OUT),
    (refused.TelegramUnauthorizedError(METHOD, "x"), Trouble.LATER, Trouble.LATER),
    (refused.TelegramNotFound(METHOD, "x"), Trouble.REFUSED, Trouble.REFUSED),
]


@pytest.mark.parametrize(("error", "private", "group"), OTHERS)
def test_any_other_by_its_kind(error: TelegramAPIError, private: Trouble, group: Trouble) -> None:
    assert (trouble_of(error, PERSON), trouble_of(error, GROUP)) == (private, group)


def test_nobody_has_the_number_nought() -> None:
    """So whoever is not in a group is a person."""
    error = refused.TelegramForbiddenError(METHOD, "x")
    assert trouble_of(error, 1) is Trouble.BLOCKED
    assert trouble_of(error, -1) is Trouble.SHUT_OUT
