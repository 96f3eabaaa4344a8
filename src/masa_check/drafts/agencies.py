"""Rows of relevant agencies with their categories, of groups, boards and priorities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, takewhile
from typing import Any

from masa_check.drafts.category_words import Words
from masa_check.drafts.dates import OFTEN
from masa_check.drafts.draft import Row
from masa_check.drafts.own_term import OwnTerm, own_term
from masa_check.drafts.partners import OFFICE
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import Stretch, blocks, matches
from masa_check.evidence.printed import BlockKind
from masa_check.questions.cue import Cue, simplified

AGENCIES = Cue.of(
    'relevant agenc*', 'relevant partners', 'relevant safeguarding partners', 'relevant organisations', 'agencies are',
    'agencies include*', 'our agencies', 'partner agencies', 'following agenc*', 'following organisations',
    'organisations below', 'agencies below', 'agencies listed',
)  # fmt: skip
AGENCY_HEADS = Cue.of('agency', 'agencies', 'organisation', 'organisations', 'body', 'bodies')
ITSELF = Cue.of('relevant agency', 'relevant organisation')  # heads that need no other words around
GROUP_HEADS = frozenset(
    {'group', 'groups', 'sub-group', 'subgroup', 'sub group', 'committee', 'sub-committee', 'board', 'meeting', 'forum',
     'group or board', 'board or group', 'group or meeting', 'name of group', 'working group', 'circle', 'panel'}
)  # fmt: skip
CHAIRS = Cue.of(
    'chair*', 'who chairs*', 'led by', 'lead', 'convened by', 'convenor', 'presid*', 'who presides', 'convener'
)
MEETS = Cue.of('meets', 'meetings', 'frequency', 'how often', 'rhythm', 'cycle', 'when', 'sits', 'sittings')
BODY_HEADS = frozenset({'body', 'bodies', 'name', 'name of body'})  # which heads other tables too
BODY_SAYS = Cue.of(*MEETS.words, 'chair*', 'presid*')
GROUP_SAYS = Cue.of(
    *CHAIRS.words, *MEETS.words, 'reports to', 'answers to', 'what it does', 'purpose', 'what it is for'
)
# "The relevant agencies are Cafcass, all schools and the probation service."
AGENCIES_ARE = re.compile(r'\b[Rr]elevant (?:agencies|organisations)\b[^.:;]{0,40}(?:\bare|\binclude|:):? ([^.:]+)')
PART = re.compile(r'(?: ?\band )? ?((?:(?! and the | and all )[^,;])+)')
LEAST_PARTS = 3
JOINED = re.compile(r'(?:\s*and )?([^\s;][^;]*)')  # what stands between semicolons
BEGUN = re.compile(r'(?:It|They|We|These|There|Each|All|Both)\b')  # a sentence that a list ends, and no category
MOSTLY = 0.75  # of the names of a list have a category, if nothing at the list itself says what they are
LONGEST_HEAD = 4  # words
FIGURE = re.compile(r'\d')
NO_LIST = Cue.of(
    'will need to', 'should', 'must', 'expected to', 'responsib*', 'required to', 'will be expected', 'shall'
)
GROUP = re.compile(
    r"((?:[A-Z][\w'’&/-]*)(?:(?: (?:and|of|the|for|from|on|to)| &| /)* [A-Z][\w'’&/-]*)*"
    r' (?:[Ss]ub-?\s?[Gg]roup|Group|Board|Panel|Forum|Executive|Committee|Meeting|Network|Task and Finish Group)s?)\b'
)
OPENING = re.compile(rf'(?:\d+(?:\.\d+)*\.? )?(?:The |Our )?{GROUP.pattern}')
# "Neglect Group (four times a year)", as a heading.
HEADED = re.compile(rf'(?:\d+(?:\.\d+)*\.? |[A-Z]\. )?(?:The |Our )?{GROUP.pattern} ?(?::|\(.*)?')
# "Case Bench - chair: Director of Nursing - meets monthly", of which at least two stand together.
NAMED = re.compile(
    r"(?:The )?([A-Z][\w'’&-]*(?: [\w'’&-]+){0,8}?)(?:,| [–—-]|:| \() (?=.*\b(?:[Cc]hair(?:ed by|:)|[Mm]eets)\b)"
)
LEAST_NAMED = 2
CHAIRED = re.compile(rf'\b[Cc]hair(?:ed by|:)(?: the| our| an?)? {OFFICE.pattern[2:]}')
GROUP_WORD = re.compile(r'\b(?:[Gg]roup|Board|Panel|Forum|Committee|Meeting|Network)s?\b|[Ss]ub-?\s?[Gg]roup')
LONGEST_GROUP = 10  # words
NO_GROUP = re.compile(r'(?:^|\bChief )Executive$|\b(?:Director|Officer|Constable|Superintendent)$')
LEADING = re.compile(
    r'^(?:(?:When|If|Where|While|At|In|To|For|Through|Under|By|Beneath|From) )?(?:[Tt]he|A|An|Our|Other|Each) '
)
NO_BOARD = re.compile(r'Integrated Care|Commissioning Group')
GROUPS = Cue.of('sub group*', 'subgroup*', 'groups', 'structure*', 'boards and', 'executive', 'strategic board')
OTHER = re.compile(
    r'Health and Well-?[Bb]eing|Adults?\b|Community Safety|Family Justice|Youth Justice|Channel|MAPPA|Corporate Parent'
    r'|Domestic Abuse|Integrated Care|Commissioning Group|[Ii]mprovement [Bb]oard|Criminal Justice|Death Overview'
    r'|Safer [A-Z]\w+(?:$| Partnership| Board)'
)
LINKS = Cue.of('other boards', 'links to', 'linked', 'other partnerships', 'partnerships and boards', 'wider')
PRIORITIES = Cue.of('priorit*')
LONGEST = 14  # words of a name
CUT = re.compile(r'\s+[–—-]\s+|:\s|;|\.\s|\s+\((?:as|to)\b')
ENDING = re.compile(r'(?:[\s.,;:]|\band)+$')


def agency_rows(passages: Sequence[TextPassage], words: Words) -> tuple[Row, ...]:
    """
    What the lists and tables of relevant agencies name, each once.

    What begins with a small letter, or is one part of a sentence, is an agency only if it has a category.
    """
    term = own_term(passages, AGENCIES)
    listed = chain(_items(passages, term, words), _by_category(passages, term, words))
    named = ((one, _categories(one, words)) for one in _once(listed))
    return tuple(
        {'name': one.text, **({'categories': categories} if categories else {}), **one.sourced}
        for one, categories in named
        if categories or not (one.text[:1].islower() or one.block.kind is BlockKind.PARAGRAPH)
    )


def _categories(name: Stretch, words: Words) -> list[str]:
    text = simplified(name.text)
    return [category for category, known in words.items() if known.stand_in(text)]


def group_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The groups that begin an item, a row or a heading, with chair and rhythm where their own line says them."""
    near = [one for one in passages if GROUPS.stands_in(one.simplified)]
    named = (_bare(one) for line in blocks(near) for one in _groups_of(line))
    found = chain(_tabled(passages), _named_together(passages), named, _headed(passages))
    return tuple(_with_chair(one) for one in _once(one for one in found if _is_own_group(one.text)))


