"""Renders a page as one HTML document without other files or network; it can be read without a script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

from masa_check.engine.answer import Result
from masa_check.inert import printable
from masa_check.reporters.draw.outline import Section, sections, titled
from masa_check.reporters.draw.page import Block, Excerpt, Folded, Heading, Page, Paragraph, Snippet, Table, Words
from masa_check.reporters.draw.text import shown

MAIN = 2  # the heading level of the main parts
FEW = 3  # a page with no more parts has no list of contents
ELEMENTS = {'heading': 'strong', 'remedy': 'strong', 'place': 'code'}


def draw(page: Page) -> str:
    """The page as HTML, with the words of documents escaped."""
    return ''.join(framed(titled(page)[0], [f'{body(page)}\n'], marks=has_marks(page.whole)))


def framed(title: str, lines: Iterable[str], *, marks: bool, more: str = '') -> Iterator[str]:
    """
    A document of a title and the lines of its body, with more styles behind those of every page.

    With marks, it has also the script that sorts a table of them.
    """
    style = shipped('page.css') + more
    script = shipped('page.js') if marks else ''
    yield f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{safe(title)} - masa-check</title>
<style>{style}</style>
</head>
<body>
"""
    yield from lines
    yield f"""{f'<script>{script}</script>' if script else ''}
</body>
</html>
"""


def body(page: Page) -> str:
    """The visible page: its heading and opening, a list of contents, the main parts and the foot."""
    title, blocks = titled(page)
    parts = list(sections(blocks))
    main = [at for at, part in enumerate(parts) if _is_main(part)]
    opening = main[0] if main else len(parts)
    return '\n'.join((
        *above(title),
        *drawn(parts[:opening]),
        *(contents(parts[at] for at in main) if len(main) > FEW else ()),
        *drawn(parts[opening:]),
        *below(page.foot),
    ))  # fmt: skip


def above(title: str) -> Iterator[str]:
    """The lines above everything."""
    yield '<a class="skip" href="#main">Skip to the report</a>'
    yield '<header>masa-check</header>'
    yield '<main id="main" tabindex="-1">'
    yield f'<h1>{safe(title)}</h1>'


def below(foot: Iterable[Block]) -> Iterator[str]:
    """The lines of the foot, below everything."""
    yield '</main>'
    yield '<footer>'
    yield from drawn(sections(foot))
    yield '</footer>'


def has_marks(blocks: Iterable[Block]) -> bool:
    """Whether a table has states that are drawn as marks."""
    return any(isinstance(block, Table) and block.marks for block in blocks)


def _policy(style: str, script: str) -> str:
    """The content security policy, which allows only the style and script of the page itself, by their hashes."""
    scripts = f"; script-src 'sha256-{_digest(script)}'" if script else ''
    return f"default-src 'none'; style-src 'sha256-{_digest(style)}'{scripts}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def shipped(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding='utf-8').strip()


def safe(text: str) -> str:
    """Words as they can stand in a page, whatever a document says."""
    return escape(printable(text))


def _is_main(part: Section) -> bool:
    return isinstance(part.block, Heading) and part.block.level == MAIN


def contents(main: Iterable[Section]) -> Iterator[str]:
    """Links to the main parts."""
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>'
    yield from (f'<li><a href="#{part.under}">{_inline(part.block)}</a></li>' for part in main)
    yield '</ul>\n</nav>'


def drawn(parts: Iterable[Section]) -> Iterator[str]:
    """The lines of sections."""
    for in_list, group in groupby(parts, key=lambda part: part.depth > 0):
        if in_list:
            yield _list(list(group))
        else:
            yield from (_block(part) for part in group)


def _list(parts: list[Section]) -> str:
    """Paragraphs as a list, with deeper ones as a list within their item."""
    tops = [index for index, part in enumerate(parts) if not index or part.depth <= parts[0].depth]
    items = (_item(parts[start], parts[start + 1 : end]) for start, end in zip(tops, [*tops[1:], None], strict=True))
    return '\n'.join(('<ul>', *items, '</ul>'))


def _item(part: Section, within: list[Section]) -> str:
    if isinstance(part.block, Folded):
        return f'<li>{_details(part.block)}</li>'
    inner = f'\n{_list(within)}\n' if within else ''
    return f'<li>{_inline(part.block)}{inner}</li>'


def _block(part: Section) -> str:
    block = part.block
    if isinstance(block, Heading):
        new_page = ' class="new-page"' if block.new_page else ''
        return f'<h{block.level} id="{part.under}"{new_page}>{_inline(block)}</h{block.level}>'
    if isinstance(block, Paragraph):
        return f'<p>{_inline(block)}</p>'
    if isinstance(block, Table):
        return _table(block, part.under)
    if isinstance(block, Folded):
        return _details(block)
    if isinstance(block, Snippet):
        return '\n'.join(('<pre>', *map(safe, block.lines), '</pre>'))
    return _excerpt(block)


