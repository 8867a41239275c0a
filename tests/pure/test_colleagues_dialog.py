"""Dialogs with colleagues, by the same engine, driver and explorer; who is no colleague meets none of them."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from care.business import LANGUAGES, Language, Right
from care.commands import AddToTicket
from care.values.content import Kind
from dialogs.customers.writing.complaint_draft import Story
from dialogs.driver.conversation import Conversation, begun, decode, encode
from dialogs.driver.heard import Commanded
from dialogs.driver.talk import Answer, Load, Request
from dialogs.engine.machine import Need
from dialogs.explorer.flaws import wrong_ways, wrong_words
from dialogs.explorer.walk import retold, walk
from dialogs.explorer.world import World
from dialogs.explorer.worlds import worlds
from tests.pure.visitor import KAVA, NOW, Visitor
from tests.pure.word_left import DIALOG, EVERYBODY, Called, Facts, Finding, Left, Writing

TARAS = Facts(
    business=KAVA,
    now=NOW,
    operator=2001,
    language="uk",
    rights=frozenset({Right.SERVE}),
    found={Called("cold"): (17,)},
)


class Colleague(Visitor):
    """A visitor who is of the staff, as long as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.conversation = begun(EVERYBODY)
        self.works_here: Facts | None = TARAS
        self.asked: list[Need[object]] = []

    def _answer(self, request: Request) -> Answer:
        if not (isinstance(request, Load) and request.kind is Facts):
            return super()._answer(request)
        self.asked += request.needs
        return self.works_here and replace(
            self.works_here, found={need: self.works_here[need] for need in request.needs}
        )


@pytest.fixture
def taras() -> Colleague:
    return Colleague()


def test_a_form_of_the_staff_goes_its_way_in_the_colleagues_language(taras: Colleague) -> None:
    taras.command("word_left")
    taras.say("cold")
    assert taras.buttons == [("ticket", "17"), ("cancel", "")]
    taras.press("ticket", "17")
    taras.say("She is allergic to nuts")
    assert "№ 17" in taras.text
    taras.press("send")
    assert [type(command) for command in taras.done] == [AddToTicket]
    assert "№ 17" in taras.kept
    assert taras.here[0] == "menu"
    assert "How can we help?" in taras.text  # as a customer, they speak English


def test_a_need_is_looked_up_by_what_was_written_when_it_is_written(taras: Colleague) -> None:
    taras.command("word_left")
    assert taras.asked == []
    taras.say("cold")
    assert taras.asked == [Called("cold")]


def test_rights_are_facts(taras: Colleague) -> None:
    taras.works_here = replace(TARAS, rights=frozenset())
    taras.command("word_left")
    taras.say("cold")
    taras.press("ticket", "17")
    assert taras.here == ("word_left", "Finding")


def test_in_one_chat_the_forms_of_a_customer_and_of_a_colleague_wait_for_each_other(taras: Colleague) -> None:
    taras.conversation = replace(taras.conversation, dialog="complaint", state=Story("cafe"))
    taras.say("The soup was cold")
    taras.command("word_left")
    taras.say("cold")
    taras.press("ticket", "17")
    taras.say("She is allergic to nuts")
    taras.command("menu")
    assert "Back to the ticket" in [button.label for row in taras.outcome.screen.rows for button in row]  # type: ignore[union-attr]
    taras.press("resume")
    assert taras.here == ("word_left", "Writing")
    taras.press("send")
    taras.press("resume")
    assert taras.here == ("complaint", "Story")


def test_it_is_stored_as_every_conversation_is(taras: Colleague) -> None:
    taras.conversation = replace(taras.conversation, dialog="word_left", state=Writing(17))
    taras.say("She is allergic to nuts")
    for here in (taras.conversation, replace(taras.conversation, state=Finding("cold"))):
        assert replace(decode(json.loads(json.dumps(encode(here))), EVERYBODY), changed_at=NOW) == here


# --- who is none


def test_to_anybody_else_there_is_no_such_command(taras: Colleague) -> None:
    taras.works_here = None
    taras.command("word_left")
    assert taras.here == ("menu", "Home")
    assert "no such command" in taras.note
    assert taras.done == []


@pytest.mark.parametrize(
    "state", [Writing(17, (Visitor().message(Kind.TEXT, "Nuts"),)), Finding("cold"), Left(17)]
)
def test_a_press_of_who_works_here_no_more_does_nothing(taras: Colleague, state: object) -> None:
    taras.works_here = None
    taras.conversation = replace(taras.conversation, dialog="word_left", state=state)
    taras.press("send")
    assert (taras.here, taras.done) == (("menu", "Home"), [])
    assert ("no longer saved" in taras.text) == DIALOG.form(state)
    assert ("no such command" in taras.note) != DIALOG.form(state)


def test_a_form_that_was_left_is_not_taken_up_by_who_works_here_no_more(taras: Colleague) -> None:
    taras.conversation = replace(taras.conversation, dialog="word_left", state=Writing(17))
    taras.say("She is allergic to nuts")
    taras.command("menu")
    taras.works_here = None
    taras.press("resume")
    assert taras.here == ("menu", "Home")
    assert "no longer saved" in taras.text


# --- the explorer


def staffs_world(language: Language) -> World:
    """A kiosk's, whose customer serves there."""
    world = worlds(language)[1]
    colleague = replace(TARAS, language=language, business=world.facts[0].business)
    find: Callable[[Need[object]], object] = world.find
    return replace(
        world,
        among=EVERYBODY,
        facts=(*world.facts, colleague),
        find=lambda need: (17, 18) if isinstance(need, Called) else find(need),
        commands=(*world.commands, Commanded("word_left")),
    )


def test_the_explorer_walks_a_dialog_with_colleagues_in_every_language() -> None:
    first, *others = LANGUAGES
    found = walk(staffs_world(first), within=frozenset({"menu", "word_left"}))
    walks = [found, *(retold(found, staffs_world(language)) for language in others)]
    states = {node.name for node in found.nodes.values() if node.dialog == "word_left"}
    assert states == {"Finding", "Writing"}
    flaws = wrong_ways(found).union(*map(wrong_words, walks))
    assert [str(flaw) for flaw in flaws if flaw.dialog == "word_left"] == []


def test_the_explorer_speaks_of_a_colleagues_screen_in_the_wrong_language() -> None:
    world = staffs_world("uk")
    customer, colleague = world.facts
    mixed = replace(world, facts=(customer, replace(colleague, language="en")))  # type: ignore[call-arg]
    start = Conversation(EVERYBODY, "word_left", Finding())
    found = walk(mixed, [start], within=frozenset({"word_left"}))
    assert any(flaw.dialog == "word_left" and "not in uk" in flaw.what for flaw in wrong_words(found))
