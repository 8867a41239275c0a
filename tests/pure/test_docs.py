"""What the documents name is there: links, files, folders, settings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import app
from bot.settings.settings import Settings
from care.business import LANGUAGES, Business, Language
from care.contact import table as purposes
from dialogs.language.words import translations
from dialogs.staff.table import table, written
from locales.compile import HOUSE
from locales.extract import TURBOTA, load
from tests.for_each import for_each

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "playground").rglob("*.md"))
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:bot|dialogs|care|playground|locales|tests|docs)/[\w./-]*)`")
CODE = re.compile(r"```.*?```", re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def anchors(path: Path) -> set[str]:
    """Of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(CODE.sub("", path.read_text("utf-8")))
    return {re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_there(place: str) -> bool:
    """A file, a folder, or a name of a module (`dialogs/words.Words`)."""
    return (ROOT / place).exists() or (ROOT / place).with_suffix(".py").exists()


def broken(page: str) -> Iterator[str]:
    for link in LINK.findall(CODE.sub("", text_of(page))):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / page).parent / file if file else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@for_each("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    assert list(broken(page)) == []


@for_each("page", PAGES)
def test_every_file_that_is_named_is_there(page: str) -> None:
    assert [place for place in PLACE.findall(text_of(page)) if not is_there(place)] == []


def test_the_map_names_every_folder_of_the_house() -> None:
    page = text_of("docs/architecture.md")
    parts = [part for floor in ("bot", "dialogs", "care", "tests") for part in (ROOT / floor).iterdir()]
    folders = [part.relative_to(ROOT).as_posix() for part in parts if any(part.glob("*.py"))]
    assert [folder for folder in folders if f"`{folder}/`" not in page] == []


TRANSLATED = {"settings": "settings.md", "deploy": "deploy.md", "owner": "owner.en.md"}
IN_LANGUAGE = re.compile(r" --language \w\w")
INLINE = re.compile(r"`([^`\n]+)`")
COMMENT = re.compile(r"\s*(?<!\S)#.*|\s*//.*")


def in_language(page: str, language: str) -> str:
    return text_of(f"docs/{TRANSLATED[page] if language == 'en' else f'{page}.{language}.md'}")


def typed(text: str) -> list[str]:
    """The lines of all examples, without what is said about them and without what the program says in its language."""
    lines = [line for block in CODE.findall(text) for line in block.splitlines()]
    code = [IN_LANGUAGE.sub("", COMMENT.sub("", line)).strip() for line in lines]
    return [line for line in code if line and ": " not in line]


def named_in(text: str) -> set[str]:
    return {IN_LANGUAGE.sub("", name) for name in INLINE.findall(CODE.sub("", text))}


@pytest.mark.parametrize("page", TRANSLATED)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_translated_page_names_and_shows_the_same(page: str, language: str) -> None:
    translated, original = in_language(page, language), in_language(page, "en")
    assert named_in(translated) == named_in(original)
    assert typed(translated) == typed(original)
    assert len(HEADING.findall(CODE.sub("", translated))) == len(HEADING.findall(CODE.sub("", original)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_terminal_is_explained(language: str) -> None:
    commands = [*(each.name or each.callback.__name__ for each in app.registered_commands if each.callback)]
    groups = [each.name for each in app.registered_groups]
    page = in_language("settings", language)
    assert [name for name in (*commands, *groups) if f"`turbota {name}" not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_explained(language: str) -> None:
    schema = Business.model_json_schema()
    tables = [schema, *schema["$defs"].values()]
    rules = {name for table in tables for name in table.get("properties", {})} - {"days"}  # written mon … sun
    environment = {name.upper() for name in Settings.model_fields}
    page = in_language("settings", language)
    named = set(re.findall(r"`\[*(\w+)\]*`", page))
    assert (rules | environment) - named == set()


def test_the_page_about_contact_has_the_table_of_all_purposes() -> None:
    assert purposes.table() in text_of("docs/contact.md"), "python -m care.contact.table"


def test_the_image_is_built_from_what_is_there_and_from_all_that_a_wheel_holds() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", text_of("Dockerfile"), re.MULTILINE)
    files = {file for line in copied for file in line.split()}
    assert [file for file in files if not (ROOT / file).exists()] == []
    assert {*HOUSE, "turbota.py", "pyproject.toml", "README.md", "LICENSE", "requirements.lock"} <= files


BUTTONS = (
    *(
        "Take",
        "Pass on",
        "Solve",
        "Return to queue",
        "Reopen",
        "Replies",
        "Send",
        "More",
        "Snooze",
        "Customer",
    ),
    *("Priority", "Wrong language", "Approve"),
)


ADMINS_BUTTONS = (
    *(
        "Add to a group",
        "I have done it",
        "Go live",
        "Question",
        "Approve",
        "Approve: {name}",
        "Remove: {name}",
    ),
    *("Who can do what", "Operators", "Failures", "Try again: {number}", "Discard: {number}", "Bot status"),
    *("Follow-ups", "Hold back {number}", "Broadcasts", "Webhooks", "Figures", "Audit log", "Chart", "File"),
    *("About customers", "Journey", "Weakest first", "Sent by us", "Departments", "Welcome", "Save"),
    *("Special day", "Closed tomorrow", "till {hour}:00", "What was changed", "Undo the last one"),
    *("Audience", "When", "Now", "Send me a preview", "Review and send", "Send", "Confirm No. {number}"),
    *("I want this", "Ask an operator", "Remind me", "{number}: invert", "Match any"),
    *("Pause No. {number}", "Resume No. {number}", "Cancel No. {number}", "Results of No. {number}"),
    *("Retry No. {number}", "No. {number}: unconfirmed", "Recall No. {number}", "Delete from chats"),
    *("Announce it", "Close it", "Open again: {place}", "Keep open: {place}"),
    *("Name", "City", "Languages", "Hours", "Start my shift", "Messages from us"),
    *("What we know about you", "Send me a copy", "Delete my data", "Delete for good"),
)

# Of all buttons, whatever they carry.
BUTTON_TEXTS = [
    message.id
    for message in load(TURBOTA.path("uk"), "uk")
    if message.context == "button" and isinstance(message.id, str)
]
FIELD = re.compile(r"\\{\w+\\}")


def shape(label: str) -> re.Pattern[str]:
    """It with anything for its fields."""
    return re.compile(FIELD.sub(".+", re.escape(label)))


def named_buttons(page: str, language: str) -> set[str]:
    marked = r"(?<!\*)\*([^*\n|]+)\*(?!\*)" if language == "en" else "«([^»\n]+)»"
    return set(re.findall(marked, page.replace("***", "*")))


@pytest.mark.parametrize(("page", "buttons"), [("staff", BUTTONS), ("admin", ADMINS_BUTTONS)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_calls_buttons_as_they_are_called(language: str, page: str, buttons: tuple[str, ...]) -> None:
    catalog = translations(language)
    named = named_buttons(text_of(f"docs/{page}.{language}.md"), language)
    labels = [catalog.pgettext("button", text) for text in buttons]
    assert [label for label in labels if not any(map(shape(label).fullmatch, named))] == []
    known = {catalog.pgettext("button", text) for text in BUTTON_TEXTS}
    shapes = [shape(label) for label in known if label[0] != "{"]
    unknown = {each for each in named if not any(known.fullmatch(each) for known in shapes)}
    assert len(named - unknown) > 10
    assert [each for each in unknown if any(label.startswith(each) for label in known)] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_an_admins_page_shows_what_the_english_one_does(language: str) -> None:
    page, english = (text_of(f"docs/admin.{each}.md") for each in (language, "en"))
    assert len(HEADING.findall(CODE.sub("", page))) == len(HEADING.findall(CODE.sub("", english)))
    assert pictures(page) == pictures(english) != []
    assert commands_in(page) == commands_in(english)


def pictures(page: str) -> list[str]:
    return [re.sub(r"-\w\w(-light)?\.png$", "", link) for link in LINK.findall(page) if link.endswith(".png")]


def commands_in(page: str) -> list[str]:
    """The first word of each, in the order in which they are told of."""
    return [
        name.split()[0] for name in INLINE.findall(CODE.sub("", page)) if name.startswith(("/", "turbota"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_operators_page_has_the_table_of_all_commands(language: Language) -> None:
    page = text_of(f"docs/staff.{language}.md")
    assert table(language) in page, "python -m dialogs.staff.table"
    assert written(page, language) == page
