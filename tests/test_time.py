"""What the date of a document and the day of the run change, with the rules that ship."""

from __future__ import annotations

from datetime import date

import pytest

from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.rulebook.rulebook import folder, load
from masa_check.values import Force

BOOK = load([folder()])
OF_2019 = """\
kind: arrangements
id: luton
name: Luton
stage: published
dated: 2019-05-30
follows: wt2018
cites: [wt2018]
partners:
  - {kind: local-authority, name: Luton Borough Council, lead: Chief Executive}
  - {kind: ccg, name: Luton Clinical Commissioning Group, lead: Accountable Officer}
  - {kind: police, name: Bedfordshire Police, lead: Chief Constable}
yearly_report: {recipients: [national-panel, what-works-csc]}
"""


def checked(text: str, on: str = '2026-11-30', edition: str = '') -> DocumentReport:
    report = check_document(parse(text.encode(), 'luton.yaml'), Question(BOOK, date.fromisoformat(on), edition))
    assert not report.broken, report.faults
    return report


def wrong(report: DocumentReport, edition: str) -> set[tuple[str, str]]:
    """The duties and asks of an edition that the text gets wrong, by what it says itself."""
    found = (finding for finding in report.findings if finding.edition == edition)
    return {(finding.duty, finding.ask) for finding in found if finding.outcome == 'wrong'}


OUT_OF_DATE = {
    ('partners-identified', 'health-body-of-its-day'),
    ('leads-named', 'board'),
    ('editions-cited-rightly', 'edition'),
}


def test_readiness_tells_what_an_old_text_would_lack_today_and_its_own_date_what_it_lacked_then() -> None:
    by_its_date, named = checked(OF_2019), checked(OF_2019, edition='wt2023')

    assert wrong(by_its_date, 'wt2023') >= OUT_OF_DATE
    assert not wrong(by_its_date, 'wt2018') & OUT_OF_DATE
    assert not wrong(named, 'wt2023') & OUT_OF_DATE


@pytest.mark.parametrize('edition', ['wt2018', 'wt2023'])
def test_a_recipient_is_judged_by_the_date_of_the_text_in_every_edition(edition: str) -> None:
    of_2024 = OF_2019.replace('2019-05-30', '2024-03-01')

    for text in (OF_2019, of_2024):
        named = [f.object for f in checked(text, edition=edition).findings if f.ask == 'named-at-the-time']
        assert 'national-panel' not in named
    assert not [f for f in checked(OF_2019, edition=edition).findings if f.ask == 'named-at-the-time']


@pytest.mark.parametrize(('dated', 'is_wrong'), [('2024-12-31', False), ('2025-01-01', True)])
def test_a_text_may_follow_the_edition_before_only_in_the_transition(dated: str, *, is_wrong: bool) -> None:
    report = checked(OF_2019.replace('2019-05-30', dated))

    assert (('editions-cited-rightly', 'edition') in wrong(report, report.editions[0].standing.edition.id)) is is_wrong


def test_a_text_of_after_the_end_of_the_edition_that_it_follows_does_not_cite_it_rightly() -> None:
    text = OF_2019.replace('2019-05-30', '2026-06').replace('wt2018', 'wt2023')

    assert ('editions-cited-rightly', 'edition') in wrong(checked(text), 'wt2023')
    assert ('editions-cited-rightly', 'edition') not in wrong(checked(text.replace('2026-06', '2026-03-17')), 'wt2023')


def test_first_arrangements_are_not_late_before_the_day_by_which_they_were_due() -> None:
    text = OF_2019.replace('stage: published', 'stage: approved').replace('2019-05-30', '2019-03-01')

    def musts(on: str) -> set[str]:
        return {f.duty for f in checked(text, on).counted if f.force is Force.MUST and f.outcome == 'wrong'}

    assert musts('2019-06-30') == set()
    assert musts('2019-07-01') == {'arrangements-published'}


def test_a_text_that_does_not_say_whether_it_is_the_first_leaves_the_days_of_2019_open() -> None:
    text = OF_2019 + 'area: {secure_establishment: not-stated}\npublication: {first: not-stated, on: 2019-10-01}\n'
    report = checked(text)
    verdicts = {answer.duty: answer.verdict for answer in report.editions[0].answers}
    found = [f for f in report.counted if f.duty in ('first-published-in-time', 'report-promises-restraint-review')]

    assert verdicts['first-published-in-time'] == verdicts['implemented-in-time'] == 'undeclared'
    assert verdicts['report-promises-restraint-review'] == 'undeclared'
    assert {finding.force for finding in found} == {Force.ADVICE}
    assert all('not known whether this arises' in finding.message for finding in found)
    assert not any(finding.is_undeclared for finding in found)


def test_an_edition_that_has_not_been_read_hides_no_gap_of_statute() -> None:
    text = OF_2019.replace('stage: published', 'stage: approved').replace('2019-05-30', '2025-05')
    report = checked(text, edition='wt2026')

    assert ('arrangements-published', 'published') in wrong(report, 'wt2023')
    assert 'arrangements-published' in {finding.duty for finding in report.counted}
    assert report.statute_only
