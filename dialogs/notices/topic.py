"""To a ticket's topic: what happened to the ticket, one line each, because the group's budget joins them."""

from markupsafe import Markup

from care.business import Priority
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw
from dialogs.staff.card import asked, foreign
from dialogs.staff.causes import cause
from dialogs.staff.priorities import priority_name
from dialogs.staff.sentences import refusal

REASON_LIMIT = 500


def desk_taken(context: Context, _: Words) -> Screen:
    return Screen(_("Taken by {name}.", name=context.name("operator")))


def desk_passed(context: Context, _: Words) -> Screen:
    text = _("Passed on by {name} to {to}.", name=context.name("operator"), to=_person(context))
    return Screen(text + _reason(context, _))


def desk_moved(context: Context, _: Words) -> Screen:
    text = _(
        "Passed on by {name} to the {department} department.",
        name=context.name("operator"),
        department=parts.department(context.business, context.fields["department"], _),
    )
    return Screen(parts.lines(text + _reason(context, _), _asked(context, _)))


def desk_queued(context: Context, _: Words) -> Screen:
    text = _("Returned to the queue by {name}. Anyone can take the ticket.", name=context.name("operator"))
    return Screen(parts.lines(text, _asked(context, _)))


def desk_silent(context: Context, _: Words) -> Screen:
    text = _(
        "The customer is waiting, and {name} has not answered for too long. The ticket is back in "
        "the queue: anyone can take it.",
        name=context.name("operator"),
    )
    return Screen(parts.lines(text, _asked(context, _)))


def desk_left(context: Context, _: Words) -> Screen:
    text = _("{name} is no longer on the team. Anyone can take the ticket.", name=context.name("operator"))
    return Screen(parts.lines(text, _asked(context, _)))


def desk_shift_over(context: Context, _: Words) -> Screen:
    text = _("{name}’s shift is over. Anyone can take the ticket.", name=context.name("operator"))
    return Screen(parts.lines(text, _asked(context, _)))


def desk_asked(context: Context, _: Words) -> Screen:
    """Of what it says about languages nothing is true any more once somebody else is asked."""
    ticket, still = context.ticket, context.fields.get("person")
    told = foreign(ticket, context.speakers, _) if ticket and ticket.meant == still else ""
    return Screen(parts.lines(_("Asked to take it: {who}", who=_person(context)), told))


def desk_priority(context: Context, _: Words) -> Screen:
    priority = priority_name(Priority(context.fields["priority"]), _)
    return Screen(_("Priority: {name}", name=priority) + f" ({context.name('operator')})")


def desk_solved(context: Context, _: Words) -> Screen:
    return Screen(_("Solved by {name}.", name=context.name("operator")))


def desk_resumed(context: Context, _: Words) -> Screen:
    return Screen(_("Reopened by {name}.", name=context.name("operator")))


def desk_reopened(context: Context, _: Words) -> Screen:
    text = _("The customer has reopened the ticket and is waiting for an answer.")
    return Screen(parts.lines(text, _asked(context, _)))


def desk_joined_in(context: Context, _: Words) -> Screen:
    department = parts.department(context.business, context.fields["department"], _)
    order = context.fields["order"]
    text = _(
        "Another ticket from the same customer has been added to this one: {department}.",
        department=department,
    )
    return Screen(parts.lines(text, _("Order: {order}", order=sanitize.line(order)) if order else ""))


def desk_meant_other(context: Context, _: Words) -> Screen:
    other = context.fields["into"]
    moved = _("The customer’s last message was about No. {number} and is there now.", number=other)
    solved = _("This ticket stays solved.") if context.fields.get("solved") else ""
    return Screen(parts.lines(moved, solved))


def desk_withdrawn(_context: Context, _: Words) -> Screen:
    return Screen(_("The customer has withdrawn the ticket. No answer is needed."))


def desk_closed(_context: Context, _: Words) -> Screen:
    return Screen(_("Closed: the time for reopening has passed."))


