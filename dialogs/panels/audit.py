"""The audit log, page by page, in private. Buttons are the desk's (`desk.0.audit.…`), see `_argument`."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.people.operators import Operator
from care.staff import audit
from care.staff.audit import Filter, Noted, Place
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels import buttons
from dialogs.staff import commands
from dialogs.staff.audit_words import AUDIT, beside, outcome_name
from dialogs.staff.near import did_you_mean

NAME_LIMIT = 40
CHOICES = 20


def render_log(page: Sequence[Noted], wanted: Filter, now: datetime, _: Words, *, more: bool) -> Screen:
    """Newest first; `more`: there is a page behind it."""
    if not page:
        return Screen(_("There is nothing about that in the log."))
    lines = [_line(noted, now, _) for noted in page]
    earlier = Button(_.pgettext("button", "Earlier"), AUDIT, _argument(wanted, page[-1].place))
    newest = Button(_.pgettext("button", "Newest"), AUDIT, _argument(wanted))
    row = [*([earlier] if more else []), *([newest] if wanted.before else [])]
    strangers = frozenset(noted.actor for noted in page if noted.outcome != audit.DONE)
    return Screen(parts.lines(*lines), parts.rows(row, 2), strangers)


def render_people(found: Sequence[Operator], _: Words, wrong: Markup | str = "") -> Screen:
    """Several are called like that: whom? Or nobody (`wrong`), but these are close."""
    buttons = [
        Button(sanitize.line(person.name, NAME_LIMIT), AUDIT, _argument(Filter(actor=person.id)))
        for person in found[:CHOICES]
    ]
    guess = did_you_mean([person.name for person in found], _) if wrong else ""
    return Screen(parts.paragraphs(parts.lines(wrong, guess), _("Whose actions?")), parts.rows(buttons, 2))


def nobody(_: Words) -> Markup:
    return _("Nobody here is called that. Write the first letters of a name, or a ticket’s number.")


def _argument(wanted: Filter, before: Place | None = None) -> str:
    """`p201-500`: what this person did before row 500; `t12-`: the newest of ticket 12.

    `-500-7`: before what was tried after row 500, by the number of that attempt.
    """
    whose = f"p{wanted.actor}" if wanted.actor else f"t{wanted.ticket}" if wanted.ticket else ""
    row, tried = before or (0, 0)
    return f"{whose}-{row}-{tried}" if tried else f"{whose}-{row or ''}"


def deed_name(code: str, _: Words) -> Markup:
    """Of a deed that an older version knew, nothing is left but its code."""
    deed = commands.BY_NAME.get(code) or buttons.ALL.get(code)
    words = deed.noted(_) if deed else beside(_).get(code)
    return words or Markup("<code>{}</code>").format(code)


def _line(noted: Noted, now: datetime, _: Words) -> Markup:
    nobodys = {audit.HOUSE: _("the bot’s server"), audit.ERASED: _("someone whose data was deleted")}
    who = noted.name or nobodys.get(noted.actor) or str(noted.actor)
    ticket = _("No. {number}", number=noted.ticket) if noted.ticket else ""
    times = _.ngettext("{count} time", "{count} times", noted.times) if noted.times > 1 else ""
    parts_of_it = (
        _.when(noted.at, now),
        Markup("<b>{}</b>").format(sanitize.line(who, NAME_LIMIT)),
        deed_name(noted.deed, _),
        ticket,
        times,
    )
    line = Markup(" · ").join(part for part in parts_of_it if part)
    return line if noted.outcome == audit.DONE else line + Markup(" · ❌ ") + outcome_name(noted.outcome, _)
