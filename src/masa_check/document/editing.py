"""Changes some values of a declaration in its text: every byte that has nothing to do with them stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from masa_check.document import yaml_text
from masa_check.document.brackets import one_line, rewritten
from masa_check.document.document import UTF_8_MARK, Document, parse
from masa_check.document.nodes import BLOCK_STYLES, YamlEntry, YamlNode, line_end, line_start, next_line, style_of, tree
from masa_check.document.yaml_text import YamlLines, alike
from masa_check.errors import MasaError

UNSAFE = 'this cannot be changed without changing what stands around it'
BY_HAND = 'change it by hand, or write it on lines of its own first'


class Edit(NamedTuple):
    """A stretch of the text, and what is written in its place."""

    start: int
    end: int
    text: str


def edited(document: Document, data: Mapping[str, Any], raw: bytes, identify: Callable[[Any], Hashable]) -> bytes:
    """
    The bytes of a declaration in which only what differs from its data is changed; raises MasaError.

    A new key is written behind the key that stands before it in the new data. Items of a list are the same item where
    `identify` gives the same of both.
    """
    if alike(document.data, data):
        return raw
    mark = UTF_8_MARK if raw.startswith(UTF_8_MARK) else b''
    for blocks in (True, False):  # a comment behind a text of several lines may have become a part of it
        made = mark + _applied(document, data, _Editor(document, identify, blocks=blocks)).encode()
        with suppress(MasaError):
            if alike(parse(made, document.path).data, data):
                return made
    raise refused(document, _first(document.data, data, tree(document)))


def _applied(document: Document, data: Mapping[str, Any], editor: _Editor) -> str:
    edits = sorted(editor.mapping(None, editor.root, document.data, data), key=lambda one: one[:2])
    made, at = [], 0
    for edit in edits:
        if edit.start < at:
            raise refused(document, edit.start)
        made += [document.text[at : edit.start], edit.text]
        at = edit.end
    return ''.join([*made, document.text[at:]])


def _first(old: Any, new: Any, node: YamlNode) -> int:
    """Where the first key stands whose value differs, or in it the first within."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return node.start
    return next(
        (
            _first(old[one.key], new[one.key], one.value)
            for one in node.entries
            if one.key in new and not alike(old[one.key], new[one.key])
        ),
        node.start,
    )


def refused(document: Document, index: int) -> MasaError:
    """What is raised about a place that nobody can change safely."""
    place = document.place_of(index)
    return MasaError(UNSAFE, remedy=BY_HAND, path=document.path, line=place.line, column=place.column)


