"""A year of a repository of arrangements, as the people who keep it meet the gate, with the real tool and real git."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from running import Git, Ran, Run, write
from test_cli import really

pytestmark = pytest.mark.slow

MUST = 'reviews-commissioned-and-published'
EXAMPLES = Path(__file__).parents[1] / 'examples'
PLACE = 'masa/Bedf\u00f3rd, Luton und M\u00fcnchen/Luton 2024.yaml'
SETTINGS = 'paths = ["masa"]\nbaseline = "masa-baseline.json"\nwaivers = "waivers.yaml"\n'
WAIVER = """\
waivers:
  - duty: needs-identified-and-met
    document: luton
    reason: The front door is being rebuilt
    owner: Head of Safeguarding
    agreed_on: 2026-04-01
    expires: 2026-09-30
"""


class Area:
    """A repository with its one document in a folder with spaces and accents, and what is done to it."""

    def __init__(self, folder: Path, git: Git) -> None:
        self.folder, self.git = folder, git
        self.document = folder / PLACE

    def save(self, what: str) -> None:
        self.git('add', '--all')
        self.git('commit', '--quiet', '-m', what)

    def check(self, *arguments: str, on: date = date(2026, 5, 1)) -> Ran:
        """A run in a process of its own, as CI has it."""
        return really('check', *arguments, '--on', on.isoformat(), cwd=self.folder)

    def change(self, before: str, after: str) -> None:
        text = self.document.read_text('utf-8')
        assert text.count(before) == 1
        self.document.write_text(text.replace(before, after), 'utf-8')


@pytest.fixture
def area(here: Path, repository: Git) -> Area:
    """The arrangements that Luton published in 2024, in which one must of the guidance is missing."""
    area = Area(here, repository)
    write(area.document, (EXAMPLES / 'luton-2024.yaml').read_text('utf-8'))
    area.save('Declare the arrangements')
    return area


@pytest.fixture
def adopted(area: Area, run: Run) -> Area:
    """The same with its gaps known, and settings that say so."""
    made = run('baseline', 'create', 'masa', '--on', '2026-01-05')
    assert made.code == 0
    write(area.folder / 'masa-check.toml', SETTINGS)
    write(area.folder / 'waivers.yaml', 'waivers: []\n')
    area.save('Adopt the gate')
    return area


FRONT_DOOR = re.compile(r'^joint_working:\n(?:  .*\n|\n)*', re.MULTILINE)


def lose_a_must(area: Area) -> int:
    """Say no longer how needs are identified and met; gives the line on which that stood."""
    text = area.document.read_text('utf-8')
    found = FRONT_DOOR.search(text)
    assert found
    area.document.write_text(text.replace(found[0], 'joint_working: not-stated\n'), 'utf-8')
    return 1 + text.count('\n', 0, found.start())


def test_january_the_gate_is_adopted_with_a_baseline(area: Area, run: Run) -> None:
    before = area.check('masa', '--fail-on', 'must-guidance')
    made = run('baseline', 'create', 'masa', '--on', '2026-01-05')
    after = area.check('masa', '--baseline', 'masa-baseline.json', '--fail-on', 'advice')

    assert (before.code, made.code, after.code) == (1, 0, 0)
    assert MUST in before.out
    entries = json.loads((area.folder / 'masa-baseline.json').read_text('utf-8'))['known']
    assert {entry['path'] for entry in entries} == {PLACE}
    assert f'{len(entries)} findings known before' in after.out


def test_february_a_change_that_breaks_a_must_fails_with_its_line_marked(adopted: Area) -> None:
    line = lose_a_must(adopted)
    ran = adopted.check('--format', 'github')

    assert ran.code == 1
    errors = [one for one in ran.out.splitlines() if one.startswith('::error ')]
    assert errors
    for one in errors:
        assert f'file={PLACE.replace(",", "%2C")},line={line},' in one
        assert 'needs-identified-and-met' in one


def test_march_a_change_that_moves_text_about_passes(adopted: Area) -> None:
    text = adopted.document.read_text('utf-8')
    parts = re.split(r'^(?=[a-z_]+:)', text, flags=re.MULTILINE)
    adopted.document.write_text(''.join([parts[0], *parts[1:4], *reversed(parts[4:])]), 'utf-8')

    assert adopted.git('diff', '--stat')
    assert adopted.check('--fail-on', 'advice').code == 0
    assert adopted.check('--changed-since', 'main', '--fail-on', 'advice').code == 0


def test_april_a_gap_that_is_waived_passes_until_the_waiver_ends(adopted: Area) -> None:
    lose_a_must(adopted)
    write(adopted.folder / 'waivers.yaml', WAIVER)
    held, warned, ended = (adopted.check(on=day) for day in (date(2026, 5, 1), date(2026, 9, 15), date(2026, 10, 1)))

    assert (held.code, warned.code, ended.code) == (0, 0, 1)
    assert 'known, being put right by the Head of Safeguarding, until 2026-09-30' in held.out
    assert 'this ends on' not in held.out
    assert 'waivers.yaml:7:5  needs-identified-and-met: this ends on 2026-09-30' in warned.out
    assert 'waivers.yaml:7:5  needs-identified-and-met: this ended on 2026-09-30' in ended.out
    assert adopted.check('--no-waivers').code == 1


def test_june_a_waiver_that_is_malformed_stops_the_run(adopted: Area) -> None:
    write(adopted.folder / 'waivers.yaml', WAIVER.replace('owner:', 'ownr:'))
    ran = adopted.check()

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith('masa-check: waivers.yaml:5:5: "ownr" is not a key that belongs here')
    assert ran.err.count('\n') == 1


def test_july_a_pattern_that_matches_nothing_is_not_taken_for_all_being_well(adopted: Area) -> None:
    ran = adopted.check('masa/*.yaml')

    assert (ran.code, ran.out) == (3, '')


def test_august_the_slashes_of_windows_lead_to_the_same_report(adopted: Area) -> None:
    plain, windows = (adopted.check(path, '--format', 'json') for path in (PLACE, PLACE.replace('/', '\\')))

    assert plain.code == 0
    assert plain == windows
    assert json.loads(plain.out)['documents'][0]['path'] == PLACE


def test_september_a_gap_is_closed_and_the_baseline_forgets_it(adopted: Area, run: Run) -> None:
    baseline = adopted.folder / 'masa-baseline.json'
    before = baseline.read_text('utf-8')
    text = adopted.document.read_text('utf-8')
    adopted.document.write_text(re.sub(r'^chair:\n(?:  .*\n|\n)*', CHAIR, text, flags=re.MULTILINE), 'utf-8')
    told = adopted.check()
    updated = run('baseline', 'update', '--on', '2026-09-01')

    assert told.code == 0
    assert 'chair-appointed, agreed is found no longer' in told.out
    assert updated.code == 0
    gone = set(before.splitlines()) - set(baseline.read_text('utf-8').splitlines())
    assert {json.loads(line.rstrip(','))['ask'] for line in gone if 'chair-appointed' in line} >= {'agreed'}
    assert 'chair-appointed, agreed is found no longer' not in adopted.check().out


CHAIR = """\
chair:
  held_by: Director of Children's Services
  held_as: delegate
  agreed_by_all: The three lead partners chose the chair together in May
  reviewed: The lead partners look at the role again each spring

