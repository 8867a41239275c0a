"""To the customer: what we write by ourselves. Each has a press that leads on, and one for no more of its kind."""

from markupsafe import Markup

from care.notices.followups import (
    HappyBirthday,
    HowWasIt,
    RewardNear,
    StaysSolved,
    StillUnanswered,
    TimeToReorder,
    WouldRecommend,
    YearsWithUs,
)
from dialogs.customers import parts
from dialogs.customers.surveys.followups import fewer
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.when.saying import in_days
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

ORDER, NAME = 40, 100  # characters of its number, of a reward
SCORES, FIRST = range(11), 6  # 0-10, in two rows


@words_of(HowWasIt)
def how_was_it(notice: HowWasIt, context: Context, _: Words) -> Screen:
    known = context.business.touchpoint(notice.touchpoint)
    if notice.delivery:
        order = sanitize.line(notice.order, ORDER)
        ask = _("Your order {order} has been delivered. Did everything go well?", order=order)
    elif known:
        where = known.name.in_language(_.language)
        ask = _("Thank you for your visit ({where}). How was it?", where=where)
    else:
        ask = _("Thank you for your visit. How was it?")
    yes = (_all_good("visit", _),) if notice.delivery else ()
    feedback = _give("visit", known.key if known else "", _)
    return Screen(ask, ((*yes, *feedback), (fewer("visit", _),)))


def _all_good(kind: str, _: Words) -> Button:
    return Button(_.pgettext("button", "Yes, all good"), "followup", f"{kind}-yes")


def _give(kind: str, touchpoint: str, _: Words) -> Row:
    about = f"-{touchpoint}" if touchpoint else ""
    return (Button(_.pgettext("button", "Leave feedback"), "followup", f"{kind}-feedback{about}"),)


@words_of(StillUnanswered)
def still_unanswered(notice: StillUnanswered, context: Context, _: Words) -> Screen:
    """The question once more, with its buttons."""
    less = (fewer("unanswered", _),)
    if notice.of == "nps":
        return Screen(
            parts.paragraphs(_("We are asking once more and will not ask again."), _recommend(_)),
            (*_marks(), less),
        )
    if notice.about is not None:
        ask = _(
            "We are asking once more and will not ask again: how did we do with your ticket No. {number}? "
            "1 is very bad, 5 is excellent.",
            number=notice.about,
        )
        stars = tuple(Button(f"⭐ {score}", "survey", f"{notice.about}-{score}") for score in range(1, 6))
        return Screen(ask, (stars, less))
    known = context.business.touchpoint(notice.touchpoint)
    ask = _("We are asking once more and will not ask again: did everything go well? It takes a minute.")
    feedback = _give("unanswered", known.key if known else "", _)
    return Screen(ask, ((_all_good("unanswered", _), *feedback), less))


@words_of(StaysSolved)
def stays_solved(notice: StaysSolved, _context: Context, _: Words) -> Screen:
    ask = _(
        "A few days ago we solved your complaint No. {number}.\n\n<i>{summary}</i>\n\nIs everything still all right?",
        number=notice.about,
        summary=sanitize.line(notice.summary),
    )
    no = Button(_.pgettext("button", "Not quite"), "followup", f"still_solved-no-{notice.about}")
    return Screen(ask, ((_all_good("still_solved", _), no), (fewer("still_solved", _),)))


@words_of(WouldRecommend)
def would_recommend(_notice: WouldRecommend, _context: Context, _: Words) -> Screen:
    return Screen(_recommend(_), (*_marks(), (fewer("nps", _),)))


def _recommend(_: Words) -> Markup:
    return _("Would you recommend us to your friends and family? 0 is definitely not, 10 is definitely yes.")


def _marks() -> tuple[Row, ...]:
    marks = [Button(str(score), "nps", str(score)) for score in SCORES]
    return tuple(marks[:FIRST]), tuple(marks[FIRST:])


@words_of(HappyBirthday)
def happy_birthday(_notice: HappyBirthday, context: Context, _: Words) -> Screen:
    name = context.business.name.in_language(_.language)
    return Screen(
        _("Happy birthday 🎂 Warm wishes from {business}.", business=name), ((fewer("birthday", _),),)
    )


@words_of(YearsWithUs)
def years_with_us(notice: YearsWithUs, _context: Context, _: Words) -> Screen:
    text = _.ngettext(
        "{count} year ago today you first wrote to us. Thank you for staying with us 💛",
        "{count} years ago today you first wrote to us. Thank you for staying with us 💛",
        notice.years,
    )
    return Screen(text, ((fewer("anniversary", _),),))


@words_of(TimeToReorder)
def time_to_reorder(notice: TimeToReorder, _context: Context, _: Words) -> Screen:
    often = _(
        "You usually order {often}, and the last time was {date}. Is it time again?",
        often=in_days(_, notice.days),
        date=_.date(notice.last),
    )
    known = _.ngettext(
        "We know this from your last {count} order and look at nothing else.",
        "We know this from your last {count} orders and look at nothing else.",
        notice.orders,
    )
    ask = Button(_.pgettext("button", "Ask about an order"), "followup", "reorder-question")
    return Screen(parts.paragraphs(often, known), ((ask,), (fewer("reorder", _),)))


@words_of(RewardNear)
def reward_near(notice: RewardNear, context: Context, _: Words) -> Screen:
    rewards = {each.key: each.name for each in context.business.loyalty.rewards}
    named = rewards.get(notice.reward)
    name = sanitize.line(named.in_language(_.language) if named else notice.reward, NAME)
    missing = notice.points - notice.balance
    near = (
        _.ngettext(
            "“{reward}” is {count} point away: it costs {points}, and you have {balance}.",
            "“{reward}” is {count} points away: it costs {points}, and you have {balance}.",
            missing,
            reward=name,
            points=_.number(notice.points),
            balance=_.number(notice.balance),
        )
        if missing > 0
        else _.ngettext(
            "You have enough points for “{reward}”: it costs {count} point, and you have {balance}.",
            "You have enough points for “{reward}”: it costs {count} points, and you have {balance}.",
            notice.points,
            reward=name,
            balance=_.number(notice.balance),
        )
    )
    known = _.ngettext(
        "We are suggesting it because you have bought this or something like it {count} time in "
        "the past year.",
        "We are suggesting it because you have bought this or something like it {count} times in "
        "the past year.",
        notice.times,
    )
    look = Button(_.pgettext("button", "Rewards"), "followup", "reward-rewards")
    return Screen(parts.paragraphs(near, known), ((look,), (fewer("reward", _),)))
