"""Rows of safeguarding partners, with the offices of their leads and delegates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from masa_check.drafts.draft import Row
from masa_check.drafts.passage import TextPassage
from masa_check.drafts.stretch import Stretch, blocks, matches, spoken
from masa_check.evidence.printed import BlockKind
from masa_check.questions.cue import Cue, simplified

CAPITAL = r"[A-Z][\w'’.-]*"
NAME = rf'{CAPITAL}(?:(?:,? and| &|,| of| upon| with| in)? {CAPITAL})'
# By kind: what a body of it is called.
BODIES = {
    'local-authority': re.compile(
        rf'\b((?:Royal |London )?Borough of {CAPITAL}(?:(?: and| upon)? {CAPITAL}){{0,2}}(?! Council)'
        rf'|{CAPITAL}(?:(?: and| of| upon| with| &|,)? {CAPITAL}){{0,5}}? Council)\b(?! of)'
    ),
    'icb': re.compile(rf'\b({NAME}{{0,9}} (?:Integrated Care Board|ICB))\b'),
    'ccg': re.compile(rf'\b({NAME}{{0,6}} (?:Clinical Commissioning Group|CCG))\b'),
    'police': re.compile(
        rf'\b((?:Metropolitan Police Service|{CAPITAL}(?:(?: and| &)? {CAPITAL}){{0,3}} (?:Police|Constabulary)))\b'
        r'(?! and Crime| & Crime| Commissioner)'
    ),
}
LEADING = re.compile(
    r'^(?:(?:The|A|An|Our|Local Authority|Partners|Within|From|And|For|Also|In|By|Of|Both|Chief Constable of'
    r'|Chief Executive of|Leader of)(?: the)?|.*\b(?:Chair|Constable|Director|Executive|Head|Lead|Nurse|Officer),?'
    r'(?: of| at| for)?(?: the)?|.*\b(?:Council|Police|Constabulary|ICB|Board),?(?: and| &)?) (?=\S+ \S)'
)
NO_PARTNER = re.compile(
    r'British Transport|Partners[’\']? Council|Care Council|Parish|Town Council|Youth|Ministry|Military'
    r'|^(?:(?:Royal|London|Borough|County|City|District|Metropolitan) )*Council$'
    r'|^(?:NHS )?Integrated Care Board$|^Clinical Commissioning Group$|^NHS ICB$'
    r'|\b(?:Chief|Deputy|Assistant|Director|Officer|Lead)\b'
)
RANK = (
    'Deputy|Assistant|Executive|Corporate|Strategic|Group|Joint|Chief|Detective|Acting|Designated|Temporary|Interim|Service|'
    'Place|Associate|Independent'
)
NOT_ANOTHER = rf'(?!(?:Director|Head|{RANK})\b)'  # which begins the next office
JOINED = rf'(?: of| for|,? &)? {NOT_ANOTHER}{CAPITAL}|(?:,| and) {NOT_ANOTHER}{CAPITAL}'
SUBJECTS = rf'(?: (?:of|for) {CAPITAL}(?:{JOINED}){{0,6}})'
OFFICE = re.compile(
    rf'\b((?:(?:{RANK}) )*(?:Chief Executive(?: Officer)?|Chief Constable|Accountable Officer|Head of Paid Service'
    r'|Chief Nurs(?:ing|e)(?: Officer| Director)?|Chief Superintendent|Superintendent|Chief Inspector|Constable|Nurse'
    rf'|Chief Officer|(?:Director|Head){SUBJECTS}|(?:Nursing|Medical) Director))\b'
)
# Whose an office is, by the words behind it, or else by its own.
OWNERS = {
    'police': Cue.of('police*', 'constab*', 'superintendent', 'inspector'),
    'health': Cue.of(
        'integrated care*', 'icb', 'clinical commissioning*', 'ccg', 'nhs', 'nurs*', 'accountable officer', 'medical'
    ),
    'local-authority': Cue.of('council', 'local authority', 'children*', 'paid service', 'borough', 'education'),
}
NEAR = 70  # letters behind an office in which its body may be named
LEADS = Cue.of('lead safeguarding partner*', 'lsp', 'lsps', 'lead representative*', 'lead partners')
DELEGATES = Cue.of('delegated safeguarding partner*', 'dsp', 'dsps', 'delegate*', 'delegated to', 'nominated')
PARTNERS = Cue.of(
    'safeguarding partner*', 'statutory partner*', 'partner agencies', 'three partners', 'lead partner*', 'three leads'
)
PARTNER_HEADS = Cue.of('partner', 'partners', 'safeguarding partner', 'organisation', 'agency', 'body')
ONLY_PARTNERS = Cue.of('partner', 'partners')
LEADS_HEADS = Cue.of('lead*', 'lsp', 'delegate*', 'dsp', 'person who*')
SAYS_PARTNERS = re.compile(r'\b(?:safeguarding|statutory) partners?\b[^.]{0,60}(?:\bare\b|\bis\b|:)', re.IGNORECASE)
HEALTH = ('icb', 'ccg')
IN_FULL = ('Board', 'Group', 'Council', 'Police', 'Constabulary', 'Service')  # rather than "ICB" or "CCG"
LEAST_TIMES = 2  # that a body is named, if no table or sentence says who the partners are: once may be misread


class _Body(NamedTuple):
    kind: str
    first: Stretch
    times: int


def rows(passages: Sequence[TextPassage], *, offices: bool) -> tuple[Row, ...]:
    """The partners that the passages about them name most often, one of health and of police."""
    near = [one for one in passages if PARTNERS.stands_in(one.simplified)]
    holders = _offices(passages) if offices else {}
    said = ''.join(one.simplified for one in passages)
    bodies = _defined(passages) or _most_named(near, said)
    if len(bodies) < len(OWNERS):
        bodies = _most_named(passages, said)
    several = {owner for owner, times in Counter(_owner(one) for one in bodies).items() if times > 1}
    return tuple(_row(one, {} if _owner(one) in several else holders) for one in bodies)


def _owner(body: _Body) -> str:
    return 'health' if body.kind in HEALTH else body.kind


def _defined(passages: Sequence[TextPassage]) -> list[_Body]:
    """The partners of every kind that one table or sentence names together: of a joint area more than three."""
    for lines in _definitions(passages):
        named = {kind: list(_distinct(kind, lines)) for kind in BODIES}
        kinds = [bool(named['local-authority']), any(named[kind] for kind in HEALTH), bool(named['police'])]
        if all(kinds):
            if named['icb']:
                del named['ccg']  # which a board has taken the place of
            return [one for those in named.values() for one in those]
    return []


def all_kinds_named(passages: Sequence[TextPassage]) -> bool:
    """Whether a text names a local authority, a health body and a police force."""
    named = {_owner(one) for kind in BODIES for one in _distinct(kind, list(blocks(passages)))}
    return len(named) == len(OWNERS)


def _definitions(passages: Sequence[TextPassage]) -> Iterator[list[Stretch]]:
    """The first cells of each table of partners, and each sentence or list that says who the partners are."""
    lead_in = ''
    for (_, kind), run in groupby(blocks(passages), key=lambda one: (one.passage.headings, one.block.kind)):
        lines = list(run)
        if kind is BlockKind.ROW and (_is_head(lines[0]) or _pairs_partners(lines)):
            yield [row._replace(text=row.block.cells[0]) for row in lines[1:]]
        elif kind is BlockKind.ITEM and SAYS_PARTNERS.search(lead_in):
            yield lines
        lead_in = lines[-1].text
    yield from ([one] for one in spoken(passages) if SAYS_PARTNERS.search(one.text))


def _is_head(row: Stretch) -> bool:
    first, *others = map(simplified, row.block.cells)
    return PARTNER_HEADS.stands_in(first) and any(map(LEADS_HEADS.stands_in, others))


def _pairs_partners(rows: Sequence[Stretch]) -> bool:
    """Whether a table has partners in its first column and in others the offices of each, whatever these are called."""
    head, *others = rows
    return ONLY_PARTNERS.stands_in(simplified(head.block.cells[0])) and all(map(_has_office, others))


def _has_office(row: Stretch) -> bool:
    return any(OFFICE.fullmatch(cell.strip()) for cell in row.block.cells[1:])


def _distinct(kind: str, lines: Iterable[Stretch]) -> Iterator[_Body]:
    """The bodies of a kind in some lines, each as it is printed first."""
    seen: set[str] = set()
    for one in map(_bare, matches(BODIES[kind], lines)):
        if _is_body(one) and simplified(one.text) not in seen:
            seen.add(simplified(one.text))
            yield _Body(kind, one, 1)


def _most_named(passages: Sequence[TextPassage], said: str) -> list[_Body]:
    """The body of each kind in some passages that is named most often in all that is said."""
    bodies = {kind: body for kind in BODIES if (body := _most(kind, passages, said)) and body.times >= LEAST_TIMES}
    health = max((body for kind in HEALTH if (body := bodies.get(kind))), key=lambda one: one.times, default=None)
    return [one for one in (bodies.get('local-authority'), health, bodies.get('police')) if one]


def _row(body: _Body, holders: Mapping[tuple[str, bool], list[Stretch]]) -> Row:
    owner = _owner(body)
    row: dict[str, Any] = {'kind': body.kind, 'name': body.first.text, **body.first.sourced}
    leads, delegates = holders.get((owner, True), []), holders.get((owner, False), [])
    if leads:
        row['lead'] = {'office': leads[0].text, **leads[0].sourced}
    if delegates:
        row['delegates'] = [{'office': one.text, **one.sourced} for one in delegates]
    return row


def _most(kind: str, passages: Sequence[TextPassage], said: str) -> _Body | None:
    named = [_Body(kind, one.first, said.count(_words(one.first))) for one in _distinct(kind, blocks(passages))]
    return max(named, key=lambda one: (one.first.text.endswith(IN_FULL), one.times, len(one.first.text)), default=None)


def _bare(body: Stretch) -> Stretch:
    """A name without the words before it that only begin a sentence."""
    while leading := LEADING.match(body.text):
        body = body._replace(text=body.text[leading.end() :], start=body.start + leading.end())
    return body


def _is_body(body: Stretch) -> bool:
    return body.usable and len(body.text.split()) > 1 and not NO_PARTNER.search(body.text)


def _offices(passages: Sequence[TextPassage]) -> Mapping[tuple[str, bool], list[Stretch]]:
    """The offices of leads (True) and of delegates, by whose they are, each once."""
    by_owner: dict[tuple[str, bool], list[Stretch]] = {}
    for passage in passages:
        is_lead, is_delegate = LEADS.stands_in(passage.simplified), DELEGATES.stands_in(passage.simplified)
        for sentence in spoken([passage]) if is_lead or is_delegate else ():
            words = simplified(sentence.text)
            lead = LEADS.stands_in(words) if is_lead and is_delegate else is_lead
            if is_lead and is_delegate and lead == DELEGATES.stands_in(words):
                continue  # nobody can tell whose the offices are
            for owner, office in _owned(sentence):
                known = by_owner.setdefault((owner, lead), [])
                if simplified(office.text) not in map(_words, known):
                    known.append(office)
    return by_owner


def _words(one: Stretch) -> str:
    return simplified(one.text)


def _owned(sentence: Stretch) -> Iterator[tuple[str, Stretch]]:
    """The offices in a sentence, each with whose it is."""
    for match in OFFICE.finditer(sentence.text):
        after = simplified(re.split(r'[,;]| and ', sentence.text[match.end() : match.end() + NEAR])[0])
        for text in (simplified(match[1]), after):
            owner = next((name for name, cue in OWNERS.items() if cue.stands_in(text)), '')
            if owner:
                yield owner, sentence._replace(text=match[1], start=sentence.start + match.start(1))
                break
