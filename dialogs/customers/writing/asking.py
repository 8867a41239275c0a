"""Whether somebody plainly asks when we are open or where: "ви сьогодні працюєте?", "до скольки вы?", "are you open?".

A question of a few words only: whoever writes more may want more, and is offered to be passed on as always. Nothing is
lost by a mistake either way, for what they wrote stays one press away from an operator.
"""

import re

MOST_WORDS = 9
SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})
# One phrase a line. `*`: any ending; `?` after a group: it may be missing.
PHRASES = """
    працюєте
    працює (заклад|магазин|кав'ярня|кафе|клініка|доставка|салон)
    (який|ваш|графік) (графік|роботи)
    (години|час|режим|розклад) роботи
    (до|з) (котрої|якої|скількох)
    (коли|о котрій) (ви )?(відкрив|відчин|закрив|зачин)*
    ви (ще )?(відчинен|відкрит|зачинен|закрит)*
    (яка|ваша|де ваша) адреса
    де ви (знаходитесь|знаходитеся|є|розташован*)
    як (до вас )?(дістатис|доїхат)*
    (ваш|який|який у вас|номер) (номер )?телефон*
    работаете
    работает (заведение|магазин|кофейня|кафе|клиника|доставка|салон)
    (какой|ваш|график) (график|работы)
    (часы|время|режим|расписание) работы
    (до|с|со) (скольки|скольких|которого)
    (когда|во сколько) (вы )?(откры|закры)*
    вы (еще )?(открыты|закрыты)
    (какой|какой у вас|ваш|где ваш) адрес
    где вы (находитесь|есть|расположен*)
    как (до вас |к вам )?(добраться|доехать)
    (ваш|какой|какой у вас|номер) (номер )?телефон*
    are you (guys )?(still )?(open|closed)
    (when|what time|until when|till when|how late) (do |are |will )?(you|u) (be )?(open|close)*
    (opening|working|business|office) (hours|time|times)
    (your|what) hours
    hours today
    open (today|tomorrow|now|on|at|until|till)
    (your|what is the|what's the|what is your|what's your) (address|phone*)
    where are you (located|based)
    how (do|can) i (get there|get to you|find you)
"""
ASKS = re.compile(
    r"\b(?:"
    + "|".join(line.strip().replace("*", r"\w*") for line in PHRASES.splitlines() if line.strip())
    + r")(?!\w)"
)
BY_ITSELF = frozenset(
    (
        *("адреса", "графік", "графік роботи", "телефон", "відчинено", "відкрито", "де ви"),
        *("адрес", "график", "график работы", "открыто", "где вы"),
        *("address", "hours", "open", "phone", "phone number", "where are you"),
    )
)
# With such words it is a complaint, or a matter of one's own.
BUT = re.compile(
    r"\b(чому|почему|why|wrong|не та|не тот|не працю|не работа|неправильн|невірн|неверн|змін|измен|change|скарг|поскарж"
    r"|жалоб|пожалов|complain|мо[яйєю]\b|мою\b|моє|моего|мого|my\b|замовлен|заказ|order|кур'єр|курьер|courier)"
)


def asks_when_or_where(text: str) -> bool:
    said = " ".join(text[:200].translate(SAME).casefold().split()).strip(" ?!.,…")
    if not said or len(said.split()) > MOST_WORDS or BUT.search(said):
        return False
    return said in BY_ITSELF or ASKS.search(said) is not None
