"""What operators call what has happened to a customer, in any language: "візит", "заказ", "delivered"."""

from care.followups.events import EVENTS
from dialogs.language.words import Words

CALLED = {
    "order": "order замовлення заказ",
    "delivered": "delivered delivery доставка доставлено доставили",
    "visit": "visit візит визит відвідини",
    "purchase": "purchase receipt покупка чек",
    "appointment": "appointment booking запис запись бронювання бронь",
    "called_off": "called_off cancelled скасовано скасування отменено отмена",
}
KINDS = {name: kind for kind, names in CALLED.items() if kind in EVENTS for name in names.split()}
SHOWN = {"uk": ("замовлення", "доставка", "візит", "покупка", "запис", "скасовано")}
SHOWN["ru"] = ("заказ", "доставка", "визит", "покупка", "запись", "отменено")


def kind_of(word: str) -> str | None:
    """A key of EVENTS."""
    return KINDS.get(word.casefold())


def kinds(_: Words) -> tuple[str, ...]:
    """All that there are, in the reader's language."""
    return SHOWN.get(_.language, tuple(EVENTS))
