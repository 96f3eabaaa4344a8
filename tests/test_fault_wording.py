"""What is wrong with an answer is told in the words of the page: which row, which field, what to do there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from filling import asked

from masa_check.declaration.kinds import KINDS
from masa_check.desk.declared import sound
from masa_check.desk.fault_lines import why_not_counted
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import KEY, AnswerKind
from masa_check.questions.registry import FieldQuestion

SILENT, PROMISED, POINTING = 'The text is silent', 'To be developed', 'See website'
BAD = ('tbc', 'Yes', SILENT, 'n/a', PROMISED, POINTING, 'status: planned', 'planned - it is to come', '31/3/25', '...')
OF_A_FILE = re.compile(
    r'`|[{}]|\b(?:not-stated|not-applicable|in-place|in-part|proposed|yaml|YAML|key|keys|line|status)\b|\badd\b'
)
OWN_WORDS = re.compile(r'"[^"]*"')  # what somebody typed, and what fields and answers are called


@cache
def question(name: str, kind: str = 'arrangements') -> FieldQuestion:
    return next(one for one in asked(kind)[0] if one.name == name)


def lines(name: str, answer: FieldAnswer, kind: str = 'arrangements') -> list[str]:
    """What the desk says beside a question with an answer."""
    one = question(name, kind)
    return list(why_not_counted(one, answer, sound(kind, {one.path: answer}, holders=True).faults.get(one.path, ())))


def answers(one: FieldQuestion) -> Iterator[FieldAnswer]:
    """Answers that cannot stand: words that say nothing, statuses with what does not fit or without what they need."""
    for words in BAD:
        if one.kind is not AnswerKind.LIST:
            yield FieldAnswer('in-place', value=words)
            yield FieldAnswer('in-place', summary=words, places=(AnswerPlace(quote='Four words are few'),))
        yield FieldAnswer('planned', summary=words, places=(AnswerPlace(page='twelve'),))
        yield FieldAnswer('not-applicable', because=words)
        for column in one.columns:
            cell = {column.key: FieldAnswer(value=words, summary=words)}
            yield (
                FieldAnswer(rows=(FieldAnswer(cells=cell),)) if one.kind is AnswerKind.LIST else FieldAnswer(cells=cell)
            )
    yield from (FieldAnswer(one_status.value) for one_status in one.statuses)
    yield FieldAnswer('in-part', summary='The half of it is said', lacks='Yes')


@pytest.mark.slow
@pytest.mark.parametrize('kind', KINDS)
def test_no_fault_of_any_answer_is_told_in_the_words_of_a_file(kind: str) -> None:
    said = 0
    for one in asked(kind)[0]:
        for answer in answers(one):
            for line in lines(one.name, answer, kind):
                said += 1
                assert not OF_A_FILE.search(OWN_WORDS.sub('', line)), (one.name, line)
                assert re.fullmatch(r'Not counted yet\. [^.]*.+\.', line), line

    assert said > 2_000


@pytest.mark.parametrize(
    ('status', 'says'),
    [
        ('in-place', '"The document says it" needs more. Fill in "In your own words".'),
        ('elsewhere', '"It only says where else to look" needs more. Fill in "Where else it says to look".'),
        ('in-part', '"It says a part of it" needs more. Fill in "In your own words".'),
    ],
)
def test_an_answer_that_needs_more_names_the_field_to_fill_in(status: str, says: str) -> None:
    assert lines('voice.included', FieldAnswer(status)) == [f'Not counted yet. {says}']


@pytest.mark.parametrize(
    ('words', 'says'),
    [
        (SILENT, 'Choose "It says nothing about it" in place of writing it.'),
        (PROMISED, 'Choose "It says that this is planned" in place of writing it.'),
        (POINTING, 'Choose "It only says where else to look" in place of writing it.'),
        ('tbc', 'Write what the document says, or leave this empty.'),
    ],
)
def test_words_that_evade_lead_to_the_answer_that_says_so(words: str, says: str) -> None:
    (line,) = lines('voice.included', FieldAnswer('in-place', summary=words))

    assert line.startswith(f'Not counted yet. "In your own words": "{words}" ')
    assert line.endswith(says)


def test_a_row_is_named_by_its_place_on_the_page_and_by_what_it_is_called() -> None:
    rows = (
        FieldAnswer(),
        FieldAnswer(cells={'kind': FieldAnswer(value='police'), 'name': FieldAnswer(value='Testshire Police')}),
        FieldAnswer(cells={'kind': FieldAnswer(value='icb'), 'name': FieldAnswer(value='tbc')}),
        FieldAnswer(cells={'name': FieldAnswer(value='Testshire Council')}),
    )
    told = lines('partners', FieldAnswer(rows=rows))

    assert any(line.startswith('Not counted yet. Row 3, "tbc", "') and '"tbc" says nothing' in line for line in told)
    assert any(line.startswith('Not counted yet. Row 4, "Testshire Council": "') for line in told)
    assert all('is not filled in. Fill it in, or take the row out.' in line for line in told if 'Row 4' in line)


def test_a_fault_of_a_row_within_a_row_names_both() -> None:
    delegate = FieldAnswer(cells={'office': FieldAnswer(value='tbc')})
    cells = {'kind': FieldAnswer(value='police'), 'name': FieldAnswer(value='Testshire Police')}
    row = FieldAnswer(cells={**cells, 'delegates': FieldAnswer(rows=(FieldAnswer(), delegate))})

    (line,) = lines('partners', FieldAnswer(rows=(row,)))

    assert line.startswith('Not counted yet. Row 1, "Testshire Police", row 2, "tbc", "')


def test_two_texts_with_one_short_name_are_told_and_neither_is_written_over() -> None:
    def text(name: str, form: str) -> FieldAnswer:
        return FieldAnswer(cells={KEY: FieldAnswer(value=name), 'form': FieldAnswer(value=form)})

    twice = FieldAnswer(rows=(text('masa', 'arrangements'), text('masa', 'annex')))

    assert lines('texts', twice) == [
        'Not counted yet. Row 2, "masa": two rows have the short name "masa". Give one of them another short name.'
    ]
    assert lines('texts', FieldAnswer(rows=(text('masa', 'arrangements'), text('annex', 'annex')))) == []
