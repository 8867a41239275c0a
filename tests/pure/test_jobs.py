"""What the clock shall do is read back as it was written, and each kind is done by somebody.

tests/pure/golden/jobs.json has every kind as it waits in stores out there. An entry is never changed: a new form of a
job is a new entry, and the old one is still read.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import RowMapping

from care.agenda.job import JOBS, Job, columns_of
from care.agenda.jobs import BanEnds, Later, Overdue, job_in
from care.due.doers import DOERS, does_together
from care.due.errands import ERRANDS
from care.values.codec import Unreadable
from tests.examples import example
from tests.for_each import for_each

GOLDEN = Path(__file__).parent / "golden" / "jobs.json"
# What stands there without a customer was written down when no job had one.
WAITING: list[Any] = [{"customer_id": None} | row for row in json.loads(GOLDEN.read_text())]


@for_each("row", WAITING)
def test_what_waits_out_there_is_read_and_comes_to_the_form_of_today(row: Any) -> None:  # noqa: ANN401 - JSON
    today = columns_of(job_in(row))
    assert today in WAITING
    assert columns_of(job_in(today)) == today  # type: ignore[arg-type]


def test_every_kind_is_among_what_waits_out_there() -> None:
    assert {row["kind"] for row in WAITING} == JOBS.keys()


@for_each("kind", JOBS.values())
def test_a_job_is_read_back_as_it_was_written(kind: type[Job]) -> None:
    job = example(kind)
    row: RowMapping = columns_of(job)  # type: ignore[assignment]
    assert job_in(row) == job


def test_each_kind_is_done_by_one_function_or_fetched() -> None:
    assert {kind.stored_as for kind in DOERS} | ERRANDS == JOBS.keys()
    with pytest.raises(LookupError, match="ban_ends"):
        does_together(BanEnds)(DOERS[BanEnds])


def test_what_a_store_cannot_keep_is_left_out_of_a_job() -> None:
    columns = columns_of(example(Later, name="Ta\x00ras"))
    assert columns["data"]["name"] == "Taras"
    assert (columns["ticket_id"], columns["operator_id"]) == (2, 2)
    assert columns["data"].keys().isdisjoint(("ticket", "operator"))


def test_a_job_that_lacks_something_or_is_of_no_kind_is_not_read() -> None:
    whole = columns_of(example(Overdue))
    for broken in (whole | {"data": {}}, whole | {"kind": "gone"}):
        with pytest.raises(Unreadable):
            job_in(broken)  # type: ignore[arg-type]
