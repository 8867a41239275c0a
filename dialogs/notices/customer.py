"""To the customer, about their ticket: what happened, what they can do. Buttons open dialogs (`go.0.…`)."""

from markupsafe import Markup

from care.notices.customer import (
    AskCloseness,
    AskScore,
    Banned,
    BanOver,
    FeedbackAnswered,
    Flooded,
    TicketLate,
    TicketMerged,
    TicketMoved,
    TicketQueued,
    TicketResumed,
    TicketSolved,
    TicketTaken,
)
from care.people.closeness import Closeness
from dialogs.customers import parts, refusals
from dialogs.customers.settings import closeness
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

SCORES = range(1, 6)


@words_of(TicketTaken)
def ticket_taken(notice: TicketTaken, context: Context, _: Words) -> Screen:
    name = context.signature(notice.operator, notice.operator_id, _)
    if notice.over:
        return Screen(_taken_over(notice.ticket, context, name, _))
    return Screen(
        _(
            "{name} is now working on your ticket No. {number}. "
            "Just write here if you have something to add.",
            name=name,
            number=notice.ticket,
        )
    )


def _taken_over(number: int, context: Context, name: str, _: Words) -> Markup:
    """A colleague has had it: the next one reads in the ticket all that was written there."""
    if not context.names_operators:
        return _(
            "Someone else on our team is taking over your ticket No. {number} and can see everything you have "
            "written, so there is no need to repeat it.",
            number=number,
        )
    return _(
        "{name} is taking over your ticket No. {number} from a colleague and can see everything you have "
        "written, so there is no need to repeat it.",
        name=name,
        number=number,
    )


@words_of(FeedbackAnswered)
def feedback_answered(notice: FeedbackAnswered, context: Context, _: Words) -> Screen:
    """Before the first words of an operator who answers feedback."""
    touchpoint = context.business.touchpoint(notice.touchpoint)
    where = touchpoint.name.in_language(_.language) if touchpoint else ""
    about = Markup(" · ").join(part for part in (_("{score} out of 5", score=notice.score), where) if part)
    return Screen(
        _(
            "{name} is replying to your feedback ({about}). Whatever you write here reaches them: ticket No. {number}.",
            name=context.signature(notice.operator, notice.operator_id, _),
            about=about,
            number=notice.ticket,
        )
    )


@words_of(TicketMoved)
def ticket_moved(notice: TicketMoved, context: Context, _: Words) -> Screen:
    if notice.answer_due is None:
        return Screen(
            _(
                "Your ticket No. {number} is now with another department: {department}.",
                number=notice.ticket,
                department=parts.department(context.business, notice.department, _),
            )
        )
    return Screen(
        _(
            "Your ticket No. {number} is now with another department: {department}. "
            "We will answer {deadline}.",
            number=notice.ticket,
            department=parts.department(context.business, notice.department, _),
            deadline=_.by(notice.answer_due, context.now),
        )
    )


@words_of(TicketQueued)
def ticket_queued(notice: TicketQueued, context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The next operator who is free will take your ticket No. {number} and answer {deadline}. We have "
            "kept everything you wrote.",
            number=notice.ticket,
            deadline=_.by(notice.answer_due, context.now),
        )
    )


@words_of(TicketLate)
def ticket_late(notice: TicketLate, context: Context, _: Words) -> Screen:
    """It names what they were told, and the number under which it goes on: after a merge not that of the promise."""
    number, deadline = notice.ticket, _.by(notice.answer_due, context.now)
    if notice.again:
        return Screen(
            _(
                "We have let you down a second time: there is still no answer to your ticket No. {number}. That is "
                "not how we want to treat you, and we apologise. Those in charge now know about it, and you "
                "will have our answer {deadline}.",
                number=number,
                deadline=deadline,
            )
        )
    if notice.due is None:
        return Screen(
            _(
                "You have been waiting too long for our answer to your ticket No. {number}. We are sorry. "
                "We will answer {deadline}.",
                number=number,
                deadline=deadline,
            )
        )
    return Screen(
        _(
            "We promised you an answer {promised}, and we are late. We are sorry. We will answer your ticket "
            "No. {number} {deadline}.",
            number=number,
            promised=_.without_city.by(notice.due, context.now),
            deadline=deadline,
        )
    )


