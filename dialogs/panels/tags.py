"""A ticket's tags, and those that its department uses most: each a button that puts it on or takes it off."""

from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2s

from markupsafe import Markup

from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean
from dialogs.staff.ticket.card import back_to_card
from dialogs.staff.ticket.related import hashtags


class TagAction(StrEnum):
    LIST = "tag"
    TOGGLE = "tagged"  # argument: the tag's code


def code_of(tag: str) -> str:
    """A tag is in any writing, callback data has 64 bytes: eight letters that stand for it."""
    return blake2s(tag.encode(), digest_size=4).hexdigest()


def on_offer(tags: Sequence[str], often: Sequence[str]) -> tuple[str, ...]:
    """The ticket's own first."""
    return tuple(dict.fromkeys((*tags, *often)))


def render_tags(
    tags: Sequence[str], often: Sequence[str], _: Words, wrong: Markup | str = "", close: Sequence[str] = ()
) -> Screen:
    """`close`: what a command may have meant; `wrong`: what it has named, and is not there."""
    buttons = [
        Button(f"✓ {tag}" if tag in tags else tag, TagAction.TOGGLE, code_of(tag))
        for tag in dict.fromkeys([*close, *on_offer(tags, often)])
    ]
    text = parts.paragraphs(
        parts.lines(wrong, did_you_mean(close, _)),
        tagged(tags, _),
        _(
            "Press a tag to add or remove it. To add others: <code>/tag late crushed</code>, "
            "<code>/untag late</code>."
        ),
    )
    return Screen(text, (*parts.rows(buttons, 2), (back_to_card(_),)))


def tagged(tags: Sequence[str], _: Words) -> Markup:
    return hashtags(tags) or _("This ticket has no tags yet.")
