"""One Bot API call from its name and values to its answer: faults strike, the method runs, the record notes it."""

import asyncio
import inspect
from collections.abc import Mapping
from dataclasses import dataclass

from playground.errors import ApiError
from playground.faults import Broken
from playground.files import Upload
from playground.methods.all import METHODS
from playground.methods.base import Call
from playground.registry import Entry
from playground.shapes import Json
from playground.state import State

NO_TOKEN = ApiError(401, "invalid token specified")
NO_METHOD = ApiError(404, "method not found")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `broken` means that the caller never gets it."""

    status: int
    body: Json
    broken: bool = False


def refusal(error: ApiError, broken: bool = False) -> Answer:
    """Return the answer that refuses a call."""
    return Answer(error.code, error.body(), broken)


async def answer(world: State, token: str, name: str, values: Json, files: dict[str, Upload]) -> Answer:
    """Serve one call. A file is a value too, if the method has a parameter of its part's name."""
    if token != world.token:
        return refusal(NO_TOKEN)
    entry = METHODS.find(name)
    if entry is None:
        return noted(world, name, values, refusal(NO_METHOD))
    before, after = world.delay.parts(entry.name)
    if before:
        await asyncio.sleep(before)
    reply = await served(world, entry, values, files)
    if after:
        await asyncio.sleep(after)
    return reply


async def served(world: State, entry: Entry, values: Json, files: dict[str, Upload]) -> Answer:
    """Serve one call, as the faults let it."""
    values |= {part: upload for part, upload in files.items() if part in entry.signature.parameters}
    broken = False
    if world.faults.waiting and (fault := world.faults.take(entry.name, values.get("chat_id"))):
        world.show_faults()
        broken = fault.kind == "lost"
        try:
            await fault.happen()
        except ApiError as error:
            return noted(world, entry.name, values, refusal(error))
        except Broken:
            return noted(world, entry.name, values, Answer(504, {"ok": False}, broken=True))
    return noted(world, entry.name, values, await carried_out(entry, Call(world, files), values, broken))


async def carried_out(entry: Entry, call: Call, values: Json, broken: bool) -> Answer:
    """Run a method."""
    try:
        result = entry.function(call, **entry.signature.bind(values))
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return refusal(error, broken)
    return Answer(200, {"ok": True, "result": result}, broken)


def noted(world: State, name: str, values: Mapping[str, object], reply: Answer) -> Answer:
    """Write a call and its answer into the record; a poll that went well shows there as its deliveries."""
    if name != "getUpdates" or reply.status != 200:
        params = {key: value.name if isinstance(value, Upload) else value for key, value in values.items()}
        outcome = {"result": reply.body["result"]} if reply.status == 200 else {"error": reply.body}
        world.record.add(
            "call", method=name, params=params, ok=reply.status == 200, lost=reply.broken, **outcome
        )
    return reply
