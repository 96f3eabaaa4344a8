"""A published PDF is read by its tags, bookmarks, contents list and look, with nothing of its pages mixed up."""

from __future__ import annotations

import re

import pytest

from masa_check.evidence import reading
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.pdf_heading import fragments_of
from masa_check.evidence.printed import BlockKind, HeadingSign, NoticeKind, PrintedDocument
from masa_check.evidence.vocabulary import Vocabulary
from scripts import typeset
from scripts.typeset import parts

LONG = (
    'The multi-agency board agrees priorities and money for the county, and the executive multiplies its effort. ' * 4
)
ARRANGEMENTS = parts(
    ('h1', 'Testshire Multi-Agency Safeguarding Arrangements'),
    ('p', LONG),
    ('h2', 'Our safeguarding partners'),
    ('li', 'Testshire Council'),
    ('li', 'The Chief Constable of Testshire Police, who answers for all that the force does under these arrangements'),
    ('h2', 'Funding'),
    ('p', LONG),
    ('row', 'Provider\tShare\tFunding'),
    ('row', 'Testshire Hospitals University Trust\t8.5%\t£24.4'),
    ('row', 'Testshire Police\t9%\t£24.4'),
    *[('p', LONG)] * 5,
    ('h2', 'Independent scrutiny'),
    ('p', f'{LONG} The scrutineer reports to the board.'),
    *[('p', LONG)] * 7,
)
HEADINGS = [part.text for part in ARRANGEMENTS if part.kind in ('h1', 'h2')]


def rows(document: PrintedDocument) -> list[tuple[str, ...]]:
    return [block.cells for block in document.blocks if block.kind is BlockKind.ROW]


def words(document: PrintedDocument) -> str:
    return ' '.join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    'how',
    [
        {'tagged': True},
        {},
        {'bookmarks': True},
        {'columns': 2, 'hyphens': True},
        {'tagged': True, 'columns': 2, 'hyphens': True},
        {'head': 'Testshire 2024, page', 'numbered': 1},
    ],
    ids=str,
)
def test_the_same_document_is_read_however_it_was_set(how: dict[str, object]) -> None:
    document = reading.read(typeset.pdf(ARRANGEMENTS, **how))  # type: ignore[arg-type]  # each key has its own type

    assert [section.heading for section in document.sections] == HEADINGS
    assert [block.text for block in document.sections[1].blocks] == [part.text for part in ARRANGEMENTS[3:5]]
    assert {block.kind for block in document.sections[1].blocks} == {BlockKind.ITEM}
    assert rows(document) == [tuple(part.cells) for part in ARRANGEMENTS[7:10]]
    letters = ''.join(part.text for part in ARRANGEMENTS if part.kind not in ('h1', 'h2')).replace('-', '')
    assert re.sub(r'[\s-]', '', words(document)) == re.sub(r'\s', '', letters)


def test_offsets_count_in_the_text_of_the_document() -> None:
    document = reading.read(typeset.pdf(ARRANGEMENTS))

    for section in document.sections:
        assert document.text[section.offset :].startswith(section.heading)
        for block in section.blocks:
            assert document.text[block.offset :].startswith(block.text)


def test_a_paragraph_goes_on_over_the_page_and_each_of_its_words_has_its_page() -> None:
    text = ' '.join(f'word{number}' for number in range(900))
    document = reading.read(typeset.pdf(parts(('h1', 'All words'), ('p', text))))
    (block,) = document.blocks

    assert block.text == text
    assert [block.page_at(block.text.index(word)) for word in ('word0 ', 'word899')] == [1, len(document.pages)]
    ends = [block.text[one.offset :].split()[0] for one in block.breaks]
    assert len(ends) == len(document.pages) - 1
    assert all(end.startswith('word') for end in ends)


def test_how_headings_are_known_is_told_the_surest_way_first() -> None:
    signs = {
        name: {section.sign for section in reading.read(typeset.pdf(ARRANGEMENTS, **how)).sections}  # type: ignore[arg-type]  # as above
        for name, how in {'tags': {'tagged': True}, 'bookmarks': {'bookmarks': True}, 'look': {}}.items()
    }

    assert signs == {'tags': {HeadingSign.MARKED}, 'bookmarks': {HeadingSign.BOOKMARK}, 'look': {HeadingSign.LOOK}}


