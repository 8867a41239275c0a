"""One Bot API call from its name and values to its answer: faults strike, the method runs, the record notes it."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.errors import ApiError
from playground.faults import Broken
from playground.files import Upload
from playground.methods.all import METHODS
from playground.methods.base import Call
from playground.registry import Entry
from playground.shapes import Json
from playground.state import State


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `broken` means that the caller never gets it."""

    status: int
    body: Json
    broken: bool = False


async def answer(
    world: State, token: str, name: str, values: Mapping[str, Any], files: dict[str, Upload]
) -> Answer:
    """Serve one call."""
    entry = METHODS.find(name)
    values = {
        **values,
        **{part: upload for part, upload in files.items() if entry and part in entry.signature.parameters},
    }
    try:
        if token != world.token:
            raise ApiError(401, "invalid token specified")
        if entry is None:
            raise ApiError(404, "method not found")
        return await served(world, entry, values, files)
    except ApiError as error:
        return noted(world, name if entry is None else entry.name, values, Answer(error.code, error.body()))


async def served(world: State, entry: Entry, values: Mapping[str, Any], files: dict[str, Upload]) -> Answer:
    """Run a known method, unless a fault strikes first."""
    broken = False
    if world.faults.waiting and (fault := world.faults.take(entry.name, values.get("chat_id"))):
        world.show_faults()
        broken = fault.kind == "lost"
        try:
            await fault.happen()
        except Broken:
            return noted(world, entry.name, values, Answer(504, {"ok": False}, broken=True))
    try:
        result = entry.function(Call(world, files), **entry.signature.bind(values))
        if inspect.isawaitable(result):
            result = await result
        reply = Answer(200, {"ok": True, "result": result}, broken)
    except ApiError as error:
        reply = Answer(error.code, error.body(), broken)
    return noted(world, entry.name, values, reply)


def noted(world: State, name: str, values: Mapping[str, Any], reply: Answer) -> Answer:
    """Write a call and its answer into the record; an empty poll is not worth a line."""
    if name != "getUpdates" or reply.status != 200:
        params = {key: value.name if isinstance(value, Upload) else value for key, value in values.items()}
        outcome = {"result": reply.body["result"]} if reply.body["ok"] else {"error": reply.body}
        world.record.add(
            "call", method=name, params=params, ok=reply.body["ok"], lost=reply.broken, **outcome
        )
    return reply
