"""Holds the claims of a declaration to the published texts: is each one there, elsewhere, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.document.document import Position
from masa_check.errors import nearest
from masa_check.evidence.claim import Claim, ClaimKind, claims_of
from masa_check.evidence.key_word import KeyWords
from masa_check.evidence.match import TextMatch, find
from masa_check.evidence.printed import PrintedDocument
from masa_check.evidence.tier import Tier
from masa_check.evidence.unit import Places, Unit
from masa_check.model.bodies import ReportBody
from masa_check.model.source import Source
from masa_check.report.value_waiver import ValueWaiver

LOW, HIGH = 0.2, 0.5  # shares of telling words: so few that another section may be meant, so many that it may


class ClaimOutcome(StrEnum):
    """What came of looking for a claim."""

    FOUND = 'found'
    ELSEWHERE = 'elsewhere'
    NOT_FOUND = 'not-found'
    NO_SOURCE = 'no-source'
    PLACED = 'placed'


Watch = Callable[[Sequence[Claim]], Iterator[Claim]]  # goes over claims, and may count them
ALARMS = frozenset({ClaimOutcome.ELSEWHERE, ClaimOutcome.NOT_FOUND})


class ClaimResult(NamedTuple):
    """A claim, what came of it, and where it stands."""

    claim: Claim
    outcome: ClaimOutcome
    text: str = ''  # by its name under `texts`
    section: str = ''
    page: str = ''  # as printed
    tier: Tier | Literal[''] = ''
    hint: str = ''
    match: TextMatch | None = None
    place: Position = Position(1, 1, 1)  # in the declaration
    waiver: ValueWaiver | None = None  # of what is not as declared, and is being put right

    @property
    def is_open(self) -> bool:
        """Whether somebody must look at it: it is not as declared, and no office has undertaken to put it right."""
        return self.outcome in ALARMS and self.waiver is None

    @property
    def key(self) -> str:
        """The path of the value in the declaration: `partners.0.lead.office`."""
        return '.'.join(map(str, self.claim.path))

    @property
    def spoken_key(self) -> str:
        """The same as people count, from 1: `partners, item 1, lead.office`."""
        steps = (f', item {step + 1}, ' if isinstance(step, int) else f'.{step}' for step in self.claim.path)
        return ''.join(steps).replace(' .', ' ').strip('., ')

    @property
    def names_person(self) -> bool:
        return any(form.kind is ClaimKind.PERSON for form in self.claim.forms)


class PublishedText(NamedTuple):
    """A published text that was read: its name under `texts`, its file, its hash, and what it says."""

    name: str
    path: str
    sha256: str
    document: PrintedDocument


class _Search:
    """The published texts, ready to be searched."""

    def __init__(self, texts: Sequence[PublishedText], claims: Sequence[Claim]) -> None:
        named = [source.section for claim in claims for source in claim.sources if source.section]
        self.texts = {text.name: text for text in texts}
        self.places = {text.name: Places(text.document, named) for text in texts}
        self.words = {name: KeyWords(places.units) for name, places in self.places.items()}
        self.default = texts[0].name

    def name_of(self, source: Source) -> str:
        return source.text or self.default

    def units(self, source: Source) -> list[Unit]:
        """The units that a source names."""
        places = self.places[self.name_of(source)]
        if source.section:
            return places.within(source.section)
        return places.on_page(source.page) if source.page else places.units


def hold(
    declaration: Declaration, texts: Sequence[PublishedText], bodies: tuple[ReportBody, ...], watch: Watch = iter
) -> tuple[ClaimResult, ...]:
    """What comes of every claim about the texts that are given, by line; those about other texts are left out."""
    claims = claims_of(declaration.model, bodies)
    search = _Search(texts, claims)
    results = [result for claim in watch(claims) if (result := _result(claim, search))]
    together = [one for one in results if one.claim.kind is ClaimKind.TOGETHER and one.outcome is ClaimOutcome.FOUND]
    results = [_beside(one, together, search) for one in results]
    placed = (one._replace(place=declaration.document.value_position(one.claim.path)) for one in results)
    return tuple(sorted(placed, key=lambda one: (one.place.line, one.place.column)))


def _result(claim: Claim, search: _Search) -> ClaimResult | None:
    sources = [source for source in claim.sources if search.name_of(source) in search.texts]
    if claim.sources and not sources:
        return None
    if claim.kind is ClaimKind.HEADING:
        return _heading(claim, sources[0], search)
    if claim.kind is ClaimKind.PAGE:
        return _page(claim, sources[0], search)
    if claim.kind is ClaimKind.SUMMARY:
        return _summary(claim, sources, search)
    for source in sources:
        match = find(claim.forms, search.units(source))
        if match:
            return _at(claim, ClaimOutcome.FOUND, search, search.name_of(source), match)
    return (_together if claim.kind is ClaimKind.TOGETHER else _somewhere)(claim, sources, search)


def _beside(result: ClaimResult, together: Sequence[ClaimResult], search: _Search) -> ClaimResult:
    """
    What was found of a value, moved to the sentence or row in which it stands with what it belongs to.

    Example: "Chief Executive" stands in three rows, and in one of them beside the board that it is of.
    """
    if result.outcome is not ClaimOutcome.FOUND or result.claim.kind is ClaimKind.TOGETHER:
        return result
    for one in together:
        around = one.claim.path[:-1]
        if one.match and result.claim.path[: len(around)] == around and set(result.claim.forms) & set(one.claim.forms):
            match = find(result.claim.forms, [one.match.unit])
            if match:
                return _at(result.claim, result.outcome, search, one.text, match)
    return result


def _at(claim: Claim, outcome: ClaimOutcome, search: _Search, name: str, match: TextMatch) -> ClaimResult:
    document = search.texts[name].document
    page = document.printed_page(match.page)
    return ClaimResult(claim, outcome, name, match.unit.section.heading, page, match.tier, match=match)


def _somewhere(claim: Claim, sources: Sequence[Source], search: _Search) -> ClaimResult:
    """A claim that is not where its source says: elsewhere in its text, or nowhere."""
    names = list(dict.fromkeys(map(search.name_of, sources))) or list(search.texts)
    for name in names:
        match = find(claim.forms, search.places[name].units)
        if match:
            outcome = ClaimOutcome.ELSEWHERE if sources else ClaimOutcome.NO_SOURCE
            return _at(claim, outcome, search, name, match)
    if not sources:
        return ClaimResult(claim, ClaimOutcome.NO_SOURCE)
    return ClaimResult(claim, ClaimOutcome.NOT_FOUND, names[0])


def _together(claim: Claim, sources: Sequence[Source], search: _Search) -> ClaimResult | None:
    """
    Things that do not stand in one sentence or row where their source says.

    Nothing is said where one of them is not there at all: its own claim says so. Where all are there, a person must
    look whether they belong together; of sums and shares that is not enough.
    """
    for source in sources:
        units = search.units(source)
        matches = [find((form,), units) for form in claim.forms]
        if matches[0] and all(matches):
            if any(form.kind in (ClaimKind.SUM, ClaimKind.SHARE) for form in claim.forms):
                return _somewhere(claim, sources, search)
            hint = 'each stands in this section, but not in one sentence or row: look whether they belong together'
            placed = _at(claim, ClaimOutcome.PLACED, search, search.name_of(source), matches[0])
            return placed._replace(tier='', hint=hint)
    return None if sources else _somewhere(claim, sources, search)


def _heading(claim: Claim, source: Source, search: _Search) -> ClaimResult:
    name = search.name_of(source)
    places = search.places[name]
    starts = places.starts[claim.value]
    if not starts:
        headings = {unit.block.text: unit for unit in places.units if unit.is_heading}
        near = nearest(claim.value, headings, likeness=0.6)
        hint = f'did you mean "{near}"?' if near else ''
        return ClaimResult(claim, ClaimOutcome.NOT_FOUND, name, hint=hint)
    unit = places.units[starts[0].unit]
    match = TextMatch(unit, 0, len(unit.block.text), starts[0].tier)
    return _at(claim, ClaimOutcome.FOUND, search, name, match)._replace(section=unit.block.text)


def _page(claim: Claim, source: Source, search: _Search) -> ClaimResult | None:
    """Whether the section reaches over the page; nothing can be said of a text without pages, or of no section."""
    name = search.name_of(source)
    document = search.texts[name].document
    if not document.pages:
        return None
    places = search.places[name]
    pages = [document.printed_page(page) for page in places.pages(source.section or '')]
    if source.section and not pages:
        return None
    if claim.value in pages or (not source.section and places.on_page(int(claim.value))):
        return ClaimResult(claim, ClaimOutcome.FOUND, name, source.section or '', claim.value, Tier.EXACT)
    outcome = ClaimOutcome.ELSEWHERE if pages else ClaimOutcome.NOT_FOUND
    return ClaimResult(claim, outcome, name, source.section or '', pages[0] if pages else '')


def _summary(claim: Claim, sources: Sequence[Source], search: _Search) -> ClaimResult:
    """Where a summary may stand: its source has the place, and the words that tell are counted there."""
    for source in sources:
        name = search.name_of(source)
        units = search.units(source)
        if units:
            coverage = search.words[name].coverage(claim.value, units)
            hint = f'{coverage.present} of {coverage.words} key words stand there'
            better = _better(claim, name, search) if coverage.share < LOW else ''
            hint = f'{hint}; did you mean "{better}"?' if better else hint
            page = search.texts[name].document.printed_page(units[0].block.page)
            return ClaimResult(claim, ClaimOutcome.PLACED, name, units[0].section.heading, page, hint=hint)
    return ClaimResult(claim, ClaimOutcome.NO_SOURCE)


def _better(claim: Claim, name: str, search: _Search) -> str:
    """The heading of another section in which many of the telling words of a summary stand."""
    shares = {
        heading: search.words[name].coverage(claim.value, units).share
        for heading, units in _by_section(search.places[name].units).items()
    }
    best = max(shares, key=lambda heading: shares[heading], default='')
    return best if shares.get(best, 0) >= HIGH else ''


def _by_section(units: Iterable[Unit]) -> Mapping[str, list[Unit]]:
    sections: dict[str, list[Unit]] = {}
    for unit in units:
        sections.setdefault(unit.section.heading, []).append(unit)
    return {heading: units for heading, units in sections.items() if heading}
