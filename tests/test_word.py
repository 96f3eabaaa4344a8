"""The Word writer: a package that Word opens, with real styles, read back by the reader of published documents."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from shipped import every_example, report_of

from masa_check.evidence import docx
from masa_check.evidence.printed import ACCESS, BlockKind, HeadingSign
from masa_check.reporters.check.page import document_page
from masa_check.reporters.draw import paper, word
from masa_check.reporters.draw.page import Excerpt, Folded, Heading, Page, Snippet, Table, Words, say

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
HEAD = ('duty', 'how many', 'verdict')
ROWS = ((Words('Chair', '', (), (Words('below it', 'faint'),)), Words('12'), Words('met', 'met')),)
PAGE = Page(
    (
        Heading('The title'),
        say('The opening, in ', Words('bold', 'heading'), ' letters.'),
        Heading('First part', 2),
        say('A point', step=1),
        say('a deeper point', step=2),
        Table(HEAD, ROWS, caption='What is asked', widths=(50, 20, 30), room=2),
        Heading('Within it', 3),
        Folded((Words('Folded'),), (say('and unfolded on paper'),)),
        Snippet(('kind: arrangements',)),
        Excerpt(7, 'name: Luton', 7, 12),
        Heading('Annex', 2, new_page=True),
        Table(('', 'number'), ((Words('a'), Words('1')),), numbers=True),
    ),
    (say('The foot.'),),
)


def _parts(raw: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert package.testzip() is None
        return {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}


def _document(page: Page) -> ElementTree.Element:
    return _parts(word.draw(page))['word/document.xml']


def _styled(page: Page, style: str) -> list[str]:
    """The text of each paragraph in a style."""
    return [
        ''.join(text.text or '' for text in paragraph.iter(f'{W}t'))
        for paragraph in _document(page).iter(f'{W}p')
        if any(one.get(f'{W}val') == style for one in paragraph.iter(f'{W}pStyle'))
    ]


def test_the_same_page_gives_the_same_bytes_with_no_trace_of_the_day() -> None:
    first = word.draw(PAGE)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        entries = package.infolist()

    assert word.draw(PAGE) == first
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_every_part_is_well_formed_has_a_type_and_is_reached() -> None:
    parts = _parts(word.draw(PAGE))
    types = {one.get('PartName', '').lstrip('/') for one in parts['[Content_Types].xml']}
    reached = {one.get('Target') for one in parts['_rels/.rels']}
    reached |= {f'word/{one.get("Target")}' for one in parts['word/_rels/document.xml.rels']}

    assert reached == types - {''}
    assert reached <= parts.keys()


def test_every_style_and_list_that_is_used_is_there() -> None:
    parts = _parts(word.draw(PAGE))
    known = {style.get(f'{W}styleId') for style in parts['word/styles.xml'].iter(f'{W}style')}
    used = {
        one.get(f'{W}val')
        for part in parts.values()
        for name in ('pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next')
        for one in part.iter(f'{W}{name}')
    }

    assert used <= known
    assert {'Title', 'Heading1', 'Heading2', 'ListBullet1', 'ListBullet2', 'Report'} <= used
    assert {one.get(f'{W}val') for one in parts['word/styles.xml'].iter(f'{W}numId')} == {'1'}


def test_headings_and_lists_are_real_ones() -> None:
    assert _styled(PAGE, 'Title') == ['The title']
    assert _styled(PAGE, 'Heading1') == ['First part', 'Annex']
    assert _styled(PAGE, 'Heading2') == ['Within it']
    assert _styled(PAGE, 'ListBullet1') == ['A point']
    assert _styled(PAGE, 'ListBullet2') == ['a deeper point']


def test_only_a_heading_that_says_so_begins_a_new_page() -> None:
    broken = [one for one in _document(PAGE).iter(f'{W}p') if one.find(f'{W}pPr/{W}pageBreakBefore') is not None]

    assert [''.join(text.text or '' for text in one.iter(f'{W}t')) for one in broken] == ['Annex']


def test_each_page_repeats_the_head_of_a_table_and_no_page_divides_a_row() -> None:
    for table in _document(PAGE).iter(f'{W}tbl'):
        head, *rows = table.iter(f'{W}tr')

        assert head.find(f'{W}trPr/{W}tblHeader') is not None
        assert all(row.find(f'{W}trPr/{W}tblHeader') is None for row in rows)
        assert all(row.find(f'{W}trPr/{W}cantSplit') is not None for row in (head, *rows))


def test_a_row_that_would_leave_half_a_page_empty_may_be_divided_and_only_that() -> None:
    tall, short = Words('w' * 1001), Words('w' * 1000)
    table = Table(('a', 'b'), ((Words('1'), short), (Words('2'), tall)), widths=(50, 50))
    head, first, second = next(_document(Page((Heading('T'), table))).iter(f'{W}tbl')).iter(f'{W}tr')
    divided = [one.find(f'{W}trPr/{W}cantSplit') is None for one in (head, first, second)]

    assert divided == [False, False, True]
    assert 'class="tall"' in paper.draw(Page((Heading('T'), table)))
    assert 'class="tall"' not in paper.draw(Page((Heading('T'), table._replace(rows=table.rows[:1]))))


def _staying(page: Page) -> list[str]:
    """The first words of each paragraph that goes to the next page with what stands below it."""
    staying = [one for one in _document(page).iter(f'{W}p') if one.find(f'{W}pPr/{W}keepNext') is not None]
    return [next((text.text or '' for text in one.iter(f'{W}t')), '') for one in staying]


def test_what_introduces_a_table_a_list_or_an_example_stays_with_it() -> None:
    above = (say('far above'), Heading('H', 2), say('why'), say('what'), Table(('a',), ((Words('1'),),), widths=(100,)))
    below = (say('an example'), Snippet(('first', 'second')), Heading('G', 2), say('of these:'), say('a point', step=1))

    assert _staying(Page((Heading('T'), *above, *below))) == ['why', 'what', 'a', 'an example', 'first', 'of these:']


def test_the_last_row_of_a_table_never_stands_alone_on_a_page() -> None:
    rows = tuple((Words(name), Words('words')) for name in ('1', '2', '3'))
    staying = _staying(Page((Heading('T'), Table(('a', 'b'), rows, widths=(50, 50)))))

    assert staying == ['a', 'b', '2', 'words']


def test_a_table_has_a_name_for_whoever_cannot_see_it() -> None:
    names = [one.get(f'{W}val') for one in _document(PAGE).iter(f'{W}tblCaption')]

    assert names == ['What is asked', 'Annex']


def test_the_columns_of_every_table_fit_between_the_margins() -> None:
    for document in (PAGE, document_page(report_of('luton-2024').documents[0])):
        for grid in _document(document).iter(f'{W}tblGrid'):
            assert sum(int(column.get(f'{W}w') or 0) for column in grid) <= 9866


def test_a_row_has_room_to_be_filled_in() -> None:
    first, second = _document(PAGE).iter(f'{W}tbl')

    assert [one.get(f'{W}val') for one in first.iter(f'{W}trHeight')] == ['520']
    assert not list(second.iter(f'{W}trHeight'))


def test_it_is_a4_in_british_english_with_a_title_and_no_author() -> None:
    parts = _parts(word.draw(PAGE))
    (size,) = parts['word/document.xml'].iter(f'{W}pgSz')
    languages = {one.get(f'{W}val') for one in parts['word/styles.xml'].iter(f'{W}lang')}
    properties = {one.tag.rpartition('}')[2]: one.text for one in parts['docProps/core.xml']}

    assert (size.get(f'{W}w'), size.get(f'{W}h')) == ('11906', '16838')
    assert languages == {'en-GB'}
    assert properties == {'title': 'The title', 'language': 'en-GB'}


def test_the_foot_of_each_page_numbers_it() -> None:
    fields = [one.get(f'{W}instr') for one in _parts(word.draw(PAGE))['word/footer.xml'].iter(f'{W}fldSimple')]

    assert fields == [' PAGE ', ' NUMPAGES ']


def test_a_tone_is_a_style_of_letters_beside_words_and_never_a_bare_colour() -> None:
    document = _document(PAGE)
    styles = [one.get(f'{W}val') for one in document.iter(f'{W}rStyle')]

    assert styles == ['Strong', 'Faint', 'Good']
    assert not list(document.iter(f'{W}color'))


@pytest.mark.parametrize(
    ('text', 'drawn'),
    [
        ('<w:p/> & "quoted"', '<w:p/> & "quoted"'),
        ('a\x00b\x1bc\u202ed\ud800e', 'a\ufffdb\ufffdc\ufffdd\ufffde'),
        ('::error::x', ': :error: :x'),
        (' two  spaces ', ' two  spaces '),
    ],
)
def test_hostile_words_stay_words_in_the_title_the_text_and_a_table(text: str, drawn: str) -> None:
    page = Page(
        (Heading(f'T{text}'), say(f'.{text}'), Table((f'H{text}',), ((Words(f'C{text}'),),), caption=f'N{text}'))
    )
    found = [text.text for text in _document(page).iter(f'{W}t')]

    assert found == [f'T{drawn}', f'.{drawn}', f'N{drawn}', f'H{drawn}', f'C{drawn}']
    assert _parts(word.draw(page))['docProps/core.xml'][0].text == f'T{drawn}'


def test_the_reader_of_published_documents_reads_headings_lists_and_tables_back() -> None:
    read = docx.read(word.draw(PAGE))
    headings = {section.heading: (section.level, section.sign) for section in read.sections}
    blocks = [(block.kind, block.text) for section in read.sections for block in section.blocks]

    assert headings['First part'] == headings['Annex'] == (1, HeadingSign.MARKED)
    assert headings['Within it'] == (2, HeadingSign.MARKED)
    assert (BlockKind.ITEM, 'A point') in blocks
    assert (BlockKind.ROW, 'Chair below it\t12\tmet') in blocks
    assert not ACCESS & {notice.kind for notice in read.notices}


@pytest.mark.slow
@every_example
def test_every_heading_of_a_report_is_one_in_word(name: str) -> None:
    page = document_page(report_of(name).documents[0])
    headings = {section.heading for section in docx.read(word.draw(page)).sections}

    for heading in (one for one in page.blocks[1:] if isinstance(one, Heading)):
        assert any(one.endswith(heading.text) for one in headings), heading
