"""Canned replies in the store of this installation, from the command line, beside a bot that runs or not."""

from pathlib import Path

from bot.replies.file import NAME, read_replies, write_replies
from bot.settings.errors import Mistake, SettingsError
from care.business import Business
from care.replies.model import Reply
from care.replies.rows import Changes, all_replies, put_all
from care.store.migrate import migrated


async def export_all(database_url: str) -> str:
    """All replies as the text of a file."""
    async with migrated(database_url) as store, store.read() as unit:
        return write_replies(await all_replies(unit))


async def import_all(database_url: str, business: Business, file: Path) -> Changes:
    """The file's replies and no others, or, when it has a mistake, nothing. Raises SettingsError."""
    given = read_replies(_text(file), business, str(file))
    async with migrated(database_url) as store, store.write() as unit:
        changes = await put_all(unit, given)
        await unit.commit()
    return changes


def beside(settings: Path, business: Business) -> dict[str, Reply]:
    """Those of the file beside the settings: none when there is no such file. Raises SettingsError."""
    file = settings.with_name(NAME)
    return read_replies(_text(file), business, str(file)) if file.exists() else {}


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(str(file), Mistake("absent_file")) from None
    except UnicodeDecodeError:
        raise SettingsError(str(file), Mistake("not_utf8")) from None
