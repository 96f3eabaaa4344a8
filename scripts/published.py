"""
Makes the fictional published documents of tests/documents, each in its layout.

`python -m scripts.published FOLDER` writes them there, each beside its truth, for `masa-check verify` and `draft`.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import yaml

from scripts import typeset
from scripts.typeset import HEADINGS, Part

DOCUMENTS = Path(__file__).parents[1] / 'tests' / 'documents'
HEADING = re.compile(r'(#{1,3}) (.+)')
NOTE = re.compile(r'\[\^(\d+)\]: (.+)')
MARK = re.compile(r'\[\^(\d+)\]')
BOX = ':::'
SUFFIXES = {'markdown': '.md', 'web': '.html', 'word': '.docx', 'word-by-look': '.docx'}


class Made(NamedTuple):
    """A fictional document: its name, its layout, and whether it is kept from those who write cue words."""

    name: str
    layout: str
    held_out: bool
    fresh: bool = False  # held out, and on which no figure of `draft` has been seen yet

    @property
    def path(self) -> str:
        return self.name + SUFFIXES.get(self.layout, '.pdf')

    @property
    def truth(self) -> Path:
        return DOCUMENTS / f'{self.name}.yaml'

    @property
    def parts(self) -> list[Part]:
        return list(parts((DOCUMENTS / f'{self.name}.md').read_text('utf-8')))

    @property
    def content(self) -> bytes:
        """The document in its layout."""
        return LAYOUTS[self.layout](self.parts)


def index() -> list[Made]:
    """The fictional documents, as tests/documents/index.yaml lists them."""
    return [Made(**entry) for entry in yaml.safe_load((DOCUMENTS / 'index.yaml').read_text('utf-8'))]


def parts(text: str) -> Iterator[Part]:
    """
    The parts of a source text: Markdown with footnotes, and text boxes between lines of `:::`.

    A footnote becomes a part `note`, whose text begins with its number and a tab; a line of a text box a part `box`.
    """
    in_box, before = False, ''
    for block in re.split(r'\n\s*\n', text.strip()):
        lines = block.splitlines()
        if BOX in lines:
            in_box, lines = not in_box, [line for line in lines if line != BOX]
        if lines and lines[0].startswith('| ') and before == 'row':
            yield Part('p', '')  # between two tables
        for kind, run in groupby(lines, _boxed if in_box else _kind):
            before = kind
            yield from _of_kind(kind, list(run))


def _boxed(line: str) -> str:
    return 'box' if line else ''


def _kind(line: str) -> str:
    if HEADING.fullmatch(line):
        return f'h{line.index(" ")}'
    if NOTE.fullmatch(line):
        return 'note'
    return {'| ': 'row', '- ': 'li', '<<': 'page'}.get(line[:2], 'p')


def _of_kind(kind: str, lines: list[str]) -> Iterator[Part]:
    if kind == 'p':
        yield Part('p', ' '.join(lines))
    for line in lines if kind != 'p' else ():
        if kind == 'row':
            yield Part('row', '\t'.join(cell.strip() for cell in line.strip().strip('|').split('|')))
        elif kind == 'note':
            yield Part('note', NOTE.sub(r'\1\t\2', line))
        else:
            yield Part(kind, line.lstrip('#- ') if kind in (*HEADINGS, 'li') else line)


def plain(parts: Iterable[Part], *, marks: bool = True) -> list[Part]:
    """The parts where there are no footnotes and text boxes: a mark is a figure or nothing, and a note a paragraph."""
    return [_plain(part, marks=marks) for part in parts]


def _plain(part: Part, *, marks: bool) -> Part:
    text = MARK.sub(r'\1' if marks else '', part.text)
    if part.kind == 'note':
        number, _, note = text.partition('\t')
        return Part('p', f'{number} {note}' if marks else note)
    return Part('p', text) if part.kind == 'box' else part._replace(text=text)


def word(parts: Iterable[Part]) -> bytes:
    """A Word file with headings by style, footnotes, and text boxes."""
    body, notes = '', ''
    for kind, run in groupby(parts, lambda part: part.kind):
        for part in run if kind not in ('row', 'box') else ():
            if kind == 'note':
                number, text = part.text.split('\t')
                notes += f'<w:footnote w:id="{number}">{typeset.paragraph(html.escape(text))}</w:footnote>'
            else:
                body += _word_paragraph(part)
        if kind == 'row':
            body += f'<w:tbl>{"".join(map(_word_row, run))}</w:tbl>'
        elif kind == 'box':
            body += _word_box(part.text for part in run)
    return typeset.word(body, footnotes=notes) if notes else typeset.word(body)


def _word_paragraph(part: Part) -> str:
    settings = ''
    if part.kind in HEADINGS:
        settings = f'<w:pStyle w:val="Heading{HEADINGS[part.kind]}"/>'
    elif part.kind == 'li':
        settings = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f'<w:p><w:pPr>{settings}</w:pPr>{_word_runs(part.text)}</w:p>'


def _word_row(part: Part) -> str:
    cells = ''.join(f'<w:tc><w:p>{_word_runs(cell)}</w:p></w:tc>' for cell in part.cells)
    return f'<w:tr>{cells}</w:tr>'


def _word_runs(text: str) -> str:
    runs = []
    for position, piece in enumerate(MARK.split(text)):
        if position % 2:
            runs.append(f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>')
        elif piece:
            runs.append(f'<w:r><w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>')
    return ''.join(runs)


def _word_box(lines: Iterable[str]) -> str:
    inner = ''.join(typeset.paragraph(html.escape(line)) for line in lines)
    box = f'<w:txbxContent>{inner}</w:txbxContent>'
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f'<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
    return f'<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>'


def _untagged(parts: Sequence[Part]) -> bytes:
    return typeset.pdf(plain(parts), head='Page', numbered=1)


def _tagged(parts: Sequence[Part]) -> bytes:
    return typeset.pdf(plain(parts), tagged=True, title=_title(parts), language='en-GB')


def _two_columns(parts: Sequence[Part]) -> bytes:
    return typeset.pdf(plain(parts), columns=2, hyphens=True, head='Page', numbered=1)


def _report(parts: Sequence[Part]) -> bytes:
    chapters = [piece for part in parts for piece in ((Part('page', ''), part) if part.kind == 'h2' else (part,))]
    return typeset.pdf(
        plain(chapters), tagged=True, bookmarks=True, numbered=1, size=13, title=_title(parts), language='en-GB'
    )


def _title(parts: Iterable[Part]) -> str:
    return next(part.text for part in parts if part.kind == 'h1')


LAYOUTS: Mapping[str, Callable[[Sequence[Part]], bytes]] = {
    'markdown': lambda parts: typeset.markdown(plain(parts)),
    'web': lambda parts: typeset.web(plain(parts)),
    'word': word,
    'word-by-look': lambda parts: typeset.docx(plain(parts), styles=False),
    'pdf-tagged': _tagged,
    'pdf-untagged': _untagged,
    'pdf-two-columns': _two_columns,
    'pdf-report': _report,
}


def main() -> None:
    """Write the documents and their truths into the folder given."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for made in index():
        (folder / made.path).write_bytes(made.content)
        (folder / f'{made.name}.yaml').write_bytes(made.truth.read_bytes())


if __name__ == '__main__':
    main()
