"""A yearly report laid beside its arrangements: which two belong together, what is found, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from masa_check import check
from masa_check.declaration.kinds import PAIR
from masa_check.declaration.schema import shipped
from masa_check.document.document import parse, read
from masa_check.errors import MasaError
from masa_check.gate import baseline
from masa_check.report.acceptance import Acceptance, Baseline
from masa_check.report.finding import Finding
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check import concise, csv, github, gitlab, junit, sarif
from masa_check.reporters.check import json as as_json
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.check import page as check_page
from masa_check.reporters.draw import text
from masa_check.rulebook import rulebook
from scripts.golden import printed

RULES = rulebook.load([rulebook.folder()])
ON = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[1] / 'examples'
COMPLETE = read(EXAMPLES / 'complete.yaml', 'complete.yaml').data
REPORT = read(EXAMPLES / 'complete-report.yaml', 'complete-report.yaml').data


def run(question: Question | None = None, /, **documents: Mapping[str, Any]) -> list[DocumentReport]:
    """What comes of documents in one run, each by the name of its file."""
    written = {f'{name}.yaml': json.dumps(data, default=str, indent=1).encode() for name, data in documents.items()}
    reads = [(partial(parse, raw, path), path) for path, raw in written.items()]
    return list(together(reads, question or Question(RULES, ON)))


def pairs(**documents: Mapping[str, Any]) -> list[DocumentReport]:
    return [one for one in run(**documents) if one.kind == PAIR]


def masa(dated: str | None, id: str = 'luton', **more: Any) -> dict[str, Any]:
    given = {'kind': 'arrangements', 'id': id, 'name': 'Luton', **more}
    return {**given, 'dated': dated} if dated else given


def report(starts: str | None = '2024-04', ends: str = '2025-03', **more: Any) -> dict[str, Any]:
    period = {'period': {'starts': starts, 'ends': ends}} if starts else {}
    return {'kind': 'yearly-report', 'id': 'luton', 'name': 'Luton', 'dated': '2025-09', **period, **more}


def beside(**documents: Mapping[str, Any]) -> list[str]:
    """What the one report is laid beside, or why it is laid beside nothing."""
    (found,) = pairs(**documents)
    return [one.path for one in found.beside] or [found.notice]


def test_the_complete_report_does_what_the_complete_arrangements_promised() -> None:
    arrangements, yearly, pair = check([EXAMPLES / 'complete.yaml', EXAMPLES / 'complete-report.yaml'], on=ON).documents
    verdicts = {answer.duty: answer.verdict.value for answer in pair.editions[0].answers}

    assert (arrangements.kind, yearly.kind, pair.kind) == ('arrangements', 'yearly-report', PAIR)
    assert verdicts.pop('updates-made-in-next-arrangements') == 'not-applicable'
    assert set(verdicts.values()) == {'met'}
    assert [duty.id for duty in RULES.duties.values() if duty.asked_of == PAIR] == [
        a.duty for a in pair.editions[0].answers
    ]


# Which two belong together


def test_a_report_is_laid_beside_the_arrangements_in_force_in_its_period() -> None:
    assert beside(old=masa('2019-05'), new=masa('2024-02'), report=report()) == ['new.yaml']
    assert beside(old=masa('2019-05'), new=masa('2025-06'), report=report()) == ['old.yaml']


def test_the_order_in_which_documents_are_given_does_not_matter() -> None:
    assert beside(report=report(), new=masa('2024-02'), old=masa('2019-05')) == ['new.yaml']


def test_a_report_given_alone_is_laid_beside_nothing_and_nothing_is_said_of_it() -> None:
    assert pairs(report=report()) == []
    assert pairs(report=report(), other=report(id='bedford')) == []


def test_a_report_may_name_the_arrangements_by_an_id_that_is_not_its_own() -> None:
    assert beside(masa=masa('2024-02', id='bedford'), report=report(reports_on={'id': 'bedford'})) == ['masa.yaml']


def test_a_report_that_says_which_arrangements_it_is_about_is_laid_beside_those() -> None:
    given = {'old': masa('2019-05'), 'new': masa('2024-07')}

    assert beside(**given, report=report(reports_on={'dated': '2019'})) == ['old.yaml']
    assert beside(**given, report=report(reports_on={'dated': '2024-07-31'})) == ['new.yaml']
    assert 'not among the documents given' in beside(**given, report=report(reports_on={'dated': '2021'}))[0]


@pytest.mark.parametrize(
    ('given', 'told'),
    [
        # Both were in force for a part of the period.
        ({'old': masa('2019-05'), 'new': masa('2024-09'), 'report': report()}, 'Any of old.yaml, new.yaml'),
        ({'old': masa('2019-05'), 'new': masa('2024'), 'report': report()}, 'Any of old.yaml, new.yaml'),
        ({'one': masa('2019-05'), 'copy': masa('2019-05'), 'report': report()}, 'Any of one.yaml, copy.yaml'),
        ({'masa': masa(None), 'report': report()}, 'masa.yaml declares no date'),
        ({'masa': masa('2019-05'), 'report': report(None)}, 'does not declare its period'),
        ({'masa': masa('2025-06'), 'report': report()}, 'came after the period'),
        # An id that was mistyped, or another partnership.
        ({'masa': masa('2024-02'), 'report': report(id='lutno')}, 'None of the arrangements read has the id lutno'),
    ],
)
def test_where_it_cannot_be_told_which_arrangements_are_meant_that_is_said_and_nothing_guessed(
    given: dict[str, Any], told: str
) -> None:
    (found,) = pairs(**given)

    assert told in found.notice
    assert not found.editions
    assert not found.findings
    assert f'{found.notice}.' in text.draw(check_page.document_page(found)).replace('\n', ' ')


def test_arrangements_that_were_superseded_before_the_period_are_not_meant() -> None:
    assert beside(old=masa('2019-05', superseded_on='2023-12'), new=masa('2024-09'), report=report()) == ['new.yaml']


def test_what_came_next_is_dated_after_the_report() -> None:
    given = {'old': masa('2024-02'), 'report': report(), 'later': masa('2026-03'), 'last': masa('2027')}

    assert beside(**given) == ['old.yaml', 'later.yaml']
    assert beside(old=masa('2024-02'), report=report(), soon=masa('2025-08')) == ['old.yaml']


def test_a_pair_is_not_counted_as_a_document() -> None:
    found = Report(ON, RULES, tuple(run(masa=COMPLETE, report=REPORT)))

    assert found.total.documents == 2
    assert len(found.documents) == 3


def test_no_pair_is_made_where_none_of_its_duties_is_asked() -> None:
    question = Question(RULES, ON, duties=frozenset({'report-tells-what-was-done'}))

    assert [one.kind for one in run(question, masa=COMPLETE, report=REPORT)] == ['arrangements', 'yearly-report']


# What is found, and where


@pytest.fixture(scope='module')
def unlike() -> DocumentReport:
    """A report that differs from its arrangements: less money, another scrutineer, no signature, a change not made."""
    contributions = [
        {**one, 'amount': '£59,000'} if one['counts_for'] == 'police' else one
        for one in REPORT['funding']['contributions']
        if one['name'] != 'Exampleshire Hospitals NHS Foundation Trust'
    ]
    publication = {**REPORT['publication'], 'signed_off_by': REPORT['publication']['signed_off_by'][:3]}
    changed = {
        **REPORT,
        'funding': {**REPORT['funding'], 'contributions': contributions},
        'publication': {**publication, 'on': '2026-10-02', 'link_to_arrangements': 'not-stated'},
        'scrutiny': {**REPORT['scrutiny'], 'by': ['Head of Internal Audit']},
        'feedback': 'not-stated',
    }
    later = {**COMPLETE, 'dated': '2027-04', 'publication': {**COMPLETE['publication'], 'on': '2027-04-01'}}
    (found,) = pairs(masa=COMPLETE, report=changed, later=later)
    return found


def about(found: DocumentReport, duty: str) -> list[Finding]:
    return [finding for finding in (*found.counted, *found.replaced) if finding.duty == duty]


def line(document: DocumentReport, path: str, number: int) -> str:
    return document.lines(path)[number - 1].strip()


def test_a_contribution_that_differs_is_told_in_pounds_with_both_places(unlike: DocumentReport) -> None:
    amount, left = sorted(about(unlike, 'contributions-as-planned'), key=lambda finding: finding.ask == 'all')
    (other,) = amount.related

    assert amount.message == (
        'the contribution (Exampleshire Police): the report has £59,000, the arrangements £63,000: £4,000 less'
    )
    assert (amount.path, other.path) == ('report.yaml', 'masa.yaml')
    assert line(unlike, 'masa.yaml', other.line).startswith('"contributions"')
    assert left.message.endswith('the report says nothing about Exampleshire Hospitals NHS Foundation Trust')


def test_a_promise_that_was_not_kept_stands_in_the_report_beside_the_promise(unlike: DocumentReport) -> None:
    (kept,) = about(unlike, 'report-covers-what-was-promised')
    (other,) = kept.related

    assert (kept.ask, kept.path) == ('feedback', 'report.yaml')
    assert line(unlike, kept.path, kept.line).startswith('"feedback"')
    assert line(unlike, other.path, other.line).startswith('"contents"')
    assert {one.ask for one in about(unlike, 'report-keeps-its-dates')} >= {'out'}


def test_a_change_that_was_announced_and_not_made_stands_in_the_arrangements_that_came_next(
    unlike: DocumentReport,
) -> None:
    found = about(unlike, 'updates-made-in-next-arrangements')

    assert {finding.path for finding in found} == {'later.yaml'}
    assert {one.path for finding in found for one in finding.related} == {'report.yaml'}
    assert 'A fourth working group' in found[0].message


def test_the_signature_of_a_partner_whom_the_arrangements_name_is_missed_in_the_report(unlike: DocumentReport) -> None:
    (signed,) = about(unlike, 'both-signed-by-every-partner')

    assert (signed.path, signed.force) == ('report.yaml', 'should')
    assert signed.message.endswith('nobody signed off for Exampleshire Police')
    assert [one.path for one in signed.related] == ['masa.yaml']
    assert [one.path for one in about(unlike, 'documents-show-their-links')] == ['report.yaml']


def test_another_scrutineer_is_told_by_office(unlike: DocumentReport) -> None:
    (found,) = about(unlike, 'scrutineer-the-same')

    assert found.message == (
        'the scrutineer (Head of Internal Audit): the arrangements name Independent Scrutineer, Young Scrutineers'
    )


def test_every_format_shows_a_pair_and_both_of_its_places(unlike: DocumentReport) -> None:
    whole = Report(ON, RULES, (unlike,))
    first = about(unlike, 'contributions-as-planned')[0]
    place, other = f'{first.path}:{first.line}', first.related[0]
    data = json.loads(as_json.render(whole))
    (result,) = [
        one
        for one in json.loads(sarif.render(whole))['runs'][0]['results']
        if one['ruleId'] == 'contributions-as-planned' and 'Exampleshire Police' in one['message']['text']
    ]

    assert list(Draft7Validator(shipped('report')).iter_errors(data)) == []
    assert {'path': 'masa.yaml', 'line': other.line, 'column': other.column} in [
        related for finding in data['findings'] for related in finding['related']
    ]
    assert result['relatedLocations'][0]['physicalLocation']['region']['startLine'] == other.line
    assert f'beside {other.path}:{other.line}:{other.column}' in text.draw(check_page.document_page(unlike))
    for drawn in (concise.render(whole), junit.render(whole), printed(whole)):
        assert place in drawn
    assert 'file=report.yaml' in github.render(whole)
    assert 'file=later.yaml' in github.render(whole)
    assert '"later.yaml"' in gitlab.render(whole)
    assert f'{first.path}:{first.line}' in comment.render(whole)
    assert 'contributions-as-planned' in csv.render(whole)


def test_a_pair_that_is_read_from_a_file_that_has_changed_is_refused_in_plain_words() -> None:
    texts = iter([masa('2024-02'), report(), masa('2024-02'), {'kind': 'nothing'}])

    def changing() -> Any:
        return parse(json.dumps(next(texts)).encode(), 'a.yaml')

    with pytest.raises(MasaError, match='changed while it was checked'):
        list(together([(changing, 'a.yaml'), (changing, 'b.yaml')], Question(RULES, ON)))


def test_what_is_known_of_a_pair_is_kept_apart_from_what_is_known_of_its_report() -> None:
    scrutiny = {**REPORT['scrutiny'], 'by': ['Head of Internal Audit']}
    changed = {**REPORT, 'scrutiny': scrutiny, 'feedback': 'not-stated'}
    made = baseline.updated(Baseline(), run(masa=COMPLETE, report=changed), '', accept_new=True)
    known = baseline.read(baseline.write(made.entries), 'baseline.json', '')
    question = Question(RULES, ON, acceptance=Acceptance('', baseline=known))

    def stale(**documents: Mapping[str, Any]) -> list[str]:
        told = baseline.watched(run(question, **documents), known, '', '')
        return [finding.message for one in told if one.kind == 'baseline' for finding in one.faults]

    assert [one.open for one in run(question, masa=COMPLETE, report=changed)] == [(), (), ()]
    assert stale(report=changed) == []  # the pair was not looked at, so nothing of it is resolved
    mended = {**changed, 'scrutiny': REPORT['scrutiny']}
    assert [told.partition(',')[0] for told in stale(masa=COMPLETE, report=mended)] == ['scrutineer-the-same']


def test_a_list_that_is_read_beside_stands_where_it_begins_though_nothing_in_it_is_in_place() -> None:
    planned = {'status': 'planned', 'summary': 'The three partners are to be named in the autumn'}
    arrangements = {**COMPLETE, 'partners': [{**one, **planned} for one in COMPLETE['partners']]}
    (pair,) = pairs(a=arrangements, b=REPORT)
    related = [one for finding in about(pair, 'both-signed-by-every-partner') for one in finding.related]
    begins = next(one for one in (pair.document, *pair.beside) if one and one.path == 'a.yaml').position(('partners',))

    assert related
    assert {(one.path, one.line, one.column) for one in related} == {('a.yaml', begins.line, begins.column)}
