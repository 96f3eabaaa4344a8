"""Verifications as a page for people: what must be looked at by line, then all that was looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masa_check.declaration.proposals import in_words
from masa_check.display import in_full
from masa_check.evidence.printed import ACCESS
from masa_check.evidence.right_document import GateResult
from masa_check.evidence.verdict import KINDS, NAMES, Verification, message, remedy, why
from masa_check.evidence.verification import ClaimOutcome
from masa_check.reporters.draw.page import Block, Heading, Page, Table, Words, how_many, say

TONES = {
    ClaimOutcome.FOUND: 'met',
    ClaimOutcome.ELSEWHERE: 'partly',
    ClaimOutcome.NOT_FOUND: 'gap',
    ClaimOutcome.NO_SOURCE: 'undeclared',
    ClaimOutcome.PLACED: 'for-a-person',
}
CAVEAT = 'Found means: these words stand there. It does not mean that they are true, or that a summary is right.'
PLACED = 'Placed means: its section is there; only a person can tell whether the summary is right.'


def page(verifications: Sequence[Verification], verbosity: int = 0) -> Page:
    """The page of some verifications; in full with a verbosity above 0."""
    one, *others = verifications
    title = f'{how_many(len(verifications), "declaration")} beside the published documents'
    blocks = (block for each in verifications for block in _blocks(each, verbosity))
    return Page(tuple(blocks), tuple(_foot(verifications)), title if others else f'{one.path} beside its document')


def whole(verifications: Sequence[Verification]) -> Page:
    """The page with every claim."""
    return page(verifications, verbosity=1)


def _blocks(verification: Verification, verbosity: int) -> Iterator[Block]:
    yield Heading(verification.path)
    for gate in verification.gates:
        yield from _gate(gate)
    if not verification.passes:
        yield say('Nothing was looked for: name the document that was declared.')
        return
    if verbosity >= 0:
        yield from _problems(verification)
        yield from _waived(verification)
    yield from _counts(verification)
    if verbosity > 0:
        yield Heading('All that was looked for', level=2)
        yield _table(verification)


def _gate(gate: GateResult) -> Iterator[Block]:
    seems = (
        Words('This is the document', 'met') if gate.passes else Words('This does not seem to be the document', 'gap')
    )
    yield say(seems, f': {gate.text.path}')
    yield say(f'{why(gate)[:1].upper()}{why(gate)[1:]}.', step=1)
    yield say(Words(f'sha256 {gate.text.sha256}', 'faint'), step=1)
    if gate.same_file is False:
        yield say('Note: this is not the same file as the one that was declared (its sha256 differs)', step=1)
    for notice in gate.text.document.notices:
        where = f'page {notice.page}: ' if notice.page else ''
        kind = 'Our advice' if notice.kind in ACCESS else 'Note'
        yield say(f'{kind}: {where}{notice.message}; {notice.remedy}', step=1)


def _problems(verification: Verification) -> Iterator[Block]:
    """What somebody must look at, in the order of its lines, each with what to do about it."""
    if verification.problems:
        yield Heading('To look at', level=2)
    for problem in verification.problems:
        result, what_to_do = problem.result, remedy(problem.result)
        outcome = Words(NAMES[result.outcome], TONES[result.outcome])
        yield say(outcome, f'  {KINDS[result.claim.kind]}: {message(problem)}')
        yield say(f'{what_to_do[:1].upper()}{what_to_do[1:]}', step=1)
        yield say(Words(f'{verification.path}:{result.place.line}  {result.spoken_key}', 'place'), step=1)


def _waived(verification: Verification) -> Iterator[Block]:
    """What is not as declared and is being put right, by whom and until when; it fails no run."""
    if verification.waived:
        yield Heading('Known, and being put right', level=2)
    for result in verification.waived:
        outcome = Words(NAMES[result.outcome], TONES[result.outcome])
        yield say(outcome, f'  {KINDS[result.claim.kind]}: {in_full(result.claim.value)}')
        if result.waiver:
            yield say(f'{result.waiver.words}; {result.waiver.reason}', step=1)
        yield say(Words(f'{verification.path}:{result.place.line}  {result.spoken_key}', 'place'), step=1)


def _counts(verification: Verification) -> Iterator[Block]:
    counts = ', '.join(
        f'{verification.count(outcome)} {name}' for outcome, name in NAMES.items() if verification.count(outcome)
    )
    yield say()
    yield say(Words(how_many(len(verification.results), 'thing'), 'heading'), f' looked for{counts and ": "}{counts}.')
    if verification.waived:
        number = len(verification.waived)
        yield say(f'{number} of these {"is" if number == 1 else "are"} known and being put right.')
    if verification.proposed:
        yield say(f'{in_words(verification.proposed)}. We look only for what is confirmed.')


def _table(verification: Verification) -> Table:
    head = ('Value', 'What', 'Outcome', 'Section', 'Page', 'How exact', 'Line')
    rows = tuple(
        (
            Words(result.claim.value),
            Words(result.claim.kind),
            Words(NAMES[result.outcome], TONES[result.outcome]),
            Words(result.section),
            Words(result.page),
            Words(result.tier or result.hint),
            Words(str(result.place.line)),
        )
        for result in verification.results
    )
    return Table(head, rows, caption='Every value, quotation and heading of the declaration')


def _foot(verifications: Sequence[Verification]) -> Iterator[Block]:
    if any(one.passes for one in verifications):
        yield say()
        yield say(f'{CAVEAT} {PLACED}')
