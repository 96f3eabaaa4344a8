"""Who read the text behind a declaration, and which text, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.report.report import DocumentReport

if TYPE_CHECKING:
    from masa_check.reporters.check.data import ReadingData


def reading(document: DocumentReport) -> ReadingData | None:
    """Who read the text and which, as plain data; None of what is no declaration, or cannot be read as one."""
    declaration = document.declaration
    if not (declaration and document.declared):
        return None
    statements = [located.thing for located in places(declaration.model, WithStatus)]
    return {
        'statements': len(statements),
        'judged': sum(bool(one.judged or one.checked) for one in statements),
        'checked': sum(one.second_reader for one in statements),
        'texts': [
            {'name': name, 'sha256': text.sha256} for name, text in declaration.model.texts.items() if text.sha256
        ],
    }
