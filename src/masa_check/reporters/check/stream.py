"""What makes a report of one document after another, so that a run over many takes no more room than over one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report


class TextStore(Protocol):
    """Texts in their order, to be read as often as wanted once all are there: a list will do for few."""

    def append(self, text: str, /) -> None:
        """Add one behind the others."""

    def __iter__(self) -> Iterator[str]: ...


NewTexts = Callable[[], TextStore]


class Writer(Protocol):
    """A report that takes its documents one by one; made of the question of a run, and of where texts can wait."""

    def add(self, document: DocumentReport) -> None:
        """Take the next document."""

    def end(self, count: Count) -> Iterator[str]:
        """The whole report on all of them, a part at a time."""


class PartWriter:
    """A writer whose work on a document other processes can do: `part` gives a plain value, which `take` adds."""

    def part(self, document: DocumentReport) -> Any:
        """What is written of a document, whichever documents come before it."""
        raise NotImplementedError

    def take(self, part: Any) -> None:
        """Add what is written of the next document."""
        raise NotImplementedError

    def add(self, document: DocumentReport) -> None:
        """Take the next document."""
        self.take(self.part(document))


def whole(make: Callable[..., Writer], report: Report, **options: Any) -> str:
    """The report on documents that are all there, as one text."""
    writer = make(Question(report.rulebook, report.on), list[str], **options)
    for document in report.documents:
        writer.add(document)
    return ''.join(writer.end(report.total))
