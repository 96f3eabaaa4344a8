"""A survey keeps the four states and the editions apart, and its shares have the denominator that they say."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from small_book import HEAD, MET, SILENT, book, held

from masa_check.declaration.schema import shipped
from masa_check.engine.answer import Result
from masa_check.reporters.draw import text
from masa_check.reporters.survey import json as survey_json
from masa_check.reporters.survey import page as survey_page
from masa_check.reporters.survey import table as survey_table
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.comparison import SurveyComparison, compare
from masa_check.survey.entry import SurveyEntry, columns, entry_of, with_regions
from masa_check.survey.matrix import NO_REGION, AnswerGroup, By, Row, Survey, rows, tally
from masa_check.survey.share import Proportion, wilson
from masa_check.survey.view import SurveyView

SCHEMA = Draft7Validator(shipped('survey'))


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def entry(rules: Rulebook, said: str, area: str = 'luton', dated: str = '2025-02', more: str = '') -> SurveyEntry:
    head = HEAD.replace('id: luton', f'id: {area}') + (f'dated: {dated}\n' if dated else '') + more
    return entry_of(held(head + said, rules, path=f'{area}-{dated}.yaml'))


def survey(rules: Rulebook, *entries: SurveyEntry, parts: bool = False, edition: str = '') -> Survey:
    return Survey(date(2025, 6, 1), rules, edition, parts, with_regions(entries))


def row(found: Survey, name: str, by: By = By.DUTY, edition: str = 'wt2023') -> Row:
    return next(row for row in found.rows(by) if row.group == AnswerGroup('arrangements', edition, (name,)))


# What is kept of a document


def test_an_entry_holds_what_the_report_holds_answer_by_answer(rules: Rulebook) -> None:
    report = held(HEAD + 'dated: 2025-02\n' + MET.replace('agencies: ', '# '), rules)
    deciding = next(one for one in report.editions if one.standing.counts)

    found = [(duty.id, result) for _, duty, result in entry_of(report).results(columns(rules))]

    assert found == [(answer.duty, answer.result) for answer in deciding.answers]
    assert {result for _, result in found} == {Result.MET, Result.UNDECLARED}


def test_a_report_counts_for_the_area_of_the_arrangements_that_it_names() -> None:
    shipped_rules = rulebook.load([rulebook.folder()])
    said = 'kind: yearly-report\nid: luton-2025\nname: Luton\n'

    assert entry_of(held(said, shipped_rules)).area == 'luton-2025'
    assert entry_of(held(said + 'reports_on: {id: luton}\n', shipped_rules)).area == 'luton'


def test_only_the_editions_that_decide_are_kept(rules: Rulebook) -> None:
    assert [edition for edition, _ in entry(rules, MET, dated='2019-05').letters] == ['wt2018']
    assert [edition for edition, _ in entry(rules, MET).letters] == ['wt2023']


def test_a_document_of_the_transition_that_does_not_decide_stands_under_both_editions(rules: Rulebook) -> None:
    one = entry(rules, MET, dated='2024-03')
    found = survey(rules, one)

    assert [edition for edition, _ in one.letters] == ['wt2018', 'wt2023']
    assert found.undecided == (one,)
    assert 'so it counts under both' in text.draw(survey_page.page(SurveyView(found)))


def test_a_document_that_cannot_be_read_is_kept_with_its_place_and_what_to_do(rules: Rulebook) -> None:
    broken = entry_of(held(HEAD + 'partnesr: []\nstage: gone\n', rules))

    assert broken.broken
    assert broken.fault.startswith('line 4: "partnesr" is not a key')
    assert broken.fault.endswith('(and 1 more)')
    assert survey(rules, broken).counted == ()


# Adding up


def test_the_states_are_kept_apart_and_only_what_is_known_is_in_the_denominator(rules: Rulebook) -> None:
    planned = 'funding: {how: {status: planned, summary: A budget is to be agreed}}\n'
    found = survey(rules, *(entry(rules, said, area) for area, said in
        [('a', MET), ('b', MET), ('c', SILENT), ('d', planned), ('e', '')]))  # fmt: skip

    assert row(found, 'paid-for') == Row(
        AnswerGroup('arrangements', 'wt2023', ('paid-for',)), 5, Proportion(met=2, partly=1, gap=1, undeclared=1)
    )
    assert row(found, 'paid-for').share.known == 4
    assert row(found, 'paid-for').share.stated == Fraction(1, 2)


def test_what_does_not_arise_is_in_no_denominator(rules: Rulebook) -> None:
    found = survey(rules, entry(rules, SILENT, 'a', more='stage: draft\n'), entry(rules, MET, 'b'))

    assert row(found, 'published').share == Proportion(met=1, not_applicable=1)
    assert row(found, 'published').share.stated == 1


def test_where_nothing_is_known_no_share_is_claimed(rules: Rulebook) -> None:
    share = row(survey(rules, entry(rules, '')), 'paid-for').share

    assert (share.known, share.stated, share.interval) == (0, None, None)
    assert survey_page.stated(share) == 'not known'


def test_the_editions_of_a_duty_stand_on_lines_of_their_own(rules: Rulebook) -> None:
    found = survey(rules, entry(rules, MET, 'a', '2019-05'), entry(rules, SILENT, 'b'))

    assert row(found, 'paid-for', edition='wt2018').share == Proportion(met=1)
    assert row(found, 'paid-for').share == Proportion(gap=1)
    editions = [one.group.edition for one in found.rows(By.DUTY)]
    assert editions == sorted(editions)


def test_texts_that_are_not_the_whole_are_out_unless_asked_for(rules: Rulebook) -> None:
    part = entry(rules, SILENT, 'b', more='texts: {tor: {form: terms-of-reference, whole: false}}\n')
    whole = entry(rules, MET, 'a')

    assert row(survey(rules, whole, part), 'paid-for').share == Proportion(met=1)
    assert survey(rules, whole, part).left_out == (part,)
    assert row(survey(rules, whole, part, parts=True), 'paid-for').share == Proportion(met=1, gap=1)
    assert survey(rules, whole, part, parts=True).left_out == ()


@pytest.mark.parametrize(
    ('by', 'names'),
    [
        (By.DUTY, ['needs-met', 'paid-for', 'supported', 'published', 'agencies-chosen']),
        (By.THEME, ['Small']),
        (By.AREA, ['a', 'b']),
        (By.REGION, [NO_REGION, 'London']),
    ],
)
def test_rows_stand_in_the_order_of_the_rules_or_of_the_alphabet(rules: Rulebook, by: By, names: list[str]) -> None:
    london = entry(rules, SILENT, 'b', more='area: {region: London}\n')
    found = survey(rules, london, entry(rules, MET, 'a'))

    assert [one.group.names for one in found.rows(by)] == [(name,) for name in names]


def test_rows_by_two_things_at_once_count_each_pair(rules: Rulebook) -> None:
    london = [entry(rules, said, area, more='area: {region: London}\n') for area, said in (('a', MET), ('b', SILENT))]
    found = survey(rules, *london, entry(rules, MET, 'c')).rows(By.REGION, By.DUTY)

    shares = {one.group.names: (one.documents, one.share) for one in found}
    assert shares['London', 'paid-for'] == (2, Proportion(met=1, gap=1))
    assert shares[NO_REGION, 'paid-for'] == (1, Proportion(met=1))


def test_every_answer_is_in_exactly_one_row_whatever_it_is_added_up_by(rules: Rulebook) -> None:
    found = survey(rules, entry(rules, MET, 'a'), entry(rules, SILENT, 'b', '2024-03'), entry(rules, '', 'c', '2019'))
    answers = Counter(one.result for one in found.answers)

    for by in By:
        counted = [sum(column) for column in zip(*(one.share for one in found.rows(by)), strict=True)]
        assert counted == [answers[result] for result in Result]


def test_counts_of_different_documents_may_be_added_in_any_order(rules: Rulebook) -> None:
    entries = [entry(rules, MET, 'a'), entry(rules, SILENT, 'b', '2024-03'), entry(rules, '', 'c', '2019')]
    known, by = columns(rules), (By.THEME,)
    apart = [tally([one], known, by) for one in entries]

    assert rows(apart[2] + apart[0] + apart[1], rules, by) == survey(rules, *entries).rows(By.THEME)


def test_a_document_without_a_region_has_that_of_its_area(rules: Rulebook) -> None:
    earlier = entry(rules, MET, 'a', '2019')
    found = survey(rules, earlier, entry(rules, MET, 'a', more='area: {region: London}\n'), entry(rules, MET, 'b'))

    assert [one.region for one in found.entries] == ['London', 'London', '']


def test_a_document_that_stands_there_twice_is_told(rules: Rulebook) -> None:
    one = entry(rules, MET)
    twice = survey(rules, one, one._replace(path='copy.yaml'))

    assert twice.doubled == (('luton-2025-02.yaml', 'copy.yaml'),)
    assert survey(rules, one, entry(rules, MET, dated='2019')).doubled == ()


# A sample


@pytest.mark.parametrize(
    ('hits', 'of', 'low', 'high'),
    [
        (11, 18, 0.386, 0.797),  # the 18 yearly reports of requirements 6, of which 11 gave nothing on impact
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
        (1, 2, 0.095, 0.905),
    ],
)
def test_wilsons_interval_is_that_of_the_textbook(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_the_share_and_stays_between_none_and_all(drawn: tuple[int, int]) -> None:
    hits, of = drawn
    low, high = wilson(hits, of)

    assert 0 <= low <= hits / of + 1e-12
    assert hits / of - 1e-12 <= high <= 1


# League tables


def test_areas_are_set_side_by_side_without_shares_and_ranked_only_on_request(rules: Rulebook) -> None:
    found = survey(rules, entry(rules, SILENT, 'a'), entry(rules, MET, 'b'))
    plain, ranked = SurveyView(found, (By.AREA,)), SurveyView(found, (By.AREA,), ranked=True)

    assert [one.group.names for one in plain.rows] == [('a',), ('b',)]
    assert [one.group.names for one in ranked.rows] == [('b',), ('a',)]
    assert 'stated by' not in text.draw(survey_page.page(plain)).splitlines()[7]
    assert '5 of 5' in text.draw(survey_page.page(ranked))
    assert '5 of 5 (100%)' not in text.draw(survey_page.page(plain))


@pytest.mark.parametrize(
    ('share', 'said'),
    [(Fraction(1, 200), '<1%'), (Fraction(199, 200), '>99%'), (Fraction(0), '0%'), (Fraction(1), '100%'), (0.5, '50%')],
)
def test_all_and_none_are_said_only_where_they_are_so(share: Fraction | float, said: str) -> None:
    assert survey_page.percent(share) == said


# Then and now


@pytest.fixture
def then_and_now(rules: Rulebook) -> SurveyComparison:
    then = [entry(rules, said, area, '2019') for area, said in (('a', SILENT), ('b', MET), ('c', ''), ('gone', MET))]
    now = [entry(rules, said, area) for area, said in (('a', MET), ('b', SILENT), ('c', MET), ('new', MET))]
    return compare(survey(rules, *then), survey(rules, *now))


def test_documents_are_compared_by_the_id_of_their_area(then_and_now: SurveyComparison) -> None:
    assert [(then.path, now.path) for then, now in then_and_now.pairs] == [
        (f'{area}-2019.yaml', f'{area}-2025-02.yaml') for area in 'abc'
    ]
    assert [one.area for one in then_and_now.only_then] == ['gone']
    assert [one.area for one in then_and_now.only_now] == ['new']


def test_a_change_has_both_shares_their_difference_and_who_moved(then_and_now: SurveyComparison) -> None:
    change = next(one for one in then_and_now.changes if one.duty == 'paid-for')

    assert (change.then, change.now) == (Proportion(met=1, gap=1, undeclared=1), Proportion(met=2, gap=1))
    assert change.difference == Fraction(2, 3) - Fraction(1, 2)
    assert (change.gained, change.lost) == (1, 1)  # c was not known to lack it, so that nobody can say that it gained


def test_a_duty_of_one_edition_only_has_no_difference(then_and_now: SurveyComparison) -> None:
    changes = {one.duty: one for one in then_and_now.changes}

    assert not any(changes['supported'].then)
    assert not any(changes['linked'].now)
    assert changes['supported'].difference is changes['linked'].difference is None


def test_of_several_documents_of_an_area_the_last_speaks_and_the_others_are_named(rules: Rulebook) -> None:
    older, newer = entry(rules, SILENT, dated='2024-11'), entry(rules, MET, dated='2025')
    found = compare(survey(rules, entry(rules, MET, dated='2019')), survey(rules, newer, older))

    assert [now.path for _, now in found.pairs] == ['luton-2025.yaml']
    assert found.older == (older,)


@pytest.mark.parametrize('first', ['wt2018', 'wt2023'])
def test_a_document_under_two_editions_is_compared_by_what_both_find(rules: Rulebook, first: str) -> None:
    undecided = entry(rules, MET, dated='2024-03')
    letters = tuple((e, ('m' if e == first else 'g') + found[1:]) for e, found in undecided.letters)
    found = compare(survey(rules, undecided._replace(letters=letters)), survey(rules, entry(rules, MET)))

    assert next(one for one in found.changes if one.duty == 'needs-met').then == Proportion(met=1)


# Data and tables


def _told(rules: Rulebook, **asked: bool) -> SurveyView:
    broken = entry_of(held('kind: arrangements\n', rules, path='broken.yaml'))
    then = survey(rules, entry(rules, SILENT, 'a', '2019'))
    now = survey(rules, entry(rules, MET, 'a'), entry(rules, '', 'b', more='area: {region: London}\n'), broken)
    return SurveyView(now, (By.DUTY,), comparison=compare(then, now), **asked)


@pytest.mark.parametrize('asked', [{}, {'sample': True}, {'ranked': True}])
def test_the_data_are_as_their_schema_says_and_hold_every_answer(rules: Rulebook, asked: dict[str, bool]) -> None:
    told = _told(rules, **asked)
    data = json.loads(survey_json.render(told))

    assert list(SCHEMA.iter_errors(data)) == []
    answers = [
        (document['area'], edition, duty, verdict)
        for document in data['documents']
        for edition, duties in document['editions'].items()
        for duty, verdict in duties.items()
    ]
    assert answers == [
        (one.entry.area, one.edition, one.duty.id, one.result.verdict.value) for one in told.survey.answers
    ]
    counts = {'files': 3, 'counted': 2, 'pairs': 0, 'areas': 2, 'unreadable': 1, 'left_out': 0}
    assert data['summary'] == counts
    assert [document['readable'] for document in data['documents']] == [True, True, False]


def test_an_interval_stands_in_the_data_only_if_it_is_a_sample(rules: Rulebook) -> None:
    plain, sample = (survey_json.as_data(_told(rules, sample=sample))['rows'][1] for sample in (False, True))

    assert plain['interval'] is None
    assert sample['interval'] == [round(end, 6) for end in wilson(1, 1)]


def test_the_table_has_a_row_an_answer_and_says_of_which_time_it_is(rules: Rulebook) -> None:
    told = _told(rules)
    found = list(csv.DictReader(''.join(survey_table.lines(told)).splitlines()))

    assert told.comparison
    assert [(one['when'], one['area'], one['duty'], one['verdict']) for one in found] == [
        (when, one.entry.area, one.duty.id, one.result.verdict.value)
        for when, answered in (('now', told.survey), ('then', told.comparison.then))
        for one in answered.answers
    ]
    assert found[0]['force'] == 'must'
    assert {one['region'] for one in found if one['area'] == 'b'} == {'London'}


@pytest.mark.parametrize('words', ['=HYPERLINK("http://a.example")', '+1', '@now', '\uff1d1'])
def test_what_a_spreadsheet_would_reckon_with_is_text(rules: Rulebook, words: str) -> None:
    named = entry(rules, MET, 'a')._replace(name=words)
    lines = ''.join(survey_table.lines(SurveyView(survey(rules, named))))

    assert {one['name'] for one in csv.DictReader(lines.splitlines())} == {f"'{words}"}


def test_the_parquet_file_holds_the_table(rules: Rulebook, tmp_path: Path) -> None:
    parquet = pytest.importorskip('pyarrow.parquet', reason='pyarrow is not installed; .ci/run installs it')
    told = _told(rules)
    with (tmp_path / 'answers.parquet').open('wb') as file:
        survey_table.write_parquet(told, file)

    table = parquet.read_table(tmp_path / 'answers.parquet').to_pylist()
    assert [tuple(one.values()) for one in table] == list(survey_table.rows(told))


def test_what_is_not_counted_is_told_on_the_page(rules: Rulebook) -> None:
    page = text.draw(survey_page.page(_told(rules)))

    assert '1 file that cannot be read' in page
    assert 'broken.yaml  line 1: there is no "id" here' in page


def test_of_fewer_than_ten_documents_no_percentage_is_given_and_each_duty_has_its_title(rules: Rulebook) -> None:
    few, many = (
        text.draw(survey_page.page(SurveyView(survey(rules, *(entry(rules, MET, f'a{n}') for n in range(count))))))
        for count in (9, 10)
    )

    assert '9 of 9' in few
    assert '%' not in few.partition('On 2025')[0]
    assert '10 of 10 (100%)' in many
    shown = [duty for duty in rules.duties.values() if f'  {duty.id} ' in few]
    assert shown
    assert all(duty.title in few for duty in shown)
