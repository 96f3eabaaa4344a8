"""The board paper: its order, its words, what is filled in and what is left to fill in, on two pages before annexes."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from papers import DIFFS, PAIR, annexes_begin_on, paper_of, paper_on, paper_on_both, papers, report
from running import Run, write
from shipped import EXAMPLES, ROOT, RULES, every_example

from masa_check.cli import terminal
from masa_check.evidence import docx
from masa_check.questions.fields import paths
from masa_check.reporters.board.wording import described
from masa_check.reporters.draw import paper as printed
from masa_check.reporters.draw import text, word
from masa_check.reporters.draw.page import Block, Heading, Page, Paragraph, Table, Words

SECTIONS = [
    '1. What was read',
    '2. What you are asked to decide',
    '3. What this paper is, and what it is not',
    '4. Summary: duties by force',
    '5. Statutory duties, one by one',
    '6. Matters for lead partners',
    '7. What changed since the last published version',
    '8. Actions',
    '9. Dates ahead',
    "10. The independent scrutineer's comment",
    '11. What only a person can judge',
    '12. Implications, for officers to complete',
    '13. Decision of each lead partner',
    'Annex A. Every duty',
    'Annex B. Known gaps',
    'Annex C. Acts on record',
    'Annex D. How the law was read',
]


def _papers() -> Iterator[Any]:
    for name in EXAMPLES:
        yield pytest.param(paper_on, (name,), id=name)
    yield pytest.param(paper_on, PAIR, id='pair')
    for pair in DIFFS:
        yield pytest.param(paper_on_both, pair, id=f'{pair[0]} and {pair[1]}')


every_paper = pytest.mark.parametrize(('make', 'names'), [*_papers()])


def _section(page: Page, heading: str) -> list[Block]:
    """The blocks below a heading, up to the next of its level."""
    start = next(at for at, one in enumerate(page.blocks) if isinstance(one, Heading) and one.text == heading)
    rest = page.blocks[start + 1 :]
    end = next((at for at, one in enumerate(rest) if isinstance(one, Heading) and one.level == 2), len(rest))
    return list(rest[:end])


def _tables(page: Page, heading: str) -> list[Table]:
    return [one for one in _section(page, heading) if isinstance(one, Table)]


def _text(page: Page, heading: str) -> str:
    return text.draw(Page(tuple(_section(page, heading))))


def _all_words(page: Page) -> Iterator[str]:
    def within(words: Words) -> Iterator[str]:
        yield words.text
        for one in words.below:
            yield from within(one)

    for block in page.whole:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield ''.join(words.text for words in block.words)
        elif isinstance(block, Table):
            yield from (name for name in (*block.head, block.caption))
            for row in block.rows:
                for cell in row:
                    yield from within(cell)


@pytest.mark.slow
@every_paper
def test_a_paper_has_thirteen_sections_and_four_annexes_in_this_order(make: Any, names: tuple[str, ...]) -> None:
    page = make(*names)

    assert [one.text for one in page.blocks if isinstance(one, Heading) and one.level == 2] == SECTIONS
    assert [one.text for one in page.blocks if isinstance(one, Heading) and one.new_page] == ['Annex A. Every duty']


@pytest.mark.slow
@every_paper
def test_a_paper_names_no_file_no_line_no_id_and_no_key(make: Any, names: tuple[str, ...]) -> None:
    words = list(_all_words(make(*names)))

    for one in words:
        assert not re.search(r'\.yaml|`|:\d+:\d+|\bmasa-check\b|[{}]', one), one
        assert one not in RULES.duties, one
    ids = re.compile(rf'(?<![\w-])({"|".join(id for id in RULES.duties if id.count("-") > 1)})(?![\w-])')
    assert not [one for one in words if ids.search(one)]


@pytest.mark.slow
@every_paper
def test_a_paper_says_what_a_text_shows_and_never_that_anybody_fails_to_comply(
    make: Any, names: tuple[str, ...]
) -> None:
    words = ' '.join(_all_words(make(*names))).lower()

    assert not re.search(r'compl(y|ied|ian)|breach|non-compl|unlawful|\bscore of\b', words)


@pytest.mark.slow
@every_paper
def test_a_paper_names_no_person(make: Any, names: tuple[str, ...]) -> None:
    words = ' '.join(_all_words(make(*names)))
    holders = re.findall(r'holder: (.+)', ''.join((ROOT / f'examples/{one}.yaml').read_text('utf-8') for one in names))

    assert not [holder for holder in holders if holder.split('#')[0].strip() in words]


@pytest.mark.slow
@every_example
def test_every_duty_stands_once_in_annex_a_and_the_summary_counts_the_same_duties(name: str) -> None:
    page, document = paper_on(name), report(name)
    titles = [row[0].text for table in _tables(page, 'Annex A. Every duty') for row in table.rows]
    (summary,) = _tables(page, '4. Summary: duties by force')

    assert titles == [answer.title for held in document.deciding[-1:] for answer in held.answers]
    assert sum(int(cell.text) for row in summary.rows for cell in row[1:] if cell.text != '-') == len(titles)


@pytest.mark.slow
@every_example
def test_every_duty_of_statute_stands_in_section_5(name: str) -> None:
    page, document = paper_on(name), report(name)
    musts = [answer.title for held in document.deciding[-1:] for answer in held.answers if answer.force == 'must']

    assert [row[0].text for table in _tables(page, SECTIONS[4]) for row in table.rows] == musts


def test_what_nobody_has_looked_for_is_not_said_to_be_missing() -> None:
    page = paper_of('kind: arrangements\nid: a\nname: Anywhere\n')
    (matters,) = _tables(page, SECTIONS[5])

    assert {row[1].text for row in matters.rows} == {'Not recorded yet'}
    assert 'not shown' not in _text(page, 'Annex A. Every duty')
    assert 'points that are not recorded yet, 6 of them asked by statute' in _text(page, SECTIONS[1])


REPORT = """
kind: yearly-report
stage: published
id: a
name: Anywhere
dated: "2025-09-24"
follows: wt2023
publication: {on: "2025-09-24", first: false, previous_on: not-stated}
period: {starts: 2024-04, ends: 2025-03}
secure_establishment: true
restraint: {review: not-stated}
scrutiny: {learning: Leaders saw too few records themselves}
funding: {value: More families are visited}
impact:
  work: [{name: Neglect is found sooner, measure: Repeat plans, baseline: 24 per cent, result: 19 per cent}]
