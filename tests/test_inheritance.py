"""What carries over to an edition that is the same as another, what never does, and which block has the last word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from small_book import EDITIONS

from masa_check.errors import MasaError
from masa_check.proof import proof
from masa_check.rulebook import crosswalk, rulebook
from masa_check.rulebook.duty import Authority
from masa_check.rulebook.edition import named_by
from masa_check.rulebook.rulebook import Rulebook

FROM = '2031-03-01'
SAME = f"""\
  - id: wt2031
    title: Guidance of 2031
    address: https://www.gov.uk/
    from: {FROM}
    same_as: wt2023
"""
NEXT = SAME.replace('2031', '2035').replace('same_as: wt2023', 'same_as: wt2031')
THEME = """\
theme: Ours
{theme}duties:
  - id: paid-for
    title: How it is paid for
    asked_of: arrangements
    asks:
      how: {{what: how it is paid for, of: funding.how, is: stated}}
      by: {{what: by when, of: publication.on, is: on-or-before, with: {{limit: 2019-06-30}}}}
      old: {{what: what it was, of: funding.reviewed, is: stated}}
    editions:
      wt2018: {{ref: X18-1, force: must, confidence: M, statute: SI 2018/497 reg 5}}
      wt2023:
        ref: X23-1
        force: should
        confidence: C1
        cite: {{para: 104, bullet: 2, page: 39}}
        asks: [how]
        by:
          force: must
          statute: Children Act 2004 s16G(2)
          asked_to: say
          cite: [{{para: 7, page: 1}}, {{page: 80}}]
          applies: {{of: area.boundaries, is: stated, because: no area}}
{duty}    matters: m
    remedy: r
    examples:
      - given:
          funding: {{how: Four pay, reviewed: Each spring}}
          publication: {{on: 2019-01-01}}
          area: {{boundaries: The county}}
        wt2018: met
        wt2023: met
      - given: {{funding: not-stated, publication: {{on: not-stated}}, area: {{boundaries: The county}}}}
        wt2018: gap
        wt2023: gap{example}
  - id: our-own
    title: Our own
    asked_of: arrangements
    asks: {{agreed: {{what: what was agreed, of: funding.agreed, is: stated}}}}
    editions:
      wt2023: {{ours: true}}
    matters: m
    remedy: r
