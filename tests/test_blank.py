"""A blank form holds every question, answers none, and says how many are answered."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from asked import asked
from running import Run, write

from masa_check.declaration import schema
from masa_check.declaration.blank import NOT_LOOKED_AT, without_blanks
from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import KINDS
from masa_check.document.document import parse
from masa_check.model.identity import NAMING
from masa_check.questions.blank import BY_STATUTE, blank
from masa_check.questions.fields import answered, paths


@pytest.mark.parametrize('kind', KINDS)
def test_every_field_stands_once_in_the_form_as_not_yet_looked_at(kind: str) -> None:
    data = parse(blank(kind, asked(kind)).encode(), 'a.yaml').data

    assert len(re.findall(rf': {NOT_LOOKED_AT}$', blank(kind, asked(kind)), re.MULTILINE)) == len(paths(kind))
    for path, _ in paths(kind):
        node: Any = data
        for step in path:
            node = node[step]
        assert node == NOT_LOOKED_AT


@pytest.mark.parametrize('kind', KINDS)
def test_a_blank_form_is_the_smallest_declaration_and_answers_nothing(kind: str) -> None:
    document = parse(blank(kind, asked(kind)).encode(), 'a.yaml')
    declared = declare(document)

    assert isinstance(declared, Declaration)
    assert declared.model.model_fields_set == {'kind', 'id', 'name'}
    assert answered(kind, without_blanks(document.data)) == 0


@pytest.mark.parametrize('kind', KINDS)
def test_an_editor_takes_a_blank_form(kind: str) -> None:
    data = parse(blank(kind, asked(kind)).encode(), 'a.yaml').data

    jsonschema.Draft7Validator(schema.of(kind)).validate(data)


@pytest.mark.parametrize('kind', KINDS)
def test_the_keys_stand_in_the_order_of_the_questions_and_those_of_statute_say_so(kind: str) -> None:
    text = blank(kind, asked(kind))
    live = [one.path for one in asked(kind) if one.key not in NAMING]
    top = list(parse(text.encode(), 'a.yaml').data)[3:]

    assert top == list(dict.fromkeys(path[0] for path in live))
    assert text.count(f'# {BY_STATUTE}\n') == sum(one.statutory for one in asked(kind)) > 0


def test_a_group_with_a_status_answers_all_that_it_holds_and_a_blank_answers_nothing() -> None:
    whole = sum(path[0] == 'voice' for path, _ in paths('arrangements'))

    assert answered('arrangements', {'voice': 'not-stated'}) == whole
    assert answered('arrangements', {'voice': {'status': 'not-stated'}}) == whole
    assert answered('arrangements', {'voice': {'included': 'A group meets'}}) == 1
    assert without_blanks({'voice': {'included': NOT_LOOKED_AT}, 'cites': []}) == {'cites': []}


@pytest.mark.slow
def test_check_says_how_many_questions_are_answered_while_any_is_open(here: Path, run: Run) -> None:
    assert run('init', 'a.yaml', '--blank').code == 0
    total = len(paths('arrangements'))
    assert f'\n0 of {total} questions answered.\n' in run('check', 'a.yaml').out

    text = (here / 'a.yaml').read_text('utf-8')
    write(here / 'a.yaml', text.replace(f'  identify: {NOT_LOOKED_AT}', '  identify: One front door for all'))
    assert f'\n1 of {total} questions answered.\n' in run('check', 'a.yaml').out

    write(here / 'a.yaml', 'kind: arrangements\nid: a\nname: A Partnership\n')
    assert 'questions answered' not in run('check', 'a.yaml').out


def test_a_finding_on_what_nobody_has_looked_at_stands_at_its_line(here: Path, run: Run) -> None:
    run('init', 'a.yaml', '--blank')
    line = 1 + (here / 'a.yaml').read_text('utf-8').splitlines().index(f'stage: {NOT_LOOKED_AT}')

    assert f'a.yaml:{line}:1: MUST arrangements-published' in run('check', 'a.yaml', '--format', 'concise').out
