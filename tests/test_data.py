"""The data of each command: it satisfies the schema that ships, and nothing else that looks like it does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from masa_check.deadlines.calendar import Deadlines, Unread, deadlines
from masa_check.deadlines.due import State
from masa_check.declaration.schema import shipped
from masa_check.diffs.comparison import compare
from masa_check.diffs.history import History, Moment, history
from masa_check.document.document import parse, read
from masa_check.engine.answer import Result
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report, check_document
from masa_check.reporters.check import json as report_json
from masa_check.reporters.deadlines import data as deadlines_data
from masa_check.reporters.diff import history_data
from masa_check.reporters.diff import json as diff_json
from masa_check.reporters.survey import json as survey_json
from masa_check.rulebook import rulebook
from masa_check.survey import comparison as survey_comparison
from masa_check.survey.entry import entry_of
from masa_check.survey.matrix import By, Survey
from masa_check.survey.view import SurveyView

EXAMPLES = Path(__file__).parents[1] / 'examples'
ON = date(2026, 11, 23)
WHOLE = rulebook.load([rulebook.folder()], examples=False)
FEW = ('independent-scrutiny-in-place', 'agencies-set-out')
BOOK = WHOLE._replace(duties={duty: WHOLE.duties[duty] for duty in FEW})
QUESTION = Question(BOOK, ON)
NAMES = ('report', 'survey', 'deadlines', 'comparison', 'history')
MAPS = {'verdicts', 'restated', 'findings', 'facts', 'asks', 'editions'}  # with keys of a closed set, not all needed


def _checked(name: str) -> DocumentReport:
    return check_document(read(EXAMPLES / f'{name}.yaml', name), QUESTION)


def _survey(*reports: DocumentReport) -> Survey:
    return Survey(ON, BOOK, '', False, tuple(map(entry_of, reports)))


@cache
def made(name: str) -> str:
    """The data of one command, as it is written."""
    old, new = (_checked(f'luton-{year}') for year in (2019, 2024))
    broken = check_document(parse(b'kind: arrangements\n', 'broken.yaml'), QUESTION)
    if name == 'report':
        return report_json.render(Report(ON, BOOK, (new, broken)))
    if name == 'survey':
        now, then = _survey(new, broken), _survey(old)
        return survey_json.render(SurveyView(now, (By.DUTY,), True, False, survey_comparison.compare(then, now)))
    if name == 'deadlines':
        declared = [one.declaration for one in (old, new) if one.declaration]
        unread = (Unread('broken.yaml', 'line 1: there is no "id" here'),)
        return deadlines_data.as_json(Deadlines(ON, WHOLE, deadlines(declared, WHOLE, ON), 2, unread))
    if name == 'comparison':
        return diff_json.render(compare(old, new, QUESTION))
    moments = [Moment('a' * 12, '2024-07-01', one.path, one) for one in (old, broken, new)]
    return history_data.as_json(History(ON, BOOK, tuple(history(moments, QUESTION))))


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(shipped(name), format_checker=Draft7Validator.FORMAT_CHECKER)


def valid(name: str, data: Any) -> bool:
    return validator(name).is_valid(data)


Place = tuple[str | int, ...]


def places(node: Any, at: Place = ()) -> Iterator[Place]:
    """The place of everything, of a list those of its first item."""
    yield at
    steps = node if isinstance(node, dict) else range(min(len(node), 1)) if isinstance(node, list) else ()
    for step in steps:
        yield from places(node[step], (*at, step))


def at(node: Any, path: Place) -> Any:
    for step in path:
        node = node[step]
    return node


def short(node: Any) -> Any:
    """The same with no more than the first item of each list, which are all that `places` goes to."""
    if isinstance(node, dict):
        return {key: short(item) for key, item in node.items()}
    return [short(item) for item in node[:1]] if isinstance(node, list) else node


def is_map(path: Place) -> bool:
    """Whether the keys of what stands there are words of the rules or of a closed set, and not of the type."""
    return path != () and isinstance(path[-1], str) and bool(MAPS & set(path[-2:]))


@pytest.mark.parametrize('name', NAMES)
def test_what_a_command_writes_satisfies_its_schema(name: str) -> None:
    data = json.loads(made(name))

    assert [error.message for error in validator(name).iter_errors(data)] == []


@pytest.mark.parametrize('name', NAMES)
def test_a_schema_of_data_is_of_draft_07_and_uses_nothing_that_it_would_pass_over(name: str) -> None:
    Draft7Validator.check_schema(shipped(name))

    for path in places(shipped(name)):
        node = at(shipped(name), path)
        assert not isinstance(node, dict) or '$ref' not in node or len(node) == 1, path
        assert not set(path) & {'prefixItems', '$defs', 'unevaluatedProperties'}


@pytest.mark.slow
@pytest.mark.parametrize('name', NAMES)
def test_a_key_that_is_missing_is_refused(name: str) -> None:
    data = short(json.loads(made(name)))
    keys = [path for path in places(data) if path and isinstance(path[-1], str) and not is_map(path[:-1])]

    assert len(keys) > 10
    for path in keys:
        mutant = copy.deepcopy(data)
        del at(mutant, path[:-1])[path[-1]]
        assert not valid(name, mutant), path


@pytest.mark.slow
@pytest.mark.parametrize('name', NAMES)
def test_a_key_that_is_not_known_is_refused(name: str) -> None:
    data = short(json.loads(made(name)))
    objects = [path for path in places(data) if isinstance(at(data, path), dict)]

    assert len(objects) > 2
    for path in objects:
        mutant = copy.deepcopy(data)
        at(mutant, path)['made-up'] = 'made-up'
        assert not valid(name, mutant), path


@pytest.mark.parametrize(
    ('name', 'path'),
    [
        ('report', ('findings', 0, 'force')),
        ('report', ('findings', 0, 'severity')),
        ('report', ('findings', 0, 'outcome')),
        ('report', ('findings', 0, 'status')),
        ('report', ('findings', 0, 'state')),
        ('report', ('documents', 0, 'editions', 0, 'status')),
        ('report', ('documents', 0, 'editions', 0, 'answers', 0, 'verdict')),
        ('report', ('documents', 0, 'editions', 0, 'answers', 0, 'asks', 0, 'outcome')),
        ('report', ('tool', 'name')),
        ('report', ('tool', 'rulebook')),
        ('report', ('on',)),
        ('survey', ('by', 0)),
        ('survey', ('rows', 0, 'kind')),
        ('survey', ('comparison', 'changes', 0, 'kind')),
        ('survey', ('documents', 0, 'editions', 'wt2023', FEW[0])),
        ('deadlines', ('deadlines', 0, 'state')),
        ('deadlines', ('deadlines', 0, 'force')),
        ('deadlines', ('deadlines', 0, 'last')),
        ('comparison', ('facts', 0, 'class')),
        ('comparison', ('facts', 0, 'of')),
        ('comparison', ('facts', 0, 'before', 'status')),
        ('comparison', ('duties', 0, 'became')),
        ('comparison', ('duties', 0, 'asks', 0, 'now')),
        ('history', ('schema_version',)),
        ('history', ('tool', 'rulebook')),
    ],
)
def test_a_word_that_is_not_of_its_set_is_refused(name: str, path: Place) -> None:
    data = json.loads(made(name))
    assert valid(name, data)

    at(data, path[:-1])[path[-1]] = 'made-up'

    assert not valid(name, data)


@pytest.mark.parametrize(
    ('name', 'path'),
    [
        ('report', ('summary', 'waived')),
        ('report', ('summary', 'verdicts', 'met')),
        ('report', ('findings', 0, 'line')),
        ('survey', ('rows', 0, 'known')),
        ('survey', ('rows', 0, 'share')),
        ('survey', ('comparison', 'changes', 0, 'gained')),
        ('deadlines', ('summary', 'due')),
        ('deadlines', ('deadlines', 0, 'line')),
    ],
)
def test_a_number_that_cannot_be_is_refused(name: str, path: Place) -> None:
    data = json.loads(made(name))

    at(data, path[:-1])[path[-1]] = -1

    assert not valid(name, data)


def test_what_counts_by_a_closed_set_has_a_key_for_each_of_it() -> None:
    assert set(deadlines_data.StatesData.__annotations__) == set(State)
    assert set(survey_json.ProportionData.__annotations__) == {*Result, 'known', 'share'}
    assert {*Result, *By, 'known', 'share'} <= set(survey_json.RowData.__annotations__)
