"""Knows the running heads and feet of a PDF, and the page numbers that are printed in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from masa_check.evidence.pdf_letters import PdfPage
from masa_check.evidence.pdf_line import PdfLine

MARGIN = 0.11  # of the height of a page, at its top and its foot
OFTEN = 0.5  # of the pages
FIGURE = re.compile(r'\d+')
NUMBER = re.compile(r'(?:page|p\.?|pg\.?)?\s*[-–|(]?\s*(\d{1,4}|[ivxl]{1,7})\s*[-–|)]?(?:\s*(?:of|/)\s*\d{1,4})?', re.I)


def is_in_margin(line: PdfLine, page: PdfPage) -> bool:
    """Whether a line stands at the very top or foot of its page."""
    return line.bottom > page.height * (1 - MARGIN) or line.top < page.height * MARGIN


def running(pages: Sequence[tuple[PdfPage, Sequence[PdfLine]]]) -> frozenset[str]:
    """The heads and feet that stand on half of the pages, with every number in them as 0."""
    count: Counter[str] = Counter()
    for page, lines in pages:
        count.update({pattern(line) for line in lines if is_in_margin(line, page)})
    least = max(2, len(pages) * OFTEN)
    return frozenset(text for text, times in count.items() if times >= least)


def pattern(line: PdfLine) -> str:
    """A line as it recurs, whatever the number in it."""
    return FIGURE.sub('0', ' '.join(line.text.split())).casefold()


def is_running(line: PdfLine, page: PdfPage, known: frozenset[str]) -> bool:
    """Whether a line is a running head or foot, or a page number."""
    return is_in_margin(line, page) and (pattern(line) in known or bool(NUMBER.fullmatch(line.text.strip())))


def printed_numbers(pages: Sequence[tuple[PdfPage, Sequence[PdfLine]]]) -> Mapping[int, str]:
    """
    The number printed on each page, worked out from a number in its margin that grows with the pages.

    Example: 1 on the third page and 2 on the fourth are taken for page numbers, a year on every page is not.
    """
    shifts: dict[int, set[int]] = defaultdict(set)
    for page, lines in pages:
        for number in _numbers(page, lines):
            shifts[page.number - number].add(page.number)
    if not shifts:
        return {}
    shift = max(shifts, key=lambda one: (len(shifts[one]), -abs(one)))
    if len(shifts[shift]) < max(2, len(pages) * OFTEN):
        return {}
    return {page.number: str(page.number - shift) for page, _ in pages if page.number > shift}


def _numbers(page: PdfPage, lines: Sequence[PdfLine]) -> Iterator[int]:
    for line in lines:
        if is_in_margin(line, page):
            yield from (int(number) for number in FIGURE.findall(line.text) if len(number) <= 4)  # noqa: PLR2004 - pages
