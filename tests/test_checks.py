"""Every named check: what meets it, what it says of the rest, and what it must not be too eager about."""

from __future__ import annotations

import re
import typing
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from masa_check import checks
from masa_check.checks import CHECKS, CheckContext, CheckResult
from masa_check.checks.dates import months_after
from masa_check.checks.registry import MODULES, defined_in
from masa_check.declaration.kinds import model_of
from masa_check.model.declared import Declared
from masa_check.model.funding import Contribution
from masa_check.model.lookup import Lookup
from masa_check.model.statement import Statement
from masa_check.model.status import Status
from masa_check.model.typed import Day, Whether
from masa_check.rulebook import rulebook
from masa_check.values import PartialDate

BOOK = rulebook.load([rulebook.folder()])
PANEL, WHAT_WORKS = ('national-panel', 'what-works-csc')
FROM_2018 = ((PANEL, date(2018, 6, 29), date.max), (WHAT_WORKS, date(2018, 6, 29), date(2023, 12, 14)))
FROM_2023 = (
    (PANEL, date(2023, 12, 15), date.max),
    ('foundations', date(2023, 12, 15), date(2025, 6, 10)),
    ('dfe-masa-unit', date(2024, 2, 13), date.max),
)


def context(
    dated: str = '2019-05-30',
    on: str = '2025-01-01',
    recipients: tuple[tuple[str, date, date], ...] = FROM_2018,
    replaced: tuple[str, ...] = (),
) -> CheckContext:
    day = PartialDate.parse(dated) if dated else None
    return CheckContext(
        on=date.fromisoformat(on),
        dated=(day.first, day.last) if day else None,
        edition='wt2018',
        replaced=frozenset(replaced),
        recipients=recipients,
        bodies=BOOK.bodies,
        authorities=BOOK.authorities,
        dates=BOOK.dates,
    )


def found(status: str, value: Any = None) -> Lookup:
    return Lookup(Status(status), value, ())


@dataclass(frozen=True)
class Given:
    """A value and what stands beside it, as they would be written."""

    check: str
    outcome: str
    value: Any
    beside: dict[str, Any]


def case(check: str, outcome: str, value: Any, /, **beside: Any) -> Any:
    words = re.sub(r'[^\w<%.]+', ' ', f'{value} {beside}')[:70].strip()
    return pytest.param(Given(check, outcome, value, beside), id=f'{check}: {words} is {outcome}')


def wants(name: str) -> dict[str, Any]:
    """The types that a check asks for, its subject's first."""
    return typing.get_type_hints(CHECKS[name].judge)


def judge(name: str, written: Any, **beside: Any) -> CheckResult:
    """The check put to what is written, each thing read into the type that the check asks for."""
    subject, *_ = kinds = wants(name)
    operands = {key: _read(kinds[key], value) for key, value in beside.items()}
    if CHECKS[name].needs_context:
        operands.setdefault('context', context())
    return CHECKS[name].judge(_read(kinds[subject], written), **operands)


def _read(kind: Any, written: Any) -> Any:
    if isinstance(written, Declared | Lookup | CheckContext | PartialDate):
        return written
    return tuple(written) if kind is tuple else TypeAdapter(kind).validate_python(written)


LUTON = {'kind': 'local-authority', 'name': 'Luton Borough Council'}
BEDFORD = {'kind': 'local-authority', 'name': 'Bedford Borough Council'}
POLICE = {'kind': 'police', 'name': 'Bedfordshire Police'}
CCG = {'kind': 'ccg', 'name': 'Luton Clinical Commissioning Group'}
ICB = {'kind': 'icb', 'name': 'Bedfordshire, Luton and Milton Keynes Integrated Care Board'}
AREAS = [{'name': 'Luton Borough Council'}, {'name': 'Bedford Borough Council'}]
SAID, WORDS = 'Two heads sit on the board', {'otherwise': 'it is not so'}
LOOK = {'look_at': 'the table of contributions'}

IN_WORDS = [
    case('stated', 'met', Statement(summary=SAID)),
    case('not-empty', 'met', ['Cafcass']),
    case('not-empty', 'absent', []),
    case('several', 'met', ['a', 'b']),
    case('several', 'absent', ['a']),
    case('several', 'absent', []),
    *(
        case('says-how-often', 'met', said)
        for said in (
            *('quarterly', 'four times a year', 'every 12 months', 'Annually', 'twice a year', 'once a term', 'termly'),
            *(
                '6 x a year',
                'monthly',
                'at least yearly',
                'each spring',
                'bi-monthly',
                'three times per year',
                'weekly',
            ),
        )
    ),
    *(
        case('says-how-often', 'short', said)
        for said in ('regularly', 'as needed', 'from time to time', 'often', 'when asked')
    ),
    *(case('says-when', 'met', said) for said in ('quarterly', 'in March', 'by May', 'in 2025', 'each September')),
    *(
        case('says-when', 'short', said)
        for said in ('regularly', 'as needed', 'it may be reviewed', 'partners may agree')
    ),
    case('is-so', 'met', True, **WORDS),
    case('is-so', 'wrong', False, **WORDS),
    case('is-not-so', 'met', False, **WORDS),
    case('is-not-so', 'wrong', True, **WORDS),
    case('is-one-of', 'met', 'delegate', among=['delegate', 'lead'], otherwise='no'),
    case('is-one-of', 'wrong', 'independent', among=['delegate', 'lead'], otherwise='no'),
    case('includes', 'met', ['impact', 'costs'], item='costs'),
    case('includes', 'absent', ['impact'], item='costs'),
    case('includes', 'absent', [], item='costs'),
    case('includes', 'met', ['impact', 'costs'], item='costs', only_repeated=('impact',)),
    case('includes', 'absent', ['impact', 'costs'], item='costs', only_repeated=('costs',)),
    case('includes', 'met', ['a', 'b'], item='a', alike=['b'], only_repeated=('a',)),
    case('includes', 'absent', ['impact'], item='costs', only_repeated=('impact',)),
    case('only-among', 'met', ['England'], allowed=['England'], otherwise='no'),
    case('only-among', 'wrong', ['England', 'Wales'], allowed=['England'], otherwise='no'),
    case('for-a-person', 'person', Statement(summary=SAID), **LOOK),
    case('agrees-with-custody', 'not-applicable', True, custody=found('undeclared')),
    case('agrees-with-custody', 'not-applicable', True, custody=found('not-stated')),
    case('agrees-with-custody', 'not-applicable', True, custody=found('restated')),
    case('agrees-with-custody', 'wrong', True, custody=found('not-applicable')),
    case('agrees-with-custody', 'met', False, custody=found('not-applicable')),
    case('agrees-with-custody', 'met', True, custody=found('in-place', Statement(summary=SAID))),
    case('agrees-with-custody', 'met', False, custody=found('in-place', Statement(summary=SAID))),
    *(
        case('agrees-with-custody', 'wrong', True, custody=found('in-place', Statement(summary=said)))
        for said in (
            'There is no youth custody in our area',
            'No secure establishment stands in the borough',
            'There are no secure settings within the county, so nobody speaks for one',
            'The area has no young offender institution',
            'We do not have a secure children\u2019s home',
        )
    ),
    *(
        case('agrees-with-custody', 'met', True, custody=found('in-place', Statement(summary=said)))
        for said in (
            'No child leaves the secure establishment in the area without a plan',
            'No secure establishment may restrain a child without telling the LADO',
            'There is no gap between custody and home: a worker meets each child at the gate',
            'The director of the secure training centre sits on the board',
        )
    ),
    case(
        'agrees-with-custody',
        'wrong',
        False,
        custody=found(
            'in-place', Statement(summary='There is a secure training centre in the area; it reports yearly')
        ),
    ),
    case(
        'agrees-with-custody',
        'met',
        False,
        custody=found('in-place', Statement(summary='There is a worker for each child in a secure home elsewhere')),
    ),
]

