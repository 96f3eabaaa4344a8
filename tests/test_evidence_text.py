"""Web pages, Markdown and plain text are read for what they say, and not for what is around it."""

from __future__ import annotations

import pytest

from masa_check.evidence import reading
from masa_check.evidence.printed import BlockKind, HeadingSign, PrintedDocument
from scripts import typeset
from scripts.typeset import parts

TEXT = 'The partners agree each year what each of them pays, and print it in their report for all to read. ' * 3
SET = parts(
    ('h1', 'Arrangements'), ('p', TEXT), ('h2', 'Money'), ('li', 'Police'), ('row', 'Payer\tSum'), ('row', 'Us\t£4')
)


def page(main: str, around: str = '') -> PrintedDocument:
    return reading.read(f'<html lang="en"><title>T</title><body>{around}<main>{main}<p>{TEXT}</main>'.encode())


def texts(document: PrintedDocument) -> list[str]:
    return [block.text for block in document.blocks][:-1]


@pytest.mark.parametrize(('raw', 'name'), [(typeset.web(SET), 'a.html'), (typeset.markdown(SET), 'a.md')])
def test_headings_items_and_rows_are_read_and_nothing_around_them(raw: bytes, name: str) -> None:
    document = reading.read(raw, name)

    assert [(one.heading, one.level) for one in document.sections] == [('Arrangements', 1), ('Money', 2)]
    assert [(block.kind, block.cells) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, (TEXT.strip(),)),
        (BlockKind.ITEM, ('Police',)),
        (BlockKind.ROW, ('Payer', 'Sum')),
        (BlockKind.ROW, ('Us', '£4')),
    ]


@pytest.mark.parametrize(
    'around',
    [
        '<nav><p>Menu</nav>',
        '<div role="navigation"><p>Menu</div>',
        '<div class="cookie-banner"><p>We use cookies</div>',
        '<ul class="breadcrumbs"><li><a href="/">Home</a></ul>',
        '<p hidden>Hidden</p>',
        '<script>let a = "<p>no</p>"</script>',
        '<button>Print this page</button>',
        '<aside><p>See also</aside>',
    ],
)
def test_what_is_around_a_text_is_left_out_even_within_its_main_part(around: str) -> None:
    assert texts(page(around)) == []


@pytest.mark.parametrize(
    'text',
    [
        '<div id="information-sharing"><p>Shared under a protocol</div>',
        '<section class="consent"><p>Consent is asked for</section>',
        '<div class="menu"><p>The board meets each quarter, and its minutes are published</div>',
        '<details><summary>Police</summary><p>One lead</details>',
        '<h2><button aria-controls="x">Police</button></h2><div id="x" hidden><p>One lead</div>',
        '<div class="accordion__content" hidden="until-found"><p>One lead</div>',
    ],
)
def test_a_section_that_is_called_like_a_menu_and_an_accordion_that_is_closed_are_read(text: str) -> None:
    assert len(texts(page(text))) == 1


def test_what_opens_an_accordion_is_a_heading() -> None:
    document = page('<details><summary>Police</summary><p>One lead</details>')

    assert document.sections[0].heading == 'Police'


def test_elements_that_are_left_open_end_where_a_browser_ends_them() -> None:
    assert texts(page('<ul><li>One<li>Two <b>bold</b> words<ul><li>Inner</ul></ul><p>A<p>B<sup>1</sup><br>C')) == [
        'One',
        'Two bold words',
        'Inner',
        'A',
        'B C',
    ]


def test_a_web_archive_is_read_in_the_encoding_that_it_names() -> None:
    archive = (
        'From: saved\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        f'<html><meta charset=3D"windows-1252"><p>It costs =A34</p><p>{TEXT}</p></html>\r\n--b--\r\n'
    )

    assert next(iter(reading.read(archive.encode(), 'a.mhtml').blocks)).text == 'It costs £4'


def test_headings_of_plain_text_stand_alone_and_the_contents_list_vouches_for_them() -> None:
    text = f'Arrangements\n\nContents\n\nGovernance\t3\nVoice\t4\n\nGovernance\n\n{TEXT}\n\nwhat follows\n\nThe end.\n'
    document = reading.read(text.encode(), 'a.txt')

    assert [(one.heading, one.sign) for one in document.sections] == [
        ('Arrangements', HeadingSign.LOOK),
        ('Contents', HeadingSign.LOOK),
        ('Governance', HeadingSign.CONTENTS),
    ]
    assert [block.kind for block in document.sections[1].blocks] == [BlockKind.CONTENTS] * 2


def test_a_cell_of_plain_text_that_goes_on_in_the_next_line_is_one() -> None:
    text = 'Payer\tShare\tSum\nTestshire\t9%\t£4\nPolice\t\t\nAll\t\t£8\n'

    assert [block.cells for block in reading.read(text.encode(), 'a.txt').blocks] == [
        ('Payer', 'Share', 'Sum'),
        ('Testshire Police', '9%', '£4'),
        ('All', '', '£8'),
    ]


def test_the_signs_of_markdown_are_no_words() -> None:
    text = 'The **chair** of [the board](https://example.org "x") *rotates*<sup>2</sup> \\(yearly\\)[^1] in snake_case.'

    assert next(iter(reading.read(text.encode(), 'a.md').blocks)).text == (
        'The chair of the board rotates (yearly) in snake_case.'
    )
