"""What matter a text plainly is: a complaint by its own words, or one of the few wishes that the menu has a button for.

A complaint may go on for long, so what it says of itself is looked for at its beginning. The wishes are the whole of a
short message: who writes more says more. In doubt it is none of them, and is treated as any words are.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from care.understanding.lexicon import GREETED, WORD, folded
from care.values.content import Message

BEGINNING = 200  # characters in which a complaint says that it is one


class Matter(StrEnum):
    COMPLAINT = "complaint"
    PERSON = "person"  # they want to talk to one
    ERASURE = "erasure"  # of their data


# One phrase a line. `*`: any ending; `~`: up to three words between; `^`: at the beginning of a sentence only; `$`:
# what it is about follows, or nothing.
COMPLAINTS = """
    (хочу|хочемо|хоті*|бажаю|мушу|змушен*|виріши*|дозвольте|прийшла|прийшов)~ (по)?скаржит*
    (по)?скаржу(ся|сь)
    (подати|подаю|залишити|залишаю|написати|оформити|зробити|надіслати|прийміть|розгляньте)~ скаргу
    (маю|маємо)~ скаргу
    у (мене|нас)~ скарга
    це скарга
    ^(моя |наша )?скарга$
    (хочу|хотим|хотел*|желаю|вынужден*|должна|должен|намерен*|решил*|позвольте|пришла|пришел)~ (по)?жаловаться
    (по)?жалуюсь
    (подать|подаю|оставить|оставляю|написать|оформить|отправить|примите|рассмотрите)~ жалобу
    (имею|имеем)~ жалобу
    у (меня|нас)~ жалоба
    это жалоба
    ^(моя |наша )?жалоба$
    (want|wants|wanted|like|wish|need|have|here|going|writing) to complain
    (make|file|lodge|submit|raise|register|leave)~ complaint
    (i|we)( would| do)? have a( \\w+)? complaint
    (i'm|i am|we're|we are) complaining
    this is a( \\w+)? complaint
    ^(my |our |a |formal )?complaint$
"""
NAMED = r"(?=\s*(?:$|[.,:!—–\n-]|(?:на|про|щодо|стосовно|через|о|об|по|из-за|насчет|about|on|against|regarding|re)\b))"
NOT = re.compile(
    r"\b(?:не|ні|ані|ни|not|never|no|without|don't|isn't|wasn't|nothing|без)"
    r"(?: \w+){0,3} (?:на |про |о )?(?:(?:по)?скарж|скарг|(?:по)?жал[оу]|complain)"
)


# Every word of a wish is known, and one of them at least says what is wished.
SOMEBODY = re.compile(
    r"\b(?:оператор|менеджер|консультант|адміністратор|администратор|людин|человек|human|operator|agent|representative"
    r"|person\b|manager\b|(?:talk|speak|chat) (?:to|with) some(?:one|body)\b)"
)
ASKING_FOR_SOMEBODY = """
    а б бажаю ваш вашого вашим вас ви відповість вже від де до жива живу живою живої живий живого живим з із зі
    за є й і на мене мені можна можу можете могла міг не ні тут хтось хочу хочемо хотіла хотів хотіли чи яка
    який якийсь якась який-небудь бот боту бота ботом робот робота роботом дайте покличте позвіть запросіть
    підключіть з'єднайте зв'яжіть зв'язатися зв'язатись зв'яжіться зв'язок переключіть перемкніть переведіть
    передайте потрібен потрібна потрібно треба прошу будь ласка поговорити говорити поспілкуватися
    поспілкуватись спілкуватися спілкуватись написати звернутися справжня справжню справжньою справжній
    справжнього справжнім реальна реальну реальною людина людину людини людиною людині оператор оператора
    оператору оператором оператори менеджер менеджера менеджеру менеджером консультант консультанта консультанту
    консультантом адміністратор адміністратора адміністратору адміністратором добрий доброго день дня вечір
    вечора ранок ранку ваша вашего ваши вы где есть желаю живая живой живым из к ко кто-нибудь кто-то меня мне
    можно могу мог нет с со хочется хотим хотел хотела хотелось бы ли какой-нибудь здесь позовите пригласите
    подключите соедините свяжите связаться связь свяжитесь переключите переведите нужен нужна нужно надо
    пожалуйста поговорить говорить пообщаться общаться написать обратиться настоящий настоящего настоящим
    реальный реального реальным человек человека человеку человеком операторы менеджеры администратор
    администратора администратору администратором добрый доброе утро утра вечер i i'd we want wanna would like
    to need can could may talk speak chat write with a an the real live living actual human humans being person
    people operator agent representative customer service support someone somebody anyone anybody manager please
    pls connect me us get give let put through have is are there here your you not no bot robot machine from hi
    hello hey good morning afternoon evening transfer switch call for
