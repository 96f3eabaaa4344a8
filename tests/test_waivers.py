"""A waiver holds for what it names, until its day, and whatever is wrong with one is a finding at its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, MET, ON, SILENT, book

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.gate.waivers import Signed, read, watched
from masa_check.report.acceptance import Acceptance
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report, check_document
from masa_check.reporters.check import json as as_json
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome, Verdict
from scripts.golden import printed

HERE = '/home/masa'
DATED = f'{HEAD}dated: 2025-02\n'
WAIVER = {
    'duty': 'needs-met',
    'document': 'luton',
    'reason': 'The front door is being built',
    'owner': 'Head of Service',
    'agreed_on': '2025-04-01',
    'expires': '2026-03-31',
}
ANSWER = {
    'duty': 'fair',
    'document': 'luton',
    'answer': 'met',
    'office': 'Independent Scrutineer',
    'on': '2025-05-01',
    'evidence': 'Minutes of the board of May',
}
FAIR = """\
theme: Fair
duties:
  - id: fair
    title: That it is fair
    asked_of: arrangements
    asks:
      how: {what: whether it is fair, of: funding.equitable, is: for-a-person, with: {look_at: see who pays what}}
    editions:
      wt2023: {ref: X23-9, force: should, asked_to: say, confidence: C1}
    matters: m
    remedy: Say why it is fair
