"""Broadcasts, for whoever looks at them from the command line, beside a bot that runs or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care.broadcasts import recalling, rows, steering
from care.broadcasts.after import ANSWERS, VOUCHERS, After, after
from care.broadcasts.audience import counted
from care.broadcasts.checking import flaws, flaws_for
from care.broadcasts.fields import fields_of
from care.broadcasts.model import AtHour, Broadcast, Draft, Letter, Now, Outcome, Plan, Text
from care.broadcasts.rows import Counts
from care.business import LANGUAGES, Business, Language
from care.contact.purposes import BROADCAST
from care.store.unit import Store
from care.values.content import Content, Kind
from dialogs.broadcasts.flaws import sentence
from dialogs.language.words import Words

LATEST = 10


async def shown(places: Places, number: int | None) -> list[str]:
    """A line for each; of one alone, its reasons below, and what came of it."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        if number is None:
            found = await rows.latest(unit, LATEST)
            lines = [_line(each, await rows.counts(unit, each.id)) for each in found]
            return lines or ["There are no broadcasts."]
        one = await rows.find(unit, number)
        if one is None:
            return ["There is no such broadcast."]
        counts = await rows.counts(unit, number)
        return [_line(one, counts), *_reasons(counts), *_came(await after(unit, number))]


async def steered(places: Places, deed: str, number: int, again: Sequence[str]) -> bool:
    async with Store.opened(places.database_url) as store, store.write() as unit:
        match deed:
            case "pause":
                done = await steering.pause(unit, number)
            case "cancel":
                done = await steering.cancel(unit, number)
            case _:
                done = await steering.resume(unit, number, [Outcome(name) for name in again])
        await unit.commit()
    return done


async def recalled(places: Places, number: int, *, yes: bool) -> list[str]:
    """In how many chats it can still be deleted; with `yes` it is."""
    async with Store.opened(places.database_url) as store, store.write() as unit:
        reach = await recalling.reach(unit, number)
        lines = [f"can be deleted  {reach.young} of {reach.sent}"]
        if yes and await recalling.recall(unit, number):
            lines.append("recalled")
            await unit.commit()
    return lines


def _line(broadcast: Broadcast, counts: Counts) -> str:
    outcomes = ", ".join(f"{name} {counts.by[name]}" for name in Outcome if counts.by.get(name))
    gone = f", unsubscribed {counts.unsubscribed}" if counts.unsubscribed else ""
    return (
        f"{broadcast.id}  {rows.stage(broadcast, counts)}  of {counts.total}: {outcomes or 'none yet'}{gone}"
    )


def _reasons(counts: Counts) -> list[str]:
    return [f"  {outcome}  {why}  {count}" for (outcome, why), count in sorted(counts.why.items())]


def _came(found: After) -> Iterator[str]:
    """docs/broadcasts.md says what is counted, and for which broadcast."""
    if found.until is None:
        return
    yield f"  what came of it, final at {found.until:%Y-%m-%d %H:%M} UTC"
    for name, came in ({"all": found.total} | dict(found.by)).items():
        yield f"  {name}  " + ", ".join(
            f"{figure.replace('_', ' ')} {count}" for figure, count in asdict(came).items()
        )
    yield (
        f"  answered and turned off: within {ANSWERS.days} days of it; redeemed: within {VOUCHERS.days} days; "
        "“before”: as long a time before it"
    )


class MistakenError(ValueError):
    """It cannot be sent like this."""


async def sent(
    places: Places, business: Business, texts: Mapping[str, str], when: tuple[str, str], *, yes: bool
) -> list[str]:
    """Who would get it; with `yes` it is begun. Raises MistakenError; nothing is written then."""
    letter = Letter({_language(name): _text(text) for name, text in texts.items()})
    _ = Words(reader_words().language, business.tz)
    async with Store.opened(places.database_url, business) as store, store.write() as unit:
        draft = Draft(letter=letter, plan=_plan(when[0], when[1], unit.now.astimezone(business.tz)))
        wrong = flaws(letter, business.languages) or await flaws_for(
            unit, draft.audience, fields_of(letter), BROADCAST
        )
        if wrong:
            raise MistakenError(" ".join(_.plain(sentence(flaw, _)) for flaw in wrong))
        count = await counted(unit, draft.audience, BROADCAST)
        lines = [
            f"recipients  {count.total}",
            *(f"left out  {why}  {times}" for why, times in count.left_out.items()),
        ]
        if yes:
            lines.append(f"begun  {await steering.begin(unit, min(business.admins), draft)}")
            await unit.commit()
    return lines


def _text(text: str) -> Text:
    return Text((Content(Kind.TEXT, text),))


def _language(name: str) -> Language:
    return next(language for language in LANGUAGES if language == name)


def _plan(day: str, at: str, now: datetime) -> Plan:
    try:
        found = date.fromisoformat(day) if day else now.date()
        return AtHour(found, time.fromisoformat(at)) if at else Now()
    except ValueError:
        raise MistakenError("write the time like 10:00 and the day like 2026-12-01") from None
