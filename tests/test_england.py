"""A survey of a small synthetic England finds exactly what was written into it, one machine or many."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks import england
from benchmarks.england import BASES, FLAWS, Expected
from benchmarks.scale import recovered
from masa_check.document import document, files
from masa_check.report.question import Question
from masa_check.reporters.survey import json as survey_json
from masa_check.rulebook import rulebook
from masa_check.survey.entry import SurveyEntry, survey_document
from masa_check.survey.matrix import By, Survey
from masa_check.survey.view import SurveyView
from masa_check.values import Verdict

BOOK = rulebook.load([rulebook.folder()])
QUESTION = Question(BOOK, date(2027, 12, 31))
SMALL = {1: 3, 2: 2, 3: 1}
ROOT = Path(__file__).parents[1]


def entry(path: str) -> SurveyEntry:
    return survey_document(document.read(Path(path), path), QUESTION)


@pytest.fixture(scope='module')
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Counter[Expected]]:
    folder = tmp_path_factory.mktemp('england')
    expected = england.write(folder, SMALL)
    return [found.shown for found in files.find([str(folder)])], expected


@pytest.fixture(scope='module')
def survey(written: tuple[list[str], Counter[Expected]]) -> Survey:
    return Survey(QUESTION.on, BOOK, '', False, tuple(map(entry, written[0])))


def test_england_has_its_local_authorities_and_partnerships() -> None:
    all_of_them = list(england.partnerships())

    assert len(all_of_them) == 130
    assert len({council for one in all_of_them for council in one.councils}) == 153
    assert {one.region for one in all_of_them} == set(england.REGIONS)


@pytest.mark.slow
def test_every_document_can_be_read_and_is_held_to_the_edition_that_was_meant(survey: Survey) -> None:
    assert len(survey.counted) == sum(SMALL.values()) * england.YEARS * 2
    assert {(one.kind, edition) for one in survey.counted for edition, _ in one.letters} == set(BASES)
    assert not survey.undecided
    assert not survey.doubled


def test_the_rates_that_were_written_are_recovered_exactly(
    survey: Survey, written: tuple[list[str], Counter[Expected]]
) -> None:
    found = Counter(
        Expected(one.entry.kind, one.edition, one.duty.id, one.result.verdict)
        for one in survey.answers
        if one.duty.id in FLAWS[one.entry.kind, one.edition]
    )

    assert found == written[1]


def test_the_shares_of_the_rows_are_those_of_the_rates(survey: Survey) -> None:
    for row in survey.rows(By.DUTY):
        (duty,) = row.group.names
        _, rates = FLAWS[row.group.kind, row.group.edition].get(duty, ('', (0, 0, 0)))
        counts = (row.share.gap, row.share.partly, row.share.undeclared)
        assert counts == tuple(round(rate * row.documents) for rate in rates), duty


def test_what_was_not_flawed_comes_out_as_in_the_complete_examples(survey: Survey) -> None:
    spoilt = {Verdict.GAP, Verdict.PARTLY, Verdict.UNDECLARED}

    assert [one for one in survey.answers
            if one.result.verdict in spoilt
            and one.duty.id not in FLAWS[one.entry.kind, one.edition]] == []  # fmt: skip


def test_the_same_seed_writes_the_same_england_and_another_seed_another(tmp_path: Path) -> None:
    def texts(name: str, seed: int) -> dict[str, str]:
        england.write(tmp_path / name, {1: 2}, years=2, seed=seed)
        return {file.name: file.read_text('utf-8') for file in (tmp_path / name).iterdir()}

    assert texts('a', 1) == texts('b', 1)
    assert texts('a', 1) != texts('c', 2)


def test_a_rate_that_is_not_recovered_is_seen(survey: Survey, written: tuple[list[str], Counter[Expected]]) -> None:
    data = survey_json.as_data(SurveyView(survey))['rows']
    one_more = written[1] + Counter([Expected('arrangements', 'wt2023', 'agencies-consulted', Verdict.GAP)])

    assert not recovered(data, written[1])
    assert sum(recovered(data, one_more).values()) == 1


@pytest.mark.slow
def test_the_example_of_the_guide_counts_the_same_under_dask(survey: Survey, written: tuple[list[str], object]) -> None:
    pytest.importorskip('dask.bag', reason='dask is not installed')
    guide = (ROOT / 'docs' / 'scale.md').read_text('utf-8')
    example = guide.split('```python\n')[1].split('```')[0]
    folder = str(Path(written[0][0]).parent)
    names: dict[str, object] = {'FOLDER': folder}
    exec(example, names)

    assert names['found'] == survey.rows(By.DUTY)
