"""Draws the report of a check as one HTML page, document by document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.frame import closing, opening
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.check.page import document_page, title
from masa_check.reporters.check.stream import NewTexts, whole
from masa_check.reporters.draw import html
from masa_check.reporters.draw.outline import Section, lowered, sections
from masa_check.reporters.draw.page import Block, Heading, Page
from masa_check.values import Force


class HtmlWriter:
    """
    The page of a run; where there are several documents, each has a heading below the title, and a link at the top.

    Whether there are several is known with the second of them, so the first waits for it. Whether a name is that of
    one document alone is known at the end. The headings wait for that, each with the path and the id.
    """

    def __init__(
        self, question: Question, texts: NewTexts, verbosity: int = 0, fail_on: Force | None = FAIL_ON
    ) -> None:
        self._question, self._verbosity, self._fail_on = question, verbosity, fail_on
        self._headings, self._bodies = texts(), texts()
        self._names: Counter[str] = Counter()
        self._first: tuple[str, tuple[Block, ...]] | None = None
        self._several = self._marks = False
        self._before = 0  # headings

    def add(self, document: DocumentReport) -> None:
        drawn = document.path, document_page(document, self._verbosity).blocks
        self._several = bool(self._names)
        self._names[document.name] += 1
        if not self._several:
            self._first = drawn
            return
        if self._first:
            self._draw(*self._first)
            self._first = None
        self._draw(*drawn)

    def end(self, count: Count) -> Iterator[str]:
        book, on = self._question.rulebook, self._question.on
        above, foot = opening(book.notice(on)).blocks, closing(count, on, book.hash, self._fail_on).blocks
        number = self._names.total()
        if not self._several:
            blocks = self._first[1] if self._first else ()
            yield html.draw(Page((*above, *blocks), foot, title(number)))
            return
        lines = self._lines(title(number), above, foot, has_contents=number > html.FEW)
        yield from html.framed(title(number), (f'{line}\n' for line in lines), marks=self._marks)

    def _draw(self, path: str, blocks: tuple[Block, ...]) -> None:
        heading, *rest = sections(lowered(blocks), self._before)
        self._before += sum(isinstance(block, Heading) for block in blocks)
        self._marks |= html.has_marks(blocks)
        text = heading.block.text if isinstance(heading.block, Heading) else ''
        self._headings.append(json.dumps((text, path, heading.under)))
        self._bodies.append('\n'.join(html.drawn(rest)))

    def _lines(
        self, title: str, above: tuple[Block, ...], foot: tuple[Block, ...], *, has_contents: bool
    ) -> Iterator[str]:
        yield from html.above(title)
        yield from html.drawn(sections(above))
        yield from html.contents(self._tops()) if has_contents else ()
        for heading, body in zip(self._tops(), self._bodies, strict=True):
            yield from html.drawn([heading])
            yield body
        yield from html.below(foot)

    def _tops(self) -> Iterator[Section]:
        """The heading of each document, with the path where others have its name."""
        for written in self._headings:
            text, path, under = json.loads(written)
            shown = f'{text} ({path})' if self._names[text] > 1 else text
            yield Section(Heading(shown, html.MAIN), under)


def render(report: Report, verbosity: int = 0, fail_on: Force | None = FAIL_ON) -> str:
    """The page of a whole run."""
    return whole(HtmlWriter, report, verbosity=verbosity, fail_on=fail_on)
