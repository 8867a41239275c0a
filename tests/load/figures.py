"""What a run came to, and how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import median


@dataclass(frozen=True)
class Figures:
    """Answer times in milliseconds, CPU in milliseconds an update, memory in MiB."""

    updates: float
    answered: float  # a second
    sustained: float  # a second, until everything is done that they caused
    p50: float
    p95: float
    p99: float
    cpu: float
    rss: float

    @classmethod
    def of(cls, answers: Sequence[float], played: float, seconds: float, cpu: float, rss: float) -> "Figures":
        """`answers` are the seconds that each update waited, `played` those in which they came.

        `seconds` and `cpu` are what the bot took in all, with what it owed in the end.
        """
        ordered = sorted(answers)
        if not ordered:
            raise ValueError("nothing was answered")
        count = len(ordered)
        p50, p95, p99 = (1000 * ordered[int(count * part)] for part in (0.5, 0.95, 0.99))
        return cls(count, count / played, count / seconds, p50, p95, p99, 1000 * cpu / count, rss)

    @classmethod
    def median(cls, runs: Sequence["Figures"]) -> "Figures":
        return cls(*(median(getattr(run, field.name) for run in runs) for field in fields(cls)))


COLUMNS = ("updates", "answered/s", "done/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "RSS MiB")
HEAD = f"{'':12}" + "".join(f"{name:>11}" for name in COLUMNS)


def line(name: str, run: Figures) -> str:
    counts = f"{run.updates:11.0f}{run.answered:11.0f}{run.sustained:11.0f}"
    return f"{name:12}{counts}{run.p50:11.1f}{run.p95:11.1f}{run.p99:11.1f}{run.cpu:11.2f}{run.rss:11.0f}"


def compare(ours: Sequence[Figures], echo: Sequence[Figures]) -> list[str]:
    """The medians of both, and how much of the echo's speed we reach; rounds are compared pair by pair."""
    mine, yardstick = Figures.median(ours), Figures.median(echo)
    ratios = sorted(a.sustained / b.sustained for a, b in zip(ours, echo, strict=True))
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f} over {len(ratios)} rounds"
    work = median(a.cpu / b.cpu for a, b in zip(ours, echo, strict=True) if b.cpu)
    return [
        line("turbota", mine),
        line("echo", yardstick),
        f"ratio {median(ratios):.2f} of the echo's updates a second ({spread}), {work:.1f} times its CPU",
    ]
