"""Reads a saved web page: its main part, without menus and cookie bars, and with accordions opened."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from typing import Final

from masa_check.evidence import plain, web_tree
from masa_check.evidence.assembly import Fragment, assemble
from masa_check.evidence.limits import UnreadableError
from masa_check.evidence.printed import BlockKind, HeadingSign, Notice, NoticeKind, PrintedDocument
from masa_check.evidence.web_tree import BLOCKS, Tag

SKIPPED = frozenset(
    [
        'script',
        'style',
        'noscript',
        'template',
        'nav',
        'aside',
        'footer',
        'head',
        'svg',
        'canvas',
        'iframe',
        'object',
        'embed',
        'audio',
        'video',
        'select',
        'textarea',
        'input',
        'button',
        'dialog',
        'form',
    ]
)
ROLES = frozenset(
    [
        'navigation',
        'banner',
        'contentinfo',
        'complementary',
        'search',
        'dialog',
        'alertdialog',
        'menu',
        'menubar',
        'toolbar',
        'tablist',
    ]
)
# Names that pages give to what is around the text; its words decide too: a section may be called information-sharing.
LINKS = re.compile(
    r'(?:^|[\s_-])(?:breadcrumbs?|skip-?links?|skip|menu|navbar|navigation|site-?nav|share|sharing|social|related|'
    r'pagination|back-to-top|toolbar)(?:$|[\s_-])',
    re.IGNORECASE,
)
COOKIES = re.compile(r'cookie|consent|gdpr|ccc-', re.IGNORECASE)
MOSTLY = 0.6  # of the letters of a menu: those of its links and buttons
BANNER = 3_000  # letters, which no bar about cookies has
OPENED = re.compile(r'accordion|collaps|expand|panel|tab|details|toggle', re.IGNORECASE)
LEVEL = re.compile(r'h([1-6])')
CHARSET = re.compile(rb'charset\s*=\s*["\']?\s*([\w-]+)', re.IGNORECASE)
OF_SUMMARY = 5  # the level of what opens an accordion, where it is no heading itself
LEAST = 200  # characters: less is no main part
LARGE = 200  # the sides of a picture in pixels, where the page says them


class WebReader:
    """One page, as it is read."""

    def __init__(self, top: Tag) -> None:
        openers = top.all('button', 'a', 'div', 'h2', 'h3', 'summary')
        self._opened: Final = {id for one in openers for id in one.get('aria-controls').split()}
        self.pictures = 0  # that have no words

    def fragments(self, element: Tag, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Fragment]:
        """The headings and blocks in an element, in their order."""
        words: list[str] = []
        for child in element.children:
            if isinstance(child, str):
                words.append(child)
            elif not self._is_skipped(child, element):
                if _is_inline(child):
                    words.append(self._words(child))
                else:
                    yield Fragment(''.join(words), kind)
                    words = []
                    yield from self._block(child, kind)
        yield Fragment(''.join(words), kind)

    def _block(self, child: Tag, kind: BlockKind) -> Iterator[Fragment]:
        level = LEVEL.fullmatch(child.name)
        if level or child.get('role') == 'heading':
            depth = int(level[1]) if level else int(child.get('aria-level')) if child.get('aria-level').isdigit() else 2
            yield Fragment(self._words(child), level=max(1, min(depth, 6)), sign=HeadingSign.MARKED)
        elif child.name == 'summary':
            inner = next(child.all('h1', 'h2', 'h3', 'h4', 'h5', 'h6'), None)
            depth = int(inner.name[1]) if inner else OF_SUMMARY
            yield Fragment(self._words(child), level=depth, sign=HeadingSign.MARKED)
        elif child.name == 'table':
            yield from self._table(child)
        elif child.name in ('li', 'dd', 'dt'):
            yield from self.fragments(child, BlockKind.ITEM)
        else:
            yield from self.fragments(child, kind)

    def _table(self, table: Tag) -> Iterator[Fragment]:
        """The rows of a table; a table with a single column is a frame around text."""
        rows = [
            [one for one in row.children if isinstance(one, Tag) and one.name in ('td', 'th')] for row in _rows(table)
        ]
        framed = all(len(row) <= 1 for row in rows) or any(
            any(cell.all('table', 'h1', 'h2', 'h3')) for row in rows for cell in row
        )
        for row in rows:
            if framed:
                for cell in row:
                    yield from self.fragments(cell)
            else:
                yield Fragment('\t'.join(' '.join(self._words(cell).split()) for cell in row), BlockKind.ROW)

    def _words(self, element: Tag) -> str:
        """The words of an element in one line."""
        if element.name == 'br':
            return ' '
        if element.name == 'img':
            sides = [int(side) for side in (element.get('width'), element.get('height')) if side.isdigit()]
            self.pictures += not element.get('alt').strip() and len(sides) == 2 and min(sides) >= LARGE  # noqa: PLR2004 - sides
            return ''
        words = ''.join(
            child if isinstance(child, str) else '' if self._is_skipped(child, element) else self._words(child)
            for child in element.children
        )
        if element.name == 'sup' and re.fullmatch(r'\s*\[?[\d*†‡]{1,3}\]?\s*', words):
            return ''  # it points to a footnote
        return f' {words} ' if element.name in BLOCKS else words

    def _is_skipped(self, element: Tag, parent: Tag) -> bool:
        """Whether an element is around the text, and not of it."""
        within_heading = bool(LEVEL.fullmatch(parent.name)) or parent.name == 'summary'
        if element.name in SKIPPED and not (element.name == 'button' and within_heading):
            return not (element.name in ('form', 'aside') and len(element.text) >= LEAST * 10)
        if element.get('role') in ROLES and element.name not in ('body', 'main'):
            return True
        if element.name == 'header' and any(element.all('nav')):
            return True
        called = f'{element.get("class")} {element.get("id")}'
        if _is_menu(element, called) or _is_about_cookies(element, called):
            return True
        hidden = 'hidden' in element.attributes or 'display:none' in element.get('style').replace(' ', '').lower()
        opened = element.get('id') in self._opened or element.get('hidden') == 'until-found' or OPENED.search(called)
        return hidden and not opened


def _is_menu(element: Tag, called: str) -> bool:
    """Whether an element is called a menu or the like, and is mostly links."""
    if not LINKS.search(called) or LEVEL.fullmatch(element.name):
        return False
    linked = sum(len(one.text.strip()) for one in element.all('a', 'button'))
    return linked >= MOSTLY * len(''.join(element.text.split()))


def _is_about_cookies(element: Tag, called: str) -> bool:
    return bool(COOKIES.search(called)) and len(element.text) < BANNER and 'cookie' in element.text.casefold()


def read(raw: bytes) -> PrintedDocument:
    """The document in the bytes of a saved web page; raises UnreadableError."""
    top = web_tree.parse(_decode(raw))
    reader = WebReader(top)
    sections = assemble(reader.fragments(_main(top)))
    if not sections:
        raise UnreadableError('this web page holds no text', remedy='save the whole page from the browser')
    title = next((' '.join(one.text.split()) for one in top.all('title')), '')
    language = next((one.get('lang') for one in top.all('html')), '')
    message = 'this page holds pictures without words, and what they show cannot be checked'
    notices = (Notice(NoticeKind.PICTURE, message, 'look at the pictures yourself'),) if reader.pictures else ()
    return PrintedDocument('html', sections, (), notices, title, language)


def _decode(raw: bytes) -> str:
    """The text of a page, out of a web archive (.mhtml) too, in the encoding that it names."""
    if re.match(rb'(?:[\w-]+:[^\n]*\r?\n)+', raw) and b'multipart/related' in raw[:4000].lower():
        for part in email.message_from_bytes(raw, policy=email.policy.default).walk():
            if part.get_content_type() == 'text/html':
                content = part.get_payload(decode=True)
                raw = content if isinstance(content, bytes) else b''
                break
    named = CHARSET.search(raw[:2000])
    if named and named[1].lower() not in (b'utf-8', b'utf8'):
        try:
            return raw.decode(named[1].decode(), 'replace')
        except LookupError:
            pass
    return plain.decode(raw)


def _main(top: Tag) -> Tag:
    """The main part of a page, by how it is marked; the whole of it where none is."""
    for found in (
        list(top.all('main')),
        [one for one in top.all('div', 'section') if one.get('role') == 'main'],
        list(top.all('article')),
        list(top.all('body')),
    ):
        largest = max(found, key=lambda one: len(one.text), default=None)
        if largest is not None and len(largest.text.strip()) >= LEAST:
            return largest
    return top


def _is_inline(element: Tag) -> bool:
    return element.name not in BLOCKS and not any(True for _ in element.all(*BLOCKS))


def _rows(table: Tag) -> Iterator[Tag]:
    for one in table.children:
        if isinstance(one, Tag):
            if one.name == 'tr':
                yield one
            elif one.name in ('thead', 'tbody', 'tfoot'):
                yield from _rows(one)
