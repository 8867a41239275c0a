"""How scenes on the page begin, and what the bot has to do with them."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page

from tests.page.raw_bot import Json, RawBot
from tests.page.seats import be, log

GROUP = -1001000000001
EMMA = 1003
PHONE = (360, 740)
PATIENCE = 200
TURN_MS = 25
Seen = TypeVar("Seen")


def started(page: Page, person: str = "emma") -> Locator:
    """The pane of a person who has pressed Start."""
    seat = be(page, person)
    seat.get_by_test_id("start").click()
    log(seat).get_by_text("/start").wait_for()
    return seat


def topic(bot: RawBot, name: str, text: str, group: int = GROUP) -> int:
    """A topic of a staff group with a message in it."""
    thread: int = bot.call("createForumTopic", chat_id=group, name=name)["message_thread_id"]
    bot.say(group, text, message_thread_id=thread)
    return thread


def heard(bot: RawBot, page: Page, kind: str, having: str = "") -> Json:
    """The newest update of a kind, once there is one; `having`: one that has this field."""

    def found() -> list[Json]:
        of_kind: list[Json] = [update[kind] for update in bot.heard if kind in update]
        return [event for event in of_kind if not having or having in event]

    return until(page, found)[-1]


def until(page: Page, look: Callable[[], Seen]) -> Seen:
    """What is seen, once there is something. The browser's events come only while its page waits for them."""
    for _ in range(PATIENCE):
        if seen := look():
            return seen
        page.wait_for_timeout(TURN_MS)
    raise TimeoutError("nothing has come")


def buttons(*texts: str) -> Json:
    """An inline keyboard of one row; a button's data is its text in small letters."""
    return {"inline_keyboard": [[{"text": text, "callback_data": text.lower()} for text in texts]]}
