"""What the explorer assumes of a business of which nothing is said yet, and of one that is about to open."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from care.business import Business, Department, Localized
from care.people.customers import Customer
from care.rules.blank import BLANK
from care.rules.setting_up import Offered
from dialogs.customers.facts import Answered, OfferedGroup
from dialogs.driver.conversation import Conversation
from dialogs.engine.machine import Need
from dialogs.explorer.world import World
from dialogs.registry import PRIVATE
from dialogs.setup.dialog import DIALOG
from dialogs.setup.states import About, Asking, Overview, State

Find = Callable[[Need[Any]], object]
ALL = frozenset(About)
STAGES: tuple[tuple[State, frozenset[str], Offered | None], ...] = (
    (Asking(), frozenset(), None),
    (Asking(About.GROUP), ALL - {About.GROUP}, Offered(-100, "& " * 60, topics=False, manages=True)),
    (Asking(About.GROUP), ALL - {About.GROUP}, Offered(-100, "12", topics=True, manages=False)),
    (Overview(), ALL - {About.GROUP}, Offered(-100, "12 🙂 " + "& " * 60, topics=True, manages=True)),
)


def first_runs(world: Callable[[Business, Customer, Find], World], admin: Customer) -> Iterator[World]:
    named = {
        "name": Localized({"en": "12"}),
        "departments": (Department(key="d1", name=Localized({"en": "12"})),),
    }
    blank = BLANK.model_copy(update={"admins": frozenset({admin.id}), **named})
    for state, answered, offered in STAGES:

        def find(
            need: Need[Any], answered: frozenset[str] = answered, offered: Offered | None = offered
        ) -> object:
            return {Answered: answered, OfferedGroup: offered}[type(need)]

        usual = world(blank, admin, find)
        start = Conversation(PRIVATE, DIALOG.name, state)
        yield replace(
            usual,
            start=start,
            within=frozenset({DIALOG.name}),
            commands=tuple(each for each in usual.commands if each.name == DIALOG.name),
            links=(),
            word=None,
            homeless=True,
        )
