"""A bot as a second process: started, watched through /proc (so on Linux only), and ended by its pid."""

import asyncio
import ctypes
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
DROP, OVERRIDE = 24, 1  # PR_CAPBSET_DROP of CAP_DAC_OVERRIDE, as Linux counts them
PATIENCE = 10.0  # seconds that a bot may take to end


@dataclass(frozen=True)
class Usage:
    cpu: float  # seconds of all its threads since it began
    rss: float  # MiB held now


class BotProcess:
    """`log` receives what the bot prints."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self._arguments, self.environment, self._log = arguments, environment, log
        self._process: asyncio.subprocess.Process | None = None
        self.bound = False  # by what files say who may write them, even if root is who starts it

    async def start(self) -> None:
        with self._log.open("ab") as log:
            bound = _be_bound if self.bound else None
            await self._begin(*self._arguments, stdout=log, stderr=log, preexec_fn=bound)

    async def _begin(self, *arguments: str, **options: Any) -> None:  # noqa: ANN401 - a process's
        """It is ours as soon as it runs, though whoever starts it may have given up meanwhile."""
        command = asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=ROOT, env={**os.environ, **self.environment}, **options
        )
        beginning = asyncio.ensure_future(command)
        try:
            await asyncio.shield(beginning)
        finally:
            self._process = await beginning

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def ended(self) -> None:
        """Wait until it ends."""
        if self._process:
            await self._process.wait()

    def usage(self) -> Usage:
        stat = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return Usage((int(stat[11]) + int(stat[12])) / TICKS, int(stat[21]) * PAGE / 2**20)

    def said(self) -> str:
        """The end of what it printed."""
        return self._log.read_text("utf-8", "replace")[-4000:]

    def signal(self, number: int) -> None:
        if self._process and self.running:
            self._process.send_signal(number)

    def strike(self) -> None:
        """SIGKILL now, without waiting for its end."""
        if self._process and self.running:
            self._process.kill()

    async def kill(self) -> None:
        """SIGKILL: it has no time for anything."""
        self.strike()
        await self.ended()

    async def stop(self) -> None:
        """Ask it to end; insist when it does not."""
        if not (self._process and self.running):
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.ended()
        except TimeoutError:
            await self.kill()

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return self._process.pid


def _be_bound() -> None:
    """What is executed next has no right to write whatever it likes, though it is root."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(DROP, OVERRIDE)
