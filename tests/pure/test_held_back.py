"""What may be meant for the team alone is held back, and what only looks like it is an answer."""

from care.tickets.words.meaning import Meaning, read, suggestions, unless_called
from care.values.content import Content, Kind
from tests.for_each import for_each
from tests.pure.topic import KNOWN, ME, meaning


@for_each(
    "text, suggested",
    [
        ("/solve.", ["solve"]),
        ("/solve!", ["solve"]),
        ("/ solve", ["solve"]),
        ("／solve", ["solve"]),
        ("\\solve", ["solve"]),
        ("/сolve", ["solve"]),  # the first letter is Cyrillic
        ("/ыщдму", ["solve"]),  # typed with a Russian layout
        ("/іщдму", ["solve"]),  # and a Ukrainian one
        ("/solvee", ["solve"]),
        ("/slove", ["solve"]),
        ("/notes", ["note"]),
        ("/unsent", ["unsend"]),
        ("/bna", ["ban"]),
        ("/send", ["unsend"]),
        ("/thanks", []),  # three letters of /take
        ("/resolved", ["solve"]),
        ("/5 of 10 cakes", []),
        ("/srv/files is full", []),
        ("/", []),
        ("/ 😀", []),
        ("/привіт", []),
    ],
)
def test_what_looks_like_a_slash_and_a_word_is_held_with_what_may_be_meant(
    text: str, suggested: list[str]
) -> None:
    found = read(Content(Kind.TEXT, text), KNOWN, ME)
    assert found.meaning is Meaning.HELD
    assert found.content.text == text
    assert suggestions(found.name, KNOWN) == suggested


@for_each(
    "text",
    [
        "note: he is rude",
        "note - he is rude",
        "нотатка – внутрішнє",
        "примітка — дати знижку",
        "Примечание",
        "solve",
        " Solve ",
        "Note : he is rude",
        "Нотатка: хамить",
        "заметка： хамит",
        "Hello\n// he is rude",
        "Hello\n/note he is rude",
        "Hello\n/solve",
        "*// he is rude*",
        "«/note he is rude»",
        "🤫 // he is rude",
        "> // he is rude",
        ".. he is rude",
        ".ыщдму",
        ".тщеу he is rude",
        "@daria глянь сюди",
        "\u200e @daria",
    ],
)
def test_what_may_be_meant_to_stay_inside_is_held(text: str) -> None:
    assert meaning(text) is Meaning.HELD


@for_each(
    "text",
    [
        "для своїх: клієнт бреше",
        "(внутрішнє) він завжди скаржиться",
        "не відправляйте: тест",
        "#note x",
        "#нотатка хамить",
        "#внутреннее хамит",
        "Для своих - он хамит",
        "[внутреннее] он хамит",
        "Внутрішня нотатка: дати знижку",
        "службове: передзвонити",
        "Служебная информация: он судится",
        "не для клієнта: бреше",
        "Не для клиента! Он врёт",
        "не отправлять: тест",
        "Не отправляйте клиенту: тест",
        "internal: he lies",
        "Internal note - he lies",
        "(internal) he lies",
        "team only: he lies",
        "Staff-only — he lies",
        "not for the customer: he lies",
        "Don’t send this: a test",
        "please do not send to the customer: test",
        "For us: he lies",
        "для нас: бреше",
        "Між нами: бреше",
        "for the team: he lies",
        "Note for the team: he lies",
        "🔒 внутрішнє: він бреше",
        "**для своїх:** він бреше",
        "Для своїх",
        "Він бреше (не для клієнта)",
        "Він бреше #внутрішнє",
        "Hello\nдля своїх: він бреше",
        "внутрiшнє: він бреше",
        "(нотатка) він бреше",
        "Для\u200b своїх 🤫 він бреше",
        "тільки для своїх: бреше",
        "Колеги, хто візьме?",
        "Коллеги, кто возьмёт?",
        "Team, who takes it?",
        "Guys, can you look?",
        "Хлопці, гляньте",
        "Дівчата, хто візьме?",
        "Ребята, гляньте",
        "Шановні колеги, хто візьме?",
        "Hi team! Who takes it?",
        "Колеги!",
        "note клієнтка нервова",
        "Note she is nervous",
        "fyi вона скандалістка",
        "FYI, she lies",
        "нотатка: нервова",
        "Нотатка клієнтка нервова",
        "заметка хамит",
        "для себе він бреше",
        "для себя: хамит",
        "note to self call him",
        "note that the client lies",
        "це для нас: бреше",
        "Це для своїх: бреше",
        "Это для нас: хамит",
        "this is for the team: he lies",
        "це лише для нас: бреше",
    ],
)
def test_what_says_that_it_is_for_the_team_is_held(text: str) -> None:
    assert meaning(text) is Meaning.HELD


