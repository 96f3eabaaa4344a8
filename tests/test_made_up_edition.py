"""An edition that there is not is put in force by files of rules alone, and every command holds documents to it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from made_up_edition import ADDED, DROPPED, NEW, OTHERWISE, STRONGER, WEAKER, write_tool

from masa_check.proof import proof
from masa_check.rulebook import crosswalk, rulebook

pytestmark = pytest.mark.slow

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))
ON = ('--on', '2034-01-15')
FORMATS = ('text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'csv', 'html')
CARRIED = re.compile(r'(.+; )?as in WT2023 \(.+\)(, but changed)?; place in WT2031 not confirmed')
# Runs each line of its input as a command line of the tool that it finds, and tells how each ended and what it printed.
DRIVER = """
import io, json, sys
import masa_check.model.declared  # or the first run would leave plain classes, of which the next could make no schema
from masa_check.__main__ import main
shown = sys.stdout
for line in sys.stdin:
    sys.argv = ['masa-check', *json.loads(line)]
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), 'utf-8') for _ in range(2))
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    out, err = (stream.flush() or stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr))
    print(json.dumps([code, out, err]), file=shown, flush=True)
"""


class Tool:
    """A copy of the tool, with the edition among its rules, in a folder with documents of before and after it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.rules = write_tool(place) / 'rules'
        for folder, years in (('before', 0), ('after', None)):
            (place / folder).mkdir()
            for file in EXAMPLES:
                text = file.read_text('utf-8')
                (place / folder / file.name).write_text(text if years == 0 else later(text), 'utf-8')

    def run(self, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
        """How each command ends and what it prints; none may end in a mistake of ours, or not run at all."""
        lines = ''.join(f'{json.dumps(command)}\n' for command in commands)
        environment = {**os.environ, 'PYTHONPATH': str(self.place / 'src'), 'COLUMNS': '100'}
        ended = subprocess.run(
            [sys.executable, '-c', DRIVER],
            cwd=self.place, env=environment, input=lines, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        ran = [tuple(json.loads(line)) for line in ended.stdout.splitlines()]
        assert [(command, code, err) for command, (code, _, err) in zip(commands, ran, strict=True) if code > 1] == []
        return ran

    def data(self, *command: str) -> Any:
        """What one command prints as JSON."""
        ((_, out, _),) = self.run((*command, '--format', 'json'))
        return json.loads(out)


def later(text: str) -> str:
    """The same document of a year in which the edition is in force: every date is so many years later."""
    text = re.sub(r'(?m)^follows: .*\n', '', text)
    dated = re.search(r'(?m)^dated:\n  on: (\d{4})|^period:\n  starts: (\d{4})', text)
    if not dated:
        date = 'period: {starts: 2032-04, ends: 2033-03}' if 'kind: yearly-report' in text else 'dated: 2033-03'
        return f'{text}\n{date}\n'
    years = 2033 - int(dated[1] or dated[2])
    return re.sub(r'(?m)(?<![\w-])20\d\d(?=-\d\d\b|$)', lambda found: str(int(found[0]) + years), text)


@pytest.fixture(scope='module')
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    return Tool(tmp_path_factory.mktemp('tool'))


@pytest.fixture(scope='module')
def by_edition(tool: Tool) -> Any:
    return tool.data('check', 'before', '--edition', NEW, *ON)


@pytest.fixture(scope='module')
def by_date(tool: Tool) -> Any:
    return tool.data('check', 'after', *ON)


def named(run: Any, name: str) -> Any:
    """The report of one document."""
    (found,) = (one for one in run['documents'] if one['path'].endswith(f'/{name}.yaml') and one['kind'] != 'pair')
    return found


def standing(document: Any) -> list[tuple[str, str, bool]]:
    return [(one['edition'], one['status'], one['counts']) for one in document['editions']]


def test_the_rules_prove_themselves(tool: Tool) -> None:
    book = rulebook.load([tool.rules])

    assert list(proof.faults(book)) == []
    ((code, out, _),) = tool.run(('rules', 'test'))
    assert (code, out.endswith(' 0 faults\n')) == (0, True)


def test_what_is_asked_is_what_was_asked_but_for_what_is_written(tool: Tool) -> None:
    book = rulebook.load([tool.rules])
    before, after = ({id for id, duty in book.duties.items() if name in duty.editions} for name in ('wt2023', NEW))
    forces = {id: tuple(book.duties[id].force(name) for name in ('wt2023', NEW)) for id in before & after}

    assert (after - before, before - after) == ({ADDED}, {DROPPED})
    assert {id: pair for id, pair in forces.items() if pair[0] is not pair[1]} == {
        STRONGER: ('should', 'must-guidance'),
        WEAKER: ('should', 'expected'),
    }


def test_the_crosswalk_tells_what_became_of_each_duty(tool: Tool) -> None:
    book = rulebook.load([tool.rules])
    became = {id: crosswalk.duty_change(duty, 'wt2023', NEW) for id, duty in book.duties.items()}

    assert {id: change for id, change in became.items() if change not in ('same', None)} == {
        STRONGER: 'strengthened', WEAKER: 'weakened', OTHERWISE: 'changed', ADDED: 'new', DROPPED: 'dropped',
    }  # fmt: skip
    assert dict(crosswalk.rows(book, 'wt2023', NEW)) == {'W31-A-1': 'new'}


@pytest.mark.parametrize('folder', ['before', 'after'])
def test_every_command_runs_on_every_example(tool: Tool, folder: str) -> None:
    held = ('--edition', NEW) if folder == 'before' else ()
    commands = [('check', folder, *held, *ON, '--format', name) for name in FORMATS]
    commands += [('survey', folder, *held, *ON, '--format', name) for name in ('text', 'json', 'csv', 'html')]
    commands += [('survey', folder, *held, *ON, '--compare', 'before'), ('check', folder, *held, *ON, '-v')]
    commands += [('deadlines', folder, *ON, '--format', name) for name in ('text', 'json', 'csv', 'ics')]
    commands += [('diff', f'before/{file.name}', f'{folder}/{file.name}', *ON) for file in EXAMPLES]
    pair = (f'before/{EXAMPLES[-1].name}', f'{folder}/complete.yaml')
    commands += [('diff', *pair, *ON, '--format', name) for name in ('json', 'csv', 'markdown', 'html')]
    commands += [('baseline', 'create', f'{folder}/luton-2024.yaml', *ON, '--baseline', f'{folder}.json')]

    assert all(out or err for _, out, err in tool.run(*commands))


def test_a_duty_is_explained_with_what_became_of_it(tool: Tool) -> None:
    duties = rulebook.load([tool.rules]).duties
    some = [STRONGER, WEAKER, OTHERWISE, ADDED, DROPPED, 'linked-to-other-boards', *list(duties)[::20]]
    pages = [out for _, out, _ in tool.run(*(('explain', id) for id in some))]

    for duty, page in zip((duties[id] for id in some), pages, strict=True):
        assert ('Working Together to Safeguard Children 2031' in page) == (NEW in duty.editions)
        assert ('From WT2023 to WT2031' in page) == ('wt2023' in duty.editions)


def test_the_rules_are_listed_under_it(tool: Tool) -> None:
    (_, text, _), (_, table, _), (_, data, _), *others = tool.run(
        ('rules',), ('rules', '--format', 'csv'), ('rules', '--format', 'json'),
        ('rules', '--edition', NEW), ('schema', 'arrangements'), ('init', 'new.yaml'), ('check', '--help'),
    )  # fmt: skip
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row['edition'] == NEW]
    carried = [row for row in rows if row['confidence'] == 'I']

    assert 'WT2031' in text
    assert rows == [ask for ask in json.loads(data)['asks'] if ask['edition'] == NEW]
    assert all(CARRIED.fullmatch(row['citation']) and not row['ref'] for row in carried)
    assert {row['duty'] for row in rows if row['confidence'] not in ('I', 'ours')} == {STRONGER, ADDED}
    assert 'wt2018, wt2023, wt2031' in ' '.join(others[-1][1].split())


@pytest.mark.parametrize('run', ['by_edition', 'by_date'])
def test_a_finding_is_cited_as_of_the_edition_before_until_somebody_has_read_the_new_one(
    run: str, request: pytest.FixtureRequest
) -> None:
    found = [one for one in request.getfixturevalue(run)['findings'] if one['edition'] == NEW]
    others = {one['duty'] for one in found if not CARRIED.fullmatch(one['citation'])}
    ours = {one['duty'] for one in found if one['confidence'] == 'ours'}

    assert len({one['duty'] for one in found}) > 90
    assert others == {STRONGER, ADDED} | ours
    assert all(one['confidence'] == 'I' for one in found if CARRIED.fullmatch(one['citation']))
    assert {one['citation'] for one in found if one['duty'] == STRONGER} == {'WT2031, paragraph 12, page 9'}
    assert {one['force'] for one in found if (one['duty'], one['ask']) == (STRONGER, 'document')} == {'must-guidance'}
    assert {one['force'] for one in found if one['duty'] == WEAKER} == {'expected'}


def test_every_document_of_its_time_is_held_to_it_alone(by_date: Any) -> None:
    documents = [one for one in by_date['documents'] if one['kind'] != 'pair']
    decided = [[one['edition'] for one in each['editions'] if one['counts']] for each in documents]

    assert decided == [[NEW]] * len(EXAMPLES)


def test_what_came_before_is_told_of_it_as_readiness(tool: Tool) -> None:
    document = named(tool.data('check', 'before/complete.yaml', *ON), 'complete')

    assert standing(document) == [
        ('wt2023', 'in-force', True), ('wt2026', 'advisory', False), (NEW, 'readiness', False),
    ]  # fmt: skip
    unread, ready = (one['notice'] for one in document['editions'][1:])
    assert 'in force from 2026-03-18 to 2031-02-28' in unread
    assert ready.startswith('WT2031 (in force from 2031-03-01, no end known) came after this document')


@pytest.mark.parametrize(
    ('follows', 'stands'),
    [
        ('', [('wt2023', 'transition', True), (NEW, 'transition', True)]),
        (f'follows: {NEW}\n', [(NEW, 'in-force', True), ('wt2023', 'transition', False)]),
        ('follows: wt2023\n', [('wt2023', 'in-force', True), (NEW, 'transition', False)]),
    ],
)
def test_in_its_transition_a_document_may_follow_the_one_before(
    tool: Tool, follows: str, stands: list[tuple[str, str, bool]]
) -> None:
    (tool.place / 'transition').mkdir(exist_ok=True)
    text = f'kind: arrangements\nid: a\nname: A\ndated: 2031-06-30\n{follows}threshold: not-stated\n'
    (tool.place / 'transition' / 'a.yaml').write_text(text, 'utf-8')
    run = tool.data('check', 'transition/a.yaml', *ON)
    found = [one for one in run['findings'] if one['duty'] == STRONGER and one['counts']]
    counted = {(one['edition'], one['force']) for one in found if one['ask'] == 'document'}

    assert standing(named(run, 'a'))[:2] == stands
    # Where both decide, what both find counts once, as strongly as both ask it.
    assert counted == ({(NEW, 'must-guidance')} if NEW in follows else {('wt2023', 'should')})


def test_a_comparison_tells_what_the_guidance_did(tool: Tool) -> None:
    compared = tool.data('diff', 'before/complete.yaml', 'after/complete.yaml', *ON)
    reports = tool.data('diff', 'before/complete-report.yaml', 'after/complete-report.yaml', *ON)
    became = {one['duty']: one['guidance'] for run in (compared, reports) for one in run['duties']}

    assert {id: change for id, change in became.items() if change != 'same'} == {
        STRONGER: 'strengthened', WEAKER: 'weakened', OTHERWISE: 'changed', ADDED: 'new', DROPPED: 'dropped',
    }  # fmt: skip


def test_the_history_of_a_file_passes_into_it(tool: Tool) -> None:
    place = tool.place / 'history'
    place.mkdir()
    who = ('-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false')
    for folder in ('before', 'after'):
        (place / 'a.yaml').write_bytes((tool.place / folder / 'complete.yaml').read_bytes())
        for arguments in (('init', '--quiet'), ('add', '.'), ('commit', '--quiet', '-m', folder)):
            subprocess.run(['git', *who, *arguments], cwd=place, check=True)
    told = tool.data('history', 'history/a.yaml', *ON)

    assert [step['edition'] for step in told['steps']] == ['WT2023', 'WT2031']


def due(tool: Tool, name: str, text: str, *on: str) -> Mapping[str, Any]:
    (tool.place / 'due').mkdir(exist_ok=True)
    (tool.place / 'due' / f'{name}.yaml').write_text(f'kind: yearly-report\nid: a\nname: A\n{text}', 'utf-8')
    return {one['rule']: one for one in tool.data('deadlines', f'due/{name}.yaml', *on)['deadlines']}


def test_deadlines_are_those_of_the_edition_of_the_day_with_what_it_says_otherwise(tool: Tool) -> None:
    text = (
        'stage: published\nperiod: {starts: 2032-04, ends: 2033-03}\n'
        'publication: {on: 2033-09-18, sent_to: [{name: national-panel, on: 2033-09-20}]}\n'
    )
    told = due(tool, 'after', text, '--on', '2033-10-02')
    yearly, september, copies = (told[name] for name in ('yearly-report', 'yearly-report-by-september', 'copies'))

    assert (yearly['last'], yearly['force']) == ('2034-09-18', 'must')
    place = 'as in WT2023 (paragraph 106); place in WT2031 not confirmed'
    assert yearly['citation'] == f'Children Act 2004 s16G(7); {place}'
    assert (september['last'], september['why']) == ('2034-09-30', 'for April 2033 to March 2034')
    assert september['citation'] == 'as in WT2023 (paragraph 109); place in WT2031 not confirmed'
    assert (copies['last'], 'the Department' in copies['what']) == ('2033-10-02', True)
    assert copies['why'].startswith('14 days from its publication')
    assert copies['citation'] == 'as in WT2023 (paragraph 109), but changed; place in WT2031 not confirmed'


def test_a_deadline_that_fell_under_the_edition_before_is_cited_from_it(tool: Tool) -> None:
    text = 'stage: published\nperiod: {starts: 2028-04, ends: 2029-03}\npublication: {on: 2029-09-18}\n'
    due(tool, 'before', text, '--on', '2031-04-01')
    lines = tool.data('deadlines', 'due/before.yaml', '--on', '2031-04-01')['deadlines']
    autumn = {one['last']: one['citation'] for one in lines if one['rule'] == 'yearly-report-by-september'}

    assert autumn['2030-09-30'] == 'WT2023, paragraph 109, page 42 of the file of 11 June 2025'
    assert autumn['2031-09-30'] == 'as in WT2023 (paragraph 109); place in WT2031 not confirmed'
