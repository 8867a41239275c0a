"""To staff, around deadlines: what is due soon, what is late; and tickets that were put off."""

from collections.abc import Mapping

from markupsafe import Markup

from care.model.ticket import Clock
from care.notices.deadlines import (
    DeskAwake,
    DeskEscalated,
    DeskHeard,
    DeskOverdue,
    DeskRaised,
    DeskSnoozed,
    DeskWarned,
    DeskWoken,
    OfPromise,
    StaffEscalated,
    ToWhose,
)
from care.tickets.clocks import APOLOGIES
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.ticket import links
from dialogs.staff.ticket.priorities import priority_name


@words_of(DeskWarned)
def desk_warned(notice: DeskWarned, context: Context, _: Words) -> Screen:
    deadline = _due(notice, context, _)
    if notice.clock is Clock.PROMISE:
        return Screen(
            _of_promise(notice, _("The customer was promised a message {deadline}.", deadline=deadline), _)
        )
    if notice.who is None:
        if notice.clock is Clock.ANSWER:
            return Screen(
                _("The customer is expecting an answer {deadline}. Who can take it?", deadline=deadline)
            )
        return Screen(_("Due to be solved {deadline}. Who can take it?", deadline=deadline))
    person = parts.mention(notice.who, named(notice.name))
    if notice.clock is Clock.ANSWER:
        return Screen(
            _("{person}, the customer is expecting an answer {deadline}.", person=person, deadline=deadline)
        )
    return Screen(_("{person}, this is due to be solved {deadline}.", person=person, deadline=deadline))


@words_of(DeskOverdue)
def desk_overdue(notice: DeskOverdue, context: Context, _: Words) -> Screen:
    deadline = _due(notice, context, _)
    if notice.clock is Clock.PROMISE:
        return Screen(_of_promise(notice, _unwritten(deadline, _), _))
    if notice.clock is Clock.ANSWER:
        text = _(
            "We promised an answer {deadline}, and there is none yet. Please answer now.",
            deadline=deadline,
        )
    else:
        text = _("This was due to be solved {deadline} and is still open.", deadline=deadline)
    return Screen(parts.lines(_called(_whose(notice), _), text))


@words_of(DeskEscalated)
def desk_escalated(notice: DeskEscalated, context: Context, _: Words) -> Screen:
    people = _whose(notice) | {who: name or _("Admin") for who, name in notice.people if who is not None}
    return Screen(parts.lines(_called(people, _), _late(notice, context, _)))


@words_of(StaffEscalated)
def staff_escalated(notice: StaffEscalated, context: Context, _: Words) -> Screen:
    number = _("No. {number}", number=notice.ticket)
    if context.ticket is None:
        return Screen(parts.lines(number, _late(notice, context, _)))
    department = parts.department(context.business, context.ticket.department, _)
    head = Markup("<b>{}</b> · {}").format(links.to_topic(context.ticket, number), department)
    return Screen(parts.lines(head, _late(notice, context, _)))


@words_of(DeskSnoozed)
def desk_snoozed(notice: DeskSnoozed, context: Context, _: Words) -> Screen:
    name = named(notice.operator)
    if notice.until is None:
        return Screen(_("Snoozed by {name} until the customer answers.", name=name))
    when = _.when(notice.until, context.now)
    return Screen(_("Snoozed by {name}, back {when}.", when=when, name=name))


@words_of(DeskWoken)
def desk_woken(notice: DeskWoken, _context: Context, _: Words) -> Screen:
    name = notice.name
    if notice.who is not None:
        return Screen(
            _(
                "{person}, it is time to get back to this ticket.",
                person=parts.mention(notice.who, name),
            )
        )
    if name:
        return Screen(
            _("It is time to get back to this ticket, and {name} is off shift. Who can take it?", name=name)
        )
    return Screen(_("It is time to get back to this ticket. Who can take it?"))


@words_of(DeskHeard)
def desk_heard(notice: DeskHeard, _context: Context, _: Words) -> Screen:
    text = _("The customer has written again: no longer snoozed.")
    return Screen(parts.lines(_called(_whose(notice), _), text))


@words_of(DeskRaised)
def desk_raised(notice: DeskRaised, _context: Context, _: Words) -> Screen:
    priority = priority_name(notice.priority, _)
    text = _("The customer has written something urgent. Priority: {name}.", name=priority)
    ask = _("Who can take it?") if notice.who is None else ""
    return Screen(parts.lines(_called(_whose(notice), _), text, ask))


@words_of(DeskAwake)
def desk_awake(notice: DeskAwake, _context: Context, _: Words) -> Screen:
    return Screen(_("Unsnoozed by {name}.", name=named(notice.operator)))


def _of_promise(notice: DeskWarned | DeskOverdue, said: Markup, _: Words) -> Markup:
    """To whoever is to write, and to those on shift where that person is not."""
    others = {who: name for who, name in notice.others if who is not None}
    ask = ""
    if notice.who is None:
        ask = _("Who can write to the customer?")
    elif others:
        ask = _("{name} is off shift. Who can write to the customer?", name=named(notice.name))
    return parts.lines(_called(_whose(notice) | others, _), Markup(" ").join(filter(None, (said, ask))))


def _unwritten(deadline: Markup, _: Words) -> Markup:
    return _("We promised the customer a message {deadline}, and have not written.", deadline=deadline)


def _whose(notice: ToWhose) -> dict[int, str]:
    """Who has the ticket or is asked to take it: id and name."""
    return {} if notice.who is None else {notice.who: notice.name}


def _called(people: Mapping[int, str], _: Words) -> Markup:
    """Everybody who is to look, so that Telegram notifies them."""
    named = [parts.mention(who, name) for who, name in people.items()]
    return Markup(_.join(named)) if named else Markup()  # noqa: S704 - joined from what is escaped


def _late(notice: DeskEscalated | StaffEscalated, context: Context, _: Words) -> Markup:
    deadline = _due(notice, context, _)
    if notice.clock is Clock.PROMISE:
        return _unwritten(deadline, _)
    if notice.wait is not None:
        since = _.when(notice.wait, context.now)
        late = _(
            "The customer’s message came {since}. We promised an answer {deadline}, and there is none yet.",
            since=since,
            deadline=deadline,
        )
        return parts.lines(late, _again(notice.broken, _))
    return _("This was due to be solved {deadline} and is still open.", deadline=deadline)


def _again(broken: int, _: Words) -> Markup:
    """That it is not the first time; the third is the last of which the customer hears by itself."""
    if broken <= 1:
        return Markup()
    if broken <= APOLOGIES:
        return _("This is the second time we have broken our promise to them.")
    return _(
        "We have broken our promise to them more than twice. The bot will not apologise again: "
        "please write to them yourselves."
    )


def _due(notice: OfPromise, context: Context, _: Words) -> Markup:
    return _.by(notice.due, context.now)
