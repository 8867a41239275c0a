"""What we have asked Telegram to put into chats, and what we know of message ids: noted call by call, beside the store.

A line is written before each call that makes a message and one when its answer is here, so that after kill -9 only
what was truly on its way is in doubt, and of that we know from which id on to look. The lines survive a process, no
more is promised: that one is missing proves something only while the system runs under which it would have been
written. Nothing of people stands there: private chats are one row. (docs/decisions/0006-did-it-arrive.md)
"""

import secrets
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from bot.delivery.journal.calls import LATE, Call, State, begun, ended, task_of
from bot.delivery.journal.file import JournalFile, boot_id, others
from bot.delivery.journal.marks import Marks
from bot.delivery.journal.places import GENERAL, NOBODYS, Places
from bot.delivery.journal.watermarks import PRIVATE, Watermarks, row_of

log = structlog.get_logger()

SETTLED = 5.0  # seconds after a call was made; if it has an effect, it has had it by then
WHOLE = 4 * 2**20  # bytes of a file, before its essence is written into a new one
LONG = 500  # errands, before we look which of them are settled
MOST = 2000  # calls that are open, in all; the oldest screens are forgotten first
END = "."  # of a line, without which it was not written whole


@contextmanager
def journal_in(folder: Path | None, groups: Iterable[int]) -> Iterator["Journal"]:
    """The journal of this process: `folder` has those of all that ran, or run, with the same bot."""
    journal = Journal(Watermarks(groups), folder)
    try:
        yield journal
    finally:
        journal.close()


