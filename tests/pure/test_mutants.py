"""The mistakes that `python -m tests.mutation` makes, and those that it leaves alone."""

import pytest

from tests.mutation.mutants import mutants_of, whole_module

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
    "Name: TypeAlias = Literal['a', 'b']",
    "def f(): return None",
]


@pytest.mark.parametrize("source", MADE)
def test_each_kind_of_mistake_is_made_once(source: str) -> None:
    made = [mutant.source for mutant in mutants_of("a.py", source)]
    assert len(made) == len(set(made)) == len(MADE[source])
    for new in MADE[source]:
        assert any(new in changed for changed in made), new


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_what_says_nothing_about_behaviour_is_left_alone(source: str) -> None:
    assert mutants_of("a.py", source) == []


def test_letters_of_any_language_before_it_do_not_move_a_mistake() -> None:
    [mutant, *_] = mutants_of("a.py", "x = 'Олена 🌸', a < b\n")
    assert "('XXОлена 🌸'), a < b" in mutant.source


def test_what_runs_once_for_all_is_asked_of_everybody() -> None:
    source = "x = 1\ndef f():\n    return 1\n@cache\ndef g():\n    return 1\n"
    assert [whole_module(source, line) for line in (1, 3, 6)] == [True, False, True]
