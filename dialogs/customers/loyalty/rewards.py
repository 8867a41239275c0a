"""Rewards: what their points buy now and what next, a voucher for it, and the vouchers that they can use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from care.business import Reward
from care.commands import Refused
from care.loyalty.till.codes import grouped
from care.loyalty.till.commands import CancelVoucher, PointsBack, ShowVoucher, TakeReward, VoucherMade
from care.loyalty.till.vouchers import Voucher
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Points, Vouchers
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Happened, Note, Opened, Press, Screen, Step
from dialogs.language import sanitize
from dialogs.language.words import Words

NEXT = 3  # rewards that are not in reach yet
NAME_LIMIT = 100
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Choosing:
    """What there is."""


@dataclass(frozen=True)
class Confirming:
    """Whether they mean it. `asked_at` makes the voucher one, however often it is confirmed."""

    reward: str
    asked_at: datetime


@dataclass(frozen=True)
class Shown:
    """One of their vouchers."""

    voucher: int


State = Choosing | Confirming | Shown


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened():
            return Step(Choosing())
        case Choosing(), Press("back"):
            return Step(state, (Go("points"),))
        case Choosing(), Press("reward", key):
            return Step(Confirming(key, facts.now))
        case Choosing(), Press("voucher", number):
            return Step(Shown(int(number)))
        case Confirming(reward, asked_at), Press("yes"):
            return Step(state, (Do(TakeReward(reward, asked_at)),))
        case Shown(number), Press("picture"):
            return Step(state, (Do(ShowVoucher(number)),))
        case Shown(number), Press("drop"):
            return Step(state, (Do(CancelVoucher(number)),))
        case _, Press("back"):
            return Step(Choosing())
        case _, Happened(result):
            return _after(state, result, facts.words)
    return Step(state)


def _after(state: State, result: object, _: Words) -> Step:
    match result:
        case VoucherMade(number):
            return Step(Shown(number))
        case PointsBack(points):
            said = _.ngettext("{count} point is back.", "{count} points are back.", points)
            return Step(Choosing(), (Note(said),))
        case Refused():
            return Step(Choosing(), (refusals.note(result, _),))
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Choosing():
            return _choosing(facts, _)
        case Confirming():
            return _confirming(state, facts, _)
        case Shown():
            return _shown(state, facts, _)


def _choosing(facts: Facts, _: Words) -> Screen:
    balance, vouchers = facts[Points()].balance, facts[Vouchers()]
    rewards = sorted(facts.business.loyalty.rewards, key=lambda each: each.points)
    now, later = ([each for each in rewards if (each.points <= balance) is had] for had in (True, False))
    count = _.ngettext("You have {count} point.", "You have {count} points.", balance)
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Rewards")),
        parts.lines(count, _("Choose what to spend them on.") if now else Markup()),
        parts.lines(*_next(later[:NEXT], balance, _)),
        _("Your vouchers are below.") if vouchers else Markup(),
    )
    return Screen(
        text,
        (
            *parts.column(_offers(now, _)),
            *parts.column(Button(f"🎟 {_name(each, _)}", "voucher", str(each.id)) for each in vouchers),
            (parts.back(_), parts.menu(_)),
        ),
    )


def _offers(rewards: Iterable[Reward], _: Words) -> Iterator[Button]:
    for each in rewards:
        points = _.ngettext("{count} point", "{count} points", each.points)
        yield Button(f"{_name(each, _)} · {_.plain(points)}", "reward", each.key)


def _next(rewards: Iterable[Reward], balance: int, _: Words) -> Iterator[Markup]:
    for each in rewards:
        missing, name = each.points - balance, _name(each, _)
        yield _.ngettext(
            "“{reward}”: {count} more point needed.",
            "“{reward}”: {count} more points needed.",
            missing,
            reward=name,
        )


def _confirming(state: Confirming, facts: Facts, _: Words) -> Screen:
    reward = next((each for each in facts.business.loyalty.rewards if each.key == state.reward), None)
    if reward is None:
        return Screen(_("This reward is no longer offered."), ((parts.back(_), parts.menu(_)),))
    name = _name(reward, _)
    text = parts.paragraphs(
        _.ngettext(
            "Spend {count} point on “{reward}”?",
            "Spend {count} points on “{reward}”?",
            reward.points,
            reward=name,
        ),
        _(
            "You will get a voucher with a code for the cashier. It is valid through {date}; if you do not use it, "
            "the points come back.",
            date=_.full_date(facts.now + reward.valid - INSTANT),
        ),
    )
    yes = Button(_.pgettext("button", "Get the voucher"), "yes")
    return Screen(text, ((yes,), (parts.back(_), parts.menu(_))))


def _shown(state: Shown, facts: Facts, _: Words) -> Screen:
    voucher = next((each for each in facts[Vouchers()] if each.id == state.voucher), None)
    if voucher is None:
        return Screen(_("This voucher can no longer be used."), ((parts.back(_), parts.menu(_)),))
    text = parts.paragraphs(
        Markup("<b>{}</b>\n<code>{}</code>").format(_name(voucher, _), grouped(voucher.code)),
        _(
            "Read this code to the cashier. It works once and is valid through {date}.",
            date=_last_day(voucher, _),
        ),
    )
    drop = Button(_.pgettext("button", "Cancel, get points back"), "drop")
    picture = Button(_.pgettext("button", "Show as a picture"), "picture")
    return Screen(text, ((picture,), (drop,), (parts.back(_), parts.menu(_))))


def _last_day(voucher: Voucher, _: Words) -> str:
    return _.full_date(voucher.ends_at - INSTANT)


def _name(what: Reward | Voucher, _: Words) -> str:
    return sanitize.line(what.name.in_language(_.language), NAME_LIMIT)


DIALOG = Dialog(
    "rewards",
    (Choosing, Confirming, Shown),
    Choosing(),
    step,
    render,
    Facts,
    needs=lambda state: () if isinstance(state, Confirming) else (Points(), Vouchers()),
)
