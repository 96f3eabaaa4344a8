"""The subject of a duty: one declared document, or a pair of documents that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import PAIR
from masa_check.engine.answer import Place
from masa_check.model.declared import Declared
from masa_check.model.identity import Published
from masa_check.model.lookup import Lookup, as_it_stands, every, look, look_each
from masa_check.model.shape import keys_holding
from masa_check.model.status import Status
from masa_check.rulebook.duty import Path


class Case:
    """The documents that a duty is asked of, by their roles; each path is looked up once and cached."""

    def __init__(self, asked_of: str, main: Declaration, documents: Mapping[str, Declaration]) -> None:
        self.asked_of: Final = asked_of
        self.main: Final = main  # the document that gives the case its name and date
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
        """The declaration with this file path."""
        if self.main.document.path == path:
            return self.main
        return next(declaration for declaration in self.documents.values() if declaration.document.path == path)

    def has(self, path: Path) -> bool:
        """Whether the document at the start of a path is there; a pair may lack the next arrangements."""
        return not self.is_pair or not path or path[0] in self.documents

    def root(self, path: Path) -> Declaration:
        """The document at the start of a path."""
        return self.documents[path[0]] if self.is_pair else self.main

    def look(self, path: Path) -> Lookup:
        """
        The lookup of a path, with only the items in place of a list; not applicable where its document is missing.
        """
        lookup = self._found.get(path)
        if lookup is None:
            root, steps = self._way(path)
            lookup = as_it_stands(look(root, steps)) if root else Lookup(Status.NOT_APPLICABLE, None, ())
            self._found[path] = lookup
        return lookup

    def look_each(self, path: Path) -> tuple[tuple[str, Lookup], ...]:
        """Each item of the list at a path, with its identity."""
        items = self._items.get(path)
        if items is None:
            items = self._items[path] = tuple(look_each(*self._way(path)))
        return items

    def every(self, kind: type[Declared]) -> list[tuple[str, Lookup]]:
        """Every value of a class in the main document; none is looked for where no key for one is written."""
        document, model = self.main.document, self.main.model
        may_hold_any = any(document.may_hold(key) for key in keys_holding(type(model), kind))
        return every(model, kind) if may_hold_any else []

    def place(self, path: Path) -> Place:
        """The place of the value at a path; of a list as a whole, the list itself."""
        return Place(self.root(path).document.path, look(*self._way(path)).at)

    def _way(self, path: Path) -> tuple[Published | None, Path]:
        """The model at the start of a path, None if its document is missing, and the rest of the path."""
        if not self.is_pair:
            return self.main.model, path
        return (self.root(path).model, path[1:]) if self.has(path) else (None, path)
