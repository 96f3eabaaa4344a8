"""Like words in the published texts are read alike in the real examples, and their quotations are short."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
import yaml

from scripts.alike import LONGEST, REAL, ROOT, SHORTEST, faults, length, model_of, plain, quotations, shared, status_at

LIST = yaml.safe_load((ROOT / 'tests' / 'alike.yaml').read_text('utf-8'))
MODELS = {name: model_of(name) for name in REAL}
QUOTED = {name: [*quotations(model)] for name, model in MODELS.items()}


def statuses(entry: dict[str, Any]) -> dict[str, str]:
    """The status of each field of an entry."""
    return {field: status_at(MODELS[field.split()[0]], field.split()[1]) for field in entry['fields']}


@pytest.mark.parametrize('entry', LIST, ids=lambda entry: f'{entry["fields"][0]}, {entry["words"][:40]}')
def test_a_sentence_that_two_texts_share_has_one_status_or_a_reason_why_not(entry: dict[str, Any]) -> None:
    found = statuses(entry)

    assert len(found) > 1
    assert (len(set(found.values())) > 1) is ('because' in entry), found


@pytest.mark.parametrize('entry', LIST, ids=lambda entry: f'{entry["fields"][0]}, {entry["words"][:40]}')
def test_the_words_of_the_list_are_quoted_in_one_of_its_examples_and_short(entry: dict[str, Any]) -> None:
    examples = {field.split()[0] for field in entry['fields']}

    assert SHORTEST <= length(entry['words']) <= LONGEST
    assert any(plain(entry['words']) in plain(quoted.words) for name in examples for quoted in QUOTED[name])


def test_what_two_examples_quote_of_one_field_is_on_the_list() -> None:
    by_words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, quoted in ((one, quoted) for one in REAL for quoted in QUOTED[one]):
        if not any(isinstance(step, int) for step in quoted.at):
            by_words[plain(quoted.words), quoted.path].add(name)
    listed = {(plain(entry['words']), field) for entry in LIST for field in entry['fields']}

    assert [
        (words, path)
        for (words, path), names in by_words.items()
        if len(names) > 1 and not {(words, f'{name} {path}') for name in names} <= listed
    ] == []


@pytest.mark.parametrize('name', REAL)
def test_each_quotation_of_a_real_example_has_five_to_eleven_words(name: str) -> None:
    assert QUOTED[name]
    assert [quoted for quoted in QUOTED[name] if not SHORTEST <= length(quoted.words) <= LONGEST] == []


def test_the_two_offices_printed_where_the_health_partner_signs_are_declared_alike_in_both_years() -> None:
    offices = {name: [one.office for one in MODELS[name].publication.signed_off_by] for name in REAL[:2]}

    assert offices['luton-2019'] == offices['luton-2024']


def test_a_quotation_that_is_long_or_in_no_text_is_found_and_print_makes_no_difference() -> None:
    quoted = QUOTED['luton-2024'][0]
    printed = plain(f'x <u>{quoted.words.replace(" ", chr(10))}</u> y')

    assert [*faults(quoted, printed)] == []
    assert [*faults(quoted, 'other words')] == ['not in the text']
    assert [*faults(quoted._replace(words='a ' * 12), plain('a ' * 12))] == ['12 words']


def test_a_sentence_of_another_text_is_told_with_the_status_in_both() -> None:
    ours, theirs = MODELS['luton-2019'], MODELS['central-bedfordshire-2019']
    (quoted,) = [one for one in QUOTED['luton-2019'] if one.path == 'links.coordination']

    assert [*shared(ours, theirs, plain(quoted.words))] == [(quoted, 'restated', 'in-part')]
