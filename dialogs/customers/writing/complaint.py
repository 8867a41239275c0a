"""A complaint: about what, what happened, the order if there is one, a look over it, and it is on its way.

Each part can be changed from the summary; after that the form goes on with the first part that is still missing, and
Back leaves it as it stood there. What a person writes is never refused for coming early: it joins the story.
"""

from collections.abc import Iterable

from markupsafe import Markup

from care.commands import OpenTicket, Refused, TicketOpened
from care.model.ticket import About
from care.values.content import Kind, Message
from care.values.ids import whole_number
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts
from dialogs.customers.writing import order_number
from dialogs.customers.writing.complaint_draft import Accepted, Check, Department, Draft, Order, Story
from dialogs.engine.limits import MESSAGES_LIMIT, enough
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Row,
    Said,
    Screen,
    Sent,
    Step,
    nothing_sent,
)
from dialogs.language.words import Words

State = Draft | Accepted


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Draft(), Opened(argument, messages):
            return Step(_begin(argument, messages, facts))
        case Draft(), Happened(TicketOpened() as opened):
            return Step(Accepted(**vars(opened)), (Finish(),))
        case Draft(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case Order(), Said(message) | Sent(message):
            return _order(state, message, facts)
        case Draft(), Said(message) | Sent(message):
            return parts.tell(state, message, facts)
        case Draft(), Press(action, argument):
            return _press(state, action, argument, facts)
    return Step(state)


def _begin(argument: str, messages: tuple[Message, ...], facts: Facts) -> State:
    """`argument`: empty, or the id of the feedback it grows out of, and the department that answers for that."""
    feedback, _dash, department = argument.partition("-")
    known = facts.business.department(department)
    about = known.key if known else parts.only_department(facts.business)
    return _onward(Draft(about, messages, feedback=whole_number(feedback) or None))


def _onward(draft: Draft) -> Draft:
    """The first part that is still missing, else the summary."""
    if not draft.department:
        return draft.to(Department)
    if not draft.messages:
        return draft.to(Story)
    if draft.order is None:
        named = _naming(draft.messages)
        if named is None:
            return draft.to(Order)
        draft = draft.to(Draft, order_number=order_number.within(named.content.text), numbered=(named,))
    return draft.to(Check, checked=None)


def _naming(story: Iterable[Message]) -> Message | None:
    """The message of the story that names the order, if one order is named: it is not asked for then."""
    naming = {number: each for each in story if (number := order_number.within(each.content.text))}
    return next(iter(naming.values())) if len(naming) == 1 else None


def _press(state: Draft, action: str, argument: str, facts: Facts) -> Step:
    match action:
        case "department" if argument:
            return Step(_onward(state.to(Draft, department=argument)))
        case "department":
            return Step(_edited(state, Department))
        case "story":
            return Step(_edited(state, Story))
        case "anew":
            return Step(state.to(Story, messages=()))
        case "order":
            return Step(_edited(state, Order))
        case "skip":
            return Step(_onward(state.to(Draft, order_number="", numbered=())))
        case "done":
            return Step(_onward(state))
        case "back":
            return _back(state, facts)
        case "send":
            return Step(state, (Do(_ticket(state)),))
    return Step(state)


def _edited(state: Draft, part: type[Draft]) -> Draft:
    """The form at a part that is edited from the summary."""
    return state.to(part, checked=state.messages)


def _back(state: Draft, facts: Facts) -> Step:
    if state.checked is not None:
        return Step(state.to(Check, messages=state.checked, checked=None))
    several = not parts.only_department(facts.business)
    match state:
        case Check():
            return Step(state.to(Order))
        case Order():
            return Step(state.to(Story))
        case Story() if several:
            return Step(state.to(Department))
    return Step(state, (Go("menu"),))


def _order(state: Order, message: Message, facts: Facts) -> Step:
    """A number alone is the answer; whatever else they send joins the story, and a number is read out of it."""
    text, is_text = message.content.text, message.content.kind is Kind.TEXT
    read = {"order_number": order_number.read(text), "numbered": (message,)}
    if is_text and (order_number.alone(text) or order_number.is_none(text)):
        return Step(_onward(state.to(Draft, **read)))
    if len(state.messages) >= MESSAGES_LIMIT:
        return Step(state, (Note(enough(facts.words)),))
    # Also into the story as the summary had it: Back shall not take away what came since.
    checked = None if state.checked is None else (*state.checked, message)
    told = state.to(Order, messages=(*state.messages, message), checked=checked)
    if order_number.alone(text) or order_number.within(text):
        return Step(_onward(told.to(Draft, **read)))
    return Step(told, (Note(_only_added(facts.words)),))


def _only_added(_: Words) -> Markup:
    return _("Added to your complaint. Now send the order number on its own, or press “Skip”.")


def _ticket(draft: Draft) -> OpenTicket:
    numbered = next((each.message_id for each in draft.numbered), 0)
    return OpenTicket(
        About.COMPLAINT, draft.department, draft.told, draft.order or "", draft.feedback, numbered=numbered
    )


# --- how it looks


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Accepted():
            return Screen(_accepted(state, facts, _))
        case Story():
            return _render_story(state, _)
        case Order():
            return _render_order(state, _)
        case Check():
            return _render_check(state, facts, _)
    return _render_department(state, facts, _)


def _render_department(draft: Draft, facts: Facts, _: Words) -> Screen:
    text = parts.paragraphs(_("What is the complaint about?"), parts.received(draft.messages, _))
    return Screen(text, (*parts.departments(facts.business, _), parts.way_out(_)))


def _render_story(draft: Draft, _: Words) -> Screen:
    ask = _(
        "What happened? Tell us in your own way: several messages, photos, voice messages, videos "
        "and files are all fine."
    )
    if not draft.messages:
        return Screen(ask, (parts.way_out(_),))
    more = _("Anything else? Just send it. When you are finished, press “Done”.")
    done = Button(_.pgettext("button", "Done"), "done")
    anew = Button(_.pgettext("button", "Start over"), "anew")
    return Screen(
        parts.paragraphs(parts.received(draft.messages, _), more), ((done,), (anew,), parts.way_out(_))
    )


def _render_order(draft: Draft, _: Words) -> Screen:
    ask = _("Which order is this about? Send its number, or press “Skip” if you do not have one.")
    text = parts.paragraphs(parts.received(draft.messages, _), ask)
    return Screen(text, ((Button(_.pgettext("button", "Skip"), "skip"),), parts.way_out(_)))


def _render_check(draft: Draft, facts: Facts, _: Words) -> Screen:
    order = _("Order: {order}", order=draft.order) if draft.order else _("Order: not given")
    text = parts.paragraphs(
        _("Here is your complaint. Is everything correct?"),
        parts.lines(
            _("Department: {department}", department=parts.department(facts.business, draft.department, _)),
            order,
        ),
        parts.quote(draft.told, _),
    )
    return Screen(text, (*_changes(facts, _), parts.way_out(_)))


def _changes(facts: Facts, _: Words) -> tuple[Row, ...]:
    story = Button(_.pgettext("button", "Edit the text"), "story")
    order = Button(_.pgettext("button", "Edit order no."), "order")
    department = Button(_.pgettext("button", "Edit the department"), "department")
    send = Button(_.pgettext("button", "Send"), "send")
    return ((send,), (story, order), *(() if parts.only_department(facts.business) else ((department,),)))


def _accepted(state: Accepted, facts: Facts, _: Words) -> Markup:
    received = _(
        "We have received your complaint: it is No. {number}. We are sorry this happened.",
        number=state.ticket,
    )
    if state.joined:
        received = parts.joined(state.ticket, _)
    if state.grown:
        received = _(
            "We have already opened No. {number} for your feedback, so this was added there.",
            number=state.ticket,
        )
    return parts.paragraphs(
        received,
        parts.comes_first(state.tier, facts, _),
        parts.promise(state.answer_due, facts, _),
    )


def _is_form(state: State) -> bool:
    """Whether leaving would lose something."""
    return isinstance(state, Draft) and bool(state.messages or state.order)


def _dropped(state: State, _: Words) -> Markup:
    if isinstance(state, Draft) and state.feedback is not None:
        return _("The complaint is cancelled. Your feedback has already been sent.")
    return nothing_sent(state, _)


DIALOG = Dialog(
    "complaint",
    (Department, Story, Order, Check, Accepted),
    Department(),
    step,
    render,
    Facts,
    takes_text=lambda state: isinstance(state, Draft),
    form=_is_form,
    dropped=_dropped,
    weighs=lambda state: isinstance(state, Check) or parts.weigh(state.told),
    resume_label=lambda _: _.pgettext("button", "Continue the complaint"),
    drafts=True,
)
