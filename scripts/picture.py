"""Draws docs/report.svg: the opening of a real report and the first things to put right, as a terminal shows them."""

from __future__ import annotations

import re
from io import StringIO
from itertools import takewhile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from masa_check.rulebook.rulebook import Rulebook
from scripts import golden

TARGET = 'docs/report.svg'
EXAMPLE = 'examples/luton-2024.yaml'
TITLE = f'masa-check check {EXAMPLE}'
WIDTH, HEIGHT = 116, 100  # both, or rich asks the terminal for them
OPENING = 'Publication'  # the heading before which the opening ends
FINDINGS = 'What to put right, worst first'
LATER = 32  # lines of findings, of which only whole ones are shown
CUT = Text('\n  [...]\n', 'dim')

# Nothing is fetched by whoever looks at the picture: no fonts from elsewhere, and no advertisement.
ELSEWHERE = re.compile(r'\s*(@font-face \{.*?\}|<!--.*?-->)', re.DOTALL)
FONTS = {
    'font-family: Fira Code, monospace': 'font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
    'font-family: arial': 'font-family: sans-serif',
}


def svg(book: Rulebook) -> str:
    """The picture: the same bytes for the same rules and the same example."""
    console = Console(
        record=True,
        width=WIDTH,
        height=HEIGHT,
        file=StringIO(),
        force_terminal=True,
        color_system='truecolor',
        no_color=False,
    )
    for line in _excerpt(_report(book)):
        console.print(line)
    made = ELSEWHERE.sub('', console.export_svg(title=TITLE, unique_id='report'))
    for theirs, plain in FONTS.items():
        made = made.replace(theirs, plain)
    return '\n'.join(line.rstrip() for line in made.splitlines()) + '\n'


def _report(book: Rulebook) -> list[Text]:
    report = golden.of_example(Path(EXAMPLE).stem, book)
    return [Text.from_ansi(line) for line in golden.printed(report, colour=True).splitlines()]


def _excerpt(lines: list[Text]) -> list[Text]:
    """The opening, and below a mark of what is left out the findings that weigh most."""
    plain = [line.plain for line in lines]
    first = next(number for number, line in enumerate(plain) if line.startswith(FINDINGS))
    opening = [line for line, _ in takewhile(lambda pair: pair[1] != OPENING, zip(lines, plain, strict=True))]
    last = max(n for n, line in enumerate(plain[: first + LATER]) if not line)
    return [*opening[1:], CUT, *lines[first:last], CUT]
