"""The pictures of docs/reminders, followups and contact: `python -m tests.page.contact_pictures [uk ru en]`, a program.

For each language a demo of its own on a Tuesday, with a customer and Taras on their phones, who speak it both. Look at
each picture before you commit it.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from care.business import Language
from dialogs.customers.language import NAMES
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.desk_pictures import NEWEST, go_to
from tests.page.pictures import PHONE, Studio, in_each
from tests.page.seats import be, log, press, say
from tests.words import label

LONG = (390, 1450)  # a phone on which all that can be chosen from is read at once
HOUR = timedelta(hours=1)
SOLOMIIA = 3001
REGULAR = ("least = 3                        # visits", "least = 1  # visits")  # who comes once is one
VISIT, DAY = timedelta(hours=2), timedelta(days=1)  # from a visit to each question about it


@dataclass(frozen=True)
class Scene:
    """Who the customer is, where they live, and what they and Taras write."""

    language: Language
    customer: str
    city: str  # empty: where the business is
    ahead: int  # hours, of the business's clock before theirs
    weekly: str
    once: str
    together: tuple[str, ...]  # for the same minute
    question: str
    promise: str


SCENES = {
    "uk": Scene(
        "uk",
        "olena",
        "",
        0,
        "нагадуй щопонеділка о 10 замовити воду",
        "нагадай завтра о пів на десяту забрати торт",
        (
            "нагадай сьогодні опівдні полити квіти",
            "нагадай сьогодні опівдні зателефонувати мамі",
            "нагадай сьогодні опівдні сплатити за інтернет",
        ),
        "Чи можна замовити торт без горіхів на суботу?",
        "/promise завтра 15:00 Питаємо кондитера",
    ),
    "ru": Scene(
        "ru",
        "ivan",
        "Варшава",
        1,
        "напоминай по понедельникам в 10 заказать воду",
        "напомни завтра в половине десятого забрать торт",
        (
            "напомни сегодня в полдень полить цветы",
            "напомни сегодня в полдень позвонить маме",
            "напомни сегодня в полдень заплатить за интернет",
        ),
        "Можно ли заказать торт без орехов на субботу?",
        "/promise завтра 15:00 Спрашиваем кондитера",
    ),
    "en": Scene(
        "en",
        "emma",
        "London",
        2,
        "remind me every monday at 10 to order water",
        "remind me tomorrow at half past nine to pick up the cake",
        (
            "remind me at noon today to water the plants",
            "remind me at noon today to call mum",
            "remind me at noon today to pay for the internet",
        ),
        "Can I have a cake without nuts for Saturday?",
        "/promise tomorrow 15:00 We are asking the baker",
    ),
}


class Shoot:
    """One demo, one language."""

    def __init__(self, studio: Studio, address: str, scene: Scene) -> None:
        self.studio, self.address, self.scene = studio, address, scene
        self.phone = studio.open(PHONE, scene.language)
        self.desk = studio.open(PHONE, scene.language)
        self.seat = be(self.phone, scene.customer)
        self.seat.get_by_test_id("start").click()
        self.shows("Complaint")

    def press(self, *texts: str) -> None:
        for text in texts:
            self.shows(text)
            press(self.seat, label(text, self.scene.language))

    def shows(self, text: str, seat: Locator | None = None) -> None:
        """Wait until the newest message is the bot's, with this button."""
        newest = log(seat or self.seat).locator("article").last
        newest.get_by_role("button", name=label(text, self.scene.language), exact=True).wait_for()

    def move_on(self, length: timedelta) -> None:
        move_on(self.address, length)

    def take(self, name: str) -> None:
        self.studio.take(self.phone, f"{name}-{self.scene.language}")


def reminders(shoot: Shoot) -> None:
    """Asked for in words; one has come, then three of the same minute."""
    scene = shoot.scene
    say(shoot.seat, scene.once)
    if scene.city:
        shoot.press("No, choose again")
        log(shoot.seat).get_by_role("button", name=scene.city).click()
    shoot.press("Yes", "Yes, remind me")
    shoot.shows("Menu")
    say(shoot.seat, scene.weekly)
    shoot.shows("Yes, remind me")
    shoot.press("Yes, remind me")
    shoot.shows("Menu")
    shoot.move_on(timedelta(hours=23, minutes=10) + scene.ahead * HOUR)
    shoot.shows("In 10 minutes")
    shoot.take("reminder-came")
    shoot.press("Done")
    for words in scene.together:
        say(shoot.seat, words)
        shoot.press("Yes, remind me")
        shoot.shows("Menu")
    shoot.move_on(timedelta(hours=2, minutes=30))
    shoot.shows("One at a time")
    shoot.take("reminders-together")
    shoot.press("All done")


def promise(shoot: Shoot) -> None:
    """Taras promises to write tomorrow, and tells of a visit."""
    language = shoot.scene.language
    say(shoot.seat, "/question")
    press(
        shoot.seat,
        {"uk": "Якість страв і напоїв", "ru": "Качество блюд и напитков", "en": "Food and drinks"}[language],
    )
    say(shoot.seat, shoot.scene.question)
    shoot.press("Send")
    shoot.shows("Menu")
    taras = go_to(shoot.desk, NEWEST, "taras")
    press(taras, label("Take", language))
    say(taras, shoot.scene.promise)
    expect(log(taras)).to_contain_text("15:00")
    shoot.desk.wait_for_timeout(1500)
    shoot.studio.take(shoot.desk, f"promise-{language}")
    say(taras, "/event visit V-1 branch")


def coming(shoot: Shoot) -> None:
    """Solomiia reads what the bot will send by itself."""
    seat = be(shoot.desk, "solomiia")
    if seat.get_by_test_id("back").is_visible():
        seat.get_by_test_id("back").click()
    seat.get_by_test_id(f"chat-{SOLOMIIA}").click()
    if seat.get_by_test_id("start").is_visible():
        seat.get_by_test_id("start").click()
    say(seat, "/language")
    press(seat, NAMES[shoot.scene.language])
    say(seat, "/start")
    say(seat, "/admin")
    press(seat, label("Follow-ups", shoot.scene.language))
    shoot.shows("Back", seat)
    shoot.studio.take(shoot.desk, f"follow-ups-coming-{shoot.scene.language}")


def follow_ups(shoot: Shoot) -> None:
    shoot.move_on(VISIT)
    shoot.shows("Leave feedback")
    shoot.move_on(DAY - VISIT)
    log(shoot.seat).get_by_role("button", name="10", exact=True).wait_for()
    shoot.take("follow-up")


def closeness(shoot: Shoot) -> None:
    say(shoot.seat, "/settings")
    shoot.press("Messages from us")
    shoot.shows("Back")
    shoot.phone.set_viewport_size({"width": LONG[0], "height": LONG[1]})
    shoot.take("closeness")


def photograph(browser: Browser, language: str, folder: Path) -> None:
    staff = ('default_language = "uk"', f'default_language = "{language}"')
    with running_demo(changed(folder, staff, REGULAR, *UNHURRIED)) as address:
        to_tuesday(address, 10, 20)
        shoot = Shoot(Studio(browser, address), address, SCENES[language])
        for play in (reminders, promise, coming, follow_ups, closeness):
            play(shoot)


if __name__ == "__main__":
    in_each(SCENES, photograph)
