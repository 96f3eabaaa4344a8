"""The bodies to which yearly reports go, and how a printed name tells which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class ReportBody(NamedTuple):
    """A body by its id, its name in a sentence, and the words by which print knows it (`...`: any words between)."""

    id: str
    name: str
    known_by: tuple[str, ...]

    def is_printed_as(self, name: str) -> bool:
        """Whether a printed name holds words by which the body is known."""
        patterns = ('.*'.join(re.escape(part.strip()) for part in words.split('...')) for words in self.known_by)
        return any(re.search(rf'\b{pattern}', name, re.IGNORECASE) for pattern in patterns)


def body_of(name: str, bodies: Sequence[ReportBody]) -> str:
    """The id of the body that is meant, by its id or its printed name; another body is known by its own name."""
    if any(name == body.id for body in bodies):
        return name
    return next((body.id for body in bodies if body.is_printed_as(name)), name)