def _details(folded: Folded) -> str:
    """Blocks that a reader folds out; a browser does it without a script."""
    summary = ''.join(map(_words, folded.summary)).strip()
    within = '\n'.join(drawn(sections(folded.blocks)))
    return f'<details{" open" if folded.is_open else ""}>\n<summary>{summary}</summary>\n{within}\n</details>'


def _inline(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block)
    return ''.join(_words(words) for words in block.words).strip() if isinstance(block, Paragraph) else ''


def _heading(heading: Heading) -> str:
    """The heading with the force before its text and the id after it."""
    names = [words for words in heading.before if words.tone == 'heading']
    marks = [_words(words) for words in heading.before if words not in names]
    return ' '.join((*marks, safe(heading.text), *(f'<code>{safe(name.text)}</code>' for name in names)))


def _words(words: Words) -> str:
    """Words with markup for their tone; a colour never carries meaning alone."""
    if words.below:
        return '<br>'.join(map(_words, (words._replace(below=()), *words.below)))
    text = ''.join(f'<mark>{safe(part)}</mark>' if changed else safe(part) for part, changed in words.stretches)
    if words.link:
        text = f'<a href="#{safe(words.link)}">{text}</a>'
    if words.id:
        text = f'<span id="{safe(words.id)}" tabindex="-1">{text}</span>'
    if words.tone in ELEMENTS:
        return f'<{ELEMENTS[words.tone]}>{text}</{ELEMENTS[words.tone]}>'
    if not words.tone or not text.strip():
        return text
    return f'<span class="{"faint" if words.tone == "faint" else f"tag {words.tone}"}">{text}</span>'


def _table(table: Table, under: str) -> str:
    """
    A table with a name, a header and a heading in each row; a table of numbers scrolls if it is too wide.

    Parts have no role attribute: HTML elements have theirs, and the standard allows no other. Styles lay out anew only
    cells, because some screen readers lose a table, a group or a row that is displayed as anything else.
    """
    named = '' if table.caption else f' aria-labelledby="{under}"'
    caption = f'\n<caption>{safe(table.caption)}</caption>' if table.caption else ''
    head = ''.join(_head(name, _column(table, index)) for index, name in enumerate(table.head))
    rows = '\n'.join(_row(row, table) for row in table.rows)
    first = f' data-marks="{table.marks}"' if table.marks else ''
    columns = f'\n<colgroup>{"".join(map(_width, table.widths))}</colgroup>' if table.widths else ''
    drawn = f"""<table class="{_look(table)}"{named}{first}>{caption}{columns}
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""
    if not (table.numbers or table.marks):
        return drawn
    scrolled = f'<div class="scroll" role="group"{named} tabindex="0">\n{drawn}\n</div>'
    return f'{_key(table)}\n{scrolled}' if table.marks else scrolled


def _width(part: int) -> str:
    """A column that takes so many parts of a hundred, in the styles of paper."""
    return f'<col class="part-{part}">'


def _key(table: Table) -> str:
    """The legend of the marks, in the order in which the script sorts states."""
    states = dict.fromkeys(cell for row in table.rows for cell in row[table.marks :])
    order = sorted(states, key=lambda cell: list(Result).index(Result(cell.tone)))
    items = ''.join(f'<li><span class="mark {cell.tone}"></span>{safe(cell.text)}</li>' for cell in order)
    return f'<ul class="key" aria-label="Key">{items}</ul>'


def _column(table: Table, index: int) -> str:
    """The class of a column's header: states, or the words after numbers."""
    if 0 < table.marks <= index:
        return 'state'
    return 'words' if table.ends_in_words and index == len(table.head) - 1 else ''


def _head(name: str, column: str) -> str:
    kind = f' class="{column}"' if column else ''
    return f'<th scope="col"{kind}><span>{safe(name)}</span></th>' if name else '<td></td>'


def _look(table: Table) -> str:
    looks = {'numbers': table.numbers, 'plain': table.plain, 'marks': table.marks}
    return next((name for name, chosen in looks.items() if chosen), 'full')


def _row(row: tuple[Words, ...], table: Table) -> str:
    def cell(index: int, words: Words) -> str:
        if index == table.named_by:
            return f'<th scope="row">{_words(words)}</th>'
        if table.numbers or (table.marks and index >= table.marks):
            looks = f'{words.tone} words'.strip() if table.numbers and not table.is_number(index) else words.tone
            return f'<td class="{looks}">{safe(words.text)}</td>'
        label = f' data-label="{safe(table.head[index])}"' if not table.plain and table.head[index] else ''
        return f'<td{label}>{_words(words)}</td>'

    look = f' class="room-{table.room}"' if table.room else ' class="tall"' if table.is_tall(row) else ''
    return f'<tr{look}>{"".join(cell(index, words) for index, words in enumerate(row))}</tr>'


def _excerpt(excerpt: Excerpt) -> str:
    """The line of a finding, with the marked stretch."""
    before, marked, after = map(escape, shown(excerpt))
    return f'<pre><span class="faint">{excerpt.line}</span> {before}<mark>{marked}</mark>{after}</pre>'
