"""Our own words to people, by name: every notice that care posts, its reader and its fields, in one place.

Each function makes the post of the notice of its own name; dialogs/notices has a function of that name which
words it for one reader. Fields are plain JSON: moments are ISO 8601 in UTC. Notices about a ticket stand in
its stream, so that they keep their place among its messages. `NAMES` has them all.
"""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from care.outbox import Kind, Lane, Post, stream_of
from care.tickets.model import Ticket

# --- to the customer


def ticket_taken(ticket: Ticket, operator: str) -> Post:
    """A person is on it now."""
    return _to_customer(ticket, "ticket_taken", operator=operator)


def ticket_moved(ticket: Ticket, department: str) -> Post:
    """Another department has it; `department` is its key."""
    return _to_customer(
        ticket, "ticket_moved", department=department, answer_due=ticket.answer_due.isoformat()
    )


def ticket_queued(ticket: Ticket) -> Post:
    """Its operator has given it back: somebody else answers, by the new `answer_due`."""
    return _to_customer(ticket, "ticket_queued", answer_due=ticket.answer_due.isoformat())


def ticket_late(ticket: Ticket, due: str) -> Post:
    """We have promised an answer by `due` and are late; by the new `answer_due` it comes."""
    return _to_customer(ticket, "ticket_late", due=due, answer_due=ticket.answer_due.isoformat())


def ticket_solved(ticket: Ticket, operator: str, reopen_until: datetime) -> Post:
    return _to_customer(ticket, "ticket_solved", operator=operator, reopen_until=reopen_until.isoformat())


def ticket_resumed(ticket: Ticket, operator: str) -> Post:
    """An operator has reopened it."""
    return _to_customer(ticket, "ticket_resumed", operator=operator)


def ticket_merged(ticket: Ticket, joined: int) -> Post:
    """The ticket `joined` goes on in this one."""
    return _to_customer(ticket, "ticket_merged", joined=joined)


def ask_score(ticket: Ticket) -> Post:
    """How did we do? With buttons 1-5."""
    return _to_customer(ticket, "ask_score", Lane.FOLLOWUP, summary=ticket.summary)


# --- to a customer, about no ticket


def banned(customer: int, until: datetime | None) -> Post:
    """They are not listened to; `until` None: nobody has said how long."""
    return _to_person(customer, "banned", until=until.isoformat() if until else None)


def ban_over(customer: int) -> Post:
    """They can write again."""
    return _to_person(customer, "ban_over")


def flooded(ticket: Ticket) -> Post:
    """They write very much in a short time: all of it arrives, several messages at once."""
    return _to_customer(ticket, "flooded", Lane.ANSWER)


# --- to the ticket's topic


def desk_taken(ticket: Ticket, operator: str) -> Post:
    return _to_topic(ticket, "desk_taken", operator=operator)


def desk_passed(ticket: Ticket, operator: str, to: str, person: int, reason: str, cause: str) -> Post:
    """`operator` has passed the ticket on to `to`, whose id is `person`.

    Why: `reason` in words, or `cause` by its code (care/tickets/passing.py); both may be empty.
    """
    fields = {"operator": operator, "to": to, "person": person}
    return _to_topic(ticket, "desk_passed", **fields, reason=reason, cause=cause)


def desk_moved(ticket: Ticket, operator: str, department: str, reason: str, cause: str) -> Post:
    """`operator` has passed the ticket on to another department (its key)."""
    fields = {"operator": operator, "department": department}
    return _to_topic(ticket, "desk_moved", **fields, reason=reason, cause=cause)


def desk_queued(ticket: Ticket, operator: str) -> Post:
    """`operator` has handed the ticket back."""
    return _to_topic(ticket, "desk_queued", operator=operator)


def desk_silent(ticket: Ticket, operator: str) -> Post:
    """`operator` was silent for too long while the customer waited: the ticket is anybody's again."""
    return _to_topic(ticket, "desk_silent", operator=operator)


def desk_shift_over(ticket: Ticket, operator: str) -> Post:
    """`operator`'s shift is over: the ticket is anybody's again."""
    return _to_topic(ticket, "desk_shift_over", operator=operator)


def desk_asked(ticket: Ticket) -> Post:
    """Somebody else is asked to take it now."""
    return _to_topic(ticket, "desk_asked", person=ticket.meant, to=ticket.meant_name)


def desk_priority(ticket: Ticket, operator: str) -> Post:
    """`operator` has set its priority."""
    return _to_topic(ticket, "desk_priority", operator=operator, priority=int(ticket.priority))


def desk_left(ticket: Ticket, operator: str) -> Post:
    """`operator` has left the staff: the ticket is anybody's again."""
    return _to_topic(ticket, "desk_left", operator=operator)


def desk_solved(ticket: Ticket, operator: str) -> Post:
    return _to_topic(ticket, "desk_solved", operator=operator)


