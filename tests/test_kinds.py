"""The kinds of document: each has its model, a yearly report is held to the edition at the end of its period."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asked import asked

from masa_check.declaration.kinds import KINDS, model_of
from masa_check.document.document import parse
from masa_check.questions.starter import starter
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook import rulebook

RULES = rulebook.load([rulebook.folder()])
ON = date(2026, 11, 23)


def report(on: date = ON, **given: Any) -> DocumentReport:
    whole = {'kind': 'yearly-report', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership', **given}
    return check_document(parse(json.dumps(whole).encode(), 'report.yaml'), Question(RULES, on))


def deciding(**given: Any) -> dict[str, str]:
    """The editions whose findings count, each with the notice of the report."""
    found = report(**given)
    assert not found.broken, found.faults
    return {held.standing.edition.id: held.standing.notice for held in found.editions if held.standing.counts}


@pytest.mark.parametrize('kind', KINDS)
def test_the_model_of_a_kind_is_of_that_kind(kind: str) -> None:
    model = model_of(kind)

    assert model.model_validate({'kind': kind, 'id': 'luton', 'name': 'Luton'}).kind == kind


@pytest.mark.parametrize(
    ('ends', 'edition'),
    [
        ('2023-03', 'wt2018'),
        ('2023-11-30', 'wt2018'),
        ('2023-12-14', 'wt2018'),
        ('2023-12-15', 'wt2023'),
        ('2023-12', 'wt2023'),  # a period that ends in December ends on its last day
        ('2024-03', 'wt2023'),
        ('2024', 'wt2023'),
        ('2026-03', 'wt2023'),  # the text of WT2026 has not been read
    ],
)
def test_a_report_is_held_to_the_edition_in_force_on_the_last_day_of_its_period(ends: str, edition: str) -> None:
    assert deciding(period={'ends': ends}, dated='2024-09', follows='wt2018').keys() == {edition}


def test_nobody_chooses_the_edition_of_a_report_on_a_period_of_the_transition() -> None:
    (notice,) = deciding(period={'ends': '2024-03'}, follows='wt2018').values()

    assert notice == 'The period that the report covers ends in 2024-03'


def test_a_period_that_may_have_ended_under_either_edition_is_held_to_what_both_find() -> None:
    assert deciding(period={'ends': '2023'}).keys() == {'wt2018', 'wt2023'}


@pytest.mark.parametrize('given', [{'dated': '2021-09'}, {'publication': {'on': '2021-09-30'}}])
def test_a_report_that_does_not_give_its_period_is_held_to_the_edition_of_its_own_date(given: dict[str, Any]) -> None:
    found = deciding(**given)

    assert found == {'wt2018': 'The end of the period is not declared, so the date of the report decides'}


def test_a_report_is_put_the_duties_of_reports_and_no_others() -> None:
    of_reports = [duty.id for duty in RULES.duties.values() if duty.asked_of == 'yearly-report']
    (decides,) = [held for held in report(period={'ends': '2025-03'}).editions if held.standing.counts]

    assert [a.duty for a in decides.answers] == [d for d in of_reports if 'wt2023' in RULES.duties[d].editions]


@pytest.mark.parametrize('kind', KINDS)
def test_the_starter_of_a_kind_offers_every_part_of_its_model(kind: str) -> None:
    lines = starter(kind, asked(kind)).splitlines()

    assert {name for name in model_of(kind).model_fields if any(line.startswith(f'# {name}:') for line in lines)} == {
        name for name in model_of(kind).model_fields if name not in ('kind', 'id', 'name')
    }
    assert f'kind: {kind}' in lines


@pytest.mark.slow
def test_who_checks_arrangements_alone_does_not_wait_for_the_model_of_reports() -> None:
    example = Path(__file__).parents[1] / 'examples' / 'complete.yaml'
    code = (
        'import sys; from datetime import date; from masa_check import check; '
        f'check({str(example)!r}, on=date(2025, 3, 31)); '
        'sys.exit([f"masa_check.model.{k}" in sys.modules for k in ("arrangements", "yearly_report")] != [True, False])'
    )

    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0


@pytest.mark.slow
def test_only_a_yearly_report_pays_for_the_checks_of_yearly_reports() -> None:
    of_reports = {f'masa_check.checks.{module}' for module in ('copies', 'paired', 'reported')}

    assert _imported_to_check('examples/complete.yaml') & of_reports == set()
    assert _imported_to_check('examples/complete-report.yaml') & of_reports == of_reports


def _imported_to_check(path: str) -> set[str]:
    """The modules that are there after a document has been held to every duty, in a process of its own."""
    code = (
        'import sys; from datetime import date; from masa_check import check; '
        f'print(len(check({path!r}, on=date(2026, 11, 23)).findings)); print(*sys.modules)'
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, '-c', code], check=True, capture_output=True, text=True, cwd=root)
    return set(done.stdout.split())


def test_what_the_guide_shows_of_a_yearly_report_can_be_declared() -> None:
    guide = (Path(__file__).parents[1] / 'docs' / 'guides' / 'declare.md').read_text('utf-8')
    section = guide.partition('\n## 9. ')[2].partition('\n## ')[0]
    blocks = [block.partition('\n```')[0] for block in section.split('```yaml\n')[1:]]
    top = 'kind: yearly-report\nid: exampleshire\nname: Exampleshire Safeguarding Children Partnership\n'

    assert len(blocks) > 3
    for block in blocks:
        text = block if block.startswith('kind:') else top + block
        assert check_document(parse(text.encode(), 'guide.yaml'), Question(RULES, ON)).faults == ()


def test_a_report_cannot_come_out_before_the_one_that_came_before_it() -> None:
    (fault,) = report(publication={'on': '2024-09-27', 'previous_on': '2025-09-22'}).faults

    assert 'the report before this one is dated after it' in fault.message
    assert report(publication={'on': '2024-09', 'previous_on': '2024-09-22'}).faults == ()


def test_what_is_activity_only_has_no_result() -> None:
    claim = {'name': 'A conference was held', 'activity_only': True}

    assert report(impact={'work': [claim]}).faults == ()
    assert report(impact={'work': [{**claim, 'result': 'not-stated'}]}).faults == ()
    assert 'activity only' in report(impact={'work': [{**claim, 'result': 'Nine in ten do it'}]}).faults[0].message
