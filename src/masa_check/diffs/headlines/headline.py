"""One sentence of the first page, and how the change stands to law and guidance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby
from typing import Any, NamedTuple

from masa_check.diffs.asks import AskChange, model
from masa_check.diffs.comparison import Comparison, Fact
from masa_check.diffs.facts.change import FactChange, FactKind, Sort
from masa_check.diffs.facts.likely import match_likely
from masa_check.diffs.facts.matching import Match
from masa_check.diffs.level import Became
from masa_check.diffs.sentence import PROMISE, lowered
from masa_check.model.lookup import items_of, look
from masa_check.model.status import Status
from masa_check.rulebook.duty import Authority
from masa_check.values import Force, Outcome

Path = tuple[str, ...]
MatchedLists = tuple[Sequence[Any], Sequence[Any], Match]  # the older and the newer items, and which of them are one
SHORTFALLS = {
    Status.RESTATED: 'only in the words of the guidance',
    Status.PLANNED: 'only planned',
    Status.IN_PART: 'only in part',
    Status.ELSEWHERE: 'only pointed to',
    Status.NOT_STATED: 'no longer in the text',
    Status.UNDECLARED: 'no longer declared',
}
SHORT = 14  # words of a summary within a sentence on something else
MOST = 5  # names in one sentence before the rest is a number
CITED = 2  # places in law and guidance that a sentence names


class Relation(StrEnum):
    """How a change stands to law and guidance."""

    BY_LAW = 'by-law'
    FOLLOWS = 'follows'
    ASKED_IN_PART = 'asked-in-part'
    SHORT_OF_STATUTE = 'short-of-statute'
    DEPARTS = 'departs'
    OF_PARTNERS = 'of-partners'  # asked of the partners, and not that the text says it
    NOT_ASKED = 'not-asked'


class CitedPlace(NamedTuple):
    """Where law or guidance asks: a section of an Act, or an edition and its paragraph, 0 where it has none."""

    source: str
    paragraph: int = 0

    def __str__(self) -> str:
        return f'{self.source}, paragraph {self.paragraph}' if self.paragraph else self.source


class Headline(NamedTuple):
    """A sentence of the first page, where to read more, and the paths of the facts that it tells."""

    sentence: str
    theme: str
    relation: Relation = Relation.NOT_ASKED
    citations: tuple[CitedPlace, ...] = ()
    paths: tuple[Path, ...] = ()

    @property
    def citation(self) -> str:
        """Where law or guidance asks, in words."""
        return '; '.join(map(str, self.citations))


class TextPair:
    """Both documents of a comparison, to look up what each says."""

    def __init__(self, comparison: Comparison) -> None:
        """Keep the comparison, the models of its documents, and what is looked up of them more than once."""
        self.comparison = comparison
        self.old, self.new = (model(side.report) for side in comparison.pair)
        self.then, self.now = (side.when for side in comparison.pair)
        self.facts = {fact.change.spot.path: fact for fact in comparison.facts}
        # Looked up by many sentences: the first page on Luton's two texts takes 35 ms with both, 80 without.
        self._matched: dict[Path, MatchedLists] = {}
        self._asks: dict[Path, list[AskChange]] = defaultdict(list)
        for ask in comparison.asks:
            self._asks[self.path_of(ask)].append(ask)
        self._themes: dict[Path, str] = {}
        for path, fact in self.facts.items():
            for length in range(len(path) + 1):
                self._themes.setdefault(path[:length], fact.theme)

    def value(self, node: Any, *path: str) -> Any:
        """The value in place at a path of a document, or None."""
        found = look(node, path) if node is not None and hasattr(node, path[0]) else None
        return found.value if found and found.in_place else None

    def both(self, *path: str) -> tuple[Any, Any]:
        """The values in place at a path of either document."""
        return self.value(self.old, *path), self.value(self.new, *path)

    def lists(self, *path: str) -> MatchedLists:
        """The items of a list in either document, and which of them are one."""
        if path not in self._matched:
            old, new = (items_of(value) for value in self.both(*path))
            self._matched[path] = old, new, match_likely(old, new, self.comparison.bodies)
        return self._matched[path]

    def fact(self, *path: str) -> Fact | None:
        """The change at a path, if there is one."""
        return self.facts.get(path)

    def unmentioned(self, part: str = '') -> Sequence[FactChange]:
        """The promises, of one part or of all, that the newer text does not mention: those with a date, if any has."""
        gone = [
            one
            for path, fact in self.facts.items()
            if (one := fact.change).kind is FactKind.ITEM and one.spot.names[-1].noun == PROMISE and one.after.silent
            if part in ('', path[0])
        ]
        return [one for one in gone if one.before.summary] or gone

    @cached_property
    def new_promises(self) -> Mapping[Path, Sequence[FactChange]]:
        """The promises that are new, by the path of what they are about."""
        by_path: dict[Path, list[FactChange]] = defaultdict(list)
        for path, fact in self.facts.items():
            one = fact.change
            is_promise = one.kind is FactKind.ITEM and one.spot.names[-1].noun == PROMISE
            if is_promise and not one.before.words and not one.after.silent:
                by_path[path[:-2]].append(one)
        return by_path

    def silenced(self, part: str) -> Sequence[FactChange]:
        """The statements of a part that the newer text no longer makes, without those that we alone ask for."""
        facts = (fact.change for path, fact in self.facts.items() if path[0] == part and len(path) > 1)
        gone = (one for one in facts if one.kind is FactKind.STATEMENT and one.sort is Sort.REMOVED)
        return [one for one in gone if not self._is_ours(one.spot.path)]

    def _is_ours(self, path: Path) -> bool:
        asks = self.asks(path)
        return bool(asks) and not any(map(self.citation, asks))

    def headline(self, sentence: str, *paths: Path, asked: bool = False) -> Headline:
        """
        A sentence about the facts at some paths, with its theme and how the change stands to the guidance.

        With `asked`, what the guidance asks of both texts and both have follows the guidance, too.
        """
        return self.about([ask for path in paths for ask in self.asks(path)], sentence, *paths, asked=asked)

    def about(self, asks: Iterable[AskChange], sentence: str, *paths: Path, asked: bool = False) -> Headline:
        """A sentence about the facts at some paths, of which only some asks count for how it stands to the guidance."""
        relation, citations = self._relation(asks, asked=asked)
        return Headline(sentence, self._theme(paths), relation, citations, paths)

    def _relation(self, asks: Iterable[AskChange], *, asked: bool) -> tuple[Relation, tuple[CitedPlace, ...]]:
        """
        How a change stands to the guidance, by the asks about it, and where the guidance asks.

        Example: the chair became a delegate, as paragraph 61 asks: the change follows the guidance.
        """
        moved = list(asks)
        unsaid = [ask for ask in moved if ask.is_loss]
        lost = [ask for ask in unsaid if ask.force is not Force.ADVICE]
        gained = [ask for ask in moved if ask.became is Became.GAINED]
        kept = [ask for ask in moved if asked and ask.now and ask.now.outcome is Outcome.MET]
        strongest = sorted(lost or gained or kept or unsaid, key=lambda ask: (ask.force.rank, self._paragraph(ask)))
        citations = tuple(dict.fromkeys(filter(None, map(self.citation, strongest))))
        if not citations:
            return Relation.NOT_ASKED, ()
        if lost:
            return Relation.DEPARTS, citations[:CITED]
        return (Relation.FOLLOWS, citations[:1]) if gained or kept else (Relation.OF_PARTNERS, citations[:CITED])

    def apart(self, changes: Iterable[FactChange]) -> Sequence[Sequence[FactChange]]:
        """Changes that depart from the guidance, and the others, so that a sentence on several never blames all."""
        departing: list[FactChange] = []
        others: list[FactChange] = []
        for one in changes:
            relation, _ = self._relation(self.asks(one.spot.path), asked=False)
            (departing if relation is Relation.DEPARTS else others).append(one)
        return [group for group in (departing, others) if group]

    def citation(self, ask: AskChange) -> CitedPlace | None:
        """Where law or guidance asks; None for an ask of our own."""
        authority = self.authority(ask)
        if not authority or authority.ours:
            return None
        if authority.statute:
            return CitedPlace(authority.statute)
        return CitedPlace(self.comparison.later.short, self._paragraph(ask))

    def authority(self, ask: AskChange) -> Authority | None:
        """By what authority the later edition puts an ask."""
        return self.comparison.rulebook.duties[ask.duty].authorities(self.comparison.later.id).get(ask.ask)

    def asks(self, path: Path) -> Sequence[AskChange]:
        """The asks about a path."""
        return self._asks.get(path, ())

    def _paragraph(self, ask: AskChange) -> int:
        """The first paragraph in which the guidance asks."""
        authority = self.authority(ask)
        return min((cite.para for cite in authority.cites if cite.para), default=0) if authority else 0

    def path_of(self, ask: AskChange) -> Path:
        """The path that an ask is about."""
        put = self.comparison.rulebook.duties[ask.duty].asks[ask.ask]
        return (*put.each, *put.of)

    def _theme(self, paths: Iterable[Path]) -> str:
        """The theme of some paths: of a fact at or below the first, of an ask about it, or else of its part."""
        path = next(iter(paths))
        asks = (self.comparison.rulebook.duties[ask.duty].theme for ask in self.asks(path))
        above = (self._themes.get(path[:length], '') for length in range(len(path), 0, -1))
        return self._themes.get(path, '') or next(asks, '') or next(filter(None, above), '')


def is_lost(ask: AskChange) -> bool:
    """Whether less is there than was; a fault on what is new is no loss."""
    return ask.is_loss and ask.became is not Became.NEW_FAULT


def paths(headlines: Iterable[Headline]) -> tuple[Path, ...]:
    """The paths of the facts that some sentences tell."""
    return tuple(path for one in headlines for path in one.paths)


def in_one(headlines: Iterable[Headline]) -> Iterator[Headline]:
    """Sentences, of which those that follow each other and stand to the guidance in one way are one."""
    for _, several in groupby(headlines, key=lambda one: one.relation):
        first, *rest = several
        sentence = '; '.join((first.sentence, *(lowered(one.sentence) for one in rest)))
        citations = tuple(dict.fromkeys(chain(first.citations, *(one.citations for one in rest))))
        yield first._replace(sentence=sentence, citations=citations, paths=paths((first, *rest)))


def no_longer(texts: TextPair, opening: str, gone: Iterable[FactChange]) -> Iterator[Headline]:
    """The sentences on statements that are gone: those that depart from the guidance in one, the others in one."""
    for several in texts.apart(gone):
        what = few([topic(one) for one in several])
        yield texts.headline(f'{opening}: {what}', *(one.spot.path for one in several))


def topic(change: FactChange) -> str:
    """What a change is about, in a sentence."""
    return lowered(change.spot.names[-1].text)


def promised(change: FactChange) -> str:
    """A promise in a sentence, with its day in brackets: the group is to be reinstated."""
    day = change.before.summary or change.after.summary
    return topic(change) + (f' (by {day})' if day else '')


def is_short(summary: str | None) -> bool:
    """Whether a summary can stand within a sentence that tells something else as well."""
    return bool(summary) and len((summary or '').split()) <= SHORT


def few(names: Sequence[str], most: int = MOST) -> str:
    """Names in a sentence, the first few by name: A, B and 3 others."""
    more = len(names) - most
    parts = [*names[:most], f'{more} others'] if more > 1 else list(names)
    return f'{", ".join(parts[:-1])} and {parts[-1]}' if len(parts) > 1 else ''.join(parts)
