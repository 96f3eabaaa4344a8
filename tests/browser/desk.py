"""The desk in a real Chromium, from its built folder on this machine, with every request elsewhere refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Download, Page, Route

from scripts.typeset import parts

WAIT = 120_000  # milliseconds: on a busy machine Python takes its time
REPORT = parts(
    ('h1', 'Testshire Safeguarding Children Partnership: yearly report 2025 to 2026'),
    ('h2', 'What this report covers'),
    (
        'p',
        'This yearly report covers April 2025 to March 2026. The safeguarding partners of Testshire, the council, the '
        'integrated care board and the Chief Constable of Testshire Police, publish it together under Working '
        'Together to Safeguard Children and the Children Act 2004.',
    ),
    ('h2', 'What we did'),
    (
        'p',
        'During the year the partnership began two child safeguarding practice reviews and published one rapid '
        'review. Relevant agencies trained 412 people on child protection and early help thresholds.',
    ),
    ('h2', 'How effective we were'),
    (
        'p',
        'Repeat referrals of children fell from 21 to 17 per cent. The independent scrutineer found that multi-agency '
        'safeguarding arrangements work well for young children, and less well for those who move school.',
    ),
)


class Desk(NamedTuple):
    """The address of a desk, a browser for it, and every request that was made to anywhere else."""

    address: str
    context: BrowserContext
    elsewhere: list[str]

    def page(self, name: str = '', width: int = 1280) -> Page:
        """A page of the desk, without waiting for Python."""
        page = self.context.new_page()
        page.set_viewport_size({'width': width, 'height': 900})
        page.on('dialog', lambda dialog: dialog.accept())
        page.goto(f'{self.address}{name}')
        return page

    def ready(self, width: int = 1280) -> Page:
        """The first page of the desk, with Python there."""
        page = self.page(width=width)
        ready(page)
        return page


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Desk]:
    """A visit to the desk in a browser that keeps nothing yet, with every request elsewhere refused."""
    context = browser.new_context(accept_downloads=True)
    elsewhere: list[str] = []

    def refuse(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith((address, 'blob:')), refuse)
    yield Desk(address, context, elsewhere)
    context.close()


def ready(page: Page) -> None:
    """Wait until Python is there and nothing is left to do."""
    page.wait_for_selector('html[data-ready]', state='attached', timeout=WAIT)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page after the last event is there."""
    until(lambda: page.evaluate("!document.documentElement.hasAttribute('data-busy')"))


def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds; the policy of the page refuses the way in which Playwright itself would wait."""
    end = time.monotonic() + WAIT / 1000
    while not holds():
        assert time.monotonic() < end, 'this took too long'
        time.sleep(0.05)


def go(page: Page, to: str, name: str) -> None:
    """Go to a page by the bar or a link, and wait for its heading."""
    page.click(f'#{to}')
    heading(page, name)


def heading(page: Page, name: str) -> None:
    until(lambda: page.text_content('#title') == name)
    settled(page)


def read(page: Page, name: str, raw: bytes, box: str = 'open') -> None:
    """Open a file."""
    page.set_input_files(f'#{box}', {'name': name, 'mimeType': 'application/octet-stream', 'buffer': raw})


def answer(page: Page, question: str, status: str, words: str, box: str = 'summary') -> None:
    """Choose what the document says about a question, and type words."""
    id = f'q-{question.replace(".", "-")}'
    page.check(f'#{id}-status-{status}')
    page.wait_for_selector(f'#{id}-{box}')
    page.fill(f'#{id}-{box}', words)
    page.locator(f'#{id}-{box}').blur()
    settled(page)


def taken(page: Page, what: str) -> Download:
    """A file that is taken away."""
    with page.expect_download() as started:
        page.click(f'#take-{what}')
    return started.value
