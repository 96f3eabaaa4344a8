"""The real LibreOffice opens a form, changes it and saves it, and what is read back is what was written in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import filling
import libreoffice
import pytest
from filling import NOTHING, Filling, of_example, read
from in_print import printed
from openpyxl.utils import column_index_from_string, get_column_letter

from masa_check.declaration.declaration import fitted
from masa_check.declaration.kinds import model_of
from masa_check.model.identity import IDENTITY
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.plain_data import data_of_answers

pytestmark = [pytest.mark.slow, libreoffice.needed]
SIGNS = {
    'how': '=1+1 is what it says',
    'agreed': '+44 is the code',
    'locally': '-1 is said',
    'stakeholders': '@home is said',
}


def test_every_example_is_the_same_declaration_when_libreoffice_has_opened_and_saved_its_form(tmp_path: Path) -> None:
    back = libreoffice.saved(tmp_path, {name: of_example(name) for name in filling.NAMES})

    for name, raw in back.items():
        kind, answers = filling.declared(name)
        reading = read(raw)
        assert (name, reading.problems, reading.notices) == (name, [], [])
        assert reading.answers == answers
        read_again, declared = (
            fitted({'kind': kind, **data_of_answers(one, kind)}, model_of(kind)) for one in (reading.answers, answers)
        )
        assert read_again == declared


def test_it_keeps_what_begins_like_a_sum_as_text(tmp_path: Path) -> None:
    own: filling.Answers = {('disputes', key): FieldAnswer('in-place', summary=text) for key, text in SIGNS.items()}
    raw = filling.form({**NOTHING, **own}, is_small=True)

    back = libreoffice.saved(tmp_path, {'form': raw})['form']

    assert read(back).answers == {**NOTHING, **own}


def _at(filled: Filling, id: str, key: str) -> tuple[str, int, int]:
    cell = filled.cell(id, key)
    return cell.parent.title, cell.column - 1, cell.row - 1


def test_it_is_filled_in_sorted_and_moved_about_in_libreoffice(tmp_path: Path) -> None:
    filled = Filling(filling.blank())
    voice, column, row = _at(filled, 'voice.included', '@answer')
    _, words, _ = _at(filled, 'voice.included', '@words')
    _, days, day_row = _at(filled, 'publication.on', '@value')
    publication = filled.cell('publication.on').parent.title
    last, width = filled.book[voice].max_row - 1, filled.book[voice].max_column - 1
    partners = filled.sheet('partners')
    names = {key: filled.column(partners, key) - 1 for key in ('kind', 'name', 'lead')}
    steps: list[Any] = [
        ['type', voice, column, row, 'The document says it'],
        ['type', voice, words, row, '=A group meets'],
        ['type', publication, days, day_row, '2025-03-31'],
        ['type', 'Partners', names['kind'], 4, 'Police'],
        ['type', 'Partners', names['name'], 4, 'Testshire Police'],
        ['type', 'Partners', names['lead'], 4, 'Chief Constable'],
        ['show', voice, 1, row],
        ['show', 'Start here', *_progress(filled, voice)],
        ['sort', voice, 4, last, width, 2],
        ['insert-rows', voice, 5, 2],
        ['insert-columns', voice, 3, 1],
        ['rename', voice, 'What children say'],
        ['move', 'Partners', 0],
    ]

    raw, shown = libreoffice.changed(tmp_path, filling.blank(), steps)

    back = read(raw)
    lead = FieldAnswer('in-place', 'Chief Constable')
    cells = {'kind': FieldAnswer(value='police'), 'name': FieldAnswer(value='Testshire Police'), 'lead': lead}
    assert [text for *_, text in shown] == ['answered', '1']
    assert back.problems == []
    assert back.answers == {
        **NOTHING,
        ('voice', 'included'): FieldAnswer('in-place', summary='=A group meets'),
        ('publication', 'on'): FieldAnswer('in-place', '2025-03-31'),
        ('partners',): FieldAnswer(rows=(FieldAnswer(cells=cells),)),
    }


def _progress(filled: Filling, sheet: str) -> tuple[int, int]:
    """Where the first sheet says how many questions of a sheet are answered."""
    start = filled.book.worksheets[0]
    cell = next(cell for row in start.iter_rows() for cell in row if f"'{sheet}'" in str(cell.value))
    return column_index_from_string(get_column_letter(cell.column)) - 1, cell.row - 1


@pytest.mark.parametrize('name', ['complete', 'complete-report', 'starter'])
def test_it_counts_what_is_answered(name: str, tmp_path: Path) -> None:
    filled = Filling(of_example(name))
    sheets = [one.title for one in filled.book.worksheets if str(one['A1'].value).startswith('masa-check/questions')]
    steps = [['show', 'Start here', *_progress(filled, sheet)] for sheet in sheets]

    _, shown = libreoffice.changed(tmp_path, of_example(name), steps)

    kind, answers = filling.declared(name)
    themes: dict[str, int] = {}
    for one in filling.asked(kind)[0]:
        above = [one.path[:length] for length in range(1, len(one.path))]
        is_answered = one.path in answers or any(answers[path].status for path in above if path in answers)
        themes[one.theme] = themes.get(one.theme, 0) + (is_answered and one.name not in IDENTITY)
    assert [int(text) for *_, text in shown] == list(themes.values())


def test_it_is_printed_across_as_wide_as_the_paper_in_letters_that_can_be_read(tmp_path: Path) -> None:
    forms = {'luton': of_example('luton-2024'), 'report': of_example('complete-report'), 'blank': filling.blank()}
    for name, raw in libreoffice.saved(tmp_path, forms, to='pdf').items():
        pages = list(printed(raw))
        sheets = [one.title for one in Filling(forms[name]).book.worksheets if one.sheet_state == 'visible']
        firsts = [page.sheet for page in pages if page.is_first]  # once each: none is cut into columns
        assert firsts == [' '.join(one.split()) for one in sheets]
        for page in pages:
            assert page.width > page.height
            assert page.letters >= 8, (name, page.sheet)
        for page in pages[1:]:
            assert 'Page' in page.heads, (name, page.sheet)


def test_words_without_an_answer_are_told_on_the_sheet_and_count_as_open(tmp_path: Path) -> None:
    filled = Filling(filling.blank())
    voice, words, row = _at(filled, 'voice.included', '@words')
    _, state, _ = _at(filled, 'voice.included', 'state')
    answered, at = _progress(filled, voice)
    steps = [['type', voice, words, row, 'A group meets'], ['show', voice, state, row]]
    steps += [['show', 'Start here', answered, at], ['show', 'Start here', answered + 1, at]]

    _, shown = libreoffice.changed(tmp_path, filling.blank(), steps)

    (told, done, asked) = (text for *_, text in shown)
    assert (told, done) == ('choose an answer', '0')
    assert int(asked) == sum(one.path[0] == 'voice' for one in filling.asked('arrangements')[0])


def test_what_was_only_found_counts_as_to_do(tmp_path: Path) -> None:
    cells = {'kind': FieldAnswer(value='police'), 'name': FieldAnswer(value='Testshire Police')}
    found: filling.Answers = {
        **NOTHING,
        ('partners',): FieldAnswer(rows=(FieldAnswer(proposed='in-place', cells=cells),)),
        ('publication', 'on'): FieldAnswer('', '2024-07', proposed='in-place'),
        ('voice',): FieldAnswer('not-stated'),
    }
    raw = filling.form(found, is_small=True)
    states = [_at(Filling(raw), id, 'state') for id in ('partners', 'publication.on', 'voice.included', 'name')]

    _, shown = libreoffice.changed(tmp_path, raw, [['show', *one] for one in states])

    assert [text for *_, text in shown] == ['to do', 'to do', 'answered', '']  # the name is no question of its own
