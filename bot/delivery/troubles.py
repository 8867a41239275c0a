"""What Telegram's refusals mean for a message that we owe. The texts are those of its server
(docs/telegram.md lists them).
"""

import re
from enum import StrEnum

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)


class Trouble(StrEnum):
    LATER = "later"  # 429: not done, come back
    DOUBT = "doubt"  # the answer was lost: perhaps done
    BLOCKED = "blocked"  # the customer cannot be reached
    SHUT_OUT = "shut_out"  # we are not in the group, or lack a right there
    MOVED = "moved"  # the group has another id now
    NO_TOPIC = "no_topic"  # deleted
    CLOSED_TOPIC = "closed_topic"
    SAME = "same"  # an edit that changes nothing
    NO_MESSAGE = "no_message"  # what should be edited or reacted to is gone
    REFUSED = "refused"  # anything else: trying again would not help


SHUT_OUT = (
    "not enough rights",
    "chat_write_forbidden",
    "have no rights",
    "chat not found",
    "need administrator rights",
    "the chat is not a forum",
)
GONE = (
    "peer_id_invalid", "user_is_blocked", "input_user_deactivated", "user_deactivated", "user is deactivated",
    "chat_restricted", "bot was blocked", "can't initiate conversation", "user not found", "user_id_invalid",
)  # fmt: skip
# A kind of content that is forbidden there; words are not.
ONE_KIND = re.compile(
    r"not enough rights to send (?!text)|chat_send_\w+_forbidden(?<!chat_send_plain_forbidden)"
)
NO_TOPIC = ("message thread not found", "topic_deleted", "topic_id_invalid")
NO_MESSAGE = (
    "message to edit not found", "message_id_invalid", "message to react not found", "message can't be edited",
    "message to be edited not found", "reaction_invalid",
)  # fmt: skip


def trouble_of(error: TelegramAPIError, chat_id: int) -> Trouble:
    match error:
        case TelegramRetryAfter():
            return Trouble.LATER
        case TelegramNetworkError() | TelegramServerError():
            return Trouble.DOUBT
        case TelegramMigrateToChat():
            return Trouble.MOVED
        case TelegramForbiddenError():
            return Trouble.BLOCKED if chat_id > 0 else Trouble.SHUT_OUT
        case TelegramUnauthorizedError():
            return Trouble.LATER  # the token was revoked: an admin will set another
        case TelegramBadRequest():
            return _bad_request(error.message.lower(), chat_id)
    return Trouble.REFUSED


def _bad_request(text: str, chat_id: int) -> Trouble:
    if "not modified" in text or "not_modified" in text:
        return Trouble.SAME
    if any(sign in text for sign in NO_TOPIC):
        return Trouble.NO_TOPIC
    if "topic_closed" in text:
        return Trouble.CLOSED_TOPIC
    if any(sign in text for sign in NO_MESSAGE):
        return Trouble.NO_MESSAGE
    if ONE_KIND.search(text):
        return Trouble.REFUSED
    if chat_id > 0 and any(sign in text for sign in GONE):
        return Trouble.BLOCKED
    if any(sign in text for sign in SHUT_OUT):
        return Trouble.SHUT_OUT if chat_id < 0 else Trouble.BLOCKED
    return Trouble.REFUSED
