"""To a ticket's topic: what happened to the ticket, one line each, because the group's budget joins them."""

from markupsafe import Markup

from care.notices.topic import (
    DeskAsked,
    DeskBack,
    DeskBanned,
    DeskBlocked,
    DeskClosed,
    DeskErased,
    DeskExplained,
    DeskJoinedIn,
    DeskLeft,
    DeskMeantOther,
    DeskMoved,
    DeskOrder,
    DeskPassed,
    DeskPriority,
    DeskQueued,
    DeskRated,
    DeskRefused,
    DeskRemade,
    DeskReopened,
    DeskResent,
    DeskResumed,
    DeskShiftOver,
    DeskSilent,
    DeskSolved,
    DeskTaken,
    DeskUnbanned,
    DeskWithdrawn,
)
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.refusals import refusal
from dialogs.staff.ticket.card import asked, foreign
from dialogs.staff.ticket.causes import cause
from dialogs.staff.ticket.priorities import priority_name

REASON_LIMIT = 500
ORDER = 64


@words_of(DeskTaken)
def desk_taken(notice: DeskTaken, _context: Context, _: Words) -> Screen:
    return Screen(_("Taken by {name}.", name=named(notice.operator)))


@words_of(DeskPassed)
def desk_passed(notice: DeskPassed, _context: Context, _: Words) -> Screen:
    text = _(
        "Passed on by {name} to {to}.", name=named(notice.operator), to=_person(notice.person, notice.to)
    )
    away = _("{name} is not on shift at the moment.", name=named(notice.to))
    return Screen(
        parts.lines(text + _reason(notice.reason, notice.cause, _), away if notice.off_shift else "")
    )


@words_of(DeskMoved)
def desk_moved(notice: DeskMoved, context: Context, _: Words) -> Screen:
    text = _(
        "Passed on by {name} to the {department} department.",
        name=named(notice.operator),
        department=parts.department(context.business, notice.department, _),
    )
    return Screen(parts.lines(text + _reason(notice.reason, notice.cause, _), _asked(context, _)))


@words_of(DeskQueued)
def desk_queued(notice: DeskQueued, context: Context, _: Words) -> Screen:
    text = _("Returned to the queue by {name}. Anyone can take the ticket.", name=named(notice.operator))
    return Screen(parts.lines(text, _asked(context, _)))


@words_of(DeskSilent)
def desk_silent(notice: DeskSilent, context: Context, _: Words) -> Screen:
    text = _(
        "The customer is waiting, and {name} has not answered for too long. The ticket is back in "
        "the queue: anyone can take it.",
        name=named(notice.operator),
    )
    return Screen(parts.lines(text, _asked(context, _)))


@words_of(DeskLeft)
def desk_left(notice: DeskLeft, context: Context, _: Words) -> Screen:
    text = _("{name} is no longer on the team. Anyone can take the ticket.", name=named(notice.operator))
    return Screen(parts.lines(text, _asked(context, _)))


@words_of(DeskShiftOver)
def desk_shift_over(notice: DeskShiftOver, context: Context, _: Words) -> Screen:
    text = _("{name}’s shift is over. Anyone can take the ticket.", name=named(notice.operator))
    return Screen(parts.lines(text, _asked(context, _)))


@words_of(DeskAsked)
def desk_asked(notice: DeskAsked, context: Context, _: Words) -> Screen:
    """Of what it says about languages nothing is true any more once somebody else is asked."""
    ticket = context.ticket
    told = foreign(ticket, context.speakers, _) if ticket and ticket.meant == notice.person else ""
    return Screen(parts.lines(_("Asked to take it: {who}", who=_person(notice.person, notice.to)), told))


@words_of(DeskPriority)
def desk_priority(notice: DeskPriority, _context: Context, _: Words) -> Screen:
    priority = priority_name(notice.priority, _)
    return Screen(_("Priority: {name}", name=priority) + f" ({named(notice.operator)})")


@words_of(DeskSolved)
def desk_solved(notice: DeskSolved, _context: Context, _: Words) -> Screen:
    return Screen(_("Solved by {name}.", name=named(notice.operator)))


@words_of(DeskResumed)
def desk_resumed(notice: DeskResumed, _context: Context, _: Words) -> Screen:
    return Screen(_("Reopened by {name}.", name=named(notice.operator)))


@words_of(DeskReopened)
def desk_reopened(notice: DeskReopened, context: Context, _: Words) -> Screen:
    text = (
        _("The ticket is open again: the customer has written and is waiting for an answer.")
        if notice.by_words
        else _("The customer has reopened the ticket and is waiting for an answer.")
    )
    return Screen(parts.lines(text, _asked(context, _)))


@words_of(DeskJoinedIn)
def desk_joined_in(notice: DeskJoinedIn, context: Context, _: Words) -> Screen:
    department = parts.department(context.business, notice.department, _)
    order = notice.order
    text = _(
        "Another ticket from the same customer has been added to this one: {department}.",
        department=department,
    )
    return Screen(parts.lines(text, _("Order: {order}", order=sanitize.line(order)) if order else ""))


@words_of(DeskMeantOther)
def desk_meant_other(notice: DeskMeantOther, _context: Context, _: Words) -> Screen:
    other = notice.into
    moved = _("The customer’s last message was about No. {number} and is there now.", number=other)
    solved = _("This ticket stays solved.") if notice.solved else ""
    return Screen(parts.lines(moved, solved))