class Journal:
    def __init__(self, watermarks: Watermarks, folder: Path | None = None) -> None:
        """Without a folder, or where it cannot be written to, what we know ends with the process."""
        self.watermarks = watermarks
        self._folder, self._boot = folder, boot_id()
        self.began = time.monotonic()
        self._count = 0
        self._read: dict[Path, int] = {}  # how much of other processes' files is known
        self._witnessed: set[str] = set()  # whose every call we know
        self._calls: dict[str, Call] = {}  # those that are open, and those with an errand that is not settled
        self._errands: dict[str, Call] = {}
        self._marks = Marks()
        self.places = Places()
        self._begin_file()

    # --- what is written down

    def begin(self, chat_id: int, errand: str = "", floor: int | None = None) -> Call:
        """A call is about to be made, or with its `floor`, may have been. Raises OSError: what cannot be noted must
        not be done.
        """
        row = row_of(chat_id)
        self._count += 1
        number = f"{self.stamp}-{self._count}"
        above = self.watermarks.get(row, 0) if floor is None else floor
        late = floor is not None
        call = Call(
            number=number,
            row=row,
            floor=above,
            at=self.began if late else time.monotonic(),
            late=late,
            errand=errand,
        )
        self._write(begun(call))
        self._add(call)
        return call

    def done(self, call: Call, *message_ids: int) -> None:
        """It stands, under these ids (none: they are not told)."""
        self._finish(call, State.DONE, message_ids)

    def undone(self, call: Call) -> None:
        """It was refused, or is proven to stand nowhere."""
        self._finish(call, State.UNDONE, ())

    def saw(self, chat_id: int, message_id: int) -> None:
        """A message of somebody else."""
        if not self.watermarks.knows(chat_id, message_id):
            self.watermarks.saw(chat_id, message_id)
            self._note(f"s {row_of(chat_id)} {message_id}")

    def found_in(self, group: int, message_id: int, topic: int | None) -> None:
        """A message of ours of which we do not know what it is. It stays in its topic (None: General)."""
        self._place(group, message_id, topic or GENERAL)

    def nobodys(self, row: int, message_id: int) -> None:
        """No edit finds a message of ours under this id. In a group it never will, if higher ones are given."""
        if row != PRIVATE and message_id <= self.watermarks.get(row, 0):
            self._place(row, message_id, NOBODYS)

    def spent(self, errand: str) -> None:
        """What it came to is in the store now: if it is asked for again, it is to be done again."""
        if call := self._errands.get(errand):
            self.undone(call)

    def close(self) -> None:
        """What it has noted stays for the next process."""
        self._file.close()

    # --- what is known

    def call_for(self, errand: str) -> Call | None:
        """The last call that was made for it."""
        return self._errands.get(errand)

    def witnessed(self, stamp: str) -> bool:
        """Whether a call that `stamp` made would be known here."""
        return stamp in self._witnessed

    def unsettled(self, call: Call) -> float:
        """For how many seconds more it may take effect: what it should have made may not stand yet."""
        return call.at + SETTLED - time.monotonic()

    def beyond(self, chat_id: int) -> int:
        """How many of our own messages may stand above the highest id that is known."""
        row = row_of(chat_id)
        last = self._marks.last(row)
        since = 0.0 if last is None else last - SETTLED
        return sum(
            call.state is State.OPEN and call.row == row and call.at > since for call in self._calls.values()
        )

    def is_alone(self, call: Call) -> bool:
        """Whether no other message of ours whose id is not known can stand where that of `call` may."""
        return not call.late and not any(
            other.state is State.OPEN and other.row == call.row and other is not call
            for other in self._calls.values()
        )

    def ceiling(self, chat_id: int, moment: float) -> int | None:
        """The lowest id known that was given later than any to what was on its way at that moment."""
        return self._marks.after(row_of(chat_id), moment + SETTLED)

    # --- other processes

    def overhear(self, owed: Collection[str] | None = None) -> None:
        """Take in what other processes have noted since we last looked. Those that have ended are succeeded.

        `owed`: of what they did for other tasks nothing need be known any more. Each start would add to it.
        """
        gone: list[Path] = []
        for path, alive in others(self._folder, self._file):
            self._take_in(path)
            if not alive:
                gone.append(path)
        if owed is not None:
            self.forget_settled(owed)
        if gone:
            self._write(*self._essence())
        for path in gone:
            path.unlink(missing_ok=True)
            self._read.pop(path, None)

    @property
    def is_long(self) -> bool:
        return len(self._errands) > LONG

    def forget_settled(self, owed: Collection[str]) -> None:
        """Of what was done for tasks, only what is still `owed` matters, and what may stand among it."""
        for errand in [errand for errand in self._errands if task_of(errand) not in owed]:
            self._errands.pop(errand)
        first = min((call.at for call in self._errands.values()), default=time.monotonic())
        floors: dict[int, int] = {}
        for call in self._errands.values():
            floors[call.row] = min(call.floor, floors.get(call.row, call.floor))

        def may_stand_among(call: Call) -> bool:
            near = call.at > first - 2 * SETTLED or (call.row in floors and call.floor >= floors[call.row])
            return call.state is State.OPEN and near

        self._calls = {
            number: call
            for number, call in self._calls.items()
            if call.errand in self._errands or may_stand_among(call)
        }

    # --- how

    def _begin_file(self) -> None:
        self.stamp = secrets.token_hex(4)
        self._file = JournalFile.opened(self._folder, self.stamp)
        self._witnessed.add(self.stamp)
        self._write(f"h {self.stamp} {self._boot}", *self._essence())

    def _essence(self) -> Iterator[str]:
        yield from (f"k {stamp}" for stamp in self._witnessed)
        yield from (f"r {row} {first} {last}" for row, first, last in self.watermarks.ranges())
        yield from (f"m {row} {message_id} {at:.3f}" for row, at, message_id in self._marks)
        yield from (f"t {group} {message_id} {topic}" for group, message_id, topic in self.places)
        for call in self._calls.values():
            yield begun(call)
            if call.state is not State.OPEN:
                yield ended(call)

    def _add(self, call: Call) -> None:
        self._calls[call.number] = call
        earlier = self._errands.get(call.errand)
        if call.errand and (earlier is None or earlier.at <= call.at):
            self._errands[call.errand] = call
        if len(self._calls) > MOST and (screen := self._oldest_screen()):
            self._calls.pop(screen)  # what was done for a task stays, until that is known to be settled

    def _oldest_screen(self) -> str | None:
        return next((call.number for call in self._calls.values() if not call.errand), None)

    def _finish(self, call: Call, state: State, ids: tuple[int, ...]) -> None:
        self._end(call, state, ids)
        self._note(ended(call))
        if self._file.size > WHOLE:
            before = self._file
            self._begin_file()
            before.remove()

    def _end(self, call: Call, state: State, ids: tuple[int, ...]) -> None:
        call.state, call.ids = state, ids
        if ids:
            self.watermarks.saw(call.row, *ids)
            if not call.late:
                self._marks.put(call.row, call.at, min(ids))
        if not call.errand:
            self._calls.pop(call.number, None)

    def _place(self, group: int, message_id: int, topic: int) -> None:
        self.places.put(group, message_id, topic)
        self._note(f"t {group} {message_id} {topic}")

    def _write(self, *lines: str) -> None:
        self._file.write("".join(f"{line} {END}\n" for line in lines))

    def _note(self, line: str) -> None:
        """Without it we know less after the next start, and nothing false."""
        try:
            self._write(line)
        except OSError as error:
            log.warning("journal_not_kept", error=type(error).__name__)

    def _take_in(self, path: Path) -> None:
        begun = path not in self._read
        try:
            with path.open("rb") as file:
                file.seek(self._read.get(path, 0))
                whole = file.read().rpartition(b"\n")[0]
        except OSError:
            return
        self._read[path] = self._read.get(path, 0) + len(whole) + bool(whole)
        lines = [line.split() for line in whole.decode("ascii", "replace").split("\n")]
        same = not begun or lines[0][2:-1] == [self._boot] != [""]
        for words in lines:
            if words[-1:] == [END]:
                self._take_in_line(words[:-1], same)

    def _take_in_line(self, words: list[str], same_boot: bool) -> None:
        match words:
            case ["h", stamp, *_] | ["k", stamp] if same_boot:
                self._witnessed.add(stamp)
            case ["s", row, message_id]:
                self.watermarks.saw(int(row), int(message_id))
            case ["r", row, first, last]:
                self.watermarks.saw(int(row), *range(int(first), int(last) + 1))
            case ["t", group, message_id, topic]:
                self.places.put(int(group), int(message_id), int(topic))
            case ["m", row, message_id, at] if same_boot:
                self._marks.put(int(row), float(at), int(message_id))
            case [State.OPEN, number, row, floor, at, *errand] if number not in self._calls:
                late = not same_boot or at.startswith(LATE)
                began = float(at.removeprefix(LATE)) if same_boot else time.monotonic()
                self._add(
                    Call(
                        number=number,
                        row=int(row),
                        floor=int(floor),
                        at=began,
                        late=late,
                        errand="".join(errand),
                    )
                )
            case [State.DONE | State.UNDONE as state, number, *ids] if call := self._calls.get(number):
                self._end(call, State(state), tuple(map(int, ids)))
