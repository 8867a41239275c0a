"""Whatever stands in names, texts, captions, labels, file names and addresses, the page shows it and runs nothing."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from playground.values.pictures import png
from tests.page.raw_bot import Json, RawBot
from tests.page.scenes import EMMA, started, topic, until
from tests.page.seats import be, log, open_topic

WORDS = [
    "<script>hacked = 1</script>",
    '"><img src=x onerror="hacked = 1">',
    "'><svg/onload=hacked=1>",
    "</b></div><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<a href='javascript:hacked=1'>here</a><style>*{display:none}</style>",
    "${hacked = 1} {{hacked = 1}} `${hacked = 1}`",
    "javascript:hacked=1",
    "&lt;script&gt;hacked = 1&lt;/script&gt;",
    "__proto__",
    "\u202egnp.exe\u0000\u200b\ufeff",
    "Z̷̢̧̛͎̪̹͔͉̙̞̮a̶̡̨̛̩̭̠̫̞͖l̵̨̧̛͓g̶̢̛̹͎o̷̧̢͉̙̞",
]
ADDRESSES = [
    "javascript:hacked=1",
    "JaVaScRiPt:hacked=1",
    " javascript:hacked=1",
    "java\nscript:hacked=1",
    "\x01javascript:hacked=1",
    "javascript&colon;hacked=1",
    "data:text/html,<script>opener.hacked=1</script>",
    "vbscript:hacked=1",
    "file:///etc/passwd",
    "blob:http://127.0.0.1/x",
    "view-source:http://127.0.0.1/",
    "https://a.example/\"onmouseover='hacked=1'",
    "https://[",
    "",
]
HARMLESS = {"http", "https", "mailto", "tel", "tg"}


def nothing_ran(page: Page) -> None:
    """No script of a message has run, and none is there to run: all scripts and frames are the page's own."""
    assert page.evaluate("'hacked' in window") is False
    assert (
        page.locator("#page script, #page iframe, #page style, #page svg[onload], #page [onerror]").count()
        == 0
    )
    foreign = "all => all.map(a => a.href).filter(href => href)"
    schemes = {urlsplit(href).scheme for href in page.locator("a[href]").evaluate_all(foreign)}
    assert schemes <= HARMLESS


def shown(where: Locator, times: int = 1) -> None:
    """As many messages are there as were sent: none has broken the drawing."""
    expect(where.locator("article")).to_have_count(times)


@pytest.fixture
def say_as_emma(playground: str) -> Callable[..., Json]:
    """What the page's own sheets would refuse goes by HTTP."""

    def say(verb: str = "messages", **body: object) -> Json:
        where = f"{playground}/people/emma/{verb}"
        answer = httpx.post(where, json={"chat_id": EMMA, **body}, trust_env=False)
        answer.raise_for_status()
        result: Json = answer.json()
        return result

    return say


def files(playground: str, name: str, caption: str) -> None:
    """A file of a hostile name and content, and a picture of one."""
    page = b"<script>opener.hacked = 1</script>"
    for kind, data, mime in [("document", page, "text/html"), ("photo", png(8, 6), "image/png")]:
        httpx.post(
            f"{playground}/people/emma/messages",
            data={"chat_id": str(EMMA), "as": kind, "caption": caption},
            files={"files": (name, data, mime)},
            trust_env=False,
        ).raise_for_status()


def send_everything(bot: RawBot, playground: str, say: Callable[..., Json], words: str) -> int:
    """The words in every place where words can stand; gives how many messages hold them."""
    (sent,) = say(text=words)["messages"]
    say("edit", message_id=sent["message_id"], text=f"Edited {words}")
    say(text="An answer", reply_to=sent["message_id"])
    say(contact={"phone_number": words, "first_name": words, "last_name": words})
    say(poll={"question": words, "options": [words, "other"]})
    files(playground, words, words)
    keyboard = {"inline_keyboard": [[{"text": words, "callback_data": "press"}]]}
    bot.call("sendMessage", chat_id=EMMA, text=words, reply_markup=keyboard)
    bot.call("sendVenue", chat_id=EMMA, latitude=1, longitude=1, title=words, address=words)
    bot.call("setMyCommands", commands=[{"command": "help", "description": words}])
    bot.call("setMyName", name=words[:64])
    bot.call("setMyDescription", description=words)
    return 8


