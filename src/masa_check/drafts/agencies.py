"""Rows of relevant agencies with their categories, of groups, boards and priorities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from masa_check.drafts.draft import Row
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import Stretch, blocks, matches
from masa_check.evidence.printed import BlockKind
from masa_check.questions.cue import Cue, simplified

AGENCIES = Cue.of(
    'relevant agenc*', 'relevant partners', 'relevant safeguarding partners', 'agencies are', 'agencies include*'
)
NO_LIST = Cue.of('will need to', 'should', 'must', 'expected to', 'responsib*', 'required to', 'will be expected')
GROUP = re.compile(
    r"((?:[A-Z][\w'’&/-]*)(?:(?: (?:and|of|the|for|on|to)| &| /)* [A-Z][\w'’&/-]*)*"
    r' (?:[Ss]ub-?\s?[Gg]roup|Group|Board|Panel|Forum|Executive|Committee|Meeting|Network|Task and Finish Group)s?)\b'
)
OPENING = re.compile(rf'(?:The |Our )?{GROUP.pattern}')
GROUP_WORD = re.compile(r'\b(?:[Gg]roup|Board|Panel|Forum|Committee|Meeting|Network)s?\b|[Ss]ub-?\s?[Gg]roup')
LONGEST_GROUP = 10  # words
NO_GROUP = re.compile(r'^(?:Chief )?Executive$')
NO_BOARD = re.compile(r'Integrated Care|Commissioning Group')
GROUPS = Cue.of('sub group*', 'subgroup*', 'groups', 'structure*', 'boards and', 'executive', 'strategic board')
OTHER = re.compile(
    r'Health and Well-?[Bb]eing|Adults?\b|Community Safety|Family Justice|Youth Justice|Channel|MAPPA|Corporate Parent'
    r'|Domestic Abuse|Integrated Care|Commissioning Group|[Ii]mprovement [Bb]oard|Criminal Justice|Death Overview'
    r'|Safer '
)
LINKS = Cue.of('other boards', 'links to', 'linked', 'other partnerships', 'partnerships and boards', 'wider')
PRIORITIES = Cue.of('priorit*')
WORDS_FILE = 'agency-words.csv'  # among the rules
LONGEST = 14  # words of a name
CUT = re.compile(r'\s+[–—-]\s+|:\s|;|\.\s|\s+\((?:as|to)\b')
ENDING = re.compile(r'(?:[\s.,;:]|\band)+$')


def agency_rows(passages: Sequence[TextPassage], words: Mapping[str, Cue]) -> tuple[Row, ...]:
    """The items of the lists of relevant agencies, each once."""
    named = _once(one for one in _items(passages) if not one.text[:1].islower())
    return tuple(_agency(one, words) for one in named)


def _agency(name: Stretch, words: Mapping[str, Cue]) -> Row:
    text = simplified(name.text)
    categories = [category for category, cue in words.items() if cue.stands_in(text)]
    return {'name': name.text, **({'categories': categories} if categories else {}), **name.sourced}


def group_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The groups that begin an item, a row or a heading where groups are spoken of."""
    near = [one for one in passages if GROUPS.stands_in(one.simplified)]
    named = (_bare(one) for line in blocks(near) for one in _groups_of(line))
    return _rows(one for one in named if _is_own_group(one.text))


def _groups_of(line: Stretch) -> Iterator[Stretch]:
    """The whole name before a dash or colon, if it names a group, else what looks like the name of one."""
    if line.block.kind not in (BlockKind.ITEM, BlockKind.ROW):
        opening = OPENING.match(line.text)
        yield from [line._replace(text=opening[1])] if opening else []
        return
    named = _cut(line)
    whole = named.text != ENDING.sub('', line.text) and GROUP_WORD.search(named.text)
    yield from [named] if whole and len(named.text.split()) <= LONGEST_GROUP else matches(GROUP, [named])


def board_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The other boards in the lists of those with which the partnership is linked."""
    near = [one for one in passages if LINKS.stands_in(one.simplified)]
    items = (one for one in blocks(near) if one.block.kind is BlockKind.ITEM and _is_other_board(one.text))
    return _rows(map(_cut, items))


def _is_own_group(name: str) -> bool:
    return not OTHER.search(name) and not NO_GROUP.search(name)


def _is_other_board(name: str) -> bool:
    return bool(OTHER.search(name)) and not NO_BOARD.search(name)


def priority_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The items of lists under a heading that names priorities."""
    headed = [one for one in passages if PRIORITIES.stands_in(simplified(one.section))]
    return _rows(_cut(one) for one in blocks(headed) if one.block.kind is BlockKind.ITEM)


def _rows(named: Iterable[Stretch]) -> tuple[Row, ...]:
    return tuple({'name': one.text, **one.sourced} for one in _once(named))


def _items(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """The items of lists whose heading, or whose lead-in, says that they are relevant agencies."""
    for passage in passages:
        lead, headed = passage.section, AGENCIES.stands_in(simplified(passage.section))
        for block in passage.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                lead = f'{passage.section} {block.text}' if headed else block.text
            elif block.kind is BlockKind.ITEM:
                words = simplified(lead)
                if AGENCIES.stands_in(words) and not NO_LIST.stands_in(simplified(lead[-120:])):
                    yield _cut(Stretch(block.text, passage, block))


def _cut(item: Stretch) -> Stretch:
    return item._replace(text=_name(item.text))


def _name(text: str) -> str:
    """The part of an item that names something: up to a dash, a colon or a full stop."""
    first = CUT.split(text, maxsplit=1)[0]
    return ENDING.sub('', first)


def _bare(group: Stretch) -> Stretch:
    bare = re.sub(r'^(?:The|A|An|Our|Other) ', '', group.text)
    return group._replace(text=bare, start=group.start + len(group.text) - len(bare))


def _once(named: Iterable[Stretch]) -> Iterator[Stretch]:
    """Names that can be names, each once."""
    seen: set[str] = set()
    for one in named:
        words = simplified(one.text)
        if one.usable and words.strip() and words not in seen and len(one.text.split()) <= LONGEST:
            seen.add(words)
            yield one


def words_of(table: str) -> Mapping[str, Cue]:
    """The words of each category, from the table that ships."""
    lines = (line for line in table.splitlines() if line and not line.startswith('#'))
    pairs = (line.partition(';') for line in lines)
    return {
        category: Cue(category, tuple(one.strip() for one in words.split(',')), '', '') for category, _, words in pairs
    }
