"""States as they are stored: every one comes back as it went, and what is stored today still loads tomorrow.

tests/pure/golden/states.json has one state of each kind as it stands in stores out there. An entry is never changed: a
new form of a state is a new entry, and the old one goes on loading or is taken out, which restarts those conversations.
"""

import dataclasses
import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.values.content import Content, Message
from dialogs.customers.surveys import feedback
from dialogs.customers.tickets import tickets
from dialogs.customers.writing import complaint, complaint_draft, offer, question
from dialogs.driver.talk import Conversation, Parked, decode, encode
from dialogs.engine import codec
from dialogs.engine.machine import Dialog
from dialogs.registry import DIALOGS, PRIVATE
from tests.for_each import for_each
from tests.pure.visitor import NOW, talking

GOLDEN: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "states.json").read_text())
FORMS = (complaint.DIALOG, feedback.DIALOG, question.DIALOG, tickets.DIALOG, offer.DIALOG)

plain = st.dictionaries(
    st.text(),
    st.integers() | st.text() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    max_size=3,
)
moments = st.datetimes(timezones=st.just(UTC))
contents = st.builds(Content, entities=st.lists(plain, max_size=2).map(tuple), data=plain)
messages = st.builds(Message, content=contents, sent_at=moments)
drafts = st.lists(messages, max_size=3).map(tuple)


def through_the_store(conversation: Conversation) -> Conversation:
    return decode(json.loads(json.dumps(encode(conversation))), PRIVATE)


@settings(max_examples=50)
@given(st.data(), drafts)
def test_every_state_comes_back_as_it_went(data: st.DataObject, draft: tuple[Message, ...]) -> None:
    dialog = data.draw(st.sampled_from(FORMS))
    kind = data.draw(st.sampled_from(dialog.states))
    known = {"messages": st.just(draft), "answer_due": moments}
    fields = {field.name: known[field.name] for field in dataclasses.fields(kind) if field.name in known}
    conversation = talking(dialog.name, data.draw(st.builds(kind, **fields)), parked=None)
    assert through_the_store(conversation) == conversation


def test_a_parked_form_comes_back_with_its_moment() -> None:
    conversation = talking(parked=Parked("complaint", complaint_draft.Story("cafe", order_number="7"), NOW))
    assert through_the_store(conversation) == conversation


@for_each("entry", GOLDEN)
def test_a_state_stored_by_an_earlier_version_loads(entry: dict[str, Any]) -> None:
    state = codec.decode(DIALOGS[entry["dialog"]].states, entry["state"])
    assert type(state).__name__ == entry["state"]["kind"]
    assert getattr(state, "messages", ()) == () or state.messages[0].content.text == "Cold"


def test_the_golden_file_has_every_state_in_the_form_that_is_stored_now() -> None:
    now = {(dialog.name, kind.__name__): kind for dialog in DIALOGS.values() for kind in dialog.states}
    written = {
        (entry["dialog"], entry["state"]["kind"]): codec.encode(
            codec.decode(DIALOGS[entry["dialog"]].states, entry["state"])
        )
        == entry["state"]
        for entry in GOLDEN
    }
    assert written == dict.fromkeys(now, True)


@pytest.mark.parametrize(
    ("dialog", "state"),
    [
        ("gone", {"kind": "Home"}),
        ("menu", {"kind": "Gone"}),
        ("menu", {}),
        ("tickets", {"kind": "One"}),
        ("tickets", {"kind": "One", "ticket": "seventeen"}),
        ("complaint", {"kind": "Story", "messages": [{"chat_id": 1}]}),
    ],
)
def test_a_state_that_no_longer_loads_restarts_the_conversation_and_keeps_its_version(
    dialog: str, state: dict[str, Any]
) -> None:
    conversation = decode({"dialog": dialog, "state": state, "version": 7, "parked": None}, PRIVATE)
    assert conversation == talking(version=7, lost=True)


def test_a_parked_form_that_no_longer_loads_is_let_go() -> None:
    parked = {"dialog": "gone", "state": {}, "at": NOW.isoformat()}
    assert decode(encode(talking()) | {"parked": parked}, PRIVATE) == talking()


def test_kinds_of_one_dialog_have_names_of_their_own() -> None:
    def names(dialog: Dialog[Any]) -> list[str]:
        return [kind.__name__ for kind in dialog.states]

    assert all(len(set(names(dialog))) == len(names(dialog)) for dialog in DIALOGS.values())
