"""`turbota demo`."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dialogs.language.words import Words

FOLDER = Path("var/demo")  # each life's store is made there, and gone with it


def demo(
    port: Annotated[int, typer.Option(help="Port of the page; if it is in use, another is chosen.")] = 8081,
    language: Annotated[str | None, typer.Option(help="Language of the staff's side: uk, ru or en.")] = None,
    people: Annotated[int, typer.Option(min=0, max=2000, help="Made-up customers of the past quarter.")] = 0,
) -> None:
    """Show the whole product on one page: no token, no internet."""
    from bot.telegram.schemas import build_on_use

    build_on_use()

    from bot.checks.reader import reader_words
    from bot.demo import PlaygroundError, run_demo
    from bot.observe.logs import configure_logs
    from bot.replies.keeping import beside
    from bot.run.loop import run_loop
    from bot.settings.settings import load_business
    from care.business import LANGUAGES
    from dialogs.customers.language import NAMES

    configure_logs(os.environ.get("LOG_LEVEL", "warning"))
    rules = _rules()
    business = load_business(rules)
    if language in LANGUAGES:
        business = business.model_copy(update={"default_language": language})
    replies, _ = beside(rules, business), reader_words()
    FOLDER.mkdir(parents=True, exist_ok=True)

    def show(address: str) -> None:
        typer.echo("\n".join(_said(address, port, NAMES[business.default_language], _)))

    ended = False
    try:
        run_loop(run_demo(business, replies, port, FOLDER, show, people))
    except* PlaygroundError:
        ended = True
    except* (asyncio.CancelledError, KeyboardInterrupt):
        pass  # before the bot was up
    if ended:
        typer.echo(_("The playground has stopped, and the demo with it."), err=True)
        raise typer.Exit(1)


def _rules() -> Path:
    """The file with the business's rules; the example's while nobody has begun one."""
    from bot.samples import RULES
    from bot.settings.settings import load_places

    rules = load_places().turbota_settings
    return RULES if rules == Path("turbota.toml") and not rules.exists() else rules


def _said(address: str, port: int, language: str, _: "Words") -> Iterator[str]:
    """What stands in the terminal once the page is at `address`; `language`: the staff's, by its own name."""
    if port and not address.endswith(f":{port}"):
        yield _("Port {port} is in use by another program, so the page uses a different port.", port=port)
    yield f"{address}/"
    yield _("Open this address in a browser. Ctrl-C ends the demo.")
    yield _("Daria is on shift and is asked to take new tickets; others start a shift with /onshift.")
    yield _(
        "The team’s side is in {name}; for another language: turbota demo --language en",
        name=language,
    )
