"""How close we shall be, and what of it they want: one page of the settings."""

from dataclasses import replace

from care.business import LANGUAGES, Language
from care.commands import SetCloseness
from care.contact.agreements import Agreement
from care.people.closeness import Closeness
from dialogs.customers.settings.closeness import all_meanings
from dialogs.customers.settings.privacy import AGREEMENTS
from tests.for_each import for_each
from tests.pure.visitor import EMMA, NOW, Visitor


def at_the_page(language: Language = "en", closeness: Closeness | None = None) -> Visitor:
    visitor = Visitor(customer=replace(EMMA, language=language, closeness=closeness))
    visitor.command("settings")
    visitor.press("mail")
    return visitor


def test_two_presses_choose_and_the_words_that_were_read_go_on_record() -> None:
    emma = at_the_page()
    emma.press("close", "2")
    [chosen] = emma.done
    assert isinstance(chosen, SetCloseness)
    assert chosen.closeness is Closeness.REMIND
    head, *lines = chosen.words.splitlines()
    assert head == "Remind me of my plans"
    assert len(lines) == 3
    assert all(line in emma.text for line in (head, *lines))
    assert "one press undoes it" not in chosen.words  # nobody has agreed to what is closer


@for_each(
    "closeness, wishes",
    [
        (None, ["surveys", "reminders", "news"]),
        (Closeness.ANSWER, []),
        (Closeness.SUGGEST, ["surveys", "news"]),
        (Closeness.REMIND, ["surveys", "reminders", "news"]),
        (Closeness.DO, ["surveys", "reminders", "news"]),
    ],
)
def test_what_is_farther_than_they_want_us_has_no_button(
    closeness: Closeness | None, wishes: list[str]
) -> None:
    page = at_the_page(closeness=closeness)
    assert [argument.partition("-")[0] for action, argument in page.buttons if action == "wish"] == wishes
    assert page.outcome
    marked = [
        button.argument for row in page.outcome.screen.rows for button in row if button.label.startswith("●")
    ]
    assert marked == ([] if closeness is None else [str(int(closeness))])
    assert ("You have not chosen yet" in page.text) == (closeness is None)


@for_each("language", LANGUAGES)
def test_each_of_the_four_says_what_it_means_and_what_is_looked_at(language: Language) -> None:
    page = at_the_page(language)
    meanings = all_meanings(page.facts.words).split("\n\n")
    assert len(meanings) == len(Closeness)
    looks = {"en": "look", "uk": "дивимося", "ru": "смотрим"}[language]
    assert all(looks in each for each in meanings)


def test_a_notice_opens_the_page_with_the_choice_made() -> None:
    emma = Visitor()
    emma.follow("settings", "close-0")
    assert [command.closeness for command in emma.done if isinstance(command, SetCloseness)] == [
        Closeness.ANSWER
    ]
    assert emma.here == ("settings", "Mail")


def test_what_they_agreed_to_is_read_where_we_say_what_we_know() -> None:
    agreed = Agreement(NOW, Closeness.REMIND, ("surveys",), "uk", "Нагадувати про плани")
    emma = Visitor().knowing(AGREEMENTS, (agreed,))
    emma.command("settings")
    emma.press("privacy")
    emma.press("agreed")
    assert "Нагадувати про плани" in emma.text
    assert "20 November" in emma.text
    emma.press("back")
    assert emma.here == ("privacy", "Home")
