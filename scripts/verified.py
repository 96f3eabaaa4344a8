"""
Measures `verify` on declared documents: what of the right is found, and that nothing is found which was altered.

`python -m scripts.verified FOLDER [--write]` takes the published texts in a folder, sets each as a Word file, a web
page and PDFs, and holds its declaration in examples/ to them; with --write the table goes into docs/verified.md.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration, declare
from masa_check.document import document
from masa_check.evidence import reading, written_form
from masa_check.evidence.claim import Claim, ClaimKind, Form, claims_of
from masa_check.evidence.heading import key
from masa_check.evidence.match import find
from masa_check.evidence.printed import BlockKind, HeadingSign, PrintedDocument
from masa_check.evidence.right_document import NO_VALUES
from masa_check.evidence.unit import Unit, units_of
from masa_check.evidence.verdict import verify
from masa_check.evidence.verification import ClaimOutcome, PublishedText, hold
from masa_check.rulebook import rulebook
from masa_check.survey.share import wilson
from scripts import altered, printing, published, typeset
from scripts.typeset import Part

ROOT = Path(__file__).parents[1]
TARGET = ROOT / 'docs' / 'verified.md'
TEXTS = {  # declarations in examples/, with the file of the text
    'luton-2019': 'luton-arrangements-2019.txt',
    'luton-2024': 'luton-arrangements-2024.txt',
    'central-bedfordshire-2019': 'central-bedfordshire-terms-of-reference-2019.txt',
    'north-lincolnshire-2024': 'north-lincolnshire-policy-2024.txt',
}
SEED = 1
QUOTATIONS = 250  # of each document
WORDS = (8, 20)  # of a quotation
BODIES = rulebook.load([rulebook.folder()], examples=False).bodies
HEAD = """<!-- Made by `python -m scripts.verified FOLDER --write`. -->

# What `verify` finds

Four published texts, each set anew in ten forms by two programs, and their declarations in `examples/` held to them.
*Headings* and *values* are those of the declaration that are found in their places; a value that is not may be the
declarer's own words. *Quotations* are 250 random stretches of 8 to 20 words. *Altered* are values and quotations in
which one word, figure, day or grade was changed, and which the text does not have: each one found is a false "found".
The same alterations are tried in every form, and counted once below the table.

Pairs found together are listed: both are true in print, a representative in a group and a plural.

The four texts are not independent: two are editions of one, and much of a third stands in them. They were known while
the rules were written. Texts that nobody has seen will do worse.

| text | form | headings | values in place | quotations | altered values found | altered quotations found |
| --- | --- | --- | --- | --- | --- | --- |
"""

FICTIONAL = """
## Fictional documents

Eight fictional documents of `tests/documents/`, each in its own layout, were written by somebody who had not seen how
documents are read. Four of them, from three-vales on, were opened by nobody who works on the reading until it was
finished. The truths were corrected from the texts, and once more after a first run of `verify`, where the mistake was
in the truth or in the layout.

Altered values that are found are listed below the table. All that were read stand in their text, written in another
way: a date without its nought, "every two months", "two days", or a frequency that means the same.

