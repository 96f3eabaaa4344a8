"""What a declaration says stands in the published text, or is not found; nothing that nearly stands there is found."""

from __future__ import annotations

import json

import pytest
import testshire
from jsonschema import Draft7Validator
from testshire import PARTS, PDF, alarms, changed, held, result

from masa_check.declaration.schema import shipped
from masa_check.evidence.canonical import canonical, sentences
from masa_check.evidence.tier import Tier
from masa_check.evidence.verdict import message, remedy, verify
from masa_check.evidence.verification import ClaimOutcome
from masa_check.reporters.draw import html, markdown, text
from masa_check.reporters.verify import data
from masa_check.reporters.verify import page as pages
from scripts import typeset

FILLED = [typeset.Part('p', 'Nothing more of it is said in these lines, which fill the page. ' * 9)] * 6
FORMS = {
    'tagged.pdf': PDF,
    'plain.pdf': typeset.pdf(PARTS),
    'columns.pdf': typeset.pdf([*PARTS, *FILLED], columns=2, hyphens=True),
    'a.docx': typeset.docx(PARTS),
    'bold.docx': typeset.docx(PARTS, styles=False),
    'a.html': typeset.web(PARTS),
    'a.md': typeset.markdown(PARTS),
}


@pytest.mark.parametrize('path', FORMS)
def test_all_that_is_right_is_found_in_its_place_in_every_format(path: str) -> None:
    verification = held(FORMS[path], path=path)

    assert alarms(verification) == []
    assert {one.outcome for one in verification.results} == {
        ClaimOutcome.FOUND,
        ClaimOutcome.PLACED,
    }
    placed = [one.claim.kind for one in verification.results if one.outcome is ClaimOutcome.PLACED]
    assert placed == [
        'together',
        'summary',
    ]  # a chair in the sentence after that with its group, and words of one's own


@pytest.mark.parametrize(
    ('change', 'alarm'),
    [
        (('lead: {office: Deputy Chief Nurse', 'lead: {office: Chief Nurse'), ('office', 'Chief Nurse')),
        (('Detective Chief', 'Chief'), ('office', 'Chief Superintendent')),
        (('name: Case Review Group', 'name: Review Group'), ('name', 'Review Group')),
        (('name: Cafcass', 'name: Cafcas'), ('agency', 'Cafcas')),
        (('name: Testshire Fire and', 'name: Fire and'), ('agency', 'Fire and Rescue Service')),
        (('chair: Designated Nurse', 'chair: Designated Doctor'), ('office', 'Designated Doctor')),
        (('amount: 12345', 'amount: 12354'), ('sum', '12354')),
        (('amount: 12345', 'amount: 2345'), ('sum', '2345')),
        (('amount: 2.2', 'amount: 2.20'), ('sum', '2.20')),
        (('share: 60%', 'share: 6%'), ('share', '6%')),
        (('share: <1%', 'share: 1%'), ('share', '1%')),
        (('total: 12347.20', 'total: 12347'), ('sum', '12347')),
        (('2024-07-31', '2024-07-30'), ('date', '30 July 2024')),
        (('2024-07-31', '2024-06-30'), ('date', '30 June 2024')),
        (('deadline: 30 September', 'deadline: end of October'), ('date', '31 October')),
        (('sent_within: 7 days', 'sent_within: 7 working days'), ('period', '7 working days')),
        (('meets: four times a year', 'meets: twice a year'), ('frequency', 'twice a year')),
        (('meets: four times a year', 'meets: four times a month'), ('frequency', 'four times a month')),
        (('recipients: [national-panel]', 'recipients: [foundations]'), ('recipient', 'foundations')),
        (('source: Voice of children', 'source: Voice of parents'), ('heading', 'Voice of parents')),
        (('page: 1', 'page: 3'), ('page', '3')),
    ],
)  # fmt: skip
def test_a_value_that_is_altered_is_never_found(change: tuple[str, str], alarm: tuple[str, str]) -> None:
    verification = held(PDF, change)

    assert [(kind, value) for _, kind, value in alarms(verification)] == [alarm]


