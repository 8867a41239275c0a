"""Whether a word may call somebody by their name: «Дашо», «Даш», «Даріє» and Dasha are all Daria.

No grammar: names are compared as they are spoken, without the vowels at the end, which is what the vocative changes.
So a word too many may be taken for a name; whoever asks must be able to afford that.
"""

from collections.abc import Iterator

# Into Latin letters, of which those that stand for the same sound are one: h and g, i, y and j.
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zg", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kg", "ц": "ts", "ч": "cg", "ш": "sg", "щ": "sgcg", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia", "h": "g", "y": "i", "j": "i", "w": "v", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
TABLE = str.maketrans(LETTERS)
VOWELS = "aeiou"
ENDING = 2  # letters at most
SHORTEST = 2  # of what must remain
# What other cases put behind a name that is more than vowels, and the consonants that they change.
CASES = ("ові", "еві", "єві", "ом", "ем", "єм", "ою", "ею", "єю", "ой", "ей", "ёй", "ью")
SOFTENED = {"зі": "га", "ці": "ка", "сі": "ха"}

# Who is called what by those who know them: a line is one name, in both languages, with its short forms.
SHORT = """
    дарія дарина дарья даша
    олена елена альона алёна лена
    олександр олександра александр александра саша сашко саня шура alexander alexandra alex
    олексій алексей льоша лёша
    наталія наталья наташа ната
    катерина екатерина катя kate
    марія мария маша марійка маруся
    ганна анна аня
    анастасія анастасия настя стася
    ірина ирина іра ира
    тетяна татьяна таня
    оксана ксенія ксения ксюша
    світлана светлана свєта света
    людмила люда мила
    надія надежда надя
    вікторія виктория віка вика victoria
    вероніка вероника ніка ника
    валентина валентин валя
    валерія валерія валерій валерий валера лера
    ольга оля
    софія софия софійка соня sophia
    соломія соломийка соля
    єлизавета елизавета ліза лиза
    маргарита рита
    христина кристина христя
    володимир владимир вова володя
    владислав влад
    євген євгенія евгений евгения женя
    дмитро дмитрий діма дима
    андрій андрей андрюша
    сергій сергей серёжа серьожа сергійко
    микола николай коля
    михайло михаил миша міша
    павло павел паша
    іван иван ваня
    василь василий вася
    петро петр пётр петя
    юрій юрий юра
    максим maxim макс max
    роман рома
    данило даниил даня
    артем артём тьома тёма
    станіслав станислав стас
    ярослав ярослава мирослав мирослава слава
    костянтин константин костя
    григорій григорий гриша
    георгій георгий жора гоша
    віталій виталий віталік виталик
"""


def sound(text: str) -> str:
    """How it is said, roughly: the same for «Дарія», Daria and Dariya."""
    spoken = text.casefold().translate(TABLE)
    return "".join(letter for at, letter in enumerate(spoken) if at == 0 or letter != spoken[at - 1])


def stem(word: str) -> str:
    """What all forms of a name that somebody is called by have in common."""
    spoken = sound(word)
    least = max(SHORTEST, len(spoken) - ENDING)
    while len(spoken) > least and spoken[-1] in VOWELS:
        spoken = spoken[:-1]
    return spoken


KIN = [frozenset(map(stem, line.split())) for line in SHORT.strip().splitlines()]


def is_form(word: str, name: str) -> bool:
    """Whether `word` is a form of `name`, one word each: the same name in another case or script."""
    return stem(word) == stem(name)


def may_call(word: str, name: str) -> bool:
    """Whether it is a form of the name, or of one that it is short for."""
    called, meant = stem(word), stem(name)
    return called == meant or any(called in line and meant in line for line in KIN)


def may_name(word: str, name: str) -> bool:
    """The same of a word in any case: «Дарією», «Тарасові», «Ользі»."""
    return any(may_call(each, name) for each in _without_case(word.casefold()))


def _without_case(word: str) -> Iterator[str]:
    yield word
    for ending in CASES:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word.removesuffix(ending)
    if word[-2:] in SOFTENED:
        yield word[:-2] + SOFTENED[word[-2:]]
