"""`python -m playground`: a Telegram of your own, until interrupted."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys

from playground.acts.world import World
from playground.http.server import serve


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--token", default=os.environ.get("PLAYGROUND_TOKEN", "700001:playground"))
    parser.add_argument("--limits", choices=("real", "off"), default="off", help="Telegram's sending limits")
    parser.add_argument("--groups", type=int, default=1, help="of the staff")
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    """It serves until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    world = World(options.token, limits=options.limits == "real", groups=options.groups)
    async with serve(world, options.host, options.port) as url:
        sys.stdout.write(f"{url}/\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    """On uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(_run(_arguments()))
    else:
        import uvloop  # noqa: PLC0415 - not installed on Windows

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_run(_arguments()))


if __name__ == "__main__":
    main()
