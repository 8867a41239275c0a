"""What a bot cannot show as what it is, in the reader's words; and what we add to people's own words.

Plain text: it is joined with people's own words, which come with Telegram's entities.
"""

from care.values.content import Content
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME_LIMIT, FIRST_LIMIT = 64, 300


def label(content: Content, _: Words) -> str:
    """What it is, above what it says."""
    facts = content.data
    match facts.get("type"):
        case "poll":
            return _.plain(_("Poll"))
        case "dice":
            result = _("Result: {value}", value=facts.get("value", "?"))
            return f"{facts.get('emoji', '🎲')} {_.plain(result)}"
        case "checklist":
            return _.plain(_("Checklist"))
        case "story":
            name = sanitize.line(str(facts.get("of", "")), NAME_LIMIT)
            return _.plain(
                _("Story from {name}. A bot cannot show it: ask the customer what is in it.", name=name)
            )
        case "game":
            return _.plain(_("Game"))
        case "paid_media":
            return _.plain(
                _.ngettext(
                    "Paid media: {count} file for {stars} ⭐",
                    "Paid media: {count} files for {stars} ⭐",
                    facts.get("count", 1),
                    stars=_.number(facts.get("stars", 0)),
                )
            )
        case "invoice":
            return _.plain(_("Invoice"))
        case "giveaway" | "giveaway_winners":
            return _.plain(_("Giveaway"))
    return _.plain(_("A message that cannot be shown here. Ask the customer to send it another way."))


def items(content: Content) -> list[str]:
    """Its parts, one a line: the options of a poll, the tasks of a list with whether they are done."""
    lines: list[str] = content.data.get("items", [])
    done: list[bool] = content.data.get("done", [])
    marks = ["☑" if each else "☐" for each in done] or ["•"] * len(lines)
    return [f"{mark} {line}" for mark, line in zip(marks, lines, strict=True)]


def answering(content: Content, _: Words, *, to_staff: bool) -> str:
    """Whom it answers in which other chat, for above the quotation; empty when it answers within this one.

    Whose chat that is, is for staff only: it may be one of theirs.
    """
    quote = content.data.get("quote", {})
    name = sanitize.line(quote["of"], NAME_LIMIT) if quote.get("of") and to_staff else ""
    match quote.get("elsewhere"):
        case "story":
            return _.plain(_("In reply to a story"))
        case "chat" if name:
            return _.plain(_("In reply to {name}, in another chat", name=name))
        case "chat":
            return _.plain(_("In reply to a message in another chat"))
    return ""


def taken_back(_: Words) -> str:
    """What a customer reads in the place of words that can be emptied and not deleted."""
    return _.plain(_.pgettext("mark", "This message was taken back."))


def originally(first: Content | None, _: Words) -> str:
    """What an edited message said at first; empty when it said nothing in words."""
    if first is None or not first.text.strip():
        return ""
    return _.plain(_.pgettext("mark", "originally: {text}", text=sanitize.line(first.text, FIRST_LIMIT)))


def erased(_: Words) -> str:
    """What the staff reads in the place of what showed a customer and cannot be deleted."""
    return _.plain(_.pgettext("mark", "Emptied: the customer has deleted their data."))