"""


def test_what_is_recorded_in_part_is_said_to_be_so_with_what_is_still_to_be_recorded() -> None:
    every = _text(paper_of(REPORT), 'Annex A. Every duty')

    assert 'Evidence of impact (Neglect is found sooner): recorded in part; still to be recorded: who was' in every


def test_what_the_text_does_not_state_and_what_is_not_recorded_are_told_apart_within_a_duty() -> None:
    rows = {row[0].text: row for table in _tables(paper_of(REPORT), 'Annex A. Every duty') for row in table.rows}
    restraint = rows['How the use of restraint was reviewed, and who got the findings']

    assert restraint[1].text == 'A review of the use of restraint: not in the text'
    assert all(line.text.endswith('not recorded yet') for line in restraint[1].below)
    assert restraint[2].text == 'not fully recorded yet'


def test_dates_ahead_have_the_state_and_the_reason_of_the_deadlines_command() -> None:
    (dates,) = _tables(paper_of(REPORT), SECTIONS[8])
    next_one, this_one, *_ = dates.rows

    report = 'The next yearly report is published'
    assert [cell.text for cell in next_one] == ['24 September 2026', report, 'must (statute)', 'Perhaps overdue']
    assert next_one[1].below[0].text.endswith('by another, there may be time until 2027-09-24')
    assert this_one[1].text == 'The yearly report is submitted and published'
    assert (this_one[0].text, this_one[2].text) == ('30 September 2026', 'should')
    assert this_one[3].text == 'The day has gone by; these documents do not tell whether it was met'
    assert '30 September 2027' in [row[0].text for row in dates.rows]


def test_what_a_partner_paid_is_told_of_that_partner_alone_with_the_amount() -> None:
    paid = """
funding:
  contributions:
    - {name: Anywhere Council, counts_for: local-authority, amount: "£105,000"}
    - {name: Anywhere ICB, counts_for: health, amount: "£50,000"}
    - {name: Anywhere Police, counts_for: police, amount: "£40,000"}
