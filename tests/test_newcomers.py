"""What newcomers run into: no silence where something was left out, and the same file by either slash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Git, Run, write
from small_book import HEAD

GOOD = HEAD + 'dated: 2025-02\n'
ON = ('--on', '2025-06-01')
BROKEN = 'kind: arrangements\nid: luton\nstage:published\n'


def test_a_baseline_is_not_written_where_a_document_cannot_be_read(here: Path, run: Run) -> None:
    write(here / 'masa' / 'luton.yaml', BROKEN)
    write(here / 'masa' / 'other.yaml', GOOD)

    ran = run('baseline', 'create', 'masa', *ON)

    assert ran.code == 2
    assert 'masa/luton.yaml' in ran.err
    assert 'line 3' in ran.err
    assert not (here / 'masa-baseline.json').exists()


def test_a_document_that_could_not_be_read_before_is_named_since_then(repository: Git, here: Path, run: Run) -> None:
    write(here / 'luton.yaml', BROKEN)
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Adopt')
    write(here / 'luton.yaml', GOOD)

    ran = run('check', 'luton.yaml', '--changed-since', 'HEAD', *ON)

    assert 'luton.yaml could not be read at HEAD (line 3: ' in ran.err


@pytest.mark.parametrize('format', ['text', 'json', 'csv'])
def test_rules_without_a_match_say_so(run: Run, format: str) -> None:
    ran = run('rules', '--theme', 'Funding', '--edition', 'wt2026', '--format', format)

    assert (ran.code, ran.out) == (3, '')
    assert 'no duty of the theme "Funding" stands in wt2026' in ran.err


def test_what_is_ours_cannot_be_a_must(here: Path, run: Run) -> None:
    write(
        here / 'own' / 'chair.yaml',
        'theme: Our own questions\nabout: Ours\nduties:\n  - id: our-chair\n    title: The chair\n'
        '    asked_of: arrangements\n    asks:\n      how: {what: how, of: chair.rotation, is: stated}\n'
        '    editions:\n      wt2023: {ours: true, force: must}\n    matters: m\n    remedy: r\n'
        '    examples:\n      - {given: {chair: {rotation: It passes on each year}}, wt2023: met}\n'
        '      - {given: {chair: {rotation: not-stated}}, wt2023: gap}\n',
    )

    ran = run('rules', 'test', 'own')

    assert ran.code != 0
    assert 'own/chair.yaml:10:' in ran.out + ran.err
    assert 'what is ours is advice, and cannot be must' in ran.out + ran.err


@pytest.mark.parametrize('asked_of', ['arrangements', 'yearly-report', 'pair'])
def test_the_hints_of_a_new_duty_name_the_document_that_is_asked(run: Run, asked_of: str) -> None:
    out = run('rules', 'new', 'our-question', '--asked-of', asked_of).out

    assert ('`masa-check init - --kind yearly-report`' in out) == (asked_of != 'arrangements')
    assert ('`masa-check init -`' in out) == (asked_of != 'yearly-report')


def test_a_name_that_says_nothing_is_not_answered_with_not_stated(here: Path, run: Run) -> None:
    write(here / 'a.yaml', 'kind: arrangements\nid: luton\nname: TBC\n')

    out = run('check', 'a.yaml').out

    assert '"TBC" says nothing' in out
    assert 'write it as the text gives it' in out
    assert 'not-stated' not in out


def test_waivers_are_no_document_whichever_slash_names_them(here: Path, run: Run) -> None:
    write(here / 'masa' / 'luton.yaml', GOOD)
    write(here / 'masa' / 'w.yaml', 'waivers: []\n')

    for named in ('masa/w.yaml', 'masa\\w.yaml'):
        report = json.loads(run('check', 'masa/', '--waivers', named, '--format', 'json', *ON).out)
        assert [one['path'] for one in report['documents']] == ['masa/luton.yaml']


def test_a_baseline_is_found_again_whichever_slash_names_it(here: Path, run: Run) -> None:
    write(here / 'masa' / 'luton.yaml', GOOD)
    assert run('baseline', 'create', 'masa/', '--baseline', 'masa/b.json', *ON).code == 0

    ran = run('baseline', 'update', 'masa/', '--baseline', 'masa\\b.json', *ON)

    assert 'wrote masa/b.json' in ran.err
    assert sorted(path.name for path in here.rglob('*.json')) == ['b.json']


@pytest.mark.parametrize(
    ('arguments', 'words'),
    [
        (('chek', 'a.yaml'), 'there is no command "chek"; did you mean "check"?'),
        (('frobnicate',), 'the commands are: init, check, '),
        (('check', 'a.yaml', '--format', 'xls'), 'there is no format "xls"; write one of: text, concise, '),
        (('check', 'a.yaml', '--edition', 'wt2024'), 'wt2023 (in force from 2023-12-15 to 2026-03-17)'),
    ],
)
def test_what_is_not_known_is_answered_with_what_there_is(
    here: Path, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    write(here / 'a.yaml', GOOD)

    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, '')
    assert words in ran.err


@pytest.mark.parametrize(
    ('raw', 'words'),
    [
        (b'%PDF-1.7', '`masa-check draft "my plan.pdf" -o masa.yaml` proposes a declaration from it'),
        (b'PK\x03\x04 word/', '`masa-check draft "my plan.pdf" -o masa.yaml`'),
        (b'\xd0\xcf\x11\xe0', 'save it as a Word document (.docx) or a PDF; `masa-check draft`'),
        (b'PK\x03\x04 xl/', '`masa-check init masa.yaml` writes a file to fill in'),
    ],
)
def test_a_published_document_in_the_place_of_a_declaration_is_answered_with_the_command_for_it(
    here: Path, run: Run, raw: bytes, words: str
) -> None:
    (here / 'my plan.pdf').write_bytes(raw)

    assert words in run('check', 'my plan.pdf', '--format', 'concise').out


def test_outside_git_a_history_names_what_can_be_done_without_it(here: Path, run: Run) -> None:
    write(here / 'a.yaml', GOOD)

    ran = run('history', 'a.yaml')

    assert ran.code == 2
    assert 'this is not in a git repository; run this on files that are kept in git' in ran.err
    assert 'without git, compare two files with `masa-check diff OLD NEW`' in ran.err


def test_what_is_not_committed_and_cannot_be_read_is_shown_with_its_line(repository: Git, here: Path, run: Run) -> None:
    write(here / 'luton.yaml', GOOD)
    repository('add', '.')
    repository('commit', '--quiet', '-m', 'Adopt')
    write(here / 'luton.yaml', BROKEN)

    assert 'not committed: cannot be read: line 3: there is no space' in run('history', 'luton.yaml').out


@pytest.mark.parametrize('command', ['survey', 'deadlines'])
def test_a_file_that_cannot_be_read_is_named_once(here: Path, run: Run, command: str) -> None:
    write(here / 'masa' / 'a.yaml', GOOD)
    write(here / 'masa' / 'b.yaml', BROKEN)

    ran = run(command, 'masa')

    assert (ran.out + ran.err).count('masa/b.yaml') == 1
    assert '1 file cannot be read and is left out; the report says where and why' in ran.err


def test_the_notice_before_each_report_is_short_and_keeps_both_addresses(here: Path, run: Run) -> None:
    write(here / 'a.yaml', GOOD)

    notice = json.loads(run('check', 'a.yaml', '--format', 'json', '--on', '2026-11-30').out)['notice']
    words = [word for word in notice.split() if not word.startswith('https:')]

    assert len(words) <= 40
    assert notice.count('https://www.gov.uk/') == 2
    assert 'asked of a later document is shown as "asked by the 2023 edition, since replaced"' in notice


@pytest.mark.parametrize('table', ['masa-check', 'tool.masa-check'])
def test_a_table_in_the_file_of_settings_is_answered_with_the_line_to_delete(here: Path, run: Run, table: str) -> None:
    write(here / 'a.yaml', GOOD)
    write(here / 'masa-check.toml', f"[{table}]\nfail-on = 'must'\n")

    err = run('check', 'a.yaml').err

    assert 'masa-check.toml:1: ' in err
    assert 'delete the line of the table: in masa-check.toml the keys stand by themselves' in err


def test_a_key_of_another_list_of_the_waivers_is_not_offered_there(here: Path, run: Run) -> None:
    write(here / 'a.yaml', GOOD)
    write(here / 'w.yaml', 'waivers:\n  - {duty: x, document: luton, reason: It is built, office: Head of Service}\n')

    err = run('check', 'a.yaml', '--waivers', 'w.yaml').err

    assert 'keys that belong here: duty, document, ask, object, reason, owner' in err
    assert 'answers' not in err


@pytest.mark.parametrize(
    ('words', 'what', 'option'),
    [
        ('waivers: []\n', 'a waivers file', '--waivers'),
        ('answers: []\napprovals: []\n', 'a waivers file', '--waivers'),
        ('acts: []\n', 'a file of acts', '--acts'),
        ('{"version": 1, "known": []}\n', 'a baseline', '--baseline'),
        ('theme: Ours\nduties: []\n', 'a file of rules', '--rules'),
    ],
)
def test_a_file_that_is_read_beside_declarations_is_told_with_its_option(
    here: Path, run: Run, words: str, what: str, option: str
) -> None:
    write(here / 'beside.yaml', words)

    out = run('check', 'beside.yaml', '--format', 'concise').out

    assert out.startswith('beside.yaml:1:1: ')
    assert f'this is {what}, not a declaration' in out
    assert option in out
    assert 'kind: arrangements' not in out


@pytest.mark.parametrize('option', ['waivers', 'acts', 'baseline', 'config'])
@pytest.mark.parametrize(('raw', 'what'), [(b'%PDF-1.7', 'a PDF file'), (b'PK\x03\x04 word/', 'a Word document')])
def test_a_word_or_pdf_file_in_the_place_of_a_file_beside_is_told_as_what_it_is(
    here: Path, run: Run, option: str, raw: bytes, what: str
) -> None:
    write(here / 'a.yaml', GOOD)
    (here / 'plan.pdf').write_bytes(raw)

    ran = run('check', 'a.yaml', f'--{option}', 'plan.pdf')

    assert ran.code == 2
    assert f'plan.pdf:1:1: this is {what}, not a' in ran.err
    assert 'not a declaration' not in ran.err


WAIVER = """waivers:
  - duty: reviews-commissioned-and-published
    document: %s
    reason: The front door is being built
    owner: %s
    agreed_on: 2025-05-01
    expires: 2026-03-31
"""


def test_a_waiver_that_names_no_document_of_the_run_is_noted_with_the_nearest(here: Path, run: Run) -> None:
    write(here / 'a.yaml', GOOD)
    write(here / 'w.yaml', WAIVER % ('lutn', 'Head of Service'))

    ran = run('check', 'a.yaml', '--waivers', 'w.yaml', *ON)

    assert 'w.yaml: no document of this run is called "lutn" (line 2; did you mean "luton"?)' in ran.err
    write(here / 'w.yaml', WAIVER % ('luton', 'Head of Service'))
    assert 'no document of this run' not in run('check', 'a.yaml', '--waivers', 'w.yaml', *ON).err


@pytest.mark.parametrize('owner', ['the team', 'All staff', 'Everyone', 'us', 'The partnership', 'See the website'])
def test_nobody_in_particular_owns_no_waiver(here: Path, run: Run, owner: str) -> None:
    write(here / 'a.yaml', GOOD)
    write(here / 'w.yaml', WAIVER % ('luton', owner))

    ran = run('check', 'a.yaml', '--waivers', 'w.yaml', *ON)

    assert ran.code == 2
    assert f'w.yaml:5:5: "{owner}" is no office; name the office' in ran.err
