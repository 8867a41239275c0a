"""Buttons that were pressed twice at once: the second press finds everything done, and is no question to anybody.

What was pressed is known for seconds, under a key that leads back to nobody, to this process alone; for any other it is
a button of an earlier message. After that it is pressed for a reason: the screen that followed may have been lost.
"""

from datetime import datetime, timedelta

from aiogram.types import CallbackQuery

from bot.routers.customer import spoken
from bot.routers.customer.pseudonyms import Pseudonyms
from care.store.unit import Unit
from dialogs.driver.talk import Conversation, Heard, Linked, Pressed

AT_ONCE = timedelta(seconds=10)


class PressedTwice:
    def __init__(self) -> None:
        self._pseudonyms = Pseudonyms()
        # When it was done, and the version of the conversation since.
        self._done: dict[str, tuple[datetime, int]] = {}

    def is_again(self, unit: Unit, press: CallbackQuery | None, heard: Heard, now: Conversation) -> bool:
        """Whether this very button has just been carried out, and nothing has changed since. `now`: where they are."""
        if press is None or is_current(heard, now):
            return False
        at, version = self._done.get(self._key(press), (unit.now - AT_ONCE, 0))
        return version == now.version and unit.now - at < AT_ONCE

    def carried_out(
        self, unit: Unit, press: CallbackQuery | None, heard: Heard, before: Conversation, after: Conversation
    ) -> None:
        if press is not None and (isinstance(heard, Linked) or is_current(heard, before)):
            key = self._key(press)
            unit.after_commit(lambda: self._note(key, unit.now, after.version))

    def _key(self, press: CallbackQuery) -> str:
        return self._pseudonyms.of(f"{press.from_user.id} {spoken.screen_of(press) or 0} {press.data}")

    def _note(self, key: str, now: datetime, version: int) -> None:
        lately = {each: done for each, done in self._done.items() if now - done[0] < AT_ONCE}
        self._done = lately | {key: (now, version)}


def is_current(heard: Heard, conversation: Conversation) -> bool:
    """Whether its button stands on the screen."""
    return isinstance(heard, Pressed) and (heard.dialog, heard.version) == (
        conversation.dialog,
        conversation.version,
    )
