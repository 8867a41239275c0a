"""My points: what they have and what that is worth, what comes and ends when, the next tier, and history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from care.business import Business, Tier
from care.loyalty.standing import Standing
from care.loyalty.till.commands import ShowCard
from care.people.numbers import Numbers
from dialogs.customers import parts
from dialogs.customers.facts import (
    Coming,
    Endings,
    Facts,
    MayInvite,
    Movements,
    OwnNumbers,
    Points,
    Receipts,
    Vouchers,
)
from dialogs.customers.loyalty.explaining import SHOWN, explained
from dialogs.customers.loyalty.history import PAGE, by_month
from dialogs.customers.writing.question import POINTS
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Need, Opened, Press, Screen, Step
from dialogs.language.words import Words

BAR = 10  # signs
FEW = 3  # moments at which points come, or end
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Shown:
    """What they have."""


@dataclass(frozen=True)
class Past:
    """How it came and went. `below`: the movements below which each older page begins, the one that is shown last."""

    below: tuple[int, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Why there are no points, or so many: their latest purchases."""


State = Shown | Past | Missing


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened("card"):
            return Step(Shown(), (Do(ShowCard()),))
        case _, Opened():
            return Step(Shown())
        case Shown(), Press("card"):
            return Step(state, (Do(ShowCard()),))
        case Shown(), Press("history"):
            return Step(Past())
        case Shown() | Missing(), Press("numbers"):
            return Step(state, (Go("numbers"),))
        case Shown(), Press("rewards" | "friends" as dialog):
            return Step(state, (Go(dialog),))
        case Past(), Press(action):
            return Step(_in_the_past(state, action, facts))
        case Missing(), Press("ask"):
            return Step(state, (Go("question", POINTS),))
        case Missing(), Press("back"):
            return Step(Past())
    return Step(state)


def _in_the_past(state: Past, action: str, facts: Facts) -> State:
    page = facts[_page(state)]
    match action:
        case "older" if len(page) > PAGE:
            return Past((*state.below, page[PAGE - 1].id))
        case "newer":
            return Past(state.below[:-1])
        case "missing":
            return Missing()
        case "back":
            return Shown()
    return state


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Shown():
            return _shown(facts, _)
        case Past():
            return _past(state, facts, _)
        case Missing():
            return _missing(facts, _)


def _shown(facts: Facts, _: Words) -> Screen:
    standing = facts[Points()]
    balance = _.ngettext("You have {count} point.", "You have {count} points.", standing.balance)
    text = parts.paragraphs(
        parts.lines(Markup("<b>{}</b>").format(balance), _worth(standing, facts.business, _)),
        parts.lines(*_to_come(standing, facts, _)),
        parts.lines(*_to_end(facts, _)),
        parts.lines(_tier(standing, _), *_next_tier(standing, facts.business, _)),
    )
    card = Button(_.pgettext("button", "My card"), "card")
    rewards = [Button(_.pgettext("button", "Rewards"), "rewards")] if _can_spend(facts) else []
    numbers = Button(_.pgettext("button", "Phone and card"), "numbers")
    history = Button(_.pgettext("button", "History"), "history")
    invite = [(Button(_.pgettext("button", "Invite a friend"), "friends"),)] if facts[MayInvite()] else []
    return Screen(text, ((card, *rewards), (history, numbers), *invite, (parts.menu(_),)))


def _can_spend(facts: Facts) -> bool:
    return bool(facts.business.loyalty.rewards or facts[Vouchers()])


def _worth(standing: Standing, business: Business, _: Words) -> Markup:
    """In money, where the settings say it."""
    worth = max(standing.balance, 0) * business.loyalty.worth
    return _("That is worth {sum}.", sum=_.money(worth, business.loyalty.currency)) if worth else Markup()


def _to_come(standing: Standing, facts: Facts, _: Words) -> Iterator[Markup]:
    coming = facts[Coming(FEW)]
    for each in coming:
        yield _.ngettext(
            "⏳ {count} point is pending: you can spend it from {date}.",
            "⏳ {count} points are pending: you can spend them from {date}.",
            each.points,
            date=_.date(each.at),
        )
    if later := standing.pending - sum(each.points for each in coming):
        yield _.ngettext("And {count} more after that.", "And {count} more after that.", later)
    if standing.debt:
        yield _.ngettext(
            "{count} point for a returned purchase will be taken from those you earn next.",
            "{count} points for a returned purchase will be taken from those you earn next.",
            standing.debt,
        )


def _to_end(facts: Facts, _: Words) -> Iterator[Markup]:
    for each in facts[Endings(FEW)]:
        yield _.ngettext(
            "{count} point is valid through {date}, then it expires.",
            "{count} points are valid through {date}, then they expire.",
            each.points,
            date=_.full_date(each.at - INSTANT),
        )


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
    """What is below nothing, after a return, is shown as nothing."""
    start = standing.tier.points if standing.tier else 0
    done = max(standing.earned - start, 0) * BAR // (to.points - start)
    return Markup("{}{}").format("▰" * done, "▱" * (BAR - done))


def _past(state: Past, facts: Facts, _: Words) -> Screen:
    found = facts[_page(state)]
    nothing = Markup() if found else _("No points have been added or deducted yet.")
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("History of your points")), nothing, *by_month(found[:PAGE], _)
    )
    newer = [Button(_.pgettext("button", "Newer"), "newer")] if state.below else []
    older = [Button(_.pgettext("button", "Older"), "older")] if len(found) > PAGE else []
    turning = (*newer, *older)
    missing = Button(_.pgettext("button", "Points are missing"), "missing")
    return Screen(text, (*([turning] if turning else []), (missing,), (parts.back(_), parts.menu(_))))


def _missing(facts: Facts, _: Words) -> Screen:
    """What is not known, an operator looks for."""
    found = facts[Receipts(SHOWN)]
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Your latest purchases")),
        *(explained(each, facts.business, facts.now, _) for each in found),
        Markup() if found else _("We do not know of any of your purchases yet."),
        _unknown_to_tills(facts[OwnNumbers()], _),
        _("If one is missing, send us its receipt or its number, and an operator will look for it."),
    )
    ask = Button(_.pgettext("button", "A purchase is missing"), "ask")
    numbers = Button(_.pgettext("button", "Phone and card"), "numbers")
    return Screen(text, ((ask,), (numbers,), (parts.back(_), parts.menu(_))))


def _unknown_to_tills(own: Numbers, _: Words) -> Markup:
    """The likeliest reason of all; empty for who has told us by what a till knows them."""
    if own.phone or own.card:
        return Markup()
    return _(
        "A purchase counts when the cashier scans your card from this chat. If the cashier asks for your phone or a "
        "shop card instead, add it here: purchases made with it will count, too."
    )


def _page(state: Past) -> Movements:
    """One more than is shown, which says whether there are older ones."""
    return Movements(PAGE + 1, state.below[-1] if state.below else None)


def _needs(state: State) -> tuple[Need[object], ...]:
    match state:
        case Shown():
            return Points(), Coming(FEW), Endings(FEW), Vouchers(), MayInvite()
        case Past():
            return (_page(state),)
        case Missing():
            return Receipts(SHOWN), OwnNumbers()


DIALOG = Dialog("points", (Shown, Past, Missing), Shown(), step, render, Facts, needs=_needs)
