"""Writes every file that is made from others, or with --check says which of them are stale."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from masa_check.declaration import schema
from masa_check.declaration.kinds import KINDS
from masa_check.proof.shape import check_meanings
from masa_check.reporters.check.data import ReportData
from masa_check.reporters.deadlines import data as deadlines_data
from masa_check.reporters.diff import history_data
from masa_check.reporters.diff import json as changes_json
from masa_check.reporters.draft import data as draft_data
from masa_check.reporters.draw import markdown
from masa_check.reporters.questions import data as questions_data
from masa_check.reporters.rules import page as rules_page
from masa_check.reporters.survey import json as survey_json
from masa_check.reporters.verify import data as verify_data
from masa_check.rulebook import rulebook
from masa_check.rulebook import schema as rule_schema
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from scripts import check_options, coverage, golden, grammar, picture

ROOT = Path(__file__).parents[1]
DATA: Mapping[str, tuple[type, str]] = {
    'report': (ReportData, 'The report of masa-check check --format json'),
    'survey': (survey_json.SurveyData, 'The survey of masa-check survey --format json'),
    'deadlines': (deadlines_data.DeadlinesData, 'The deadlines of masa-check deadlines --format json'),
    'comparison': (changes_json.ComparisonData, 'The comparison of masa-check diff --format json'),
    'history': (history_data.HistoryData, 'The history of masa-check history --format json'),
    'draft': (draft_data.DraftData, 'The draft of masa-check draft --format json'),
    'questions': (questions_data.QuestionsData, 'The questions of masa-check questions --format json'),
    'verification': (verify_data.VerificationData, 'The verification of masa-check verify --format json'),
}
TOP = '<!-- Made by `make generated` from the rules: edit those. -->\n\n'


def files(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Every generated file with its text."""
    for kind in KINDS:
        yield f'schemas/{kind}.schema.json', _as_json(schema.of(kind))
        yield f'examples/{golden.STARTERS[kind]}.yaml', golden.starter_of(kind, book)
    yield 'schemas/waivers.schema.json', _as_json(schema.of('waivers'))
    yield 'schemas/acts.schema.json', _as_json(schema.of('acts'))
    yield 'schemas/settings.schema.json', _as_json(schema.of('settings'))
    for name, (data, title) in DATA.items():
        yield f'schemas/{name}.schema.json', _as_json(schema.of_data(data, title))
    yield 'docs/coverage.md', coverage.page(book)
    yield 'docs/rules.md', TOP + grammar.page(book)
    yield 'schemas/rules.schema.json', _as_json(rule_schema.schema(book.editions, check_meanings()))
    yield picture.TARGET, picture.svg(book)
    yield check_options.TARGET, check_options.table()
    yield from _duties(book)
    yield from golden.files(book)


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


def main() -> int:
    """Write what is stale, or name it."""
    stale = {name: made for name, made in files(rulebook.load([rulebook.folder()])) if not _same(ROOT / name, made)}
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
