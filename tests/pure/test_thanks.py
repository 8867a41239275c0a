"""What is only thanks, in the three languages, as people write it; and what is more than that."""

import pytest

from care.understanding.thanks import acknowledges, affirms, agrees, greets, only_thanks, says_something
from care.values.content import Content, Kind
from tests.for_each import for_each

THANKS = [
    "дякую", "Дякую!", "ДЯКУЮ!!!", "дякую 🙏", "Дякую дуже", "Щиро дякую", "дякуюююю", "Дякую)))", "дякс", "дяки",
    "Дякую, Тарасе!", "Дякуємо Вам за допомогу", "спасибі", "Спасибі велике ❤️", "Супер, дякую", "Все добре, дякую",
    "дякую вам за швидку відповідь", "Дякую! Гарного дня!", "ок, дякую", "Дуже вдячна вам", "чудово",
    "зрозуміло, дякую", "спасибо", "Спасибо большое", "спасибо огромное вам ❤❤", "Благодарю за помощь!", "спс",
    "Спасибо, Дарья!", "ок", "Ок.", "окей", "Хорошо, спасибо", "Супер, спасибо за быстрый ответ", "понятно, спасибо",
    "Спасибо и хорошего вечера", "всё отлично, спасибо", "Пасиб :)", "договорились",
    "thanks", "Thanks!", "thank you", "Thank you so much!!!", "thx", "ty", "Ok, thank you!", "Cheers, Taras!",
    "Many thanks for your help", "Great, thanks a lot", "Thanks for the quick reply", "That's great, thank you",
    "soooo good thanks", "OK", "okay", "Got it, thanks", "Perfect 👌🏻", "Much appreciated.",
    "❤", "❤️", "🙏🏻", "👍", "👍🏽👍🏽", "🥰🥰🥰", ":)", ")))", "<3", "💛💙",
]  # fmt: skip

MORE = [
    "дякую, а де замовлення?", "Дякую, але торт був розбитий", "не дякую", "дякую за зіпсований вечір", "Дякую?",
    "так", "Так, добре", "ні", "Добре, але коли", "Дякую, 15 хвилин", "Дякую. Чекаю на гроші", "дякую, +380501234567",
    "спасибо, но где он?", "Спасибо. Верните деньги", "спасибо за испорченный праздник", "Не ок", "спасибо не надо",
    "да", "Да, хорошо", "нет спасибо", "Спасибо, когда привезут", "спасибо, жду", "Хорошо, Вы ещё здесь?",
    "thanks, but where is it?", "Thanks for nothing", "no thanks", "not ok", "Thanks, still cold", "yes", "Yes please",
    "ok?", "Thanks. It is broken", "Thank you, 2 boxes", "good morning", "not good", "Thanks http://example.com",
    "ok and the refund", "😡", "👎", "💩 thanks", "🤬", "?", "...", "", "   ", "help", "hello", "😭",
    "дякую " * 30,
]  # fmt: skip

# Praise, somebody's name, "that is all", farewells, treats.
WARM = [
    "Дуже дякую, все смачно", "Дякую, все смачно!", "ДЯКУЮ ВСЕ СУПЕР", "Дякую Тарасе", "дякую тарас",
    "Тарасе, дякую!", "Daria, thank you", "дякую дівчата", "Thanks Ludovic!",
    "Taras was wonderful, thank you!", "Дуже смачно!", "Ні, дякую, це все", "Так, все добре",
    "ні, все гаразд, дякую", "Дякую, до завтра", "До зустрічі, дякую!", "Дякую за торт",
    "Дякую за смачну вечерю 🍰", "дякую, все прийшло", "Супер, дякую, Олено!", "Дуже задоволена, дякую",
    "Дякую за допомогу, гарного вечора", "Спасибо, Тарас, всё супер!", "спасибо тарас", "Спасибо Дарья",
    "Спасибо, всё вкусно", "Очень вкусно, спасибо", "нет, спасибо, это всё", "Да, всё хорошо",
    "да всё отлично спасибо", "Спасибо, до встречи!", "СПАСИБО БОЛЬШОЕ ЗА УЖИН",
    "Спасибо за вкусный торт", "Всё пришло, спасибо", "Всего доброго, спасибо",
    "Perfect, thanks a lot Taras!", "Thanks Taras!", "thanks taras", "Thank you Daria",
    "See you tomorrow, thanks", "No thanks, that's all", "No, that is all, thank you.", "Yes, all good",
    "yes all good thanks!", "Thanks, everything is fine", "Thanks for the delicious cake",
    "THANKS FOR THE FOOD", "So tasty, thank you", "Loved it, thanks!", "Thanks, that’s all",
    "See you, thanks Emma", "everything was great thanks", "👍🎂", "🍕", "🎂🎂 thanks", "💯", "👋",
]  # fmt: skip

