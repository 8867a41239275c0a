"""One Bot API call from its name and values to its answer: faults strike, the method runs, the record notes it."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from playground.calls.answers import Answer, refusal
from playground.calls.registry import Entry
from playground.content.files import Upload
from playground.methods.all import METHODS
from playground.methods.base import Call
from playground.values.errors import ApiError
from playground.values.shapes import Json
from playground.world.state import State

NO_TOKEN = ApiError(401, "invalid token specified")
NO_METHOD = ApiError(404, "method not found")


async def answer(world: State, token: str, name: str, values: Json, files: dict[str, Upload]) -> Answer:
    """One call is served. A file is a value too, if the method has a parameter of its part's name."""
    if token != world.token:
        return refusal(NO_TOKEN)
    entry = METHODS.find(name)
    if entry is None:
        return _noted(world, name, values, refusal(NO_METHOD))
    before, after = world.delay.parts(entry.name)
    if before:
        await asyncio.sleep(before)
    reply = await _served(world, entry, values, files)
    if after:
        await asyncio.sleep(after)
    return reply


async def _served(world: State, entry: Entry, values: Json, files: dict[str, Upload]) -> Answer:
    values |= {part: upload for part, upload in files.items() if part in entry.signature.parameters}
    carry_out = partial(_carried_out, entry, Call(world, files), values)
    return _noted(world, entry.name, values, await struck(world, entry.name, values, carry_out))


async def struck(world: State, name: str, values: Json, carry_out: Callable[[], Awaitable[Answer]]) -> Answer:
    """A call is carried out, unless a fault strikes it, or as far as the fault lets it."""
    fault = world.faults.take(name, values.get("chat_id")) if world.faults.waiting else None
    if fault is None:
        return await carry_out()
    world.show_faults()
    return await fault.happen(carry_out)


async def _carried_out(entry: Entry, call: Call, values: Json) -> Answer:
    try:
        result = entry.function(call, **entry.signature.bind(values))
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return refusal(error)
    return Answer(200, {"ok": True, "result": result})


def _noted(world: State, name: str, values: Mapping[str, object], reply: Answer) -> Answer:
    """A call and its answer stand in the record; a poll that went well shows there as its deliveries."""
    if name != "getUpdates" or reply.status != 200:
        params = {key: value.name if isinstance(value, Upload) else value for key, value in values.items()}
        outcome = {"result": reply.body["result"]} if reply.status == 200 else {"error": reply.body}
        world.record.add(
            "call", method=name, params=params, ok=reply.status == 200, lost=reply.lost, **outcome
        )
    return reply
