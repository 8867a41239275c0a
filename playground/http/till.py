"""`/v1`: the till on the page calls here as it would call the shop's server, and is passed on to the shop's API.

The rest of this server is Telegram and its people. Nothing of a call is read or changed on the way, as a proxy does.
"""

import aiohttp
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.calls.parameters import Signature
from playground.http import bodies
from playground.http.people_api import world_of
from playground.values.errors import ApiError, Refusal
from playground.world.till import Till

TILL = Signature(Till)
TIMEOUT = aiohttp.ClientTimeout(total=30)
ASKED = ("authorization", "content-type", "idempotency-key")  # headers that go on
ANSWERED = ("content-type", "retry-after", "www-authenticate")  # headers that come back


def routes() -> list[Route]:
    """The shop's API, and where whoever keeps the bot says that there is one."""
    return [
        Route("/control/till", stand, methods=["POST"]),
        Route("/v1/{path:path}", pass_on, methods=["GET", "POST"]),
    ]


async def stand(request: Request) -> Response:
    """A till stands on the page from now on, until the world begins anew."""
    try:
        till = Till(**TILL.bind(bodies.read_json(await request.body())))
    except ApiError as error:
        raise Refusal.of(error) from None
    world_of(request).put_till(till)
    return JSONResponse({"ok": True})


async def pass_on(request: Request) -> Response:
    """The shop's answer; 503 where there is no shop, or it does not answer."""
    till = world_of(request).till
    if till is None:
        raise Refusal("There is no till here", status=404)
    headers = {name: request.headers[name] for name in ASKED if name in request.headers}
    place = f"{till.address}/v1/{request.path_params['path']}"
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.request(
                request.method,
                place,
                params=request.query_params.multi_items(),
                data=await request.body(),
                headers=headers,
                allow_redirects=False,
            ) as answer,
        ):
            body = await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise Refusal("The shop does not answer", status=503) from None
    back = {name: answer.headers[name] for name in ANSWERED if name in answer.headers}
    return Response(body, answer.status, back)
