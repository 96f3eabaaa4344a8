"""Which edition decides, which findings count, and in what order they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from small_book import HEAD, MET, SILENT, SMALL, book, held, report

from masa_check.report.finding import FileFault
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def standing(document: DocumentReport) -> list[tuple[str, str, bool]]:
    return [(held.standing.edition.id, held.standing.status, held.standing.counts) for held in document.editions]


def counted(document: DocumentReport) -> set[tuple[str, str]]:
    return {(finding.duty, finding.edition) for finding in document.findings if finding.counts}


IN_2018 = {(duty, 'wt2018') for duty in ('needs-met', 'paid-for', 'linked', 'published', 'agencies-chosen')}
IN_2023 = {(duty, 'wt2023') for duty in ('needs-met', 'paid-for', 'supported', 'published', 'agencies-chosen')}


def test_a_document_of_2019_is_held_to_its_own_edition_and_the_newer_is_readiness(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2019-05-30\n' + SILENT, rules)

    assert standing(document) == [('wt2018', 'in-force', True), ('wt2023', 'readiness', False)]
    assert counted(document) == IN_2018
    assert {finding.status for finding in document.findings if not finding.counts} == {'readiness'}
    assert document.editions[1].standing.notice


@pytest.mark.parametrize(
    ('dated', 'told'),
    [
        ('2025-06-02', 'Its date, 2025-06-02, is still to come on 2025-06-01, the day of this run'),
        ('2025-07', 'Its date, 2025-07, is still to come on 2025-06-01, the day of this run'),
        ('2025-06-01', ''),
        ('2025-06', ''),
        ('2025', ''),
    ],
)
def test_a_date_that_is_still_to_come_is_told_and_no_finding(rules: Rulebook, dated: str, told: str) -> None:
    document = held(f'{HEAD}dated: {dated}\n{MET}', rules, on='2025-06-01')

    assert document.notice == told
    assert document.counted == ()


def test_there_is_no_readiness_for_an_edition_that_is_not_out_yet(rules: Rulebook) -> None:
    before, after = (held(HEAD + 'dated: 2019\n' + MET, rules, on=day) for day in ('2023-12-14', '2023-12-15'))

    assert [edition for edition, _, _ in standing(before)] == ['wt2018']
    assert [edition for edition, _, _ in standing(after)] == ['wt2018', 'wt2023']


@pytest.mark.parametrize(
    ('dated', 'decide'),
    [
        ('2018-07-04', {'wt2018'}),
        ('2023-12-14', {'wt2018'}),
        ('2023-12-15', {'wt2018', 'wt2023'}),
        ('2023-12', {'wt2018', 'wt2023'}),
        ('2023', {'wt2018', 'wt2023'}),
        ('2024', {'wt2018', 'wt2023'}),
        ('2024-12-31', {'wt2018', 'wt2023'}),
        ('2025-01-01', {'wt2023'}),
        ('2025', {'wt2023'}),
        ('2026-03-18', {'wt2023'}),
    ],
)
def test_the_date_of_a_document_chooses_what_decides(rules: Rulebook, dated: str, decide: set[str]) -> None:
    document = held(f'{HEAD}dated: {dated}\n{MET}', rules, on='2026-06-01')

    assert {edition for edition, _, counts in standing(document) if counts} == decide


@pytest.mark.parametrize(('follows', 'counts'), [('wt2018', IN_2018), ('wt2023', IN_2023)])
def test_in_the_transition_the_edition_that_is_followed_decides(
    rules: Rulebook, follows: str, counts: set[tuple[str, str]]
) -> None:
    document = held(f'{HEAD}dated: 2024-07\nfollows: {follows}\n{SILENT}', rules)
    (other,) = {'wt2018', 'wt2023'} - {follows}

    assert standing(document) == [(follows, 'in-force', True), (other, 'transition', False)]
    assert counted(document) == counts


def test_outside_the_transition_the_date_decides_whatever_is_followed(rules: Rulebook) -> None:
    assert standing(held(HEAD + 'dated: 2025-03\nfollows: wt2018\n' + MET, rules))[0][0] == 'wt2023'


def test_in_the_transition_without_a_word_only_what_both_find_counts(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2024-07\n' + SILENT, rules)

    assert standing(document) == [('wt2018', 'transition', True), ('wt2023', 'transition', True)]
    assert {duty for duty, _ in counted(document)} == {'needs-met', 'paid-for', 'published', 'agencies-chosen'}
    assert {'linked', 'supported'} <= {finding.duty for finding in document.findings}


def test_in_the_transition_what_both_find_counts_once_and_as_weakly_as_either_asks(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2024-07\n' + SILENT, rules)
    keys = [(finding.duty, finding.ask, finding.object) for finding in document.findings if finding.counts]
    (paid_for,) = [finding for finding in document.findings if finding.counts and finding.duty == 'paid-for']

    assert len(keys) == len(set(keys))
    assert (paid_for.edition, paid_for.force) == ('wt2023', Force.SHOULD)


def test_in_the_transition_what_only_one_edition_finds_fails_nothing(rules: Rulebook) -> None:
    rest = MET.replace('links: {coordination: The chairs meet each term}', 'links: not-stated')
    rest = rest.replace('business_management: {function: A unit of four supports it}', 'business_management: restated')
    document = held(HEAD + 'dated: 2024-07\n' + rest, rules)

    assert {finding.duty for finding in document.findings} == {'linked', 'supported'}
    assert not report(rules, document).total.fails(Force.ADVICE)


def test_after_18_march_2026_the_newest_edition_is_advice_and_says_so(rules: Rulebook) -> None:
    before, after = (held(HEAD + 'dated: 2025-02\n' + SILENT, rules, on=day) for day in ('2026-03-17', '2026-03-18'))

    assert standing(before) == [('wt2023', 'in-force', True)]
    assert standing(after) == [('wt2023', 'in-force', True), ('wt2026', 'advisory', False)]
    assert 'advice' in after.editions[1].standing.notice
    assert counted(before) == counted(after) == IN_2023


def test_of_a_document_of_after_18_march_2026_only_statute_counts_and_the_guidance_is_counted_apart(
    rules: Rulebook,
) -> None:
    document = held(HEAD + 'dated: 2026-04-01\n' + SILENT, rules, on='2026-06-01')

    assert standing(document)[0] == ('wt2023', 'statute-only', True)
    assert 'WT2023' in document.editions[0].standing.notice
    assert '2026-03-17' in document.editions[0].standing.notice
    assert counted(document) == {('needs-met', 'wt2023'), ('supported', 'wt2023')}
    assert {finding.duty for finding in document.replaced} == {'paid-for', 'published', 'agencies-chosen'}
    assert report(rules, document).total.replaced == len(document.replaced)
    assert not held(HEAD + 'dated: 2026-03-17\n' + MET, rules, on='2026-06-01').editions[0].standing.notice


def test_a_document_without_a_date_is_held_to_the_edition_of_the_day_or_the_one_it_follows(rules: Rulebook) -> None:
    assert standing(held(HEAD + MET, rules, on='2020-01-01')) == [('wt2018', 'in-force', True)]
    assert standing(held(HEAD + MET, rules))[0] == ('wt2023', 'in-force', True)
    assert standing(held(HEAD + 'follows: wt2018\n' + MET, rules))[0] == ('wt2018', 'in-force', True)
    assert held(HEAD + MET, rules).editions[0].standing.notice


@pytest.mark.parametrize('dated', ['2019', '2024-07', '2025-02'])
@pytest.mark.parametrize(('edition', 'duties'), [('wt2018', IN_2018), ('wt2023', IN_2023)])
def test_an_edition_that_is_asked_for_decides_alone(
    rules: Rulebook, dated: str, edition: str, duties: set[tuple[str, str]]
) -> None:
    document = held(f'{HEAD}dated: {dated}\n{SILENT}', rules, edition=edition)

    assert [(name, counts) for name, _, counts in standing(document)] == [(edition, True)]
    assert counted(document) == duties


def test_an_advisory_edition_counts_when_it_is_asked_for(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2019\n' + SILENT, rules, edition='wt2026')

    assert counted(document) == {('needs-met', 'wt2023'), ('supported', 'wt2023'), ('supported', 'wt2026')}


@pytest.mark.parametrize('fail_on', [Force.SHOULD, Force.ADVICE])
def test_what_a_replaced_edition_asked_fails_a_run_only_if_that_edition_is_asked_for(
    rules: Rulebook, fail_on: Force
) -> None:
    text = (
        HEAD
        + 'dated: 2026-04-01\n'
        + SILENT.replace('joint_working: not-stated', 'joint_working: {identify: One front door for all}')
    )
    text = text.replace('business_management: not-stated', 'business_management: {function: A unit of four}')

    by_date, asked_for = (
        report(rules, held(text, rules, on='2026-06-01', edition=edition)) for edition in ('', 'wt2023')
    )

    assert not by_date.total.fails(fail_on)
    assert asked_for.total.fails(fail_on)


@pytest.mark.parametrize(('on', 'told'), [('2026-03-17', False), ('2026-03-18', True), ('2030-01-01', True)])
def test_a_report_begins_with_the_end_of_the_last_edition_that_was_read(
    rules: Rulebook, on: str, *, told: bool
) -> None:
    notice = rules.notice(date.fromisoformat(on))

    assert bool(notice) is told
    if told:
        assert notice.startswith('WT2026 has replaced WT2023 (in force from 2023-12-15 to 2026-03-17)')
        assert rules.editions['wt2026'].address in notice
        assert rules.editions['wt2026'].changes in notice


@pytest.mark.parametrize('dated', ['2015', '2017-03', '2018-06-28'])
def test_no_edition_decides_for_a_text_from_before_the_statute_and_it_is_told(rules: Rulebook, dated: str) -> None:
    document = held(f'{HEAD}dated: {dated}\n{SILENT}', rules)

    assert document.deciding == ()
    assert counted(document) == set()
    assert document.notice.startswith('No edition here applies: it is dated before 2018-06-29')
    assert report(rules, document).total.documents == 1


def test_readiness_never_fails_a_run(rules: Rulebook) -> None:
    text = MET.replace('business_management: {function: A unit of four supports it}', 'business_management: restated')
    document = held(HEAD + 'dated: 2019\n' + text, rules)

    assert [(finding.duty, finding.force, finding.status) for finding in document.findings] == [
        ('supported', Force.MUST, 'readiness')
    ]
    assert not report(rules, document).total.fails(Force.ADVICE)


def test_an_advisory_edition_never_fails_a_run(tmp_path: Path) -> None:
    rules = book(tmp_path, small=SMALL.replace('wt2023: {ref: X23-4, force: must, asked_to: say, confidence: C1}', ''))
    text = MET.replace('business_management: {function: A unit of four supports it}', 'business_management: restated')
    document = held(HEAD + 'dated: 2025-02\n' + text, rules, on='2026-06-01')

    assert [(finding.duty, finding.status) for finding in document.findings] == [('supported', 'advisory')]
    assert not report(rules, document, on='2026-06-01').total.fails(Force.ADVICE)


@pytest.mark.parametrize(
    ('broken', 'weakest'),
    [
        ('joint_working: {identify: One front door for all}', Force.MUST),
        ('funding: {how: Four bodies pay into one budget}', Force.SHOULD),
        ('publication: {address: On the website of the council}', Force.EXPECTED),
        ('why: It speaks for children in court', Force.ADVICE),
    ],
)
def test_a_finding_fails_at_its_force_and_weaker_ones(rules: Rulebook, broken: str, weakest: Force) -> None:
    assert broken in MET
    text = MET.replace(broken, broken.partition(':')[0] + ': not-stated')
    run = report(rules, held(HEAD + 'dated: 2025-02\n' + text, rules))

    assert [force for force in Force if run.total.fails(force)] == [
        force for force in Force if force.rank >= weakest.rank
    ]
    assert not run.total.fails(None)


def test_what_nobody_declared_fails_as_a_gap_does(rules: Rulebook) -> None:
    text = MET.replace('joint_working: {identify: One front door for all}\n', '')
    document = held(HEAD + 'dated: 2025-02\n' + text, rules)

    assert [(finding.duty, finding.outcome) for finding in document.findings] == [('needs-met', Outcome.UNDECLARED)]
    assert report(rules, document).total.fails(Force.MUST)


@pytest.mark.parametrize(('stage', 'found'), [('draft', False), ('approved', False), ('published', True)])
def test_before_publication_what_publication_brings_is_due_and_not_missing(
    rules: Rulebook, stage: str, found: bool
) -> None:
    document = held(f'{HEAD}dated: 2025-02\nstage: {stage}\n{SILENT}', rules)

    assert ('published' in {finding.duty for finding in document.findings}) is found
    assert len(counted(document)) == 4 + found


def test_what_was_read_in_part_says_so(rules: Rulebook) -> None:
    texts = 'texts: {terms: {form: terms-of-reference, whole: false}}\n'
    part, whole = (held(f'{HEAD}dated: 2025-02\n{more}{SILENT}', rules) for more in (texts, ''))

    assert part.in_part
    assert not whole.in_part
    assert all('not in this text' in finding.message for finding in part.findings if finding.outcome is Outcome.ABSENT)
    assert not any('not in this text' in finding.message for finding in whole.findings)


def test_one_whole_text_among_those_read_is_the_whole(rules: Rulebook) -> None:
    texts = 'texts: {terms: {form: terms-of-reference, whole: false}, masa: {form: arrangements}}\n'

    assert not held(HEAD + texts + MET, rules).in_part


def test_there_is_one_finding_for_each_duty_ask_and_object(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2025-02\n' + SILENT, rules)
    keys = [(finding.duty, finding.ask, finding.object) for finding in document.findings]
    objects = [key[2] for key in keys if key[0] == 'agencies-chosen']

    assert len(keys) == len(set(keys))
    assert sorted(objects) == ['Cafcass', 'Cafcass (2)', 'Northport College']


def test_findings_stand_worst_first_then_by_place(rules: Rulebook) -> None:
    document = held(HEAD + 'dated: 2025-02\n' + SILENT, rules)
    ranks = [finding.force.rank for finding in document.findings if finding.force]
    places = [(finding.force.rank, finding.line, finding.column) for finding in document.findings if finding.force]

    assert [finding.duty for finding in document.findings] == [
        'needs-met', 'supported', 'paid-for', 'published', *['agencies-chosen'] * 3,
    ]  # fmt: skip
    assert ranks == sorted(ranks)
    assert places == sorted(places)


def test_a_finding_stands_at_what_was_written_or_at_what_is_around_it(rules: Rulebook) -> None:
    text = HEAD + 'dated: 2025-02\nfunding:\n  agreed: The lead partners agree it each year\n'
    places = {finding.duty: (finding.line, finding.column) for finding in held(text, rules).findings}

    assert places['paid-for'] == (5, 1)
    assert places['needs-met'] == (1, 1)


@pytest.mark.parametrize(
    'text',
    [HEAD + 'fundng: not-stated\n', HEAD + 'a: [', '', '- a\n', 'kind: letter\n', HEAD + 'funding: {how: TBC}\n'],
)
def test_of_a_broken_document_only_its_shape_is_told(rules: Rulebook, text: str) -> None:
    document = held(text, rules)

    assert document.broken
    assert document.editions == ()
    assert {finding.duty for finding in document.findings} == {FileFault.SHAPE}
    assert all(finding.counts and finding.force is None and finding.remedy for finding in document.findings)
    assert all(report(rules, document).total.fails(force) for force in Force)


def test_every_fault_of_shape_is_told_in_the_order_of_the_text(rules: Rulebook) -> None:
    document = held(HEAD + 'fundng: not-stated\ndated: soon\nstage: printed\n', rules)

    assert [finding.line for finding in document.findings] == [4, 5, 6]


def test_a_run_gives_the_findings_of_its_documents_in_their_order(rules: Rulebook) -> None:
    texts = {'b.yaml': SILENT, 'a.yaml': '', 'c.yaml': MET}
    documents = [held(HEAD + 'dated: 2025-02\n' + text, rules, path=path) for path, text in texts.items()]
    run = report(rules, *documents)
    paths = [finding.path for finding in run.findings]

    assert list(dict.fromkeys(paths)) == ['b.yaml', 'a.yaml']
    assert len(run.findings) == sum(len(document.findings) for document in documents)
