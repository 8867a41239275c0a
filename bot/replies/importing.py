"""A file of canned replies that somebody of the staff has sent: fetched from Telegram, and then read into the store.

All or nothing, and once: reading it, writing down who did it and owing the word on what came of it are one transaction
with the job's being done. Whoever may not (any more) manage replies when it is read changes nothing.
"""

from aiogram.exceptions import TelegramAPIError
from markupsafe import Markup

from bot.delivery.client import Client
from bot.delivery.finished import finished
from bot.delivery.troubles import Trouble, trouble_of
from bot.replies.file import NAME, read_replies
from bot.settings.errors import Mistake, SettingsError
from bot.telegram.callback import DESK
from care import outbox
from care.agenda.jobs import RepliesFile
from care.business import Right
from care.people.operators import Operator, find_operator
from care.replies.rows import put_all
from care.staff import audit
from care.store.unit import Unit
from care.values.errors import NotAllowed, UnreadableReply
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.panels.team.reply_book import changed
from dialogs.staff.refusals import refusal

MOST = 1_000_000  # bytes; hundreds of replies need less
DEED = "replies_file"


async def fetch(client: Client, job: RepliesFile) -> bytes | None:
    """The file; None: it is too large for Telegram, or gone. Raises TelegramAPIError when it may come later."""
    try:
        return await client.fetch(job.file_id, MOST + 1)
    except TelegramAPIError as error:
        if trouble_of(error, job.chat) in (Trouble.LATER, Trouble.DOUBT):
            raise
        return None


async def take_in(unit: Unit, job: RepliesFile, content: bytes | None) -> None:
    by = await find_operator(unit, job.operator)
    if by is None:
        return
    outcome, word = await _read(unit, by, content)
    if outcome == audit.DONE:
        await audit.write(unit, by.id, DEED)
    else:
        await audit.tried(unit, by.id, DEED, outcome)
    await outbox.owe(unit, finished(job.chat, Screen(word), DESK))


async def _read(unit: Unit, by: Operator, content: bytes | None) -> tuple[str, Markup]:
    """What came of it, for the audit log and for whoever sent the file."""
    _ = Words(by.language, unit.business.tz)
    if not by.may_act or not unit.business.may(by.id, Right.MANAGE):
        return NotAllowed.code, refusal(NotAllowed(), _)
    try:
        given = read_replies(_text(content), unit.business)
    except SettingsError as error:
        unreadable = UnreadableReply(why="\n".join(error.sentences(_)))
        return unreadable.code, refusal(unreadable, _)
    return audit.DONE, changed(await put_all(unit, given, by.id), _)


def _text(content: bytes | None) -> str:
    if content is None or len(content) > MOST:
        raise SettingsError(NAME, Mistake("large_file", fields={"limit": MOST // 1_000_000}))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(NAME, Mistake("not_utf8")) from None
