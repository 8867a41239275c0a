"""Screens that are drawn once: a walk comes to each of them thousands of times."""

from dataclasses import replace
from typing import Any

from dialogs.engine.machine import Dialog, Facts, Screen, State
from dialogs.explorer.world import World
from dialogs.language.words import Words


def remembering(world: World) -> World:
    """The same world. What is known there never changes, so a screen is told by its state and by what is parked."""
    among = world.among
    dialogs = {name: _drawn_once(dialog) for name, dialog in among.dialogs.items()}
    home, offer, discard = (dialogs[each.name] for each in (among.home, among.offer, among.discard))
    return replace(world, among=replace(among, dialogs=dialogs, home=home, offer=offer, discard=discard))


def _drawn_once(dialog: Dialog[Any]) -> Dialog[Any]:
    screens: dict[tuple[str, ...], Screen] = {}

    def render(state: State, facts: Facts, _: Words) -> Screen:
        parked = facts.parked.name if facts.parked else ""
        key = _.language, type(facts).__name__, parked, *facts.unfinished, repr(state)
        if key not in screens:
            screens[key] = dialog.render(state, facts, _)
        return screens[key]

    return replace(dialog, render=render)
