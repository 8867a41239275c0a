"""Work in a fork of this process, which ends in time and takes with it whatever it has begun."""

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

LATE = -1  # in place of an exit code
_OUT = os.dup(1)  # pytest takes the other one for itself


def say(line: str) -> None:
    os.write(_OUT, f"{line}\n".encode())


def forked(work: Callable[[], int], output: Path, seconds: float) -> int:
    """What `work` returns, as the exit code of the fork; what it prints is in `output`."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _in_child(work, output)
    try:
        status = _ended(child, seconds)
    except BaseException:  # Ctrl-C: what was begun ends, too
        os.killpg(child, 9)
        raise
    if status is None:
        os.killpg(child, 9)
        os.waitpid(child, 0)
        return LATE
    return os.waitstatus_to_exitcode(status)


def _ended(child: int, seconds: float) -> int | None:
    """Its status, or None when it still runs after so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.01)
    return None


def _in_child(work: Callable[[], int], output: Path) -> None:
    os.setsid()  # what the tests start ends with them
    with output.open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        sys.dont_write_bytecode = True
        code = 70
        try:
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
