"""Who looks at the page. What it is made of, a browser loads for each context: one is used again once it forgot all."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

DESKTOP = (1280, 800)

Kind = tuple[str, tuple[int, int], bool]  # the language, the size, whether it is dark


@dataclass
class Visitors:
    browser: Browser
    _away: dict[Kind, list[BrowserContext]] = field(default_factory=dict)
    _here: list[tuple[Kind, BrowserContext]] = field(default_factory=list)

    def come(self, language: str, size: tuple[int, int], dark: bool) -> Page:
        """An empty page of somebody who has never been here but has read the hint."""
        kind = language, size, dark
        known = self._away.get(kind)
        context = known.pop() if known else self._new(kind)
        self._here.append((kind, context))
        return context.new_page()

    def leave(self) -> None:
        """All go, and nothing of them stays."""
        here, self._here = self._here, []
        for kind, context in here:
            try:
                for page in context.pages:
                    page.evaluate("localStorage.clear()")
                    page.close()
            except BrowserError:  # it shows nothing of ours any more
                context.close()
            else:
                self._away.setdefault(kind, []).append(context)

    def _new(self, kind: Kind) -> BrowserContext:
        language, (width, height), dark = kind
        context = self.browser.new_context(
            locale=language,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        context.add_init_script('localStorage["playground.side"] ??= \'""\'')
        return context
