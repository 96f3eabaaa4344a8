"""The answers of many documents in groups, each kind of document and each edition apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from masa_check.declaration import kinds
from masa_check.engine.answer import Result
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.share import Proportion

KINDS = (*kinds.KINDS, kinds.PAIR)  # in the order of their rows
NO_REGION = '(no region declared)'


class By(StrEnum):
    """The dimension of a survey's rows."""

    DUTY = 'duty'
    AREA = 'area'
    THEME = 'theme'
    REGION = 'region'


class SurveyAnswer(NamedTuple):
    """The result of one duty for one document under one edition: a row of the tidy table."""

    entry: SurveyEntry
    edition: str
    duty: Duty
    result: Result

    def group(self, by: By) -> str:
        """The duty, area, theme or region of the answer."""
        if by is By.DUTY:
            return self.duty.id
        if by is By.THEME:
            return self.duty.theme
        return self.entry.area if by is By.AREA else self.entry.region or NO_REGION


class AnswerGroup(NamedTuple):
    """The key of a group of answers: one kind of document, one edition, and a name in each dimension."""

    kind: str
    edition: str
    names: tuple[str, ...]


class Row(NamedTuple):
    """A group of answers, with the number of its documents and their results."""

    group: AnswerGroup
    documents: int
    share: Proportion


# The number of each result in each group and, under `None`, the number of documents. Counters of different
# documents can be added in any order, so that a survey can be split between machines.
Tally = Counter[tuple[AnswerGroup, Result | None]]


def answers(entries: Iterable[SurveyEntry], known: Columns) -> Iterator[SurveyAnswer]:
    """Every answer, document by document."""
    for entry in entries:
        yield from (SurveyAnswer(entry, *result) for result in entry.results(known))


def tally(entries: Iterable[SurveyEntry], known: Columns, by: tuple[By, ...]) -> Tally:
    """
    The number of each result in each group, and under None the number of documents.

    Example, by theme: a document with two met funding duties and one gap adds 2 to (Funding, met), 1 to (Funding, gap)
    and 1 to (Funding, None).
    """
    counts: Tally = Counter()
    for entry in entries:
        groups = [
            (AnswerGroup(entry.kind, answer.edition, tuple(answer.group(each) for each in by)), answer.result)
            for answer in answers((entry,), known)
        ]
        counts.update(groups)
        counts.update((group, None) for group in dict.fromkeys(group for group, _ in groups))
    return counts


def rows(counts: Tally, book: Rulebook, by: tuple[By, ...]) -> tuple[Row, ...]:
    """The rows of a tally, with editions and kinds of document apart, in an order that ranks nobody."""
    orders = {By.DUTY: list(book.duties), By.THEME: list(book.themes)}
    editions = sorted(book.editions, key=lambda edition: book.editions[edition].since)

    def place(row: Row) -> tuple[int | str, ...]:
        names = zip(by, row.group.names, strict=True)
        named = (orders[each].index(name) if each in orders else name for each, name in names)
        return (KINDS.index(row.group.kind), editions.index(row.group.edition), *named)

    groups = dict.fromkeys(group for group, _ in counts)
    made = (Row(group, counts[group, None], Proportion(*(counts[group, one] for one in Result))) for group in groups)
    return tuple(sorted(made, key=place))


class Survey(NamedTuple):
    """The entries of many documents; `edition` is the one edition for all, or '' where each has its own."""

    on: date
    rulebook: Rulebook
    edition: str
    parts: bool
    entries: tuple[SurveyEntry, ...]
    pairs: tuple[SurveyEntry, ...] = ()  # of each yearly report with the arrangements that it is about, if asked for

    @property
    def broken(self) -> tuple[SurveyEntry, ...]:
        """The unreadable documents."""
        return tuple(entry for entry in self.entries if entry.broken)

    @property
    def left_out(self) -> tuple[SurveyEntry, ...]:
        """The texts that are only a part of the arrangements, unless the survey includes parts."""
        return tuple(entry for entry in self.entries if entry.in_part and not (self.parts or entry.unfilled))

    @property
    def counted(self) -> tuple[SurveyEntry, ...]:
        """The documents whose answers count."""
        whole = (entry for entry in self.entries if self.parts or not entry.in_part)
        return tuple(entry for entry in whole if not (entry.broken or entry.unfilled))

    @property
    def unfilled(self) -> tuple[SurveyEntry, ...]:
        """The documents in which nothing is declared yet, such as a starter."""
        return tuple(entry for entry in self.entries if entry.unfilled)

    @property
    def answering(self) -> tuple[SurveyEntry, ...]:
        """The documents and the pairs whose answers count."""
        return (*self.counted, *self.pairs)

    @property
    def doubled(self) -> tuple[tuple[str, ...], ...]:
        """The paths of documents with the same area, kind and date, of which one may be a copy; all of them count."""
        seen: dict[tuple[str, str, str], list[str]] = {}
        for entry in self.counted:
            seen.setdefault((entry.area, entry.kind, entry.dated), []).append(entry.path)
        return tuple(tuple(paths) for paths in seen.values() if len(paths) > 1)

    @property
    def undecided(self) -> tuple[SurveyEntry, ...]:
        """The documents that count under two editions, because they do not say which one they follow."""
        return tuple(entry for entry in self.counted if len(entry.letters) > 1 and not entry.statute_only)

    @property
    def statute_only(self) -> tuple[SurveyEntry, ...]:
        """The documents of which only statute counts."""
        return tuple(entry for entry in self.counted if entry.statute_only)

    @property
    def answers(self) -> Iterator[SurveyAnswer]:
        """The answers that count, document by document."""
        return answers(self.answering, columns(self.rulebook))

    def rows(self, *by: By) -> tuple[Row, ...]:
        """The rows by one dimension or by several at once."""
        return rows(tally(self.answering, columns(self.rulebook), by), self.rulebook, by)
