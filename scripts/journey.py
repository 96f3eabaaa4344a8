"""
The whole way of a declaration: published document, draft, a person's answers, check, verify, marks.

`python -m scripts.journey FOLDER` goes it for the four published texts in a folder, set as PDF. The person is played by
the settled declaration: a guess with the same status is confirmed with its quotation, and all else is typed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import yaml

from masa_check.declaration.kinds import model_of
from masa_check.declaration.proposals import PROPOSED
from masa_check.document import document
from masa_check.evidence import reading
from masa_check.evidence.verification import ALARMS
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import STATUSES, Part
from masa_check.model.status import Status
from masa_check.questions.fields import own_fields
from scripts import typeset
from scripts.verified import ROOT, TEXTS, source

ON = '2026-11-30'


class Dumper(yaml.SafeDumper):
    """Writes sums as they are printed, and everything in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


Dumper.add_representer(Decimal, lambda dumper, sum: dumper.represent_scalar('tag:yaml.org,2002:float', str(sum)))


class Effort(NamedTuple):
    """What a person does with a draft: guesses confirmed with their quotation, and answers typed."""

    confirmed: int = 0
    silent: int = 0  # guesses that the text says nothing, confirmed
    typed: int = 0

    @property
    def decisions(self) -> int:
        return sum(self)


class Answered(NamedTuple):
    """A draft with a person's answers in it."""

    data: Mapping[str, Any]
    effort: Effort


def answered(draft: Mapping[str, Any], settled: Mapping[str, Any]) -> Answered:
    """A draft with the answers of a settled declaration, as a person would fill them in."""
    given = list(_texts(draft, settled))
    data: dict[str, Any] = {key: settled[key] for key in IDENTITY} | {'texts': dict(given)}
    marks: list[str] = []
    for key, field in fields(model_of(settled['kind'])).items():
        if key in IDENTITY or key == 'texts':
            continue
        value = _answer(field, draft.get(key), settled.get(key), marks)
        if value is not None:
            data[key] = value
    return Answered(data, Effort(*(marks.count(one) for one in Effort._fields)))


