"""A published Word file is read with all that people write in it, and without what they have taken out."""

from __future__ import annotations

from masa_check.evidence import reading
from masa_check.evidence.printed import BlockKind, HeadingSign, NoticeKind, PrintedDocument
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
