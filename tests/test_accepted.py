"""What is accepted stays in every report, is counted apart, and fails no run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, ON, SILENT, book, report

from masa_check.diffs.losses import since
from masa_check.document.document import Position, parse
from masa_check.report.acceptance import Acceptance, Baseline, Subject, Waiver, Waivers
from masa_check.report.finding import shape_fault
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, check_document
from masa_check.reporters.check import concise
from masa_check.reporters.check import html as check_html
from masa_check.reporters.check import json as as_json
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.check import page as check_page
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force
from scripts.golden import printed

HERE = '/home/masa'
PATH = 'masa/luton.yaml'
LUTON = Subject('luton', PATH)
DATED = f'{HEAD}dated: 2025-02\n'
WAIVER = Waiver(
    duty='needs-met',
    document='luton',
    ask='',
    objects=(),
    reason='The front door is being built',
    owner='Head of Service',
    expires=date(2026, 3, 31),
    place=Position(3, 5, 9),
)


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def waived(*waivers: Waiver, folder: str = HERE) -> Acceptance:
    return Acceptance(HERE, Waivers('waivers.yaml', folder, waivers))


def known(*keys: tuple[str, str, str], subject: Subject = LUTON, moved: str = '') -> Acceptance:
    entries = {subject: dict.fromkeys(keys, 2)}
    return Acceptance(HERE, baseline=Baseline('masa-baseline.json', HERE, entries, frozenset([moved] if moved else [])))


def held(rules: Rulebook, acceptance: Acceptance, text: str = DATED + SILENT, path: str = PATH) -> DocumentReport:
    return check_document(parse(text.encode(), path), Question(rules, date.fromisoformat(ON), '', None, acceptance))


def states(document: DocumentReport) -> dict[str, str]:
    return {f'{finding.duty}/{finding.object}'.removesuffix('/'): finding.state for finding in document.counted}


def test_without_waivers_and_baseline_everything_is_open(rules: Rulebook) -> None:
    document = held(rules, Acceptance())

    assert set(states(document).values()) == {'open'}
    assert document.open == document.counted
    assert document.accepted == ()


def test_a_waiver_takes_its_duty_and_nothing_else(rules: Rulebook) -> None:
    document = held(rules, waived(WAIVER))

    assert [finding.duty for finding in document.accepted] == ['needs-met']
    assert {finding.duty for finding in document.open} == {'paid-for', 'supported', 'published', 'agencies-chosen'}
    assert set(document.open) | set(document.accepted) == set(document.counted)


def test_a_waiver_is_told_in_words_with_its_owner_and_its_last_day(rules: Rulebook) -> None:
    (finding,) = held(rules, waived(WAIVER)).accepted

    assert finding.accepted
    assert finding.accepted.words == 'known, being put right by the Head of Service, until 2026-03-31'
    assert (finding.accepted.path, finding.accepted.line) == ('waivers.yaml', 3)


@pytest.mark.parametrize('owner', ['Head of Service', 'the Head of Service', 'The Head of Service'])
def test_an_office_has_its_article_once(rules: Rulebook, owner: str) -> None:
    (finding,) = held(rules, waived(WAIVER._replace(owner=owner))).accepted

    assert finding.accepted
    assert 'by the the' not in finding.accepted.words.lower()
    assert 'by the head of service, until' in finding.accepted.words.lower()


@pytest.mark.parametrize(
    ('document', 'taken'),
    [
        ('luton', True),
        ('Luton', False),
        ('masa/luton.yaml', True),
        ('masa/*.yaml', True),
        ('*.yaml', True),
        ('masa\\luton.yaml', True),
        ('masa/./luton.yaml', True),
        ('luton.yaml', False),
        ('other/*.yaml', False),
        ('bedford', False),
    ],
)
def test_a_waiver_names_its_document_by_id_path_or_pattern(rules: Rulebook, document: str, taken: bool) -> None:
    assert bool(held(rules, waived(WAIVER._replace(document=document))).accepted) is taken


def test_paths_in_a_waivers_file_are_seen_from_its_own_folder(rules: Rulebook) -> None:
    from_above = waived(WAIVER._replace(document='masa/masa/luton.yaml'), folder='/home')
    from_within = waived(WAIVER._replace(document='luton.yaml'), folder='/home/masa/masa')
    from_brackets = waived(WAIVER._replace(document='../masa/masa/luton.yaml'), folder='/home/[a]')

    for acceptance in (from_above, from_within, from_brackets):
        assert held(rules, acceptance).accepted


def test_an_accent_is_the_same_in_either_way_of_writing_it(rules: Rulebook) -> None:
    acceptance = waived(WAIVER._replace(document='Mu\u0308nster/ou r.yaml'))

    assert held(rules, acceptance, path='M\u00fcnster/ou r.yaml').accepted


def test_a_finding_about_one_thing_is_waived_only_by_its_name(rules: Rulebook) -> None:
    whole = held(rules, waived(WAIVER._replace(duty='agencies-chosen')))
    one = held(rules, waived(WAIVER._replace(duty='agencies-chosen', objects=('Cafcass',))))
    two = held(rules, waived(WAIVER._replace(duty='agencies-chosen', objects=('Cafcass', 'Northport College'))))

    assert whole.accepted == ()
    assert [finding.object for finding in one.accepted] == ['Cafcass']
    assert [finding.object for finding in two.accepted] == ['Cafcass', 'Northport College']
    assert states(one)['agencies-chosen/Northport College'] == 'open'


def test_a_waiver_of_one_ask_leaves_the_others(rules: Rulebook) -> None:
    assert held(rules, waived(WAIVER._replace(ask='how'))).accepted
    assert not held(rules, waived(WAIVER._replace(ask='who'))).accepted


def test_the_baseline_knows_a_finding_by_duty_ask_and_object(rules: Rulebook) -> None:
    document = held(rules, known(('needs-met', 'how', ''), ('agencies-chosen', 'why', 'Cafcass')))

    assert {key for key, state in states(document).items() if state == 'known'} == {
        'needs-met',
        'agencies-chosen/Cafcass',
    }


def test_moving_text_about_reopens_nothing_that_the_baseline_knows(rules: Rulebook) -> None:
    acceptance = known(('needs-met', 'how', ''))
    moved = DATED + '# a remark\n' + '\n'.join(reversed(SILENT.splitlines()))

    before, after = (states(held(rules, acceptance, words)) for words in (DATED + SILENT, moved))

    assert before == after


def test_a_document_knows_only_what_was_known_of_itself(rules: Rulebook) -> None:
    key = ('needs-met', 'how', '')

    assert not held(rules, known(key, subject=Subject('bedford', PATH))).accepted
    assert not held(rules, known(key, subject=Subject('luton', 'masa/luton-2019.yaml'))).accepted


def test_a_document_that_was_moved_keeps_what_was_known_of_it(rules: Rulebook) -> None:
    old = Subject('luton', 'old/luton.yaml')

    assert held(rules, known(('needs-met', 'how', ''), subject=old, moved='old/luton.yaml')).accepted


def test_a_fault_of_shape_cannot_be_accepted(rules: Rulebook) -> None:
    acceptance = known(('document-shape', '', ''))
    document = held(rules, acceptance, 'kind: arrangements\nid: luton\nname: Luton\nfundng: x\n')

    assert document.accepted == ()
    assert document.open


def test_what_is_accepted_fails_no_run_and_is_counted_apart(rules: Rulebook) -> None:
    total = report(rules, held(rules, waived(WAIVER, WAIVER._replace(duty='supported')))).total
    gone = report(rules, held(rules, known(('needs-met', 'how', ''), ('supported', 'what', '')))).total
    plain = report(rules, held(rules, Acceptance())).total

    assert plain.fails(Force.MUST)
    for count in (total, gone):
        assert not count.fails(Force.MUST)
        assert count.fails(Force.SHOULD)
        assert Force.MUST not in count.findings
    assert (total.waived, total.known) == (2, 0)
    assert (gone.waived, gone.known) == (0, 2)
    assert sum(total.findings.values()) + 2 == sum(plain.findings.values())


def test_a_verdict_is_what_it_was_though_its_gap_is_waived(rules: Rulebook) -> None:
    verdicts = [
        {answer.duty: answer.verdict for answer in held(rules, acceptance).editions[0].answers}
        for acceptance in (Acceptance(), waived(WAIVER))
    ]

    assert verdicts[0] == verdicts[1]


def test_every_report_for_people_says_what_is_waived_and_until_when(rules: Rulebook) -> None:
    run = report(rules, held(rules, waived(WAIVER)))
    words = 'known, being put right by the Head of Service, until 2026-03-31'

    assert f'masa/luton.yaml:5:1  {words}' in printed(run)
    assert 'The front door is being built' in printed(run)
    assert ' 1 finding waived. Checked on ' in printed(run)
    assert [line for line in concise.render(run).splitlines() if words in line] == [
        line for line in concise.render(run).splitlines() if ' needs-met ' in line
    ]


def test_the_baseline_is_told_by_duty_and_in_full_where_that_is_asked(rules: Rulebook) -> None:
    run = report(rules, held(rules, known(('needs-met', 'how', ''))))

    drawn = printed(run).splitlines()
    assert '  Known since the baseline: 1 finding' in drawn
    assert '      Small: 1, of needs-met' in drawn
    assert 'masa/luton.yaml:5:1  known since the baseline' in printed(run, 1)
    assert 'needs-met' not in concise.render(run)


ALL = (
    ('needs-met', 'how', ''),
    ('supported', 'what', ''),
    ('paid-for', 'how', ''),
    ('published', 'where', ''),
    *(('agencies-chosen', 'why', about) for about in ('Cafcass', 'Northport College', 'Cafcass (2)')),
)


def lines_under(heading: str, drawn: str) -> list[str]:
    """The lines of a report for people from one heading to the next."""
    return drawn.partition(f'\n{heading}\n')[2].partition('\n\n')[0].splitlines()


def test_what_the_baseline_knows_is_told_by_force_and_theme_and_the_counts_agree(rules: Rulebook) -> None:
    drawn = printed(report(rules, held(rules, known(*ALL))))

    assert lines_under('Known, and not failing the run', drawn) == [
        '  Known since the baseline: 7 findings',
        '    MUST  2 findings',
        '      Small: 2, of needs-met, supported',
        '    SHOULD  1 finding',
        '      Small: 1, of paid-for',
        '    EXPECTED  1 finding',
        '      Small: 1, of published',
        '    ADVICE  3 findings',
        '      Small: 3, of agencies-chosen',
    ]
    assert '1 document. No findings. 7 findings known before, 2 of them must (statute). Checked on ' in drawn


@pytest.mark.parametrize('verbosity', [-1, 0, 1])
def test_a_duty_of_statute_in_the_baseline_is_listed_at_every_run_as_what_it_is(
    rules: Rulebook, verbosity: int
) -> None:
    run = report(rules, held(rules, known(*ALL)))
    *listed, to_do = lines_under(check_page.STATUTORY, printed(run, verbosity))

    assert [line.split()[:2] for line in listed[::2]] == [['MUST', 'needs-met'], ['MUST', 'supported']]
    assert [line.split()[0] for line in listed[1::2]] == ['masa/luton.yaml:5:1', 'masa/luton.yaml:8:1']
    assert 'write a waiver for each' in to_do


def test_so_do_markdown_html_and_json(rules: Rulebook) -> None:
    run = report(rules, held(rules, known(*ALL)))
    rows = comment.render(run).partition(f'### {check_page.STATUTORY}')[2].partition('###')[0]

    assert [duty in rows for duty in ('needs-met', 'supported', 'paid-for')] == [True, True, False]
    assert f'>{check_page.STATUTORY}</h2>' in check_html.render(run)
    assert json.loads(as_json.render(run))['summary']['known_statutory'] == 2


def test_statute_that_is_waived_or_was_so_at_a_revision_is_not_listed_as_in_the_baseline(rules: Rulebook) -> None:
    both = Acceptance(HERE, waived(WAIVER).waivers, known(('needs-met', 'how', '')).baseline)
    revised = since(held(rules, Acceptance()), held(rules, Acceptance()), rules, 'main')

    for document in (held(rules, both), revised):
        run = report(rules, document)
        assert document.accepted
        assert run.total.known_statutory == 0
        assert check_page.STATUTORY not in printed(run) + comment.render(run)


def test_json_has_the_state_of_each_finding_and_its_acceptance(rules: Rulebook) -> None:
    made: dict[str, Any] = json.loads(as_json.render(report(rules, held(rules, waived(WAIVER)))))
    found = {finding['duty']: finding for finding in made['findings'] if finding['counts']}

    assert found['needs-met']['state'] == 'waived'
    assert found['needs-met']['acceptance'] == {
        'owner': 'Head of Service',
        'until': '2026-03-31',
        'reason': 'The front door is being built',
        'path': 'waivers.yaml',
        'line': 3,
        'revision': None,
    }
    assert (found['supported']['state'], found['supported']['acceptance']) == ('open', None)
    assert made['summary']['waived'] == 1


def test_a_file_that_the_run_rests_on_is_told_with_its_findings_and_is_no_document(rules: Rulebook) -> None:
    fault = shape_fault('waivers.yaml', 'this waiver ended on 2025-05-31', 'Agree a new day', Position(4, 1, 5))
    unit = DocumentReport('waivers.yaml', 'waivers', 'Waivers', None, faults=(fault,), declared=False)
    run = report(rules, held(rules, Acceptance()), unit)

    assert run.total.documents == 1
    assert run.total.broken == 0
    assert run.total.findings[None] == 1
    assert 'waivers.yaml:4:1' in printed(run)
    assert 'cannot be read' not in printed(run)
    assert 'waivers.yaml:4:1: SHAPE' in concise.render(run)
    assert json.loads(as_json.render(run))['documents'][1]['readable']
