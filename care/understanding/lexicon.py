"""Words and phrases in Ukrainian, Russian and English by which people are content, greet, agree, wait or ask, as they
type them: folded as `folded` does, in lower case. What they make of a message: care/understanding/thanks.py.
"""

import re

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
YES_FIRST = re.compile(r"^(?:так|ага|да|yes|yeah|yep|yup)\b[\s,.!)—–-]*", re.IGNORECASE)
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
    r"|(?:день|ранок|вечір|утро|вечер) добр(?:ий|ый|ое)\b"
)
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


def folded(text: str) -> str:
    """Without the dots of ё, every apostrophe as '."""
    return text.translate(SAME).casefold()
