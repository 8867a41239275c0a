"""Tills that call the API until each call is answered, some calls again, and keep what they were told and answered."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.store.cast import NOW

PAUSE = 0.02  # seconds until a call that got no answer is made again
PATIENCE = 60.0
LINES = [{"id": "1", "sum": "90", "quantity": "2"}, {"id": "2", "sum": "155.00"}]
Body = Mapping[str, Any]


@dataclass
class Told:
    """What all tills have heard."""

    answers: dict[tuple[str, str, str], set[tuple[int, bytes]]] = field(default_factory=dict)  # by call
    times: list[float] = field(default_factory=list)  # of calls that were answered at once, in milliseconds
    unanswered: int = 0  # calls that were made again for that
    refused: Counter[str] = field(default_factory=Counter)

    def taken(self, path: str) -> list[Body]:
        """The answers to what was done, one for each call."""
        found = [said for (_till, where, _number), said in self.answers.items() if where == path]
        return [json.loads(body) for said in found for status, body in said if status < 400]

    def differing(self) -> list[tuple[str, str, str]]:
        """The calls that were not always answered the same."""
        return [call for call, said in self.answers.items() if len(said) > 1]


@dataclass(frozen=True)
class Till:
    name: str
    key: str
    address: str
    customers: Sequence[int]
    codes: Sequence[str]  # of vouchers, that all tills try to take
    repeats: float  # so much of the calls is made once more
    told: Told
    dice: random.Random

    async def work(self, session: aiohttp.ClientSession, over: asyncio.Event) -> None:
        """Sell until it is over, give back of every fifth receipt, and take vouchers."""
        count = 0
        while not over.is_set():
            count += 1
            number = str(count)
            await self._call(session, "purchases", number, self._purchase(number))
            if self.dice.random() < 0.2:
                await self._call(session, "refunds", number, self._refund(number))
            if self.codes and self.dice.random() < 0.1:
                body = {"redemption": number, "code": self.dice.choice(self.codes)}
                await self._call(session, "vouchers/redeem", number, body)

    def _purchase(self, number: str) -> Body:
        customer = {"id": self.dice.choice(self.customers)}
        told = {"receipt": number, "at": NOW.isoformat(), "currency": "UAH", "lines": LINES}
        return told | {"customer": customer}

    def _refund(self, number: str) -> Body:
        back = {"refund": number, "receipt": number, "at": NOW.isoformat()}
        return back | {"lines": [{"id": "1", "quantity": "1"}]}

    async def _call(self, session: aiohttp.ClientSession, path: str, number: str, body: Body) -> None:
        """Some are made twice at once, some once more when they were answered."""
        at_once = 1 + (self.dice.random() < self.repeats / 2)
        again = self.dice.random() < self.repeats / 2
        made = [self._until_answered(session, path, number, body) for _ in range(at_once)]
        await asyncio.gather(*made)
        if again:
            await self._until_answered(session, path, number, body)

    async def _until_answered(
        self, session: aiohttp.ClientSession, path: str, number: str, body: Body
    ) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await self._answered(session, path, number, body):
                self.told.unanswered += 1
                await asyncio.sleep(PAUSE)

    async def _answered(self, session: aiohttp.ClientSession, path: str, number: str, body: Body) -> bool:
        headers, begun = {"Authorization": f"Bearer {self.key}"}, time.perf_counter()
        try:
            async with session.post(f"{self.address}/{path}", json=body, headers=headers) as answer:
                said = answer.status, await answer.read()
        except aiohttp.ClientError:
            return False
        self.told.times.append((time.perf_counter() - begun) * 1000)
        code = json.loads(said[1]).get("code", "") if said[0] >= 400 else ""
        if code in ("in_flight", "away", "failed"):
            return False
        if code:
            self.told.refused[code] += 1
        self.told.answers.setdefault((self.name, path, number), set()).add(said)
        return True