def test_no_words_become_more_than_words(
    page: Page, bot: RawBot, playground: str, say_as_emma: Callable[..., Json]
) -> None:
    seat = started(page)
    sent = sum(send_everything(bot, playground, say_as_emma, words) for words in WORDS)
    expect(log(seat).locator("b", has_text="Z̷")).not_to_have_count(0)
    for words in WORDS[:7]:
        expect(log(seat).get_by_text(words).first).to_be_attached()
        expect(log(seat).get_by_role("button", name=words, exact=True).first).to_be_attached()
    assert len(page.get_by_test_id("log").locator("article").all()) >= min(sent, 30)
    seat.locator(".inline-button").last.click()
    seat.get_by_test_id("commands-open").click()
    nothing_ran(page)


def test_no_name_of_a_topic_becomes_more_than_a_name(page: Page, bot: RawBot) -> None:
    for words in WORDS:
        topic(bot, words[:128], "A card")
    seat = be(page, "taras")
    for words in WORDS[:6]:
        open_topic(seat, words[:40])
        shown(seat)
        nothing_ran(page)


def test_no_address_runs_anything_when_it_is_followed(page: Page, say_as_emma: Callable[..., Json]) -> None:
    seat = started(page)
    opened: list[Page] = []
    page.context.on("page", lambda other: opened.append(other))  # noqa: PLW0108 - Playwright looks inside it
    for address in ADDRESSES:
        link = {"type": "text_link", "offset": 0, "length": 5, "url": address}
        say_as_emma(text="Press here", entities=[link])
    shown(seat, len(ADDRESSES) + 1)
    for words in log(seat).get_by_text("Press").all():
        words.click(no_wait_after=True)
    nothing_ran(page)
    assert {urlsplit(other.url).scheme for other in opened} <= {*HARMLESS, "about", "chrome-error"}


def test_a_page_that_somebody_sent_is_saved_and_not_opened(page: Page, playground: str) -> None:
    seat = started(page)
    files(playground, "invoice.html", "")
    link = seat.locator("a.document")
    address = f"{playground}{link.get_attribute('href')}"
    with page.expect_download() as saved:
        page.evaluate("address => { location.href = address }", address)
    assert saved.value.url == address
    nothing_ran(page)


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """A page of another site that is open in the same browser."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing of interest."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server, browser.new_context() as context:
        Thread(target=server.serve_forever).start()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        server.shutdown()


def test_the_page_stands_in_nobodys_frame(elsewhere: Page, playground: str) -> None:
    with elsewhere.expect_console_message(lambda line: "frame" in line.text.lower()):
        elsewhere.evaluate(
            "home => document.body.append(Object.assign(document.createElement('iframe'), {src: home}))",
            playground,
        )
    (_own, framed) = elsewhere.frames
    assert framed.locator("#page").count() == 0


POSTS = {
    "as text": """
        const said = {method: "POST", mode: "no-cors", body: '{"advance": 60}'};
        await fetch(`${home}/control/clock`, said).catch(() => 0);
    """,
    "as a form": """
        const form = document.createElement("form");
        Object.assign(form, {method: "POST", action: `${home}/control/reset`, target: "other"});
        document.body.append(form, Object.assign(document.createElement("iframe"), {name: "other"}));
        form.submit();
    """,
    "as a picture": "new Image().src = `${home}/bot700001:playground/sendMessage?chat_id=1003&text=Hi`",
}


@pytest.mark.parametrize("deed", POSTS.values(), ids=POSTS)
@pytest.mark.usefixtures("bot")
def test_a_page_of_somebody_else_in_the_same_browser_does_nothing(
    elsewhere: Page, playground: str, deed: str
) -> None:
    ended: list[str] = []
    for end in ("requestfinished", "requestfailed"):
        elsewhere.on(end, lambda request: ended.append(request.url))
    before = world(playground)
    elsewhere.evaluate(f"async home => {{ {deed} }}", playground)
    until(elsewhere, lambda: [url for url in ended if url.startswith(playground)])  # it did ask
    assert world(playground) == before


def world(playground: str) -> Json:
    seen: Json = httpx.get(f"{playground}/people/snapshot", trust_env=False).json()
    return {"event": seen["event"], "messages": seen["messages"], "offset": seen["clock"]["offset"]}
