"""Words that evade are refused with what to write instead, and sentences that only begin like them are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from masa_check.declaration.declaration import declare
from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.model.evasion import SUBJECT, evasion, plain
from masa_check.model.phrases.part import Evasion, Phrase
from masa_check.model.phrases.table import TABLE
from masa_check.model.sentence import INSTEAD
from masa_check.model.statement import Statement
from masa_check.model.typed import Frequency, Office

CASES = yaml.safe_load(Path(__file__).with_name('sentences.yaml').read_text('utf-8'))
REFUSED = [(text, Evasion(kind)) for kind, texts in CASES['refused'].items() for text in texts]
KEYS: list[tuple[str, str]] = CASES['keys']
ACCEPTED: list[str] = CASES['accepted']
MARKS = st.text(' .,;:!?-()[]"*\u2013\u2026\n\t', max_size=4)


def test_the_table_has_at_least_120_sentences_of_either_sort() -> None:
    assert len(REFUSED) >= 120
    assert len(set(ACCEPTED)) >= 120


@pytest.mark.parametrize(('text', 'kind'), REFUSED, ids=[text for text, _ in REFUSED])
def test_words_that_evade_are_known_for_what_they_are(text: str, kind: Evasion) -> None:
    assert evasion(text) is kind


@pytest.mark.parametrize('text', ACCEPTED)
def test_a_sentence_that_begins_like_an_evasion_is_taken(text: str) -> None:
    assert evasion(text) is None
    assert Statement.model_validate(text).summary == text


@pytest.mark.parametrize(('text', 'form'), KEYS, ids=[text for text, _ in KEYS])
def test_a_key_within_words_is_refused_and_the_long_form_is_written_out(text: str, form: str) -> None:
    for written in (text, {'summary': text}):
        with pytest.raises(ValidationError) as refused:
            Statement.model_validate(written)
        assert str(refused.value.errors()[0]['msg']).endswith(f'write {form}')


def refusals(text: str) -> list[str]:
    """What is said of a declaration that cannot be read."""
    try:
        read = declare(parse(text.encode(), 'a.yaml'))
    except MasaError as refused:
        return [f'{refused.message}; {refused.remedy}']
    return [f'{one.message}; {one.remedy}' for one in read] if isinstance(read, tuple) else []


@pytest.mark.parametrize('text', [text for text, _ in KEYS if ': ' in text and text[0] not in '"{'])
def test_a_key_behind_a_key_is_refused_and_no_message_asks_for_quotation_marks_round_it(text: str) -> None:
    for line in (f'how: {text}', f'a: {{how: {text}}}', f'how:{text}'):
        said = refusals(f'kind: arrangements\nid: a\nname: A B\nscrutiny:\n  {line}\n')

        assert said
        assert [one for one in said if 'quotation mark' in one or 'in quotes' in one] == []


@pytest.mark.slow
@given(st.sampled_from(REFUSED), MARKS, MARKS, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_neither_marks_around_words_nor_capitals_change_what_they_are(
    case: tuple[str, Evasion], before: str, after: str, spelled: type[str]
) -> None:
    text, kind = case

    assert evasion(before + spelled(text) + after) is kind


@given(st.sampled_from(REFUSED), st.sampled_from(['  ', ' \u2013 ', '\n', '\u00a0', ' - ', ', ']))
def test_what_stands_between_words_does_not_change_what_they_are(case: tuple[str, Evasion], between: str) -> None:
    text, kind = case

    assert evasion(text.replace(' ', between)) is kind


@given(st.sampled_from(ACCEPTED), st.sampled_from([str.upper, str.lower]), st.sampled_from(['', '.', '!', ' ']))
def test_a_sentence_that_is_taken_is_taken_in_any_case(text: str, spelled: type[str], after: str) -> None:
    assert evasion(spelled(text) + after) is None


@pytest.mark.parametrize(('text', 'kind'), REFUSED, ids=[text for text, _ in REFUSED])
def test_no_statement_is_in_place_by_such_words_and_the_message_says_what_to_write(text: str, kind: Evasion) -> None:
    with pytest.raises(ValidationError) as refused:
        Statement.model_validate({'summary': text})

    message = str(refused.value.errors()[0]['msg'])
    assert INSTEAD[kind][0] in message or 'says nothing' in message


@pytest.mark.parametrize(
    ('status', 'summary'),
    [
        ('planned', 'To be agreed by March 2027'),
        ('planned', 'Planned for April 2026'),
        ('elsewhere', 'See the escalation policy'),
    ],
)
def test_a_promise_or_a_pointer_may_stand_beside_its_own_status(status: str, summary: str) -> None:
    written = {'status': status, 'summary': summary, **({'where': 'The website'} if status == 'elsewhere' else {})}

    assert Statement.model_validate(written).summary == summary


def test_see_website_is_right_where_the_text_points_to() -> None:
    assert Statement.model_validate({'status': 'elsewhere', 'where': 'See website'}).where == 'See website'


@pytest.mark.parametrize('text', ['See website', 'To be confirmed', 'None found', 'n/a', 'p. 12', 'Not stated (JB)'])
def test_neither_an_office_nor_a_frequency_is_given_by_such_words(text: str) -> None:
    for model in (Office, Frequency):
        with pytest.raises(ValidationError):
            model.model_validate({'office': text} if model is Office else {'every': text})


def _without_subject(text: str) -> set[str]:
    subject = SUBJECT.match(plain(text))
    return {plain(text), plain(text)[subject.end() :] if subject else ''} - {''}


@pytest.mark.parametrize('row', TABLE, ids=[f'{row.kind}: {row.openings[:30]}' for row in TABLE])
def test_each_row_of_the_table_is_met_by_a_sentence(row: Phrase) -> None:
    texts = {text for case, of in REFUSED if of is row.kind for text in _without_subject(case)}
    opened = {text for text in texts if text.split()[0].rstrip('0123456789') in row.openings.split()}

    assert any(re.fullmatch(row.pattern, text) for text in (opened if row.openings else texts))


@pytest.mark.parametrize(
    'text', ['planned in ' + '1' * 150, 'see ' + 'a ' * 90, 'no ' + 'specific ' * 20 + 'x', '(' * 150]
)
def test_words_made_to_be_slow_are_weighed_at_once(text: str) -> None:
    assert evasion(text[:200]) is None or text.startswith('see')
