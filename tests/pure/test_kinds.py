"""What native readers found wrong once is found again, and what they write is not."""

from pathlib import Path

import pytest

from locales.kinds import doer_lost, found
from locales.labels import without_context
from tests.for_each import for_each


@for_each(
    "language, wrong, right",
    [
        ("uk", "{name}, у Вас два звернення", "{name}: два звернення"),
        ("uk", "{person}! Час відповісти", "{person}: час відповісти"),
        ("uk", "Вітаємо, {name}", "Вітаємо! Відповідає {name}"),
        ("uk", "Звернення № {number}", "Звернення №\xa0{number}"),
        ("ru", "Обращение №{number}", "Обращение №\xa0{number}"),
        ("uk", "{name} вирішив звернення", "Вирішено ({name})"),
        ("uk", "{name} забрала доступ", "{name} має доступ"),
        ("ru", "{name} решила обращение", "{name} решает обращение"),
        ("ru", "{by} вернулся", "Снова на смене: {by}"),
        ("uk", "Чекаємо на ваш відгук", "Чекаємо на Ваш відгук"),
        ("ru", "На вашем языке", "На Вашем языке"),
        ("uk", "Ваше ім'я", "Ваше імʼя"),
        ("uk", "Розкажіть, що пішло не так", "Розкажіть, що було не так"),
        ("en", "The bot's token", "The bot’s token"),
        ("en", "Taken: {name}.", "Taken by {name}."),
        ("en", "Passed on: {name} → {to}.", "Passed on by {name} to {to}."),
        ("en", "Put it off until Monday", "Snooze it until Monday"),
        ("en", "Handed back. Anyone can take it.", "Returned to the queue. Anyone can take it."),
        ("en", "The ticket goes on here", "The ticket continues here"),
        ("en", "Joined with No. {number}", "Merged with No. {number}"),
        ("en", "An admin can admit them", "An admin can approve them"),
        ("en", "Your planned reply", "Your scheduled reply"),
        ("en", "Thank you for the score", "Thank you for the rating"),
        ("en", "New tickets go to others meanwhile", "New tickets go to others in the meantime"),
        ("en", "No. {number} is not linked with this ticket", "No. {number} is not linked to this ticket"),
        ("uk", "у останній день місяця", "в останній день місяця"),
        ("ru", "в второй понедельник", "во второй понедельник"),
        ("uk", "Питаємо ще раз, і більше не будемо", "Питаємо ще раз і більше не будемо"),
        ("ru", "Обещание отменено: {name}.", "Обещание отменено ({name})."),
        ("en", "It has been sent already.", "It has already been sent."),
        ("en", "Those who wait hear of it", "Those who wait are told"),
        ("en", "questions of ours", "our questions"),
        ("en", "Rating: {score} of 5", "Rating: {score} out of 5"),
        ("en", "Solved {deadline}", "Solve {deadline}"),
        ("en", "We know no such city", "There is no such city"),
        ("en", "The reminder is there already", "The reminder is already there"),
        ("en", "It works {deadline}.", "It works until {when}."),
        ("en", "Write it anew", "Write it again"),
        ("uk", "до 10 000 балів", "до 10\xa0000 балів"),
        ("ru", "не больше 1 000", "не больше 1\xa0000"),
    ],
)
def test_a_mistake_is_named_and_its_better_is_not(language: str, wrong: str, right: str) -> None:
    assert list(found(language, wrong))
    assert not list(found(language, right))


@pytest.mark.parametrize(
    ("source", "wrong", "right"),
    [
        ("Taken by {name}.", "Взято: {name}.", "Взято ({name})."),
        ("Passed on by {name} to {to}.", "Передав {name}", "Передано: {name} → {to}."),
        (
            "{name} is an operator, approved by {by}.",
            "{name}, {by}",
            "{name} тепер оператор (рішення: {by}).",
        ),
    ],
)
def test_who_did_it_is_said_in_one_way(source: str, wrong: str, right: str) -> None:
    assert doer_lost(source, wrong)
    assert not doer_lost(source, right)


def test_a_label_needs_its_context_wherever_it_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "panel.py").write_text(
        """
def _to(page, label):
    return Button(label, "go", page)

RIGHT = (Button(_.pgettext("button", "Send"), "send"), _to("a", _.pgettext("button", "Back")))
WRONG = (
    Button(_("Send"), "send"),
    Button(_.plain(_("Send")), "send"),
    _to("a", _("Back")),
)
"""
    )
    assert [place.rpartition(":")[2] for place in without_context(tmp_path)] == ["7", "8", "9"]
