"""Every reachable state of every dialog, in three languages; and that the explorer sees what is wrong."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from dialogs.customers.facts import Facts
from dialogs.engine.machine import Button, Dialog, Event, Go, Screen, Step
from dialogs.explorer.flaws import Flaw, wrong_ways, wrong_words
from dialogs.explorer.report import Report, explore
from dialogs.explorer.walk import Walk, walk
from dialogs.explorer.worlds import worlds
from dialogs.language.words import Words
from dialogs.registry import DIALOGS
from tests.buttons import of_dialogs
from tests.pure.visitor import talking

DOCS = Path(__file__).parents[2] / "docs" / "dialogs"
pytestmark = pytest.mark.timeout(400)  # half a minute of work, for whichever test is the first


@pytest.fixture(scope="module")
def report() -> Report:
    return explore()


def test_no_dialog_has_a_flaw_in_any_language(report: Report) -> None:
    assert sorted(map(str, report.flaws)) == []


def test_every_dialog_is_reached_and_left(report: Report) -> None:
    assert {figures.dialog for figures in report.figures if figures.states and figures.transitions} == set(
        DIALOGS
    )


def test_the_diagrams_in_the_docs_are_those_of_the_code(report: Report) -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")} == report.pages


def test_every_kind_of_button_that_a_screen_carries_has_its_row(report: Report) -> None:
    """Those of tests/buttons.py, which the presses of others are tried with."""
    on_no_walk = {("hours", "ask"), ("offer", "language")}  # words that its samples do not say
    assert report.buttons | on_no_walk == {(kind.conversation, kind.action) for kind in of_dialogs()}


# --- planted flaws


@dataclass(frozen=True)
class Spot:
    """The only state of a bad dialog."""


def bad_dialog(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Walk:
    def step(state: Spot, event: Event, _facts: Facts) -> Step:
        return Step(state, (Go("menu"),) if getattr(event, "action", "") == "out" else ())

    def render(_state: Spot, _facts: Facts, _: Words) -> Screen:
        return screen

    monkeypatch.setitem(DIALOGS, "bad", Dialog("bad", (Spot,), Spot(), step, render, Facts))
    return walk(worlds("uk")[1], (talking("bad", Spot()),), within=frozenset({"bad"}))


def of_bad(flaws: set[Flaw]) -> list[str]:
    return [str(flaw) for flaw in flaws if flaw.dialog == "bad"]


OUT = (Button("Геть", "out"),)


def test_it_finds_a_dead_button(monkeypatch: pytest.MonkeyPatch) -> None:
    found = bad_dialog(Screen(Markup("Так"), (OUT, (Button("Ой", "dead"),))), monkeypatch)
    assert of_bad(wrong_ways(found)) == ["bad.Spot: a dead button: dead."]


def test_it_finds_a_state_that_cannot_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    found = bad_dialog(Screen(Markup("Так")), monkeypatch)
    assert of_bad(wrong_ways(found)) == ["bad.Spot: cannot be left by its buttons"]


@pytest.mark.parametrize(
    ("screen", "flaw"),
    [
        (Screen(Markup("Так") * 2000, (OUT,)), "the text has 6000 characters"),
        (Screen(Markup("Yes"), (OUT,)), "not in uk: Yes"),
        (Screen(Markup("😀😀"), (OUT,)), "more than one emoji"),
        (
            Screen(Markup("Так"), (OUT, (Button("Довга-предовга кнопка, ой", "out"),))),
            "the label has over 24",
        ),
        (Screen(Markup("Так"), ((Button("Геть", "out", "a.b"),),)), "does not fit callback data"),
        (Screen(Markup("Так"), ((Button("Геть", "out", "a" * 60),),)), "callback data over 64 bytes"),
    ],
)
def test_it_finds_what_does_not_fit(screen: Screen, flaw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = bad_dialog(screen, monkeypatch)
    assert any(flaw in each for each in of_bad(wrong_words(found)))


def test_a_dialog_that_takes_words_and_loses_them_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = Dialog(
        "bad",
        (Spot,),
        Spot(),
        lambda state, _event, _facts: Step(state),
        lambda _state, _facts, _: Screen(Markup("?")),
        Facts,
        takes_text=lambda _state: True,
    )
    monkeypatch.setitem(DIALOGS, "bad", deaf)
    found = walk(worlds("uk")[1], (talking("bad", Spot()),), within=frozenset({"bad"}))
    assert "bad.Spot: what was sent is lost: photo" in of_bad(wrong_ways(found))
