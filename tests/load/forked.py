"""A bot whose process is forked from one that has imported everything, so that a campaign is not mostly imports.

The parent holds modules and no more: no store, no loop, no thread. What it is told on its standard input: a line to
start a bot. What it says on its standard output: the bot's pid, and a line when that has ended.

Run as `python -m tests.load.forked`, with the bot's own environment.
"""

import asyncio
import contextlib
import os
import signal
import sys

from tests.load.process import BotProcess


class ForkedBot(BotProcess):
    """One at a time, however often it is started."""

    _child: int | None = None
    _gone: asyncio.Event

    async def start(self) -> None:
        if self._process is None:
            with self._log.open("ab") as log:
                pipe = asyncio.subprocess.PIPE
                await self._begin("-m", "tests.load.forked", stdin=pipe, stdout=pipe, stderr=log)
        self._gone = asyncio.Event()
        assert self._process
        assert self._process.stdin  # it was opened with one
        self._process.stdin.write(b"start\n")
        self._child = int(await self._line())
        self._watch = asyncio.create_task(self._await_end())

    async def _await_end(self) -> None:
        await self._line()
        self._child = None
        self._gone.set()

    async def _line(self) -> bytes:
        assert self._process
        assert self._process.stdout  # it was opened with one
        return await self._process.stdout.readline()

    @property
    def running(self) -> bool:
        return self._child is not None

    async def ended(self) -> None:
        if self._child is not None:
            await self._gone.wait()

    def strike(self) -> None:
        self._signal(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to end, and the parent, too."""
        self._signal(signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(10):
                await self.ended()
        await self.close()

    async def close(self) -> None:
        await self.kill()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            await process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child, number)


def main() -> None:
    import bot.app
    import bot.commands.run  # noqa: F401 - for the children

    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _be_a_bot()
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


def _be_a_bot() -> None:
    """With nothing of the parent's lines; what it prints goes where its errors go."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.argv = ["turbota", "run"]
    from bot.cli import main as run

    code = 1
    try:
        run()
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
