"""What a run asks, and of which documents, as its settings have it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from masa_check import document, reading
from masa_check.cli import gate, options, output, world
from masa_check.cli.gate import Gate
from masa_check.cli.output import Target
from masa_check.cli.settings import Settings
from masa_check.duty import Duty
from masa_check.errors import MasaError
from masa_check.pairing import Read, together
from masa_check.report import DocumentReport, Question
from masa_check.rulebook import Rulebook
from masa_check.values import Force


class Asking(NamedTuple):
    """A run: its question, what it accepts, and the paths of its documents."""

    question: Question
    gate: Gate
    paths: tuple[str, ...]
    apart: tuple[str, ...]  # paths that hold no documents

    def documents(self, wanted: Sequence[Target] = (), stdin_filename: str = '') -> Iterator[DocumentReport]:
        """The report of each document, and after them of what is wrong with what was accepted."""
        return self.gate.watch(self._each(wanted, stdin_filename))

    def finds_any(self) -> bool:
        """Whether the paths lead to any file, be it only the waivers."""
        return bool(reading.find([path for path in self.paths if path != '-']))

    def _each(self, wanted: Sequence[Target], stdin_filename: str) -> Iterator[DocumentReport]:
        """The report of each file, and of each pair; all files are looked for before the first is read."""
        found = options.find([path for path in self.paths if path != '-'])
        own = [*self.apart, self.gate.acceptance.baseline.path or os.devnull]
        output.refuse_to_overwrite(wanted, [*(one.path for one in found), *map(Path, own)])
        yield from together(self._reads(found, stdin_filename), self.question)

    def _reads(self, found: list[reading.Found], stdin_filename: str) -> Iterator[tuple[Read, str]]:
        """How to read each file, and what it is called."""
        if '-' in self.paths:
            if sys.stdin is None:
                raise MasaError('there is nothing to read from', remedy='leave standard input open, or name a file')
            raw, shown = sys.stdin.buffer.read(reading.LARGEST + 1), stdin_filename.replace('\\', '/')
            yield partial(document.parse, raw, shown), shown
        for one in gate.kept_apart(found, *self.apart):
            yield partial(document.read, one.path, one.shown), one.shown


def asking(settings: Settings, on: str | None, *, waive: bool = True, known: bool = True) -> Asking:
    """The run that the settings ask for; raises MasaError before any document is read."""
    paths: list[str] | None = settings['paths'].value
    if not paths:
        raise MasaError('no file is named', remedy='name files or folders, or set `paths` in masa-check.toml')
    rules, waivers, baseline = (settings[key].value for key in ('rules', 'waivers', 'baseline'))
    book, day = world.rules(Path(rules) if rules else None), world.day(on)
    question = Question(book, day, options.edition(settings['edition'].value, book), _duties(book, settings))
    opened = gate.opened(waivers if waive else None, baseline if known else None, book, day)
    apart = tuple(str(path) for path in (waivers, rules) if path)
    return Asking(question._replace(acceptance=opened.acceptance), opened, tuple(paths), apart)


def _duties(book: Rulebook, settings: Settings) -> frozenset[str] | None:
    """The duties to put, or None for all; a duty of statute cannot be left out by name, nor for good by any choice."""
    select, ignore = settings['select'], settings['ignore']
    known = list(book.duties)
    chosen, left = ({world.one_of(name, known, 'duty') for name in one.value or ()} for one in (select, ignore))
    statutory = {duty.id for duty in book.duties.values() if _is_statutory(duty)}
    for name in sorted(left & statutory):
        where = '--ignore' if not ignore.standing else f'`ignore` ({ignore.source})'
        remedy = f'take it out of {where}; if it is being put right, waive it with its owner and a day'
        raise MasaError(f'"{name}" is a duty of statute and cannot be left out', remedy=remedy)
    put = ((chosen | statutory if chosen and select.standing else chosen) or set(known)) - left
    if not put or (select.source and not chosen):
        raise MasaError('no duty is left to put', remedy='name one in --select, and not in --ignore')
    return frozenset(put) if chosen or left else None


def _is_statutory(duty: Duty) -> bool:
    return any(duty.force(edition) is Force.MUST for edition in duty.editions)
