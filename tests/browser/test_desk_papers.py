"""What is taken away at the desk beside the declaration: papers for a board, and the PDF with its evidence marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from from_npm import desk_programs
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.desk import Desk, go, heading, read, ready, settled, taken, until
from browser.pages import ROOT
from masa_check.evidence import highlight, reading
from scripts import published

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not desk_programs(), reason='needs node, and the npm packages pyodide and idiomorph'),
]
PDF = published.Made('ashdrum', 'pdf-tagged', held_out=False)
WORD = published.Made('ashdrum', 'word', held_out=False)
CHANGED = '7. What changed since the last published version'


def accepted(page: Page) -> None:
    """Accept the partners that were found in a document."""
    page.click('#bar-themes')
    heading(page, 'Questions')
    page.locator('#themes button', has_text='Partners and leadership').click()
    heading(page, 'Partners and leadership')
    for number in range(3):
        page.click(f'#q-partners-{number}-accept')
    settled(page)
    go(page, 'bar-away', 'Take away')


def marks(path: Path) -> set[str]:
    """What the marks of a copy say, which is stamped on each page."""
    pages = PdfReader(path).pages
    assert all(highlight.STAMP in page.extract_text() for page in pages)
    return {str(one.get_object()['/Contents']) for page in pages for one in page.get('/Annots') or ()}


def test_the_pdf_that_was_opened_is_taken_away_with_its_evidence_marked_and_again_after_a_reload(desk: Desk) -> None:
    page = desk.ready()
    read(page, PDF.path, PDF.content)
    heading(page, 'Which document this is')
    accepted(page)
    first = taken(page, 'marked')
    until(lambda: 'marked in the copy' in page.inner_text('#message'))
    assert first.suggested_filename == 'ashdrum-marked.pdf'
    assert any('partners, item 1, name' in note for note in marks(Path(first.path())))

    page.reload()
    ready(page)
    heading(page, 'Take away')
    with page.expect_download() as started:
        read(page, PDF.path, PDF.content, 'open-marked')
    assert marks(Path(started.value.path())) == marks(Path(first.path()))
    assert len(PdfReader(first.path()).pages) == len(PdfReader(started.value.path()).pages) > 1
    assert desk.elsewhere == []


def test_of_a_word_file_no_marked_pdf_is_offered(desk: Desk) -> None:
    page = desk.ready()
    read(page, WORD.path, WORD.content)
    heading(page, 'Which document this is')
    accepted(page)

    assert page.locator('#take-form').count() == 1
    assert page.locator('#take-marked, #open-marked').count() == 0


def test_the_board_paper_and_that_of_two_years_are_taken_as_word_and_as_a_page_that_prints(
    desk: Desk, browser: Browser, tmp_path: Path
) -> None:
    page = desk.ready()
    read(page, 'luton-2024.yaml', (ROOT / 'examples' / 'luton-2024.yaml').read_bytes())
    heading(page, 'Luton Safeguarding Children Partnership')
    go(page, 'bar-beside', 'What changed since last year')
    read(page, 'luton-2019.yaml', (ROOT / 'examples' / 'luton-2019.yaml').read_bytes(), 'open-last')
    heading(page, 'What changed in Luton Safeguarding Children Partnership')
    both = {what: Path(taken(page, what).path()).read_bytes() for what in ('compared', 'compared-page')}
    go(page, 'bar-away', 'Take away')
    alone = {what: Path(taken(page, what).path()).read_bytes() for what in ('paper', 'paper-page')}

    for what, raw in {**both, **alone}.items():
        made = reading.read(raw, f'{what}.html' if what.endswith('page') else f'{what}.docx')
        words = {one.heading: ' '.join(block.text for block in one.blocks) for one in made.sections}
        assert (what, any('Annex A' in heading for heading in words)) == (what, True)
        compared = 'Beside the version of' in words[CHANGED] and ' no longer shown' in words[CHANGED]
        assert (what, compared) == (what, what in both)
    (tmp_path / 'paper.html').write_bytes(both['compared-page'])
    context = browser.new_context(offline=True, java_script_enabled=False)
    paper = context.new_page()
    paper.goto((tmp_path / 'paper.html').as_uri())
    paper.pdf(path=tmp_path / 'paper.pdf', prefer_css_page_size=True)
    context.close()
    printed = ' '.join(one.extract_text() for one in PdfReader(tmp_path / 'paper.pdf').pages)
    assert 'Beside the version of' in ' '.join(printed.split())
    assert desk.elsewhere == []
