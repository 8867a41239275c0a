"""POST /v1/events."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Response
from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from bot.api.doing import Done, allowed, once, problems
from bot.api.values import Body, Moment, Number, Route, Who, person_of, text
from care.store.unit import Store, Unit
from care.tills.events import AHEAD, Happened, happened
from care.tills.keys import Key, Scope

EXAMPLE: dict[str, Any] = {
    "event": "appointment",
    "customer": {"id": 103},
    "number": "A-17",
    "touchpoint": "table7",
    "at": "2026-11-27T18:30:00+02:00",
}
What = Literal["order", "delivered", "visit", "purchase", "appointment", "called_off"]
IdempotencyKey = Annotated[
    str | None,
    StringConstraints(min_length=1, max_length=80, pattern=r"^[!-~]+$"),
    Header(alias="Idempotency-Key", description="Your own value. Repeat it to get the same answer."),
]


class EventIn(Body):
    """`number`: your number for the order, visit or appointment. Sent again, it changes nothing.

    `at`: when it happened or, for an order or an appointment, when it is due (required there). Sent
    again with a different time, it is moved.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    event: What
    customer: Who
    number: Number
    touchpoint: Annotated[str, text(16)] = ""
    at: Moment | None = None

    @model_validator(mode="after")
    def check_time(self) -> "EventIn":
        if self.event in AHEAD and self.at is None:
            raise PydanticCustomError("at_missing", "what is ahead has its time")
        return self


class EventOut(BaseModel):
    """`new`: false if this event was already known."""

    customer: int
    new: bool


def events(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, tags=["events"])

    @router.post("/events", response_model=EventOut, responses=problems(404, 409))
    async def report_an_event(
        told: EventIn,
        key: Annotated[Key, allowed(Scope.EVENTS)],
        idempotency_key: IdempotencyKey = None,
    ) -> Response:
        """Report a past or upcoming event. It leads to follow-ups, and reminders move with it."""
        event = Happened(
            what=told.event,
            person=person_of(told.customer),
            number=told.number,
            at=told.at,
            touchpoint=told.touchpoint,
        )

        async def deed(unit: Unit) -> Done:
            customer, new = await happened(unit, event)
            return customer, EventOut(customer=customer, new=new)

        asked = f"event:{idempotency_key}" if idempotency_key else None
        return await once(store, key.till, asked, event, deed, 200)

    return router
