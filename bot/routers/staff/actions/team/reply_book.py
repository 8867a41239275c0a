"""Canned replies are kept by those who may: `/replies` in the group or in private, and as a file.

A file that is sent to the bot in private is fetched after the commit, for that takes a call to Telegram: it is a job
(bot/replies/importing.py), and the word on what came of it is owed.
"""

from bot.replies.file import NAME, write_replies
from bot.replies.written import key_of, read_reply
from bot.routers.staff.call import Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from bot.settings.errors import SettingsError
from care.agenda.jobs import RepliesFile
from care.business import Right
from care.due import errands
from care.outbox import Lane, Post, owe
from care.outbox.bodies import File
from care.replies.model import Canned
from care.replies.rows import all_replies, find_reply, put, remove
from care.staff.audit import UNCLEAR
from care.values.content import Kind as ContentKind
from care.values.content import Message
from care.values.errors import NoSuchReply, UnreadableReply
from care.values.ids import whole_number
from dialogs.engine.machine import Screen
from dialogs.panels.team.reply_book import (
    ASK,
    BOOK,
    DROP,
    SHOW,
    render_asking,
    render_book,
    render_close,
    render_reply,
)
from dialogs.staff import commands
from dialogs.staff.near import near_replies

PAGE_DIGITS = 4


@obeys_anywhere(commands.REPLIES)
async def keep(call: Call) -> Screen | Undone | None:
    """`/replies`, and what may follow: `set …`, `file`, or a reply's key."""
    if call.said is not None and call.said.content.kind is ContentKind.DOCUMENT:
        await _fetch(call, call.said)
        return None
    what, _space, rest = call.argument.partition(" ")
    match what.lower():
        case "set":
            return await _set(call, rest.strip())
        case "file":
            await _send_file(call)
            return None
        case "":
            return await page(call)
    if await find_reply(call.desk.unit, what) is None:
        close = near_replies(call.argument, await all_replies(call.desk.unit))
        if close:
            return Undone(render_close(call.argument, close, call.words), UNCLEAR)
    return await _shown(call, what)


@pressed_anywhere(BOOK, Right.MANAGE)
async def page(call: Call) -> Screen:
    number = whole_number(call.argument, PAGE_DIGITS)
    return render_book(await all_replies(call.desk.unit), number, call.words)


@pressed_anywhere(SHOW, Right.MANAGE)
async def show(call: Call) -> Screen:
    return await _shown(call, call.argument)


@pressed_anywhere(ASK, Right.MANAGE)
async def ask(call: Call) -> Screen:
    return render_asking(await _find(call, call.argument), call.words)


@pressed_anywhere(DROP, Right.MANAGE)
async def drop(call: Call) -> Screen:
    """Deleting what is gone already changes nothing."""
    await remove(call.desk.unit, call.argument)
    return render_book(await all_replies(call.desk.unit), 0, call.words)


async def _set(call: Call, written: str) -> Screen:
    desk = call.desk
    try:
        key, reply = read_reply(written, await find_reply(desk.unit, key_of(written)), desk.business)
    except SettingsError as error:
        raise UnreadableReply(why="\n".join(error.sentences(call.words))) from None
    await put(desk.unit, key, reply, call.operator.id)
    return render_reply(await _find(call, key), desk.business, call.words, saved=True)


async def _send_file(call: Call) -> None:
    text = write_replies(await all_replies(call.desk.unit))
    file = File(name=NAME, text=text, topic=call.thread)
    await owe(call.desk.unit, Post(call.chat, file, Lane.ANSWER))


async def _fetch(call: Call, said: Message) -> None:
    file = RepliesFile(operator=call.operator.id, chat=call.chat, file_id=said.content.file_id)
    await errands.ask(call.desk.unit, file)


async def _shown(call: Call, key: str) -> Screen:
    return render_reply(await _find(call, key), call.desk.business, call.words)


async def _find(call: Call, key: str) -> Canned:
    canned = await find_reply(call.desk.unit, key)
    if canned is None:
        raise NoSuchReply(command=commands.REPLIES.name)
    return canned
