"""Who plainly asks when we are open, or where we are."""

from dialogs.customers.writing.asking import asks_when_or_where
from tests.for_each import for_each

ASKED = """
Ви працюєте сьогодні?
працюєте
До котрої ви працюєте
графік роботи
Коли ви відкриваєтесь?
О котрій зачиняєтесь
де ви знаходитесь
Де ви?
Яка ваша адреса?
А в неділю працюєте?
чи працюєте ви 25 грудня
Працюєте 1 січня?
Який у вас номер телефону
Підкажіть, будь ласка, години роботи
работаете?
Вы сегодня работаете
до скольки вы работаете
Во сколько открываетесь?
вы ещё открыты
какой у вас адрес
режим работы
когда вы закрываетесь
Ваш телефон?
Как к вам доехать?
are you open now?
Open
What time do you close
opening hours
hours today?
Where are you located
what are your hours
what's your phone number
How do I get there?
"""
ANYTHING_ELSE = """
Чому ви не працюєте
Ваш сайт не працює
ресторан не працює, кава холодна
моє замовлення не за тією адресою
Кур'єр поїхав не на ту адресу
Хочу поскаржитись на графік роботи
Можна замінити телефон у замовленні
Чудово працюєте з людьми, які прийшли в годину пік, я в захваті
I opened the box and it was broken
open the door please
почему не работаете
Дякую
change my address
Where is my order?
не работает оплата
у вас не працює кнопка
I called your phone number and nobody answered, I want my money back
12
?
"""


@for_each("text", ASKED.strip().splitlines())
def test_a_plain_question_about_hours_or_place_is_understood(text: str) -> None:
    assert asks_when_or_where(text)


@for_each("text", ANYTHING_ELSE.strip().splitlines())
def test_anything_else_is_offered_to_be_passed_on(text: str) -> None:
    assert not asks_when_or_where(text)
