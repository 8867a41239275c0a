"""What the audit log's names mean, in a few words: every deed of the staff, and every reason why one had no effect.

A deed has one name whether it was a command or a button, and whether or not it was done: words for it name the thing.
"""

from markupsafe import Markup

from care.staff import audit
from dialogs.words import Words


def deed_name(code: str, _: Words) -> Markup:
    """Of a deed that an older version knew, nothing is left but its code."""
    words = _tickets(_) | _time(_) | _order(_) | _talk(_) | _customers(_) | _team(_) | _admins(_)
    return words.get(code) or Markup("<code>{}</code>").format(code)


def outcome_name(code: str, _: Words) -> Markup:
    words = _who(_) | _state(_) | _unclear(_) | _missing(_)
    return words.get(code) or Markup("<code>{}</code>").format(code)


# --- deeds


def _tickets(_: Words) -> dict[str, Markup]:
    return {
        "take": _("taking the ticket"),
        "solve": _("solving it"),
        "back": _("handing it back"),
        "reopen": _("opening it again"),
        "pass": _("passing it on"),
        "dep": _("passing it to a department"),
        "to": _("passing it to a colleague"),
        "priority": _("its priority"),
        "prio": _("its priority"),
        "ticket": _("a look at the card"),
        "card": _("a look at the card"),
        "more": _("a look at the buttons"),
        "help": _("a look at the help"),
        "press": _("pressing a button"),
        "unknown": _("an unknown command"),
    }


def _time(_: Words) -> dict[str, Markup]:
    return {
        "snooze": _("putting it off"),
        "until": _("putting it off"),
        "wait": _("putting it off until the customer answers"),
        "wake": _("going on with what was put off"),
        "later": _("a reply for later"),
        "sendnow": _("sending a planned reply at once"),
        "unlater": _("calling off a planned reply"),
        "remind": _("a reminder"),
        "unremind": _("calling off a reminder"),
    }


def _order(_: Words) -> dict[str, Markup]:
    return {
        "tag": _("tags"),
        "tagged": _("tags"),
        "untag": _("taking tags off"),
        "link": _("linking tickets"),
        "linkto": _("linking tickets"),
        "unlink": _("taking off a link"),
        "merge": _("joining tickets"),
        "into": _("joining tickets"),
    }


def _talk(_: Words) -> dict[str, Markup]:
    return {
        "say": _("a message to the customer"),
        "message": _("a message in a topic"),
        "edit": _("editing a message"),
        "reaction": _("a reaction"),
        "note": _("a note for the team"),
        "c": _("looking for a canned reply"),
        "canned": _("looking for a canned reply"),
        "fill": _("choosing a canned reply"),
        "send": _("sending a canned reply"),
        "replies": _("a look at the canned replies"),
        "reply": _("a look at the canned replies"),
        "reply_ask": _("the question whether to delete a canned reply"),
        "reply_drop": _("deleting a canned reply"),
        "replies_file": _("canned replies from a file"),
    }


def _customers(_: Words) -> dict[str, Markup]:
    return {
        "customer": _("a look at the customer’s card"),
        "about": _("a note on the customer"),
        "notes": _("reading the notes on the customer"),
        "note_ask": _("the question whether to delete a note on the customer"),
        "note_drop": _("deleting a note on the customer"),
        "points": _("the customer’s points"),
        "ban": _("banning the customer"),
        "shadowban": _("banning the customer unnoticed"),
        "unban": _("lifting the ban"),
    }


def _team(_: Words) -> dict[str, Markup]:
    return {
        "onshift": _("beginning a shift"),
        "offshift": _("ending a shift"),
        "off": _("ending a shift"),
        "break": _("a break"),
        "queue": _("a look at the queue"),
        "route": _("testing the rules"),
        "figures": _("a look at the figures"),
        "figchart": _("the figures as a chart"),
        "figfile": _("the figures as a file"),
        "audit": _("reading the log"),
        "left": _("leaving the group"),
    }


def _admins(_: Words) -> dict[str, Markup]:
    return {
        "admin": _("an admin’s page"),
        "operators": _("an admin’s page"),
        "health": _("an admin’s page"),
        "admit": _("admitting somebody"),
        "remove": _("removing somebody"),
        "retry": _("trying again what had failed"),
        "drop": _("dropping what had failed"),
        "export": _("taking out a file"),
    }


# --- outcomes


def _who(_: Words) -> dict[str, Markup]:
    return {
        audit.STRANGER: _("not admitted"),
        audit.FORGED: _("forged"),
        audit.ANONYMOUS: _("anonymous"),
        "not_allowed": _("no right"),
        "lacks_right": _("no right"),
        "not_yours": _("a colleague’s buttons"),
        "in_private": _("only in private"),
    }


def _state(_: Words) -> dict[str, Markup]:
    return {
        "already_taken": _("already taken"),
        "outdated": _("old button"),
        "wrong_state": _("in another state by then"),
        "already_rated": _("rated already"),
        "not_on_shift": _("not on shift"),
        "colleague_off": _("the colleague is not on shift"),
        "not_banned": _("not banned"),
        "too_late": _("too late"),
        "time_passed": _("the time had passed"),
        "customer_waits": _("the customer waits for an answer"),
        "goes_on": _("goes on in another ticket"),
        "unreachable": _("the customer cannot be reached"),
    }


def _unclear(_: Words) -> dict[str, Markup]:
    return {
        "unclear": _("not understood"),
        "unknown_command": _("no such command"),
        "ban_unclear": _("for how long, or why, was not said"),
        "not_enough": _("too few points"),
        "too_many": _("too many already"),
        "long_note": _("the note is too long"),
        "empty_note": _("an empty note"),
        "not_a_tag": _("not one word"),
        "cannot_merge": _("these cannot be joined"),
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
