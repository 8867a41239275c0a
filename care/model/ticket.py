"""A ticket as a value.

Its life: new → taken ⇄ new → solved → closed; withdrawn by the customer; reopened within a time. The owner is
one stored thing: `owner` is an operator's id, or None while the bot keeps the ticket in the queue.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from care.business import Language, Priority


class State(StrEnum):
    NEW = "new"  # nobody has taken it (yet, or again)
    TAKEN = "taken"  # an operator owns it
    SOLVED = "solved"  # an operator says so; the customer can reopen it
    CLOSED = "closed"  # solved, and the time for reopening has passed
    WITHDRAWN = "withdrawn"  # by the customer
    MERGED = "merged"  # it goes on in another ticket of the customer's


OPEN = frozenset({State.NEW, State.TAKEN})
DONE = frozenset({State.SOLVED, State.CLOSED})
WELL = 4  # of 5: a score from here on is praise


class About(StrEnum):
    """What kind of ticket it is."""

    COMPLAINT = "complaint"
    QUESTION = "question"


class Clock(StrEnum):
    """By which of its promises time is counted (care/tickets/clocks.py)."""

    ANSWER = "answer"
    SOLVE = "solve"
    PROMISE = "promise"  # to write, which an operator has made


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What is promised by a clock: by when, and since when the customer waits for a word, if they do: of what an
    operator has promised, since then.
    """

    clock: Clock
    due: datetime
    wait: datetime | None = None

    @property
    def facts(self) -> dict[str, str]:
        """As the history and notices keep it."""
        wait = self.wait.isoformat() if self.wait else ""
        return {"clock": str(self.clock), "due": self.due.isoformat(), "wait": wait}


class Sleep(StrEnum):
    """Why an open ticket needs nobody for a while."""

    AWAKE = ""
    UNTIL = "until"  # a time, `wakes_at`; our promises go on
    ANSWER = "answer"  # the customer answers; the clock for solving stands still


@dataclass(frozen=True)
class Ticket:
    id: int  # the number that people read
    customer: int  # 0: their data was deleted
    about: About
    department: str  # a department's key
    state: State
    language: Language  # the customer's, when it was opened
    order_number: str
    opened_at: datetime
    answer_due: datetime  # by when a person has promised to answer
    version: int  # counts up when the state, the owner or the department changes; a card's buttons carry it
    owner: int | None = None
    owner_name: str = ""
    first_answer_at: datetime | None = None
    solved_at: datetime | None = None
    waiting_since: datetime | None = None  # the customer's oldest message that nobody has answered
    desk: int = 0  # the staff group's chat id
    topic: int | None = None  # message_thread_id, once the topic exists
    topic_closed: bool = False  # it is, or shall be; of an open ticket: it is, and shall not be
    card: int | None = None  # message_id of the card, once it is sent
    score: int | None = None  # the customer's, 1-5, after it was solved
    summary: str = ""  # the first words of what the customer wrote, for lists
    priority: Priority = Priority.NORMAL
    meant: int | None = None  # the operator whom the card asks to take it; anyone of the department can
    meant_name: str = ""
    first_due: datetime | None = None  # the first promise of an answer, whatever was promised later
    told_due: datetime | None = None  # by when they know that we answer; None: they were not told
    late_since: datetime | None = None  # a promise of this wait was broken then; they have a new one
    apologies: int = 0  # how many excuses they have had while they wait for this
    solve_due: datetime | None = None  # by when it shall be solved; None: that clock stands still
    solve_left: int | None = None  # seconds of working time left when that clock was stopped
    promise_due: datetime | None = None  # by when an operator has promised to write
    promised_at: datetime | None = None  # when they did
    promise_told: datetime | None = None  # the time that the customer knows of
    asleep: Sleep = Sleep.AWAKE
    wakes_at: datetime | None = None
    merged_into: int | None = None
    hidden: bool = False  # of a shadow-banned customer: kept, and shown to nobody
    feedback: int | None = None  # the feedback that it grew out of

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
