"""What words that remain leave of an answer: when the customer had their first one, and since when they wait."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.model.ticket import About, State, Ticket
from care.tickets.delivery.answered import _first, _unanswered
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind
from tests.for_each import for_each

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
TICKET = Ticket(1, 1003, About.COMPLAINT, "cafe", State.TAKEN, "en", "", NOW, NOW, 1)
CUSTOMER, OPERATOR, NOTE = Author.CUSTOMER, Author.OPERATOR, Author.NOTE


def at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute)


def said(*words: tuple[Author, str]) -> list[Entry]:
    """One a minute."""
    return [
        Entry(number, 1, author, 1, "x", 1, number, Content(Kind.TEXT, text), at(number))
        for number, (author, text) in enumerate(words)
    ]


WAITS: list[tuple[list[tuple[Author, str]], int | None]] = [
    ([], None),
    ([(CUSTOMER, "It was cold")], 0),
    ([(CUSTOMER, "It was cold"), (CUSTOMER, "And old")], 0),
    ([(CUSTOMER, "It was cold"), (OPERATOR, "Sorry")], None),
    ([(CUSTOMER, "It was cold"), (NOTE, "I call them")], 0),
    ([(CUSTOMER, "It was cold"), (OPERATOR, "Sorry"), (CUSTOMER, "Thank you!")], None),
    ([(CUSTOMER, "It was cold"), (OPERATOR, "Sorry"), (CUSTOMER, "Thank you!"), (CUSTOMER, "When?")], 3),
    ([(OPERATOR, "Sorry"), (CUSTOMER, "When?"), (OPERATOR, "Soon"), (CUSTOMER, "And how?")], 3),
]


@for_each("words, since", WAITS)
def test_who_has_no_answer_waits_since_the_first_of_what_they_said_since(
    words: list[tuple[Author, str]], since: int | None
) -> None:
    assert _unanswered(said(*words)) == (None if since is None else at(since))


@pytest.mark.parametrize(
    ("known", "answers", "first"),
    [
        (None, [], None),
        (5, [], None),  # all of them were taken back
        (None, [4, 9], 4),
        (5, [4, 9], 5),  # it was written down a little later
        (5, [5], 5),
        (5, [6, 9], 6),  # the first one was taken back
    ],
)
def test_the_first_answer_is_the_first_that_remains(
    known: int | None, answers: list[int], first: int | None
) -> None:
    ticket = replace(TICKET, first_answer_at=None if known is None else at(known))
    assert _first(ticket, [at(minute) for minute in answers]) == (None if first is None else at(first))
