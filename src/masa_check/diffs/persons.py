"""Takes persons' names out of offices, into the field for the holder, which a comparison keeps back."""

from __future__ import annotations

from typing import Any

from masa_check.declaration.declaration import Declaration
from masa_check.engine.case import Case
from masa_check.model.declared import Declared
from masa_check.model.persons import named_person
from masa_check.model.shape import fields
from masa_check.report.report import DocumentReport, check_case


def persons_apart(report: DocumentReport) -> DocumentReport:
    """The report on the same document with "Jane Smith, Chief Executive" as the office and its holder."""
    declaration = report.declaration
    if declaration is None or (model := apart(declaration.model)) is declaration.model:
        return report
    named = Declaration(declaration.document, model, declaration.proposed, declaration.evading)
    return check_case(Case.of(named), report.editions[0].question)._replace(notice=report.notice)


def apart(node: Any) -> Any:
    """A declared value with each person named in an office as its holder, or the very value where there is none."""
    if isinstance(node, tuple):
        parts = tuple(map(apart, node))
        return node if all(new is old for new, old in zip(parts, node, strict=True)) else parts
    if not isinstance(node, Declared):
        return node
    inner = {key: getattr(node, key) for key in node.model_fields_set}
    changed = {key: new for key, old in inner.items() if (new := apart(old)) is not old}
    if isinstance(office := inner.get('office'), str) and (named := named_person(office)) and named.sure:
        changed['office'] = named.office or None
        if 'holder' in fields(type(node)):
            changed['holder'] = inner.get('holder') or named.name
    return node.model_copy(update=changed) if changed else node
