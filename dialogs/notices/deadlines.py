"""To staff, around deadlines: what is due soon, what is late; and tickets that were put off.

The fields of a promise are those of care/tickets/clocks.py: which clock, `due`, and since when the customer waits.
"""

from collections.abc import Mapping

from markupsafe import Markup

from care.business import Priority
from care.tickets.clocks import APOLOGIES, Clock
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw
from dialogs.staff import links
from dialogs.staff.priorities import priority_name


def desk_warned(context: Context, _: Words) -> Screen:
    deadline = _due(context, _)
    if context.fields["who"] is None:
        if _answers(context):
            return Screen(
                _("The customer is expecting an answer {deadline}. Who can take it?", deadline=deadline)
            )
        return Screen(_("Due to be solved {deadline}. Who can take it?", deadline=deadline))
    person = parts.mention(context.fields["who"], context.name("name"))
    if _answers(context):
        return Screen(
            _("{person}, the customer is expecting an answer {deadline}.", person=person, deadline=deadline)
        )
    return Screen(_("{person}, this is due to be solved {deadline}.", person=person, deadline=deadline))


def desk_overdue(context: Context, _: Words) -> Screen:
    deadline = _due(context, _)
    if _answers(context):
        text = _(
            "We promised an answer {deadline}, and there is none yet. Please answer now.",
            deadline=deadline,
        )
    else:
        text = _("This was due to be solved {deadline} and is still open.", deadline=deadline)
    return Screen(parts.lines(_called(_whose(context), _), text))


def desk_escalated(context: Context, _: Words) -> Screen:
    people = _whose(context) | {who: name or _("Admin") for who, name in context.fields["people"]}
    return Screen(parts.lines(_called(people, _), _late(context, _)))


def staff_escalated(context: Context, _: Words) -> Screen:
    number = _("No. {number}", number=context.fields["ticket"])
    if context.ticket is None:
        return Screen(parts.lines(number, _late(context, _)))
    department = parts.department(context.business, context.ticket.department, _)
    head = Markup("<b>{}</b> · {}").format(links.to_topic(context.ticket, number), department)
    return Screen(parts.lines(head, _late(context, _)))


def desk_snoozed(context: Context, _: Words) -> Screen:
    name = context.name("operator")
    if context.fields["until"] is None:
        return Screen(_("Snoozed by {name} until the customer answers.", name=name))
    when = _.when(context.moment("until"), context.now)
    return Screen(_("Snoozed by {name}, back {when}.", when=when, name=name))


def desk_woken(context: Context, _: Words) -> Screen:
    name = context.fields["name"]
    if context.fields["who"] is not None:
        return Screen(
            _(
                "{person}, it is time to get back to this ticket.",
                person=parts.mention(context.fields["who"], name),
            )
        )
    if name:
        return Screen(
            _("It is time to get back to this ticket, and {name} is off shift. Who can take it?", name=name)
        )
    return Screen(_("It is time to get back to this ticket. Who can take it?"))


def desk_heard(context: Context, _: Words) -> Screen:
    text = _("The customer has written again: no longer snoozed.")
    return Screen(parts.lines(_called(_whose(context), _), text))


def desk_raised(context: Context, _: Words) -> Screen:
    priority = priority_name(Priority(context.fields["priority"]), _)
    text = _("The customer has written something urgent. Priority: {name}.", name=priority)
    ask = _("Who can take it?") if context.fields["who"] is None else ""
    return Screen(parts.lines(_called(_whose(context), _), text, ask))


def desk_awake(context: Context, _: Words) -> Screen:
    return Screen(_("Unsnoozed by {name}.", name=context.name("operator")))


def _whose(context: Context) -> dict[int, str]:
    """Who has the ticket or is asked to take it: id and name. A row of an older version does not say."""
    who = context.fields.get("who")
    return {} if who is None else {who: context.fields["name"]}


def _called(people: Mapping[int, str], _: Words) -> Markup:
    """Everybody who is to look, so that Telegram notifies them."""
    named = [parts.mention(who, name) for who, name in people.items()]
    return Markup(_.join(named)) if named else Markup()  # noqa: S704 - joined from what is escaped


def _late(context: Context, _: Words) -> Markup:
    deadline = _due(context, _)
    if _answers(context):
        since = _.when(context.moment("wait"), context.now)
        late = _(
            "The customer’s message came {since}. We promised an answer {deadline}, and there is none yet.",
            since=since,
            deadline=deadline,
        )
        return parts.lines(late, _again(context.fields.get("broken", 1), _))
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


def _due(context: Context, _: Words) -> Markup:
    return _.by(context.moment("due"), context.now)


def _answers(context: Context) -> bool:
    return bool(context.fields["clock"] == Clock.ANSWER)


FUNCTIONS: tuple[Draw, ...] = (
    desk_warned,
    desk_overdue,
    desk_escalated,
    staff_escalated,
    desk_snoozed,
    desk_woken,
    desk_heard,
    desk_raised,
    desk_awake,
)
