"""The library's face: what a program may import, and that the README's example of it is true."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import masa_check
from masa_check import Comparison, Finding, Report, Rulebook, check, diff, load
from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.reporters.check import json
from masa_check.rulebook import rulebook

ROOT = Path(__file__).parents[1]
LUTON = ROOT / 'examples' / 'luton-2024.yaml'
ON = date(2026, 11, 23)
NOTHING_DECLARED = 'kind: arrangements\nid: exampleshire\nname: Exampleshire Partnership\nstage: published\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file that can be read, and one that cannot."""
    (tmp_path / 'a.yaml').write_text(NOTHING_DECLARED, 'utf-8')
    (tmp_path / 'b.yaml').write_text('kind: [', 'utf-8')
    return tmp_path


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, '-c', code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_package_brings_in_neither_the_rules_nor_anything_that_others_wrote() -> None:
    loaded = "sorted(name for name in sys.modules if name.startswith(('masa_check.', 'pydantic', 'typing', 'yaml')))"

    assert _python(f'import sys, masa_check; masa_check.__version__; print({loaded})') == "['masa_check.version']\n"


def test_the_type_of_a_finding_can_be_had_without_the_command_line() -> None:
    assert _python('import sys; from masa_check import Finding, check; print("typer" in sys.modules)') == 'False\n'


def test_every_name_of_the_face_can_be_imported_and_is_listed() -> None:
    assert {name for name in masa_check.__all__ if getattr(masa_check, name)} == masa_check.HOMES.keys()
    assert set(masa_check.__all__) <= set(dir(masa_check))


def test_a_name_that_is_not_there_is_refused_as_python_refuses_it() -> None:
    name = 'chekc'

    with pytest.raises(AttributeError, match="module 'masa_check' has no attribute 'chekc'"):
        getattr(masa_check, name)


def test_loading_a_file_gives_its_data_and_places() -> None:
    loaded = load(LUTON)

    assert isinstance(loaded, Document)
    assert loaded.path == LUTON.as_posix()
    assert loaded.data['id'] == 'luton'
    assert loaded.position(('id',)).line > 1


def test_loading_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(MasaError, match='no such file'):
        load(tmp_path / 'none.yaml')


@pytest.mark.slow
def test_a_document_a_path_and_its_name_all_give_the_same_report() -> None:
    reports = [check(what, on=ON) for what in (load(LUTON), LUTON, str(LUTON), [LUTON])]

    assert len({json.render(report) for report in reports}) == 1
    assert isinstance(reports[0], Report)
    assert all(isinstance(finding, Finding) for finding in reports[0].findings)


def test_the_day_is_that_of_the_question_and_the_rules_are_those_that_ship() -> None:
    report = check(LUTON, on=ON)

    assert report.on == ON
    assert isinstance(report.rulebook, Rulebook)
    assert report.rulebook == rulebook.load([rulebook.folder()])


@pytest.mark.slow
def test_two_documents_are_compared_without_naming_anybody() -> None:
    old = ROOT / 'examples' / 'luton-2019.yaml'
    found, same = diff(old, load(LUTON), on=ON), diff(LUTON, LUTON, on=ON)

    assert isinstance(found, Comparison)
    assert (len(found.facts) > 40, same.facts) == (True, ())
    assert not [fact for fact in found.facts if 'Rodenhurst' in f'{fact.sentence}{fact.change}']


def test_several_documents_come_in_the_order_in_which_they_are_given(folder: Path) -> None:
    report = check([LUTON, load(folder / 'a.yaml')], on=ON)

    assert [one.path for one in report.documents] == [LUTON.as_posix(), (folder / 'a.yaml').as_posix()]


def test_a_folder_stands_for_the_files_in_it_and_one_that_cannot_be_read_is_a_finding(folder: Path) -> None:
    report = check(folder, on=ON)

    assert [Path(one.path).name for one in report.documents] == ['a.yaml', 'b.yaml']
    assert [one.broken for one in report.documents] == [False, True]


def test_a_file_that_is_named_and_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MasaError, match='no such file'):
        check([LUTON, tmp_path / 'none.yaml'], on=ON)


def test_an_edition_that_is_named_decides_whatever_the_date() -> None:
    report = check(LUTON, on=ON, edition='wt2018')

    assert {finding.edition for finding in report.findings} == {'wt2018'}


def test_an_edition_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(MasaError, match='no edition "wt2019"; name one of: wt2018, wt2023'):
        check(LUTON, on=ON, edition='wt2019')


def test_other_rules_may_be_put_in_the_place_of_those_that_ship() -> None:
    whole = rulebook.load([rulebook.folder()])
    few = whole._replace(duties={'training-set-out': whole.duties['training-set-out']})

    assert [answer.duty for answer in check(LUTON, on=ON, rulebook=few).documents[0].editions[0].answers] == [
        'training-set-out'
    ]


@pytest.mark.slow
def test_the_example_in_the_readme_prints_what_the_readme_says() -> None:
    readme = (ROOT / 'README.md').read_text('utf-8')
    example = re.search(r'```python\n(.*?)```\n+```text\n(.*?)```', readme, re.DOTALL)

    assert example
    assert _python(example[1]) == example[2]


def test_the_diff_of_the_face_is_the_function_whatever_was_imported_before() -> None:
    code = 'from masa_check.diffs import comparison; from masa_check import diff; print(callable(diff))'

    assert _python(code) == 'True\n'
