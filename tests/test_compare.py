"""Two documents as one value: what it adds up to, how it reads, and which two cannot be compared."""

from __future__ import annotations

import cProfile
import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from small_book import HEAD, MET, ON, SILENT, book, held

from benchmarks.material import two_lists
from masa_check.declaration import schema
from masa_check.diffs.comparison import Comparison, compare
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.headlines.first_page import first_page
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.reporters.diff import csv as changes_csv
from masa_check.reporters.diff import json as changes_json
from masa_check.reporters.diff import page as changes_page
from masa_check.reporters.draw import markdown, text
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook

OLD, NEW = f'{HEAD}dated: 2019-06-01\n', f'{HEAD}dated: 2025-02-01\n'
POLICE = 'partners: [{kind: police, name: Bedfordshire Police, lead: {office: Chief Constable, holder: A. One}'
HOSTILE = 'voice: {included: "=HYPERLINK(1) of people | <b> [x](y)"}\n'


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def compared(rules: Rulebook, old: str, new: str, *, with_names: bool = False) -> Comparison:
    question = Question(rules, date.fromisoformat(ON))
    return compare(
        held(old, rules, path='old.yaml'), held(new, rules, path='new.yaml'), question, with_names=with_names
    )


def sentences(rules: Rulebook, old: str, new: str, *, with_names: bool = False) -> list[str]:
    return [fact.sentence for fact in compared(rules, old, new, with_names=with_names).facts]


def page(comparison: Comparison, verbosity: int = 0) -> str:
    return text.draw(changes_page.page(comparison, verbosity))


# What it adds up to.


def test_a_document_beside_itself_has_nothing_to_tell(rules: Rulebook) -> None:
    same = compared(rules, NEW + MET, NEW + MET)

    assert (same.facts, same.facts_by_sort, same.asks_by_sort) == ((), {}, {})
    assert not same.failing(Sort.GAINED)


@pytest.mark.parametrize(
    ('old', 'new', 'worst'),
    [
        (NEW + MET, NEW + SILENT, Sort.LOST_MUST),
        (NEW + MET, (NEW + MET).replace('funding: {how: Four bodies pay into one budget}', ''), Sort.LOST_SHOULD),
        (NEW + MET, (NEW + MET).replace('joint_working: {identify: One front door for all}\n', ''), Sort.LOST_MUST),
        (NEW + 'voice: {shapes: A panel reads it}\n', NEW + 'voice: not-stated\n', Sort.REMOVED),
        (NEW + 'voice: not-stated\n', NEW + 'voice: {shapes: A panel reads it}\n', Sort.ADDED),
        (NEW + SILENT, NEW + MET, Sort.REMOVED),  # a college that was an agency
    ],
)
def test_a_run_fails_on_a_change_as_grave_as_was_asked_or_graver(
    rules: Rulebook, old: str, new: str, worst: Sort
) -> None:
    comparison = compared(rules, old, new)

    assert [sort for sort in Sort if comparison.failing(sort)] == list(Sort)[list(Sort).index(worst) :]
    assert not comparison.failing(None)


def test_no_more_is_told_than_was_asked_for(rules: Rulebook) -> None:
    whole = compared(rules, NEW + MET, NEW + SILENT)

    assert not whole.only(facts=False).facts
    assert not whole.only(duties=False).duties
    assert not whole.only(duties=False).failing(Sort.LOST_MUST)
    assert {fact.theme for fact in whole.only(theme='Small').facts} == {'Small'}


def test_the_older_text_is_put_to_the_later_edition_even_before_that_is_in_force(rules: Rulebook) -> None:
    question = Question(rules, date(2020, 1, 1))
    old, new = (held(one + MET, rules, on='2020-01-01') for one in (OLD, NEW))
    came = {duty.id: (duty.was, duty.now) for duty in compare(old, new, question).duties}

    assert all(came['supported'])


# Which two cannot be compared.


def test_a_side_that_cannot_be_read_is_refused_at_its_line(rules: Rulebook) -> None:
    for pair in ((f'{HEAD}fundng: not-stated\n', NEW), (NEW, f'{HEAD}fundng: not-stated\n')):
        with pytest.raises(MasaError, match=r':4:1: "fundng" is not a key that belongs here; did you mean "funding"'):
            compared(rules, *pair)


