"""Screens that are drawn once: a walk comes to each of them thousands of times."""

from dataclasses import replace
from typing import Any

from dialogs.engine.machine import Dialog, Facts, Screen, State
from dialogs.explorer.world import World
from dialogs.language.words import Words


def remembering(world: World) -> World:
    """The same world. What is known there never changes, so a screen is told by its state and by what is parked."""
    dialogs = {name: _drawn_once(dialog) for name, dialog in world.among.dialogs.items()}
    ours = {field: dialogs[getattr(world.among, field).name] for field in ("home", "offer", "discard")}
    return replace(world, among=replace(world.among, dialogs=dialogs, **ours))


def _drawn_once(dialog: Dialog[Any]) -> Dialog[Any]:
    screens: dict[tuple[str, ...], Screen] = {}

    def render(state: State, facts: Facts, _: Words) -> Screen:
        parked = facts.parked.name if facts.parked else ""
        key = _.language, type(facts).__name__, parked, repr(state)
        if key not in screens:
            screens[key] = dialog.render(state, facts, _)
        return screens[key]

    return replace(dialog, render=render)
