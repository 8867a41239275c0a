"""Ten thousand updates wait when the bot comes back."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle

from playground.acts.world import World
from playground.values.people import Person
from tests.load.chaos.siege import Siege
from tests.load.crowd import NAMES

WRITERS, EACH = 500, 20
FIRST_ID = 6_000_001
# What they wrote into no form is kept with their conversation, to go where they say.
KEPT = (
    f"SELECT count(*) FROM conversations WHERE chat_id BETWEEN {FIRST_ID} AND {FIRST_ID + WRITERS}"  # noqa: S608
    f" AND state LIKE '%w1.%' AND state LIKE '%w{EACH}.%'"
)


@asynccontextmanager
async def backlog(siege: Siege) -> AsyncIterator[None]:
    await siege.down()
    writers = _invite(siege.world)
    done = await siege.books.count("SELECT count(*) FROM updates")
    for number in range(1, EACH + 1):
        for writer in writers:
            siege.world.say(writer, writer.id, f"w{number}.")
    began, siege.wanted = time.monotonic(), True
    yield
    await siege.drained()
    siege.notes.append(
        f"{WRITERS * EACH} updates waited, and were taken in after {time.monotonic() - began:.0f} s"
    )
    done = await siege.books.count("SELECT count(*) FROM updates") - done
    if done < WRITERS * EACH:
        siege.faults.append(f"only {done} updates were taken in")
    if (kept := await siege.books.count(KEPT)) < WRITERS:
        siege.faults.append(f"the words of {WRITERS - kept} writers are not kept")


def _invite(world: World) -> list[Person]:
    people = [
        Person(f"writer{n}", FIRST_ID + n, name, language, "customer")
        for n, (name, language) in zip(range(WRITERS), cycle(NAMES), strict=False)
    ]
    for person in people:
        world.welcome(person)
    return people
