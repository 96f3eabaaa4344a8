"""Under which theme of the rulebook a fact is told: that of the duties which ask about it."""

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
    """A way to tell the theme of a fact: of the nearest thing around it that duties ask about."""
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
    """What no duty asks about: a group of facts by its own name, and what is known of the document together."""
    field = fields(model)[key]
    return field.description if field.holds(WithStatus) else ITSELF
