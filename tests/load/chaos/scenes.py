"""All scenes by their names."""

from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Protocol

from tests.load.chaos import failovers, troubles
from tests.load.chaos.backlog import backlog
from tests.load.chaos.books import file, served
from tests.load.chaos.flood import flood
from tests.load.chaos.siege import Report, Scene, besiege


class Run(Protocol):
    def __call__(self, home: Path, *, seed: int) -> Coroutine[None, None, Report]: ...


SIEGES = (
    Scene("clock-back", file, troubles.clock, lasts=1.5),
    Scene("file-held", file, troubles.held, lasts=12),
    Scene("file-read-only", file, troubles.read_only, may_end=True),
    Scene("disk-full", file, troubles.full),
    Scene("file-deleted", file, troubles.deleted),
    Scene("process-stopped", file, troubles.stopped, lasts=40),
    Scene("backlog", file, backlog),
    Scene("server-restarted", served, failovers.restarted),
    Scene("server-crowded", served, failovers.crowded),
    Scene("server-read-only", served, failovers.standby),
    Scene("server-hasty", served, failovers.hasty),
    Scene("server-hangs-up", served, failovers.hung_up_on),
)
SCENES: dict[str, Run] = {scene.name: partial(besiege, scene) for scene in SIEGES} | {"flood": flood}
