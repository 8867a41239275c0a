"""How close a customer wants us to be, in words: what each of the four means, and which data it uses.

What they read here when they choose is what stands in the record of what was agreed (care/contact/agreements.py).
"""

from markupsafe import Markup

from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row
from dialogs.language.words import Words

CHOOSE = "close"  # a button's action, and what a notice's button carries before its number
LEAST = {"surveys": Closeness.SUGGEST, "reminders": Closeness.REMIND, "news": Closeness.SUGGEST}


def named(closeness: Closeness, _: Words) -> Markup:
    match closeness:
        case Closeness.ANSWER:
            return _.pgettext("button", "Only answer me")
        case Closeness.SUGGEST:
            return _.pgettext("button", "Suggest useful things")
        case Closeness.REMIND:
            return _.pgettext("button", "Remind me of my plans")
        case Closeness.DO:
            return _.pgettext("button", "Do it and tell me")


def meaning(closeness: Closeness, _: Words) -> Markup:
    match closeness:
        case Closeness.ANSWER:
            return _(
                "We only answer you and write about what is under way: your tickets, your points, reminders that you "
                "set. We look at nothing else for that."
            )
        case Closeness.SUGGEST:
            return _(
                "Now and then we also ask how we did and suggest what may be useful. For that we look at your "
                "tickets, visits and orders."
            )
        case Closeness.REMIND:
            return _(
                "We also remind you of what you set out to do and have not finished. For that we look at what you "
                "have started in this chat."
            )
        case Closeness.DO:
            return _(
                "We also do for you what you do regularly: we set a usual reminder again and ask the team for a usual "
                "order. We tell you at once, and one press undoes it. For that we look at how often you do it."
            )


def all_meanings(_: Words) -> Markup:
    return parts.paragraphs(*(_paragraph(each, _) for each in Closeness))


def _paragraph(closeness: Closeness, _: Words) -> Markup:
    return Markup("<b>{}</b>\n{}").format(named(closeness, _), meaning(closeness, _))


def agreed_words(closeness: Closeness, _: Words) -> str:
    """What stands in the record: all that the choice holds, as it was read."""
    held = [each for each in Closeness if each <= closeness]
    return "\n".join(_.plain(line) for line in (named(closeness, _), *(meaning(each, _) for each in held)))


def choices(customer: Customer, _: Words) -> tuple[Row, ...]:
    """A button for each, with the one that was chosen marked."""
    return tuple(
        (Button(f"{'●' if each == customer.closeness else '○'} {named(each, _)}", CHOOSE, str(int(each))),)
        for each in Closeness
    )


# --- what of it they want


def wish_named(name: str, _: Words) -> Markup:
    """Of a field of Wishes."""
    return {
        "surveys": _.pgettext("button", "Short surveys"),
        "reminders": _.pgettext("button", "Reminders"),
        "news": _.pgettext("button", "News and offers"),
    }[name]


def open_wishes(customer: Customer) -> tuple[str, ...]:
    """Those that can be chosen: what is further than they want us is not asked about."""
    return tuple(
        name for name, least in LEAST.items() if customer.closeness is None or customer.closeness >= least
    )


def comes(customer: Customer) -> tuple[str, ...]:
    """The kinds of messages that come by now."""
    return tuple(name for name in open_wishes(customer) if getattr(customer.wishes, name))


def wish_words(wishes: Wishes, _: Words) -> Markup:
    """What stands in the record when they changed one of them."""
    wished = [wish_named(name, _) for name in LEAST if getattr(wishes, name)]
    if not wished:
        return _("We only write to answer you")
    return _("We may write to you about: {what}", what=_.join(wished))