def test_a_line_of_the_contents_list_is_no_section_and_vouches_for_one() -> None:
    set_so = parts(
        ('h1', 'Arrangements'),
        ('p', 'Governance ............... 2'),
        ('p', 'Voice of children ............... 3'),
        ('p', LONG),
        ('p', 'Governance'),
        ('p', LONG),
        ('p', 'Nothing of the kind'),
    )
    document = reading.read(typeset.pdf(set_so))

    assert [section.heading for section in document.sections] == ['Arrangements', 'Governance']
    assert document.sections[1].sign is HeadingSign.CONTENTS
    assert sum(block.kind is BlockKind.CONTENTS for block in document.blocks) == 2


def test_running_heads_are_left_out_and_give_the_number_that_is_printed_on_a_page() -> None:
    document = reading.read(typeset.pdf(ARRANGEMENTS, head='Testshire 2024, page', numbered=5))

    assert [page.printed for page in document.pages[:2]] == ['5', '6']
    assert (document.printed_page(1), document.printed_page(99)) == ('5', '99')
    assert 'page 6' not in document.text


@pytest.mark.parametrize(
    ('text', 'joined'),
    [
        ('multi\x02agency', 'multi-agency'),
        ('multi-\nagency', 'multi-agency'),
        ('multi\x02\nplies', 'multiplies'),
        ('well\x02known', 'well-known'),
        ('bo-\nroughs', 'boroughs'),
        ('2019-\n2020', '2019- 2020'),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_the_document_knows_the_word_with_it(text: str, joined: str) -> None:
    assert Vocabulary(['A multi-agency plan multiplies what is well and known']).joined(text) == joined


def test_a_picture_without_words_and_a_scanned_page_are_told_with_the_page() -> None:
    set_so = parts(('p', LONG), ('page', ''), ('p', LONG))
    document = reading.read(typeset.pdf(set_so, tagged=True, pictures=[2, 3]))

    told = [(notice.kind, notice.page) for notice in document.notices if notice not in document.access]
    assert told == [(NoticeKind.PICTURE, 2), (NoticeKind.NO_WORDS, 3)]


def test_a_document_of_scanned_pages_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match=r'no text, from page 1 on.*OCR'):
        reading.read(typeset.pdf([], pictures=[1, 2]))


@pytest.mark.parametrize(
    ('how', 'lacking'),
    [
        ({'tagged': True, 'title': 'Arrangements', 'language': 'en-GB'}, []),
        ({'tagged': True}, [NoticeKind.NO_TITLE, NoticeKind.NO_LANGUAGE]),
        ({'title': 'Arrangements', 'language': 'en-GB'}, [NoticeKind.NOT_TAGGED]),
    ],
)
def test_advice_says_what_keeps_some_people_from_reading_a_pdf(how: dict[str, object], lacking: list[str]) -> None:
    document = reading.read(typeset.pdf(ARRANGEMENTS, **how))  # type: ignore[arg-type]  # as above

    assert [notice.kind for notice in document.access] == lacking


def test_a_tagged_pdf_whose_headings_are_only_bold_is_told_to_have_none() -> None:
    flat = [part._replace(kind='p') if part.kind.startswith('h') else part for part in ARRANGEMENTS]
    document = reading.read(typeset.pdf(flat, tagged=True, title='T', language='en'))

    assert [notice.kind for notice in document.access] == [NoticeKind.NO_HEADINGS]


def test_an_empty_document_has_no_fragments() -> None:
    assert list(fragments_of([], [], Vocabulary([]))) == []


def test_a_long_table_of_two_columns_is_read_by_rows_and_not_as_two_columns_of_text() -> None:
    names = [
        f'{place} {body}'
        for place in ('Marl', 'Overfell', 'Stell')
        for body in ('College', 'Hospital', 'Academy', 'Refuge')
    ]
    table = [('row', f'{name} of the Valley\tSafeguarding Lead {number}') for number, name in enumerate(names)]
    made = typeset.pdf(typeset.parts(('h1', 'Agencies'), *table))

    assert [cells[0] for cells in rows(reading.read(made, 'a.pdf'))] == [f'{name} of the Valley' for name in names]
