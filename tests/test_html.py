"""A page of HTML is one whole document, says what the page says, and holds no markup but its own."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from masa_check.reporters.draw import html
from masa_check.reporters.draw.page import Block, Excerpt, Heading, Page, Table, Words, say

HOSTILE = '<script>x</script>" onload="y & &amp; </style> \x1b]0;t\x07 \u202e'
VOID = {'meta', 'link', 'input', 'br'}


class Tree(HTMLParser):
    """Holds that every element is closed by its own end, and keeps what was seen."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] not in {'style', 'script'}:
            self.words.append((self.open[-1], data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def body(*blocks: Block, title: str = 'T') -> Tree:
    return Tree(html.body(Page(blocks, title=title)))


def test_a_document_with_one_main_heading_is_called_by_it_and_one_with_several_by_the_title() -> None:
    one = body(Heading('Luton'), Heading('Counts', 2))
    two = body(Heading('Luton'), Heading('Counts', 2), Heading('Leeds'), title='2 documents')

    assert [(tag, text) for tag, text in one.words if tag[0] == 'h' and tag[1:].isdigit()] == [
        ('h1', 'Luton'),
        ('h2', 'Counts'),
    ]
    assert [(tag, text) for tag, text in two.words if tag[0] == 'h' and tag[1:].isdigit()] == [
        ('h1', '2 documents'),
        ('h2', 'Luton'),
        ('h3', 'Counts'),
        ('h2', 'Leeds'),
    ]


def test_words_of_a_document_never_become_markup() -> None:
    marked = Words(HOSTILE, 'must')
    table = Table((HOSTILE, ''), ((marked, Words(HOSTILE)),), caption=HOSTILE)
    headings = (Heading(HOSTILE), Heading(HOSTILE, 3, (marked,)))
    tables = (table, table._replace(numbers=True))
    page = Page((*headings, say(marked, HOSTILE, step=2), *tables, Excerpt(1, HOSTILE, 3, 9)), (say(HOSTILE),))
    tree = Tree(html.draw(page))

    assert tree.all('script') == []
    assert {name for _, attributes in tree.seen for name in attributes if name.startswith('on')} == set()
    assert not re.search('[\x1b\x07\u202e]', html.draw(page))
    assert html.draw(page).count('&lt;script&gt;') == 15


def test_the_policy_knows_the_style_by_its_hash_and_lets_nothing_else_in() -> None:
    drawn = html.draw(Page((), title='T'))
    (style,) = re.findall('<style>(.*)</style>', drawn, re.DOTALL)
    (policy,) = [str(one['content']) for one in Tree(drawn).all('meta') if 'http-equiv' in one]

    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert 'unsafe' not in policy
    assert 'url(' not in style
    assert '@import' not in style


def test_paragraphs_set_in_become_lists_within_lists() -> None:
    tree = body(say('before'), say('a', step=1), say('b', step=2), say('c', step=3), say('d', step=1), say('after'))

    assert [tag for tag, _ in tree.seen if tag in {'p', 'ul', 'li'}] == [
        *('p', 'ul', 'li', 'ul', 'li', 'ul', 'li', 'li', 'p'),
    ]
    assert [text for tag, text in tree.words if tag == 'li'] == ['a', 'b', 'c', 'd']


def test_the_first_step_below_a_heading_with_a_mark_is_the_text_of_that_heading() -> None:
    tree = body(Heading('asked', 3, (Words('MUST', 'must'),)), say('message', step=1), say('deeper', step=2))

    assert ('p', 'message') in tree.words
    assert ('li', 'deeper') in tree.words


def test_a_list_of_contents_leads_to_the_main_parts_where_they_are_many_and_follows_the_opening() -> None:
    parts = [Heading(f'part {number}', 2) for number in range(4)]
    many, few = body(say('opening'), *parts), body(*parts[:3])
    tags = [tag for tag, _ in many.seen]
    ids = {attributes['id'] for _, attributes in many.seen if 'id' in attributes}
    links = [str(link['href']) for link in many.all('a')]

    assert len(links) == 5
    assert {link[1:] for link in links} <= ids
    assert tags.index('p') < tags.index('nav')
    assert few.all('nav') == []


def test_a_table_is_named_by_its_caption_or_by_the_heading_above_it() -> None:
    rows = ((Words('met', 'met'), Words('the-duty')),)
    tree = body(
        Heading('Part', 2), Table(('verdict', 'duty'), rows), Table(('', 'n'), rows, caption='Theme', named_by=1)
    )

    assert [table.get('aria-labelledby') for table in tree.all('table')] == ['part-1', None]
    assert ('caption', 'Theme') in tree.words
    assert [cell['scope'] for cell in tree.all('th')] == ['col', 'col', 'row', 'col', 'row']
    assert ('th', 'the-duty') in tree.words


@pytest.mark.parametrize(('column', 'end', 'marked'), [(2, 5, ['bcd']), (400, 500, []), (1, 900, ['abcdefg'])])
def test_an_excerpt_marks_the_stretch_as_far_as_the_line_goes(column: int, end: int, marked: list[str]) -> None:
    tree = body(Excerpt(7, 'abcdefg', column, end))

    assert [words for tag, words in tree.words if tag == 'mark'] == marked


def test_a_table_of_marks_says_each_state_in_words_under_a_key_and_brings_the_script_that_sorts_it() -> None:
    states = (Words('missing', 'gap'), Words('met', 'met'))
    rows = tuple((Words(HOSTILE), Words('here'), *states) for _ in range(2))
    page = Page((Heading('Map', 2), Table(('area', 'region', 'a', 'b'), rows, marks=2)), title='T')
    tree = Tree(html.draw(page))
    (policy,) = [str(one['content']) for one in tree.all('meta') if 'http-equiv' in one]
    (script,) = re.findall('<script>(.*)</script>', html.draw(page), re.DOTALL)

    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert [text for tag, text in tree.words if tag == 'li'] == ['met', 'missing']
    assert [text for tag, text in tree.words if tag == 'td'] == ['here', 'missing', 'met'] * 2
    assert [cell.get('class') for cell in tree.all('td')] == [None, 'gap', 'met'] * 2


def test_a_page_without_such_a_table_has_no_script_and_lets_none_in() -> None:
    drawn = html.draw(Page((), title='T'))

    assert '<script' not in drawn
    assert 'script-src' not in drawn
