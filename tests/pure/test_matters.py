"""What matter a text plainly is."""

from care.understanding.matters import Matter, plainly

COMPLAINTS = """
Хочу поскаржитися: курʼєр грубив
хочу поскаржитись на курʼєра
Хотіла б на вас поскаржитися
Скарга на курʼєра, який привіз холодний суп
скарга
Скарга: торт зіпсований
Добрий день! Скарга на доставку.
Маю скаргу на офіціантку
Як подати скаргу?
Я поскаржуся на вас!
Прийміть мою скаргу
Хочу пожаловаться: курьер хамил
Хотел бы на вас пожаловаться
Жалоба на курьера
Жалоба. Торт испорчен
У меня есть жалоба на официанта
куда можно написать жалобу
Я вынуждена пожаловаться
I want to complain about the courier
I'd like to make a complaint
Complaint: the cake was stale
complaint about delivery
I have a serious complaint
How do I file a formal complaint?
Hi. This is a complaint
"""
ANYTHING_ELSE = """
Коли буде відповідь на мою скаргу?
Не хочу скаржитися, але суп був холодний
Це не скарга, просто запитання
Скарга № 15: що нового?
Ніхто не скаржився
Мені порадили ваш торт
Жалоб нет, всё вкусно
Это не жалоба
Не хочу жаловаться, просто спросить
Что с моей жалобой?
No complaints, all was great
I don't want to complain, just asking
Not here to complain
Any news on my complaint?
What about my complaint no. 15
Do you have oat milk?
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def test_what_calls_itself_a_complaint_is_one() -> None:
    assert [line for line in lines(COMPLAINTS) if plainly(line) is not Matter.COMPLAINT] == []
    assert plainly("Моя історія\nХочу поскаржитися") is Matter.COMPLAINT


def test_who_speaks_of_a_complaint_does_not_make_one() -> None:
    assert [line for line in lines(ANYTHING_ELSE) if plainly(line) is not None] == []
