"""What an admin sees who writes a broadcast."""

from collections.abc import Iterator

from markupsafe import Markup

from care.broadcasts.checking import Audience, flaws
from care.broadcasts.fields import Field, fields_of
from care.broadcasts.model import At, AtHour, Draft, Text
from dialogs.broadcasts import choosing
from dialogs.broadcasts.flaws import sentence
from dialogs.broadcasts.states import Begun, Choosing, Confirming, Linking, Overview, State, Timing, Writing
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Reached
from dialogs.customers.language import NAMES
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import contact

BEGINNING, NAME = 120, 30  # characters of a text, of a name
HOURS = (10, 12, 15, 18)
FLAWS = 8  # shown at once


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Overview(draft):
            return _overview(draft, facts, _)
        case Writing():
            return _writing(state, _)
        case Linking(_draft, language):
            ask = _(
                "Send the buttons for the text in this language: {language}. One a line: what the button says, then "
                "its address. Up to four.",
                language=NAMES[language],
            )
            example = Markup("<code>{}</code>").format(_("Our menu https://example.com/menu"))
            return Screen(parts.paragraphs(ask, example), ((_overview_button(_),),))
        case Choosing(draft):
            return _choosing(draft, facts, _)
        case Timing():
            return _timing(_)
        case Confirming(draft):
            return _confirming(draft, facts, _)
        case Begun():
            return Screen(_begun(state, _))


# --- the whole


def _overview(draft: Draft, facts: Facts, _: Words) -> Screen:
    audience = facts[Reached(draft.audience, tuple(fields_of(draft.letter)))]
    wrong = [*flaws(draft.letter, facts.business.languages), *audience.flaws]
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("A broadcast")),
        parts.lines(*_texts(draft, facts, _)),
        _when(draft, facts, _),
        _reaches(draft, audience, facts, _),
        parts.lines(*(Markup("• {}").format(sentence(flaw, _)) for flaw in wrong[:FLAWS])),
    )
    go = [Button(_.pgettext("button", "Check and send"), "go")] if not wrong else []
    return Screen(text, (*_changes(draft, facts, _), *((button,) for button in go), (parts.cancel(_),)))


def _texts(draft: Draft, facts: Facts, _: Words) -> Iterator[Markup]:
    for language in facts.business.languages:
        text = draft.letter.texts.get(language)
        if text is not None:
            yield Markup("{}: <i>{}</i>").format(NAMES[language], _brief(text, _))


def _brief(text: Text, _: Words) -> Markup:
    """Its beginning, what is beside it, and how many buttons."""
    said = next((content.text for content in text.contents if content.text.strip()), "")
    files = parts.attached((content.kind for content in text.contents), _)
    buttons = len(text.buttons)
    more = [_.ngettext("{count} button", "{count} buttons", buttons)] if buttons else []
    return Markup(" · ").join(filter(None, (sanitize.line(said, BEGINNING), *files, *more)))


def _when(draft: Draft, facts: Facts, _: Words) -> Markup:
    match draft.plan:
        case AtHour(day=day, time=hour):
            return _(
                "When: on {day} at {time} by each recipient’s own clock; where that has passed, a day later.",
                day=_.day(day),
                time=f"{hour:%H:%M}",
            )
        case At(moment=at):
            return _("When: {when}.", when=_.when(at, facts.now))
    return _("When: as soon as you send it.")


def _reaches(draft: Draft, audience: Audience, facts: Facts, _: Words) -> Markup:
    """How many, of whom some are named; and each who is left out, by why."""
    rules, either = choosing.parts_of(draft)
    joined = [choosing.said(rule, facts.business, _) for rule in rules]
    who = _.join(joined, "or" if either else "standard") if joined else _("everybody who agreed to news")
    count = audience.counted.total
    recipients = _.ngettext("{count} recipient", "{count} recipients", count)
    names = _.join(sanitize.line(name, NAME) for name in audience.names)
    return parts.lines(
        _("To whom: {who}.", who=who),
        _("{recipients}, among them {names}.", recipients=recipients, names=names) if names else recipients,
        *_left_out(audience, _),
        _.ngettext(
            "{count} id of your list is nobody’s here.",
            "{count} ids of your list are nobody’s here.",
            audience.strangers,
        )
        if audience.strangers
        else "",
    )


def _left_out(audience: Audience, _: Words) -> Iterator[Markup]:
    found = [
        f"{_.plain(contact.reason(why, _))} — {_.number(count)}"
        for why, count in audience.counted.left_out.items()
    ]
    if found:
        yield _("Not written to: {reasons}.", reasons="; ".join(found))


