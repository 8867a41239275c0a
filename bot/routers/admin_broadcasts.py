"""What admins press about a broadcast: it is confirmed, stopped, gone on with, ended, looked at."""

from aiogram.types import CallbackQuery

from bot.routers import admin_pages
from bot.routers.carrier import carrier
from bot.routers.staff.update import Desk
from bot.telegram.answers import Answer, Toast
from care.broadcasts import recalling, steering
from care.broadcasts.model import Outcome
from care.composing import broadcasts as composing
from care.outbox import Lane, Post, owe
from care.outbox.bodies import Results
from care.staff import audit
from dialogs.language.words import Words
from dialogs.staff import broadcasts
from dialogs.staff.pages import Page

STEERS = (
    *(broadcasts.CONFIRM, broadcasts.PAUSE, broadcasts.RESUME, broadcasts.CANCEL),
    *(broadcasts.REFUSED, broadcasts.TWICE, broadcasts.RECALLED),
)
DEEDS = (*STEERS, broadcasts.RESULTS, broadcasts.REFRESH, broadcasts.LOST, broadcasts.RECALL)


async def pressed(desk: Desk, press: CallbackQuery, deed: str, number: int, _: Words) -> list[Answer]:
    match deed:
        case broadcasts.RESULTS | broadcasts.REFRESH:
            await _owe_results(desk, press, number, deed)
            return [Toast(press.id)]
        case broadcasts.LOST:
            return [Toast(press.id), await admin_pages.in_doubt(desk, press.from_user, number, press)]
        case broadcasts.RECALL:
            return [Toast(press.id), await admin_pages.ask_recall(desk, press.from_user, number, press)]
    done = await _steer(desk, press.from_user.id, deed, number)
    word = _("Done.") if done else _("This is no longer possible. Check the broadcast’s current status.")
    page = await admin_pages.show(desk, press.from_user, Page.BROADCASTS, press)
    return [Toast(press.id, _.plain(word)), page]


async def _steer(desk: Desk, admin: int, deed: str, number: int) -> bool:
    match deed:
        case broadcasts.CONFIRM:
            done = await composing.confirm(desk.unit, number, admin)
        case broadcasts.PAUSE:
            done = await steering.pause(desk.unit, number)
        case broadcasts.RESUME:
            done = await steering.resume(desk.unit, number)
        case broadcasts.REFUSED:
            done = await steering.resume(desk.unit, number, (Outcome.REFUSED,))
        case broadcasts.RECALLED:
            done = await recalling.recall(desk.unit, number)
        case broadcasts.TWICE:
            done = await steering.resume(desk.unit, number, (Outcome.AMBIGUOUS,))
        case _:
            done = await steering.cancel(desk.unit, number)
    if done:
        await audit.write(desk.unit, admin, deed, broadcast=number)
    return done


async def _owe_results(desk: Desk, press: CallbackQuery, number: int, deed: str) -> None:
    """What came of a broadcast: read when it is sent, for it may take its time."""
    here = carrier(press)
    body = Results(broadcast=number, edit=here if deed == broadcasts.REFRESH else None)
    once = f"results:{number}:{here}"
    await owe(desk.unit, Post(press.from_user.id, body, Lane.ANSWER, stream="results", once=once))
    await audit.write(desk.unit, press.from_user.id, deed, broadcast=number)
