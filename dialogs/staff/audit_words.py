"""What the audit log's names mean, in a few words: every deed of the staff, and every reason why one had no effect.

A deed has one name whether it was a command or a button, and whether or not it was done: words for it name the thing.
A command brings its own (dialogs/staff/commands.py); here are those of buttons alone, and of what happens beside.
"""

from markupsafe import Markup

from care.staff import audit
from dialogs.language.words import Words
from dialogs.staff import commands

AUDIT = commands.AUDIT.name  # the deed that shows the log: a command, and what its buttons do


def deed_name(code: str, _: Words) -> Markup:
    """Of a deed that an older version knew, nothing is left but its code."""
    if command := commands.BY_NAME.get(code):
        return command.noted(_)
    words = _tickets(_) | _time(_) | _order(_) | _talk(_) | _customers(_) | _team(_) | _admins(_)
    return words.get(code) or Markup("<code>{}</code>").format(code)


def outcome_name(code: str, _: Words) -> Markup:
    words = _who(_) | _state(_) | _unclear(_) | _missing(_)
    return words.get(code) or Markup("<code>{}</code>").format(code)


# --- deeds


def _tickets(_: Words) -> dict[str, Markup]:
    return {
        "dep": _("passing it to a department"),
        "to": _("passing it to a colleague"),
        "prio": _("changing its priority"),
        "more": _("viewing the buttons"),
        "press": _("pressing a button"),
        "unknown": _("an unknown command"),
    }


def _time(_: Words) -> dict[str, Markup]:
    return {
        "until": _("snoozing"),
        "wake": _("unsnoozing"),
        "sendnow": _("sending a scheduled reply right away"),
        "unlater": _("cancelling a scheduled reply"),
        "unremind": _("cancelling a reminder"),
    }


def _order(_: Words) -> dict[str, Markup]:
    return {
        "tagged": _("adding tags"),
        "linkto": _("linking tickets"),
        "into": _("asking whether to merge tickets"),
        "join": _("merging tickets"),
    }


def _talk(_: Words) -> dict[str, Markup]:
    return {
        "say": _("a message to the customer"),
        "message": _("a message in a topic"),
        "edit": _("editing a message"),
        "reaction": _("a reaction"),
        "hold": _("a message that was held back"),
        "release": _("sending what was held back"),
        "keep": _("not sending what was held back"),
        "unsay": _("taking a message back"),
        "canned": _("looking for a canned reply"),
        "fill": _("choosing a canned reply"),
        "send": _("sending a canned reply"),
        "reply": _("viewing the canned replies"),
        "reply_ask": _("asking whether to delete a canned reply"),
        "reply_drop": _("deleting a canned reply"),
        "replies_file": _("importing canned replies"),
    }


def _customers(_: Words) -> dict[str, Markup]:
    return {
        "customer": _("viewing the customer’s card"),
        "notes": _("reading the notes about the customer"),
        "note_ask": _("asking whether to delete a note about the customer"),
        "note_drop": _("deleting a note about the customer"),
        "banyes": _("banning the customer"),
    }


def _team(_: Words) -> dict[str, Markup]:
    return {
        "on": _("starting a shift"),
        "off": _("ending a shift"),
        "figchart": _("the figures as a chart"),
        "figfile": _("the figures as a file"),
        "left": _("leaving the group"),
        "added": _("adding the bot to a group"),
    }


def _admins(_: Words) -> dict[str, Markup]:
    return {
        "admit": _("approving an operator"),
        "remove": _("removing an operator"),
        "retry": _("retrying a failed update"),
        "drop": _("discarding a failed update"),
        "export": _("exporting a file"),
    }


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
        "opens_too_many": _("too many tickets opened"),
        "not_on_shift": _("not on shift"),
        "colleague_off": _("the colleague is not on shift"),
        "not_banned": _("not banned"),
        "too_late": _("too late"),
        "time_passed": _("the time had passed"),
        "customer_waits": _("the customer is waiting for an answer"),
        "goes_on": _("continued in another ticket"),
        "cannot_cross": _("a bot cannot send this kind of message"),
        "unreachable": _("the customer cannot be reached"),
    }


def _unclear(_: Words) -> dict[str, Markup]:
    return {
        "unclear": _("not understood"),
        "unknown_command": _("no such command"),
        "of_a_ticket": _("outside a ticket’s topic"),
        "ban_unclear": _("the length or the reason was missing"),
        "not_enough": _("too few points"),
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
        "not_linked": _("not linked"),
        "no_customer": _("the customer’s data is deleted"),
    }
