"""The gate before a verification: whether a text is the one that was declared at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from masa_check.evidence import written_form
from masa_check.evidence.claim import ClaimKind, Form
from masa_check.evidence.match import find
from masa_check.evidence.unit import units_of
from masa_check.evidence.verification import ClaimOutcome, ClaimResult, PublishedText
from masa_check.model.identity import Published
from masa_check.model.lookup import items_of

HEADINGS, VALUES = 0.6, 0.5  # shares that must be there: shared templates give nine in ten headings, but few values
LEAST_VALUES = 10  # fewer tell nothing
NO_VALUES = frozenset({ClaimKind.HEADING, ClaimKind.PAGE, ClaimKind.QUOTATION, ClaimKind.TOGETHER, ClaimKind.SUMMARY})


class Portion(NamedTuple):
    """How many of some things are there."""

    there: int
    of: int

    def reaches(self, least: float) -> bool:
        return self.there >= least * self.of


class GateResult(NamedTuple):
    """Whether one text is the one that was declared, and by what that is known."""

    text: PublishedText
    headings: Portion
    values: Portion
    names_it: bool  # its title, or a local authority, stands in it
    same_file: bool | None = None  # as was declared, by its hash; None where no hash is declared

    @property
    def passes(self) -> bool:
        if self.same_file:
            return True
        enough = self.values.of < LEAST_VALUES or self.values.reaches(VALUES)
        return self.names_it and self.headings.reaches(HEADINGS) and enough


def gate(model: Published, texts: Sequence[PublishedText], results: Iterable[ClaimResult]) -> tuple[GateResult, ...]:
    """The result of the gate for each text."""
    known = list(results)
    return tuple(_gate(model, text, [one for one in known if one.text == text.name]) for text in texts)


def _gate(model: Published, text: PublishedText, results: Sequence[ClaimResult]) -> GateResult:
    headings = {one.claim.value: one.outcome for one in results if one.claim.kind is ClaimKind.HEADING}
    values = [one.outcome for one in results if one.claim.kind not in NO_VALUES and one.claim.sources]
    names_it = any(_stands(name, text) for name in _names(model, text.name))
    declared = model.texts.get(text.name)
    same_file = declared.sha256 == text.sha256 if declared and declared.sha256 else None
    return GateResult(text, _share(headings.values()), _share(values), names_it, same_file)


def _share(outcomes: Iterable[ClaimOutcome]) -> Portion:
    known = list(outcomes)
    return Portion(known.count(ClaimOutcome.FOUND), len(known))


def _names(model: Published, name: str) -> list[str]:
    """The title of a text, and the local authorities that are declared."""
    declared = model.texts.get(name)
    area, partners = getattr(model, 'area', None), getattr(model, 'partners', None)
    names = [declared.title] if declared and declared.title else []
    names += [one.name for one in items_of(getattr(area, 'local_authorities', None))]
    names += [one.name for one in items_of(partners) if one.kind == 'local-authority']
    return names


def _stands(name: str, text: PublishedText) -> bool:
    form = Form((written_form.words(name),), name, ClaimKind.TOGETHER)
    return bool(find((form,), units_of(text.document))) or name.casefold() in text.document.title.casefold()
