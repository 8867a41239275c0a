"""Feedback: on what, a score, a comment, signed or anonymous. A low score can become a complaint as it stands. What its
author writes soon after it is the reason (dialogs/customers/surveys/low.py).

One given anonymously cannot: nothing of it is kept here once it is given, and a complaint begins anew.

Opened with a touchpoint's key (a QR code's deep link; after a visit, with `AFTER` behind it) it asks nothing that is
known already. What a person writes early joins the comment; a bare digit answers the question for a score.
"""

from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from care.business import Business
from care.commands import FeedbackGiven, GiveFeedback, Refused
from care.values.content import Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.surveys import low
from dialogs.customers.surveys.low import Low
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
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words

SCORES = frozenset("12345")
AFTER = " after"  # we have asked about it: whoever comes knows us

Form = TypeVar("Form", bound="Draft")


@dataclass(frozen=True)
class Draft:
    """What has been entered so far. `touchpoint` is None until it is chosen, empty for the business as a whole."""

    touchpoint: str | None = None
    score: int = 0
    messages: tuple[Message, ...] = ()

    def to(self, kind: type[Form], **changes: object) -> Form:
        return kind(**{**vars(self), **changes})


@dataclass(frozen=True)
class Place(Draft):
    """On what?"""


@dataclass(frozen=True)
class Score(Draft):
    """How was it?"""


@dataclass(frozen=True)
class Comment(Draft):
    """In what way?"""


@dataclass(frozen=True)
class Signature(Draft):
    """With the name or without?"""


@dataclass(frozen=True)
class Given:
    """It is given."""

    low: bool = False
    anonymous: bool = False
    feedback: int | None = None  # its number, if they have signed it
    touchpoint: str = ""


