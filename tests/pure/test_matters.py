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
PERSON = """
оператор
Оператора!
Покличте оператора, будь ласка
Хочу поговорити з живою людиною
Можна живу людину?
жива людина є?
зʼєднайте з оператором
Добрий день, мені потрібен менеджер
Позовите оператора
живой человек
Хочу поговорить с живым человеком, а не с ботом
Можно оператора?
соедините с оператором
Мне нужен живой оператор
Talk to a human
I want to talk to a real person
human please
Can I speak to an operator?
operator
Is there a real person here?
I'd like to speak with someone
"""
ERASURE = """
Видаліть мої дані
Видаліть, будь ласка, мої персональні дані
Як видалити свій акаунт?
Хочу видалити всі дані про мене
Прошу видалити всю інформацію про мене
удалите мои данные
Удалите все мои персональные данные, пожалуйста
как удалить свой аккаунт
Хочу удалить всю информацию обо мне
delete my data
Please delete all my personal data
How do I delete my account?
erase everything about me
Forget me
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
Оператор мені нагрубив
Торт на одну людину
Скільки людей може сидіти за столом?
Дякую оператору!
Оператор не перезвонил
Торт на человека
The operator was rude
Table for one person
How many people can sit there
Не видаляйте мої дані
Видаліть мої дані із замовлення 15
Де мої дані?
не удаляйте мой аккаунт
удалите из заказа торт
Delete my order please
Don't delete my data
What data do you have about me?
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def test_what_calls_itself_a_complaint_is_one() -> None:
    assert [line for line in lines(COMPLAINTS) if plainly(line) is not Matter.COMPLAINT] == []
    assert plainly("Моя історія\nХочу поскаржитися") is Matter.COMPLAINT


def test_who_wishes_for_a_person_or_to_be_forgotten_is_understood() -> None:
    assert [line for line in lines(PERSON) if plainly(line) is not Matter.PERSON] == []
    assert [line for line in lines(ERASURE) if plainly(line) is not Matter.ERASURE] == []


def test_who_speaks_of_a_complaint_does_not_make_one() -> None:
    assert [line for line in lines(ANYTHING_ELSE) if plainly(line) is not None] == []
