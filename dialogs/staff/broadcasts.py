"""How far broadcasts are, for admins: a bar, the counts, and the presses that stop one, go on with it or end it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from care.broadcasts.model import Broadcast, Outcome, Paused
from care.broadcasts.outcomes import Doubtful
from care.broadcasts.recalling import Reach
from care.broadcasts.rows import Counts, Stage, stage
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words

CONFIRM, PAUSE, RESUME, CANCEL = "cast_yes", "cast_pause", "cast_go", "cast_stop"
RESULTS, REFRESH = "cast_came", "cast_anew"  # what came of it: said, and said anew in the same message
REFUSED, LOST, TWICE = (
    "cast_again",
    "cast_lost",
    "cast_twice",
)  # once more; who is in doubt; to those once more
RECALL, RECALLED = "cast_back", "cast_gone"  # shall it be deleted where it stands? And it shall
WIDTH = 10  # of the bar
PER_MINUTE = 29 * 60


def page(found: Sequence[tuple[Broadcast, Counts]], _: Words) -> tuple[Markup, tuple[Row, ...]]:
    if not found:
        return _("There are no broadcasts yet. To write one: /broadcast"), ()
    rows = [row for broadcast, counts in found for row in steering(broadcast, counts, _)]
    return parts.paragraphs(*(progress(broadcast, counts, _) for broadcast, counts in found)), tuple(rows)


def progress(broadcast: Broadcast, counts: Counts, _: Words) -> Markup:
    now = stage(broadcast, counts)
    head = Markup("<b>{}</b> · {}").format(
        _("Broadcast No. {number}", number=broadcast.id), _stage(now, broadcast, _)
    )
    bar = Markup("{} {}").format(_bar(counts), _.percent(counts.done / counts.total)) if counts.total else ""
    left = ""
    if now is Stage.SENDING and broadcast.tried_at is None and _first_have_it(counts):
        left = _(
            "The first recipients have it. The rest will get it once it is clear that there are no problems."
        )
    elif now is Stage.SENDING and counts.by.get(
        Outcome.QUEUED
    ):  # others wait for their morning, or their hour
        minutes = -(-counts.left // PER_MINUTE)
        left = _.ngettext("About {count} minute left.", "About {count} minutes left.", minutes)
    return parts.lines(head, bar, counted(counts, _), left)


def _first_have_it(counts: Counts) -> bool:
    """And they are given time before the others are written to."""
    return bool(counts.by.get(Outcome.PENDING)) and not counts.by.get(Outcome.QUEUED)


def counted(counts: Counts, _: Words) -> Markup:
    return Markup(" · ").join(_counted(counts, _))


def _bar(counts: Counts) -> str:
    full = WIDTH * counts.done // counts.total
    return "█" * full + "░" * (WIDTH - full)


def _counted(counts: Counts, _: Words) -> Iterable[Markup]:
    names = {
        Outcome.SENT: _("delivered: {count}", count=_.number(counts.by.get(Outcome.SENT, 0))),
        Outcome.BLOCKED: _("blocked the bot: {count}", count=_.number(counts.by.get(Outcome.BLOCKED, 0))),
        Outcome.REFUSED: _("refused by Telegram: {count}", count=_.number(counts.by.get(Outcome.REFUSED, 0))),
        Outcome.SKIPPED: _("skipped: {count}", count=_.number(counts.by.get(Outcome.SKIPPED, 0))),
        Outcome.RECALLED: _("recalled: {count}", count=_.number(counts.by.get(Outcome.RECALLED, 0))),
        Outcome.AMBIGUOUS: _(
            "delivery not confirmed: {count}", count=_.number(counts.by.get(Outcome.AMBIGUOUS, 0))
        ),
    }
    yield from (said for outcome, said in names.items() if counts.by.get(outcome) or outcome is Outcome.SENT)
    if counts.unsubscribed:
        yield _("unsubscribed: {count}", count=_.number(counts.unsubscribed))
    if counts.left:
        yield _("still to be sent: {count}", count=_.number(counts.left))


def _stage(now: Stage, broadcast: Broadcast, _: Words) -> Markup:
    if now is Stage.PAUSED:
        return why(Paused(broadcast.paused_why), _)
    return {
        Stage.DRAFT: _("waiting for another admin"),
        Stage.FREEZING: _("preparing the list of recipients"),
        Stage.WAITING: _("scheduled"),
        Stage.SENDING: _("sending"),
        Stage.CANCELLED: _("cancelled"),
        Stage.RECALLED: _("recalled"),
        Stage.FINISHED: _("finished"),
    }[now]


def why(paused: Paused, _: Words) -> Markup:
    return {
        Paused.BY_HAND: _("paused"),
        Paused.CANARY: _("stopped automatically: there were problems with the first recipients"),
        Paused.LOST: _("stopped automatically: Telegram is not answering"),
        Paused.MISSED: _("stopped automatically: the bot was offline at the scheduled time"),
    }[paused]


def steering(broadcast: Broadcast, counts: Counts, _: Words) -> tuple[Row, ...]:
    """The presses that make sense now."""
    recall = Button(
        _.pgettext("button", "Recall No. {number}", number=broadcast.id), RECALL, str(broadcast.id)
    )
    may_recall = counts.by.get(Outcome.SENT) and broadcast.recalled_at is None
    came = ((results(broadcast.id, _), *([recall] if may_recall else [])),) if counts.done else ()
    stands = stage(broadcast, counts) in (Stage.PAUSED, Stage.FINISHED)
    return (*_steering(broadcast, counts, _), *(_once_more(broadcast.id, counts, _) if stands else ()), *came)


def _once_more(number: int, counts: Counts, _: Words) -> Iterable[Row]:
    """Whoever was left: it goes on with them only where somebody says so."""
    refused, lost = counts.by.get(Outcome.REFUSED, 0), counts.by.get(Outcome.AMBIGUOUS, 0)
    if refused:
        label = _.pgettext("button", "Retry No. {number}", number=number)
        yield (Button(label, REFUSED, str(number)),)
    if lost:
        yield (Button(_.pgettext("button", "No. {number}: unconfirmed", number=number), LOST, str(number)),)


def ask_recall(number: int, reach: Reach, _: Words) -> Screen:
    """Shall it be deleted in the chats?"""
    total = _.number(reach.sent)
    can = _.ngettext(
        "It can still be deleted from {count} chat out of {total}.",
        "It can still be deleted from {count} chats out of {total}.",
        reach.young,
        total=total,
    )
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Recall broadcast No. {number}?", number=number)),
        can,
        _(
            "Nobody else will get it. Telegram lets the bot delete only what was sent less than 48 "
            "hours ago. Some people may already have read it."
        ),
    )
    yes = Button(_.pgettext("button", "Delete from chats"), RECALLED, str(number))
    back = Button(_.pgettext("button", "Back"), "page", "broadcasts")
    return Screen(text, (*(((yes,),) if reach.young else ()), (back,)))


def in_doubt(number: int, people: Sequence[Doubtful], count: int, now: datetime, _: Words) -> Screen:
    """Of whom nobody knows whether they have got it; and whether to send it to them once more."""
    head = Markup("<b>{}</b>").format(_("Broadcast No. {number}: delivery not confirmed", number=number))
    names = [
        _("{name}, {when}", name=parts.mention(each.id, each.name), when=_.when(each.at, now))
        for each in people
    ]
    more = count - len(people)
    text = parts.paragraphs(
        head,
        _(
            "Telegram’s answer was lost, so they may or may not have got it. If you send it again, "
            "some of them may get it twice."
        ),
        parts.lines(*names, _("and {count} more", count=_.number(more)) if more > 0 else ""),
    )
    again = Button(_.pgettext("button", "Send once more"), TWICE, str(number))
    back = Button(_.pgettext("button", "Back"), "page", "broadcasts")
    return Screen(text, (*(((again,),) if count else ()), (back,)))


def results(number: int, _: Words) -> Button:
    return Button(_.pgettext("button", "Results of No. {number}", number=number), RESULTS, str(number))


def _steering(broadcast: Broadcast, counts: Counts, _: Words) -> tuple[Row, ...]:
    number, now = broadcast.id, stage(broadcast, counts)
    cancel = Button(_.pgettext("button", "Cancel No. {number}", number=number), CANCEL, str(number))
    match now:
        case Stage.PAUSED:
            go = Button(_.pgettext("button", "Resume No. {number}", number=number), RESUME, str(number))
            return ((go, cancel),)
        case Stage.FREEZING | Stage.WAITING | Stage.SENDING:
            pause = Button(_.pgettext("button", "Pause No. {number}", number=number), PAUSE, str(number))
            return ((pause, cancel),)
        case Stage.DRAFT:
            return ((cancel,),)
    return ()


def confirm(number: int, _: Words) -> tuple[Row, ...]:
    yes = Button(_.pgettext("button", "Confirm No. {number}", number=number), CONFIRM, str(number))
    no = Button(_.pgettext("button", "Cancel No. {number}", number=number), CANCEL, str(number))
    return ((yes, no),)
