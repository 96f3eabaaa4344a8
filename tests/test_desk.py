"""The desk as a session: events go in, and pages, answers and files to take away come out."""

from __future__ import annotations

import html
import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import filling
import pytest
from filling import Filling
from openpyxl import Workbook

from masa_check.declaration.kinds import KINDS
from masa_check.desk import transport
from masa_check.desk.control import drawn
from masa_check.desk.declared import sound
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.question_block import QuestionView, question_block
from masa_check.desk.session import Session
from masa_check.desk.state import DeskState, OpenedFile
from masa_check.desk.taking import Taking
from masa_check.desk.theme_pages import themes
from masa_check.document.document import parse
from masa_check.evidence import reading
from masa_check.model.publication import OLDER_CONTENTS
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.fields import paths
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook import rulebook
from masa_check.values import Verdict

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 30)
EXAMPLES = sorted(one.name for one in (ROOT / 'examples').glob('*.yaml'))
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e'
CHOSEN = re.compile(r'<(?:input|option)[^>]* (?:checked|selected)')
IDENTIFY = {'path': 'joint_working.identify', 'at': ''}


def text_of(desk: Session) -> str:
    """The declaration as it would be taken away."""
    return Taking(desk.state, desk.known).text.decode()


@cache
def known() -> Session:
    """A session from which others take what they know, which is the same for all."""
    return transport.session(ON)


@pytest.fixture
def desk() -> Session:
    return Session(known().known)


def open_file(desk: Session, name: str, raw: bytes, role: str = 'this') -> str:
    """The message after opening a file, of a yearly report also after it was announced."""
    reply = desk.handle({'act': 'open', 'as': role, 'name': name}, raw)
    if desk.state.page == 'announced':
        reply = desk.handle({'act': 'read'})
    return reply.message


def words_of(page: str) -> str:
    """The words of the main part of a page."""
    return ' '.join(html.unescape(re.sub(r'<[^>]+>', ' ', page.partition('<main')[2].partition('>')[2])).split())


def example(name: str) -> bytes:
    return (ROOT / 'examples' / name).read_bytes()


def verdicts(report: DocumentReport) -> list[tuple[str, str, Verdict]]:
    return [(held.standing.edition.id, one.duty, one.verdict) for held in report.deciding for one in held.answers]


def shown(desk: Session) -> list[tuple[str, str, Verdict]]:
    """The verdicts that the desk counts by."""
    return [
        (held.standing.edition.id, one.duty, one.verdict) for held in desk.assessment.editions for one in held.answers
    ]


def checked(raw: bytes) -> list[tuple[str, str, Verdict]]:
    return verdicts(check_document(parse(raw, 'a.yaml'), Question(rulebook.load([rulebook.folder()]), ON)))


def answer(desk: Session, part: str, value: str, path: str = 'joint_working.identify', at: str = '') -> str:
    return desk.handle({'act': 'answer', 'path': path, 'at': at, 'part': part, 'value': value}).html


@pytest.mark.slow
@pytest.mark.parametrize('name', EXAMPLES)
def test_what_is_taken_away_has_the_verdicts_that_the_desk_shows_and_those_of_the_file(
    desk: Session, name: str
) -> None:
    assert open_file(desk, name, example(name)) == ''
    taken = desk.handle({'act': 'take', 'what': 'declaration'}).taken

    assert taken is not None
    assert shown(desk) == checked(taken.raw) == checked(example(name))
    assert desk.assessment.faults == {}


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
def test_the_empty_form_has_every_question_once_with_no_answer_chosen(desk: Session, kind: str) -> None:
    desk.handle({'act': 'begin', 'kind': kind})
    seen: list[str] = []
    page = desk.handle({'act': 'go', 'to': 'document'}).html
    while next_one := re.search(r'id="next" data-act="go" data-to="([a-z0-9-]+)"', page):
        if desk.state.page == 'statute':  # the same questions as on the pages of themes
            page = desk.handle({'act': 'go', 'to': next_one[1]}).html
            continue
        seen += re.findall(r'<h2 id="(q-[^"]+)-title"', page)
        assert not CHOSEN.search(page)
        page = desk.handle({'act': 'go', 'to': next_one[1]}).html
    seen += re.findall(r'<h2 id="(q-[^"]+)-title"', page)

    assert len(seen) == len({*seen}) == len(desk.known.asked[kind])


