"""A rule that could never fire, and an example that lies, are found when the rulebook is proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from small_book import OURS, SMALL, book, folder

from masa_check.errors import MasaError
from masa_check.proof import proof
from masa_check.rulebook import rulebook

ASK = 'of: funding.how, is: stated'
MET = 'given: {funding: {how: Four bodies pay into one budget}}'


def faults(tmp_path: Path, text: str) -> list[MasaError]:
    return list(proof.faults(book(tmp_path, ours=text)))


def test_a_rule_that_can_answer_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, OURS) == []


@pytest.mark.parametrize(
    ('ask', 'said'),
    [
        ('of: funding.hwo, is: stated', '"hwo"'),
        ('of: fundng.how, is: stated', '"fundng"'),
        ('of: funding.how.much, is: stated', '"much"'),
        ('of: partners.lead, is: stated', 'list'),
        ('each: partners, of: laed, is: stated', '"laed"'),
        ('each: partnrs, of: lead, is: stated', '"partnrs"'),
        ('each: funding, of: how, is: stated', '`funding`'),
        ('of: funding.how, or: funding.agred, is: stated', '"agred"'),
        ('each: partners, of: lead, only: {knd: [police]}, is: stated', '"knd"'),
        ('of: funding.how, is: statd', '"statd"'),
        ('of: funding.how, is: STATED', '"STATED"'),
        ('of: funding.how, is: not-empty', '"not-empty"'),
        ('of: partners, is: stated', '"stated"'),
        ('of: funding.how, is: sums-to, beside: {total: funding.total}', '"sums-to"'),
        ('each: partners, of: delegates, is: stated', '"stated"'),
        ('of: publication.first, is: is-so', '"otherwise"'),
        ('of: funding.contributions, is: sums-to', '"total"'),
        ('of: funding.how, is: stated, with: {limit: 2019-06-30}', '"limit"'),
        ('of: funding.how, is: stated, beside: {total: funding.total}', '"total"'),
        ('of: publication.on, is: on-or-before, with: {limit: 5}', '"limit"'),
        ('of: publication.on, is: within-months, with: {months: three}, beside: {since: publication.on}', '"months"'),
        ('of: publication.on, is: within-months, with: {months: true}, beside: {since: publication.on}', '"months"'),
        ('of: partners, is: partner-of-kind, with: {kinds: police}', '"kinds"'),
        ('of: partners, is: partner-of-kind, with: {kinds: []}', '"kinds"'),
        ('of: partners, is: partner-of-kind, with: {kinds: [5]}', '"kinds"'),
        ('of: funding.contributions, is: sums-to, beside: {total: funding.how}', '"total"'),
        ('of: funding.contributions, is: sums-to, beside: {total: funding.contributions}', '"total"'),
        ('of: funding.contributions, is: sums-to, beside: {total: funding.totl}', '"totl"'),
        ('of: funding.how, is: stated, applies: {of: funding.hwo, is: stated, because: b}', '"hwo"'),
        ('of: funding.how, is: stated, applies: {of: funding.how, is: statd, because: b}', '"statd"'),
        ('of: funding.how, is: stated, applies: {of: publication.first, is: is-so, because: b}', '"otherwise"'),
        ('of: funding.how, is: stated, applies: {of: funding.how, is: stated, with: {a: 1}, because: b}', '"a"'),
    ],
)
def test_an_ask_that_could_never_be_answered_is_a_fault_at_its_duty(tmp_path: Path, ask: str, said: str) -> None:
    assert ASK in OURS
    found = faults(tmp_path, OURS.replace(ASK, ask))

    assert [(Path(fault.path).name, fault.line) for fault in found] == [('ours.yaml', 3)]
    assert said in found[0].message
    assert 'ours' in found[0].message
    assert found[0].remedy


@pytest.mark.parametrize('argument', ['with: {limit: 5}', 'applies: {of: funding.hwo, is: stated, because: b}'])
def test_what_an_edition_adds_to_an_ask_is_proved_as_well(tmp_path: Path, argument: str) -> None:
    found = faults(tmp_path, OURS.replace('confidence: C1', f'confidence: C1, {argument}'))

    assert [fault.line for fault in found] == [3]


def test_an_argument_may_be_given_by_each_edition(tmp_path: Path) -> None:
    text = OURS.replace(ASK, 'of: publication.on, is: on-or-before')
    text = text.replace('confidence: C1', 'confidence: C1, with: {limit: 2024-12-31}')
    text = text.replace(MET, 'given: {publication: {on: 2024-12-31}}')
    text = text.replace('funding: not-stated', 'publication: {on: 2025-01-01}')

    assert faults(tmp_path, text) == []


def test_an_argument_that_is_no_date_is_a_fault_and_not_our_mistake(tmp_path: Path) -> None:
    text = OURS.replace(ASK, 'of: publication.on, is: on-or-before, with: {limit: soon}')
    text = text.replace(MET, 'given: {publication: {on: 2024-12-31}}')

    assert faults(tmp_path, text) != []


def test_an_ask_that_no_edition_puts_is_a_fault(tmp_path: Path) -> None:
    text = OURS.replace('    editions:', '      sum: {what: s, of: funding.agreed, is: stated}\n    editions:').replace(
        'confidence: C1}', 'confidence: C1, asks: [how]}'
    )
    found = faults(tmp_path, text)

    assert [fault.line for fault in found] == [3]
    assert '"sum"' in found[0].message


def test_a_duty_that_asks_nothing_is_a_fault(tmp_path: Path) -> None:
    text = OURS.replace('asks:\n      how: {what: how it is paid for, of: funding.how, is: stated}', 'asks: {}')

    assert [fault.line for fault in faults(tmp_path, text)] == [3]


def test_one_ask_of_one_row_put_by_two_duties_is_a_fault(tmp_path: Path) -> None:
    second = OURS.replace('id: ours', 'id: theirs').replace('theme: Ours', '# again\ntheme: Theirs')
    found = list(proof.faults(book(tmp_path, ours=OURS, theirs=second)))

    assert [(Path(fault.path).name, fault.line) for fault in found] == [('theirs.yaml', 4)]
    assert 'X-1' in found[0].message
    assert '"ours"' in found[0].message


def test_one_row_may_serve_several_asks(tmp_path: Path) -> None:
    second = OURS.replace('id: ours', 'id: theirs').replace('how: {', 'sum: {', 1).replace('theme: Ours', 'theme: B')

    assert list(proof.faults(book(tmp_path, ours=OURS, theirs=second))) == []


@pytest.mark.parametrize(
    ('old', 'new', 'line', 'said'),
    [
        ('wt2023: gap', 'wt2023: met', 14, '"gap"'),
        ('wt2023: gap', 'wt2023: partly', 14, '"gap"'),
        ('wt2023: met', 'wt2023: gap', 13, '"met"'),
        ('wt2023: gap', 'wt2023: gap, wt2018: gap', 14, 'wt2018'),
        ('funding: not-stated', 'funding: {hwo: not-stated}', 14, '"hwo"'),
        ('funding: not-stated', 'funding: {how: TBC}', 14, 'TBC'),
        ('funding: not-stated', 'kind: letter', 14, 'letter'),
    ],
)
def test_an_example_that_lies_or_is_no_document_is_a_fault_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in OURS
    found = faults(tmp_path, OURS.replace(old, new, 1))

    assert (Path(found[0].path).name, found[0].line) == ('ours.yaml', line)
    assert said in found[0].message


@pytest.mark.parametrize(
    ('example', 'said'),
    [
        ('      - {given: {funding: {how: Four bodies pay into one budget}}, wt2023: met}\n', 'no example meets'),
        ('      - {given: {funding: not-stated}, wt2023: gap}\n', 'no example misses'),
    ],
)
def test_a_duty_without_an_example_of_either_sort_is_a_fault(tmp_path: Path, example: str, said: str) -> None:
    assert example in OURS
    found = faults(tmp_path, OURS.replace(example, ''))

    assert [fault.line for fault in found] == [3]
    assert said in found[0].message


def test_each_edition_needs_examples_of_its_own(tmp_path: Path) -> None:
    text = OURS.replace(
        '    editions:\n', '    editions:\n      wt2018: {ref: X-0, force: should, asked_to: say, confidence: C1}\n'
    )

    assert len(faults(tmp_path, text)) == 2
    assert all('wt2018' in fault.message for fault in faults(tmp_path, text))


def test_an_example_is_asked_on_its_own_day(tmp_path: Path) -> None:
    text = OURS.replace(ASK, 'of: publication.review_on, is: not-passed')
    text = text.replace(MET, 'on: 2024-01-01, given: {publication: {review_on: 2024-01-01}}')
    text = text.replace('given: {funding: not-stated}', 'on: 2024-01-02, given: {publication: {review_on: 2024-01-01}}')

    assert faults(tmp_path, text) == []


def test_all_faults_are_told_and_proving_stops_at_the_first(tmp_path: Path) -> None:
    rules = book(tmp_path, small=SMALL, ours=OURS.replace('is: stated', 'is: statd'))
    found = list(proof.faults(rules))

    assert {Path(fault.path).name for fault in found} == {'small.yaml', 'ours.yaml'}
    with pytest.raises(MasaError) as caught:
        proof.prove(rules)
    assert str(caught.value) == str(found[0])


def test_only_the_duties_of_ones_own_are_proved_where_they_are_named(tmp_path: Path) -> None:
    rules = book(tmp_path, small=SMALL, ours=OURS.replace('is: stated', 'is: statd'))

    assert [Path(fault.path).name for fault in proof.faults(rules, {'ours'})] == ['ours.yaml']
    assert list(proof.faults(rules, set())) == []


# Every key that a rule may have, so that each of them can be spoilt.
FULL = {
    'theme': 'Ours',
    'about': 'a',
    'duties': [
        {
            'id': 'ours',
            'title': 't',
            'asked_of': 'arrangements',
            'asks': {
                'how': {
                    'what': 'w', 'each': 'partners', 'of': 'lead', 'or': 'funding.agreed', 'only': {'kind': ['police']},
                    'is': 'stated', 'with': {'a': 1}, 'beside': {'b': 'funding.total'}, 'accepts': 'elsewhere',
                    'due': 'on-publication', 'remedy': 'r',
                    'applies': {'of': 'funding.how', 'is': 'stated', 'with': {'a': 1}, 'because': 'b'},
                },
            },
            'editions': {
                'wt2023': {
                    'ref': 'X-1', 'force': 'should', 'asked_to': 'do', 'confidence': 'C1', 'statute': 's',
                    'if_silent': 'nothing',
                    'with': {'a': 1}, 'asks': ['how'],
                    'cite': [{'para': 1, 'bullet': 2, 'page': 3, 'pages': '4-5', 'of': 'f'}],
                    'applies': {'of': 'funding.how', 'is': 'stated', 'because': 'b'},
                },
            },
            'matters': 'm',
            'remedy': 'r',
            'examples': [{'about': 'a', 'on': '2024-01-01', 'given': {'funding': 'not-stated'}, 'wt2023': 'gap'}],
        }
    ],
}  # fmt: skip
SPOILT: tuple[Any, ...] = (5, 'x', '', ['a'], [['a']], {'a': 'b'}, True, None)


def _places(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in entries:
        yield (*at, step)
        yield from _places(inner, (*at, step))


@pytest.mark.parametrize('place', list(_places(FULL)), ids=lambda place: '.'.join(map(str, place)))
def test_a_value_of_another_sort_never_makes_the_proof_itself_fall_over(tmp_path: Path, place: tuple[Any, ...]) -> None:
    for spoilt in SPOILT:
        whole = deepcopy(FULL)
        owner: Any = whole
        for step in place[:-1]:
            owner = owner[step]
        owner[place[-1]] = spoilt
        with suppress(MasaError):
            list(proof.faults(rulebook.load([folder(tmp_path, ours=json.dumps(whole))])))
