"""What a visitor does on the page, as the tests say it. A seat is a pane in which one person is played."""

import struct
import zlib

from playwright.sync_api import FilePayload, Locator, Page


def picture(name: str) -> FilePayload:
    """A PNG of 8 by 6 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 6, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x20\x80\x60" * 8) * 6)
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return {"name": name, "mimeType": "image/png", "buffer": data}


def pane(page: Page, index: int = 0) -> Locator:
    return page.get_by_test_id(f"pane-{index}")


def be(page: Page, person: str, index: int = 0) -> Locator:
    """Seat a person in a pane; returns the pane."""
    pane(page, index).get_by_test_id(f"person-{person}").click()
    return pane(page, index)


def log(seat: Locator) -> Locator:
    return seat.get_by_test_id("log")


def say(seat: Locator, text: str) -> None:
    seat.get_by_test_id("composer").fill(text)
    seat.get_by_test_id("composer").press("Enter")
    log(seat).get_by_text(text).last.wait_for()


def press(seat: Locator, label: str) -> None:
    """Press the newest inline button with this label, and wait for the bot's answer."""
    button = log(seat).get_by_role("button", name=label, exact=True).last
    button.click()
    button.page.locator("[aria-busy=true]").wait_for(state="detached")


def send_album(seat: Locator, *names: str) -> None:
    seat.get_by_test_id("file-input").set_input_files([picture(name) for name in names])
    seat.page.get_by_test_id("attach-send").click()
    log(seat).get_by_test_id("album").last.wait_for()


def edit(seat: Locator, text: str, new: str) -> None:
    log(seat).get_by_text(text).last.click(button="right")
    seat.page.get_by_test_id("menu-edit").click()
    say(seat, new)


def open_topic(seat: Locator, title: str) -> None:
    """The topic of the staff group whose name holds `title`."""
    seat.locator('[data-testid^="topic-"]').filter(has_text=title).first.click()
