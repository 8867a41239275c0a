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

from bot.routers import admin
from bot.routers.staff.actions import COMMANDS, GENERAL, GENERAL_PRESSES, PRESSES
from bot.routers.staff.actions.help import help_me
from bot.routers.staff.handlers import obeys
from bot.telegram.callback import Callback
from care.business import LANGUAGES, Right
from care.notices.held import DeskHeld, Why
from care.notices.scheduled_replies import DeskLaterHeld
from dialogs import notices, panels
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import commands
from dialogs.staff.help import render_help
from dialogs.staff.ticket import card
from tests.examples import example
from tests.for_each import for_each
from tests.pure.test_card import FACTS

MODULES = [
    card,
    *(import_module(each.name) for each in pkgutil.walk_packages(panels.__path__, "dialogs.panels.")),
    *(
        import_module(f"dialogs.notices.{name}")
        for name in ("topic", "scheduled_replies", "merged", "deadlines")
    ),
]
RESTRICTED = [each for each in commands.ALL if each.right is not Right.SERVE]


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


@for_each("module", MODULES)
def test_every_button_of_every_panel_has_a_deed(module: ModuleType) -> None:
    assert set(actions(module)) <= PRESSES.keys() | GENERAL_PRESSES.keys()


def test_every_deed_of_a_button_has_its_button() -> None:
    named = {action for module in MODULES for action in actions(module)}
    assert PRESSES.keys() <= named


def test_every_command_has_a_name_of_its_own_and_is_obeyed_where_it_is_said_to_be() -> None:
    assert len(commands.BY_NAME) == len(commands.ALL)
    assert COMMANDS.keys() == {each.name for each in commands.OF_TICKET} - {commands.NOTE.name}
    assert GENERAL.keys() == {each.name for each in commands.OF_TEAM}
    assert admin.COMMANDS.keys() | admin.DIALOGS == {each.name for each in commands.PAGES}


def test_no_two_functions_obey_one_command() -> None:
    with pytest.raises(LookupError, match="take"):
        obeys(commands.TAKE)(help_me)


def test_what_a_button_does_leaves_room_for_its_argument() -> None:
    for action in PRESSES.keys() | GENERAL_PRESSES.keys():
        assert Callback("t9999999999", 99999, action, "9" * 19).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_command_and_can_be_read_at_once(language: str) -> None:
    _ = words(language)
    text = render_help(lambda _right: True, _).text
    for each in (*commands.OF_TICKET, *commands.OF_TEAM):
        assert f"/{each.name} · " in text
    assert sanitize.length(text) <= 2500


def test_a_notice_about_a_ticket_leads_its_buttons_to_that_ticket() -> None:
    assert notices.conversation(example(DeskLaterHeld, ticket=12)) == "t12"


def test_help_has_no_command_that_its_reader_may_not_use() -> None:
    text = render_help(lambda right: right is Right.SERVE, words("en")).text
    assert "/take · " in text
    assert [each.name for each in RESTRICTED if f"/{each.name} · " in text] == []


@pytest.mark.parametrize(
    ("written", "offered"),
    [("slove", ["/solve"]), ("tae", ["/take", "/tag"]), ("bann", []), ("hello", []), ("zzzz", []), ("", [])],
)
def test_a_mistyped_command_is_answered_with_the_nearest_and_the_way_to_all_others(
    written: str, offered: list[str]
) -> None:
    held = DeskHeld(entry=2, why=Why.MARK, name=written)
    text = notices.render(held, notices.Context(FACTS.business, FACTS.now), words("en")).text
    assert text.endswith("All commands: /help")
    named = re.findall(r"/[a-z]+", text.removesuffix("/help"))
    assert (named[:1], len(named) <= 2) == (offered[:1], True)
    assert not {f"/{each.name}" for each in RESTRICTED} & set(named)
