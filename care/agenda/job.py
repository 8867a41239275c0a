"""What a job is: something that the clock shall do, as what it needs to know. care/due/ does it.

A job is a frozen dataclass with fields by keyword, and is called in the store as it is here, in snake case. Its ticket,
operator and customer have columns of their own, its other fields are kept by care/values/codec.py. Moments are aware,
in UTC. A field with a default may be missing in a row of an older version.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias, TypeVar, dataclass_transform

from sqlalchemy import RowMapping

from care.values.codec import plain, read, stored_name
from care.values.storable import storable

JOBS: dict[str, type["Job"]] = {}  # all that there are, by their names in the store
Row: TypeAlias = dict[str, Any]  # columns of `jobs`
WHOSE = ("ticket", "operator", "customer")
J = TypeVar("J", bound="Job")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Job:
    stored_as: ClassVar[str]

    def __init_subclass__(cls, *, abstract: bool = False) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
        if not abstract:
            cls.stored_as = stored_name(cls)
            JOBS[cls.stored_as] = cls


class OfTicket(Job, abstract=True):
    ticket: int
    while_hidden: ClassVar[bool] = (
        True  # whether it is done while nobody is shown the ticket (care/tickets/hiding.py)
    )


class OfOperator(Job, abstract=True):
    operator: int


class OfCustomer(Job, abstract=True):
    customer: int


def columns_of(job: Job) -> Row:
    """As the store keeps it, but for when it is due."""
    fields = storable(plain(job))
    whose = {f"{name}_id": fields.pop(name, None) for name in WHOSE}
    return {"kind": job.stored_as, **whose, "data": fields}


def job_of(kind: type[J], row: RowMapping) -> J:
    """The job of a row that is known to be of this kind. Raises Unreadable."""
    return read(kind, {name: row[f"{name}_id"] for name in WHOSE} | row["data"])
