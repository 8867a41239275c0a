"""How points came and went, month by month: when, how many, for what, and on which receipt."""

from collections.abc import Callable, Iterator
from itertools import groupby

from markupsafe import Markup

from care.loyalty.movements import Kind, Movement, Why
from care.loyalty.till import counter
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words

PAGE = 10  # movements
REASON_LIMIT = 100
WORDS: dict[Why, Callable[[Words], Markup]] = {
    Why.PURCHASE: lambda _: _("purchase"),
    Why.STAMPS: lambda _: _("a full stamp card"),
    Why.WELCOME: lambda _: _("welcome gift"),
    Why.BIRTHDAY: lambda _: _("birthday gift"),
    Why.ANNIVERSARY: lambda _: _("one more year together"),
    Why.SURVEY: lambda _: _("for your answer"),
    Why.FRIEND: lambda _: _("for a friend"),
    Why.FRIEND_RETURNED: lambda _: _("return of a friend’s first purchase"),
    Why.GIFT: lambda _: _("gift"),
    Why.OPENING: lambda _: _("points you had before"),
    Why.REWARD: lambda _: _("reward"),
    Why.REFUND: lambda _: _("return of a purchase"),
    Why.CANCELLED: lambda _: _("given back"),
    Why.DEBT: lambda _: _("for a returned purchase"),
    Why.EXPIRED: lambda _: _("expired"),
    Why.CORRECTION: lambda _: _("correction"),
}


def by_month(movements: tuple[Movement, ...], _: Words) -> Iterator[Markup]:
    """A paragraph for each, headed by its name."""
    for month, those in groupby(movements, lambda each: _.month_of_year(each.at.astimezone(_.zone).date())):
        yield parts.lines(
            Markup("<b>{}</b>").format(month[:1].upper() + month[1:]), *(_line(each, _) for each in those)
        )


def _line(movement: Movement, _: Words) -> Markup:
    sign, amount = ("+", movement.amount) if movement.amount >= 0 else ("−", -movement.amount)
    told = sanitize.line(movement.reason, REASON_LIMIT) if movement.reason else ""
    said = (
        _.date(movement.at),
        f"{sign}{_.number(amount)}",
        for_what(movement, _),
        _receipt(movement, _),
        told,
    )
    return Markup(" · ").join(part for part in said if part)


def _receipt(movement: Movement, _: Words) -> Markup:
    return receipt_number(movement.receipt, _) if movement.receipt else Markup()


def receipt_number(key: str, _: Words) -> Markup:
    """As it is printed: without the till that told of it. What was entered by hand has none."""
    if key.startswith(f"{counter.TILL}:"):
        return Markup()
    number = sanitize.line(key.partition(":")[2] or key, REASON_LIMIT)
    return _("receipt {number}", number=number)


def for_what(movement: Movement, _: Words) -> Markup:
    if movement.kind is Kind.REDEEM and movement.receipt:
        return _("spent on a purchase")
    return WORDS[movement.why](_)
