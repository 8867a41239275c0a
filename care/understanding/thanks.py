"""Whether a message is thanks and nothing more: "дякую 🙏", "спасибо большое", "ok, thank you!", a heart, a sticker.

Then nobody has to answer. In doubt it is more: better one word too many than a customer who waits unheard. So every
word must be known, one of them or a picture must be grateful or content, and nothing may be asked.
"""

import re

from care.values.content import Content, Kind

LONGEST = 120  # characters; whoever writes more says more

# What is thanks, or contentment, by itself. As people type: without the dots of ё, every apostrophe as '.
THANKS = """
    дякую дякуємо дяка дяки дякі дякс подяка вдячна вдячний вдячні спасибі спс дкую сенкс сенк'ю сенкью мерсі
    ок окей окі добре гаразд домовились домовилися зрозуміло зрозуміла зрозумів ясно прийнято
    супер чудово клас класно круто прекрасно відмінно ідеально
    спасибо спасибочки пасиб пасибо пасибки спасиб спосибо благодарю благодарим благодарна благодарен благодарны мерси
    признательна признателен договорились понятно поняла понял принято хорошо ладно
    отлично класс классно замечательно здорово идеально
    thanks thank thanx thx tnx thnx ty tysm tyvm cheers appreciated appreciate grateful
    ok okay okey oki k kk got understood noted
    great perfect awesome excellent wonderful brilliant lovely amazing cool good fine nice
"""
# What may stand around it. No "yes": that answers a question.
AROUND = """
    дуже вам вас тобі велике величезне щире щиро сердечно за все всім і й та а ой о це вже ще раз
    допомогу відповідь швидку швидко оперативність оперативно увагу турботу розуміння роботу терпіння інформацію
    ви найкращі молодці гарного гарних чудового доброго дня вечора вихідних ночі тижня до побачення бувайте
    всього найкращого навзаєм взаємно
    большое огромное очень тебе всем и это уже еще
    помощь ответ быстрый быстро внимание заботу понимание работу терпение информацию
    вы лучшие молодцы хорошего хороших отличного прекрасного вечера выходных ночи недели свидания всего взаимно
    you u so very much many a lot ton million for your the all everything it this that is was i i'm im we and
    help quick fast prompt reply response answer assistance support patience understanding time attention info
    information again really kindly guys team sir best have day evening weekend one too well it's that's
    bye goodbye regards
"""
# What says yes as well, where an answer is awaited.
YES = """
    ок окей окі добре гаразд домовились домовилися прийнято договорились хорошо ладно принято
    ok okay okey oki k kk great perfect good fine 👍 👌 🤝 ✅ ✔
"""
# What is said before one comes to the point.
GREETINGS = """
    привіт вітаю вітання здрастуйте салют добрий доброго день ранок ранку вечір
    привет здравствуйте здравствуй здрасьте приветствую добрый доброе день утро утра вечер
    hello hi hey hiya greetings morning afternoon there test тест
"""
AGREES = frozenset(YES.split())
GRATEFUL = frozenset(THANKS.split())
KNOWN = GRATEFUL | frozenset(AROUND.split())
AROUND_A_GREETING = KNOWN | frozenset(GREETINGS.split())

HEART = "❤♥🧡💛💚💙💜🖤🤍🤎💕💖💗💓💞💘💝💟❣🩷🩵🩶"
GLAD = "🙏👍👌🤝😊🙂☺😄😃😀😁🥰😍😘🤗😇🫶👏💪🔥🎉🥳✨🌸🌹🌷💐🌺🌻⭐🌟✅✔🫡🤩😌😻🙌🤟🍀☀"
PICTURES = frozenset(HEART + GLAD)
BESIDE = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")  # how a picture is drawn: the skin's colour
SMILES = re.compile(r"(?<![\w])(?:[:;=]-?[)D*]+|<3+|\^_*\^)|\)+")
SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ʹ": "'", "ё": "е"})
WORD = re.compile(r"[\w'-]+")
NAMED = re.compile(r"(?<=[^\W\d_]), ([A-ZА-ЯҐЄІЇЁ][a-zа-яґєіїё'’ʼ]{1,14})[\s!.)]*$")  # "Дякую, Тарасе!"
HARMLESS = frozenset('.,!;:()…—–-*"«»„“”~+')


def only_thanks(content: Content) -> bool:
    """A sticker is thanks unless it is plainly none; so are words without a file."""
    if content.kind is Kind.STICKER:
        emoji = BESIDE.sub("", str(content.data.get("emoji", "")))
        return all(sign in PICTURES for sign in emoji)
    return content.kind is Kind.TEXT and _thanks(content.text)


def says_something(content: Content) -> bool:
    """Whether somebody should read it though nobody waits for it: more than thanks, a greeting, or signs alone."""
    if content.kind is not Kind.TEXT:
        return not only_thanks(content)
    words = WORD.findall(_folded(SMILES.sub(" ", content.text[: 2 * LONGEST])))
    return not (len(content.text) <= LONGEST and AROUND_A_GREETING.issuperset(map(_short, words)))


def agrees(content: Content) -> bool:
    """Whether thanks can be a yes: "ok", "добре 👍". Then it is an answer to whoever waits for one."""
    text = str(content.data.get("emoji", "")) if content.kind is Kind.STICKER else content.text
    text = BESIDE.sub("", text).casefold()
    said = {*WORD.findall(text), *(sign for sign in WORD.sub("", text) if sign in PICTURES)}
    return bool(said) and said <= AGREES


def _thanks(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    text, smiles = SMILES.subn(" ", NAMED.sub("", BESIDE.sub("", text)))
    folded = _folded(text)
    words = [word.strip("'-") for word in WORD.findall(folded)]
    words = [_short(word) for word in words if word]
    signs = {sign for sign in WORD.sub("", folded) if not sign.isspace()} - HARMLESS
    if signs - PICTURES or not KNOWN.issuperset(words):
        return False
    return not GRATEFUL.isdisjoint(words) if words else bool(signs or smiles)


def _folded(text: str) -> str:
    return text.translate(SAME).casefold()


def _short(word: str) -> str:
    """As it is written without feeling: "дякуюююю", "soooo"."""
    return word if word in AROUND_A_GREETING else re.sub(r"(.)\1+", r"\1", word)
