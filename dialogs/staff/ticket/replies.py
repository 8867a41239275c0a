"""A canned reply filled in for one customer: exactly the words that they would get, and a mark to know them again."""

import hashlib
from dataclasses import dataclass

from care.business import Business, Language, Signature
from care.replies.model import FIELD, Canned, Reply
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME_LIMIT = 64
MARK = 8  # hexadecimal digits: enough to notice that a text has changed since it was shown


@dataclass(frozen=True)
class Recipient:
    """What fills the fields."""

    name: str
    language: Language
    ticket: int
    balance: int  # points
    operator: str  # who sends it
    operator_id: int


@dataclass(frozen=True)
class Preview:
    key: str
    text: str  # what the customer gets
    language: Language  # in which it is
    wanted: Language  # the customer's
    own: str  # the same in the language of whoever sends it; empty when that is the same text

    @property
    def mark(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:MARK]


def preview(canned: Canned, recipient: Recipient, business: Business, reader: str) -> Preview:
    """`reader`: the language of the operator who looks at it."""
    language, _text = canned.reply.in_language(recipient.language)
    own, _text = canned.reply.in_language(reader)
    return Preview(
        key=canned.key,
        text=_filled(canned.reply, language, recipient, business),
        language=language,
        wanted=recipient.language,
        own=_filled(canned.reply, own, recipient, business) if own != language else "",
    )


def _filled(reply: Reply, language: Language, recipient: Recipient, business: Business) -> str:
    """The text in `language`, which it has, with every field filled in."""
    _ = Words(language, business.tz)
    name = business.name.in_language(language)
    signed = business.tickets.signature is Signature.OPERATOR
    operator = business.called(recipient.operator_id, recipient.operator, language) if signed else name
    values = {
        "name": sanitize.line(recipient.name, NAME_LIMIT),
        "ticket": str(recipient.ticket),
        "balance": _.number(recipient.balance),
        "business": sanitize.line(name, NAME_LIMIT),
        "operator": sanitize.line(operator, NAME_LIMIT),
    }
    return FIELD.sub(lambda field: values.get(field[1], field[0]), reply.texts[language])
