"""The audit log, page by page, in private. Buttons are the desk's (`desk.0.audit.…`), see `argument`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from care.staff import audit
from care.staff.audit import Filter, Noted
from dialogs import parts, tidy
from dialogs.machine import Button, Screen
from dialogs.staff.commands import everywhere, in_topic
from dialogs.words import Words

AUDIT = "audit"
NAME_LIMIT = 40
CHOICES = 20


def render_log(page: Sequence[Noted], wanted: Filter, now: datetime, _: Words, *, more: bool) -> Screen:
    """Newest first; `more`: there is a page behind it."""
    if not page:
        return Screen(_("The log says nothing about that."))
    lines = [_line(noted, now, _) for noted in page]
    earlier = Button(_.pgettext("button", "Earlier"), AUDIT, argument(wanted, page[-1].id))
    newest = Button(_.pgettext("button", "Newest"), AUDIT, argument(wanted))
    row = [*([earlier] if more else []), *([newest] if wanted.before else [])]
    return Screen(parts.lines(*lines), parts.rows(row, 2))


def render_people(found: Mapping[int, str], _: Words) -> Screen:
    """Several are called like that: whom?"""
    buttons = [
        Button(tidy.line(name, NAME_LIMIT), AUDIT, argument(Filter(actor=who)))
        for who, name in list(found.items())[:CHOICES]
    ]
    return Screen(_("Whose actions?"), parts.rows(buttons, 2))


def nobody(_: Words) -> Markup:
    return _("Nobody here is called that. Write a part of a name, or a ticket’s number.")


def on_its_way(_: Words) -> Markup:
    return _("The file is on its way to this chat.")


def argument(wanted: Filter, before: int | None = None) -> str:
    """`p201-500`: what this person did before row 500; `t12-`: the newest of ticket 12."""
    whose = f"p{wanted.actor}" if wanted.actor else f"t{wanted.ticket}" if wanted.ticket else ""
    return f"{whose}-{before or ''}"


def _line(noted: Noted, now: datetime, _: Words) -> Markup:
    who = noted.name or (_("the bot’s host") if noted.actor == audit.HOUSE else str(noted.actor))
    ticket = _("No. {number}", number=noted.ticket) if noted.ticket else ""
    parts_of_it = (
        _.when(noted.at, now),
        Markup("<b>{}</b>").format(tidy.line(who, NAME_LIMIT)),
        _deed(noted.deed, _),
        ticket,
    )
    line = Markup(" · ").join(part for part in parts_of_it if part)
    return line if noted.outcome == audit.DONE else line + Markup(" · ❌ ") + _outcome(noted.outcome, _)


def _deed(code: str, _: Words) -> Markup:
    """In words where there are some; else the code, which is a button's."""
    own = {
        "say": _("wrote to the customer"),
        "message": _("wrote in a topic"),
        "edit": _("edited a message"),
        "reaction": _("set a reaction"),
        "press": _("pressed a button"),
        "unknown": _("unknown command"),
        "admit": _("admitted somebody"),
        "remove": _("removed somebody"),
        "left": _("left the group"),
        "retry": _("tried again what had failed"),
        "drop": _("dropped what had failed"),
        "export": _("took out a file"),
    }
    return own.get(code) or (in_topic(_) | everywhere(_)).get(code) or Markup("<code>{}</code>").format(code)


def _outcome(code: str, _: Words) -> Markup:
    known = {
        audit.STRANGER: _("not admitted"),
        audit.FORGED: _("forged"),
        audit.ANONYMOUS: _("anonymous"),
        "not_allowed": _("no right"),
        "lacks_right": _("no right"),
        "already_taken": _("already taken"),
        "outdated": _("old button"),
    }
    return known.get(code) or Markup("<code>{}</code>").format(code)
