"""The theme of a fact: the theme of the duties that ask about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

from masa_check.diffs.facts.change import Spot
from masa_check.model.declared import Declared
from masa_check.model.identity import Published
from masa_check.model.shape import fields
from masa_check.model.statement import WithStatus
from masa_check.rulebook.rulebook import Rulebook

ITSELF = 'The document itself'


def themes(rulebook: Rulebook, model: Published) -> Callable[[Spot], str]:
    """
    A function from the place of a fact to its theme: that of the nearest path above it with duties.

    Example: where no duty asks about `funding.contributions.amount`, but some ask about `funding.contributions`, their
    theme is the theme of the amount. Where duties of several themes ask about a path, the commonest theme wins.
    """
    asked: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for duty in rulebook.duties.values():
        if duty.asked_of == model.kind:
            ends = {end for ask in duty.asks.values() for end in ((*ask.each, *ask.of), ask.instead)}
            for path in {end[:length] for end in ends for length in range(1, len(end) + 1)}:
                asked[path][duty.theme] += 1

    @cache
    def of(path: tuple[str, ...]) -> str:
        for end in range(len(path), 0, -1):
            if path[:end] in asked:
                return asked[path[:end]].most_common(1)[0][0]
        return _own(type(model), path[0])

    return lambda spot: of(tuple(step for step in (spot.after or spot.before) if isinstance(step, str)))


def _own(model: type[Declared], key: str) -> str:
    """The heading for a fact that no duty asks about: its group's name, or "The document itself"."""
    field = fields(model)[key]
    return field.description if field.holds(WithStatus) else ITSELF
