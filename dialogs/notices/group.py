"""To a staff group: who may answer, and what the bot needs there. Buttons are the desk's (`desk.0.…`)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from markupsafe import Markup

from care.notices.group import (
    ErasedStays,
    FeedbackGiven,
    FeedbackMore,
    GroupMoved,
    Newcomer,
    NobodyOnShift,
    OperatorAdmitted,
    OperatorLeft,
    RightMissing,
    RightRestored,
    StaffUnreachable,
    Stranger,
    WeeklyDigest,
    WhyRecommended,
)
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.notices.rights import what_to_do
from dialogs.staff.figures.different import change
from dialogs.staff.team import on_shift

TEXT_LIMIT = 2500  # UTF-16 units of the customer's own words


@words_of(FeedbackGiven)
def feedback_given(notice: FeedbackGiven, context: Context, _: Words) -> Screen:
    """Feedback, for everybody who works here to read. `text` and `name` may be empty."""
    touchpoint = context.business.touchpoint(notice.touchpoint)
    where = touchpoint.name.in_language(_.language) if touchpoint else notice.touchpoint
    who = named(notice.name) if notice.name else _("anonymous")
    said = sanitize.clip(sanitize.text(notice.text).strip(), TEXT_LIMIT)
    attached = notice.attachments
    head = Markup(" · ").join(
        part for part in (_("Feedback: <b>{score} out of 5</b>", score=notice.score), where, who) if part
    )
    return Screen(
        parts.lines(
            head,
            Markup("<blockquote expandable>{}</blockquote>").format(said) if said else "",
            _.ngettext("{count} attachment", "{count} attachments", attached) if attached else "",
            _("To answer, reply to this message.") if notice.name else "",
        )
    )


@words_of(WhyRecommended)
def why_recommended(notice: WhyRecommended, _context: Context, _: Words) -> Screen:
    said = sanitize.clip(sanitize.text(notice.text).strip(), TEXT_LIMIT)
    head = _("Would recommend us: <b>{score} out of 10</b>", score=notice.score)
    return Screen(
        parts.lines(
            Markup(" · ").join((head, parts.mention(notice.person, notice.name))),
            Markup("<blockquote expandable>{}</blockquote>").format(said) if said else "",
        )
    )


@words_of(FeedbackMore)
def feedback_more(notice: FeedbackMore, _context: Context, _: Words) -> Screen:
    """What is over the limit, with the words of the newest. `text` may be empty."""
    said = sanitize.clip(sanitize.text(notice.text).strip(), TEXT_LIMIT)
    count = _.ngettext(
        "One person has sent a lot of feedback: {count} more message has been saved but is not "
        "shown separately.",
        "One person has sent a lot of feedback: {count} more messages have been saved but are not "
        "shown separately.",
        notice.count,
    )
    newest = _("The newest: <b>{score} out of 5</b>", score=notice.score)
    quoted = Markup("<blockquote expandable>{}</blockquote>").format(said) if said else ""
    return Screen(parts.lines(count, newest, quoted))


@words_of(ErasedStays)
def erased_stays(_notice: ErasedStays, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "A customer has deleted their data, and Telegram keeps the bot from deleting some messages here that "
            "mention them: files, or messages older than two days. Please delete those by hand."
        )
    )


@words_of(Newcomer)
def newcomer(notice: Newcomer, _context: Context, _: Words) -> Screen:
    text = _(
        "New in this group: {name}. Until an admin approves them, nothing they write reaches a customer.",
        name=named(notice.name),
    )
    return Screen(text, ((_admit(notice.person, _),),))


@words_of(Stranger)
def stranger(notice: Stranger, _context: Context, _: Words) -> Screen:
    text = _(
        "Not approved yet, so nothing reached a customer: {name}. An admin can approve them.",
        name=named(notice.name),
    )
    return Screen(text, ((_admit(notice.person, _),),))


@words_of(OperatorAdmitted)
def operator_admitted(notice: OperatorAdmitted, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "{name} is now an operator, approved by {by}. What they write in a ticket’s topic reaches "
            "the customer; what starts with // stays here.",
            name=named(notice.name),
            by=named(notice.by),
        )
    )


@words_of(OperatorLeft)
def operator_left(notice: OperatorLeft, _context: Context, _: Words) -> Screen:
    name, tickets = named(notice.name), notice.tickets
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


@words_of(StaffUnreachable)
def staff_unreachable(notice: StaffUnreachable, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "{name} does not get what the bot sends in private: reminders and alerts do not arrive. "
            "They need to open the bot and press “Start”.",
            name=named(notice.name),
        )
    )


@words_of(RightMissing)
def right_missing(notice: RightMissing, _context: Context, _: Words) -> Screen:
    return Screen(what_to_do(notice.right, _))


@words_of(RightRestored)
def right_restored(_notice: RightRestored, _context: Context, _: Words) -> Screen:
    return Screen(
        _("The bot has all the rights it needs here again. Messages that were waiting are being sent.")
    )


@words_of(GroupMoved)
def group_moved(_notice: GroupMoved, _context: Context, _: Words) -> Screen:
    return Screen(
        _("Telegram has given this group a new id. Everything continues here, and nothing is lost.")
    )


@words_of(NobodyOnShift)
def nobody_on_shift(notice: NobodyOnShift, context: Context, _: Words) -> Screen:
    names = [parts.department(context.business, key, _) for key in notice.departments]
    nobody = (
        _("{departments}: nobody is on shift.", departments=_.join(names))
        if names
        else _("Nobody is on shift.")
    )
    queue = _.ngettext(
        "{count} ticket is waiting: /queue", "{count} tickets are waiting: /queue", notice.count
    )
    return Screen(Markup(" ").join((nobody, queue)), ((on_shift.start(_),),))


@words_of(WeeklyDigest)
def weekly_digest(notice: WeeklyDigest, context: Context, _: Words) -> Screen:
    figures = parts.lines(_("<b>Last week</b>"), *_figures(notice, _))
    changed = parts.lines(*(change(each, context.business, _) for each in notice.changes))
    return Screen(parts.paragraphs(changed, figures, _thanks(notice.thanks, _)))


def _figures(notice: WeeklyDigest, _: Words) -> Iterator[Markup]:
    """Line by line what there is; a row of an older version knows less."""
    answered, kept, csat, reviews = notice.answered, notice.kept, notice.csat, notice.reviews
    yield _dotted(
        _.ngettext("{count} new ticket", "{count} new tickets", notice.new),
        _("the week before: {count}", count=_.number(notice.before)) if notice.before is not None else "",
        _.ngettext("{count} solved", "{count} solved", notice.solved),
        _("open: {count}", count=_.number(notice.open)) if notice.open is not None else "",
    )
    yield _dotted(
        _("First answer: {time}", time=_.length(timedelta(seconds=answered))) if answered is not None else "",
        _("answers on time: {share}", share=_.percent(kept)) if kept is not None else "",
    )
    if notice.spoken is not None:
        part, whole = map(_.number, notice.spoken)
        kept_words = _("{part} of {whole} in time", part=part, whole=whole)
        yield _("Operators’ promises: {kept}", kept=kept_words)
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
        _.plain(_.ngettext("{name} ({count} time)", "{name} ({count} times)", count, name=named(name)))
        for name, count in thanks
    ]
    return _("Thank you for the notes about customers that helped colleagues: {names}.", names=_.join(names))


def _admit(person: int, _: Words) -> Button:
    return Button(_.pgettext("button", "Approve"), "admit", str(person))