def _texts(draft: Mapping[str, Any], settled: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The text by the name that the settled declaration gives it first, with the file and hash of the draft."""
    (read,) = draft['texts'].values()
    name, *others = settled.get('texts') or ('masa',)
    yield from ((one, settled['texts'][one]) for one in others)
    yield name, {**settled.get('texts', {}).get(name, {}), **{key: read[key] for key in ('file', 'sha256', 'form')}}


def _answer(field: Field, draft: Any, settled: Any, marks: list[str], around: Sequence[Any] = ()) -> Any:
    """What a person writes under a key, whose part has a source of its own or none; None for a key that is left out."""
    group = field.is_group and isinstance(settled, Mapping) and 'status' not in settled
    if group:
        own = {key: value for key, value in settled.items() if key in Part.own_keys}
        inner = ((one.key, one) for one in own_fields(field))
        below = draft if isinstance(draft, Mapping) and PROPOSED not in draft else {}
        sources = _sources(settled) or around
        found = {key: _answer(one, below.get(key), settled.get(key), marks, sources) for key, one in inner}
        return own | {key: value for key, value in found.items() if value is not None}
    if settled is None:
        return None
    if not isinstance(draft, Mapping) or PROPOSED not in draft or _status(settled) != draft[PROPOSED]:
        marks.append('typed')
        return settled
    if draft[PROPOSED] == Status.NOT_STATED:
        marks.append('silent')
        return settled
    return _confirmed(field, draft, settled, marks, around)


def _confirmed(field: Field, draft: Mapping[str, Any], settled: Any, marks: list[str], around: Sequence[Any]) -> Any:
    """A guess with its status confirmed: the person's sentence and places, and the quotation that the draft has cut."""
    quoted = draft.get('source')
    if not isinstance(settled, Mapping | str) or not isinstance(quoted, Mapping) or 'quote' not in quoted:
        marks.append('typed')
        return settled
    marks.append('confirmed')
    said = dict(settled) if isinstance(settled, Mapping) else field.type._from_short(settled)
    place = {key: value for key, value in quoted.items() if key != 'text'}
    return {**said, 'source': [place, *(_sources(said) or around)]}


def _sources(said: Mapping[str, Any]) -> Sequence[Any]:
    written = said.get('source', [])
    return written if isinstance(written, list) else [written]


def _status(settled: Any) -> str:
    if isinstance(settled, str) and settled in STATUSES:
        return settled
    return str(settled.get('status', Status.IN_PLACE)) if isinstance(settled, Mapping) else Status.IN_PLACE.value


def written(data: Mapping[str, Any]) -> str:
    """A declaration as YAML."""
    return yaml.dump(dict(data), Dumper=Dumper, allow_unicode=True, sort_keys=False)


class Ran(Protocol):
    """How a command ended, and what it printed."""

    @property
    def code(self) -> int: ...
    @property
    def out(self) -> str: ...
    @property
    def err(self) -> str: ...


class Journey(NamedTuple):
    """What came of each step for one document."""

    name: str
    effort: Effort
    draft: Ran
    fresh: Ran  # verify of the draft, before anybody has answered
    check: Mapping[str, Any]  # its JSON
    settled: Mapping[str, Any]  # the same of the settled declaration
    verify: Mapping[str, Any]  # its JSON
    code: int  # with which verify ended
    marked: bytes

    @property
    def quotations(self) -> list[str]:
        """What came of each quotation."""
        return [one['outcome'] for one in self.verify['values'] if one['what'] == 'quotation']


def go(folder: Path, text: str, settled: Path, run: Callable[..., Ran]) -> Journey:
    """Go the whole way for a document in a folder, in which one stands."""
    name = Path(text).stem
    drafted = run('draft', text, '-o', f'{name}.yaml', '--kind', _kind(settled))
    fresh = run('verify', f'{name}.yaml')
    person = answered(*(document.read(path, path.name).data for path in (folder / f'{name}.yaml', settled)))
    (folder / f'{name}.yaml').write_text(written(person.data), 'utf-8')
    checks = [run('check', str(path), '--format', 'json', '--on', ON).out for path in (f'{name}.yaml', settled)]
    marks = ('--highlight', f'{name}-marked.pdf') if text.endswith('.pdf') else ()
    held = run('verify', f'{name}.yaml', '--format', 'json', *marks)
    if not held.out:
        raise SystemExit(held.err)
    marked = (folder / f'{name}-marked.pdf').read_bytes() if marks else b''
    check, other = map(json.loads, checks)
    return Journey(name, person.effort, drafted, fresh, check, other, json.loads(held.out), held.code, marked)


def _kind(settled: Path) -> str:
    return str(document.read(settled, settled.name).data['kind'])


def _run(*arguments: str) -> Ran:
    """A command in a process of its own."""
    command = [sys.executable, '-m', 'masa_check', *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding='utf-8', check=False)
    return Done(done.returncode, done.stdout, done.stderr)


class Done(NamedTuple):
    """The end of such a process."""

    code: int
    out: str
    err: str


HEAD = """\
| text | guesses confirmed | silence confirmed | typed | quotations found | values to look at | pages marked |
| --- | --- | --- | --- | --- | --- | --- |"""


def table(journeys: Sequence[Journey]) -> str:
    """The journeys as a table."""
    return '\n'.join([HEAD, *map(_row, journeys)]) + '\n'


def _row(one: Journey) -> str:
    quoted, looked = one.quotations, [value for value in one.verify['values'] if value['outcome'] in ALARMS]
    pages = len(reading.read(one.marked, 'a.pdf').pages) if one.marked else '-'
    counts = f'{quoted.count("found")} of {len(quoted)} | {len(looked)} of {len(one.verify["values"])} | {pages}'
    return f'| {one.name} | {" | ".join(map(str, one.effort))} | {counts} |'


def main() -> None:
    """Go the way for the texts in a folder."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    texts = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        journeys = []
        for name, file in TEXTS.items():
            text = reading.read((texts / file).read_bytes(), file)
            Path(f'{name}.pdf').write_bytes(typeset.pdf(source(name, text).parts, tagged=True))
            journeys.append(go(Path(made), f'{name}.pdf', ROOT / 'examples' / f'{name}.yaml', _run))
    sys.stdout.write(table(journeys))


if __name__ == '__main__':
    main()
