"""Knows what a paragraph of a Word file is by its style, its numbering and its look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from masa_check.evidence.docx_package import Package
from masa_check.evidence.xml_tree import Node

HEADING = re.compile(r'heading (\d)')
CONTENTS = re.compile(r'toc (?:\d|heading)|table of figures')
TITLES = ('title',)
OFF = ('0', 'false', 'off', 'none')
LEAST_DEPTH = 9  # of an outline: text
MOST_BASES = 20
USUAL_SIZE = 22  # half points, as Word has it where nothing is said


class TypeLook(NamedTuple):
    """How a stretch of text is printed."""

    bold: bool = False
    size: int = USUAL_SIZE
    hidden: bool = False


class ParagraphStyle(NamedTuple):
    """What a style, with those that it is based on, says of its paragraphs."""

    level: int = 0  # of a heading
    contents: bool = False
    list_id: str = ''  # of the numbering that it takes part in; '' where it is not numbered
    list_depth: int = 0
    look: TypeLook = TypeLook()

    @property
    def numbered(self) -> bool:
        return bool(self.list_id)


class Styles:
    """The styles of a Word file, by id."""

    def __init__(self, package: Package) -> None:
        tree = package.tree('word/styles.xml')
        self._nodes: Final = {one.get('w:styleId'): one for one in tree.all('w:style')} if tree else {}
        defaults = tree.first('w:docDefaults', 'w:rPrDefault', 'w:rPr') if tree else None
        self._usual: Final = look(defaults, TypeLook())
        self._default: Final = next((id for id, one in self._nodes.items() if _is_default(one)), '')
        self._known: Final[dict[str, ParagraphStyle]] = {}

    def of(self, paragraph: Node) -> ParagraphStyle:
        """The style of a paragraph, with what it says itself."""
        settings = paragraph.first('w:pPr')
        named = settings.first('w:pStyle') if settings else None
        style = self._style(named.get('w:val') if named else self._default)
        return _with(style, settings) if settings else style

    def run(self, run: Node, style: ParagraphStyle) -> TypeLook:
        """How a run of a paragraph is printed."""
        settings = run.first('w:rPr')
        named = settings.first('w:rStyle') if settings else None
        base = style.look
        if named:
            for node in reversed(list(self._chain(named.get('w:val')))):
                base = look(node.first('w:rPr'), base)
        return look(settings, base)

    def _style(self, id: str) -> ParagraphStyle:
        if id not in self._known:
            style = ParagraphStyle(look=self._usual)
            for node in reversed(list(self._chain(id))):
                settings, name = node.first('w:pPr'), node.first('w:name')
                called = name.get('w:val').casefold() if name else ''
                if heading := HEADING.fullmatch(called):
                    style = style._replace(level=int(heading[1]))
                elif called in TITLES:
                    style = style._replace(level=1)
                style = style._replace(contents=style.contents or bool(CONTENTS.fullmatch(called)))
                style = _with(style, settings) if settings else style
                style = style._replace(look=look(node.first('w:rPr'), style.look))
            self._known[id] = style
        return self._known[id]

    def _chain(self, id: str) -> Iterator[Node]:
        """A style and those that it is based on."""
        for _ in range(MOST_BASES):
            node = self._nodes.get(id)
            if node is None:
                return
            yield node
            base = node.first('w:basedOn')
            id = base.get('w:val') if base else ''


def _is_default(style: Node) -> bool:
    return style.get('w:type') == 'paragraph' and style.get('w:default') not in ('', *OFF)


def _with(style: ParagraphStyle, settings: Node) -> ParagraphStyle:
    """A style with the level and numbering that the settings of a paragraph give it."""
    outline = settings.first('w:outlineLvl')
    numbering, depth = settings.first('w:numPr', 'w:numId'), settings.first('w:numPr', 'w:ilvl')
    if outline and outline.get('w:val').isdigit():
        level = int(outline.get('w:val'))
        style = style._replace(level=level + 1 if level < LEAST_DEPTH else 0)
    if numbering:
        style = style._replace(list_id='' if numbering.get('w:val') == '0' else numbering.get('w:val'), list_depth=0)
    if depth and depth.get('w:val').isdecimal():
        style = style._replace(list_depth=int(depth.get('w:val')))
    return style


def look(settings: Node | None, base: TypeLook) -> TypeLook:
    """A look with what the settings of a run change in it."""
    for one in settings.children if settings else ():
        on = one.get('w:val') not in OFF
        if one.name == 'w:b':
            base = base._replace(bold=on)
        elif one.name == 'w:vanish':
            base = base._replace(hidden=on)
        elif one.name == 'w:sz' and one.get('w:val').isdigit():
            base = base._replace(size=int(one.get('w:val')))
    return base
