"""A duty is put to a document: what comes of each status, of lists, conditions and comparisons, and of silence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from masa_check.checks import CheckContext
from masa_check.declaration.declaration import Declaration, declare
from masa_check.document.document import parse, read
from masa_check.engine import evaluation
from masa_check.engine.answer import Answer
from masa_check.engine.case import Case
from masa_check.engine.plan import plan
from masa_check.engine.wording import undeclared
from masa_check.model.arrangements import Arrangements
from masa_check.model.status import Status
from masa_check.report.question import Question, check_context
from masa_check.rulebook.duty import Ask, AskedTo, Authority, Condition, Duty
from masa_check.rulebook.edition import EditionStatus, Standing
from masa_check.rulebook.rulebook import folder, load
from masa_check.values import Force, Outcome, Reason, Verdict

SMALLEST = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership'}
RULEBOOK = load([folder()])
ROW = Authority(edition='wt2018', ref='W18-X-1', force=Force.SHOULD, confidence='C1', asked_to=AskedTo.SAY)


def declaration(**given: Any) -> Declaration:
    found = declare(parse(json.dumps({**SMALLEST, **given}).encode(), 'luton.yaml'))
    assert isinstance(found, Declaration), found
    return found


def path(written: str) -> tuple[str, ...]:
    return tuple(written.split('.'))


def ask(of: str = '', check: str = 'stated', **more: Any) -> Ask:
    paths: dict[str, Any] = {key: path(more.pop(key)) for key in ('each', 'instead') if key in more}
    return Ask(name='which', what='what is asked', check=check, of=path(of) if of else (), **paths, **more)


def duty(asks: Mapping[str, Ask], authority: Authority = ROW) -> Duty:
    return Duty(
        id='a-duty',
        title='A duty',
        theme='A theme',
        asked_of='arrangements',
        asks=asks,
        editions={'wt2018': dict.fromkeys(asks, authority)},
        matters='It matters',
        remedy='Say so',
        examples=(),
        path='rules/theme.yaml',
        line=1,
    )


IN_FORCE = {
    edition.id: Standing(edition, EditionStatus.IN_FORCE, counts=True) for edition in RULEBOOK.editions.values()
}
ASKED = CheckContext(date(2025, 1, 1), (date(2019, 5, 30),) * 2, 'wt2018', frozenset(), ())


def put(one: Ask, given: Mapping[str, Any], authority: Authority = ROW) -> Answer:
    (answer,) = evaluation.answer([duty({'which': one}, authority)], Case.of(declaration(**given)), ASKED)
    return answer


def outcomes(one: Ask, given: Mapping[str, Any], authority: Authority = ROW) -> list[tuple[str, str]]:
    """What came of the ask, object by object."""
    return [(found.object, found.outcome.value) for found in put(one, given, authority).asks]


def outcome(one: Ask, given: Mapping[str, Any], authority: Authority = ROW) -> str:
    ((about, found),) = outcomes(one, given, authority)
    assert about == ''
    return found


# Each status has its outcome: the design, section 2

SAYS = 'Two heads sit on the board'
STATUSES = [
    (SAYS, 'met'),
    ({'status': 'in-place', 'summary': SAYS}, 'met'),
    ({'status': 'planned', 'summary': 'a forum is to begin'}, 'short'),
    ({'status': 'in-part', 'summary': SAYS, 'lacks': 'how colleges are heard'}, 'short'),
    ({'status': 'elsewhere', 'where': 'the education policy'}, 'short'),
    ('restated', 'absent'),
    ('not-stated', 'absent'),
    (None, 'undeclared'),
]


def part(name: str, key: str, value: Any) -> dict[str, Any]:
    return {name: {} if value is None else {key: value}}


@pytest.mark.parametrize(('schools', 'expected'), STATUSES)
def test_each_status_of_a_statement_has_its_outcome(schools: Any, expected: str) -> None:
    assert outcome(ask('education.schools'), part('education', 'schools', schools)) == expected


@pytest.mark.parametrize(
    ('education', 'expected'),
    [
        ({'status': 'planned', 'summary': 'a forum is to begin', 'schools': SAYS}, 'short'),
        ({'status': 'elsewhere', 'where': 'the education policy'}, 'short'),
        ('restated', 'absent'),
        ('not-stated', 'absent'),
        ({}, 'undeclared'),
    ],
)
def test_the_status_of_a_part_is_that_of_all_within_it(education: Any, expected: str) -> None:
    assert outcome(ask('education.schools'), {'education': education}) == expected


def test_what_does_not_arise_is_not_applicable_and_gives_its_reason() -> None:
    custody = {'status': 'not-applicable', 'because': 'There is no establishment in the area'}

    (found,) = put(ask('youth_custody'), {'youth_custody': custody}).asks

    assert found.outcome is Outcome.NOT_APPLICABLE
    assert 'There is no establishment in the area' in found.message


def test_a_pointer_meets_an_ask_that_accepts_one_and_no_other() -> None:
    pointer = {'escalation': {'status': 'elsewhere', 'where': 'the escalation procedure'}}

    assert outcome(ask('escalation', accepts_pointer=True), pointer) == 'met'
    assert outcome(ask('escalation'), pointer) == 'short'
    assert outcome(ask('escalation', accepts_pointer=True), {'escalation': 'not-stated'}) == 'absent'
    assert (
        outcome(
            ask('escalation', accepts_pointer=True), {'escalation': {'status': 'planned', 'summary': 'to come soon'}}
        )
        == 'short'
    )


# Lists


@pytest.mark.parametrize(
    ('listed', 'expected'),
    [
        (['Cafcass'], 'met'),
        ([], 'absent'),
        ('not-stated', 'absent'),
        ({'status': 'planned', 'summary': 'to be listed soon'}, 'short'),
        ([{'name': 'Cafcass', 'status': 'planned', 'summary': 'it is to join'}], 'short'),
        ([{'name': 'Cafcass', 'status': 'not-stated'}], 'absent'),
        ([{'name': 'Cafcass', 'status': 'planned', 'summary': 'it is to join'}, 'Barnardo’s Luton'], 'met'),
        (None, 'undeclared'),
    ],
)
def test_a_list_is_there_once_one_thing_in_it_is(listed: Any, expected: str) -> None:
    assert outcome(ask('agencies.list', 'not-empty'), part('agencies', 'list', listed)) == expected


def test_items_that_are_only_planned_do_not_count() -> None:
    planned = {'office': 'Chief Nurse', 'status': 'planned', 'summary': 'to be appointed soon'}
    in_place = {'office': 'Superintendent'}
    partner = {'kind': 'police', 'name': 'Bedfordshire Police'}
    single = ask('delegates', 'single', each='partners')

    assert outcomes(single, {'partners': [{**partner, 'delegates': [in_place, planned]}]})[0][1] == 'met'
    assert outcomes(single, {'partners': [{**partner, 'delegates': [in_place, in_place]}]})[0][1] == 'short'


@pytest.mark.parametrize(
    ('partners', 'expected'),
    [
        (
            [
                {'kind': 'police', 'name': 'Bedfordshire Police', 'lead': 'Chief Constable'},
                {'kind': 'icb', 'name': 'An ICB', 'lead': 'not-stated'},
                {'kind': 'local-authority', 'name': 'Luton'},
                {'kind': 'local-authority', 'name': 'Bedford', 'status': 'planned', 'summary': 'it is to join'},
            ],
            [
                ('police/Bedfordshire Police', 'met'),
                ('icb/An ICB', 'absent'),
                ('local-authority/Luton', 'undeclared'),
                ('local-authority/Bedford', 'short'),
            ],
        ),
        ([], [('', 'absent')]),
        ('not-stated', [('', 'absent')]),
        (None, [('', 'undeclared')]),
    ],
)
def test_each_item_is_check_context_itself_and_an_empty_list_is_absent(
    partners: Any, expected: list[tuple[str, str]]
) -> None:
    given = {} if partners is None else {'partners': partners}

    assert outcomes(ask('lead', each='partners'), given) == expected


def test_an_answer_about_an_item_stands_at_the_item() -> None:
    partners = [{'kind': 'police', 'name': 'A force'}, {'kind': 'icb', 'name': 'An ICB', 'lead': 'not-stated'}]

    found = put(ask('lead', each='partners'), {'partners': partners}).asks

    assert [one.at for one in found] == [('partners', 0, 'lead'), ('partners', 1, 'lead')]
    assert {one.document for one in found} == {'luton.yaml'}


POLICE = {'kind': 'police', 'name': 'Bedfordshire Police'}
ICB = {'kind': 'icb', 'name': 'An ICB', 'lead': 'Chief Executive'}
OF_THE_POLICE = ask('lead', each='partners', only={'kind': ['police']})


def test_only_the_items_of_the_sort_are_asked() -> None:
    assert outcomes(OF_THE_POLICE, {'partners': [POLICE, ICB]}) == [('police/Bedfordshire Police', 'undeclared')]
    assert outcomes(OF_THE_POLICE, {'partners': [ICB]}) == [('', 'not-applicable')]
    assert outcomes(OF_THE_POLICE, {'partners': []}) == [('', 'absent')]
    assert outcomes(OF_THE_POLICE, {}) == [('', 'undeclared')]


# Either of two


PLANNED = {'status': 'planned', 'summary': 'a forum is to begin'}
EITHER = ask('education.schools', instead='education.academies')


@pytest.mark.parametrize(
    ('schools', 'academies', 'expected'),
    [
        (SAYS, None, 'met'),
        (None, SAYS, 'met'),
        ('not-stated', SAYS, 'met'),
        (PLANNED, SAYS, 'met'),
        # Nobody has said anything of one of the two: it could yet meet the ask.
        ('not-stated', None, 'undeclared'),
        (None, 'not-stated', 'undeclared'),
        (PLANNED, None, 'undeclared'),
        (None, None, 'undeclared'),
        # Both are known: the better of the two.
        (PLANNED, 'not-stated', 'short'),
        ('not-stated', PLANNED, 'short'),
        ('not-stated', 'restated', 'absent'),
    ],
)
def test_either_of_two_may_answer(schools: Any, academies: Any, expected: str) -> None:
    both = {key: value for key, value in {'schools': schools, 'academies': academies}.items() if value is not None}

    assert outcome(EITHER, {'education': both}) == expected


CAFCASS, TRUST = {'name': 'Cafcass'}, {'name': 'A hospital trust', 'why': 'It runs both hospitals'}
WHY = ask('why', each='agencies.list', instead='agencies.why')


@pytest.mark.parametrize(
    ('agencies', 'expected'),
    [
        ({'list': [CAFCASS, TRUST], 'why': 'Each works daily with children'}, [('', 'met')]),
        ({'why': 'Each works daily with children'}, [('', 'met')]),
        ({'list': [TRUST]}, [('A hospital trust', 'met')]),
        ({'list': [CAFCASS, TRUST]}, [('Cafcass', 'undeclared'), ('A hospital trust', 'met')]),
        ({'list': [CAFCASS, TRUST], 'why': 'not-stated'}, [('Cafcass', 'absent'), ('A hospital trust', 'met')]),
        ({'list': [CAFCASS], 'why': 'not-stated'}, [('', 'absent')]),
        ({'list': [{**CAFCASS, 'why': 'not-stated'}], 'why': PLANNED}, [('Cafcass', 'absent')]),
        # Each over an empty list is absent, never met: there is nothing for the reason to be about.
        ({'list': []}, [('', 'absent')]),
        ({'list': [], 'why': PLANNED}, [('', 'absent')]),
        ({'list': [], 'why': 'Each works daily with children'}, [('', 'absent')]),
        ({}, [('', 'undeclared')]),
        ('not-stated', [('', 'absent')]),
    ],
)
def test_one_answer_may_serve_all_items_that_have_none_of_their_own(
    agencies: Any, expected: list[tuple[str, str]]
) -> None:
    assert outcomes(WHY, {'agencies': agencies}) == expected


# Why nobody can tell

BY_2018 = ask('publication.on', 'on-or-before')
BEFORE_2019 = ROW._replace(args={'limit': '2018-12-31'})
TOTAL = ask('funding.contributions', 'sums-to', beside={'total': path('funding.total')})


@pytest.mark.parametrize(
    ('one', 'given', 'authority', 'reason'),
    [
        (ask('education.schools'), {}, ROW, Reason.KEY_MISSING),
        (TOTAL, {'funding': {'contributions': [{'name': 'Police', 'amount': 3}]}}, ROW, Reason.NOTHING_TO_COMPARE),
        (BY_2018, {'publication': {'on': '2018-12'}}, BEFORE_2019, None),
        (BY_2018, {'publication': {'on': '2018'}}, ROW._replace(args={'limit': '2018-06-30'}), Reason.IMPRECISE_DATE),
        (
            ask('chair', 'is-delegate', beside={'partners': path('partners')}),
            {
                'chair': {'held_by': 'Chief Constable'},
                'partners': [{'kind': 'police', 'name': 'Bedfordshire Police'}],
            },
            ROW,
            Reason.DETAIL_MISSING,
        ),
    ],
)
def test_an_undeclared_answer_says_why_nobody_can_tell(
    one: Ask, given: Mapping[str, Any], authority: Authority, reason: Reason | None
) -> None:
    (found,) = put(one, given, authority).asks

    assert found.reason is reason
    assert (found.outcome is Outcome.UNDECLARED) is (reason is not None)


def test_an_item_that_falls_back_to_what_stands_for_all_has_the_reason_of_that() -> None:
    agencies = {'list': [{'name': 'Cafcass', 'why': 'It works with the courts'}, {'name': 'The college'}]}

    found = put(ask('why', each='agencies.list', instead='agencies.why'), {'agencies': agencies}).asks

    assert [(one.outcome, one.reason) for one in found] == [
        (Outcome.MET, None),
        (Outcome.UNDECLARED, Reason.KEY_MISSING),
    ]


def test_every_undeclared_answer_has_a_reason_and_of_the_others_only_what_is_restated() -> None:
    for file in sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml')):
        for edition in RULEBOOK.editions:
            declared = declare(read(file, file.name))
            assert isinstance(declared, Declaration)
            context = check_context(IN_FORCE[edition], declared, Question(RULEBOOK, date(2025, 1, 1)))
            for answer in evaluation.answer(RULEBOOK.duties.values(), Case.of(declared), context):
                for found in answer.asks:
                    is_restated = found.reason is Reason.RESTATED
                    assert (found.reason is not None) is (found.outcome is Outcome.UNDECLARED or is_restated), found
                    assert found.outcome is Outcome.ABSENT or not is_restated
                    assert found.message.startswith(found.subject)


def test_what_is_said_not_to_arise_is_no_gap_because_the_other_answer_is_missing() -> None:
    either = ask('area.joint', instead='area.boundaries')
    given = {'area': {'joint': {'status': 'not-applicable', 'because': 'One council'}, 'boundaries': 'not-stated'}}

    assert outcome(either, given) == 'not-applicable'


# When an ask arises


ONLY_WITH_CUSTODY = Condition(
    path('area.secure_establishment'), 'is-so', {'otherwise': 'there is none'}, 'no secure establishment in the area'
)
RESTRAINT = ask('yearly_report.restraint')
WITH_CUSTODY = ROW._replace(conditions=(ONLY_WITH_CUSTODY,))


@pytest.mark.parametrize(
    ('area', 'expected'),
    [
        ({'secure_establishment': True}, 'undeclared'),
        ({'secure_establishment': False}, 'not-applicable'),
        ({'secure_establishment': 'not-stated'}, 'undeclared'),
        ({}, 'undeclared'),
    ],
)
def test_an_ask_with_a_condition_arises_only_where_it_holds(area: Any, expected: str) -> None:
    assert outcome(RESTRAINT, {'area': area}, WITH_CUSTODY) == expected


def test_where_the_condition_is_not_declared_that_is_why_nobody_can_tell() -> None:
    (unknown,) = put(RESTRAINT, {'area': {}}, WITH_CUSTODY).asks
    (silent,) = put(RESTRAINT, {'area': {'secure_establishment': 'not-stated'}}, WITH_CUSTODY).asks
    (missing,) = put(RESTRAINT, {'area': {'secure_establishment': True}}, WITH_CUSTODY).asks

    assert (unknown.reason, silent.reason) == (Reason.CONDITION_UNKNOWN, Reason.CONDITION_SILENT)
    assert missing.reason is Reason.KEY_MISSING
    assert all('not known whether this arises' in one.message for one in (unknown, silent))


def test_a_text_that_leaves_open_whether_an_ask_arises_owes_nothing_for_sure() -> None:
    must = WITH_CUSTODY._replace(force=Force.MUST, asked_to=AskedTo.SAY)
    (silent,) = put(RESTRAINT, {'area': {'secure_establishment': 'not-stated'}}, must).asks
    (unknown,) = put(RESTRAINT, {'area': {}}, must).asks

    assert (silent.force, unknown.force) == (Force.ADVICE, Force.MUST)


def test_a_text_that_lists_nothing_settles_that_nothing_of_a_list_arises() -> None:
    listed = Condition(path('agencies.list'), 'not-empty', {}, 'no agency is listed')
    named = put(RESTRAINT, {'agencies': {'list': 'not-stated'}}, ROW._replace(conditions=(listed,)))

    assert named.verdict == 'not-applicable'


def test_where_the_condition_holds_the_ask_is_judged_as_any_other() -> None:
    there = {'area': {'secure_establishment': True}}

    assert outcome(RESTRAINT, {**there, 'yearly_report': {'restraint': SAYS}}, WITH_CUSTODY) == 'met'
    assert outcome(RESTRAINT, {**there, 'yearly_report': {'restraint': 'not-stated'}}, WITH_CUSTODY) == 'absent'


def test_what_is_said_not_to_arise_is_wrong_where_it_does() -> None:
    restraint = {'status': 'not-applicable', 'because': 'There is no establishment in the area'}
    given = {'area': {'secure_establishment': True}, 'yearly_report': {'restraint': restraint}}

    assert outcome(RESTRAINT, given, WITH_CUSTODY) == 'wrong'
    assert outcome(RESTRAINT, given) == 'not-applicable'


def test_an_ask_that_does_not_arise_is_not_met_by_what_is_written_all_the_same() -> None:
    given = {'area': {'secure_establishment': False}, 'yearly_report': {'restraint': SAYS}}

    assert outcome(RESTRAINT, given, WITH_CUSTODY) == 'not-applicable'


CUSTODY = ask('youth_custody')
ANY_CUSTODY = ROW._replace(conditions=(ONLY_WITH_CUSTODY._replace(of_silence=True),))


@pytest.mark.parametrize(
    ('area', 'custody', 'expected'),
    [
        ({'secure_establishment': False}, 'not-stated', 'not-applicable'),
        ({'secure_establishment': False}, None, 'not-applicable'),
        ({'secure_establishment': True}, 'not-stated', 'absent'),
        ({'secure_establishment': True}, None, 'undeclared'),
        ({'secure_establishment': 'not-stated'}, 'restated', 'undeclared'),
        ({}, 'not-stated', 'undeclared'),
        *(
            (area, custody, expected)
            for area in ({}, {'secure_establishment': False}, {'secure_establishment': True})
            for custody, expected in (
                ('The governor sits on the board', 'met'),
                ({'status': 'planned', 'summary': 'The governor is to be asked'}, 'short'),
                ({'status': 'not-applicable', 'because': 'None stands in the area'}, 'not-applicable'),
            )
        ),
    ],
)
def test_a_condition_on_silence_decides_what_silence_means_and_nothing_else(
    area: Any, custody: Any, expected: str
) -> None:
    given = {'area': area, 'youth_custody': custody} if custody else {'area': area}

    assert outcome(CUSTODY, given, ANY_CUSTODY) == expected


def test_a_silent_text_of_which_nobody_can_tell_whether_it_arises_says_what_to_declare() -> None:
    (found,) = put(CUSTODY, {'area': {}, 'youth_custody': 'not-stated'}, ANY_CUSTODY).asks

    assert (found.reason, found.at) == (Reason.CONDITION_UNKNOWN, ('area', 'secure_establishment'))


def test_whether_an_ask_arises_is_judged_by_the_condition_and_not_by_the_ask() -> None:
    """Neither the pointer that the ask would accept nor that it only compares says anything of the condition."""
    pointed = {'area': {'secure_establishment': {'status': 'elsewhere', 'where': 'the county profile'}}}

    accepts = RESTRAINT._replace(accepts_pointer=True)

    assert outcome(accepts, pointed, WITH_CUSTODY) == outcome(RESTRAINT, pointed, WITH_CUSTODY)


@pytest.mark.parametrize(('stage', 'due'), [('draft', True), ('approved', True), ('published', False), (None, False)])
def test_before_publication_what_publication_brings_is_due_and_not_missing(stage: str | None, due: bool) -> None:
    on = ask('publication.on', due_on_publication=True)
    given = {'stage': stage} if stage else {}
    (found,) = put(on, given).asks

    assert found.outcome == ('not-applicable' if due else 'undeclared')
    assert ('due on publication' in found.message) is due
    assert outcome(on._replace(due_on_publication=False), given) == 'undeclared'


# Comparisons


SINCE = ask('publication.implemented_on', 'within-months', beside={'since': path('publication.on')})
THREE_MONTHS = ROW._replace(args={'months': 3})


@pytest.mark.parametrize(
    ('publication', 'expected'),
    [
        ({'on': '2019-06-01', 'implemented_on': '2019-09-01'}, 'met'),
        ({'on': '2019-06-01', 'implemented_on': '2019-09-02'}, 'wrong'),
        ({'implemented_on': '2019-09-01'}, 'undeclared'),
        ({'on': 'not-stated', 'implemented_on': '2019-09-01'}, 'absent'),
        ({'on': '2019-06-01'}, 'undeclared'),
        ({'on': '2019-06-01', 'implemented_on': 'not-stated'}, 'absent'),
    ],
)
def test_an_ask_that_takes_two_things_is_unknown_while_one_of_them_is_not_declared(
    publication: Any, expected: str
) -> None:
    assert outcome(SINCE, {'publication': publication}, THREE_MONTHS) == expected


def test_an_ask_that_only_compares_asks_nothing_of_a_text_that_is_silent() -> None:
    compares = THREE_MONTHS._replace(compares=True)

    assert (
        outcome(SINCE, {'publication': {'on': '2019-06-01', 'implemented_on': 'not-stated'}}, compares)
        == 'not-applicable'
    )
    assert outcome(SINCE, {'publication': {'on': '2019-06-01'}}, compares) == 'undeclared'
    assert outcome(SINCE, {'publication': {'on': '2019-06-01', 'implemented_on': '2020'}}, compares) == 'wrong'


def test_an_ask_that_only_compares_asks_nothing_where_the_other_thing_is_not_in_the_text() -> None:
    given = {'publication': {'on': 'not-stated', 'implemented_on': '2019-09-01'}}

    assert outcome(SINCE, given, THREE_MONTHS._replace(compares=True)) == 'not-applicable'


# Force


@pytest.mark.parametrize(
    ('publication', 'expected', 'force'),
    [
        ({'implemented_on': '2019-09-30'}, 'wrong', 'should'),
        ({'implemented_on': 'not-stated'}, 'absent', 'advice'),
        ({'implemented_on': {'status': 'planned', 'summary': 'some time in autumn'}}, 'short', 'advice'),
        ({}, 'undeclared', 'advice'),
    ],
)
def test_silence_on_what_is_asked_to_be_done_is_advice_but_a_wrong_statement_never_is(
    publication: Any, expected: str, force: str
) -> None:
    by = ask('publication.implemented_on', 'on-or-before')
    silent = ROW._replace(args={'limit': '2019-09-29'}, asked_to=AskedTo.DO)
    (found,) = put(by, {'publication': publication}, silent).asks

    assert (found.outcome, found.force) == (expected, force)


def test_silence_on_any_of_a_thing_is_advice_as_there_may_be_none() -> None:
    (found,) = put(ask('education.schools'), {'education': 'not-stated'}, ROW._replace(of_any=True)).asks

    assert (found.outcome, found.force) == ('absent', 'advice')


def test_silence_on_what_is_asked_to_be_said_weighs_as_much_as_the_ask() -> None:
    (found,) = put(ask('education.schools'), {}).asks

    assert (found.outcome, found.force) == ('undeclared', 'should')


def test_an_answer_has_the_force_of_its_strongest_ask_and_carries_the_row_of_each() -> None:
    rows = {'a': ROW, 'b': ROW._replace(ref='REG-1', force=Force.MUST, confidence='D')}
    both = duty({'a': ask('education.schools'), 'b': ask('education.academies')})

    (answer,) = evaluation.answer([both._replace(editions={'wt2018': rows})], Case.of(declaration()), ASKED)

    assert answer.force is Force.MUST
    assert [(one.ref, one.force, one.confidence) for one in answer.asks] == [
        ('W18-X-1', 'should', 'C1'),
        ('REG-1', 'must', 'D'),
    ]


def test_what_is_not_declared_is_answered_in_the_words_that_every_answer_has() -> None:
    seen = 0
    lists: Mapping[str, Any] = {'partners': [POLICE], 'agencies': {'list': [{'name': 'Cafcass'}]}}
    for edition, given in product(RULEBOOK.editions, ({}, lists)):
        case = Case.of(declaration(**given))
        context = ASKED._replace(edition=edition)
        answers = {
            (one.duty, ask.ask, ask.object): ask
            for one in evaluation.answer(RULEBOOK.duties.values(), case, context)
            for ask in one.asks
        }
        for duty in plan(RULEBOOK.duties.values(), edition, case.asked_of):
            for planned in (one for one in duty.asks if one.looks_at_one):
                found = case.look(planned.about)
                if found.status is Status.UNDECLARED:
                    spelt_out = planned.answer(undeclared('', found), case.main.document.path, in_part=False)
                    assert answers[duty.duty.id, planned.ask.name, ''] == spelt_out
                    seen += 1
    assert seen > 300


# What is not put


def test_a_duty_that_does_not_stand_in_the_edition_is_not_put() -> None:
    later = duty({'which': ask('education.schools')})._replace(editions={'wt2023': {'which': ROW}})

    assert evaluation.answer([later], Case.of(declaration()), ASKED) == ()


def test_a_duty_of_another_document_is_not_put() -> None:
    other = duty({'which': ask('education.schools')})._replace(asked_of='yearly-report')

    assert evaluation.answer([other], Case.of(declaration()), ASKED) == ()


def test_only_the_asks_that_the_edition_puts_are_put() -> None:
    two = duty({'a': ask('education.schools'), 'b': ask('education.academies')})
    one = two._replace(editions={'wt2018': {'b': ROW}})

    (answer,) = evaluation.answer([one], Case.of(declaration()), ASKED)

    assert [found.at for found in answer.asks] == [('education',)]


def test_every_office_is_asked_wherever_it_stands_and_none_is_not_applicable() -> None:
    offices = ask(check='is-an-office', every='office')
    given = {'chair': {'held_by': {'holder': 'A. N. Other'}}, 'partners': [{**POLICE, 'lead': 'Chief Constable'}]}

    assert sorted(outcomes(offices, given)) == [
        ('chair/held_by', 'wrong'),
        ('partners/police/Bedfordshire Police/lead', 'met'),
    ]
    assert outcomes(offices, {}) == [('', 'not-applicable')]


# What is said of it


def test_a_gap_in_a_text_read_in_part_says_that_it_is_not_in_this_text() -> None:
    of_terms = {'texts': {'tor': {'form': 'terms-of-reference', 'whole': False}}, 'education': 'not-stated'}

    assert 'not in this text' in put(ask('education.schools'), of_terms).asks[0].message
    assert 'not in the text' in put(ask('education.schools'), {'education': 'not-stated'}).asks[0].message


@pytest.mark.parametrize(
    ('schools', 'words'),
    [
        (None, 'not declared'),
        (PLANNED, 'planned'),
        ({'status': 'in-part', 'summary': SAYS, 'lacks': 'how colleges are heard'}, 'missing: how colleges are heard'),
        ({'status': 'elsewhere', 'where': 'the education policy'}, 'the education policy'),
        ('restated', 'words of the guidance'),
        ('not-stated', 'not in the text'),
    ],
)
def test_what_is_missing_is_said_in_words_of_its_own(schools: Any, words: str) -> None:
    (found,) = put(ask('education.schools'), part('education', 'schools', schools)).asks

    assert found.message.startswith('what is asked')
    assert words in found.message


# Silence is not evidence: the shipped rulebook

PARTS = [
    name
    for name, field in Arrangements.model_fields.items()
    if field.default is None and name not in ('stage', 'dated', 'superseded_on', 'follows')
]
LISTS = {'cites', 'partners', 'groups'}
STATEMENTS = {'youth_custody', 'residential_homes', 'escalation', 'whistleblowing'}


def answers(edition: str, **given: Any) -> tuple[Answer, ...]:
    declared = declaration(**given)
    context = check_context(IN_FORCE[edition], declared, Question(RULEBOOK, date(2025, 1, 1)))
    return evaluation.answer(RULEBOOK.duties.values(), Case.of(declared), context)


EMPTY: list[dict[str, Any]] = [
    {},
    {'stage': 'draft'},
    {'stage': 'approved', 'dated': '2019-05-30'},
    {'dated': '2019-05-30', 'follows': 'wt2018', 'superseded_on': '2020'},
    {'dated': '2025', 'follows': 'wt2023'},
    {'texts': {'tor': {'form': 'terms-of-reference', 'whole': False}}},
    {name: {} for name in PARTS if name not in LISTS | STATEMENTS},
    {name: [] for name in sorted(LISTS)},
    dict.fromkeys(PARTS, 'not-stated'),
    dict.fromkeys(PARTS, 'restated'),
]


@pytest.mark.parametrize('given', EMPTY, ids=lambda given: ','.join(list(given)[:3]) or 'nothing')
@pytest.mark.parametrize('edition', ['wt2018', 'wt2023'])
def test_a_document_that_says_nothing_meets_nothing(edition: str, given: dict[str, Any]) -> None:
    found = answers(edition, **given)

    assert found
    assert [answer.duty for answer in found if answer.verdict is Verdict.MET] == []
    assert [(a.duty, one.ask) for a in found for one in a.asks if one.outcome is Outcome.MET] == []


@pytest.mark.parametrize('edition', ['wt2018', 'wt2023'])
def test_every_duty_of_an_edition_is_put_and_has_an_answer_for_each_ask(edition: str) -> None:
    of = [duty for duty in RULEBOOK.duties.values() if duty.asked_of == 'arrangements']
    due = {duty.id for duty in of if edition in duty.editions}
    found = {answer.duty: answer for answer in answers(edition)}

    assert found.keys() == due
    for name, answer in found.items():
        assert {one.ask for one in answer.asks} == set(RULEBOOK.duties[name].authorities(edition))


@pytest.mark.parametrize('edition', ['wt2018', 'wt2023'])
def test_a_document_that_says_nothing_of_a_part_has_no_gap_in_it_that_someone_looked_for(edition: str) -> None:
    for answer in answers(edition):
        assert {one.outcome for one in answer.asks} <= {Outcome.UNDECLARED, Outcome.NOT_APPLICABLE, Outcome.PERSON}


def test_the_same_document_asked_on_the_same_day_has_the_same_answers() -> None:
    assert answers('wt2023', dated='2025') == answers('wt2023', dated='2025')
