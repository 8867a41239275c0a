"""What a step asks of the store. The plan's measure: one read, one write, one commit, and the update's own row."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

from tests.bot.desk import open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.words import label, sentence

ORDINARY = ["BEGIN", "INSERT updates", "SELECT customers", "INSERT conversations", "COMMIT"]


@contextmanager
def transactions() -> Iterator[list[list[str]]]:
    """The committed transactions that took updates in: each statement as its verb and its table."""
    taken: list[list[str]] = []
    running: dict[Connection, list[str]] = {}

    def see(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("BEGIN"):
            running[connection] = []
        running.setdefault(connection, []).append(_brief(statement))

    def end(connection: Connection) -> None:
        statements = running.pop(connection, [])
        if "INSERT updates" in statements:
            taken.append([*statements, "COMMIT"])

    event.listen(Engine, "before_cursor_execute", see)
    event.listen(Engine, "commit", end)
    yield taken
    event.remove(Engine, "before_cursor_execute", see)
    event.remove(Engine, "commit", end)


def _brief(statement: str) -> str:
    """`SELECT customers`, `INSERT outbox`, `SAVEPOINT`: the verb, and the table it is mainly about."""
    verb, *rest = statement.split()
    match verb:
        case "SELECT":
            return f"SELECT {rest[0].partition('.')[0]}"
        case "INSERT":
            return f"INSERT {rest[1]}"
    return verb


async def test_an_answer_to_a_form_is_one_read_and_one_write(shop: Shop) -> None:
    olena = shop.playground.person("olena")
    await olena.start()
    await olena.press_button(label("Complaint"))
    await olena.press_button("Доставка")
    await olena.wait_for("Що сталося")
    with transactions() as taken:
        await olena.say("Курʼєр запізнився на годину")
        await olena.press_button(label("Done"))
        await olena.wait_for("замовлення")
    assert taken == [ORDINARY, ORDINARY]


async def test_updates_that_wait_together_share_their_statements(shop: Shop) -> None:
    delivery = {"olena": "Доставка", "ivan": "Доставка", "emma": "Delivery"}
    people = [shop.playground.person(key) for key in delivery]
    for person in people:
        await person.start()
    await shop.rest()
    await shop.end()
    for person in people:
        await person.say("/complaint")
    with transactions() as taken:
        await shop.open()
        for person in people:
            await person.press_button(delivery[person.key])
    assert taken[0] == ORDINARY


async def test_opening_a_ticket_costs_few_statements_more(shop: Shop) -> None:
    with transactions() as taken:
        await complain(shop.playground.person("emma"), "The soup was cold")
    opening = next(statements for statements in taken if "INSERT tickets" in statements)
    assert (
        opening
        == [
            *ORDINARY[:3],
            "SAVEPOINT",
            "SELECT tickets",  # what else they have opened lately
            "SELECT accounts",  # their tier
            "SELECT max(tickets",  # when they last complained
            "SELECT operators",  # whom to ask
            "SELECT moved_groups",
            "INSERT tickets",
            "INSERT jobs",  # both deadlines
            "INSERT entries",
            "INSERT history",  # opened, and routed
            "INSERT outbox",
            "UPDATE",  # the answer that it grew out of
            "RELEASE",
            "INSERT outbox",
            *ORDINARY[3:],
        ]
    )


async def test_a_word_to_an_operator_starts_its_clocks_with_three_statements_more(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.write("We are looking into it")
    await desk.emma.wait_for("looking into it")
    with transactions() as taken:
        await desk.emma.say("And now?")
        await desk.emma.say("Hello?")
        await desk.wait_in_topic("Hello?")
    first, further = taken
    assert further == [
        *ORDINARY[:3],
        "SELECT tickets",  # whose word it is
        "SELECT tickets",  # the same, locked
        "SELECT count(*)",  # how much came lately
        "INSERT entries",
        "INSERT outbox",
        "UPDATE",  # its order in the outbox
        "COMMIT",
    ]
    # The last is the card, which says by when they are answered.
    assert first == [*further[:7], "UPDATE", "INSERT jobs", "INSERT outbox", *further[7:]]


async def test_figures_are_read_outside_the_transaction_that_takes_the_wish(shop: Shop) -> None:
    desk = await open_desk(shop)
    with transactions() as taken:
        await desk.solomiia.say("/figures", GROUP)
        await desk.solomiia.wait_for(sentence("Figures: {whose}", whose="Калина"), GROUP)
        await desk.solomiia.press_button(label("4 weeks"), GROUP)
    statements = {statement for transaction in taken for statement in transaction}
    assert "INSERT outbox" in statements
    assert not any("history" in statement or "feedback" in statement for statement in statements)
