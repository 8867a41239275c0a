"""To admins, in private: what failed, in plain words, and what to do. Buttons are the desk's (`desk.0.…`)."""

from dialogs import tidy
from dialogs.machine import Button, Screen
from dialogs.notices.context import Context, Draw
from dialogs.notices.rights import what_to_do
from dialogs.words import Words

ERROR_LIMIT = 300


def dead_letter(context: Context, _: Words) -> Screen:
    number = context.fields["update_id"]
    text = _(
        "A message or a press could not be handled and is kept aside (update {number}).\n"
        "<code>{error}</code>\n\n"
        "When the cause is gone, try again. Drop it only if nobody waits for it.",
        number=number,
        error=tidy.line(context.fields["error"], ERROR_LIMIT),
    )
    retry = Button(_.pgettext("button", "Try again"), "retry", str(number))
    return Screen(text, ((retry, Button(_.pgettext("button", "Drop"), "drop", str(number))),))


def group_trouble(context: Context, _: Words) -> Screen:
    """`error` is a right of dialogs/notices/rights.py, or what Telegram says."""
    error = context.fields["error"]
    head = _("The bot has trouble in the staff group {group}.", group=context.fields["group"])
    if error in {"member", "administrator", "is_forum", "can_manage_topics"}:
        return Screen(head + "\n" + what_to_do(error, _))
    rest = _(
        "Telegram says: <code>{error}</code>\n\n"
        "Check that the bot is an administrator there who may manage topics. "
        "What waits is kept and sent then.",
        error=tidy.line(error, ERROR_LIMIT),
    )
    return Screen(head + "\n" + rest)


FUNCTIONS: tuple[Draw, ...] = (dead_letter, group_trouble)