def test_what_statute_asks_comes_first(desk: Session) -> None:
    page = desk.handle({'act': 'begin', 'kind': 'arrangements'})

    assert page.title == 'What statute asks'
    assert page.html.count('must (statute)') >= 10


def test_the_verdict_moves_with_an_answer_and_words_alone_count_for_nothing(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    before = shown(desk)
    worded = answer(desk, 'summary', 'A team of all partners screens every contact')
    assert '0 of 187 questions answered' in worded
    assert 'your words alone do not count yet' in worded
    assert shown(desk) == before

    answer(desk, 'status', 'in-place')
    answer(desk, 'status', 'in-place', 'joint_working.respond')
    page = answer(desk, 'summary', 'The same team answers within a day', 'joint_working.respond')

    assert '2 of 187 questions answered, 2 of the 10 that statute asks' in page
    assert ('wt2023', 'needs-identified-and-met', Verdict.MET) in shown(desk)
    assert ('wt2023', 'needs-identified-and-met', Verdict.UNDECLARED) in before


@pytest.mark.parametrize(
    ('status', 'lacks'),
    [('elsewhere', 'where'), ('in-part', 'lacks'), ('in-place', 'summary'), ('planned', 'summary')],
)
def test_an_answer_that_is_not_finished_says_so_and_neither_counts_nor_is_taken(
    desk: Session, status: str, lacks: str
) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    page = answer(desk, 'status', status)

    assert '0 of 187 questions answered' in page
    assert 'Not counted yet' in page
    assert f'id="q-joint_working-identify-{lacks}"' in page
    assert 'identify' not in text_of(desk)
    assert '1 answer not finished' in desk.handle({'act': 'go', 'to': 'away'}).html


def test_what_was_typed_before_it_says_nothing_was_chosen_is_not_declared_and_comes_back(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    answer(desk, 'summary', 'A team of all partners screens every contact')
    answer(desk, 'status', 'not-stated')
    assert 'identify: not-stated' in text_of(desk)

    page = answer(desk, 'status', 'in-place')
    assert 'A team of all partners screens every contact' in page


def test_rows_are_added_mended_and_struck_out(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    for _ in range(2):
        desk.handle({'act': 'add', 'path': 'partners', 'at': ''})
    answer(desk, 'value', 'police', 'partners', '0/kind')
    answer(desk, 'value', 'Bedfordshire Police', 'partners', '0/name')
    answer(desk, 'value', 'Chief Constable', 'partners', '0/lead')
    desk.handle({'act': 'add', 'path': 'partners', 'at': '0/delegates'})
    answer(desk, 'value', 'Assistant Chief Constable', 'partners', '0/delegates/0/office')
    desk.handle({'act': 'strike', 'path': 'partners', 'at': '1'})

    row = parse(text_of(desk).encode(), 'a.yaml').data['partners'][0]
    assert (row['kind'], row['name']) == ('police', 'Bedfordshire Police')
    assert desk.assessment.faults == {}
    assert len(desk.state.answers['partners',].rows) == 1


def test_a_late_event_for_a_row_that_is_gone_changes_nothing(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    answer(desk, 'value', 'Bedfordshire Police', 'partners', '3/name')

    assert desk.state.answers['partners',].is_empty


@pytest.mark.slow
def test_an_answer_for_a_whole_part_gives_way_when_one_of_its_questions_is_answered(desk: Session) -> None:
    head = 'kind: arrangements\nid: x\nname: X Partnership\ndated: 2025-02\nvoice: not-stated\n'
    open_file(desk, 'x.yaml', head.encode())
    before = {duty: verdict for _, duty, verdict in shown(desk)}
    answer(desk, 'status', 'in-place', 'voice.included')
    answer(desk, 'summary', 'A group of children reads each draft', 'voice.included')
    data = parse(text_of(desk).encode(), 'a.yaml').data['voice']
    moved = {duty for _, duty, verdict in shown(desk) if before[duty] is not verdict}

    assert data.pop('included') == 'A group of children reads each draft'
    assert set(data.values()) == {'not-stated'}
    assert len(moved) == 1


def test_silence_is_confirmed_for_a_theme_and_leaves_what_is_answered(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    answer(desk, 'status', 'in-place')
    answer(desk, 'summary', 'A team of all partners screens every contact')
    page = desk.handle({'act': 'silent', 'to': 'theme-1'}).html

    assert '5 of 187 questions answered' in page
    assert desk.state.answers['joint_working', 'identify'].status == 'in-place'
    assert desk.state.answers['joint_working', 'respond'] == FieldAnswer('not-stated')


def test_names_of_people_are_left_out_unless_asked_for(desk: Session) -> None:
    text = (
        'kind: arrangements\nid: x\nname: X Partnership\npartners:\n'
        '  - {kind: police, name: County Police, lead: {office: Chief Constable, holder: Jo Bloggs}}\n'
        'groups:\n  - {name: Learning Group, chair: {holder: Sam Smith}}\n'
    )
    open_file(desk, 'x.yaml', text.encode())

    assert 'Jo Bloggs' not in text_of(desk)
    assert 'Sam Smith' not in text_of(desk)
    assert desk.assessment.faults == {}
    desk.handle({'act': 'holders', 'value': 'yes'})
    assert 'Jo Bloggs' in text_of(desk)
    assert 'Sam Smith' in text_of(desk)


def test_the_name_of_a_person_in_an_answer_that_is_not_finished_is_left_out_as_well(desk: Session) -> None:
    text = (
        'kind: arrangements\nid: x\nname: X Partnership\npartners:\n'
        '  - {kind: police, name: County Police, lead: {office: Chief Constable, holder: Jo Bloggs}}\n'
    )
    open_file(desk, 'x.yaml', text.encode())
    answer(desk, 'value', '', 'partners', '0/kind')

    assert list(desk.assessment.faults) == [('partners',)]
    assert 'County Police' in text_of(desk)
    assert 'Jo Bloggs' not in text_of(desk)


def test_the_quotation_of_a_whole_part_keeps_its_answers_in_the_verdict_and_in_what_is_taken(desk: Session) -> None:
    text = (
        'kind: arrangements\nid: x\nname: X Partnership\nvoice:\n'
        '  source: {section: Voice, quote: We hear what children say to us}\n  included: A group meets every month\n'
    )
    open_file(desk, 'x.yaml', text.encode())
    assert shown(desk) == checked(text.encode())

    desk.state = desk.state._replace(opened=OpenedFile())  # as of a form, of which there is no file
    assert parse(text_of(desk).encode(), 'a.yaml').data['voice'] == parse(text.encode(), 'a.yaml').data['voice']


def test_an_unfinished_answer_for_a_whole_part_is_told_beside_an_unfinished_one_within_it() -> None:
    every = {path: FieldAnswer('not-stated') for path, _ in paths('arrangements') if path[0] == 'voice'}
    half = {
        ('voice',): FieldAnswer('elsewhere'),
        ('voice', 'carers'): FieldAnswer('in-part', summary='Carers are asked'),
    }

    assert set(sound('arrangements', {**every, **half}, holders=False).faults) == set(half)


@pytest.mark.slow
def test_the_state_survives_as_json(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    answer(desk, 'summary', 'Words that somebody typed')

    assert DeskState.of_json(desk.state.as_json()) == desk.state


@pytest.mark.slow
def test_a_published_document_gives_passages_for_each_question_and_rows_that_are_only_proposed(desk: Session) -> None:
    raw = (ROOT / 'tests' / 'documents' / 'ashdrum.md').read_bytes()
    assert open_file(desk, 'ashdrum.md', raw) == ''
    page = desk.handle({'act': 'go', 'to': 'statute'}).html

    assert '1 of 187 questions answered' in page  # which text was read
    assert page.count('<figure class="passage"') > 10
    assert max(len(some) for some in desk.evidence.passages.values()) == 3
    assert '<mark>' in page
    assert not CHOSEN.search(page)
    assert any(row.proposed for row in desk.state.answers['partners',].rows)
    assert 'partners' not in text_of(desk) or 'proposed' in text_of(desk)
    assert Evidence.of_json(desk.evidence.as_json()) == desk.evidence._replace(answers={})
    assert desk.state.answers['name',].value == 'Ashdrum County Safeguarding Children Board'


@pytest.mark.slow
def test_a_date_that_was_found_is_offered_with_its_place_and_declared_only_when_it_is_used(desk: Session) -> None:
    open_file(desk, 'ashdrum.md', (ROOT / 'tests' / 'documents' / 'ashdrum.md').read_bytes())
    page = desk.handle({'act': 'go', 'to': 'document'}).html
    assert 'Found under Table 1 Particulars of this document' in page
    assert 'dated' not in text_of(desk)

    answer(desk, 'value', '2024-07-15', 'dated')
    assert 'dated: 2024-07-15' in text_of(desk)


@pytest.mark.slow
def test_selected_words_of_a_passage_are_quoted_with_their_place(desk: Session) -> None:
    open_file(desk, 'ashdrum.md', (ROOT / 'tests' / 'documents' / 'ashdrum.md').read_bytes())
    found = desk.evidence.passages['joint_working', 'identify'][0]
    words = ' '.join(found.text.split()[:8])
    desk.handle({'act': 'quote', **IDENTIFY, 'number': '0', 'passage': 'x', 'value': words})
    quoted = desk.state.answers['joint_working', 'identify']

    assert (quoted.quote, quoted.section) == (words, found.section)
    assert quoted.status == ''


def test_a_quotation_that_is_too_long_is_told_and_keeps_nothing_else_from_being_read(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    answer(desk, 'status', 'not-stated', 'joint_working.respond')
    page = answer(desk, 'quote', 'word ' * 41)

    assert 'the quotation has 41 words' in page
    assert parse(text_of(desk).encode(), 'a.yaml').data['joint_working'] == {'respond': 'not-stated'}


def test_a_yearly_report_is_announced_before_it_is_read(desk: Session) -> None:
    raw = example('complete-report.yaml')
    page = desk.handle({'act': 'open', 'as': 'this', 'name': 'report.yaml'}, raw)

    assert page.title == 'This is a yearly report'
    assert desk.state.kind == ''
    assert desk.state.answers == {}
    declined = desk.handle({'act': 'decline'})
    assert declined.title == 'Check safeguarding arrangements'
    assert desk.handle({'act': 'read'}).title == 'Check safeguarding arrangements'


@pytest.mark.parametrize(
    ('name', 'raw', 'words'),
    [
        ('a.yaml', b'kind: [', 'Line 1. A bracket [ is not closed'),
        ('a.yaml', b'kind: waivers\n', 'Line 1. "waivers" is not a kind of document.'),
        ('a.yaml', b'waivers: []\n', 'This file is no declaration of arrangements or of a yearly report.'),
        ('a.yaml', b'%PDF-1.7\n', 'What to do: Give the file the ending that fits it'),
        ('a.yaml', 'kind: arrangements\n'.encode('utf-16'), 'choose File, "Save as" and the encoding UTF-8'),
        ('a.pdf', b'%PDF-1.7\n', 'This PDF is broken. What to do: Open it'),
        (
            'a.txt',
            b'Minutes of the allotment society\n\nThe plots were let again.\n',
            'neither safeguarding arrangements nor a yearly report',
        ),
        ('a.docx', b'PK\x03\x04', 'This Word file is broken. What to do: Open it'),
        ('a.xlsx', b'PK\x03\x04', 'This Excel file is broken. What to do: Open it in Excel'),
        ('a.xls', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Save it as an Excel workbook (.xlsx) without a password.'),
        ('a.xlsx', b'%PDF-1.7\n', 'This is a PDF, and not an Excel workbook'),
    ],
)
@pytest.mark.slow
def test_a_file_that_cannot_be_read_is_told_in_words_and_changes_nothing(
    desk: Session, name: str, raw: bytes, words: str
) -> None:
    before = desk.state
    reply = desk.handle({'act': 'open', 'as': 'this', 'name': name}, raw)

    assert reply.title == f'{name} could not be opened'
    assert reply.focus == 'main'
    assert words in words_of(reply.html)
    assert '`' not in words_of(reply.html)
    assert 'id="open"' in reply.html  # it can be opened again from here
    assert desk.state == before
    assert desk.handle({'act': 'go', 'to': 'start'}).title == 'Check safeguarding arrangements'


def test_a_broken_declaration_is_shown_line_by_line_with_how_to_mend_it(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    answer(desk, 'status', 'not-stated')
    before = desk.state
    raw = b'kind: arrangements\nid: x\nname: X Board\nvoise: not-stated\ndated: 31/03/2025\n'
    page = words_of(desk.handle({'act': 'open', 'as': 'this', 'name': 'a.yaml'}, raw).html)

    assert 'Line 4. "voise" is not a key that belongs here. 4 v oise: not-stated' in page
    assert 'What to do: Did you mean "voice"? Line 5. "31/03/2025" cannot be read as a date.' in page
    assert 'What to do: Write it as 2025-03-31.' in page
    assert 'choose "Open with", and then Notepad' in page
    assert 'Go to lines 4 and 5.' in page
    assert desk.state == before


def test_what_a_document_or_the_name_of_a_file_says_stays_words(desk: Session) -> None:
    quoted = HOSTILE.replace('"', '\\"').replace('\u202e', '\\u202e')
    text = f'kind: arrangements\nid: x\nname: "{quoted}"\nvoice: {{included: "{quoted} and more words"}}\n'
    open_file(desk, f'{HOSTILE}.yaml', text.encode())
    pages = [desk.handle({'act': 'go', 'to': to}).html for to in ('report', 'theme-14', 'document', 'start', 'away')]

    assert any('&lt;script&gt;' in page for page in pages)
    assert not any(re.search(r'<script|<img|\u202e', page) for page in pages)


@pytest.mark.slow
def test_last_years_declaration_is_compared_with_this_one(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    open_file(desk, 'luton-2019.yaml', example('luton-2019.yaml'), 'last')
    page = desk.handle({'act': 'go', 'to': 'beside'})

    assert page.title == 'What changed in Luton Safeguarding Children Partnership'
    assert 'What matters most' in page.html


@pytest.mark.slow
def test_the_page_of_findings_can_be_taken_away(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    taken = desk.handle({'act': 'take', 'what': 'findings'}).taken

    assert taken is not None
    assert taken.name == 'luton-findings.html'
    assert b'What to put right' in taken.raw


@pytest.mark.slow
def test_of_a_file_that_was_opened_only_the_lines_of_changed_answers_change(desk: Session) -> None:
    raw = example('luton-2024.yaml')
    open_file(desk, 'luton-2024.yaml', raw)
    desk.handle({'act': 'holders', 'value': 'yes'})
    assert text_of(desk).encode() == raw

    answer(desk, 'status', 'not-stated', 'voice.included')
    before, after = raw.decode().splitlines(), text_of(desk).splitlines()
    voice = parse(text_of(desk).encode(), 'a.yaml').data['voice']['included']
    assert (voice if isinstance(voice, str) else voice['status']) == 'not-stated'
    assert 0 < len(set(before) - set(after)) < 8
    assert len(set(after) - set(before)) <= 2


@pytest.mark.slow
def test_a_board_paper_can_be_taken_away(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    taken = desk.handle({'act': 'take', 'what': 'paper'}).taken

    assert taken is not None
    assert taken.name == 'luton-board-paper.docx'
    assert 'Luton' in ' '.join(block.text for block in reading.read(taken.raw, taken.name).blocks)


@pytest.mark.slow
def test_a_form_that_is_taken_away_and_opened_again_gives_the_same_verdicts(desk: Session) -> None:
    open_file(desk, 'luton-2024.yaml', example('luton-2024.yaml'))
    before = shown(desk)
    form = desk.handle({'act': 'take', 'what': 'form'}).taken
    assert form is not None
    assert form.name == 'luton.xlsx'
    desk.handle({'act': 'begin', 'kind': 'arrangements'})

    assert open_file(desk, form.name, form.raw) == ''
    assert shown(desk) == before


@pytest.mark.slow
def test_another_workbook_is_told_in_words(desk: Session) -> None:
    book = Workbook()
    raw = io.BytesIO()
    book.save(raw)

    page = words_of(desk.handle({'act': 'open', 'as': 'this', 'name': 'a.xlsx'}, raw.getvalue()).html)
    assert 'This workbook is not a form of masa-check. What to do: Open the form that was taken away here' in page
    assert desk.state.kind == ''


@pytest.mark.slow
def test_what_of_a_half_filled_form_could_not_be_read_is_shown_by_sheet_and_cell(desk: Session) -> None:
    filled = (
        Filling(filling.blank())
        .fill('voice.included', words='A group meets')
        .fill('voice.carers', answer='It says nothing about it')
    )
    cell = filled.cell('voice.included')
    reply = desk.handle({'act': 'open', 'as': 'this', 'name': 'part.xlsx'}, filled.raw)

    assert (reply.title, reply.focus) == ('What to look at in part.xlsx', 'main')
    assert '1 thing in this form could not be read. Nothing is guessed' in words_of(reply.html)
    assert f'Sheet "{cell.parent.title}", cell {cell.coordinate}.' in words_of(reply.html)
    assert 'no answer is chosen' in words_of(reply.html)
    assert desk.state.answers['voice', 'carers'] == FieldAnswer('not-stated')
    assert ('voice', 'included') not in desk.state.answers
    assert desk.handle({'act': 'go', 'to': 'report'}).title == 'Testshire Partnership'


def test_what_is_no_declaration_is_not_taken_as_that_of_last_year(desk: Session) -> None:
    open_file(desk, EXAMPLES[0], example(EXAMPLES[0]))
    for name in ('report.pdf', 'form.xlsx', 'report.txt'):
        page = words_of(desk.handle({'act': 'open', 'as': 'last', 'name': name}, b'anything').html)
        assert "This file is not last year's declaration. What to do: Open the file (.yaml)" in page
        assert desk.state.last == OpenedFile()


def test_no_question_offers_an_older_word_and_one_of_a_file_stays_to_be_seen(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    contents = next(one for one in desk.known.asked['arrangements'] if one.name == 'yearly_report.contents')
    offered = {option.value for option in contents.options}
    assert 'key-decisions' in offered
    assert offered.isdisjoint(OLDER_CONTENTS)
    answer = FieldAnswer(rows=(FieldAnswer(value='decisions-and-actions'), FieldAnswer(value='impact')))
    ticked = CHOSEN.findall('\n'.join(drawn([question_block(QuestionView(contents, answer))])))
    assert len(ticked) == 2


def test_how_often_says_what_is_to_be_typed(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    interval = next(one for one in desk.known.asked['arrangements'] if one.name == 'yearly_report.interval')
    assert 'A number of months, such as 12' in '\n'.join(drawn([question_block(QuestionView(interval, FieldAnswer()))]))


def test_a_form_with_an_older_word_is_read_as_before(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    desk.handle(
        {
            'act': 'answer',
            'path': 'yearly_report.contents',
            'at': '',
            'part': 'several',
            'value': 'decisions-and-actions impact',
        }
    )
    taken = desk.handle({'act': 'take', 'what': 'form'}).taken
    assert taken
    again = Session(desk.known)
    assert 'contents' not in open_file(again, taken.name, taken.raw)
    rows = again.state.answers['yearly_report', 'contents'].rows
    assert [row.value for row in rows] == ['decisions-and-actions', 'impact']


def test_a_quotation_beside_filled_cells_counts_only_when_an_answer_is_chosen(desk: Session) -> None:
    desk.handle({'act': 'begin', 'kind': 'arrangements'})
    at = 'funding.period'
    answer(desk, 'quote', 'The figures are for the year that begins', path=at)
    answer(desk, 'value', '2025-04-01', path=at, at='starts')
    shown = desk.handle({'act': 'go', 'to': _theme_of(desk, at)}).html
    assert 'your words alone do not count yet' in shown
    assert 'proposed: in-place' in text_of(desk)
    assert period_of(desk) is None
    answer(desk, 'status', 'in-place', path=at)
    assert 'proposed' not in text_of(desk)
    assert period_of(desk) is not None


def period_of(desk: Session) -> object:
    """The period of the figures, as the desk counts it."""
    declared: Any = sound('arrangements', desk.state.answers, holders=True).declaration.model
    return declared.funding.period


def _theme_of(desk: Session, name: str) -> str:
    return next(
        one.page for one in themes(desk.known.asked['arrangements']) if any(q.name == name for q in one.questions)
    )
