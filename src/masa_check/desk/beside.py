"""The comparison of what is answered with last year's declaration."""

from __future__ import annotations

from masa_check.desk.state import OpenedFile
from masa_check.diffs.comparison import Comparison, compare
from masa_check.document.document import Document, parse
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import check_document


def comparison(document: Document, last: OpenedFile, question: Question) -> Comparison:
    """What changed since last year's declaration; raises MasaError where the two cannot be compared."""
    old, new = (check_document(one, question) for one in (parse(last.text.encode(), last.name), document))
    broken = next((one for one in (old, new) if one.broken), None)
    if broken:
        raise MasaError(f'{broken.path} cannot be read as a declaration')
    if old.kind != new.kind:
        raise MasaError('The two are of different kinds')
    return compare(old, new, question)