"""
ONLY_NEEDS = DATED + MET.replace('{identify: One front door for all}', 'not-stated')
EQUITABLE = 'funding: {equitable: The board held the shares to be fair}\n'


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


@pytest.fixture
def fair(tmp_path: Path) -> Rulebook:
    return book(tmp_path, fair=FAIR)


def item(what: dict[str, str], **changes: str) -> str:
    """One waiver or answer; a key changed to nothing is left out."""
    pairs = {key: value for key, value in {**what, **changes}.items() if value}
    return '  - ' + '\n    '.join(f'{key}: {value}' for key, value in pairs.items()) + '\n'


def waiver(**changes: str) -> str:
    return f'waivers:\n{item(WAIVER, **changes)}'


def answer(**changes: str) -> str:
    return f'answers:\n{item(ANSWER, **changes)}'


def signed(words: str, rules: Rulebook, on: str = ON) -> Signed:
    return read(parse(words.encode(), 'waivers.yaml'), HERE, rules, date.fromisoformat(on))


def ran(
    words: str, rules: Rulebook, document: str = DATED + SILENT, on: str = ON, *, path: str = 'luton.yaml', **known: Any
) -> Report:
    """A run over one document, with these waivers; `known` is what `watched` is told of the documents."""
    file = signed(words, rules, on)
    acceptance = Acceptance(HERE, file.holding)
    question = Question(rules, date.fromisoformat(on), '', None, acceptance)

    def documents() -> Iterator[DocumentReport]:
        yield check_document(parse(document.encode(), path), question)

    return Report(date.fromisoformat(on), rules, tuple(watched(documents(), file, acceptance, **known)))


def troubles(run: Report) -> list[tuple[int, str, Force | None]]:
    """What is said of the waivers: the line, the message and the force."""
    return [
        (found.line, found.message, found.force) for one in run.documents if not one.declared for found in one.counted
    ]


def waived(run: Report) -> list[str]:
    return [finding.duty for finding in run.documents[0].accepted]


def test_a_waiver_that_holds_is_no_trouble(rules: Rulebook) -> None:
    run = ran(waiver(), rules)

    assert waived(run) == ['needs-met']
    assert len(run.documents) == 1


@pytest.mark.parametrize(
    ('on', 'holds', 'said', 'line'),
    [
        ('2025-03-31', False, 'this was agreed on 2025-04-01, which is still to come', 6),
        ('2025-04-01', True, '', 0),
        ('2026-02-28', True, '', 0),
        ('2026-03-01', True, 'this ends on 2026-03-31', 7),
        ('2026-03-31', True, 'this ends on 2026-03-31', 7),
        ('2026-04-01', False, 'this ended on 2026-03-31', 7),
    ],
)
def test_a_waiver_holds_from_its_day_to_its_last_and_warns_thirty_days_before(
    rules: Rulebook, on: str, holds: bool, said: str, line: int
) -> None:
    run = ran(waiver(), rules, ONLY_NEEDS, on=on)

    assert bool(waived(run)) is holds
    assert [(at, message) for at, message, _ in troubles(run)] == ([(line, f'needs-met: {said}')] if said else [])
    assert run.total.fails(Force.MUST) is not holds


def test_a_warning_is_a_note_and_fails_no_run(rules: Rulebook) -> None:
    (finding,) = ran(waiver(), rules, on='2026-03-15').documents[1].counted

    assert (finding.severity, finding.force) == ('note', Force.ADVICE)


def test_a_waiver_that_has_ended_fails_the_run_even_of_a_should(rules: Rulebook) -> None:
    run = ran(
        waiver(duty='paid-for'),
        rules,
        DATED + MET.replace('how: Four bodies pay into one budget', 'how: not-stated'),
        on='2026-04-01',
    )

    assert {finding.force for finding in run.documents[0].open} == {Force.SHOULD}
    assert run.total.fails(Force.MUST)


@pytest.mark.parametrize(
    ('changes', 'said', 'remedy', 'line'),
    [
        ({'duty': 'needs-mett'}, 'needs-mett: there is no such duty', 'did you mean "needs-met"?', 2),
        ({'ask': 'who'}, 'needs-met, who: it has no part "who"', 'write one of: how', 8),
        (
            {'expires': '2026-04-02'},
            'this holds until 2026-04-02, which is more than a year',
            'let it end by 2026-04-01',
            7,
        ),
        (
            {'agreed_on': '2100-12-31', 'expires': '2100-12-31'},
            'this was agreed on 2100-12-31, which is still to come',
            'check the day',
            6,
        ),
        ({'owner': 'Mrs Jane Roe'}, 'a person is named where an office belongs', 'name the office', 5),
        ({'owner': 'Jane Roe'}, 'a person is named where an office belongs', 'name the office', 5),
        ({'owner': 'J. R. Roe-Smith'}, 'a person is named where an office belongs', 'name the office', 5),
        ({'owner': 'Jane Roe, Head of Service'}, 'a person is named where an', 'write Head of Service: it', 5),
        ({'owner': 'j.roe@example.org'}, 'an e-mail address or telephone number', 'name the office', 5),
    ],
)
def test_a_waiver_that_is_not_in_order_does_not_hold_and_fails_the_run(
    rules: Rulebook, changes: dict[str, str], said: str, remedy: str, line: int
) -> None:
    run = ran(waiver(**changes), rules)
    (finding,) = run.documents[1].counted

    assert waived(run) == []
    assert said in finding.message
    assert finding.remedy.startswith(remedy)
    assert (finding.path, finding.line, finding.force) == ('waivers.yaml', line, None)
    assert run.total.fails(Force.MUST)


def test_a_year_from_a_leap_day_ends_on_the_last_of_february(rules: Rulebook) -> None:
    leap = {'agreed_on': '2024-02-29', 'expires': '2025-02-28'}

    assert troubles(ran(waiver(**leap), rules, on='2024-06-01')) == []
    assert troubles(ran(waiver(**{**leap, 'expires': '2025-03-01'}), rules, on='2024-06-01'))


@pytest.mark.parametrize(
    'document',
    [DATED + MET, DATED + SILENT.replace('joint_working: not-stated', 'joint_working: {identify: One front door}')],
)
def test_a_waiver_of_what_has_been_put_right_is_a_finding(rules: Rulebook, document: str) -> None:
    run = ran(waiver(), rules, document)

    assert [message for _, message, _ in troubles(run)] == ['needs-met: nothing fails that this waives']
    assert run.total.fails(Force.MUST)


def test_a_waiver_without_the_thing_that_it_is_about_is_a_finding(rules: Rulebook) -> None:
    (unnamed,) = ran(waiver(duty='agencies-chosen'), rules).documents[1].counted
    (another,) = ran(waiver(duty='agencies-chosen', object='Port'), rules).documents[1].counted

    assert unnamed.message == 'agencies-chosen: it does not say which of several things it is about'
    assert unnamed.remedy == 'name the `object`: Cafcass, Cafcass (2), Northport College'
    assert another.message == 'agencies-chosen, Port: nothing fails that this waives'
    assert another.remedy == (
        'delete the waiver if it has been put right, or name another `object`: Cafcass, Cafcass (2), Northport College'
    )
    assert not troubles(ran(waiver(duty='agencies-chosen', object='Cafcass'), rules))
    assert not troubles(ran(waiver(duty='agencies-chosen', object='[Cafcass, Northport College]'), rules))


@pytest.mark.parametrize('document', ['bedford', 'masa/*.yaml'])
def test_a_waiver_of_a_document_that_was_not_checked_is_left_alone(rules: Rulebook, document: str) -> None:
    assert troubles(ran(waiver(document=document), rules)) == []


@pytest.mark.parametrize('document', ['bedford', 'masa/*.yaml', 'lutn'])
def test_a_waiver_that_no_document_of_all_answers_to_is_a_finding(rules: Rulebook, document: str) -> None:
    run = ran(waiver(document=document), rules, whole=True)

    assert [message for _, message, _ in troubles(run)] == [
        f'needs-met: there is no document "{document}", neither by id nor by path from the folder of this file'
    ]
    assert run.total.fails(Force.MUST)


def test_a_document_that_cannot_be_read_may_be_the_one_that_is_waived(rules: Rulebook) -> None:
    assert troubles(ran(waiver(document='bedford'), rules, HEAD + 'fundng: x\n', whole=True)) == []


def test_a_path_at_which_there_is_no_document_is_a_finding_in_every_run(rules: Rulebook) -> None:
    run = ran(waiver(document='masa/lutn.yaml'), rules, missing=frozenset({'masa/lutn.yaml'}))

    assert len(troubles(run)) == 1


def test_a_waiver_of_what_a_person_is_to_judge_is_told_to_be_an_answer(fair: Rulebook) -> None:
    (told,) = ran(waiver(duty='fair'), fair, DATED + EQUITABLE).documents[1].counted

    assert told.message == 'fair: a person judges this, so it never fails'
    assert told.remedy == 'write the judgement under `answers`'


def test_a_waiver_of_a_duty_that_is_not_put_is_left_alone(rules: Rulebook) -> None:
    assert troubles(ran(waiver(duty='linked'), rules)) == []  # not asked by WT2023


def test_a_waiver_of_a_document_that_cannot_be_read_is_left_alone(rules: Rulebook) -> None:
    run = ran(waiver(), rules, HEAD + 'fundng: x\n')

    assert run.documents[0].broken
    assert troubles(run) == []


def test_neither_of_two_waivers_of_one_finding_is_called_spare(rules: Rulebook) -> None:
    words = waiver() + item(WAIVER, document='luton.yaml')

    assert troubles(ran(words, rules)) == []


@pytest.mark.parametrize('left_out', list(WAIVER))
def test_every_key_of_a_waiver_is_required(rules: Rulebook, left_out: str) -> None:
    with pytest.raises(MasaError, match=f'there is no "{left_out}" here') as refused:
        signed(waiver(**{left_out: ''}), rules)

    assert (refused.value.path, refused.value.line) == ('waivers.yaml', 2)


@pytest.mark.parametrize('left_out', list(ANSWER))
def test_every_key_of_an_answer_is_required(rules: Rulebook, left_out: str) -> None:
    with pytest.raises(MasaError, match=f'there is no "{left_out}" here'):
        signed(answer(**{left_out: ''}), rules)


@pytest.mark.parametrize(
    ('words', 'line', 'said'),
    [
        ('waivrs: []\n', 1, 'did you mean "waivers"?'),
        ('waivers:\n', 1, 'nothing is written after'),
        (waiver(resaon='It is late'), 8, '"resaon" is not a key that belongs here'),
        (waiver(reason='', resaon='It is late'), 7, '"resaon" is not a key that belongs here'),
        (waiver(expires='March 2026'), 7, '"March 2026" cannot be read as a date'),
        (waiver(expires='2026-03'), 7, '"2026-03" is not a whole day; write it as 2024-07-31'),
        (waiver(expires='2026-02-30'), 7, 'is not in the calendar'),
        (waiver(expires='2025-03-31'), 2, 'this ends before it was agreed'),
        (waiver(reason='late'), 4, 'is one word'),
        (waiver(owner='TBC'), 5, 'says nothing'),
        (answer(answer='yes'), 4, 'write one of: met, not-met'),
        ('waivers: luton\n', 1, 'a list'),
        ('- duty: x\n', 1, ''),
        ('waivers: [\n', 1, 'bracket ['),
        ('waivers: []\nwaivers: []\n', 2, ''),
        ('', 1, ''),
    ],
)
def test_a_file_that_is_no_waivers_file_is_refused_at_its_line(
    rules: Rulebook, words: str, line: int, said: str
) -> None:
    with pytest.raises(MasaError) as refused:
        signed(words, rules)

    assert said in str(refused.value)
    assert (refused.value.path, refused.value.line) == ('waivers.yaml', line)


@pytest.mark.parametrize('said', ['Late', 'not-stated', 'TBC', '"  "', 'Not applicable'])
def test_words_that_do_not_do_in_a_waiver_are_refused_with_what_does(rules: Rulebook, said: str) -> None:
    refused = [
        (waiver(reason=said), 'say in a few words why it is not put right yet'),
        (answer(evidence=said), 'say in a few words where it can be read'),
        (waiver(owner=said), 'name the office'),
        (answer(office=said), 'name the office'),
    ]
    for words, remedy in refused[: 2 if said == 'Late' else 4]:
        with pytest.raises(MasaError) as error:
            signed(words, rules)

        assert error.value.remedy == remedy
        assert error.value.message.endswith('is one word' if said == 'Late' else 'says nothing')


def test_the_first_fault_says_how_many_more_there_are(rules: Rulebook) -> None:
    with pytest.raises(MasaError, match='1 more to put right in this file'):
        signed(waiver(owner='', reason=''), rules)


def test_an_empty_list_of_waivers_is_in_order(rules: Rulebook) -> None:
    run = ran('waivers: []\nanswers: []\n', rules)

    assert len(run.documents) == 1
    assert waived(run) == []


# Answers to what only a person can judge


def verdicts(run: Report) -> dict[str, Verdict]:
    return {one.duty: one.verdict for held in run.documents[0].editions if held.standing.counts for one in held.answers}


def test_what_only_a_person_can_judge_is_answered_with_office_day_and_evidence(fair: Rulebook) -> None:
    before = ran('answers: []', fair, DATED + EQUITABLE)
    after = ran(answer(), fair, DATED + EQUITABLE)
    (ask,) = after.documents[0].editions[0].answers[0].asks

    assert verdicts(before) == {'fair': Verdict.FOR_A_PERSON}
    assert verdicts(after) == {'fair': Verdict.MET}
    assert ask.message == (
        'whether it is fair: met, as the Independent Scrutineer judged on 2025-05-01 (Minutes of the board of May)'
    )
    assert troubles(after) == []


def test_what_a_person_judged_not_met_is_a_gap_and_a_finding(fair: Rulebook) -> None:
    run = ran(answer(answer='not-met'), fair, DATED + EQUITABLE)

    assert verdicts(run) == {'fair': Verdict.GAP}
    assert [(found.duty, found.outcome, found.force) for found in run.documents[0].open] == [
        ('fair', Outcome.ABSENT, Force.SHOULD)
    ]
    assert 'not met, as the Independent Scrutineer judged' in run.documents[0].open[0].message


def test_an_answer_is_told_in_the_text_and_in_json(fair: Rulebook) -> None:
    run = ran(answer(), fair, DATED + EQUITABLE)
    words = printed(run)

    assert 'Judged by a person' in words
    assert 'For a person to judge' not in words
    assert 'Minutes of the board of May' in words
    assert '"answered": "met, as the Independent Scrutineer judged' in as_json.render(run)


@pytest.mark.parametrize('dated', ['2025-01-31', '2025-05-01'])
def test_an_answer_to_nothing_is_a_finding(fair: Rulebook, dated: str) -> None:
    run = ran(answer(on=dated), fair, DATED + 'funding: {equitable: not-stated}\n')

    assert [message for _, message, _ in troubles(run)] == ['fair: a person has nothing left to judge here']
    assert verdicts(run)['fair'] is not Verdict.MET


def test_an_answer_from_before_the_date_of_the_document_is_not_used_and_said_to_be_so(fair: Rulebook) -> None:
    run = ran(answer(on='2025-01-31'), fair, DATED + EQUITABLE)
    (told,) = run.documents[1].counted

    assert verdicts(run) == {'fair': Verdict.FOR_A_PERSON}
    assert told.message == (
        'fair: this was judged on 2025-01-31, before the date of the document (2025-02), and is not used'
    )
    assert told.remedy == 'judge the text as it is now, and write that answer with its own day'
    assert troubles(ran(answer(on='2025-02-01'), fair, DATED + EQUITABLE)) == []


def test_what_is_about_no_one_thing_is_not_said_to_be_gone_where_one_is_named(rules: Rulebook, fair: Rulebook) -> None:
    for words, of, document in (
        (waiver(object='X'), rules, DATED + SILENT),
        (answer(object='X'), fair, DATED + EQUITABLE),
    ):
        (told,) = ran(words, of, document).documents[1].counted

        assert told.message.endswith(', X: this duty is not about one thing among several')
        assert told.remedy == 'leave out the `object`'


def test_an_answer_about_one_of_several_says_which(tmp_path: Path) -> None:
    each = book(tmp_path, fair=FAIR.replace('of: funding.equitable', 'each: agencies.list, of: why'))
    listed = DATED + 'agencies: {list: [{name: Cafcass, why: It speaks for them}, {name: Port, why: It is near}]}\n'

    def told(**changes: str) -> list[tuple[str, str]]:
        run = ran(answer(**changes), each, listed)
        return [(found.message, found.remedy) for one in run.documents[1:] for found in one.counted]

    assert told(object='Cafcass') == []
    assert told() == [('fair: it does not say which of several things it is about', 'name the `object`: Cafcass, Port')]
    assert told(object='Cafcas') == [
        (
            'fair, Cafcas: a person has nothing left to judge here',
            'delete the answer, or name another `object`: Cafcass, Port',
        )
    ]
    assert [message for message, _ in told(object='Cafcass', on='2025-01-31')] == [
        'fair, Cafcass: this was judged on 2025-01-31, before the date of the document (2025-02), and is not used'
    ]


def test_an_answer_cannot_be_given_before_its_day_nor_by_a_person(fair: Rulebook) -> None:
    later = ran(answer(on='2025-06-02'), fair, DATED + EQUITABLE)
    named = ran(answer(office='Dr Roe'), fair, DATED + EQUITABLE)

    assert verdicts(later) == verdicts(named) == {'fair': Verdict.FOR_A_PERSON}
    assert [message for _, message, _ in troubles(later)] == [
        'fair: this was judged on 2025-06-02, which is still to come'
    ]
    assert [message for _, message, _ in troubles(named)] == ['fair: a person is named where an office belongs']


def test_of_several_answers_the_latest_counts_and_of_one_day_the_one_that_is_not_met(fair: Rulebook) -> None:
    first, same_day = item(ANSWER), item(ANSWER, answer='not-met')
    later = item(ANSWER, answer='not-met', on='2025-05-02')
    pairs = ((first, later), (later, first), (first, same_day), (same_day, first))
    told = [verdicts(ran(f'answers:\n{one}{other}', fair, DATED + EQUITABLE)) for one, other in pairs]
    mended = ran(f'answers:\n{same_day}{item(ANSWER, on="2025-05-02")}', fair, DATED + EQUITABLE)

    assert told == [{'fair': Verdict.GAP}] * 4
    assert verdicts(mended) == {'fair': Verdict.MET}


def test_an_answer_cannot_make_good_what_the_text_does_not_say(rules: Rulebook) -> None:
    run = ran(answer(duty='paid-for'), rules)

    assert verdicts(run)['paid-for'] is Verdict.GAP
    assert troubles(run)
