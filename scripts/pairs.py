"""Pairs of declarations that differ in known ways, and how much of it `diff` tells, and how much more."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.run import write
from masa_check.declaration.kinds import model_of
from masa_check.diffs.facts.change import FactChange, FactKind, Sort
from masa_check.diffs.facts.visitor import changes
from masa_check.document.document import read
from masa_check.model.declared import Declared
from masa_check.model.exempt import facts
from masa_check.model.statement import Part, WithStatus
from masa_check.survey.share import wilson

ROOT = Path(__file__).parents[1]
PAGE = ROOT / 'docs' / 'pairs.md'
MARKS = '<!-- pairs: begin -->', '<!-- pairs: end -->'
EXAMPLES = (
    'complete',
    'complete-2019',
    'luton-2019',
    'luton-2024',
    'central-bedfordshire-2019',
    'north-lincolnshire-2024',
)
LISTS = (('groups',), ('agencies', 'list'), ('funding', 'contributions'), ('links', 'boards'))
# Names that no example has, of no word in common.
NAMES = (
    'Garrick Thornby',
    'Hallowmere Ruxton',
    'Ivelstone Crake',
    'Jessamine Wold',
    'Kestrelford Noon',
    'Alder Quillon',
    'Brindle Vexmoor',
    'Corvane Hestle',
    'Dunmarrow Ostrel',
    'Ellsworthy Pinder',
    'Farrowdene Skell',
)
Data = dict[str, Any]


class Truth(NamedTuple):
    """One thing that was changed: its kind, whether a change tells it, and whether a change is explained by it."""

    kind: str
    tells: Callable[[FactChange], bool]
    explains: Callable[[FactChange], bool]


class Pair(NamedTuple):
    """Two declarations and what is true of them."""

    old: Data
    new: Data
    truths: tuple[Truth, ...]


class Dice(random.Random):
    """Chance, with the lists and names that no mutation of the pair has had yet, so that none meets another."""

    lists: list[tuple[str, ...]]
    names: list[str]

    def name(self) -> str:
        """A name that nothing else in the pair has."""
        return self.names.pop(self.randrange(len(self.names)))


Mutation = Callable[[Data, Data, Dice], Iterator[Truth]]


def listed(data: Data, path: Sequence[str]) -> list[Any]:
    """The items of a list, each in the long form; none where there is no list."""
    node: Any = data
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    if not isinstance(node, list):
        return []
    node[:] = [item if isinstance(item, dict) else {'name': item} for item in node]
    return node


def drawn_list(old: Data, new: Data, dice: Dice) -> tuple[tuple[str, ...], list[Any], list[Any]]:
    """A list that no other mutation has had, of two items or more in both declarations, and its path."""
    path = dice.lists.pop(dice.randrange(len(dice.lists)))
    return path, listed(old, path), listed(new, path)


def within(path: Sequence[str], *names: str) -> Callable[[FactChange], bool]:
    """Whether a change stands at one of some items of a list, or below it."""
    return lambda change: change.spot.path[: len(path)] == tuple(path) and change.spot.path[len(path)] in names


def below(path: Sequence[str]) -> Callable[[FactChange], bool]:
    """Whether a change stands at a path, or below it."""
    return lambda change: change.spot.path[: len(path)] == tuple(path)


def one_line(
    path: Sequence[str], olds: Sequence[str], news: Sequence[str], *, likely: bool
) -> Callable[[FactChange], bool]:
    """Whether a change says in one line that some items became some others, for certain or likely."""

    def tells(change: FactChange) -> bool:
        if change.kind is not FactKind.NAME or not within(path, *news)(change) or bool(change.likely) is not likely:
            return False
        older, newer = change.older or (change.before.words,), change.newer or (change.after.words,)
        return (sorted(older), sorted(newer)) == (sorted(olds), sorted(news))

    return tells


def merger(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """Two items became one that names them both under `formerly`; money is paid in sum."""
    path, before, after = drawn_list(old, new, dice)
    first, second = dice.sample(range(len(before)), 2)
    name = dice.name()
    names = [before[place]['name'] for place in (first, second)]
    item = {'name': name, 'formerly': names}
    if path[-1] == 'contributions':
        in_pounds(old, new)
        before[first]['amount'], before[second]['amount'], item['amount'] = '£800', '£1,200', '£2,300'
    after[:] = [one for place, one in enumerate(after) if place not in (first, second)] + [item]
    tells = one_line(path, names, [name], likely=False)
    yield Truth('merger', lambda change: tells(change) and in_sum(change), tells)


def in_pounds(*documents: Data) -> None:
    """Print all sums in pounds."""
    for data in documents:
        data['funding']['printed_in'] = 'pounds'


def in_sum(change: FactChange) -> bool:
    """Whether sums of money, if there are any, are £2,000 on the side of two and £2,300 on that of one."""
    sums = [state.pounds for state in (change.before, change.after)]
    return change.spot.path[-2] != 'contributions' or sorted(int(one.number) for one in sums if one) == [2000, 2300]


def split(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """One item became two that each name it under `formerly`; money is paid in sum."""
    path, before, after = drawn_list(old, new, dice)
    place = dice.randrange(len(before))
    names = [dice.name(), dice.name()]
    items = [{'name': name, 'formerly': [before[place]['name']]} for name in names]
    if path[-1] == 'contributions':
        in_pounds(old, new)
        before[place]['amount'], items[0]['amount'], items[1]['amount'] = '£2,000', '£1,000', '£1,300'
    after[place : place + 1] = items
    tells = one_line(path, [before[place]['name']], names, likely=False)
    yield Truth('split', lambda change: tells(change) and in_sum(change), tells)


def likely_merger(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """Two items became one whose name is made of theirs."""
    path, before, after = drawn_list(old, new, dice)
    one, other = dice.name(), dice.name()
    tail = dice.choice(('Hospital Trust', 'Safeguarding Forum', 'Care Network'))
    names, name = [f'{one} {tail}', f'{other} {tail}'], f'{one} and {other} {tail}'
    before += [{'name': one} for one in names]
    after.append({'name': name})
    tells = one_line(path, names, [name], likely=True)
    yield Truth('likely merger', tells, tells)


def renaming(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """An item has another name, and names the earlier one."""
    path, before, after = drawn_list(old, new, dice)
    place = dice.randrange(len(before))
    name = dice.name()
    after[place] = {**after[place], 'name': name, 'formerly': [before[place]['name']]}
    tells = one_line(path, [before[place]['name']], [name], likely=False)
    yield Truth('renaming', tells, tells)


def near_renaming(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """An item has a name that is near to the earlier one, and one of its facts changed."""
    path, before, after = drawn_list(old, new, dice)
    stem = dice.name()
    one, other = dice.choice((
        (f'{stem} Services', f'{stem} Services NHS Trust'),
        (f'Three {stem} members', f'{stem} Members'),
        (f'{stem} Foodbank', f'{stem} Fodbank'),
        (f'Representatives of the {stem} sector', f'{stem} Sector'),
    ))  # fmt: skip
    key = {'groups': 'purpose', 'list': 'how', 'contributions': 'share', 'boards': 'how'}[path[-1]]
    values = ('8%', '9%') if key == 'share' else ('It meets in spring', 'It meets in autumn')
    before.append({'name': one, key: values[0]})
    after.append({'name': other, key: values[1]})
    tells = one_line(path, [one], [other], likely=True)
    yield Truth('likely renaming', lambda c: tells(c) and any(one.spot.path[-1] == key for one in c.inner), tells)


def spelling(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """An item is spelled in another way, which is no change."""
    _, before, after = drawn_list(old, new, dice)
    stem = dice.name()
    one, other = dice.choice((
        (f'{stem} Practice Reviews Group', f'{stem} Practice Review Group'),
        (f'{stem} Multi-Agency Group', f'{stem} Multi Agency Group'),
        (f'The {stem} Group', f'{stem} Group'),
        (f'Group for {stem}', f'{stem} Group'),
        (f'{stem} & Ryeford Board', f'{stem} and Ryeford Board'),
    ))  # fmt: skip
    before.append({'name': one})
    after.append({'name': other})
    return iter(())


def reorder(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """Lists stand in another order, which is no change."""
    del old
    for path in LISTS:
        dice.shuffle(listed(new, path))
    return iter(())


def coming(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """An item is new, or gone."""
    path, before, after = drawn_list(old, new, dice)
    name, gone = dice.name(), dice.random() < 0.5
    (before if gone else after).append({'name': name})
    sort = Sort.REMOVED if gone else Sort.ADDED
    here = within(path, name)
    yield Truth('item', item_of(here, sort), here)


def siblings(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """An item is gone, and another one of its sort is new, whose own name is another."""
    path, before, after = drawn_list(old, new, dice)
    tail = dice.choice(('Primary School', 'Housing Association', 'Youth Forum'))
    gone, come = (f'{dice.name().split()[0]} {tail}' for _ in range(2))
    before.append({'name': gone})
    after.append({'name': come})
    for name, sort in ((gone, Sort.REMOVED), (come, Sort.ADDED)):
        here = within(path, name)
        yield Truth('two of a sort', item_of(here, sort), here)


def item_of(here: Callable[[FactChange], bool], sort: Sort) -> Callable[[FactChange], bool]:
    return lambda change: here(change) and change.kind is FactKind.ITEM and change.sort is sort


def everywhere(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """A body has another name among agencies, where the earlier one is declared, and among payers, where it is not."""
    if not {LISTS[1], LISTS[2]} <= set(dice.lists):
        return
    one, other = dice.name(), dice.name()
    for path in LISTS[1:3]:
        dice.lists.remove(path)
        listed(old, path).append({'name': one})
        listed(new, path).append({'name': other, **({'formerly': [one]} if path == LISTS[1] else {})})
        tells = one_line(path, [one], [other], likely=False)
        yield Truth('renaming in two lists', tells, tells)


def covered(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """Lines on single sorts of provider became one line on all of them."""
    if LISTS[1] not in dice.lists:
        return
    dice.lists.remove(LISTS[1])
    kinds = ['prison-governor-or-director', 'secure-college', 'port-police', 'religious-organisation']
    names, name = [f'{dice.name()} provider' for _ in range(2)], f'All {dice.name()} settings'
    before, after = (listed(data, LISTS[1]) for data in (old, new))
    before += [{'name': one, 'categories': [kind]} for one, kind in zip(names, kinds, strict=False)]
    after.append({'name': name, 'categories': kinds})
    tells = one_line(LISTS[1], names, [name], likely=True)
    yield Truth('lines taken in', tells, tells)


def paid(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """A payer pays another sum."""
    if LISTS[2] not in dice.lists:
        return
    dice.lists.remove(LISTS[2])
    before, after = (listed(data, LISTS[2]) for data in (old, new))
    place = dice.randrange(len(after))
    first, second = dice.sample(range(1_000, 90_000), 2)
    in_pounds(old, new)
    before[place]['amount'], after[place]['amount'] = f'£{first}', f'£{second}'
    here = within(LISTS[2], after[place]['name'])
    yield Truth('sum', lambda change: here(change) and sums(change) == (first, second), here)


def sums(change: FactChange) -> tuple[int, ...]:
    return tuple(int(state.pounds.number) for state in (change.before, change.after) if state.pounds)


STATUSES = {
    'not-stated': Sort.REMOVED,
    'restated': Sort.LESS_SAID,
    'planned': Sort.LESS_SAID,
    'elsewhere': Sort.LESS_SAID,
}


def status(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """A statement that was in place is so no longer."""
    path = dice.choice([*statements(type(model_of('arrangements').model_validate(old)))])
    to, sort = dice.choice(list(STATUSES.items()))
    shell = {'status': to, **({'where': 'The website'} if to == 'elsewhere' else {})}
    put(old, path, {'summary': 'A thing that is done here each spring'})
    put(new, path, {**shell, **({'summary': 'It is to be set up'} if to == 'planned' else {})})
    here = below(path)
    yield Truth('status', lambda change: here(change) and change.sort is sort, here)


def promise(old: Data, new: Data, dice: Dice) -> Iterator[Truth]:
    """A promise is no longer spoken of, is new, or is declared to be kept."""
    path = dice.choice([*statements(type(model_of('arrangements').model_validate(old)))])
    what, said = f'{dice.name()} is to meet', {'summary': 'A thing that is done here each spring'}
    became = dice.choice(('gone', 'new', 'kept'))
    with_it = {**said, 'promises': [{'what': what, 'by': 'August 2020'}]}
    kept = {**said, 'promises': [{'what': what, 'by': 'August 2020', 'kept': True}]}
    put(old, path, said if became == 'new' else with_it)
    put(new, path, {'gone': said, 'new': with_it, 'kept': kept}[became])
    sort = Sort.REMOVED if became == 'gone' else Sort.ADDED
    end = (what, 'kept') if became == 'kept' else (what,)
    here = below((*path, 'promises', *end))
    yield Truth('promise', lambda change: here(change) and change.sort is sort, here)


def statements(model: type[Declared]) -> Iterator[tuple[str, ...]]:
    """The paths to plain statements within the groups of a model."""
    for field in facts(model):
        if not field.is_list and not field.keyed and isinstance(field.type, type) and issubclass(field.type, Part):
            inner = (one for one in facts(field.type) if not one.is_list and isinstance(one.type, type))
            plain = (one for one in inner if issubclass(one.type, WithStatus) and not issubclass(one.type, Part))
            yield from ((field.key, one.key) for one in plain if one.type.value_keys == ('summary',))


def put(data: Data, path: Sequence[str], value: Any) -> None:
    """Put a value at a path, with a group in place around it."""
    group = data.get(path[0])
    if not isinstance(group, dict) or 'status' in group:
        data[path[0]] = group = {}
    group[path[1]] = value


MUTATIONS: Mapping[str, Mutation] = {
    one.__name__: one
    for one in (
        merger,
        split,
        likely_merger,
        renaming,
        near_renaming,
        spelling,
        reorder,
        coming,
        paid,
        status,
        promise,
        siblings,
        everywhere,
        covered,
    )
}


def turn(name: str) -> int:
    return {'status': 0, 'promise': 0, 'reorder': 2}.get(name, 1)


def pairs(seed: int, number: int) -> Iterator[Pair]:
    """So many pairs, each with one to three mutations of different kinds."""
    declared = [read(ROOT / 'examples' / f'{name}.yaml', name).data for name in EXAMPLES]
    for place in range(number):
        dice = Dice(f'{seed}-{place}')
        old = deepcopy(dice.choice(declared))
        for path in LISTS:
            listed(old, path)
        new = deepcopy(old)
        dice.names = list(NAMES)
        dice.lists = [path for path in LISTS if len(listed(old, path)) > 1]
        # A status may replace a group that others put things into, so it comes first; the order of lists comes last.
        chosen = sorted(dice.sample(list(MUTATIONS), dice.randint(1, 3)), key=turn)
        chosen = [name for name in chosen if name != 'promise' or 'status' not in chosen][: len(dice.lists)]
        truths = [truth for name in chosen for truth in MUTATIONS[name](old, new, dice)]
        yield Pair(old, new, tuple(truths))


class Count:
    """What was there to tell, what was told of it, and how many lines told what was not there."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.true: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.lines = self.false = 0
        self.wrong: list[str] = []

    def add(self, pair: Pair) -> None:
        """Compare the declarations of a pair, and count."""
        model = model_of('arrangements')
        found = list(changes(model.model_validate(pair.old), model.model_validate(pair.new)))
        for truth in pair.truths:
            self.true[truth.kind] += 1
            told = any(map(truth.tells, found))
            self.told[truth.kind] += told
            self.wrong += [] if told else [f'not told: {truth.kind}: {[c.spot.path for c in found]}']
        strangers = [change for change in found if not any(truth.explains(change) for truth in pair.truths)]
        self.lines += len(found)
        self.false += len(strangers)
        self.wrong += [f'false: {change.spot.path} {change.sort} {change.likely}' for change in strangers]


