"""Each report is whole, in order, and inert whatever a document or a file is called."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, MET, ON, PLACE, SILENT, SMALL, book, held, report

from masa_check.report.report import Report
from masa_check.reporters.check import concise
from masa_check.reporters.check import json as as_json
from masa_check.reporters.draw import text
from masa_check.reporters.rules import data as rules_data
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Verdict
from scripts.golden import printed

CODES = re.compile(r'\x1b\[[0-9;]*m')
LINE = re.compile(
    r'(?P<path>.+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): '
    r'(?P<force>MUST|MUST-GUIDANCE|SHOULD|EXPECTED|ADVICE|SHAPE) (?P<duty>[a-z0-9-]+) (?P<message>\S.*)'
)
# What could end a line, move a cursor, ring a bell, set a title, or turn the direction of reading.
HOSTILE = 'x\x1b[31m\x1b]0;t\x07\x9b2J\x7f\r\n::error::y\u202e\u200f\u2066\u2028\u2029\u0085\ufeffz.yaml'
LONG = 'L' * 10_000
QUOTED = HEAD.replace('name: Luton', 'name: "Luton\u202e\u200f"') + 'dated: 2025-02\n'


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def plain(run: Report, verbosity: int = 0) -> str:
    return printed(run, verbosity)


def coloured(run: Report, verbosity: int = 0) -> str:
    return printed(run, verbosity, colour=True)


def data(run: Report) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(as_json.render(run))
    return read


def silent(rules: Rulebook, path: str = 'masa/luton.yaml', head: str = HEAD) -> Report:
    return report(rules, held(f'{head}dated: 2025-02\n{SILENT}', rules, path=path))


def several(rules: Rulebook) -> Report:
    """Every sort of document: silent, met, of 2019, of the transition, of a wrong shape, and no YAML at all."""
    on = '2026-06-01'
    files = sorted((PLACE / 'documents').glob('*.yaml'))
    return report(rules, *(held(file.read_text('utf-8'), rules, on=on, path=file.name) for file in files), on=on)


def is_inert(printed: str) -> bool:
    """Whether nothing but plain characters and the ends of our own lines is printed."""
    return all(letter == '\n' or letter.isprintable() for letter in printed)


def test_no_line_of_the_text_is_wrapped_and_paths_stand_whole(rules: Rulebook) -> None:
    path = 'a folder/' + 'deep/' * 80 + 'luton.yaml'
    printed = plain(silent(rules, path))

    assert re.search(rf'^  {re.escape(path)}:5:1  ', printed, re.MULTILINE)
    assert printed.count(path) >= 1 + len(silent(rules, path).findings)


def test_the_text_says_what_is_missing_by_what_authority_and_what_to_do(rules: Rulebook) -> None:
    lines = plain(silent(rules)).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith('MUST  needs-met'))

    assert 'Children Act' in plain(report(rules, held(HEAD + SILENT, rules, edition='wt2018')))
    assert 'paragraph 103, page 39' in lines[at + 1]
    assert lines[at + 2].startswith('  masa/luton.yaml:5:1  ')
    assert lines[at + 3].endswith('joint_working: not-stated')
    assert lines[at + 4].index('^') == lines[at + 3].index('joint_working')
    assert lines[at + 5] == '  To do: Say how needs are met'


def test_the_text_names_every_duty_unless_it_is_quiet(rules: Rulebook) -> None:
    run = report(rules, held(f'{HEAD}dated: 2025-02\n{MET}', rules))
    duties = [answer.duty for answer in run.documents[0].editions[0].answers]

    assert all(duty in plain(run) for duty in duties)
    assert not any(duty in plain(run, -1) for duty in duties)


def test_other_editions_stand_in_one_line_unless_it_is_verbose(rules: Rulebook) -> None:
    run = report(rules, held(f'{HEAD}dated: 2019\n{SILENT}', rules))

    assert 'WT2023 (readiness): ' in plain(run)
    assert 'supported' not in plain(run)
    assert 'supported' in plain(run, 1)


def test_the_text_says_once_what_both_editions_of_the_transition_find(rules: Rulebook) -> None:
    run = report(rules, held(f'{HEAD}dated: 2024-07\n{SILENT}', rules))
    headed = re.findall(r'^(?:[A-Z-]+)  (needs-met|paid-for|published|agencies-chosen|linked)  ', plain(run), re.M)

    assert sorted(headed) == ['agencies-chosen', 'needs-met', 'paid-for', 'published']
    assert 'linked' in re.findall(r'^[A-Z-]+  ([a-z-]+)  ', plain(run, 1), re.M)


def test_the_text_says_when_only_a_part_was_read(rules: Rulebook) -> None:
    part = held(HEAD + 'texts: {t: {form: policy, whole: false}}\n' + SILENT, rules)

    assert plain(report(rules, part)).splitlines()[3].startswith('Read from part of the arrangements')
    assert 'Read from part' not in plain(silent(rules))


@pytest.mark.parametrize('verbosity', [-1, 0, 1])
def test_colour_adds_codes_and_changes_no_character(rules: Rulebook, verbosity: int) -> None:
    run = several(rules)
    painted = coloured(run, verbosity)
    bare = CODES.sub('', painted)

    assert painted != bare
    assert [line.rstrip() for line in bare.splitlines()] == plain(run, verbosity).splitlines()


def test_a_text_report_ends_its_lines_without_trailing_space(rules: Rulebook) -> None:
    assert not re.search(r'[ \t]$', plain(several(rules), 1), re.MULTILINE)


@pytest.mark.parametrize('verbosity', [-1, 0, 1])
def test_hostile_paths_and_names_come_out_inert_in_the_text(rules: Rulebook, verbosity: int) -> None:
    run = report(
        rules,
        held(QUOTED + SILENT, rules, path=HOSTILE),
        held(HEAD + '"\u202efundng": x\n', rules, path=HOSTILE),
        held('a: [\u200f', rules, path=HOSTILE),
    )

    assert is_inert(plain(run, verbosity))
    assert is_inert(CODES.sub('', coloured(run, verbosity)))
    assert not re.search(r'^::', plain(run, verbosity), re.MULTILINE)


def test_hostile_paths_and_names_come_out_inert_in_concise(rules: Rulebook) -> None:
    run = report(rules, held(QUOTED + SILENT, rules, path=HOSTILE), held('a: [', rules, path=HOSTILE))
    printed = concise.render(run)

    assert is_inert(printed)
    assert len(printed.splitlines()) == len(run.findings)
    assert not re.search(r'^::', printed, re.MULTILINE)


def test_hostile_paths_and_names_are_whole_in_json_and_inert_on_a_screen(rules: Rulebook) -> None:
    run = report(rules, held(QUOTED + SILENT, rules, path=HOSTILE))

    assert data(run)['documents'][0]['path'] == HOSTILE
    assert data(run)['documents'][0]['name'] == 'Luton\u202e\u200f'
    assert is_inert(as_json.render(run))


@pytest.mark.parametrize('where', ['path', 'name', 'object', 'line'])
def test_ten_thousand_characters_break_nothing(rules: Rulebook, where: str) -> None:
    head = HEAD.replace('Luton', LONG) if where == 'name' else HEAD
    said = SILENT.replace('Northport College', LONG) if where == 'object' else SILENT
    comment = f'funding: not-stated # {LONG}' if where == 'line' else 'funding: not-stated'
    words = f'{head}dated: 2025-02\n' + said.replace('funding: not-stated', comment)
    run = report(rules, held(words, rules, path=LONG if where == 'path' else 'a.yaml'))

    assert len(concise.render(run).splitlines()) == len(run.findings)
    assert (LONG in plain(run)) is (where != 'line')
    assert data(run)['documents'][0]['name'] == (LONG if where == 'name' else 'Luton')


def test_an_excerpt_of_a_long_line_is_cut_and_still_points_into_it(rules: Rulebook) -> None:
    flow = HEAD.replace('\n', ', ').removesuffix(', ')
    words = '{' + flow + f', voice: {{included: {"some words " * 100}}}' + ', funding: not-stated}\n'
    lines = plain(report(rules, held(words, rules, edition='wt2023'))).splitlines()

    assert max(len(line) for line in lines if line.lstrip().startswith('1 |')) < 200
    assert all(len(line) < 200 for line in lines if line.endswith('^'))


def test_concise_gives_each_finding_that_counts_one_line(rules: Rulebook) -> None:
    run = several(rules)
    found = [LINE.fullmatch(line) for line in concise.render(run).splitlines()]

    assert all(found)
    assert [(m['path'], int(m['line']), int(m['column']), m['duty']) for m in found if m] == [
        (finding.path, finding.line, finding.column, finding.duty) for finding in run.findings if finding.counts
    ]
    assert {m['force'] for m in found if m} >= {'MUST', 'SHOULD', 'MUST-GUIDANCE', 'EXPECTED', 'ADVICE', 'SHAPE'}


def test_concise_says_nothing_where_nothing_is_wrong(rules: Rulebook) -> None:
    assert concise.render(report(rules, held(f'{HEAD}dated: 2025-02\n{MET}', rules))) == ''


TOP = ['schema_version', 'tool', 'on', 'notice', 'documents', 'findings', 'summary']
TOOL = ['name', 'version', 'rulebook']
DOCUMENT = [
    'path',
    'kind',
    'id',
    'name',
    'sha256',
    'dated',
    'read_in_part',
    'proposed',
    'readable',
    'editions',
    'not_asked',
    'beside',
    'notice',
    'acts',
    'answered',
    'questions',
    'reading',
]
EDITION = ['edition', 'status', 'counts', 'notice', 'answers']
ANSWER = ['duty', 'theme', 'force', 'verdict', 'restated', 'asks']
ASK = ['ask', 'ref', 'force', 'confidence', 'object', 'outcome', 'reason', 'message', 'path', 'line', 'column']
ASK += ['quotes', 'answered']
FINDING = [
    'duty', 'ask', 'object', 'edition', 'status', 'counts', 'force', 'severity', 'outcome', 'reason', 'message',
    'asks', 'remedy', 'citation', 'confidence', 'path', 'line', 'column', 'end_column', 'related',
    'state', 'acceptance', 'change',
]  # fmt: skip
SUMMARY = ['documents', 'unreadable', 'duties_asked', 'verdicts', 'restated', 'findings', 'faults_of_shape', 'waived']
SUMMARY += ['known', 'replaced', 'known_statutory']


def test_json_has_the_keys_that_it_states_at_every_level(rules: Rulebook) -> None:
    made = data(several(rules))
    editions = [edition for document in made['documents'] for edition in document['editions']]
    answers = [answer for edition in editions for answer in edition['answers']]

    assert list(made) == TOP
    assert list(made['tool']) == TOOL
    assert list(made['summary']) == SUMMARY
    assert list(made['summary']['verdicts']) == list(Verdict)
    assert list(made['summary']['findings']) == list(Force)
    assert {tuple(document) for document in made['documents']} == {tuple(DOCUMENT)}
    assert {tuple(edition) for edition in editions} == {tuple(EDITION)}
    assert {tuple(answer) for answer in answers} == {tuple(ANSWER)}
    assert {tuple(ask) for answer in answers for ask in answer['asks']} == {tuple(ASK)}
    assert {tuple(finding) for finding in made['findings']} == {tuple(FINDING)}


def test_json_of_nothing_wrong_has_the_same_keys(rules: Rulebook) -> None:
    made = data(report(rules, held(f'{HEAD}dated: 2025-02\n{MET}', rules)))

    assert list(made) == TOP
    assert made['findings'] == []
    assert list(made['summary']) == SUMMARY


def test_json_findings_stand_worst_first_in_each_document(rules: Rulebook) -> None:
    ladder = [None, *Force]
    made = data(several(rules))

    for document in made['documents']:
        ranks = [ladder.index(finding['force']) for finding in made['findings'] if finding['path'] == document['path']]
        assert ranks == sorted(ranks)


def test_json_counts_add_up(rules: Rulebook) -> None:
    made = data(several(rules))
    summary = made['summary']
    counted = [finding for finding in made['findings'] if finding['counts']]

    assert (summary['documents'], summary['unreadable']) == (7, 2)
    assert sum(summary['verdicts'].values()) == summary['duties_asked']
    assert sum(summary['findings'].values()) + summary['faults_of_shape'] == len(counted)
    assert {finding['severity'] for finding in made['findings']} == {'error', 'warning', 'note'}


def test_json_of_what_could_not_be_read_asks_no_law_of_it(rules: Rulebook) -> None:
    documents = {document['path']: document for document in data(several(rules))['documents']}

    for path in ('shape.yaml', 'broken.yaml'):
        assert (documents[path]['readable'], documents[path]['editions']) == (False, [])
    assert documents['shape.yaml']['name'] == 'Luton'
    assert documents['met.yaml']['readable']


def test_a_report_depends_on_nothing_but_what_it_is_of(tmp_path: Path) -> None:
    made = []
    for name in ('one', 'other'):
        (tmp_path / name).mkdir()
        run = several(book(tmp_path / name))
        made.append((plain(run, 1), concise.render(run), as_json.render(run)))

    assert made[0] == made[1]
    assert str(tmp_path) not in ''.join(made[0])


def test_the_page_of_a_duty_tells_each_edition_and_what_changed(rules: Rulebook) -> None:
    printed = text.draw(rules_page.page(rules.duties['paid-for'], rules))

    assert 'paid-for' in printed
    assert 'X18-2' in printed
    assert 'X23-2' in printed
    assert 'From WT2018 to WT2023' in printed
    assert 'asked less strongly' in printed


def test_the_list_of_duties_gives_each_once_under_its_theme(rules: Rulebook) -> None:
    printed = text.draw(rules_page.listing(rules))

    assert [line.split()[0] for line in printed.splitlines() if line.startswith('  ') and line[2] != ' '] == list(
        rules.duties
    )


def test_rules_as_data_have_a_row_for_each_ask_of_each_edition(rules: Rulebook) -> None:
    rows = json.loads(rules_data.as_json(rules))['asks']
    table = rules_data.as_csv(rules)

    assert len(rows) == SMALL.count('ref: ') == len(table.splitlines()) - 1
    assert list(rows[0]) == table.splitlines()[0].split(',')


def test_the_day_of_a_report_is_the_day_asked(rules: Rulebook) -> None:
    assert data(silent(rules))['on'] == ON
    assert f'on {ON}' in plain(silent(rules))
