"""Reads XML into a small tree, with no entity expanded, no document type accepted and a limit to its depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from masa_check.evidence.limits import DEEPEST, OBJECTS, UnreadableError, refuse_over

BROKEN = 'open it in the word processor and save it again'
# The namespaces of Word files, the older and the strict ones, by the prefix that Word itself uses.
PREFIXES = {
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
    'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
    'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
    'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
    'http://purl.oclc.org/ooxml/drawingml/main': 'a',
    'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
    'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
    'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
    'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'urn:schemas-microsoft-com:vml': 'v',
}


class Node(NamedTuple):
    """An element: its name with its prefix, its attributes, what it holds, and its own text."""

    name: str
    attributes: dict[str, str]
    children: list[Node]
    words: list[str]

    def get(self, name: str) -> str:
        """An attribute, or ''."""
        return self.attributes.get(name, '')

    @property
    def text(self) -> str:
        return ''.join(self.words)

    def first(self, *path: str) -> Node | None:
        """The first element down a path of names."""
        node: Node | None = self
        for name in path:
            node = next((one for one in node.children if one.name == name), None) if node else None
        return node

    def all(self, name: str) -> Iterator[Node]:
        """Every element of a name, at any depth."""
        for one in self.children:
            if one.name == name:
                yield one
            yield from one.all(name)


def parse(raw: bytes) -> Node:
    """The root of an XML document; raises UnreadableError."""
    parser = expat.ParserCreate(namespace_separator=' ')
    top = Node('', {}, [], [])
    stack, count = [top], [0]

    def start(name: str, attributes: dict[str, str]) -> None:
        count[0] += 1
        refuse_over(count[0], OBJECTS * 10, 'elements')
        refuse_over(len(stack), DEEPEST, 'elements within each other')
        node = Node(_short(name), {_short(key): value for key, value in attributes.items()}, [], [])
        stack[-1].children.append(node)
        stack.append(node)

    def words(text: str) -> None:
        stack[-1].words.append(text)

    def end(_: str) -> None:
        stack.pop()

    def refuse(*_: object) -> None:
        raise UnreadableError('this document declares a document type, which no such program writes', remedy=BROKEN)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        raise UnreadableError('this document is broken', remedy=BROKEN) from None
    return top.children[0]


def _short(name: str) -> str:
    space, _, local = name.rpartition(' ')
    return f'{PREFIXES[space]}:{local}' if space in PREFIXES else local
