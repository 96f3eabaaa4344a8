"""The questions of the themes: every field is asked, each cue finds what it should, and `check` reads none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, write
from small_book import OURS, book

from masa_check.declaration.kinds import KINDS
from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.model.identity import NAMING
from masa_check.proof import questions as proof
from masa_check.questions import fields, wording
from masa_check.questions.cue import Cue, simplified
from masa_check.rulebook import rulebook

QUESTIONS = """\

questions:
  cues:
    money:
      words: [fund*, £*, budget]
      finds: Four bodies pay into one budget
      misses: Four bodies meet
  arrangements:
    funding.how:
      question: How is it paid for?
      good_answer: Who pays into which budget
      cues: [money]
"""
WITH_QUESTIONS = OURS + QUESTIONS


def read(text: str) -> wording.Wordings:
    return wording.read([parse(text.encode(), 'ours.yaml')])


@pytest.mark.parametrize('kind', KINDS)
def test_every_field_of_a_document_is_asked_about(kind: str) -> None:
    asked = wording.load([rulebook.folder()]).of(kind)

    assert asked.keys() == {path for path, _ in fields.paths(kind)} | {(key,) for key in NAMING}


def test_the_questions_that_ship_are_proved() -> None:
    assert list(proof.faults(wording.load([rulebook.folder()]))) == []


@pytest.mark.parametrize('kind', KINDS)
def test_no_two_questions_are_worded_alike(kind: str) -> None:
    asked = [one.question for one in wording.load([rulebook.folder()]).of(kind).values()]

    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ('word', 'text', 'stands'),
    [
        ('fund*', 'Funding is agreed', True),
        ('fund', 'Funding is agreed', False),
        ('fund*', 'A refund is due', False),
        ('practice review*', 'Practice-Reviews are read', True),
        ("children's home*", 'Eleven children’s homes', True),
        ('£*', 'It is £400', True),
        ('£*', 'It is 400', False),
        ('chair', 'A wheelchair', False),
    ],
)
def test_a_cue_stands_where_its_words_stand(word: str, text: str, stands: bool) -> None:
    assert Cue('a', (word,), '', '').stands_in(simplified(text)) is stands


def test_a_rulebook_is_the_same_with_questions_and_without(tmp_path: Path) -> None:
    without = book(tmp_path, ours=OURS)
    asked = book(tmp_path, ours=WITH_QUESTIONS)

    assert asked.hash == without.hash
    assert asked.duties == without.duties


def test_check_reads_no_line_of_the_questions(tmp_path: Path) -> None:
    broken = f'{OURS}\nquestions:\n  : {{ [ not YAML at all\n'

    assert book(tmp_path, ours=broken).duties.keys() == {'ours'}


@pytest.mark.parametrize(
    ('old', 'new', 'line', 'message'),
    [
        ('finds: Four bodies pay into one budget', 'finds: Four bodies meet', 18, 'does not find the sentence'),
        ('misses: Four bodies meet', 'misses: The budget is agreed', 18, 'finds the sentence that it must not find'),
        ('funding.how:\n', 'funding.hwo:\n', 23, 'no field "funding.hwo"'),
        ('[fund*, £*, budget]', "[fund*, '%', budget]", 18, 'has "%", which is no word'),
    ],
)
def test_what_is_wrong_in_a_question_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    text = WITH_QUESTIONS.replace(old, new)
    asked = read('\n' * OURS.count('\n') + QUESTIONS.replace(old, new))
    assert text != WITH_QUESTIONS

    assert any(message in fault.message and fault.line == line for fault in proof.faults(asked))


def test_a_cue_that_nobody_uses_and_a_question_asked_twice_are_faults() -> None:
    unused = '    other: {words: [a], finds: A, misses: B}\n  arrangements:'
    twice = (
        QUESTIONS.replace('  arrangements:', unused)
        + """\
  either:
    funding.total:
      question: What is the total?
      good_answer: The sum
      cues: [money]
  yearly-report:
    funding.total:
      question: What is the total?
      good_answer: The sum
      cues: [money]
"""
    )
    messages = [fault.message for fault in proof.faults(read(twice))]

    assert messages == ['the cue "other" is used by no question', '"funding.total" is asked twice']


@pytest.mark.parametrize('cues', ['[monye]', '[]', '[money, money, money, money]'])
@pytest.mark.parametrize(('before', 'lines'), [('cues: ', 1), ('cues: [money]\n      silent_without: ', 2)])
def test_a_question_names_one_to_three_cues_that_there_are(cues: str, before: str, lines: int) -> None:
    with pytest.raises(MasaError) as refused:
        read(QUESTIONS.replace('cues: [money]', f'{before}{cues}'))

    assert refused.value.line == QUESTIONS[: QUESTIONS.index('      cues: [')].count('\n') + lines


@pytest.mark.slow
def test_rules_test_proves_the_questions_of_ones_own(run: Run, tmp_path: Path) -> None:
    place = tmp_path / 'own'
    text = (
        WITH_QUESTIONS.replace('ref: X-1', 'ref: OUR-1')
        .replace('id: ours', 'id: our-how')
        .replace('money', 'our-money')
    )
    write(place / 'ours.yaml', text)
    well = run('rules', 'test', str(place))
    write(
        place / 'ours.yaml', (place / 'ours.yaml').read_text('utf-8').replace('misses: Four', 'misses: The fund. Four')
    )
    wrong = run('rules', 'test', str(place))

    assert (well.code, well.out) == (0, '1 duty, 1 ask, 2 examples, 1 question to a document: 0 faults\n')
    assert wrong.code == 1
    assert 'finds the sentence that it must not find' in wrong.out


def test_what_stands_behind_the_questions_is_refused_and_not_passed_over(run: Run, tmp_path: Path) -> None:
    before, duties = OURS.split('duties:')
    write(tmp_path / 'own/ours.yaml', f'{before}{QUESTIONS.lstrip()}duties:{duties}')

    assert '"duties" stands behind the questions' in run('rules', 'test', str(tmp_path / 'own')).out
