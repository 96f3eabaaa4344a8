"""Checks many files over several processes, with what comes out as one process would write it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from masa_check.cli import processes
from masa_check.cli.printing import DocumentDrawer, DrawnDocument
from masa_check.document import document
from masa_check.document.files import InputFile
from masa_check.report.pairing import ReportedDocument, pairs, reported_document
from masa_check.report.question import Question
from masa_check.report.report import report_on


class CheckedFile(NamedTuple):
    """What comes back of a file: what is written of it, and what pairing needs if it could be read."""

    drawn: DrawnDocument
    reported: ReportedDocument | None


def check(files: list[InputFile], question: Question, drawing: DocumentDrawer, jobs: int) -> Iterator[DrawnDocument]:
    """What is written of each file, in their order, and after them of each pair among them."""
    seen: list[ReportedDocument] = []
    for one in processes.each(partial(checked, question=question, drawing=drawing), files, jobs):
        if one.reported:
            seen.append(one.reported)
        yield one.drawn
    yield from map(drawing.draw, pairs(seen, question))


def checked(file: InputFile, question: Question, drawing: DocumentDrawer) -> CheckedFile:
    """One file, checked and drawn in whichever process has time."""
    read, shown = document.to_read(file)
    report = report_on(read, shown, question)
    reported = reported_document(report.declaration, read) if report.declaration else None
    return CheckedFile(drawing.draw(report), reported)
