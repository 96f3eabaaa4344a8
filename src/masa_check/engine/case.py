"""What a duty is asked of: one declared document, or two that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import PAIR
from masa_check.engine.answer import Place
from masa_check.model.identity import Published
from masa_check.model.lookup import Lookup, as_it_stands, look, look_each
from masa_check.model.status import Status
from masa_check.rulebook.duty import Path


class Case:
    """The documents to which a duty is put, by the part they play; what stands at a path is looked up once."""

    def __init__(self, asked_of: str, main: Declaration, documents: Mapping[str, Declaration]) -> None:
        self.asked_of: Final = asked_of
        self.main: Final = main  # which gives the case its name and date
        self.documents: Final = documents
        self.is_pair: Final = asked_of == PAIR
        self._found: Final[dict[Path, Lookup]] = {}
        self._items: Final[dict[Path, tuple[tuple[str, Lookup], ...]]] = {}

    @classmethod
    def of(cls, declaration: Declaration) -> Case:
        """The case of a single document."""
        kind = declaration.model.kind
        return cls(kind, declaration, {kind: declaration})

    def written(self, path: str) -> Declaration:
        """The declaration that stands in a file."""
        if self.main.document.path == path:
            return self.main
        return next(one for one in self.documents.values() if one.document.path == path)

    def has(self, path: Path) -> bool:
        """Whether the document that a path begins in is there: of a pair, the next arrangements may not be."""
        return not self.is_pair or not path or path[0] in self.documents

    def root(self, path: Path) -> Declaration:
        """The document that a path begins in."""
        return self.documents[path[0]] if self.is_pair else self.main

    def look(self, path: Path) -> Lookup:
        """What stands at a path, of a list what is in place; nothing where the document is not there."""
        found = self._found.get(path)
        if found is None:
            root, steps = self._way(path)
            found = as_it_stands(look(root, steps)) if root else Lookup(Status.NOT_APPLICABLE, None, ())
            self._found[path] = found
        return found

    def look_each(self, path: Path) -> tuple[tuple[str, Lookup], ...]:
        """Each item of the list at a path, with its identity."""
        items = self._items.get(path)
        if items is None:
            items = self._items[path] = tuple(look_each(*self._way(path)))
        return items

    def place(self, path: Path) -> Place:
        """Where a path leads, a list as a whole: where it stands, whatever in it is in place."""
        return Place(self.root(path).document.path, look(*self._way(path)).at)

    def _way(self, path: Path) -> tuple[Published | None, Path]:
        """The model that a path begins in, if the document is there, and the rest of the path."""
        if not self.is_pair:
            return self.main.model, path
        return (self.root(path).model, path[1:]) if self.has(path) else (None, path)
