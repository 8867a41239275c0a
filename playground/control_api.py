"""`/control`: the desk of the world. The clock, faults, the record, migration, a fresh start."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.errors import Refusal
from playground.faults import Fault
from playground.state import State

RECORD_PAGE = 10_000
LONGEST_WAIT = 60.0


def routes() -> list[Route]:
    """Return the routes under `/control`."""
    return [
        Route("/control/clock", clock, methods=["GET", "POST"]),
        Route("/control/faults", faults, methods=["GET", "POST", "DELETE"]),
        Route("/control/record", record),
        Route("/control/reset", reset, methods=["POST"]),
    ]


async def clock(request: Request) -> Response:
    """Show the clock, wait for it to be moved, or move it."""
    world: State = request.app.state.world
    if request.method == "POST":
        world.clock.advance(float((await body_of(request)).get("advance", 0)))
        world.events.add("clock", lambda: {"clock": world.clock.body()})
    elif "after" in request.query_params:
        query = request.query_params
        await world.clock.differs_from(float(query["after"]), min(float(query.get("wait", 30)), LONGEST_WAIT))
    return JSONResponse(world.clock.body())


async def faults(request: Request) -> Response:
    """Show, add or clear faults."""
    world: State = request.app.state.world
    if request.method == "POST":
        try:
            world.faults.waiting.append(Fault(**await body_of(request)))
        except TypeError:
            raise Refusal("A fault has kind, times, method, chat_id, retry_after and silence") from None
    elif request.method == "DELETE":
        world.faults.waiting.clear()
    if request.method != "GET":
        world.show_faults()
    return JSONResponse({"faults": world.faults.shown()})


async def record(request: Request) -> Response:
    """Return a page of the record."""
    query = request.query_params
    world: State = request.app.state.world
    return JSONResponse(world.record.after(int(query.get("after", 0)), int(query.get("limit", RECORD_PAGE))))


async def reset(request: Request) -> Response:
    """Begin a fresh world."""
    request.app.state.world.reset()
    return JSONResponse({"ok": True})


async def body_of(request: Request) -> dict[str, Any]:
    """Return a request's JSON object."""
    try:
        body = await request.json()
    except ValueError:
        raise Refusal("The body must be JSON") from None
    if not isinstance(body, dict):
        raise Refusal("The body must be a JSON object")
    return body
