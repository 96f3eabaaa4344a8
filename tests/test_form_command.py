"""`masa-check form` writes a workbook and reads what came back, and says plainly what it cannot do."""

from __future__ import annotations

import sys
from pathlib import Path

import filling
import pytest
from filling import Filling
from running import Run

from masa_check.document.document import parse
from masa_check.questions.fields import progress

pytestmark = pytest.mark.slow
DOCUMENTS = Path(__file__).parent / 'documents'
COMPLETE = filling.EXAMPLES / 'complete.yaml'


def test_a_form_is_written_filled_in_and_read(here: Path, run: Run) -> None:
    assert run('form', 'create', 'form.xlsx', '--from', str(COMPLETE)).code == 0

    ran = run('form', 'read', 'form.xlsx', '-o', 'masa.yaml')

    assert (ran.code, ran.out) == (0, '')
    assert 'wrote masa.yaml: ' in ran.err
    told = run('check', 'masa.yaml', '--format', 'json').out.replace('masa.yaml', '')
    assert '"verdict": "met"' in told
    assert run('form', 'read', 'form.xlsx', '-o', '-').out == (here / 'masa.yaml').read_text('utf-8')


def test_only_the_lines_of_changed_answers_change_in_a_declaration_that_is_there(here: Path, run: Run) -> None:
    (here / 'masa.yaml').write_bytes(COMPLETE.read_bytes())
    run('form', 'create', 'form.xlsx', '--from', 'masa.yaml')
    assert run('form', 'read', 'form.xlsx', '--into', 'masa.yaml').code == 0
    assert (here / 'masa.yaml').read_bytes() == COMPLETE.read_bytes()

    filled = Filling((here / 'form.xlsx').read_bytes()).fill(
        'disputes.how', words='From managers to the chair of the board'
    )
    (here / 'form.xlsx').write_bytes(filled.raw)
    over = run('form', 'read', 'form.xlsx', '--into', 'masa.yaml')
    assert over.code == 0
    assert f'wrote masa.yaml: {progress("arrangements", parse(COMPLETE.read_bytes(), "").data)}' in over.err

    before, after = COMPLETE.read_text('utf-8').splitlines(), (here / 'masa.yaml').read_text('utf-8').splitlines()
    new = [line for line in after if line not in before]
    assert [line.strip() for line in new] == ['From managers to the chair of the board']
    assert [line for line in after if line not in new] == [line for line in before if line in after]


def test_what_could_not_be_read_is_named_and_the_run_ends_with_one(here: Path, run: Run) -> None:
    (here / 'a.xlsx').write_bytes(Filling(filling.blank()).fill('voice.included', words='A group meets').raw)

    ran = run('form', 'read', 'a.xlsx', '-o', 'masa.yaml')

    assert ran.code == 1
    assert 'masa-check: a.xlsx, sheet "The voice of children and…", cell E' in ran.err
    assert '1 thing is left out' in ran.err
    assert parse((here / 'masa.yaml').read_bytes(), '').data['id'] == 'testshire'


def test_the_part_of_a_partner_is_laid_over_the_declaration(here: Path, run: Run) -> None:
    (here / 'masa.yaml').write_bytes(COMPLETE.read_bytes())
    run('form', 'create', 'police.xlsx', '--from', 'masa.yaml', '--for', 'police')
    filled = Filling((here / 'police.xlsx').read_bytes())
    sheet = filled.sheet('partners')
    sheet.cell(5, filled.column(sheet, 'lead')).value = 'Deputy Chief Constable'
    (here / 'police.xlsx').write_bytes(filled.raw)

    alone = run('form', 'read', 'police.xlsx', '-o', 'alone.yaml')
    over = run('form', 'read', 'police.xlsx', '--into', 'masa.yaml')

    assert 'this is the part of police, and its lists hold no rows but its own' in alone.err
    assert (over.code, 'the part of' in over.err) == (0, False)
    partners = parse((here / 'masa.yaml').read_bytes(), '').data['partners']
    assert len(partners) == 4
    assert partners[3]['lead']['office'] == 'Deputy Chief Constable'


