"""A baseline knows findings by duty, ask and object; it forgets what is put right, and learns only when told to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from running import Run, write
from small_book import HEAD, MET, ON, SILENT, book

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.gate import baseline
from masa_check.gate.baseline import BaselineEntry
from masa_check.report.acceptance import Acceptance, Baseline, Subject
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

HERE = '/home/masa'
DATED = f'{HEAD}dated: 2025-02\n'
FILE = 'masa-baseline.json'
EVERYTHING = {'needs-met', 'paid-for', 'supported', 'published', 'agencies-chosen'}


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def held(
    rules: Rulebook,
    known: Baseline,
    text: str = DATED + SILENT,
    path: str = 'luton.yaml',
    duties: frozenset[str] | None = None,
) -> DocumentReport:
    acceptance = Acceptance(HERE, baseline=known)
    return check_document(parse(text.encode(), path), Question(rules, date.fromisoformat(ON), '', duties, acceptance))


def entry(
    duty: str, ask: str = 'how', about: str = '', document: str = 'luton', path: str = 'luton.yaml'
) -> BaselineEntry:
    return BaselineEntry(document, path, duty, ask, about)


def known(*entries: BaselineEntry, moved: Iterable[str] = ()) -> Baseline:
    return baseline.read(baseline.write(entries), FILE, HERE)._replace(moved=frozenset(moved))


NOTHING = Baseline(FILE, HERE)


def test_a_baseline_is_read_as_it_is_written_each_entry_with_its_line() -> None:
    entries = [entry('supported', 'what'), entry('agencies-chosen', 'why', 'Cafcass'), entry('needs-met')]
    read = known(*entries)

    assert read.entries == {
        Subject('luton', 'luton.yaml'): {
            ('agencies-chosen', 'why', 'Cafcass'): 4,
            ('needs-met', 'how', ''): 5,
            ('supported', 'what', ''): 6,
        }
    }


def test_a_baseline_is_json_sorted_with_an_entry_a_line_and_each_once() -> None:
    entries = [entry('needs-met', about=f'x{number}') for number in (3, 1, 2, 1)]
    text = baseline.write(entries)

    assert text == baseline.write(reversed(entries))
    assert [json.loads(line.rstrip(','))['object'] for line in text.splitlines()[3:-2]] == ['x1', 'x2', 'x3']
    assert json.loads(text)['version'] == 1
    assert json.loads(baseline.write([])) == {'version': 1, 'known': []}


@pytest.mark.parametrize(
    'name', ['Mu\u0308nster', '\u202ex', '"document": ', 'a\nb', '\U0001f600', '\U000e0001', 'document']
)
def test_a_name_of_any_letters_is_kept_and_none_is_hidden(name: str) -> None:
    text = baseline.write([entry('needs-met', about=name)])

    assert list(known(entry('needs-met', about=name)).entries.values()) == [{('needs-met', 'how', name): 4}]
    assert all(letter.isprintable() or letter == '\n' for letter in text)


def test_a_baseline_that_was_laid_out_anew_is_read_with_its_lines() -> None:
    text = json.dumps(json.loads(baseline.write([entry('needs-met'), entry('paid-for')])), indent=4)
    (keys,) = baseline.read(text, FILE, HERE).entries.values()

    assert [text.splitlines()[line - 1].strip().startswith('"document"') for line in keys.values()] == [True, True]


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ('', 1),
        ('[]', 1),
        ('{"version": 1}', 1),
        ('{"version": 2, "known": []}', 1),
        ('{"version": true, "known": []}', 1),
        ('{"version": 1, "known": {}}', 1),
        ('{"version": 1, "known": [], "also": 1}', 1),
        ('{"version": 1,\n"known": [\n<<<<<<< HEAD\n]}', 3),
        ('{"version": 1,\n"known": [\n"x"]}', 1),
        ('{"version": 1, "known": [\n{"document": "luton"}\n]}', 2),
        ('{"version": 1, "known": [\n{"document": 1, "path": "", "duty": "", "ask": "", "object": ""}\n]}', 2),
        ('[' * 100_000, 1),
    ],
)
def test_what_is_no_baseline_is_refused_at_its_line(text: str, line: int) -> None:
    with pytest.raises(MasaError) as refused:
        baseline.read(text, FILE, HERE)

    assert (refused.value.path, refused.value.line) == (FILE, line)
    assert 'masa-check baseline create' in str(refused.value)


def test_a_first_baseline_takes_in_all_that_is_found_of_law_and_nothing_of_shape(rules: Rulebook) -> None:
    broken = held(rules, NOTHING, HEAD + 'fundng: x\n', 'b.yaml')
    made = baseline.updated(NOTHING, [held(rules, NOTHING), broken], HERE, accept_new=True)

    assert {one.duty for one in made.entries} == EVERYTHING
    assert {one.path for one in made.entries} == {'luton.yaml'}
    assert {one.object for one in made.entries if one.duty == 'agencies-chosen'} == {
        'Cafcass', 'Northport College', 'Cafcass (2)',
    }  # fmt: skip


def test_with_its_own_baseline_a_document_has_nothing_open(rules: Rulebook) -> None:
    made = baseline.updated(NOTHING, [held(rules, NOTHING)], HERE, accept_new=True)
    again = held(rules, known(*made.entries))

    assert again.open == ()
    assert {finding.duty for finding in again.accepted} == EVERYTHING


def test_an_update_takes_out_what_is_put_right_and_takes_in_nothing(rules: Rulebook) -> None:
    before = known(entry('needs-met'), entry('supported', 'what'))
    fixed = DATED + SILENT.replace('joint_working: not-stated', 'joint_working: {identify: One front door for all}')
    made = baseline.updated(before, [held(rules, before, fixed)], HERE, accept_new=False)

    assert made.resolved == (entry('needs-met'),)
    assert made.entries == (entry('supported', 'what'),)
    assert {one.duty for one in made.left_out} == EVERYTHING - {'needs-met', 'supported'}
    assert made.taken_in == ()


def test_what_is_new_is_taken_in_only_where_that_is_asked_for(rules: Rulebook) -> None:
    before = known(entry('needs-met'))
    made = baseline.updated(before, [held(rules, before)], HERE, accept_new=True)

    assert {one.duty for one in made.entries} == EVERYTHING
    assert {one.duty for one in made.taken_in} == EVERYTHING - {'needs-met'}
    assert made.left_out == ()


def test_one_gap_in_the_place_of_another_within_a_duty_is_seen(rules: Rulebook) -> None:
    chosen = 'agencies: {list: [{name: Cafcass, why: %s}, {name: Northport College, why: %s}]}\n'
    before = known(entry('agencies-chosen', 'why', 'Cafcass'))
    swapped = held(
        rules, before, DATED + MET.partition('agencies')[0] + chosen % ('It speaks for children', 'not-stated')
    )

    assert [finding.object for finding in swapped.open] == ['Northport College']
    made = baseline.updated(before, [swapped], HERE, accept_new=False)
    assert made.entries == ()
    assert [one.object for one in made.left_out] == ['Northport College']


def test_entries_of_documents_that_were_not_checked_or_not_read_are_left_alone(rules: Rulebook) -> None:
    other, broken = entry('needs-met', document='bedford', path='bedford.yaml'), entry('paid-for', path='b.yaml')
    before = known(other, broken)
    documents = [held(rules, before, DATED + MET), held(rules, before, HEAD + 'fundng: x\n', 'b.yaml')]
    made = baseline.updated(before, documents, HERE, accept_new=False)

    assert made.entries == tuple(sorted([other, broken]))
    assert made.resolved == ()


def test_entries_of_duties_that_were_not_put_are_left_alone(rules: Rulebook) -> None:
    before = known(entry('needs-met'), entry('paid-for'))
    only = held(rules, before, DATED + MET, duties=frozenset({'needs-met'}))
    made = baseline.updated(before, [only], HERE, accept_new=False)

    assert made.entries == (entry('paid-for'),)


def test_entries_of_duties_that_do_not_stand_in_the_edition_asked_are_left_alone(rules: Rulebook) -> None:
    before = known(entry('linked'), entry('needs-met'))  # the first is asked by WT2018 alone
    made = baseline.updated(before, [held(rules, before, DATED + MET)], HERE, accept_new=False)

    assert made.entries == (entry('linked'),)


def test_two_documents_of_one_id_know_each_their_own(rules: Rulebook) -> None:
    before = known(entry('needs-met', path='luton-2019.yaml'))

    assert held(rules, before, path='luton-2019.yaml').accepted
    assert not held(rules, before, path='luton-2024.yaml').accepted


def test_a_document_that_was_moved_takes_its_entries_with_it(rules: Rulebook) -> None:
    before = known(entry('needs-met', path='old/luton.yaml'), moved=['old/luton.yaml'])
    document = held(rules, before, path='new/luton.yaml')
    made = baseline.updated(before, [document], HERE, accept_new=False)

    assert [finding.duty for finding in document.accepted] == ['needs-met']
    assert made.entries == (entry('needs-met', path='new/luton.yaml'),)


def test_what_is_known_and_no_longer_so_is_a_note_at_its_line(rules: Rulebook) -> None:
    before = known(entry('needs-met'), entry('paid-for'))
    text = baseline.write([entry('needs-met'), entry('paid-for')])
    document, told = baseline.watched([held(rules, before, DATED + MET)], before, HERE, text)

    assert document.declared
    assert [(one.path, one.line, one.force, one.message) for one in told.counted] == [
        (FILE, 4, Force.ADVICE, 'needs-met, how is found no longer in luton.yaml'),
        (FILE, 5, Force.ADVICE, 'paid-for, how is found no longer in luton.yaml'),
    ]
    assert len(list(baseline.watched([held(rules, before)], before, HERE, text))) == 1


# On the command line

ON_DAY = ('--on', ON)
SILENT_HERE = DATED + 'joint_working: not-stated\n'


@pytest.fixture
def luton(here: Path) -> Path:
    return write(here / 'masa' / 'luton.yaml', SILENT_HERE)


@pytest.mark.slow
def test_a_gate_is_adopted_with_a_baseline(run: Run, luton: Path) -> None:
    assert run('check', 'masa', *ON_DAY).code == 1
    made = run('baseline', 'create', 'masa', *ON_DAY)

    assert (made.code, made.out) == (0, '')
    assert made.err.startswith(f'masa-check: wrote {FILE}: ')
    assert run('check', 'masa', *ON_DAY, '--baseline', FILE, '--fail-on', 'advice').code == 0
    assert '"path": "masa/luton.yaml"' in Path(FILE).read_text('utf-8')


@pytest.mark.slow
def test_a_baseline_is_the_same_from_whichever_folder_it_is_used(
    run: Run, luton: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run('baseline', 'create', 'masa', *ON_DAY)
    made = Path(FILE).read_bytes()
    monkeypatch.chdir(luton.parent)

    assert run('check', 'luton.yaml', *ON_DAY, '--baseline', f'../{FILE}').code == 0
    assert run('baseline', 'update', '.', *ON_DAY, '--baseline', f'../{FILE}').code == 0
    assert Path('..', FILE).read_bytes() == made


def test_a_second_baseline_is_not_written_over_the_first(run: Run, luton: Path) -> None:
    run('baseline', 'create', 'masa', *ON_DAY)
    ran = run('baseline', 'create', 'masa', *ON_DAY)

    assert ran.code == 2
    assert 'masa-check baseline update' in ran.err


def test_a_baseline_that_is_not_there_or_not_one_exits_with_2(run: Run, here: Path, luton: Path) -> None:
    missing = run('check', 'masa', *ON_DAY, '--baseline', FILE)
    write(here / FILE, '{"version": 1}')
    malformed = run('check', 'masa', *ON_DAY, '--baseline', FILE)
    not_updated = run('baseline', 'update', 'masa', *ON_DAY)

    assert [ran.code for ran in (missing, malformed, not_updated)] == [2, 2, 2]
    assert 'masa-check baseline create' in missing.err
    assert malformed.err.startswith(f'masa-check: {FILE}:1: ')
    assert [ran.out for ran in (missing, malformed)] == ['', '']


@pytest.mark.slow
def test_an_update_on_the_command_line_says_what_it_took_out_and_left_out(run: Run, luton: Path) -> None:
    run('baseline', 'create', 'masa', *ON_DAY)
    before = len(Path(FILE).read_text('utf-8').splitlines())
    luton.write_text(SILENT_HERE.replace('not-stated', '{identify: One front door for all}'), 'utf-8')
    run('baseline', 'update', 'masa', *ON_DAY)
    after = len(Path(FILE).read_text('utf-8').splitlines())

    assert after == before - 1
    luton.write_text(SILENT_HERE, 'utf-8')
    ran = run('baseline', 'update', 'masa', *ON_DAY)
    assert '1 new and left out (--accept-new takes them in): needs-identified-and-met' in ran.err
    assert run('check', 'masa', *ON_DAY, '--baseline', FILE).code == 1
    assert '1 taken in' in run('baseline', 'update', 'masa', *ON_DAY, '--accept-new').err
    assert run('check', 'masa', *ON_DAY, '--baseline', FILE).code == 0


@pytest.mark.slow
def test_what_a_check_says_to_do_of_what_is_put_right_can_be_done(run: Run, luton: Path) -> None:
    file = ('--baseline', 'known.json')
    run('baseline', 'create', 'masa', *ON_DAY, *file)
    luton.write_text(SILENT_HERE.replace('not-stated', '{identify: One front door for all}'), 'utf-8')
    told = run('check', 'masa', *ON_DAY, *file).out

    assert 'Run `masa-check baseline update` with the paths and the --baseline of this check' in told
    assert run('baseline', 'update', 'masa', *ON_DAY, *file).code == 0
    assert 'masa-check baseline update' not in run('check', 'masa', *ON_DAY, *file).out


@pytest.mark.slow
def test_a_broken_document_is_named_and_not_taken_in(run: Run, here: Path, luton: Path) -> None:
    assert run('baseline', 'create', 'masa', *ON_DAY).code == 0
    write(here / 'masa' / 'broken.yaml', 'kind: [')
    ran = run('baseline', 'update', 'masa', *ON_DAY, '--accept-new')

    assert ran.code == 0
    assert 'masa/broken.yaml cannot be read' in ran.err
    assert run('check', 'masa', *ON_DAY, '--baseline', FILE).code == 1


def test_a_baseline_of_nothing_is_not_written(run: Run, here: Path) -> None:
    (here / 'empty').mkdir()

    assert run('baseline', 'create', 'empty').code == 3
    assert os.listdir(here) == ['empty']


@pytest.mark.slow
def test_what_is_waived_is_not_known_and_opens_when_the_waiver_ends(run: Run, here: Path, luton: Path) -> None:
    words = (
        'waivers:\n  - {duty: needs-identified-and-met, document: luton, reason: It is being built, '
        'owner: Head of Service, agreed_on: 2025-05-01, expires: 2025-07-31}\n'
    )
    write(here / 'waivers.yaml', words)
    run('baseline', 'create', 'masa', *ON_DAY, '--waivers', 'waivers.yaml')
    both = ('--waivers', 'waivers.yaml', '--baseline', FILE)

    assert 'needs-identified-and-met' not in Path(FILE).read_text('utf-8')
    assert run('check', 'masa', *ON_DAY, *both).code == 0
    assert run('check', 'masa', '--on', '2025-08-01', *both).code == 1


def test_standard_input_cannot_be_known(run: Run, here: Path) -> None:
    ran = run('baseline', 'create', '-')

    assert (ran.code, ran.out, os.listdir(here)) == (2, '', [])
