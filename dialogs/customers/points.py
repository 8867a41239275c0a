"""My points: what they have, how far it is to the next tier, and what was given and taken of late."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from care.business import Business, Tier
from care.loyalty.movements import Movement
from care.loyalty.standing import Standing
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Movements, Points
from dialogs.engine.machine import Dialog, Event, Screen, Step
from dialogs.language import sanitize
from dialogs.language.words import Words

REASON_LIMIT = 100
BAR = 10  # signs
LATEST = 10  # movements


@dataclass(frozen=True)
class Shown:
    """What they have."""


State = Shown


def step(state: State, _event: Event, _facts: Facts) -> Step:
    return Step(state)


def render(_state: State, facts: Facts, _: Words) -> Screen:
    standing = facts[Points()]
    balance = _.ngettext("You have {count} point.", "You have {count} points.", standing.balance)
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(balance),
        parts.lines(_tier(standing, _), *_next_tier(standing, facts.business, _)),
        _("Our team adds the points, and we write to you each time."),
        parts.lines(*_history(facts[Movements(LATEST)], _)),
    )
    return Screen(text, ((parts.menu(_),),))


def _tier(standing: Standing, _: Words) -> Markup:
    name = standing.tier.name.in_language(_.language) if standing.tier else ""
    return _("Your tier: {name}", name=name) if name else Markup()


def _next_tier(standing: Standing, business: Business, _: Words) -> Iterator[Markup]:
    tier = next((tier for tier in business.tiers if tier.points > standing.earned), None)
    if tier is None:
        return
    yield _way(standing, tier)
    left = tier.points - standing.earned
    name = tier.name.in_language(_.language)
    yield _.ngettext(
        "{count} more point to reach the tier “{name}”",
        "{count} more points to reach the tier “{name}”",
        left,
        name=name,
    )


def _way(standing: Standing, to: Tier) -> Markup:
    start = standing.tier.points if standing.tier else 0
    done = (standing.earned - start) * BAR // (to.points - start)
    return Markup("{}{}").format("▰" * done, "▱" * (BAR - done))


def _history(movements: tuple[Movement, ...], _: Words) -> Iterator[Markup]:
    for movement in movements:
        amount = f"+{_.number(movement.amount)}" if movement.amount > 0 else f"−{_.number(-movement.amount)}"
        reason = sanitize.line(movement.reason, REASON_LIMIT) if movement.reason else ""
        yield Markup(" · ").join(part for part in (_.date(movement.at), amount, reason) if part)


DIALOG = Dialog(
    "points", (Shown,), Shown(), step, render, Facts, needs=lambda _state: (Points(), Movements(LATEST))
)
