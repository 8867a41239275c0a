"""What is sent to many: to admins, and to the topic of a ticket that came of it."""

from markupsafe import Markup

from care.broadcasts.model import Outcome
from care.broadcasts.rows import Counts
from care.notices.broadcasts import BroadcastOver, BroadcastStopped, BroadcastToConfirm, DeskWants
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of
from dialogs.staff import broadcasts

NAME = 64


@words_of(BroadcastToConfirm)
def broadcast_to_confirm(notice: BroadcastToConfirm, _context: Context, _: Words) -> Screen:
    count = _.ngettext("{count} recipient", "{count} recipients", notice.recipients)
    ask = _(
        "{name} wants to send the broadcast above to {recipients}. It will only be sent if another "
        "admin confirms it.",
        name=sanitize.line(notice.author, NAME),
        recipients=count,
    )
    return Screen(ask, broadcasts.confirm(notice.broadcast, _))


@words_of(BroadcastStopped)
def broadcast_stopped(notice: BroadcastStopped, _context: Context, _: Words) -> Screen:
    number = notice.broadcast
    head = _("Broadcast No. {number}", number=number)
    counts = Counts(
        {
            Outcome.SENT: notice.sent,
            Outcome.REFUSED: notice.refused,
            Outcome.BLOCKED: notice.blocked,
            Outcome.PENDING: notice.left,
        },
        {},
        notice.unsubscribed,
    )
    go = Button(_.pgettext("button", "Resume No. {number}", number=number), broadcasts.RESUME, str(number))
    no = Button(_.pgettext("button", "Cancel No. {number}", number=number), broadcasts.CANCEL, str(number))
    text = parts.lines(head, broadcasts.why(notice.why, _), broadcasts.counted(counts, _))
    return Screen(text, ((go, no),))


@words_of(BroadcastOver)
def broadcast_over(notice: BroadcastOver, _context: Context, _: Words) -> Screen:
    counts = Counts(
        {
            Outcome.SENT: notice.sent,
            Outcome.REFUSED: notice.refused,
            Outcome.BLOCKED: notice.blocked,
            Outcome.SKIPPED: notice.skipped,
            Outcome.AMBIGUOUS: notice.ambiguous,
        },
        {},
        notice.unsubscribed,
    )
    head = _("Broadcast No. {number} is finished.", number=notice.broadcast)
    results = broadcasts.results(notice.broadcast, _)
    return Screen(parts.lines(head, broadcasts.counted(counts, _)), ((results,),))


@words_of(DeskWants)
def desk_wants(notice: DeskWants, _context: Context, _: Words) -> Screen:
    said = _(
        "🛍 The customer has pressed “I want this” below broadcast No. {number}:", number=notice.broadcast
    )
    quoted = Markup("<blockquote>{}</blockquote>").format(sanitize.text(notice.words))
    words = quoted if notice.words else Markup("\n")
    known = _("They have been told that you will write to them.")
    return Screen(parts.lines(said + words, known))
