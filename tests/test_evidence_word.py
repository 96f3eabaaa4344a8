"""A published Word file is read with all that people write in it, and without what they have taken out."""

from __future__ import annotations

import pytest

from masa_check.evidence import reading
from masa_check.evidence.printed import BlockKind, HeadingSign, NoticeKind, PrintedDocument
from masa_check.evidence.unit import Places
from scripts import typeset
from scripts.typeset import paragraph, parts, word

TEXT = 'The partners agree each year what each of them pays, and print it in their report.'


def blocks(document: PrintedDocument) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def run(text: str, settings: str = '') -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_are_known_by_style_and_where_there_is_none_by_their_look() -> None:
    set_so = parts(('h1', 'Arrangements'), ('p', TEXT), ('h2', 'Funding'), ('p', TEXT))
    styled, bold = (reading.read(typeset.docx(set_so, styles=styles)) for styles in (True, False))

    assert [(one.heading, one.level) for one in styled.sections] == [('Arrangements', 1), ('Funding', 2)]
    assert [one.heading for one in bold.sections] == ['Arrangements', 'Funding']
    assert {one.sign for one in styled.sections} == {HeadingSign.MARKED}
    assert {one.sign for one in bold.sections} == {HeadingSign.LOOK}


def test_a_bold_sentence_is_no_heading() -> None:
    bold = f'<w:p>{run("We promise this to every child.", "<w:b/>")}</w:p>'

    assert [one.heading for one in reading.read(word(bold + paragraph(TEXT))).sections] == ['']


def test_content_controls_insertions_and_links_are_read_and_deletions_and_hidden_words_are_not() -> None:
    body = (
        f'<w:sdt><w:sdtContent>{paragraph("In a control")}</w:sdtContent></w:sdt>'
        f'<w:p>{run("The chair ")}<w:ins>{run("now ")}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>'
        f'<w:moveFrom>{run("moved away ")}</w:moveFrom><w:hyperlink>{run("rotates")}</w:hyperlink>'
        f'{run(" secretly", "<w:vanish/>")}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
        f'<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>{run("Inline")}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>'
    )

    assert [text for _, text in blocks(reading.read(word(body)))] == ['In a control', 'The chair now rotates', 'Inline']


def test_a_text_box_is_read_once_and_a_footnote_after_its_paragraph() -> None:
    box = f'<w:txbxContent>{paragraph("Strategic Board")}</w:txbxContent>'
    body = (
        f'<w:p>{run("The structure")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    note = f'<w:footnote w:id="2">{paragraph("As agreed in May")}</w:footnote>'

    assert blocks(reading.read(word(body, footnotes=note))) == [
        (BlockKind.PARAGRAPH, 'The structure'),
        (BlockKind.PARAGRAPH, 'Strategic Board'),
        (BlockKind.NOTE, 'As agreed in May'),
    ]


def test_rows_keep_their_cells_and_a_table_of_one_column_is_a_frame_around_text() -> None:
    set_so = parts(('row', 'Provider\tShare'), ('row', 'Police\t9%'), ('p', TEXT), ('row', 'In a frame'))
    document = reading.read(typeset.docx(set_so))

    assert [block.cells for block in document.blocks] == [
        ('Provider', 'Share'),
        ('Police', '9%'),
        (TEXT,),
        ('In a frame',),
    ]
    assert [block.kind for block in document.blocks][-1] is BlockKind.PARAGRAPH


def test_a_contents_list_is_no_section_and_vouches_for_plain_headings() -> None:
    style = '<w:pStyle w:val="TOC1"/>'
    body = paragraph('Funding 4', style) + paragraph('Voice 5', style) + paragraph('Funding') + paragraph(TEXT)
    document = reading.read(word(body))

    assert [(one.heading, one.sign) for one in document.sections][1:] == [('Funding', HeadingSign.CONTENTS)]
    assert [kind for kind, _ in blocks(document)] == [BlockKind.CONTENTS, BlockKind.CONTENTS, BlockKind.PARAGRAPH]


def test_a_picture_without_words_is_told() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{}"/><a:graphic><pic:pic/></a:graphic></wp:inline>'
    )
    picture += '</w:drawing></w:r></w:p>'

    assert [one.kind for one in reading.read(word(paragraph(TEXT) + picture.format(''))).notices] == [
        NoticeKind.PICTURE
    ]
    assert reading.read(word(paragraph(TEXT) + picture.format('The structure'))).notices == ()