"""


def write(place: Path, *, editions: str = SAME, theme: str = '', duty: str = '', example: str = '') -> Path:
    """A folder of rules: the editions that ship and those given, and two duties."""
    index = EDITIONS.read_text('utf-8')
    (place / 'editions.yaml').write_text(
        index.replace('    advisory: true\n', f'    advisory: true\n{editions}'), 'utf-8'
    )
    block = f'      wt2031: {duty}\n' if duty else ''
    (place / 'ours.yaml').write_text(THEME.format(theme=theme, duty=block, example=example), 'utf-8')
    return place


def load(place: Path, **written: str) -> Rulebook:
    return rulebook.load([write(place, **written)])


def asked(place: Path, **written: str) -> Mapping[str, Authority]:
    """What the edition asks by the first duty."""
    return load(place, **written).duties['paid-for'].authorities('wt2031')


def refused(place: Path, **written: str) -> tuple[str, int, str]:
    with pytest.raises(MasaError) as caught:
        load(place, **written)
    assert caught.value.remedy
    return Path(caught.value.path).name, caught.value.line or 0, caught.value.message


def test_force_statute_conditions_and_arguments_carry_over(tmp_path: Path) -> None:
    found = asked(tmp_path)
    before = load(tmp_path).duties['paid-for'].authorities('wt2023')

    assert list(found) == ['how', 'by']
    for name, authority in found.items():
        kept = ('force', 'statute', 'asked_to', 'compares', 'conditions', 'args', 'accepts_plan')
        assert [getattr(authority, key) for key in kept] == [getattr(before[name], key) for key in kept]


def test_paragraph_page_confidence_and_row_never_carry_over(tmp_path: Path) -> None:
    how, by = asked(tmp_path).values()

    assert [(one.ref, one.confidence, one.cites) for one in (how, by)] == [('', 'I', ())] * 2
    assert how.citation == 'as in WT2023 (paragraph 104, bullet 2); place in WT2031 not confirmed'
    # A page is told only where no paragraph is known.
    assert by.citation == (
        'Children Act 2004 s16G(2); as in WT2023 (paragraph 7; page 80 of the file of 11 June 2025); '
        'place in WT2031 not confirmed'
    )


def test_what_we_ask_ourselves_stays_ours(tmp_path: Path) -> None:
    (agreed,) = load(tmp_path).duties['our-own'].authorities('wt2031').values()

    assert (agreed.ours, agreed.force, agreed.confidence, agreed.origin) == (True, 'advice', 'ours', None)


def test_a_row_never_seen_in_a_source_is_not_better_known_for_being_carried_over(tmp_path: Path) -> None:
    place = write(tmp_path, editions=SAME.replace('wt2023', 'wt2018'))
    how = rulebook.load([place]).duties['paid-for'].authorities('wt2031')['how']

    assert how.confidence == 'I'
    assert how.citation.endswith(
        'as in WT2018 (paragraph not confirmed, not seen in a source); place in WT2031 not confirmed'
    )


def test_an_edition_after_the_next_still_cites_the_one_that_was_read(tmp_path: Path) -> None:
    duty = load(tmp_path, editions=SAME + NEXT, duty='{how: {force: advice}}').duties['paid-for']
    how, by = duty.authorities('wt2035').values()

    assert (how.force, by.force) == ('advice', 'must')
    assert how.citation == 'as in WT2023 (paragraph 104, bullet 2), but changed; place in WT2035 not confirmed'
    assert by.citation.endswith(
        'as in WT2023 (paragraph 7; page 80 of the file of 11 June 2025); place in WT2035 not confirmed'
    )


def test_who_has_read_it_gives_its_place_and_how_well_it_is_known(tmp_path: Path) -> None:
    how = asked(tmp_path, duty='{how: {cite: {para: 9, page: 4}, confidence: C1}}')['how']

    assert (how.force, how.confidence, how.citation) == ('should', 'C1', 'WT2031, paragraph 9, page 4')
    assert refused(tmp_path, duty='{how: {cite: {para: 9}}}') == ('ours.yaml', 24, 'there is no "confidence" here')


@pytest.mark.parametrize(
    ('theme', 'duty', 'forces'),
    [
        ('', '{force: advice}', {'how': 'advice', 'by': 'advice'}),
        ('', '{force: advice, by: {force: should}}', {'how': 'advice', 'by': 'should'}),
        ('', '{by: {force: should}}', {'how': 'should', 'by': 'should'}),
        ('', '{force: advice, asks: [how]}', {'how': 'advice', 'by': 'must'}),
        ('', '{asked: no}', {}),
        ('', '{how: {asked: no}}', {'by': 'must'}),
        ('', '{asked: no, asks: [by]}', {'how': 'should'}),
        ('', '{asked: no, by: {force: should}}', {'by': 'should'}),
        (
            '',
            '{old: {ref: X31-1, force: expected, confidence: C1}}',
            {'how': 'should', 'by': 'must', 'old': 'expected'},
        ),
        ('force: advice', '', {'how': 'advice', 'by': 'advice'}),
        ('force: advice', '{how: {force: expected}}', {'how': 'expected', 'by': 'advice'}),
        ('asked: no', '', {}),
        ('asked: no', '{force: expected}', {'how': 'expected', 'by': 'expected'}),
        ('asked: no', '{by: {if_silent: nothing}}', {'by': 'must'}),
    ],
)
def test_the_nearest_block_has_the_last_word(tmp_path: Path, theme: str, duty: str, forces: dict[str, str]) -> None:
    written = f'editions: {{wt2031: {{{theme}}}}}\n' if theme else ''
    found = asked(tmp_path, theme=written, duty=duty)

    assert {name: authority.force.value for name, authority in found.items()} == forces


def test_what_a_theme_drops_is_dropped_in_every_duty(tmp_path: Path) -> None:
    book = load(tmp_path, theme='editions: {wt2031: {asked: no}}\n')

    assert [duty.id for duty in book.duties.values() if 'wt2031' in duty.editions] == []
    assert list(proof.faults(book._replace(duties={'paid-for': book.duties['paid-for']}))) == []


def test_of_the_arguments_each_carries_over_by_itself(tmp_path: Path) -> None:
    text = (write(tmp_path) / 'ours.yaml').read_text('utf-8')
    text = text.replace('because: no area}\n', 'because: no area}\n          with: {first: April, last: March}\n')
    text = text.replace('    matters: m\n', '      wt2031: {by: {with: {last: June}}}\n    matters: m\n', 1)
    (tmp_path / 'ours.yaml').write_text(text, 'utf-8')
    by = rulebook.load([tmp_path]).duties['paid-for'].authorities('wt2031')['by']

    assert by.args == {'limit': '2019-06-30', 'first': 'April', 'last': 'June'}


def test_a_condition_of_its_own_stands_in_place_of_the_one_carried_over(tmp_path: Path) -> None:
    condition = '{by: {applies: {of: area.joint, is: stated, because: not joint}}}'

    assert [one.because for one in asked(tmp_path, duty=condition)['by'].conditions] == ['not joint']


@pytest.mark.parametrize(
    ('duty', 'change'),
    [
        ('', 'same'),
        ('{force: must}', 'strengthened'),
        ('{how: {force: advice}}', 'weakened'),
        ('{by: {with: {limit: 2031-06-30}}}', 'changed'),
        ('{by: {with: {limit: 2031-06-30}}, how: {force: advice}}', 'changed'),
        ('{how: {asked: no}}', 'weakened'),
        ('{asked: no}', 'dropped'),
        ('{old: {ref: X31-1, force: expected, confidence: C1}}', 'strengthened'),
        ('{cite: {para: 9}, confidence: C1}', 'same'),
    ],
)
def test_the_crosswalk_tells_what_became_of_what_carries_over(tmp_path: Path, duty: str, change: str) -> None:
    book = load(tmp_path, duty=duty)

    assert crosswalk.duty_change(book.duties['paid-for'], 'wt2023', 'wt2031') == change


def test_the_verdict_of_an_example_carries_over_unless_it_says_otherwise(tmp_path: Path) -> None:
    duty = load(tmp_path, example='\n        wt2031: partly').duties['paid-for']

    assert [one.verdicts['wt2031'] for one in duty.examples] == ['met', 'partly']


def test_no_example_speaks_of_an_edition_that_drops_its_duty(tmp_path: Path) -> None:
    duty = load(tmp_path, duty='{asked: no}').duties['paid-for']

    assert ['wt2031' in one.verdicts for one in duty.examples] == [False, False]


def test_an_example_whose_verdict_no_longer_holds_says_what_to_write(tmp_path: Path) -> None:
    book = load(tmp_path, duty='{by: {with: {limit: 2018-06-30}}}')
    (fault,) = proof.faults(book._replace(duties={'paid-for': book.duties['paid-for']}))

    assert fault.line == 28
    assert '`wt2031: partly`' in (fault.remedy or '')


@pytest.mark.parametrize(
    ('written', 'line', 'said'),
    [
        ({'duty': '{asked: yes}'}, 24, '"yes"'),
        ({'duty': '{asked: no, force: must}'}, 24, 'not asked'),
        ({'duty': '{how: {asked: no, force: must}}'}, 24, 'not asked'),
        ({'duty': '{old: {asked: no}}'}, 24, 'nothing carries over'),
        ({'duty': '{asked: no, asks: [old]}'}, 24, 'nothing carries over'),
        ({'duty': '{old: {force: must}}'}, 24, '"ref"'),
        ({'editions': '', 'theme': 'editions: {wt2023: {force: must}}\n'}, 2, '"wt2023"'),
        ({'theme': 'editions: {wt2031: {forse: must}}\n'}, 2, '"forse"'),
        ({'theme': 'editions: {wt2031: {force: shall}}\n'}, 2, '"shall"'),
        ({'theme': 'editions: {wt2031: {asked: no, force: must}}\n'}, 2, 'not asked'),
    ],
)
def test_a_mistake_in_what_carries_over_is_refused_at_its_line(
    tmp_path: Path, written: dict[str, str], line: int, said: str
) -> None:
    name, found, message = refused(tmp_path, **written)

    assert (name, found) == ('ours.yaml', line)
    assert said in message


@pytest.mark.parametrize(
    ('editions', 'said'),
    [
        (SAME.replace('wt2023', 'wt2024'), '"wt2024"'),
        (SAME.replace('wt2023', 'wt2031'), '"wt2031"'),
        (SAME.replace('wt2023', 'wt2026'), '"wt2026"'),  # whose text has not been read
        (f'{SAME}    advisory: true\n', 'has not been read'),
        (SAME.replace(FROM, '2020-01-01'), 'does not come after'),
        (SAME.replace('id: wt2031', 'id: wt2023'), 'wt2023 does not come after'),
    ],
)
def test_an_edition_can_be_the_same_only_as_one_before_it_that_was_read(
    tmp_path: Path, editions: str, said: str
) -> None:
    name, line, message = refused(tmp_path, editions=editions)

    assert name == 'editions.yaml'
    assert line > EDITIONS.read_text('utf-8')[: EDITIONS.read_text('utf-8').index('advisory')].count('\n')
    assert said in message


def test_an_edition_ends_when_the_next_begins(tmp_path: Path) -> None:
    editions = load(tmp_path).editions

    assert [editions[name].until for name in ('wt2023', 'wt2026', 'wt2031')] == [
        date(2026, 3, 17), date(2031, 2, 28), date.max,
    ]  # fmt: skip


def named(book: Rulebook, day: str) -> set[str]:
    """The bodies that a report has to be sent to, if it comes out on a day."""
    when = date.fromisoformat(day)
    return {one.body for one in named_by(book.editions.values()) if one.since <= when <= one.until}


def test_recipients_carry_over_unless_the_edition_names_its_own(tmp_path: Path) -> None:
    own = f'{SAME}    recipients: [{{body: foundations, from: {FROM}}}]\n'
    book, other = load(tmp_path), load(tmp_path, editions=own)

    assert named(book, '2031-02-28') == named(book, FROM) == {'national-panel', 'dfe-masa-unit'}
    assert named(other, '2031-02-28') == {'national-panel', 'dfe-masa-unit'}
    assert named(other, FROM) == {'foundations'}


def test_recipients_of_an_edition_are_not_those_of_the_days_before_it(tmp_path: Path) -> None:
    book = load(tmp_path, editions=SAME.replace('same_as: wt2023', 'same_as: wt2018'))

    assert 'what-works-csc' not in named(book, '2025-06-30')
    assert 'what-works-csc' in named(book, FROM)
