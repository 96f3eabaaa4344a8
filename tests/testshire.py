"""A made-up published document, and the declaration of it in which everything is right."""

from __future__ import annotations

from pathlib import Path

from masa_check.declaration.declaration import Declaration, declare
from masa_check.document import document
from masa_check.evidence import reading
from masa_check.evidence.verdict import Verification, verify
from masa_check.evidence.verification import ClaimResult, PublishedText
from masa_check.rulebook import rulebook
from scripts import typeset
from scripts.typeset import Part, parts

BODIES = rulebook.load([rulebook.folder()], examples=False).bodies
PARTS = parts(
    ('h1', 'Testshire Multi-Agency Safeguarding Arrangements'),
    ('p', 'Published on 31 July 2024 for all who work with the children of Testshire Council’s area.'),
    ('h2', 'Our safeguarding partners'),
    ('li', 'The Chief Executive of Testshire Council'),
    ('li', 'The Deputy Chief Nurse of Testshire Integrated Care Board'),
    ('li', 'The Detective Chief Superintendent of Testshire Police'),
    ('h2', 'Structure'),
    ('p', 'The Strategic Board is chaired by the Chief Executive and meets 4 x a year. It reads each audit.'),
    ('p', 'The Case Review Group meets quarterly. Its chair is the Designated Nurse.'),
    ('h2', 'Relevant agencies'),
    ('li', 'Testshire Fire & Rescue Service'),
    ('li', 'Cafcass'),
    ('h2', 'Voice of children'),
    ('p', 'A panel of twelve young people reads each plan of the partnership and asks the board what it has changed.'),
    ('h2', 'Funding'),
    ('row', 'Provider\tShare\tFunding'),
    ('row', 'Testshire Council\t60%\t£12,345'),
    ('row', 'Testshire Police\t<1%\t£2.2'),
    ('row', 'Total\t\t£12,347.20'),
    ('h2', 'Yearly report'),
    ('p', 'A report goes to the Child Safeguarding Practice Review Panel within seven days, by 30 September.'),
)
YAML = """
kind: arrangements
id: testshire
name: Testshire Safeguarding Children Partnership
texts: {masa: {title: Testshire Multi-Agency Safeguarding Arrangements, form: arrangements}}
area: {local_authorities: [{name: Testshire Council, source: Our safeguarding partners}]}
publication: {on: {on: 2024-07-31, source: Testshire Multi-Agency Safeguarding Arrangements}}
partners:
  - kind: local-authority
    name: Testshire Council
    source: Our safeguarding partners
    lead: {office: Chief Executive, body: Testshire Council}
  - kind: icb
    name: Testshire Integrated Care Board
    source: {section: Our safeguarding partners, page: 1}
    lead: {office: Deputy Chief Nurse, body: Testshire Integrated Care Board}
  - kind: police
    name: Testshire Police
    source: Our safeguarding partners
    lead: {office: Detective Chief Superintendent, body: Testshire Police}
groups:
  - {name: Strategic Board, chair: Chief Executive, meets: four times a year, source: Structure}
  - {name: Case Review Group, chair: Designated Nurse, meets: quarterly, source: Structure}
agencies:
  list:
    - {name: Testshire Fire and Rescue Service, source: Relevant Agencies}
    - {name: Cafcass, source: Relevant Agencies}
voice:
  included: {summary: Young people form a panel that reads plans and questions the board, source: Voice of children}
funding:
  source: Funding
  total: 12347.20
  contributions:
    - {name: Testshire Council, amount: 12345, share: 60%}
    - {name: Testshire Police, amount: 2.2, share: <1%}
yearly_report:
  source: Yearly report
  deadline: 30 September
  sent_within: 7 days
  recipients: [national-panel]
"""
PDF = typeset.pdf(PARTS, tagged=True, title='T', language='en-GB')
FILED = YAML.replace('form: arrangements', 'form: arrangements, file: testshire.pdf')


def declared(*changes: tuple[str, str], text: str = YAML) -> Declaration:
    """The declaration with some of its words changed."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    made = declare(document.parse(text.encode(), 'testshire.yaml'))
    assert isinstance(made, Declaration), made
    return made


def published(raw: bytes, path: str = 'testshire.pdf', name: str = 'masa') -> PublishedText:
    return PublishedText(name, path, '0' * 64, reading.read(raw, path))


def held(raw: bytes, *changes: tuple[str, str], path: str = 'testshire.pdf') -> Verification:
    """The declaration, changed, held to the document in some bytes."""
    return verify(declared(*changes), [published(raw, path)], BODIES)


def changed(*changes: tuple[str, str]) -> list[Part]:
    """The document with some of its words changed."""
    found = list(PARTS)
    for old, new in changes:
        assert any(old in part.text for part in found), old
        found = [part._replace(text=part.text.replace(old, new)) for part in found]
    return found


def alarms(verification: Verification) -> list[tuple[str, str, str]]:
    """What somebody must look at: the outcome, what it is of, and the value."""
    assert verification.passes, verification.gates
    return [(one.outcome.value, one.claim.kind.value, one.claim.value) for one in verification.alarms]


def result(verification: Verification, key: str, kind: str = '') -> ClaimResult:
    (one,) = (one for one in verification.results if one.key == key and kind in ('', one.claim.kind.value))
    return one


def write(folder: Path, raw: bytes, path: str = 'testshire.pdf') -> None:
    """The declaration and its document, side by side in a folder."""
    (folder / 'testshire.yaml').write_text(YAML, 'utf-8')
    (folder / path).write_bytes(raw)
