"""How far broadcasts are, for admins: a bar, the counts, and the presses that stop one, go on with it or end it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from care.broadcasts.model import Broadcast, Outcome, Paused
from care.broadcasts.rows import Counts, Stage, stage
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row
from dialogs.language.words import Words

CONFIRM, PAUSE, RESUME, CANCEL = "cast_yes", "cast_pause", "cast_go", "cast_stop"
RESULTS, REFRESH = "cast_came", "cast_anew"  # what came of it: said, and said anew in the same message
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
    if now is Stage.SENDING and counts.by.get(Outcome.QUEUED):  # others wait for their morning, or their hour
        minutes = -(-counts.left // PER_MINUTE)
        left = _.ngettext("About {count} minute left.", "About {count} minutes left.", minutes)
    return parts.lines(head, bar, counted(counts, _), left)


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
        Stage.FINISHED: _("finished"),
    }[now]


def why(paused: Paused, _: Words) -> Markup:
    return {
        Paused.BY_HAND: _("paused"),
        Paused.CANARY: _("stopped automatically: it did not go well with the first recipients"),
        Paused.LOST: _("stopped automatically: Telegram is not answering"),
        Paused.MISSED: _("stopped automatically: the bot was offline at the scheduled time"),
    }[paused]


def steering(broadcast: Broadcast, counts: Counts, _: Words) -> tuple[Row, ...]:
    """The presses that make sense now."""
    came = ((results(broadcast.id, _),),) if counts.done else ()
    return (*_steering(broadcast, counts, _), *came)


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
