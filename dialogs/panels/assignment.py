"""Whom to pass a ticket on to, and why."""

from collections.abc import Sequence

from markupsafe import Markup

from care.business import Business, Department
from care.model.ticket import Ticket
from care.people.operators import Duty, Operator
from care.tickets.work.assignment import Cause
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean
from dialogs.staff.ticket.card import Action, back_to_card
from dialogs.staff.ticket.causes import cause_label

BUTTON_LIMIT = 32
CHOICES = 40  # operators and departments; Telegram takes a hundred buttons
NO_REASON = "none"  # in callback data, for there an empty argument is none


def render_choices(
    ticket: Ticket,
    business: Business,
    colleagues: Sequence[Operator],
    _: Words,
    wrong: Markup | str = "",
    close: Sequence[Operator | Department] = (),
) -> Screen:
    """Those on shift first: they are marked. `wrong`: what was wrong with whom a command has named; `close`: whom it
    may have meant, before all others.
    """
    there = sorted(
        (colleague for colleague in colleagues if colleague not in close),
        key=lambda colleague: colleague.duty is not Duty.ON,
    )
    meant = [_choice(each, _) for each in close]
    people = [_choice(colleague, _) for colleague in there if colleague.id != ticket.owner]
    departments = [
        _choice(department, _)
        for department in business.departments
        if department.key != ticket.department and department not in close
    ]
    rows = (
        *parts.column(meant),
        *parts.rows(people[:CHOICES], 2),
        *parts.rows(departments[:CHOICES], 2),
        (back_to_card(_),),
    )
    guess = did_you_mean([_name(each, _) for each in close], _)
    return Screen(parts.paragraphs(parts.lines(wrong, guess), _("<b>Who should it go to?</b>")), rows)


def nobody_named(name: str, _: Words) -> Markup:
    """No colleague or department is called so. Of an admin who was never seen in a group we know no name."""
    return _(
        "No colleague or department is called “{name}”. I know only those who have written in a staff group, admins "
        "included.",
        name=sanitize.line(name, BUTTON_LIMIT),
    )


def several_named(name: str, _: Words) -> Markup:
    return _("“{name}” matches more than one.", name=sanitize.line(name, BUTTON_LIMIT))


def oneself_named(_: Words) -> Markup:
    return _("You cannot pass a ticket on to yourself. To take it: /take")


def there_already(department: str, _: Words) -> Markup:
    return _("The ticket is already in this department: {department}.", department=department)


def render_causes(action: Action, argument: str, name: str, _: Words) -> Screen:
    """`argument` is whom it goes to, `name` what they are called. Why may be left open."""
    buttons = [
        Button(cause_label(cause, _), action, f"{argument}-{cause or NO_REASON}")
        for cause in (*(cause for cause in Cause if cause), Cause.NONE)
    ]
    text = parts.paragraphs(
        _(
            "<b>Passing on to {name}. Why?</b> The next operator will see the reason.",
            name=sanitize.line(name, BUTTON_LIMIT),
        ),
        _("In your own words: {example}", example="/pass …"),
    )
    return Screen(text, (*parts.rows(buttons, 2), (back_to_card(_),)))


def read_cause(code: str) -> Cause | None:
    """The cause that a button carries; None: nobody has made this button."""
    codes = {str(cause) or NO_REASON: cause for cause in Cause}
    return codes.get(code)


def mark(colleague: Operator) -> str:
    """Their name, and whether they are at work."""
    return {Duty.ON: "🟢 ", Duty.BREAK: "☕ ", Duty.OFF: ""}[colleague.duty] + colleague.name


def _name(each: Operator | Department, _: Words) -> str:
    return each.name if isinstance(each, Operator) else each.name.in_language(_.language)


def _choice(each: Operator | Department, _: Words) -> Button:
    if isinstance(each, Operator):
        return _button(mark(each), Action.TO_OPERATOR, str(each.id))
    return _button(_name(each, _), Action.TO_DEPARTMENT, each.key)


def _button(name: str, action: Action, argument: str) -> Button:
    return Button(sanitize.line(name, BUTTON_LIMIT), action, argument)
