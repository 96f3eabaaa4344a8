"""The report for a pull request is Markdown with a row for each finding, cut at a row to what a comment may hold."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from shipped import every_example, rendered
from small_book import MET, SILENT, book, held, report
from test_reporters import several
from test_sarif import DATED, waived

from masa_check.report.report import Report
from masa_check.reporters.check import markdown as comment
from masa_check.reporters.draw import markdown
from masa_check.reporters.draw.page import Heading, Page, Table, Words, say
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.rulebook.rulebook import Rulebook

WORDS = {'text', 'text_special', 'strong_open', 'strong_close', 'softbreak'}


def read(made: str) -> list[Token]:
    """The Markdown as a reader of GitHub's sort takes it."""
    return MarkdownIt('commonmark', {'html': True}).enable(['table', 'strikethrough']).parse(made)


def tables(made: str) -> list[list[list[str]]]:
    """The cells of each table, by row, the head first."""
    found: list[list[list[str]]] = []
    in_cell = False
    for token in read(made):
        if token.type == 'table_open':
            found.append([])
        elif token.type == 'tr_open':
            found[-1].append([])
        elif token.type in ('th_open', 'td_open'):
            in_cell = True
        elif token.type == 'inline' and in_cell:
            found[-1][-1].append(''.join(child.content for child in token.children or ()))
            in_cell = False
    return found


def is_words_only(made: str) -> bool:
    """Whether no words of a document became markup: nothing but headings, paragraphs, tables and bold."""
    blocks = {token.type.removesuffix('_open').removesuffix('_close') for token in read(made)}
    inline = {child.type for token in read(made) for child in token.children or ()}
    return inline <= WORDS and blocks <= {
        'heading', 'paragraph', 'inline', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
    }  # fmt: skip


@pytest.fixture(scope='module')
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp('small'))


@every_example
def test_the_report_of_each_example_fits_a_comment_and_is_words_only(name: str) -> None:
    made = rendered(name, 'md')

    assert len(made) <= comment.ROOM
    assert is_words_only(made)
    assert tables(made)[0][0] == ['', *RESULTS.values()]


def test_verdicts_come_first_and_then_a_row_for_each_finding_worst_first(rules: Rulebook) -> None:
    made = several(rules)
    *_, findings = tables(comment.render(made))
    forces = [row[0] for row in findings[1:]]
    ladder = ['shape', 'must (statute)', 'must (guidance)', 'should', 'expected', 'advice']

    assert len(findings) - 1 == sum(len(document.open) for document in made.documents)
    assert forces == sorted(forces, key=ladder.index)
    assert {len(row) for row in findings} == {5}
    assert ['needs-met', 'how needs are met: not in the text', 'silent.yaml:5'] in [row[1:4] for row in findings]


def test_nothing_wrong_has_verdicts_and_no_findings(rules: Rulebook) -> None:
    made = comment.render(report(rules, held(DATED + MET, rules)))

    assert len(tables(made)) == 1
    assert 'No findings.' in made


def test_what_is_accepted_stands_apart_and_says_until_when(rules: Rulebook) -> None:
    *_, accepted = tables(comment.render(waived(rules)))

    assert [row[1] for row in accepted[1:]] == ['needs-met']
    assert accepted[1][4].endswith('until 2025-09-01; The board meets in July')


@pytest.fixture(scope='module')
def many(rules: Rulebook) -> Report:
    return report(rules, *(held(DATED + SILENT, rules, path=f'{number}.yaml') for number in range(120)))


@pytest.mark.slow
@pytest.mark.parametrize('room', [65_536, 20_000, 5_000, 1_000, 500])
def test_it_is_cut_where_a_row_ends_and_says_how_many_are_missing(many: Report, room: int) -> None:
    cut = comment.render(many, room)
    whole = [row for table in tables(comment.render(many, 10**7)) for row in table[1:]]
    shown = [row for table in tables(cut) for row in table[1:]]
    (missing,) = re.findall(r'no room for (\d+) more rows', cut)

    assert len(cut) <= room
    assert shown == whole[: len(shown)]
    assert len(shown) + int(missing) == len(whole)
    assert is_words_only(cut)


