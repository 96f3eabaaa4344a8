"""A copy of the PDF that was read at the desk, with the evidence of the answers marked, and the paper on two years."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from test_desk import answer, desk, example, open_file

from masa_check.desk.session import Session
from masa_check.desk.state import DeskState
from masa_check.evidence import highlight, reading
from scripts import published

__all__ = ['desk']  # the fixture
pytestmark = pytest.mark.slow
NOWHERE = 'These seven words stand nowhere in it'


@pytest.fixture(scope='module')
def pdf() -> published.Made:
    return published.Made('ashdrum', 'pdf-tagged', held_out=False)


def accept_partners(desk: Session) -> None:
    for number in range(3):
        desk.handle({'act': 'accept', 'path': 'partners', 'at': str(number)})


def notes(raw: bytes) -> set[str]:
    """What the marks of a copy say."""
    pages = PdfReader(io.BytesIO(raw)).pages
    return {str(one.get_object()['/Contents']) for page in pages for one in page.get('/Annots') or ()}


def test_the_marked_pdf_has_a_mark_for_each_answer_that_was_found_and_says_what_was_not(
    desk: Session, pdf: published.Made
) -> None:
    open_file(desk, pdf.path, pdf.content)
    accept_partners(desk)
    answer(desk, 'status', 'in-place', 'scrutiny.arrangements')
    answer(desk, 'summary', 'A scrutineer looks at it', 'scrutiny.arrangements')
    answer(desk, 'quote', NOWHERE, 'scrutiny.arrangements')
    reply = desk.handle({'act': 'take', 'what': 'marked'})
    assert reply.taken is not None

    assert reply.taken.name == 'ashdrum-marked.pdf'
    assert any('partners, item 1, name' in note for note in notes(reply.taken.raw))
    assert all(highlight.STAMP in page.extract_text() for page in PdfReader(io.BytesIO(reply.taken.raw)).pages)
    assert 'places are marked in the copy. Look again at what is 1 not in the document as written' in reply.message
    (asked,) = (one for one in desk.known.asked['arrangements'] if one.path == ('scrutiny', 'arrangements'))
    assert reply.message.endswith(f'It is in your answers to "{asked.question}".')


def test_a_copy_in_which_nothing_would_be_marked_is_not_made(desk: Session, pdf: published.Made) -> None:
    open_file(desk, pdf.path, pdf.content)
    reply = desk.handle({'act': 'take', 'what': 'marked'})

    assert reply.taken is None
    assert reply.message.startswith('Nothing is marked yet')


def test_the_marked_pdf_is_offered_only_where_the_document_is_a_pdf(desk: Session, pdf: published.Made) -> None:
    for name, raw in (('ashdrum.md', Path('tests/documents/ashdrum.md')), ('a.yaml', Path('examples/luton-2024.yaml'))):
        open_file(desk, name, (Path(__file__).parents[1] / raw).read_bytes())
        assert 'marked' not in desk.handle({'act': 'go', 'to': 'away'}).html
    open_file(desk, pdf.path, pdf.content)

    assert 'id="take-marked"' in desk.handle({'act': 'go', 'to': 'away'}).html


def test_after_a_new_start_the_pdf_is_asked_for_once_more_and_no_other_is_taken_for_it(
    desk: Session, pdf: published.Made
) -> None:
    open_file(desk, pdf.path, pdf.content)
    accept_partners(desk)
    again = Session(desk.known)
    again.handle({'act': 'restore', 'state': desk.state.as_json(), 'evidence': desk.evidence.as_json()})
    page = again.handle({'act': 'go', 'to': 'away'}).html
    assert 'id="take-marked"' not in page
    assert 'id="open-marked"' in page
    late = again.handle({'act': 'take', 'what': 'marked'})
    assert late.message.endswith('Open the PDF once more, under "Take away".')
    other = again.handle({'act': 'mark', 'name': pdf.path}, pdf.content + b'\n')
    assert other.taken is None
    assert other.message == f'This is another file than the PDF that was read here. Open {pdf.path}, as it was then.'
    taken = again.handle({'act': 'mark', 'name': 'another-name.pdf'}, pdf.content).taken

    assert taken is not None
    assert any('partners, item 1, name' in note for note in notes(taken.raw))


def test_a_state_from_before_there_were_marked_pdfs_can_still_be_read() -> None:
    assert DeskState.of_json(DeskState().as_json().replace(', "pdf": ""', '')).pdf == ''


def test_the_board_paper_on_what_changed_is_taken_as_word_and_to_print(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    open_file(desk, 'luton-2019.yaml', example('luton-2019.yaml'), 'last')
    page = desk.handle({'act': 'go', 'to': 'beside'}).html
    assert 'id="take-compared"' in page
    made = [desk.handle({'act': 'take', 'what': what}).taken for what in ('compared', 'compared-page')]
    word, printed = (one for one in made if one)
    headings = [[one.heading for one in reading.read(file.raw, file.name).sections] for file in (word, printed)]

    assert [one.name for one in (word, printed)] == [
        'luton-changes-board-paper.docx', 'luton-changes-board-paper.html',
    ]  # fmt: skip
    assert all('7. What changed since the last published version' in some for some in headings)


def test_two_documents_of_different_kinds_are_told_apart_and_give_no_paper(desk: Session) -> None:
    open_file(desk, 'complete.yaml', example('complete.yaml'))
    desk.handle({'act': 'open', 'as': 'last', 'name': 'report.yaml'}, example('complete-report.yaml'))
    page = desk.handle({'act': 'go', 'to': 'beside'}).html
    reply = desk.handle({'act': 'take', 'what': 'compared'})

    assert 'The two are of different kinds' in page
    assert 'take-compared' not in page
    assert (reply.taken, reply.message) == (None, 'The two are of different kinds.')
