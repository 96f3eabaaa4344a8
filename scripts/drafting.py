"""
Measures what `draft` proposes of declared documents, and tries that it invents nothing.

`python -m scripts.drafting measure FOLDER [--write]` drafts the published texts in a folder, and holds the drafts to
their declarations in examples/; with --write the table goes into docs/drafted.md.
`python -m scripts.drafting random 10000` makes drafts of so many random texts, and names each that holds a word that is
not its text's, or is no declaration.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.cli.draft import known
from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import KINDS
from masa_check.document import document
from masa_check.drafts.draft import Draft
from masa_check.drafts.making import draft
from masa_check.drafts.passage import TextPassage, passages
from masa_check.drafts.ranking import Ranking
from masa_check.drafts.writing import as_yaml
from masa_check.evidence import reading
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.unit import Places
from masa_check.evidence.verification import PublishedText
from masa_check.model.statement import Source, WithStatus
from masa_check.model.status import Status
from masa_check.questions import wording
from masa_check.questions.cue import Cue, simplified
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Path as FieldPath
from scripts import published
from scripts.verified import TEXTS, Tally, declaration_in

ROOT = Path(__file__).parents[1]
TARGET = ROOT / 'docs' / 'drafted.md'
TUNED = ('luton-2019', 'central-bedfordshire-2019')  # the texts on which cues and bounds were tried
AT = (1, 3, 5)
SILENT = frozenset({Status.NOT_STATED, Status.NOT_APPLICABLE})
HEAD = """<!-- Made by `python -m scripts.drafting measure FOLDER --write`. -->

# What `draft` proposes

Four published texts, and what their declarations in `examples/` say of them. The cues and bounds were tried on Luton
2019 and Central Bedfordshire. The cues were written by somebody who had read about the other two, and much of one text
stands in another: **texts that nobody has seen will do worse**. Intervals are of 95 %.

*Passages*: a heading that the declaration names as the source stands over one of the first 1, 3 or 5 passages; *plain*
is BM25 with the words of the question alone. Of what is *proposed*, how much is what the declaration says: "in part" is
taken for in place, and "does not arise" for not stated. *Of the silent*: how much of what is not stated is proposed so.

"""
UNSEEN = """## On documents that were written by somebody else

Four fictional documents (tests/documents/, `held_out`) whose writer never saw the cues, and on which nothing was tuned:
a joint area in two columns, a text of 2019 and one with footnotes in Word, and a yearly report. One person wrote each
text and judged it. Passages are counted only for fields with a source of their own.

