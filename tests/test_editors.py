"""What the guide on editors tells people to paste works in a real YAML language server, and finds its mark."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from from_npm import yaml_language_server
from guide import ROOT, blocks
from language_server import Editor
from test_cli import ON, really

from masa_check.checks import CHECKS
from masa_check.declaration import schema
from masa_check.proof.shape import check_meanings
from masa_check.rulebook import rulebook
from masa_check.values import Force

SETTINGS, TASKS = (json.loads(block) for block in blocks('editors', 'json'))
(PASTED,) = blocks('editors', 'yaml')
COMPLETE = (ROOT / 'examples' / 'complete.yaml').read_text('utf-8').partition('\nkind:')[2]
COMPLETE = f'kind:{COMPLETE}'  # without the comments before it, which name the schema of this repository
COMMANDS = blocks('editors', 'sh')[0].splitlines()

KINDS = {'arrangements-2025.yaml': 'arrangements', 'report-2025.yaml': 'yearly-report', 'notes.yaml': 'arrangements'}

RULE = """\
theme: ...
duties:
  - id: our-chair-rotation
    titel: How the chair passes on
    asked_of: arrangements
    asks:
      answer:
        what: how the chair passes on
        of: chair.rotation
        is: stated
        
    editions:
      wt2023:
        force: should
"""

served = pytest.mark.skipif(yaml_language_server() is None, reason='there is no yaml-language-server (npm has it)')


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A repository whose declarations lie in masa/, with the schemas that the guide has people write there."""
    (tmp_path / 'masa').mkdir()
    for command in COMMANDS:
        arguments, _, file = command.removeprefix('masa-check ').partition(' > ')
        ran = really(*arguments.split(), cwd=tmp_path)
        assert ran.code == 0
        (tmp_path / 'masa' / file).write_text(ran.out, 'utf-8')
    return tmp_path


def declared(docs: Path, name: str, text: str) -> Path:
    path = docs / 'masa' / name
    path.write_text(text, 'utf-8')
    return path


@pytest.mark.slow
@served
def test_the_line_marks_what_does_not_belong_and_nothing_else(docs: Path) -> None:
    line = PASTED.splitlines()[0]
    good = declared(docs, 'good.yaml', f'{line}\n{COMPLETE}')
    pasted = declared(docs, 'pasted.yaml', PASTED)
    bad = declared(docs, 'bad.yaml', f'{PASTED}fundng: not-stated\nstage: posted\n')
    with Editor(docs, {}) as editor:
        assert editor.open(good) == []
        assert editor.open(pasted) == []
        marked = {one['range']['start']['line'] for one in editor.open(bad)}

    assert marked == {len(PASTED.splitlines()), len(PASTED.splitlines()) + 1}


@pytest.mark.slow
@served
def test_keys_are_explained_and_offered(docs: Path) -> None:
    path = declared(docs, 'a.yaml', f'{PASTED}voice:\n  \n')
    lines = path.read_text('utf-8').splitlines()
    with Editor(docs, {}) as editor:
        editor.open(path)
        told = editor.at('hover', path, lines.index('voice:'), 1)
        offered = editor.at('completion', path, lines.index('voice:') + 1, 2)

    assert 'Voice' in json.dumps(told)
    assert 'included' in {one['label'] for one in offered['items']}


@pytest.mark.slow
@served
def test_a_rule_of_your_own_is_explained_completed_and_marked_as_it_is_typed(tmp_path: Path) -> None:
    (command,) = (line for line in '\n'.join(blocks('rules', 'sh')).splitlines() if ' schema rules > ' in line)
    arguments, _, file = command.removeprefix('masa-check ').partition(' > ')
    ours = tmp_path / 'own' / 'ours.yaml'
    ours.parent.mkdir()
    (tmp_path / file).write_text(really(*arguments.split(), cwd=tmp_path).out, 'utf-8')
    line, *_ = (block.splitlines()[0] for block in blocks('rules', 'yaml') if '$schema=' in block)
    text = f'{line}\n{RULE}'
    ours.write_text(text, 'utf-8')
    lines = text.splitlines()
    with Editor(tmp_path, {}) as editor:
        marked = {one['range']['start']['line']: one['message'] for one in editor.open(ours)}
        (force,) = (n for n, words in enumerate(lines) if 'force:' in words)
        (check,) = (n for n, words in enumerate(lines) if 'is:' in words)
        told = editor.at('hover', ours, check, lines[check].index('is:') + 1)
        offered = {
            name: {one['label'] for one in editor.at('completion', ours, row, column)['items']}
            for name, row, column in (
                ('force', force, lines[force].index('force:') + 7),
                ('check', check, lines[check].index('is:') + 4),
                ('ask', check + 1, 8),
            )
        }

    assert {row: message.split('.')[0] for row, message in marked.items() if 'Missing' not in message} == {
        1: 'Still to be filled in',
        lines.index('    titel: How the chair passes on'): 'Property titel is not allowed',
    }
    assert 'The check that must hold' in json.dumps(told)
    assert check_meanings()['not-empty'].rstrip('.') in json.dumps(told)
    assert offered['force'] == set(Force)
    assert offered['check'] >= set(CHECKS)
    assert offered['ask'] >= {'or', 'each', 'beside', 'applies', 'remedy'}


@pytest.mark.slow
@served
def test_the_rules_that_ship_are_marked_nowhere(tmp_path: Path) -> None:
    (tmp_path / 'rules.schema.json').write_text(json.dumps(schema.shipped('rules')), 'utf-8')
    with Editor(tmp_path, {}) as editor:
        for file in sorted(rulebook.folder().glob('*.yaml')):
            copy = tmp_path / file.name
            modeline = '# yaml-language-server: $schema=rules.schema.json\n'
            copy.write_text(modeline + file.read_text('utf-8'), 'utf-8')
            assert editor.open(copy) == [], file.name


@pytest.mark.slow
@served
def test_the_settings_of_vs_code_tell_the_kinds_of_document_apart(docs: Path) -> None:
    head = 'id: a\nname: A\nfundng: not-stated\n'
    with Editor(docs, SETTINGS) as editor:
        marked = {
            name: [one['message'] for one in editor.open(declared(docs, name, f'kind: {kind}\n{head}'))]
            for name, kind in KINDS.items()
        }
        assert editor.open(declared(docs, 'arrangements-good.yaml', COMPLETE)) == []

    assert marked == {
        'arrangements-2025.yaml': ['Property fundng is not allowed.'],
        'report-2025.yaml': ['Property fundng is not allowed.'],
        'notes.yaml': [],
    }


@pytest.mark.slow
def test_the_schemas_that_the_settings_name_are_those_that_the_guide_writes(docs: Path) -> None:
    assert {(docs / name).resolve() for name in SETTINGS['yaml.schemas']} == set((docs / 'masa').glob('*.schema.json'))


@pytest.mark.slow
def test_the_task_finds_every_finding_in_what_its_command_prints(docs: Path) -> None:
    (task,) = TASKS['tasks']
    pattern = task['problemMatcher']['pattern']
    declared(docs, 'a b.yaml', PASTED)
    ran = really(*task['command'].split()[1:], *ON, cwd=docs)
    found = [re.search(pattern['regexp'], line) for line in ran.out.splitlines()]

    assert ran.code == 1
    assert found
    assert {one[pattern['file']] for one in found if one} == {'masa/a b.yaml'}
    assert all(one and int(one[pattern['line']]) and one[pattern['code']] and one[pattern['message']] for one in found)