def _with_chair(group: Stretch) -> Row:
    """The row of a group, with the office that chairs it and how often it meets, if its own line says so."""
    row: dict[str, Any] = {'name': group.text}
    cells = group.block.cells if group.block.kind is BlockKind.ROW else ()
    said = group.block.text if group.block.kind in (BlockKind.ROW, BlockKind.ITEM) else ''
    offices = [cell for cell in cells[1:] if OFFICE.fullmatch(cell)] or [one[1] for one in CHAIRED.finditer(said)]
    often = OFTEN.search(said)
    if len(offices) == 1:
        row['chair'] = {'office': offices[0]}
    if often:
        row['meets'] = {'every': often[1]}
    return {**row, **group.sourced}


def _tabled(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """The first cells of tables that say of each group who chairs it, how often it meets or to whom it reports."""
    for _, run in groupby(blocks(passages), key=lambda one: one.passage.headings):
        columns = 0  # of the table of groups, which a word between its rows does not end
        for row in (one for one in run if one.block.kind is BlockKind.ROW):
            if _heads_groups(row):
                columns = len(row.block.cells)
            elif len(row.block.cells) == columns:
                yield from _cell(row, 0)


def _heads_groups(row: Stretch) -> bool:
    first = row.block.cells[0].strip().lower()
    says = GROUP_SAYS if first in GROUP_HEADS else BODY_SAYS
    return first in GROUP_HEADS | BODY_HEADS and _column(row, says) is not None


def _named_together(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """What begins lines that say of several who chairs each or how often it meets, whatever it calls itself."""
    for _, run in groupby(blocks(passages), key=lambda one: one.passage.headings):
        lines = [one for one in run if one.block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)]
        found = [(one, match) for one in lines if (match := NAMED.match(one.text))]
        for line, match in found if len(found) >= LEAST_NAMED else ():
            yield line._replace(text=match[1], start=line.start + match.start(1))


def _headed(passages: Iterable[TextPassage]) -> Iterator[Stretch]:
    """The headings that are the name of a group and no more."""
    for headings, run in groupby(passages, key=lambda one: one.headings):
        name = HEADED.fullmatch(headings[-1]) if headings else None
        passage = next(run)
        if name:
            yield Stretch(name[1], passage, passage.blocks[0])


def _groups_of(line: Stretch) -> Iterator[Stretch]:
    """The whole name before a dash or colon, if it names a group, else what looks like the name of one."""
    if line.block.kind not in (BlockKind.ITEM, BlockKind.ROW):
        opening = OPENING.match(line.text)
        yield from [line._replace(text=opening[1])] if opening else []
        return
    named = line._replace(text=re.split(r', (?=[a-z])', _name(line.text), maxsplit=1)[0])
    whole = named.text != ENDING.sub('', line.text) and GROUP_WORD.search(named.text) and '\t' not in named.text
    yield from [named] if whole and len(named.text.split()) <= LONGEST_GROUP else matches(GROUP, [named])


def board_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The other boards in the lists of those with which the partnership is linked."""
    near = [one for one in passages if LINKS.stands_in(one.simplified)]
    items = (one for one in blocks(near) if one.block.kind is BlockKind.ITEM and _is_other_board(one.text))
    return _rows(map(_cut, items))


def _is_own_group(name: str) -> bool:
    return not (OTHER.search(name) or NO_GROUP.search(name) or GROUP_WORD.fullmatch(name))


def _is_other_board(name: str) -> bool:
    return bool(OTHER.search(name)) and not NO_BOARD.search(name)


def priority_rows(passages: Sequence[TextPassage]) -> tuple[Row, ...]:
    """The items of lists under a heading that names priorities."""
    headed = [one for one in passages if PRIORITIES.stands_in(simplified(one.section))]
    return _rows(_cut(one) for one in blocks(headed) if one.block.kind is BlockKind.ITEM)


def _rows(named: Iterable[Stretch]) -> tuple[Row, ...]:
    return tuple({'name': one.text, **one.sourced} for one in _once(named))


def _items(passages: Iterable[TextPassage], term: OwnTerm, words: Words) -> Iterator[Stretch]:
    """The items of lists, and a column of tables, whose heading or lead-in says that they are relevant agencies."""
    for headings, run in groupby(blocks(passages), key=lambda one: one.passage.headings):
        section = headings[-1] if headings else ''
        headed, lead, column, announced = term.heads(section), section, None, False
        for one in run:
            kind = one.block.kind
            if kind is BlockKind.PARAGRAPH:
                lead = f'{section} {one.text}' if headed else one.text
                announced = announced or term.announces_table(one.text)
                yield from _listed_in(one)
                yield from _joined(one, words) if headed else ()
            says = headed or term.stands_in(lead)
            if kind is BlockKind.ITEM and says and not NO_LIST.stands_in(simplified(lead[-120:])):
                yield from _joined(one, words) or [_cut(one)]
            head = _column(one, AGENCY_HEADS)
            announced = announced or (head is not None and ITSELF.stands_in(simplified(one.block.cells[head])))
            if kind is BlockKind.ROW and head is None and (says or announced):
                yield from map(_cut, _cell(one, column))
            column = head if head is not None else column if kind is BlockKind.ROW else None


def _by_category(passages: Iterable[TextPassage], term: OwnTerm, words: Words) -> Iterator[Stretch]:
    """The lists right under a heading of their own, as "Health", below one of relevant agencies."""
    for headings, run in groupby(blocks(passages), key=lambda one: one.passage.headings):
        if any(map(term.heads, headings[-2:-1])) and not term.heads(headings[-1]):
            items = [_cut(one) for one in takewhile(lambda one: one.block.kind is BlockKind.ITEM, run)]
            are_names = not any(one.text[:1].islower() for one in items) and not BEGUN.match(headings[-1])
            yield from items if are_names and _mostly_known(items, words) else ()


def _joined(line: Stretch, words: Words) -> list[Stretch]:
    """The agencies that one line names with semicolons between, as in "Health: Marl Hospitals NHS Trust; Cafcass"."""
    start = line.text.index(': ') + 2 if ': ' in line.text else 0
    parts = [
        _cut(line._replace(text=part[1], start=line.start + part.start(1)))
        for part in JOINED.finditer(line.text, start)
    ]
    return parts if len(parts) > 1 and _mostly_known(parts, words) else []


def _mostly_known(names: Sequence[Stretch], words: Words) -> bool:
    known = [one for one in names if _categories(one, words)]
    return len(known) >= MOSTLY * len(names)


def _listed_in(paragraph: Stretch) -> Iterator[Stretch]:
    """The parts of a sentence that says which the relevant agencies are."""
    for sentence in matches(AGENCIES_ARE, [paragraph]):
        parts = list(PART.finditer(sentence.text))
        for part in parts if len(parts) >= LEAST_PARTS else ():
            yield _cut(sentence._replace(text=part[1], start=sentence.start + part.start(1)))


def _cell(row: Stretch, column: int | None) -> Iterator[Stretch]:
    if column is not None and column < len(row.block.cells):
        yield row._replace(text=row.block.cells[column])


def _column(row: Stretch, heads: Cue) -> int | None:
    """The column of a table that has one of some heads, if a row is its head."""
    cells = [cell if len(cell.split()) <= LONGEST_HEAD else '' for cell in row.block.cells]
    if row.block.kind is not BlockKind.ROW or any(map(FIGURE.search, cells)):
        return None
    return next((number for number, cell in enumerate(cells) if heads.stands_in(simplified(cell))), None)


def _cut(item: Stretch) -> Stretch:
    return item._replace(text=_name(item.text))


def _name(text: str) -> str:
    """The part of an item that names something: up to a dash, a colon or a full stop."""
    first = CUT.split(text, maxsplit=1)[0]
    return ENDING.sub('', first)


def _bare(group: Stretch) -> Stretch:
    bare = LEADING.sub('', group.text)
    return group._replace(text=bare, start=group.start + len(group.text) - len(bare))


def _once(named: Iterable[Stretch]) -> Iterator[Stretch]:
    """Names that can be names, each once."""
    seen: set[str] = set()
    for one in named:
        words = simplified(one.text)
        if one.usable and words.strip() and words not in seen and len(one.text.split()) <= LONGEST:
            seen.add(words)
            yield one
