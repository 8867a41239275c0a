"""To staff in private: how the desk works; to admins, what failed and what to do. Buttons are the desk's."""

from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw
from dialogs.notices.rights import what_to_do
from dialogs.staff.commands import private_help
from dialogs.staff.sentences import nobody_there

ERROR_LIMIT = 300


def operator_welcome(context: Context, _: Words) -> Screen:
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
    is_admin = context.fields.get("admin", False)
    return Screen(
        parts.paragraphs(
            _("You are an admin here.") if is_admin else _("You are an operator here."),
            begin if is_admin else "",
            desk,
            private_help(context.fields.get("commands", ()), _),
            _("For everything else, this chat treats you as a customer, so you can try things out."),
        )
    )


def shift_over(context: Context, _: Words) -> Screen:
    tickets = context.fields["tickets"]
    text = _.ngettext(
        "Your shift is over. {count} of your tickets is back in the queue.",
        "Your shift is over. {count} of your tickets are back in the queue.",
        tickets,
    )
    text = text if tickets else _("Your shift is over.")
    return Screen(parts.lines(text, nobody_there(_) if context.fields.get("alone") else ""))


def break_over(_context: Context, _: Words) -> Screen:
    return Screen(_("Your break is over: you may be asked to take new tickets again."))


def dead_letter(context: Context, _: Words) -> Screen:
    number = context.fields["update_id"]
    text = _(
        "A message or a button press could not be handled and has been set aside (update "
        "{number}).\n<code>{error}</code>\n\nOnce the cause is fixed, try again. Discard it only if "
        "nobody is waiting for an answer.",
        number=number,
        error=sanitize.line(context.fields["error"], ERROR_LIMIT),
    )
    retry = Button(_.pgettext("button", "Try again"), "retry", str(number))
    return Screen(text, ((retry, Button(_.pgettext("button", "Discard"), "drop", str(number))),))


def dead_letters(context: Context, _: Words) -> Screen:
    count = _.ngettext(
        "{count} message or button press could not be handled and has been set aside.",
        "{count} messages and button presses could not be handled and have been set aside.",
        context.fields["count"],
    )
    return Screen(parts.lines(count, _("/admin lists them.")))


def group_trouble(context: Context, _: Words) -> Screen:
    """`error` is a right of dialogs/notices/rights.py, or what Telegram says."""
    error = context.fields["error"]
    head = _("The bot has a problem in the staff group {group}.", group=context.fields["group"])
    if error in {"member", "administrator", "is_forum", "can_manage_topics"}:
        return Screen(head + "\n" + what_to_do(error, _))
    rest = _(
        "Telegram says: <code>{error}</code>\n\nCheck that the bot is an administrator there with "
        "the right to manage topics. Messages that are waiting are kept and will be sent then.",
        error=sanitize.line(error, ERROR_LIMIT),
    )
    return Screen(head + "\n" + rest)


def group_well(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "The bot has all the rights it needs in the staff group {group} again.",
            group=context.fields["group"],
        )
    )


FUNCTIONS: tuple[Draw, ...] = (
    operator_welcome,
    shift_over,
    break_over,
    dead_letter,
    dead_letters,
    group_trouble,
    group_well,
)
