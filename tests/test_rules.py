"""The rules that ship: every example gives the verdict that it says, and no duty goes without examples."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from masa_check.checks import CHECKS
from masa_check.proof import proof
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Duty, Example
from masa_check.values import Force, Verdict

RULES = rulebook.load([rulebook.folder()])
DUTIES = list(RULES.duties.values())
STANDING = [(duty, edition) for duty in DUTIES for edition in duty.editions]
EXAMPLES = [(duty, example, edition) for duty in DUTIES for example in duty.examples for edition in example.verdicts]


@pytest.mark.parametrize(
    ('duty', 'example', 'edition'), EXAMPLES, ids=[f'{d.id}:{example.line}-{e}' for d, example, e in EXAMPLES]
)
def test_an_example_gives_the_verdict_that_it_says(duty: Duty, example: Example, edition: str) -> None:
    assert proof.put_example(duty, example, RULES, edition) == ('', example.verdicts[edition])


@pytest.mark.parametrize(('duty', 'edition'), STANDING, ids=[f'{d.id}-{e}' for d, e in STANDING])
def test_a_duty_has_examples_that_meet_and_miss_it(duty: Duty, edition: str) -> None:
    said = {example.verdicts[edition] for example in duty.examples if edition in example.verdicts}

    assert said & {Verdict.MET, Verdict.FOR_A_PERSON}
    assert said & {Verdict.GAP, Verdict.PARTLY}


def test_the_whole_rulebook_is_proved() -> None:
    assert [str(fault) for fault in proof.faults(RULES)] == []


def test_every_ask_of_a_row_is_put_once() -> None:
    put = Counter(
        (authority.ref, name, edition, duty.asked_of)
        for duty, edition in STANDING
        for name, authority in duty.editions[edition].items()
        if authority.ref
    )

    assert [key for key, times in put.items() if times > 1] == []


def test_every_check_is_used_by_some_rule_or_condition() -> None:
    used = {ask.check for duty in DUTIES for ask in duty.asks.values()}
    authorities = [authority for duty in DUTIES for row in duty.editions.values() for authority in row.values()]
    used |= {condition.check for authority in authorities for condition in authority.conditions}

    assert used == set(CHECKS)


def test_every_theme_and_edition_asks_something() -> None:
    assert {edition for _, edition in STANDING} == set(RULES.editions)
    assert len(RULES.themes) == len({duty.path for duty in DUTIES})


def test_statutory_force_is_claimed_only_with_the_statute() -> None:
    claimed = [
        (duty.id, edition, name)
        for duty, edition in STANDING
        for name, authority in duty.editions[edition].items()
        if authority.force is Force.MUST and not authority.statute
    ]

    assert claimed == []


def test_a_row_that_was_never_seen_in_a_source_is_advice() -> None:
    stronger = [
        (duty.id, edition, name)
        for duty, edition in STANDING
        for name, authority in duty.editions[edition].items()
        if authority.unconfirmed and authority.force is not Force.ADVICE
    ]

    assert stronger == []


def test_an_advisory_edition_gives_advice_and_no_more() -> None:
    stronger = [
        (duty.id, name)
        for duty, edition in STANDING
        for name, authority in duty.editions[edition].items()
        if RULES.editions[edition].advisory and authority.force is not Force.ADVICE
    ]

    assert stronger == []


@pytest.mark.parametrize('theme', sorted(rulebook.folder().glob('*.yaml')), ids=lambda path: path.stem)
def test_every_ask_that_ships_tells_whether_the_text_is_asked_to_say_it_or_the_partners_to_do_it(theme: Path) -> None:
    blocks = [
        (duty['id'], edition, block)
        for duty in yaml.safe_load(theme.read_text('utf-8')).get('duties', ())
        for edition, block in duty['editions'].items()
    ]
    untold = [
        (duty, edition)
        for duty, edition, block in blocks
        for part in (block, *(value for key, value in block.items() if isinstance(value, dict)))
        if 'force' in part and 'asked_to' not in part and 'asked_to' not in block
    ]

    assert untold == []


PLAIN = 25  # words in a sentence


@pytest.mark.parametrize('duty', DUTIES, ids=lambda duty: duty.id)
def test_what_people_read_of_a_duty_is_a_topic_and_short_sentences_in_plain_words(duty: Duty) -> None:
    remedies = [ask.remedy for ask in duty.asks.values() if ask.remedy]
    sentences = re.split(r'[.;:] ', '. '.join((duty.title, duty.matters, duty.remedy, *remedies)))

    assert duty.title[0].isupper()
    assert not duty.title.startswith('That '), 'a title that states the good case reads as its reverse beside "missing"'
    assert [sentence for sentence in sentences if len(sentence.split()) > PLAIN] == []
    assert not re.search(r'\b(upon|be it)\b', ' '.join(sentences))
