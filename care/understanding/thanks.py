"""Whether a message is thanks and nothing more: "дякую 🙏", "спасибо большое", "ok, thank you!", a heart, a sticker.

Then nobody has to answer. In doubt it is more: better one word too many than a customer who waits unheard. So every
word must be known, one of them or a picture must be grateful or content, and nothing may be asked. A short thanks may
name somebody: that is the one word that nobody can know.
"""

import re
from collections.abc import Sequence

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
# Praise is thanks, too.
PRAISE = """
    смачно смачнюче смачний смачна смачне смачні бездоганно неймовірно фантастично шикарно розкішно нормально норм
    задоволена задоволений задоволені рада радий раді сподобалося сподобалось
    вкусно вкусный вкусная вкусное вкусные безупречно невероятно фантастика фантастично великолепно потрясающе
    довольна доволен довольны рад рады понравилось
    tasty delicious yummy fantastic fabulous superb beautiful gorgeous marvellous marvelous terrific super delightful
    happy pleased glad love loved liked enjoyed
"""
# Of these one at least is said where somebody is named.
TRUE_THANKS = """
    дякую дякуємо дяка дякі дяки дякс спасибі спс сенкс сенк'ю сенкью мерсі
    спасибо спасибочки пасиб пасибо пасибки спасиб спосибо благодарю благодарим мерси
    thanks thank thanx thx tnx thnx ty cheers
"""
# Whom they thank, as common names are called. Others must be written as names are.
NAMES = """
    тарас тарасе олена олено дарина дарино дарія даріє соломія соломіє іван іване оксана оксано ольга ольго оля олю
    марія маріє наталія наталіє наталя наталю ірина ірино іра андрій андрію сергій сергію олександр олександре
    олександра олександро саша сашо дмитро дмитре діма михайло михайле юлія юліє юля юлю катерина катерино катя катю
    анна анно аня аню надія надіє вікторія вікторіє віка петро петре павло павле володимир володимире максим максиме
    роман романе богдан богдане назар назаре артем артеме денис денисе світлана світлано тетяна тетяно таня таню
    людмила людмило галина галино ярослав ярославе юрій юрію микола миколо василь василю євген євгене ігор ігоре
    антон антоне олег олеже віталій віталію дівчата хлопці друзі сонечко
    дарья даша елена лена иван мария маша наталья наташа ирина ира андрей сергей александр александра дмитрий дима
    михаил миша юлия екатерина виктория вика петр павел владимир светлана света татьяна людмила юрий николай евгений
    игорь виталий девочки девчата ребята друзья
    taras olena daria solomiia ivan emma oksana olga maria mary natalia iryna irina andrew andriy serhii sergey alex
    dmytro mike michael julia kate anna john max roman tom david sarah james peter paul denis girls
"""
# They acknowledge that they have to wait. Only as long as it is worked on.
WAITING = """
    чекаю чекаємо чекатиму чекатимемо зачекаю почекаю буду будемо чекати жду ждем подожду подождем ждать
    wait waiting i'll we'll will
"""
# So it does not: they have waited for long.
WAITED = """
    все ще вже раз еще уже this that all time day дня вечора вечера ночі тижня недели again so one
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
# What is said before one comes to the point: by itself, and as a part of it.
HELLO = """
    привіт привітик привітання вітаю вітаємо вітання здрастуйте салют добридень добривечір доброго хай хелло алло ало
    привет приветик здравствуйте здравствуй здрасьте здрасте приветствую приветствуем
    hello hallo hi hey heya hiya howdy greetings
"""
GREETINGS = """
    добрий день ранок ранку вечір здоров'я
    добрый доброе доброй день утро утра вечер времени суток
    morning afternoon there test тест