def level(depth: int, format: str, text: str, more: str = '') -> str:
    settings = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{settings}</w:lvl>'


def numbered(text: str, list: int, depth: int = 0, style: str = '', removed: str = '') -> str:
    """A paragraph of a list, at a depth."""
    settings = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ''
    return paragraph(text, f'{named}{settings}{removed}')


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}'
    f'{level(2, "lowerLetter", "(%3)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="8">{level(0, "upperRoman", "Part %1")}'
    f'{level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="9">{level(0, "bullet", "x")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_a_heading_has_the_number_that_word_counts_and_prints_before_it() -> None:
    set_so = [
        ('Introduction', 1, 0), ('Partners', 1, 0), ('Leads', 1, 1), ('Delegates', 1, 1), ('Acting up', 1, 2),
        ('Absence', 1, 2), ('Scrutiny', 1, 0), ('By whom', 1, 1), ('Money', 2, 0), ('Sums', 2, 1), ('Bullet', 3, 0),
        ('Begun anew', 4, 0), ('Going on', 1, 0),
    ]  # fmt: skip
    body = ''.join(numbered(text, list, depth, 'Heading2') + paragraph(TEXT) for text, list, depth in set_so)
    document = reading.read(word(body, numbering=NUMBERING))

    assert [one.heading for one in document.sections] == [
        '1. Introduction', '2. Partners', '2.1 Leads', '2.2 Delegates', '(a) Acting up', '(b) Absence', '3. Scrutiny',
        '3.1 By whom', 'Part I Money', '1.1 Sums', 'Bullet', '5. Begun anew', '6. Going on',
    ]  # fmt: skip


def test_numbered_paragraphs_are_counted_and_keep_their_text_and_a_removed_one_is_not_counted() -> None:
    removed = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = (
        numbered(TEXT, 1) + numbered('', 1) + numbered('Gone', 1, 0, '', removed) + numbered('Voice', 1, 0, 'Heading1')
    )
    document = reading.read(word(body, numbering=NUMBERING))

    assert document.sections[0].blocks[0] == (BlockKind.ITEM, TEXT, 0, 0, ())
    assert document.sections[-1].heading == '3. Voice'


@pytest.mark.parametrize(
    ('format', 'number', 'printed'),
    [
        ('decimal', 12, '12'),
        ('decimalZero', 3, '03'),
        ('lowerLetter', 26, 'z'),
        ('upperLetter', 27, 'AA'),
        ('lowerRoman', 14, 'xiv'),
        ('upperRoman', 1990, 'MCMXC'),
        ('cardinalText', 3, ''),
    ],
)
def test_figures_are_those_of_the_format(format: str, number: int, printed: str) -> None:
    one = f'<w:abstractNum w:abstractNumId="1">{level(0, format, "%1")}</w:abstractNum>'
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    listed = f'<w:num w:numId="1"><w:abstractNumId w:val="1"/>{start}</w:num>'
    document = reading.read(word(numbered('Voice', 1, 0, 'Heading1') + paragraph(TEXT), numbering=one + listed))

    assert document.sections[0].heading == f'{printed} Voice'.strip()


@pytest.mark.parametrize(
    ('named', 'tier'),
    [('2.1 Leads', 'exact'), ('2.1. Leads', 'typography'), ('Leads', 'typography'), ('3.1 Leads', None)],
)
def test_a_heading_is_found_with_its_number_and_without_and_not_with_another(named: str, tier: str | None) -> None:
    body = numbered('Voice', 1) + numbered('Partners', 1) + numbered('Leads', 1, 1, 'Heading2') + paragraph(TEXT)
    places = Places(reading.read(word(body, numbering=NUMBERING)), [named])

    assert [start.tier for start in places.starts[named]] == ([tier] if tier else [])
    assert bool(places.within(named)) is bool(tier)


def test_numbering_that_says_nothing_of_use_numbers_nothing() -> None:
    for numbering in ('', '<w:num w:numId="1"/>', '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'):
        body = numbered('Voice', 1, 0, 'Heading1') + numbered('Deep', 1, 44, 'Heading1') + paragraph(TEXT)

        assert [one.heading for one in reading.read(word(body, numbering=numbering)).sections] == ['Voice', 'Deep']
