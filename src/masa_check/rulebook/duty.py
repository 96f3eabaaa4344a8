"""One thing that law or guidance asks: its asks, and what each edition says of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, NamedTuple

from masa_check.values import Force, Verdict

Path = tuple[str, ...]
NONE: Mapping[str, Any] = {}  # never written to


class AskedTo(StrEnum):
    """Whether a paragraph asks the published document to say a thing, or the partners to do it (decision 0028)."""

    SAY = 'say'
    DO = 'do'


class Condition(NamedTuple):
    """When an ask arises: what must hold, and why it does not arise otherwise."""

    of: Path
    check: str
    args: Mapping[str, Any]
    because: str
    of_silence: bool = False  # it decides what silence means, and what the text does say is judged all the same


class Ask(NamedTuple):
    """One element of a duty, checked on its own."""

    name: str
    what: str
    check: str
    of: Path = ()
    instead: Path = ()
    each: Path = ()
    every: str = ''
    only: Mapping[str, Any] = NONE
    beside: Mapping[str, Path] = NONE
    accepts_pointer: bool = False
    due_on_publication: bool = False
    reported_at: Path = ()
    remedy: str = ''


class Cite(NamedTuple):
    """Where in a source something stands; a paragraph only where it is confirmed."""

    para: int | None = None
    bullet: int | None = None
    page: int | None = None
    pages: str = ''
    of: str = ''
    chapter: int | None = None  # where the numbers of paragraphs begin again with each chapter
    footnote: int | None = None
    box: int | None = None  # the item of the box that stands beside the paragraph

    def __str__(self) -> str:
        parts = [
            f'chapter {self.chapter}' if self.chapter else '',
            f'{self._before_paragraph}paragraph {self.para}' if self.para else '',
            f'bullet {self.bullet}' if self.bullet else '',
        ]
        if self.page or self.pages:
            parts.append(
                (f'page {self.page}' if self.page else f'pages {self.pages}')
                + (f' of the {self.of}' if self.of else '')
            )
        return ', '.join(part for part in parts if part)

    @property
    def _before_paragraph(self) -> str:
        if self.footnote:
            return f'footnote {self.footnote} to '
        return f'item {self.box} of the box to ' if self.box else ''

    @property
    def paragraph(self) -> str:
        """The same without the page, which is of one file and no other; the page where nothing else is known."""
        return str(self._replace(page=None, pages='')) or str(self)


@cache
def _in_words(cites: tuple[Cite, ...]) -> str:
    """Several places in a sentence; every finding tells those of its ask."""
    return '; '.join(str(cite) for cite in cites)


class Origin(NamedTuple):
    """Where an ask that was carried over was last read, and whether anything but its place is otherwise since."""

    edition: str
    ref: str
    place: str
    changed: bool = False


class _Authority(NamedTuple):
    edition: str
    ref: str
    force: Force
    confidence: str
    statute: str = ''
    cites: tuple[Cite, ...] = ()
    args: Mapping[str, Any] = NONE
    asked_to: AskedTo = AskedTo.DO
    compares: bool = False
    conditions: tuple[Condition, ...] = ()
    ours: bool = False
    accepts_plan: bool = False
    origin: Origin | None = None
    of_any: bool = False  # the source speaks of any: silence may mean that there is none
    changed_since: str = ''  # the edition that its own is the same as, where more than its place is otherwise in it


class Authority(_Authority):
    """By what authority an edition puts an ask, how strongly, when, and what it gives the check to judge by."""

    def __getstate__(self) -> None:
        """Nothing beside the fields: what was put into words is worked out anew."""

    @property
    def arises_if(self) -> tuple[Condition, ...]:
        """The conditions that decide whether the ask arises, whatever the text says of it."""
        return tuple(condition for condition in self.conditions if not condition.of_silence)

    @property
    def on_silence(self) -> Force:
        """The force of silence: advice where the partners are to do it, or where there may be nothing to say."""
        return Force.ADVICE if self.of_any or self.asked_to is AskedTo.DO else self.force

    @property
    def outlasts_guidance(self) -> bool:
        """Whether it counts where only statute does: it is a must of statute, or asked by the rules themselves."""
        return self.force is Force.MUST or self.ours

    @property
    def unconfirmed(self) -> bool:
        """Whether the row rests on general knowledge and has not been seen in a source."""
        return self.confidence == 'M'

    @cached_property
    def citation(self) -> str:
        """Statute, edition and places, as a reader would look them up; every finding of every document tells them."""
        if self.ours:
            return 'asked by the rules themselves, not by law or guidance'
        place = self.place or 'paragraph not confirmed'
        by_edition = place if self.origin else f'{self.edition.upper()}, {place}'
        cited = f'{self.statute}; {by_edition}' if self.statute else by_edition
        return f'{cited} (unconfirmed: not seen in a source)' if self.unconfirmed else cited

    @property
    def by_paragraph(self) -> str:
        """The citation by paragraphs alone: the page is of one file, and long to tell beside each question."""
        if self.ours or self.origin or self.unconfirmed or not self.cites:
            return self.citation
        paragraphs = '; '.join(dict.fromkeys(cite.paragraph for cite in self.cites))
        return '; '.join(filter(None, (self.statute, f'{self.edition.upper()}, {paragraphs}')))

    @property
    def place(self) -> str:
        """Where it stands in the edition, as far as somebody has read it there; else where it stood before."""
        if self.origin is None:
            return _in_words(self.cites)
        changed = ', but changed' if self.origin.changed else ''
        before = f'as in {self.origin.edition.upper()} ({self.origin.place}){changed}'
        return f'{before}; place in {self.edition.upper()} not confirmed'


class Example(NamedTuple):
    """A declaration laid over the smallest valid document, and the verdict that it gives in each edition."""

    declared: Mapping[str, Any]
    verdicts: Mapping[str, Verdict]
    on: date | None
    line: int


class Duty(NamedTuple):
    """One rule: whole in one place, with its life across the editions."""

    id: str
    title: str
    theme: str
    asked_of: str
    asks: Mapping[str, Ask]
    editions: Mapping[str, Mapping[str, Authority]]
    matters: str
    remedy: str
    examples: tuple[Example, ...]
    path: str
    line: int

    def authorities(self, edition: str) -> Mapping[str, Authority]:
        """The authority of each ask that stands in an edition; none where the duty does not."""
        return self.editions.get(edition, {})

    def authorities_of(self, ask: str) -> Iterator[Authority]:
        """The authority of an ask in each edition that puts it."""
        return (authorities[ask] for authorities in self.editions.values() if ask in authorities)

    def force(self, edition: str) -> Force:
        """The strongest force among its asks in an edition."""
        return Force.highest(authority.force for authority in self.authorities(edition).values())
