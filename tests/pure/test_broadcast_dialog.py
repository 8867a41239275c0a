"""An admin writes a broadcast: what is asked for, shown, refused, and asked of care."""

from dataclasses import replace
from datetime import date, time

import pytest

from care.broadcasts import rules
from care.broadcasts.audience import Counted
from care.broadcasts.checking import Audience, Flaw, Wrong
from care.broadcasts.commands import BeginBroadcast, BroadcastBegun, ShowBroadcast
from care.broadcasts.fields import Field
from care.broadcasts.model import AtHour, Button, Draft, Now
from care.broadcasts.rules import EVERYBODY, Rule
from care.business.broadcasts import Broadcasts
from care.commands import Command, Result
from care.contact import Why
from care.values.content import Kind
from dialogs.broadcasts import choosing
from dialogs.customers.facts import Facts, Reached
from dialogs.engine.machine import Sent
from tests.pure.visitor import EMMA, KAVA, NOW, Visitor, care, shown
from tests.words import label, like, sentence

REACHED = Audience(Counted({"en": 12}, {Why.UNWISHED: 3}), ("Olena",), ())
ACCEPTED = "Broadcast No. {number} has been accepted: {recipients}. You can follow it or stop it in /admin."
VOCATIVE = (
    "a name next to a comma has to be in the vocative case, which the bot cannot form. Write "
    "“{example}” instead."
)
OURS = KAVA.model_copy(update={"admins": frozenset({EMMA.id, 3001})})


class Admin(Visitor):
    """Emma, who is an admin, and whatever she chooses reaches twelve."""

    def __init__(self) -> None:
        super().__init__(business=OURS)
        self.care = granting

    @property
    def draft(self) -> Draft:
        draft: Draft = self.conversation.state.draft
        return draft

    def reaching(self, rule: Rule = EVERYBODY, *fields: Field, audience: Audience = REACHED) -> None:
        self.knowing(Reached(rule, fields), audience)

    def writes(self, **texts: str) -> None:
        for language, text in texts.items():
            self.press("write", language)
            self.say(text)


def granting(command: Command, facts: Facts) -> Result:
    return BroadcastBegun(7, 12) if isinstance(command, BeginBroadcast) else care(command, facts)


@pytest.fixture
def emma() -> Admin:
    admin = Admin()
    admin.reaching()
    admin.command("broadcast")
    return admin


def test_to_anybody_else_it_is_the_menu() -> None:
    visitor = Visitor()
    visitor.command("broadcast")
    assert visitor.here == ("menu", "Home")


def test_each_language_is_asked_for_before_it_can_go(emma: Admin) -> None:
    emma.writes(uk="Нова кава", en="New coffee")
    assert sentence("there is no text yet.", "en") in emma.text
    emma.press("go")
    assert emma.here == ("broadcast", "Overview")
    emma.writes(ru="Новый кофе")
    emma.press("go")
    assert emma.here == ("broadcast", "Confirming")
    emma.press("send")
    [begin] = [each for each in emma.done if isinstance(each, BeginBroadcast)]
    assert {name: text.contents[0].text for name, text in begin.draft.letter.texts.items()} == {
        "uk": "Нова кава",
        "en": "New coffee",
        "ru": "Новый кофе",
    }
    assert emma.outcome
    assert emma.outcome.kept
    assert like(ACCEPTED, "en").search(shown(emma.outcome.kept.text))


def test_who_gets_it_and_who_does_not_is_told_with_numbers(emma: Admin) -> None:
    assert "12" in emma.text
    assert "Olena" in emma.text
    assert " — 3" in emma.text


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (
            {"uk": "Вітаємо, {name}!"},
            (
                "a name next to a comma has to be in the vocative case, which the bot cannot form. Write "
                "“{example}” instead."
            ),
        ),
        ({"en": "Dear {nam}"}, "there is no field called {field}."),
    ],
)
def test_what_would_read_wrong_is_said_at_once(emma: Admin, texts: dict[str, str], wrong: str) -> None:
    emma.reaching(EVERYBODY, Field.NAME)
    emma.writes(**texts)
    assert like(wrong, "en").search(emma.text)


def test_a_text_too_long_in_one_language_is_named_with_how_much(emma: Admin) -> None:
    emma.reaching(EVERYBODY, Field.NAME)
    emma.writes(en="x" * 4090 + "{name}")
    assert "English" in emma.text
    assert "58" in emma.text  # 4,090 and a name of 64


def test_whom_a_field_would_leave_with_nothing_is_counted(emma: Admin) -> None:
    empty = replace(REACHED, flaws=(Flaw(Wrong.EMPTY, "", "tier", 4),))
    emma.reaching(EVERYBODY, Field.TIER, audience=empty)
    emma.writes(uk="{tier}", ru="{tier}", en="{tier}")
    assert "4" in emma.text
    emma.press("go")
    assert emma.here == ("broadcast", "Overview")


def test_buttons_are_read_line_by_line_and_lead_where_a_browser_goes(emma: Admin) -> None:
    emma.writes(en="New coffee")
    emma.press("links", "en")
    emma.say("Menu — https://kava.example/menu\nBook a table https://kava.example/book")
    buttons = emma.draft.letter.texts["en"].buttons
    assert buttons == (
        Button("Menu", "https://kava.example/menu"),
        Button("Book a table", "https://kava.example/book"),
    )
    emma.press("links", "en")
    emma.say("Here javascript:alert(1)")
    assert like("a button needs a link that starts with https://, not “{address}”.", "en").search(emma.text)