# A complaint, a question or a request, however thankful.
WANTED = [
    "Дякую, холодне", "дякую розбито", "Дякую. Прокисло", "Дякую, Поверніть", "дякую зателефонуйте",
    "Дякую\nХолодно", "Дякую, але довго", "Дякую, досі нічого", "дякую, не прийшло", "Ні, це не все",
    "Не все добре, дякую", "Дякую за що?", "Так, все добре, але холодне", "Дякую, 2 торти",
    "Добре, доставку", "Дякую, Тарасе, але де торт", "все ще чекаю, дякую", "ні, дякую", "Так, це все",
    "Так, все", "Да, всё", "yes, everything", "Дякую, як завжди жах", "Дякую за пізню доставку",
    "Дякую Вам за волосину в супі", "Спасибо, Верните", "спасибо верните", "Спасибо. Испорчено",
    "спасибо прокисло", "Спасибо, но холодное", "нет, не всё", "Всё хорошо, но торт",
    "Спасибо, Тарас, ужасно", "Спасибо позвоните", "Да, всё хорошо?", "Спасибо за холодный ужин",
    "всё ещё жду, спасибо", "Спасибо, где курьер", "спасибо, деньги", "Спасибо, 300 гривен",
    "Всё прийшло? спасибо", "You are horrible but ok thanks", "Thanks, Refund", "thanks cold",
    "thanks tomorrow", "Thanks, Monday", "спасибо да", "дякую самовивіз", "Дякую, Завтра", "thanks vegan",
    "Thanks! Zoe", "Thanks. Broken", "thanks overcharged", "Thanks Nothing", "THANKS BROKEN AGAIN",
    "Thanks for the cold cake", "Thanks, still waiting", "still waiting, thanks", "All good? thanks",
    "No, that's not all", "Yes, all good but cold", "Not all good, thanks", "thanks call me",
    "Thanks Taras, call me", "Taras explained everything so well", "Ok, delivery", "ok for dinner",
    "tomorrow", "See you tomorrow", "I am not happy", "Thanks, waiting", "waiting", "👍👎", "🎂?", "🪳",
    "Thanks 🤮",
]  # fmt: skip


@for_each("text", THANKS + WARM)
def test_thanks_is_thanks(text: str) -> None:
    assert only_thanks(Content(Kind.TEXT, text))


@for_each("text", MORE + WANTED)
def test_whatever_says_more_is_heard(text: str) -> None:
    assert not only_thanks(Content(Kind.TEXT, text))


@pytest.mark.parametrize(
    ("emoji", "answer"), [("❤️", True), ("👍🏻", True), ("", True), ("😡", False), ("😭", False)]
)
def test_a_sticker_is_thanks_unless_it_is_plainly_none(emoji: str, answer: bool) -> None:
    assert only_thanks(Content(Kind.STICKER, file_id="s", data={"emoji": emoji} if emoji else {})) is answer


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.VOICE, Kind.DOCUMENT, Kind.LOCATION])
def test_what_comes_with_a_file_is_more(kind: Kind) -> None:
    assert not only_thanks(Content(kind, "Thanks", file_id="file"))


