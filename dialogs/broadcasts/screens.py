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
                "Send the buttons for the text in this language: {language}. Up to four, one per line: the "
                "label, then the link.",
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
        Markup("<b>{}</b>").format(_("New broadcast")),
        parts.lines(*_texts(draft, facts, _)),
        _when(draft, facts, _),
        _reaches(draft, audience, facts, _),
        parts.lines(*(Markup("• {}").format(sentence(flaw, _)) for flaw in wrong[:FLAWS])),
    )
    go = [Button(_.pgettext("button", "Review and send"), "go")] if not wrong else []
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
                "When: on {day} at {time}, each recipient’s local time. Where that time has already "
                "passed, a day later.",
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
    who = (
        _.join(joined, "or" if either else "standard") if joined else _("everyone who agreed to receive news")
    )
    count = audience.counted.total
    recipients = _.ngettext("{count} recipient", "{count} recipients", count)
    return parts.lines(
        _("Audience: {who}.", who=who),
        _named(recipients, audience, _),
        *_left_out(audience, _),
        _.ngettext(
            "{count} id in your list does not belong to any customer.",
            "{count} ids in your list do not belong to any customer.",
            audience.strangers,
        )
        if audience.strangers
        else "",
    )


def _named(recipients: Markup, audience: Audience, _: Words) -> Markup:
    """With the names of some, or of all where these are so few."""
    names = _.join(sanitize.line(name, NAME) for name in audience.names)
    if not names:
        return recipients
    if len(audience.names) == audience.counted.total:
        return _("{recipients}: {names}.", recipients=recipients, names=names)
    return _("{recipients}, among them {names}.", recipients=recipients, names=names)


def _left_out(audience: Audience, _: Words) -> Iterator[Markup]:
    found = [
        f"{_.plain(contact.reason(why, _))} — {_.number(count)}"
        for why, count in audience.counted.left_out.items()
    ]
    if found:
        yield _("Left out: {reasons}.", reasons="; ".join(found))


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
        yield from parts.column(_below(draft, _))
    yield (
        Button(_.pgettext("button", "Audience"), "who"),
        Button(_.pgettext("button", "When"), "when"),
    )
    if written:
        yield (Button(_.pgettext("button", "Send me a preview"), "show"),)


def _below(draft: Draft, _: Words) -> Iterator[Button]:
    """What can stand below it, and does or does not."""
    named = {
        "wants": (draft.letter.wants, _.pgettext("button", "I want this")),
        "asks": (draft.letter.asks, _.pgettext("button", "Ask an operator")),
        "reminds": (draft.letter.reminds, _.pgettext("button", "Remind me")),
    }
    for action, (is_there, label) in named.items():
        yield Button(f"{'✓' if is_there else '✎'} {_.plain(label)}", action)


# --- its parts


def _writing(state: Writing, _: Words) -> Screen:
    ask = _(
        "Send the text in this language: {language}. It can also be a photo, a video, a file or an album.",
        language=NAMES[state.language],
    )
    names = Markup("<i>{}</i>").format(", ".join(f"{{{field}}}" for field in Field))
    fields = _("Fields you can use: {fields}.", fields=names)
    came = state.draft.letter.texts.get(state.language) if state.album else None
    parts_came = (
        _.ngettext("{count} item received.", "{count} items received.", len(came.contents)) if came else ""
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
            "Add conditions with the buttons. Send a word to add a ticket tag, or numbers to add a "
            "list of Telegram ids."
        ),
    )
    own = [
        (
            Button(_.pgettext("button", "{number}: invert", number=number + 1), "flip", str(number)),
            Button(_.pgettext("button", "{number}: remove", number=number + 1), "drop", str(number)),
        )
        for number in range(len(rules))
    ]
    how = _.pgettext("button", "Match all") if either else _.pgettext("button", "Match any")
    both = [(Button(how, "either"),)] if len(rules) > 1 else []
    found = [(code, choosing.rule_of(code, facts.now)) for code in choosing.codes(facts.business)]
    add = [
        Button(_.plain(choosing.said(rule, facts.business, _)), "add", code) for code, rule in found if rule
    ]
    more = parts.column(add) if len(rules) < choosing.MOST else ()
    return Screen(text, (*own, *both, *more, (_overview_button(_),)))


def _timing(_: Words) -> Screen:
    text = _(
        "When should it be sent? Times are in each recipient’s local time. Nobody gets it during "
        "their quiet hours. You can also type a time, such as 14:30, or a date and time: 25.12 "
        "14:30."
    )
    hours = tuple(Button(f"{hour}:00", "at", str(hour)) for hour in HOURS)
    return Screen(text, ((Button(_.pgettext("button", "Now"), "now"),), hours, (_overview_button(_),)))


def _confirming(draft: Draft, facts: Facts, _: Words) -> Screen:
    audience = facts[Reached(draft.audience, tuple(fields_of(draft.letter)))]
    count = audience.counted.total
    second = count > facts.business.broadcasts.confirm_above and len(facts.business.admins) > 1
    text = parts.paragraphs(
        _.ngettext("Send it to {count} recipient?", "Send it to {count} recipients?", count),
        _when(draft, facts, _),
        _("Another admin must confirm it before it is sent.") if second else "",
    )
    send = Button(_.pgettext("button", "Send"), "send")
    return Screen(text, ((send,), (_overview_button(_),)))


def _begun(state: Begun, _: Words) -> Markup:
    if state.waits:
        return _("Broadcast No. {number} is waiting for another admin to confirm it.", number=state.broadcast)
    count = _.ngettext("{count} recipient", "{count} recipients", state.recipients)
    return _(
        "Broadcast No. {number} has been accepted: {recipients}. You can follow it or stop it in /admin.",
        number=state.broadcast,
        recipients=count,
    )


def _overview_button(_: Words) -> Button:
    return Button(_.pgettext("button", "Back"), "overview")


# --- brief words


def shown(_: Words) -> Markup:
    return _("The bot is sending it to you in each language, exactly as recipients will see it.")


def unread_links(_: Words) -> Markup:
    return _("I could not read this. Write one button per line: its label, then its link.")


def no_rule(_: Words) -> Markup:
    return _("I could not read this as a condition, or there are already four, which is the limit.")


def has_its_text(_: Words) -> Markup:
    return _("Nothing was changed. To replace a text, press its button first, then send the new one.")


def unread_hour(_: Words) -> Markup:
    return _("I could not read this as a time. Write it like 14:30, or 25.12 14:30.")
