"""Reads, checks and draws mutated declarations for so many seconds, and counts what must never happen."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import platform
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import icalendar
from lxml import etree

from benchmarks.run import write
from masa_check.deadlines.calendar import Deadlines, deadlines
from masa_check.diffs.comparison import Comparison, compare
from masa_check.document.document import parse
from masa_check.document.parsing import FASTEST
from masa_check.document.scanner import PythonParser
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report, report_on
from masa_check.reporters.check import concise, github, gitlab, junit, markdown, sarif
from masa_check.reporters.check import csv as check_csv
from masa_check.reporters.check import html as check_html
from masa_check.reporters.check import json as check_json
from masa_check.reporters.deadlines import data, ics
from masa_check.reporters.deadlines import page as deadlines_page
from masa_check.reporters.diff import csv as diff_csv
from masa_check.reporters.diff import json as diff_json
from masa_check.reporters.diff import page as diff_page
from masa_check.reporters.draw import html, text
from masa_check.reporters.draw import markdown as draw_markdown
from masa_check.rulebook import rulebook
from scripts import golden
from scripts.mutants import mutants
from scripts.reading import reading

ROOT = Path(__file__).parents[1]
PAGE = ROOT / 'docs' / 'fuzz.md'
KEPT = ROOT / 'build' / 'fuzz'
MARKS = '<!-- fuzz: begin -->', '<!-- fuzz: end -->'
ON = date(2026, 11, 23)
HANG = 20.0  # seconds for one document and all that is drawn of it
HIDDEN = re.compile('[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')
CODES = re.compile('\x1b\\[[0-9;]*m')  # of colours
BAD = ('crashes', 'hangs', 'readers differ')

Draw = Callable[[Any], str]
CHECKS: dict[str, Draw] = {
    'text': golden.printed,
    'text, verbose and in colour': lambda report: CODES.sub('', golden.printed(report, 1, colour=True)),
    'html': check_html.render,
    'concise': lambda report: ''.join(map(concise.render, report.documents)),
    'json': check_json.render,
    'sarif': sarif.render,
    'gitlab': gitlab.render,
    'junit': junit.render,
    'github': github.render,
    'markdown': markdown.render,
    'csv': check_csv.render,
}
DEADLINES: dict[str, Draw] = {
    'text': lambda found: text.draw(deadlines_page.page(found)),
    'json': data.as_json,
    'csv': data.as_csv,
    'ics': ics.render,
}
DIFFS: dict[str, Draw] = {
    'text': lambda found: text.draw(diff_page.page(found, 1)),
    'html': lambda found: html.draw(diff_page.page(found, columns=True)),
    'markdown': lambda found: draw_markdown.draw(diff_page.page(found)),
    'json': diff_json.render,
    'csv': diff_csv.render,
}
# What takes a format at its word.
TAKEN_BY: dict[str, Callable[[str], object]] = {
    'json': json.loads,
    'sarif': json.loads,
    'gitlab': json.loads,
    'junit': lambda drawn: etree.fromstring(drawn.encode()),
    'csv': lambda drawn: list(csv.reader(io.StringIO(drawn), strict=True)),
    'ics': icalendar.Calendar.from_ical,
}


class Hang(BaseException):
    """What is raised in whatever takes too long; nothing that catches mistakes catches it."""


class Fuzz:
    """Counts of one run, and the last sound document of each kind, with which the next is compared."""

    def __init__(self, folder: Path = KEPT) -> None:
        self.counts: Counter[str] = Counter()
        self.question = Question(rulebook.load([rulebook.folder()]), ON)
        self._folder = folder
        self._last: dict[str, DocumentReport] = {}

    @property
    def failed(self) -> bool:
        return any(self.counts[name] for name in BAD)

    def take(self, raw: bytes) -> None:
        """Everything that is done with one file; what goes wrong is kept and told."""
        self.counts['documents'] += 1
        try:
            with limited(HANG):
                self._readers(raw)
                self._draw_all(raw)
        except Hang:
            self._keep('hangs', raw, 'no end')
        except Exception:
            self._keep('crashes', raw, traceback.format_exc())

    def _keep(self, name: str, raw: bytes, words: str) -> None:
        self.counts[name] += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f'{name.replace(" ", "-")}-{hashlib.sha256(raw).hexdigest()[:12]}.yaml'
        file.write_bytes(raw)
        sys.stderr.write(f'{name}: {file}\n{words}\n')

    def _readers(self, raw: bytes) -> None:
        plain, quick, own = (reading(raw, parser) for parser in (None, FASTEST, PythonParser))
        if not plain == quick == own:
            self._keep('readers differ', raw, f'{plain}\n{quick}\n{own}')

    def _draw_all(self, raw: bytes) -> None:
        found = report_on(partial(parse, raw, 'a.yaml'), 'a.yaml', self.question)
        self.counts['checked' if found.editions else 'refused'] += 1
        self._draw(CHECKS, Report(ON, self.question.rulebook, (found,)))
        if found.declaration:
            dues = deadlines([found.declaration], self.question.rulebook, ON)
            self._draw(DEADLINES, Deadlines(ON, self.question.rulebook, dues, 1))
            before = self._last.get(found.kind, found)
            self._last[found.kind] = found
            self._draw(DIFFS, compare(before, found, self.question))

    def _draw(self, formats: dict[str, Draw], what: Report | Deadlines | Comparison) -> None:
        for format, draw in formats.items():
            drawn = draw(what)
            self.counts['renderings'] += 1
            assert not (hidden := HIDDEN.search(drawn)), f'{format} lets {hidden.group()!r} through'
            TAKEN_BY.get(format, len)(drawn)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises Hang in the block if it takes longer."""

    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def table(counts: Counter[str], seconds: float, seed: int) -> str:
    """The counts as a table, and how they were come by."""
    names = ('documents', 'checked', 'refused', 'renderings', *BAD)
    rows = [f'| {name} | {counts[name]:,} |' for name in names]
    how = (
        f'Made by `make fuzz` in {seconds:.0f} seconds from seed {seed}, '
        f'with Python {platform.python_version()} on {platform.system()} {platform.machine()}.'
    )
    return '\n'.join(['| what | how many |', '| --- | --: |', *rows, '', how])


def main() -> None:
    parser = argparse.ArgumentParser(prog='make fuzz', description=__doc__)
    parser.add_argument('--seconds', type=float, default=600)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--write', action='store_true', help=f'put the figures into {PAGE.relative_to(ROOT)}')
    given = parser.parse_args()
    fuzz, end = Fuzz(), time.monotonic() + given.seconds
    for raw in mutants(given.seed):
        if time.monotonic() >= end:
            break
        fuzz.take(raw)
    measured = table(fuzz.counts, given.seconds, given.seed)
    print(measured)
    if given.write:
        write(PAGE, measured, *MARKS)
    sys.exit(fuzz.failed)


if __name__ == '__main__':
    main()