PATIENT = [
    "Дякую, чекаю", "дякую, чекатиму!", "Ок, чекаю", "Дякую, Тарасе, чекаю", "Добре, буду чекати",
    "Спасибо, жду", "хорошо жду", "спасибо, буду ждать", "Thanks, waiting", "THANK YOU, WAITING",
    "ok, I'll wait", "Great, will wait, thanks", "дякую",
]  # fmt: skip
IMPATIENT = [
    "чекаю", "Жду", "waiting", "Все ще чекаю, дякую", "дякую, все ще чекаю", "Чекаю. Дякую",
    "Спасибо, жду уже день", "Спасибо, всё ещё жду", "Thanks, still waiting", "ok, waiting all day",
    "Thanks, waiting for a refund", "ok, waiting?", "Дякую, чекаю 2 години", "Дякую. Чекаю на гроші",
    "спасибо, жду деньги", "Дякую, чекаю, але довго",
]  # fmt: skip


@for_each("text", PATIENT)
def test_who_waits_patiently_asks_for_nothing_while_it_is_worked_on(text: str) -> None:
    assert acknowledges(Content(Kind.TEXT, text))


@for_each("text", IMPATIENT)
def test_who_waits_too_long_is_heard(text: str) -> None:
    assert not acknowledges(Content(Kind.TEXT, text))


@for_each("text", ["ok", "Ок!", "добре 👍🏻", "👌", "Хорошо.", "fine", "Yes, all good", "Так, все добре"])
def test_thanks_can_be_a_yes(text: str) -> None:
    assert agrees(Content(Kind.TEXT, text))


@for_each(
    "text",
    ["yes thanks!", "Yes", "так", "Так, все добре", "да, спасибо", "Дякую!", "yep 👍", "все отлично", "Ага)"],
)
def test_a_short_yes_or_thanks_answers_whether_all_went_well(text: str) -> None:
    assert affirms(Content(Kind.TEXT, text))


@for_each(
    "text",
    [
        "no",
        "ні",
        "yes but cold",
        "так, а де чек?",
        "да?",
        "yes 😡",
        "",
        "такси приехало",
        "Thanks, still cold",
    ],
)
def test_anything_more_does_not(text: str) -> None:
    assert not affirms(Content(Kind.TEXT, text))


@pytest.mark.parametrize("text", ["дякую", "❤️", "Thanks!", "", "зрозуміло", "ok thanks"])
def test_and_is_none_mostly(text: str) -> None:
    assert not agrees(Content(Kind.TEXT, text))


@for_each(
    "text",
    [
        "Hello",
        "Hi there!",
        "Добрий день!",
        "Доброго дня 🙂",
        "привет",
        "Здравствуйте",
        "???",
        "🙂",
        "😡",
        "...",
        "ok",
    ],
)
def test_greetings_and_signs_alone_say_nothing_yet(text: str) -> None:
    assert not says_something(Content(Kind.TEXT, text))


@pytest.mark.parametrize(
    "text",
    [
        "Hello, is there oat milk?",
        "Добрий день, де замовлення",
        "Привет, где заказ",
        "300",
        "no",
        "Ні",
        "help me " * 40,
    ],
)
def test_whatever_more_is_said_is_something(text: str) -> None:
    assert says_something(Content(Kind.TEXT, text))
    assert says_something(Content(Kind.VOICE, file_id="file"))


@for_each(
    "text, greeting",
    [
        *(
            (text, True)
            for text in (
                "Привіт",
                "привіііт!!",
                "Добрий день",
                "Доброго вечора!",
                "Вітаю Вас",
                "доброго 🙂",
                "Вечір добрий",
            )
        ),
        *(
            (text, True)
            for text in (
                "Добрый день",
                "День добрый",
                "доброе утро",
                "Здравствуйте!",
                "доброго времени суток",
            )
        ),
        *(
            (text, True)
            for text in ("Hello", "Hello?", "hey, good morning", "Good evening", "Hi there", "Hi, thank you")
        ),
        *((text, True) for text in ("Привіт, Тарасе", "Hello Taras")),
        *((text, False) for text in ("Дякую, гарного дня", "good", "ok", "test", "Тарас", "Good night")),
        *(
            (text, False)
            for text in ("Привіт, де замовлення?", "Hello, is there oat milk?", "Добрый день, где заказ")
        ),
    ],
)
def test_a_greeting_is_told_from_what_says_more(text: str, greeting: bool) -> None:
    content = Content(Kind.TEXT, text)
    assert greets(content) == greeting
    assert not (greeting and says_something(content))
