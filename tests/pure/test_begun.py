"""Nothing that the business begins by itself leaves without having asked whether it may be written.

Every way in which a message comes to be owed is named here, with whether it answers or is begun. What is new fails
until it says so: a notice in its class, anything else in the tables below.
"""

import ast
import re
from pathlib import Path

import pytest

from care.contact import PURPOSES
from care.notices.notice import ANSWER, NOTICES, AboutTicket, ToCustomer
from care.outbox.bodies import BODIES

ROOT = Path(__file__).parents[2]

# What a post can say to a customer, and what it answers, or follows from.
TO_CUSTOMERS = {
    "notice": "by the class of the notice, or of who words a screen: below",
    "relay": "an operator's words to them",
    "edit": "those words, edited",
    "react": "an operator's reaction",
    "unsend": "those words, taken back",
    "export": "the copy of their data that they asked for",
    "contact_keyboard": "the way to share their contact, which they pressed for, and its end",
    "broadcast": "begun: what many get, each of whom it was asked of when it was queued, and is again when it is sent",
    "recall": "what many got is deleted in their chat",
    "sample": "what an admin wants to see of what they write",
    "card_picture": "their card, or a voucher, which they asked for",
}
TO_STAFF = {"card", "title", "board", "show", "erase", "trace", "file", "figures", "progress", "results"}

# Who owes a post of another making than a notice's, and what it is to a customer; empty: it goes to the staff.
MADE = {
    "care/board/places.py:ask": "",
    "care/composing/broadcasts.py:show": "what an admin wants to see of what they write",
    "care/broadcasts/feeding.py:_post": "begun: broadcast",
    "care/broadcasts/recalling.py:_post": "what many got is deleted in their chat",
    "care/broadcasts/telling.py:_show": "",
    "care/feedback/given.py:_shown": "",
    "care/loyalty/till/cards.py:show": "what they asked for",
    "care/loyalty/till/cards.py:show_again": "the same, in its place",
    "care/loyalty/till/vouchers.py:show": "what they asked for",
    "care/outbox/posts.py:redraw": "",
    "care/outbox/posts.py:retitle": "",
    "care/outbox/said.py:to_customer": "a notice",
    "care/outbox/said.py:to_person": "a notice",
    "care/outbox/said.py:to_topic": "",
    "care/outbox/said.py:to_staff": "",
    "care/outbox/settle.py:finish": "",
    "care/privacy/export.py:send": "what they asked for",
    "care/privacy/knowledge.py:taken_back": "",
    "care/tickets/delivery/copies.py:note": "",
    "care/tickets/posts.py:first_card": "",
    "care/tickets/posts.py:relay_part": "words of either side to the other",
    "care/tickets/posts.py:shown": "",
    "care/tickets/posts.py:sign": "",
    "care/tickets/words/changes.py:_change": "an operator's words, edited",
    "care/tickets/words/moving.py:_carry_over": "",
    "care/tickets/words/taking_back.py:_deletion": "an operator's words, taken back",
    "bot/delivery/finished.py:finished": "a screen: by who words it",
    "bot/counter/photo.py:take_in": "",
    "bot/delivery/kinds/erase.py:_settle": "",
    "bot/replies/importing.py:take_in": "",
    "bot/routers/customer/talking.py:_talk": "what their press or word has done",
    "bot/routers/admin_broadcasts.py:_owe_results": "",
    "bot/routers/staff/actions/team/audit.py:_file": "",
    "bot/routers/staff/actions/team/figures.py:_owe": "",
    "bot/routers/staff/actions/team/reply_book.py:_send_file": "",
    "bot/routers/customer/contact_keyboard.py:follow": "what they pressed for, and its end",
    "bot/routers/staff/actions/scheduled_replies.py:_show": "",
    "bot/routers/staff/presses.py:_below": "",
    "bot/routers/staff/presses.py:_put_back": "",
    "bot/routers/staff/topic.py:_answer": "",
    "bot/routers/customer/unsent.py:_remind": "begun: draft",
    "bot/routers/customer/unsent.py:_say": "where the words that they left behind have gone",
    "bot/routers/customer/unsent.py:_turned_to": "where the words that they left behind have gone",
}


def makers(*names: str) -> set[str]:
    """The functions of the house that call one of these."""
    found = set()
    for path in [path for floor in ("care", "dialogs", "bot") for path in (ROOT / floor).rglob("*.py")]:
        text = path.read_text("utf-8")
        if any(f"{name}(" in text for name in names):
            where = path.relative_to(ROOT).as_posix()
            found |= {f"{where}:{each}" for each in _callers(ast.parse(text), names)}
    return found


def _callers(tree: ast.Module, names: tuple[str, ...]) -> set[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    calls = {each: [node.func for node in ast.walk(each) if isinstance(node, ast.Call)] for each in functions}
    return {
        each.name
        for each, called in calls.items()
        if any(getattr(what, "id", getattr(what, "attr", "")) in names for what in called)
    }


def test_every_notice_to_a_customer_answers_or_is_begun_for_a_purpose_that_there_is() -> None:
    found = {kind.stored_as: kind.purpose for kind in NOTICES.values() if issubclass(kind, ToCustomer)}
    assert set(found.values()) <= {ANSWER, *PURPOSES}
    begun = {name: purpose for name, purpose in found.items() if purpose != ANSWER}
    assert (
        begun.items() >= {"ask_score": "survey", "ticket_late": "apology", "points_changed": "points"}.items()
    )


def test_a_notice_that_says_neither_is_no_notice() -> None:
    with pytest.raises(TypeError, match="Cheerful"):
        type("Cheerful", (AboutTicket,), {})
    assert "cheerful" not in NOTICES


def test_every_kind_of_post_is_known_to_go_to_the_staff_or_to_answer() -> None:
    assert BODIES.keys() == TO_CUSTOMERS.keys() | TO_STAFF


def test_whoever_owes_a_post_of_their_own_making_says_what_it_is() -> None:
    assert makers("Post", "finished") == MADE.keys()
    begun = {who.partition(":")[0] for who, what in MADE.items() if what.startswith("begun: ")}
    assert {
        what.removeprefix("begun: ") for what in MADE.values() if what.startswith("begun: ")
    } <= PURPOSES.keys()
    assert all(re.search(r"await write(_all)?\(", (ROOT / file).read_text("utf-8")) for file in begun)


def test_nobody_but_the_decision_says_yes() -> None:
    """With a Yes what is begun can be owed, so there is one place that gives it."""
    assert makers("Yes") == {"care/contact/decide.py:decide"}