def desk_resumed(ticket: Ticket, operator: str) -> Post:
    """An operator has reopened it."""
    return _to_topic(ticket, "desk_resumed", operator=operator)


def desk_reopened(ticket: Ticket) -> Post:
    """The customer has reopened it."""
    return _to_topic(ticket, "desk_reopened")


def desk_withdrawn(ticket: Ticket) -> Post:
    return _to_topic(ticket, "desk_withdrawn")


def desk_closed(ticket: Ticket) -> Post:
    """Solved, and the time for reopening has passed."""
    return _to_topic(ticket, "desk_closed")


def desk_rated(ticket: Ticket, score: int) -> Post:
    return _to_topic(ticket, "desk_rated", score=score)


def desk_warned(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A deadline is near: a word to the owner, or whoever is asked to take it. `promised`: care/tickets/clocks.py."""
    who, name = (ticket.owner, ticket.owner_name) if ticket.owner else (ticket.meant, ticket.meant_name)
    return _to_topic(ticket, "desk_warned", **promised, who=who, name=name)


def desk_overdue(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A promise is broken."""
    return _to_topic(ticket, "desk_overdue", **promised)


def desk_escalated(ticket: Ticket, promised: Mapping[str, str], people: Mapping[int, str]) -> Post:
    """It still is, after some time; `people`: care/staff/supervisors.py."""
    return _to_topic(ticket, "desk_escalated", **promised, people=[list(each) for each in people.items()])


def desk_snoozed(ticket: Ticket, operator: str) -> Post:
    """`operator` has put it off: until a time, or until the customer answers."""
    until = ticket.wakes_at.isoformat() if ticket.wakes_at else None
    return _to_topic(ticket, "desk_snoozed", operator=operator, until=until)


def desk_woken(ticket: Ticket, who: int | None, name: str) -> Post:
    """The time has come; `who`: its owner's id, None if they are not at work."""
    return _to_topic(ticket, "desk_woken", who=who, name=name)


def desk_awake(ticket: Ticket, operator: str) -> Post:
    """`operator` goes on with it before its time."""
    return _to_topic(ticket, "desk_awake", operator=operator)


def desk_blocked(ticket: Ticket, lost: int) -> Post:
    """The customer has blocked the bot; `lost` messages that waited for them were dropped."""
    return _to_topic(ticket, "desk_blocked", lost=lost)


def desk_back(ticket: Ticket) -> Post:
    """The customer can be reached again."""
    return _to_topic(ticket, "desk_back")


def desk_erased(ticket: Ticket) -> Post:
    """The customer has had their personal data deleted."""
    return _to_topic(ticket, "desk_erased")


def desk_banned(ticket: Ticket, operator: str, until: datetime | None, reason: str, *, shadow: bool) -> Post:
    """`operator` has banned the customer; `until` None: for ever."""
    end = until.isoformat() if until else None
    return _to_topic(ticket, "desk_banned", operator=operator, until=end, reason=reason, shadow=shadow)


def desk_unbanned(ticket: Ticket, operator: str) -> Post:
    """`operator` has lifted the customer's ban."""
    return _to_topic(ticket, "desk_unbanned", operator=operator)


def desk_reminder(
    ticket: Ticket,
    whose: tuple[int | None, str],
    text: str,
    *,
    here: bool,
    others: Sequence[tuple[int, str]],
    was_due: datetime | None,
) -> Post:
    """What somebody (id, or None who has left, and name) wanted to be told. `here`: they are on shift.

    If not, it is for the `others` (id and name). `was_due` says for when it was, if that has passed.
    """
    due = was_due.isoformat() if was_due else ""
    return _to_topic(
        ticket, "desk_reminder", whose=list(whose), text=text, here=here, others=list(others), was_due=due
    )


def desk_merged(ticket: Ticket, operator: str, into: Ticket) -> Post:
    """The last word in the topic of a ticket that goes on in another one."""
    other = {"into": into.id, "desk": into.desk, "topic": into.topic}
    return _to_topic(ticket, "desk_merged", operator=operator, **other)


def desk_joined(ticket: Ticket, operator: str, source: Ticket) -> Post:
    """`source` goes on here; what was said there follows."""
    other = {"source": source.id, "desk": source.desk, "topic": source.topic}
    return _to_topic(ticket, "desk_joined", operator=operator, **other)


def desk_later_sent(ticket: Ticket, operator: str) -> Post:
    """The reply that `operator` had put off has gone to the customer."""
    return _to_topic(ticket, "desk_later_sent", operator=operator)


def desk_later_held(ticket: Ticket, whose: tuple[int, str], number: int, why: str, text: str) -> Post:
    """It has not gone, for `why` (written, late, left, unreachable, or a state); its author (id, name) is asked."""
    fields = {"whose": list(whose), "number": number, "held": why, "text": text}
    return replace(_to_topic(ticket, "desk_later_held", **fields), together="")  # it has buttons


def desk_remade(ticket: Ticket) -> Post:
    """The ticket's topic was gone; this is its new one."""
    return _to_topic(ticket, "desk_remade")


def desk_refused(ticket: Ticket, code: str, why: Mapping[str, object]) -> Post:
    """What was written in the topic had no effect; `code` and `why` are a care error's code and fields."""
    return _to_topic(ticket, "desk_refused", code=code, why=dict(why))


# --- to a staff group as a whole


def feedback_given(
    group: int, feedback: int, touchpoint: str, score: int, name: str, text: str, attachments: int
) -> Post:
    """A customer's feedback. `touchpoint` is a key or empty, `name` empty when it is anonymous."""
    fields = {"feedback": feedback, "touchpoint": touchpoint, "score": score, "name": name}
    post = _to_chat(group, "feedback_given", **fields, text=text, attachments=attachments)
    return replace(post, stream=f"f{feedback}")  # where its attachments follow


def newcomer(group: int, person: int, name: str) -> Post:
    """Somebody new is in the staff group; a button for admins admits them."""
    return _to_chat(group, "newcomer", person=person, name=name)


def stranger(group: int, person: int, name: str) -> Post:
    """Somebody who is not admitted wrote or pressed something: it had no effect. The same button."""
    return _to_chat(group, "stranger", person=person, name=name)


def operator_admitted(group: int, name: str, by: str) -> Post:
    return _to_chat(group, "operator_admitted", name=name, by=by)


def operator_left(group: int, name: str, tickets: int) -> Post:
    """An operator has left; `tickets` of theirs are anybody's again."""
    return _to_chat(group, "operator_left", name=name, tickets=tickets)


def right_missing(group: int, right: str) -> Post:
    """The bot lacks a right that it needs: Telegram's name of it, as in `can_manage_topics`."""
    return _to_chat(group, "right_missing", right=right)


def right_restored(group: int) -> Post:
    """The bot has all the rights that it needs again."""
    return _to_chat(group, "right_restored")


def weekly_digest(
    group: int, thanks: Sequence[tuple[str, int]], new: int, solved: int, kept: float | None
) -> Post:
    """The week that is over: whose notes helped colleagues and how often, tickets, the share of promises kept."""
    return _to_chat(
        group, "weekly_digest", thanks=[list(each) for each in thanks], new=new, solved=solved, kept=kept
    )


def group_moved(group: int) -> Post:
    """Telegram has given the group another id; `group` is the new one."""
    return _to_chat(group, "group_moved")


# --- to an operator, in private


def operator_welcome(operator: int) -> Post:
    """How the desk works, for somebody who works there."""
    return _to_chat(operator, "operator_welcome")


def shift_over(operator: int, tickets: int) -> Post:
    """Their shift has ended by itself, and `tickets` of theirs are anybody's again."""
    return _to_chat(operator, "shift_over", tickets=tickets)


def break_over(operator: int) -> Post:
    """Their break has ended by itself."""
    return _to_chat(operator, "break_over")


def staff_escalated(supervisor: int, ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A promise has been broken for some time."""
    return replace(_to_chat(supervisor, "staff_escalated", ticket=ticket.id, **promised), ticket_id=ticket.id)


# --- to an admin


def dead_letter(admin: int, update_id: int, error: str) -> Post:
    """An update could not be handled and is kept; `error` is the name of what went wrong."""
    return _to_chat(admin, "dead_letter", update_id=update_id, error=error)


def group_well(admin: int, group: int) -> Post:
    """The bot has all the rights that it needs in the staff group again."""
    return _to_chat(admin, "group_well", group=group)


def group_trouble(admin: int, group: int, error: str) -> Post:
    """Nothing can be said in the staff group; `error` is what Telegram says about it."""
    return _to_chat(admin, "group_trouble", group=group, error=error)


def _to_customer(ticket: Ticket, name: str, lane: Lane = Lane.RELAY, **fields: object) -> Post:
    body = {"notice": name, "fields": {"ticket": ticket.id, **fields}}
    return Post(ticket.customer, Kind.NOTICE, lane, body, stream_of(ticket.id), ticket.id)


def _to_person(customer: int, name: str, **fields: object) -> Post:
    return Post(customer, Kind.NOTICE, Lane.ANSWER, {"notice": name, "fields": fields})


def _to_topic(ticket: Ticket, notice: str, /, **fields: object) -> Post:
    body = {"notice": notice, "fields": {"ticket": ticket.id, **fields}}
    return Post(ticket.desk, Kind.NOTICE, Lane.DESK, body, stream_of(ticket.id), ticket.id, together="text")


def _to_chat(chat_id: int, notice: str, /, **fields: object) -> Post:
    return Post(chat_id, Kind.NOTICE, Lane.DESK, {"notice": notice, "fields": fields})


NAMES = frozenset(
    name
    for name, value in list(globals().items())
    if inspect.isfunction(value) and value.__module__ == __name__ and not name.startswith("_")
)
