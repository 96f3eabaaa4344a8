"""A verification as a page for people: what must be looked at first, then all that was looked for."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.evidence.printed import ACCESS
from masa_check.evidence.right_document import GateResult
from masa_check.evidence.verdict import KINDS, NAMES, Verification, message, remedy, why
from masa_check.evidence.verification import ClaimOutcome, ClaimResult
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


def page(verification: Verification, verbosity: int = 0) -> Page:
    """The page of a verification; in full with a verbosity above 0."""
    title = f'{verification.path} beside the published document'
    return Page(tuple(_blocks(verification, verbosity)), tuple(_foot(verification)), title)


def whole(verification: Verification) -> Page:
    """The page with every claim."""
    return page(verification, verbosity=1)


def _blocks(verification: Verification, verbosity: int) -> Iterator[Block]:
    yield Heading(verification.path)
    for gate in verification.gates:
        yield from _gate(gate)
    if not verification.passes:
        return
    if verbosity >= 0:
        yield from _alarms(verification)
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


def _alarms(verification: Verification) -> Iterator[Block]:
    """What somebody must look at, by what to do about it."""
    by_remedy: dict[str, list[ClaimResult]] = {}
    for result in verification.alarms:
        by_remedy.setdefault(remedy(result), []).append(result)
    for what_to_do, results in by_remedy.items():
        yield Heading(f'{what_to_do[:1].upper()}{what_to_do[1:]}', level=2)
        for result in results:
            outcome = Words(NAMES[result.outcome], TONES[result.outcome])
            yield say(outcome, f'  {KINDS[result.claim.kind]}: {message(result)}')
            yield say(Words(f'{verification.path}:{result.place.line}  {result.key}', 'place'), step=1)


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


def _foot(verification: Verification) -> Iterator[Block]:
    yield say()
    if not verification.passes:
        yield say('Nothing was looked for: name the document that was declared.')
        return
    counts = ', '.join(
        f'{verification.count(outcome)} {name}' for outcome, name in NAMES.items() if verification.count(outcome)
    )
    yield say(Words(how_many(len(verification.results), 'thing'), 'heading'), f' looked for: {counts or "none"}.')
    yield say(f'{CAVEAT} {PLACED}')
