"""What many screens are made of: paragraphs, the usual buttons, and what a person has written so far."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from care.business import Business
from care.business.hours import after_quiet
from care.understanding import thanks
from care.values.content import Kind, Message
from dialogs.customers.facts import Facts
from dialogs.engine.limits import MESSAGES_LIMIT, enough
from dialogs.engine.machine import Button, Note, Row, State, Step
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME_LIMIT = 64
MUCH = 100  # characters that nobody wants to lose by one press
QUOTE_LIMIT = 1500  # of what a person wrote, shown back to them within a screen

# --- text


def paragraphs(*parts: str) -> Markup:
    """The parts that are not empty, an empty line between them."""
    return Markup("\n\n").join(part for part in parts if part)


def lines(*parts: str) -> Markup:
    return Markup("\n").join(part for part in parts if part)


def quote(messages: Sequence[Message], _: Words) -> Markup:
    """What was written, as a quotation, and how much came with it."""
    text = _first_words(messages)
    said = Markup("<blockquote expandable>{}</blockquote>").format(text) if text else ""
    return lines(said, _attachments(messages, _))


def _first_words(messages: Sequence[Message]) -> str:
    """Up to the limit; what lies beyond is not even looked at, for there can be a lot of it."""
    whole = ""
    for message in messages:
        text = sanitize.text(message.content.text[: QUOTE_LIMIT + 1]).strip()
        whole = "\n".join(filter(None, (whole, text)))
        if len(whole) > QUOTE_LIMIT:
            break
    return sanitize.clip(whole, QUOTE_LIMIT)


def received(messages: Sequence[Message], _: Words) -> Markup:
    """How much has arrived so far; empty when nothing has."""
    texts = sum(message.content.kind is Kind.TEXT for message in messages)
    parts: list[str] = [_.ngettext("{count} message", "{count} messages", texts)] if texts else []
    parts += attached((message.content.kind for message in messages), _)
    return _("Received: {what}", what=_.join(parts)) if parts else Markup()


def _attachments(messages: Sequence[Message], _: Words) -> Markup:
    parts = attached((message.content.kind for message in messages), _)
    return _("Attached: {what}", what=_.join(parts)) if parts else Markup()


def attached(kinds: Iterable[Kind], _: Words) -> list[str]:
    """What came beside texts: 2 photos, 1 file."""
    counts = Counter(kinds)
    photos = counts[Kind.PHOTO]
    videos = counts[Kind.VIDEO] + counts[Kind.VIDEO_NOTE] + counts[Kind.ANIMATION]
    voices, recordings = counts[Kind.VOICE], counts[Kind.AUDIO]
    files = counts[Kind.DOCUMENT]
    others = counts.total() - photos - videos - voices - recordings - files - counts[Kind.TEXT]
    parts = (
        photos and _.ngettext("{count} photo", "{count} photos", photos),
        videos and _.ngettext("{count} video", "{count} videos", videos),
        voices and _.ngettext("{count} voice message", "{count} voice messages", voices),
        recordings and _.ngettext("{count} recording", "{count} recordings", recordings),
        files and _.ngettext("{count} file", "{count} files", files),
        others and _.ngettext("{count} other attachment", "{count} other attachments", others),
    )
    return [part for part in parts if isinstance(part, str)]


def department(business: Business, key: str, _: Words) -> str:
    """As people read it; the key itself when the settings have it no more."""
    found = business.department(key)
    return found.name.in_language(_.language) if found else key


def tell(state: State, message: Message, facts: Facts) -> Step:
    """The state with one more message in its draft, or the word that these are enough."""
    if len(state.messages) >= MESSAGES_LIMIT:
        return Step(state, (Note(enough(facts.words)),))
    return Step(replace(state, messages=(*state.messages, message)))


def promise(answer_due: datetime, facts: Facts, _: Words) -> Markup:
    """By when a person answers, and where."""
    return _("An operator will answer here {deadline}.", deadline=_.by(answer_due, facts.now))


def goes_at(facts: Facts) -> datetime:
    """When what was just written goes to our operators though nobody presses anything. Never in quiet hours."""
    business, customer = facts.business, facts.customer
    silence = facts.now + business.tickets.send_after
    return after_quiet(business.quiet_hours, customer.tz(business), silence)


def says_something(messages: Iterable[Message]) -> bool:
    """Whether somebody should read them: more than thanks or a greeting."""
    return any(thanks.says_something(message.content) for message in messages)


def started(drafts: Sequence[str], _: Words, reminders: int = 1) -> Markup:
    """`reminders`: how many of them are begun."""
    if list(drafts) == ["reminders"] and reminders > 1:
        return _.ngettext(
            "You started {count} reminder but have not finished it, so it will not come.",
            "You started {count} reminders but have not finished them, so they will not come.",
            reminders,
        )
    if len(drafts) > 1:
        return _("You started several forms but have not sent them, so nobody has read them yet.")
    match drafts[0]:
        case "complaint":
            return _("You started a complaint but have not sent it, so nobody has read it yet.")
        case "offer":
            return _("You wrote to us and did not choose where it should go, so nobody has read it yet.")
        case "reminders":
            return _("You started a reminder but have not finished it, so it will not come.")
        case "broadcast":
            return _("You started a broadcast but have not sent it, so nobody will get it.")
    return _("You started your feedback but have not sent it, so nobody has read it yet.")


def deleted_then(
    drafts: Sequence[str], until: datetime, facts: Facts, _: Words, reminders: int = 1
) -> Markup:
    """What becomes of them if nobody goes on."""
    deadline = _.by(until, facts.now)
    if list(drafts) == ["reminders"] and reminders > 1:
        return _("We will delete those that you do not finish {deadline}.", deadline=deadline)
    if len(drafts) > 1:
        return _("We will delete what you do not send {deadline}.", deadline=deadline)
    if drafts[0] == "reminders":
        return _("We will delete it if you do not finish it {deadline}.", deadline=deadline)
    return _("We will delete it if you do not send it {deadline}.", deadline=deadline)


def kept_until(facts: Facts) -> datetime | None:
    """Until when at least we keep what they began and left; None: there is nothing, or it goes by itself.

    They are reminded once, of all at the same time, and it is deleted when as much time has passed again.
    """
    if not facts.drafts:
        return None
    kept, reminded = facts.business.tickets.form_kept, facts.reminded_at
    if reminded is not None and reminded > facts.drafts[0]:
        return reminded + kept
    return min(at for at in facts.drafts if reminded is None or at >= reminded) + 2 * kept


def weigh(messages: Sequence[Message]) -> bool:
    """Whether it is so much that nobody wants to write it twice."""
    files = any(message.content.kind is not Kind.TEXT for message in messages)
    return files or sum(len(message.content.text) for message in messages) >= MUCH


def goes_alone(messages: Iterable[Message], facts: Facts, _: Words) -> Markup:
    """When they go though nobody presses anything; empty for what does not."""
    if not says_something(messages):
        return Markup()
    return _("If you press nothing, we will send it {when}.", when=_.when(goes_at(facts), facts.now))


def waiting(messages: Sequence[Message], facts: Facts, _: Words) -> Markup:
    """What waits to be sent, and when it goes by itself."""
    return paragraphs(quote(messages, _), goes_alone(messages, facts, _))


def joined(number: int, _: Words) -> Markup:
    """They have opened so many that this one went into another."""
    return _(
        "You have opened several tickets in a short time, so this was added to No. {number}.", number=number
    )


def comes_first(tier: str, facts: Facts, _: Words) -> Markup:
    """A word to a loyal customer; empty for anybody else, and for a tier that is no more."""
    found = next((each for each in facts.business.tiers if each.key == tier), None)
    if found is None:
        return Markup()
    name = found.name.in_language(_.language)
    return _(
        "Thank you for staying with us: as a {tier} customer you go to the front of the queue.", tier=name
    )


def mention(user_id: int, name: str) -> Markup:
    """Somebody's name: in a new message in a group Telegram notifies them."""
    return Markup('<a href="tg://user?id={}">{}</a>').format(user_id, sanitize.line(name, NAME_LIMIT))


