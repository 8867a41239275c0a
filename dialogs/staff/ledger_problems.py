"""Why a purchase, a refund, a change of points or a code was refused, for whoever entered it."""

from collections.abc import Callable

from markupsafe import Markup

from care.loyalty.problems import Problem
from care.loyalty.till.pictured import PhotoUnread, Unread
from dialogs.language.words import Words
from dialogs.staff.commands import TILL

SENTENCES: dict[str, Callable[[Words], Markup]] = {
    Problem.NEGATIVE_SUM: lambda _: _("A sum cannot be less than zero."),
    Problem.BAD_QUANTITY: lambda _: _("A quantity has to be more than zero."),
    Problem.TOO_LONG: lambda _: _("This number or name is too long."),
    Problem.FOREIGN_CURRENCY: lambda _: _("Points are counted in a different currency."),
    Problem.FROM_THE_FUTURE: lambda _: _(
        "The time of the receipt has not come yet. Check the clock of the till."
    ),
    Problem.NO_LINES: lambda _: _("The receipt is empty."),
    Problem.REPEATED_LINE: lambda _: _("The same line appears twice."),
    Problem.UNKNOWN_RECEIPT: lambda _: _("There is no such receipt."),
    Problem.UNKNOWN_LINE: lambda _: _("The receipt has no such line."),
    Problem.REFUND_TOO_LARGE: lambda _: _("That is more than is left on the receipt."),
    Problem.OTHER_BODY: lambda _: _("This number was used before, for something else. Nothing was changed."),
    Problem.NOT_POSITIVE: lambda _: _("The number of points has to be more than zero."),
    Problem.NO_REASON: lambda _: _("Say why, after the number: {example}", example="/points -40 …"),
    Problem.UNKNOWN_REDEMPTION: lambda _: _("These points were not spent, so there is nothing to give back."),
    Problem.CODE_MISREAD: lambda _: _(
        "One digit of this code is wrong. Check it against what the customer shows."
    ),
    Problem.CODE_UNKNOWN: lambda _: _("There is no such code. Check it against what the customer shows."),
    Problem.NUMBER_UNKNOWN: lambda _: _("No customer has added this phone or card to the bot yet."),
    Problem.CODE_USED: lambda _: _(
        "This code has already been used. If it is from a card, ask for the one that the card shows now."
    ),
    Problem.CODE_ENDED: lambda _: _(
        "This code is no longer valid. If it is from a card, ask for the one that the card shows now."
    ),
    Problem.CODE_CANCELLED: lambda _: _("This voucher was cancelled, and the customer has the points back."),
}


def sentence(problem: str, _: Words) -> Markup:
    """For a `Problem`, or for what another version called one."""
    known = SENTENCES.get(problem)
    return known(_) if known else _("Points cannot be changed like that, so nothing was done.")


def sum_alone(_: Words) -> Markup:
    """How it is written where a photo shows the code."""
    return _("/till 245.50")


PHOTOS: dict[str, Callable[[Words], Markup]] = {
    Unread.NO_PICTURE: lambda _: _("This file is not a picture that the bot can read. Please send a photo."),
    Unread.TOO_LARGE: lambda _: _("This picture is too large. Please send it as a photo, not as a file."),
    Unread.NO_CODE: lambda _: _(
        "No code could be found in this photo. Take another one, closer and without glare, or type "
        "the code: {example}",
        example=TILL.shown(_),
    ),
    Unread.FOREIGN: lambda _: _(
        "We do not recognise the code in this photo, so nothing was done. Ask the customer to open "
        "their card in the bot."
    ),
    Unread.SEVERAL: lambda _: _(
        "This photo shows the codes of more than one customer. Please photograph one code at a time."
    ),
    Unread.NO_SUM: lambda _: _(
        "The total is not clear. Add it to the photo as a caption, or reply to the photo with it: {example}",
        example=sum_alone(_),
    ),
}


def photo_unread(error: PhotoUnread, _: Words) -> Markup:
    known = PHOTOS.get(error.why)
    return known(_) if known else PHOTOS[Unread.NO_CODE](_)
