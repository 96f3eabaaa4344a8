"""
Measures what `draft` proposes of declared documents, and tries that it invents nothing.

`python -m scripts.drafting measure FOLDER [--write]` drafts the published texts in a folder and the fictional ones of
tests/documents/, and holds the drafts to what is declared of them; with --write the tables go into docs/drafted.md.
`nice python -m scripts.drafting random 10000 [--write]` makes drafts of so many random texts, in batches, and names
each that holds a word that is not its text's, or is no declaration; with --write the figure goes onto the same page.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from masa_check.cli.draft import known
from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import KINDS
from masa_check.document import document
from masa_check.drafts.draft import Draft
from masa_check.drafts.making import Known, draft
from masa_check.drafts.passage import TextPassage, passages
from masa_check.drafts.ranking import Ranking
from masa_check.drafts.writing import as_yaml
from masa_check.evidence import reading
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.unit import Places
from masa_check.evidence.verification import PublishedText
from masa_check.model.source import Source
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.questions import wording
from masa_check.questions.cue import Cue, simplified
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Path as FieldPath
from scripts.published import index
from scripts.verified import TEXTS, Tally, declaration_in

ROOT = Path(__file__).parents[1]
TARGET = ROOT / 'docs' / 'drafted.md'
AT = (1, 3, 5)
SILENT = frozenset({Status.NOT_STATED, Status.NOT_APPLICABLE})
GUESSED = {
    Status.IN_PLACE: 'of the in place',
    Status.NOT_STATED: 'of the silent',
    Status.RESTATED: 'of the restated',
    Status.PLANNED: 'of the planned',
    Status.ELSEWHERE: 'of the elsewhere',
}
HEAD = """<!-- Made by `python -m scripts.drafting measure FOLDER --write`. -->

# What `draft` proposes

How often `masa-check draft` is right, on documents whose truth somebody wrote down. Intervals are of 95 %.

*Passages*: a heading that the declaration names as the source stands over one of the first 1, 3 or 5 passages, for
fields that name one of their own (*cues*), or with the heading of their group where they do not (*group*). *Plain* is
BM25 with the words of the question alone, for the former.

Of what is *proposed*, how much is what the declaration says: "in part" is taken for in place, and "does not arise" for
not stated. *Of the silent*, *planned*, *elsewhere*, *restated* and *in place*: how much of what is so is proposed so.
Where no guess is made, a person looks with nothing but passages. How a guess is made, and what is not guessed, stands
in [decision 0055](decisions/0055-what-draft-guesses.md).

"""
FRESH = """## On documents measured for the first time

Fictional documents of tests/documents/ (`fresh`) whose writer never saw the cues, and of which nobody who changed them
had seen a figure.

"""
UNSEEN = """## On documents that were kept from whoever tried cues

Fictional documents of tests/documents/ (`held_out`) whose writers never saw the cues. No cue, word of silence, weight
or bound was tried on them, **but rows were**: what is tried on a text does better on it than on any other.

Measured once before mending: agencies 13 of 50, partners 11 of 12 right, money 21 of 23 right, groups 15 of 24 found
and 15 of 18 right, and categories 12 of 12. Since then rows are read from tables whose own head says what they list, or
that a paragraph announces; under the name that a text gives its agencies, or in the schedule that is said to list them;
from lists by category; from tables of partners and of groups with heads in a text's own words; and a total is known by
its sum.

Also measured then: passages 79.7 % @1, 92.3 % @3 and 96.4 % @5; in place 112 of 133 right; not stated 80 of 85 right,
and 40.2 % of the silent. Whatever has rows is in place, and begins with the passage in which they stand: passages and
what is in place differ now by that alone.

"""
PUBLISHED = """## On published texts

Cues and bounds were tried on all four, and much of one text stands in another.

"""
WRITTEN_FOR_TUNING = """## On the fictional documents that cues and bounds were tried on

**What is tried on a text does better on it than on any other.** The first four were written for it. The next four were
held out until their figures had been read three times, the last four until theirs had been read once. These were, of
the last four when nothing had been tried on them: passages 75.8 % @1, 87.6 % @3 and 94.4 % @5; in place 61 of 70 right;
not stated 54 of 60 right, and 28.4 % of the silent.

