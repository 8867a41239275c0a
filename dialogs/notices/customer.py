"""To the customer, about their ticket: what happened, what they can do. Buttons open dialogs (`go.0.…`)."""

from markupsafe import Markup

from dialogs.customers import parts, refusals
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw

SCORES = range(1, 6)


def ticket_taken(context: Context, _: Words) -> Screen:
    name = context.signature(_)
    if context.fields.get("over"):  # a row of an older version does not say
        return Screen(_taken_over(context, name, _))
    return Screen(
        _(
            "{name} is now working on your ticket No. {number}. "
            "Just write here if you have something to add.",
            name=name,
            number=context.fields["ticket"],
        )
    )


def _taken_over(context: Context, name: str, _: Words) -> Markup:
    """A colleague has had it: the next one reads in the ticket all that was written there."""
    number = context.fields["ticket"]
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


def feedback_answered(context: Context, _: Words) -> Screen:
    """Before the first words of an operator who answers feedback."""
    fields = context.fields
    touchpoint = context.business.touchpoint(fields["touchpoint"])
    where = touchpoint.name.in_language(_.language) if touchpoint else ""
    about = Markup(" · ").join(part for part in (_("{score} of 5", score=fields["score"]), where) if part)
    return Screen(
        _(
            "{name} is replying to your feedback ({about}). Whatever you write here reaches them: ticket No. {number}.",
            name=context.signature(_),
            about=about,
            number=fields["ticket"],
        )
    )


def ticket_moved(context: Context, _: Words) -> Screen:
    if context.fields["answer_due"] is None:
        return Screen(
            _(
                "Your ticket No. {number} is now with another department: {department}.",
                number=context.fields["ticket"],
                department=parts.department(context.business, context.fields["department"], _),
            )
        )
    return Screen(
        _(
            "Your ticket No. {number} is now with another department: {department}. "
            "We will answer {deadline}.",
            number=context.fields["ticket"],
            department=parts.department(context.business, context.fields["department"], _),
            deadline=_.by(context.moment("answer_due"), context.now),
        )
    )


def ticket_queued(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The next operator who is free will take your ticket No. {number} and answer {deadline}. We have "
            "kept everything you wrote.",
            number=context.fields["ticket"],
            deadline=_.by(context.moment("answer_due"), context.now),
        )
    )


def ticket_late(context: Context, _: Words) -> Screen:
    """It names what they were told, and the number under which it goes on: after a merge not that of the promise."""
    number, deadline = context.fields["ticket"], _.by(context.moment("answer_due"), context.now)
    if context.fields.get("again"):  # a row of an older version does not say
        return Screen(
            _(
                "We have let you down a second time: there is still no answer to your ticket No. {number}. That is "
                "not how we want to treat you, and we apologise. Those in charge now know about it, and you "
                "will have our answer {deadline}.",
                number=number,
                deadline=deadline,
            )
        )
    if context.fields["due"] is None:
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
            promised=_.without_city.by(context.moment("due"), context.now),
            deadline=deadline,
        )
    )


def ticket_solved(context: Context, _: Words) -> Screen:
    number = context.fields["ticket"]
    return Screen(
        _(
            "Your ticket No. {number} has been solved.\n\nIf something is still not right, you can "
            "reopen it until {date}.",
            number=number,
            date=_.date(context.moment("reopen_until")),
        ),
        ((Button(_.pgettext("button", "Not solved yet"), "tickets", f"{number}-reopen"),),),
    )


def ticket_resumed(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "We have reopened your ticket No. {number}: {name} is working on it again.",
            number=context.fields["ticket"],
            name=context.signature(_),
        )
    )


def ticket_merged(context: Context, _: Words) -> Screen:
    """A row of an older version does not say who works on it, or by when we answer."""
    fields = context.fields
    name = context.signature(_) if fields.get("operator") else ""
    due = context.moment("answer_due") if fields.get("answer_due") else None
    numbers = {"joined": fields["joined"], "number": fields["ticket"]}
    text = _(
        "We have merged your ticket No. {joined} into No. {number}, because they are about the same thing. "
        "Everything you wrote is there.",
        **numbers,
    )
    who = _("{name} is working on it.", name=name) if name else ""
    by = _("We will answer {deadline}.", deadline=_.by(due, context.now)) if due else ""
    onward = Button(
        _.plain(_.pgettext("button", "No. {number}", **numbers)), "tickets", str(fields["ticket"])
    )
    return Screen(Markup(" ").join(part for part in (text, who, by) if part), ((onward,),))


def ask_score(context: Context, _: Words) -> Screen:
    """The survey's question. A press opens the dialog `survey` with the ticket and the score."""
    number = context.fields["ticket"]
    question = _(
        "How did we do with your ticket No. {number}?\n\n<i>{summary}</i>\n\nChoose a rating: 1 is "
        "very bad, 5 is excellent.",
        number=number,
        summary=sanitize.line(context.fields["summary"]),
    )
    return Screen(
        question, (tuple(Button(f"⭐ {score}", "survey", f"{number}-{score}") for score in SCORES),)
    )


def points_changed(context: Context, _: Words) -> Screen:
    amount, reason, balance = (context.fields[key] for key in ("amount", "reason", "balance"))
    if amount > 0:
        changed = _.ngettext("We have given you {count} point.", "We have given you {count} points.", amount)
    else:
        changed = _.ngettext("We have deducted {count} point.", "We have deducted {count} points.", -amount)
    why = _("Reason: {reason}", reason=sanitize.line(reason)) if reason else Markup()
    now = _.ngettext("You have {count} point.", "You have {count} points.", balance)
    return Screen(parts.lines(changed, why, now), ((Button(_.pgettext("button", "My points"), "points"),),))


def banned(context: Context, _: Words) -> Screen:
    """Their data and the language are theirs all the same."""
    until = context.moment("until") if context.fields["until"] else None
    text = refusals.ban(until, context.now, _)
    language = Button(_.pgettext("button", "Language"), "language", "settings")
    return Screen(text, ((language, Button(_.pgettext("button", "My data"), "privacy")),))


def ban_over(_context: Context, _: Words) -> Screen:
    return Screen(_("You can write to us here again."))


def flooded(_context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "That is a lot of messages at once. We will get all of them, a few at a time: there is no "
            "need to send anything again."
        )
    )


FUNCTIONS: tuple[Draw, ...] = (
    banned,
    ban_over,
    flooded,
    points_changed,
    ticket_taken,
    feedback_answered,
    ticket_moved,
    ticket_queued,
    ticket_late,
    ticket_solved,
    ticket_resumed,
    ticket_merged,
    ask_score,
)
