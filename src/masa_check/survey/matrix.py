"""Many documents side by side, and what their answers add up to, in groups that are never mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from masa_check.declaration import kinds
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.entry import Columns, SurveyEntry, columns
from masa_check.survey.share import Proportion
from masa_check.values import Verdict

KINDS = (*kinds.KINDS, kinds.PAIR)  # in the order in which their rows stand
NO_REGION = '(no region declared)'


class By(StrEnum):
    """What the rows of a survey stand for."""

    DUTY = 'duty'
    AREA = 'area'
    THEME = 'theme'
    REGION = 'region'


class SurveyAnswer(NamedTuple):
    """What came of one duty put to one document under one edition: a row of the tidy table."""

    entry: SurveyEntry
    edition: str
    duty: Duty
    verdict: Verdict

    def group(self, by: By) -> str:
        """The duty, area, theme or region that the answer belongs to."""
        if by is By.DUTY:
            return self.duty.id
        if by is By.THEME:
            return self.duty.theme
        return self.entry.area if by is By.AREA else self.entry.region or NO_REGION


class AnswerGroup(NamedTuple):
    """Answers that are added up: of one kind of document, under one edition, about one thing or several."""

    kind: str
    edition: str
    names: tuple[str, ...]


class Row(NamedTuple):
    """A group of answers, in how many documents they stand, and what they add up to."""

    group: AnswerGroup
    documents: int
    share: Proportion


# How often each verdict was come to in each group, and, beside `None`, in how many documents. Counters of different
# documents may be added in any order, which is all that spreading a survey over machines needs.
Tally = Counter[tuple[AnswerGroup, Verdict | None]]


def answers(entries: Iterable[SurveyEntry], known: Columns) -> Iterator[SurveyAnswer]:
    """Every answer, document by document."""
    for entry in entries:
        yield from (SurveyAnswer(entry, *verdict) for verdict in entry.verdicts(known))


def tally(entries: Iterable[SurveyEntry], known: Columns, by: tuple[By, ...]) -> Tally:
    """Count the verdicts of documents in groups."""
    counts: Tally = Counter()
    for entry in entries:
        found = [
            (AnswerGroup(entry.kind, one.edition, tuple(one.group(each) for each in by)), one.verdict)
            for one in answers((entry,), known)
        ]
        counts.update(found)
        counts.update((group, None) for group in dict.fromkeys(group for group, _ in found))
    return counts


def rows(counts: Tally, book: Rulebook, by: tuple[By, ...]) -> tuple[Row, ...]:
    """What a count adds up to, each edition and kind of document apart, in an order that ranks nobody."""
    orders = {By.DUTY: list(book.duties), By.THEME: list(book.themes)}
    editions = sorted(book.editions, key=lambda edition: book.editions[edition].since)

    def place(row: Row) -> tuple[int | str, ...]:
        names = zip(by, row.group.names, strict=True)
        named = (orders[each].index(name) if each in orders else name for each, name in names)
        return (KINDS.index(row.group.kind), editions.index(row.group.edition), *named)

    groups = dict.fromkeys(group for group, _ in counts)
    made = (Row(group, counts[group, None], Proportion(*(counts[group, v] for v in Verdict))) for group in groups)
    return tuple(sorted(made, key=place))


class Survey(NamedTuple):
    """What came of many documents; `edition` is the one that all were held to, or empty for each its own."""

    on: date
    rulebook: Rulebook
    edition: str
    parts: bool
    entries: tuple[SurveyEntry, ...]
    pairs: tuple[SurveyEntry, ...] = ()  # of each yearly report with the arrangements that it is about, if asked for

    @property
    def broken(self) -> tuple[SurveyEntry, ...]:
        """The documents that cannot be read."""
        return tuple(entry for entry in self.entries if entry.broken)

    @property
    def left_out(self) -> tuple[SurveyEntry, ...]:
        """The texts that are not the whole of the arrangements, unless those were asked for too."""
        return tuple(entry for entry in self.entries if entry.in_part and not self.parts)

    @property
    def counted(self) -> tuple[SurveyEntry, ...]:
        """The documents whose answers count."""
        return tuple(entry for entry in self.entries if not entry.broken and (self.parts or not entry.in_part))

    @property
    def answering(self) -> tuple[SurveyEntry, ...]:
        """All whose answers count: the documents, and the pairs of them."""
        return (*self.counted, *self.pairs)

    @property
    def doubled(self) -> tuple[tuple[str, ...], ...]:
        """The paths of documents of the same area, kind and date: all of them count, though one may be a copy."""
        seen: dict[tuple[str, str, str], list[str]] = {}
        for entry in self.counted:
            seen.setdefault((entry.area, entry.kind, entry.dated), []).append(entry.path)
        return tuple(tuple(paths) for paths in seen.values() if len(paths) > 1)

    @property
    def undecided(self) -> tuple[SurveyEntry, ...]:
        """The documents that count under two editions, as they do not say which of them they follow."""
        return tuple(entry for entry in self.counted if len(entry.letters) > 1)

    @property
    def answers(self) -> Iterator[SurveyAnswer]:
        """Every answer that counts, document by document."""
        return answers(self.answering, columns(self.rulebook))

    def rows(self, *by: By) -> tuple[Row, ...]:
        """What the answers add up to, by one thing or by several at once."""
        return rows(tally(self.answering, columns(self.rulebook), by), self.rulebook, by)
