"""The report of a check as a page for people: verdicts by force, then by theme, then what to do about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from masa_check.declaration.kinds import ARRANGEMENTS
from masa_check.engine.answer import Result
from masa_check.report.acceptance import AcceptanceState
from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import Finding, grouped
from masa_check.report.record import by_record
from masa_check.report.report import DocumentReport
from masa_check.reporters.check import evidence
from masa_check.reporters.check.acts import index, recorded
from masa_check.reporters.check.frame import held_to, to_confirm
from masa_check.reporters.check.outcome import NOT_NAMED
from masa_check.reporters.check.pointing import BY_LINE, Pointing
from masa_check.reporters.draw.page import Block, Heading, Page, Words, how_many, say
from masa_check.reporters.draw.verdicts import RESULTS, by_duty, by_force
from masa_check.rulebook.edition import EditionStatus
from masa_check.values import Outcome, Reason

A_FEW = 10
NOT_DECLARED = 'Not declared (nobody has said yet what the text says)'
LEFT_OPEN = 'Not known whether it arises (the text does not say)'
TO_PUT_RIGHT, KNOWN = 'What to put right, worst first', 'Known, and not failing the run'
STATUTORY = f'Statutory duties in the baseline, {NOT_NAMED}'
COUNTED = (
    'This table counts duties, each once, by its strongest point. The last lines count findings, each by its own '
    'force. A duty has one finding for each point that is not met.'
)
TO_WAIVE = 'write a waiver for each, with the office that puts it right, the reason and the last day'

Key = TypeVar('Key')


def title(documents: int) -> str:
    """The title of the page of several documents."""
    return f'{how_many(documents, "document")} checked against law and guidance'


def document_page(document: DocumentReport, verbosity: int = 0, by: Pointing = BY_LINE) -> Page:
    """The page of one document."""
    return Page(tuple(_document(document, verbosity, by)))


def _document(document: DocumentReport, verbosity: int, by: Pointing) -> Iterator[Block]:
    yield Heading(document.name or document.path)
    yield from _about(document, by)
    if document.broken:
        yield from _shape(document)
        return
    for held in document.deciding:
        yield from _counts(held)
    if verbosity >= 0:
        for held in document.deciding:
            yield from _themes(held, by, many=len(document.deciding) > 1)
    yield from _findings(document, verbosity, by)
    yield from _replaced(document, verbosity, by)
    yield from _accepted(document, verbosity, by)
    yield from evidence.quotations(document, has_ids=by.has_ids) if verbosity >= 0 else ()
    yield from _for_a_person(document, by)
    yield from index(document)
    yield from _others(document, verbosity)
    if document.not_asked:
        yield say()
        few = len(document.not_asked) <= A_FEW
        left = ', '.join(document.not_asked) if few else f'{len(document.not_asked)} other duties'
        yield say(Words('Not asked: ', 'heading'), left)
    yield from evidence.readings(document)


def _about(document: DocumentReport, by: Pointing) -> Iterator[Block]:
    yield from by.about(document)
    if document.beside:
        yield say('Checked together with ', Words(', '.join(one.path for one in document.beside), 'place'))
    yield from to_confirm(document.proposed)
    yield from by.notice(document)
    if document.in_part:
        yield say(
            Words(f'Read from part of the {"arrangements" if document.kind == ARRANGEMENTS else "report"}', 'partly'),
            ': what is missing here may stand in a text that was not read.',
        )
    for held in document.deciding:
        yield say(held_to(held.standing))


def _shape(document: DocumentReport) -> Iterator[Block]:
    yield say(Words('We cannot read this file as a declaration, so we have checked no duty.', 'shape'))
    for finding in document.faults:
        yield say()
        yield say(Words(finding.place, 'place'), f'  {finding.message}')
        yield from BY_LINE.excerpt(document, finding)
        if finding.remedy:
            yield say(Words('To do:', 'remedy'), f' {finding.remedy}', step=1)


def _counts(held: EditionReport) -> Iterator[Block]:
    yield Heading(f'Duties of {held.standing.edition.short} by force', level=2)
    yield by_force(held.answers)
    yield say(Words(COUNTED, 'faint'))


def _themes(held: EditionReport, by: Pointing, *, many: bool) -> Iterator[Block]:
    yield Heading('Duties by theme' + (f' ({held.standing.edition.short})' if many else ''), level=2)
    for theme, answers in groupby(held.answers, key=lambda answer: answer.theme):
        of_theme = list(answers)
        yield by.verdicts(by_duty(of_theme, theme, recorded(held)), of_theme)


def _findings(document: DocumentReport, verbosity: int, by: Pointing) -> Iterator[Block]:
    """What is wrong, duty by duty, the worst first; what nobody has declared stands apart."""
    shown = document.open
    if verbosity > 0:
        shown = tuple(
            finding
            for finding in document.findings
            if (finding.counts or finding.status is EditionStatus.TRANSITION) and not finding.accepted
        )
    wrong = [finding for finding in shown if finding.outcome is not Outcome.UNDECLARED]
    undeclared = [finding for finding in shown if finding.is_undeclared]
    left_open = [finding for finding in shown if finding.reason is Reason.CONDITION_SILENT]
    if wrong:
        yield Heading(f'{TO_PUT_RIGHT}: {how_many(len(wrong), "finding")}', level=2)
        for group in grouped(wrong).values():
            yield from _group(document, group, verbosity, by)
    if undeclared:
        yield Heading(f'{NOT_DECLARED}: {how_many(len(undeclared), "finding")}', level=2)
        yield from _undeclared(undeclared, verbosity, by)
    if left_open:
        yield Heading(f'{LEFT_OPEN}: {how_many(len(left_open), "finding")}', level=2)
        yield from _undeclared(left_open, verbosity, by)


def _replaced(document: DocumentReport, verbosity: int, by: Pointing) -> Iterator[Block]:
    """What was asked by guidance that does not count for the document: it fails no run."""
    for held in document.deciding:
        findings = [finding for finding in document.replaced if finding.edition == held.standing.edition.id]
        if not findings:
            continue
        yield Heading(f'{held.standing.guidance.capitalize()}: {how_many(len(findings), "finding")}', level=2)
        for finding in findings if verbosity >= 0 else ():
            name = by.name(finding.duty, finding.asks)
            yield say(Words(name, 'heading'), f'  {by.message(finding)}', step=1)
            yield say(*by.place(finding), f'  {finding.citation}', step=2)


def _undeclared(findings: list[Finding], verbosity: int, by: Pointing) -> Iterator[Block]:
    """What to declare, each with the questions that wait for it; the questions one by one where all was asked for."""
    waiting = _alike(findings, lambda finding: (finding.remedy, finding.place))
    for group in waiting.values():
        duties = ', '.join(dict.fromkeys(by.name(finding.duty, finding.asks) for finding in group))
        yield say(_force(group[0]), f'  {by.remedy(group[0])}', step=1)
        yield say(*by.place(group[0]), f'  {how_many(len(group), "finding")} of {duties}', step=2)
        if verbosity > 0 or group[0].reason is not Reason.KEY_MISSING:
            yield from (say(by.message(finding), step=3) for finding in group)


def _accepted(document: DocumentReport, verbosity: int, by: Pointing) -> Iterator[Block]:
    """What is known and fails no run: each waiver in full, the baseline by theme unless all was asked for."""
    statutory = [finding for finding in document.accepted if finding.is_known_statutory]
    if statutory:
        yield Heading(STATUTORY, level=2)
        for finding in statutory:
            yield from _known(finding, by)
        yield say(Words('To do:', 'remedy'), f' {TO_WAIVE}', step=1)
    if document.accepted:
        yield Heading(KNOWN, level=2)
    for finding in document.accepted:
        if finding.state is AcceptanceState.WAIVED:
            yield from _known(finding, by)
    known = [finding for finding in document.accepted if finding.state is AcceptanceState.KNOWN]
    for words, alike in _alike(known, lambda finding: finding.accepted.words if finding.accepted else '').items():
        yield say(Words(f'{words[0].upper()}{words[1:]}: {how_many(len(alike), "finding")}', 'heading'), step=1)
        if verbosity <= 0:
            yield from _by_theme(document, alike)
        for finding in alike if verbosity > 0 else ():
            yield from () if finding.is_known_statutory else _known(finding, by)


def _by_theme(document: DocumentReport, findings: list[Finding]) -> Iterator[Block]:
    """How many findings there are of each force, and beneath it of each theme with its duties."""
    themes = {answer.duty: answer.theme for held in document.deciding for answer in held.answers}
    order = list(dict.fromkeys(themes.values()))

    def by_theme(finding: Finding) -> str:
        return themes[finding.duty]

    for alike in _alike(findings, lambda finding: finding.strength).values():
        yield say(_force(alike[0]), f'  {how_many(len(alike), "finding")}', step=2)
        for theme, group in sorted(_alike(alike, by_theme).items(), key=lambda one: order.index(one[0])):
            duties = ', '.join(dict.fromkeys(finding.duty for finding in group))
            yield say(f'{theme}: {len(group)}, of {duties}', step=3)


def _alike(findings: Iterable[Finding], by: Callable[[Finding], Key]) -> dict[Key, list[Finding]]:
    """Findings by what they have in common, in their order."""
    groups: dict[Key, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(by(finding), []).append(finding)
    return groups


def _known(finding: Finding, by: Pointing) -> Iterator[Block]:
    name = by.name(finding.duty, finding.asks)
    yield say(_force(finding), '  ', Words(name, 'heading'), f'  {by.message(finding)}', step=1)
    yield say(*by.place(finding), f'  {finding.accepted.words if finding.accepted else ""}', step=2)
    if finding.accepted and finding.accepted.reason:
        yield say(f'Reason: {finding.accepted.reason}', step=2)


def _for_a_person(document: DocumentReport, by: Pointing) -> Iterator[Block]:
    """What no program can judge and what to look at, and what a person has judged."""
    asks = [(answer, ask) for held in document.deciding for answer in held.answers for ask in answer.asks]
    for heading, chosen in (
        ('For a person to judge', [one for one in asks if one[1].outcome is Outcome.PERSON]),
        ('Judged by a person', [one for one in asks if one[1].answered]),
    ):
        if chosen:
            yield Heading(heading, level=2)
        for answer, ask in chosen:
            yield say(Words(by.name(answer.duty, answer.title), 'for-a-person'), f'  {ask.message}', step=1)
            yield say(*by.place_of(document, answer, ask), step=2)


def _group(document: DocumentReport, group: list[Finding], verbosity: int, by: Pointing) -> Iterator[Block]:
    first = group[0]
    named = (Words(first.duty, 'heading'),) if by.has_ids else ()
    yield Heading(first.asks, level=3, before=(_force(first), *named))
    for said in dict.fromkeys(finding.citation for finding in group):
        yield say(Words(said, 'faint'), step=1)
    for _, findings in groupby(group, key=lambda finding: finding.place):
        here = list(findings)
        yield from (
            say(*by.place(finding), '  ', by.message(finding), *_weaker(finding, first), step=1) for finding in here
        )
        if verbosity >= 0:
            yield from by.excerpt(document, here[0])
        if done := by_record(act for finding in here for act in finding.acts):
            yield say(Words(done, 'met'), step=2)
        for other in dict.fromkeys(other for finding in here for other in finding.related):
            yield say('beside ', Words(other.place, 'place'), step=2)
    for remedy in dict.fromkeys(map(by.remedy, group)):
        yield say(Words('To do:', 'remedy'), f' {remedy}', step=1)


def _weaker(finding: Finding, first: Finding) -> tuple[Words, ...]:
    """The force of an ask that is less than that of the heading above it."""
    return () if finding.force is first.force else (Words('  '), _force(finding))


def _force(finding: Finding) -> Words:
    return Words(finding.strength, finding.force or 'shape')


def _others(document: DocumentReport, verbosity: int) -> Iterator[Block]:
    """The editions that do not decide: one line each, or in full where that was asked for."""
    others = [held for held in document.editions if not held.standing.counts and held.answers]
    if not others:
        return
    yield Heading('Duties under other editions (for information)', level=2)
    for held in others:
        counts = ', '.join(f'{n} {RESULTS[result]}' for result, n in _results(held).items())
        notice = f' {held.standing.notice}.' if held.standing.notice else ''
        yield say(Words(f'{held.standing.edition.short} ({held.standing.status})', 'heading'), f': {counts}.{notice}')
        if verbosity > 0:
            yield by_duty(held.answers, noted=recorded(held))


def _results(held: EditionReport) -> dict[Result, int]:
    results = [answer.result for answer in held.answers]
    return {result: results.count(result) for result in Result if result in results}
