"""What a document says where an ask looks: its own words or a summary, with heading and page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from masa_check.engine.answer import AskAnswer
from masa_check.engine.wording import read_out
from masa_check.model.declared import Declared
from masa_check.model.funding import Budget, Contribution
from masa_check.model.identity import Citation
from masa_check.model.lookup import items_of, nodes_at, sources
from masa_check.model.money import pounds
from masa_check.model.source import Source
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.reporters.board.subject import DutyAnswer
from masa_check.reporters.board.wording import capital, described, few, shortened, wrong
from masa_check.reporters.check.quotation import in_words
from masa_check.reporters.draw.page import Words
from masa_check.values import Outcome

LINES = 6  # of a cell, before the rest is a number
NAMES = 4
LETTERS = 260  # of one line
PLACES = 2
SHOWN = 'shown'


def says(one: DutyAnswer) -> Words:
    """What the document says on a duty, ask by ask, as a cell; what is asked of several things in one line."""
    lines = list(dict.fromkeys(_line(one, alike) for alike in _alike(one)))
    cells = [Words(shortened(capital(line), LETTERS)) for line in lines[:LINES]]
    if len(lines) > LINES:
        cells.append(Words(f'and {len(lines) - LINES} more', 'faint'))
    return cells[0]._replace(below=tuple(cells[1:])) if cells else Words(capital(reason(one)), 'faint')


def reason(one: DutyAnswer) -> str:
    """Why a duty does not arise."""
    return few((wrong(ask) for ask in one.answer.asks if ask.description), NAMES)


def _alike(one: DutyAnswer) -> Iterable[list[AskAnswer]]:
    """The answers to each ask that come to the same; what does not arise is left out."""
    groups: dict[tuple[str, str], list[AskAnswer]] = {}
    for ask in one.answer.asks:
        if ask.outcome is not Outcome.NOT_APPLICABLE:
            groups.setdefault((ask.ask, wrong(ask)), []).append(ask)
    return groups.values()


def _line(one: DutyAnswer, alike: list[AskAnswer]) -> str:
    """What is asked, and what the document says of it: of one thing its words, of several which they are."""
    ask = alike[0]
    outcome = SHOWN if ask.outcome is Outcome.MET else wrong(ask)
    if len(alike) == 1:
        words = evidence_of(one, ask) if ask.outcome is Outcome.MET else outcome
        about = f' ({_object(one, ask)})' if ask.object else ''
        return f'{one.duty.asks[ask.ask].what}{about}: {words or outcome}'
    objects = few((_object(one, about) for about in alike), NAMES)
    return f'{one.duty.asks[ask.ask].what}: {outcome}, for {len(alike)}: {objects}'


def _object(one: DutyAnswer, ask: AskAnswer) -> str:
    """What an answer is about, by the name that a reader knows: an office, or how an edition is cited."""
    node = next(reversed(tuple(nodes_at(one.edition_report.case.written(ask.document).model, ask.at))), None)
    if isinstance(node, Office | Citation):
        return _name(node, one.bodies)
    return one.bodies.get(ask.object) or read_out(ask.object)


def evidence_of(one: DutyAnswer, ask: AskAnswer) -> str:
    """The words of a document where an ask looks, with heading and page; '' where none are recorded."""
    words, of = ask.evidence or _words(one, ask), _said_of(one, ask)
    return f'{words or SHOWN}; the text says this of {of}' if of else words


def _said_of(one: DutyAnswer, ask: AskAnswer) -> str:
    """What the words are about, where the answer to another question shows what is asked; else ''."""
    asked, at = one.duty.asks[ask.ask], tuple(step for step in ask.at if isinstance(step, str))
    if asked.each or ask.evidence or at != asked.instead:
        return ''
    return next((other.what for other in one.duty.asks.values() if other.of == at), described(at))


def _words(one: DutyAnswer, ask: AskAnswer) -> str:
    """The words of a document at a place: quoted, or as they are recorded, with heading and page."""
    if ask.quotes:
        return '; '.join(in_words(ask.quotes[:PLACES]))
    if ask.answered:
        return ask.answered
    model = one.edition_report.case.written(ask.document).model
    nodes, args = tuple(nodes_at(model, ask.at)), one.authority(ask).args
    paid = _paid(nodes, args.get('partner', ''))
    words = paid or (_of(_asked_about(nodes[-1], args), one.bodies) if nodes else '')
    place = where(sources(model, ask.at))
    if not place:
        return words
    return f'{words or SHOWN} ({place})'


def _paid(nodes: tuple[Any, ...], partner: str) -> str:
    """Who pays and how much, of the contributions that count for a partner, or of all; '' where none are looked at."""
    padded: tuple[Any, ...] = (None, None, *nodes)
    budget, last = padded[-2:]
    if not isinstance(budget, Budget):
        return ''
    named = (one for one in items_of(last) if isinstance(one, Contribution) and _is_there(one))
    paying = [one for one in named if partner in ('', one.role)]
    amounts = ((one.name, pounds(one.amount, budget.printed_in) or (one.share and str(one.share))) for one in paying)
    return few((f'{name} ({amount})' if amount else name for name, amount in amounts), NAMES)


def _asked_about(node: Any, args: Mapping[str, Any]) -> Any:
    """Of a list of bodies those of the kinds or categories that an ask is about; anything else as it is."""
    kinds = {*args.get('kinds', ()), *args.get('any_of', ())}
    if not (kinds and isinstance(node, tuple)):
        return node
    return tuple(item for item in node if kinds & _kinds_of(item)) or node


def _kinds_of(body: Any) -> set[str]:
    return {getattr(body, 'kind', ''), *items_of(getattr(body, 'categories', None))}


def where(found: Iterable[Source]) -> str:
    """The headings and pages at which something stands."""
    named = [', '.join(filter(None, (one.section, f'page {one.page}' if one.page else ''))) for one in found]
    return few(filter(None, named), PLACES)


def _of(node: Any, bodies: Mapping[str, str]) -> str:
    """What a value says, in words: a summary, a value, or the names of a list."""
    if isinstance(node, tuple):
        return few((_name(item, bodies) for item in node if _is_there(item)), NAMES)
    if isinstance(node, WithStatus):
        return node.gist or node.words or _name(node, bodies)
    return '' if isinstance(node, Declared) else getattr(node, 'spoken', str(node))


def _is_there(item: Any) -> bool:
    return not isinstance(item, WithStatus) or item.status is Status.IN_PLACE


def _name(item: Any, bodies: Mapping[str, str]) -> str:
    """The name of an item as a reader knows it, and of a word of a closed set the word without its hyphens."""
    if isinstance(item, Office):
        return item.words
    name = str(item.known_by if isinstance(item, Declared) else item)
    return bodies.get(name) or (name.replace('-', ' ') if name.islower() else name)
