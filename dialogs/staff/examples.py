"""How a command is written, by an example that the reader could type in their language."""

from collections.abc import Callable

from markupsafe import Markup

from dialogs.language.words import Words

EXAMPLES: dict[str, Callable[[Words], Markup]] = {
    "onshift": lambda _: _("/onshift until 18:00"),
    "offshift": lambda _: _("/offshift Daria"),
    "break": lambda _: _("/break 15 min"),
    "points": lambda _: _("/points +50 cold coffee"),
    "about": lambda _: _("/about Prefers oat milk"),
    "route": lambda _: _("/route delivery en Sat 21:00"),
    "figures": lambda _: _("/figures last week operators"),
}


def example(command: str, _: Words) -> Markup:
    return EXAMPLES[command](_)
