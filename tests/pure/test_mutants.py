"""The mistakes that `python -m tests.mutation` makes, and those that it leaves alone."""

from collections import Counter
from pathlib import Path

from tests.for_each import for_each
from tests.mutation.harmless import HARMLESS
from tests.mutation.mutants import mutants_of
from tests.mutation.reach import Known, Reach
from tests.mutation.trials import chosen

ROOT = Path(__file__).parents[2]
MADE = {
    "def f(): return a < b": {"a <= b", "a >= b", "return None"},
    "def f(): return a == b": {"a != b", "return None"},
    "x = a and b": {"a or b", "(a)", "(b)"},
    "x = not a": {"(a)"},
    "x = a if b else c": {"(a)", "(c)"},
    "x = 1": {"(2)"},
    "x = True": {"(False)"},
    "x = 'a'": {"'XXa'"},
    "x = a + b": {"a - b"},
    "x = min(a, b)": {"max(a, b)"},
    "x = f(a, b)": {"f(b, a)"},
    "x = f(a, b=c)": {"f(a)"},
    "x = {a: b, c: d}": {"{c: d}", "{a: b}"},
    "q.where(a, b)": {"q.where(a)", "q.where(b)", "q.where(b, a)", "pass"},
    "q.is_(a)": {"q.is_not(a)", "pass"},
    "async def f(): await g()": {"pass"},
    "raise Wrong": {"pass"},
    "while a: break": {"continue"},
    "x += a": {"pass"},
}
LEFT_ALONE = [
    "import a",
    "def f(a: int = b) -> 'c': ...",
    "@cache(1)\ndef f() -> None: ...",
    '"""Says what it is."""',
    "log.info('said', a=1)",
    "x = f'{a + 1}'",
    "x = _('Add')",
    "class Kind(StrEnum):\n    CARD = 'card'",
    "__all__ = ['a']",
    "__all__ += ['a']",
    "Name: TypeAlias = Literal['a', 'b']",
    "def f(): return None",
]


@for_each("source", MADE)
def test_each_kind_of_mistake_is_made_once(source: str) -> None:
    made = [mutant.source for mutant in mutants_of("a.py", source)]
    assert len(made) == len(set(made)) == len(MADE[source])
    for new in MADE[source]:
        assert any(new in changed for changed in made), new


@for_each("source", LEFT_ALONE)
def test_what_says_nothing_about_behaviour_is_left_alone(source: str) -> None:
    assert mutants_of("a.py", source) == []


def test_letters_of_any_language_before_it_do_not_move_a_mistake() -> None:
    [mutant, *_] = mutants_of("a.py", "x = 'Олена 🌸', a < b\n")
    assert "('XXОлена 🌸'), a < b" in mutant.source


PLACES = """
x = 1
def f(a=2):
    if (
        a < 3
    ):
        return (
            4
        )
@cache
def g():
    def h(): return 5
class C:
    y = 6
    def m(self):
        match self:
            case _ if 7:
                return [8 for _ in a]
"""


def test_where_a_mistake_stands_is_known() -> None:
    """By its statement, the function that a running program could exchange, and who would be asked."""
    found = {
        mutant.what.split()[0]: (mutant.place.lines, mutant.place.function, mutant.place.once)
        for mutant in mutants_of("a.py", PLACES)
        if mutant.what.endswith("is one more")
    }
    assert found == {
        "1": (range(2, 3), "", True),
        "2": (range(3, 4), "", True),
        "3": (range(4, 7), "f", False),
        "4": (range(7, 10), "f", False),
        "5": (range(12, 13), "g", True),
        "6": (range(14, 15), "", True),
        "7": (range(17, 18), "C.m", False),
        "8": (range(18, 19), "C.m", False),
    }


def asked(
    seconds: float, tests: dict[str, tuple[float, set[int]]], noticed: Counter[tuple[str, str]]
) -> list[str]:
    """Who is asked of a mistake in line 2: `tests` have what they take and the lines that they run."""
    mutant = mutants_of("a.py", "def f(a):\n    return a")[0]
    lines = {test: {"a.py": [2, *more]} for test, (_, more) in tests.items()}
    known = Known(lines=lines, seconds={test: took for test, (took, _) in tests.items()})
    return chosen(Reach([known]), mutant, seconds, set(), noticed)


def test_a_test_that_takes_long_comes_after_those_for_which_it_would_leave_no_time() -> None:
    tests = {
        "long": (30.0, {7}),
        "other": (40.0, {7}),
        "one": (4.0, {7}),
        "two": (5.0, {7}),
        "three": (6.0, {7}),
    }
    noticed = Counter({("a.py", "long"): 2})
    assert asked(10, tests, noticed) == ["one", "two", "long"]
    assert asked(1, tests, noticed) == ["long"]


def test_those_are_asked_first_that_noticed_most_and_then_such_as_run_other_lines() -> None:
    tests = {"a": (1.0, {3}), "b": (1.0, {3}), "c": (1.0, {3, 4}), "d": (1.0, {9}), "e": (1.0, {3, 4})}
    assert asked(4, tests, Counter({("a.py", "b"): 1})) == ["b", "c", "d", "a"]


def test_of_what_is_only_run_at_import_any_test_may_be_asked() -> None:
    reach = Reach([Known(lines={"t": {"b.py": [1]}}, seconds={"t": 1.0, "failed": 1.0}, failed=["failed"])])
    once, inside = mutants_of("a.py", "A = 1\ndef f(): return 1")[:2]
    assert [reach.near(once), reach.near(inside)] == [{"t"}, set()]


@for_each("module", HARMLESS)
def test_what_is_called_harmless_can_still_be_made(module: str) -> None:
    """Else the line has changed, and somebody has to look at it again."""
    source = (ROOT / module).read_text()
    lines = source.splitlines()
    made = {(lines[mutant.line - 1].strip(), mutant.what) for mutant in mutants_of(module, source)}
    called = {(line, what) for line, reasons in HARMLESS[module].items() for what in reasons}
    assert called <= made, called - made
