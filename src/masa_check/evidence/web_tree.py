"""Reads a saved web page into a small tree, as a browser would close what is left open."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from masa_check.evidence.limits import DEEPEST, OBJECTS, refuse_over

VOID = frozenset(
    ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']
)
BLOCKS = frozenset(
    [
        'address',
        'article',
        'aside',
        'blockquote',
        'dd',
        'details',
        'dialog',
        'div',
        'dl',
        'dt',
        'fieldset',
        'figcaption',
        'figure',
        'footer',
        'form',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'header',
        'hr',
        'legend',
        'li',
        'main',
        'nav',
        'ol',
        'p',
        'pre',
        'section',
        'summary',
        'table',
        'tbody',
        'td',
        'tfoot',
        'th',
        'thead',
        'tr',
        'ul',
        'caption',
        'body',
    ]
)
# What ends where the next of its kind begins, and the element within which that is looked for.
ENDS = {
    'li': ({'li'}, {'ul', 'ol'}),
    'dt': ({'dt', 'dd'}, {'dl'}),
    'dd': ({'dt', 'dd'}, {'dl'}),
    'tr': ({'tr', 'td', 'th'}, {'table', 'thead', 'tbody', 'tfoot'}),
    'td': ({'td', 'th'}, {'tr', 'table'}),
    'th': ({'td', 'th'}, {'tr', 'table'}),
    'thead': ({'tr', 'td', 'th', 'thead', 'tbody', 'tfoot'}, {'table'}),
    'tbody': ({'tr', 'td', 'th', 'thead', 'tbody', 'tfoot'}, {'table'}),
    'option': ({'option'}, {'select'}),
}


class Tag:
    """An element: its name, its attributes, and what it holds, texts among elements."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name: Final = name
        self.attributes: Final = attributes
        self.children: Final[list[Tag | str]] = []

    def get(self, name: str) -> str:
        """An attribute, or ''."""
        return self.attributes.get(name, '')

    def all(self, *names: str) -> Iterator[Tag]:
        """Every element of some names, at any depth."""
        for one in self.children:
            if isinstance(one, Tag):
                if one.name in names:
                    yield one
                yield from one.all(*names)

    @property
    def text(self) -> str:
        return ''.join(one if isinstance(one, str) else one.text for one in self.children)


class TreeParser(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: Final = Tag('', {})
        self._stack: Final = [self.top]
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, after those that it ends."""
        self._count += 1
        refuse_over(self._count, OBJECTS, 'elements')
        if tag in BLOCKS:
            self._close({'p'}, BLOCKS - {'p'})
        if tag in ENDS:
            self._close(*ENDS[tag])
        element = Tag(tag, {name: value or '' for name, value in attrs})
        self._stack[-1].children.append(element)
        if tag not in VOID:
            refuse_over(len(self._stack), DEEPEST, 'elements within each other')
            self._stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is written as empty: only one that always is, as a browser has it."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End an element, with all that is open in it; one that was never begun is passed over."""
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name == tag:
                del self._stack[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._stack[-1].children.append(data)

    def _close(self, ended: set[str], within: set[str] | frozenset[str]) -> None:
        """End the outermost of some elements that is open, looking no further than another begins."""
        found = 0
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name in ended:
                found = depth
            elif self._stack[depth].name in within:
                break
        if found:
            del self._stack[found:]


def parse(text: str) -> Tag:
    """The tree of a page."""
    parser = TreeParser()
    parser.feed(text)
    parser.close()
    return parser.top