| text | layout | headings | values in place | quotations | altered values found | altered quotations found |
| --- | --- | --- | --- | --- | --- | --- |"""


class Tally(NamedTuple):
    """How many of some things are so."""

    so: int = 0
    of: int = 0

    def plus(self, so: bool) -> Tally:
        return Tally(self.so + so, self.of + 1)

    def __str__(self) -> str:
        return f'{self.so} of {self.of:,}' if self.of else '-'

    @property
    def interval(self) -> str:
        """The 95 % interval of the share, after Wilson."""
        low, high = wilson(self.so, self.of)
        return f'{100 * low:.2f} to {100 * high:.2f} %'

    @classmethod
    def of_any(cls, rows: Iterable[tuple[str, Tally]]) -> Tally:
        """The sum over texts, each by the form in which most were so: the forms of a text try the same things."""
        by_text: dict[str, list[Tally]] = {}
        for text, tally in rows:
            by_text.setdefault(text, []).append(tally)
        worst = [max(tallies) for tallies in by_text.values()]
        return cls(sum(one.so for one in worst), sum(one.of for one in worst))


class Row(NamedTuple):
    """The figures of one text in one form."""

    text: str
    form: str
    headings: Tally
    values: Tally
    quotations: Tally
    altered_values: Tally
    altered_quotations: Tally


class Source(NamedTuple):
    """A text with its declaration, as it is set."""

    name: str
    declaration: Declaration
    claims: Sequence[Claim]
    parts: Sequence[Part]

    @property
    def print(self) -> str:
        return '\n'.join(part.text for part in self.parts)


def declaration_in(file: Path) -> Declaration:
    """The declaration in a file."""
    declaration = declare(document.read(file, file.name))
    assert isinstance(declaration, Declaration)
    return declaration


def source(name: str, text: PrintedDocument) -> Source:
    """A text to be set; a line that only looks like a heading is one if the declaration names it."""
    declaration = declaration_in(ROOT / 'examples' / f'{name}.yaml')
    claims = claims_of(declaration.model, BODIES)
    keys = {key(one.section) for claim in claims for one in claim.sources if one.section}
    parts: list[Part] = []
    for number, section in enumerate(text.sections):
        if section.level:
            sure = section.sign is not HeadingSign.LOOK or key(section.heading) in keys
            parts.append(Part('h1' if not number else 'h2' if sure else 'p', section.heading))
        for block in section.blocks:
            if block.kind is not BlockKind.CONTENTS:
                parts.append(Part({BlockKind.ITEM: 'li', BlockKind.ROW: 'row'}.get(block.kind, 'p'), block.text))
    return Source(name, declaration, claims, parts)


def forms(parts: Sequence[Part]) -> Iterator[tuple[str, str, bytes]]:
    """The parts in each form: what it is called, its file name, its bytes."""
    yield 'Word', 'a.docx', typeset.docx(parts)
    yield 'Word, bold only', 'a.docx', typeset.docx(parts, styles=False)
    yield 'web page', 'a.html', typeset.web(parts)
    yield 'PDF, tagged', 'a.pdf', typeset.pdf(parts, tagged=True)
    yield 'PDF, tagged, two columns', 'a.pdf', typeset.pdf(parts, tagged=True, columns=2, hyphens=True)
    yield 'PDF, untagged', 'a.pdf', typeset.pdf(parts, head='Published page', numbered=1)
    yield 'PDF, untagged, two columns', 'a.pdf', typeset.pdf(parts, columns=2, hyphens=True)
    yield from ((form, 'a.pdf', raw) for form, raw in printing.printed(parts))


def rows(of: Source, forms: Iterable[tuple[str, str, bytes]]) -> Iterator[Row]:
    """The figures of a text in each of these forms: what it is called, its file name, its bytes."""
    for form, path, raw in forms:
        published = PublishedText(next(iter(of.declaration.model.texts), ''), path, '', reading.read(raw, path))
        results = hold(of.declaration, [published], BODIES)
        headings = {one.claim.value: one.outcome for one in results if one.claim.kind is ClaimKind.HEADING}
        values = [one.outcome for one in results if one.claim.kind not in NO_VALUES and one.claim.sources]
        units = list(units_of(published.document))
        quoted, changed = _quotations(of, units)
        yield Row(of.name, form, _found(headings.values()), _found(values), quoted, _altered_values(of, units), changed)


def _quotations(of: Source, units: Sequence[Unit]) -> tuple[Tally, Tally]:
    """Random quotations that are found, and altered ones."""
    chance = random.Random(SEED)
    long = [part.text.split() for part in of.parts if part.kind in ('p', 'li') and len(part.text.split()) >= WORDS[0]]
    words, letters = [word for word in of.print.split() if len(word) > 3], key(of.print)
    found, changed = Tally(), Tally()
    for _ in range(QUOTATIONS):
        said = chance.choice(long)
        length = min(chance.randint(*WORDS), len(said))
        start = chance.randint(0, len(said) - length)
        quotation = ' '.join(said[start : start + length]).strip('.,;:()')
        found = found.plus(_stands(quotation, units))
        for other in altered.quotations(quotation, words, chance):
            if key(other) not in letters:
                changed = changed.plus(_stands(other, units))
    return found, changed


def _altered_values(of: Source, units: Sequence[Unit]) -> Tally:
    found = Tally()
    for _, form in _alterations(of):
        found = found.plus(find((form,), units) is not None)
    return found


def _alterations(of: Source) -> Iterator[tuple[str, Form]]:
    """Each altered value whose letters are not in print: what was made of what, and its form."""
    chance, letters, text = random.Random(SEED), key(of.print), of.print.lower().replace(',', '')
    names = [word for word in of.print.split() if word[:1].isupper() and word.isalpha()]
    for claim in {(one.kind, one.value): one for one in of.claims if one.kind not in NO_VALUES}.values():
        for value, form in altered.values(claim, names, chance):
            figure = re.escape(value.lower().replace('£', '').replace(',', ''))
            pattern = rf'(?<![\d.<>]){figure}(?!\d)(?!\.\d)' if claim.kind in altered.FIGURES else ''
            in_print = bool(re.search(pattern, text)) if pattern else key(value) in letters
            if not in_print:
                yield f'{claim.value}, altered to {value}', form


def _stands(text: str, units: Sequence[Unit]) -> bool:
    return find((Form((written_form.words(text),), text, ClaimKind.QUOTATION),), units) is not None


def _found(outcomes: Iterable[ClaimOutcome]) -> Tally:
    known = list(outcomes)
    return Tally(known.count(ClaimOutcome.FOUND), len(known))


def fictional() -> Iterator[tuple[Row, list[str]]]:
    """The figures of each fictional document in its own layout, and the altered values that are found in it."""
    for made in published.index():
        declaration = declaration_in(made.truth)
        marks = made.layout != 'word'  # where the marks of footnotes are figures
        parts = published.plain(made.parts, marks=marks)
        of = Source(made.name, declaration, claims_of(declaration.model, BODIES), parts)
        named = f'{made.layout}, held out' if made.held_out else made.layout
        (row,) = rows(of, [(named, made.path, made.content)])
        units = list(units_of(reading.read(made.content, made.path)))
        yield row, [f'{made.name}: {what}' for what, form in _alterations(of) if find((form,), units) is not None]


def fictional_lines() -> list[str]:
    """What the page says of the fictional documents."""
    made = list(fictional())
    lines = [FICTIONAL, *(f'| {" | ".join(map(str, row))} |' for row, _ in made)]
    lines += with_intervals([row for row, _ in made])
    return lines + [f'\nFound altered, to be judged by reading: {one}.' for _, found in made for one in found]


def with_intervals(made: Sequence[Row]) -> Iterator[str]:
    """What the fictional documents come to, with intervals."""
    for what, tallies in (
        ('Headings', [row.headings for row in made]),
        ('Values in place', [row.values for row in made]),
        ('Quotations', [row.quotations for row in made]),
        ('Altered values found', [row.altered_values for row in made]),
        ('Altered quotations found', [row.altered_quotations for row in made]),
    ):
        tally = Tally(sum(one.so for one in tallies), sum(one.of for one in tallies))
        yield f'\n{what}: {tally} (95 % interval: {tally.interval}).'


def wrong_documents(sources: Sequence[Source], texts: Mapping[str, PrintedDocument]) -> Tally:
    """How many declarations are taken for that of another text."""
    passed = Tally()
    for one in sources:
        for name, text in texts.items():
            if name != one.name:
                published = PublishedText(next(iter(one.declaration.model.texts), ''), name, '', text)
                passed = passed.plus(verify(one.declaration, [published], BODIES).passes)
    return passed


def wrong_pairs(sources: Sequence[Source], texts: Mapping[str, PrintedDocument]) -> Iterator[tuple[str, bool]]:
    """Values that are declared of different things, and whether they are found in one sentence or row."""
    for one in sources:
        together = [claim.forms for claim in one.claims if claim.kind is ClaimKind.TOGETHER]
        declared = {tuple(form.words for form in forms) for forms in together}
        units = list(units_of(texts[one.name]))
        pairs = {(*mine[:-1], other[-1]) for mine in together for other in together if _alike(mine, other)}
        for forms in sorted(pairs, key=lambda forms: [form.words for form in forms]):
            words = tuple(form.words for form in forms)
            if words not in declared and len(set(words)) == len(words):
                yield f'{one.name}: {", ".join(words)}', find(forms, units) is not None


def _alike(one: Sequence[Form], other: Sequence[Form]) -> bool:
    return [form.kind for form in one] == [form.kind for form in other]


def main() -> None:
    """Measure, and print the table or write it."""
    folder = Path(next(one for one in sys.argv[1:] if not one.startswith('-')))
    texts = {name: reading.read((folder / file).read_bytes(), 'a.md') for name, file in TEXTS.items()}
    sources = [source(name, text) for name, text in texts.items()]
    made = [row for one in sources for row in rows(one, forms(one.parts))]
    pairs = list(wrong_pairs(sources, texts))
    lines = [f'| {" | ".join(map(str, row))} |' for row in made]
    for what, tally in (
        ('altered values, each tried in every form', Tally.of_any((row.text, row.altered_values) for row in made)),
        ('altered quotations, likewise', Tally.of_any((row.text, row.altered_quotations) for row in made)),
        ('declarations taken for that of another text', wrong_documents(sources, texts)),
        ('values of different things found in one sentence or row', Tally(sum(so for _, so in pairs), len(pairs))),
    ):
        lines.append(f'\n{what[:1].upper()}{what[1:]}: {tally} (95 % interval: {tally.interval}).')
    lines += [f'\nFound together, to be judged by reading: {what}.' for what, so in pairs if so]
    lines += fictional_lines()
    page = HEAD + '\n'.join(lines) + '\n'
    if '--write' in sys.argv:
        TARGET.write_text(page, 'utf-8')
    else:
        sys.stdout.write(page)


if __name__ == '__main__':
    main()
