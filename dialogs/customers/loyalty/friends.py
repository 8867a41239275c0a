"""A friend is invited by a link that says nothing of whoever hands it on; whoever comes by it reads what that means.

It is offered to nobody with whom we are not well (care/loyalty/friends.py); what is counted is the friend's purchase.
"""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from care.commands import Refused
from care.loyalty.friends import Brought, Came, CameByFriend, ComeByFriend, Invitation, InviteFriend
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Friends
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Happened, Opened, Press, Screen, Step
from dialogs.language.words import Words

LINK = "i"  # the letter with which the payload of the link begins
SHARE = "https://t.me/share/url?url="  # Telegram asks to whom it is to go


@dataclass(frozen=True)
class Inviting:
    """Their link; without a code it is not known whether they may have one."""

    code: str = ""


@dataclass(frozen=True)
class Coming:
    """They have come by a link, and what that was."""

    how: Came


State = Inviting | Coming


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(""):
            return Step(Inviting(), (Do(InviteFriend()),))
        case _, Opened(code):
            return Step(Inviting(), (Do(ComeByFriend(code)),))
        case _, Happened(Invitation(code)):
            return Step(Inviting(code))
        case _, Happened(CameByFriend(Came.NOBODYS)):
            return Step(state, (Go("menu", "rotten"),))
        case _, Happened(CameByFriend(how)):
            return Step(Coming(how))
        case _, Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("points")))
        case Inviting(), Press("back"):
            return Step(state, (Go("points"),))
        case Coming(), Press("go", dialog):
            return Step(state, (Go(dialog, "start" if dialog == "menu" else ""),))
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Coming(how):
            onward = Button(_.pgettext("button", "Continue"), "go", "menu")
            points = Button(_.pgettext("button", "My points"), "go", "points")
            return Screen(_came(how, facts, _), ((onward,), (points,)))
        case Inviting(code):
            return _inviting(code, facts, _)


def _inviting(code: str, facts: Facts, _: Words) -> Screen:
    gifts = facts.business.loyalty.gifts
    link = f"https://t.me/{facts.bot}?start={LINK}-{code}" if code and facts.bot else ""
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Invite a friend")),
        parts.lines(
            _.ngettext(
                "Share this link. When a friend opens it and buys something, you get {count} point.",
                "Share this link. When a friend opens it and buys something, you get {count} points.",
                gifts.friend,
            ),
            _friends_gift(gifts.welcome, _),
        ),
        link or _("The link is not ready yet. Please open this again in a minute."),
        _brought(facts[Friends()], _),
        _("The invitation only counts for people who are new here. The link does not show who you are."),
    )
    share = (
        [(Button(_.pgettext("button", "Send to a friend"), url=SHARE + quote(link, safe="")),)]
        if link
        else []
    )
    return Screen(text, (*share, (parts.back(_), parts.menu(_))))


def _friends_gift(points: int, _: Words) -> Markup:
    """What everybody gets who comes for the first time; empty: nothing."""
    if not points:
        return Markup()
    return _.ngettext(
        "Your friend gets {count} point at once.", "Your friend gets {count} points at once.", points
    )


def _brought(found: Brought, _: Words) -> Markup:
    if not found.came:
        return Markup()
    return _(
        "Friends who joined: {came}. Of these, bought something: {bought}.",
        came=found.came,
        bought=found.bought,
    )


def _came(how: Came, facts: Facts, _: Words) -> Markup:
    match how:
        case Came.OWN:
            return _(
                "This is your own link, so it does not count when you open it yourself. Send it to a friend."
            )
        case Came.AGAIN:
            return _("You have already joined through a friend’s invitation. Only the first one counts.")
        case Came.OLD:
            return _(
                "You were already our customer, so this invitation does not count. Good to see you again."
            )
    name = facts.business.name.in_language(_.language)
    welcome = facts.business.loyalty.gifts.welcome
    return parts.paragraphs(
        _("Hello! This is {business}. A friend has invited you.", business=name),
        _.ngettext(
            "We have given you {count} point as a welcome gift.",
            "We have given you {count} points as a welcome gift.",
            welcome,
        )
        if welcome
        else Markup(),
        _("When you buy something for the first time, your friend gets points for it.")
        if facts.business.loyalty.gifts.friend
        else Markup(),
        _("To earn points yourself, show your card when you pay. You will find it under “My points”."),
    )


DIALOG = Dialog(
    "friends",
    (Inviting, Coming),
    Inviting(),
    step,
    render,
    Facts,
    needs=lambda state: (Friends(),) if isinstance(state, Inviting) else (),
    passing=lambda state: isinstance(state, Coming),
)
