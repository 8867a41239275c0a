"""`turbota route`."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.routers.staff.routes import Unknown
    from dialogs.language.words import Words


def route(
    about: Annotated[
        str, typer.Option(help="A department's key, or the beginning of its name. Default: show all rules.")
    ] = "",
    language: Annotated[
        Literal["uk", "ru", "en"] | None,
        typer.Option(help="The customer's language. Default: the business's."),
    ] = None,
    at: Annotated[str, typer.Option(help="When, such as “Sat 21:00”. Default: now.")] = "",
    tier: Annotated[str, typer.Option(help="The key of the customer's tier.")] = "",
    words: Annotated[str, typer.Option(help="What the customer writes.")] = "",
    question: Annotated[bool, typer.Option("--question", help="A question, not a complaint.")] = False,
    complaint_before: Annotated[
        bool, typer.Option("--complaint-before", help="The customer has complained recently.")
    ] = False,
) -> None:
    """Show who is asked to take a ticket, how urgent it is, and why. Who is on shift comes from the database."""
    from datetime import UTC, datetime

    from bot.checks.reader import reader_words
    from bot.routers.staff.routes import Asked, Unknown, answer, people
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from care.model.ticket import About
    from dialogs.language.words import Words

    places = load_places()
    business = rules_now(places)
    _ = Words(reader_words().language, business.tz)
    team = asyncio.run(people(places))
    if team is None:
        typer.echo(_.plain(_("The database cannot be read, so it is not known who is on shift.")), err=True)
    kind = About.QUESTION if question else About.COMPLAINT
    asked = Asked(about, language, at, tier, words, kind, complaint_before)
    try:
        lines = answer(business, team or (), asked, datetime.now(UTC), _)
    except Unknown as error:
        raise typer.BadParameter(_.plain(_mend(error, at, _)), param_hint=f"--{error.option}") from None
    typer.echo("\n".join(map(_.plain, lines)))


def _mend(error: "Unknown", at: str, _: "Words") -> "Markup":
    if error.choices:
        return _("write one of these: {choices}", choices=", ".join(error.choices))
    return _("write a time like “Sat 21:00” instead of “{text}”", text=at)
