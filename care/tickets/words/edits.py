"""What an operator's edit does: it is judged as a new message is.

What the customer reads becomes a note, or something like a command: it is taken back. What stayed inside becomes words:
it stays there until somebody sends it, for a word too many cannot be forgotten.
"""

from sqlalchemy import delete, update

from care.model.ticket import Ticket
from care.notices.held import DeskHeld, Why
from care.outbox import below, owe, to_topic
from care.people.operators import Operator
from care.store.tables import entries
from care.store.unit import Unit
from care.tickets.entries import Author, Entry, own_entry
from care.tickets.rights import check_admitted
from care.tickets.rows import load_ticket
from care.tickets.words import changes, relay
from care.tickets.words.meaning import Meaning, Meant, read
from care.tickets.words.taking_back import take_back
from care.values.content import Content, Message, to_json
from care.values.errors import EditedCommand


async def operator_edited(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, meant: Meant
) -> bool:
    """A message in the ticket's topic says something else now. False: nothing has come of it.

    Raises NotAllowed, EditedCommand for a command, EmptyNote for a new note without words.
    """
    check_admitted(operator)
    entry = await own_entry(unit, message.chat_id, message.message_id)
    if entry is None:
        return await _new(unit, ticket_id, operator, message, meant)
    if entry.author is Author.NOTE:
        return await _inside(unit, entry, meant)
    if entry.content == message.content:
        return False
    if meant.meaning is Meaning.WORDS:
        return await changes.operator_edited(unit, operator, message)
    ticket = await load_ticket(unit, entry.ticket)
    await take_back(unit, ticket, entry, operator, instead=meant.content)
    if meant.meaning is not Meaning.NOTE:
        await _ask(unit, ticket, entry, Why.RETURNED, meant.name)
    return True


async def was_held(unit: Unit, message: Message) -> bool:
    """Whether the message had stayed inside for how it began: then a command can be mended in it."""
    entry = await own_entry(unit, message.chat_id, message.message_id)
    if entry is None or entry.author is not Author.NOTE or entry.seen:
        return False
    meant = read(entry.content)
    return meant.meaning is Meaning.HELD and not meant.to_colleague


async def forget(unit: Unit, message: Message) -> None:
    """What was held there is a command now, which is no entry."""
    there = entries.c.chat_id == message.chat_id, entries.c.message_id == message.message_id
    await unit.execute(delete(entries).where(*there, entries.c.author == str(Author.NOTE)))


async def _new(unit: Unit, ticket_id: int, operator: Operator, message: Message, meant: Meant) -> bool:
    """What had no effect of its own when it was written, a command or words that were refused."""
    match meant.meaning:
        case Meaning.NOTE:
            await relay.note_here(unit, ticket_id, operator, message, meant)
        case Meaning.COMMAND:
            raise EditedCommand
        case Meaning.OTHERS:
            return False
        case _:
            await relay.hold(
                unit, ticket_id, operator=operator, message=message, why=Why.EDITED, name=meant.name
            )
    return True


async def _inside(unit: Unit, entry: Entry, meant: Meant) -> bool:
    """Telegram also tells of edits that change nothing that we know of. A mark that is gone is a change, though."""
    if entry.content == meant.content and meant.meaning is not Meaning.WORDS:
        return False
    await _reword(unit, entry, meant.content)
    why = {
        Meaning.WORDS: Why.EDITED,
        Meaning.HELD: Why.COLLEAGUE if meant.to_colleague else Why.MARK,
        Meaning.COMMAND: Why.COMMAND,
    }.get(meant.meaning)
    if why is not None:
        ticket = await load_ticket(unit, entry.ticket)
        await _ask(unit, ticket, entry, why, meant.name)
    return True


async def _reword(unit: Unit, entry: Entry, content: Content) -> None:
    values = {
        "content": to_json(content),
        "first_content": to_json(entry.first_content or entry.content),
        "edited_at": unit.now,
    }
    await unit.execute(update(entries).where(entries.c.id == entry.id).values(values))


async def _ask(unit: Unit, ticket: Ticket, entry: Entry, why: Why, name: str) -> None:
    message = entry.message_id if entry.chat_id == ticket.desk else None
    await owe(unit, below(to_topic(ticket, DeskHeld(entry=entry.id, why=why, name=name)), message))