def test_two_kinds_are_refused(rules: Rulebook) -> None:
    report = HEAD.replace('arrangements', 'yearly-report')
    with pytest.raises(MasaError, match=r'old\.yaml is of kind arrangements, and new\.yaml of kind yearly-report'):
        compared(rules, HEAD, report)


def test_two_yearly_reports_are_compared(rules: Rulebook) -> None:
    report = HEAD.replace('arrangements', 'yearly-report') + 'period: {starts: 2024-04, ends: 2025-03}\n'

    assert sentences(rules, report, report + 'feedback: {sought: A panel of parents met}\n') == [
        'Feedback of children and families, how it was sought: the text now says "A panel of parents met"; '
        'before it was not declared'
    ]


# How it reads.


@pytest.mark.parametrize(('unit', 'said'), [('thousands', '£3 thousand of £9 thousand'), ('pounds', '£3 of £9')])
def test_a_share_that_does_not_follow_is_told_in_the_unit_of_its_table(unit: str, said: str) -> None:
    shipped = rulebook.load([rulebook.folder()])
    right, off = (
        f'{NEW}funding: {{total: £9, printed_in: {unit}, contributions: [{{name: A, amount: £3, share: {share}}}]}}\n'
        for share in ('33%', '50%')
    )

    assert f'A: {said} is 33.3%, printed as 50%' in page(compared(shipped, right, off))


def test_another_id_is_told_in_a_sentence(rules: Rulebook) -> None:
    assert 'The id of the partnership: now bedford; in 2019 luton' in sentences(
        rules, OLD, NEW.replace('id: luton', 'id: bedford')
    )


@pytest.mark.parametrize(
    ('old', 'new', 'sentence'),
    [
        (
            f'{POLICE}, delegates: not-stated}}]\n',
            f'{POLICE}, delegates: [{{office: Assistant Chief Constable}}]}}]\n',
            'Bedfordshire Police now names Assistant Chief Constable as a delegate; in 2019 none was named',
        ),
        (
            'agencies: {list: [Cafcass, The College]}\n',
            'agencies: {list: [Cafcass]}\n',
            'The text no longer names The College as a relevant agency',
        ),
        (
            'leadership: {meets: not-stated}\n',
            'leadership: {meets: quarterly}\n',
            'Lead and delegated partners as a team, how often the lead partners meet: now quarterly; '
            'in 2019 the text did not say',
        ),
        (
            'voice: {included: {status: planned, summary: A group is on its way}}\n',
            'voice: {included: A group has met}\n',
            'The voice of children and families, how it is included: promised in 2019; said to be in place now '
            '"A group has met"',
        ),
        (
            'voice: {included: {status: planned, promises: [{what: A group is to meet}]}}\n',
            'voice: {included: A group has met}\n',
            'The voice of children and families, how it is included: promised in 2019; this text does not promise '
            'it again: a group is to meet',
        ),
        (
            'voice: {included: {status: planned, promises: [{what: A group is to meet, by: August 2020}]}}\n',
            'voice: {included: A panel has met}\n',
            'The voice of children and families, how it is included: promised in 2019 by August 2020; this text does '
            'not mention it: a group is to meet',
        ),
        (
            'voice: {included: {status: planned, promises: [{what: A group is to meet, by: August 2020}]}}\n',
            'voice: {included: {summary: It has met, promises: '
            '[{what: A group is to meet, by: August 2020, kept: true}]}}\n',
            'The voice of children and families, how it is included: a promise that the text says was kept: '
            'A group is to meet',
        ),
        (
            'youth_custody: {status: not-applicable, because: There is no establishment}\n',
            'youth_custody: A manager oversees them\n',
            'How youth custody is included: the text now says "A manager oversees them"; in 2019 it was said not to '
            'arise',
        ),
        (
            'groups: [Board]\n',
            'groups: [Board, {name: Executive, purpose: It steers all, meets: quarterly}]\n',
            'The text now names Executive as a group (It steers all; how often it meets: quarterly); in 2019 it was '
            'not',
        ),
        (
            'yearly_report: {sent_within: 7 days}\n',
            'yearly_report: {sent_within: 7 working days}\n',
            'What is said of the yearly report, how soon after publication copies are sent: now 7 working days; '
            'in 2019 7 days',
        ),
        (
            f'{POLICE}}}]\n',
            f'{POLICE}}}]\n'.replace('A. One', 'B. Two'),
            'Bedfordshire Police (safeguarding partner), the lead safeguarding partner, by office: '
            'the office-holder changed',
        ),
        (
            'funding: {period: {starts: 2018-04, ends: 2019-03}, total: "£100"}\n',
            'funding: {period: {starts: 2024-04, ends: 2025-03}, total: "£112"}\n',
            'Funding, the total as printed: now £112 (April 2024 to March 2025); before £100 '
            '(April 2018 to March 2019): £12 more (12.0%)',
        ),
        (
            'funding: {period: {starts: 2024-04, ends: 2025-03}, total: "£24,359"}\n',
            'funding: {period: {starts: 2024-04, ends: 2025-03}, total: 24.4, printed_in: thousands}\n',
            'Funding, the total as printed: now £24,400 (April 2024 to March 2025); before £24,359 '
            '(April 2024 to March 2025): a difference of £41 that cannot be seen at the precision printed',
        ),
        (
            'escalation: It goes to the chair\n',
            '',
            'How concerns are escalated: no longer declared; in 2019 it said "It goes to the chair"',
        ),
    ],
)
def test_a_change_is_told_in_one_plain_sentence(rules: Rulebook, old: str, new: str, sentence: str) -> None:
    assert sentence in sentences(rules, OLD + old, NEW + new)