def desk_rated(context: Context, _: Words) -> Screen:
    return Screen(_("The customer’s rating: {score} of 5.", score=context.fields["score"]))


def desk_explained(context: Context, _: Words) -> Screen:
    who, score = context.fields["who"], context.fields["score"]
    called = parts.mention(who, context.name("name")) if who is not None else ""
    if context.fields.get("praise"):
        text = _(
            "The customer adds to their rating ({score} of 5). They were promised no answer:", score=score
        )
        return Screen(parts.lines(called, text))
    if score is None:  # it was solved once more since
        return Screen(parts.lines(called, _("The customer explains their rating:")))
    return Screen(parts.lines(called, _("The customer explains their rating ({score} of 5):", score=score)))


def desk_blocked(context: Context, _: Words) -> Screen:
    text = _("The customer has blocked the bot: nothing reaches them until they come back.")
    lost = context.fields["lost"]
    if lost:
        text += Markup("\n") + _.ngettext(
            "{count} message was not delivered.", "{count} messages were not delivered.", lost
        )
    return Screen(text)


def desk_back(_context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The customer is back and can be reached again. Messages sent in the meantime did not "
            "arrive: please resend what still matters."
        )
    )


def desk_erased(_context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The customer has deleted their data. Nothing more can be sent to them. The bot’s own messages "
            "that show them are deleted. What you wrote yourselves and the line that opened this topic stay until you "
            "delete them."
        )
    )


def desk_resent(context: Context, _: Words) -> Screen:
    if context.fields["here"]:
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


def desk_banned(context: Context, _: Words) -> Screen:
    fields = context.fields
    end = _.when(context.moment("until"), context.now) if fields["until"] else ""
    who = context.name("operator")
    if fields["shadow"]:
        text = _("Shadow-banned by {name}. The customer’s messages are saved but not shown here.", name=who)
    else:
        text = _("Banned by {name}. The customer cannot write and is told so if they try.", name=who)
    lasts = (
        _("The ban ends {when}.", when=end) if end else _("The ban lasts until someone lifts it with /unban.")
    )
    return Screen(text + Markup(" ") + lasts + _reason(context, _))


def desk_unbanned(context: Context, _: Words) -> Screen:
    return Screen(_("Ban lifted by {name}.", name=context.name("operator")))


def desk_remade(_context: Context, _: Words) -> Screen:
    return Screen(_("The topic of this ticket was deleted. The ticket continues here."))


def desk_refused(context: Context, _: Words) -> Screen:
    return Screen(refusal(context.fields["code"], context.fields["why"], _))


def _reason(context: Context, _: Words) -> Markup:
    reason = context.fields["reason"] or cause(context.fields.get("cause", ""), _)
    if not reason:
        return Markup()
    return Markup("\n") + _("Reason: {reason}", reason=sanitize.line(reason, REASON_LIMIT))


def _person(context: Context) -> str:
    """Who it concerns, so that Telegram notifies them. A row of an older version has the name alone."""
    person = context.fields.get("person")
    return parts.mention(person, context.fields["to"]) if person else context.name("to")


def _asked(context: Context, _: Words) -> Markup:
    """Who is asked to take it now, so that Telegram notifies them."""
    return asked(context.ticket, context.speakers, _) if context.ticket else Markup()


FUNCTIONS: tuple[Draw, ...] = (
    desk_taken,
    desk_passed,
    desk_moved,
    desk_queued,
    desk_silent,
    desk_left,
    desk_shift_over,
    desk_asked,
    desk_priority,
    desk_solved,
    desk_resumed,
    desk_reopened,
    desk_joined_in,
    desk_meant_other,
    desk_withdrawn,
    desk_closed,
    desk_explained,
    desk_rated,
    desk_blocked,
    desk_back,
    desk_erased,
    desk_banned,
    desk_unbanned,
    desk_remade,
    desk_refused,
    desk_resent,
)
