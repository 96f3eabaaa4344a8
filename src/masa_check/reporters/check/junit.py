"""The answers as JUnit's XML: a suite a document, a case a duty, met or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from masa_check.engine.answer import Answer
from masa_check.inert import printable
from masa_check.report.finding import Finding, fails, grouped
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, in_full
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.check.stream import NewTexts, PartWriter, whole
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Verdict

ONE_ALONE = 'only one of the editions that it could follow finds fault'
ANSWERED = (Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.FOR_A_PERSON)


class TestCase(NamedTuple):
    """One case: its name, and what came of it if it did not pass."""

    name: str
    line: int = 1
    result: str = ''  # failure, error or skipped
    type: str = ''
    message: str = ''
    text: str = ''
    forces: tuple[Force | None, ...] = ()  # of what is wrong


class JunitWriter(PartWriter):
    """The report as XML, with no time in it."""

    def __init__(
        self, question: Question, texts: NewTexts, root: Root = AS_SHOWN, fail_on: Force | None = FAIL_ON
    ) -> None:
        self._question, self._root, self._fail_on = question, root, fail_on
        self._suites = texts()
        self._totals = dict.fromkeys(('tests', 'failures', 'errors'), 0)

    def part(self, document: DocumentReport) -> tuple[dict[str, int], str]:
        suite = self._suite(document, self._root.path(document.path))
        counts = {key: int(suite.get(key, '0')) for key in self._totals}
        ET.indent(suite, level=1)
        return counts, ET.tostring(suite, encoding='unicode')

    def take(self, part: tuple[dict[str, int], str]) -> None:
        counts, suite = part
        for key, count in counts.items():
            self._totals[key] += count
        self._suites.append(suite)

    def end(self, _: Count) -> Iterator[str]:
        head = ET.Element('testsuites', {'name': 'masa-check', **{key: str(n) for key, n in self._totals.items()}})
        opened, closed = ET.tostring(head, encoding='unicode').removesuffix(' />'), ' />'
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n{opened}'
        before = '>\n  '
        for suite in self._suites:
            yield before + suite
            before, closed = '\n  ', '\n</testsuites>'
        yield f'{closed}\n'

    def _suite(self, document: DocumentReport, path: str) -> ET.Element:
        book, on, fail_on = self._question.rulebook, self._question.on, self._fail_on
        cases = [_weighed(case, fail_on) for case in _cases(document, book)]
        came = [case.result for case in cases]
        suite = ET.Element('testsuite', {'name': printable(document.name or path), 'tests': str(len(cases))})
        suite.attrib |= {
            'failures': str(came.count('failure')),
            'errors': str(came.count('error')),
            'skipped': str(came.count('skipped')),
            'time': '0',
            'file': printable(path),
        }
        told = {'on': on.isoformat(), 'rulebook': book.hash, 'sha256': document.sha256, 'fail-on': fail_on or 'never'}
        if notice := book.notice(on):
            told['notice'] = notice
        properties = ET.SubElement(suite, 'properties')
        for name, value in told.items():
            ET.SubElement(properties, 'property', {'name': name, 'value': value})
        suite.extend(_element(case, path) for case in cases)
        return suite


def render(report: Report, root: Root = AS_SHOWN, fail_on: Force | None = FAIL_ON) -> str:
    """The suites of a whole run."""
    return whole(JunitWriter, report, root=root, fail_on=fail_on)


def _weighed(case: TestCase, fail_on: Force | None) -> TestCase:
    """A case as it bears on the run: one that does not fail it is skipped, and says what is wrong all the same."""
    if case.result not in ('failure', 'error') or any(fails(force, fail_on) for force in case.forces):
        return case
    said = f'{case.type}, which does not fail at --fail-on {fail_on or "never"}: {case.message}'
    return case._replace(result='skipped', message=said)


def _element(case: TestCase, path: str) -> ET.Element:
    made = ET.Element('testcase', {'classname': printable(path.replace('/', '.')), 'name': printable(case.name)})
    made.attrib |= {'file': printable(path), 'line': str(case.line), 'time': '0'}
    if case.result:
        attributes = {'type': case.type, 'message': printable(case.message)}
        came = ET.SubElement(made, case.result, {name: value for name, value in attributes.items() if value})
        came.text = '\n'.join(printable(line) for line in case.text.split('\n')) or None
    return made


def _cases(document: DocumentReport, book: Rulebook) -> Iterator[TestCase]:
    """A case for each duty of each edition that decides, and one for each that was left out."""
    by_answer = grouped(document.counted)
    for held in document.deciding:
        edition = f' ({held.standing.edition.short})' if len(document.deciding) > 1 else ''
        for answer in held.answers:
            yield _answered(answer, edition, by_answer.pop((answer.edition, answer.duty), []), document)
    for (_, duty), found in by_answer.items():
        yield _of_file(duty, found, broken=document.broken)
    for duty in document.not_asked:
        yield TestCase(f'{duty} {book.duties[duty].title}', result='skipped', message='not asked')


def _answered(answer: Answer, edition: str, found: list[Finding], document: DocumentReport) -> TestCase:
    name = f'{answer.duty} {answer.title}{edition}'
    wrong = [finding for finding in found if not finding.accepted]
    if wrong:
        return _failed(name, wrong, 'failure', wrong[0].force or '')
    line = document.place(answer.asks[0]).line if answer.asks else 1
    if found:
        return TestCase(name, line, 'skipped', message='; '.join(dict.fromkeys(map(_accepted, found))))
    if answer.verdict is Verdict.NOT_APPLICABLE:
        because = '; '.join(dict.fromkeys(ask.message for ask in answer.asks))
        return TestCase(name, line, 'skipped', message=because or 'does not arise')
    if answer.verdict is Verdict.FOR_A_PERSON:
        return TestCase(name, line, 'skipped', message='for a person to judge')
    if answer.verdict not in ANSWERED:
        guidance = {held.standing.edition.id: held.standing.guidance for held in document.deciding}
        return TestCase(name, line, 'skipped', message=guidance[answer.edition] or ONE_ALONE)
    return TestCase(name, line)


def _accepted(finding: Finding) -> str:
    assert finding.accepted
    return ', '.join(filter(None, (finding.accepted.words, finding.accepted.reason)))


def _of_file(duty: str, found: list[Finding], *, broken: bool) -> TestCase:
    return _failed(duty, found, 'error' if broken else 'failure', 'shape' if broken else found[0].force or 'shape')


def _failed(name: str, found: list[Finding], came: str, type: str) -> TestCase:
    text = '\n'.join(f'{one.place}: {in_full(one)}' for one in found)
    return TestCase(name, found[0].line, came, str(type), found[0].message, text, tuple(one.force for one in found))
