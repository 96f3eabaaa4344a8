"""A document becomes a declaration, or faults of shape in plain words, each at its line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from effort import times
from hypothesis import given
from hypothesis import strategies as st

from masa_check.declaration.declaration import Declaration, Fault, FaultKind, declare, fitted
from masa_check.declaration.schema import of
from masa_check.document.document import Document, parse
from masa_check.errors import MasaError
from masa_check.model.arrangements import Arrangements

HARD = '\N{NO-BREAK SPACE}'
EXAMPLES = Path(__file__).parents[1] / 'examples'
START = 'kind: arrangements\nid: luton\nname: Luton Safeguarding Children Partnership\n'
NOT_PLAIN = re.compile(
    r'(?i:\bnull\b|schema|field required|pydantic|input should be|validat|traceback|regex|\[key\])|'
    r'\bNone\b|\bTrue\b|\bFalse\b|\btype\b|\bdict|\btuple|\bstr\b|\bint\b|\bobject\b|\bliteral\b|[{}]|\[\''
)
NOT_PLAIN_REMEDY = re.compile(NOT_PLAIN.pattern.replace('[{}]', r'\{\''))


def read(text: str) -> Document:
    return parse(text.encode(), 'luton.yaml')


def faults(text: str) -> tuple[Fault, ...]:
    found = declare(read(text))
    assert isinstance(found, tuple), 'the document was taken as it is'
    return found


def fault(text: str) -> Fault:
    (only,) = faults(START + text)
    return only


def line_of(text: str) -> int:
    """Where the one fault is shown, counted from the line after the three that every document has."""
    return read(START + text).position(fault(text).at).line - 3


def assert_plain(found: Fault) -> None:
    """In plain words, on one line, and with something to do."""
    assert found.message
    assert found.remedy
    assert '\n' not in found.message + found.remedy
    assert not found.message.endswith('.')
    assert '!' not in found.message
    assert not NOT_PLAIN.search(found.message), found.message
    assert not NOT_PLAIN_REMEDY.search(found.remedy), found.remedy


def test_the_smallest_document_becomes_a_declaration() -> None:
    document = read(START)
    found = declare(document)

    assert isinstance(found, Declaration)
    assert found.document is document
    assert found.model == Arrangements(kind='arrangements', id='luton', name='Luton Safeguarding Children Partnership')


# What kind of document it is


@pytest.mark.parametrize(
    ('text', 'words', 'at'),
    [
        ('id: luton\n', 'does not say of what kind', ()),
        ('kind:\nid: luton\n', 'does not say of what kind', ()),
        ('kind: arrangement\n', '"arrangement" is not a kind', ('kind',)),
        ('kind: false\n', '"false" is not a kind', ('kind',)),
        ('kind: 5\n', '"5" is not a kind', ('kind',)),
        ('kind: [arrangements]\n', 'not a kind', ('kind',)),
    ],
)
def test_a_document_of_no_kind_that_is_known_is_asked_for_its_kind(text: str, words: str, at: tuple[str, ...]) -> None:
    (only,) = faults(text)

    assert words in only.message
    assert only.at == at
    assert 'arrangements' in only.remedy


def test_a_kind_that_is_nearly_right_is_put_right() -> None:
    assert 'did you mean "arrangements"?' in faults('kind: arangements\n')[0].remedy


# Each kind of fault: where it is, what is wrong, and what to do


@pytest.mark.parametrize(
    ('text', 'line', 'message', 'remedy'),
    [
        # A key that is not known: the nearest one is offered, or all of them.
        ('eduction: {}\n', 1, '"eduction" is not a key', 'did you mean "education"?'),
        ('education:\n  scools: Two heads\n', 2, '"scools" is not a key', 'did you mean "schools"?'),
        ('education:\n  schools:\n    sumary: Two heads\n', 3, '"sumary" is not a key', 'did you mean "summary"?'),
        (
            'texts:\n  masa: {form: policy, whole: true, red_on: 2024-01-01}\n',
            2,
            '"red_on" is not a key',
            'did you mean "read_on"?',
        ),
        ('groups:\n  - name: Board\n    meet: often\n', 3, '"meet" is not a key', 'did you mean "meets"?'),
        ('dated:\n  on: 2024\n  zzzzzz: 5\n', 3, '"zzzzzz" is not a key', 'on, stated, because, source'),
        # A key that is missing.
        ('partners:\n  - name: Bedfordshire Police\n', 2, 'there is no "kind" here', 'add a line "kind: '),
        ('cites:\n  - cited_as: mentioned\n', 2, 'there is no "edition" here', 'wt2018'),
        # A word that is not one of those known.
        ('stage: publishd\n', 1, '"publishd" is not one of the words', 'did you mean "published"?'),
        ('stage: finished\n', 1, '"finished" is not one of the words', 'draft, approved, published'),
        ('education:\n  schools:\n    status: plannd\n', 3, '"plannd" is not one of the words', '"planned"'),
        ('agencies:\n  list:\n    - name: Cafcass\n      categories:\n        - cafcas\n', 5, '"cafcas"', '"cafcass"'),
        ('yearly_report:\n  period: Apri to March\n', 2, '"Apri"', 'did you mean "April"?'),
        *(
            (f'agencies:\n  list:\n    - name: A B\n      categories: [{word}]\n', 4, 'not one of', remedy)
            for word, remedy in (
                ('NHS trust', 'write nhs-trust'),
                ('Charity', 'write charity'),
                ('school', 'did you mean "academy-school" or "maintained-school" or '),
                (
                    'Youth Offending Service',
                    'did you mean "youth-offending-team"? If not, write one of: academy-school',
                ),
                ('housing', 'religious-organisation, sport-or-leisure-body'),
            )
        ),
        # Something of another sort.
        ('name2: 5\n', 1, '"name2" is not a key', 'name'),
        ('education:\n  schools: 5\n', 2, '"5" cannot be read as', 'write words'),
        ('education:\n  schools: [a b]\n', 2, 'a list cannot be read as "schools"', 'write words'),
        ('texts: masa\n', 1, '"masa" cannot be read as "texts"', 'keys and values'),
        ('texts:\n  masa:\n    form: policy\n    whole: maybe\n', 4, '"maybe" cannot be read', 'true or false'),
        (
            'education:\n  schools:\n    summary: Two heads\n    source:\n      page: five\n',
            5,
            '"five"',
            'whole number',
        ),
        # Something that is not in the calendar, no figure, no office.
        ('publication:\n  on: 2019-02-30\n', 2, 'is not in the calendar', 'check the month and the day'),
        ('publication:\n  on: May 2019\n', 2, 'cannot be read as a date', '2019-05'),
        ('funding:\n  total: lots\n', 2, 'cannot be read as an amount', '£24,359'),
        ('funding:\n  contributions:\n    - name: The police\n      share: 9\n', 4, 'cannot be read as a share', '9%'),
        ('yearly_report:\n  interval: yearly\n', 2, '"yearly" is not a number of months', '12 months'),
        ('yearly_report:\n  sent_within: soon\n', 2, '"soon" is not a number of days', '7 days'),
        ('yearly_report:\n  deadline: autumn\n', 2, '"autumn" cannot be read as a day of the year', '30 September'),
        ('chair:\n  held_by:\n    body: Luton Council\n', 2, 'not what is', '`office`'),
        ('follows: wt23\n', 1, '"wt23"', 'wt2023'),
        # Nothing, or a placeholder.
        ('education:\n  schools: tbc\n', 2, '"tbc" says nothing', 'not-stated'),
        ('education:\n  schools: ""\n', 2, 'nothing is written here', 'remove the line'),
        ('education:\n  schools: Heads\n', 2, '"Heads" is one word', 'a few words'),
        (
            'escalation: {summary: Raising a concern, source: Raising a Concern}\n',
            1,
            'the summary only repeats the heading',
            'write what stands under that heading',
        ),
        # A declaration that contradicts itself.
        ('education:\n  schools: {status: planned}\n', 2, 'what is planned', '`summary`'),
        ('education:\n  schools: {status: elsewhere}\n', 2, 'the place that the text points to', '`where`'),
        ('youth_custody: {status: not-applicable}\n', 1, 'needs a reason', '`because`'),
        (
            'education:\n  schools: {status: not-applicable, because: it is so}\n',
            2,
            'asked of every area',
            'not-stated',
        ),
        ('education:\n  status: not-stated\n  schools: Two heads\n', 1, '"schools" is declared', 'remove one'),
        ('funding:\n  period: {starts: 2019, ends: 2018}\n', 2, 'ends before it begins', 'check the two dates'),
        ('partners: {}\n', 1, 'a list belongs here', 'after a dash'),
    ],
)
def test_a_fault_is_shown_at_its_line_with_what_is_wrong_and_what_to_do(
    text: str, line: int, message: str, remedy: str
) -> None:
    found = fault(text)

    assert message in found.message
    assert remedy in found.remedy
    assert line_of(text) == line
    assert_plain(found)


@pytest.mark.parametrize(
    ('text', 'remedy'),
    [
        ('partners: [{kind: police, name: A B, delegate: Chief Officer}]\n', 'did you mean "delegates"?'),
        ('texts:\n  MASA 2024: {form: arrangements}\n', 'write small letters, digits and dashes'),
        ('voice: {included: {summary: A b, source: 12}}\n', 'write the heading under which it stands, or {page: 12}'),
        ('funding: {period: 2024/25}\n', 'write {starts: 2024-04, ends: 2025-03}, or the months that the text gives'),
        ('publication:\n  rotation: It passes on\n', 'move it to where it belongs: beneath chair'),
        ('chair:\n  stage: draft\n', 'move it to where it belongs: at the top, with no space before it'),
        ('voice: {included: {where: The website}}\n', 'add `status: elsewhere` if the text only points there, or'),
        ('follows: 2023\n', 'write wt2023'),
        (
            'area: {joint: false}\n',
            'write joint: {status: not-applicable, because: ...} with the reason if it does not arise, or else say in',
        ),
        ('escalation: true\n', 'say in a few words what the text says, or write not-stated'),
        (
            'voice:\n  included:\n    - Two groups meet\n    - They read each plan\n',
            'write it as one text, without dashes or square brackets: included: Two groups meet; They read each plan',
        ),
        ('escalation:\n  summary: [One meets, Two meet]\n', 'write it as one text, without dashes or square brackets'),
        ('escalation: {summary: A b, source: {page: 12-14}}\n', 'write the first page as a number: 12'),
        ('escalation: {summary: A b, source: {page: p12}}\n', 'write the first page as a number: 12'),
        ('escalation: {summary: A b, page: 12}\n', 'write it within the source: source: {page: 12}'),
        ('escalation: {summary: A b, section: Aims}\n', 'write it within the source: source: {section: Aims}'),
        (
            'escalation:\n  elsewhere: the policy\n',
            'write each key on a line of its own: status: elsewhere, where: the policy',
        ),
        (
            'funding:\n  contributions:\n    Luton Council: "£100,000"\n',
            'write: - {name: Luton Council, amount: "£100,000"}',
        ),
        (
            'partners:\n  police: Luton Police\n',
            'a list belongs here: begin each item with a dash, for example: [{kind',
        ),
        ('partners: [Luton Police]\n', 'write "kind: ..." behind the dash, and below it "name: ..." in the column'),
        ('publication:\n  on: Monday 31 March 2025\n', 'write it as 2025-03-31'),
        ('publication:\n  on: 2025-03-31T09:00\n', 'write it as 2025-03-31'),
        ('yearly_report:\n  deadline: by the end of September each year\n', 'write it as end of September'),
        ('funding:\n  total: approx. £264,600 (2024/25)\n', 'write it as £264,600'),
        ('funding:\n  total: £264,600 or £270,000\n', 'write it as printed: 24.4 or £24,359'),
        ('yearly_report:\n  interval: quarterly\n', 'write it in months, such as "12 months" for every year'),
        ('yearly_report:\n  sent_within: two weeks\n', 'write it in days, such as "7 days" or "7 working days"'),
        ('escalation: \u2013\n', 'write what the text says, or not-stated'),
        ('escalation:\n  - status: planned\n  - summary: It is to come\n', 'delete the dashes, so that its keys'),
        ('funding:\n  period: April 2024 to March 2025\n', 'write {starts: 2024-04, ends: 2025-03}, or the months'),
        ('funding:\n  contributions: [{name: The police, amount: nil}]\n', 'write it as £0'),
        ('follows: Working Together 2018\n', 'write wt2018'),
        ('scrutiny:\n  how: see website\n', 'write how: {status: elsewhere, where: see website}'),
        ('scrutiny:\n  how: {summary: see website}\n', 'write how: {status: elsewhere, where: see website}'),
        ('scrutiny: see website\n', 'write scrutiny: {status: elsewhere, where: see website}'),
        ('scrutiny:\n  how: elsewhere\n', 'write how: {status: elsewhere, where: ...}'),
        ('scrutiny:\n  how: "status: planned"\n', 'write how: {status: planned, summary: ...}'),
        ('youth_custody: n/a\n', 'write youth_custody: {status: not-applicable, because: ...} with the reason, or not'),
        ('publication:\n  implemented_on: n/a\n', 'write implemented_on: {status: not-applicable, because: ...} with'),
        (
            'escalation: "Section 12: Raising concerns"\n',
            'write escalation: {summary: ..., source: "Section 12: Raising concerns"} with what it says there, or '
            'escalation: {status: elsewhere, where: "Section 12: Raising concerns"}',
        ),
        ('escalation: p. 12\n', 'write escalation: {summary: ..., source: {page: 12}} with what it says there, or'),
        (
            'escalation: On the council website\n',
            'write escalation: {status: elsewhere, where: On the council website}',
        ),
        ('chair:\n  held_by: page 3\n', 'write held_by: {office: ..., source: {page: 3}} with what it says there, or'),
        ('area:\n  region: Section 2\n', 'write what the text says, or remove the line'),
        ('scrutiny:\n  how: n/a\n', 'write not-stated if the text is silent'),
        ('scrutiny:\n  how: Not applicable to us\n', 'write not-stated if the text is silent'),
        ('publication:\n  on: n/a\n', 'write not-stated if the text is silent'),
        ('agencies:\n  list: n/a\n', 'write not-stated if the text is silent'),
        (
            'publication:\n  on: TBC\n',
            'write it as 2024-07-31, 2024-07 or 2024, or on: {status: planned, summary: ...} if the',
        ),
        ('chair:\n  held_by: TBC\n', 'write held_by: {status: planned, summary: ...} if the text plans it'),
        ('dated: TBC\n', 'write it as 2024-07-31, 2024-07 or 2024, or remove the line until you know'),
        ('area:\n  region: n/a\n', 'write what the text says, or remove the line'),
    ],
)
def test_words_that_evade_are_answered_with_a_status_that_may_stand_there(text: str, remedy: str) -> None:
    assert fault(text).remedy.startswith(remedy)


def test_words_of_a_text_that_are_like_a_key_stay_words() -> None:
    text = 'escalation: >-\n  Managers meet with\n  education: two heads,\n  and it is settled: every week\n'

    assert isinstance(declare(read(START + text)), Declaration)


@pytest.mark.parametrize(
    'text',
    [
        'publication: {address: On the council website, easy_to_get: On the website}\n',
        'reviews: {publishing: On the partnership website}\n',
        'yearly_report: {published_where: On our website}\n',
        'threshold: {published: The policy is on the website}\n',
        'threshold: {document: {summary: Our levels of need, source: Our Levels of Need}}\n',
        'escalation: {status: elsewhere, where: "Section 12: Raising concerns"}\n',
        'escalation: {summary: Managers meet within five days, source: "Section 12: Raising concerns"}\n',
    ],
)
def test_a_place_is_taken_where_a_place_is_asked(text: str) -> None:
    assert isinstance(declare(read(START + text)), Declaration)


@pytest.mark.parametrize(
    ('text', 'place', 'message', 'remedy'),
    [
        ('voice:\n  included:A group\n', (5, 11), 'no space after this colon', 'write: included: A group'),
        ('stage:one: two\n', (4, 6), 'no space after this colon', 'write: stage: "one: two"'),
        ('voice:\n  included:status: planned\n', (5, 11), 'no space', 'included: {status: planned, summary: ...}'),
        ('voice:\n  included:\xa0A group\n', (5, 12), 'a hard space (U+00A0)', 'an ordinary space'),
        ('cites:\n  -wt2018\n', (5, 3), 'no space after this dash', 'write: - wt2018'),
        ('cites:\n  \u2022 wt2018\n  \u2022 wt2023\n', (5, 3), 'begin an item of a list', 'write: - wt2018'),
        ('cites:\n  \uf0b7\twt2018\n', (5, 3), 'a bullet does not begin an item', 'write: - wt2018'),
        ('area:\n  region: London\n# voice:\n  included: A group\n', (6, 1), 'voice is still switched off', '"# "'),
        ('funding:\n  total: {amount: £43,326}\n', (5, 22), 'this comma ends the value', 'amount: "£43,326"'),
        ('voice: {included: Parents, children}\n', (4, 26), 'this comma ends', 'included: "Parents, children"'),
        ('scrutiny:\nhow: Two\nareas: b\n', (5, 1), 'how belongs beneath scrutiny on line 4', '2 spaces, and line 6'),
        ('voice:\n  included:\n  status: restated\n', (6, 3), 'status belongs beneath included', '4 spaces'),
        ('stage: \u201cdraft\u201d\n', (4, 8), 'curly quotation marks', 'write: stage: draft'),
        ('dated: \u201c2024-05\u201d\n', (4, 8), 'curly quotation marks', 'write: dated: 2024-05'),
        ('\u201cstage\u201d: draft\n', (4, 1), 'curly quotation marks stand round this key', 'without them: stage'),
        ('voice: {included: \u201cA, b\u201d}\n', (4, 21), 'this comma', 'write: included: "A, b"'),
        (
            'priorities:\n  list:\n    - \u201cNeglect: early help\u201d\n',
            (6, 5),
            'contains a colon, and curly quotation marks do not guard it',
            'write: "Neglect: early help"',
        ),
        ('voice:\n  included: |\n  A group: it meets\n', (6, 3), 'is text of included', 'begin it with 4 spaces'),
        (
            'escalation:\n  summary: >-\n    Managers meet\n      source: Disputes\n',
            (7, 7),
            'source is read as words of summary above',
            'begin it with 2 spaces',
        ),
        (
            'escalation: >-\n  Managers meet\n  source: Disputes\n',
            (6, 3),
            'source is read as words of escalation above',
            'such as "summary: >-"',
        ),
        ('voice:\n  shapes: |\n    A b\n      carers: c d\n', (7, 7), 'carers is read as words', '2 spaces'),
        ('scrutiny:\n  areas: a b\nhow: c d\n', (6, 1), 'how belongs beneath scrutiny', 'begin it with 2 spaces'),
        (
            'partners:\n  - kind: police\n  - name: Luton Police\n',
            (6, 3),
            'name stands behind a dash of its own',
            'put a space in place of the dash',
        ),
        ('voice:\n  included: # 1 priority\n', (5, 13), 'behind this # is a comment', 'quotation marks'),
    ],
)
def test_a_fault_that_comes_of_a_slip_is_told_at_the_line_to_change(
    text: str, place: tuple[int, int], message: str, remedy: str
) -> None:
    found = faults(START + text)[0]

    assert found.place
    assert found.place[:2] == place
    assert message in found.message
    assert remedy in found.remedy
    assert_plain(found)


@pytest.mark.parametrize(
    ('text', 'converted'),
    [
        *((f'dated: {date}\n', '2025-03-31') for date in ('31/03/2025', '31.03.2025', '31/3/25', '31st March 2025')),
        *((f'dated: "{date}"\n', '2025-03-31') for date in ('March 31, 2025', '03/31/2025', '2025/03/31', '20250331')),
        *((f'dated: {date}\n', '2025-03') for date in ('March 2025', 'Mar 2025', '03/2025')),
        *((f'funding:\n  total: {money}\n', '£43,326') for money in ('43 326', '£ 43,326', '43,326 pounds')),
        ('funding:\n  total: £43k\n', '43 with `printed_in: thousands`, if the whole table is, or else in full'),
        ('funding:\n  total: about 240k\n', '240 with `printed_in: thousands`, if the whole table is, or else in full'),
        ('funding:\n  contributions:\n    - {name: The police, share: 9 per cent}\n', '9%'),
        ('funding:\n  contributions:\n    - {name: The police, share: less than 1%}\n', '<1%'),
        ('yearly_report:\n  deadline: 30th Sept\n', '30 September'),
    ],
)
def test_a_date_a_sum_and_a_share_in_other_forms_are_told_as_they_should_be_written(text: str, converted: str) -> None:
    assert fault(text).remedy == f'write it as {converted}'


@pytest.mark.parametrize('written', ['24-25', 'Summer 2024', '99/99/2024', 'FY2024', 'spring'])
def test_what_could_be_several_dates_is_not_converted(written: str) -> None:
    assert fault(f'dated: {written}\n').remedy == 'write it as 2024-07-31, 2024-07 or 2024'


@pytest.mark.parametrize(
    ('text', 'kind'),
    [
        ('educaton: not-stated\n', FaultKind.UNKNOWN_KEY),
        ('partners:\n  - name: Bedfordshire Police\n', FaultKind.MISSING_KEY),
        ('stage:\n', FaultKind.NOTHING_WRITTEN),
        ('stage: publishd\n', FaultKind.UNKNOWN_WORD),
        ('education: 3\n', FaultKind.WRONG_SORT),
        ('follows: wt23\n', FaultKind.MISWRITTEN),
        ('education:\n  schools: tbc\n', FaultKind.REFUSED),
    ],
)
def test_a_fault_tells_of_what_kind_it_is(text: str, kind: FaultKind) -> None:
    assert fault(text).kind is kind


def test_a_document_of_no_kind_or_of_an_unknown_one_is_a_fault_of_its_key_or_its_word() -> None:
    assert [one.kind for one in faults('id: luton\n')] == [FaultKind.MISSING_KEY]
    assert [one.kind for one in faults('kind: plan\n')] == [FaultKind.UNKNOWN_WORD]


def test_more_faults_than_are_listed_are_a_fault_of_their_own_kind() -> None:
    many = faults(START + ''.join(f'key_{number}: x\n' for number in range(101)))

    assert [one.kind for one in many] == [FaultKind.UNKNOWN_KEY] * 100 + [FaultKind.TOO_MANY]


def test_a_semicolon_in_what_was_written_does_not_cut_the_message() -> None:
    found = fault('dated: 2024; July\n')

    assert (found.message, found.remedy) == (
        '"2024; July" cannot be read as a date',
        'write it as 2024-07-31, 2024-07 or 2024',
    )


@pytest.mark.parametrize(
    ('text', 'message', 'remedy'),
    [
        ('{form: policies}', '"policies" is not one of the words known for "form"', 'write one of: arrangements, '),
        ('{form: policy, titel: Our plan}', '"titel" is not a key that belongs here', 'did you mean "title"?'),
        ('{title: Our plan}', 'there is no "form" here', 'for example: arrangements'),
    ],
)
def test_a_fault_in_a_thing_that_goes_by_a_name_says_what_belongs_there(text: str, message: str, remedy: str) -> None:
    found = fault(f'texts:\n  masa: {text}\n')

    assert found.message == message
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ('stage:\n', 1),
        ('education:\n  early_years: not-stated\n  schools:\n', 3),
        ('education:\n  schools:\n    summary: Two heads\n    source: ~\n', 4),
        ('groups:\n  - Board\n  -\n', 3),
        ('texts:\n  masa:\n', 2),
        ('partners:\n  - kind: police\n    name: null\n', 3),
    ],
)
def test_a_key_or_a_dash_with_nothing_after_it_is_shown_where_it_is(text: str, line: int) -> None:
    assert fault(text).message.startswith('nothing is written after ')
    assert line_of(text) == line
    assert_plain(fault(text))


@pytest.mark.parametrize(
    ('text', 'remedy'),
    [
        ('partners: Bedfordshire Police\n', 'after a dash'),
        ('priorities: {list: Neglect}\n', 'after a dash'),
        ('yearly_report: {contents: impact}\n', 'after a dash'),
        ('area: {secure_establishment: "no"}\n', 'true, false or not-stated'),
        ('area: {secure_establishment: 1}\n', 'true, false or not-stated'),
        ('yearly_report: {period: April-March}\n', 'April to March'),
    ],
)
def test_who_has_written_words_where_they_do_not_belong_is_not_told_to_write_words(text: str, remedy: str) -> None:
    found = fault(text)

    assert remedy in found.remedy
    assert not found.remedy.startswith('write words')


@pytest.mark.parametrize(
    'text',
    [
        'texts: {A B: {form: policy}}\n',
        'texts: {source: false}\n',
        'voice: {included: {summary: A b, source: false}}\n',
        'cites:\n  -\n',
        'texts: {masa: }\n',
        'yearly_report: {contents: [~]}\n',
        'education: {schools: {summary: Two heads, source: [~]}}\n',
        'chair: {held_as: [delegate]}\n',
        'chair: {held_as: {as: delegate}}\n',
        'chair: {held_as: true}\n',
        'education: {schools: true}\n',
        'education: {schools: {summary: [a, b]}}\n',
        'id2: "lu\\nton"\n',
        'follows: "wt\\n2023"\n',
        'stage: "a\\nb"\n',
        'publication: {on: "a\\nb"}\n',
        'yearly_report: {deadline: 930}\n',
        'yearly_report: {deadline: {by: [30 September]}}\n',
        'publication: {on: {on: [2019]}}\n',
        'funding: {total: {figure: {a: 1}}}\n',
        'funding: {contributions: [{name: The police, share: [9%]}]}\n',
    ],
)
def test_a_value_of_a_sort_that_was_not_thought_of_is_refused_in_plain_words(text: str) -> None:
    assert_plain(fault(text))


@pytest.mark.parametrize(
    'text',
    [
        'area: {secure_establishment: perhaps}\n',
        'partners: 5\n',
        'education: []\n',
        'texts: 5\n',
        'dated: [2024]\n',
    ],
)
def test_an_example_is_written_as_the_user_would_write_it(text: str) -> None:
    remedy = fault(text).remedy

    assert not re.search(r"\bTrue\b|\bFalse\b|\bNone\b|\{'|\['|\[\{'", remedy), remedy


def test_every_fault_of_a_document_is_given_once() -> None:
    found = faults('kind: arrangements\nid: Luton\neduction: {}\nstage: publishd\nfunding: {total: lots}\n')

    assert {one.at for one in found} == {('name',), ('id',), ('eduction',), ('stage',), ('funding', 'total', 'figure')}
    assert len(set(found)) == len(found)


def test_a_long_value_is_cut_where_it_is_shown() -> None:
    assert len(fault(f'texts: {"very long " * 50}\n').message) < 100
    assert len(fault(f'stage: {"very long " * 50}\n').message) < 120


def test_a_key_that_is_already_written_is_not_offered_again() -> None:
    assert 'did you mean "stage"' not in fault('stage: draft\nstages: published\n').remedy


# Whatever is written


LETTERS = st.text('abcde fgh-é', max_size=12)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3000, 3000),
    st.floats(0, 10**6).map(lambda number: round(number, 2)),
    LETTERS,
    st.sampled_from(
        ['not-stated', 'planned', 'elsewhere', 'tbc', '2024-07', '2024-13', '30 September', '12 months', '9%']
    ),
)
PLAIN = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS.filter(str.strip), inner, max_size=3),
    max_leaves=6,
)


def _keys(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    return set(schema.get('properties', {})).union(*(_keys(value) for value in schema.values()))


KEYS = sorted(_keys(of('arrangements')))
KNOWING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
TOP = st.sampled_from([key for key in Arrangements.model_fields if key not in ('kind', 'id', 'name')])


def assert_taken_or_refused_in_plain_words(data: dict[str, Any]) -> None:
    document = parse(json.dumps(data, ensure_ascii=False).encode(), 'luton.yaml')
    found = declare(document)
    if isinstance(found, Declaration):
        return
    assert found
    for one in found:
        assert_plain(one)
        place = document.position(one.at)
        assert (place.line, place.column) >= (1, 1)


SMALLEST = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership'}


@times(1)
@given(st.dictionaries(TOP, PLAIN, max_size=3))
def test_any_plain_data_is_taken_or_refused_in_plain_words(given_data: dict[str, Any]) -> None:
    assert_taken_or_refused_in_plain_words({**SMALLEST, **given_data})


@times(1)
@given(st.dictionaries(TOP, KNOWING, min_size=1, max_size=3))
def test_any_data_under_the_keys_of_the_model_is_taken_or_refused_in_plain_words(given_data: dict[str, Any]) -> None:
    assert_taken_or_refused_in_plain_words({**SMALLEST, **given_data})


def _sound() -> list[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every place in a document that uses each top key with its example."""
    whole = {name: field.examples[0] for name, field in Arrangements.model_fields.items() if field.examples}
    return [(place, whole) for place in _places(whole) if place]