@words_of(DeskWithdrawn)
def desk_withdrawn(_notice: DeskWithdrawn, _context: Context, _: Words) -> Screen:
    return Screen(_("The customer has withdrawn the ticket. No answer is needed."))


@words_of(DeskClosed)
def desk_closed(_notice: DeskClosed, _context: Context, _: Words) -> Screen:
    return Screen(_("Closed: the time for reopening has passed."))


@words_of(DeskRated)
def desk_rated(notice: DeskRated, _context: Context, _: Words) -> Screen:
    if notice.before:
        return Screen(
            _(
                "The customer’s rating changed: {before} → {score} out of 5.",
                before=notice.before,
                score=notice.score,
            )
        )
    return Screen(_("The customer’s rating: {score} out of 5.", score=notice.score))


@words_of(DeskOrder)
def desk_order(notice: DeskOrder, _context: Context, _: Words) -> Screen:
    before, order = sanitize.line(notice.before, ORDER), sanitize.line(notice.order, ORDER)
    if not order:
        return Screen(_("The customer no longer names an order. The number was {before}.", before=before))
    if not before:
        return Screen(_("The customer’s order number: {order}.", order=order))
    return Screen(_("The customer’s order number changed: {before} → {order}.", before=before, order=order))


@words_of(DeskExplained)
def desk_explained(notice: DeskExplained, _context: Context, _: Words) -> Screen:
    who, score = notice.who, notice.score
    called = parts.mention(who, named(notice.name)) if who is not None else ""
    if notice.praise:
        text = _(
            "The customer adds to their rating ({score} out of 5). They were promised no answer:", score=score
        )
        return Screen(parts.lines(called, text))
    if notice.opens and score is not None:
        return Screen(_("The customer explains their rating ({score} out of 5).", score=score))
    if score is None:  # it was solved once more since
        return Screen(parts.lines(called, _("The customer explains their rating:")))
    return Screen(
        parts.lines(called, _("The customer explains their rating ({score} out of 5):", score=score))
    )


@words_of(DeskBlocked)
def desk_blocked(notice: DeskBlocked, _context: Context, _: Words) -> Screen:
    text = _("The customer has blocked the bot: nothing reaches them until they come back.")
    lost = notice.lost
    if lost:
        text += Markup("\n") + _.ngettext(
            "{count} message was not delivered.", "{count} messages were not delivered.", lost
        )
    return Screen(text)


@words_of(DeskBack)
def desk_back(_notice: DeskBack, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The customer is back and can be reached again. Messages sent in the meantime did not "
            "arrive: please resend what still matters."
        )
    )


@words_of(DeskErased)
def desk_erased(_notice: DeskErased, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The customer has deleted their data. Nothing more can be sent to them. The bot’s own messages "
            "that mention them are deleted. What you wrote yourselves and the line that opened this topic stay until "
            "you delete them."
        )
    )


@words_of(DeskResent)
def desk_resent(notice: DeskResent, _context: Context, _: Words) -> Screen:
    if notice.here:
        text = _(
            "Telegram did not confirm whether a message arrived in this topic, so it was sent again. "
            "You may see it twice."
        )
    else:
        text = _(
            "Telegram did not confirm whether a message reached the customer, so it was sent again. "
            "They may see it twice."
        )
    return Screen(text)


@words_of(DeskBanned)
def desk_banned(notice: DeskBanned, context: Context, _: Words) -> Screen:
    end = _.when(notice.until, context.now) if notice.until else ""
    who = named(notice.operator)
    if notice.shadow:
        text = _("Shadow-banned by {name}. The customer’s messages are saved but not shown here.", name=who)
    else:
        text = _("Banned by {name}. The customer cannot write and is told so if they try.", name=who)
    lasts = (
        _("The ban ends {when}.", when=end) if end else _("The ban lasts until someone lifts it with /unban.")
    )
    return Screen(text + Markup(" ") + lasts + _reason(notice.reason, "", _))


@words_of(DeskUnbanned)
def desk_unbanned(notice: DeskUnbanned, _context: Context, _: Words) -> Screen:
    return Screen(_("Ban lifted by {name}.", name=named(notice.operator)))


@words_of(DeskRemade)
def desk_remade(_notice: DeskRemade, _context: Context, _: Words) -> Screen:
    return Screen(_("The topic of this ticket was deleted. The ticket continues here."))


@words_of(DeskRefused)
def desk_refused(notice: DeskRefused, _context: Context, _: Words) -> Screen:
    return Screen(refusal(notice.error, _))


def _reason(words: str, code: str, _: Words) -> Markup:
    reason = words or cause(code, _)
    if not reason:
        return Markup()
    return Markup("\n") + _("Reason: {reason}", reason=sanitize.line(reason, REASON_LIMIT))


def _person(person: int | None, name: str) -> str:
    """Who it concerns, so that Telegram notifies them. A row of an older version has the name alone."""
    return parts.mention(person, name) if person else named(name)


def _asked(context: Context, _: Words) -> Markup:
    """Who is asked to take it now, so that Telegram notifies them."""
    return asked(context.ticket, context.speakers, _) if context.ticket else Markup()
