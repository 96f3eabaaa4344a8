"""The evidence behind the answers as blocks of a page: the words of the text that decide, with heading and page."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.engine.answer import Answer, AskAnswer
from masa_check.report.report import DocumentReport
from masa_check.reporters.check.quotation import in_words
from masa_check.reporters.check.reading import reading
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say

TITLE = 'What decides, in the words of the text'


def quotations(document: DocumentReport, *, has_ids: bool = True) -> Iterator[Block]:
    """Each quotation once, under the first duty that it answers."""
    quoted = list(_quoted(document))
    if quoted:
        yield Heading(TITLE, level=2)
    for answer, ask in quoted:
        yield say(Words(answer.duty if has_ids else answer.title, 'heading'), f'  {ask.subject}', step=1)
        for line in in_words(ask.quotes or ()):
            yield say(line, step=2)


def quotation_table(document: DocumentReport, level: int) -> Iterator[Block]:
    """The same as a table, which can be cut where a row ends."""
    rows = tuple(
        (Words(answer.duty), Words(ask.subject), Words(line))
        for answer, ask in _quoted(document)
        for line in in_words(ask.quotes or ())
    )
    if rows:
        yield Heading(f'{TITLE}: {document.name or document.path}', level=level)
        yield Table(('duty', 'what', 'in the words of the text'), rows)


def _quoted(document: DocumentReport) -> Iterator[tuple[Answer, AskAnswer]]:
    """Each ask whose answer quotes the text, once, with the first duty that it answers."""
    asks = [(answer, ask) for held in document.deciding for answer in held.answers for ask in answer.asks]
    return reversed({(ask.document, ask.at): (answer, ask) for answer, ask in reversed(asks) if ask.quotes}.values())


def readings(document: DocumentReport) -> Iterator[Block]:
    """How much a second reader has checked, with the hashes of what was read; nothing where no reader is named."""
    read = reading(document)
    if not read or not (read['judged'] or read['texts']):
        return
    yield Heading('Who read the text, and what was read', level=2)
    if read['judged']:
        of = how_many(read['statements'], 'statement')
        yield say(f'A second reader has checked {read["checked"]} of {of}.', step=1)
    for name, digest in (*((one['name'], one['sha256']) for one in read['texts']), ('declaration', document.sha256)):
        yield say(f'{name}: SHA-256 {digest}', step=1)
    yield say(f'version of the rules: {document.finders[0].rulebook.hash}', step=1)
