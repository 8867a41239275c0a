"""What the bot says of itself: names and descriptions per language, commands per scope and language, menu buttons."""

from dataclasses import dataclass, field

from playground.values.shapes import Json

SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)
CommandsKey = tuple[str, int, int, str]


@dataclass(slots=True)
class Profile:
    """`texts` are by field (name, description, short_description) and language; `commands` by scope, ids, language."""

    id: int
    username: str
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[CommandsKey, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    default_rights: dict[bool, Json] = field(default_factory=dict)
    user: Json = field(init=False)

    def __post_init__(self) -> None:
        self.user = {"id": self.id, "is_bot": True, "first_name": "Turbota", "username": self.username}

    def text(self, name: str, language: str) -> str:
        """A profile text in a language, else the one for all languages."""
        return self.texts.get((name, language)) or self.texts.get((name, ""), "")

    def set_text(self, name: str, language: str, text: str) -> None:
        """An empty one is removed."""
        self.texts[name, language] = text
        if name == "name" and not language and text:
            self.user["first_name"] = text

    def commands_for(self, scopes: list[tuple[str, int, int]], language: str) -> list[Json]:
        """The commands of the first scope that has any, its language before its general list."""
        for scope in scopes:
            for tongue in (language, ""):
                if commands := self.commands.get((*scope, tongue)):
                    return commands
        return []

    def shown(self) -> Json:
        """What the page shows of the bot: User, and its texts by language."""
        texts: Json = {}
        for (name, language), text in self.texts.items():
            texts.setdefault(name, {})[language] = text
        return self.user | {"texts": texts}


def scopes_in(chat_id: int, user_id: int, administrates: bool) -> list[tuple[str, int, int]]:
    """The scopes that a user in a chat looks through, narrowest first (Telegram's order)."""
    if chat_id > 0:
        return [("chat", chat_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    own, here = ("chat_member", chat_id, user_id), ("chat", chat_id, 0)
    wide = [("all_group_chats", 0, 0), ("default", 0, 0)]
    if administrates:
        return [own, ("chat_administrators", chat_id, 0), here, ("all_chat_administrators", 0, 0), *wide]
    return [own, here, *wide]
