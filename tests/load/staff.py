"""The operator of the crash campaign: answers each card, and once more when the customer has replied."""

import asyncio
import random
import re

from playground.acts.world import World
from playground.values.messages import Message
from playground.world.cast import GROUP_ID
from tests.load.crowd import buttons_of
from tests.load.visitor import REPLY

CARD = re.compile(r"t(\d+)\.")
MARK = re.compile(r"\bc(\d+)m(\d+)\.")


class Staff:
    """Solomiia, who as an admin needs nobody to admit her. Every second ticket she takes by its button first."""

    def __init__(self, world: World, dice: random.Random) -> None:
        self._world, self._dice = world, dice
        self._person = world.people["solomiia"]
        self._answered: set[tuple[int, int]] = set()

    def saw(self, message: Message) -> None:
        if message.chat_id != GROUP_ID or message.sender_id != self._world.bot.id:
            return
        for number, mark in MARK.findall(message.words):
            card = any(CARD.match(data) for data in buttons_of(message))
            if card or int(mark) == REPLY:
                self._answer(int(number), 1 if card else 2, message)

    def _answer(self, number: int, turn: int, message: Message) -> None:
        if (number, turn) in self._answered:
            return
        self._answered.add((number, turn))
        loop = asyncio.get_running_loop()
        if turn == 1 and self._dice.random() < 0.5:
            loop.call_later(self._dice.uniform(0, 0.3), self._take, message)
        loop.call_later(self._dice.uniform(0.3, 0.8), self._write, number, turn, message.topic_id)

    def _take(self, card: Message) -> None:
        take = next((data for data in buttons_of(card) if data.split(".")[2:3] == ["take"]), None)
        if take and not card.deleted:
            self._world.press(self._person, GROUP_ID, card.id, take)

    def _write(self, number: int, turn: int, topic: int) -> None:
        self._world.say(self._person, GROUP_ID, f"a{number}n{turn}.", message_thread_id=topic)
