"""What a verification says to people: the gate first, then each claim that somebody must look at, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.display import in_full
from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.problem import Problem, problems
from masa_check.evidence.right_document import HEADINGS, VALUES, GateResult, gate
from masa_check.evidence.verification import ALARMS, ClaimOutcome, ClaimResult, PublishedText, Watch, hold
from masa_check.model.bodies import ReportBody
from masa_check.report.acceptance import NOTHING, Acceptance, Subject

NAMES = {
    ClaimOutcome.FOUND: 'found',
    ClaimOutcome.ELSEWHERE: 'found elsewhere',
    ClaimOutcome.NOT_FOUND: 'not found',
    ClaimOutcome.NO_SOURCE: 'no source',
    ClaimOutcome.PLACED: 'placed',
}
KINDS = {kind: kind.value for kind in ClaimKind} | {ClaimKind.TOGETHER: 'together in one sentence or row'}
AS_PRINTED = 'write it as the document prints it, or declare that it is not stated'


class Verification(NamedTuple):
    """A declaration held to its published texts; without results where a text is not the one that was declared."""

    path: str
    gates: tuple[GateResult, ...]
    results: tuple[ClaimResult, ...]
    proposed: int = 0  # statuses that nobody has confirmed; of these nothing is looked for

    @property
    def passes(self) -> bool:
        return all(gate.passes for gate in self.gates)

    @property
    def alarms(self) -> tuple[ClaimResult, ...]:
        """The results that are not as declared and not waived, those that rest on a heading among them."""
        return tuple(result for result in self.results if result.is_open)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What somebody must look at, each fault once; nothing is wrong where there is none."""
        return problems(self.results)

    @property
    def waived(self) -> tuple[ClaimResult, ...]:
        """The results that are not as declared, and that an office has undertaken to put right."""
        return tuple(result for result in self.results if result.waiver)

    def count(self, outcome: ClaimOutcome) -> int:
        return Counter(result.outcome for result in self.results)[outcome]


def verify(
    declaration: Declaration,
    texts: Sequence[PublishedText],
    bodies: tuple[ReportBody, ...],
    watch: Watch = iter,
    acceptance: Acceptance = NOTHING,
) -> Verification:
    """Hold a declaration to its published texts, if they are its texts at all; `watch` is given what is looked for."""
    results = hold(declaration, texts, bodies, watch)
    gates = gate(declaration.model, texts, results)
    passes = all(one.passes for one in gates)
    subject = Subject(declaration.model.id, declaration.document.path)
    held = tuple(_with_waiver(one, acceptance, subject) for one in results) if passes else ()
    return Verification(declaration.document.path, gates, held, len(declaration.proposed))


def _with_waiver(result: ClaimResult, acceptance: Acceptance, subject: Subject) -> ClaimResult:
    if result.outcome not in ALARMS:
        return result
    return result._replace(waiver=acceptance.of_value(subject, result.claim.path, result.claim.value))


def why(gate: GateResult) -> str:
    """What of a document speaks for its being the one that was declared, and what against."""
    if gate.same_file:
        return 'it is the very file that was declared, by its sha256'
    headings, values = gate.headings, gate.values
    named = 'its title or a local authority stands in it' if gate.names_it else 'no local authority stands in it'
    return (
        f'{headings.there} of {headings.of} headings are there ({HEADINGS:.0%} needed), '
        f'{values.there} of {values.of} values are in their places ({VALUES:.0%} needed), {named}'
    )


def message(problem: Problem, *, with_names: bool = True) -> str:
    """What is wrong, with the other lines on which it is and the number of values that rest on it."""
    fault = _fault(problem.result, with_names=with_names)
    others, rest = problem.lines[1:], problem.resting
    told = f'{fault}; so too on line{"s" * (len(others) > 1)} {_and(others)}' if others else fault
    return f'{told}; {rest} value{"s" * (rest != 1)} {"rest" if rest != 1 else "rests"} on it' if rest else told


def _and(numbers: Iterable[int]) -> str:
    *most, last = map(str, numbers)
    return f'{", ".join(most)} and {last}' if most else last


def _fault(result: ClaimResult, *, with_names: bool) -> str:
    person = result.names_person and not with_names
    what = 'the name of a person' if person else in_full(result.claim.value)
    where = f'under {in_full(result.section)}' if result.section else 'in another place'
    page = f', page {result.page}' if result.page else ''
    if result.claim.kind is ClaimKind.PAGE:
        return f'the section is not on page {result.claim.value}' + (
            f'; it begins on page {result.page}' if page else ''
        )
    if result.outcome is ClaimOutcome.ELSEWHERE:
        return f'{what} is {where}{page}, and not where the source says'
    if result.claim.kind is ClaimKind.HEADING:
        return f'no heading {what} is in the document'
    if result.claim.kind is ClaimKind.TOGETHER:
        return f'{what} do not stand together in one sentence or row'
    return f'{what} is not in the document'


def remedy(result: ClaimResult) -> str:
    """What to do about it."""
    if result.outcome is ClaimOutcome.ELSEWHERE:
        return (
            'correct the page' if result.claim.kind is ClaimKind.PAGE else 'add that heading to `source`, or correct it'
        )
    if result.claim.kind is ClaimKind.TOGETHER:
        return 'look at the document: each of them may be right, and not of the other'
    return result.hint or AS_PRINTED
