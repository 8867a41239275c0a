"""`/people`: what the page and tests call to see the world and to act in it. JSON in and out."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.acts.all import ACTS
from playground.acts.base import chat_of
from playground.calls import reading
from playground.http import bodies
from playground.http.doors import file_headers
from playground.values.errors import ApiError, Refusal
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.bot.callbacks import Press
from playground.world.state import State

PING_SECONDS = 15.0
PRESS_SECONDS = 10.0
WITH_FILES = {"messages": "sendFiles", "edit": "replaceFile"}  # the acts behind what comes as a form
LONGEST_WAIT = 60.0


def routes() -> list[Route]:
    """The routes under `/people`."""
    return [
        Route("/people/snapshot", snapshot),
        Route("/people/events", events),
        Route("/people/file/{file_id}", file),
        Route("/people/{person}/seen", seen),
        Route("/people/{person}/{verb}", act, methods=["POST"]),
    ]


def world_of(request: Request) -> State:
    """The world that is served."""
    world: State = request.app.state.world
    return world


async def snapshot(request: Request) -> Response:
    """The whole world."""
    return JSONResponse(world_of(request).snapshot())


async def events(request: Request) -> Response:
    """What changes after event `after`, or after the one that a browser saw last, as a stream."""
    world = world_of(request)
    after = int(
        request.headers.get("last-event-id") or request.query_params.get("after") or world.events.last
    )
    headers = {"cache-control": "no-store"}
    return StreamingResponse(_stream(world, after), media_type="text/event-stream", headers=headers)


async def _stream(world: State, n: int) -> AsyncIterator[str]:
    """Server-sent events; a comment now and then keeps the connection alive."""
    era = world.events.era
    yield ": here\n\n"
    while era == world.events.era:
        batch = world.events.after(n)
        if batch:
            yield "".join(f"id: {event['n']}\ndata: {json.dumps(event)}\n\n" for event in batch)
            n = batch[-1]["n"]
        elif not await world.events.wait(n, PING_SECONDS):
            yield ": still here\n\n"


async def file(request: Request) -> Response:
    """A file's bytes, of any size."""
    found = world_of(request).files.get(request.path_params["file_id"])
    if found is None:
        raise Refusal("There is no such file", 404)
    return Response(found.upload.data, headers=file_headers(found.upload.mime_type))


async def seen(request: Request) -> Response:
    """One person's view of a chat.

    With `after`: once something happened after that event, or after `wait` seconds.
    """
    world, person, query = world_of(request), _person_of(request), request.query_params
    if "after" in query:
        await world.events.wait(int(query["after"]), waiting(query.get("wait", 0)))
    chat = chat_of(world, person, int(query.get("chat_id", person.id)))
    messages = [message.shown() for message in chat.visible()]
    return JSONResponse({"chat": world.chat_shown(chat), "messages": messages, "event": world.events.last})


async def act(request: Request) -> Response:
    """Somebody does something."""
    try:
        return JSONResponse(await _done(request))
    except ApiError as error:
        raise Refusal.of(error) from None


async def _done(request: Request) -> Json:
    """What came of it, as the path and the body say it."""
    verb = request.path_params["verb"]
    world, person = world_of(request), _person_of(request)
    values, parts = await bodies.read(request.scope, request.receive)
    wait = waiting(values.pop("wait", PRESS_SECONDS))
    given: Json = {}
    if verb in WITH_FILES and "as" in values:
        verb, given = WITH_FILES[verb], {"uploads": [upload for name, upload in parts if name == "files"]}
        values["kind"] = values.pop("as")
    entry = ACTS.find(verb)
    if entry is None:
        raise Refusal(f"People cannot {verb}", 404)
    return await _told(entry.function(world, person, **given, **entry.signature.bind(values)), wait)


async def _told(outcome: object, wait: float) -> Json:
    """What an act did in the contract's shape; for a press, once the bot has answered or `wait` seconds are over."""
    match outcome:
        case Press():
            return await outcome.outcome(wait)
        case Message():
            return {"messages": [outcome.shown()]}
        case list():
            return {"messages": [message.shown() for message in outcome]}
        case dict():
            return outcome
        case _:
            return {"ok": True}


def waiting(seconds: object) -> float:
    """How long somebody is willing to wait, within reason."""
    return min(max(reading.finite(seconds), 0.0), LONGEST_WAIT)


def _person_of(request: Request) -> Person:
    person = world_of(request).person(request.path_params["person"])
    if person is None:
        raise Refusal(f"Nobody here is called {request.path_params['person']}", 404)
    return person
