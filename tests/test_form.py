"""A form is filled in, sorted, moved about and joined: what comes back is what was written, or is told by its cell."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import filling
import openpyxl
import pytest
from filling import NOTHING, Filling, form, of_example, read

from masa_check.declaration.declaration import fitted
from masa_check.declaration.kinds import model_of
from masa_check.errors import MasaError
from masa_check.forms import making
from masa_check.forms import package as package_of
from masa_check.forms.filled import RowPlace
from masa_check.forms.joining import JoinedForms, JoinedRow
from masa_check.forms.list_table import name_of
from masa_check.forms.onto import onto
from masa_check.forms.question_table import Contents
from masa_check.forms.table import FURTHER, ID, MARKER
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.fields import progress
from masa_check.questions.plain_data import data_of_answers

pytestmark = pytest.mark.slow
IN_PLACE, SILENT = 'The document says it', 'It says nothing about it'
VOICE = ('voice', 'included')


def partner(kind: str, name: str, **cells: FieldAnswer) -> FieldAnswer:
    return FieldAnswer(cells={'kind': FieldAnswer(value=kind), 'name': FieldAnswer(value=name), **cells})


@pytest.mark.parametrize('name', filling.NAMES)
def test_the_form_of_every_example_is_read_as_the_same_declaration(name: str) -> None:
    kind, answers = filling.declared(name)

    back = read(of_example(name))

    assert back.problems == []
    assert back.notices == []
    assert back.answers == answers
    whole = (fitted({'kind': kind, **data_of_answers(one, kind)}, model_of(kind)) for one in (back.answers, answers))
    assert len(set(map(repr, whole))) == 1


def test_the_same_answers_make_the_same_bytes() -> None:
    kind, answers = filling.declared('complete')

    assert form(answers, kind) == form(dict(reversed(list(answers.items()))), kind)


def test_what_begins_like_a_sum_stays_text() -> None:
    signs = (
        '=HYPERLINK("http://example.org") is printed',
        '+44 20 7946 0000 is rung',
        '-1 is what it says',
        '@SUM(A1) is written',
    )
    keys = ('how', 'agreed', 'locally', 'stakeholders')
    own: filling.Answers = {
        ('disputes', key): FieldAnswer('in-place', summary=text) for key, text in zip(keys, signs, strict=True)
    }
    answers: filling.Answers = {**NOTHING, **own}

    raw = form(answers, is_small=True)

    cells = [Filling(raw).cell(f'disputes.{key}', '@words') for key in keys]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [(text, 's', True) for text in signs]
    assert read(raw).answers == answers


def test_rows_sorted_moved_and_inserted_and_sheets_renamed_and_reordered_say_the_same() -> None:
    _, answers = filling.declared('luton-2024')
    filled = Filling(of_example('luton-2024'))
    for sheet in filled.book.worksheets:
        if not str(sheet['A1'].value).startswith((f'{MARKER}questions', f'{MARKER}list')):
            continue
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        for number, row in enumerate(sorted(rows, key=lambda one: str(one[2]), reverse=True), start=5):
            for column, text in enumerate(row, start=1):
                sheet.cell(number, column).value = text
                sheet.cell(number, column).data_type = 's' if text is not None else 'n'
        sheet.insert_cols(4)
        sheet.insert_rows(7, 2)
        sheet.insert_rows(1)
        sheet.title = f'{len(sheet.title)} {sheet.title}'[:31]
    filled.book.move_sheet(filled.book.worksheets[3], -2)

    back = read(filled.raw)

    assert back.problems == []
    assert back.answers == answers


def test_what_is_filled_in_is_read() -> None:
    filled = Filling(filling.blank()).fill(
        'voice.included',
        answer=IN_PLACE,
        words='A group meets',
        quote='A group of young people meets',
        section='Voice',
        page=4,
    )
    filled.fill('publication.on', value=datetime(2025, 3, 31)).fill(
        'area.joint', answer='This does not arise here', detail='There is one council'
    )
    filled.fill('publication.first', answer='No').fill('stage', answer='Published')
    filled.cell('publication.on', '@value').number_format = 'dd/mm/yyyy'
    filled.add(
        'partners', kind='Police', name='Testshire Police', lead='Chief Constable', lead__body='Testshire Police'
    )
    filled.add('partners.delegates', owner='Testshire Police', office='Assistant Chief Constable')
    filled.add('funding.contributions', name='Testshire Police', amount='£43,326', counts_for='Police')

    back = read(filled.raw)

    lead = FieldAnswer('in-place', 'Chief Constable', cells={'body': FieldAnswer(value='Testshire Police')})
    delegates = FieldAnswer(
        rows=(FieldAnswer('in-place', cells={'office': FieldAnswer(value='Assistant Chief Constable')}),)
    )
    payer = {
        'name': FieldAnswer(value='Testshire Police'),
        'amount': FieldAnswer('in-place', '£43,326'),
        'counts_for': FieldAnswer(value='police'),
    }
    assert back.problems == []
    assert back.answers == {
        **NOTHING,
        VOICE: FieldAnswer(
            'in-place', summary='A group meets', places=(AnswerPlace('Voice', '4', 'A group of young people meets'),)
        ),
        ('publication', 'on'): FieldAnswer('in-place', '2025-03-31'),
        ('publication', 'first'): FieldAnswer('in-place', 'no'),
        ('area', 'joint'): FieldAnswer('not-applicable', because='There is one council'),
        ('stage',): FieldAnswer(value='published'),
        ('partners',): FieldAnswer(rows=(partner('police', 'Testshire Police', lead=lead, delegates=delegates),)),
        ('funding', 'contributions'): FieldAnswer(rows=(FieldAnswer(cells=payer),)),
    }


@pytest.mark.parametrize(
    ('id', 'words', 'cell', 'says'),
    [
        ('voice.included', {'words': 'A group meets'}, 'answer', 'no answer is chosen'),
        ('voice.included', {'answer': 'In place'}, 'answer', 'not one of the answers'),
        ('voice.included', {'value': 'A group meets'}, 'value', 'a column that this question does not use'),
        ('voice.included', {'answer': IN_PLACE, 'words': 'tbc'}, 'words', 'says nothing'),
        ('voice.included', {'answer': IN_PLACE, 'words': 'A group meets', 'quote': 'too short'}, 'quote', '2 words'),
        ('voice.included', {'answer': SILENT, 'quote': 'A group of young people meets'}, 'answer', 'and yet'),
        ('voice.included', {'answer': IN_PLACE, 'words': 'A group meets', 'page': 'page 4'}, 'page', 'write 4'),
        ('publication.on', {'value': '31/03/2025'}, 'value', '2025-03-31'),
        ('funding.total', {'value': '£4,33'}, 'value', 'cannot be read'),
        ('yearly_report.interval', {'value': 'yearly'}, 'value', 'yearly'),
        ('voice.included', {'answer': IN_PLACE, 'words': '=A1&B1'}, 'words', 'a formula'),
    ],
)  # fmt: skip
def test_a_half_filled_row_is_told_by_its_sheet_and_cell(id: str, words: dict[str, str], cell: str, says: str) -> None:
    filled = Filling(filling.blank()).fill(id, **words).fill('voice.carers', answer=SILENT)
    where = filled.cell(id, f'@{cell}')

    back = read(filled.raw)

    (problem,) = back.problems
    assert problem.startswith(f'a.xlsx, sheet "{where.parent.title}", cell {where.coordinate}: ')
    assert says in problem
    assert back.answers == {**NOTHING, ('voice', 'carers'): FieldAnswer('not-stated')}


def test_an_answer_without_its_id_is_told_and_not_taken() -> None:
    filled = Filling(filling.blank()).fill('voice.included', answer=IN_PLACE, words='A group meets')
    filled.cell('voice.included', ID).value = None

    back = read(filled.raw)

    assert 'belongs to no question' in back.problems[0]
    assert back.answers == NOTHING


def test_a_question_whose_id_was_deleted_is_named_and_a_row_of_a_list_is_read_as_new() -> None:
    filled = Filling(filling.blank()).fill('voice.included', answer=SILENT)
    asked = filled.cell('voice.included', 'question').value.partition('\n')[0]
    filled.cell('voice.included', ID).value = None
    listed = Filling(of_example('complete'))
    listed.sheet('agencies.list')['A6'].value = None

    (problem,) = read(filled.raw).problems
    back = read(listed.raw)

    assert f'"{asked}"' in problem
    assert 'copy the answer into a fresh form' in problem
    assert len(back.answers[('agencies', 'list')].rows) == len(
        filling.declared('complete')[1][('agencies', 'list')].rows
    )
    assert 'the hidden id of the row "Independent schools" was deleted, and it is read as a new row' in back.notices[0]


@pytest.mark.parametrize('words', ['2023', 'WT2023', 'wt 2023', 'Working Together 2023'])
def test_an_edition_may_be_named_as_people_name_it(words: str) -> None:
    back = read(Filling(filling.blank()).fill('follows', value=words).raw)

    assert (back.answers[('follows',)].value, back.problems) == ('wt2023', [])


def test_what_is_wrong_with_a_value_is_told_of_the_cell_it_is_typed_in() -> None:
    filled = Filling(filling.blank()).fill('follows', value='2023-24').fill('publication.on', answer=IN_PLACE)
    cells = [filled.cell(id, '@value').coordinate for id in ('follows', 'publication.on')]

    told = read(filled.raw).problems

    assert f'cell {cells[0]}: Which edition of Working Together does the document say it follows? "2023-24"' in told[0]
    asked = 'When was the document published?'
    assert f'cell {cells[1]}: {asked} "{IN_PLACE}" needs more; put the date in {cells[1]}' in told[1]


def test_a_complete_answer_stands_beside_one_that_could_not_be_read() -> None:
    half = Filling(filling.blank()).fill('voice.included', words='A group meets')
    whole = Filling(filling.blank()).fill('voice.included', answer=IN_PLACE, words='Two groups meet')

    back = read(half.raw, whole.raw)

    assert back.answers[VOICE] == FieldAnswer('in-place', summary='Two groups meet')
    assert 'no answer is chosen' in back.problems[0]
    assert 'this answer is taken' in back.notices[0]
    assert 'b.xlsx' in back.notices[0]


def test_the_form_counts_the_questions_that_are_counted_when_it_is_read() -> None:
    counted = [
        row.id
        for table in making.tables(Contents('yearly-report', *filling.asked('yearly-report'), NOTHING, {}))
        for row in table.rows
        if row.counts
    ]

    assert len(counted) == progress('yearly-report', {}).questions


def test_a_merged_cell_is_told() -> None:
    filled = Filling(filling.blank()).fill('voice.included', answer=SILENT)
    first = filled.cell('voice.included')
    first.parent.merge_cells(
        start_row=first.row, end_row=first.row + 1, start_column=first.column, end_column=first.column
    )

    back = read(filled.raw)

    assert 'are merged into one' in back.problems[0]
    assert back.answers == NOTHING


def test_cells_that_are_merged_over_several_rows_are_told_of_each_row_and_change_no_answer() -> None:
    base: filling.Answers = {**NOTHING, **{('voice', key): FieldAnswer('not-stated') for key in ('included', 'carers')}}
    filled = Filling(form(base, is_small=True))
    sheet = filled.sheet('The voice of children and families')
    rows = sorted(filled.cell(f'voice.{key}').row for key in ('included', 'carers'))
    for key in ('@answer', '@words'):
        column = filled.column(sheet, key)
        sheet.merge_cells(start_row=rows[0], end_row=rows[1], start_column=column, end_column=column)

    back = read(filled.raw, base=base)

    assert back.answers == {}
    for number in rows:
        assert any(f'{number}: ' in one and 'the cells' in one for one in back.problems)


def test_a_row_whose_name_has_the_sign_of_rows_that_continue_another_is_read() -> None:
    agency = FieldAnswer(
        cells={'name': FieldAnswer(value='Academy #2'), 'why': FieldAnswer('in-place', summary='It is large')}
    )
    base: filling.Answers = {**NOTHING, ('agencies', 'list'): FieldAnswer(rows=(agency,))}

    back = read(form(base, is_small=True))

    assert back == filling.Reading(base, [], [])


def test_a_new_row_takes_the_place_of_no_row_without_a_name_that_no_form_had() -> None:
    path, old, new = (
        ('agencies', 'list'),
        FieldAnswer(summary='All schools'),
        FieldAnswer(cells={'name': FieldAnswer(value='Clubs')}),
    )
    place = RowPlace('a.xlsx', 'Agencies', 9, {})
    joined = JoinedForms({path: FieldAnswer(rows=(new,))}, {}, {path: (JoinedRow(new, place),)}, frozenset((path,)), ())

    assert onto(joined, {path: FieldAnswer(rows=(old,))}, ()).answers[path].rows == (old, new)


def test_two_texts_of_one_short_name_are_told_and_neither_writes_over_the_other() -> None:
    filled = Filling(form(NOTHING)).add('texts', key='masa', title='The arrangements', form='Arrangements')
    filled.add('texts', key='masa', title='Their annex', form='Arrangements')

    back = read(filled.raw)

    assert len(back.problems) == 1
    assert 'the short name "masa" stands in two rows' in back.problems[0]
    assert [row.cells['title'].value for row in back.answers[('texts',)].rows] == ['The arrangements']


def test_a_row_that_was_copied_and_changed_is_told_and_one_that_was_only_copied_is_not() -> None:
    filled = Filling(filling.blank()).fill('voice.included', answer=SILENT)
    sheet, row = filled.cell('voice.included').parent, filled.cell('voice.included').row
    for column in range(1, sheet.max_column + 1):
        sheet.cell(60, column).value = sheet.cell(row, column).value

    assert read(filled.raw).problems == []
    sheet.cell(60, filled.column(sheet, '@answer')).value = 'It only repeats the guidance'
    assert 'several rows' in read(filled.raw).problems[0]


def test_a_list_is_left_out_where_a_row_lacks_its_name_and_only_the_cell_where_a_cell_is_wrong() -> None:
    filled = Filling(filling.blank()).add('partners', kind='Police')
    filled.add('funding.contributions', name='Testshire Police', amount='a lot')

    back = read(filled.raw)

    assert len(back.problems) == 2
    assert ('partners',) not in back.answers
    assert back.answers[('funding', 'contributions')].rows == (
        FieldAnswer(cells={'name': FieldAnswer(value='Testshire Police')}),
    )


def test_rows_of_a_list_and_an_answer_that_there_is_none_contradict_each_other() -> None:
    filled = (
        Filling(filling.blank()).fill('partners', answer=SILENT).add('partners', kind='Police', name='Testshire Police')
    )

    back = read(filled.raw)

    assert 'and yet the list has rows' in back.problems[0]
    assert back.answers == NOTHING


def test_a_row_of_a_list_within_a_list_must_name_the_row_it_belongs_to() -> None:
    filled = Filling(filling.blank()).add('partners.delegates', owner='Testshire Police', office='Superintendent')

    assert 'is not the name of one row there' in read(filled.raw).problems[0]


def test_what_is_not_of_the_form_is_told_and_hinders_nothing() -> None:
    filled = Filling(of_example('complete'))
    filled.book.create_sheet('My notes')['B2'].value = 'Ask Jo'
    sheet = filled.sheet('partners')
    sheet.cell(5, sheet.max_column + 1).value = 'Ask Jo'
    filled.cell('voice.included', 'question').value = 'A group meets'

    back = read(filled.raw)

    assert len(back.notices) == 3
    assert back.answers == filling.declared('complete')[1]


def test_a_row_that_was_deleted_is_taken_out_and_told() -> None:
    filled = Filling(of_example('complete'))
    sheet = filled.sheet('agencies.list')
    sheet.delete_rows(6)

    back = read(filled.raw)

    names = [row.cells['name'].value for row in back.answers[('agencies', 'list')].rows]
    assert len(names) == len(filling.declared('complete')[1][('agencies', 'list')].rows) - 1
    assert 'Independent schools' in back.notices[0]


def test_the_forms_of_two_colleagues_are_joined() -> None:
    one = Filling(of_example('complete')).fill('voice.included', words='Two groups meet')
    one.add('agencies.list', name='Testshire Ferries')
    other = Filling(of_example('complete')).fill('disputes.how', words='From managers to the chair')
    other.add('agencies.list', name='Testshire Ferries', why='It carries children to school')

    back = read(one.raw, other.raw)

    before = filling.declared('complete')[1]
    assert back.problems == []
    assert back.answers[VOICE].summary == 'Two groups meet'
    assert back.answers[('disputes', 'how')].summary == 'From managers to the chair'
    assert back.answers[('agencies', 'list')].rows[-1].cells['why'].summary == 'It carries children to school'
    assert len(back.answers[('agencies', 'list')].rows) == len(before[('agencies', 'list')].rows) + 1


def test_two_different_answers_are_both_shown_and_neither_is_taken() -> None:
    one = Filling(filling.blank()).fill('voice.included', answer=SILENT).fill('voice.carers', answer=SILENT)
    other = Filling(filling.blank()).fill('voice.included', answer=IN_PLACE, words='A group meets')

    back = read(one.raw, other.raw)

    (problem,) = back.problems
    assert f'here "{SILENT}"' in problem
    assert 'A group meets' in problem
    assert 'in b.xlsx, sheet "The voice of children' in problem
    assert back.answers == {**NOTHING, ('voice', 'carers'): FieldAnswer('not-stated')}


def test_two_different_cells_of_one_row_leave_that_cell_out() -> None:
    forms = [
        Filling(filling.blank()).add('agencies.list', name='Cafcass', why=why).raw
        for why in ('It speaks for children', 'It sits with us')
    ]

    back = read(*forms)

    assert len(back.problems) == 1
    assert back.answers[('agencies', 'list')].rows == (FieldAnswer(cells={'name': FieldAnswer(value='Cafcass')}),)


@pytest.mark.parametrize('name', ['complete', 'luton-2024', 'complete-report'])
def test_the_parts_of_the_partners_hold_their_own_rows_and_no_question_twice(name: str) -> None:
    _, answers = filling.declared(name)
    parts = {role: read(of_example(name, role)).answers for role in ('health', 'police', 'local-authority')}

    asked = [
        path
        for one in parts.values()
        for path, answer in one.items()
        if not answer.rows and path[0] not in ('id', 'name')
    ]
    rows = [row for one in parts.values() for row in one[('partners',)].rows]
    assert len(asked) == len(set(asked))
    assert sorted(rows, key=name_of) == sorted(answers[('partners',)].rows, key=name_of)
    assert {row.cells['kind'].value for row in parts['police'][('partners',)].rows} == {'police'}


def test_the_part_of_an_agency_holds_the_rows_with_its_name() -> None:
    back = read(of_example('complete', 'Cafcass'))

    (row,) = back.answers[('agencies', 'list')].rows
    assert row.cells['name'].value == 'Cafcass'
    assert back.answers.keys() == {('id',), ('name',), ('agencies', 'list')}


def test_over_a_declaration_only_what_somebody_changed_is_laid() -> None:
    _, base = filling.declared('complete')
    filled = Filling(of_example('complete', 'police'))
    sheet = filled.sheet('partners')
    sheet.cell(5, filled.column(sheet, 'lead')).value = 'Deputy Chief Constable'

    back = read(filled.raw, base=base)

    (changed,) = back.answers
    rows = back.answers[changed].rows
    assert changed == ('partners',)
    assert [one for one in rows if one not in base[changed].rows] == [rows[3]]
    assert rows[3].cells['lead'].value == 'Deputy Chief Constable'
    assert rows[3].cells['delegates'] == base[changed].rows[3].cells['delegates']


def test_over_a_declaration_an_emptied_answer_is_taken_out_and_an_empty_row_changes_nothing() -> None:
    _, base = filling.declared('complete')
    filled = Filling(of_example('complete')).fill('voice.included', answer=None, words=None)
    for key in ('quote', 'section', 'page', 'detail', 'promises'):
        filled.fill('voice.included', **{key: None})

    assert read(filled.raw, base=base).answers == {VOICE: FieldAnswer()}


def test_over_a_declaration_a_deleted_row_is_taken_out_and_one_that_the_form_never_had_stays() -> None:
    _, base = filling.declared('complete')
    filled = Filling(of_example('complete', 'police'))
    filled.sheet('funding.contributions').delete_rows(5)

    back = read(filled.raw, base=base)

    path = ('funding', 'contributions')
    left = [row for row in base[path].rows if row.cells['name'].value != 'Exampleshire Police']
    assert back.answers == {path: FieldAnswer(rows=tuple(left))}
    assert len(left) == len(base[path].rows) - 1


def test_passages_are_shown_and_nothing_is_chosen() -> None:
    proposed = FieldAnswer(proposed='in-place', places=(AnswerPlace('Voice', '4', 'A group of young people meets'),))
    raw = form({**NOTHING, VOICE: proposed}, passages={VOICE: '1. Voice, page 4: Other words'}, is_small=True)

    filled = Filling(raw)
    found = filled.cell('voice.included', 'passages').value
    assert found == 'Found: "A group of young people meets", Voice, page 4\n1. Voice, page 4: Other words'
    assert not any(filled.cell('voice.included', key).value for key in ('@answer', '@quote', '@section', '@page'))
    assert read(raw).answers[VOICE] == proposed


def test_a_quotation_that_was_only_found_proves_nothing_until_somebody_copies_it() -> None:
    places = (
        AnswerPlace('Voice', '4', 'A group of young people meets'),
        AnswerPlace('Carers', '5', 'Carers meet in a group'),
    )
    raw = form({**NOTHING, VOICE: FieldAnswer(proposed='in-place', places=places)}, is_small=True)

    clicked = read(Filling(raw).fill('voice.included', answer=IN_PLACE).raw)
    copied = read(Filling(raw).fill('voice.included', answer=IN_PLACE, quote=places[1].quote, page='5').raw)

    assert VOICE not in clicked.answers
    assert 'needs more; write here what it says, in your own words, or give a quotation' in clicked.problems[0]
    assert copied.answers[VOICE] == FieldAnswer('in-place', places=(AnswerPlace('', '5', places[1].quote),))


def test_the_form_looks_and_prints_as_it_should() -> None:
    book = openpyxl.load_workbook(io.BytesIO(of_example('complete')))
    sheets = [
        one for one in book.worksheets if str(one['A1'].value).startswith((f'{MARKER}questions', f'{MARKER}list'))
    ]

    assert book.properties.language == 'en-GB'
    assert book.properties.title == 'Exampleshire and Northport Safeguarding Children Partnership: form to fill in'
    for sheet in sheets:
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions['A'].hidden
        assert sheet.freeze_panes[1:] == '5'
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
            'landscape',
            9,
            1,
        )
        assert sheet.print_title_rows == '$4:$4'
        assert sheet.auto_filter.ref.startswith('A4:')
        assert not sheet.protection.sheet  # or nobody could sort
        guards = [one for one in sheet.data_validations.dataValidation if one.type == 'custom']
        assert [str(one.sqref) for one in guards] == ['A5:A2000']
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=4) for cell in row if cell.value)


def test_every_answer_can_be_chosen_from_a_list() -> None:
    filled = Filling(filling.blank())
    names = filled.book.defined_names
    for id, words in (('voice.included', IN_PLACE), ('publication.first', 'Yes'), ('stage', 'Published')):
        name = filled.cell(id, 'choices').value
        sheet, _, address = names[name].attr_text.partition('!')
        cells = filled.book[sheet.strip("'")][address.replace('$', '')]
        assert words in [cell.value for row in cells for cell in row]


def package(**parts: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace('__', '/') + '.xml', part)
    return raw.getvalue()


def test_what_is_wrong_in_a_row_of_an_inner_list_is_told_on_its_own_sheet_with_question_and_names() -> None:
    filled = Filling(filling.blank())
    filled.add('partners', kind='Police', name='Testshire Police', lead='Chief Constable')
    filled.add('partners.delegates', owner='Testshire Police', office='Assistant Chief Constable')
    filled.add('partners.delegates', owner='Testshire Police', office='tbc')
    sheet = filled.sheet('partners.delegates')
    row = filled.spare('partners.delegates') - 1

    (problem,) = read(filled.raw).problems

    assert problem.startswith(
        f'a.xlsx, sheet "{sheet.title}", cell C{row}: Which bodies are the safeguarding partners?'
    )
    assert '"Testshire Police", "tbc": "tbc" says nothing; ' in problem


def test_no_problem_of_a_form_is_told_in_the_words_of_a_file() -> None:
    filled = Filling(filling.blank())
    filled.add('partners', kind='Police', name='tbc', lead='n/a')
    filled.add('partners', name='Testshire Council')
    filled.add('funding.contributions', name='Testshire Police', amount='none', counts_for='Police')
    filled.fill('voice.included', answer=IN_PLACE, words='See website').fill(
        'voice.carers', answer='It says a part of it'
    )
    filled.fill('area.joint', answer='This does not arise here').fill('stage', answer='Printed')

    problems = read(filled.raw).problems

    assert len(problems) > 6
    for one in problems:
        assert 'sheet "' in one
        told = re.sub(r'"[^"]*"', '', one)
        assert not re.search(r'`|[{}]|not-stated|in-place|yaml|\bkey\b|\bremove the line\b|\badd\b', told), one


@pytest.mark.parametrize(
    ('raw', 'says'),
    [
        (b'not a workbook', 'this is a text, and not an Excel workbook'),
        (b'%PDF-1.7\n', 'this is a PDF, and not an Excel workbook'),
        (b'\x89PNG\r\n', 'this is a picture, and not an Excel workbook'),
        (b'', 'this is an empty file, and not an Excel workbook'),
        (b'PK\x03\x04', 'this Excel file is broken'),
        (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(512), 'an old Excel file, or one with a password'),
        (package(word__document=b'<a/>'), 'this is a Word document, and not an Excel workbook'),
        (package(xl__workbook=b'<a/>'), 'broken'),
        (package(xl__workbook=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'document type'),
        (package(xl__workbook=b'<a>' * 300 + b'</a>' * 300), 'within each other'),
        (package(xl__workbook=b'<a>' + b' ' * 120_000_000 + b'</a>'), 'unpacks to more than'),
    ],
)  # fmt: skip
def test_what_no_spreadsheet_writes_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(MasaError, match=says):
        package_of.opened_as_json(raw)


def test_another_workbook_is_no_form() -> None:
    other, raw = openpyxl.Workbook(), io.BytesIO()
    other.save(raw)

    with pytest.raises(MasaError, match='not a form of masa-check'):
        read(raw.getvalue())


def test_forms_about_different_kinds_of_document_are_not_joined() -> None:
    with pytest.raises(MasaError, match='the kind yearly-report'):
        read(filling.blank(), filling.blank('yearly-report'))


def test_further_places_of_one_answer_have_rows_of_their_own() -> None:
    places = (AnswerPlace('Voice', '4'), AnswerPlace('Annex', '9'), AnswerPlace('Foreword'))
    raw = form({**NOTHING, VOICE: FieldAnswer('in-place', summary='A group meets', places=places)}, is_small=True)

    assert Filling(raw).cell(f'voice.included{FURTHER}3', '@section').value == 'Foreword'
    assert read(raw).answers[VOICE].places == places


def test_words_in_a_row_that_only_adds_a_place_are_told() -> None:
    places = (AnswerPlace('Voice', '4'), AnswerPlace('Annex', '9'))
    raw = form({**NOTHING, VOICE: FieldAnswer('in-place', summary='A group meets', places=places)}, is_small=True)
    filled = Filling(raw).fill(f'voice.included{FURTHER}2', words='Another group meets')

    assert 'only adds a further place' in read(filled.raw).problems[0]


def test_a_value_that_was_only_found_is_shown_beside_and_not_filled_in() -> None:
    proposed = FieldAnswer('', '2024-07', proposed='in-place')
    raw = form({**NOTHING, ('publication', 'on'): proposed}, passages={VOICE: '1. Voice: A group meets'}, is_small=True)

    assert Filling(raw).cell('publication.on', 'passages').value == 'Found: 2024-07'
    assert Filling(raw).cell('publication.on', '@value').value is None
    assert read(raw).answers[('publication', 'on')] == proposed
    filled = Filling(raw).fill('publication.on', value='2024-08', page='3')
    assert read(filled.raw).answers[('publication', 'on')] == FieldAnswer(
        'in-place', '2024-08', places=(AnswerPlace(page='3'),)
    )


def test_a_row_that_was_found_stays_to_be_confirmed_until_somebody_says_so() -> None:
    cells = {'kind': FieldAnswer(value='police'), 'name': FieldAnswer(value='Testshire Police')}
    raw = form(
        {**NOTHING, ('partners',): FieldAnswer(rows=(FieldAnswer(proposed='in-place', cells=cells),))}, is_small=True
    )
    filled = Filling(raw)
    sheet = filled.sheet('partners')
    answer = sheet.cell(5, filled.column(sheet, '@answer'))

    assert answer.value == 'Found by the program, still to confirm'
    assert not sheet.column_dimensions[answer.column_letter].hidden
    assert read(raw).answers[('partners',)].rows[0].proposed == 'in-place'
    answer.value = None
    assert read(filled.raw).answers[('partners',)].rows == (FieldAnswer(cells=cells),)
