"""What a run asks, and of which documents, as its settings have it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from masa_check.cli import arguments, gate, output, paths, rulebooks
from masa_check.cli.gate import Gate
from masa_check.cli.output import Target
from masa_check.cli.settings import Setting, SettingOrigin, Settings
from masa_check.document import document
from masa_check.document.document import Read
from masa_check.document.files import LARGEST, InputFile, Search
from masa_check.errors import MasaError
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

if TYPE_CHECKING:
    from masa_check.cli.printing import DocumentDrawer, DrawnDocument
    from masa_check.cli.since import Since


STDIN = 0  # as the machine numbers the files that every run has open


class Run(NamedTuple):
    """A run: its question, what it accepts, and the paths of its documents."""

    question: Question
    gate: Gate
    paths: tuple[str, ...]
    waivers: str = ''
    acts: str = ''
    rules: str = ''
    since: Since | None = None
    whole: bool = False  # whether the documents are all that the settings name
    search: Search = Search(())

    def documents(self, wanted: Sequence[Target] = (), stdin_filename: str = '') -> Iterator[DocumentReport]:
        """The report of each document, and after them of what is wrong with what was accepted."""
        return self.gate.watch(self._each(wanted, stdin_filename), whole=self.whole, only_changed=bool(self.since))

    def drawn(
        self, drawing: DocumentDrawer, jobs: int | None, wanted: Sequence[Target]
    ) -> Iterator[DrawnDocument] | None:
        """What is written of each document by several processes; None where one has to do it, or does for so few."""
        is_one_by_one = self.since or self.gate != Gate() or '-' in self.paths or not drawing.is_apart
        if is_one_by_one or len(self.search.files) <= 1:
            return None
        from masa_check.cli import processes, spreading  # noqa: PLC0415 - only who may spread work pays for it

        spread = processes.jobs_for(len(self.search.files), jobs)
        if spread == 1:
            return None
        files = self.files()
        output.refuse_to_overwrite(wanted, self.reads())
        return spreading.check(files, self.question, drawing, spread)

    def finds_any(self) -> bool:
        """Whether the paths lead to any file that is no rule, even to the waivers alone or to an unchanged document."""
        return any(not self._is_rule(one.path) for one in self.search.files)

    def files(self) -> list[InputFile]:
        """The documents among what the paths lead to: not waivers, acts or rules of one's own, which are YAML too."""
        return [one for one in self.search.files if not self.is_apart(one.path)]

    def reads(self, stdin_filename: str = '') -> Iterator[Path | int]:
        """All that is read, the settings apart: an open file by its number."""
        yield from (one.path for one in self.search.files)
        yield from (Path(path) for path in (self.waivers, self.acts, self.gate.acceptance.baseline.path) if path)
        yield from rulebooks.files(self.rules)
        if '-' in self.paths:
            yield STDIN
            yield Path(stdin_filename)

    def is_apart(self, path: str | Path) -> bool:
        """Whether a file is the waivers, the acts or a rule of one's own."""
        beside = [os.path.realpath(one) for one in (self.waivers, self.acts) if one]
        return self._is_rule(path) or (bool(beside) and os.path.realpath(path) in beside)

    def _is_rule(self, path: str | Path) -> bool:
        return bool(self.rules) and os.path.dirname(os.path.realpath(path)) == os.path.realpath(self.rules)

    def _each(self, wanted: Sequence[Target], stdin_filename: str) -> Iterator[DocumentReport]:
        """The report of each file, and of each pair; all files are looked for before the first is read."""
        files = self.files()
        output.refuse_to_overwrite(wanted, self.reads(stdin_filename))
        if self.since:
            found = self.since.reports(files, self.question)
            yield from self.gate.approving(found) if self.gate.acceptance.waivers.approvals else found
        else:
            yield from together(self._reads(files, stdin_filename), self.question)

    def _reads(self, files: list[InputFile], stdin_filename: str) -> Iterator[tuple[Read, str]]:
        """How to read each file, and what it is called."""
        if '-' in self.paths:
            if sys.stdin is None:
                raise MasaError('there is nothing to read from', remedy='leave standard input open, or name a file')
            raw, shown = sys.stdin.buffer.read(LARGEST + 1), stdin_filename.replace('\\', '/')
            yield partial(document.parse, raw, shown), shown
        yield from map(document.to_read, files)


def prepare(
    settings: Settings, on: str | None, *, waive: bool = True, known: bool = True, changed_since: str | None = None
) -> Run:
    """The run that the settings ask for; raises MasaError before any document is read."""
    named: list[str] | None = settings['paths'].value
    if not named:
        raise MasaError('no file is named', remedy='name files or folders, or set `paths` in masa-check.toml')
    rules = settings['rules'].value
    waivers, baseline, acts = (paths.either_slash(settings[key].value or '') for key in ('waivers', 'baseline', 'acts'))
    book, day = rulebooks.rules(Path(rules) if rules else None), arguments.day(on)
    question = Question(book, day, _edition(book, settings['edition']), _duties(book, settings))
    opened = gate.opened(waivers if waive else None, baseline if known else None, acts, book, day)
    run = Run(
        question._replace(acceptance=opened.acceptance, require_quotes=bool(settings['require-quotes'].value)),
        opened,
        tuple(named),
        str(waivers or ''),
        str(acts or ''),
        str(rules or ''),
        whole=settings['paths'].standing and changed_since is None,
    )
    since = _since(changed_since, run) if changed_since is not None else None
    return run._replace(since=since, search=paths.search([path for path in named if path != '-']))


def _since(revision: str, run: Run) -> Since:
    from masa_check.cli.since import since  # noqa: PLC0415 - only who asks for it pays for git

    if '-' in run.paths:
        raise MasaError(
            'standard input has no earlier revision to compare with',
            remedy='name the file, or leave out --changed-since',
        )
    return since(revision, run.paths, run.is_apart)


def _edition(book: Rulebook, setting: Setting) -> str:
    """The edition to hold all to, or ''; by a setting not one whose text has not been read: it asks no statute."""
    named = arguments.edition(setting.value, book, setting.place)
    if named and setting.standing and book.editions[named].advisory:
        message = f'{book.editions[named].short} is known from a summary alone, and no setting can hold documents to it'
        remedy = f'leave `edition` out ({setting.source}); reports tell what it advises all the same'
        raise MasaError(message, remedy=remedy)
    return named


def _duties(book: Rulebook, settings: Settings) -> frozenset[str] | None:
    """The duties to put, or None for all; a duty of statute cannot be left out by name, nor for good by any choice."""
    select, ignore = settings['select'], settings['ignore']
    known = list(book.duties)
    chosen, left = (
        {arguments.one_of(name, known, 'duty', place=one.place) for name in one.value or ()} for one in (select, ignore)
    )
    statutory = {duty.id for duty in book.duties.values() if _is_statutory(duty)}
    for name in sorted(left & statutory):
        where = '--ignore' if not ignore.standing else f'`ignore` ({ignore.source})'
        remedy = f'take it out of {where}; if it is being put right, waive it with its owner and a day'
        raise MasaError(f'"{name}" is a duty of statute and cannot be left out', remedy=remedy)
    put = ((chosen | statutory if chosen and select.standing else chosen) or set(known)) - left
    if not put or (select.origin is not SettingOrigin.NOWHERE and not chosen):
        raise MasaError('no duty is left to check', remedy='name one in --select, and not in --ignore')
    return frozenset(put) if chosen or left else None


def _is_statutory(duty: Duty) -> bool:
    return any(duty.force(edition) is Force.MUST for edition in duty.editions)
