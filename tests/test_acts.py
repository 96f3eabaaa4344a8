"""Acts on record stand beside the verdicts in every format, change none, and are told what is wrong with them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import Run, write
from small_book import HEAD, ON, SILENT, book

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.gate.acts import Recordings, read
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

EXAMPLE = Path(__file__).parents[1] / 'examples' / 'luton-2024.yaml'
ACT = {
    'duty': 'department-told',
    'document': 'luton',
    'what': 'The arrangements were sent to the Department',
    'on': '2025-02-03',
    'office': 'Business Manager',
    'evidence': 'Minutes of the board of March, item 4',
}
WORDS = (
    'Done, by record: The arrangements were sent to the Department (the Business Manager, 2025-02-03; '
    'Minutes of the board of March, item 4)'
)


def acts(*changed: dict[str, Any]) -> str:
    """A file of acts, an entry for each change of the act above."""
    entries = ({**ACT, **change} for change in changed or ({},))
    return 'acts:\n' + ''.join(
        '  - ' + '\n    '.join(f'{key}: {value}' for key, value in entry.items() if value) + '\n' for entry in entries
    )


def recorded(text: str, rules: Rulebook) -> Recordings:
    return read(parse(text.encode(), 'acts.yaml'), '/home/masa', rules, date.fromisoformat(ON))


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@pytest.fixture
def luton(here: Path) -> Path:
    write(here / 'acts.yaml', acts())
    return write(here / 'luton.yaml', EXAMPLE.read_text('utf-8'))


def checked(run: Run, format: str, *more: str) -> str:
    return run('check', 'luton.yaml', '--on', '2026-11-01', '--format', format, *more).out


@pytest.mark.slow
@pytest.mark.parametrize('format', ['text', 'concise', 'json', 'csv', 'markdown', 'html', 'sarif', 'gitlab', 'junit'])
def test_every_format_tells_of_the_act_beside_the_finding(run: Run, luton: Path, format: str) -> None:
    without, with_acts = checked(run, format), checked(run, format, '--acts', 'acts.yaml')

    said = ACT['what'] if format == 'json' else WORDS
    assert said not in without
    assert said in with_acts


@pytest.mark.slow
def test_an_act_changes_no_verdict_no_outcome_and_not_how_the_run_ends(run: Run, luton: Path) -> None:
    def facts(*more: str) -> Any:
        report = json.loads(checked(run, 'json', *more))
        for one in report['documents']:
            one.pop('acts')
        return report

    assert facts() == facts('--acts', 'acts.yaml')
    ends = {run('check', 'luton.yaml', '--fail-on', 'should', *more).code for more in ((), ('--acts', 'acts.yaml'))}
    assert len(ends) == 1


def test_the_index_of_evidence_is_by_theme_and_by_day(run: Run, luton: Path) -> None:
    earlier = {'on': '2025-01-01', 'what': 'An update was sent'}
    write(luton.parent / 'acts.yaml', acts({}, {'duty': 'agencies-consulted'}, earlier))

    out = checked(run, 'text', '--acts', 'acts.yaml')
    index = out[out.index('Done, by record: an index of evidence') :]

    order = [index.index(word) for word in ('Publication', '2025-01-01', '2025-02-03', 'agencies-consulted')]
    assert order == sorted(order)
    assert 'department-told' in index


def test_the_table_of_duties_notes_what_is_done_by_record(run: Run, luton: Path) -> None:
    line = next(one for one in checked(run, 'text', '--acts', 'acts.yaml').splitlines() if '  department-told ' in one)

    assert line.endswith('(done, by record)')
    assert line.split()[0] == 'missing'


def test_what_the_text_itself_is_asked_to_say_is_not_done_by_record(run: Run, luton: Path) -> None:
    write(luton.parent / 'acts.yaml', acts({'duty': 'implementation-date-stated'}))

    out = checked(run, 'text', '--acts', 'acts.yaml')

    assert 'the text itself is asked to say this, so no act answers it; it is only listed' in out
    row = next(one for one in out.splitlines() if '  implementation-date-stated ' in one)
    assert 'by record' not in row


def test_the_data_have_the_act_with_its_line(run: Run, luton: Path) -> None:
    report = json.loads(checked(run, 'json', '--acts', 'acts.yaml'))
    rows = list(csv.DictReader(io.StringIO(checked(run, 'csv', '--acts', 'acts.yaml'))))

    expected: dict[str, Any] = {key: word for key, word in ACT.items() if key != 'document'} | {
        'ask': None,
        'objects': [],
        'line': 2,
    }
    assert report['documents'][0]['acts'] == [expected]
    assert {row['duty'] for row in rows if row['by_record']} == {'department-told'}


@pytest.mark.parametrize(
    ('change', 'message'),
    [
        ({'duty': 'department-tolt'}, 'there is no such duty'),
        ({'duty': 'needs-met', 'ask': 'nothing'}, 'it has no part "nothing"'),
        ({'duty': 'needs-met', 'on': '2030-01-01'}, 'this is to be done on 2030-01-01, which is still to come'),
        ({'duty': 'needs-met', 'office': 'Jane Roe'}, 'a person is named where an office belongs'),
        ({'duty': 'needs-met', 'office': 'Dr J. Smith'}, 'a person is named where an office belongs'),
    ],
)
def test_what_is_wrong_with_an_act_is_a_notice_at_its_line_and_it_is_not_on_record(
    rules: Rulebook, change: dict[str, Any], message: str
) -> None:
    recordings = recorded(acts({'duty': 'needs-met'}, change), rules)

    (trouble,) = (one for one in recordings.troubles if one.place.line == 8)
    assert message in trouble.message
    assert trouble.force is Force.ADVICE
    assert len(recordings.record.acts) == 1


@pytest.mark.parametrize(
    ('change', 'line', 'words'),
    [
        ({'duty': 'department-tolt'}, 2, 'there is no such duty; did you mean "department-told"?'),
        ({'on': '2030-01-01'}, 5, 'which is still to come; record it when it is done'),
        (
            {'office': 'Jane Roe, Business Manager'},
            6,
            'a person is named where an office belongs; write Business Manager',
        ),
    ],
)
def test_what_is_wrong_with_an_act_is_told_at_the_line_of_its_key_with_what_to_do(
    run: Run, luton: Path, change: dict[str, Any], line: int, words: str
) -> None:
    write(luton.parent / 'acts.yaml', acts(change))

    out = checked(run, 'concise', '--acts', 'acts.yaml')

    (told,) = (one for one in out.splitlines() if one.startswith('acts.yaml'))
    assert told.startswith(f'acts.yaml:{line}:5: ADVICE')
    assert words in told


@pytest.mark.parametrize(
    ('text', 'line', 'message'),
    [
        (acts({'evidence': ''}), 2, 'there is no "evidence" here'),
        (acts({'on': 'March 2025'}), 5, 'cannot be read as a date'),
        (acts({'on': '2025-03'}), 5, 'is not a whole day'),
        (acts({'what': 'done'}), 4, '"done"'),
        (acts({'evidence': 'tbc'}), 7, '"tbc" says nothing'),
        ('acts:\n  - duti: x\n', 2, '"duti" is not a key'),
        ('- a\n', 1, 'the file holds a list'),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(
    run: Run, luton: Path, text: str, line: int, message: str
) -> None:
    write(luton.parent / 'acts.yaml', text)
    ran = run('check', 'luton.yaml', '--acts', 'acts.yaml')

    assert ran.code == 2
    assert f'acts.yaml:{line}:' in ran.err
    assert message in ran.err


def test_an_act_of_a_document_that_is_not_there_is_a_notice(run: Run, luton: Path) -> None:
    write(luton.parent / 'acts.yaml', acts({'document': 'other.yaml'}, {'document': 'lutton'}))
    write(luton.parent / 'masa-check.toml', 'paths = ["luton.yaml"]\nacts = "acts.yaml"\n')

    ran = run('check', '--on', '2026-11-01', '--format', 'concise')

    assert 'acts.yaml:3:5: ADVICE acts department-told: there is no document "other.yaml"' in ran.out
    assert 'acts.yaml:9:5: ADVICE acts department-told: there is no document "lutton"' in ran.out


def test_the_file_of_acts_is_no_document_wherever_the_paths_lead(run: Run, luton: Path) -> None:
    ran = run('check', '.', '--acts', 'acts.yaml', '--format', 'json', '--on', '2026-11-01')

    assert [one['path'] for one in json.loads(ran.out)['documents']] == ['luton.yaml']


def test_a_missing_file_of_acts_is_told_how_one_begins(run: Run, luton: Path) -> None:
    ran = run('check', 'luton.yaml', '--acts', 'nowhere.yaml')

    assert ran.code == 2
    assert 'there is no such acts file' in ran.err
    assert '"acts:"' in ran.err


def test_an_act_about_an_object_stands_beside_that_object_alone(rules: Rulebook) -> None:
    recordings = recorded(acts({'duty': 'needs-met', 'object': '[Cafcass, A College]'}), rules)
    (act,) = recordings.record.acts

    assert act.answers('identify', 'Cafcass')
    assert not act.answers('identify', 'Northport College')
    with pytest.raises(MasaError):
        recorded(HEAD + SILENT, rules)
