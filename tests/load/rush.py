"""Who plays in the rush (group.py), and the times that they measure. Marks in texts are those of the judge."""

import asyncio
import random
import re
import time
from collections.abc import Sequence

from playground.acts.world import World
from playground.values.messages import Message
from playground.values.people import Person
from playground.world.cast import GROUP_ID
from tests.load.crowd import Customer, buttons_of

SAID = re.compile(r"\bc(\d+)m(\d+)\.")
ANSWERED = re.compile(r"\ba\d+n\d+\.")
CARD = re.compile(r"t\d+\.\d+\.take\.")


class Times:
    """When each word was said and when it stood on the other side, in seconds since the rush began."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._said: dict[str, float] = {}
        self._shown: dict[str, float] = {}
        self._first: set[str] = set()  # the words that opened a ticket

    def begin(self) -> None:
        self._began = time.monotonic()

    @property
    def since(self) -> float:
        return time.monotonic() - self._began if self._began is not None else -1.0

    def say(self, mark: str, *, first: bool = False) -> None:
        if self._began is not None:
            self._said[mark] = self.since
            if first:
                self._first.add(mark)

    def shown(self, message: Message) -> None:
        """In the group."""
        for found in SAID.finditer(message.words):
            self._shown.setdefault(found[0], self.since)

    def reached(self, message: Message) -> None:
        """In a customer's chat."""
        for found in ANSWERED.finditer(message.words):
            self._shown.setdefault(found[0], self.since)

    @property
    def missing(self) -> list[str]:
        return [mark for mark in self._said if mark not in self._shown]

    @property
    def oldest_unshown(self) -> float:
        """Its age in seconds."""
        return max((self.since - self._said[mark] for mark in self.missing), default=0.0)

    def lines(self) -> list[str]:
        marks = set(self._said)
        answers = {mark for mark in marks if mark.startswith("a")}
        running = {mark for mark in marks - answers if f"{mark.partition('m')[0]}m1." not in self._first}
        return [
            _line("cards shown after", self._waits(self._first)),
            _line(
                "further words of the same customers", self._waits(marks - answers - running - self._first)
            ),
            _line("words of running conversations", self._waits(running)),
            _line("operators' answers to customers", self._waits(answers)),
            f"everything shown after {max(self._shown.values(), default=0):.0f} s",
            *([f"never shown: {self.missing}"] if self.missing else []),
        ]

    def _waits(self, marks: set[str]) -> list[float]:
        return sorted(self._shown[mark] - self._said[mark] for mark in marks if mark in self._shown)


def _line(what: str, waits: Sequence[float]) -> str:
    if not waits:
        return f"{what}: none"
    first, p50, p90, last = (waits[int((len(waits) - 1) * part)] for part in (0, 0.5, 0.9, 1))
    return f"{what}: first {first:.1f} s, p50 {p50:.1f} s, p90 {p90:.1f} s, last {last:.1f} s ({len(waits)})"


class Caller:
    """A customer: fills in the form, sends it when told, and writes on; what is offered to be added is added."""

    def __init__(self, world: World, person: Person, number: int, times: Times) -> None:
        self.person, self._number, self._times = person, number, times
        self._world, self._customer = world, Customer(world, person)
        self._said = 0
        self._added = -1  # the version of the last offer that was taken up

    async def fill_in(self) -> None:
        """Up to the last button."""
        customer = self._customer
        self._said = 1
        await customer.do(customer.say("/complaint"))
        await customer.do(customer.press("department"))
        await customer.do(customer.say(f"c{self._number}m1."))
        await customer.do(customer.press("done"))
        await customer.do(customer.press("skip"))

    def send(self) -> None:
        self._times.say(f"c{self._number}m1.", first=True)
        self._customer.press("send")()

    def write(self) -> None:
        self._said += 1
        mark = f"c{self._number}m{self._said}."
        self._times.say(mark)
        self._customer.say(mark)()

    def saw(self, message: Message) -> None:
        self._customer.saw(message)
        offered = [data.split(".") for data in buttons_of(message)]
        add = next((each for each in offered if each[0] == "offer" and each[2] == "add"), None)
        if add and int(add[1]) > self._added:
            self._added = int(add[1])
            asyncio.get_running_loop().call_soon(
                self._world.press, self.person, self.person.id, message.id, ".".join(add)
            )


class Hands:
    """Operators: each takes the card that has waited longest, answers, answers once more, and goes on to the next.

    All are Solomiia, who as an admin needs nobody to admit her: the group's budget knows no difference.
    """

    def __init__(self, world: World, pause: float, dice: random.Random, times: Times) -> None:
        self._world, self._pause, self._dice, self._times = world, pause, dice, times
        self._person = world.people["solomiia"]
        self._cards: asyncio.Queue[Message] = asyncio.Queue()
        self._seen: set[str] = set()
        self._busy = 0

    @property
    def idle(self) -> bool:
        return not self._busy and self._cards.empty()

    def saw(self, message: Message) -> None:
        take = next((data for data in buttons_of(message) if CARD.match(data)), None)
        ticket = take.partition(".")[0] if take else ""
        if ticket and ticket not in self._seen:
            self._seen.add(ticket)
            self._cards.put_nowait(message)

    async def work(self) -> None:
        while True:
            await self.answer_next()

    async def answer_next(self) -> None:
        card = await self._cards.get()
        self._busy += 1
        try:
            await self._serve(card)
        finally:
            self._busy -= 1

    async def _serve(self, card: Message) -> None:
        number = next(found[1] for found in SAID.finditer(card.words))
        take = next(data for data in buttons_of(card) if CARD.match(data))
        self._world.press(self._person, GROUP_ID, card.id, take)
        for turn in (1, 2):
            await asyncio.sleep(self._dice.uniform(0.5, 1.5) * self._pause)
            mark = f"a{number}n{turn}."
            self._times.say(mark)
            self._world.say(self._person, GROUP_ID, mark, message_thread_id=card.topic_id)