"""
    yaml = REPORT.replace('funding: {value: More families are visited}', paid)
    every = _text(paper_of(yaml), 'Annex A. Every duty')

    assert 'What the local authority paid: Anywhere Council (£105,000)' in every
    assert 'What the health body paid: Anywhere ICB (£50,000)' in every
    assert 'What the police paid: Anywhere Police (£40,000)' in every
    assert 'Anywhere Council (£105,000); Anywhere ICB' not in every


def test_what_the_answer_to_another_question_shows_is_said_to_be_about_that() -> None:
    feedback = 'feedback: {sought: A panel of parents met twice, used: Letters were rewritten after what they said}'
    every = _text(paper_of(f'{REPORT}{feedback}\n'), 'Annex A. Every duty')

    assert (
        'shapes the work: Letters were rewritten after what they said; the text says this of how feedback was' in every
    )
    assert 'How feedback was used: Letters were rewritten after what they said' in every


def test_what_agencies_pay_is_shown_by_those_who_pay_and_not_by_the_list_of_all() -> None:
    paid = """
kind: arrangements
id: anywhere
name: Anywhere Safeguarding Children Partnership
dated: 2025-02
agencies: {list: [Cafcass, Anywhere College]}
funding:
  contributions:
    - {name: Anywhere Hospitals Trust, counts_for: agency, amount: "£50,000"}
"""
    every = _text(paper_of(paid), 'Annex A. Every duty')

    assert 'What money relevant agencies contribute: Anywhere Hospitals Trust pays' in every
    assert 'What money relevant agencies contribute: Cafcass' not in every


def test_a_point_on_one_kind_of_body_names_no_body_of_another() -> None:
    every = _text(paper_on('luton-2024'), 'Annex A. Every duty')

    assert 'The police as safeguarding partner: Bedfordshire Police (' in every
    assert 'The local authority as safeguarding partner: Luton Borough Council (' in every
    assert not re.search(r'among the relevant agencies: [^\n]*Fire and Rescue', every)


def test_what_a_point_is_about_is_named_as_a_reader_knows_it() -> None:
    every = _text(paper_on('luton-2024'), 'Annex A. Every duty')

    assert 'The office of each person in the text: shown, for 17: Chief Executive (Luton Borough Council)' in every
    assert 'is cited (WT2018 as in force): WT2018 is spoken of as in force, though it had been replaced' in every


def test_a_key_that_is_not_given_is_named_by_what_it_holds() -> None:
    assert described(('funding', 'total')).startswith('the ')
    assert described(('arrangements', 'yearly_report', 'sent_within')) == described(('yearly_report', 'sent_within'))
    assert '.' not in described(('partners', 'lead', 'office'))


@pytest.mark.parametrize('status', ['proposed: in-place', 'status: in-place'])
def test_only_a_quotation_that_somebody_confirmed_is_printed(status: str) -> None:
    quoted = f'learning: {{{status}, source: {{quote: leaders saw too few records, page: 4}}}}'
    page = paper_of(REPORT.replace('learning: Leaders saw too few records themselves', quoted))

    assert ('leaders saw too few records' in ' '.join(_all_words(page))) == status.startswith('status')


def test_a_matter_of_which_only_other_things_are_recorded_is_not_called_missing() -> None:
    (matters,) = _tables(paper_of(REPORT), SECTIONS[5])
    says = {row[0].text: row[1].text for row in matters.rows}

    assert says['Scrutiny'] == says['Money'] == 'Not recorded yet'


def test_a_quotation_stands_with_its_heading_and_page() -> None:
    source = '{section: Our scrutiny, page: 7, quote: a scrutineer from outside reads all we do}'
    quoted = f'scrutiny: {{arrangements: {{source: {source}}}}}'
    page = paper_of(f'kind: arrangements\nid: a\nname: Anywhere\ndated: 2024-06\nfollows: wt2023\n{quoted}\n')
    words = '“a scrutineer from outside reads all we do” (Our scrutiny, page 7)'

    assert words in _text(page, SECTIONS[4])
    assert words in _text(page, 'Annex A. Every duty')


def test_what_was_read_says_who_read_it_and_who_checked_it_by_office() -> None:
    read_by = (
        'escalation: {summary: From worker to manager, judged: {office: Business Manager, on: 2026-05-04}, '
        'checked: {office: Independent Scrutineer, on: 2026-05-11}}'
    )
    page = paper_of(f'kind: arrangements\nid: a\nname: Anywhere\n{read_by}\n')
    (table,) = _tables(page, SECTIONS[0])
    rows = {row[0].text: row[1].text for row in table.rows}

    assert rows['Read by'] == 'Business Manager (1 statement)'
    assert rows['Checked by'] == 'Independent Scrutineer (1 statement)'


@pytest.mark.parametrize(
    ('texts', 'part', 'number'),
    [
        ('', '', 1),
        ('texts: {a: {form: arrangements, whole: false}}\n', '; only a part of the arrangements was read', 2),
    ],
)
def test_what_was_read_says_how_many_questions_are_answered_and_never_that_all_was_read(
    texts: str, part: str, number: int
) -> None:
    head = 'kind: arrangements\nid: a\nname: Anywhere\nescalation: From worker to manager\n'
    page = paper_of(f'{head}{texts}scrutiny: {{arrangements: not-looked-at}}\n')
    (table,) = _tables(page, SECTIONS[0])
    answered = f'{number} of {len(paths("arrangements"))} questions answered'

    assert table.rows[0][1].text == f'Anywhere{part}; {answered}'


def test_a_document_of_the_transition_is_read_against_both_editions() -> None:
    page = paper_of('kind: arrangements\nid: a\nname: Anywhere\ndated: 2024-06\nscrutiny: not-stated\n')

    assert 'Safeguard Children 2018' in _text(page, SECTIONS[0])
    assert 'counted is only what it lacks under both' in _text(page, SECTIONS[0])


def test_a_document_from_before_the_statute_is_asked_nothing() -> None:
    page = paper_of('kind: arrangements\nid: a\nname: Anywhere\ndated: 2017-06\n')

    assert 'none: it is dated before the day on which the statute came into force' in _text(page, SECTIONS[0])
    assert 'No duty of statute is asked of this document.' in _text(page, SECTIONS[4])


def test_what_cannot_be_read_gives_a_paper_that_says_only_that() -> None:
    page = paper_of('kind: arrangements\nid: a\nname: Anywhere\nscrutini: none\n')

    assert [one.text for one in page.blocks if isinstance(one, Heading)] == ['Anywhere: arrangements']
    assert 'could not be read' in text.draw(page)


def test_each_partner_has_a_row_for_its_decision_with_room() -> None:
    (decision,) = _tables(paper_on('luton-2024'), SECTIONS[12])

    assert [row[0].text for row in decision.rows] == [
        'Luton Borough Council',
        'Bedfordshire, Luton & Milton Keynes Integrated Care Board',
        'Bedfordshire Police',
    ]
    assert decision.room
    assert all(not cell.text for row in decision.rows for cell in row[1:])
    assert 'It is not the sign-off' in _text(paper_on('luton-2024'), SECTIONS[12])


def test_the_arrangements_and_their_report_share_onepaper_on() -> None:
    page = paper_on(*PAIR)
    (read_,) = _tables(page, SECTIONS[0])
    parts = [one.text for one in _section(page, 'Annex A. Every duty') if isinstance(one, Heading) and one.level == 3]

    assert read_.head == ('', 'Arrangements', 'Yearly report')
    assert parts == ['Of the arrangements', 'Of the yearly report', 'Of the arrangements and yearly report together']


def test_a_comparison_says_what_changed_and_what_was_lost() -> None:
    changed = _text(paper_on_both('luton-2019', 'luton-2024'), SECTIONS[6])

    assert 'Beside the version of 30 May 2019' in changed
    assert 'no longer shown' in changed
    assert 'in 2019 none was named' in changed
    assert 'No earlier version' in _text(paper_on('luton-2024'), SECTIONS[6])


WAIVERS = """
waivers:
  - duty: needs-identified-and-met
    document: luton
    reason: The front door is being set up anew
    owner: Head of Safeguarding
    agreed_on: 2026-10-01
    expires: 2027-03-31
