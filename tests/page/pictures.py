"""The pictures of the docs: `python -m tests.page.pictures`, a program, not a test. With names of scenes, those alone.

Starts the demo on a free port, moves its clock to a Tuesday morning and plays Olena, Ivan, Emma and Taras in a real
browser, with nothing but what a visitor can press. Texts and times come out the same on any day; look at each picture
before you commit it.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, FilePayload, Locator, Page, Playwright, expect, sync_playwright

from tests.page.browser import launch
from tests.page.conftest import WAIT_MS
from tests.page.demos import ROOT, running_demo, to_tuesday
from tests.page.seats import be, edit, log, open_topic, press, say
from tests.page.visitors import DESKTOP
from tests.words import label

FOLDER = ROOT / "docs" / "pictures"
PHONE = (390, 780)
TALL = (1280, 900)
SETTLED_MS = 800  # fonts, photos and the end of a scroll
THINKING_MS = 1500  # at a person's pace the bot keeps within Telegram's limits with its old buttons taken off
LARGEST = 250_000  # bytes

# What was photographed, as SVG: a spilled box and a broken cup.
PHOTOS = {
    "box.png": """<rect width="640" height="480" fill="#cdb59a"/><rect y="330" width="640" height="150"
        fill="#8f7a63"/><path d="M170 190h300v210H170z" fill="#b98a56"/><path d="M170 190l-70-70 130-20 90 90z
        M470 190l80-60-120-30-110 90z" fill="#d3a874"/><path d="M300 250h40v90h-40z" fill="#7c5a35"/>
        <ellipse cx="360" cy="425" rx="210" ry="26" fill="#5b3a22" opacity=".75"/>""",
    "cup.png": """<rect width="640" height="480" fill="#9fb8b1"/><ellipse cx="320" cy="390" rx="250" ry="50"
        fill="#7b958d"/><path d="M190 170h250l-40 200H230z" fill="#f4efe6"/><path d="M440 205q90 0 70 70t-90 50"
        fill="none" stroke="#f4efe6" stroke-width="24"/><path d="M300 170l30 70-40 40 45 90" fill="none"
        stroke="#5a4a42" stroke-width="7"/><path d="M365 170l75 0-35 120z" fill="#9fb8b1"/>""",
}

ARE_SAME = """() => {
  const drawn = (sign) => {
    const canvas = document.createElement("canvas");
    canvas.getContext("2d").fillText(sign, 10, 40);
    return canvas.toDataURL();
  };
  return drawn("🔥") === drawn("🆕");
}"""


@dataclass(frozen=True)
class Complaint:
    person: str
    language: str
    department: str
    story: str
    photos: tuple[str, ...]
    order: str


COMPLAINTS = (
    Complaint(
        "olena",
        "uk",
        "Якість страв і напоїв",
        "Замовила капучино, а принесли майже холодне. І чашка тріснута.",
        ("cup.png",),
        "17",
    ),
    Complaint("ivan", "ru", "Оплата", "Вчера платил картой, и деньги списались дважды.", (), "2215"),
    Complaint(
        "emma",
        "en",
        "Delivery",
        "The box came open and both cups were broken.",
        ("box.png", "cup.png"),
        "A-1042",
    ),
)


class Studio:
    """Opens pages of the demo and takes pictures of them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._photos = {name: self._develop(name, drawing) for name, drawing in PHOTOS.items()}

    def _develop(self, name: str, drawing: str) -> FilePayload:
        page = self._browser.new_page(viewport={"width": 640, "height": 480})
        page.set_content(f'<body style="margin:0"><svg viewBox="0 0 640 480">{drawing}</svg>')
        data = page.screenshot()
        page.close()
        return {"name": name, "mimeType": "image/png", "buffer": data}

    def open(self, size: tuple[int, int], language: str = "en", *, dark: bool = False) -> Page:
        """The page as a visitor sees it who has read the hint."""
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language,
            color_scheme="dark" if dark else "light",
        )
        context.add_init_script('localStorage["playground.side"] ??= \'""\'')
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.goto(self._address)
        return page

    def send_photos(self, seat: Locator, names: tuple[str, ...]) -> None:
        seat.get_by_test_id("file-input").set_input_files([self._photos[name] for name in names])
        seat.page.get_by_test_id("attach-send").click()
        log(seat).locator("img").nth(len(names) - 1).wait_for()

    def take(self, page: Page, name: str) -> None:
        page.mouse.move(0, 0)
        expect(page.get_by_test_id("toast")).to_have_count(0)
        page.wait_for_timeout(SETTLED_MS)
        file = FOLDER / f"{name}.png"
        page.screenshot(path=file)
        size = file.stat().st_size
        sys.stdout.write(f"{file.relative_to(ROOT)}  {size // 1000} kB\n")
        if size > LARGEST:
            raise SystemExit(f"{file.name} is larger than {LARGEST // 1000} kB")


def complain(studio: Studio, page: Page, complaint: Complaint) -> Locator:
    """Fill in the form up to its summary."""
    seat, language = be(page, complaint.person), complaint.language
    done = label("Done", language)
    press(seat, label("Complaint", language))
    press(seat, complaint.department)
    say(seat, complaint.story)
    answered(seat, done)
    if complaint.photos:
        studio.send_photos(seat, complaint.photos)
        answered(seat, done)
    press(seat, done)
    page.wait_for_timeout(THINKING_MS)
    say(seat, complaint.order)
    answered(seat, label("Send", language))
    return seat