def interval(part: int, whole: int) -> str:
    """A share with its interval of 95 per cent by Wilson's formula: 99.80% (99.50 to 99.90)."""
    low, high = wilson(part, whole)
    return f'{part / whole:.2%} ({100 * low:.2f} to {100 * high:.2f})'


def table(count: Count, seed: int, number: int) -> str:
    """The figures as Markdown."""
    rows = [f'| {kind} | {true:,} | {count.told[kind]:,} |' for kind, true in sorted(count.true.items())]
    told, true = count.told.total(), count.true.total()
    return '\n'.join((
        '| what changed | changes | told |',
        '| --- | --: | --: |',
        *rows,
        f'| in all | {true:,} | {told:,} |',
        '',
        f'Recall: {interval(told, true)}. False lines: {count.false:,} of {count.lines:,}, '
        f'{interval(count.false, count.lines)}.',
        '',
        f'Made by `make pairs` of {number:,} pairs from seed {seed}.',
    ))  # fmt: skip


def main() -> None:
    """Print the figures, or write them into the page; fail where they are worse than promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--number', type=int, default=4000)
    parser.add_argument('--seed', type=int, default=2)
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--wrong', action='store_true', help='print what was not told, and what was false')
    chosen = parser.parse_args()
    count = Count()
    for pair in pairs(chosen.seed, chosen.number):
        count.add(pair)
    if chosen.wrong:
        print('\n'.join(count.wrong))
    made = table(count, chosen.seed, chosen.number)
    print(made)
    if chosen.write:
        write(PAGE, made, *MARKS)
    if count.told.total() < 0.99 * count.true.total() or count.false > 0.01 * count.lines:
        raise SystemExit(1)


if __name__ == '__main__':
    main()
