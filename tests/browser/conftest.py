"""A real Chromium for the tests of HTML pages; where the machine has none, they are skipped."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.desk import Desk, visiting
from browser.pages import PAGES
from scripts import desk as build

CHROMIUM = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
Open = Callable[..., Page]


@pytest.fixture(scope='package')
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip('there is no Chromium on this machine (Debian: apt-get install chromium)')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope='package')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page, as a file."""
    folder = tmp_path_factory.mktemp('pages')
    for name, made in PAGES.items():
        (folder / f'{name}.html').write_text(made(), 'utf-8')
    return folder


@pytest.fixture
def visit(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a page by its name, in a window so wide, light or dark, with scripts or without; nothing else is let in."""
    contexts: list[BrowserContext] = []

    def opened(name: str, width: int = 1280, scheme: str = 'light', *, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={'width': width, 'height': 900},
            color_scheme='dark' if scheme == 'dark' else 'light',
            java_script_enabled=scripts,
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((folder / f'{name}.html').as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope='package')
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the desk, built once from what is here; it stands below another folder, as on GitHub Pages."""
    folder = tmp_path_factory.mktemp('desk') / 'desk'
    with build.server(build.build(folder).parent, 0) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f'http://127.0.0.1:{serving.server_port}/desk/'
        serving.shutdown()


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """The desk in a browser that keeps nothing yet, with every request elsewhere refused."""
    with visiting(browser, address) as desk:
        yield desk
