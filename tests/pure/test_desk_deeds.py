"""What staff can press and write, held together with what is done about it."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from bot.routers.staff.actions import COMMANDS, GENERAL, GENERAL_PRESSES, PRESSES, THEMES
from bot.routers.staff.commands import NOTE
from bot.telegram.callback import Callback
from care.business import LANGUAGES, Right
from care.notices.held import DeskHeld, Why
from care.notices.later import DeskLaterHeld
from dialogs import notices, panels
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import card
from dialogs.staff.commands import RIGHTS, everywhere, in_topic, render_help
from tests.examples import example
from tests.pure.test_card import FACTS

MODULES = [
    card,
    *(import_module(f"dialogs.panels.{each.name}") for each in pkgutil.iter_modules(panels.__path__)),
    *(import_module(f"dialogs.notices.{name}") for name in ("topic", "later", "merged", "deadlines")),
]


def words(language: str) -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def actions(module: ModuleType) -> Iterator[str]:
    """What the module's buttons do, as far as it is named there: constants, and members of its enumerations."""
    for name, value in vars(module).items():
        if name.endswith("Action") and isinstance(value, type) and issubclass(value, StrEnum):
            yield from map(str, value)
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Button" and len(node.args) > 1:
            yield from _constant(node.args[1], module)


def _constant(node: ast.expr, module: ModuleType) -> Iterator[str]:
    """The value of `"take"`, `TAKE` or `Action.TAKE`; nothing for what a function was given."""
    match node:
        case ast.Constant(value=str(value)):
            yield value
        case ast.Name(id=name) if isinstance(vars(module).get(name), str):
            yield str(vars(module)[name])
        case ast.Attribute(value=ast.Name(id=name), attr=member) if name in vars(module):
            yield str(getattr(vars(module)[name], member))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_button_of_every_panel_has_a_deed(module: ModuleType) -> None:
    assert set(actions(module)) <= PRESSES.keys() | GENERAL_PRESSES.keys()


def test_every_deed_of_a_button_has_its_button() -> None:
    named = {action for module in MODULES for action in actions(module)}
    assert PRESSES.keys() <= named


def test_every_command_is_described_and_every_description_has_its_command() -> None:
    _ = words("en")
    assert in_topic(_).keys() - {NOTE} == COMMANDS.keys() - GENERAL.keys()
    assert everywhere(_).keys() == GENERAL.keys()


def test_no_two_themes_claim_one_name() -> None:
    for table in ("COMMANDS", "PRESSES", "GENERAL", "GENERAL_PRESSES"):
        names = [name for theme in THEMES for name in getattr(theme, table, {})]
        assert len(names) == len(set(names))


def test_what_a_button_does_leaves_room_for_its_argument() -> None:
    for action in PRESSES.keys() | GENERAL_PRESSES.keys():
        assert Callback("t9999999999", 99999, action, "9" * 19).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_command_and_can_be_read_at_once(language: str) -> None:
    _ = words(language)
    text = render_help(_).text
    for name in in_topic(_) | everywhere(_):
        assert f"/{name} · " in text
    assert sanitize.length(text) <= 2500


def test_a_notice_about_a_ticket_leads_its_buttons_to_that_ticket() -> None:
    assert notices.conversation(example(DeskLaterHeld, ticket=12)) == "t12"


def test_what_not_every_operator_may_use_is_known_to_the_suggestions() -> None:
    special = {
        name: deed.right
        for table in (COMMANDS, GENERAL)
        for name, deed in table.items()
        if deed.right is not Right.SERVE
    }
    assert special == RIGHTS


@pytest.mark.parametrize(
    ("written", "offered"),
    [("slove", ["/solve"]), ("tae", ["/take", "/tag"]), ("bann", []), ("zzzz", []), ("", [])],
)
def test_a_mistyped_command_is_answered_with_the_nearest_and_the_way_to_all_others(
    written: str, offered: list[str]
) -> None:
    held = DeskHeld(entry=2, why=Why.MARK, name=written)
    text = notices.render(held, notices.Context(FACTS.business, FACTS.now), words("en")).text
    assert text.endswith("All commands: /help")
    named = re.findall(r"/[a-z]+", text.removesuffix("/help"))
    assert (named[:1], len(named) <= 2) == (offered[:1], True)
    assert not {f"/{name}" for name in RIGHTS} & set(named)
