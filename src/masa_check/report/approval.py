"""The approval of a loss: an office agreed to one change, named by its hash, until a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from masa_check.document.document import Position
from masa_check.report.record import the

DIGITS = 12


class Approval(NamedTuple):
    """One change that was agreed to, its place in the waivers file, and whether its day has passed."""

    change: str
    document: str
    place: Position
    reason: str
    owner: str
    expires: date
    duty: str = ''
    ask: str = ''
    object: str = ''
    fact: str = ''
    ended: bool = False

    def covers_ask(self, change: str, duty: str, ask: str, object: str) -> bool:
        """Whether it approves the change of an ask; an answer about an owner also answers for what it owns."""
        owned = object in ('', self.object) or self.object.startswith(f'{object}/')
        named = not self.fact and owned and (duty, ask) == (self.duty, self.ask)
        return named and change == self.change and not self.ended

    def covers_fact(self, change: str, path: str) -> bool:
        """Whether it approves the change of a fact."""
        return bool(self.fact) and (change, path) == (self.change, self.fact) and not self.ended

    @property
    def words(self) -> str:
        """What a report says of an approved loss."""
        return f'approved by {the(self.owner)}, until {self.expires}'


def change_hash(name: Iterable[str], then: Iterable[str], now: Iterable[str]) -> str:
    """The hash of one change: another one as soon as what was there, or what is there now, is another."""
    import hashlib  # noqa: PLC0415 - only a comparison pays for it
    import json  # noqa: PLC0415 - as above

    whole = json.dumps([list(name), list(then), list(now)], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]
