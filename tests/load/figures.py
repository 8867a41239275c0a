"""What a run came to, and how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import median


@dataclass(frozen=True)
class Figures:
    """Answer times in milliseconds, CPU in milliseconds an update, memory in MiB."""

    updates: float
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu: float
    rss: float

    @classmethod
    def of(cls, answers: Sequence[float], seconds: float, cpu: float, rss: float) -> "Figures":
        """`answers` are the seconds that each update of the run waited; `cpu` is seconds in all."""
        ordered = sorted(answers)
        if not ordered:
            raise ValueError("nothing was answered")
        count = len(ordered)
        p50, p95, p99 = (1000 * ordered[int(count * part)] for part in (0.5, 0.95, 0.99))
        return cls(count, count / seconds, p50, p95, p99, 1000 * cpu / count, rss)

    @classmethod
    def median(cls, runs: Sequence["Figures"]) -> "Figures":
        return cls(*(median(getattr(run, field.name) for run in runs) for field in fields(cls)))


HEAD = (
    f"{'':14}{'updates':>9}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'RSS MiB':>9}"
)


def line(name: str, run: Figures) -> str:
    times = f"{run.p50:9.1f}{run.p95:9.1f}{run.p99:9.1f}"
    return f"{name:14}{run.updates:9.0f}{run.per_second:10.0f}{times}{run.cpu:9.2f}{run.rss:9.0f}"


def compare(ours: Sequence[Figures], echo: Sequence[Figures]) -> list[str]:
    """The medians of both, and how much of the echo's speed we reach; rounds are compared pair by pair."""
    mine, yardstick = Figures.median(ours), Figures.median(echo)
    ratios = sorted(a.per_second / b.per_second for a, b in zip(ours, echo, strict=True))
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f} over {len(ratios)} rounds"
    return [
        line("turbota", mine),
        line("echo", yardstick),
        f"ratio {median(ratios):.2f} of the echo's updates a second ({spread})",
    ]
