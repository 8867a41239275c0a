"""To a staff group: who may answer, and what the bot needs there. Buttons are the desk's (`desk.0.…`)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import NAME_LIMIT, Context, Draw
from dialogs.notices.rights import what_to_do
from dialogs.staff import on_shift

TEXT_LIMIT = 2500  # UTF-16 units of the customer's own words


def feedback_given(context: Context, _: Words) -> Screen:
    """Feedback, for everybody who works here to read. `text` and `name` may be empty."""
    fields = context.fields
    touchpoint = context.business.touchpoint(fields["touchpoint"])
    where = touchpoint.name.in_language(_.language) if touchpoint else fields["touchpoint"]
    who = context.name("name") if fields["name"] else _("anonymous")
    said = sanitize.clip(sanitize.text(fields["text"]).strip(), TEXT_LIMIT)
    attached = fields["attachments"]
    head = Markup(" · ").join(
        part for part in (_("Feedback: <b>{score} of 5</b>", score=fields["score"]), where, who) if part
    )
    return Screen(
        parts.lines(
            head,
            Markup("<blockquote expandable>{}</blockquote>").format(said) if said else "",
            _.ngettext("{count} attachment", "{count} attachments", attached) if attached else "",
            _("To answer, reply to this message.") if fields["name"] else "",
        )
    )


def feedback_more(context: Context, _: Words) -> Screen:
    """What is over the limit, with the words of the newest. `text` may be empty."""
    fields = context.fields
    said = sanitize.clip(sanitize.text(fields["text"]).strip(), TEXT_LIMIT)
    count = _.ngettext(
        "One person has sent a lot of feedback: {count} more message has been saved but is not "
        "shown separately.",
        "One person has sent a lot of feedback: {count} more messages have been saved but are not "
        "shown separately.",
        fields["count"],
    )
    newest = _("The newest: <b>{score} of 5</b>", score=fields["score"])
    quoted = Markup("<blockquote expandable>{}</blockquote>").format(said) if said else ""
    return Screen(parts.lines(count, newest, quoted))


def erased_stays(_context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "A customer has deleted their data, and Telegram keeps the bot from deleting some messages here that "
            "show them: files, or messages older than two days. Please delete those by hand."
        )
    )


def newcomer(context: Context, _: Words) -> Screen:
    text = _(
        "New in this group: {name}. Until an admin approves them, nothing they write reaches a customer.",
        name=context.name("name"),
    )
    return Screen(text, ((_admit(context, _),),))


def stranger(context: Context, _: Words) -> Screen:
    text = _(
        "Not approved yet, so nothing reached a customer: {name}. An admin can approve them.",
        name=context.name("name"),
    )
    return Screen(text, ((_admit(context, _),),))


def operator_admitted(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "{name} is now an operator, approved by {by}. What they write in a ticket’s topic reaches "
            "the customer; what starts with // stays here.",
            name=context.name("name"),
            by=context.name("by"),
        )
    )


def operator_left(context: Context, _: Words) -> Screen:
    name, tickets = context.name("name"), context.fields["tickets"]
    if not tickets:
        return Screen(_("{name} is no longer an operator.", name=name))
    return Screen(
        _.ngettext(
            "{name} is no longer an operator. {count} ticket is waiting for someone else.",
            "{name} is no longer an operator. {count} tickets are waiting for someone else.",
            tickets,
            name=name,
        )
    )


def staff_unreachable(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "{name} does not get what the bot sends in private: reminders and alerts do not arrive. "
            "They need to open the bot and press “Start”.",
            name=context.name("name"),
        )
    )


def right_missing(context: Context, _: Words) -> Screen:
    return Screen(what_to_do(context.fields["right"], _))


def right_restored(_context: Context, _: Words) -> Screen:
    return Screen(
        _("The bot has all the rights it needs here again. Messages that were waiting are being sent.")
    )


def group_moved(_context: Context, _: Words) -> Screen:
    return Screen(
        _("Telegram has given this group a new id. Everything continues here, and nothing is lost.")
    )


def nobody_on_shift(context: Context, _: Words) -> Screen:
    count, departments = context.fields["count"], context.fields["departments"]
    names = [parts.department(context.business, key, _) for key in departments]
    nobody = (
        _("Nobody is on shift: {departments}.", departments=_.join(names))
        if names
        else _("Nobody is on shift.")
    )
    queue = _.ngettext("{count} ticket is waiting: /queue", "{count} tickets are waiting: /queue", count)
    return Screen(Markup(" ").join((nobody, queue)), ((on_shift.start(_),),))


def weekly_digest(context: Context, _: Words) -> Screen:
    figures = parts.lines(_("<b>Last week</b>"), *_figures(context.fields, _))
    return Screen(parts.paragraphs(figures, _thanks(context.fields["thanks"], _)))


def _figures(fields: Mapping[str, Any], _: Words) -> Iterator[Markup]:
    """Line by line what there is; a row of an older version knows less."""
    answered, kept, csat, reviews = (fields.get(name) for name in ("answered", "kept", "csat", "reviews"))
    yield _dotted(
        _.ngettext("{count} new ticket", "{count} new tickets", fields["new"]),
        _("the week before: {count}", count=_.number(fields["before"])) if "before" in fields else "",
        _.ngettext("{count} solved", "{count} solved", fields["solved"]),
        _("open: {count}", count=_.number(fields["open"])) if "open" in fields else "",
    )
    yield _dotted(
        _("First answer: {time}", time=_.length(timedelta(seconds=answered))) if answered is not None else "",
        _("promises kept: {share}", share=_.percent(kept)) if kept is not None else "",
    )
    yield _dotted(
        _("Rating: {score}", score=_.decimal(csat)) if csat is not None else "",
        _("Feedback: {score}", score=_.decimal(reviews)) if reviews is not None else "",
    )


def _dotted(*figures: str) -> Markup:
    return Markup(" · ").join(figure for figure in figures if figure)


def _thanks(thanks: Sequence[tuple[str, int]], _: Words) -> Markup:
    """`thanks`: names, and how often a note of theirs was used."""
    if not thanks:
        return Markup()
    names = [
        _.plain(
            _.ngettext(
                "{name} ({count} time)", "{name} ({count} times)", count, name=sanitize.line(name, NAME_LIMIT)
            )
        )
        for name, count in thanks
    ]
    return _("Thank you for the notes about customers that helped colleagues: {names}.", names=_.join(names))


def _admit(context: Context, _: Words) -> Button:
    return Button(_.pgettext("button", "Approve"), "admit", str(context.fields["person"]))


FUNCTIONS: tuple[Draw, ...] = (
    erased_stays,
    feedback_given,
    feedback_more,
    newcomer,
    stranger,
    operator_admitted,
    operator_left,
    staff_unreachable,
    right_missing,
    right_restored,
    nobody_on_shift,
    weekly_digest,
    group_moved,
)
