"""`turbota init`."""

from typing import Annotated, Literal

import typer


def init(
    language: Annotated[
        Literal["uk", "ru", "en"] | None,
        typer.Option(help="Of what is said and of the comments; else the terminal's."),
    ] = None,
) -> None:
    """Write an example's settings, turbota.toml and replies.toml, to start from. What is there stays."""
    from bot.reader import reader_words
    from bot.samples import write_samples
    from bot.settings import load_places

    _ = reader_words(language)
    settings = load_places().turbota_settings
    for file, is_new in write_samples(settings, _).items():
        says = (
            _("Created {file}.", file=file)
            if is_new
            else _("{file} already exists and was left as it is.", file=file)
        )
        typer.echo(_.plain(says))
    for says in (
        _("Next, enter your business’s name, opening hours and departments in {file}.", file=settings),
        _(
            "“turbota ids” then finds the id of your staff group, and “turbota check” tells you what "
            "is missing."
        ),
        _("To try it all without a token first: “turbota demo”."),
    ):
        typer.echo(_.plain(says))
