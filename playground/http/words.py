"""The page's words: one language's catalog as JSON for the browser.

A message is under its id, one with a context under `context + "\\x04" + id` as gettext has it; a plural has a list of
its forms. English is in the ids themselves, so a language without a catalog is an empty one.
"""

from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LOCALES = Path(__file__).parents[2] / "locales"
LANGUAGES = ("uk", "ru", "en")
CONTEXT = "\x04"


def routes() -> list[Route]:
    """The route of the page's words."""
    return [Route("/page/words/{language}.json", page_words)]


async def page_words(request: Request) -> Response:
    """The page's words in one language."""
    return JSONResponse(_catalog(request.path_params["language"]))


def _catalog(language: str) -> dict[str, str | list[str]]:
    """The messages of one of `LANGUAGES`; empty for any other and where nothing was compiled."""
    compiled = LOCALES / language / "LC_MESSAGES" / "playground.mo"
    if language not in LANGUAGES or not compiled.exists():
        return {}
    with compiled.open("rb") as source:
        return {_key(message): _forms(message) for message in read_mo(source) if message.id}


def _key(message: Message) -> str:
    first = message.id if isinstance(message.id, str) else message.id[0]
    # Babel reads a context as bytes and leaves it so.
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return f"{context}{CONTEXT}{first}" if context else first


def _forms(message: Message) -> str | list[str]:
    return message.string if isinstance(message.string, str) else list(message.string or ())
