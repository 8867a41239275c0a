"""The pictures of docs/staff: `python -m tests.page.desk_pictures [uk ru en]`, a program, not a test.

For each language of the staff a demo of its own on a Tuesday, played by what people can press and write, as on a
phone. What the customer of the story writes is in another language than the staff's.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.pictures import PHONE, Studio, in_each
from tests.page.scenes import GROUP
from tests.page.seats import be, log, press, say
from tests.words import label

DEPARTMENTS = {
    "uk": ("Доставка", "Якість страв і напоїв", "Оплата"),
    "ru": ("Доставка", "Качество блюд и напитков", "Оплата"),
    "en": ("Delivery", "Food and drinks", "Payments"),
}
LANGUAGES = {"olena": "uk", "ivan": "ru", "emma": "en"}
STORIES = {
    "olena": "У торті були горіхи, а в мене на них алергія. Що це за торт?",
    "emma": "There were nuts in the cake, and I have an allergy. Which cake was it?",
}
ANSWERS = {"olena": "Дякую!", "emma": "Thank you!"}


@dataclass(frozen=True)
class Scene:
    """What the staff of a language writes."""

    language: str
    customer: str  # who speaks another language
    other: str
    canned: str  # letters of a canned reply
    note: str
    about: str


TALL = 1180  # a chart and its numbers below it
SCENES = {
    "uk": Scene(
        "uk", "emma", "olena", "прикро", "// кухня перевіряє, з якої партії торт", "Алергія на горіхи."
    ),
    "ru": Scene(
        "ru", "emma", "olena", "жаль", "// кухня проверяет, из какой партии торт", "Аллергия на орехи."
    ),
    "en": Scene("en", "olena", "emma", "sorry", "// the kitchen looks for the batch", "Allergic to nuts."),
}


def go_to(phone: Page, testid: str, person: str) -> Locator:
    """Somebody in General (`topic-0`), or in the newest ticket's topic."""
    seat = be(phone, person)
    back = seat.get_by_test_id("back")
    if back.is_visible():
        back.click()
    seat.get_by_test_id(f"forum-{GROUP}").locator(testid).first.click()
    return seat


class Shoot:
    """One demo, one language: a phone for the customers and one for Taras."""

    def __init__(self, studio: Studio, address: str, scene: Scene) -> None:
        self.studio, self.address, self.scene = studio, address, scene
        self.street = studio.open(PHONE, scene.language)
        self.phone = studio.open(PHONE, scene.language)
        self.taras = be(self.phone, "taras")

    def take(self, name: str) -> None:
        self.studio.take(self.phone, f"{name}-{self.scene.language}")

    def press(self, *texts: str) -> None:
        for text in texts:
            press(self.taras, label(text, self.scene.language))

    def write(self, text: str) -> None:
        say(self.taras, text)
        self.phone.wait_for_timeout(700)

    def go_to(self, testid: str, person: str = "taras") -> Locator:
        return go_to(self.phone, testid, person)

    def complain(self, person: str, department: int, story: str) -> Locator:
        language = LANGUAGES[person]
        seat = be(self.street, person)
        seat.get_by_test_id("start").click()
        press(seat, label("Complaint", language))
        press(seat, DEPARTMENTS[language][department])
        say(seat, story)
        for button in ("Done", "Skip", "Send"):
            press(seat, label(button, language))
        log(seat).get_by_role("button", name=label("Menu", language), exact=True).wait_for()
        return seat


GENERAL = '[data-testid="topic-0"]'
NEWEST = '[data-testid^="topic-"]:not([data-testid="topic-0"], [data-testid="topic-new"])'


def begin(shoot: Shoot) -> None:
    """Two are on shift; two tickets wait already."""
    for person in ("daria", "taras"):
        seat = shoot.go_to(GENERAL, person)
        say(seat, "/onshift")
    shoot.complain(shoot.scene.other, 0, {"olena": "Забули ложки.", "emma": "No spoons."}[shoot.scene.other])
    shoot.complain("ivan", 2, "Вчера платил картой, и деньги списали дважды.")


def card(shoot: Shoot) -> Locator:
    customer = shoot.complain(shoot.scene.customer, 1, STORIES[shoot.scene.customer])
    shoot.phone.wait_for_timeout(1500)
    shoot.go_to(NEWEST)
    log(shoot.taras).get_by_role("button", name=label("Take", shoot.scene.language)).wait_for()
    shoot.take("desk-card")
    shoot.press("Take")
    shoot.write(shoot.scene.note)
    return customer


def reply(shoot: Shoot, customer: Locator) -> None:
    shoot.write(f"/c {shoot.scene.canned}")
    log(shoot.taras).get_by_role("button", name=label("Send", shoot.scene.language)).wait_for()
    shoot.take("desk-reply")
    shoot.press("Send")
    shoot.phone.wait_for_timeout(1000)
    say(customer, ANSWERS[shoot.scene.customer])
    shoot.phone.wait_for_timeout(1500)


def panels(shoot: Shoot) -> None:
    shoot.write("/ticket")
    log(shoot.taras).get_by_role("button", name=label("More", shoot.scene.language)).last.wait_for()
    shoot.press("More")
    shoot.take("desk-more")
    shoot.press("Snooze")
    shoot.take("desk-snooze")
    shoot.press("Back")


def customers_card(shoot: Shoot) -> None:
    shoot.write(f"/about {shoot.scene.about}")
    shoot.write("/card")
    shoot.phone.wait_for_timeout(1500)
    shoot.take("desk-customer")


def board(shoot: Shoot) -> None:
    move_on(shoot.address, timedelta(minutes=61))
    shoot.phone.wait_for_timeout(6000)
    shoot.go_to(GENERAL)
    shoot.write("/queue")
    shoot.phone.wait_for_timeout(1500)
    shoot.take("desk-board")


def figures(shoot: Shoot) -> None:
    """Two tickets are answered and solved; a score comes the day after."""
    language = shoot.scene.language
    names = {"olena": "Олена", "emma": "Emma"}
    for number, name in ((3, names[shoot.scene.customer]), (1, names[shoot.scene.other])):
        shoot.go_to(f'.chat-row:has(.chat-title:has-text("{number} {name}"))')
        shoot.write(
            {"uk": "Знайшли, вже веземо.", "ru": "Нашли, уже везём.", "en": "Found, it is on its way."}[
                language
            ]
        )
        shoot.write("/solve")
    move_on(shoot.address, timedelta(hours=26))
    seat = be(shoot.street, shoot.scene.customer)
    press(seat, "⭐ 5")
    seat = shoot.go_to(GENERAL)
    say(seat, "/figures")
    log(seat).get_by_role("button", name=label("Chart", language)).wait_for()
    press(seat, label("Chart", language))
    log(seat).locator("img").last.wait_for()
    shoot.phone.set_viewport_size({"width": PHONE[0], "height": TALL})
    shoot.take("desk-figures")


def photograph(browser: Browser, language: str, folder: Path) -> None:
    rules = changed(
        folder,
        ('default_language = "uk"', f'default_language = "{language}"'),
        *UNHURRIED,
    )
    with running_demo(rules) as address:
        to_tuesday(address, 10, 20)
        shoot = Shoot(Studio(browser, address), address, SCENES[language])
        begin(shoot)
        customer = card(shoot)
        reply(shoot, customer)
        customers_card(shoot)
        panels(shoot)
        board(shoot)
        figures(shoot)


if __name__ == "__main__":
    in_each(SCENES, photograph)
