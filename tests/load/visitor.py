"""A customer who goes through one whole conversation and never gives up, whatever becomes of the bot meanwhile.

Driven by what stands on the screen, not by a script: a screen may be lost with the process that should have drawn it.
Who waits in vain presses some old button, as people do, and gets the current screen. No text is ever sent twice.
Each text carries a mark of its own, `c12m3` for the third of customer 12, by which the judge finds it again.
"""

import asyncio
import random
import re

from playground.acts.world import World
from playground.values.messages import Message
from playground.values.people import Person
from tests.load.crowd import buttons_of

PATIENCE = 4.0  # seconds without a screen to act on, before an old button is pressed; each further time twice as long
STALE = "complaint.0.redraw."
NUMBER = re.compile(r"(?:№|No\.)\s*(\d+)")
ORDER, EXTRA, REPLY = 7, 8, 9  # marks of the order number, of what is added, of the answer to the operator


class Visitor:
    def __init__(self, world: World, person: Person, number: int, dice: random.Random) -> None:
        self.number, self.nudges = number, 0
        self.ticket: int | None = None  # as the bot has told us
        self.done = asyncio.Event()  # the operator's last answer is here
        self._world, self._person, self._dice = world, person, dice
        self._stories = list(range(1, dice.randint(2, 4)))
        self._adds = dice.random() < 0.3
        self._words_first = dice.random() < 0.2  # and then where they should go
        self._screen: Message | None = None
        self._acted = 0  # the version of the last screen that we acted on
        self._patience = PATIENCE
        self._waits = True  # for a screen
        self._sent = False  # the form
        self._replied = False
        self._news = asyncio.Event()

    @property
    def state(self) -> str:
        """Where they are, in words."""
        screen = self._screen
        seen = f"message {screen.id} {buttons_of(screen)}" if screen else "no screen"
        steps = {"sent": self._sent, "replied": self._replied, "done": self.done.is_set()}
        said = ", ".join(step for step, so in steps.items() if so) or "nothing sent"
        waits = "waits" if self._waits else "waits for no screen"
        return f"ticket {self.ticket}, {said}, {waits}, acted on {self._acted}, sees {seen}"

    async def play(self) -> None:
        if self._words_first:
            self._write(self._stories.pop(0))
        else:
            self._say("/complaint")
        while not self.done.is_set():
            try:
                async with asyncio.timeout(self._patience):
                    await self._news.wait()
            except TimeoutError:
                self._nudge()
                self._patience *= 2
            self._news.clear()
            await asyncio.sleep(self._dice.uniform(0, 0.2))
            self._look()

    def saw(self, message: Message) -> None:
        """The bot has written or changed this message."""
        data = buttons_of(message)
        if data and not data[0].startswith("go."):
            self._screen = message
        elif self.ticket is None and (found := NUMBER.search(message.words)):
            self.ticket = int(found[1])
            self._waits = False
        if not self._replied and f"a{self.number}n1." in message.words:
            self._replied = True
            asyncio.get_running_loop().call_later(self._dice.uniform(0, 0.5), self._write, REPLY)
        if f"a{self.number}n2." in message.words:
            self.done.set()
        self._news.set()

    def _look(self) -> None:
        """Act on the screen, once for each version of it."""
        if self._adds and self.ticket is not None:
            self._adds, self._waits = False, True
            self._write(EXTRA)
            return
        if self._screen is None or self._screen.deleted:
            return
        data = buttons_of(self._screen)
        if not data:  # they were taken off: the next screen is on its way
            return
        dialog, version = data[0].split(".")[:2]
        if int(version) <= self._acted:
            return
        self._acted, self._patience = int(version), PATIENCE
        wanted = (each for each in data if not each.endswith((".department.", ".question", ".feedback")))
        self._act(dialog, {each.split(".")[2]: each for each in wanted})

    def _act(self, dialog: str, offered: dict[str, str]) -> None:
        match dialog:
            case "complaint":
                self._fill_in(offered)
            case "offer":
                self._press(offered.get("add") or offered["go"])
            case "menu" if not self._sent:
                self._say("/complaint")
            case _:
                self._waits = False

    def _fill_in(self, offered: dict[str, str]) -> None:
        if "send" in offered:
            self._sent = True
            self._press(offered["send"])
        elif "department" in offered:
            self._press(offered["department"])
        elif "skip" in offered:
            if self._dice.random() < 0.5:
                self._write(ORDER)
            else:
                self._press(offered["skip"])
        elif self._stories:
            self._write(self._stories.pop(0))
        elif "done" in offered:
            self._press(offered["done"])

    def _nudge(self) -> None:
        if self._screen is not None and self._screen.deleted:
            self._screen = self._last_shown()
        if self._waits and self._screen is not None:
            self.nudges += 1
            self._press(STALE)
        elif self._waits and not self._sent:
            self._say("/complaint")

    def _last_shown(self) -> Message | None:
        """The newest message with buttons that the chat still has."""
        shown = reversed(list(self._world.chats[self._person.id].visible()))
        return next((message for message in shown if buttons_of(message)), None)

    def _write(self, mark: int) -> None:
        self._say(f"c{self.number}m{mark}.")

    def _say(self, text: str) -> None:
        self._world.say(self._person, self._person.id, text)

    def _press(self, data: str) -> None:
        if self._screen is not None and not self._screen.deleted:
            self._world.press(self._person, self._person.id, self._screen.id, data)