def over(_: Words) -> str:
    """In place of a screen that is true no more and cannot be deleted. Plain text."""
    return _.plain(_("This message is out of date. Please continue below."))


# --- buttons


def only_department(business: Business) -> str:
    """The key of the department when there is no choice, else empty."""
    return business.departments[0].key if len(business.departments) == 1 else ""


def departments(business: Business, _: Words) -> tuple[Row, ...]:
    return column(
        Button(each.name.in_language(_.language), "department", each.key) for each in business.departments
    )


def scores() -> Row:
    return tuple(Button(f"⭐ {score}", "score", str(score)) for score in range(1, 6))


def rows(buttons: Iterable[Button], size: int) -> tuple[Row, ...]:
    """The buttons, `size` of them side by side."""
    row = list(buttons)
    return tuple(tuple(row[start : start + size]) for start in range(0, len(row), size))


def column(buttons: Iterable[Button]) -> tuple[Row, ...]:
    return tuple((button,) for button in buttons)


def back(_: Words) -> Button:
    return Button(_.pgettext("button", "Back"), "back")


def cancel(_: Words) -> Button:
    return Button(_.pgettext("button", "Cancel"), "cancel")


def menu(_: Words) -> Button:
    return Button(_.pgettext("button", "Menu"), "menu")


def way_out(_: Words) -> Row:
    return back(_), cancel(_)
