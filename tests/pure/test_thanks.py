"""What is only thanks, in the three languages, as people write it; and what is more than that."""

import pytest

from care.understanding.thanks import agrees, only_thanks, says_something
from care.values.content import Content, Kind

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


@pytest.mark.parametrize("text", THANKS)
def test_thanks_is_thanks(text: str) -> None:
    assert only_thanks(Content(Kind.TEXT, text))


@pytest.mark.parametrize("text", MORE)
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


@pytest.mark.parametrize("text", ["ok", "Ок!", "добре 👍🏻", "👌", "Хорошо.", "fine"])
def test_thanks_can_be_a_yes(text: str) -> None:
    assert agrees(Content(Kind.TEXT, text))


@pytest.mark.parametrize("text", ["дякую", "❤️", "Thanks!", "", "зрозуміло", "ok thanks"])
def test_and_is_none_mostly(text: str) -> None:
    assert not agrees(Content(Kind.TEXT, text))


@pytest.mark.parametrize(
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
