"""A draft proposes passages and guesses, declares nothing, and writes no words but those of the document."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from drafting import TEXT, declared, drafted, known, published
from jsonschema import Draft7Validator
from running import Run, write

from masa_check.declaration.kinds import ARRANGEMENTS, KINDS, YEARLY_REPORT
from masa_check.drafts import dates
from masa_check.drafts.agencies import group_rows
from masa_check.drafts.guidance import packed, repeated, unpacked
from masa_check.drafts.making import draft, kind_of
from masa_check.drafts.passage import passages as passages_of
from masa_check.drafts.ranking import Ranking
from masa_check.drafts.stretch import spoken
from masa_check.drafts.writing import as_yaml
from masa_check.evidence import reading
from masa_check.evidence.verification import PublishedText
from masa_check.model.schedule import CATEGORIES
from masa_check.questions import fields
from masa_check.questions.cue import simplified
from masa_check.reporters.draft.data import as_data
from masa_check.values import Verdict
from scripts import typeset
from scripts.drafting import invented, random_text, strings
from scripts.published import Made, index

ROOT = Path(__file__).parents[1]


def status(path: str, text: str = TEXT) -> str | None:
    return next(one.status for one in drafted(text).proposals if '.'.join(one.path) == path)


@pytest.mark.parametrize('kind', KINDS)
def test_every_question_about_the_kind_is_in_the_draft(kind: str) -> None:
    made = drafted(TEXT, kind=kind)

    assert [one.path for one in made.proposals] == [path for path, _ in fields.paths(kind)]
    assert all(1 <= len(one.passages) <= 5 for one in made.proposals)


def test_a_draft_is_a_declaration_in_which_nothing_is_declared() -> None:
    declaration = declared(drafted(TEXT))
    written = {key for key, _ in strings(declaration.model.model_dump(exclude_unset=True, exclude={'texts'}))}

    assert len(declaration.proposed) > 50
    assert written == {'kind', 'id', 'name'}


@pytest.mark.slow
def test_check_of_a_draft_finds_nothing_met(run: Run, here: Path) -> None:
    write(here / 'marlshire.md', TEXT)
    assert run('draft', 'marlshire.md', '-o', 'draft.yaml').code == 0
    report = json.loads(run('check', 'draft.yaml', '--on', '2025-06-01', '--format', 'json').out)
    (document,) = report['documents']
    verdicts = {answer['verdict'] for edition in document['editions'] for answer in edition['answers']}

    assert verdicts
    assert not verdicts & {Verdict.MET, Verdict.PARTLY}


@pytest.mark.parametrize(
    ('path', 'proposed'),
    [
        ('chair.rotation', 'in-place'),
        ('voice.included', 'in-place'),
        ('voice.young_carers', 'not-stated'),
        ('youth_custody', 'not-stated'),
        ('whistleblowing', 'elsewhere'),
        ('chair.reviewed', 'planned'),
    ],
)
def test_a_guess_is_made_by_the_words_of_the_first_passage(path: str, proposed: str) -> None:
    assert status(path) == proposed


@pytest.mark.slow
@pytest.mark.parametrize(
    ('path', 'sentence'),
    [
        ('voice.young_carers', 'Two have caring responsibilities at home.'),
        ('youth_custody', 'Nobody under 18 is locked up in the county.'),
        ('agencies.told.disputes', 'Each agency has a leaflet on how they settle what they disagree about.'),
    ],
)
def test_a_text_is_not_called_silent_where_it_speaks_in_other_words(path: str, sentence: str) -> None:
    assert status(path) == 'not-stated'
    assert str(status(path, f'{TEXT}\n{sentence}\n')) != 'not-stated'


ANSWERS = yaml.safe_load((ROOT / 'tests/answers_in_other_words.yaml').read_text('utf-8'))


@pytest.mark.parametrize('kind', KINDS)
def test_words_of_silence_stand_in_answers_however_they_are_put(kind: str) -> None:
    asked = {'.'.join(path): wording for path, wording in known().worded.of(kind).items()}
    unknown = [
        (path, cue.name, answer)
        for path, answers in ANSWERS[kind].items()
        for answer in answers
        for cue in asked[path].silent_without
        if not cue.stands_in(simplified(answer))
    ]

    assert ANSWERS[kind].keys() <= {path for path, wording in asked.items() if wording.silent_without}
    assert unknown == []


def test_where_no_words_tell_silence_no_text_is_called_silent() -> None:
    untold = [one for one in drafted(TEXT).proposals if not one.wording.silent_without]

    assert untold
    assert all(str(one.status) != 'not-stated' for one in untold)


@pytest.mark.slow
@pytest.mark.parametrize(
    ('sentence', 'proposed'),
    [
        ('The chair rotates every two years, and passes to the next delegate.', 'in-place'),
        ('How the chair rotates to the next is not yet known; a scheme is being developed.', 'planned'),
        ('How the chair rotates to the next is set out in the Marl Valley Protocol.', 'elsewhere'),
        ('The chair should rotate to the next on a regular basis.', 'restated'),
        ('The chair will need to rotate to the next on a regular basis.', None),
    ],
)
def test_the_words_of_a_sentence_decide_what_is_proposed(sentence: str, proposed: str | None) -> None:
    assert status('chair.rotation', TEXT.replace('The\nchair rotates every two years.', sentence)) == proposed


def test_the_passage_that_answers_comes_first() -> None:
    first = {'.'.join(one.path): one.passages[0].passage.section for one in drafted(TEXT).proposals}

    assert first['voice.included'] == 'Voice of children'
    assert first['whistleblowing'] == 'Whistleblowing'
    assert first['agencies.list'] == 'The relevant agencies are:'
    assert first['funding.contributions'] == 'Funding'


def test_no_word_is_written_that_does_not_stand_in_the_document() -> None:
    assert invented(drafted(TEXT)) == []


@pytest.mark.slow
@pytest.mark.parametrize('seed', range(15))
def test_no_word_is_invented_of_any_text_and_every_draft_is_valid(seed: int) -> None:
    chance = random.Random(seed)
    made = drafted(f'{random_text(chance)}\n\nThis paragraph has words.\n', kind=chance.choice(KINDS))

    assert invented(made) == []
    assert declared(made).proposed


def test_several_texts_are_one_draft_and_each_source_names_its_text() -> None:
    first, second = TEXT.split('## Voice of children')
    made = drafted(first, f'# Annex\n\n## Voice of children{second}')
    found = next(one for one in made.proposals if one.path == ('voice', 'included'))

    assert found.passages[0].passage.text_name == 'text-2'
    assert invented(made) == []
    assert declared(made).proposed


UNRELATED = [
    '# Minutes\n\nThe chair opened the meeting.\n\nThe budget was agreed, and the police reported on parking.\n' * 20,
    (ROOT / 'CONTRIBUTING.md').read_text('utf-8'),
    (ROOT / 'README.md').read_text('utf-8'),
]


@pytest.mark.parametrize('text', UNRELATED)
def test_a_text_of_another_kind_is_refused(run: Run, here: Path, text: str) -> None:
    write(here / 'other.md', text)
    ended = run('draft', 'other.md', '--kind', 'arrangements')

    assert (ended.code, ended.out) == (2, '')
    assert 'neither safeguarding arrangements nor a yearly report' in ended.err


def test_a_text_in_plain_words_that_calls_nobody_a_safeguarding_partner_is_known() -> None:
    plain = re.sub('(?i)(?:(?:lead|delegated) )?safeguarding (?:children )?partner(?:ship)?', 'body', TEXT)

    assert kind_of([published(plain)]) == ARRANGEMENTS
    assert kind_of([published(plain.replace('elevant agencies', 'elevant others'))]) == ARRANGEMENTS
    assert not kind_of([published(re.sub('(?i)scrutin[a-z]*', 'looking', plain))])


def test_a_draft_is_never_written_over_a_file(run: Run, here: Path) -> None:
    write(here / 'marlshire.md', TEXT)
    write(here / 'mine.yaml', 'mine')
    ended = run('draft', 'marlshire.md', '-o', 'mine.yaml')

    assert (ended.code, (here / 'mine.yaml').read_text('utf-8')) == (2, 'mine')


@pytest.mark.slow
def test_the_same_text_gives_the_same_bytes(run: Run, here: Path) -> None:
    write(here / 'marlshire.md', TEXT)

    assert run('draft', 'marlshire.md').out == run('draft', 'marlshire.md').out


@pytest.mark.slow
def test_data_keep_to_their_schema(run: Run, here: Path) -> None:
    write(here / 'marlshire.md', TEXT)
    data = json.loads(run('draft', 'marlshire.md', '--format', 'json').out)

    Draft7Validator(json.loads((ROOT / 'schemas/draft.schema.json').read_text('utf-8'))).validate(data)
    assert data['document']['path'] == 'marlshire.md'
    assert data == json.loads(json.dumps(as_data(drafted(TEXT))))


def test_the_words_of_the_guidance_are_known_by_four_in_a_row() -> None:
    prints = {
        'wt2023': unpacked(packed(['partners should say how the arrangements include the voice of all children']))
    }

    assert repeated('how the arrangements include the voice of all children', prints).share == 1
    assert repeated('how our arrangements include each voice of some of the children here', prints).share == 0


def test_fingerprints_of_both_editions_ship() -> None:
    assert {name: len(prints) > 1000 for name, prints in known().fingerprints.items()} == {
        'wt2018': True,
        'wt2023': True,
    }


def test_questions_of_ones_own_are_asked(run: Run, here: Path) -> None:
    write(here / 'marlshire.md', TEXT)
    write(here / 'own/ours.yaml', OWN)

    assert 'Who reads the plans?' in run('draft', 'marlshire.md', '--rules', 'own').out


OWN = """\
theme: Ours
duties: []
questions:
  cues:
    our-panel:
      words: [panel]
      finds: A panel of twelve
      misses: A group of twelve
  arrangements:
    voice.included:
      question: Who reads the plans?
      good_answer: Which children
      cues: [our-panel]
