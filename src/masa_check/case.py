"""What a duty is asked of: one declared document, or two that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from masa_check.declaration import Declaration


class Case(NamedTuple):
    """The documents to which a duty is put, by the part they play."""

    asked_of: str
    main: Declaration  # which gives the case its name and date
    documents: Mapping[str, Declaration]

    @classmethod
    def of(cls, declaration: Declaration) -> Case:
        """The case of a single document."""
        kind = declaration.model.kind
        return cls(kind, declaration, {kind: declaration})

    def root(self, path: tuple[str, ...]) -> tuple[Declaration, Any, tuple[str, ...]]:
        """The document a path begins in, its model, and the rest of the path."""
        if len(self.documents) == 1:
            return self.main, self.main.model, path
        declaration = self.documents[path[0]]
        return declaration, declaration.model, path[1:]
