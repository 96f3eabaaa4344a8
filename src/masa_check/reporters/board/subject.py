"""What a board paper is about: one document, or the arrangements with the yearly report on them, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import ARRANGEMENTS, PAIR, YEARLY_REPORT
from masa_check.diffs.comparison import Comparison
from masa_check.engine.answer import Answer, AskAnswer
from masa_check.engine.wording import read_out
from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import Finding
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport
from masa_check.rulebook.duty import Authority, Cite, Duty
from masa_check.values import Force, Outcome, Reason, Verdict

NAMES = {ARRANGEMENTS: 'arrangements', YEARLY_REPORT: 'yearly report', PAIR: 'arrangements and yearly report together'}
TO_READ = 'Read the text for this, and record what it says'
TO_FIND_OUT = 'Find out whether this applies here, and say so in the text'
SETTLED = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})


class DutyAnswer(NamedTuple):
    """The answer to a duty under the edition that decides, with the report that it stands in."""

    document: DocumentReport
    edition_report: EditionReport
    answer: Answer

    @property
    def duty(self) -> Duty:
        """The duty that is answered."""
        return self.edition_report.question.rulebook.duties[self.answer.duty]

    def authority(self, ask: AskAnswer) -> Authority:
        """By what authority one of its asks is put."""
        return self.duty.authorities(self.answer.edition)[ask.ask]

    def subject(self, ask: AskAnswer) -> str:
        """What an ask is about, with its object by the name that a reader knows."""
        known = self.bodies.get(ask.object) or read_out(ask.object)
        what = self.duty.asks[ask.ask].what
        return f'{what} ({known})' if known else what

    @property
    def shortfalls(self) -> Iterator[tuple[Finding, AskAnswer]]:
        """Each finding with the answer that it is made of."""
        asks = {(ask.ask, ask.object): ask for ask in self.answer.asks}
        named = ((finding, asks.get((finding.ask, finding.object))) for finding in self.findings)
        return ((finding, ask) for finding, ask in named if ask)

    def to_do(self, finding: Finding) -> str:
        """What to do about a finding; what to declare is said to whoever declares, and not to a board."""
        if finding.outcome is not Outcome.UNDECLARED:
            return self.duty.asks[finding.ask].remedy or self.duty.remedy
        return TO_FIND_OUT if finding.reason is Reason.CONDITION_SILENT else TO_READ

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What counts against it, without what lacks only a quotation."""
        return tuple(
            finding
            for finding in self.document.counted
            if finding.duty == self.answer.duty and finding.outcome is not Outcome.MET
        )

    @property
    def bodies(self) -> Mapping[str, str]:
        """The names of the bodies that a report is sent to, by their words in a declaration."""
        return {body.id: body.name for body in self.edition_report.question.rulebook.bodies}

    @property
    def citations(self) -> tuple[str, ...]:
        """Where law and guidance ask it: each statute once, and each place of the guidance once."""
        authorities = [self.authority(ask) for ask in self.answer.asks]
        statutes = dict.fromkeys(one.statute for one in authorities if one.statute)
        plain = [one for one in authorities if one.cites and not (one.origin or one.ours or one.unconfirmed)]
        places = dict.fromkeys(_place(cite) for one in plain for cite in one.cites)
        guidance = [f'{plain[0].edition.upper()}, {"; ".join(places)}'] if places else []
        others = dict.fromkeys(one.citation for one in authorities if one not in plain)
        return (*statutes, *guidance, *others)


def _place(cite: Cite) -> str:
    """The paragraph and page of a citation, without the file whose pages annex D names."""
    return f'{cite.paragraph}, page {cite.page}' if cite.para and cite.page else str(cite)


class PaperSubject:
    """The documents of a paper, the arrangements first, and a comparison with the version before where there is one."""

    def __init__(
        self, documents: tuple[DocumentReport, ...], question: Question, comparison: Comparison | None = None
    ) -> None:
        order = [ARRANGEMENTS, YEARLY_REPORT, PAIR]
        self.documents: Final = tuple(sorted(documents, key=lambda one: order.index(one.kind)))
        self.question: Final = question
        self.comparison: Final = comparison

    @property
    def declared(self) -> tuple[DocumentReport, ...]:
        """The documents themselves, without the report on both together."""
        return tuple(one for one in self.documents if one.declared)

    @property
    def main(self) -> DocumentReport:
        """The document that the paper is named by."""
        return self.documents[0]

    @property
    def is_pair(self) -> bool:
        """Whether it is about two documents."""
        return len(self.declared) > 1

    def declaration(self, kind: str) -> Declaration | None:
        """The declaration of a kind, if there is one."""
        return next((one.declaration for one in self.documents if one.kind == kind), None)

    def model(self, kind: str) -> Any:
        """What the document of a kind declares; None where there is none."""
        declaration = self.declaration(kind)
        return declaration.model if declaration else None

    @cached_property
    def answers(self) -> tuple[DutyAnswer, ...]:
        """The answer to every duty, by the latest of the editions that decide."""
        return tuple(
            DutyAnswer(document, held, answer)
            for document in self.documents
            for held in document.deciding[-1:]
            for answer in held.answers
        )

    @property
    def statutory(self) -> tuple[DutyAnswer, ...]:
        """The answers to the duties of statute."""
        return tuple(one for one in self.answers if one.answer.force is Force.MUST)

    @cached_property
    def short(self) -> tuple[DutyAnswer, ...]:
        """The duties of law and guidance that count, and are not shown in full; advice apart. The gravest first."""
        found = [
            one
            for one in self.answers
            if one.answer.verdict not in SETTLED and any(self.weighs(finding) for finding in one.findings)
        ]
        return tuple(sorted(found, key=lambda one: min(finding.rank for finding in one.findings)))

    @staticmethod
    def weighs(finding: Finding) -> bool:
        """Whether a finding is about law or guidance, and about what the text says: advice and silence weigh less."""
        return finding.force is not Force.ADVICE and not finding.is_undeclared

    @property
    def undeclared(self) -> Mapping[str, int]:
        """How many questions of each duty are not fully answered yet."""
        counts = {one.answer.duty: one.answer.undeclared for one in self.answers}
        return {duty: number for duty, number in counts.items() if number}

    def asks(self, outcome: Outcome) -> Iterator[tuple[DutyAnswer, AskAnswer]]:
        """The asks with an outcome."""
        return ((one, ask) for one in self.answers for ask in one.answer.asks if ask.outcome is outcome)
