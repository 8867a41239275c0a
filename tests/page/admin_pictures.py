"""The pictures of docs/admin: `python -m tests.page.admin_pictures [uk ru en]`, a program, not a test.

For each language of the admin a bot that begins with a token alone, and a demo of its own on a Tuesday with three
hundred made-up customers. Solomiia is on her phone, and so is the customer who gets her broadcast. Look at each picture
before you commit it.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from care.business import LANGUAGES, Language
from dialogs.customers.language import NAMES
from tests.page.conftest import running_playground
from tests.page.demos import UNHURRIED, changed, first_run, move_on, running_demo, to_tuesday
from tests.page.desk_pictures import GENERAL, go_to
from tests.page.pictures import FOLDER, PHONE, Studio, in_each
from tests.page.seats import be, log, press, say
from tests.words import label, like, sentence

SOLOMIIA = 3001
PEOPLE = 300
LOOKED_AT = timedelta(minutes=11)  # what became of the first ones is known
SENT_MS = 15_000  # to all for whom it is morning; who live further west have it later
FIRST = "The first recipients have it. The rest will get it once it is clear that there are no problems."
PATIENCE_MS = 120_000  # for what goes to many
COLOURS = 256  # so many are enough, and a third as large
SHORT, LONG, HIGH = 620, 1010, 1220  # from where little is to be read to all that a broadcast can have
BUSINESS = {"uk": "Калина", "ru": "Калина", "en": "Kalyna"}
CITY = {"uk": "Київ", "ru": "Киев", "en": "Kyiv"}
TEXTS = {
    "uk": "Від завтра варимо какао з апельсином. Ваші бали: {balance}.",
    "ru": "С завтрашнего дня варим какао с апельсином. Ваши баллы: {balance}.",
    "en": "From tomorrow we make cocoa with orange. Your points: {balance}.",
}


@dataclass(frozen=True)
class Scene:
    language: Language
    customer: str


SCENES = {"uk": Scene("uk", "olena"), "ru": Scene("ru", "ivan"), "en": Scene("en", "emma")}


class Shoot:
    """Solomiia's phone and a customer's."""

    def __init__(self, studio: Studio, address: str, scene: Scene) -> None:
        self.studio, self.address, self.scene = studio, address, scene
        self.phone, self.street = (studio.open(PHONE, scene.language) for _ in range(2))

    def admin(self) -> Locator:
        return in_private(self.phone)

    def press(self, *texts: str) -> None:
        for text in texts:
            press(self.admin(), label(text, self.scene.language))

    def shows(self, text: str) -> None:
        expect(log(self.admin())).to_contain_text(like(text, self.scene.language), timeout=PATIENCE_MS)

    def take(self, name: str, height: int = PHONE[1]) -> None:
        self.phone.set_viewport_size({"width": PHONE[0], "height": height})
        self.studio.take(self.phone, name := f"admin-{name}-{self.scene.language}")
        file = FOLDER / f"{name}.png"
        Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def in_private(phone: Page) -> Locator:
    seat = be(phone, "solomiia")
    row = seat.get_by_test_id(f"chat-{SOLOMIIA}")
    if row.is_visible():
        row.click()
    return seat


def setting_up(browser: Browser, scene: Scene) -> None:
    """What the bot knows before it opens."""
    with (
        TemporaryDirectory() as folder,
        running_playground() as address,
        first_run(address, Path(folder)) as code,
    ):
        shoot = Shoot(Studio(browser, address), address, scene)
        language, admin = scene.language, shoot.admin()
        admin.get_by_test_id("start").click()
        say(admin, f"/start {code}")
        shown = log(admin)
        if language != "uk":
            press(admin, NAMES[language])
        shoot.shows("What is your business called?")
        say(admin, BUSINESS[language])
        shoot.shows("Where is your business?")
        press(admin, CITY[language])
        for question, answer in (
            ("Which languages do your customers speak?", "Next"),
            ("When does your team answer?", "Mon–Fri 9–18"),
            ("What do customers write to you about?", "The usual ones"),
        ):
            shoot.shows(question)
            shoot.press(answer)
        expect(shown).to_contain_text(sentence("The group where your team answers", language))
        admin.get_by_test_id("back").click()
        say(go_to(shoot.phone, GENERAL, "solomiia"), BUSINESS[language])
        be(shoot.phone, "solomiia").get_by_test_id("back").click()
        shoot.admin()
        shoot.shows("Is all of this right?")
        shoot.take("first-run", SHORT)


def pages(shoot: Shoot) -> None:
    admin = shoot.admin()
    admin.get_by_test_id("start").click()
    log(admin).get_by_role("button", name=label("Complaint")).last.wait_for()
    say(admin, "/language")
    expect(log(admin)).to_contain_text(sentence("Which language do you prefer?"))
    press(admin, NAMES[shoot.scene.language])
    log(admin).get_by_role("button", name=label("Complaint", shoot.scene.language)).last.wait_for()
    say(admin, "/admin")
    shoot.shows("You are an admin here.")
    shoot.take("pages")


def figures(shoot: Shoot) -> None:
    say(shoot.admin(), "/figures")
    press(shoot.admin(), label("4 weeks", shoot.scene.language))
    log(shoot.admin()).get_by_role("button", name=f"✓ {label('4 weeks', shoot.scene.language)}").wait_for()
    shoot.take("figures", LONG)


def agrees(shoot: Shoot) -> None:
    """The customer wants news."""
    language, seat = shoot.scene.language, be(shoot.street, shoot.scene.customer)
    seat.get_by_test_id("start").click()
    say(seat, "/settings")
    press(seat, label("Messages from us", language))
    press(seat, f"▫️ {label('News and offers', language)}")


def broadcast(shoot: Shoot) -> None:
    language, admin = shoot.scene.language, shoot.admin()
    say(admin, "/broadcast")
    for each in LANGUAGES:
        press(admin, f"✎ {NAMES[each]}")
        say(admin, TEXTS[each])
        expect(log(admin)).to_contain_text(f"✓ {NAMES[each]}")
    press(admin, f"✎ {label('I want this', language)}")
    shoot.take("broadcast", HIGH)
    shoot.press("Send me a preview")
    for each in LANGUAGES:
        fewer = log(admin).get_by_role("button", name=label("No more of these", each), exact=True)
        expect(fewer).to_have_count(1)
    shoot.take("preview")
    shoot.press("Review and send", "Send")
    shoot.shows(FIRST)
    shoot.take("progress", SHORT)


def results(shoot: Shoot) -> None:
    language = shoot.scene.language
    customer = be(shoot.street, shoot.scene.customer)
    move_on(shoot.address, LOOKED_AT)
    wanted = log(customer).get_by_role("button", name=label("I want this", language))
    wanted.wait_for(timeout=PATIENCE_MS)
    press(customer, label("I want this", language))
    shoot.phone.wait_for_timeout(SENT_MS)
    press(shoot.admin(), label("Results of No. {number}", language, number=1))
    shoot.shows("Tickets after pressing a button: {count}")
    shoot.take("results", LONG)


def photograph(browser: Browser, language: str, folder: Path) -> None:
    scene = SCENES[language]
    setting_up(browser, scene)
    staff = ('default_language = "uk"', f'default_language = "{language}"')
    with running_demo(changed(folder, staff, *UNHURRIED), PEOPLE) as address:
        to_tuesday(address, 10, 20)
        shoot = Shoot(Studio(browser, address), address, scene)
        for play in (agrees, pages, figures, broadcast, results):
            play(shoot)


if __name__ == "__main__":
    in_each(SCENES, photograph)
