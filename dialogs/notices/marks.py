"""What we add to a person's own words when they reach the other side. Plain text."""

from care.values.content import Content
from dialogs.language import sanitize
from dialogs.language.words import Words

FIRST_LIMIT = 300


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