"""


def test_november_a_file_that_is_renamed_and_loses_a_must_fails_by_that_alone(adopted: Area) -> None:
    adopted.git('checkout', '--quiet', '-b', 'work')
    adopted.git('mv', PLACE, 'masa/luton.yaml')
    adopted.document = adopted.folder / 'masa' / 'luton.yaml'
    adopted.save('Move it')
    moved = adopted.check(), adopted.check('--changed-since', 'main', '--fail-on', 'advice')
    line = lose_a_must(adopted)
    adopted.save('Lose it')
    lost = adopted.check('--changed-since', 'main', '--format', 'concise')

    assert [ran.code for ran in moved] == [0, 0]
    assert lost.code == 1
    assert {line.split(' ')[2] for line in lost.out.splitlines()} == {
        'needs-identified-and-met',
        'health-structures-reflected',  # read from the same part
        'services-explained',  # as above
    }
    assert all(one.startswith(f'masa/luton.yaml:{line}:1: ') for one in lost.out.splitlines())


@pytest.mark.slow
def test_december_every_format_agrees_on_the_exit_code_and_says_what_is_waived(adopted: Area) -> None:
    lose_a_must(adopted)
    write(adopted.folder / 'waivers.yaml', WAIVER)
    formats = ('text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'csv')
    waived = {name: adopted.check('--format', name) for name in formats}
    open_ = {name: adopted.check('--format', name, '--no-waivers') for name in formats}

    assert {ran.code for ran in waived.values()} == {0}
    assert {ran.code for ran in open_.values()} == {1}
    for name in ('text', 'concise', 'markdown'):
        assert 'being put right by the Head of Safeguarding' in waived[name].out
