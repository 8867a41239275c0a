"""The HTTP application: /health, /metrics, Telegram's calls if the bot receives by webhook, and other parts."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from fastapi import FastAPI, Response, status
from fastapi.responses import JSONResponse
from starlette.routing import Mount
from starlette.types import ASGIApp

from bot.observe.metrics import Metrics
from bot.web.health import Health
from bot.web.webhook import Accept, webhook

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Part(Mount):
    """What stands below a path, whatever that is: a Mount does not know one that has an end of a line in it."""

    def __init__(self, path: str, app: ASGIApp) -> None:
        super().__init__(path, app)
        self.path_regex = re.compile(self.path_regex.pattern, re.DOTALL)


def build_web(
    health: Health,
    metrics: Metrics,
    accept: Accept | None = None,
    secret: str = "",
    parts: Mapping[str, ASGIApp] = MappingProxyType({}),
) -> FastAPI:
    """`accept` and `secret` are given when updates come by webhook. `parts` stand at their paths."""
    web = FastAPI(title="Turbota", docs_url=None, redoc_url=None, openapi_url=None)

    @web.get("/health")
    async def show_health() -> JSONResponse:
        found = await health.examine()
        well = all(finding.well for finding in found.values())
        parts = {name: {"well": finding.well, **finding.figures} for name, finding in found.items()}
        code = status.HTTP_200_OK if well else status.HTTP_503_SERVICE_UNAVAILABLE
        return JSONResponse({"well": well, "parts": parts}, code)

    @web.get("/metrics")
    async def show_metrics() -> Response:
        try:
            metrics.waiting(await health.depth(), health.clock.now())
            metrics.decided(await health.decided())
            metrics.broadcasts(await health.broadcasts())
        except Exception:
            # The counters are worth having without the store, then above all.
            metrics.store_away()
        return Response(metrics.page(), media_type=PROMETHEUS)

    if accept:
        if not secret:
            raise ValueError("a webhook without a secret would take updates from anybody")
        web.include_router(webhook(accept, secret))
    for path, part in parts.items():
        web.routes.append(Part(path, part))
    return web