"""


def rows(path: str) -> list[dict[str, Any]]:
    found = drafted(TEXT).rows.get(tuple(path.split('.')), ())
    return [{key: value for key, value in row.items() if key != 'source'} for row in found]


def offices(named: list[dict[str, Any]]) -> list[str]:
    return [one['office'] for one in named]


def test_the_three_partners_are_proposed_with_leads_and_delegates() -> None:
    partners = drafted(TEXT).rows['partners',]

    assert [(one['kind'], one['name'], one['lead']['office'], offices(one['delegates'])) for one in partners] == [
        ('local-authority', 'Marlshire County Council', 'Chief Executive', ["Director of Children's Services"]),
        ('icb', 'NHS Marl Valley Integrated Care Board', 'Chief Executive', ['Chief Nursing Officer']),
        ('police', 'Marlshire Police', 'Chief Constable', ['Assistant Chief Constable']),
    ]


def test_money_is_proposed_as_printed_with_its_total() -> None:
    assert rows('funding.contributions') == [
        {'name': 'Marlshire County Council', 'counts_for': 'local-authority', 'amount': '£160,400', 'share': '61%'},
        {'name': 'NHS Marl Valley Integrated Care Board', 'counts_for': 'health', 'amount': '£60,000', 'share': '23%'},
        {'name': 'Marlshire Police', 'counts_for': 'police', 'amount': '£42,000', 'share': '16%'},
    ]
    assert rows('funding.total') == [{'figure': '£262,400'}]


def test_a_row_of_money_that_can_be_read_in_two_ways_is_not_proposed() -> None:
    made = drafted(TEXT.replace('| £42,000 | 16% |', '| £42,000 £1,000 | £43,000 |'))

    assert [row['name'] for row in made.rows['funding', 'contributions']] == [
        'Marlshire County Council',
        'NHS Marl Valley Integrated Care Board',
    ]


def test_agencies_are_the_items_of_their_list_with_the_categories_of_the_schedule() -> None:
    assert [(row['name'], row.get('categories', [])[:1]) for row in rows('agencies.list')] == [
        ('Cafcass', ['cafcass']),
        ('The Probation Service', ['probation-provider']),
        ('Marl Valley Hospitals NHS Foundation Trust', ['nhs-foundation-trust']),
        ('All schools and academies', ['academy-school']),
        ('Marlshire Youth Justice Service', ['youth-offending-team']),
    ]


@pytest.mark.parametrize(
    ('path', 'expected'),
    [
        ('dated', [{'on': '2025-03'}]),
        ('follows', [{'edition': 'wt2023'}]),
        ('cites', [{'edition': 'wt2023'}]),
        ('chair.held_by', [{'office': "Director of Children's Services"}]),
        ('leadership.meets', [{'every': 'twice a year'}]),
        (
            'groups',
            [
                {
                    'name': 'Executive Group',
                    'chair': {'office': 'Chief Nursing Officer'},
                    'meets': {'every': 'quarterly'},
                },
                {'name': 'Practice Review Group'},
                {'name': 'Exploitation Subgroup'},
            ],
        ),
        ('yearly_report.interval', [{'months': 12}]),
        ('yearly_report.deadline', [{'by': '30 September'}]),
        ('yearly_report.sent_within', [{'days': 7}]),
        ('scrutiny.by', [{'office': 'independent scrutineer'}]),
    ],
)
def test_values_are_read_as_they_are_printed(path: str, expected: list[dict[str, Any]]) -> None:
    assert rows(path) == expected


@pytest.mark.parametrize(
    ('said', 'day'),
    [
        ('A report is published by the statutory deadline of 30 September 2024.', ''),
        ('The next review is due in July 2026.', ''),
        ('Version published July 2024. Next full review: July 2025.', '2024-07'),
        ('This version is valid until March 2027.', ''),
        ('Arrangements for the period 1 April 2023 to 31 March 2024, published 5 July 2024.', '2024-07-05'),
        ('Approved by the board on 4 June 2024.', '2024-06-04'),
    ],
)
def test_the_date_of_a_deadline_or_of_the_next_review_is_no_date_of_the_document(said: str, day: str) -> None:
    passages = passages_of(published(f'# Luton arrangements\n\n{said}\n\nThey hold for all.\n').document)

    assert [row['on'] for row in dates.dated(passages)] == ([day] if day else [])


@pytest.mark.parametrize(
    ('said', 'day'),
    [
        ('Agreed by the lead safeguarding partners on 4 June 2024.', ''),
        ('These arrangements were signed off on 4 June 2024.', ''),
        ('Approved on 4 June 2024 and published on 1 July 2024.', '2024-07-01'),
        ('Published on 1 July 2024, as agreed.', '2024-07-01'),
        ('Date of agreement: 4 June 2024. Date of publication: 1 July 2024.', '2024-07-01'),
    ],
)
def test_the_day_of_an_agreement_is_no_day_of_publication(said: str, day: str) -> None:
    passages = passages_of(published(f'# Luton arrangements\n\n{said}\n\nThey hold for all.\n').document)

    assert [row['on'] for row in dates.published(spoken(passages))] == ([day] if day else [])


@pytest.mark.slow
def test_a_page_without_words_is_told_where_the_document_is_named() -> None:
    raw = typeset.pdf(typeset.parts(('p', TEXT), ('page', ''), ('p', TEXT)), pictures=[2])
    text = PublishedText('text-1', 'a.pdf', '0' * 64, reading.read(raw, 'a.pdf'))
    written = as_yaml(draft([text], 'arrangements', known()))

    assert [line[:10] for line in written.splitlines() if line.startswith('  # Page')] == ['  # Page 2']


@pytest.mark.slow
def test_a_heading_that_ends_in_a_colon_is_written_with_one() -> None:
    written = as_yaml(drafted(TEXT.replace('## Voice of children', '## Voice of children:')))

    assert '# 1. Voice of children: A panel' in written
    assert ': :' not in written
    assert '::' not in written


def names(path: str, text: str) -> list[str]:
    return [row['name'] for row in drafted(text).rows.get(tuple(path.split('.')), ())]


@pytest.mark.parametrize(
    ('part', 'expected'),
    [
        (
            '## Who meets\n\n| Group | Led by | Rhythm |\n| The Four | Leads in turn | Quarterly |\n'
            '| Case Bench | Chief Nurse | |\n',
            [('The Four', '', 'Quarterly'), ('Case Bench', 'Chief Nurse', '')],
        ),
        (
            '## Who meets\n\n- Bench of Delegates - chaired by the Chief Nurse - meets monthly\n'
            '- Lark Forum, for Lark: chaired by Ada Example; meets weekly\n',
            [('Bench of Delegates', 'Chief Nurse', 'monthly'), ('Lark Forum', '', 'weekly')],
        ),
        (
            '## Who meets\n\n### Marl Case Review Group (four times a year):\n\nIt reads cases.\n',
            [('Marl Case Review Group', '', '')],
        ),
        (
            '## Who leads\n\n- Lark Council: led by the Chief Executive\n- Moss Council: led by the Chief Executive\n',
            [],
        ),
        ('## Who meets\n\n| Board | Link |\n| Marl Adults Board | Joint chair |\n', []),
    ],
)
def test_groups_are_read_from_tables_lines_and_headings(part: str, expected: list[tuple[str, str, str]]) -> None:
    found = group_rows(passages_of(published(f'# Marl\n\nThey hold.\n\n{part}').document))

    assert [
        (row['name'], row.get('chair', {}).get('office', ''), row.get('meets', {}).get('every', '')) for row in found
    ] == expected


BEFORE_AGENCIES = TEXT.split('## Relevant agencies')[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ('part', 'expected'),
    [
        (
            '## Relevant agencies\n\n| Agency | Contact |\n| Cafcass | Manager |\n| schools in the county | Head |\n',
            ['Cafcass', 'schools in the county'],
        ),
        (
            '## Others\n\nWe call them our agencies.\n\n- Cafcass\n- the Probation Service\n',
            ['Cafcass', 'the Probation Service'],
        ),
        (
            'The relevant agencies are Cafcass, all academies and colleges, the Refuge, and the Probation Service.\n',
            ['Cafcass', 'all academies and colleges', 'the Refuge', 'the Probation Service'],
        ),
        ('## Relevant agencies\n\nAll agencies should:\n\n- attend meetings\n- Send a return\n', []),
    ],
)  # fmt: skip
def test_agencies_are_read_from_tables_lists_and_sentences(part: str, expected: list[str]) -> None:
    assert names('agencies.list', BEFORE_AGENCIES + part) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ('name', 'categories'),
    [
        ('Marl University Hospitals NHS Foundation Trust', ['nhs-foundation-trust']),
        ('Academies and free schools', ['academy-school']),
        ('Independent schools', ['independent-educational-institution']),
        ('Foster carers of the county', []),
    ],
)
def test_a_category_is_not_taken_from_words_that_say_something_else(name: str, categories: list[str]) -> None:
    made = drafted(f'{BEFORE_AGENCIES}## Relevant agencies\n\n- {name}\n')

    assert made.rows['agencies', 'list'][0].get('categories', []) == categories


def test_every_partner_of_a_joint_area_is_proposed_and_nobody_is_said_to_lead_two() -> None:
    text = TEXT.replace('are Marlshire County Council, NHS', 'are Marlshire County Council, Marl City Council, NHS')

    assert [(row['name'], 'lead' in row) for row in drafted(text).rows['partners',]] == [
        ('Marlshire County Council', False),
        ('Marl City Council', False),
        ('NHS Marl Valley Integrated Care Board', True),
        ('Marlshire Police', True),
    ]


def test_a_table_of_what_is_spent_gives_no_contributions() -> None:
    spent = (
        '| Item | Sum |\n| --- | --- |\n| Posts | £160,400 |\n| Training | £60,000 |\n| Police liaison | £42,000 |\n'
    )
    text = TEXT.split('| Partner | 2025-26')[0] + spent

    assert ('funding', 'contributions') not in drafted(text).rows


def test_what_is_spent_is_no_contribution_though_its_table_follows_that_of_the_payers() -> None:
    spent = '\n| Where it went | Sum |\n| --- | --- |\n| Team | £214,600 |\n| Reviews | £49,500 |\n'
    plain, followed = (
        drafted(TEXT),
        drafted(TEXT.replace('| Total | £262,400 | |\n', f'| Total | £262,400 | |\n{spent}')),
    )

    assert plain.rows['funding', 'contributions']
    assert [row['name'] for row in followed.rows['funding', 'contributions']] == [
        row['name'] for row in plain.rows['funding', 'contributions']
    ]


def test_the_groups_of_a_table_are_its_first_cells() -> None:
    table = '\n## Teams\n\n| Group | Chair |\n| --- | --- |\n| Case Team | Chief Nurse |\n| Leads | Each in turn |\n'

    assert {'Case Team', 'Leads'} <= set(names('groups', TEXT + table))


@pytest.mark.slow
def test_a_name_that_stands_once_and_nowhere_as_a_partner_is_not_proposed() -> None:
    table = '| Safeguarding partner | Meets |\n| --- | --- |\n| Estuary Chief Assistant Constabulary | monthly |\n'
    text = f'# Arrangements\n\n## Safeguarding partners\n\n{table}| Marl Vale Police | monthly |\n'

    assert ('partners',) not in drafted(text).rows
    assert [row['name'] for row in drafted(f'{text}\nMarl Vale Police send a deputy.\n').rows['partners',]] == [
        'Marl Vale Police'
    ]


def test_a_sentence_that_would_answer_several_questions_answers_none() -> None:
    in_place = [one for one in drafted(TEXT).proposals if str(one.status) == 'in-place']
    quoted = [one.quotation for one in in_place if not rows('.'.join(one.path))]

    assert len(quoted) == len(set(quoted)) > 0


@pytest.mark.parametrize(
    ('title', 'opening', 'kind'),
    [
        ('Marlshire Safeguarding Children Partnership: yearly report 2024 to 2025', '', YEARLY_REPORT),
        ('Report on the safeguarding arrangements of Marlshire', '', YEARLY_REPORT),
        ('Marlshire Safeguarding Children Partnership', 'This report covers April 2024 to March 2025.', YEARLY_REPORT),
        ('Marlshire together', 'Children were heard, and the partners had what they needed. ' * 8, YEARLY_REPORT),
        ('Marlshire Safeguarding Arrangements', 'Our yearly report comes out each September.', ARRANGEMENTS),
        ('Marlshire together', 'The partners publish a yearly report each September.', ARRANGEMENTS),
    ],
)
def test_a_yearly_report_is_known_by_its_title_its_period_or_what_has_been(title: str, opening: str, kind: str) -> None:
    body = TEXT.split('\n', 4)[-1]

    assert kind_of([published(f'# {title}\n\n## Words before\n\n{opening}\n{body}')]) == kind


@pytest.mark.slow
@pytest.mark.parametrize('made', index(), ids=lambda made: made.name)
def test_the_kind_of_each_fictional_document_is_known(made: Made) -> None:
    text = PublishedText('text-1', made.path, 'a' * 64, reading.read(made.content, made.path))

    assert kind_of([text]) == yaml.safe_load(made.truth.read_text('utf-8'))['kind']


def test_every_category_of_the_schedule_has_words() -> None:
    assert set(known().agency_words) == set(CATEGORIES)


def test_no_person_is_named() -> None:
    made = drafted(
        TEXT.replace('Chief Constable of Marlshire Police', 'Chief Constable, Ada Example, of Marlshire Police')
    )

    assert 'holder: ' not in as_yaml(made)
    assert all('Ada' not in text for _, text in strings(json.loads(json.dumps(list(made.rows.values())))))


@pytest.mark.slow
def test_partners_of_a_report_are_those_that_its_text_names_most_often() -> None:
    text = re.sub(r'\b[Tt]he (?:three |lead |delegated )?safeguarding partners are', 'Named here are', TEXT)

    assert [row['name'] for row in drafted(text, kind='yearly-report').rows['partners',]] == [
        'Marlshire County Council',
        'NHS Marl Valley Integrated Care Board',
        'Marlshire Police',
    ]


def test_a_group_that_a_board_has_taken_the_place_of_is_no_partner() -> None:
    text = TEXT.replace(
        'Marlshire Police.\n\nThe lead', 'Marlshire Police, not NHS Marl Clinical Commissioning Group.\n\nThe lead'
    )

    assert [row['kind'] for row in drafted(text).rows['partners',]] == ['local-authority', 'icb', 'police']


@pytest.mark.slow
@pytest.mark.parametrize(
    ('said', 'day'),
    [
        ('| Item | Day |\n| --- | --- |\n| Approved | 4 March 2025 |\n| Published | 19 March 2025 |', '2025-03-19'),
        ('The partnership issued this statement on 27 March 2025.', '2025-03-27'),
    ],
)
def test_the_day_of_publication_is_read_wherever_a_text_says_that_it_was_published(said: str, day: str) -> None:
    made = drafted(f'{TEXT}\n## Record\n\n{said}\n')

    assert [row['on'] for row in made.rows['publication', 'on']] == [day]
    assert (
        made.proposals[[one.path for one in made.proposals].index(('publication', 'on'))].passages[0].passage.section
        == 'Record'
    )


@pytest.mark.slow
def test_small_figures_are_sums_where_a_share_stands_beside_them() -> None:
    text = TEXT.replace('£160,400', '97').replace('£60,000', '60').replace('£42,000', '42').replace('£262,400', '199')

    assert [row['amount'] for row in drafted(text).rows['funding', 'contributions']] == ['97', '60', '42']


@pytest.mark.slow
def test_what_may_not_arise_is_silent_where_the_text_only_denies_it() -> None:
    there = f'{TEXT}\nMarl House is a secure establishment for children.\n'

    assert status('youth_custody', f'{TEXT}\nMarlshire has no secure establishment for children.\n') == 'not-stated'
    assert str(status('youth_custody', there)) != 'not-stated'


SECTIONS = """\
# Marlshire