def _changes(draft: Draft, facts: Facts, _: Words) -> Iterator[Row]:
    written = draft.letter.texts
    languages = facts.business.languages
    yield from parts.rows(
        (Button(f"{'✓' if each in written else '✎'} {NAMES[each]}", "write", each) for each in languages), 2
    )
    if written:
        yield from parts.rows(
            (Button(f"🔗 {NAMES[each]}", "links", each) for each in languages if each in written), 2
        )
        mark, ask = "✓" if draft.letter.asks else "✎", _.plain(_.pgettext("button", "Ask an operator"))
        yield (Button(f"{mark} {ask}", "asks"),)
    yield (
        Button(_.pgettext("button", "To whom"), "who"),
        Button(_.pgettext("button", "When"), "when"),
    )
    if written:
        yield (Button(_.pgettext("button", "Show me"), "show"),)


# --- its parts


def _writing(state: Writing, _: Words) -> Screen:
    ask = _(
        "Send the text in this language: {language}. A photo, a video, a file or an album is fine, too.",
        language=NAMES[state.language],
    )
    names = Markup("<i>{}</i>").format(", ".join(f"{{{field}}}" for field in Field))
    fields = _("What is filled in for each: {fields}.", fields=names)
    came = state.draft.letter.texts.get(state.language) if state.album else None
    parts_came = (
        _.ngettext("{count} part has come.", "{count} parts have come.", len(came.contents)) if came else ""
    )
    return Screen(parts.paragraphs(ask, fields, parts_came), ((_overview_button(_),),))


def _choosing(draft: Draft, facts: Facts, _: Words) -> Screen:
    audience = facts[Reached(draft.audience, tuple(fields_of(draft.letter)))]
    rules, either = choosing.parts_of(draft)
    numbered = [
        Markup("{}. {}").format(number, choosing.said(rule, facts.business, _))
        for number, rule in enumerate(rules, 1)
    ]
    text = parts.paragraphs(
        _reaches(draft, audience, facts, _),
        parts.lines(*numbered),
        _(
            "Add conditions by the buttons. A word adds a tag of their tickets; numbers, a list of Telegram ids."
        ),
    )
    own = [
        (
            Button(_.pgettext("button", "{number}: the opposite", number=number + 1), "flip", str(number)),
            Button(_.pgettext("button", "{number}: remove", number=number + 1), "drop", str(number)),
        )
        for number in range(len(rules))
    ]
    how = _.pgettext("button", "All must be true") if either else _.pgettext("button", "One is enough")
    both = [(Button(how, "either"),)] if len(rules) > 1 else []
    found = [(code, choosing.rule_of(code, facts.now)) for code in choosing.codes(facts.business)]
    add = [
        Button(_.plain(choosing.said(rule, facts.business, _)), "add", code) for code, rule in found if rule
    ]
    more = parts.column(add) if len(rules) < choosing.MOST else ()
    return Screen(text, (*own, *both, *more, (_overview_button(_),)))


def _timing(_: Words) -> Screen:
    text = _(
        "When shall it go? An hour means each recipient’s own clock; nobody gets it in their quiet hours. "
        "You can also type the hour, such as 14:30, or a day and the hour: 25.12 14:30."
    )
    hours = tuple(Button(f"{hour}:00", "at", str(hour)) for hour in HOURS)
    return Screen(text, ((Button(_.pgettext("button", "At once"), "now"),), hours, (_overview_button(_),)))


def _confirming(draft: Draft, facts: Facts, _: Words) -> Screen:
    audience = facts[Reached(draft.audience, tuple(fields_of(draft.letter)))]
    count = audience.counted.total
    second = count > facts.business.broadcasts.confirm_above and len(facts.business.admins) > 1
    text = parts.paragraphs(
        _.ngettext("Send it to {count} recipient?", "Send it to {count} recipients?", count),
        _when(draft, facts, _),
        _("Another admin must confirm it before it goes.") if second else "",
    )
    send = Button(_.pgettext("button", "Send"), "send")
    return Screen(text, ((send,), (_overview_button(_),)))


def _begun(state: Begun, _: Words) -> Markup:
    if state.waits:
        return _("Broadcast No. {number} is waiting for another admin to confirm it.", number=state.broadcast)
    count = _.ngettext("{count} recipient", "{count} recipients", state.recipients)
    return _(
        "Broadcast No. {number} has been accepted: {recipients}. /admin shows how far it is, and stops it.",
        number=state.broadcast,
        recipients=count,
    )


def _overview_button(_: Words) -> Button:
    return Button(_.pgettext("button", "Back"), "overview")


# --- brief words


def shown(_: Words) -> Markup:
    return _("You will get it now in each language, as its recipients will.")


def unread_links(_: Words) -> Markup:
    return _("I could not read this. One button a line: what it says, then its address.")


def no_rule(_: Words) -> Markup:
    return _(
        "I could not read this as a condition, or there are four of them, which is as many as I can take."
    )


def unread_hour(_: Words) -> Markup:
    return _("I could not read this as an hour. Write it like 14:30, or 25.12 14:30.")
