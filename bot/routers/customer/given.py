"""How much feedback one person has given lately, and whether they gave it anonymously just now, under a key that leads
back to nobody. Nothing of it is stored beside a name.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.routers.customer.pseudonyms import Pseudonyms
from bot.routers.customer.visits import Visit
from care.commands import GiveFeedback
from care.store.unit import Unit
from care.understanding.thanks import says_something
from care.values.content import Message
from dialogs.driver.talk import Commanded, Heard, Linked, Pressed

HOUR = timedelta(hours=1)


class GivenLately:
    def __init__(self) -> None:
        self._pseudonyms = Pseudonyms()
        self._given: dict[str, list[datetime]] = {}
        self._anonymous: dict[str, datetime] = {}

    def counted(self, unit: Unit, customer: int, command: GiveFeedback) -> GiveFeedback:
        """The command, which knows by how many it is over what the group is told one by one."""
        key, rules = self._key(customer), unit.business.flood
        since = unit.now - rules.within
        before = _after(since, self._given.get(key, ()))
        unit.after_commit(lambda: self._note(key, unit.now, since, anonymous=command.anonymous))
        return replace(command, over=max(0, len(before) + 1 - rules.feedback), by=key)

    def may_go_on(self, visit: Visit, said: Message, now: datetime) -> bool:
        """Whether this may be the rest of anonymous feedback: in a ticket it would be signed.

        A process that has begun since knows nothing of it: to write it down would lead to its author.
        """
        at, conversation = self._anonymous.get(self._key(visit.customer.id)), visit.conversation
        if at is None or now - at >= HOUR or (visit.spoken_to is not None and visit.spoken_to > at):
            return False
        asked = conversation.machine.takes_text(conversation.state) and not conversation.is_offer
        return not asked and said.reply_to is None and says_something(said.content)

    def heard(self, customer: int, heard: Heard) -> None:
        """Who does something else speaks of that."""
        if isinstance(heard, Pressed | Commanded) or (isinstance(heard, Linked) and heard.dialog != "menu"):
            self._anonymous.pop(self._key(customer), None)

    def _key(self, customer: int) -> str:
        return self._pseudonyms.of(str(customer))

    def _note(self, key: str, now: datetime, since: datetime, *, anonymous: bool) -> None:
        recent = {each: at for each, at in self._anonymous.items() if now - at < HOUR}
        self._anonymous = recent | ({key: now} if anonymous else {})
        kept = {each: lately for each, times in self._given.items() if (lately := _after(since, times))}
        self._given = kept | {key: [*kept.get(key, []), now]}


def _after(since: datetime, times: Iterable[datetime]) -> list[datetime]:
    return [at for at in times if at > since]
