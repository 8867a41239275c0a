"""What an operator has promised: to the customer by when they write, and to the topic what became of it."""

from markupsafe import Markup

from care.notices.promises import (
    DeskPromised,
    DeskPromiseKept,
    DeskPromiseWithdrawn,
    PromiseBroken,
    PromiseMade,
    PromiseMoved,
    PromiseWithdrawn,
)
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.ticket.promise import PromiseAction, stamp


@words_of(PromiseMade)
def promise_made(notice: PromiseMade, context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "{name} will write to you about your ticket No. {number} {deadline}.",
            name=context.signature(notice.operator, notice.operator_id, _),
            number=notice.ticket,
            deadline=_.by(notice.due, context.now),
        )
    )


@words_of(PromiseMoved)
def promise_moved(notice: PromiseMoved, context: Context, _: Words) -> Screen:
    name = context.signature(notice.operator, notice.operator_id, _)
    deadline = _.by(notice.due, context.now)
    if notice.due < notice.was:
        return Screen(
            _(
                "{name} will write to you about your ticket No. {number} sooner than planned: {deadline}.",
                name=name,
                number=notice.ticket,
                deadline=deadline,
            )
        )
    return Screen(
        _(
            "Your ticket No. {number} is taking longer than we told you, and we are sorry. {name} will write to you "
            "{deadline}, not {promised}.",
            number=notice.ticket,
            name=name,
            deadline=deadline,
            promised=_.without_city.by(notice.was, context.now),
        )
    )


@words_of(PromiseWithdrawn)
def promise_withdrawn(notice: PromiseWithdrawn, context: Context, _: Words) -> Screen:
    said = _(
        "We told you that we would write {promised} about your ticket No. {number}. That will not happen, and we "
        "are sorry.",
        promised=_.by(notice.was, context.now),
        number=notice.ticket,
    )
    if notice.answer_due is not None and notice.answer_due > context.now:
        instead = _("You will have our answer {deadline}.", deadline=_.by(notice.answer_due, context.now))
    else:
        instead = _("If there is anything you need from us, just write here.")
    return Screen(Markup(" ").join((said, instead)))


@words_of(PromiseBroken)
def promise_broken(notice: PromiseBroken, context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "We promised to write to you {promised} about your ticket No. {number}, and did not. We are sorry. You "
            "will have our answer {deadline}.",
            promised=_.without_city.by(notice.due, context.now),
            number=notice.ticket,
            deadline=_.by(notice.answer_due, context.now),
        )
    )


# --- to the topic


@words_of(DeskPromised)
def desk_promised(notice: DeskPromised, context: Context, _: Words) -> Screen:
    name, deadline = named(notice.operator), _.by(notice.due, context.now)
    if notice.was is None:
        said = _("{name} has promised the customer a message {deadline}.", name=name, deadline=deadline)
    else:
        said = _(
            "{name} has moved the promise to write: now {deadline}, before {promised}.",
            name=name,
            deadline=deadline,
            promised=_.by(notice.was, context.now),
        )
    sent = _("The words written with it went to the customer.") if notice.with_words else ""
    return Screen(parts.lines(said, sent, _told(notice, context, _)))


@words_of(DeskPromiseWithdrawn)
def desk_promise_withdrawn(notice: DeskPromiseWithdrawn, context: Context, _: Words) -> Screen:
    said = _(
        "{name} has withdrawn the promise to write {promised}.",
        name=named(notice.operator),
        promised=_.by(notice.was, context.now),
    )
    return Screen(parts.lines(said, _told(notice, context, _)))


@words_of(DeskPromiseKept)
def desk_promise_kept(notice: DeskPromiseKept, context: Context, _: Words) -> Screen:
    """An answer may have been about something else."""
    text = _("This answer keeps the promise to write {deadline}.", deadline=_.by(notice.due, context.now))
    button = Button(_.pgettext("button", "Not yet, it still stands"), PromiseAction.STANDS, stamp(notice.due))
    return Screen(text, ((button,),))


def _told(notice: DeskPromised | DeskPromiseWithdrawn, context: Context, _: Words) -> Markup:
    if notice.told_at is None:
        return Markup()
    return _(
        "The customer has quiet hours and will be told {when}.", when=_.when(notice.told_at, context.now)
    )
