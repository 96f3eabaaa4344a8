"""Looks up the quotations of the real examples in their published texts, and the sentences that two texts share."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.declaration.declaration import Declaration, declare
from masa_check.document.document import read
from masa_check.model.lookup import look, nodes_at
from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.values import KeyPath

ROOT = Path(__file__).parents[1]
REAL = ('luton-2019', 'luton-2024', 'central-bedfordshire-2019', 'north-lincolnshire-2024')
SHORTEST, LONGEST = 5, 11  # words of a quotation in the project's own examples
ALIKE = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2010: '-', 0x2011: '-', 0x2013: '-', 0x2014: '-'}


class Quoted(NamedTuple):
    """A quotation, with the path of what rests on it: keys, and the numbers of items."""

    at: KeyPath
    words: str

    @property
    def path(self) -> str:
        return '.'.join(map(str, self.at))


def plain(text: str) -> str:
    """The words of a text in one line, with one sort of quotation mark and of dash, and without the marks of print."""
    return ' '.join(re.sub(r'</?\w+>', '', text).translate(ALIKE).split())


def model_of(name: str) -> Any:
    """The model of a real example."""
    declaration = declare(read(ROOT / 'examples' / f'{name}.yaml', name))
    assert isinstance(declaration, Declaration)
    return declaration.model


def quotations(model: Any) -> Iterator[Quoted]:
    """Every quotation of a declaration, and where it stands."""
    for place in places(model, WithStatus):
        for source in place.thing.quotes:
            yield Quoted(place.at, source.quote)


def status_at(model: Any, path: str) -> str:
    """The status at a path of keys and of numbers of items, such as `partners.0.lead`."""
    at: KeyPath = tuple(int(step) if step.isdigit() else step for step in path.split('.'))
    numbers = [place for place, step in enumerate(at) if isinstance(step, int)]
    if not numbers:
        return str(look(model, tuple(map(str, at))).status)
    item = [*nodes_at(model, at[: numbers[-1] + 1])][-1]
    rest = tuple(map(str, at[numbers[-1] + 1 :]))
    return str(look(item, rest).status)


def length(words: str) -> int:
    """The number of words, each part of "multi-agency" counted as one."""
    return len(re.findall(r"[a-z0-9£%']+", plain(words).lower()))


def faults(quoted: Quoted, text: str) -> Iterator[str]:
    """What is wrong with a quotation, beside the text that it is from."""
    if not SHORTEST <= length(quoted.words) <= LONGEST:
        yield f'{length(quoted.words)} words'
    if plain(quoted.words) not in text:
        yield 'not in the text'


def shared(ours: Any, theirs: Any, text: str) -> Iterator[tuple[Quoted, str, str]]:
    """The quotations of ours that stand in another text too, with the status of the same key in both."""
    for quoted in quotations(ours):
        if plain(quoted.words) in text and not _numbered(quoted.at):
            yield quoted, status_at(ours, quoted.path), status_at(theirs, quoted.path)


def _numbered(at: KeyPath) -> bool:
    return any(isinstance(step, int) for step in at)


def text_of(model: Any, texts: Mapping[str, str]) -> str:
    """The name of the text in which most quotations of a declaration stand."""
    words = [plain(quoted.words) for quoted in quotations(model)]
    return max(texts, key=lambda name: sum(one in texts[name] for one in words))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', type=Path, help='the folder of the published texts, as .txt')
    texts = {path.name: plain(path.read_text('utf-8')) for path in sorted(parser.parse_args().folder.glob('*.txt'))}
    models = {name: model_of(name) for name in REAL}
    printed = {name: texts[text_of(model, texts)] for name, model in models.items()}
    number, wrong = 0, 0
    for name, model in models.items():
        for quoted in quotations(model):
            number += 1
            for fault in faults(quoted, printed[name]):
                wrong += 1
                print(f'{name} {quoted.path}: {fault}: {quoted.words}', file=sys.stderr)
    for ours, theirs in permutations(REAL, 2):
        for quoted, one, other in shared(models[ours], models[theirs], printed[theirs]):
            like = 'alike ' if one == other else 'UNLIKE'
            print(f'{like} {ours} {one}, {theirs} {other}: {quoted.path}: {quoted.words}')
    print(f'{number} quotations, {wrong} faults', file=sys.stderr)
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
