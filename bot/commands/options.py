"""Options that several commands have."""

from typing import Annotated, Literal, TypeAlias

import typer

OutputLanguage: TypeAlias = Annotated[
    Literal["uk", "ru", "en"] | None,
    typer.Option("--language", help="Language of the output. Default: the terminal's."),
]