@pytest.mark.parametrize(
    ('printed', 'still'),
    [
        (('Testshire Fire & Rescue Service', 'TESTSHIRE FIRE AND RESCUE SERVICE'), True),
        (('Testshire Fire & Rescue Service', 'Testshire Fire & Rescue Services'), False),
        (('Testshire Fire & Rescue Service', 'Greater Testshire Fire & Rescue Service'), False),
        (('31 July 2024', '31st July 2024'), True),
        (('31 July 2024', '31/07/2024'), True),
        (('31 July 2024', 'July 2024'), False),
        (('31 July 2024', '31 July 2023'), False),
        (('£12,345', '£12345'), True),
        (('£12,345', '£12,345m'), False),
        (('£12,345', '£112,345'), False),
        (('60%', '60 per cent'), True),
        (('60%', '160%'), False),
        (('30 September', '31 August'), False),
        (('seven days', '7 days'), True),
        (('seven days', 'seven working days'), False),
        (('Cafcass', 'Cafcass (the family courts’ service)'), True),
        (('4 x a year', 'four times each year'), True),
        (('4 x a year', 'fourteen times a year'), False),
    ],
)
def test_only_what_is_printed_in_another_way_is_still_found(printed: tuple[str, str], still: bool) -> None:
    verification = held(typeset.pdf(changed(printed), tagged=True))

    assert (alarms(verification) == []) is still


@pytest.mark.parametrize(
    ('quote', 'outcome', 'tier'),
    [
        ('twelve young people reads each plan of the partnership', 'found', 'exact'),
        ('A panel of “twelve” young people', 'not-found', ''),
        ('A PANEL of twelve young people', 'found', 'typography'),
        ('twelve young people reads eachplan of the partnership', 'found', 'reflow'),
        ('twelve young people reads every plan of the partnership', 'not-found', ''),
        ('twelve people young reads each plan of the partnership', 'not-found', ''),
        ('twelve young people reads plan of the partnership', 'not-found', ''),
        ('young people reads each plan of the partner', 'not-found', ''),
        ('goes to the Child Safeguarding Practice Review Panel', 'elsewhere', 'exact'),
        ('this panel has never met', 'not-found', ''),
    ],
)
def test_a_quotation_is_found_by_every_one_of_its_words_in_their_order(quote: str, outcome: str, tier: str) -> None:
    source = ('source: Voice of children', f'source: {{section: Voice of children, quote: "{quote}"}}')
    quoted = result(held(PDF, source), 'voice.included.source.0.quote')

    assert (quoted.outcome, quoted.tier) == (outcome, tier)


@pytest.mark.parametrize(('sha256', 'same'), [('0' * 64, True), ('1' * 64, False), ('', None)])
def test_another_printing_of_the_document_passes_and_is_told(sha256: str, same: bool | None) -> None:
    named = ('texts: {masa: {', f"texts: {{masa: {{sha256: '{sha256}', " if sha256 else 'texts: {masa: {')
    verification = held(PDF, named)

    assert verification.passes
    assert verification.gates[0].same_file is same
    assert ('not the same file' in text.draw(pages.page([verification]))) is (same is False)


def test_a_value_that_stands_under_another_heading_is_found_elsewhere_with_where() -> None:
    verification = held(PDF, ('name: Cafcass, source: Relevant Agencies', 'name: Cafcass, source: Funding'))
    (problem,) = verification.problems
    one = problem.result

    assert (one.outcome, one.section, one.page) == (ClaimOutcome.ELSEWHERE, 'Relevant agencies', '1')
    assert '"Relevant agencies", page 1' in message(problem)
    assert 'add that heading' in remedy(one)


def test_a_sum_that_another_body_pays_is_not_found_though_both_stand_in_the_table() -> None:
    swapped = (('amount: 12345', 'amount: 0'), ('amount: 2.2', 'amount: 12345'), ('amount: 0', 'amount: 2.2'))

    assert {(kind, outcome) for outcome, kind, _ in alarms(held(PDF, *swapped))} == {('together', 'not-found')}


def test_offices_of_the_wrong_bodies_are_placed_for_a_person_to_look_at_and_not_found() -> None:
    verification = held(
        PDF, ('Chief Nurse, body: Testshire Integrated Care Board', 'Chief Nurse, body: Testshire Police')
    )
    pair = result(verification, 'partners.1.lead.office', 'together')

    assert pair.outcome is ClaimOutcome.PLACED
    assert 'not in one sentence or row' in pair.hint


def test_an_office_is_found_in_the_row_of_its_body_and_not_where_it_first_stands() -> None:
    verification = held(
        typeset.pdf(changed(('Deputy Chief Nurse', 'Chief Executive')), tagged=True),
        ('lead: {office: Deputy Chief Nurse', 'lead: {office: Chief Executive'),
    )
    office = result(verification, 'partners.1.lead.office', 'office')

    assert office.match is not None
    assert office.match.unit.block.text == 'The Chief Executive of Testshire Integrated Care Board'


def test_how_exactly_a_value_stands_there_is_told() -> None:
    verification = held(FORMS['columns.pdf'])

    assert result(verification, 'agencies.list.1.name').tier == Tier.EXACT
    assert result(verification, 'agencies.list.0.name').tier == Tier.TYPOGRAPHY
    assert result(verification, 'agencies.list.0.source.0.section').tier == Tier.TYPOGRAPHY


