"""Reads a file that was opened: a declaration into its answers, or a published document into what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from masa_check.declaration.declaration import declare
from masa_check.desk.evidence_found import Evidence, evidence_in, kind_in, text_in
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.refusal import MisshapenError
from masa_check.desk.state import DOCUMENT, NOTHING, REPORT, DeskState, OpenedFile
from masa_check.document.document import parse
from masa_check.document.files import not_yaml
from masa_check.errors import MasaError
from masa_check.evidence.reading import is_pdf
from masa_check.evidence.verification import PublishedText
from masa_check.forms.problem import FormProblem
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.reading import answers_of
from masa_check.rulebook.duty import Path

DECLARATIONS = ('.yaml', '.yml')
NO_DECLARATION = 'this file is no declaration of arrangements or of a yearly report'
ANOTHER = 'open a declaration that was taken away here, or the published document itself'
OWN_ENDING = 'give the file the ending that fits it, such as .docx or .pdf, and open it again'
NOT_UTF_8 = 'the letters of this file are stored in another way than declarations are'
SAVE_AS = 'open it in Notepad, choose File, "Save as" and the encoding UTF-8, and then open it here again'
BEGIN = 'its first line should be "kind: arrangements" or "kind: yearly-report"; ' + ANOTHER


class Opened(NamedTuple):
    """A file that was opened: its kind, and the declaration or the published text in it."""

    name: str
    kind: str
    file: OpenedFile = OpenedFile()
    answers: Mapping[Path, FieldAnswer] = NOTHING
    text: PublishedText | None = None
    pdf: bytes = b''  # the file of the text, where it is a PDF
    problems: tuple[FormProblem, ...] = ()  # what of a form could not be read, or is worth knowing

    def evidence(self, known: DeskKnowledge) -> Evidence:
        """What was found in a published document; nothing of a declaration."""
        return evidence_in(self.text, self.kind, known.of_drafts) if self.text else Evidence()

    def state(self, evidence: Evidence) -> DeskState:
        """The desk as it stands when the file has been taken in."""
        if self.text is None:
            return DeskState(REPORT, self.kind, self.answers, self.file)
        pdf = self.text.sha256 if self.pdf else ''
        return DeskState(DOCUMENT, self.kind, evidence.answers, read=self.name, pdf=pdf)


def opened(raw: bytes, name: str) -> Opened:
    """What is in a file; raises MasaError where it is neither."""
    if name.lower().endswith(DECLARATIONS):
        return _declaration(raw, name)
    text = text_in(raw, name)
    return Opened(name, kind_in(text), text=text, pdf=raw if is_pdf(raw) else b'')


def _declaration(raw: bytes, name: str) -> Opened:
    if other := not_yaml(raw, name):
        raise MasaError(other.message, remedy=OWN_ENDING)
    if not _is_utf_8(raw):
        raise MasaError(NOT_UTF_8, remedy=SAVE_AS)
    document = parse(raw, name, begin=BEGIN)
    kind = document.data.get('kind')
    if kind is None:
        raise MasaError(NO_DECLARATION, remedy=ANOTHER)
    read = declare(document)
    if isinstance(read, tuple):
        raise MisshapenError(document, read)
    return Opened(name, str(kind), OpenedFile(name, document.text), answers_of(document.data, str(kind)))


def _is_utf_8(raw: bytes) -> bool:
    """Whether bytes are letters as declarations store them."""
    try:
        return '\0' not in raw.decode()
    except UnicodeDecodeError:
        return False