def test_one_long_name_leaves_room_for_other_findings(rules: Rulebook) -> None:
    text = DATED + SILENT.replace('Northport College', 'N' * 10_000)
    made = comment.render(report(rules, held(text, rules, path='p' * 10_000)))

    assert len(made) < comment.ROOM
    assert 'no room' not in made


MARKUP = [
    '# heading', '- item', '1. item', '1) item', '> quote', '---', '===', '***', '```', '~~~', '    code', '\tcode',
    '<script>alert(1)</script>', '[a](http://b.example)', '![a](b.png)', '*a*', '_a_', '**a**', '`a`', '~~a~~',
    'a | b', '<http://a.example>', '&lt;script&gt;', '&copy;', 'a\\', '\\', '[a]: http://b.example', '$x$', '+ a',
]  # fmt: skip


@pytest.mark.parametrize('words', MARKUP)
def test_words_stay_words_wherever_they_stand(words: str) -> None:
    cells = ((Words(words), Words(words)), (Words('a'), Words(words, 'heading')))
    page = Page((Heading(words, 2), say(words), say(Words(words, 'heading')), Table(('', words), cells), say(words)))
    made = markdown.draw(page)
    told = [''.join(child.content for child in token.children or ()) for token in read(made) if token.type == 'inline']

    assert is_words_only(made)
    assert {one.strip().replace('\u200b', '') for one in told if one} <= {words.strip(), 'a'}
    assert [len(row) for table in tables(made) for row in table] == [2, 2, 2]


# What GitHub and GitLab make links, calls and traces of once a text is shown, whatever was escaped in it.
SEEN_BY_FORGES = re.compile(
    r'[a-z][a-z0-9+.-]*://|\bwww\.\w|[\w.+-]+@\w|@\w|#\w|!\d|&\d|\bG[HL]-\d|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,64}\b',
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    'words',
    [
        'http://a.example', 'see HTTPS://a.example/b?c=d#e', 'ftp://a.example', 'www.a.example', 'WWW.a.example',
        'write to a.b+c@d.example', 'mailto:a@d.example', '@octocat', '(@a/team)', 'a@octocat', '#12', 'see #12',
        'a@gov.uk.example', 'a@gov.ukraine', '@gov.uk', 'octocat/hello#12', 'octocat/hello@main',
        'GH-26', 'gh-26', 'GL-26', 'group/project!12', 'group&12',
        'a5c3785ed8d6a35868bc169f07e40e889087fd2e', 'reverts a5c3785', 'octocat/hello@a5c3785',
    ],
)  # fmt: skip
def test_nothing_becomes_a_link_a_call_or_a_trace_where_it_is_shown(words: str) -> None:
    made = markdown.draw(Page((say(words), Table(('', 'a'), ((Words(words), Words(words, 'heading')),)))))
    shown = [''.join(child.content for child in token.children or ()) for token in read(made) if token.type == 'inline']

    assert SEEN_BY_FORGES.search(words)
    assert not SEEN_BY_FORGES.search(made)
    assert not any(SEEN_BY_FORGES.search(one) for one in shown)
    assert {one.replace('\u200b', '') for one in shown if one} == {words, 'a'}  # and looks as it was written
    assert is_words_only(made)


@pytest.mark.parametrize(
    'words',
    [
        'A plan of 1234567 pounds', 'E06000032', 'acceded', 'on 2024-07-31: 9% (1/2)', 'C# 7',
        'version 38d6f9df276ef024', 'safeguarding.reform@education.gov.uk',
    ],
)  # fmt: skip
def test_what_acts_on_nothing_or_will_be_copied_stays_as_it_is(words: str) -> None:
    assert markdown.draw(Page((say(words),))) == f'{words}\n'


@pytest.mark.parametrize('words', ['/close', '/approve', '- [ ] a task', '1. [x] a task', '# heading', '> [!NOTE]'])
def test_no_line_orders_anything_of_a_forge(words: str) -> None:
    made = markdown.draw(Page((say(words),)))

    assert is_words_only(made)
    assert not re.match(r'/|[-*+] |\d+[.)] |#|>', made)


@pytest.mark.parametrize('words', ['<!-- a', 'b --> c', '<details><summary>a</summary>', '</details>', '<!--a-->'])
def test_no_words_hide_others(words: str) -> None:
    assert is_words_only(markdown.draw(Page((say(words), say('shown')))))
