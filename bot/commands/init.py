"""`turbota init`."""

from typing import Annotated, Literal

import typer


def init(
    language: Annotated[
        Literal["uk", "ru", "en"] | None,
        typer.Option(help="Language of the output and the comments. Default: the terminal's."),
    ] = None,
) -> None:
    """Create example files to start from, turbota.toml and replies.toml. Existing files stay as they are."""
    from bot.checks.reader import reader_words
    from bot.samples import write_samples
    from bot.settings.settings import load_places

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
