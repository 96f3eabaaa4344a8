"""What only repeats the guidance is absent, and is told apart from silence wherever a report counts or lists."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from small_book import HEAD, ON, SILENT, book, held

from masa_check.cli import printing
from masa_check.cli.formats import Look
from masa_check.cli.output import Outlet, Target
from masa_check.diffs.comparison import compare
from masa_check.diffs.history import History, Moment, history
from masa_check.engine.answer import Answer, AskAnswer, Result
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport
from masa_check.reporters.diff import history_data, history_page
from masa_check.reporters.diff import json as diff_json
from masa_check.reporters.diff import page as diff_page
from masa_check.reporters.draw import text
from masa_check.reporters.survey import json as survey_json
from masa_check.reporters.survey import page as survey_page
from masa_check.reporters.survey import table as survey_table
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.comparison import KINDER
from masa_check.survey.entry import entry_of
from masa_check.survey.matrix import Survey
from masa_check.survey.share import Proportion
from masa_check.survey.view import SurveyView
from masa_check.values import Force, Outcome, Reason, Verdict

DATED = f'{HEAD}dated: 2025-02\n'
RESTATED = DATED + SILENT.replace('funding: not-stated', 'funding: restated')


@pytest.fixture(scope='module')
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp('small'))


@pytest.fixture(scope='module')
def restated(rules: Rulebook) -> DocumentReport:
    return held(RESTATED, rules)


@pytest.fixture(scope='module')
def silent(rules: Rulebook) -> DocumentReport:
    return held(DATED + SILENT, rules)


def paid_for(report: DocumentReport) -> Answer:
    (answer,) = (answer for one in report.deciding for answer in one.answers if answer.duty == 'paid-for')
    return answer


def printed(report: DocumentReport, rules: Rulebook, format: str) -> str:
    file = io.BytesIO()
    printing.send([report], [Outlet(Target(format, format), file)], Question(rules, date.fromisoformat(ON)), Look())
    return file.getvalue().decode()


def test_the_guidance_s_words_alone_are_a_gap_of_another_result_than_silence(
    restated: DocumentReport, silent: DocumentReport
) -> None:
    ours, theirs = paid_for(restated), paid_for(silent)

    assert (ours.verdict, ours.asks[0].outcome, ours.result, ours.restated) == (
        Verdict.GAP, Outcome.ABSENT, Result.RESTATED, 1,
    )  # fmt: skip
    assert (theirs.verdict, theirs.result, theirs.restated) == (Verdict.GAP, Result.GAP, 0)


def _answer(*reasons: str) -> Answer:
    return Answer('d', 't', 'th', 'wt2023', tuple(map(_ask, reasons)), Verdict.GAP)


def _ask(reason: str) -> AskAnswer:
    outcome = Outcome.NOT_APPLICABLE if reason == 'none' else Outcome.ABSENT
    why = Reason.RESTATED if reason == 'restated' else None
    return AskAnswer('a', '', Force.SHOULD, 'C1', '', outcome, 'm', (), 'a.yaml', reason=why)


@pytest.mark.parametrize(
    ('reasons', 'result'),
    [
        (('restated', 'restated'), Result.RESTATED),
        (('restated', 'none'), Result.RESTATED),
        (('restated', 'silent'), Result.GAP),
        (('silent',), Result.GAP),
    ],
)
def test_a_duty_is_told_apart_only_where_every_ask_that_arises_is_restated(
    reasons: tuple[str, ...], result: Result
) -> None:
    assert _answer(*reasons).result is result


@pytest.mark.parametrize('format', printing.REPORTS)
def test_every_format_of_a_check_tells_the_two_apart(
    format: str, restated: DocumentReport, silent: DocumentReport, rules: Rulebook
) -> None:
    assert 'only the words of the guidance' in printed(restated, rules, format)
    assert 'only the words of the guidance' not in printed(silent, rules, format)


def test_tables_of_a_check_count_the_two_apart(restated: DocumentReport, rules: Rulebook) -> None:
    head, row = _table(printed(restated, rules, 'text'), 'should')

    assert head.index("guidance's words") < head.index('missing')
    assert row == ['should', '-', '-', '1', '-', '-', '-', '-']


def _table(page: str, first: str) -> tuple[str, list[str]]:
    lines = page.splitlines()
    head = next(line for line in lines if 'partly met' in line and 'not declared' in line)
    return head, next(line for line in lines if line.split()[:1] == [first]).split()


def test_the_last_lines_count_what_is_restated(restated: DocumentReport, rules: Rulebook) -> None:
    assert "1 with only the guidance's words" in printed(restated, rules, 'text')


def test_data_count_the_two_apart(restated: DocumentReport, rules: Rulebook) -> None:
    data = json.loads(printed(restated, rules, 'json'))
    (row,) = (one for one in csv.DictReader(io.StringIO(printed(restated, rules, 'csv'))) if _is_ours(one))

    assert data['summary']['restated'] == 1
    assert data['summary']['verdicts']['gap'] > 1
    assert [one['ask'] for one in data['findings'] if one['reason'] == 'restated' and one['counts']] == ['how']
    assert (row['verdict'], row['restated']) == ('gap', '1')


def _is_ours(row: dict[str, str]) -> bool:
    return row['duty'] == 'paid-for' and row['counts'] == 'yes'


def test_what_to_do_about_the_guidance_s_words_is_another_thing(
    restated: DocumentReport, silent: DocumentReport
) -> None:
    def remedy(report: DocumentReport) -> str:
        return next(finding.remedy for finding in report.open if finding.duty == 'paid-for')

    assert remedy(silent) == 'Say who pays'
    assert remedy(restated) == "In place of the guidance's words, say who pays"


def test_a_survey_counts_the_two_apart_and_both_in_the_denominator(
    restated: DocumentReport, silent: DocumentReport, rules: Rulebook
) -> None:
    entries = (entry_of(restated), entry_of(silent)._replace(area='b', path='b.yaml'))
    view = SurveyView(Survey(date.fromisoformat(ON), rules, '', parts=False, entries=entries))
    (row,) = (row for row in view.rows if row.group.names == ('paid-for',))
    data = survey_json.as_data(view)
    lines = list(csv.DictReader(io.StringIO(''.join(survey_table.lines(view)))))

    assert row.share == Proportion(restated=1, gap=1)
    assert row.share.known == 2
    (in_json,) = (one for one in data['rows'] if one['duty'] == 'paid-for')
    assert (in_json['gap'], in_json['restated']) == (2, 1)
    assert [one['restated'] for one in data['documents']] == [{'wt2023': ['paid-for']}, {'wt2023': []}]
    assert [one['restated'] for one in lines if one['duty'] == 'paid-for'] == ['yes', 'no']
    assert "guidance's words" in text.draw(survey_page.page(view, maps=True))


def test_of_two_editions_the_guidance_s_words_are_milder_than_silence() -> None:
    assert KINDER.index(Result.PARTLY) < KINDER.index(Result.RESTATED) < KINDER.index(Result.GAP)


def test_a_comparison_tells_the_two_apart(restated: DocumentReport, silent: DocumentReport, rules: Rulebook) -> None:
    comparison = compare(silent, restated, Question(rules, date.fromisoformat(ON)))
    (duty,) = (one for one in diff_json.as_data(comparison)['duties'] if one['duty'] == 'paid-for')

    assert duty['before'] is not None
    assert duty['after'] is not None
    assert (duty['before']['restated'], duty['after']['restated']) == (0, 1)
    assert "guidance's words" in text.draw(diff_page.page(comparison, 1))


def _moments(*reports: DocumentReport) -> Iterator[Moment]:
    return (Moment(f'r{index}', '2025-01-01', 'a.yaml', report) for index, report in enumerate(reports))


def test_a_history_counts_the_two_apart(restated: DocumentReport, silent: DocumentReport, rules: Rulebook) -> None:
    question = Question(rules, date.fromisoformat(ON))
    steps = tuple(history(_moments(silent, restated), question))
    made = History(question.on, rules, steps)
    data = json.loads(history_data.as_json(made))['steps']
    rows = list(csv.DictReader(io.StringIO(history_data.as_csv(made))))

    assert [step['restated'] for step in data] == [0, 1]
    assert [step['verdicts']['gap'] for step in data] == [data[0]['verdicts']['gap']] * 2
    assert [row['restated'] for row in rows] == ['0', '1']
    assert "guidance's words" in text.draw(history_page.page(made))
