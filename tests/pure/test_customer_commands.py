"""A customer's slash: a command, a link, or the beginning of what they have to say."""

import pytest

from care.values.content import Kind
from dialogs.customers import commands
from dialogs.driver.talk import Commanded
from tests.for_each import for_each
from tests.pure.visitor import Visitor


@for_each(
    "text, command",
    [
        ("/menu", Commanded("menu")),
        (" /Menu@KavaBot ", Commanded("menu")),
        ("/dance", Commanded("dance")),
        ("/start", Commanded("start")),
        ("/start f-hall", Commanded("start", "f-hall")),
        ("/start nonsense_1", Commanded("start", "nonsense_1")),
        ("/start " + "9" * 65, None),
        ("/start where are you?", None),
        ("/start вітаю", None),
        ("/5 of 10 cakes were bad", None),
        ("/cancel my order please", None),
        ("/menu\nis torn", None),
        ("/скарга", None),
        ("/ menu", None),
        ("//", None),
        ("no slash", None),
    ],
)
def test_a_command_with_words_that_are_no_links_payload_is_words(
    text: str, command: Commanded | None
) -> None:
    assert commands.read(text) == command


@pytest.mark.parametrize(
    ("name", "meant"), [("complant", "/complaint"), ("fedback", "/feedback"), ("xyz", "/help")]
)
def test_an_unknown_command_is_answered_with_the_one_that_was_meant(
    emma: Visitor, name: str, meant: str
) -> None:
    emma.command(name)
    assert meant in emma.note


@pytest.mark.parametrize("name", ["complaint", "question", "feedback"])
def test_words_behind_a_forms_command_are_the_first_words_of_the_form(emma: Visitor, name: str) -> None:
    emma.say(f"/{name} the soup was cold")
    assert emma.here[0] == name
    assert [message.content.text for message in emma.conversation.state.messages] == [
        f"/{name} the soup was cold"
    ]


def test_a_photo_with_a_command_as_its_caption_opens_the_form_with_the_photo(emma: Visitor) -> None:
    emma.send(Kind.PHOTO, "/complaint")
    assert emma.here == ("complaint", "Department")
    assert [message.content.kind for message in emma.conversation.state.messages] == [Kind.PHOTO]


def test_a_photo_with_any_other_command_as_its_caption_is_kept(emma: Visitor) -> None:
    emma.send(Kind.PHOTO, "/cancel")
    assert emma.here == ("offer", "Offering")
