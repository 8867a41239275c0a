"""To staff in private: how the desk works; to admins, what failed and what to do. Buttons are the desk's."""

from care.notices.private import (
    BreakOver,
    CallsGivenUp,
    DeadLetter,
    DeadLetters,
    GroupTrouble,
    GroupWell,
    OperatorWelcome,
    ShiftOver,
)
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of
from dialogs.notices.rights import what_to_do
from dialogs.staff.help import private_help
from dialogs.staff.pages import Page
from dialogs.staff.sentences import nobody_there

ERROR_LIMIT, NAME = 300, 64


@words_of(OperatorWelcome)
def operator_welcome(notice: OperatorWelcome, _context: Context, _: Words) -> Screen:
    """`commands` and `admin` are missing in what an older version owed."""
    desk = _(
        "Each ticket is a topic in the staff group. What you write there goes to the customer; "
        "what starts with // stays within the team. The card’s buttons do the rest; /help in a "
        "topic lists the commands."
    )
    begin = _(
        "To get started, invite your operators to the staff group: the bot announces each one, and "
        "you approve them with one press. Then ask a question here as a customer would, and watch "
        "it arrive in the group."
    )
    is_admin = notice.admin
    return Screen(
        parts.paragraphs(
            _("You are an admin here.") if is_admin else _("You are an operator here."),
            begin if is_admin else "",
            desk,
            private_help(notice.commands, _),
            _("For everything else, this chat treats you as a customer, so you can try things out."),
        )
    )


@words_of(ShiftOver)
def shift_over(notice: ShiftOver, _context: Context, _: Words) -> Screen:
    tickets = notice.tickets
    text = _.ngettext(
        "Your shift is over. {count} of your tickets is back in the queue.",
        "Your shift is over. {count} of your tickets are back in the queue.",
        tickets,
    )
    text = text if tickets else _("Your shift is over.")
    return Screen(parts.lines(text, nobody_there(_) if notice.alone else ""))


@words_of(BreakOver)
def break_over(_notice: BreakOver, _context: Context, _: Words) -> Screen:
    return Screen(_("Your break is over: you may be asked to take new tickets again."))


@words_of(DeadLetter)
def dead_letter(notice: DeadLetter, _context: Context, _: Words) -> Screen:
    number = notice.update_id
    text = _(
        "A message or a button press could not be handled and has been set aside (update "
        "{number}).\n<code>{error}</code>\n\nOnce the cause is fixed, try again. Discard it only if "
        "nobody is waiting for an answer.",
        number=number,
        error=sanitize.line(notice.error, ERROR_LIMIT),
    )
    retry = Button(_.pgettext("button", "Try again"), "retry", str(number))
    return Screen(text, ((retry, Button(_.pgettext("button", "Discard"), "drop", str(number))),))


@words_of(DeadLetters)
def dead_letters(notice: DeadLetters, _context: Context, _: Words) -> Screen:
    count = _.ngettext(
        "{count} message or button press could not be handled and has been set aside.",
        "{count} messages and button presses could not be handled and have been set aside.",
        notice.count,
    )
    return Screen(parts.lines(count, _("/admin lists them.")))


@words_of(GroupTrouble)
def group_trouble(notice: GroupTrouble, _context: Context, _: Words) -> Screen:
    """`error` is a right of dialogs/notices/rights.py, or what Telegram says."""
    error = notice.error
    head = _("The bot has a problem in the staff group {group}.", group=notice.group)
    if error in {"member", "administrator", "is_forum", "can_manage_topics"}:
        return Screen(head + "\n" + what_to_do(error, _))
    rest = _(
        "Telegram says: <code>{error}</code>\n\nCheck that the bot is an administrator there with "
        "the right to manage topics. Messages that are waiting are kept and will be sent then.",
        error=sanitize.line(error, ERROR_LIMIT),
    )
    return Screen(head + "\n" + rest)


@words_of(GroupWell)
def group_well(notice: GroupWell, _context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The bot has all the rights it needs in the staff group {group} again.",
            group=notice.group,
        )
    )


@words_of(CallsGivenUp)
def calls_given_up(notice: CallsGivenUp, _context: Context, _: Words) -> Screen:
    system, error = sanitize.line(notice.endpoint), sanitize.line(notice.error, ERROR_LIMIT)
    head = _.ngettext(
        "An event could not be delivered to your system “{system}”. The bot gave up on {count} "
        "webhook call after three days of trying.",
        "Events could not be delivered to your system “{system}”. The bot gave up on {count} "
        "webhook calls after three days of trying.",
        notice.count,
        system=system,
    )
    met = _("Last time: <code>{error}</code>", error=error) if error else ""
    then = _("Once it answers again, you can resend everything from the “Webhooks” page in /admin.")
    see = Button(_.pgettext("button", "Webhooks"), "page", Page.WEBHOOKS)
    return Screen(parts.lines(head, met, then), ((see,),))