def test_a_name_that_was_broken_over_lines_is_found_by_its_letters() -> None:
    verification = held(typeset.pdf(changed(('Fire & Rescue Service', 'Fire & Res cue Ser-vice')), tagged=True))

    assert result(verification, 'agencies.list.0.name').tier == Tier.REFLOW


def test_a_summary_is_placed_with_its_key_words_and_never_found() -> None:
    verification = held(PDF, ('Young people form a panel that reads plans', 'Magistrates approve budgets'))
    placed = result(verification, 'voice.included.summary')

    assert (placed.outcome, placed.section) == (ClaimOutcome.PLACED, 'Voice of children')
    assert 'key words stand there' in placed.hint


@pytest.mark.parametrize(
    'other',
    [
        [part._replace(text=part.text.replace('Testshire', 'Elsewhere')) for part in PARTS],
        [part for part in PARTS if part.kind != 'h2'],
        typeset.parts(('h1', 'Testshire Multi-Agency Safeguarding Arrangements'), ('p', 'Not yet published.')),
    ],
)
def test_no_value_is_looked_for_in_a_document_that_is_not_the_one_declared(other: list[typeset.Part]) -> None:
    verification = held(typeset.pdf(other, tagged=True))

    assert not verification.passes
    assert verification.results == ()
    assert json.loads(data.as_json([verification]))['values'] == []
    assert 'found  ' not in text.draw(pages.page([verification]))


def test_the_very_file_that_was_declared_is_the_document_whatever_else_is_declared_of_it() -> None:
    title = 'title: Testshire Multi-Agency Safeguarding Arrangements, '
    draft = testshire.YAML[: testshire.YAML.index('area:')].replace(title, f"sha256: '{'0' * 64}', ")
    proposed = draft + 'voice: {included: {proposed: in-place, source: {section: Elsewhere, quote: a b c d e}}}\n'
    verification = verify(testshire.declared(text=proposed), [testshire.published(PDF)], testshire.BODIES)

    assert verification.passes
    assert (verification.results, verification.proposed) == ((), 1)
    assert 'it counts as not declared. We look only for what is confirmed' in text.draw(pages.page([verification]))
    assert not verify(
        testshire.declared(text=proposed.replace('0' * 64, '1' * 64)), [testshire.published(PDF)], testshire.BODIES
    ).passes


def test_a_heading_that_is_not_there_is_told_once_with_all_that_rests_on_it() -> None:
    declaration = testshire.declared(text=testshire.YAML.replace('Relevant Agencies', 'Relevent Agencies'))
    verification = verify(declaration, [testshire.published(PDF)], testshire.BODIES)
    problem, *others = verification.problems

    assert (others, problem.lines, problem.resting) == ([], (26, 27), 2)
    assert len(verification.alarms) == 4  # both headings, and both agencies, which stand beneath the right one
    assert 'so too on line 27; 2 values rest on it; did you mean' in data.concise([verification])


def test_what_must_be_looked_at_is_told_by_line_in_full_and_counted_from_one() -> None:
    longest = 'The Testshire Integrated Care Board for Health and for Children of Every Age'
    verification = held(
        PDF,
        ('name: Cafcass', 'name: Cafcas'),
        ('2024-07-31', '2024-07-30'),
        ('name: Testshire Integrated Care Board', f'name: {longest}'),
    )
    drawn = text.draw(pages.page([verification]))

    assert [one.result.place.line for one in verification.problems] == [7, 14, 27]
    assert f'"{longest}" is not in the document' in drawn
    assert 'testshire.yaml:27  agencies.list, item 2, name' in drawn
    assert verification.problems[-1].result.key == 'agencies.list.1.name'


def test_a_problem_is_an_issue_of_code_quality_that_is_the_same_on_another_line() -> None:
    (issue,) = json.loads(data.gitlab([held(PDF, ('name: Cafcass', 'name: Cafcas'))]))
    moved = held(PDF, ('name: Cafcass', 'name: Cafcas'), ('agencies:', '\n\nagencies:'))
    (later,) = json.loads(data.gitlab([moved]))

    assert issue['location'] == {'path': 'testshire.yaml', 'lines': {'begin': 27}}
    assert (later['location']['lines']['begin'], later['fingerprint']) == (29, issue['fingerprint'])
    assert issue['description'].startswith('verify-agency: "Cafcas" is not in the document')


def test_a_title_alone_does_not_make_a_document_the_one_declared() -> None:
    head = testshire.YAML[: testshire.YAML.index('area:')]
    few = 'voice: {included: {summary: A panel reads the plans, source: The panel}}\n'
    verification = verify(testshire.declared(text=head + few), [testshire.published(PDF)], testshire.BODIES)

    assert (verification.gates[0].names_it, verification.passes) == (True, False)


