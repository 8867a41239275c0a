"""Banning a customer is asked first: whom, until when, why, and what it does to what they have here."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.card import Action

CONFIRM = "banyes"  # the button that does it; its argument is the message that asked for it
NAME_LIMIT, REASON_LIMIT = 64, 500


@dataclass(frozen=True)
class BanFacts:
    name: str  # the customer's
    open: int  # tickets of theirs
    until: datetime | None  # None: until somebody lifts it
    reason: str
    shadow: bool


def render_banning(facts: BanFacts, message: int, now: datetime, _: Words) -> Screen:
    text = parts.paragraphs(
        parts.lines(
            Markup("<b>{}</b>").format(_question(facts, now, _)),
            _("Reason: {reason}", reason=sanitize.line(facts.reason, REASON_LIMIT)),
        ),
        parts.lines(_what_it_does(facts, _), _what_stays(facts, _)),
    )
    yes = _.pgettext("button", "Shadow-ban") if facts.shadow else _.pgettext("button", "Ban")
    no = Button(_.pgettext("button", "Do not ban"), Action.CARD)
    return Screen(text, ((Button(yes, CONFIRM, str(message)), no),))


def _question(facts: BanFacts, now: datetime, _: Words) -> Markup:
    name = sanitize.line(facts.name, NAME_LIMIT)
    if facts.until is None:
        if facts.shadow:
            return _("Shadow-ban {name} until someone lifts the ban?", name=name)
        return _("Ban {name} until someone lifts the ban?", name=name)
    end = _.when(facts.until, now)
    if facts.shadow:
        return _("Shadow-ban {name}? The ban ends {when}.", name=name, when=end)
    return _("Ban {name}? The ban ends {when}.", name=name, when=end)


def _what_it_does(facts: BanFacts, _: Words) -> Markup:
    if facts.shadow:
        return _(
            "They will notice nothing: what they write will be saved, but nobody will see it until the ban ends."
        )
    return _("They will not be able to write to us, and will be told so when they try.")


def _what_stays(facts: BanFacts, _: Words) -> Markup:
    if not facts.open:
        return Markup()
    if facts.shadow:
        return _.ngettext(
            "The deadlines of their {count} open ticket are paused until then.",
            "The deadlines of their {count} open tickets are paused until then.",
            facts.open,
        )
    return _.ngettext(
        "They have {count} open ticket: your answers will still reach them, but they will not be able to reply.",
        "They have {count} open tickets: your answers will still reach them, but they will not be able to reply.",
        facts.open,
    )
