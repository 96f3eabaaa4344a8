"""Notices before the verdicts: examples of the starter, older words; and how far a form is filled in and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asked import asked
from running import Run, write

from masa_check.questions.example import EXAMPLE
from masa_check.questions.fields import paths
from masa_check.questions.starter import starter

OLD = 'decisions-and-actions'
DOCUMENT = 'kind: arrangements\nid: luton\nname: Luton\ndated: 2025-02\nstage: published\n'


def checked(run: Run, text: str) -> dict[str, Any]:
    write(Path('a.yaml'), text)
    ran = run('check', 'a.yaml', '--on', '2025-06-01', '--format', 'json', '--fail-on', 'never')
    assert ran.code == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    return data


def notice(run: Run, text: str) -> str:
    said: str = checked(run, text)['documents'][0]['notice']
    return said


def live_starter() -> str:
    """The starter of arrangements with every key live and no example changed."""
    lines = starter('arrangements', asked('arrangements')).splitlines()
    start = lines.index(f'name: {EXAMPLE["name"]}') + 1
    live = (line.removeprefix('# ') for line in lines[start:])
    return '\n'.join([*lines[:start], *(line for line in live if not line.lstrip().startswith('#'))]) + '\n'


@pytest.fixture(autouse=True)
def in_folder(here: Path) -> Path:
    return here


def test_a_starter_in_which_nothing_was_changed_names_the_line_of_each_example(run: Run) -> None:
    text = live_starter()
    lines = text.splitlines()
    said = notice(run, text)

    for example in ('id: my-area', 'dated: "2024-07"', 'superseded_on: "2024-12-20"', '  region: East of England'):
        assert str(1 + lines.index(example)) in said.split(' on lines ')[1].split(':')[0].split(', ')


@pytest.mark.slow
def test_a_sentence_of_the_starter_word_for_word_is_noticed_and_changes_no_finding(run: Run) -> None:
    (example,) = {field.examples[0] for path, field in paths('arrangements') if path == ('area', 'boundaries')}
    text = DOCUMENT.replace('stage: published', 'stage: draft') + 'area: {{boundaries: {}}}\n'
    left, ours = (checked(run, text.format(words)) for words in (example, 'The whole of the borough'))

    assert 'own example still stands on line 6:' in left['documents'][0]['notice']
    assert 'own example' not in ours['documents'][0]['notice']
    assert left['summary'] == ours['summary']


def test_what_is_not_stated_is_no_example_left_in_place(run: Run) -> None:
    said = notice(run, DOCUMENT.replace('published', 'draft') + 'area: {boundaries: not-stated}\n')

    assert 'own example' not in said


def test_a_stage_left_at_draft_is_noticed_and_a_published_text_is_not(run: Run) -> None:
    assert 'write `stage: published`' in notice(run, DOCUMENT.replace('published', 'draft'))
    assert notice(run, DOCUMENT) == ''


@pytest.mark.slow
@pytest.mark.parametrize('edition', ['wt2018', 'wt2023'])
def test_an_older_word_of_contents_is_still_read_with_what_to_write(run: Run, edition: str) -> None:
    dated = DOCUMENT.replace('2025-02', '2019-05' if edition == 'wt2018' else '2025-02')
    old, new = (f'{dated}yearly_report:\n  contents: [activity, {word}]\n' for word in (OLD, 'key-decisions'))
    before, after = (checked(run, text) for text in (old, new))

    assert f'Line 7 has an older word, `{OLD}`: write key-decisions' in before['documents'][0]['notice']
    assert 'older word' not in after['documents'][0]['notice']
    assert before['summary'] == after['summary']


def test_json_counts_the_answers_of_a_blank_form_and_of_no_other_file(run: Run) -> None:
    form = f'{DOCUMENT}escalation: not-looked-at\nwhistleblowing: not-stated\n'
    data = checked(run, form)['documents'][0]

    assert (data['answered'], data['questions']) == (3, len(paths('arrangements')))
    other = checked(run, DOCUMENT)['documents'][0]
    assert (other['answered'], other['questions']) == (None, None)


def test_json_says_how_many_statements_a_second_reader_has_checked_and_of_which_text(run: Run) -> None:
    digest = 'a' * 64
    ours, theirs = (f'{{office: {office}, on: 2025-03-01}}' for office in ('Business Manager', 'Scrutineer'))
    data = checked(
        run,
        f'{DOCUMENT}texts: {{masa: {{form: arrangements, sha256: {digest}}}}}\n'
        f'escalation: {{summary: The procedure has four steps, judged: {ours}, checked: {theirs}}}\n'
        f'whistleblowing: {{summary: The policy is for all staff, judged: {ours}}}\n',
    )['documents'][0]

    assert data['reading'] == {
        'statements': 2,
        'judged': 2,
        'checked': 1,
        'texts': [{'name': 'masa', 'sha256': digest}],
    }
