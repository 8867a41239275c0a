"""Who lives here."""

from itertools import count

from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.chats import Chat, Member

CAST = (
    Person("olena", 1001, "Олена", "uk", "customer"),
    Person("ivan", 1002, "Иван", "ru", "customer"),
    Person("emma", 1003, "Emma", "en", "customer"),
    Person("taras", 2001, "Тарас", "uk", "operator"),
    Person("daria", 2002, "Дарія", "uk", "operator"),
    Person("solomiia", 3001, "Соломія", "uk", "admin"),
    Person("charlie", 4001, "Charlie", "en", "stranger"),
)
BOT_ID = 700001
BOT_USERNAME = "turbota_demo_bot"
GROUP_ID = -1001000000001  # of the first staff group; the next ones count down from it
GROUP_TITLE = "Команда"
BOT_RIGHTS = frozenset({"can_manage_chat", "can_manage_topics", "can_delete_messages", "can_pin_messages"})


def group_id(number: int) -> int:
    """The id of the first, the second ... staff group."""
    return GROUP_ID - (number - 1)


def staff_group(bot: Json, number: int = 1) -> Chat:
    """A forum of the staff: the admin owns it, the operators are members, the bot is an administrator."""
    users = {person.key: person.user for person in CAST}
    members = [
        Member(users["solomiia"], "creator"),
        Member(users["taras"]),
        Member(users["daria"]),
        Member(bot, "administrator", BOT_RIGHTS),
    ]
    # Message 1 of a supergroup is its creation, and thread 1 the General topic.
    title = GROUP_TITLE if number == 1 else f"{GROUP_TITLE} {number}"
    group = Chat(group_id(number), "supergroup", count(2), title=title, is_forum=True)
    group.members = {member.user["id"]: member for member in members}
    return group
