"""`/control`: the desk of the world. The clock, faults, delays, the record, migration, a fresh start."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.calls import reading
from playground.calls.parameters import Signature
from playground.http import bodies
from playground.http.people_api import waiting, world_of
from playground.values.errors import ApiError, Refusal
from playground.values.people import Guest
from playground.values.shapes import Json
from playground.world import migration
from playground.world.faults import Fault

RECORD_PAGE = 10_000
FAULT, GUEST = Signature(Fault), Signature(Guest)


def routes() -> list[Route]:
    """The routes under `/control`."""
    return [
        Route("/control/clock", clock, methods=["GET", "POST"]),
        Route("/control/faults", faults, methods=["GET", "POST", "DELETE"]),
        Route("/control/delay", delay, methods=["GET", "POST"]),
        Route("/control/record", record),
        Route("/control/chats/{chat_id}/upgrade", upgrade, methods=["POST"]),
        Route("/control/crowd", crowd, methods=["POST"]),
        Route("/control/reset", reset, methods=["GET", "POST"]),
    ]


async def clock(request: Request) -> Response:
    """The clock as it is, as it is once it was moved, or with POST as it is moved by this."""
    world, query = world_of(request), request.query_params
    if request.method == "POST":
        world.advance(reading.finite((await _body_of(request)).get("advance", 0)))
    elif "after" in query:
        await world.clock.differs_from(reading.finite(query["after"]), waiting(query.get("wait", 30)))
    return JSONResponse(world.clock.body())


async def faults(request: Request) -> Response:
    """The faults that are still to come; with POST one more, with DELETE none."""
    world = world_of(request)
    if request.method == "POST":
        try:
            world.faults.waiting.append(Fault(**FAULT.bind(await _body_of(request))))
        except ApiError as error:
            raise Refusal.of(error) from None
    elif request.method == "DELETE":
        world.faults.waiting.clear()
    if request.method != "GET":
        world.show_faults()
    return JSONResponse({"faults": world.faults.shown()})


async def delay(request: Request) -> Response:
    """How long calls take, with POST from now on."""
    world = world_of(request)
    if request.method == "POST":
        body = await _body_of(request)
        least = float(body.get("least", 0))
        world.delay.set(least, float(body.get("most", least)))
        world.show_delay()
    return JSONResponse(world.delay.shown())


async def record(request: Request) -> Response:
    """A page of the record."""
    query = request.query_params
    after, limit = int(query.get("after", 0)), int(query.get("limit", RECORD_PAGE))
    return JSONResponse(world_of(request).record.after(after, limit))


async def crowd(request: Request) -> Response:
    """People who are on no tab of the page, and have pressed Start: the bot may write to them."""
    said = (await _body_of(request)).get("people", [])
    try:
        guests = [Guest(**GUEST.bind(each)) for each in said]
    except (ApiError, AttributeError, TypeError) as error:
        raise Refusal("People are objects with id, name and language") from error
    for guest in guests:
        world_of(request).gather(guest.person())
    return JSONResponse({"ok": True})


async def upgrade(request: Request) -> Response:
    """A group becomes a supergroup with another id."""
    chat = migration.upgrade(world_of(request), int(request.path_params["chat_id"]))
    return JSONResponse({"chat_id": chat.id})


async def reset(request: Request) -> Response:
    """A fresh world, once whoever keeps the bot has stopped it; with GET the asker is the one who keeps it."""
    world = world_of(request)
    if request.method == "GET":
        return JSONResponse(
            {"wished": await world.keeper.wait(waiting(request.query_params.get("wait", 30)))}
        )
    if (await _body_of(request)).get("kept") or await world.keeper.wish():
        world.reset()
    return JSONResponse({"ok": True})


async def _body_of(request: Request) -> Json:
    try:
        return bodies.read_json(await request.body() or b"{}")
    except ApiError as error:
        raise Refusal.of(error) from None