def test_a_claim_about_a_text_that_is_not_given_is_left_out() -> None:
    both = ('texts: {masa:', 'texts: {tor: {form: terms-of-reference}, masa:')
    moved = ('name: Cafcass, source: Relevant Agencies', 'name: Cafcas, source: {section: Members, text: tor}')
    declaration = testshire.declared(
        both, moved, ('source: Our safeguarding partners', 'source: {section: A, text: tor}')
    )
    verification = verify(declaration, [testshire.published(PDF)], testshire.BODIES)

    assert [one.key for one in verification.results if one.key.startswith('agencies.list.1')] == []


def test_silence_claims_nothing_and_an_inferred_date_is_not_looked_for() -> None:
    inferred = 'dated: {on: 2019-01, stated: false, because: it is written on the file}\nagencies: not-stated\n'
    quiet = testshire.YAML[: testshire.YAML.index('agencies:')] + testshire.YAML[testshire.YAML.index('voice:') :]
    verification = verify(testshire.declared(text=quiet + inferred), [testshire.published(PDF)], testshire.BODIES)

    assert [one.key for one in verification.results if one.key.startswith(('dated', 'agencies'))] == []


def test_every_value_is_told_with_its_line_in_json_that_keeps_to_its_schema() -> None:
    written = json.loads(data.as_json([held(PDF, ('name: Cafcass', 'name: Cafcas'))]))
    Draft7Validator(shipped('verification')).validate(written)
    cafcass = next(one for one in written['values'] if one['path'] == 'agencies.list.1.name')

    assert written['gate']['passes'] is True
    assert cafcass['outcome'] == 'not-found'
    assert 'Cafcas' in testshire.YAML.splitlines()[cafcass['line'] - 1]
    assert {'path', 'what', 'value', 'outcome', 'section', 'page', 'tier', 'line'} <= set(cafcass)


def test_lines_for_editors_and_jobs_name_the_place_and_no_person() -> None:
    verification = held(PDF, ('body: Testshire Council}', 'holder: Alex Example, body: Testshire Council}'))

    (line, command) = data.concise([verification]), data.github([verification])
    assert line.startswith('testshire.yaml:12:')
    assert line.count('\n') == 1
    assert command.startswith('::warning file=testshire.yaml,line=12,')
    assert 'Alex' not in line + command
    assert 'Alex Example' in data.as_csv([verification])


def test_what_nobody_can_read_is_told_with_its_page_and_advice_with_what_to_do() -> None:
    raw = typeset.pdf([*PARTS, typeset.Part('page', ''), typeset.Part('p', 'Annex. ' * 30)], pictures=[2, 3])
    verification = held(raw)
    drawn = text.draw(pages.page([verification]))
    (gate,) = json.loads(data.as_json([verification]))['gate']['documents']

    assert verification.passes
    assert 'Note: page 2: ' in drawn
    assert 'Note: page 3: ' in drawn
    assert [line.split(';')[0] for line in drawn.splitlines() if line.startswith('  Our advice: ')] == [
        '  Our advice: this PDF has no tags, so it is hard to listen to',
        '  Our advice: this PDF has no title',
        '  Our advice: this PDF does not say what language it is in',
    ]
    assert [(one['kind'], one['page']) for one in gate['notices'] if one['page']] == [('picture', 2), ('no-words', 3)]
    assert all(one['remedy'] for one in gate['notices'])


@pytest.mark.parametrize('drawer', [text, markdown, html])
def test_pages_say_what_found_means_and_what_to_do(drawer: object) -> None:
    drawn = drawer.draw(pages.whole([held(PDF, ('name: Cafcass', 'name: Cafcas'))]))  # type: ignore[attr-defined]  # a module

    assert 'This is the document' in drawn
    assert 'does not mean that they are true' in drawn
    assert 'rite it as the document prints it' in drawn


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Children’s  Services & Schools', "children's services and schools"),
        ('ﬁnance — duty¹⁶', 'finance - duty'),
        ('a\u00adb\tC', 'ab\tc'),
    ],
)
def test_texts_are_compared_without_what_is_only_printed_differently(text: str, expected: str) -> None:
    made = canonical(text)

    assert made.text == expected
    assert made.place(len(made.text)) == len(text)


def test_sentences_end_at_a_full_stop_and_not_after_an_initial() -> None:
    text = 'one two. three a. n. other; four'

    assert [text[start:end] for start, end in sentences(text)] == ['one two.', 'three a. n. other;', 'four']
