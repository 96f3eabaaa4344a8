"""The report for GitLab has the fields that it asks for, and a fingerprint that is unique and stays."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shipped import data_of, every_example, rendered
from small_book import MET, book, held, report
from test_reporters import several
from test_sarif import DATED, waived

from masa_check.reporters.check import gitlab
from masa_check.reporters.check.fingerprint import Root
from masa_check.rulebook.rulebook import Rulebook


def taken(made: str) -> list[dict[str, Any]]:
    """The issues, by the rules of docs.gitlab.com, Code Quality report format."""
    assert not made.startswith('\ufeff')
    issues: list[dict[str, Any]] = json.loads(made)
    for one in issues:
        assert one['description'].startswith(f'{one["check_name"]}: ')
        assert re.fullmatch('[0-9a-f]{64}', one['fingerprint'])
        assert one['severity'] in ('info', 'minor', 'major', 'critical', 'blocker')
        assert not one['location']['path'].startswith(('./', '/'))
        assert isinstance(one['location']['lines']['begin'], int)
        assert one['location']['lines']['begin'] >= 1
    assert len({one['fingerprint'] for one in issues}) == len(issues)
    return issues


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@every_example
def test_the_report_of_each_example_is_taken(name: str) -> None:
    assert len(taken(rendered(name, 'gitlab'))) == sum(finding['counts'] for finding in data_of(name)['findings'])


def test_documents_of_every_sort_are_taken_and_one_that_cannot_be_read_is_worst(rules: Rulebook) -> None:
    made = several(rules)
    severities = {one['check_name']: one['severity'] for one in taken(gitlab.render(made))}

    assert len(taken(gitlab.render(made))) == sum(len(document.open) for document in made.documents)
    assert severities == {
        'document-shape': 'blocker',
        'needs-met': 'critical',
        'supported': 'critical',
        'linked': 'critical',
        'paid-for': 'major',
        'published': 'major',
        'agencies-chosen': 'minor',
    }


def test_nothing_wrong_is_an_empty_list(rules: Rulebook) -> None:
    assert taken(gitlab.render(report(rules, held(DATED + MET, rules)))) == []


def test_two_editions_of_one_partnership_keep_their_issues_apart(rules: Rulebook) -> None:
    made = report(rules, held(DATED, rules, path='2024.yaml'), held(DATED, rules, path='2025.yaml'))

    assert {one['location']['path'] for one in taken(gitlab.render(made))} == {'2024.yaml', '2025.yaml'}


def test_a_fingerprint_stays_wherever_the_line_goes(rules: Rulebook) -> None:
    there, moved = (taken(gitlab.render(report(rules, held(text, rules)))) for text in (DATED, f'# new\n{DATED}'))

    assert [one['fingerprint'] for one in there] == [one['fingerprint'] for one in moved]
    assert [one['location'] for one in there] != [one['location'] for one in moved]


def test_what_is_accepted_is_left_out_and_paths_are_told_from_the_root(rules: Rulebook) -> None:
    made = waived(rules)
    issues = taken(gitlab.render(made, Root('/repo', '/repo/docs')))

    assert 'needs-met' not in {one['check_name'] for one in issues}
    assert {one['location']['path'] for one in issues} == {'docs/a.yaml'}
