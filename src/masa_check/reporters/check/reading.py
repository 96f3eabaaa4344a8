"""Who read the text behind a declaration, and which text, as data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.report.report import DocumentReport
from masa_check.reporters.data import Count


class TextData(TypedDict):
    """A text that was read, by its short name."""

    name: str
    sha256: str


class ReadingData(TypedDict):
    """How many statements were read by whom, and the hashes of the texts; that of the declaration is `sha256`."""

    statements: Count
    judged: Annotated[Count, Field(description='Statements that name who judged them, or who checked them')]
    checked: Annotated[Count, Field(description='Of those, how many a second office has checked')]
    texts: list[TextData]


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