def answered(seat: Locator, label: str) -> None:
    """Wait until the newest message is the bot's, with this button, and read it."""
    log(seat).locator("article").last.get_by_role("button", name=label, exact=True).wait_for()
    seat.page.wait_for_timeout(THINKING_MS)


def start(page: Page, person: str) -> Locator:
    seat = be(page, person)
    seat.get_by_test_id("start").click()
    log(seat).get_by_role("button").last.wait_for()
    return seat


def complaints(studio: Studio) -> None:
    for complaint in COMPLAINTS:
        language = complaint.language
        page = studio.open(PHONE, language)
        seat = start(page, complaint.person)
        if complaint.person == "emma":
            live_in_london(seat)
        complain(studio, page, complaint)
        studio.take(page, f"complaint-{language}")
        press(seat, label("Send", language))
        answered(seat, label("Menu", language))
        page.context.close()


def live_in_london(seat: Locator) -> None:
    """So that she is promised an answer in her own time."""
    for button in ("Settings", "Time zone"):
        press(seat, button)
    log(seat).get_by_role("button", name="London").click()
    for button in ("Yes", "Menu"):
        press(seat, button)


def conversation(studio: Studio) -> None:
    """Taras takes Emma's ticket, and they talk: side by side, in both themes."""
    page = studio.open(DESKTOP)
    page.get_by_test_id("split").click()
    emma, taras = be(page, "emma"), be(page, "taras", 1)
    open_topic(taras, "№ 3")
    press(taras, label("Take", "uk"))
    log(emma).get_by_text("Taras").first.wait_for()
    say(taras, "Good morning, Emma! I am sorry. Two new cups leave today, free of charge.")
    say(taras, "// постійна гостя, додаймо печиво")
    log(emma).get_by_text("Two new cups").wait_for()
    say(emma, "Thank you! Blue ones, please.")
    log(taras).get_by_text("Blue ones").wait_for()
    edit(emma, "Blue ones", "Thank you! Green ones, please.")
    log(taras).get_by_text("Green ones").wait_for()
    studio.take(page, "page-light")
    page.get_by_test_id("theme").click()
    studio.take(page, "page-dark")
    page.context.close()


def phone(studio: Studio) -> None:
    page = studio.open(PHONE, dark=True)
    be(page, "emma")
    studio.take(page, "phone")
    page.context.close()


def topic(studio: Studio) -> None:
    """The staff group as an operator has it: the topics, and a ticket that waits."""
    page = studio.open(TALL, "uk")
    seat = be(page, "daria")
    open_topic(seat, "№ 1")
    log(seat).get_by_role("button", name=label("Take", "uk")).wait_for()
    studio.take(page, "topic")
    page.context.close()


REMINDERS = {
    "olena": ("uk", "нагадай щопонеділка о 10 замовити воду"),
    "ivan": ("ru", "напомни завтра в 12 заказать воду"),
    "emma": ("en", "remind me tomorrow at 12 to order water"),
}


def reminders(studio: Studio) -> None:
    """Shown back before it is kept; and a day is chosen from the calendar."""
    for person, (language, words) in REMINDERS.items():
        page = studio.open(PHONE, language)
        seat = be(page, person)
        page.wait_for_timeout(SETTLED_MS)
        if seat.get_by_test_id("start").count():
            seat = start(page, person)
            answered(seat, label("Complaint", language))
        say(seat, words)
        page.wait_for_timeout(THINKING_MS)
        if not log(seat).get_by_role("button", name=label("Yes, remind me", language)).count():
            answered(seat, label("Yes", language))
            press(seat, label("Yes", language))
        answered(seat, label("Yes, remind me", language))
        studio.take(page, f"reminder-{language}")
        for button, then in (("Another time", label("Choose a day", language)), ("Choose a day", "31")):
            press(seat, label(button, language))
            answered(seat, then)
        studio.take(page, f"reminder-calendar-{language}")
        page.context.close()


def launch_with_emoji(playwright: Playwright) -> Browser:
    """The browser. Ends the program where two different emoji look the same: as the box for what no font has."""
    browser = launch(playwright)
    page = browser.new_page()
    if page.evaluate(ARE_SAME):
        sys.exit("The pictures need a font with emoji: Debian's package is fonts-noto-color-emoji")
    page.close()
    return browser


def in_each(languages: Iterable[str], photograph: Callable[[Browser, str, Path], None]) -> None:
    """`photograph` in each of the languages that the command line names, else in all; with a folder of its own."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch_with_emoji(playwright)
        for language in sys.argv[1:] or languages:
            photograph(browser, language, Path(folder))
        browser.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with running_demo() as address, sync_playwright() as playwright:
        browser = launch_with_emoji(playwright)
        studio = Studio(browser, address)
        to_tuesday(address, 10, 20)
        for scene in (complaints, conversation, phone, topic, reminders):
            if scene.__name__ in (sys.argv[1:] or scene.__name__):
                scene(studio)
        browser.close()


if __name__ == "__main__":
    main()
