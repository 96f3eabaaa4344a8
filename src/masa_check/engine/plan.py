"""The duties that an edition asks of one kind of case, and what holds of their asks whatever a document says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

from masa_check.checks import CHECKS
from masa_check.engine.answer import AskAnswer
from masa_check.engine.condition import bind
from masa_check.engine.wording import AskResult, describe, in_words, subject_of, undeclared
from masa_check.model.lookup import Lookup
from masa_check.model.status import Status
from masa_check.rulebook.duty import Ask, Authority, Duty
from masa_check.values import Force, Outcome, Reason

NOT_THERE = Lookup(Status.UNDECLARED, None, ())
NOTHING_MORE = Lookup(Status.IN_PLACE, None, ())


class PlannedAsk:
    """An ask as an edition puts it, with its check and its conditions looked up once for all documents."""

    def __init__(self, ask: Ask, authority: Authority) -> None:
        self.ask: Final = ask
        self.authority: Final = authority
        self.check: Final = CHECKS[ask.check]
        self.about: Final = ask.each or ask.of  # the path of its subject
        self.arises_if: Final = authority.arises_if
        self.if_silent: Final = tuple(condition for condition in authority.conditions if condition.of_silence)
        self.may_not_arise: Final = bool(self.arises_if) or ask.due_on_publication
        self.on_silence: Final = authority.on_silence
        # Where neither the day nor another value bears on it, the check is bound once for all documents.
        self.judge: Final = None if self.check.needs_context or ask.beside else bind(self.check, authority.args)
        # Whether one value is all that it looks at: in most documents that is not there for half of what is asked.
        self.looks_at_one: Final = not (
            ask.each or ask.every or ask.instead or self.may_not_arise or self.if_silent or not ask.of
        )

    def answer(self, result: AskResult, document: str, *, in_part: bool) -> AskAnswer:
        """A result in words, with the place and the force that it has; `in_part`: not all texts were read."""
        ask, authority = self.ask, self.authority
        object, outcome, detail, lookup, reason, _, needs, evidence = result
        subject = subject_of(ask.what, object) if object else ask.what
        description = '' if outcome is Outcome.MET else describe(result, in_part=in_part)
        return AskAnswer(
            ask.name,
            authority.ref,
            self._force(outcome, reason),
            authority.confidence,
            object,
            outcome,
            in_words(subject, description),
            lookup.at,
            document,
            '',
            (),
            subject,
            reason,
            getattr(lookup.value, 'quotes', None),
            result.status,
            description,
            needs,
            detail,
            evidence,
        )

    def met(self, lookup: Lookup, document: str) -> AskAnswer:
        """The answer where the one value that it looks at meets it, and nothing more is to be said."""
        before, between, after = self._met
        quotes = getattr(lookup.value, 'quotes', None)
        return AskAnswer._make((*before, lookup.at, document, *between, quotes, *after))

    @cached_property
    def _met(self) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]:
        """Such an answer without its place and its quotations: what comes before, between and after these."""
        answer = self.answer(AskResult('', Outcome.MET, '', NOTHING_MORE), '', in_part=False)
        at, quotes = AskAnswer._fields.index('at'), AskAnswer._fields.index('quotes')
        return answer[:at], answer[at + 2 : quotes], answer[quotes + 1 :]

    def undeclared(self, lookup: Lookup, document: str) -> AskAnswer:
        """The answer where the one value that it looks at is not declared: in the same words for every document."""
        before, after = self._undeclared
        return AskAnswer._make((*before, lookup.at, document, *after))

    @cached_property
    def _undeclared(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """Such an answer without its place: what comes before that, and after."""
        answer = self.answer(undeclared('', NOT_THERE), '', in_part=False)
        place = AskAnswer._fields.index('at')
        return answer[:place], answer[place + 2 :]

    def _force(self, outcome: Outcome, reason: Reason | None) -> Force:
        """Advice where the text leaves open whether the ask arises, as nothing surely lacks then."""
        if reason is Reason.CONDITION_SILENT:
            return Force.ADVICE
        return self.authority.force if outcome is Outcome.WRONG else self.on_silence


class PlannedDuty(NamedTuple):
    """A duty with the asks that an edition puts."""

    duty: Duty
    asks: tuple[PlannedAsk, ...]
    named: tuple[str, str, str]  # its id, title and theme


Plan: TypeAlias = tuple[PlannedDuty, ...]


def plan(duties: Iterable[Duty], edition: str, asked_of: str) -> Plan:
    """The duties among some that an edition asks of a kind of case."""
    return tuple(
        PlannedDuty(
            duty,
            tuple(PlannedAsk(duty.asks[name], one) for name, one in duty.authorities(edition).items()),
            (duty.id, duty.title, duty.theme),
        )
        for duty in duties
        if duty.asked_of == asked_of and edition in duty.editions
    )
