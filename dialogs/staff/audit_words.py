"""What the audit log's names mean, in a few words: what happens beside commands and buttons, and every reason why a
deed had no effect. Commands and buttons bring their own words (dialogs/staff/commands.py, dialogs/panels/buttons.py).

A deed has one name whether or not it was done: words for it name the thing.
"""

from markupsafe import Markup

from care.staff import audit
from dialogs.language.words import Words
from dialogs.staff import commands

AUDIT = commands.AUDIT.name  # the deed that shows the log: a command, and what its buttons do


def beside(_: Words) -> dict[str, Markup]:
    """Deeds that are neither, by name."""
    return {
        "say": _("a message to the customer"),
        "message": _("a message in a topic"),
        "edit": _("editing a message"),
        "reaction": _("a reaction"),
        "hold": _("a message that was held back"),
        "press": _("pressing a button"),
        "unknown": _("an unknown command"),
        "replies_file": _("importing canned replies"),
        "left": _("leaving the group"),
        "added": _("adding the bot to a group"),
        "export": _("exporting a file"),
        "broadcast": _("a broadcast"),
    }


def outcome_name(code: str, _: Words) -> Markup:
    words = _who(_) | _state(_) | _unclear(_) | _missing(_)
    return words.get(code) or Markup("<code>{}</code>").format(code)


# --- outcomes


def _who(_: Words) -> dict[str, Markup]:
    return {
        audit.STRANGER: _("not approved"),
        audit.FORGED: _("forged"),
        audit.FOREIGN: _("not one of our groups"),
        "anonymous": _("anonymous"),
        "not_allowed": _("not permitted"),
        "lacks_right": _("not permitted"),
        "not_yours": _("a colleague’s buttons"),
        "in_private": _("only in private"),
    }


def _state(_: Words) -> dict[str, Markup]:
    return {
        "already_taken": _("already taken"),
        "outdated": _("old button"),
        "wrong_state": _("its status had changed"),
        "already_rated": _("already rated"),
        "reminder_passed": _("old button"),
        "already_answered": _("old button"),
        "all_answered": _("old button"),
        "opens_too_many": _("too many tickets opened"),
        "not_on_shift": _("not on shift"),
        "colleague_off": _("the colleague is not on shift"),
        "not_banned": _("not banned"),
        "too_late": _("too late"),
        "wrong_rule": _("invalid setting"),
        "time_passed": _("the time had passed"),
        "nothing_promised": _("nothing was promised"),
        "customer_waits": _("the customer is waiting for an answer"),
        "goes_on": _("continued in another ticket"),
        "cannot_cross": _("a bot cannot send this kind of message"),
        "unreachable": _("the customer cannot be reached"),
    }


def _unclear(_: Words) -> dict[str, Markup]:
    return {
        audit.UNCLEAR: _("not understood"),
        audit.ASKED: _("not finished"),
        "unknown_command": _("no such command"),
        "stands_alone": _("a command with words after it"),
        "of_a_ticket": _("outside a ticket’s topic"),
        "ban_unclear": _("the length or the reason was missing"),
        "not_enough": _("too few points"),
        "number_taken": _("another customer has it"),
        "number_too_soon": _("another card on the same day"),
        "photo_unread": _("the photo could not be used"),
        "not_in_ledger": _("points cannot be changed like that"),
        "too_many": _("too many already"),
        "long_note": _("the note is too long"),
        "empty_note": _("an empty note"),
        "not_a_tag": _("a tag has to be one word"),
        "looks_like_a_command": _("looks like a command"),
        "not_there_yet": _("the feedback was still being posted"),
        "anonymous_feedback": _("anonymous feedback"),
        "customer_banned": _("the customer is banned"),
        "not_an_answer": _("not a message to the customer"),
        "edited_command": _("a command in an edited message"),
        "cannot_merge": _("these cannot be merged"),
        "cannot_link": _("these cannot be linked"),
        "unreadable_reply": _("the text has mistakes"),
    }


def _missing(_: Words) -> dict[str, Markup]:
    return {
        "no_such_ticket": _("no such ticket"),
        "not_offered": _("no longer there"),
        "no_such_reply": _("no such canned reply"),
        "no_such_note": _("no such note"),
        "no_such_tag": _("no such tag"),
        "no_such_reminder": _("no longer there"),
        "not_linked": _("not linked"),
        "no_customer": _("the customer’s data is deleted"),
    }