@pytest.mark.parametrize(
    'said',
    [
        '',
        'youth_custody: not-stated\n',
        'youth_custody: restated\n',
        'youth_custody: {status: planned, summary: A seat is to be theirs}\n',
        'youth_custody: {status: elsewhere, where: a protocol}\n',
        'youth_custody: {status: in-part, summary: A manager comes, lacks: what is done}\n',
        'youth_custody: A manager oversees them\n',
    ],
)
def test_what_is_said_not_to_arise_is_never_told_as_in_place(rules: Rulebook, said: str) -> None:
    none = 'youth_custody: {status: not-applicable, because: There is no establishment}\n'
    found = compared(rules, OLD + said, NEW + none)
    (fact,) = [fact for fact in found.facts if fact.path == 'youth_custody']

    now, _, then = fact.sentence.partition('; ')
    assert now == 'How youth custody is included: now said not to arise'
    assert then
    assert fact.change.sort is not Sort.GAINED


def test_without_two_years_the_older_text_is_spoken_of_as_before(rules: Rulebook) -> None:
    assert sentences(rules, NEW + 'escalation: not-stated\n', NEW + 'escalation: It goes to the chair\n') == [
        'How concerns are escalated: the text now says "It goes to the chair"; before the text did not say'
    ]


def test_names_of_persons_stand_in_no_format_unless_asked_for(rules: Rulebook) -> None:
    old, new = OLD + f'{POLICE}}}]\n', NEW + f'{POLICE}}}]\n'.replace('A. One', 'B. Two')
    hidden, shown = compared(rules, old, new), compared(rules, old, new, with_names=True)
    for draw in (lambda found: page(found, 1), changes_json.render, changes_csv.render):
        assert 'A. One' not in draw(hidden)
        assert 'B. Two' not in draw(hidden)
    assert 'the office-holder changed, from A. One to B. Two' in page(shown)


def test_the_page_opens_with_what_matters_and_counts_each_thing_with_its_unit(rules: Rulebook) -> None:
    found = compared(rules, OLD + MET, NEW + SILENT.replace(', {name: Cafcass}', ''))
    lines = page(found).splitlines()
    counts = lines[lines.index('How much changed') + 1 :][:5]
    heads = ['Points lost', 'Points new, and missing or wrong', 'Points gained', 'Facts', 'Duties']

    assert lines[5] == 'What matters most, beside WT2023'
    assert [line.partition(':')[0] for line in counts] == heads
    assert counts[0] == 'Points lost: 2 must (statute), 1 should, 1 expected, 1 advice.'
    assert 'What was lost: 5 points' in text.draw(changes_page.page(found))
    assert '<summary>What was lost: 5 points</summary>' in markdown.draw(changes_page.page(found))


