"""Carries out what customers command (care/commands.py)."""

from dataclasses import replace
from typing import TypeAlias
from zoneinfo import ZoneInfo

from care.broadcasts.commands import BeginBroadcast, ShowBroadcast
from care.business import Business
from care.commands import (
    AddToTicket,
    AnswerFollowUp,
    Command,
    Decline,
    DeleteMe,
    Done,
    ExplainRecommendation,
    ExplainScore,
    ExportMe,
    GiveFeedback,
    MoveWords,
    OpenTicket,
    RateTicket,
    Recommend,
    Refused,
    ReopenTicket,
    Result,
    ScoreExplained,
    SetBirthday,
    SetCloseness,
    SetLanguage,
    SetWishes,
    SetZone,
    TicketOpened,
    TicketReopened,
    UndoUsual,
    WantIt,
    WithdrawTicket,
)
from care.composing import broadcasts as composing
from care.contact import agreements, answering
from care.contact.purposes import SURVEY
from care.feedback import given
from care.followups import answers, appointments, usual, wanted
from care.loyalty import friends, gifts
from care.loyalty.friends import CameByFriend, ComeByFriend, Invitation, InviteFriend
from care.loyalty.movements import Why
from care.loyalty.till import cards, missing, vouchers
from care.loyalty.till.commands import (
    CancelVoucher,
    DropNumber,
    OwnNumber,
    PointsBack,
    ShowCard,
    ShowVoucher,
    TakeReward,
    VoucherMade,
)
from care.people import customers, numbers, operators
from care.people.customers import Customer, wished_by
from care.privacy import export, knowledge
from care.reminders import keeping
from care.reminders.commands import (
    AboutReminders,
    AnswerReminder,
    AnswerReminders,
    KeepReminder,
    ReminderSet,
    RemindersSet,
    RewordReminder,
    TurnReminder,
    TurnReminders,
)
from care.rules import setting_up
from care.rules.commands import AboutRules
from care.store.unit import Unit
from care.tickets.hiding import tell_desk
from care.tickets.opening import own
from care.tickets.opening.joining import open_or_join
from care.tickets.opening.open import own_feedback
from care.tickets.rows import load_ticket
from care.tickets.words.moving import move_words
from care.tills.appearing import appear
from care.values.errors import CareError, NotOffered


async def carry_out(unit: Unit, command: Command, customer: Customer) -> Result:
    """What came of it. A refusal has undone its own part of the transaction, and no more."""
    try:
        async with unit.savepoint():
            if isinstance(command, ShowBroadcast | BeginBroadcast):
                return await composing.carry_out(unit, command, customer)
            if isinstance(command, AboutRules):
                await setting_up.carry_out(unit, command, customer.id)
                return Done()
            if isinstance(command, AboutReminders):
                return await _remind(unit, command, customer)
            result = await _carry_out(unit, command, customer)
            if isinstance(result, TicketOpened | TicketReopened):
                await answering.grew(unit, customer.id, result.ticket)
            return result
    except CareError as error:
        return Refused(error)


async def _carry_out(unit: Unit, command: Command, customer: Customer) -> Result:
    match command:
        case OpenTicket() | ReopenTicket() | ExplainScore() | UndoUsual() | WantIt():
            return await _turn_to_us(unit, command, customer)
        case TakeReward() | CancelVoucher() | ShowCard() | ShowVoucher() | OwnNumber() | DropNumber():
            return await _at_the_till(unit, command, customer)
        case InviteFriend() | ComeByFriend():
            return await _with_a_friend(unit, command, customer)
        case AddToTicket() | MoveWords() | WithdrawTicket() | RateTicket():
            await _go_on(unit, command, customer)
        case GiveFeedback():
            return await _give(unit, command, customer)
        case AnswerFollowUp() | Decline() | Recommend() | ExplainRecommendation():
            await answers.take(unit, command, customer)
        case ExportMe() | DeleteMe():
            await _hand_over(unit, command, customer)
        case SetLanguage() | SetZone() | SetCloseness() | SetWishes() | SetBirthday():
            await _set(unit, command, customer)
    return Done()


Turning: TypeAlias = OpenTicket | ReopenTicket | ExplainScore | UndoUsual | WantIt


async def _turn_to_us(unit: Unit, command: Turning, customer: Customer) -> Result:
    match command:
        case OpenTicket():
            opened = await open_or_join(unit, customer, command)
            if command.points:
                ticket = await load_ticket(unit, opened.ticket)
                await tell_desk(unit, ticket, await missing.told(unit, ticket))
            return opened
        case WantIt():
            return await wanted.want(unit, customer, command)
        case UndoUsual(ticket=number):
            return await usual.undo(unit, customer, number)
        case ReopenTicket(solved, messages):
            ticket = await own.reopen(unit, customer, solved, messages)
            return TicketReopened(ticket.id, ticket.answer_due)
        case ExplainScore():
            ticket, reopened = await own.explain(unit, customer, command)
            return ScoreExplained(ticket.id, reopened, ticket.is_open)


Tilling: TypeAlias = TakeReward | CancelVoucher | ShowCard | ShowVoucher | OwnNumber | DropNumber


