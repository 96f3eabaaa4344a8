"""The baseline: the findings that were known when the gate was adopted, kept in a file with an entry a line."""

from __future__ import annotations

import hashlib
import json
import os.path
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from masa_check.display import visible
from masa_check.document.document import Position, parse
from masa_check.errors import MasaError
from masa_check.report.acceptance import Baseline, Key, Subject
from masa_check.report.finding import FileFault, Finding, fault
from masa_check.report.report import DocumentReport
from masa_check.values import Force

TAKE_OUT = 'Run `masa-check baseline update` with the paths and the --baseline of this check, which takes it out'
VERSION = 1
MAKE_ANEW = 'put it back from the history, or make it anew with `masa-check baseline create`'
ASKS = 'That the baseline knows only what is still so'
ENTRY = re.compile(r'"document"\s*:')


class BaselineEntry(NamedTuple):
    """One finding that is known: by its document, duty, ask and object, never by line, wording or count."""

    document: str
    path: str
    duty: str
    ask: str
    object: str


class BaselineUpdate(NamedTuple):
    """What a baseline becomes: its entries, those resolved, found without being taken in, taken in, and of statute."""

    entries: tuple[BaselineEntry, ...]
    resolved: tuple[BaselineEntry, ...]
    left_out: tuple[BaselineEntry, ...]
    taken_in: tuple[BaselineEntry, ...]
    statutory: tuple[BaselineEntry, ...]  # of what it knows of the documents that were checked


def read(text: str, path: str, folder: str) -> Baseline:
    """Read a baseline whose paths are seen from the folder given; raises MasaError if it is not one."""
    known: dict[Subject, dict[Key, int]] = {}
    entries = _entries(text, path)
    lines = list(_lines(text))
    if len(lines) != len(entries):
        raise _malformed('its entries cannot be told apart', path)
    for raw, line in zip(entries, lines, strict=True):
        if (
            not isinstance(raw, dict)
            or set(raw) != set(BaselineEntry._fields)
            or not all(_is_text(v) for v in raw.values())
        ):
            raise _malformed(f'an entry must have {", ".join(BaselineEntry._fields)} and nothing else', path, line)
        one = BaselineEntry(**raw)
        known.setdefault(Subject(one.document, one.path), {})[one.duty, one.ask, one.object] = line
    return Baseline(path, folder, known)


def _entries(text: str, path: str) -> list[Any]:
    try:
        whole = json.loads(text, object_pairs_hook=_unique)
    except (
        ValueError,
        RecursionError,
    ) as wrong:  # a number too long, brackets too deep
        _refuse_other(text, path)
        line = wrong.lineno if isinstance(wrong, json.JSONDecodeError) else 1
        raise _malformed('this is not how a baseline is written', path, line) from None
    if isinstance(whole, dict) and set(whole) != {'version', 'known'}:
        _refuse_other(text, path)
    if not isinstance(whole, dict) or set(whole) != {'version', 'known'} or not isinstance(whole['known'], list):
        raise _malformed('a baseline has a version and what is known, and nothing else', path)
    if type(whole['version']) is not int or whole['version'] != VERSION:
        raise _malformed(f'this is not a baseline of version {VERSION}', path)
    return whole['known']


def _refuse_other(text: str, path: str) -> None:
    """Raises MasaError for a file that is known for another, such as a declaration."""
    from masa_check.declaration.other_files import behind_option  # noqa: PLC0415 - only a mistake pays for it

    try:
        other = behind_option(parse(text.encode(), path), '--baseline')
    except MasaError:
        return
    if other:
        raise MasaError(other[0], path=path, line=1, remedy=other[1])


def _lines(text: str) -> Iterator[int]:
    """The line of each entry, each stretch of the text looked through once."""
    line, seen = 1, 0
    for found in ENTRY.finditer(text):
        line += text.count('\n', seen, found.start())
        seen = found.start()
        yield line


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A group of keys, none of them twice: what stood there first would be lost without a word."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _malformed(message: str, path: str, line: int = 1) -> MasaError:
    return MasaError(message, path=path, line=line, remedy=MAKE_ANEW)


