"""Takes the pictures of docs/journey.md: the whole way through the desk with a made-up document, in a real Chromium."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import desk, published

TARGET = Path(__file__).parents[1] / 'docs' / 'desk'
WIDTH, HEIGHT, WAIT = 960, 760, 120_000
DOCUMENT = published.Made('wexmoor', 'word', held_out=False)
QUESTION = 'q-scrutiny-arrangements'
PAPER = (760, 700)  # the width and height of the picture of the board paper
# What the partnership declared the year before, which was made up with the document.
LAST = b"""kind: arrangements
id: wexmoor
name: Wexmoor Safeguarding Children Partnership
dated: 2023-12-20
follows: wt2023
voice:
  included: A panel of young people meets the delegates each term
scrutiny:
  arrangements: not-stated
"""


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    with desk.server(desk.build(), 0) as serving, sync_playwright() as playwright:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={'width': WIDTH, 'height': HEIGHT}, reduced_motion='reduce')
        page.goto(f'http://127.0.0.1:{serving.server_port}/')
        page.wait_for_selector('html[data-ready]', state='attached', timeout=WAIT)
        picture(page, '1-start')
        document_and_answer(page)
        verdict(page)
        taken(page, browser)
        comparison(page)
        browser.close()
        serving.shutdown()


def document_and_answer(page: Page) -> None:
    """Open the document, say what it is, and answer a question beside its passages."""
    page.set_input_files('#open', {'name': DOCUMENT.path, 'mimeType': '', 'buffer': DOCUMENT.content})
    page.wait_for_selector('#other-kind', timeout=WAIT)
    for name, value in (('dated', '2024-12'), ('follows', 'wt2023')):
        page.fill(f'#q-{name}-value', value)
        page.locator(f'#q-{name}-value').blur()
        page.wait_for_selector(f'#q-{name}.answered', timeout=WAIT)
    page.evaluate('scrollTo(0, 0)')
    picture(page, '2-document')
    page.click('#bar-themes')
    page.wait_for_selector('#go-statute')
    picture(page, '3-questions')
    page.click('#go-statute')
    page.wait_for_selector(f'#{QUESTION}-status-in-place')
    top(page, QUESTION)
    picture(page, '4-passages')
    page.check(f'#{QUESTION}-status-in-place')
    page.fill(
        f'#{QUESTION}-summary',
        'An independent scrutineer has forty days a year, and reports to the Executive each November',
    )
    page.wait_for_selector(f'#{QUESTION}.answered')
    top(page, f'{QUESTION}-status')
    picture(page, '5-answer')


def verdict(page: Page) -> None:
    """The verdicts that follow from the answers so far."""
    page.click('#bar-report')
    page.wait_for_selector('#bar-report[aria-current]')
    page.wait_for_selector('.numbers')
    page.evaluate("document.querySelector('main h2').scrollIntoView()")
    picture(page, '6-verdict')


def taken(page: Page, browser: Browser) -> None:
    """What can be taken away, and the board paper as it was taken."""
    page.click('#bar-away')
    page.wait_for_selector('#take-paper')
    picture(page, '7-take-away')
    with page.expect_download() as started:
        page.click('#take-paper-page')
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'paper.html'
        started.value.save_as(file)
        width, height = PAPER
        paper = browser.new_page(viewport={'width': width, 'height': height}, bypass_csp=True)
        paper.emulate_media(media='print')
        paper.goto(file.as_uri())
        paper.add_style_tag(content='body { padding: 24px }')  # as the margins of a page
        picture(paper, '8-board-paper')
        paper.close()


def comparison(page: Page) -> None:
    """What changed since the declaration of the year before."""
    page.click('#bar-beside')
    page.wait_for_selector('#open-last')
    page.set_input_files('#open-last', {'name': 'wexmoor-2023.yaml', 'mimeType': '', 'buffer': LAST})
    page.wait_for_selector('#take-compared', timeout=WAIT)
    page.evaluate('scrollTo(0, 0)')
    picture(page, '9-comparison')


def top(page: Page, id: str) -> None:
    """Bring something just below the line of counts."""
    page.evaluate('(id) => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 60)', id)


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(500)
    page.screenshot(path=TARGET / f'{name}.png')


if __name__ == '__main__':
    main()