@words_of(TicketSolved)
def ticket_solved(notice: TicketSolved, _context: Context, _: Words) -> Screen:
    number = notice.ticket
    return Screen(
        _(
            "Your ticket No. {number} has been solved.\n\nIf something is still not right, you can "
            "reopen it until {date}.",
            number=number,
            date=_.date(notice.reopen_until),
        ),
        ((Button(_.pgettext("button", "Not solved yet"), "tickets", f"{number}-reopen"),),),
    )


@words_of(TicketResumed)
def ticket_resumed(notice: TicketResumed, context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "We have reopened your ticket No. {number}: {name} is working on it again.",
            number=notice.ticket,
            name=context.signature(notice.operator, notice.operator_id, _),
        )
    )


@words_of(TicketMerged)
def ticket_merged(notice: TicketMerged, context: Context, _: Words) -> Screen:
    """With who works on it, and by when we answer, as far as it is known."""
    name = context.signature(notice.operator, notice.operator_id, _) if notice.operator else ""
    numbers = {"joined": notice.joined, "number": notice.ticket}
    text = _(
        "We have merged your ticket No. {joined} into No. {number}, because they are about the same thing. "
        "Everything you wrote is there.",
        **numbers,
    )
    who = _("{name} is working on it.", name=name) if name else ""
    by = (
        _("We will answer {deadline}.", deadline=_.by(notice.answer_due, context.now))
        if notice.answer_due
        else ""
    )
    onward = Button(_.plain(_.pgettext("button", "No. {number}", **numbers)), "tickets", str(notice.ticket))
    return Screen(Markup(" ").join(part for part in (text, who, by) if part), ((onward,),))


@words_of(AskScore)
def ask_score(notice: AskScore, _context: Context, _: Words) -> Screen:
    """The survey's question. A press opens the dialog `survey` with the ticket and the score."""
    number = notice.ticket
    question = _(
        "How did we do with your ticket No. {number}?\n\n<i>{summary}</i>\n\nChoose a rating: 1 is "
        "very bad, 5 is excellent.",
        number=number,
        summary=sanitize.line(notice.summary),
    )
    return Screen(
        question, (tuple(Button(f"⭐ {score}", "survey", f"{number}-{score}") for score in SCORES),)
    )


@words_of(AskCloseness)
def ask_closeness(_notice: AskCloseness, _context: Context, _: Words) -> Screen:
    """A press opens the settings with the choice."""
    text = parts.paragraphs(
        _(
            "We are glad that it worked out. One question, asked only once: how much would you like us to "
            "take care of?"
        ),
        closeness.all_meanings(_),
        _("You can change this in the settings at any time."),
    )
    buttons = (
        Button(closeness.named(each, _), "settings", f"{closeness.CHOOSE}-{int(each)}") for each in Closeness
    )
    return Screen(text, tuple((button,) for button in buttons))


@words_of(Banned)
def banned(notice: Banned, context: Context, _: Words) -> Screen:
    """Their data and the language are theirs all the same."""
    text = refusals.ban(notice.until, context.now, _)
    language = Button(_.pgettext("button", "Language"), "language", "settings")
    return Screen(text, ((language, Button(_.pgettext("button", "My data"), "privacy")),))


@words_of(BanOver)
def ban_over(_notice: BanOver, _context: Context, _: Words) -> Screen:
    return Screen(_("You can write to us here again."))


@words_of(Flooded)
def flooded(_notice: Flooded, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "That is a lot of messages at once. We will get all of them, a few at a time: there is no "
            "need to send anything again."
        )
    )