def write(entries: Iterable[BaselineEntry]) -> str:
    """A baseline as text: sorted and an entry a line, so that whoever reviews it sees what was taken in."""
    lines = ',\n'.join(_line(entry) for entry in sorted(set(entries)))
    return f'{{\n"version": {VERSION},\n"known": [\n{lines}\n]\n}}\n' if lines else _EMPTY


_EMPTY = f'{{\n"version": {VERSION},\n"known": []\n}}\n'


def _line(entry: BaselineEntry) -> str:
    """One entry, with what nobody could see on a screen written out."""
    return visible(json.dumps(entry._asdict(), ensure_ascii=False))


def updated(known: Baseline, documents: Iterable[DocumentReport], here: str, *, accept_new: bool) -> BaselineUpdate:
    """
    A baseline as a run would have it: without what is resolved, and with what is new only where that is asked for.

    The documents were checked against that same baseline, and their paths are shown from the folder `here`. What is
    known of documents that were not checked, or could not be read, is left; faults of shape are never taken in.
    """
    entries = {one for subject, keys in known.entries.items() for one in _of(subject, keys)}
    resolved: set[BaselineEntry] = set()
    new: set[BaselineEntry] = set()
    statutory: set[BaselineEntry] = set()
    for document in documents:
        if not document.editions:
            continue
        before = known.place(Subject(document.id, document.path), here)
        ours = set(_of(Subject(document.id, before), known.entries[Subject(document.id, before)])) if before else set()
        same = before and before not in known.moved  # though it may be reached by another way than it was
        now = Subject(document.id, before if same else _seen_from(known.folder, here, document.path))
        gone = {one for one in ours if _is_resolved(one[2:], document)}
        resolved |= gone
        entries -= ours
        entries |= {one._replace(path=now.path) for one in ours - gone}
        new |= set(_of(now, [f.key for f in document.open if f.force]))
        statutory |= set(_of(now, [f.key for f in document.counted if f.force is Force.MUST]))
    known_now = entries | new if accept_new else entries
    return BaselineUpdate(
        tuple(sorted(known_now)),
        tuple(sorted(resolved)),
        () if accept_new else tuple(sorted(new)),
        tuple(sorted(new)) if accept_new else (),
        tuple(sorted(known_now & statutory)),
    )


def _seen_from(folder: str, here: str, path: str) -> str:
    return os.path.relpath(os.path.join(here, path), folder).replace('\\', '/')


def _of(subject: Subject, keys: Iterable[Key]) -> Iterator[BaselineEntry]:
    return (BaselineEntry(*subject, *key) for key in keys)


def _is_resolved(key: Key, document: DocumentReport) -> bool:
    """Whether what was known is found no longer, though it was asked."""
    put = {(answer.duty, ask.ask) for held in document.deciding for answer in held.answers for ask in answer.asks}
    return key[:2] in put and all(key != found.key for found in document.counted)


def watched(documents: Iterable[DocumentReport], known: Baseline, here: str, text: str) -> Iterator[DocumentReport]:
    """The documents as they come, and after them what the baseline knows and is no longer so, if anything is."""
    findings: list[Finding] = []
    for document in documents:
        if document.editions:
            ours = known.about(Subject(document.id, document.path), here)
            gone = [(key, line) for key, line in ours.items() if _is_resolved(key, document)]
            findings += (_stale(known.path, document, key, line) for key, line in gone)
        yield document
    if findings:
        digest = hashlib.sha256(text.encode()).hexdigest()
        faults = tuple(sorted(findings, key=lambda finding: finding.order))
        kind = FileFault.BASELINE
        yield DocumentReport(known.path, kind, 'Baseline', None, faults=faults, declared=False, digest=digest)


def _stale(path: str, document: DocumentReport, key: Key, line: int) -> Finding:
    duty, ask, about = key
    of = f'{duty}, {ask}' + (f' ({about})' if about else '')
    message = f'{of} is found no longer in {document.path}'
    made = fault(FileFault.BASELINE, path, message, TAKE_OUT, Position(line, 1, 2))
    return made._replace(object='/'.join((document.id, *key)), force=Force.ADVICE, asks=ASKS)
