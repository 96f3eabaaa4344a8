"""Settings are found upward to the top of the repository; the command line and the environment speak before them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from running import Run, write
from small_book import HEAD, OURS

import masa_check
from masa_check.cli.settings import DEFAULTS, KEYS
from masa_check.declaration.schema import of as schema_of
from masa_check.declaration.schema import shipped
from masa_check.errors import MasaError
from masa_check.gate import settings
from masa_check.model.settings import SettingsFile
from masa_check.model.shape import written
from masa_check.rulebook import rulebook
from masa_check.values import Force

pytestmark = pytest.mark.slow

ON = ('--on', '2025-06-01')
GOOD = HEAD + 'dated: 2025-02\n'
FILE = 'masa-check.toml'
RULES = rulebook.load([rulebook.folder()])
STATUTORY = [duty.id for duty in RULES.duties.values() if any(duty.force(e) is Force.MUST for e in duty.editions)]
SHOULD = 'chair-appointed'
EVERY_KEY = """\
paths = ["masa"]
edition = "wt2023"
fail-on = "should"
select = ["chair-appointed"]
ignore = ["agencies-consulted"]
require-quotes = true
format = "concise"
waivers = "waivers.yaml"
acts = "acts.yaml"
baseline = "known.json"
plan-figures = 100
plan-evaluation = 60
plan-sign-off = 20
plan-publication = 10
plan-copies = 5
rules = "ours"
"""


@pytest.fixture
def masa(here: Path) -> Path:
    """A repository with one document."""
    (here / '.git').mkdir()
    write(here / 'masa' / 'luton.yaml', GOOD)
    return here


def shown(run: Run, *arguments: str) -> dict[str, tuple[str, str]]:
    """Each setting with its value and where it was said, as `--show-settings` prints them."""
    ran = run('check', *arguments, '--show-settings')
    assert (ran.code, ran.err) == (0, '')
    rows = [re.split(r' {2,}', line) for line in ran.out.splitlines()]
    return {key: (value, source) for key, value, source in rows}


def test_without_settings_nothing_is_set_but_what_always_is(run: Run, masa: Path) -> None:
    found = shown(run)

    assert list(found) == list(KEYS)
    assert {key: value for key, (value, _) in found.items() if value != '-'} == DEFAULTS
    assert {source for _, source in found.values()} == {'not set, so as it is without'}


def test_every_key_of_a_file_is_read_and_told_with_its_line(run: Run, masa: Path) -> None:
    write(masa / FILE, EVERY_KEY)
    found = shown(run)

    assert [source for _, source in found.values()] == [
        f'{FILE}:{1 + [line.split(" ")[0] for line in EVERY_KEY.splitlines()].index(key)}' for key in KEYS
    ]
    assert found['paths'][0] == 'masa'
    assert found['fail-on'][0] == 'should'


def test_the_keys_of_the_file_of_the_command_line_and_of_the_schema_are_the_same() -> None:
    assert set(KEYS) == written(SettingsFile).keys() == set(schema_of('settings')['properties'])
    assert written(SettingsFile)['fail-on'].choices == (*Force, 'never')


def test_the_file_is_found_from_a_folder_below_and_its_paths_are_its_own(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(masa / FILE, 'paths = ["masa"]\nfail-on = "never"\n')
    below = masa / 'docs' / 'deep'
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    assert shown(run)['paths'] == ('../../masa', f'../../{FILE}:1')
    ran = run('check', *ON, '--format', 'concise')
    assert ran.code == 0
    assert ran.out.startswith('../../masa/luton.yaml:')


def test_nothing_above_the_top_of_the_repository_is_read(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / FILE, 'fail-on = "never"\n')
    (here / 'repo' / '.git').mkdir(parents=True)
    (here / 'repo' / 'docs').mkdir()
    monkeypatch.chdir(here / 'repo' / 'docs')

    assert shown(run)['fail-on'] == ('must', 'not set, so as it is without')


def test_outside_a_repository_only_the_folder_one_stands_in_is_read(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / FILE, 'fail-on = "never"\n')
    (here / 'below').mkdir()

    assert shown(run)['fail-on'][0] == 'never'
    monkeypatch.chdir(here / 'below')
    assert shown(run)['fail-on'][0] == 'must'


def test_the_nearest_file_speaks_alone(run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(masa / FILE, 'fail-on = "never"\nedition = "wt2018"\n')
    write(masa / 'below' / FILE, 'fail-on = "should"\n')
    monkeypatch.chdir(masa / 'below')

    assert shown(run)['fail-on'] == ('should', f'{FILE}:1')
    assert shown(run)['edition'][0] == '-'


def test_a_table_in_pyproject_serves_as_well_and_other_tables_are_nobody_s_business(run: Run, masa: Path) -> None:
    write(masa / 'pyproject.toml', '[tool.other]\nfail-on = 3\n\n[tool.masa-check]\n# ours\nfail-on = "never"\n')

    assert shown(run)['fail-on'] == ('never', 'pyproject.toml:6')


def test_a_pyproject_without_our_table_is_passed_over(run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(masa / FILE, 'fail-on = "never"\n')
    write(masa / 'below' / 'pyproject.toml', '[project]\nname = "masa-check-of-ours"\n')
    monkeypatch.chdir(masa / 'below')

    assert shown(run)['fail-on'] == ('never', f'../{FILE}:1')


def test_our_own_file_speaks_before_pyproject_in_one_folder(run: Run, masa: Path) -> None:
    write(masa / FILE, 'fail-on = "never"\n')
    write(masa / 'pyproject.toml', '[tool.masa-check]\nfail-on = "should"\n')

    assert shown(run)['fail-on'][0] == 'never'


def test_the_command_line_speaks_before_the_environment_and_that_before_the_file(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(masa / FILE, 'fail-on = "advice"\n')
    assert shown(run)['fail-on'] == ('advice', f'{FILE}:1')
    monkeypatch.setenv('MASA_CHECK_FAIL_ON', 'should')
    assert shown(run)['fail-on'] == ('should', 'MASA_CHECK_FAIL_ON')
    assert shown(run, '--fail-on', 'never')['fail-on'] == ('never', 'command line')


@pytest.mark.parametrize(
    ('key', 'said', 'value'),
    [
        ('paths', 'masa\na, b.yaml\n', 'masa, a, b.yaml'),
        ('select', f'{SHOULD}, agencies-consulted', f'{SHOULD}, agencies-consulted'),
        ('ignore', f'{SHOULD}\nagencies-consulted', f'{SHOULD}, agencies-consulted'),
        ('waivers', 'w.yaml', 'w.yaml'),
        ('acts', 'a.yaml', 'a.yaml'),
        ('edition', 'wt2018', 'wt2018'),
    ],
)
@pytest.mark.usefixtures('masa')
def test_each_setting_has_its_mirror_in_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, key: str, said: str, value: str
) -> None:
    monkeypatch.setenv('MASA_CHECK_' + key.upper(), said)

    assert shown(run)[key] == (value, 'MASA_CHECK_' + key.upper())


@pytest.mark.parametrize('option', ['--waivers', '--baseline', '--edition'])
def test_an_option_that_is_empty_is_refused(run: Run, masa: Path, option: str) -> None:
    ran = run('check', 'masa', *ON, option, '')

    assert (ran.code, ran.out) == (2, '')
    assert f'{option} is empty' in ran.err


def test_an_empty_variable_says_nothing(run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('MASA_CHECK_FAIL_ON', ' ')

    assert shown(run)['fail-on'][0] == 'must'


def test_a_file_can_be_named_or_none_be_read(run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(masa / FILE, 'fail-on = "never"\n')
    write(masa / 'ci' / 'gate.toml', 'fail-on = "should"\npaths = ["../masa"]\n')

    assert shown(run, '--no-config')['fail-on'][0] == 'must'
    assert shown(run, '--config', 'ci/gate.toml')['paths'] == ('masa', 'ci/gate.toml:2')
    monkeypatch.setenv('MASA_CHECK_CONFIG', 'ci/gate.toml')
    assert shown(run)['fail-on'] == ('should', 'ci/gate.toml:1')
    assert run('check', '--config', FILE, '--no-config').code == 2


def test_with_paths_set_a_check_needs_none_and_without_them_it_says_so(run: Run, masa: Path) -> None:
    without = run('check', *ON)
    write(masa / FILE, 'paths = ["masa/*.yaml"]\n')
    ran = run('check', *ON, '--format', 'concise')

    assert (without.code, without.out) == (2, '')
    assert 'name files or folders, or set `paths`' in without.err
    assert ran.code == 1
    assert ran.out.startswith('masa/luton.yaml:1:1: MUST ')


def test_a_waiver_of_no_document_is_found_where_the_paths_are_those_of_the_settings(run: Run, masa: Path) -> None:
    write(masa / FILE, 'paths = ["masa"]\nwaivers = "waivers.yaml"\nformat = "concise"\n')
    rest = 'reason: It is being built\n    owner: Head of Service\n    agreed_on: 2025-05-01\n    expires: 2026-01-01\n'
    of = ''.join(f'  - duty: {SHOULD}\n    document: {name}\n    {rest}' for name in ('nobody', 'masa/nowhere.yaml'))
    write(masa / 'waivers.yaml', f'waivers:\n{of}')

    assert run('check', *ON).out.count('there is no document') == 2
    assert run('check', 'masa', *ON).out.count('there is no document') == 1


def test_what_is_set_is_what_is_done(run: Run, masa: Path) -> None:
    write(masa / FILE, f'paths = ["masa"]\nformat = "concise"\nfail-on = "never"\nignore = ["{SHOULD}"]\n')
    ran = run('check', *ON)

    assert ran.code == 0
    assert ran.out.startswith('masa/luton.yaml:1:1: MUST ')
    assert SHOULD not in ran.out
    told = json.loads(run('check', *ON, '--format', 'json').out)
    assert told['documents'][0]['not_asked'] == [SHOULD]


@pytest.mark.parametrize('said', ['file', 'environment'])
def test_a_duty_of_statute_can_be_ignored_by_no_setting(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    if said == 'file':
        write(masa / FILE, f'paths = ["masa"]\nignore = ["{STATUTORY[0]}"]\n')
    else:
        monkeypatch.setenv('MASA_CHECK_IGNORE', STATUTORY[0])
    ran = run('check', 'masa', *ON)

    assert (ran.code, ran.out) == (2, '')
    assert f'"{STATUTORY[0]}" is a duty of statute' in ran.err
    assert (f'{FILE}:2' if said == 'file' else 'MASA_CHECK_IGNORE') in ran.err
    assert 'waive it' in ran.err


@pytest.mark.parametrize('said', ['file', 'environment'])
def test_no_setting_holds_all_to_an_edition_that_has_not_been_read(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    if said == 'file':
        write(masa / FILE, 'paths = ["masa"]\nedition = "wt2026"\n')
    else:
        monkeypatch.setenv('MASA_CHECK_EDITION', 'WT2026')
    ran = run('check', 'masa', *ON)

    assert (ran.code, ran.out) == (2, '')
    assert 'WT2026 is known from a summary alone' in ran.err
    assert (f'{FILE}:2' if said == 'file' else 'MASA_CHECK_EDITION') in ran.err
    assert run('check', 'masa', *ON, '--no-config', '--edition', 'wt2026').code == 1  # by its gap of statute


def test_duties_of_statute_are_put_beside_those_that_a_file_selects(run: Run, masa: Path) -> None:
    write(masa / FILE, f'paths = ["masa"]\nselect = ["{SHOULD}"]\n')
    by_file = json.loads(run('check', *ON, '--format', 'json').out)
    by_hand = json.loads(run('check', *ON, '--format', 'json', '--select', SHOULD).out)

    assert not {SHOULD, *STATUTORY} & set(by_file['documents'][0]['not_asked'])
    assert len(by_file['documents'][0]['not_asked']) == len(RULES.duties) - 1 - len(STATUTORY)
    assert len(by_hand['documents'][0]['not_asked']) == len(RULES.duties) - 1


@pytest.mark.parametrize(
    ('text', 'line', 'said'),
    [
        ('paths = ["masa"]\nfail_on = "must"\n', 2, 'did you mean "fail-on"?'),
        ('pahts = ["masa"]\n', 1, 'did you mean "paths"?'),
        ('\n[tool.masa-check]\nfail-on = "must"\n', 2, '"tool" is not a key that belongs here'),
        ('fail-on = "msut"\n', 1, 'did you mean "must"?'),
        ('\n\npaths = "masa"\n', 3, 'write it as: paths = ["masa/"]'),
        ('edition = 2023\n', 1, 'write it as: edition = "wt2023"'),
        ('ignore = [1]\n', 1, 'write it as: ignore = ["chair-appointed"]'),
        ('paths = [""]\n', 1, 'is not written as "paths" should be; write it as: paths = ["masa/"]'),
        ('fail-on = must\n', 1, 'this line cannot be read'),
        ('a = 1\na = 2\n', 2, 'this key is written twice'),
        ('paths = [\n', 2, 'this line cannot be read'),
        ('[paths]\nx = 1\n', 1, 'cannot be read as "paths"'),
    ],
)
def test_what_cannot_be_a_setting_is_refused_at_its_line(run: Run, masa: Path, text: str, line: int, said: str) -> None:
    write(masa / FILE, text)
    ran = run('check', 'masa', *ON)

    assert (ran.code, ran.out) == (2, '')
    assert ran.err.startswith(f'masa-check: {FILE}:{line}:')
    assert said in ran.err
    assert ran.err.count('\n') == 1


@pytest.mark.parametrize(
    ('variable', 'said'),
    [('FAIL_ON', 'msut'), ('EDITION', 'wt1999'), ('FORMAT', 'txet'), ('SELECT', 'nope'), ('RULES', 'nowhere')],
)
def test_what_cannot_be_followed_in_the_environment_exits_with_2(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch, variable: str, said: str
) -> None:
    monkeypatch.setenv(f'MASA_CHECK_{variable}', said)
    ran = run('check', 'masa', *ON)

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err


@pytest.mark.parametrize(
    'text',
    ['ignore = ["nope"]', 'select = ["nope"]', 'edition = "wt1999"', 'format = "txet"'],
    ids=lambda text: text[:6],
)
def test_a_word_that_is_not_known_is_refused_where_it_was_said(
    run: Run, masa: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    write(masa / FILE, f'paths = ["masa"]\n{text}\n')
    assert run('check', *ON).err.startswith(f'masa-check: {FILE}:2: there is no ')

    monkeypatch.setenv('MASA_CHECK_FAIL_ON', 'msut')
    assert run('check', 'masa', *ON, '--no-config').err.startswith('masa-check: MASA_CHECK_FAIL_ON: there is no force')
    monkeypatch.delenv('MASA_CHECK_FAIL_ON')
    assert run('check', 'masa', *ON, '--no-config', '--edition', 'x').err.startswith('masa-check: there is no edition')


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        (None, 'there is no such waivers file; check the spelling, take it out of the settings, or write one'),
        ('', 'the file is empty; begin with the line "waivers:"'),
        ('# later\n', 'the file holds only comments; begin with the line "waivers:"'),
        ('- duty: x\n', 'the file holds a list where it should hold keys; begin with the line "waivers:"'),
    ],
)
def test_a_waivers_file_that_is_none_is_told_how_one_begins(run: Run, masa: Path, text: str | None, said: str) -> None:
    write(masa / FILE, 'paths = ["masa"]\nwaivers = "waivers.yaml"\n')
    if text is not None:
        write(masa / 'waivers.yaml', text)
    ran = run('check', *ON)

    assert (ran.code, ran.out) == (2, '')
    assert said in ran.err


def test_a_waivers_file_of_many_areas_may_be_longer_than_any_list_of_a_declaration(run: Run, masa: Path) -> None:
    one = '- {duty: funding-explained, document: other, reason: It is being written, owner: Business Manager, '
    days = 'agreed_on: 2024-05-01, expires: 2024-12-01}\n'
    write(masa / FILE, 'paths = ["masa"]\nwaivers = "waivers.yaml"\n')
    write(masa / 'waivers.yaml', 'waivers:\n' + (one + days) * 2001)
    ran = run('check', *ON)

    assert ran.code != 2
    assert 'listed here' not in ran.err


@pytest.mark.parametrize('text', [b'\xff\xfe', b'a = "\xff"'])
def test_a_file_that_is_no_text_is_refused(run: Run, masa: Path, text: bytes) -> None:
    (masa / FILE).write_bytes(text)

    assert run('check', 'masa', *ON).code == 2
    assert run('check', 'masa', *ON, '--config', 'nowhere.toml').code == 2


def test_the_table_of_pyproject_must_be_a_table() -> None:
    with pytest.raises(MasaError, match=r'\[tool.masa-check\] is not a table'):
        settings.read('[tool]\nmasa-check = 3\n', 'pyproject.toml', shared=True)


def test_the_waivers_and_rules_of_ones_own_are_not_taken_for_documents(run: Run, masa: Path) -> None:
    write(masa / 'waivers.yaml', 'waivers: []\n')
    everything = run('check', '.', *ON, '--format', 'concise')
    write(masa / FILE, 'paths = ["."]\nwaivers = "waivers.yaml"\n')
    ran = run('check', *ON, '--format', 'concise')
    alone = run('check', 'waivers.yaml', *ON)

    assert 'waivers.yaml:1:1: SHAPE' in everything.out
    assert 'waivers.yaml' not in ran.out
    assert alone.code == 0
    assert '0 documents. No findings.' in alone.out


def test_a_plain_check_pays_for_no_settings_waivers_or_baseline(masa: Path) -> None:
    code = (
        'import sys\nfrom masa_check.__main__ import main\nsys.argv = ["masa-check", "check", "masa", "-q"]\n'
        'try: main()\nexcept SystemExit: pass\n'
        'print([name for name in ("tomllib", "masa_check.settings", "masa_check.waivers", "masa_check.baseline", '
        '"masa_check.model.waivers", "masa_check.model.settings", "difflib") if name in sys.modules], file=sys.stderr)'
    )
    around = {'PYTHONPATH': str(Path(masa_check.__file__).parents[1]), 'PATH': ''}
    for _ in range(2):  # a first run may work out what the next finds
        done = subprocess.run(
            [sys.executable, '-c', code], cwd=masa, env=around, capture_output=True, text=True, check=True
        )

    assert done.stderr.splitlines()[-1] == '[]'


@pytest.mark.parametrize('name', ['settings', 'waivers', 'acts'])
def test_the_schema_that_ships_is_the_one_that_is_made_and_is_of_draft_07(run: Run, name: str) -> None:
    made: dict[str, Any] = schema_of(name)

    assert made == shipped(name)
    assert json.loads(run('schema', name).out) == made
    Draft7Validator.check_schema(made)
    for key, field in made['properties'].items():
        assert field['title']
        assert field['description']
        assert all(Draft7Validator({**made, 'required': []}).is_valid({key: example}) for example in field['examples'])


def test_what_the_schema_of_settings_takes_is_what_is_read() -> None:
    validator = Draft7Validator(schema_of('settings'))

    for given, sound in (
        ({'paths': ['masa']}, True),
        ({'fail-on': 'must'}, True),
        ({'fail_on': 'must'}, False),
        ({'fail-on': 'sometimes'}, False),
        ({'paths': 'masa'}, False),
    ):
        text = '\n'.join(f'{key} = {json.dumps(value)}' for key, value in given.items())
        assert validator.is_valid(given) is sound
        if sound:
            assert settings.read(text, FILE, shared=False)
        else:
            with pytest.raises(MasaError):
                settings.read(text, FILE, shared=False)


def test_a_report_is_written_over_neither_the_waivers_nor_the_baseline(run: Run, masa: Path) -> None:
    write(masa / 'waivers.yaml', 'waivers: []\n')
    write(masa / 'known.json', '{"version": 1, "known": []}')
    own = ('--waivers', 'waivers.yaml', '--baseline', 'known.json')
    ran = [run('check', 'masa', *ON, *own, '--output', f'json={name}') for name in ('waivers.yaml', 'known.json')]

    assert [one.code for one in ran] == [2, 2]
    assert all('written over what it is to read' in one.err for one in ran)


def test_rules_of_ones_own_beside_the_documents_hide_none_of_them(run: Run, masa: Path) -> None:
    write(masa / 'masa' / 'rules' / 'ours.yaml', OURS)
    with_rules = run('check', 'masa', *ON, '--rules', 'masa/rules', '--format', 'concise')
    nothing_else = run('check', 'masa/rules', *ON, '--rules', 'masa/rules')

    assert with_rules.code == 1
    assert 'ours.yaml' not in with_rules.out
    assert 'masa/luton.yaml:1:1: MUST ' in with_rules.out
    assert (nothing_else.code, nothing_else.out) == (3, '')


def test_a_file_that_an_editor_of_windows_has_marked_is_read(run: Run, masa: Path) -> None:
    (masa / FILE).write_bytes(b'\xef\xbb\xbfpaths = ["masa"]\r\nfail-on = "never"\r\n')

    assert shown(run)['fail-on'] == ('never', f'{FILE}:2')
    assert run('check', *ON).code == 0