AGENCY_PARTNERS = found('in-place', ())
ALL_UNDER = found('in-place', Whether(so=True))
NOT_ALL = found('in-place', Whether(so=False))
CAFCASS = {'name': 'Cafcass', 'categories': ['cafcass']}
FIRE = {'name': 'Bedfordshire Fire and Rescue Service'}
CLUB = {'name': 'Luton Chess Club'}
DUTY = {'all_said': found('undeclared'), 'partners': AGENCY_PARTNERS}

TABLE = (Contribution(name='Police', counts_for='police'), Contribution(name='Club', counts_for='agency'))
AGENCIES = [
    case('covers-categories', 'met', [CAFCASS, FIRE], any_of=['cafcass', 'charity']),
    case('covers-categories', 'absent', [CAFCASS], any_of=['charity']),
    case('covers-categories', 'absent', [CAFCASS, {**FIRE, 'in_schedule': False}], any_of=['charity']),
    case('covers-categories', 'undeclared', [CAFCASS, CLUB], any_of=['charity']),
    case('covers-categories', 'undeclared', [{**CLUB, 'in_schedule': True}], any_of=['charity']),
    case('covers-categories', 'undeclared', [{**CLUB, 'categories': []}], any_of=['charity']),
    case('not-said-under-duty', 'met', {**CAFCASS, 'said_under_duty': True}, **DUTY),
    case('not-said-under-duty', 'met', {**CLUB, 'in_schedule': True, 'said_under_duty': True}, **DUTY),
    case('not-said-under-duty', 'met', {**FIRE, 'said_under_duty': False}, **DUTY),
    case('not-said-under-duty', 'met', FIRE, all_said=NOT_ALL, partners=AGENCY_PARTNERS),
    case('not-said-under-duty', 'met', FIRE, all_said=found('not-stated'), partners=AGENCY_PARTNERS),
    case(
        'not-said-under-duty', 'met', {**FIRE, 'said_under_duty': False}, all_said=ALL_UNDER, partners=AGENCY_PARTNERS
    ),
    case('not-said-under-duty', 'wrong', {**FIRE, 'in_schedule': False, 'said_under_duty': True}, **DUTY),
    case('not-said-under-duty', 'undeclared', {**FIRE, 'said_under_duty': True}, **DUTY),
    case('not-said-under-duty', 'undeclared', FIRE, all_said=ALL_UNDER, partners=AGENCY_PARTNERS),
    case('not-said-under-duty', 'wrong', {'name': 'Jobcentre Plus'}, all_said=ALL_UNDER, partners=AGENCY_PARTNERS),
    case('not-said-under-duty', 'wrong', {**CLUB, 'in_schedule': False, 'said_under_duty': True}, **DUTY),
    case('not-said-under-duty', 'undeclared', FIRE, **DUTY),
    case('not-said-under-duty', 'undeclared', {**CLUB, 'said_under_duty': True}, **DUTY),
    case(
        'not-said-under-duty',
        'not-applicable',
        {'name': 'Bedfordshire Police', 'said_under_duty': True},
        all_said=ALL_UNDER,
        partners='POLICE',
    ),
    case('agencies-contribute', 'met', Statement(summary=SAID)),
    case('agencies-contribute', 'met', [CAFCASS, {**CLUB, 'contribution': 'It lends rooms'}]),
    case('agencies-contribute', 'absent', [CAFCASS, CLUB]),
    case('agencies-contribute', 'absent', [{**CLUB, 'contribution': 'It pays £400 a year'}]),
    case('agencies-contribute', 'absent', [{**CLUB, 'contribution': 'not-stated'}]),
    case('agencies-pay', 'met', Statement(summary=SAID), table=found('undeclared')),
    case('agencies-pay', 'met', [{**CLUB, 'contribution': 'Pays £400 a year'}], table=found('undeclared')),
    case('agencies-pay', 'absent', [{**CLUB, 'contribution': 'It lends rooms'}], table=found('undeclared')),
    case('agencies-pay', 'met', [CLUB], table=found('in-place', TABLE)),
    case('agencies-pay', 'absent', [CLUB], table=found('in-place', TABLE[:1])),
    case('agencies-pay', 'absent', [CLUB], table=found('not-stated')),
    case('is-no-partner', 'wrong', {'name': 'Bedfordshire Police'}, partners=[POLICE, LUTON]),
    case('is-no-partner', 'wrong', {'name': 'Luton Council'}, partners=[POLICE, LUTON]),
    case('is-no-partner', 'wrong', {'name': 'the Luton Clinical Commissioning Group'}, partners=[CCG]),
    case('is-no-partner', 'met', {'name': 'Luton Food Bank'}, partners=[POLICE, LUTON]),
    case('is-no-partner', 'met', {'name': 'Bedfordshire Police and Crime Commissioner'}, partners=[POLICE, LUTON]),
    case('is-no-partner', 'met', {'name': 'British Transport Police'}, partners=[POLICE]),
    case('is-no-partner', 'met', {'name': 'Luton Council Youth Offending Service'}, partners=[LUTON]),
    case('is-no-partner', 'met', {'name': 'Cambridgeshire Police'}, partners=[POLICE]),
    case('is-no-partner', 'met', {'name': 'Bedfordshire Police', 'categories': ['charity']}, partners=[POLICE]),
    case('is-no-partner', 'met', CLUB, partners=[]),
    case('agrees-with-national', 'not-applicable', [CAFCASS], national=found('in-place', Statement(summary=SAID))),
    case('agrees-with-national', 'not-applicable', [CAFCASS], national=found('undeclared')),
    case('agrees-with-national', 'wrong', [FIRE, CAFCASS], national=found('not-applicable')),
    case('agrees-with-national', 'met', [FIRE], national=found('not-applicable')),
    case('in-england', 'met', {'name': 'Luton', 'code': 'E06000032'}),
    case('in-england', 'wrong', {'name': 'Cardiff', 'code': 'W06000015'}),
    case('in-england', 'met', {'name': 'Luton'}),
    case('in-england', 'undeclared', {'name': 'Northport'}),
    case('code-is-its-own', 'met', {'name': 'Luton Borough Council', 'code': 'E06000032'}),
    case('code-is-its-own', 'wrong', {'name': 'Luton Borough Council', 'code': 'E06000055'}),
    case('code-is-its-own', 'not-applicable', {'name': 'Luton Borough Council'}),
    case('region-is-theirs', 'met', ['Luton', 'Bedford Borough Council'], region='East of England'),
    case('region-is-theirs', 'wrong', ['Luton'], region='South East'),
    case('region-is-theirs', 'not-applicable', ['Luton', 'Northport'], region='South East'),
]

