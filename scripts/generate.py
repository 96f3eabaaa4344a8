"""Writes every file that is made from others, or with --check says which of them are stale."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

from masa_check.declaration import schema
from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, YEARLY_REPORT
from masa_check.diffs.comparison import compare
from masa_check.document.document import parse, read
from masa_check.proof.shape import check_meanings
from masa_check.questions.starter import starter
from masa_check.report.report import Question, Report, check_document
from masa_check.reporters.check import concise, csv, github, gitlab, junit, sarif
from masa_check.reporters.check import json as json_report
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.check import page as check_page
from masa_check.reporters.diff import csv as changes_csv
from masa_check.reporters.diff import history_data
from masa_check.reporters.diff import json as changes_json
from masa_check.reporters.diff import page as changes_page
from masa_check.reporters.draw import html, markdown, text
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook import rulebook
from masa_check.rulebook import schema as rule_schema
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from scripts import coverage, grammar, picture

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 23)  # the day by which the examples are judged in the golden files
STARTERS = {ARRANGEMENTS: 'starter', YEARLY_REPORT: 'starter-report'}
GOLDEN: Mapping[str, Callable[[Report], str]] = {
    'txt': lambda report: text.draw(check_page.page(report)),
    'concise': concise.render,
    'json': json_report.render,
    'sarif': sarif.render,
    'github': github.render,
    'gitlab': gitlab.render,
    'xml': junit.render,
    'md': comment.render,
    'csv': csv.render,
    'html': lambda report: html.body(check_page.page(report)),
}
TOP = '<!-- Made by `make generated` from the rules: edit those. -->\n\n'


def files() -> Iterator[tuple[str, str]]:
    """Every generated file with its text."""
    book = rulebook.load([rulebook.folder()])
    for kind in KINDS:
        yield f'schemas/{kind}.schema.json', _as_json(schema.of(kind))
        yield f'examples/{STARTERS[kind]}.yaml', starter(kind)
    yield 'schemas/waivers.schema.json', _as_json(schema.of('waivers'))
    yield 'schemas/settings.schema.json', _as_json(schema.of('settings'))
    yield 'schemas/comparison.schema.json', _as_json(schema.of_data(changes_json.ComparisonData))
    yield 'schemas/history.schema.json', _as_json(schema.of_data(history_data.HistoryData))
    yield 'docs/coverage.md', coverage.page(book)
    yield 'docs/rules.md', TOP + grammar.page(book)
    yield 'schemas/rules.schema.json', _as_json(rule_schema.schema(book.editions, check_meanings()))
    yield picture.TARGET, picture.svg(book)
    yield from _duties(book)
    yield from _golden(book)
    yield from _compared(book)


def _as_json(made: object) -> str:
    return json.dumps(made, indent=2, ensure_ascii=False) + '\n'


def _duties(book: Rulebook) -> Iterator[tuple[str, str]]:
    """A page a theme, and a list of them."""
    index = ['# The duties, by theme', '']
    for theme, group in groupby(book.duties.values(), key=lambda duty: duty.theme):
        duties = list(group)
        name = Path(duties[0].path).stem
        listed = (f'- [`{duty.id}`]({name}.md#{duty.id}): {duty.title}' for duty in duties)
        index += [f'## [{theme}]({name}.md)', '', *listed, '']
        yield f'docs/duties/{name}.md', TOP + '\n'.join(_duty(duty, book) for duty in duties)
    yield 'docs/duties/README.md', TOP + '\n'.join(index)


def _duty(duty: Duty, book: Rulebook) -> str:
    """The page of a duty, with the name by which its address leads to it."""
    return f'<a id="{duty.id}"></a>\n\n{markdown.draw(rules_page.page(duty, book))}'


def _golden(book: Rulebook) -> Iterator[tuple[str, str]]:
    """The report of each example in each format."""
    for file in sorted((ROOT / 'examples').glob('*.yaml')):
        name = f'examples/{file.name}'
        own = {stem: kind for kind, stem in STARTERS.items()}.get(file.stem)  # made here too, and may be stale on disk
        document = parse(starter(own).encode(), name) if own else read(file, name)
        report = Report(ON, book, (check_document(document, Question(book, ON)),))
        for suffix, render in GOLDEN.items():
            yield f'tests/golden/{file.stem}.{suffix}', render(report)


def _compared(book: Rulebook) -> Iterator[tuple[str, str]]:
    """What changed between the two real documents of one area, in each format."""
    question = Question(book, ON)
    names = [f'examples/luton-{year}.yaml' for year in (2019, 2024)]
    old, new = (check_document(read(ROOT / name, name), question) for name in names)
    found = compare(old, new, question)
    page = changes_page.page(found)
    yield 'tests/compared/luton.txt', text.draw(page)
    yield 'tests/compared/luton.md', markdown.draw(page)
    yield 'tests/compared/luton.json', changes_json.render(found)
    yield 'tests/compared/luton.csv', changes_csv.render(found)


def main() -> int:
    """Write what is stale, or name it."""
    stale = {name: made for name, made in files() if not _same(ROOT / name, made)}
    if '--check' not in sys.argv[1:]:
        for name, made in stale.items():
            target = ROOT / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made.encode())
        return 0
    for name in stale:
        print(f'stale: {name}; run `make generated`', file=sys.stderr)
    return 1 if stale else 0


def _same(target: Path, made: str) -> bool:
    return target.is_file() and target.read_bytes() == made.encode()


if __name__ == '__main__':
    sys.exit(main())