"""
AGREES = frozenset(YES.split())
ANSWERS = frozenset({"так", "да", "ні", "нет", "yes", "yeah", "yep", "no", "nope"})
GRATEFUL = frozenset((THANKS + PRAISE).split())
NAMING = frozenset(TRUE_THANKS.split())
KNOWN = GRATEFUL | frozenset((AROUND + NAMES).split())
PATIENT = frozenset(WAITING.split())
TOO_LONG = frozenset(WAITED.split())
GREETED = frozenset(HELLO.split())
AROUND_A_GREETING = GREETED | frozenset((THANKS + AROUND + GREETINGS).split())
BY_NAME = AROUND_A_GREETING | frozenset(NAMES.split())
SPELT = KNOWN | PATIENT | AROUND_A_GREETING

HEART = "❤♥🧡💛💚💙💜🖤🤍🤎💕💖💗💓💞💘💝💟❣🩷🩵🩶"
GLAD = "🙏👍👌🤝😊🙂☺😄😃😀😁🥰😍😘🤗😇🫶👏💪🔥🎉🥳✨🌸🌹🌷💐🌺🌻⭐🌟✅✔🫡🤩😌😻🙌🤟🍀☀"
GLAD += "😋🤤😉😎🥹😚😙😺😸💯🏆🥇🎈🎁🎊👋✌🫰💋🌈🌞"
TREATS = "🎂🍰🧁🥧🍩🍪🍫🍬🍭🍮🍯🍦🍨🍧🥐🥖🥨🧇🥞🍞"
TREATS += "🍕🍔🍟🌭🌮🌯🥙🥗🍝🍜🍲🥘🍣🍱🥟🍤🍓🍒🍑🍎🍏🍇🍉🍊🍋☕🍵🥤🧋🍷🍸🍹🍺🍻🥂🍾"
PICTURES = frozenset(HEART + GLAD + TREATS)
BESIDE = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")  # how a picture is drawn: the skin's colour
SMILES = re.compile(r"(?<![\w])(?:[:;=]-?[)D*]+|<3+|\^_*\^)|\)+")
SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ʹ": "'", "ё": "е"})
WORD = re.compile(r"[\w'-]+")
NAMED = re.compile(r"(?<=[^\W\d_]), ([A-ZА-ЯҐЄІЇЁ][a-zа-яґєіїё'’ʼ]{1,14})[\s!.)]*$")  # "Дякую, Тарасе!"

_FINE = (
    r"(?:все|цілком|дуже|очень) (?:добре|гаразд|ок|окей|чудово|супер|смачно|нормально|норм|класно|хорошо|отлично|вкусно"
    r"|прекрасно|понятно|зрозуміло|ясно|прийшло|працює|пришло|работает|отримала|отримав|отримали|получила|получил"
    r"|получили|в порядку|в порядке)"
    r"|(?:all|everything|everything's) (?:(?:is|was) )?(?:good|fine|great|ok|okay|perfect|clear|well|set|arrived|works)"
)
_THAT_IS_ALL = (
    r"(?:на цьому|це|оце|ото|на этом|это|вот и) все|(?:більше нічого|нічого більше|больше ничего)"
    r"|that(?:'s| is) (?:all|it|everything)|nothing else"
)
# "No thanks, that's all" and "Yes, all good" ask for nothing, though "no" and "yes" alone may be an answer.
CLOSING = re.compile(
    r"\b(?:(?:так|да|ні|нет|yes|yeah|yep|no|nope)[,.!]? (?:(?:дякую|спасибі|спасибо|thanks|thank you)[,.!]? )?)?"
    rf"(?:{_FINE})\b(?! (?:ще|еще))"
    r"|\b(?:ні|нет|no|nope)[,.!]? (?:(?:дякую|спасибі|спасибо|thanks|thank you)[,.!]? )?"
    rf"(?:{_THAT_IS_ALL})\b(?! (?:ще|еще))|\bthat(?:'s| is) all\b",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"\b(?:see (?:you|ya|u)|до зустрічі|побачимо(?:сь|ся)|до встречи|увидимся)"
    r"(?: (?:tomorrow|soon|later|then|завтра))?\b"
    r"|\b(?:до завтра|до скорого|до связи|на все добре|(?:have|talk) (?:a nice|soon)|all the best|take care"
    r"|всего доброго|всего хорошего|будьте здорові|будьте здоровы|на здоров'я)\b",
    re.IGNORECASE,
)
# What they thank for. By itself it may be an answer: "ok, delivery".
FOR = re.compile(
    r"\b(дякую|дякуємо|спасибі|спасибо|благодарю|thanks|thank you)"
    r"((?: (?:вам|дуже|велике|большое|огромное|so|very|much))*)"
    r" (?:за|for)(?: (?:the|your|this|such|a|an|такий|таку|цей|ваш|вашу|такой|такую|этот|смачний|смачну|смачні|чудовий"
    r"|чудову|вкусный|вкусную|вкусные|прекрасный|прекрасную|lovely|delicious|tasty|great|wonderful|nice|beautiful))*"
    r" (?:торт|торти|торты|каву|їжу|обід|вечерю|доставку|сервіс|обслуговування|подарунок|вечір|кофе|еду|обед|ужин"
    r"|сервис|обслуживание|подарок|вечер|cake|cakes|coffee|food|meal|lunch|dinner|delivery|service|gift|evening)\b",
    re.IGNORECASE,
)
# The time of day makes a greeting of "good": "доброго" alone is one as well.
GOOD_DAY = re.compile(
    r"(?:добр(?:ий|ого|ый|ое|ой)|good)"
    r" (?:день|дня|ранок|ранку|вечір|вечора|утро|утра|вечер|вечера|времени суток|day|morning|afternoon|evening)\b"
)
SHORT = 5  # words
# No name: they say that something is wrong, or ask for something.
NO_NAME = re.compile(
    r"(?:не|ні|но|нет|але|but|still|досі|до|без|no|not|де|где|як|как|що|что|хто|кто|чек|bad|sad|why|how|who|only|just|late"
    r"|так|да|yes|both|tomorrow|today|завтра|сьогодні|сегодня|можна|можно|delivery|pickup|доставк.*|самовив.*|.*day"
    r"|wait|call|cold|sour|rude|slow|raw|bill|без|мало|hot|more|now|soon|come|send|give)$"
    r"|.*(?:йте|іть|ьте|ите|n't)$"  # "поверніть", "позвоните"
    r"|(?:noth|never|nobod|without|however|although|проте|однак|только|тільки|лише|maybe|pleas|прошу|будь|пожал|sorry|wrong|miss"
    r"|brok|refund|money|where|when|what|horr|terr|awful|worst|disgust|hate|angr|stale|burn|dirt|damag|smash|problem|order"
    r"|complain|address|phone|коли|когда|чому|почему|скільки|сколько|холодн|розби|разби|розли|разли|пізн|поздн|спізн|запізн"
    r"|опозд|зіпс|испор|прокис|скис|протух|тухл|сир[еио]|сыр|гірк|горьк|жах|ужас|поган|плох|кошмар|ганьб|позор|сором|стыд"
    r"|верн|поверн|гроші|деньг|кошт|заказ|замовл|адрес|телефон|скарг|жалоб|подума|готівк|налич|карт|кур['ь]єр|курьер|пробл|помил|ошиб|брак|відсутн|нема|ніх|нич|ник"
    r"|нік|волос|брудн|грязн|хам|груб|довг|долг|срочн|термін|обман|шахра|жул|отру|отрав)"
)
ASKING = re.compile(
    r"\b(?:please|pls|can you|could you|can i|could i|i need|i want|call me|refund"
    r"|будь ласка|прошу|можна|чи можете|можете"
    r"|треба|потрібн|хочу|поверн|передзвон|зателефон|пожалуйста|можно|можете|нужн|надо|верните|перезвон|позвон)"
)
HARMLESS = frozenset('.,!;:()…—–-*"«»„“”~+')


def only_thanks(content: Content) -> bool:
    """A sticker is thanks unless it is plainly none; so are words without a file."""
    if content.kind is Kind.STICKER:
        emoji = BESIDE.sub("", str(content.data.get("emoji", "")))
        return all(sign in PICTURES for sign in emoji)
    return content.kind is Kind.TEXT and _thanks(content.text)


def acknowledges(content: Content) -> bool:
    """Whether it asks for nothing while their ticket is worked on: thanks, or "thanks, waiting"."""
    return only_thanks(content) or (content.kind is Kind.TEXT and _thanks(content.text, patient=True))


def asks(text: str) -> bool:
    """Whether it plainly asks for something: then praise around it does not matter."""
    return "?" in text or ASKING.search(_folded(text)) is not None


def says_something(content: Content) -> bool:
    """Whether somebody should read it though nobody waits for it: more than thanks, a greeting, or signs alone."""
    if content.kind is not Kind.TEXT:
        return not only_thanks(content)
    if len(content.text) > LONGEST:
        return True
    return not (greets(content) or AROUND_A_GREETING.issuperset(_words(content.text)))


def greets(content: Content) -> bool:
    """Whether it is a greeting and nothing more, perhaps by name: "Привіт!", "Hi there", "Добрый день, Тарас"."""
    if content.kind is not Kind.TEXT or len(content.text) > LONGEST:
        return False
    words = _words(content.text)
    greeted = not GREETED.isdisjoint(words) or GOOD_DAY.match(" ".join(words)) is not None
    return greeted and BY_NAME.issuperset(words)


def _words(text: str) -> list[str]:
    return [_short(word) for word in WORD.findall(_folded(SMILES.sub(" ", text)))]


def agrees(content: Content) -> bool:
    """Whether thanks can be an answer: "ok", "добре 👍", "yes, all good". It is one then to whoever waits for one."""
    text = str(content.data.get("emoji", "")) if content.kind is Kind.STICKER else content.text
    text = BESIDE.sub("", text).casefold()
    words = WORD.findall(text)
    said = {*words, *(sign for sign in WORD.sub("", text) if sign in PICTURES)}
    return bool(said) and (said <= AGREES or not ANSWERS.isdisjoint(words[:1]))


def _thanks(text: str, *, patient: bool = False) -> bool:
    if len(text) > LONGEST:
        return False
    text, smiles = SMILES.subn(" ", BESIDE.sub("", text).translate(SAME))
    text = " ".join(NAMED.sub(_unless_no_name, text).replace("\n", ". ").split())
    text = FOR.sub(r"\1\2", FAREWELL.sub("bye", CLOSING.sub("fine", text)))
    found = [match for match in WORD.finditer(text) if match.group().strip("'-")]
    words = [_short(match.group().strip("'-").casefold()) for match in found]
    signs = {sign for sign in WORD.sub("", text) if not sign.isspace()} - HARMLESS
    known = KNOWN | PATIENT if patient and _is_patient(words) else KNOWN
    unknown = [at for at, word in enumerate(words) if word not in known]
    if signs - PICTURES or len(unknown) > 1 or not all(_is_name(text, found, words, at) for at in unknown):
        return False
    return not GRATEFUL.isdisjoint(words) if words else bool(signs or smiles)


def _is_patient(words: Sequence[str]) -> bool:
    """Thanks first, and no word of how long they wait."""
    return bool(words) and words[0] in GRATEFUL and TOO_LONG.isdisjoint(words)


def _is_name(text: str, found: Sequence[re.Match[str]], words: Sequence[str], at: int) -> bool:
    """Whether the word that nobody knows can only be whom they thank: "Thanks Ludovic!"."""
    word, name = found[at].group(), words[at]
    thanked = not NAMING.isdisjoint(words) and not GRATEFUL.isdisjoint((words[0], words[-1], words[at - 1]))
    if not (at and thanked and len(words) <= SHORT and word.isalpha()) or NO_NAME.match(name):
        return False
    between = text[found[at - 1].end() : found[at].start()].strip()
    return word.istitle() and between in {"", ","}


def _unless_no_name(named: re.Match[str]) -> str:
    return named.group() if NO_NAME.match(named.group(1).casefold()) else ""


def _folded(text: str) -> str:
    return text.translate(SAME).casefold()


def _short(word: str) -> str:
    """As it is written without feeling: "дякуюююю", "soooo"."""
    return word if word in SPELT else re.sub(r"(.)\1+", r"\1", word)