"""
BARS = {  # what was asked for, of all of a kind
    'cues @1': 0.7,
    'cues @3': 0.9,
    'cues @5': 0.95,
    'in-place': 0.8,
    'not-stated': 0.95,
    'of the silent': 0.5,
    'partners right': 0.98,
    'money right': 1.0,
    'agencies found': 0.95,
    'categories right': 0.95,
}
GUIDANCE = {'wt2023': 'wt2023-chapter-2.txt', 'wt2018': 'wt2018-chapter-3-summary.txt'}
RANDOM = 'Random texts: '  # begins the line with the figure of `random`, which `measure` keeps
BATCH = 250


ODD = (
    'N/A', 'tbc', '-', '…', '“quoted”', "it's", 'a: b', '# no comment', '{x}', '[y]', 'é', 'ﬁ', '\u00a0', '\u200b',
    '12%', '£4,000', '2024', '31 March 2025', '& co', '*', '\\', "'", '"', 'http://x.example/?a=b', '- ',
    '日本', '\u202e',
)  # fmt: skip
BODIES = (
    'Marl County Council', 'NHS Marl Integrated Care Board', 'Marl Police', 'Cafcass', 'relevant agencies are',
    'The safeguarding partners are', 'Director of Nursing', 'Marl Board', 'chaired by the Chief Nurse', 'Marl Academy',
)  # fmt: skip
HEADS = (
    '', '| Agency | Contact |\n', '| Group | Chair |\n', '| Safeguarding partner | Lead |\n', '| Contributor | Sum |\n',
)  # fmt: skip
HEADINGS = ('## ', '# ', '### ', '**', '')


@cache
def _cues() -> list[Cue]:
    return list(wording.load([rulebook.folder()]).cues.values())


def random_text(chance: random.Random) -> str:
    """A text of headings, paragraphs, lists and tables of the words of cues, with bodies and odd signs among them."""
    cues = _cues()
    return '\n\n'.join(_part(chance, cues) for _ in range(chance.randint(1, 25)))


def _part(chance: random.Random, cues: list[Cue]) -> str:
    sort = chance.choice(['heading', 'paragraph', 'paragraph', 'items', 'rows'])
    if sort == 'heading':
        sign = chance.choice(HEADINGS)
        return f'{sign}{_sentence(chance, cues, 6).rstrip(".")}{sign.strip() if sign == "**" else ""}'
    if sort == 'items':
        return '\n'.join(f'- {_sentence(chance, cues, 12)}' for _ in range(chance.randint(1, 8)))
    if sort == 'rows':
        rows = '\n'.join(f'| {_sentence(chance, cues, 4)} | £{chance.randint(1, 99999):,} |' for _ in range(4))
        return f'{chance.choice(HEADS)}{rows}'
    return ' '.join(_sentence(chance, cues, 25) for _ in range(chance.randint(1, 6)))


def _sentence(chance: random.Random, cues: list[Cue], most: int) -> str:
    words: list[str] = []
    for _ in range(chance.randint(1, most)):
        cue = chance.choice(cues)
        source = chance.choice([cue.finds, cue.misses, *cue.words, chance.choice(ODD), chance.choice(BODIES)])
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
    return Figures(
        name, {**_passages(text, made, declaration.model), **_statuses(made, truths), **_rows(made, declaration)}
    )


def _passages(text: PublishedText, made: Draft, model: Any) -> dict[str, Tally]:
    """How often a passage under a declared heading is among the first, with cues and by plain BM25."""
    ranking = Ranking(passages(text.document))
    own = {one.path: truth(model, one.path).headings for one in made.proposals}
    groups = {one.path: own[one.path] or _of_group(model, one.path) for one in made.proposals}
    places = Places(text.document, {one for each in groups.values() for one in each})
    tallies = {f'{sort} @{most}': Tally() for sort in ('cues', 'plain', 'group') for most in AT}
    for one in made.proposals:
        found = {
            'cues': ([ranked.passage for ranked in one.passages], own[one.path]),
            'plain': (ranking.plain(one.wording), own[one.path]),
            'group': ([ranked.passage for ranked in one.passages], groups[one.path]),
        }
        for sort, (first, headings) in found.items():
            offsets = {unit.block.offset for heading in headings for unit in places.within(heading)}
            if not offsets or truth(model, one.path).status == Status.NOT_STATED:
                continue
            for most in AT:
                right = any(_stands_in(passage, offsets) for passage in first[:most])
                tallies[f'{sort} @{most}'] = tallies[f'{sort} @{most}'].plus(right)
    return tallies


def _of_group(model: Any, path: FieldPath) -> tuple[str, ...]:
    """The headings of the nearest group around a path that names one."""
    return next((named for end in range(len(path) - 1, 0, -1) if (named := truth(model, path[:end]).headings)), ())


def _stands_in(passage: TextPassage, offsets: set[int]) -> bool:
    return any(block.offset in offsets for block in passage.blocks)


def _statuses(made: Draft, truths: Mapping[FieldPath, Truth]) -> dict[str, Tally]:
    """How many of the statuses that are proposed are what is declared, and how much of the silence is found."""
    tallies = {str(status): Tally() for status in GUESSED} | {name: Tally() for name in GUESSED.values()}
    for one in made.proposals:
        declared = truths[one.path].status
        if not declared or not one.takes_status:
            continue
        if one.status:
            tallies[str(one.status)] = tallies[str(one.status)].plus(one.status == declared)
        if declared in GUESSED:
            name = GUESSED[Status(declared)]
            tallies[name] = tallies[name].plus(one.status == declared)
    return tallies


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
        text = read(file, (folder / file).read_bytes())
        found.append(figures(name, text, declaration_in(ROOT / 'examples' / f'{name}.yaml')))
    made = {one.name: figures(one.name, read(one.path, one.content), declaration_in(one.truth)) for one in index()}
    fresh = [made[one.name] for one in index() if one.held_out and one.fresh]
    unseen = [made[one.name] for one in index() if one.held_out and not one.fresh]
    tuned = [made[one.name] for one in index() if not one.held_out]
    parts = [
        HEAD,
        *([FRESH, *_with_bars(fresh)] if fresh else []),
        *([UNSEEN, *_with_bars(unseen)] if unseen else []),
        WRITTEN_FOR_TUNING,
        *_with_bars(tuned),
        PUBLISHED,
        *_with_bars(found),
        *_of_the_guidance(folder),
    ]
    return ''.join(part if part.endswith('\n') else f'{part}\n' for part in parts)


def _of_the_guidance(folder: Path) -> Iterator[str]:
    """What is proposed of the guidance's own words, whichever kind of document they are said to be."""
    yield '## On the guidance itself\n\n'
    law = known(None)
    for edition, file in GUIDANCE.items():
        text = read(file, (folder / file).read_bytes())
        statuses = [one.status for kind in KINDS for one in draft([text], kind, law).proposals if one.takes_status]
        in_place, restated = statuses.count(Status.IN_PLACE), statuses.count(Status.RESTATED)
        yield f'- {edition}: {in_place} of {len(statuses)} in place, {restated} restated'


