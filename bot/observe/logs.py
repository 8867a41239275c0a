"""Logs: one line an event, as JSON or for a console, our own and our libraries' alike.

Two rules hold for every line, whoever wrote it. No secret is in it: tokens are masked in the finished line,
wherever they came from (an exception, a URL, a library). And no personal text: people are ids; what they said
or are called is logged under one of the names in PERSONAL, which are left out at every level but debug.
"""

import logging
import re
import sys
from collections.abc import Sequence
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# A bot's token, also where its colon was written for a URL.
TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
MASK = "•••"

PERSONAL = frozenset({"text", "caption", "name", "username", "phone", "content", "body", "fields", "update"})
# Pydantic quotes what it refuses, which may be what somebody wrote.
QUOTED = re.compile(r"input_value=.*?, input_type=", re.DOTALL)

QUIETER = {"aiogram": "warning", "aiohttp": "warning", "apscheduler": "warning", "uvicorn": "warning"}


def configure_logs(
    level: str = "info", form: str = "console", secrets: Sequence[str] = (), stream: TextIO | None = None
) -> None:
    """Set up structlog and the standard library's logging for this process. Called once, first of all.

    `form` is "json" or "console"; `secrets` are masked wherever they occur; lines go to `stream` (stderr).
    """
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([] if level == "debug" else [leave_out_personal]),
                structlog.processors.format_exc_info,
                _renderer(form, colors=stream.isatty()),
                masker(secrets),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name, least in QUIETER.items():
        logging.getLogger(name).setLevel(logging.NOTSET if level == "debug" else least.upper())


def leave_out_personal(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: value for key, value in event.items() if key not in PERSONAL}


def masker(secrets: Sequence[str]) -> Processor:
    """A last processor, for finished lines: no secret, no token, no quoted input."""
    pattern = _pattern(secrets)

    def mask(_logger: WrappedLogger, _method: str, line: EventDict | str) -> str:
        return _masked(str(line), pattern)

    return mask


def masked(text: str, secrets: Sequence[str]) -> str:
    """`text` as `masker` would leave it."""
    return _masked(text, _pattern(secrets))


def _masked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(MASK, QUOTED.sub("input_value=…, input_type=", text))


def _pattern(secrets: Sequence[str]) -> re.Pattern[str]:
    known = [re.escape(form) for secret in secrets for form in {secret, secret.replace(":", "%3A")} if form]
    return re.compile("|".join([*known, TOKEN.pattern]), re.IGNORECASE)


def _renderer(form: str, *, colors: bool) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    # The plain traceback: the rich one prints local variables, which are full of people's words.
    return structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)