def test_two_partnerships_and_a_newer_document_named_first_are_told_at_the_top(rules: Rulebook) -> None:
    other = NEW.replace('id: luton', 'id: bedford')

    def fifth(old: str, new: str) -> str:
        return page(compared(rules, old + MET, new + MET)).splitlines()[4]

    assert not fifth(OLD, NEW)
    assert fifth(OLD, other).startswith('Note: they have two ids, luton and bedford; ')
    assert fifth(NEW, OLD).startswith('Note: the first is the newer by its date; ')
    assert fifth(NEW, OLD).endswith('Name the older one first for what matters most: masa-check diff new.yaml old.yaml')


def test_the_page_counts_no_more_than_was_asked_for(rules: Rulebook) -> None:
    found = compared(rules, OLD + MET, NEW + SILENT)
    facts, duties = (page(found.only(duties=False)), page(found.only(facts=False)))

    assert ('Points lost:' in facts, 'Facts:' in facts) == (False, True)
    assert ('Points lost:' in duties, 'Facts:' in duties) == (True, False)


def test_paths_of_fields_stand_on_the_page_only_where_all_was_asked_for(rules: Rulebook) -> None:
    found = compared(rules, OLD + MET, NEW + SILENT)

    assert 'joint_working.identify' not in page(found)
    assert 'joint_working.identify  old.yaml:5' in page(found, 1)


def test_json_is_as_its_schema_says_and_nothing_in_it_can_act(rules: Rulebook) -> None:
    for old, new in ((OLD + MET, NEW + SILENT), (OLD, NEW + MET), (NEW + HOSTILE, NEW), (HEAD, HEAD)):
        made = changes_json.render(compared(rules, old, new))
        jsonschema.validate(json.loads(made), schema.shipped('comparison'))
        assert all(letter == '\n' or letter.isprintable() for letter in made)


def test_the_table_has_a_line_for_each_fact_and_ask_and_no_formula(rules: Rulebook) -> None:
    found = compared(rules, OLD + MET, NEW + SILENT + HOSTILE)
    rows = list(csv.reader(io.StringIO(changes_csv.render(found))))

    assert [row[0] for row in rows[1:]].count('fact') == len(found.facts)
    assert len(rows) == 1 + len(first_page(found)) + len(found.facts) + len(list(found.asks))
    assert {len(row) for row in rows} == {len(changes_csv.HEAD)}
    assert not [cell for row in rows for cell in row if cell[:1] in ('=', '+', '-', '@')]


# What it costs.


def _calls(rules: Rulebook, texts: Sequence[str]) -> int:
    """The number of calls of functions in a comparison of two documents."""
    with cProfile.Profile() as profile:
        page(compared(rules, *texts))
    return sum(entry.callcount for entry in profile.getstats())


def _as_time_left_them(many: int, folder: Path) -> Sequence[str]:
    """Two lists of so many agencies, a fifth of which came, went or has another name."""
    return [path.read_text('utf-8') for path in two_lists(many, folder)]


def _of_no_name_in_common(many: int, _: Path) -> Sequence[str]:
    """Two lists of so many agencies, all of which came or went."""
    ends = [''.join('bcdfghjklm'[int(digit)] for digit in f'{number:04}') for number in range(many)]
    return [
        f'{head}agencies:\n  list:\n' + ''.join(f'  - {{name: {start}{end}, categories: [charity]}}\n' for end in ends)
        for head, start in ((OLD, 'Ze'), (NEW, 'Xo'))
    ]


@pytest.mark.slow
@pytest.mark.parametrize('lists', [_as_time_left_them, _of_no_name_in_common])
def test_a_comparison_of_twice_as_many_agencies_takes_little_more_than_twice_the_calls(
    tmp_path: Path, lists: Callable[[int, Path], Sequence[str]]
) -> None:
    rules = rulebook.load([rulebook.folder()])
    few, many = lists(150, tmp_path), lists(300, tmp_path)
    _calls(rules, few)  # with what is worked out once a run

    assert _calls(rules, many) < 2.3 * _calls(rules, few)
