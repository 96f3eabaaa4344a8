"""The ways between verdicts and questions, and what the pages of the desk say in the words of who fills them in."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from masa_check.desk import transport
from masa_check.desk.session import Session

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 30)
OF_A_FILE = re.compile(r'`|\.yaml\b|\bline \d|not-stated|in-place|\bYAML\b|\bstatus:|\bproposed:')
BASE = 'kind: arrangements\nid: x\nname: X Partnership\ndated: 2025-02\n'
LINK = re.compile(r'<a href="#([^"]+)">([^<]*)</a>')


@cache
def known() -> Session:
    return transport.session(ON)


@pytest.fixture
def desk() -> Session:
    return Session(known().known)


def opened(desk: Session, more: str = '') -> Session:
    desk.handle({'act': 'open', 'as': 'this', 'name': 'x.yaml'}, (BASE + more).encode())
    return desk


def go(desk: Session, to: str) -> str:
    return desk.handle({'act': 'go', 'to': to}).html


def words(page: str) -> str:
    """The words of a page."""
    return html.unescape(re.sub(r'<[^>]+>', ' ', page))


def question(page: str, name: str) -> str:
    """The part of a page about one question."""
    (_, found) = page.split(f'id="q-{name}-title"')
    return found.split('class="question')[0]


@pytest.mark.slow
def test_each_duty_leads_to_questions_and_each_of_these_back_to_the_duty(desk: Session) -> None:
    opened(desk)
    verdicts = go(desk, 'report')
    duties = re.findall(r'id="(duty-[^"]+)"', verdicts)
    targets = {to for to, _ in LINK.findall(verdicts)}
    assert len(duties) == len(desk.assessment.answers) > 80
    assert len(targets) > 140

    for target in sorted(targets)[::5]:
        reply = desk.handle({'act': 'go', 'to': target})
        assert reply.focus == target
        assert f'id="{target}" tabindex="-1"' in reply.html
        back = [to for to, _ in LINK.findall(question(reply.html, target.removeprefix('q-').removesuffix('-title')))]
        assert {*back} & {*duties}
        again = desk.handle({'act': 'go', 'to': back[0]})
        assert again.focus == back[0]
        assert f'id="{back[0]}" tabindex="-1"' in again.html


def test_a_verdict_on_a_row_leads_to_that_row(desk: Session) -> None:
    opened(desk, 'partners:\n  - {kind: police, name: County Police}\n  - {kind: icb, name: County ICB}\n')
    page = go(desk, 'report')
    assert ('q-partners-1-title', 'Which bodies are the safeguarding partners?, row 2') in LINK.findall(page)

    assert 'id="q-partners-1-title" tabindex="-1">2. County ICB' in go(desk, 'q-partners-1-title')


@pytest.mark.slow
@pytest.mark.parametrize('name', ['luton-2024', 'complete', 'starter', 'complete-report', 'central-bedfordshire-2019'])
def test_no_page_speaks_in_the_words_of_a_file(desk: Session, name: str) -> None:
    raw = (ROOT / 'examples' / f'{name}.yaml').read_bytes()
    desk.handle({'act': 'open', 'as': 'this', 'name': f'{name}.yaml'}, raw)
    desk.handle({'act': 'read'})
    taken = desk.handle({'act': 'take', 'what': 'findings'}).taken
    assert taken
    pages = [go(desk, 'report'), taken.raw.decode().partition('<body>')[2]]

    assert [OF_A_FILE.findall(words(page)) for page in pages] == [[], []]
    assert '<a href="#q-' in pages[0]
    assert '<a href="#q-' not in pages[1]


def test_what_is_only_proposed_is_told_as_something_to_accept(desk: Session) -> None:
    opened(desk, 'voice: {included: {proposed: in-place, summary: A group of children reads each draft}}\n')
    page = words(go(desk, 'report'))

    assert 'Look at what is only proposed there: accept it, mend it, or strike it out' in page
    assert OF_A_FILE.search(page) is None


def test_a_question_shows_the_verdicts_on_its_duties_and_they_move_with_the_answer(desk: Session) -> None:
    opened(desk)
    before = words(question(go(desk, 'q-voice-included-title'), 'voice-included'))
    desk.handle({'act': 'answer', 'path': 'voice.included', 'at': '', 'part': 'status', 'value': 'not-stated'})
    after = words(question(desk.page().html, 'voice-included'))

    assert re.search(r'Verdict on:.*not declared', before, re.DOTALL)
    assert re.search(r'Verdict on:.*missing', after, re.DOTALL)


def test_an_answer_in_which_statute_lacks_something_says_so_and_is_not_counted_with_statute(desk: Session) -> None:
    opened(desk, 'partners:\n  - {kind: police, name: County Police}\n')
    page = go(desk, 'q-partners-title')

    assert 'More is needed:' in words(question(page, 'partners'))
    lacking = {one.ask.subject for one in desk.assessment.lacking(('partners',))}
    assert lacking


def test_the_counter_of_statute_waits_for_every_point_that_statute_asks(desk: Session) -> None:
    whole = 'yearly_report: {interval: 12 months, contents: [activity]}\npublication: {on: 2025-03}\n'
    opened(desk, whole)
    tally = words(go(desk, 'themes'))
    counted = re.search(r'(\d+) of the (\d+) that statute asks', tally)
    assert counted
    open_musts = [ask for duty in desk.assessment.statutory for ask in duty.asks if ask.outcome == 'undeclared']

    assert int(counted[1]) <= int(counted[2]) - len({ask.at[:2] for ask in open_musts})


def test_what_the_answer_to_another_question_shows_is_said_at_the_question(desk: Session) -> None:
    more = 'feedback: {used: Letters were rewritten after what parents said}\n'
    text = BASE.replace('arrangements', 'yearly-report') + more
    desk.handle({'act': 'open', 'as': 'this', 'name': 'x.yaml'}, text.encode())
    desk.handle({'act': 'read'})
    shapes = words(question(go(desk, 'q-feedback-shapes-title'), 'feedback-shapes'))

    assert 'Your answer to  How was the feedback of children and families used?  shows this already' in shapes


def test_who_pays_is_named_where_the_question_on_money_is_not_answered(desk: Session) -> None:
    opened(
        desk,
        'agencies: {list: [Cafcass]}\nfunding:\n  contributions:\n'
        '    - {from: County Hospitals Trust, amount: 24, counts_for: agency}\n'.replace('from', 'name'),
    )
    money = words(question(go(desk, 'q-agencies-contributions-funding-title'), 'agencies-contributions-funding'))

    assert 'shows this already (County Hospitals Trust pays)' in money


@pytest.mark.slow
def test_the_document_page_says_what_was_read_and_as_which_kind_and_takes_the_other(desk: Session) -> None:
    raw = (ROOT / 'tests' / 'documents' / 'ashdrum.md').read_bytes()
    first = desk.handle({'act': 'open', 'as': 'this', 'name': 'ashdrum.md'}, raw)
    assert first.title == 'Which document this is'
    assert 'ashdrum.md  is read as  arrangements' in words(first.html)
    assert 'Give its date: it decides by which guidance it is checked.' in words(first.html)
    dated = {'act': 'answer', 'path': 'dated', 'at': '', 'part': 'value', 'value': '2024-07-15'}
    assert 'Checked against WT2023' in words(desk.handle(dated).html)

    other = desk.handle({'act': 'kind', 'kind': 'yearly-report'})
    assert 'is read as  a yearly report' in words(other.html)
    assert desk.state.kind == desk.evidence.kind == 'yearly-report'

    again = Session(desk.known)
    again.handle({'act': 'restore', 'state': desk.state.as_json(), 'evidence': desk.evidence.as_json()})
    assert 'Open it again on the first page' in again.handle({'act': 'kind', 'kind': 'arrangements'}).message
    assert again.state.kind == 'yearly-report'


def test_what_is_not_finished_is_listed_with_a_way_to_it_where_files_are_taken_away(desk: Session) -> None:
    opened(desk)
    desk.handle({'act': 'answer', 'path': 'voice.included', 'at': '', 'part': 'status', 'value': 'in-part'})
    page = go(desk, 'away')

    assert '1 answer not finished.' in words(page)
    assert 'q-voice-included-title' in {to for to, _ in LINK.findall(page)}


@pytest.mark.parametrize('sign', ['\u200b', '\u202e', '\x07', '\ufeff'])
def test_a_character_that_nobody_can_see_stops_no_page(desk: Session, sign: str) -> None:
    opened(desk)
    desk.handle({'act': 'answer', 'path': 'voice.included', 'at': '', 'part': 'status', 'value': 'in-place'})
    typed = {'act': 'answer', 'path': 'voice.included', 'at': '', 'part': 'summary', 'value': f'A group{sign} reads it'}
    desk.handle(typed)

    assert desk.handle({'act': 'go', 'to': 'report'}).title == 'X Partnership'


def test_the_document_page_asks_first_what_it_is_called_and_when_it_is_dated_and_names_its_texts(desk: Session) -> None:
    opened(desk, 'texts: {masa: {form: arrangements}}\n')
    page = go(desk, 'document')
    asked = re.findall(r'<h2 id="q-([a-z_]+)-title"', page)

    assert asked == ['name', 'dated', 'follows', 'texts', 'stage', 'id']
    assert '>1. masa</h3>' in page
