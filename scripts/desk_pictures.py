"""Takes the pictures of docs/desk/: the way through the desk with a made-up document, in a real Chromium."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts import desk, published

TARGET = Path(__file__).parents[1] / 'docs' / 'desk'
WIDTH, HEIGHT, WAIT = 960, 760, 120_000
DOCUMENT = published.Made('wexmoor', 'word', held_out=False)
QUESTION = 'q-scrutiny-arrangements'


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
    TARGET.mkdir(exist_ok=True)
    with desk.server(desk.build(), 0) as serving, sync_playwright() as playwright:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={'width': WIDTH, 'height': HEIGHT}, reduced_motion='reduce')
        page.goto(f'http://127.0.0.1:{serving.server_port}/')
        page.wait_for_selector('html[data-ready]', state='attached', timeout=WAIT)
        picture(page, '1-start')
        walk(page)
        browser.close()
        serving.shutdown()


def walk(page: Page) -> None:
    """From the document to what is taken away, with a picture of each step."""
    page.set_input_files('#open', {'name': DOCUMENT.path, 'mimeType': '', 'buffer': DOCUMENT.content})
    page.wait_for_selector('#other-kind', timeout=WAIT)
    page.click('#bar-themes')
    page.wait_for_selector('#go-statute')
    picture(page, '2-questions')
    page.click('#go-statute')
    page.wait_for_selector(f'#{QUESTION}-status-in-place')
    top(page, QUESTION)
    picture(page, '3-passages')
    page.check(f'#{QUESTION}-status-in-place')
    page.fill(f'#{QUESTION}-summary', 'An independent scrutineer reports to the lead partners each year')
    page.wait_for_selector(f'#{QUESTION}.answered')
    top(page, f'{QUESTION}-status')
    picture(page, '4-answer')
    page.click('#bar-report')
    page.wait_for_selector('#bar-report[aria-current]')
    page.wait_for_selector('.numbers')
    page.evaluate("document.querySelector('main h2').scrollIntoView()")
    picture(page, '5-verdict')
    page.click('#bar-away')
    page.wait_for_selector('#take-paper')
    picture(page, '6-take-away')


def top(page: Page, id: str) -> None:
    """Bring something just below the line of counts."""
    page.evaluate('(id) => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 60)', id)


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(500)
    page.screenshot(path=TARGET / f'{name}.png')


if __name__ == '__main__':
    main()
