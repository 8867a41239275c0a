"""How much feedback one person has given lately, under a key that leads back to nobody.

It is made with a secret that this process alone has and that ends with it; nothing of it is stored beside a name.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from care.business import Flood
from care.commands import GiveFeedback
from care.store.unit import Unit


class GivenLately:
    def __init__(self, rules: Flood) -> None:
        self._rules = rules
        self._secret = secrets.token_bytes(32)
        self._given: dict[str, list[datetime]] = {}

    def counted(self, unit: Unit, customer: int, command: GiveFeedback, now: datetime) -> GiveFeedback:
        """The command, which knows by how many it is over what the group is told one by one."""
        key = blake2b(str(customer).encode(), key=self._secret, digest_size=8).hexdigest()
        before = self._lately(self._given.get(key, ()), now)
        unit.after_commit(lambda: self._note(key, now))
        return replace(command, over=max(0, len(before) + 1 - self._rules.feedback), by=key)

    def _note(self, key: str, now: datetime) -> None:
        kept = {each: lately for each, times in self._given.items() if (lately := self._lately(times, now))}
        self._given = kept | {key: [*kept.get(key, []), now]}

    def _lately(self, times: Iterable[datetime], now: datetime) -> list[datetime]:
        return [at for at in times if now - at < self._rules.within]