async def _at_the_till(unit: Unit, command: Tilling, customer: Customer) -> Result:
    match command:
        case TakeReward(reward, asked_at):
            once = f"{customer.id}:{reward}:{asked_at.timestamp():.6f}"
            made = await vouchers.make(unit, customer.id, reward, once=once, language=customer.language)
            return VoucherMade(made.id)
        case CancelVoucher(number):
            return PointsBack(await vouchers.cancel(unit, customer.id, number))
        case ShowCard():
            await cards.show(unit, customer.id)
        case ShowVoucher(number):
            await vouchers.show(unit, customer.id, number)
        case OwnNumber(kind, value):
            await appear(unit, customer.id, kind, value)
        case DropNumber(kind):
            await numbers.drop(unit, customer.id, kind)
    return Done()


async def _with_a_friend(unit: Unit, command: InviteFriend | ComeByFriend, customer: Customer) -> Result:
    match command:
        case ComeByFriend(code):
            return CameByFriend(await friends.came(unit, customer.id, code))
        case InviteFriend():
            own = await friends.offer(unit, customer.id)
            if own is None:
                raise NotOffered
            return Invitation(own)


GoingOn: TypeAlias = AddToTicket | MoveWords | WithdrawTicket | RateTicket


async def _go_on(unit: Unit, command: GoingOn, customer: Customer) -> None:
    """With a ticket that they have."""
    match command:
        case AddToTicket(ticket, messages):
            await own.add(unit, customer, ticket, messages)
        case MoveWords(ticket, to, messages):
            await move_words(unit, customer, ticket, to, messages)
        case WithdrawTicket(ticket):
            await own.withdraw(unit, customer, ticket)
        case RateTicket(ticket, score):
            await own.rate(unit, customer, ticket, score)
            await answering.answered(unit, customer.id, SURVEY.key)
            await gifts.give(unit, customer.id, Why.SURVEY, f"ticket:{ticket}")


async def _give(unit: Unit, command: GiveFeedback, customer: Customer) -> Result:
    result = await given.give(unit, customer, command)
    if not command.anonymous:
        await answering.signed(unit, customer.id)
    return result


async def _hand_over(unit: Unit, command: ExportMe | DeleteMe, customer: Customer) -> None:
    match command:
        case ExportMe():
            await export.send(unit, customer)
        case DeleteMe():
            await knowledge.erase(unit, customer.id)


async def _remind(unit: Unit, command: AboutReminders, customer: Customer) -> Result:
    match command:
        case KeepReminder(what, plan, 0, ticket):
            if there := await keeping.same(unit, customer, what, plan):
                return ReminderSet(there, already=True)
            of = await appointments.check(unit, customer.id, command.appointment)
            of |= {"ticket": ticket, "feedback": await own_feedback(unit, customer, command.feedback)}
            of["zone"] = customer.tz(unit.business).key if command.exact else ""
            return ReminderSet(await keeping.keep(unit, customer, what, plan, **of))
        case KeepReminder(what, plan, number, exact=exact):
            return ReminderSet(await keeping.move(unit, customer, number, what, plan, exact=exact))
        case RewordReminder(number, what):
            return ReminderSet(await keeping.reword(unit, customer, number, what))
        case TurnReminder(number, to):
            return ReminderSet(await keeping.turn(unit, customer, number, to))
        case TurnReminders(numbers, to):
            return RemindersSet(tuple(await keeping.turn_all(unit, customer, numbers, to)))
        case AnswerReminder(number, turn, answer):
            return ReminderSet(await keeping.answer(unit, customer, number, turn, answer))
        case AnswerReminders(at, answer):
            return RemindersSet(tuple(await keeping.answer_all(unit, customer, at, answer)))


Setting: TypeAlias = SetLanguage | SetZone | SetCloseness | SetWishes | SetBirthday


async def _set(unit: Unit, command: Setting, customer: Customer) -> None:
    """What they agree to is on record, too; what stands already is agreed to once."""
    changed = _changed(command, customer, unit.business)
    await customers.save(unit, [changed], unit.now)
    if changed.tz(unit.business) != customer.tz(unit.business):
        if isinstance(command, SetZone) and command.holds:
            await keeping.hold(unit, customer)
        await keeping.moved(unit, changed)
    if changed.chosen:
        await operators.speak(unit, changed.id, changed.language)
    if isinstance(command, SetCloseness | SetWishes) and changed != customer:
        await agreements.record(unit, changed, command.words)


def _changed(command: Setting, customer: Customer, business: Business) -> Customer:
    match command:
        case SetLanguage(language):
            if language not in business.languages:
                raise NotOffered
            return replace(customer, language=language, chosen=True)
        case SetZone(zone):
            return replace(customer, zone=_known(zone))
        case SetCloseness(closeness):
            wishes = wished_by(closeness, customer.wishes)
            return replace(customer, closeness=closeness, wishes=wishes)
        case SetWishes(wishes):
            return replace(customer, wishes=wishes)
        case SetBirthday(birthday):
            return replace(customer, birthday=answers.checked_birthday(birthday))


def _known(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise NotOffered from None
    return zone
