"""What a duty is asked of: one declared document, or two that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masa_check.declaration import Declaration
from masa_check.duty import Path
from masa_check.kinds import PAIR
from masa_check.select import Found, look, look_each


@dataclass(frozen=True, slots=True)
class Case:
    """The documents to which a duty is put, by the part they play; what stands at a path is looked up once."""

    asked_of: str
    main: Declaration  # which gives the case its name and date
    documents: Mapping[str, Declaration]
    _found: dict[Path, Found] = field(default_factory=dict, repr=False, compare=False)
    _items: dict[Path, tuple[tuple[str, Found], ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, declaration: Declaration) -> Case:
        """The case of a single document."""
        kind = declaration.model.kind
        return cls(kind, declaration, {kind: declaration})

    def written(self, path: str) -> Declaration:
        """The declaration that stands in a file."""
        return next(one for one in self.documents.values() if one.document.path == path)

    def has(self, path: Path) -> bool:
        """Whether the document that a path begins in is there: of a pair, the next arrangements may not be."""
        return self.asked_of != PAIR or not path or path[0] in self.documents

    def root(self, path: Path) -> tuple[Declaration, Any, Path]:
        """The document a path begins in, its model, and the rest of the path."""
        if self.asked_of != PAIR:
            return self.main, self.main.model, path
        declaration = self.documents[path[0]]
        return declaration, declaration.model, path[1:]

    def look(self, path: Path) -> Found:
        """What stands at a path, in the document that it leads into; nothing where that is not there."""
        if not self.has(path):
            return Found('not-applicable', None, ())
        if path not in self._found:
            _, root, steps = self.root(path)
            self._found[path] = look(root, steps)
        return self._found[path]

    def look_each(self, path: Path) -> tuple[tuple[str, Found], ...]:
        """Each item of the list at a path, with its identity."""
        if path not in self._items:
            _, root, steps = self.root(path)
            self._items[path] = tuple(look_each(root, steps))
        return self._items[path]
