"""The rulebook: every duty and edition, loaded from the files of the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from masa_check import installed
from masa_check.cache import fingerprint, keep, recall
from masa_check.model.authorities import ListedAuthority
from masa_check.model.bodies import ReportBody
from masa_check.rulebook.decision import RuleDecision
from masa_check.rulebook.duty import Authority, Duty
from masa_check.rulebook.edition import Edition, notice_of_day
from masa_check.rulebook.rule_files import Sources, sources_of
from masa_check.version import ADDRESS

WHOLE, BARE = 'rulebook', 'duties'  # by which they are cached: with the examples of the duties, and without


class Rulebook(NamedTuple):
    """Every duty, in the order of its themes, and the editions that ask them."""

    editions: Mapping[str, Edition]
    duties: Mapping[str, Duty]
    hash: str
    bodies: tuple[ReportBody, ...]
    dates: Mapping[str, date]
    deadlines: Mapping[str, tuple[str, str]]
    authorities: tuple[ListedAuthority, ...] = ()
    decisions: tuple[RuleDecision, ...] = ()

    def decisions_on(self, duty: str) -> tuple[RuleDecision, ...]:
        """The readings that a duty rests on, apart from those that bear on every duty."""
        return tuple(one for one in self.decisions if duty in one.duties)

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the rulebook."""
        return tuple(dict.fromkeys(duty.theme for duty in self.duties.values()))

    @property
    def editions_read(self) -> tuple[Edition, ...]:
        """The editions whose text has been read, the earliest first."""
        return tuple(edition for edition in self.editions.values() if not edition.advisory)

    def notice(self, on: date) -> str:
        """The first line of every report of a day on which an edition is in force that has not been read; else ''."""
        return notice_of_day(self.editions.values(), on)

    def deadline(self, name: str, edition: str) -> Authority | None:
        """The ask that sets a deadline in an edition; None where the edition does not put it."""
        duty, ask = self.deadlines.get(name, ('', ''))
        return self.duties[duty].authorities(edition).get(ask) if duty in self.duties else None


def folder() -> Path:
    """Where the rules that ship with the tool are."""
    return installed.folder('rules')


def page_path(duty: Duty) -> str:
    """Where the page of a duty is from the top of a checkout; '' for a duty of one's own, which has none."""
    file = Path(duty.path)
    return f'docs/duties/{file.stem}.md#{duty.id}' if file.parent == folder() else ''


def page_address(duty: Duty) -> str:
    """The page of a duty by an address that a browser can open; '' where there is none."""
    path = page_path(duty)
    return f'{ADDRESS}/{path}' if ADDRESS and path else ''


def load(folders: Sequence[Path], *, examples: bool = True) -> Rulebook:
    """
    Load the themes of one or more folders; the first holds the editions. Raises MasaError.

    Without the examples of its duties, which no document is held to, a rulebook is there in half the time.
    """
    sources = sources_of(folders)
    key, name = _key(sources, folders), WHOLE if examples else BARE
    known = recall(name, key)
    if isinstance(known, Rulebook):
        return _at(folders, known)
    books = _read(sources, folders)
    for each, book in books.items():
        keep(each, key, book)
    return _at(folders, books[name])


def to_ship() -> Iterator[tuple[str, str, Rulebook]]:
    """The rulebook that ships, whole and without examples, each with the name and key by which it is recalled."""
    folders = [folder()]
    sources = sources_of(folders)
    key = _key(sources, folders)
    return ((name, key, book) for name, book in _read(sources, folders).items())


def _key(sources: Sources, folders: Sequence[Path]) -> str:
    """It changes with any rule and with the code that reads them, and not with where they are."""
    texts = ((_place_of(path, folders), raw) for path, raw in chain(*sources))
    own_code = (file.read_bytes() for file in sorted(Path(__file__).parent.glob('*.py')))
    return fingerprint(*(part for path, raw in texts for part in (path.encode(), raw)), *own_code)


def _read(sources: Sources, folders: Sequence[Path]) -> dict[str, Rulebook]:
    """The rulebook whole, and without examples; the files of its duties are named from their folder."""
    from masa_check.rulebook import reading  # noqa: PLC0415 - most runs find the rulebook read

    facts, duties, authorities = reading.read(sources)
    law = facts.bodies, facts.dates, facts.deadlines, authorities, facts.decisions
    book = Rulebook(facts.editions, duties, sources.hash, *law)
    whole = _with_paths(book, lambda path: _place_of(path, folders))
    return {WHOLE: whole, BARE: whole._replace(duties={k: v._replace(examples=()) for k, v in whole.duties.items()})}


def _place_of(path: str, folders: Sequence[Path]) -> str:
    """The place of a file of rules: the number of its folder, and its name there."""
    file = Path(path)
    return f'{list(folders).index(file.parent)}/{file.name}'


def _at(folders: Sequence[Path], book: Rulebook) -> Rulebook:
    """The rulebook with the files of its duties where they are now."""

    def path(place: str) -> str:
        number, _, name = place.partition('/')
        return f'{tops[int(number)]}/{name}'

    tops = [place.as_posix() for place in folders]
    return _with_paths(book, path)


def _with_paths(book: Rulebook, path: Callable[[str], str]) -> Rulebook:
    return book._replace(duties={id: duty._replace(path=path(duty.path)) for id, duty in book.duties.items()})