"""
ACTS = """
acts:
  - duty: department-told
    document: luton
    what: The arrangements were sent to the Department
    on: 2025-02-03
    office: Business Manager
    evidence: Minutes of March, item 4
"""
LUTON = ROOT / 'examples/luton-2024.yaml'
AT = ('--on', '2026-11-23', '--no-config')


@pytest.mark.slow
def test_owners_and_days_of_waivers_are_filled_in_and_acts_are_on_record(run: Run, here: Path) -> None:
    write(here / 'waivers.yaml', WAIVERS), write(here / 'acts.yaml', ACTS)
    run('check', str(LUTON), *AT, '--waivers', 'waivers.yaml', '--acts', 'acts.yaml', '-o', 'docx=paper.docx')
    sections = {one.heading: [block.text for block in one.blocks] for one in docx.read(_bytes('paper.docx')).sections}

    assert any('Head of Safeguarding\t31 March 2027' in row for row in sections['8. Actions'])
    assert any('Head of Safeguarding\t31 March 2027\tThe front door' in row for row in sections['Annex B. Known gaps'])
    assert any('3 February 2025\tThe Business Manager\tMinutes' in row for row in sections['Annex C. Acts on record'])
    assert any('1 known gap that an office' in row for row in sections[SECTIONS[1]])


@pytest.mark.slow
def test_a_known_finding_without_an_office_leaves_room_for_one(run: Run, here: Path) -> None:
    run('baseline', 'create', str(LUTON), *AT, '--baseline', 'baseline.json')
    run('check', str(LUTON), *AT, '--baseline', 'baseline.json', '-o', 'docx=paper.docx')
    (known,) = (one for one in docx.read(_bytes('paper.docx')).sections if one.heading == 'Annex B. Known gaps')

    assert 'no office has undertaken to put these right' in known.blocks[0].text


def _bytes(path: str) -> bytes:
    return Path(path).read_bytes()


@pytest.mark.slow
def test_check_and_diff_write_the_paper_for_word_and_for_printing(run: Run, here: Path) -> None:
    old = str(ROOT / 'examples/luton-2019.yaml')
    run('check', str(LUTON), *AT, '-o', 'docx=a.docx', '-o', 'board=a.html')
    run('diff', old, str(LUTON), '--on', '2026-11-23', '-o', 'docx=b.docx', '-o', 'board=b.html')

    assert _bytes('a.docx') == word.draw(paper_on('luton-2024'))
    assert _bytes('b.docx') == word.draw(paper_on_both('luton-2019', 'luton-2024'))
    assert _bytes('a.html').decode() == printed.draw(paper_on('luton-2024'))
    assert b'@page' in _bytes('b.html')


@pytest.mark.slow
def test_a_word_file_is_printed_into_a_pipe_and_not_onto_a_screen(
    capfdbinary: pytest.CaptureFixture[bytes], run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = subprocess.run(
        [shutil.which('masa-check') or ROOT / '.venv/bin/masa-check', 'check', str(LUTON), *AT, '-f', 'docx'],
        capture_output=True,
        check=False,
    )
    monkeypatch.setattr(terminal, 'prints_to_a_screen', lambda: True)
    refused = run('check', str(LUTON), *AT, '-f', 'docx')

    assert piped.stdout == word.draw(paper_on('luton-2024'))
    assert refused.code == 2
    assert refused.err.strip().endswith('name the file: --output docx=paper.docx')
    assert not refused.out


@pytest.mark.slow
@pytest.mark.parametrize('other', ['luton-2019', 'complete'])
def test_a_paper_on_two_arrangements_is_refused_and_nothing_is_written(run: Run, here: Path, other: str) -> None:
    ran = run('check', str(LUTON), str(ROOT / f'examples/{other}.yaml'), *AT, '-o', 'board=paper.html')

    assert ran.code == 2
    assert 'a board paper is about one partnership' in ran.err
    assert not (here / 'paper.html').exists()


@pytest.mark.slow
def test_libreoffice_opens_every_paper_with_at_most_two_pages_before_the_annexes(tmp_path: Path) -> None:
    program = shutil.which('soffice')
    if not program:
        pytest.skip('there is no LibreOffice on this machine (Debian: apt-get install libreoffice-writer)')
    made = papers()
    for name, page in made.items():
        (tmp_path / f'{name}.docx').write_bytes(word.draw(page))
    home = f'-env:UserInstallation=file://{tmp_path.as_posix()}/home'
    files = [f'{name}.docx' for name in made]
    command = [program, home, '--headless', '--convert-to', 'pdf', *files]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)

    assert {name: annexes_begin_on(tmp_path / f'{name}.pdf') for name in made} == dict.fromkeys(made, 3)


def test_a_change_is_told_with_how_it_stands_to_the_guidance() -> None:
    assert '(follows WT2023' in _text(paper_on_both('luton-2019', 'luton-2024'), SECTIONS[6])


def test_why_a_duty_does_not_arise_stands_where_the_words_of_the_text_would() -> None:
    page = paper_on('luton-2024')
    rows = [row for table in _tables(page, 'Annex A. Every duty') for row in table.rows]

    assert {bool(row[1].text) for row in rows if row[2].text == 'does not arise'} == {True}


def test_an_edition_that_two_documents_share_is_named_once_in_annex_d() -> None:
    assert _text(paper_on(*PAIR), 'Annex D. How the law was read').count('WT2023 is Working Together') == 1


def test_bodies_that_a_report_goes_to_have_their_names_and_not_the_words_of_declarations() -> None:
    words = ' '.join(_all_words(paper_on('busy-report')))

    assert 'the Child Safeguarding Practice Review Panel' in words
    assert 'national-panel' not in words
