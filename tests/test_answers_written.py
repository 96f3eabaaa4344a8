"""Answers written as a declaration, and into one that is there, in which only their own lines change."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from asked import asked
from hypothesis import given
from hypothesis import strategies as st

from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, model_of
from masa_check.document.document import Document, parse
from masa_check.errors import MasaError
from masa_check.model.identity import NAMING
from masa_check.questions.answer import EMPTY, AnswerPlace, FieldAnswer
from masa_check.questions.answer_kind import AnswerKind
from masa_check.questions.blank import blank
from masa_check.questions.reading import answers_of
from masa_check.questions.registry import FieldQuestion
from masa_check.questions.starter import starter
from masa_check.questions.writing import changed, declaration
from masa_check.rulebook.duty import Path as Keys

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / 'examples').glob('*.yaml'))
HEAD = 'kind: arrangements\nid: a\nname: A Partnership\n'
ODD = (
    'with a colon: here', 'with # a sign', "children's homes", 'what is "heard"', '- a dash', '*star', '&and', '@at',
    'yes', '2024-01-01', '1e3', 'two\nlines of text', 'one\n\nanother\n', '👩‍👧 families', '{braces}', '[brackets]',
    'a, b, c', '| pipe', '> more', 'tab\there', 'back\\slash', '%', 'words ' * 40, "'", 'https://a.example/#x',
)  # fmt: skip


def known(raw: bytes) -> Document:
    document = parse(raw, 'a.yaml')
    assert isinstance(declare(document), Declaration), declare(document)
    return document


def answers(raw: bytes) -> dict[Keys, FieldAnswer]:
    document = known(raw)
    return answers_of(document.data, document.data['kind'])


@cache
def files() -> dict[str, bytes]:
    """Every example, and the starter and the blank form of each kind."""
    made = [
        (f'{kind} {make.__name__}', make(kind, asked(kind)).encode()) for kind in KINDS for make in (starter, blank)
    ]
    return {**{file.name: file.read_bytes() for file in EXAMPLES}, **dict(made)}


def odd(question: FieldQuestion) -> st.SearchStrategy[FieldAnswer]:
    """Some answer that the model takes: odd words in a sentence, a status, a choice or rows; or none."""
    words = st.sampled_from(ODD).map('The partners say {} and meet'.format)
    place = st.tuples(words, st.sampled_from(['', '12'])).map(lambda two: AnswerPlace(*two))
    places = st.lists(place, max_size=2).map(tuple)
    allowed = {one.value for one in question.statuses}
    some = [st.just(EMPTY), *(st.just(FieldAnswer(one)) for one in ('not-stated', 'restated') if one in allowed)]
    if 'elsewhere' in allowed:
        some.append(st.tuples(words, places).map(lambda two: FieldAnswer('elsewhere', where=two[0], places=two[1])))
    if question.kind is AnswerKind.STATEMENT:
        some.append(st.tuples(words, places).map(lambda two: FieldAnswer('in-place', summary=two[0], places=two[1])))
    if question.kind in (AnswerKind.CHOICE, AnswerKind.YES_NO):
        status = 'in-place' if allowed else ''
        some += [st.just(FieldAnswer(status, one.value)) for one in question.options]
    if [one.key for one in question.columns if one.required] == ['name']:
        row = words.map(lambda text: FieldAnswer(cells={'name': FieldAnswer(value=text)}))
        some.append(st.lists(row, min_size=1, max_size=3).map(lambda rows: FieldAnswer(rows=tuple(rows))))
    return st.one_of(some)


@pytest.mark.slow
@given(st.sampled_from(sorted(files())), st.booleans(), st.booleans(), st.data())
def test_changed_answers_are_read_again_and_no_other_line_changes(
    name: str, returns: bool, mark: bool, drawn: st.DataObject
) -> None:
    raw = files()[name].replace(b'\n', b'\r\n') if returns else files()[name]
    raw = b'\xef\xbb\xbf' + raw if mark else raw
    old, kind = answers(raw), known(raw).data['kind']
    question = drawn.draw(st.sampled_from([one for one in asked(kind) if one.key not in NAMING]))
    answer = drawn.draw(odd(question))
    made = raw
    with suppress(MasaError):  # such as an answer that contradicts what stands elsewhere
        made = changed(raw, {question.path: answer}, name)
    if made == raw:
        return
    new = answers(made)

    assert new.get(question.path, EMPTY) == answer
    if not any(path == question.path[: len(path)] != question.path for path in old):
        assert {**new, question.path: EMPTY} == {**old, question.path: EMPTY}
    assert made.startswith(b'\xef\xbb\xbf') == mark
    if returns:
        assert made.count(b'\n') == made.count(b'\r\n')
    comments = [line for line in raw.decode().splitlines() if line.lstrip().startswith('#')]
    assert [line for line in made.decode().splitlines() if line.lstrip().startswith('#')] == comments


@pytest.mark.parametrize('file', EXAMPLES, ids=lambda file: file.stem)
def test_the_answers_of_a_declaration_make_one_that_says_the_same_below_its_questions(file: Path) -> None:
    document = known(file.read_bytes())
    kind, declared = document.data['kind'], declare(document)
    text = declaration(answers_of(document.data, kind), kind, asked(kind))
    made = declare(known(text.encode()))

    assert isinstance(made, Declaration)
    assert isinstance(declared, Declaration)
    assert made.model == declared.model
    assert changed(text.encode(), answers(file.read_bytes()), 'a.yaml') == text.encode()


@pytest.mark.parametrize('kind', KINDS)
def test_the_keys_of_a_written_declaration_stand_in_the_order_of_the_questions(kind: str) -> None:
    (file,) = [file for file in EXAMPLES if file.stem == {ARRANGEMENTS: 'complete'}.get(kind, 'complete-report')]
    top = list(parse(declaration(answers(file.read_bytes()), kind, asked(kind)).encode(), 'a').data)
    order = list(dict.fromkeys(one.path[0] for one in asked(kind)))

    assert top == ['kind', 'id', 'name', *(key for key in order if key in top and key not in ('id', 'name'))]
    assert set(top) <= set(model_of(kind).model_fields)


def test_a_declaration_is_tidy() -> None:
    some = {
        ('name',): FieldAnswer(value='A Partnership'),
        ('id',): FieldAnswer(value='a'),
        ('voice', 'included'): FieldAnswer('in-place', summary='A group of young people: ten of them'),
        ('voice', 'carers'): FieldAnswer('not-stated'),
        ('stage',): FieldAnswer(value='draft'),
    }

    assert declaration(some, ARRANGEMENTS, asked(ARRANGEMENTS)) == (
        '# A declaration of published safeguarding arrangements.\n'
        '#\n'
        '# Above each key stands its question. What has no key is not declared yet.\n'
        'kind: arrangements\n'
        'id: a\n'
        'name: A Partnership\n'
        '\n'
        '# Is the document a draft, approved or published?\n'
        'stage: draft\n'
        '\n'
        '# The voice of children and families\n'
        'voice:\n'
        '  # How is the voice of children and families included in the arrangements?\n'
        '  included: "A group of young people: ten of them"\n'
        '  # How do carers take part?\n'
        '  carers: not-stated\n'
    )


def change(text: str, **some: FieldAnswer) -> str:
    given_answers = {tuple(name.split('__')): answer for name, answer in some.items()}
    return changed((HEAD + text).encode(), given_answers, 'a.yaml').decode().removeprefix(HEAD)


def test_a_changed_summary_leaves_the_source_and_the_comments_beside_it() -> None:
    old = 'voice:\n  # asked in May\n  included:\n    summary: A group meets  # ten of them\n    source: Voice\n'
    answer = FieldAnswer('in-place', summary='A group meets often', places=(AnswerPlace('Voice'),))

    assert change(old, voice__included=answer) == old.replace('A group meets', 'A group meets often')


def test_a_key_that_is_missing_is_added_in_its_place_with_the_indentation_of_the_file() -> None:
    old = 'voice:\n    included: A group meets\n    young_carers: not-stated\n\nescalation: not-stated\n'

    assert change(old, voice__carers=FieldAnswer('not-stated')) == old.replace(
        '    young_carers', '    carers: not-stated\n    young_carers'
    )
    assert (
        change(old, funding__how=FieldAnswer('in-place', summary='Four bodies pay'))
        == f'funding:\n    how: Four bodies pay\n{old}'
    )


def test_an_answer_that_is_taken_out_takes_the_group_with_it_where_nothing_is_left() -> None:
    assert change('voice:\n  included: A group meets\nstage: draft\n', voice__included=EMPTY) == 'stage: draft\n'
    assert change('voice:\n  included: A group meets\n  carers: restated\n', voice__included=EMPTY) == (
        'voice:\n  carers: restated\n'
    )


def test_an_answer_in_a_group_that_is_not_stated_says_so_of_each_other() -> None:
    made = change('voice: not-stated\n', voice__carers=FieldAnswer('in-place', summary='Carers meet the chair'))

    assert answers((HEAD + made).encode())['voice', 'carers'].summary == 'Carers meet the chair'
    assert answers((HEAD + made).encode())['voice', 'included'] == FieldAnswer('not-stated')
    assert ('voice',) not in answers((HEAD + made).encode())


def test_a_blank_form_asks_again_for_an_answer_that_is_taken_out() -> None:
    form = blank(ARRANGEMENTS, asked(ARRANGEMENTS)).encode()
    answered = changed(form, {('voice', 'carers'): FieldAnswer('not-stated')}, 'a.yaml')

    assert answered != form
    assert changed(answered, {('voice', 'carers'): EMPTY}, 'a.yaml') == form


def test_a_proposal_gives_way_to_an_answer() -> None:
    source = '{section: Voice, quote: a group of five of them meets}'
    old = f'voice:\n  included:\n    proposed: in-place\n    source: {source}\n'
    place = AnswerPlace('Voice', '', 'a group of five of them meets')

    assert change(
        old, voice__included=FieldAnswer('in-place', summary='A group meets', places=(place,))
    ) == old.replace('    proposed: in-place\n', '    summary: A group meets\n')


def test_a_row_is_changed_added_or_taken_out_and_the_others_stay() -> None:
    second = '    - name: B Board  # in town\n      how: by post\n'
    old = f'links:\n  boards:\n    # the first\n    - A Board\n{second}    - C Board\n'
    rows = answers((HEAD + old).encode())['links', 'boards'].rows
    other = rows[1]._replace(cells={**rows[1].cells, 'how': FieldAnswer('in-place', summary='by phone and by post')})

    assert change(old, links__boards=FieldAnswer(rows=(rows[0], other, rows[2]))) == old.replace(
        'by post', 'by phone and by post'
    )
    assert change(old, links__boards=FieldAnswer(rows=rows[:2])) == old.replace('    - C Board\n', '')
    added = FieldAnswer(cells={'name': FieldAnswer(value='Board: D')})
    assert change(old, links__boards=FieldAnswer(rows=(*rows, added))) == f'{old}    - name: "Board: D"\n'.replace(
        'name: "', '"'
    )


def test_an_answer_that_the_model_refuses_is_refused_with_its_line() -> None:
    with pytest.raises(MasaError) as refused:
        change('voice: {included: A group meets}\n', voice__included=FieldAnswer('in-part', summary='A group meets'))

    assert refused.value.line == 4
    assert 'in-part needs what is missing' in str(refused.value)


def test_a_declaration_with_a_fault_is_refused_before_anything_is_changed() -> None:
    with pytest.raises(MasaError) as refused:
        change('stage: lost\n', dated=FieldAnswer(value='2024'))

    assert refused.value.line == 4


def test_a_hidden_character_is_refused_with_the_answer_in_which_it_stands() -> None:
    answer = FieldAnswer('in-place', summary='A group\u2028meets often')
    with pytest.raises(MasaError, match=r'U\+2028.*"voice\.included"'):
        change('voice: {included: A group meets}\n', voice__included=answer)
    with pytest.raises(MasaError, match=r'U\+2028.*"voice\.included"'):
        declaration({('voice', 'included'): answer}, ARRANGEMENTS, asked(ARRANGEMENTS))


def test_what_no_question_asks_stays_beside_a_changed_answer() -> None:
    old = (
        'voice:\n  included:\n    summary: A group meets\n    judged: {office: Business Manager, on: 2026-05-04}\n'
        '    promises:\n      - what: A second group is to be set up  # by May\n'
    )
    read = answers((HEAD + old).encode())['voice', 'included']

    assert change(old, voice__included=read._replace(summary='Two groups meet')) == old.replace(
        'A group', 'Two groups', 1
    ).replace('meets', 'meet', 1)


def test_what_a_group_says_of_the_whole_is_written_before_what_is_in_it() -> None:
    old = 'voice:\n  included: A group meets  # ten of them\n'
    with_source = change(old, voice=FieldAnswer(places=(AnswerPlace('Voice', '12'),)))

    assert (
        with_source == 'voice:\n  source:\n    section: Voice\n    page: 12\n  included: A group meets  # ten of them\n'
    )
    assert change(with_source, voice=EMPTY) == old
    assert change('stage: draft\n', voice=FieldAnswer('not-stated')) == 'stage: draft\nvoice: not-stated\n'


def test_a_cell_that_is_not_changed_stays_in_its_form() -> None:
    old = 'funding:\n  contributions:\n    - name: A Police\n      amount: "24.40"\n      counts_for: police\n'
    (row,) = answers((HEAD + old).encode())['funding', 'contributions'].rows
    other = row._replace(cells={**row.cells, 'counts_for': FieldAnswer(value='agency')})

    assert change(old, funding__contributions=FieldAnswer(rows=(other,))) == old.replace(': police', ': agency')
