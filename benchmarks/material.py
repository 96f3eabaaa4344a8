"""Declarations of a given size to measure with, made from a real one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import yaml

SIZE = 20_000
REQUIRED = ('', 'kind', 'id', 'name')


def declaration(text: str, size: int = SIZE) -> str:
    """The declaration without its last sections, and with the items of a list repeated, until it has the size."""
    text = _shortened(text, size)
    items = _items(text)
    start, end = text.index(items[0]), text.index(items[0]) + len(''.join(items))
    room = size - len(text) + (end - start)
    kept = ''
    for item in _repeated(items):
        if kept and len(kept) + len(item) > room:
            break
        kept += item
    return text[:start] + kept + text[end:]


def declarations(text: str, many: int, folder: Path) -> list[Path]:
    """Files that differ in their id, as those of different areas do."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f'area-{number:03}.yaml' for number in range(1, many + 1)]
    for path in paths:
        path.write_text(re.sub(r'(?m)^id: .*$', f'id: {path.stem}', text, count=1), 'utf-8')
    return paths


def two_lists(many: int, folder: Path) -> list[Path]:
    """Two declarations of so many agencies and statements: the second shuffled, a tenth renamed, a tenth exchanged."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f'{year}-{many}.yaml' for year in (2024, 2025)]
    for turn, path in enumerate(paths):
        places = list(range(many))
        Random(turn).shuffle(places)
        agencies = ''.join(_agency(place, turn) for place in places)
        head = f'kind: arrangements\nid: luton\nname: Luton\ndated: {2024 + turn}\n'
        path.write_text(f'{head}agencies:\n  list:\n{agencies}', 'utf-8')
    return paths


def _agency(place: int, turn: int) -> str:
    """One agency with three statements, in the second declaration as time may have left it."""
    names = {0: f'New body of ward {place}', 1: f'The agency of ward {place} and town'} if turn else {}
    name = names.get(place % 10, f'Agency of ward {place}')
    more = ' each day' if turn and place % 3 == 0 else ''
    return (
        f'    - name: {name}\n      categories: [charity]\n'
        f'      why: It works with the children of ward {place}{more}\n'
        f'      how: It sits on subgroup {place}\n      contribution: not-stated\n'
    )


def _shortened(text: str, size: int) -> str:
    """Leaves out sections from the end, but not what every declaration has, nor the list that can be repeated."""
    sections = re.split(r'(?m)^(?=[a-z_]+:)', text)
    longest = _items(text)[0]
    for section in reversed(sections):
        if sum(map(len, sections)) <= size:
            break
        if section.partition(':')[0] not in REQUIRED and longest not in section:
            sections.remove(section)
    return ''.join(sections)


def _items(text: str) -> list[str]:
    """The lines of each item of the longest block list whose items all have a name."""
    lists = [node for node in _nodes(yaml.compose(text, Loader=yaml.SafeLoader)) if _is_block_list_of_names(node)]
    if not lists:
        raise ValueError('there is no list of named things to repeat')
    longest = max(lists, key=lambda node: len(node.value))
    lines = text.splitlines(keepends=True)
    starts = [item.start_mark.line for item in longest.value]
    ends = [*starts[1:], _last_line(lines, starts[-1], longest.start_mark.column)]
    return [''.join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _last_line(lines: list[str], start: int, dash: int) -> int:
    """Where the item's text ends; the marks of PyYAML reach beyond a folded text."""
    end = start + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > dash:
        end += 1
    return end


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if node is None:
        return
    yield node
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _nodes(value)


def _is_block_list_of_names(node: yaml.Node) -> bool:
    return (
        isinstance(node, yaml.SequenceNode)
        and not node.flow_style
        and all(isinstance(item, yaml.MappingNode) and item.value[0][0].value == 'name' for item in node.value)
    )


def _repeated(items: list[str]) -> Iterator[str]:
    """Each as it stands, then again and again under a new name."""
    yield from items
    for turn in count(2):
        for item in items:
            yield re.sub(r'(name:\s*)([\'"]?)([^\'",}\n]+)', rf'\g<1>\g<2>\g<3> {turn}', item, count=1)