LIMIT = {'limit': '2019-06-30'}
SINCE = {'since': Day.model_validate('2019-06-15'), 'months': 3}
DATES = [
    case('on-or-before', 'met', '2019-06-30', **LIMIT),
    case('on-or-before', 'met', '2019-06', **LIMIT),
    case('on-or-before', 'wrong', '2019-07-01', **LIMIT),
    case('on-or-before', 'wrong', '2020', **LIMIT),
    case('on-or-before', 'undeclared', '2019', **LIMIT),
    case('on-or-before', 'met', '2019', limit='2019'),
    case('once-in', 'met', '2025-09-27', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('once-in', 'person', '2025-09-30', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('once-in', 'person', '2025-09', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('once-in', 'person', '2026-09-27', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('once-in', 'wrong', '2026-09-28', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('once-in', 'undeclared', '2026-09', since=Day.model_validate('2024-09-27'), months=12, surely_late=24),
    case('within-months', 'met', '2019-09-15', **SINCE),
    case('within-months', 'wrong', '2019-09-16', **SINCE),
    case('within-months', 'met', '2019-08', **SINCE),
    case('within-months', 'undeclared', '2019-09', **SINCE),
    case('within-months', 'undeclared', '2019-09-15', since=Day.model_validate('2019-06'), months=3),
    case('within-months', 'wrong', '2019-10', since=Day.model_validate('2019-06'), months=3),
    case('within-months', 'met', '2019-06-01', **SINCE),
    case('not-passed', 'met', '2025-01-01', context=context(on='2025-01-01')),
    case('not-passed', 'met', '2025-01', context=context(on='2025-01-31')),
    case('not-passed', 'wrong', '2025-01', context=context(on='2025-02-01')),
    case('not-passed', 'wrong', '2024-12-31', context=context(on='2025-01-01')),
    case('not-passed', 'not-applicable', '2019-01-01', superseded=PartialDate(2024, 12), context=context()),
    case('not-over', 'met', {'starts': '2024', 'ends': '2025-03'}, context=context(on='2025-03-31')),
    case('not-over', 'wrong', {'starts': '2024', 'ends': '2025-03'}, context=context(on='2025-04-01')),
    case('not-over', 'undeclared', {'starts': '2024'}, context=context()),
    case('not-over', 'not-applicable', {'ends': '2019'}, superseded=PartialDate(2024, 12), context=context()),
]


def paid(amount: Any = None, share: str = '', counts_for: str = '', name: str = 'Payer') -> dict[str, Any]:
    row = {'name': name, 'amount': amount, 'share': share, 'counts_for': counts_for}
    return {key: value for key, value in row.items() if value not in (None, '')}


MONEY = [
    case('sums-to', 'met', [paid('10.1'), paid('20.2')], total='30.3'),
    # Rounded figures: half of the last place of each, and of the total.
    case('sums-to', 'met', [paid('10.1'), paid('20.2')], total='30.4'),
    case('sums-to', 'wrong', [paid('10.1'), paid('20.2')], total='30.5'),
    case('sums-to', 'met', [paid('10000'), paid('20000')], total='30001'),
    case('sums-to', 'wrong', [paid('10000'), paid('20000')], total='30002'),
    case('sums-to', 'not-applicable', [paid('10.1'), paid()], total='30.3'),
    case('sums-to', 'not-applicable', [paid('10.1'), paid('not-stated')], total='30.3'),
    case('share-of', 'met', paid('24.4', '9%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'wrong', paid('24.4', '10%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'met', paid('24.4', '10%'), total='264.6', shares_are='approximate', printed_in='thousands'),
    case('share-of', 'wrong', paid('24.4', '12%'), total='264.6', shares_are='approximate', printed_in='thousands'),
    case('share-of', 'met', paid('2.2', '<1%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'wrong', paid('3.2', '<1%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'met', paid('200', '>50%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'wrong', paid('100', '>50%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'not-applicable', paid('24.4'), total='264.6', shares_are='exact', printed_in='thousands'),
    case('share-of', 'not-applicable', paid(None, '9%'), total='264.6', shares_are='exact', printed_in='thousands'),
    case(
        'share-of',
        'not-applicable',
        paid('not-stated', '9%'),
        total='264.6',
        shares_are='exact',
        printed_in='thousands',
    ),
    case('share-of', 'not-applicable', paid('0', '9%'), total='0', shares_are='exact', printed_in='thousands'),
    case('shares-to-hundred', 'met', [paid(share='60%'), paid(share='40%')], shares_are='exact'),
    case('shares-to-hundred', 'met', [paid(share='33%')] * 3, shares_are='exact'),
    case('shares-to-hundred', 'wrong', [paid(share='60%'), paid(share='38%')], shares_are='exact'),
    case('shares-to-hundred', 'wrong', [paid(share='60.0%'), paid(share='39.8%')], shares_are='exact'),
    case('shares-to-hundred', 'met', [paid(share='60%'), paid(share='38%')], shares_are='approximate'),
    case('shares-to-hundred', 'wrong', [paid(share='60%'), paid(share='30%')], shares_are='approximate'),
    case('shares-to-hundred', 'met', [paid(share='99%'), paid(share='<1%')], shares_are='exact'),
    case('shares-to-hundred', 'wrong', [paid(share='90%'), paid(share='<1%')], shares_are='exact'),
    case('shares-to-hundred', 'not-applicable', [paid(share='60%'), paid('40')], shares_are='exact'),
    case('shares-to-hundred', 'not-applicable', [], shares_are='exact'),
    *(
        case(
            'contributes-for',
            outcome,
            [{'name': name, 'counts_for': 'local-authority', 'amount': 10} for name in payers],
            partner='local-authority',
            partners=[LUTON, {**BEDFORD, **acts}, POLICE],
        )
        for outcome, payers, acts in (
            ('met', ('Luton', 'Bedford'), {}),
            ('short', ('Luton',), {}),
            ('met', ('Luton',), {'acts_for': ['Luton Borough Council']}),
        )
    ),
    case('says-who-pays', 'met', Statement(summary=SAID)),
    case('says-who-pays', 'met', [paid('24.4')]),
    case('says-who-pays', 'absent', []),
    case('says-who-pays', 'absent', [{'name': 'Police', 'status': 'planned', 'summary': 'The force is to be asked'}]),
    case('contributes-for', 'met', [paid('24.4', counts_for='police')], partner='police'),
    case('contributes-for', 'met', [paid(share='9%', counts_for='police')], partner='police', total='264.6'),
    case('contributes-for', 'met', [paid(share='9%', counts_for='police')], partner='police', total_in_report='264.6'),
    case('contributes-for', 'short', [paid(share='9%', counts_for='police')], partner='police'),
    case('contributes-for', 'short', [paid(counts_for='police')], partner='police'),
    case('contributes-for', 'short', [paid('not-stated', counts_for='police')], partner='police'),
    case('contributes-for', 'absent', [paid('24.4', counts_for='health')], partner='police'),
    case('contributes-for', 'undeclared', [paid('24.4', counts_for='health'), paid('5')], partner='police'),
]

CHAIR_PARTNERS = [
    {**POLICE, 'delegates': ['Assistant Chief Constable']},
    {**LUTON, 'delegates': ["Director of Children's Services"]},
]
OFFICERS = [{**POLICE, 'formerly': ['Bedfordshire Constabulary']}]
SCRUTINEERS = {'scrutineers': [{'office': 'Independent Scrutineer', 'holder': 'A. N. Other'}]}
HEADS = {'ranks': ['chief-executive']}
PEOPLE = [
    case('partner-of-kind', 'met', [POLICE, LUTON], kinds=['police']),
    case('partner-of-kind', 'absent', [LUTON], kinds=['police']),
    case('partner-of-kind', 'met', [CCG], kinds=['ccg', 'icb'], authorities=AREAS),
    case('partner-of-kind', 'met', [LUTON, BEDFORD], kinds=['local-authority'], authorities=AREAS),
    case('partner-of-kind', 'short', [LUTON], kinds=['local-authority'], authorities=AREAS),
    case(
        'partner-of-kind',
        'short',
        [{**POLICE, 'acts_for': ['Luton Borough Council']}],
        kinds=['police'],
        authorities=AREAS,
    ),
    case(
        'partner-of-kind',
        'absent',
        [{**LUTON, 'name': 'Essex County Council'}],
        kinds=['local-authority'],
        authorities=AREAS,
    ),
    case(
        'partner-of-kind',
        'met',
        [{**LUTON, 'acts_for': ['The Luton Borough Council', 'bedford borough council']}],
        kinds=['local-authority'],
        authorities=AREAS,
    ),
    case('health-body-of-its-day', 'met', CCG, context=context('2019-05-30')),
    case('health-body-of-its-day', 'met', CCG, context=context('2022-06-30')),
    case('health-body-of-its-day', 'wrong', CCG, context=context('2022-07-01')),
    case('health-body-of-its-day', 'met', ICB, context=context('2022-07-01')),
    case('health-body-of-its-day', 'wrong', ICB, context=context('2022-06-30')),
    case('health-body-of-its-day', 'undeclared', ICB, context=context('')),
    case('health-body-of-its-day', 'undeclared', CCG, context=context('2022')),
    case('health-body-of-its-day', 'undeclared', ICB, context=context('2022')),
    case('health-body-of-its-day', 'met', POLICE, context=context('2019')),
    case('has-rank', 'met', 'Chief Executive', **HEADS),
    case('leads-board', 'wrong', 'Accountable Officer', context=context('2022-07-01')),
    case('leads-board', 'met', 'Accountable Officer', context=context('2022-06-30')),
    case('leads-board', 'met', 'Accountable Officer', context=context('2022')),
    case('leads-board', 'met', 'Accountable Officer', context=context('')),
    case('has-rank', 'met', 'Head of Paid Service', **HEADS),
    case('has-rank', 'met', {'office': 'Town Clerk', 'rank': 'chief-executive'}, **HEADS),
    case('has-rank', 'wrong', 'Deputy Chief Executive', **HEADS),
    case('has-rank', 'wrong', "Director of Children's Services", **HEADS),
    case('has-rank', 'person', 'Town Clerk', **HEADS),
    case('has-rank', 'person', 'Managing Director', **HEADS),
    case('has-rank', 'met', 'Interim Chief Executive', **HEADS),
    *(
        case('police-ranks', 'met', [office])
        for office in (
            'Chief Constable',
            'Assistant Chief Constable',
            'Deputy Chief Constable',
            'Area Commander',
            'Head of Crime and Public Protection',
        )
    ),
    *(
        case('police-ranks', 'wrong', [office])
        for office in ('Detective Inspector', 'Police Sergeant', 'Police Constable')
    ),
    *(
        case('police-ranks', 'person', [office])
        for office in ('Chief Superintendent', 'Superintendent', 'Chief Inspector', 'Head of Safeguarding')
    ),
    case('police-ranks', 'met', [{'office': 'Detective Superintendent', 'rank': 'head-of-public-protection'}]),
    case('police-ranks', 'wrong', ['Chief Constable', 'Detective Inspector', 'Superintendent']),
    case('police-ranks', 'person', ['Chief Constable', 'Superintendent']),
    case('police-ranks', 'not-applicable', [{'office': 'Detective Inspector', 'status': 'planned'}]),
    case('single', 'met', ['Superintendent']),
    case('single', 'short', ['Superintendent', 'Chief Nurse']),
    case('is-delegate', 'met', {'held_as': 'delegate'}, partners=CHAIR_PARTNERS),
    case(
        'is-delegate',
        'met',
        {'held_as': 'delegate', 'held_by': 'Director of Children’s Services'},
        partners=CHAIR_PARTNERS,
    ),
    case('is-delegate', 'met', {'held_as': 'delegate', 'held_by': 'Chief Nurse'}, partners=[POLICE]),
    case('is-delegate', 'wrong', {'held_as': 'delegate', 'held_by': 'Chief Nurse'}, partners=CHAIR_PARTNERS),
    # Nobody can tell while the delegates of one partner are not declared.
    case(
        'is-delegate', 'undeclared', {'held_as': 'delegate', 'held_by': 'Chief Nurse'}, partners=[*CHAIR_PARTNERS, ICB]
    ),
    case(
        'is-delegate',
        'wrong',
        {'held_as': 'delegate', 'held_by': 'Chief Nurse'},
        partners=[*CHAIR_PARTNERS, {**ICB, 'delegates': 'not-stated'}],
    ),
    case('is-delegate', 'wrong', {'held_as': 'independent'}, partners=CHAIR_PARTNERS),
    case('is-delegate', 'wrong', {'held_as': 'lead'}, partners=CHAIR_PARTNERS),
    case('is-delegate', 'wrong', {'held_as': 'other'}, partners=CHAIR_PARTNERS),
    case('is-delegate', 'absent', {'held_as': 'not-stated'}, partners=CHAIR_PARTNERS),
    case('is-delegate', 'undeclared', {'held_by': 'Chief Nurse'}, partners=CHAIR_PARTNERS),
    case('differs-from', 'met', 'Chief Nurse', **SCRUTINEERS),
    case('differs-from', 'met', {'office': 'Chief Nurse', 'holder': 'Another Person'}, **SCRUTINEERS),
    case('differs-from', 'wrong', 'The Independent Scrutineer', **SCRUTINEERS),
    case('differs-from', 'wrong', {'office': 'Chair', 'holder': 'a. n. other'}, **SCRUTINEERS),
    # Peer scrutiny: the same office in another body is another office.
    case(
        'differs-from',
        'met',
        {'office': 'Chief Executive', 'body': 'Luton Borough Council'},
        scrutineers=[{'office': 'Chief Executive', 'body': 'Essex County Council'}],
    ),
    case('differs-from', 'wrong', 'Independent Chair', scrutineers=['Independent Chair and Scrutineer']),
    case('differs-from', 'met', 'Independent Chair', scrutineers=['Independent Scrutineer']),
    case('differs-from', 'met', 'Chief Nurse', scrutineers=[]),
    case('signed-for-each', 'met', ['Bedfordshire Police', 'Luton Borough Council'], partners=[POLICE, LUTON]),
    case('signed-for-each', 'met', ['Luton Council', 'Bedfordshire Police'], partners=[POLICE, LUTON]),
    case('signed-for-each', 'short', ['Bedfordshire Police'], partners=[POLICE, LUTON]),
    case('signed-for-each', 'undeclared', ['Cafcass'], partners=[POLICE, LUTON]),
    case('signed-for-each', 'short', ['Bedfordshire Police'], partners=[POLICE], by_office=True),
    case(
        'signed-for-each',
        'met',
        ['Bedfordshire Police', {'name': 'Bedfordshire Police', 'office': 'Chief Constable'}],
        partners=[POLICE],
        by_office=True,
    ),
    case('signed-for-each', 'undeclared', ['Bedfordshire Police'], partners=[]),
    case('signed-for-each', 'met', ['Bedfordshire Police', ICB['name']], partners=[POLICE, CCG], now=[POLICE, ICB]),
    case('signed-for-each', 'short', ['Bedfordshire Police', ICB['name']], partners=[POLICE, CCG], now=[POLICE]),
    case('signed-for-each', 'short', ['Bedfordshire Police'], partners=[POLICE, CCG], now=[POLICE, ICB]),
    case(
        'signed-for-each',
        'short',
        ['Bedfordshire Police', ICB['name'], 'Second Board'],
        partners=[POLICE, CCG],
        now=[POLICE, ICB, {'kind': 'icb', 'name': 'Second Board'}],
    ),
    case(
        'signed-for-each',
        'met',
        ['Luton Council', 'Force of the Chilterns'],
        partners=[POLICE, LUTON],
        now=[{'kind': 'police', 'name': 'Force of the Chilterns', 'formerly': ['Bedfordshire Police']}, LUTON],
    ),
    case('signed-by-heads', 'not-applicable', ['Bedfordshire Police', 'Luton Borough Council']),
    case('signed-by-heads', 'met', [{'name': 'Luton Borough Council', 'office': 'Interim Chief Executive'}]),
    case('signed-by-heads', 'wrong', [{'name': 'Luton Borough Council', 'office': 'Director of Children'}]),
    case('signed-by-heads', 'person', [{'name': 'NHS Luton', 'office': 'Chief Nurse'}]),
    case(
        'signed-by-heads',
        'met',
        [
            {'name': 'Bedfordshire Police', 'office': 'Detective Superintendent'},
            {'name': 'The Bedfordshire Police', 'office': 'Chief Constable'},
        ],
    ),
    case(
        'signed-by-lead',
        'met',
        {'name': 'Bedfordshire Police', 'office': 'the Chief Constable'},
        partners=[{**POLICE, 'lead': 'Chief Constable'}],
    ),
    case(
        'signed-by-lead',
        'met',
        {'name': 'Bedfordshire Police', 'office': 'Chief Constable of Bedfordshire'},
        partners=[{**POLICE, 'lead': 'Chief Constable'}],
    ),
    case(
        'signed-by-lead',
        'wrong',
        {'name': 'Bedfordshire Police', 'office': 'Deputy Chief Constable'},
        partners=[{**POLICE, 'lead': 'Chief Constable'}],
    ),
    case(
        'signed-by-lead',
        'wrong',
        {'name': 'Luton Borough Council', 'office': 'Director of Public Health'},
        partners=[{**LUTON, 'lead': "Director of Children's Services"}],
    ),
    case(
        'signed-by-lead',
        'not-applicable',
        {'name': 'Bedfordshire Police'},
        partners=[{**POLICE, 'lead': 'Chief Constable'}],
    ),
    case('signed-by-lead', 'not-applicable', {'name': 'Bedfordshire Police', 'office': 'Inspector'}, partners=[POLICE]),
    case(
        'signed-by-lead',
        'not-applicable',
        {'name': 'Cafcass', 'office': 'Head of Practice'},
        partners=[{**POLICE, 'lead': 'Chief Constable'}],
    ),
    case('is-no-officer-of', 'met', {'office': 'Scrutineer', 'body': 'University of Bedfordshire'}, partners=OFFICERS),
    case('is-no-officer-of', 'wrong', {'office': 'Scrutineer', 'body': 'Bedfordshire Police'}, partners=OFFICERS),
    case(
        'is-no-officer-of',
        'wrong',
        {'office': 'Scrutineer', 'body': 'the Bedfordshire Constabulary'},
        partners=OFFICERS,
    ),
    case('is-no-officer-of', 'not-applicable', 'Independent Scrutineer', partners=OFFICERS),
    case('reads-by-office', 'met', {'office': 'Business Manager', 'on': '2026-05-04'}),
    case('reads-by-office', 'wrong', {'office': 'Jane Smith', 'on': '2026-05-04'}),
    case('reads-by-office', 'wrong', {'office': 'Jane Smith, Business Manager', 'on': '2026-05-04'}),
    case('is-an-office', 'met', 'Chief Constable'),
    case('is-an-office', 'met', {'office': 'Chief Constable', 'holder': 'A. N. Other'}),
    case('is-an-office', 'met', 'Head of Service 2024-2025'),
    case('is-an-office', 'wrong', {'holder': 'A. N. Other'}),
    case('is-an-office', 'wrong', 'safeguarding@luton.gov.uk'),
    case('is-an-office', 'wrong', 'Duty officer, 01582 123456'),
    case('is-an-office', 'wrong', {'office': 'Chief Constable', 'body': 'write to cc@beds.police.uk'}),
    case('is-published', 'met', 'published', on=found('undeclared'), context=context()),
    case('is-published', 'met', 'published', on=found('in-place', Day.model_validate('2019-05-30')), context=context()),
    case('is-published', 'short', 'published', on=found('planned'), context=context()),
    case('is-published', 'short', 'published', on=found('in-place', Day.model_validate('2090-01')), context=context()),
    case('is-published', 'wrong', 'draft', on=found('undeclared'), context=context()),
    *(
        case('is-published', outcome, 'published', on=found(on), context=asked)
        for outcome, on, asked in (
            ('met', 'planned', context()._replace(read_whole=True)),  # the arrangements themselves are in hand
            ('short', 'planned', context()._replace(read_in_part=True)),
            ('short', 'not-stated', context()._replace(read_in_part=True)),
            ('met', 'not-stated', context()._replace(read_whole=True)),
        )
    ),
    case(
        'is-out',  # of a yearly report, of which arrangements are no part
        'met',
        'published',
        on=found('undeclared'),
        previous=found('undeclared'),
        months=[12, 24],
        context=context()._replace(read_in_part=True),
    ),
    *(
        case(
            'is-published',
            outcome,
            'approved',
            on=found('undeclared'),
            first=found(*first),
            first_due='2019-06-30',
            context=context(on=on),
        )
        for outcome, first, on in (
            ('not-applicable', ('in-place', Whether.model_validate(True)), '2019-06-30'),
            ('not-applicable', ('not-stated',), '2019-03-15'),
            ('wrong', ('in-place', Whether.model_validate(True)), '2019-07-01'),
            ('wrong', ('in-place', Whether.model_validate(False)), '2019-03-15'),
        )
    ),
    case(
        'is-published', 'wrong', 'approved', on=found('in-place', Day.model_validate('2019-05-30')), context=context()
    ),
    *(
        case('is-out', outcome, stage, on=found('undeclared'), previous=before, months=[12, 24], context=context(on=on))
        for outcome, stage, before, on in (
            ('met', 'published', found('undeclared'), '2025-01-01'),
            ('not-applicable', 'approved', found('not-stated'), '2025-01-01'),
            ('not-applicable', 'approved', found('in-place', Day.model_validate('2024-09-27')), '2025-09-27'),
            ('person', 'approved', found('in-place', Day.model_validate('2024-09-27')), '2025-09-28'),
            ('person', 'approved', found('in-place', Day.model_validate('2024-09-27')), '2026-09-27'),
            ('wrong', 'approved', found('in-place', Day.model_validate('2024-09-27')), '2026-09-28'),
            ('not-applicable', 'approved', found('in-place', Day.model_validate('2024-09')), '2025-09-30'),
        )
    ),
]

BY_SEPTEMBER = {'latest': '30 September', 'year_ends': 'March'}
REPORTING = [
    case('at-most-months', 'met', '12 months', months=12),
    case('at-most-months', 'met', '6 months', months=12),
    case('at-most-months', 'wrong', '13 months', months=12),
    case('at-most-days', 'met', '7 days', days=7),
    case('at-most-days', 'met', '0 days', days=7),
    case('at-most-days', 'wrong', '8 days', days=7),
    case('at-most-days', 'wrong', '7 working days', days=7),
    case('deadline-by', 'met', '30 September', **BY_SEPTEMBER),
    case('deadline-by', 'met', 'end of June', **BY_SEPTEMBER),
    case('deadline-by', 'short', '30 September 2024', **BY_SEPTEMBER),
    case('deadline-by', 'short', '2024-06-30', **BY_SEPTEMBER),
    case('deadline-by', 'wrong', '1 October', **BY_SEPTEMBER),
    case('deadline-by', 'wrong', '31 January', **BY_SEPTEMBER),
    # In the last month of the period itself: a year later, since nobody reports before the period is over.
    case('deadline-by', 'wrong', '15 March', **BY_SEPTEMBER),
    case('deadline-by', 'wrong', 'end of December', period='January to December', **BY_SEPTEMBER),
    case('deadline-by', 'met', '30 September', period='April to March', **BY_SEPTEMBER),
    case('deadline-by', 'met', '31 March', period='January to December', latest='30 September', year_ends='March'),
    case('runs', 'met', 'April to March', first='April', last='March'),
    case('runs', 'wrong', 'January to December', first='April', last='March'),
    case('runs', 'wrong', 'April to February', first='April', last='March'),
    case('sends-to', 'met', [PANEL, 'The council'], bodies=[PANEL], context=context()),
    case('sends-to', 'wrong', ['The council'], bodies=[PANEL], context=context()),
    case('sends-to', 'wrong', [], bodies=[PANEL], context=context()),
    case(
        'sends-to',
        'met',
        ['foundations'],
        bodies=['foundations', 'dfe-masa-unit'],
        context=context('2024-07', recipients=FROM_2023),
    ),
    case(
        'sends-to',
        'met',
        ['dfe-masa-unit'],
        bodies=['foundations', 'dfe-masa-unit'],
        context=context('2024-07', recipients=FROM_2023),
    ),
    case(
        'sends-to',
        'wrong',
        ['foundations'],
        bodies=['foundations', 'dfe-masa-unit'],
        context=context('2025-07', recipients=FROM_2023),
    ),
    case(
        'sends-to',
        'wrong',
        ['dfe-masa-unit'],
        bodies=['foundations', 'dfe-masa-unit'],
        context=context('2024-01', recipients=FROM_2023),
    ),
    case('sends-to', 'not-applicable', [PANEL], bodies=['foundations'], context=context('2019')),
    *(
        case('sends-to', 'met', [printed], bodies=[body], context=context('2024-07', recipients=FROM_2023))
        for body, printed in (
            ('foundations', "Foundations (formerly What Works for Children's Social Care)"),
            (PANEL, 'National Safeguarding Panel'),
            (PANEL, 'the Child Safeguarding Practice Review Panel at the DfE'),
            ('dfe-masa-unit', 'Multi-Agency Safeguarding Arrangements team'),
        )
    ),
    # The day of publication decides, and not the date on the cover; without either, any day since the period.
    *(
        case(
            'sends-to',
            outcome,
            ['foundations'],
            bodies=['foundations', 'dfe-masa-unit'],
            context=context(dated, on='2026-01-01', recipients=FROM_2023),
            **known,
        )
        for outcome, dated, known in (
            ('wrong', '2025-05', {'out': '2025-09-22'}),
            ('met', '2025-07', {'out': '2025-05'}),
            ('met', '', {'period': {'starts': '2024-04', 'ends': '2025-03'}}),
            ('wrong', '', {'period': {'starts': '2024-08', 'ends': '2025-07'}}),
        )
    ),
    case(
        'sends-to',
        'short',
        [{'name': PANEL, 'status': 'planned', 'summary': 'from next year on'}],
        bodies=[PANEL],
        context=context(),
    ),
    case('sends-to', 'absent', [{'name': PANEL, 'status': 'restated'}], bodies=[PANEL], context=context()),
    case('named-at-the-time', 'met', PANEL, context=context()),
    case('named-at-the-time', 'met', WHAT_WORKS, context=context('2019')),
    case('named-at-the-time', 'wrong', 'foundations', context=context('2019')),
    case('named-at-the-time', 'wrong', WHAT_WORKS, context=context('2024', recipients=FROM_2023)),
    case('named-at-the-time', 'met', 'Health and Wellbeing Board', context=context()),
    case('named-at-the-time', 'undeclared', 'national-pannel', context=context()),
    case('cited-in-force', 'met', 'wt2018', context=context()),
    case('cited-in-force', 'wrong', 'wt2018', context=context(replaced=('wt2018',))),
    case(
        'cited-in-force',
        'met',
        {'edition': 'wt2018', 'cited_as': 'superseded'},
        context=context(replaced=('wt2018',)),
    ),
    case(
        'cited-in-force',
        'met',
        {'edition': 'wt2018', 'cited_as': 'mentioned'},
        context=context(replaced=('wt2018',)),
    ),
]

YEAR = {'starts': '2024-04', 'ends': '2025-03'}
FEBRUARY = {'starts': '2023-03-01', 'ends': '2024-02-29'}
BY_SEPTEMBER = {'latest': '30 September', 'since': '2024-09-30'}
MEASURED = {
    'name': 'Neglect is found sooner',
    'measure': 'Days from a concern to a plan',
    'baseline': '41 days the year before',
    'result': '28 days in this one',
    'who': '212 children under five',
}
COMPARED = {**MEASURED, 'baseline': 'not-stated', 'comparison': '35 days elsewhere'}
OPEN = {'name': 'Fuller referrals', 'measure': 'Share of full referrals', 'result': 'Four in five of them'}
ACTIVITY = {'name': 'A conference was held', 'activity_only': True}
STAGES = {'stages': ['early-help', 'looked-after', 'care-leaver']}

REPORTED = [
    case(
        'out-by',
        'undeclared',
        '2024-09-12',
        period={'starts': '2024-04', 'ends': '2025-03'},
        latest='30 September',
        since='2024-09-30',
    ),
    case('copied-within', 'met', {'name': PANEL, 'on': '2025-09-29'}, since='2025-09-22', days=7),
    case('copied-within', 'wrong', {'name': PANEL, 'on': '2025-09-30'}, since='2025-09-22', days=7),
    case('copied-within', 'met', {'name': PANEL, 'on': '2024-03-01'}, since='2024-02-23', days=7),  # over a leap day
    case('copied-within', 'met', {'name': PANEL, 'on': '2100-12-31'}, since='2100-12-30', days=7),  # the last there is
    case('copied-within', 'undeclared', {'name': PANEL, 'on': '2025-09'}, since='2025-09-22', days=7),
    case('copied-within', 'met', {'name': PANEL, 'on': '2025-09-20'}, since='2025-09-22', days=7),
    *(
        case(check, outcome, sent, **beside)
        for check, beside in (
            ('copied-within', {'since': '2025-09-22', 'days': 7}),
            (
                'copied-by',
                {'period': {'starts': '2024-04', 'ends': '2025-03'}, 'latest': '29 September', 'since': '2024-09-30'},
            ),
        )
        for outcome, sent in (
            ('met', {'name': PANEL, 'on': '2025-09-29'}),
            ('wrong', {'name': 'DfE', 'on': '2025-09-30'}),
            ('undeclared', {'name': PANEL, 'on': '2025'}),
            ('undeclared', PANEL),
            ('absent', {'name': PANEL, 'on': 'not-stated'}),
            ('short', {'name': PANEL, 'on': {'status': 'planned', 'summary': 'as soon as it is out'}}),
            ('not-applicable', {'name': 'Health and Wellbeing Board', 'on': '2025-12-01'}),
        )
    ),
    case('lasts-at-most', 'met', YEAR, months=12),
    case('lasts-at-most', 'met', FEBRUARY, months=12),
    case('lasts-at-most', 'met', {'starts': '2024-09-29', 'ends': '2025-03-31'}, months=12),
    case('lasts-at-most', 'wrong', {'starts': '2024-04-01', 'ends': '2025-04-01'}, months=12),
    case('lasts-at-most', 'undeclared', {'starts': '2024', 'ends': '2025-03'}, months=12),
    case('lasts-at-most', 'undeclared', {'ends': '2025-03'}, months=12),
    case('covers-months', 'met', YEAR, first='April', last='March'),
    case('covers-months', 'met', {'starts': '2024-04-01', 'ends': '2025-03-31'}, first='April', last='March'),
    case('covers-months', 'wrong', {'starts': '2024-04-02', 'ends': '2025-03-31'}, first='April', last='March'),
    case('covers-months', 'wrong', {'starts': '2023-04', 'ends': '2025-03'}, first='April', last='March'),
    case('covers-months', 'wrong', {'starts': '2024-01', 'ends': '2024-12'}, first='April', last='March'),
    case('covers-months', 'undeclared', {'starts': '2024-04'}, first='April', last='March'),
    case('out-by', 'met', '2025-09-30', period=YEAR, **BY_SEPTEMBER),
    case('out-by', 'met', '2025-09', period=YEAR, **BY_SEPTEMBER),
    case('out-by', 'wrong', '2025-10-01', period=YEAR, **BY_SEPTEMBER),
    case('out-by', 'undeclared', '2025', period=YEAR, **BY_SEPTEMBER),
    case('out-by', 'undeclared', '2025-09-01', period={'starts': '2024-04'}, **BY_SEPTEMBER),
    case('out-by', 'met', '2026-09-01', period={'starts': '2024-10', 'ends': '2025-09-30'}, **BY_SEPTEMBER),
    case('out-by', 'not-applicable', '2023-12-01', period={'ends': '2023-03'}, **BY_SEPTEMBER),
    case('is-measured', 'met', MEASURED),
    case('is-measured', 'met', COMPARED),
    case('is-measured', 'short', ACTIVITY),
    case('is-measured', 'short', {**MEASURED, 'baseline': 'not-stated', 'comparison': 'not-stated'}),
    case('is-measured', 'undeclared', OPEN),
    *(case('is-measured', 'short', {**MEASURED, key: 'not-stated'}) for key in ('measure', 'result', 'who')),
    case('is-measured', 'short', {**MEASURED, 'result': {'status': 'planned', 'summary': 'Figures will follow'}}),
    case('includes-agencies', 'person', Statement(summary=SAID), **LOOK),
    case('includes-agencies', 'met', Statement(summary=SAID), agencies=Statement(summary=SAID), **LOOK),
    case('shows-impact', 'met', [ACTIVITY, MEASURED]),
    case('shows-impact', 'short', [ACTIVITY, {**MEASURED, 'who': 'not-stated'}]),
    case('shows-impact', 'undeclared', [ACTIVITY, OPEN]),
    case('reaches', 'met', [{**MEASURED, 'journey': ['early-help', 'looked-after', 'care-leaver']}], **STAGES),
    case('reaches', 'short', [{**MEASURED, 'journey': ['early-help', 'child-in-need']}], **STAGES),
    case('reaches', 'absent', [{**MEASURED, 'journey': ['child-in-need']}], **STAGES),
    case('reaches', 'undeclared', [MEASURED, {**MEASURED, 'journey': ['early-help']}], **STAGES),
    case('progress-told', 'met', {'name': 'Neglect', 'progress': 'little-or-none'}),
    case('progress-told', 'absent', {'name': 'Neglect', 'progress': 'not-stated'}),
    case('progress-told', 'undeclared', 'Neglect'),
    case('how-far-told', 'met', {'name': 'One lead worker', 'progress': 'not-begun'}),
    case('how-far-told', 'absent', {'name': 'One lead worker', 'progress': 'not-stated'}),
    case('how-far-told', 'undeclared', 'One lead worker'),
    case('drawn-together', 'met', [{'name': 'Fathers', 'drawn_from': ['reviews', 'audits']}]),
    case('drawn-together', 'met', [{'name': 'A', 'drawn_from': ['reviews']}, {'name': 'B', 'drawn_from': ['audits']}]),
    case(
        'drawn-together', 'short', [{'name': 'A', 'drawn_from': ['reviews']}, {'name': 'B', 'drawn_from': ['reviews']}]
    ),
    case('drawn-together', 'short', [{'name': 'A', 'drawn_from': []}]),
    case('drawn-together', 'undeclared', ['Fathers', {'name': 'B', 'drawn_from': ['audits']}]),
]

COUNTY, FORCE = 'Exampleshire County Council', 'Exampleshire Police'
PLANNED = [
    {'name': COUNTY, 'counts_for': 'local-authority', 'amount': '£60,000'},
    {'name': FORCE, 'counts_for': 'police', 'amount': '£15,000'},
]
PLAN = {'period': {'starts': '2024-04', 'ends': '2027-03'}, 'contributions': PLANNED}
TABLES = {'planned': PLANNED, 'plan': PLAN, 'report': {}, 'period': YEAR}
BOTH = {'planned': PLANNED, 'plan': PLAN, 'period': YEAR}
OTHER_YEARS = {'plan': {**PLAN, 'period': {'starts': '2020-04', 'ends': '2024-03'}}}
NO_YEARS = {'plan': {'contributions': PLANNED}}


def pays(amount: str, name: str = FORCE, counts_for: str = 'police') -> dict[str, str]:
    return {'name': name, 'amount': amount, 'counts_for': counts_for}


def masa(**given: Any) -> Lookup:
    """Arrangements as a whole."""
    whole = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton', **given}
    return found('in-place', model_of('arrangements').model_validate(whole))


BEFORE = {'before': masa(groups=[{'name': 'Executive', 'source': 'Page four'}], chair={'held_as': 'delegate'})}
UPDATE = {'name': 'A group on exploitation', 'part': 'groups'}
NAMED = {'named': [{'office': 'Independent Scrutineer', 'body': 'The Exchange'}, {'office': 'Young Scrutineers'}]}

PAIRED = [
    case('paid-as-planned', 'met', pays('£15,000'), **TABLES),
    case('paid-as-planned', 'met', pays('£15,000', 'The Police of Exampleshire'), **TABLES),
    case('paid-as-planned', 'met', pays('15'), **{**TABLES, 'report': {'printed_in': 'thousands'}}),
    case('paid-as-planned', 'met', pays('15.4'), **{**TABLES, 'planned': [pays('15')], 'report': {}}),
    case('paid-as-planned', 'wrong', pays('£15,001.50'), **TABLES),
    case('paid-as-planned', 'wrong', pays('£11,000'), **TABLES),
    case('paid-as-planned', 'wrong', pays('£15,000', 'Northport Hospital', 'agency'), **TABLES),
    case('paid-as-planned', 'not-applicable', {'name': FORCE, 'counts_for': 'police', 'share': '15%'}, **TABLES),
    case('paid-as-planned', 'not-applicable', pays('£11,000'), **{**TABLES, **OTHER_YEARS}),
    case('paid-as-planned', 'undeclared', pays('£11,000'), **{**TABLES, **NO_YEARS}),
    case('paid-as-planned', 'not-applicable', pays('£11,000'), **{**TABLES, 'period': {'ends': '2025-03'}}),
    case('tells-of-each-payer', 'met', [pays('£1'), pays('£1', COUNTY, 'local-authority')], **BOTH),
    case('tells-of-each-payer', 'short', [pays('£15,000')], **BOTH),
    case('tells-of-each-payer', 'not-applicable', [pays('£15,000')], **{**BOTH, **OTHER_YEARS}),
    case('is-the-scrutineer', 'met', 'Independent Scrutineer', **NAMED),
    case('is-the-scrutineer', 'met', {'office': 'Young Scrutineers', 'body': 'The County Youth Council'}, **NAMED),
    case('is-the-scrutineer', 'wrong', {'office': 'Independent Scrutineer', 'body': 'Northport Council'}, **NAMED),
    case('is-the-scrutineer', 'wrong', 'Independent Chair', **NAMED),
    case('is-the-scrutineer', 'not-applicable', {'holder': 'A. N. Other'}, **NAMED),
    case('appears-next', 'met', UPDATE, **BEFORE, after=masa(groups=['Executive', 'Exploitation'])),
    case('appears-next', 'wrong', UPDATE, **BEFORE, after=masa(groups=[{'name': 'Executive', 'source': 'Page six'}])),
    case('appears-next', 'wrong', UPDATE, **BEFORE, after=masa(groups=[{'name': 'Executive', 'status': 'in-place'}])),
    case('appears-next', 'met', UPDATE, **BEFORE, after=masa(groups='not-stated')),
    case('appears-next', 'undeclared', UPDATE, **BEFORE, after=masa()),
    case('appears-next', 'undeclared', 'A group on exploitation', **BEFORE, after=masa(groups=['Executive'])),
    case('appears-next', 'undeclared', {**UPDATE, 'part': 'grups'}, **BEFORE, after=masa(groups=['Executive'])),
    case(
        'appears-next',
        'wrong',
        {**UPDATE, 'part': 'chair.held_as'},
        **BEFORE,
        after=masa(chair={'held_as': 'delegate'}),
    ),
    case('out-as-promised', 'met', '2025-07-31', promised='31 July', period=YEAR),
    case('out-as-promised', 'wrong', '2025-08-01', promised='31 July', period=YEAR),
    case('out-as-promised', 'met', '2026-01-31', promised='31 January', period=YEAR),
    case('out-as-promised', 'not-applicable', '2025-08-01', promised='31 July 2024', period=YEAR),
    case('out-as-promised', 'undeclared', '2025', promised='31 July', period=YEAR),
    case('out-as-promised', 'undeclared', '2025-08-01', promised='31 July', period={'starts': '2024-04'}),
    case(
        'copied-as-promised', 'undeclared', {'name': PANEL, 'on': '2025-09'}, promised='5 days', published='2025-09-22'
    ),
    case(
        'copied-as-promised',
        'not-applicable',
        {'name': PANEL, 'on': '2025-09-29'},
        promised='5 working days',
        published='2025-09-22',
    ),
    *(
        case('copied-as-promised', outcome, {'name': name, 'on': on}, promised=promised, published='2025-09-22')
        for outcome, name, on, promised in (
            ('met', PANEL, '2025-09-27', '5 days'),
            ('wrong', 'DfE', '2025-09-28', '5 days'),
            ('met', PANEL, '2025-09-28', {'days': 10**10}),
            ('undeclared', PANEL, '2025-09', '5 days'),
            ('not-applicable', PANEL, '2025-09-29', '5 working days'),
            ('not-applicable', PANEL, 'not-stated', '5 days'),
            ('not-applicable', 'Health and Wellbeing Board', '2025-12-01', '5 days'),
        )
    ),
    case('copied-as-promised', 'undeclared', PANEL, promised='5 days', published='2025-09-22'),
]

CASES = [*IN_WORDS, *AGENCIES, *DATES, *MONEY, *PEOPLE, *REPORTING, *REPORTED, *PAIRED]


@pytest.mark.parametrize('given', CASES)
def test_a_check_judges_what_is_put_to_it(given: Given) -> None:
    beside = {key: _partners(value) if value == 'POLICE' else value for key, value in given.beside.items()}

    judged = judge(given.check, given.value, **beside)

    assert judged.outcome == given.outcome, judged.message


def _partners(_: str) -> Lookup:
    partners = TypeAdapter(wants('is-no-partner')['partners']).validate_python([POLICE, LUTON])
    return found('in-place', partners)


def test_every_check_in_the_book_is_put_to_the_test() -> None:
    assert {param.values[0].check for param in CASES} == set(CHECKS)


ALWAYS_MET = {'stated', 'for-a-person'}


def test_every_check_is_seen_to_be_met_and_to_fail() -> None:
    outcomes: dict[str, set[str]] = {}
    for param in CASES:
        outcomes.setdefault(param.values[0].check, set()).add(param.values[0].outcome)

    for name in CHECKS.keys() - ALWAYS_MET:
        assert 'met' in outcomes[name], name
        assert outcomes[name] - {'met', 'not-applicable'}, name


@pytest.mark.parametrize('given', CASES)
def test_what_a_check_says_is_plain_and_on_one_line(given: Given) -> None:
    beside = {key: _partners(value) if value == 'POLICE' else value for key, value in given.beside.items()}
    judged = judge(given.check, given.value, **beside)

    assert (judged.message == '') if judged.outcome == 'met' else judged.outcome == 'absent' or judged.message
    assert not re.search(r'None|True|False|PartialDate|Money|Decimal|[\n{}]|\.$|!', judged.message)
    assert judged.message[:1].islower() or judged.message[:1] in ('', '"') or judged.message[:1].isalnum()


def test_a_person_is_never_named_in_what_a_check_says() -> None:
    for judged in (
        judge('differs-from', {'office': 'Chair', 'holder': 'A. N. Other'}, **SCRUTINEERS),
        judge('is-an-office', {'holder': 'A. N. Other'}),
        judge('has-rank', {'office': 'Town Clerk', 'holder': 'A. N. Other'}, **HEADS),
    ):
        assert 'Other' not in judged.message


@pytest.mark.parametrize(
    ('day', 'months', 'later'),
    [
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
        (date(2019, 6, 30), 3, date(2019, 9, 30)),
        (date(2019, 6, 30), 12, date(2020, 6, 30)),
        (date(2019, 6, 30), 0, date(2019, 6, 30)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_every_module_of_checks_is_known_to_the_registry_and_defines_some() -> None:
    there = {path.stem for path in Path(checks.__file__).parent.glob('*.py')}

    assert there - {'__init__', 'registry'} == set(MODULES)
    assert all(defined_in(module) for module in MODULES)


def test_a_check_is_defined_once_and_found_by_its_name() -> None:
    defined = Counter(name for module in MODULES for name in defined_in(module))

    assert set(defined.values()) == {1}
    assert len(CHECKS) == len(defined)
    assert all(CHECKS[name] is defined_in(module)[name] for module in MODULES for name in defined_in(module))


def test_a_name_that_no_module_defines_is_not_in_the_registry() -> None:
    assert 'made-up' not in CHECKS
    assert 'out-by' in CHECKS


def test_a_check_knows_what_it_is_asked_of_and_what_else_it_takes() -> None:
    assert CHECKS['not-passed'].needs_context
    assert CHECKS['not-passed'].optional == {'superseded'}
    assert not CHECKS['stated'].needs_context
    assert set(CHECKS['within-months'].operands) == {'since', 'months'}
    assert all(name == name.lower() and '_' not in name for name in CHECKS)
