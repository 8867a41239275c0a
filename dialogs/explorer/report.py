"""All walks together: figures, flaws and diagrams of every dialog."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from care.business import LANGUAGES, Language
from dialogs.driver.registry import Registry
from dialogs.explorer.diagram import draw_diagram
from dialogs.explorer.flaws import Flaw, wrong_ways, wrong_words
from dialogs.explorer.remembered import remembering
from dialogs.explorer.walk import Edge, Walk, retold, walk
from dialogs.explorer.world import World
from dialogs.explorer.worlds import worlds

INDEX = "README.md"


@dataclass(frozen=True)
class Figures:
    """`states` are told apart as dialogs/explorer/walk.py says; `screens` counts those of all languages together."""

    dialog: str
    states: int
    screens: int
    transitions: int


@dataclass(frozen=True)
class Report:
    figures: tuple[Figures, ...]
    flaws: frozenset[Flaw]
    pages: dict[str, str]  # file name → a page of docs/dialogs
    buttons: frozenset[tuple[str, str]]  # every dialog and action that a screen's button carries


def explore(of: Callable[[Language], tuple[World, ...]] = worlds) -> Report:
    """Walk in the first language, and tell the walk in the others. `of`: the same worlds in each."""
    first, *others = LANGUAGES
    walks = [_walked(remembering(world)) for world in of(first)]
    told = [retold(w, world) for language in others for w, world in zip(walks, of(language), strict=True)]
    among = walks[0].world.among
    flaws = {flaw for w in walks for flaw in wrong_ways(w)} | {
        flaw for w in walks + told for flaw in wrong_words(w)
    }
    edges = _by_dialog(walks)
    figures = tuple(_figures(dialog, walks, told, edges[dialog]) for dialog in among.dialogs)
    pages = dict(_pages(among, figures, edges))
    return Report(figures, frozenset(flaws), pages, frozenset(_buttons(walks + told)))


def _walked(world: World) -> Walk:
    return walk(world, (world.start,) if world.start else None, world.within)


def _by_dialog(walks: list[Walk]) -> Mapping[str, list[Edge]]:
    """Those that begin or end in each."""
    edges: Mapping[str, list[Edge]] = defaultdict(list)
    for edge in (edge for w in walks for edge in w.edges):
        for dialog in {edge.source.dialog, edge.target.dialog}:
            edges[dialog].append(edge)
    return edges


def _buttons(walks: list[Walk]) -> Iterator[tuple[str, str]]:
    for node in (node for w in walks for node in w.nodes.values()):
        yield from (
            (node.dialog, button.action) for row in node.screen.rows for button in row if not button.url
        )


def _figures(dialog: str, walks: list[Walk], told: list[Walk], edges: list[Edge]) -> Figures:
    states = {key for w in walks for key, node in w.nodes.items() if node.dialog == dialog}
    screens = {node.screen for w in walks + told for node in w.nodes.values() if node.dialog == dialog}
    ways = {(edge.source.key, edge.label, edge.target.key) for edge in edges if edge.source.dialog == dialog}
    return Figures(dialog, len(states), len(screens), len(ways))


def _pages(
    among: Registry, figures: tuple[Figures, ...], edges: Mapping[str, list[Edge]]
) -> Iterator[tuple[str, str]]:
    rows = "\n".join(
        f"| [{f.dialog}]({f.dialog}.md) | {f.states} | {f.screens} | {f.transitions} |" for f in figures
    )
    yield INDEX, f"{PREFACE}\n| dialog | states | screens | transitions |\n|---|---|---|---|\n{rows}\n"
    for dialog in among.dialogs:
        diagram = draw_diagram(dialog, edges[dialog])
        yield f"{dialog}.md", f"# {dialog}\n\n{_doc(among, dialog)}\n\n```mermaid\n{diagram}\n```\n"


def _doc(among: Registry, dialog: str) -> str:
    """What the dialog's module says about itself."""
    module = sys.modules[among.dialogs[dialog].step.__module__]
    return (module.__doc__ or "").strip()


PREFACE = """# Conversations

One page for each conversation in a private chat. Drawn by `python -m dialogs.explorer --write docs/dialogs`, which
walks every reachable state by pressing every button and sending every kind of message; a test keeps these pages true.
"""