@for_each(
    "text",
    [
        "Олено, доброго дня!",
        "Team discounts start on Monday",
        "Внутрішній дворик відкритий",
        "Guys from delivery will call you",
        "Для своїх гостей ми тримаємо столик",
        "«Для своїх» — це наша програма для постійних гостей",
        "Для нас — велика честь",
        "For us it is no trouble",
        "Не відправляйте поки що посилку",
        "Не надсилаємо: лише самовивіз",
        "Не отправляем по выходным",
        "Don't send the parcel back yet, please",
        "Internal parts are under warranty for two years",
        "Internal/external storage is 256 GB",
        "Our team, as ever, is at your service",
        "Службова машина приїде о 10:00",
        "Внутренний двор открыт до 22:00",
        "Колеги з доставки зателефонують вам",
        "Коллеги уже ищут ваш заказ",
        "Хлопці привезуть торт до 14:00",
        "Ребята привезут торт к 14:00",
        "Дівчата вже готують ваше замовлення",
        "Команда готує ваш торт",
        "The team is on it",
        "For the team lunch we need two days' notice",
        "Not for customers under 18, sorry",
        "Замовлення #12 в дорозі",
        "#1 in the list is yours",
        "Нотатки ведемо ми, а не ви",
        "Це між нами й перевізником",
        "Добрий день! Передали колегам, чекаємо",
        "Доброго дня! Команда вже працює",
        "Хвилинку, уточню",
        "Так, можемо",
        "Hello! Your order is ready",
        "Private parties are on Fridays",
        "Сообщение для коллег передали",
        "Only for you: a free coffee",
        "Столик (біля вікна) ваш",
        "Note that we are closed on Mondays",
        "FYI your order is on its way",
        "Fyi, Ваше замовлення вже в дорозі",
        "Примітка до замовлення збережена",
        "Заметка о заказе сохранена",
        "Для себе чи на подарунок?",
        "Для себя или в подарок?",
        "Це для нас велика честь",
        "Це для нас — велика честь",
        "This is for us an honour",
        "Це внутрішня інформація, на жаль",
    ],
)
def test_a_sentence_that_only_begins_like_talk_within_the_team_is_an_answer(text: str) -> None:
    assert meaning(text) is Meaning.WORDS


COLLEAGUES = ["Daria", "Дарія", "Тарас", "Ольга Коваль", "Oleksandr", "Соломія"]


def called(text: str, customer: str = "Emma") -> Meaning:
    meant = unless_called(read(Content(Kind.TEXT, text), KNOWN, ME), COLLEAGUES, customer)
    assert meant.to_colleague == (meant.meaning is Meaning.HELD)
    return meant.meaning


@for_each(
    "text",
    [
        "Daria, can you take this?",
        "Дашо, подивись будь ласка",
        "Даріє, глянь",
        "Дарʼє, глянь",
        "Даш, глянь",
        "Дарья: глянь",
        "Dasha, look",
        "Тарасе! Візьми",
        "\u200bТарас : візьми",
        "Hi Daria, can you?",
        "Привіт, Олю! Візьмеш?",
        "Ольго Коваль, глянь",
        "Саш, возьми",
        "Daria? Take it",
        "👋 Дашо, глянь",
        "Дашо глянь плз",
        "Даша посмотри",
        "Даріє можеш глянути?",
        "Ольго Коваль гляньте",
        "Daria can you look",
        "Привіт Тарасе візьми",
        "Спитай у Соломії, чи можна знижку",
        "Запитай Дарію чи є молоко",
        "скажи дарії нехай гляне",
        "у Дарії спитай",
        "треба спитати Дарію чи є вівсяне",
        "Треба Ользі сказати",
        "надо спросить у Тараса",
        "передай Тарасові",
        "Поговори з Дарією, передай",
        "we should ask Daria about it",
        "Ask Daria if a discount is fine",
    ],
)
def test_words_that_begin_with_a_colleagues_name_are_held(text: str) -> None:
    assert called(text) is Meaning.HELD


@for_each(
    "text",
    [
        "Олено, доброго дня!",
        "Emma, good afternoon!",
        "Hello, Emma! Your cake is ready",
        "Daria will call you, Emma",
        "Дарія зателефонує вам, щойно зможе",
        "Вітаю! Дарія вже на звʼязку",
        "Так, можемо",
        "Тарас уже їде, чекайте",
        "Добре, передам Дарії",
        "Дарія зателефонує Вам",
        "Я запитаю Дарію і напишу Вам",
        "Треба запитати Дарію, і я напишу Вам",
        "Запитаю Дарію",
        "Спросим у Дарьи",
        "I will ask Daria",
        "We will tell Daria, thank you",
        "Daria checks it now",
        "Дарія перевірить це",
        "Тарас візьме торт о 10:00",
        "Запитайте Дарію на касі, вона підкаже",
        "Надо спросить у повара",
        "Треба сказати, що кава чудова",
    ],
)
def test_a_colleague_who_is_only_spoken_of_is_not_called(text: str) -> None:
    assert called(text) is Meaning.WORDS


def test_a_customer_of_the_same_name_is_called_by_it_but_not_by_what_it_is_short_for() -> None:
    assert called("Даріє, доброго дня!", "Daria Bond") is Meaning.WORDS
    assert called("Дашо, доброго дня!", "Даша") is Meaning.WORDS
    assert called("Дашо, глянь", "Daria") is Meaning.HELD
    assert called("Даріє, глянь", "Emma Daria") is Meaning.HELD
