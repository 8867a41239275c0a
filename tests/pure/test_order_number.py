"""The order's number, as people send it: alone, within a caption, in a story, or not at all."""

from dialogs.customers.writing import order_number
from tests.for_each import for_each


@for_each(
    "text, number",
    [
        ("77", "77"),
        (" A-77 ", "A-77"),
        ("№ 77", "77"),
        ("#77", "77"),
        ("No. 77", "77"),
        ("order 77", "77"),
        ("Замовлення № 77", "77"),
        ("чек: 77", "77"),
        ("номер заказа 77", "77"),
        ("KX 4412", "KX 4412"),
        ("2026/11-77", "2026/11-77"),
        ("5 of 10 cakes were bad", ""),
        ("77 and it was cold", ""),
        ("it was cold", ""),
        ("77\nit was cold", ""),
        ("7" * 65, ""),
        ("", ""),
    ],
)
def test_a_number_alone_is_the_order(text: str, number: str) -> None:
    assert order_number.alone(text) == number


@for_each(
    "text, number",
    [
        ("чек, заказ 77", "77"),
        ("Ось чек, замовлення №77", "77"),
        ("This is the receipt for order no. A-77.", "A-77"),
        ("заказ 77 приехал холодным, чек № 77", "77"),
        ("номер замовлення: 4412-К", "4412-К"),
        ("order 77 or order 78", ""),
        ("I placed the order 3 days ago", ""),
        ("замовлення 20.11.2026", ""),
        ("замовлення 14:30", ""),
        ("чек 450 грн", ""),
        ("5 of 10 cakes were bad", ""),
        ("disorder 77", ""),
    ],
)
def test_a_number_within_a_text_is_read_only_when_it_is_plain(text: str, number: str) -> None:
    assert order_number.within(text) == number