State = Draft | Low | Given


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Draft(), Opened(argument, messages):
            return _begin(argument, messages, facts)
        case Score(), Said() if event.text.strip() in SCORES:
            return Step(_onward(state.to(Draft, score=int(event.text.strip()))))
        case Draft(), Said(message) | Sent(message):
            return parts.tell(state, message, facts)
        case Draft(), Press(action, argument):
            return _press(state, action, argument, facts)
        case Draft(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case Draft(), Happened(FeedbackGiven() as given):
            return _given(state, given, facts)
        case Low(), _:
            return low.step(state, event, facts)
    return Step(state)


def _given(state: Draft, given: FeedbackGiven, facts: Facts) -> Step:
    if not given.low:
        return Step(Given(feedback=given.feedback, touchpoint=state.touchpoint or ""), (Finish(),))
    if given.feedback is None:
        return Step(Given(low=True, anonymous=True), (Finish(),))
    return Step(Low(given.feedback, state.messages, state.touchpoint or "", facts.now))


def _begin(argument: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """`argument`: a touchpoint's key, or empty; with AFTER behind it if we asked."""
    key = argument.removesuffix(AFTER)
    known = facts.business.touchpoint(key) is not None
    place = key if known else None if facts.business.touchpoints else ""
    step = Step(_onward(Draft(place, messages=messages)))
    if key != argument:
        return step
    if argument and not known:
        return Step(
            step.state, (Note(facts.words("This code is no longer in use. Please choose from the list.")),)
        )
    if argument:  # they came by a code, and perhaps meet us for the first time
        name = facts.business.name.in_language(facts.words.language)
        return Step(step.state, (Note(facts.words("Hello! This is {business}.", business=name)),))
    return step


def _onward(draft: Draft) -> Draft:
    if draft.touchpoint is None:
        return draft.to(Place)
    if not draft.score:
        return draft.to(Score)
    return draft.to(Comment)


def _press(state: Draft, action: str, argument: str, facts: Facts) -> Step:
    match action:
        case "place":
            return Step(_onward(state.to(Draft, touchpoint=argument)))
        case "score":
            return Step(_onward(state.to(Draft, score=int(argument))))
        case "done":
            return Step(state.to(Signature))
        case "anew":
            return Step(state.to(Comment, messages=()))
        case "sign":
            return Step(state, (Do(_feedback(state, anonymous=argument == "anonymous")),))
        case "back":
            return _back(state, facts)
    return Step(state)


def _feedback(draft: Draft, *, anonymous: bool) -> GiveFeedback:
    return GiveFeedback(draft.touchpoint or "", draft.score, draft.messages, anonymous)


def _back(state: Draft, facts: Facts) -> Step:
    match state:
        case Signature():
            return Step(state.to(Comment))
        case Comment():
            return Step(state.to(Score))
        case Score() if facts.business.touchpoints:
            return Step(state.to(Place))
    return Step(state, (Go("menu"),))


# --- how it looks


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Low():
            return low.render(state, _)
        case Given(low=True, anonymous=True):
            return _render_anonymous_low(_)
        case Given():
            return _render_given(state, _)
        case Score():
            return _render_score(state, facts.business, _)
        case Comment():
            return _render_comment(state, facts.business, _)
        case Signature():
            return _render_signature(state, _)
    return _render_place(state, facts.business, _)


def _render_given(state: Given, _: Words) -> Screen:
    """Who has signed it can be reminded of it; of what is anonymous nobody knows whose it was."""
    thanks = _("Thank you for your feedback 💛")
    if state.feedback is None:
        return Screen(thanks)
    about = f"-{state.touchpoint}" if state.touchpoint else ""
    remind = Button(
        _.pgettext("button", "Remind me about this"), "reminders", f"feedback-{state.feedback}{about}"
    )
    return Screen(thanks, ((remind,),))


def _render_place(draft: Draft, business: Business, _: Words) -> Screen:
    places = parts.column(
        Button(touchpoint.name.in_language(_.language), "place", touchpoint.key)
        for touchpoint in business.touchpoints
    )
    text = parts.paragraphs(_("What is your feedback about?"), parts.received(draft.messages, _))
    return Screen(text, (*places, parts.way_out(_)))


def _render_score(draft: Draft, business: Business, _: Words) -> Screen:
    touchpoint = business.touchpoint(draft.touchpoint or "")
    about = (touchpoint or business).name.in_language(_.language)
    ask = _("{about}: how was it? 1 is very bad, 5 is excellent.", about=about)
    return Screen(
        parts.paragraphs(ask, parts.received(draft.messages, _)), (parts.scores(), parts.way_out(_))
    )


def _render_comment(draft: Draft, business: Business, _: Words) -> Screen:
    score = _("Your rating: {score} out of 5.", score=draft.score)
    if not draft.messages:
        ask = _("What did you like, and what was missing? Write a few words or send photos.")
        if draft.score <= business.feedback.low_score:
            ask = _("We are sorry. What went wrong? Write a few words or send photos.")
        return Screen(
            parts.paragraphs(score, ask), ((Button(_.pgettext("button", "Skip"), "done"),), parts.way_out(_))
        )
    more = _("Anything else? Just send it. When you are finished, press “Done”.")
    done = Button(_.pgettext("button", "Done"), "done")
    anew = Button(_.pgettext("button", "Start over"), "anew")
    text = parts.paragraphs(score, parts.received(draft.messages, _), more)
    return Screen(text, ((done,), (anew,), parts.way_out(_)))


def _render_signature(draft: Draft, _: Words) -> Screen:
    score = _("Your rating: {score} out of 5.", score=draft.score)
    ask = _("Would you like to sign your feedback? Anonymous feedback is stored with no link to you.")
    text = parts.paragraphs(score, parts.quote(draft.messages, _), ask)
    signed = Button(_.pgettext("button", "Send with my name"), "sign", "signed")
    anonymous = Button(_.pgettext("button", "Send anonymously"), "sign", "anonymous")
    return Screen(text, ((signed,), (anonymous,), parts.way_out(_)))


def _render_anonymous_low(_: Words) -> Screen:
    text = parts.paragraphs(
        _("Thank you. We are sorry it was not what you hoped for."),
        _(
            "Nothing connects this feedback to you, so we cannot answer it. If you would like an operator "
            "to look into it, send a complaint: it will be in your name."
        ),
    )
    return Screen(text, ((Button(_.pgettext("button", "Complaint"), "complaint"),),))


def _is_form(state: State) -> bool:
    return isinstance(state, Draft) and bool(state.score or state.messages)


DIALOG = Dialog(
    "feedback",
    (Place, Score, Comment, Signature, Low, Given),
    Place(),
    step,
    render,
    Facts,
    needs=lambda _state: (Tickets(),),
    takes_text=lambda state: isinstance(state, Draft) or low.listens(state),
    form=_is_form,
    passing=lambda state: isinstance(state, Low),
    stays=lambda state, _facts, _: low.stays(state, _) if isinstance(state, Low) else Markup(),
    weighs=lambda state: parts.weigh(state.messages),
    resume_label=lambda _: _.pgettext("button", "Continue the feedback"),
    drafts=True,
)
