"""Carries events and pages between a session and the worker of a browser, as JSON and bytes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final, NamedTuple

from masa_check.declaration.kinds import KINDS
from masa_check.desk.form import is_named_as_form
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.session import Session
from masa_check.evidence.reading import is_pdf
from masa_check.report.question import Question
from masa_check.rulebook import rulebook

PDF, EXCEL = 'pdf', 'excel'  # the bundles that read them


class Carried(NamedTuple):
    """A reply as the worker takes it: JSON, and the bytes of a file."""

    text: str
    taken: bytes | None


class Transport:
    """A session as a worker speaks to it."""

    def __init__(self, session: Session) -> None:
        self.session: Final = session

    def needs(self, event: str, raw: Any) -> str:
        """The name of the bundle that an event needs, which is brought only then; '' for none."""
        wanted = json.loads(event)
        if is_named_as_form(wanted.get('name', '')) or wanted.get('what') == 'form':
            return EXCEL
        return PDF if is_pdf(bytes(raw)) else ''

    def handle(self, event: str, raw: Any) -> Carried:
        """The reply to an event; the state is kept if it has changed, and what was found in a document likewise."""
        session = self.session
        state, evidence = session.state, session.evidence
        reply = session.handle(json.loads(event), bytes(raw))
        kept = {'state': session.state.as_json()} if session.state is not state else {}
        kept |= {'evidence': session.evidence.as_json()} if session.evidence is not evidence else {}
        data = {
            'html': reply.html,
            'title': f'{reply.title} - masa-check',
            'focus': reply.focus,
            'message': reply.message,
            'kept': kept,
            'file': {'name': reply.taken.name, 'type': reply.taken.type} if reply.taken else None,
        }
        return Carried(json.dumps(data), reply.taken.raw if reply.taken else None)


def session(on: date) -> Session:
    """A new session on a day."""
    return Session(DeskKnowledge(Question(rulebook.load([rulebook.folder()], examples=False), on)))


def start(today: str) -> Transport:
    """A new session on a day, for a worker."""
    return Transport(session(date.fromisoformat(today)))


def rehearse(today: str, document: str, name: str) -> None:
    """Go through a desk once, so that what Python compiles and caches on the way is there."""
    carried = start(today)
    events = [{'act': 'begin', 'kind': kind} for kind in KINDS]
    events += [{'act': 'open', 'as': 'this', 'name': name}, {'act': 'go', 'to': 'report'}]
    for event in events:
        carried.handle(json.dumps(event), document.encode())
