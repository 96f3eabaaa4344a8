"""The formats of every command: each names a function that is there, and importing it is all that one costs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from masa_check.cli import deadlines, diff, explain, history, printing, questions, rules, survey, verify
from masa_check.cli.formats import REPORTERS, Format, Look
from masa_check.cli.output import Outlet, Target
from masa_check.report.report import Count

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
COMMANDS = {
    'check': {**printing.FORMATS, **{f'{name} at the end': one for name, one in printing.CLOSING.items()}},
    'deadlines': deadlines.FORMATS,
    'diff': diff.FORMATS,
    'explain': {'text': explain.PAGE},
    'history': history.FORMATS,
    'questions': questions.FORMATS,
    'rules': rules.FORMATS,
    'survey': survey.FORMATS,
    'verify': verify.FORMATS,
}
FORMATS = [pytest.param(one, id=f'{command}-{name}') for command, of in COMMANDS.items() for name, one in of.items()]


@pytest.mark.parametrize('one', FORMATS)
def test_a_format_names_a_function_and_what_that_function_takes(one: Format) -> None:
    module, _, name = one.maker.rpartition('.')
    made = getattr(import_module(f'{REPORTERS}.{module}'), name)

    assert {*one.takes, *one.options} <= signature(made).parameters.keys()
    assert set(one.takes) <= {*Look._fields, 'root', *Outlet._fields}


@pytest.mark.parametrize('command', COMMANDS)
def test_only_what_can_be_drawn_is_made_as_a_page(command: str) -> None:
    drawn = {one.drawn_by or name.partition(' ')[0] for name, one in COMMANDS[command].items() if one.is_page}

    assert drawn <= {'text', 'markdown', 'html', 'word', 'paper'}
    assert 'text' in drawn


def _imported(*arguments: str) -> set[str]:
    """The reporters that a run imports, in a process of its own."""
    code = (
        'import sys\nfrom masa_check.cli.app import app\n'
        f'try:\n    app({list(arguments)!r})\nexcept SystemExit:\n    pass\n'
        f'print(*(name for name in sys.modules if name.startswith({REPORTERS!r})), file=sys.stderr)'
    )
    done = subprocess.run([sys.executable, '-c', code], check=True, capture_output=True, text=True, cwd=ROOT)
    return {name.removeprefix(f'{REPORTERS}.') for name in done.stderr.split() if name != REPORTERS}


ON = ('--on', '2026-11-23')
ARRANGEMENTS = 'examples/complete.yaml'
JSON = {'data', 'encoding'}


@pytest.mark.parametrize(
    ('arguments', 'needed'),
    [
        (
            ('check', ARRANGEMENTS, *ON, '--no-config', '-f', 'json'),
            {*JSON, 'check', 'check.data', 'check.json', 'check.quotation', 'check.reading', 'check.stream'},
        ),
        (('check', ARRANGEMENTS, *ON, '--no-config', '-f', 'concise'), {'check', 'check.concise'}),
        (('deadlines', ARRANGEMENTS, *ON, '-f', 'json'), {*JSON, 'deadlines', 'deadlines.data', 'draw', 'draw.sheet'}),
        (('diff', ARRANGEMENTS, ARRANGEMENTS, *ON, '-f', 'json'), {*JSON, 'diff', 'diff.headline_data', 'diff.json'}),
        (('survey', ARRANGEMENTS, *ON, '-f', 'json'), {*JSON, 'survey', 'survey.json'}),
        (('rules', '-f', 'csv'), {*JSON, 'rules', 'rules.data', 'draw', 'draw.page', 'draw.sheet'}),
    ],
    ids=lambda value: ' '.join((value[0], value[-1])) if isinstance(value, tuple) else '',
)
def test_a_run_imports_only_the_format_that_is_asked_for(arguments: tuple[str, ...], needed: set[str]) -> None:
    assert _imported(*arguments) == needed


def _written(one: Format, format: str, folder: Path, look: Look) -> str:
    """What a format makes of a run without documents, in a file."""
    path = folder / format
    with path.open('wb') as file:
        one.write(Outlet(Target(format, path.as_posix()), file), look, Count(), date(2026, 1, 1), 'abc')
    return path.read_text('utf-8')


def test_a_page_is_drawn_in_the_format_of_its_outlet_and_never_coloured_in_a_file(tmp_path: Path) -> None:
    one = printing.CLOSING['text']
    text, html, markdown = (_written(one, name, tmp_path, Look(colour=True)) for name in ('text', 'html', 'markdown'))

    assert text.startswith('\n0 documents. No findings.')
    assert '<html' in html
    assert '**0 documents**' in markdown