def read(path: str, raw: bytes) -> PublishedText:
    """The only text of a declaration, read."""
    return PublishedText('text-1', path, hashlib.sha256(raw).hexdigest(), reading.read(raw, path))


def _table_of(columns: Sequence[Figures]) -> Iterator[str]:
    yield f'| | {" | ".join(one.name for one in columns)} |'
    yield f'| --- |{" --- |" * len(columns)}'
    for key in columns[0].tallies:
        yield f'| {key} | {" | ".join(_cell(one.tallies[key]) for one in columns)} |'
    yield ''


def _with_bars(columns: Sequence[Figures]) -> Iterator[str]:
    every = _sum('all of them', columns)
    yield from _table_of([*columns, every])
    yield from _bars(every)


def _bars(figures: Figures) -> Iterator[str]:
    """What was asked for, and whether it is reached."""
    yield from ('| of all of them | asked for | measured | |', '| --- | --- | --- | --- |')
    for key, bar in BARS.items():
        tally = figures.tallies[key]
        if not tally.of:
            continue
        reached = '' if tally.so >= bar * tally.of else 'not reached'
        yield f'| {key} | {bar:.0%} | {tally.so / tally.of:.1%} | {reached} |'
    yield ''


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


def try_random(numbers: range) -> list[str]:
    """Drafts of the random texts of some seeds: what is wrong with any of them."""
    law = known(None)
    return [fault for seed in numbers if (fault := _fault_of_random(seed, law))]


def _fault_of_random(seed: int, law: Known) -> str:
    chance = random.Random(seed)
    try:
        text = read('random.md', random_text(chance).encode())
    except UnreadableError:  # of signs alone
        return ''
    words = invented(draft([text], chance.choice(KINDS), law))
    return f'{seed}: {words}' if words else ''


def _in_batches(number: int) -> Iterator[str]:
    """The page after each batch of so many random texts, each batch in a process of its own."""
    wrong: list[str] = []
    batches = [range(at, min(at + BATCH, number)) for at in range(0, number, BATCH)]
    with Pool(1, maxtasksperchild=1) as pool:
        for batch, faults in zip(batches, pool.imap(try_random, batches), strict=True):
            wrong += faults
            print(batch.stop, *faults, file=sys.stderr, flush=True)
            end = f'(seeds 0 to {batch.stop - 1:,}), {len(wrong)} with a word that is not theirs.'
            yield _page_with(f'{RANDOM}{batch.stop:,} {end}')


def _page_with(line: str) -> str:
    """The page with another figure of random texts."""
    page = TARGET.read_text('utf-8')
    return re.sub(rf'\n{RANDOM}.*\n|\Z', f'\n{line}\n', page, count=1)


def _figure_kept() -> str:
    match = re.search(rf'\n{RANDOM}.*\n', TARGET.read_text('utf-8')) if TARGET.exists() else None
    return match[0] if match else ''


def main() -> None:
    """Measure, or try random texts."""
    what, given, *rest = sys.argv[1:]
    for page in _in_batches(int(given)) if what == 'random' else [measure(Path(given)) + _figure_kept()]:
        if '--write' in rest:
            TARGET.write_text(page, 'utf-8')
        else:
            print(page)


if __name__ == '__main__':
    main()
