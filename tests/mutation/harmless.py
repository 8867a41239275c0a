"""Mistakes that change nothing that anybody could see, each with its reason. They are known by the words of their line:
whoever changes it looks at them again.
"""

from pathlib import Path

from tests.mutation.mutants import Mutant

TUNING = "a tuning number: one more is as good"
NOBODY = "no chat has the number 0"
ONE_WRITER = "SQLite has one writer; on PostgreSQL tests/store/test_races.py holds two against each other"

# module → the line's words → what of it (as the program prints it; "": whatever) → why
HARMLESS: dict[str, dict[str, dict[str, str]]] = {
    "bot/delivery/topics.py": {
        "return claim.chat_id < 0 and (ticket.desk != claim.chat_id or (ticket.hidden and ticket.topic is None))": {
            "0 is one more": NOBODY,
            "becomes claim.chat_id <= 0": NOBODY,
        },
    },
    "bot/delivery/journal/watermarks.py": {
        "REMEMBERED = 40_000  # ids of each group, and of all private chats": {"40000 is one more": TUNING}
    },
    "bot/delivery/journal/journal.py": {
        "WHOLE = 4 * 2**20  # bytes of a file, before its essence is written into a new one": {
            "4 is one more": TUNING,
            "20 is one more": TUNING,
        },
        "LONG = 500  # errands, before we look which of them are settled": {"500 is one more": TUNING},
        "MOST = 2000  # calls that are open, in all; the oldest screens are forgotten first": {
            "2000 is one more": TUNING
        },
    },
    "bot/delivery/journal/marks.py": {"MOST = 600  # of each row": {"600 is one more": TUNING}},
    "bot/delivery/context.py": {
        "customer = await find(unit, claim.chat_id if claim.chat_id > 0 else ticket.customer if ticket else 0)": {
            "0 is one more": "nobody is the customer 1, either"
        },
        "speakers=await speakers(unit, ticket) if ticket and claim.chat_id < 0 else None,": {
            "without claim.chat_id < 0": "what is read for a customer, too, no word for customers names"
        },
    },
    "bot/delivery/kinds/edit.py": {
        "together=await _sharing(unit, chat_id, here) if here else (),": {
            "always the first": "where nothing stands, nothing stands beside it"
        }
    },
    "bot/delivery/kinds/trace.py": {
        "TURN = timedelta(seconds=5)  # for what else is in doubt in the chat: it is looked for by what it says": {
            "5 is one more": TUNING
        }
    },
    "bot/delivery/recovery.py": {
        "TOLD_EVERY = 60  # looks: the admins hear of it at once, and then every hour": {
            "60 is one more": TUNING
        },
        "owed.head.ticket_id is not None and owed.chat_id < 0": {
            "0 is one more": NOBODY,
            "becomes owed.chat_id <= 0": NOBODY,
        },
        "await places.forget(unit, head.ticket_id or 0, topic=trouble is Trouble.NO_TOPIC)": {
            "0 is one more": "it has a ticket, else it is not remade"
        },
    },
    "care/values/codec.py": {
        'value: T = _adapter(cast("Hashable", kind)).validate_python(fields)': {
            "another text": "mypy alone reads it"
        },
    },
    "care/values/backoff.py": {
        "DOUBLINGS = 20  # of a wait; there may be many more tries than a time span can be doubled": {
            "20 is one more": TUNING
        },
    },
    "bot/delivery/journal/recall.py": {
        "NEWEST = 100  # rows of entries and of copies, among which there is one of a private chat, as a rule": {
            "100 is one more": TUNING
        }
    },
    "bot/delivery/screens.py": {
        "REMEMBERED = 10_000  # chats whose last screen is kept in mind": {"10000 is one more": TUNING}
    },
    "care/outbox/backlog.py": {
        ".where(outbox.c.chat_id < 0, outbox.c.failed_at.is_(None))": {
            "0 is one more": NOBODY,
            "becomes outbox.c.chat_id <= 0": NOBODY,
        }
    },
    "care/tickets/words/changes.py": {
        "return [entry for entry, fit in zip(inside, fits, strict=True) if not fit]": {
            "True is turned": "they are of one length"
        },
        "if entry is None or ticket is None or entry.author is Author.NOTE:": {
            "without entry is None": "then there is no ticket either"
        },
    },
    "care/tickets/words/lookup.py": {
        "query = select(tickets).where(tickets.c.customer_id == customer, tickets.c.state.in_(OPEN)).limit(2)": {
            "2 is one more": "two are enough to know that it is not the only one"
        }
    },
    "care/outbox/posts.py": {
        'return insert.on_conflict_do_update(index_elements=["once"], set_=changed)': {
            "without index_elements=['once']": "SQLite needs none; PostgreSQL refuses it, in each test of what is owed"
        },
        "turn = func.row_number().over(partition_by=customer, order_by=before.c.id)": {
            "without order_by=before.c.id": "SQLite has no other order to count them in"
        },
    },
    "care/outbox/rank.py": {
        "TURN = timedelta(minutes=1)  # a customer's further cards leave so much to others who come after them": {
            "1 is one more": TUNING
        }
    },
    "care/outbox/claims.py": {
        "while len(first) < limit:": {
            "becomes len(first) <= limit": "one question more; what is too much is cut off at the end"
        },
        "select(outbox)": {
            "without _free(now)": ONE_WRITER,
            "without skip_locked=True": ONE_WRITER,
            "without of=outbox": ONE_WRITER,
        },
    },
    "dialogs/driver/turn.py": {
        "if result is None or isinstance(result, Facts):": {
            "becomes result is None and isinstance(result, Facts)": "nobody answers so: mypy wants to hear it"
        },
        "if messages and len(left.state.messages) + len(messages) > MESSAGES_LIMIT:": {
            "without messages": "no form holds more than the limit by itself"
        },
        "if facts is None and dialog is not self._among.home:": {
            "without dialog is not self._among.home": "home is for everybody"
        },
    },
    "care/tickets/words/calling.py": {
        "customer = await find(unit, customer_id) if customer_id is not None else None": {
            "always the first": "a question more, whose answer is nobody"
        },
    },
    "care/tickets/words/edits.py": {"return False": {"returns nothing": "it says no to whoever asks, too"}},
    "care/tickets/words/hearing.py": {
        'solver = await find_operator(unit, was["by"] or 0)': {
            "without 0": "nobody has the number 0, and nobody has none"
        },
    },
}


def harmless(mutant: Mutant) -> str:
    """Why; nothing, if it is none of them."""
    lines = HARMLESS.get(mutant.module, {})
    if not lines:
        return ""
    line = Path(mutant.module).read_text().splitlines()[mutant.line - 1].strip()
    of_line = lines.get(line, {})
    return of_line.get(mutant.what) or of_line.get("", "")