def _places(node: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [at, *(place for key, value in pairs for place in _places(value, (*at, key)))]


def _put(node: Any, place: tuple[str | int, ...], value: Any) -> Any:
    if not place:
        return value
    if isinstance(node, dict):
        return {key: _put(inner, place[1:], value) if key == place[0] else inner for key, inner in node.items()}
    return [_put(inner, place[1:], value) if key == place[0] else inner for key, inner in enumerate(node)]


@times(1)
@given(st.sampled_from(_sound()), LEAVES | PLAIN)
def test_a_sound_document_with_one_thing_changed_is_taken_or_refused_in_plain_words(
    where: tuple[tuple[str | int, ...], dict[str, Any]], value: Any
) -> None:
    place, whole = where

    assert_taken_or_refused_in_plain_words(_put(whole, place, value))


@pytest.mark.slow
def test_a_place_after_which_nothing_is_written_is_refused_wherever_it_is() -> None:
    whole = read((EXAMPLES / 'complete.yaml').read_text('utf-8'))

    for place in _places(whole.data):
        if place not in ((), ('kind',)):
            found = fitted(_put(whole.data, place, None), Arrangements)
            assert isinstance(found, tuple), place
            assert [fault.at for fault in found] == [place]


@pytest.mark.parametrize(
    'text', ['publication: {reviewed_every: 12}\n', 'publication:\n  reviewed_every: {every: 12}\n']
)
def test_a_message_names_a_key_that_somebody_wrote(text: str) -> None:
    written = 'every' if '{every' in text else 'reviewed_every'

    assert fault(text).message == f'"12" cannot be read as "{written}"'


def test_every_line_with_a_hard_space_is_named_at_once() -> None:
    text = f'kind: arrangements\nid:{HARD}a\nname: A B\nstage:{HARD}draft\n'
    with pytest.raises(MasaError) as refused:
        parse(text.encode(), 'a.yaml')

    assert (refused.value.line, refused.value.message) == (2, 'a hard space (U+00A0) stands here')
    assert refused.value.remedy.endswith('for the whole file: it is on lines 2, 4')


def test_of_many_lines_with_a_hard_space_a_dozen_are_named_and_the_others_counted() -> None:
    text = ''.join(f'key{number}:{HARD}words\n' for number in range(20))
    with pytest.raises(MasaError) as refused:
        parse(text.encode(), 'a.yaml')

    assert refused.value.remedy.endswith('lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more')


@pytest.mark.parametrize(
    ('text', 'remedy'),
    [
        ('publication: {url: www.dunmere.org.uk}\n', 'write "address" in place of "url"'),
        ('independent_scrutiny: {how: Two heads read it}\n', 'did you mean "scrutiny"?'),
        ('stage: Published on 3 April 2025\n', 'write one of: draft, approved, published (did you mean "published"?)'),
    ],
)
def test_what_a_newcomer_writes_is_answered_by_what_belongs_there(text: str, remedy: str) -> None:
    assert fault(text).remedy == remedy


def test_a_payer_under_another_key_is_not_taken_for_a_name() -> None:
    first, second = faults(START + 'funding: {contributions: [{from: Dunmere Council, amount: 24}]}\n')

    assert {first.remedy, second.remedy} >= {'write "name" in place of "from"'}


def test_words_in_the_place_of_a_group_or_a_list_are_answered_by_its_keys_or_words() -> None:
    assert '; keys that belong here: local_authorities, ' in fault('area: Dunmere and Holt\n').remedy
    found = fault('agencies: {list: [{name: A B, categories: hospital}]}\n')
    assert ': did you mean "nhs-trust" or "nhs-foundation-trust"?' in found.remedy