def test_two_forms_are_joined_and_two_different_answers_are_both_shown_and_neither_is_taken(
    here: Path, run: Run
) -> None:
    for name, own, words in (
        ('a', 'voice.included', 'To the chief executive'),
        ('b', 'training.commissioned', 'To the chief constable'),
    ):
        form = here / f'{name}.xlsx'
        run('form', 'create', form.name, '--from', str(COMPLETE))
        filled = Filling(form.read_bytes()).fill('disputes.how', words=words).fill(own, words=f'Typed in {name}')
        form.write_bytes(filled.raw)

    ran = run('form', 'read', 'a.xlsx', 'b.xlsx', '-o', 'masa.yaml')

    assert ran.code == 1
    assert 'To the chief executive' in ran.err
    assert 'To the chief constable' in ran.err
    made = (here / 'masa.yaml').read_text('utf-8')
    assert 'Typed in a' in made
    assert 'Typed in b' in made
    assert 'To the chief' not in made


def test_a_form_is_begun_from_a_published_document_with_nothing_chosen(here: Path, run: Run) -> None:
    assert run('form', 'create', 'form.xlsx', '--from', str(DOCUMENTS / 'ashdrum.md')).code == 0

    filled = Filling((here / 'form.xlsx').read_bytes())
    assert filled.cell('voice.included', 'passages').value
    assert filled.cell('voice.included').value is None
    assert run('form', 'read', 'form.xlsx', '-o', 'masa.yaml').code == 0
    drafted = run('draft', str(DOCUMENTS / 'ashdrum.md'), '-o', 'draft.yaml')
    assert drafted.code == 0
    assert (
        run('check', 'masa.yaml', '-q').out.splitlines()[-1:] == run('check', 'draft.yaml', '-q').out.splitlines()[-1:]
    )


@pytest.mark.parametrize(
    ('arguments', 'says'),
    [
        (('create', 'form.xls'), 'give it a name that ends in .xlsx'),
        (('create', 'there.xlsx'), 'the file is there already'),
        (('create', 'form.xlsx', '--for', 'Nobody'), 'no list of the declaration has a body called "Nobody"'),
        (('create', 'form.xlsx', '--edition', 'wt1999'), 'there is no edition "wt1999"'),
        (('create', 'form.xlsx', '--from', 'gone.yaml'), 'gone.yaml'),
        (('create', 'form.xlsx', '--from', 'report.yaml', '--kind', 'arrangements'), 'of the kind yearly-report'),
        (('create', 'form.xlsx', '--from', 'wrong.yaml'), 'wrong.yaml:1'),
        (('read', 'there.xlsx'), 'name the file to write with -o'),
        (('read', 'there.xlsx', '-o', 'a.yaml', '--into', 'b.yaml'), 'both named'),
        (('read', 'there.xlsx', '-o', 'report.yaml'), 'the file is there already'),
        (('read', 'there.xlsx', '-o', 'masa.yaml'), 'this is a text, and not an Excel workbook'),
        (('read', 'gone.xlsx', '-o', 'masa.yaml'), 'gone.xlsx'),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], says: str, here: Path, run: Run
) -> None:
    (here / 'there.xlsx').write_bytes(b'a form that somebody has filled in')
    (here / 'report.yaml').write_bytes((filling.EXAMPLES / 'complete-report.yaml').read_bytes())
    (here / 'wrong.yaml').write_text('kind: minutes\n')
    before = {path.name: path.read_bytes() for path in here.iterdir()}

    ran = run('form', *arguments)

    assert ran.code == 2
    assert says in ran.err
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_a_file_is_written_over_when_that_is_asked_for(here: Path, run: Run) -> None:
    (here / 'form.xlsx').write_bytes(b'')

    assert run('form', 'create', 'form.xlsx', '--force', '--kind', 'yearly-report').code == 0
    assert run('form', 'read', 'form.xlsx', '-o', 'report.yaml').code == 1
    assert (here / 'report.yaml').read_text('utf-8').startswith('# A declaration of a yearly report')


def test_without_openpyxl_it_is_said_what_to_install(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'openpyxl', None)

    ran = run('form', 'create', 'form.xlsx')

    assert (ran.code, list(here.iterdir())) == (2, [])
    assert "run `pip install 'masa-check[forms]'`" in ran.err


def test_the_form_of_an_empty_declaration_asks_for_its_id_and_name(here: Path, run: Run) -> None:
    run('form', 'create', 'form.xlsx')

    ran = run('form', 'read', 'form.xlsx', '-o', 'masa.yaml')

    assert ran.code == 1
    assert ran.err.count('sheet "The document", cell') == 2
