"""What a customer has in points, in a line or two."""

from markupsafe import Markup

from care.loyalty.standing import Standing
from dialogs.customers import parts
from dialogs.language.words import Words


def render_points(standing: Standing, given: int, _: Words, *, may_give: bool = True) -> Markup:
    """`given`: what has just been given, or taken when it is below zero; 0: nothing."""
    return parts.lines(
        _change(given, _),
        _.ngettext("Balance: {count} point", "Balance: {count} points", standing.balance),
        _.ngettext("Earned in total: {count} point", "Earned in total: {count} points", standing.earned),
        _("Tier: {name}", name=standing.tier.name.in_language(_.language)) if standing.tier else "",
        _("The customer will be told, with the reason.") if given else "",
        _("To add points: {example}", example="/points +50 …") if may_give and not given else "",
    )


def _change(given: int, _: Words) -> Markup:
    if given > 0:
        return _.ngettext("Added: {count} point.", "Added: {count} points.", given)
    if given < 0:
        return _.ngettext("Deducted: {count} point.", "Deducted: {count} points.", -given)
    return Markup()
