"""What the documents name is there: links, files, folders, settings."""

import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings
from care.business import LANGUAGES, Business
from dialogs.staff.commands import everywhere, in_topic
from dialogs.words import Words

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


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    assert list(broken(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page: str) -> None:
    assert [place for place in PLACE.findall(text_of(page)) if not is_there(place)] == []


def test_the_map_names_every_folder_of_the_house() -> None:
    page = text_of("docs/architecture.md")
    parts = [part for floor in ("bot", "dialogs", "care", "tests") for part in (ROOT / floor).iterdir()]
    folders = [part.relative_to(ROOT).as_posix() for part in parts if any(part.glob("*.py"))]
    assert [folder for folder in folders if f"`{folder}/`" not in page] == []


def test_every_setting_is_explained() -> None:
    schema = Business.model_json_schema()
    tables = [schema, *schema["$defs"].values()]
    rules = {name for table in tables for name in table.get("properties", {})} - {"days"}  # written mon … sun
    environment = {name.upper() for name in Settings.model_fields}
    page = text_of("docs/settings.md")
    named = set(re.findall(r"`\[*(\w+)\]*`", page))
    assert (rules | environment) - named == set()


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_operators_page_calls_buttons_as_they_are_called(language: str) -> None:
    words, page = Words(language, ZoneInfo("UTC")), text_of(f"docs/staff.{language}.md")
    marks = "*{}*" if language == "en" else "«{}»"
    labels = [marks.format(words.pgettext("button", text)) for text in BUTTONS]
    assert [label for label in labels if label not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_operators_page_names_every_command(language: str) -> None:
    words, page = Words(language, ZoneInfo("UTC")), text_of(f"docs/staff.{language}.md")
    table = page[page.index("`/help`") :]
    named = set(re.findall(r"`/(\w+)`", table))
    assert named == in_topic(words).keys() | everywhere(words).keys()
