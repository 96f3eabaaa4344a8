"""The same hostile document through every format comes out whole to its reader, and inert."""

from __future__ import annotations

import json
import posixpath
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import yaml
from small_book import HEAD, ON, SILENT, book, of_job, report
from test_comment import is_words_only, tables
from test_csv import read as csv_rows
from test_github import runner
from test_gitlab import taken as gitlab_issues
from test_inert import is_inert
from test_junit import taken as junit_suites
from test_sarif import taken as sarif_run

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.gate.waivers import Signed, read, watched
from masa_check.inert import printable
from masa_check.report.acceptance import Acceptance
from masa_check.report.question import Question
from masa_check.report.report import Report, report_on
from masa_check.reporters.check import concise, csv, github, gitlab, junit, sarif
from masa_check.reporters.check import markdown as comment
from masa_check.rulebook.rulebook import Rulebook
from scripts.golden import FORMATS

WORDS = {
    'per cent': '100% %0A::error::x %25 %s {0}',
    'command': '::set-output name=a::b',
    'old command': 'a ##[set-env name=A]b',
    'commands of others': 'x ##vso[a]b ##TeamCity[c] [command]d section_start:1:e travis_fold:f',
    'bare address': 'http://a.example www.a.example a@b.example octocat/hello#12 GH-26 a5c3785ed8d6 !1',
    'task and details': '- [ ] a <details><summary>b</summary> <!-- c',
    'line ends': 'a\r\n::error::b\n##[group]c\rd\u0085e\u2028f\u2029g',
    'script': '<script>alert(1)</script><img src=x onerror=y>',
    'table': 'a | b || c |\n| --- | --- |',
    'backticks': '```\n`a` ``` ~~~',
    'formula': '=HYPERLINK("http://a.example","b")',
    'minus': '-2+3+cmd|\' /C calc\'!A0',
    'right to left': 'a\u202eb\u200fc\u2066d\u2069\u061ce',
    'escape': 'a\x1b[31mb\x1b]0;t\x07\x9b2J\x7f\x08',
    'emoji': '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 a\u200bb\ufeff',
    'link': '[a](http://b.example) ![c](d) <http://e.example>',
    'xml': ']]> <!-- &amp; <![CDATA[ a ]]> \ufffe',
    'mention': '@octocat #1 [x]: http://a.example',
    'quotes': '"a", \'b\'; \\ "',
    'long': 'L' * 10_000,
    'NUL': 'a\0b',
}  # fmt: skip
NAMES = sorted(WORDS)


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return book(tmp_path)


def hostile(rules: Rulebook, words: str) -> Report:
    """Documents with the words wherever a document or a file can have some, each fault of shape with them too."""
    quoted = json.dumps(words)
    said = SILENT.replace('name: Northport College', f'name: {quoted}')
    said = said.replace('funding: not-stated', f'funding: {{how: {{status: planned, summary: {quoted}}}}}')
    because = '{status: not-stated, because: ' + quoted + '}'
    said = said.replace('joint_working: not-stated', f'joint_working: {{identify: {because}}}')
    head = HEAD.replace('Luton', quoted)
    texts = {
        words: f'{head}dated: 2025-02\n{said}',
        f'masa/{words}.yaml': f'{head}dated: 2019\n{said}',
        f'b/{words}': f'{HEAD}{quoted}: x\nid: {quoted}\n',
        f'c/{words}': f'{HEAD}{quoted}: x\n',
        f'd/{words}': words,
    }
    question = Question(rules, date.fromisoformat(ON))
    signed = waived(words, rules)
    if signed:
        question = question._replace(acceptance=Acceptance('/masa', signed.holding))
    documents = (report_on(partial(parse, text.encode(), path), path, question) for path, text in texts.items())
    return report(rules, *(watched(documents, signed, question.acceptance) if signed else documents))


def waived(words: str, rules: Rulebook) -> Signed | None:
    """Waivers with the words in them, of which one holds and one names what is not there; none if they are refused."""
    signed = {
        'reason': f'It is {words}',
        'owner': f'Head of {words}',
        'agreed_on': '2025-05-01',
        'expires': '2025-09-01',
    }
    about = {'duty': 'needs-met', 'document': 'luton'}
    waivers = [about | signed, {'duty': words, 'document': words} | signed]
    try:
        document = parse(yaml.safe_dump({'waivers': waivers}).encode(), f'{words}/waivers.yaml')
        return read(document, '/masa', rules, date.fromisoformat(ON))
    except MasaError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('suffix', [suffix for suffix in FORMATS if suffix != 'github'])
def test_no_format_prints_what_a_screen_or_a_runner_of_jobs_would_follow(
    rules: Rulebook, name: str, suffix: str
) -> None:
    assert is_inert(FORMATS[suffix](hostile(rules, WORDS[name])))


@pytest.mark.parametrize('name', NAMES)
def test_every_format_is_still_what_its_readers_take_and_has_every_finding(rules: Rulebook, name: str) -> None:
    made = hostile(rules, WORDS[name])
    counted = [finding for document in made.documents for finding in document.counted]
    duties = sorted(finding.duty for finding in counted if not finding.accepted)

    assert len({one.path for one in made.documents}) == len(made.documents)
    assert len(concise.render(made).splitlines()) == len(counted)
    assert sorted(one['ruleId'] for one in sarif_run(sarif.render(made))['results']) == duties
    assert sorted(one['check_name'] for one in gitlab_issues(gitlab.render(made))) == duties
    assert len(junit_suites(junit.render(made))) == len(made.documents)
    assert len(csv_rows(csv.render(made))) == sum(
        len(document.faults) + sum(len(held.answers) for held in document.editions) for document in made.documents
    )
    assert is_words_only(comment.render(made))
    listed = [table for table in tables(comment.render(made, 10**7)) if table[0][0] == 'force']
    assert sum(len(table) - 1 for table in listed) == len(counted)


@pytest.mark.parametrize('name', NAMES)
def test_annotations_are_as_many_as_meant_and_name_the_files_as_they_are_called(rules: Rulebook, name: str) -> None:
    made = hostile(rules, WORDS[name])
    read = runner(github.render(made))
    paths = {posixpath.normpath(document.path) for document in made.documents}

    assert {one.name for one in read} <= {'error', 'warning', 'notice'}
    assert len(read) <= min(sum(len(document.open) for document in made.documents), 30)
    assert all(one.properties.keys() == {'file', 'line', 'endLine', 'col', 'endColumn', 'title'} for one in read[:-1])
    if printable(WORDS[name]) == WORDS[name]:
        assert {one.properties['file'] for one in read if 'file' in one.properties} <= paths


@pytest.mark.parametrize('name', NAMES)
def test_a_summary_and_step_outputs_are_inert_too(rules: Rulebook, name: str) -> None:
    made = hostile(rules, WORDS[name])

    assert is_words_only(of_job(made).summary(made.total, 0))
    assert is_inert(of_job(made).outputs(made.total, WORDS[name]))
    assert len(of_job(made).outputs(made.total, WORDS[name]).splitlines()) == 6


def test_the_words_of_a_waiver_are_among_what_is_tried(rules: Rulebook) -> None:
    refused = {name for name in NAMES if not waived(WORDS[name], rules)}
    made = hostile(rules, WORDS['script'])
    told = [finding.accepted.words for document in made.documents for finding in document.accepted if finding.accepted]

    assert refused <= {'NUL', 'escape', 'xml', 'emoji', 'line ends'}  # which hold hidden letters
    assert told
    assert all('<script>' in words for words in told)
    assert {'needs-met', 'waivers'} <= {finding.duty for document in made.documents for finding in document.counted}
