"""Whether the tests notice a mistake: those that run it are asked, first those that noticed others there, then such as
run all of its module between them, and so on, until one fails.

A test is believed when it passes without the mistake. One that takes much longer than usual has perhaps only met a
slow machine: it is asked again, alone, with more time, and with the mistake and without.
"""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.bench import Bench, Code, End
from tests.mutation.exchange import Exchange, NotPossibleError
from tests.mutation.forks import say
from tests.mutation.mutants import Mutant
from tests.mutation.reach import Reach

SURVIVED, NOT_REACHED, NOTICED = "survived", "not reached", "noticed"
LEAST, TIMES = 6.0, 6.0  # seconds for a test, and times what it usually takes
LIKELY = 3  # tests that have noticed most in a module, and are asked first
SHORT = 0.05  # seconds: quicker than that is no merit
UNFIT = 71  # an exit code: another way has to be found to make this mistake


@dataclass(frozen=True)
class Verdict:
    how: str
    by: str = ""  # the test


class Trials:
    def __init__(self, bench: Bench, reach: Reach, seconds: float, scratch: Path) -> None:
        self._bench, self._reach, self._seconds, self._scratch = bench, reach, seconds, scratch
        self._exchange = Exchange()
        self._right: set[str] = set()
        self._noticed: Counter[tuple[str, str]] = Counter()

    def verdict(self, mutant: Mutant) -> Verdict | None:
        """None: nothing can be said in a running program (it is no body of a function)."""
        left_out: set[str] = set()
        while True:
            who = chosen(self._reach, mutant, self._seconds, left_out, self._noticed)
            if not who:
                return Verdict(SURVIVED if left_out else NOT_REACHED)
            end = self._ask(who, 1, lambda: self._make(mutant))
            if end.code == UNFIT:
                return None
            if end.code == Code.PASSED:
                return Verdict(SURVIVED)
            how = self._sure(mutant, end)
            if how is not None:
                self._noticed[mutant.module, end.by] += 1
                return Verdict(how, end.by)
            left_out.add(end.by)

    def _sure(self, mutant: Mutant, end: End) -> str | None:
        """How it was noticed; None: this test says nothing of it."""
        usual = self._reach.seconds[end.by]
        late = end.code == Code.HUNG or end.took > LEAST
        if late or end.by not in self._right:
            without = self._ask([end.by], 3, lambda: None)
            if without.code != Code.PASSED:
                self._reach.leave_out(end.by)
                output = (self._scratch / "run.txt").read_text()
                say(
                    f"left out from here on, it ended by {without.code} without a mistake: {end.by}\n{output}"
                )
                return None
            self._right.add(end.by)
            if late and without.took > 2 * usual + LEAST / 6:  # the machine is slow, too
                end = self._ask([end.by], 3, lambda: self._make(mutant))
        match end.code:
            case Code.PASSED:
                return None
            case Code.FAILED:
                return NOTICED
            case Code.HUNG:
                return f"{NOTICED} by its time"
        return f"{NOTICED}, ended ({end.code})"

    def _make(self, mutant: Mutant) -> None:
        try:
            self._exchange.make(mutant)
        except NotPossibleError:
            os._exit(UNFIT)

    def _ask(self, who: Sequence[str], times: int, change: Callable[[], None]) -> End:
        limits = {name: times * (LEAST + TIMES * self._reach.seconds[name]) for name in who}
        return self._bench.ask(who, limits, self._scratch, change)


def chosen(
    reach: Reach, mutant: Mutant, seconds: float, left_out: set[str], noticed: Counter[tuple[str, str]]
) -> list[str]:
    """As many as take no longer than `seconds` together, and then one of those that take longer alone: it would leave
    no time for the others.

    What a mistake spoils shows elsewhere, too, and nobody knows where. So each next one is that which runs most of
    the module for its time that those before it have not run, and when all is run, the same begins again.
    """
    lines = {test: some for test, some in reach.lines(mutant).items() if test not in left_out}
    about = [part.removesuffix("s") for part in Path(mutant.module).with_suffix("").parts[-2:]]

    def rank(name: str) -> tuple[int, int, float, str]:
        close = sum(part in name.split("::", maxsplit=1)[0] for part in about)
        return -noticed[mutant.module, name], -close, reach.seconds[name], name

    ranked = sorted(lines, key=rank)
    who: list[str] = []
    seen, left = set[int](), seconds
    while fitting := [name for name in ranked if name not in who and reach.seconds[name] <= left]:
        if len(who) < LIKELY and noticed[mutant.module, fitting[0]]:
            best = fitting[0]
        else:
            best = max(fitting, key=lambda name: len(lines[name] - seen) / max(SHORT, reach.seconds[name]))
        seen = seen | lines[best] if lines[best] - seen else lines[best]
        who.append(best)
        left -= reach.seconds[best]
    return who + [name for name in ranked if reach.seconds[name] > seconds][:1]