class _Editor:
    """Finds what to change in the text of one document."""

    def __init__(self, document: Document, identify: Callable[[Any], Hashable], *, blocks: bool) -> None:
        self._document: Final = document
        self._text: Final = document.text
        self._identify: Final = identify
        self.root: Final = tree(document)
        self._layout, self._break = style_of(self._text, self.root)
        self._layout = self._layout._replace(blocks=blocks)

    def value(self, entry: YamlEntry | None, node: YamlNode, old: Any, new: Any, indent: int) -> Iterator[Edit]:
        """The edits of one value, behind its key or, without one, behind the dash that is set in so far."""
        if alike(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            yield from self.mapping(entry, node, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._sequence(entry, node, old, new)
        else:
            yield from self._replaced(entry, node, new, indent)

    def mapping(
        self, entry: YamlEntry | None, node: YamlNode, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[Edit]:
        """The edits of a mapping that keeps at least one key."""
        if node.flow and old.keys() != new.keys():
            yield self._rewritten(node, old, new)
            return
        indent = self._column(node.start)
        for one in node.entries:
            if one.key in new:
                yield from self.value(one, one.value, old[one.key], new[one.key], indent)
        spans = [(one.start, one.value.end, one.key in new) for one in node.entries]
        yield from self._without(spans)
        first = None if entry else next(one for one in node.entries if one.key in new)
        before = first
        for key, value in new.items():
            if key in old:
                before = node.entry(key)
            else:
                yield self._added(entry, before, yaml_text.entry(key, value, indent, self._layout))

    def _sequence(
        self, entry: YamlEntry | None, node: YamlNode, old: Sequence[Any], new: Sequence[Any]
    ) -> Iterator[Edit]:
        pairs = dict(self._pairs(old, new))
        if not pairs:
            yield from self._replaced(entry, node, new, self._column(node.start))
            return
        if node.flow and not len(pairs) == len(old) == len(new):
            yield self._rewritten(node, old, new)
            return
        indent = self._column(node.start)
        mine = {there: here for here, there in pairs.items()}
        for here, item in enumerate(node.items):
            if here in pairs:
                yield from self.value(None, item, old[here], new[pairs[here]], indent)
        dashes = [self._dash(node, here) for here in range(len(node.items))]
        yield from self._without([(dashes[here], one.end, here in pairs) for here, one in enumerate(node.items)])
        after: YamlNode | None = None
        for there, value in enumerate(new):
            if there in mine:
                after = node.items[mine[there]]
            else:
                yield self._added_item(entry, node, after, yaml_text.item(value, indent, self._layout))

    def _pairs(self, old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
        """Which old item is which new one: those of one identity, and between them one by one."""
        before, after = ([self._identify(one) for one in some] for some in (old, new))
        for _, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            yield from zip(range(first, last), range(start, stop), strict=False)

    def _inner(self, node: YamlNode) -> int:
        """How far the lines of a text below `|` or `>` are set in; 0 for any other value."""
        if node.style not in BLOCK_STYLES:
            return 0
        lines = self._text[line_end(self._text, node.start) : node.end].splitlines()
        return next((len(line) - len(line.lstrip(' ')) for line in lines if line.strip()), 0)

    def _rewritten(self, node: YamlNode, old: Any, new: Any) -> Edit:
        written = rewritten(self._text, node, old, new, self._pairs)
        if written is None:
            raise refused(self._document, node.start)
        return Edit(node.start, node.end, written)

    # --- one value in place of another

    def _replaced(self, entry: YamlEntry | None, node: YamlNode, new: Any, indent: int) -> Iterator[Edit]:
        if node.in_flow:
            yield Edit(node.start, node.end, one_line(node, new))
            return
        written = self._written(entry, node, new, indent)
        head, tail = self._spans(entry, node)
        start = len(self._text[: head[0]].rstrip()) if not written.head else head[0]
        space = ' ' if written.head and entry and head[0] == entry.colon else ''
        yield Edit(start, head[1], f'{space}{written.head}')
        yield Edit(*tail, ''.join(f'{self._break}{line}' for line in written.below))

    def _spans(self, entry: YamlEntry | None, node: YamlNode) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where a value stands on the line of its key, and where below; comments behind the former stay."""
        if node.style in BLOCK_STYLES:
            head = len(self._text[node.start : line_end(self._text, node.start)].split()[0])
            return (node.start, node.start + head), (line_end(self._text, node.start), node.end)
        if entry and node.kind != 'scalar' and not node.flow:
            return (entry.colon, entry.colon), (line_end(self._text, entry.colon), node.end)
        end = line_end(self._text, node.end)
        return (node.start, node.end), (end, end)

    def _written(self, entry: YamlEntry | None, node: YamlNode, new: Any, indent: int) -> YamlLines:
        """A value in the form of the old one, where that is possible."""
        if isinstance(new, dict | list):
            by = self._layout
            return yaml_text.behind_key(new, indent, by) if entry else yaml_text.behind_dash(new, indent, by)
        if not isinstance(new, str):
            return YamlLines(yaml_text.scalar(new))
        below_key = entry is not None and '\n' in self._text[entry.colon : node.start].replace('\r', '\n')
        if node.style in ('"', "'") or (below_key and node.kind == 'scalar'):
            return YamlLines(one_line(node, new))
        inner = self._inner(node) or indent + (self._layout.step if entry else len(yaml_text.DASH))
        if node.style == '|' and yaml_text.is_literal(new) and self._layout.blocks:
            return yaml_text.literal(new, inner)
        if node.style == '>' and yaml_text.is_folding(new) and self._layout.blocks:
            return yaml_text.folded(new, inner)
        return yaml_text.of_scalar(
            new, inner, self._column(entry.colon if entry else node.start), blocks=self._layout.blocks
        )

    # --- lines that go, and lines that are new

    def _without(self, spans: Sequence[tuple[int, int, bool]]) -> Iterator[Edit]:
        """The lines of keys or items that do not stay; behind a dash, the first that stays takes the place."""
        at = 0
        for number, (start, end, stays) in enumerate(spans):
            line = line_start(self._text, start)
            if stays or start < at:
                continue
            if not self._text[line:start].strip(' '):
                yield self._no_lines(line, end)
                continue
            following = next((one for one in spans[number:] if one[2]), None)
            if following is None or '#' in self._text[end : following[0]]:
                raise refused(self._document, start)
            at = following[0]
            yield Edit(start, at, '')

    def _no_lines(self, start: int, end: int) -> Edit:
        """From the end of the line before to the end of the last, so that what is added behind it finds its place."""
        before = max(start - 2, 0) if self._text[start - 2 : start] == '\r\n' else max(start - 1, 0)
        return Edit(before, line_end(self._text, end) if start else next_line(self._text, end), '')

    def _added(self, entry: YamlEntry | None, before: YamlEntry | None, lines: Sequence[str]) -> Edit:
        """A new key behind another, or first of all below the key of the whole."""
        if before is None:
            assert entry
            return self._below(entry.colon, lines)
        apart = not self._column(before.start) and self._is_apart(before.start)
        return self._below(before.value.end, ['', *lines] if apart else lines)

    def _added_item(
        self, entry: YamlEntry | None, node: YamlNode, after: YamlNode | None, lines: Sequence[str]
    ) -> Edit:
        if after is None and entry is None:
            raise refused(self._document, node.start)
        return self._below(after.end if after else entry.colon if entry else node.end, lines)

    def _below(self, index: int, lines: Sequence[str]) -> Edit:
        end = line_end(self._text, index)
        return Edit(end, end, ''.join(f'{self._break}{line}' for line in lines))

    def _is_apart(self, index: int) -> bool:
        """Whether an empty line stands before the line of a character."""
        above = self._text[: line_start(self._text, index)].splitlines()
        return bool(above) and not above[-1].strip()

    def _dash(self, node: YamlNode, number: int) -> int:
        """Where an item begins: outside of brackets, its dash."""
        item, column = node.items[number], self._column(node.start)
        line = line_start(self._text, item.start)
        first = line_start(self._text, node.start)
        while line > first and self._text[line : line + column + 1] != f'{" " * column}-':
            line = line_start(self._text, line - 1)
        return node.start if line <= first else line + column

    def _column(self, index: int) -> int:
        return index - line_start(self._text, index)
