"""Words by which colleagues send each other to a third one: «Спитай у Соломії, чи можна знижку», "we should ask Daria".

Customers are addressed formally, so «спитай» and «передай» are for a colleague; that something has to be asked is said
among colleagues unless it is said to the customer («Вам», you). What the writer does themselves («запитаю Дарію») goes.
"""

import re

from care.tickets.words.signs import seen

TO_CUSTOMER = re.compile(r"\b(?:ви|вас|вам|вами|ваш\w*|вы|you|your|yours)\b")
BID = (
    "спитай|запитай|скажи|перекажи|передай|напиши|уточни|дізнайся|поклич|подзвони|зателефонуй|набери|попроси|віддай|"
    "скинь|спроси|узнай|позови|позвони|отдай"
)
NEED = (
    "треба|потрібно|варто|слід|необхідно|давай|можеш|зможеш|надо|нужно|стоит|необходимо|можешь|сможешь|"
    "need to|needs to|should|must|have to|has to|gotta|let's"
)
DEED = (
    "спитати|запитати|сказати|переказати|передати|написати|уточнити|дізнатися|дізнатись|покликати|подзвонити|"
    "зателефонувати|набрати|попросити|віддати|спросить|сказать|передать|написать|уточнить|узнать|позвать|позвонить|"
    "набрать|попросить|отдать|ask|tell|call|text|check with|pass(?: it| this)?(?: on)? to|give (?:it|this) to"
)
BEGUN = r"(?:^|[.!?;]\s*)(?:please )?(?:ask|tell|check with|pass (?:it|this)(?: on)? to|give (?:it|this) to)"
BEHIND = r"\b((?:\W+\w+){0,3})"
BIDS = (
    re.compile(rf"\b((?:\w++\W++){{0,2}})(?:{BID}){BEHIND}"),
    re.compile(rf"\b(?:{NEED})\b((?:\s+\w+){{0,2}}?)\s+(?:{DEED}){BEHIND}"),
    re.compile(rf"{BEGUN}{BEHIND}", re.MULTILINE),
)
WORD = re.compile(r"\w+")


def is_to_customer(text: str) -> bool:
    """Whether it speaks to somebody as one speaks to customers."""
    return TO_CUSTOMER.search(seen(text)) is not None


def near_bids(text: str) -> tuple[str, ...]:
    """The words around what colleagues are bidden to ask, say or pass on. One of them may be a name, in any case."""
    plain = seen(text)
    if TO_CUSTOMER.search(plain):
        return ()
    around = (part for bid in BIDS for found in bid.finditer(plain) for part in found.groups())
    return tuple(word for part in around for word in WORD.findall(part))