def test_an_album_comes_part_by_part_and_one_of_eleven_is_too_much(emma: Admin) -> None:
    emma.press("write", "en")
    for _ in range(11):
        message = replace(emma.message(Kind.PHOTO, "Look"), album="a")
        emma.hear(Sent(message))
    assert len(emma.draft.letter.texts["en"].contents) == 11
    emma.press("overview")
    assert like("an album can have up to 10 items; this one has {count}.", "en").search(emma.text)


def test_conditions_are_added_turned_round_and_taken_away(emma: Admin) -> None:
    emma.press("who")
    speaks, scored = rules.Speaks(("uk",)), rules.Scored(4, 5)
    either = rules.Any((rules.Not(speaks), scored))
    for rule in (
        rules.All((speaks,)),
        rules.All((speaks, scored)),
        rules.All((rules.Not(speaks), scored)),
        either,
        rules.Any((scored,)),
    ):
        emma.reaching(rule)
    emma.press("add", "speaks-uk")
    emma.press("add", "score-high")
    emma.press("flip", "0")
    emma.press("either")
    assert emma.draft.audience == either
    emma.press("drop", "0")
    assert emma.draft.audience == rules.Any((scored,))
    emma.press("drop", "0")
    assert choosing.parts_of(emma.draft) == ((), False)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("#cake", rules.Tagged("cake")),
        ("1003 1004\n1003", rules.Listed((1003, 1004))),
        ("two words", None),
        ("123456789012345678901", None),
    ],
)
def test_a_tag_and_a_list_are_typed(text: str, rule: Rule | None) -> None:
    assert choosing.read(text) == rule


def test_the_hour_is_pressed_or_typed_and_at_once_is_the_rest(emma: Admin) -> None:
    emma.press("when")
    emma.press("at", "10")
    assert emma.draft.plan == AtHour(date(2026, 11, 21), time(10))  # it is noon where the business is
    emma.press("when")
    emma.say("25:00")
    assert emma.here == ("broadcast", "Timing")
    emma.say("14:30")
    assert emma.draft.plan == AtHour(NOW.date(), time(14, 30))
    for typed, day in (("25.12 9:00", date(2026, 12, 25)), ("01.02 9:00", date(2027, 2, 1))):
        emma.press("when")
        emma.say(typed)
        assert emma.draft.plan == AtHour(day, time(9))
    emma.press("when")
    emma.say("tomorrow at 10")
    assert emma.draft.plan == AtHour(date(2026, 11, 21), time(10))
    emma.press("when")
    emma.say("31.02 9:00")
    assert emma.here == ("broadcast", "Timing")
    emma.press("overview")
    emma.press("when")
    emma.press("now")
    assert isinstance(emma.draft.plan, Now)


def test_it_is_shown_as_it_will_arrive(emma: Admin) -> None:
    emma.writes(en="New coffee")
    emma.press("show")
    assert [type(each) for each in emma.done] == [ShowBroadcast]
    assert emma.note == sentence(
        "The bot is sending it to you in each language, exactly as recipients will see it.", "en"
    )


def test_above_so_many_it_says_that_another_admin_must_confirm(emma: Admin) -> None:
    emma.writes(uk="Кава", ru="Кофе", en="Coffee")
    few = OURS.model_copy(update={"broadcasts": Broadcasts(confirm_above=5)})
    emma.facts = replace(emma.facts, business=few)
    emma.press("go")
    assert sentence("Another admin must confirm it before it is sent.", "en") in emma.text


def test_words_on_the_first_screen_are_the_text_in_their_language(emma: Admin) -> None:
    emma.command("broadcast")
    emma.say("Вітаємо! Є новий смак кави.")  # in Ukrainian, by its letters
    emma.say("Hello! We have a new coffee for you.")
    emma.say("12.12")  # in whatever language there is none in yet
    texts = {language: text.contents[0].text for language, text in emma.draft.letter.texts.items()}
    assert texts["uk"].startswith("Вітаємо")
    assert texts["en"].startswith("Hello")
    assert len(texts) == len(OURS.languages)
    before = emma.draft
    emma.say("And one more thing about my order")  # every language has its text
    assert (emma.here, emma.draft) == (("broadcast", "Overview"), before)
    assert emma.note.startswith("Nothing was changed.")


def test_words_that_say_little_are_of_a_language_with_these_letters(emma: Admin) -> None:
    emma.command("broadcast")
    emma.say("Fresh cookies today!")
    assert list(emma.draft.letter.texts) == ["en"]
    emma.say("Торт завтра")
    assert list(emma.draft.letter.texts) == ["en", next(each for each in OURS.languages if each != "en")]


def test_the_words_behind_the_command_are_its_first_text(emma: Admin) -> None:
    emma.say("/broadcast Fresh cookies today!")
    assert emma.here == ("broadcast", "Overview")
    assert emma.draft.letter.texts["en"].contents[0].text == "Fresh cookies today!"


def test_nobody_else_loses_words_by_that_command() -> None:
    anybody = Visitor()
    anybody.say("/broadcast my order please")
    assert anybody.here == ("offer", "Offering")


def test_a_line_that_leads_nowhere_is_asked_for_again(emma: Admin) -> None:
    emma.writes(en="New coffee")
    emma.press("links", "en")
    emma.say("our menu")
    assert emma.here == ("broadcast", "Linking")
    emma.say("Our menu https://example.com/menu")
    assert emma.draft.letter.texts["en"].buttons == (Button("Our menu", "https://example.com/menu"),)


def test_the_command_leads_back_to_what_was_left(emma: Admin) -> None:
    emma.writes(en="New coffee")
    before = emma.draft
    emma.command("menu")
    assert "You started a broadcast" in emma.text
    emma.command("broadcast")
    assert emma.draft == before


def test_what_was_begun_is_found_again(emma: Admin) -> None:
    emma.writes(en="New coffee")
    emma.command("menu")
    assert label("Back to the broadcast", "en") in str(emma.outcome)
