"""The questions that ship, for tests of what is made of them."""

from __future__ import annotations

from functools import cache

from masa_check.questions import registry, wording
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook import rulebook

BOOK = rulebook.load([rulebook.folder()])


@cache
def asked(kind: str, edition: str = '') -> tuple[FieldQuestion, ...]:
    """Every question about a kind of document."""
    return registry.questions(BOOK, wording.load([rulebook.folder()]), kind, edition)


@cache
def by_name(kind: str, edition: str = '') -> dict[str, FieldQuestion]:
    """The same by their dotted paths."""
    return {one.name: one for one in asked(kind, edition)}
