"""Messages that we owe: rows written in the transaction of their reason, delivered by bot/delivery.

`lane` says how urgent a row is, and with its time that gives the `rank` (rank.py). Within one chat and `stream` the
order of the rows is kept; between streams what should be shown earliest goes first. A `once` name makes a row unique
while it waits: asking for a card's redrawing ten times is one edit. Rows that directly follow each other with the same
`together` are claimed as one: an album, or short texts that piled up; so is a first card with the short texts behind
it, which then stand in it. A row goes when it is delivered; what failed for good stays with its error.
"""

from care.outbox.backlog import behind, calls_waiting
from care.outbox.bodies import Body
from care.outbox.claims import Claim, Row, claim, task_of
from care.outbox.depth import Depth, depth, next_due, others_in_doubt, tasks_in_doubt
from care.outbox.posts import (
    FIRST,
    Post,
    beside,
    joined,
    owe,
    redraw,
    retitle,
    stream_of,
)
from care.outbox.rank import Lane
from care.outbox.said import (
    below,
    in_topic,
    of_deed,
    said_once,
    to_customer,
    to_person,
    to_staff,
    to_topic,
)
from care.outbox.setback import begin_again, set_back
from care.outbox.settle import (
    doubt,
    drop_for,
    end_leases,
    fail,
    finish,
    postpone,
    release,
    set_aside,
    try_again,
)

__all__ = [
    "FIRST",
    "Body",
    "Claim",
    "Depth",
    "Lane",
    "Post",
    "Row",
    "begin_again",
    "behind",
    "below",
    "beside",
    "calls_waiting",
    "claim",
    "depth",
    "doubt",
    "drop_for",
    "end_leases",
    "fail",
    "finish",
    "in_topic",
    "joined",
    "next_due",
    "of_deed",
    "others_in_doubt",
    "owe",
    "postpone",
    "redraw",
    "release",
    "retitle",
    "said_once",
    "set_aside",
    "set_back",
    "stream_of",
    "task_of",
    "tasks_in_doubt",
    "to_customer",
    "to_person",
    "to_staff",
    "to_topic",
    "try_again",
]
