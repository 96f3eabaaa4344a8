"""A person's way through the desk, in a real browser: from a document to a verdict and a declaration."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from from_npm import desk_programs
from playwright.sync_api import Browser, Error, Page

from browser.desk import REPORT, Desk, answer, go, heading, read, ready, settled, taken, until, visiting
from browser.pages import HOSTILE, ROOT
from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook
from masa_check.values import Verdict
from scripts import published, typeset

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not desk_programs(), reason='needs node, and the npm packages pyodide and idiomorph'),
]
WIDTHS = (320, 390, 768, 1280, 1440)  # the first is a window of 1280 at 400 %, as WCAG 2.2, 1.4.10 has it
LUTON = (ROOT / 'examples' / 'luton-2024.yaml').read_bytes()
SCREENSHOTS = ROOT / 'build' / 'screenshots'
KEPT = """async () => {
    const asked = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result) });
    const names = (await indexedDB.databases()).map((one) => one.name);
    if (!names.includes('masa-check-desk')) return [];
    const database = await asked(indexedDB.open('masa-check-desk'));
    return asked(database.transaction('kept').objectStore('kept').getAllKeys());
}"""


def document(name: str, layout: str) -> published.Made:
    """A document that was made up, in one of its layouts."""
    return published.Made(name, layout, held_out=False)


def verdicts(path: Path) -> dict[str, Verdict]:
    report = check_document(
        parse(path.read_bytes(), 'a.yaml'), Question(rulebook.load([rulebook.folder()]), date.today())
    )
    return {one.duty: one.verdict for held in report.deciding for one in held.answers}


@pytest.mark.parametrize(('name', 'layout'), [('ashdrum', 'pdf-tagged'), ('wexmoor', 'word')])
def test_from_a_published_document_to_a_verdict_and_a_declaration(desk: Desk, name: str, layout: str) -> None:
    page = desk.ready()
    made = document(name, layout)
    read(page, made.path, made.content)
    heading(page, 'Which document this is')
    go(page, 'bar-themes', 'Questions')
    go(page, 'go-statute', 'What statute asks')
    assert page.locator('.passage mark').count() > 5
    assert page.locator('input:checked').count() == 0

    answer(page, 'joint_working.identify', 'in-place', 'A team of all partners screens every contact')
    answer(page, 'joint_working.respond', 'in-place', 'The same team answers within a working day')
    assert page.inner_text('#tally').startswith('3 of 187 questions answered, 2 of the 10 that statute asks.')
    assert '1 met' in page.inner_text('#tally')
    page.locator('#q-scrutiny-arrangements-passage-0-words').select_text()
    page.click('#q-scrutiny-arrangements-passage-0-take')
    until(lambda: page.input_value('#q-scrutiny-arrangements-quote'))
    page.click('#bar-report')
    until(lambda: 'Safeguarding' in page.inner_text('#title'))
    go(page, 'bar-away', 'Take away')
    path = Path(taken(page, 'declaration').path())

    assert verdicts(path)['needs-identified-and-met'] is Verdict.MET
    assert desk.elsewhere == []


def test_a_yearly_report_is_announced_and_only_then_read(desk: Desk) -> None:
    page = desk.ready()
    read(page, 'report.pdf', typeset.pdf(REPORT))
    heading(page, 'This is a yearly report')
    assert page.evaluate(KEPT) in ([], ['html', 'state'])
    assert 'published one rapid' not in page.content()
    page.click('#announced-yes')
    heading(page, 'Which document this is')
    go(page, 'bar-themes', 'Questions')
    go(page, 'go-statute', 'What statute asks')

    assert page.locator('.passage').count() > 3
    assert page.locator('#q-activity-done').count() == 1


def test_the_desk_shows_the_verdicts_of_a_declaration_and_what_changed_since_last_year(
    desk: Desk, tmp_path: Path
) -> None:
    page = desk.ready()
    read(page, 'luton-2024.yaml', LUTON)
    heading(page, 'Luton Safeguarding Children Partnership')
    shown = page.locator('main table.plain').all_inner_texts()
    (tmp_path / 'luton.yaml').write_bytes(LUTON)
    duties = rulebook.load([rulebook.folder()]).duties
    for duty in verdicts(tmp_path / 'luton.yaml'):
        assert any(duties[duty].title in table for table in shown)
    go(page, 'bar-away', 'Take away')
    path = Path(taken(page, 'declaration').path())
    assert verdicts(path) == verdicts(tmp_path / 'luton.yaml')
    assert b'What to put right' in Path(taken(page, 'findings').path()).read_bytes()

    go(page, 'bar-beside', 'What changed since last year')
    read(page, 'luton-2019.yaml', (ROOT / 'examples' / 'luton-2019.yaml').read_bytes(), 'open-last')
    heading(page, 'What changed in Luton Safeguarding Children Partnership')
    assert page.locator('h2', has_text='What matters most').count() == 1
    assert desk.elsewhere == []


def test_a_filled_excel_form_is_taken_away_and_opened_again(desk: Desk, tmp_path: Path) -> None:
    page = desk.ready()
    read(page, 'luton-2024.yaml', LUTON)
    heading(page, 'Luton Safeguarding Children Partnership')
    counted = page.inner_text('#tally')
    go(page, 'bar-away', 'Take away')
    form = Path(taken(page, 'form').path()).read_bytes()
    go(page, 'bar-start', 'Check safeguarding arrangements')
    page.click('#begin-arrangements')
    heading(page, 'What statute asks')
    go(page, 'bar-start', 'Check safeguarding arrangements')
    read(page, 'luton.xlsx', form)
    until(lambda: page.inner_text('#tally') == counted)

    assert desk.elsewhere == []


def test_the_first_question_can_be_answered_before_python_is_there_and_counts_when_it_is(desk: Desk) -> None:
    page = desk.page()
    page.click('#begin-arrangements')
    assert page.locator('html[data-ready]').count() == 0
    page.check('#q-joint_working-identify-status-in-place')
    page.fill('#q-joint_working-identify-summary', 'A team of all partners screens every contact')
    ready(page)

    until(lambda: page.inner_text('#tally').startswith('1 of 187 questions answered'))
    assert page.input_value('#q-joint_working-identify-summary') == 'A team of all partners screens every contact'


def test_answers_survive_a_closed_tab_and_a_crash_to_the_last_letter(desk: Desk) -> None:
    first = desk.ready()
    first.click('#begin-arrangements')
    heading(first, 'What statute asks')
    answer(first, 'joint_working.identify', 'in-place', 'A team of all partners screens every contact')
    first.close()
    page = desk.ready()
    until(lambda: page.inner_text('#tally').startswith('1 of 187'))

    page.locator('#q-joint_working-respond-summary').press_sequentially('The same team')
    page.wait_for_timeout(50)
    with suppress(Error):  # before the words were sent
        page.goto('chrome://crash')
    again = desk.page()
    until(lambda: again.text_content('#title') == 'What statute asks')
    ready(again)

    until(lambda: again.input_value('#q-joint_working-respond-summary') == 'The same team')
    assert again.inner_text('#tally').startswith('1 of 187')


def test_a_second_tab_is_told_and_can_do_nothing(desk: Desk) -> None:
    page = desk.ready()
    second = desk.page()
    until(lambda: 'open in another window' in second.inner_text('#message'))

    assert second.evaluate("document.getElementById('desk').inert")
    page.close()
    second.reload()
    ready(second)
    assert second.locator('#message').is_hidden()


def test_everything_is_forgotten_on_any_page(desk: Desk) -> None:
    page = desk.ready()
    page.click('#begin-arrangements')
    heading(page, 'What statute asks')
    answer(page, 'joint_working.identify', 'in-place', 'A team of all partners screens every contact')
    assert 'state' in page.evaluate(KEPT)
    page.close()
    static = desk.page('kept.html')
    static.click('button[data-static="forget"]')
    until(lambda: static.text_content('#title') == 'Check safeguarding arrangements')
    ready(static)

    assert static.evaluate(KEPT) == []
    assert static.locator('#tally').count() == 0


NO_STORE = "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError') };"


@pytest.mark.parametrize(('is_full', 'words'), [(True, 'no room left'), (False, 'does not keep your answers')])
def test_a_browser_that_is_full_or_cannot_keep_an_answer_says_so_at_once(
    desk: Desk, words: str, *, is_full: bool
) -> None:
    if not is_full:
        desk.context.add_init_script(NO_STORE)
    page = desk.page()
    if is_full:
        quota = {'origin': desk.address, 'quotaSize': 1}
        desk.context.new_cdp_session(page).send('Storage.overrideQuotaForOrigin', quota)
    ready(page)
    page.click('#begin-arrangements')
    heading(page, 'What statute asks')

    until(lambda: words in page.inner_text('#message'))
    with page.expect_event('dialog') as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == 'beforeunload'


@pytest.mark.parametrize(
    ('without', 'words'),
    [('delete window.WebAssembly', 'does not let pages run WebAssembly'), ('delete window.Worker', 'workers')],
)
def test_a_browser_that_lacks_something_is_told_what_and_what_to_do_instead(
    desk: Desk, without: str, words: str
) -> None:
    desk.context.add_init_script(f'{without};')
    page = desk.page()
    until(lambda: page.locator('#instead').is_visible())

    assert words in page.inner_text('#instead')
    assert 'Excel form' in page.inner_text('#instead')
    with page.expect_download() as started:
        page.click('#instead a[href="arrangements.xlsx"]')
    assert Path(started.value.path()).read_bytes().startswith(b'PK')


def test_neither_the_page_nor_the_worker_can_reach_anywhere_else(desk: Desk) -> None:
    page = desk.ready()
    attempt = "(address) => fetch(address).then(() => 'let through', () => 'refused')"
    (worker,) = page.workers

    assert page.evaluate(attempt, 'https://example.org/') == 'refused'
    assert worker.evaluate(attempt, 'https://example.org/') == 'refused'
    assert worker.evaluate(attempt, f'{desk.address}worker.js') == 'let through'
    assert desk.elsewhere == []  # the policy refused it, before it was ever sent


def test_a_hostile_document_and_a_hostile_name_stay_words(desk: Desk) -> None:
    quoted = HOSTILE.replace('"', '\\"').replace('\u202e', '\\u202e')
    text = f'kind: arrangements\nid: x\nname: "{quoted}"\nvoice: {{included: "{quoted} and more"}}\n'
    page = desk.ready()
    read(page, f'{HOSTILE[:40]}.yaml'.replace('/', ''), text.encode())
    until(lambda: 'alert' in page.inner_text('#title'))
    for to in ('bar-document', 'bar-themes', 'go-theme-1', 'bar-away', 'bar-report', 'bar-start'):
        page.click(f'#{to}')
        settled(page)
        assert page.locator('main script, main img, main b').count() == 0
    assert page.title() != '1'
    broken = b'kind: [<img src=x onerror=alert(1)>'
    read(page, '<img src=x>.yaml', broken)
    until(lambda: page.inner_text('#title') == '<img src=x>.yaml could not be opened')
    assert '<img src=x onerror=alert(1)>' in page.inner_text('main pre')
    assert page.locator('main img, #message img').count() == 0


PAGES = ('start', 'document', 'themes', 'statute', 'rows', 'report', 'beside', 'away')


@pytest.fixture(scope='module')
def ashdrum(browser: Browser, address: str) -> Iterator[Page]:
    """The desk with a document read and a row in it, for tests that only look: Python is started once for them all."""
    with visiting(browser, address) as desk:
        page = desk.ready()
        read(page, 'ashdrum.docx', document('ashdrum', 'word').content)
        heading(page, 'Which document this is')
        yield page


@pytest.fixture
def opened(ashdrum: Page) -> Iterator[Page]:
    """The same in a window of the usual size, whatever the test before made of it."""
    yield ashdrum
    ashdrum.set_viewport_size({'width': 1280, 'height': 900})
    ashdrum.emulate_media(media='screen', color_scheme='light', reduced_motion='no-preference')


def show(page: Page, name: str) -> None:
    """Go to a page of the desk by its name."""
    if name in ('statute', 'rows'):
        page.click('#bar-themes')
        heading(page, 'Questions')
        page.click('#go-statute' if name == 'statute' else '#themes li:nth-child(8) button')
        until(lambda: page.text_content('#title') != 'Questions')
    else:
        page.click(f'#bar-{name}')
        page.wait_for_selector(f'#bar-{name}[aria-current]')
    settled(page)


@pytest.mark.parametrize(('width', 'scheme'), [(1280, 'light'), (390, 'dark')])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(opened: Page, width: int, scheme: str) -> None:
    page = opened
    page.set_viewport_size({'width': width, 'height': 900})
    page.emulate_media(color_scheme='dark' if scheme == 'dark' else 'light', reduced_motion='reduce')
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        show(page, name)
        found = Axe().run(page, options={'runOnly': ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
        wrong = [(one['id'], [node['target'] for node in one['nodes']][:3]) for one in found.response['violations']]
        assert (name, wrong) == (name, [])
        for narrow in WIDTHS if scheme == 'light' else (width,):
            page.set_viewport_size({'width': narrow, 'height': 900})
            assert (name, page.evaluate('document.documentElement.scrollWidth')) == (name, narrow)
        page.set_viewport_size({'width': width, 'height': 900})
        page.screenshot(path=SCREENSHOTS / f'desk-{name}-{width}-{scheme}.png', full_page=True)


@pytest.mark.parametrize('name', ['kept.html', 'notices.html'])
def test_axe_finds_nothing_on_the_other_pages(desk: Desk, name: str) -> None:
    page = desk.page(name, 320)
    found = Axe().run(page)

    assert [one['id'] for one in found.response['violations']] == []
    assert page.evaluate('document.documentElement.scrollWidth') == 320


def test_the_keyboard_alone_reaches_an_answer_and_the_focus_stays_while_the_page_changes(desk: Desk) -> None:
    page = desk.ready()
    press_until(page, 'begin-arrangements')
    page.keyboard.press('Enter')
    heading(page, 'What statute asks')
    assert page.evaluate('document.activeElement.id') == 'main'
    press_until(page, 'q-joint_working-identify-status-in-place')
    page.keyboard.press('Space')
    settled(page)
    assert page.evaluate('document.activeElement.id') == 'q-joint_working-identify-status-in-place'
    press_until(page, 'q-joint_working-identify-summary')
    page.keyboard.type('A team of all partners screens every contact', delay=15)
    until(lambda: page.inner_text('#tally').startswith('1 of 187'))

    assert page.evaluate('document.activeElement.id') == 'q-joint_working-identify-summary'
    assert page.input_value('#q-joint_working-identify-summary') == 'A team of all partners screens every contact'


def press_until(page: Page, id: str) -> None:
    """Press Tab until something has the focus, which shows where it is."""
    for _ in range(200):
        page.keyboard.press('Tab')
        if page.evaluate('document.activeElement.id') == id:
            style = 'getComputedStyle(document.activeElement)'
            assert page.evaluate(f'{style}.outlineStyle') != 'none'
            return
    raise AssertionError(f'the keyboard does not reach {id}')


def test_a_printed_page_of_questions_has_the_questions_and_no_buttons(opened: Page) -> None:
    show(opened, 'statute')
    opened.emulate_media(media='print')

    assert opened.locator('button:visible').count() == 0
    assert opened.locator('h2:visible').count() >= 5


def test_a_verdict_leads_to_its_question_and_a_question_to_its_verdict_with_the_focus_there(desk: Desk) -> None:
    page = desk.ready()
    read(page, 'luton-2024.yaml', LUTON)
    heading(page, 'Luton Safeguarding Children Partnership')
    link = page.locator('main td a[href^="#q-"]').nth(20)
    question = (link.get_attribute('href') or '').removeprefix('#')
    link.focus()
    page.keyboard.press('Enter')
    until(lambda: page.evaluate('document.activeElement.id') == question)
    assert page.locator('#bar-report[aria-current]').count() == 0
    assert in_view(page, question)
    back = page.locator(f'div:has(> #{question}) a[href^="#duty-"]').first
    duty = (back.get_attribute('href') or '').removeprefix('#')
    back.click()
    until(lambda: page.evaluate('document.activeElement.id') == duty)

    assert page.locator('#bar-report[aria-current]').count() == 1
    assert in_view(page, duty)
    assert desk.elsewhere == []


def in_view(page: Page, id: str) -> bool:
    """Whether something stands in the window, below the line of counts."""
    top = page.evaluate('(id) => document.getElementById(id).getBoundingClientRect().top', id)
    return bool(page.evaluate("document.querySelector('.tally').getBoundingClientRect().bottom") <= top + 1 < 900)


def test_a_screen_reader_is_told_landmarks_headings_in_order_and_each_field_by_its_question(opened: Page) -> None:
    page = opened
    for name in PAGES:
        show(page, name)
        tree = Tree.of(page)
        for landmark in ('banner', 'navigation', 'main', 'contentinfo'):
            assert (name, [one.role for one in tree.nodes].count(landmark)) == (name, 1), landmark
        headings = [one for one in tree.nodes if one.role == 'heading']
        levels = [one.level for one in headings]
        assert (name, levels[:1], levels.count(1)) == (name, [1], 1)
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels
        assert [one for one in tree.nodes if one.role in NAMED and not one.name] == []
        fields = [one for one in tree.nodes if one.role in FIELDS and one.is_in_main and not tree.is_fold(one)]
        if name in ('document', 'statute', 'rows'):
            assert len(fields) > 5
            questions = [one.name for one in headings if one.level == 2]
            for field in fields:
                assert any(field.name.startswith(question) and field.name != question for question in questions), field
            for one in (one for one in tree.nodes if one.role in ('radio', 'checkbox')):
                assert any(above in fields for above in tree.above(one)), one


def test_at_400_per_cent_nothing_scrolls_sideways_and_nothing_is_cut(opened: Page) -> None:
    page = opened
    # A window of 1280 by 1024 at 400 %: WCAG 2.2, 1.4.10.
    metrics = {'width': 320, 'height': 256, 'deviceScaleFactor': 4, 'mobile': False}
    session = page.context.new_cdp_session(page)
    session.send('Emulation.setDeviceMetricsOverride', metrics)
    until(lambda: page.evaluate('innerWidth') == 320)
    for name in PAGES:
        show(page, name)
        assert (name, page.evaluate('document.documentElement.scrollWidth')) == (name, 320)
        assert (name, page.evaluate(OUTSIDE)) == (name, [])
        assert page.evaluate("getComputedStyle(document.querySelector('.tally')).position") == 'static'
    session.detach()


def test_with_reduced_motion_nothing_moves(opened: Page) -> None:
    page = opened
    page.emulate_media(reduced_motion='no-preference')
    assert page.evaluate(MOVING) != []
    page.emulate_media(reduced_motion='reduce')
    for name in PAGES:
        show(page, name)
        assert (name, page.evaluate(MOVING)) == (name, [])


FIELDS = ('textbox', 'combobox', 'group')  # a group of answers to choose
NAMED = ('textbox', 'combobox', 'radio', 'checkbox', 'button', 'link', 'heading', 'navigation', 'table')
# What is drawn beyond the edges of the window, but for what scrolls within a box of its own or is for screen readers.
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    const clipped = one.closest('.scroll, .skip, option') || getComputedStyle(one).clipPath !== 'none';
    return box.width > 1 && box.height > 1 && !clipped && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.outerHTML.slice(0, 80))"""
MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
    const style = getComputedStyle(one);
    const moves = style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
    return moves || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
}).map((one) => one.outerHTML.slice(0, 60))"""


class Node(NamedTuple):
    """What a screen reader is told of one thing on a page."""

    id: str
    role: str
    name: str
    level: int
    parent: str
    is_in_main: bool = False


class Tree(NamedTuple):
    """The tree of a page for screen readers, as Chromium makes it, in the order of reading."""

    nodes: tuple[Node, ...]

    @classmethod
    def of(cls, page: Page) -> Tree:
        session = page.context.new_cdp_session(page)
        raw = {one['nodeId']: one for one in session.send('Accessibility.getFullAXTree')['nodes']}
        root = next(id for id, one in raw.items() if 'parentId' not in one)
        return cls(tuple(cls._below(raw, root, '', is_in_main=False)))

    @classmethod
    def _below(cls, raw: dict[str, Any], id: str, parent: str, *, is_in_main: bool) -> Iterator[Node]:
        one = raw[id]
        role = one.get('role', {}).get('value', '')
        level = next((of['value']['value'] for of in one.get('properties', ()) if of['name'] == 'level'), 0)
        is_in_main = is_in_main or role == 'main'
        if not one.get('ignored'):
            name = one.get('name', {}).get('value', '')
            yield Node(id, role, name, level, parent, is_in_main)
            parent = id
        for inner in one.get('childIds', ()):
            if inner in raw:
                yield from cls._below(raw, inner, parent, is_in_main=is_in_main)

    def is_fold(self, node: Node) -> bool:
        """Whether something is what a reader folds out, which is a group too."""
        return any(one.parent == node.id and one.role == 'DisclosureTriangle' for one in self.nodes)

    def above(self, node: Node) -> Iterator[Node]:
        """What stands around something, the innermost first."""
        by_id = {one.id: one for one in self.nodes}
        while node.parent in by_id:
            node = by_id[node.parent]
            yield node
