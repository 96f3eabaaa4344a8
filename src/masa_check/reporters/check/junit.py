"""The answers as JUnit's XML: a suite a document, a case a duty, met or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from masa_check.engine.answer import Answer
from masa_check.inert import printable
from masa_check.report.finding import Finding, fails, grouped
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, in_full
from masa_check.reporters.check.outcome import FAIL_ON
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


def render(report: Report, root: Root = AS_SHOWN, fail_on: Force | None = FAIL_ON) -> str:
    """The report as XML, with no time in it."""
    suites = [_suite(document, report, root.path(document.path), fail_on) for document in report.documents]
    whole = ET.Element('testsuites', {'name': 'masa-check', **_added(suites)})
    whole.extend(suites)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, encoding="unicode")}\n'


def _added(suites: Iterable[ET.Element]) -> dict[str, str]:
    return {key: str(sum(int(one.get(key, '0')) for one in suites)) for key in ('tests', 'failures', 'errors')}


def _suite(document: DocumentReport, report: Report, path: str, fail_on: Force | None) -> ET.Element:
    cases = [_weighed(case, fail_on) for case in _cases(document, report)]
    came = [case.result for case in cases]
    suite = ET.Element('testsuite', {'name': printable(document.name or path), 'tests': str(len(cases))})
    suite.attrib |= {
        'failures': str(came.count('failure')),
        'errors': str(came.count('error')),
        'skipped': str(came.count('skipped')),
        'time': '0',
        'file': printable(path),
    }
    told = {'on': report.on.isoformat(), 'rulebook': report.rulebook.hash, 'sha256': document.sha256}
    told['fail-on'] = fail_on or 'never'
    if report.notice:
        told['notice'] = report.notice
    properties = ET.SubElement(suite, 'properties')
    for name, value in told.items():
        ET.SubElement(properties, 'property', {'name': name, 'value': value})
    suite.extend(_element(case, path) for case in cases)
    return suite


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


def _cases(document: DocumentReport, report: Report) -> Iterator[TestCase]:
    """A case for each duty of each edition that decides, and one for each that was left out."""
    by_answer = grouped(document.counted)
    for held in document.deciding:
        edition = f' ({held.standing.edition.short})' if len(document.deciding) > 1 else ''
        for answer in held.answers:
            yield _answered(answer, edition, by_answer.pop((answer.edition, answer.duty), []), document)
    for (_, duty), found in by_answer.items():
        yield _of_file(duty, found, broken=document.broken)
    for duty in document.not_asked:
        yield TestCase(f'{duty} {report.rulebook.duties[duty].title}', result='skipped', message='not asked')


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