"""
ERASE = re.compile(
    r"\b(?:видал|зітр|стерт|знищ|забуд|удали|удален|сотри|стереть|уничтож|delet|erase|remove|wipe|forget me\b)"
)
THEIR_DATA = re.compile(
    r"\b(?:дан[іи]х?|данн\w+|інформац|информац|акаунт|аккаунт|профіль|профиль|обліков|учетн|data|account|profile|information"
    r"|про мене|обо мне|about me|forget me)"
)
ASKING_FOR_ERASURE = """
    а б бажаю будь ваш вас ви від видаліть видалити видалення видаляти зітріть стерти знищіть знищити забудьте
    вимагаю всі все всю дайте дані даних з із зі за і й інформацію інформації акаунт акаунта профіль профілю
    обліковий запис запису ласка мене мені можете можна можу мої мій мою моїх моя персональні персональних
    особисті особистих прошу про свої свій своїх тут треба усі усе хочу хотіла хотів чи що щоб як який маєте
    добрий день бы в вы всё где где-то данные данных из информацию информации и аккаунт аккаунта профиль профиля
    учетную запись как ли меня мне можно могу мои мой моих надо нужно обо пожалуйста свои свой своих
    персональные персональных личные личных сотрите стереть уничтожьте удалите удалить удаления удаление требую
    хотел хотела хотелось чтобы что вся добрый есть i i'd we want would like to need can could may you my all of
    the data personal private account profile information info everything about me delete deleted deleting
    deletion erase erased remove wipe forget please pls how do request a an have that it and your from is be hi
    hello gdpr under
"""
TO_SOMEBODY = GREETED | frozenset(ASKING_FOR_SOMEBODY.split())
TO_BE_FORGOTTEN = GREETED | frozenset(ASKING_FOR_ERASURE.split())
MOST_WORDS = 12


def _pattern(phrases: str) -> re.Pattern[str]:
    lines = [line.strip() for line in phrases.splitlines() if line.strip()]
    return re.compile("|".join(map(_phrase, lines)), re.MULTILINE)


def _phrase(line: str) -> str:
    start = r"(?:^|(?<=[.!?] ))" if line.startswith("^") else r"\b"
    end = NAMED if line.endswith("$") else r"\b"
    inner = line.strip("^$").replace("*", r"\w*").replace("~", r"(?: [\w'-]+){0,3}")
    return f"{start}(?:{inner}){end}"


COMPLAINS = _pattern(COMPLAINTS)


def plainly(text: str) -> Matter | None:
    said = "\n".join(" ".join(line.split()) for line in folded(text[:BEGINNING]).strip().splitlines())
    if COMPLAINS.search(said) and not NOT.search(said):
        return Matter.COMPLAINT
    return _wish(said) if len(text) < BEGINNING else None


def _wish(said: str) -> Matter | None:
    words = WORD.findall(said)
    if len(words) > MOST_WORDS:
        return None
    if SOMEBODY.search(said) and TO_SOMEBODY.issuperset(words):
        return Matter.PERSON
    if ERASE.search(said) and THEIR_DATA.search(said) and TO_BE_FORGOTTEN.issuperset(words):
        return Matter.ERASURE
    return None


def complains(messages: Iterable[Message]) -> bool:
    return any(plainly(message.content.text) is Matter.COMPLAINT for message in messages)
