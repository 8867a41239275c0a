"""`/people`: what the page and tests call to see the world and to act in it. JSON in and out."""

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground import bodies
from playground.acts.all import ACTS
from playground.acts.base import chat_of
from playground.callbacks import Press
from playground.errors import ApiError, Refusal
from playground.messages import Message
from playground.people import Person
from playground.shapes import Json
from playground.state import State

VERBS = {"messages": "say"}
PING_SECONDS = 15.0
PRESS_SECONDS = 10.0
LONGEST_WAIT = 60.0


def routes() -> list[Route]:
    """Return the routes under `/people`."""
    return [
        Route("/people/snapshot", snapshot),
        Route("/people/events", events),
        Route("/people/file/{file_id}", file),
        Route("/people/{person}/seen", seen),
        Route("/people/{person}/{verb}", act, methods=["POST"]),
    ]


async def snapshot(request: Request) -> Response:
    """Return the whole world."""
    return JSONResponse(request.app.state.world.snapshot())


async def events(request: Request) -> Response:
    """Stream what changes after event `after`."""
    world: State = request.app.state.world
    after = int(
        request.headers.get("last-event-id") or request.query_params.get("after") or world.events.last
    )
    return StreamingResponse(
        stream(world, after), media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


async def stream(world: State, n: int) -> AsyncIterator[str]:
    """Yield server-sent events; a comment now and then keeps the connection alive."""
    era = world.events.era
    yield ": here\n\n"
    while era == world.events.era:
        batch = world.events.after(n)
        if batch:
            yield "".join(f"id: {event['n']}\ndata: {json.dumps(event)}\n\n" for event in batch)
            n = batch[-1]["n"]
        else:
            await world.events.wait(n, PING_SECONDS)
            yield ": still here\n\n" if n >= world.events.last else ""


async def file(request: Request) -> Response:
    """Return a file's bytes, of any size."""
    found = request.app.state.world.files.get(request.path_params["file_id"])
    if found is None:
        raise Refusal("There is no such file", 404)
    return Response(found.upload.data, media_type=found.upload.mime_type)


async def seen(request: Request) -> Response:
    """Return one person's view of a chat; with `after`, once something happened after that event, or after `wait`."""
    world: State = request.app.state.world
    query = request.query_params
    person = person_of(request)
    if "after" in query:
        await world.events.wait(int(query["after"]), min(float(query.get("wait", 0)), LONGEST_WAIT))
    chat = chat_of(world, person, int(query.get("chat_id", person.id)))
    messages = [message.shown() for message in chat.visible()]
    return JSONResponse({"chat": world.chat_shown(chat), "messages": messages, "event": world.events.last})


async def act(request: Request) -> Response:
    """Let a person do something."""
    verb = request.path_params["verb"]
    entry = ACTS.find(VERBS.get(verb, verb))
    if entry is None:
        raise Refusal(f"People cannot {verb}", 404)
    values, wait = await values_of(request)
    try:
        done = entry.function(request.app.state.world, person_of(request), **entry.signature.bind(values))
    except ApiError as error:
        raise Refusal(error.description.removeprefix("Bad Request: ")) from None
    return JSONResponse(await told(done, wait))


async def values_of(request: Request) -> tuple[Json, float]:
    """Return an act's values and how long its caller waits for the bot."""
    try:
        values, _ = await bodies.read(request.scope, request.receive)
    except ApiError as error:
        raise Refusal(error.description) from None
    wait = float(values.pop("wait", PRESS_SECONDS))
    return values, min(wait, LONGEST_WAIT)


async def told(done: Any, wait: float) -> Json:
    """Return what an act did, in the contract's shape."""
    match done:
        case Press():
            return await done.outcome(wait)
        case Message():
            return {"messages": [done.shown()]}
        case list():
            return {"messages": [message.shown() for message in done]}
        case dict():
            return done
        case _:
            return {"ok": True}


def person_of(request: Request) -> Person:
    """Return the person of the path."""
    person: Person | None = request.app.state.world.person(request.path_params["person"])
    if person is None:
        raise Refusal(f"Nobody here is called {request.path_params['person']}", 404)
    return person