**Of what is proposed as not stated, about half is there after all**: read the passages before you believe it.
"Planned", "elsewhere" and "restated" are hardly ever found."""


ODD = (
    'N/A', 'tbc', '-', '…', '“quoted”', "it's", 'a: b', '# no comment', '{x}', '[y]', 'é', 'ﬁ', '\u00a0', '\u200b',
    '12%', '£4,000', '2024', '31 March 2025', '& co', '*', '\\', "'", '"', 'http://x.example/?a=b', '- ',
    '日本', '\u202e',
)  # fmt: skip
HEADINGS = ('## ', '# ', '### ', '**', '')


def random_text(chance: random.Random) -> str:
    """A text of headings, paragraphs, lists and tables of the words of cues, with odd signs among them."""
    cues = list(wording.load([rulebook.folder()]).cues.values())
    return '\n\n'.join(_part(chance, cues) for _ in range(chance.randint(1, 25)))


def _part(chance: random.Random, cues: list[Cue]) -> str:
    sort = chance.choice(['heading', 'paragraph', 'paragraph', 'items', 'rows'])
    if sort == 'heading':
        sign = chance.choice(HEADINGS)
        return f'{sign}{_sentence(chance, cues, 6).rstrip(".")}{sign.strip() if sign == "**" else ""}'
    if sort == 'items':
        return '\n'.join(f'- {_sentence(chance, cues, 12)}' for _ in range(chance.randint(1, 8)))
    if sort == 'rows':
        return '\n'.join(f'| {_sentence(chance, cues, 4)} | £{chance.randint(1, 99999):,} |' for _ in range(4))
    return ' '.join(_sentence(chance, cues, 25) for _ in range(chance.randint(1, 6)))


def _sentence(chance: random.Random, cues: list[Cue], most: int) -> str:
    words: list[str] = []
    for _ in range(chance.randint(1, most)):
        cue = chance.choice(cues)
        source = chance.choice([cue.finds, cue.misses, *cue.words, chance.choice(ODD)])
        words += source.rstrip('*').split(' ')[: chance.randint(1, 4)]
    return f'{" ".join(words).capitalize() if chance.random() < 0.5 else " ".join(words)}{chance.choice(".!?;  ")}'


class Truth(NamedTuple):
    """What a declaration says of one field: its status, '' for none, and the headings under which it stands."""

    status: str
    headings: tuple[str, ...]


class Figures(NamedTuple):
    """The figures of one text by name, in the order of the table."""

    name: str
    tallies: Mapping[str, Tally]


def truth(model: Any, path: FieldPath) -> Truth:
    """What is declared at a path."""
    node = model
    for step in path:
        if isinstance(node, WithStatus) and node.status is not Status.IN_PLACE:
            break
        node = getattr(node, step, None)
    if node is None:
        return Truth('', ())
    items = node if isinstance(node, tuple) else (node,)
    found = [getattr(one, 'source', None) for one in items]
    sources = [source for one in found if one for source in (one if isinstance(one, tuple) else (one,))]
    status = node.status if isinstance(node, WithStatus) else Status.IN_PLACE
    return Truth(_plain(status), tuple(one.section for one in sources if isinstance(one, Source) and one.section))


def _plain(status: Status) -> str:
    return str(Status.IN_PLACE if status.says_something else Status.NOT_STATED if status in SILENT else status)


def figures(name: str, text: PublishedText, declaration: Declaration) -> Figures:
    """The figures of one text."""
    made = draft([text], declaration.model.kind, known(None))
    truths = {one.path: truth(declaration.model, one.path) for one in made.proposals}
    return Figures(name, {**_passages(text, made, truths), **_statuses(made, truths), **_rows(made, declaration)})


def _passages(text: PublishedText, made: Draft, truths: Mapping[FieldPath, Truth]) -> dict[str, Tally]:
    """How often a passage under a declared heading is among the first, with cues and by plain BM25."""
    ranking = Ranking(passages(text.document))
    places = Places(text.document, {one for each in truths.values() for one in each.headings})
    tallies = {f'{sort} @{most}': Tally() for sort in ('cues', 'plain') for most in AT}
    for one in made.proposals:
        offsets = {unit.block.offset for heading in truths[one.path].headings for unit in places.within(heading)}
        if not offsets or truths[one.path].status == Status.NOT_STATED:
            continue
        for sort, with_cues in (('cues', True), ('plain', False)):
            first = [ranked.passage for ranked in ranking.ranked(one.wording, cues=with_cues)[: AT[-1]]]
            for most in AT:
                found = any(_stands_in(passage, offsets) for passage in first[:most])
                tallies[f'{sort} @{most}'] = tallies[f'{sort} @{most}'].plus(found)
    return tallies


def _stands_in(passage: TextPassage, offsets: set[int]) -> bool:
    return any(block.offset in offsets for block in passage.blocks)


def _statuses(made: Draft, truths: Mapping[FieldPath, Truth]) -> dict[str, Tally]:
    """How many of the statuses that are proposed are what is declared, and how much of the silence is found."""
    tallies = {str(status): Tally() for status in (Status.IN_PLACE, Status.NOT_STATED, Status.RESTATED, Status.PLANNED)}
    silent, restated = Tally(), Tally()
    for one in made.proposals:
        declared = truths[one.path].status
        if not declared or not one.takes_status:
            continue
        if str(one.status) in tallies:
            tallies[str(one.status)] = tallies[str(one.status)].plus(one.status == declared)
        if declared == Status.NOT_STATED:
            silent = silent.plus(one.status is Status.NOT_STATED)
        if declared == Status.RESTATED:
            restated = restated.plus(one.status is Status.RESTATED)
    return {**tallies, 'of the silent': silent, 'of the restated': restated}


def _rows(made: Draft, declaration: Declaration) -> dict[str, Tally]:
    """How many rows that are declared are proposed (found), and of those proposed are declared (right)."""
    model: Any = declaration.model
    tallies: dict[str, Tally] = {}
    for name, path, key in (
        ('partners', ('partners',), _partner),
        ('money', ('funding', 'contributions'), _payment),
        ('agencies', ('agencies', 'list'), _name),
        ('groups', ('groups',), _name),
    ):
        declared = {key(one) for one in _items(model, path)}
        proposed = {key(row) for row in made.rows.get(path, ())}
        tallies[f'{name} found'] = Tally(len(declared & proposed), len(declared))
        tallies[f'{name} right'] = Tally(len(declared & proposed), len(proposed))
    return {**tallies, **_categories(made, model)}


def _categories(made: Draft, model: Any) -> dict[str, Tally]:
    """Of the agencies that are declared and proposed, how many categories are found and right."""
    declared = {_name(one): set(one.kinds) for one in _items(model, ('agencies', 'list'))}
    rows = {_name(row): set(row.get('categories', ())) for row in made.rows.get(('agencies', 'list'), ())}
    both = [(declared[name], rows[name]) for name in declared.keys() & rows.keys()]
    shared = sum(len(one & other) for one, other in both)
    return {
        'categories found': Tally(shared, sum(len(one) for one, _ in both)),
        'categories right': Tally(shared, sum(len(other) for _, other in both)),
    }


def _items(model: Any, path: FieldPath) -> Sequence[Any]:
    for step in path:
        model = getattr(model, step, None)
    return model if isinstance(model, tuple) else ()


def _value(one: Any, key: str) -> Any:
    return one.get(key) if isinstance(one, Mapping) else getattr(one, key, None)


def _name(one: Any) -> str:
    return simplified(str(_value(one, 'name')).split(' (')[0])


def _partner(one: Any) -> tuple[str, str]:
    return str(_value(one, 'kind')), _name(one)


def _payment(one: Any) -> tuple[str, str, str]:
    amount, share = _value(one, 'amount'), _value(one, 'share')
    figure = getattr(getattr(amount, 'figure', None), 'printed', amount)
    return _name(one), str(figure), str(share or '')


def measure(folder: Path) -> str:
    """The page, for the texts in a folder."""
    found = []
    for name, file in TEXTS.items():
        text = _text(file, (folder / file).read_bytes())
        found.append(figures(name, text, declaration_in(ROOT / 'examples' / f'{name}.yaml')))
    held_out = [made for made in published.index() if made.held_out]
    unseen = [figures(made.name, _text(made.path, made.content), declaration_in(made.truth)) for made in held_out]
    tables = [*_table(found), '', *UNSEEN.splitlines(), '', *_table_of([*unseen, _sum('all four', unseen)])]
    return HEAD + ''.join(f'{line}\n' for line in tables)


def _text(path: str, raw: bytes) -> PublishedText:
    """The only text of a declaration, read."""
    return PublishedText('text-1', path, hashlib.sha256(raw).hexdigest(), reading.read(raw, path))


def _table(found: Sequence[Figures]) -> Iterator[str]:
    tuned = _sum('both tuned on', (one for one in found if one.name in TUNED))
    others = [one for one in found if one.name not in TUNED]
    yield from _table_of([*(one for one in found if one.name in TUNED), tuned, *others])


def _table_of(columns: Sequence[Figures]) -> Iterator[str]:
    yield f'| | {" | ".join(one.name for one in columns)} |'
    yield f'| --- |{" --- |" * len(columns)}'
    for key in columns[0].tallies:
        yield f'| {key} | {" | ".join(_cell(one.tallies[key]) for one in columns)} |'


def _cell(tally: Tally) -> str:
    return f'{tally}: {tally.interval}' if tally.of else '-'


def _sum(name: str, some: Iterable[Figures]) -> Figures:
    added: dict[str, Tally] = {}
    for one in some:
        for key, tally in one.tallies.items():
            before = added.get(key, Tally())
            added[key] = Tally(before.so + tally.so, before.of + tally.of)
    return Figures(name, added)


def invented(made: Draft) -> list[str]:
    """The strings of a draft that stand in none of its texts, where spaces and ends of lines are alike."""
    own = ' '.join(' '.join(text.document.text.split()) for text in made.texts)
    allowed = {text.name for text in made.texts} | {text.document.title for text in made.texts} | {'not-looked-at'}
    data = document.parse(as_yaml(made).encode(), 'draft.yaml').data
    written = [one for key, one in strings(data) if key not in NOT_OF_THE_TEXT]
    shown = [ranked.passage.text for one in made.proposals for ranked in one.passages]
    return [one for one in (*written, *shown) if ' '.join(one.split()) not in own and one not in allowed]


NOT_OF_THE_TEXT = frozenset(
    {'kind', 'id', 'sha256', 'form', 'proposed', 'categories', 'counts_for', 'edition', 'cited_as', 'on', 'rank'}
)  # keys whose values are closed words, hashes or dates


def strings(node: Any, key: str = '') -> Iterator[tuple[str, str]]:
    """Each string in some data, with the key behind which it stands."""
    if isinstance(node, Mapping):
        for name, inner in node.items():
            yield from strings(inner, str(name))
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from strings(inner, key)
    elif isinstance(node, str):
        yield key, node


def try_random(number: int) -> int:
    """Drafts of so many random texts; 1 if any of them is wrong."""
    wrong, law = 0, known(None)
    for seed in range(number):
        chance = random.Random(seed)
        raw = random_text(chance).encode()
        try:
            text = _text('random.md', raw)
        except UnreadableError:  # of signs alone
            continue
        if words := invented(draft([text], chance.choice(KINDS), law)):
            print(f'{seed}: {words}')
            wrong += 1
    print(f'{number:,} random texts: {wrong} with words that are not theirs')
    return 1 if wrong else 0


def main() -> int:
    """Measure, or try random texts."""
    what, given, *rest = sys.argv[1:]
    if what == 'random':
        return try_random(int(given))
    page = measure(Path(given))
    if '--write' in rest:
        TARGET.write_text(page, 'utf-8')
    print(page)
    return 0


if __name__ == '__main__':
    sys.exit(main())
