"""The duties that an edition asks of one kind of case, and what holds of their asks whatever a document says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from masa_check.checks import CHECKS
from masa_check.rulebook.duty import Ask, Authority, Duty


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


class PlannedDuty(NamedTuple):
    """A duty with the asks that an edition puts."""

    duty: Duty
    asks: tuple[PlannedAsk, ...]


Plan: TypeAlias = tuple[PlannedDuty, ...]


def plan(duties: Iterable[Duty], edition: str, asked_of: str) -> Plan:
    """The duties among some that an edition asks of a kind of case."""
    return tuple(
        PlannedDuty(duty, tuple(PlannedAsk(duty.asks[name], one) for name, one in duty.authorities(edition).items()))
        for duty in duties
        if duty.asked_of == asked_of and edition in duty.editions
    )
