"""Every HTML page in a real browser: without sight, mouse, script, network or a wide screen, and on paper."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Page
from pypdf import PdfReader

from browser.conftest import Open
from browser.pages import HOSTILE, PAGES, ROOT, luton

SCREENSHOTS = ROOT / 'build' / 'screenshots'
WIDE, NARROW, ZOOMED = 1280, 390, 320  # the last is a window of 1280 at 400 %, as WCAG 2.2, 1.4.10 has it
NAMES = sorted(PAGES)
STOP = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return {tag: at.tagName, text: at.textContent.trim(), href: at.getAttribute('href'), top: box.top + scrollY,
            seen: box.width > 0 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight,
            outline: parseFloat(style.outlineWidth) * (style.outlineStyle !== 'none')};
}"""

pytestmark = pytest.mark.slow
every_page = pytest.mark.parametrize('name', NAMES)


def stops(page: Page, most: int = 200) -> list[dict[str, Any]]:
    """Where the Tab key leads, one stop after another, until it leaves the page."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press('Tab')
        stop: dict[str, Any] = page.evaluate(STOP)
        if stop['tag'] == 'BODY':
            return found
        found.append(stop)
    return found


def letters(text: str) -> str:
    """A text as paper has it: without the ends of lines, and ligatures taken apart."""
    return ''.join(normalize('NFKC', text).split())


@every_page
@pytest.mark.parametrize(('width', 'scheme'), [(WIDE, 'light'), (NARROW, 'dark')])
def test_axe_finds_nothing_against_a_page(visit: Open, name: str, width: int, scheme: str) -> None:
    found = Axe().run(visit(name, width, scheme))

    assert [(one['id'], [node['target'] for node in one['nodes']]) for one in found.response['violations']] == []
    assert len(found.response['passes']) > 20


def test_axe_is_awake(visit: Open) -> None:
    page = visit('check')
    page.evaluate("document.querySelector('h1').style.color = '#ccc'; document.documentElement.lang = ''")

    found = {one['id'] for one in Axe().run(page).response['violations']}

    assert {'color-contrast', 'html-has-lang'} <= found


@every_page
@pytest.mark.parametrize('width', [WIDE, NARROW, ZOOMED])
def test_a_page_never_scrolls_sideways(visit: Open, name: str, width: int) -> None:
    assert visit(name, width).evaluate('document.documentElement.scrollWidth') == width


@every_page
def test_the_keyboard_reaches_everything_in_the_order_in_which_it_is_read_and_shows_where_it_is(
    visit: Open, name: str
) -> None:
    page = visit(name, NARROW)
    reached = stops(page)
    inside = page.locator('main :is(a[href], button, select, input, summary, [tabindex="0"]) >> visible=true').count()

    assert reached[0]['href'] == '#main'
    assert len(reached) == 1 + inside
    assert [stop['top'] for stop in reached[1:]] == sorted(stop['top'] for stop in reached[1:])
    assert [stop for stop in reached if not stop['seen'] or stop['outline'] < 3] == []


def test_the_skip_link_leads_past_the_contents(visit: Open) -> None:
    page = visit('check')
    page.keyboard.press('Tab')
    page.keyboard.press('Enter')

    assert page.evaluate('document.activeElement.id') == 'main'


@every_page
def test_a_page_has_one_title_one_main_heading_and_no_level_left_out(visit: Open, name: str) -> None:
    page = visit(name)
    levels = [int(tag[1]) for tag in page.locator('h1, h2, h3, h4').evaluate_all('all => all.map(h => h.tagName)')]

    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert page.title().removesuffix(' - masa-check') == page.locator('h1').text_content()
    assert [page.locator(landmark).count() for landmark in ('header', 'main', 'footer')] == [1, 1, 1]


@every_page
def test_a_page_can_be_read_without_scripts(visit: Open, name: str) -> None:
    read, scripted = (visit(name, scripts=scripts) for scripts in (False, True))
    scripted.evaluate('[...document.forms].forEach(form => form.remove())')

    assert read.locator('form, script[src], noscript').count() == 0
    assert read.inner_text('body') == scripted.inner_text('body')


@every_page
def test_a_page_asks_nothing_of_anybody_and_its_policy_finds_nothing_to_refuse(
    browser: Browser, folder: Path, name: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.on('console', lambda message: said.append(message.text))
    page.on('pageerror', lambda error: said.append(str(error)))
    address = (folder / f'{name}.html').as_uri()
    page.goto(address)
    page.wait_for_load_state('networkidle')
    page.close()

    assert asked == [address]
    assert said == []


def test_the_policy_of_a_page_lets_nothing_in(browser: Browser, tmp_path: Path) -> None:
    smuggled = '<script>document.title = "in"</script><p id="p" style="color: red" onclick="1">x</p><img src="a.png">'
    (tmp_path / 'a.html').write_text(luton().replace('</main>', f'{smuggled}</main>'), 'utf-8')
    page = browser.new_page()
    said: list[str] = []
    page.on('console', lambda message: said.append(message.text))
    page.goto((tmp_path / 'a.html').as_uri())
    refused = {word for text in said for word in re.findall(r'(script|style|img)-src', text)}
    colour = page.locator('#p').evaluate('p => getComputedStyle(p).color')
    title = page.title()
    page.close()

    assert refused >= {'script', 'style', 'img'}
    assert colour != 'rgb(255, 0, 0)'
    assert title != 'in'


def test_what_a_document_says_stays_words(visit: Open) -> None:
    page = visit('hostile')

    assert page.locator('main script, img, b, main main').count() == 0
    assert HOSTILE[:60] in page.inner_text('main')
    assert '\u202e' not in page.content()


@every_page
def test_whatever_has_a_colour_says_the_same_in_words(visit: Open, name: str) -> None:
    texts = visit(name).locator('.tag, td[class]').all_text_contents()

    assert texts
    assert all(text.strip() for text in texts)


def test_a_printed_page_holds_every_finding_and_no_contents(visit: Open) -> None:
    page = visit('check', scheme='dark')
    sheets = PdfReader(io.BytesIO(page.pdf(format='A4'))).pages
    printed = letters(' '.join(sheet.extract_text() for sheet in sheets))
    told = page.locator('main h3, main p, footer p').all_text_contents()

    assert len(told) > 100
    assert [words for words in told if letters(words) not in printed] == []
    assert 'Contents' not in printed
    page.emulate_media(media='print')
    assert page.evaluate('getComputedStyle(document.body).backgroundColor') == 'rgb(255, 255, 255)'


def test_a_comparison_prints_on_at_most_twelve_sheets_of_a4_as_it_opens(visit: Open) -> None:
    page = visit('diff')
    folded = pypdfium2.PdfDocument(page.pdf(format='A4'))
    text = letters(''.join(sheet.get_textpage().get_text_range() for sheet in folded))
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    whole = pypdfium2.PdfDocument(page.pdf(format='A4'))

    assert [round(side / 72 * 25.4) for side in folded.get_page_size(0)] == [210, 297]
    assert len(folded) <= 12 < len(whole)
    assert letters('The independent chair has gone') in text
    assert letters('What was lost: 18 points') in text  # the line of a fold is there, and not what is in it


@every_page
@pytest.mark.parametrize(('width', 'scheme'), [(WIDE, 'light'), (NARROW, 'light'), (WIDE, 'dark')])
def test_a_picture_is_kept_of_every_page(visit: Open, name: str, width: int, scheme: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    target = SCREENSHOTS / f'{name}-{width}-{scheme}.png'
    clip: FloatRect = {'x': 0, 'y': 0, 'width': width, 'height': 3000}
    visit(name, width, scheme).screenshot(path=target, full_page=True, clip=clip)

    assert target.stat().st_size > 10_000