## Who checks our work

The scrutineer reads files. The scrutineer has independence.

They bring years of experience of it.

They turn up at night.

## Training

They bring years of experience of it.
"""


def test_a_passage_of_a_section_that_answers_the_other_questions_comes_before_its_like() -> None:
    ranking = Ranking(
        passages_of(published(SECTIONS.replace('\n\nThey', f'\n\n{"And so on. " * 20}\n\nThey')).document)
    )
    asked = {path: one for path, one in known().worded.of(ARRANGEMENTS).items() if path[0] == 'scrutiny'}
    alone = {path: one for path, one in asked.items() if path[1] == 'skills'}
    skills = ('scrutiny', 'skills')
    of_two = [number for number, one in enumerate(ranking.passages) if 'years of experience' in one.text]

    def lead(scores: Sequence[float]) -> float:
        return scores[of_two[0]] - scores[of_two[1]]

    assert lead(ranking.scores(asked)[skills]) > lead(ranking.scores(alone)[skills]) + 0.1


def test_passages_of_other_sections_come_before_more_of_one() -> None:
    ranking = Ranking(
        passages_of(published(SECTIONS.replace('\n\nThey', f'\n\n{"And so on. " * 20}\n\nThey')).document)
    )
    scores = [2.0 - number / 10 for number in range(len(ranking.passages))]
    wording = known().worded.of(ARRANGEMENTS)['scrutiny', 'skills']

    assert [one.passage.section for one in ranking.ranked(wording, scores, 2)] == ['Who checks our work', 'Training']
