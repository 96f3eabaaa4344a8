"""The pages on a file that could not be opened, and on a form that was read in part: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masa_check.declaration.declaration import Fault
from masa_check.desk.control import Button, DeskBlock, PageEvent, Upload
from masa_check.desk.pages import DECLARATIONS, DOCUMENTS, FORM, DeskPage
from masa_check.desk.state import REPORT
from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.forms.problem import FormProblem, ProblemWeight
from masa_check.inert import printable
from masa_check.reporters.draw.page import Excerpt, Heading, Table, Words, how_many, say

LAST = 'last'  # the role of last year's declaration
MOST = 10  # faults that are shown at once
OPENS = 'Word (.docx), PDF, a saved web page, text, a declaration (.yaml) or a filled Excel form (.xlsx)'
IN_WINDOWS = 'In Windows, press it with the right mouse button, choose "Open with", and then Notepad'
ON_A_MAC = 'On a Mac, use TextEdit'


class MisshapenError(MasaError):
    """A declaration with faults of shape."""

    def __init__(self, document: Document, faults: Sequence[Fault]) -> None:
        super().__init__('This declaration cannot be read')
        self.faults = tuple(_at_its_line(document, fault) for fault in faults)


def _at_its_line(document: Document, fault: Fault) -> MasaError:
    place = fault.place or document.position(fault.at)
    return MasaError(fault.message, remedy=fault.remedy, path=document.path, line=place.line, column=place.column)


def page(error: MasaError, raw: bytes, name: str, role: str) -> DeskPage:
    """What is wrong with a file, each at its line, and what to do; its role is what it was opened as."""
    return DeskPage(f'{printable(name)} could not be opened', tuple(_blocks(error, raw, name, role)))


def _blocks(error: MasaError, raw: bytes, name: str, role: str) -> Iterator[DeskBlock]:
    faults = sorted(error.faults, key=lambda one: one.line) if isinstance(error, MisshapenError) else [error]
    lines = raw.decode('utf-8-sig', 'replace').splitlines() if faults[-1].line else []
    yield say('Nothing that you have answered here has changed.')
    yield Heading('What is wrong', level=2)
    for fault in faults[:MOST]:
        yield from _fault(fault, lines)
    if (more := len(faults) - MOST) > 0:
        yield say(f'And {how_many(more, "thing")} more: mend these first, and open the file again.')
    if named := list(dict.fromkeys(str(one.line) for one in faults[:MOST] if 0 < one.line <= len(lines))):
        yield from _mend(name, named)
    yield Heading('Open it again, or another file', level=2)
    yield from _instead(role)


def _fault(fault: MasaError, lines: Sequence[str]) -> Iterator[DeskBlock]:
    place = Words(f'Line {fault.line}. ' if fault.line else '', 'heading')
    yield say(place, sentence(fault.message))
    if 0 < fault.line <= len(lines):
        column = max(fault.column, 1)
        yield Excerpt(fault.line, lines[fault.line - 1], column, column + 1)
    if fault.remedy:
        yield say(Words('What to do: ', 'remedy'), sentence(fault.remedy))


def _mend(name: str, lines: Sequence[str]) -> Iterator[DeskBlock]:
    """How to mend lines without a program for it."""
    *others, last = lines
    named = f'lines {", ".join(others)} and {last}' if others else f'line {last}'
    yield Heading('How to mend it', level=2)
    steps = (
        f'Open {printable(name)} in a program for plain text, and not in Word. {IN_WINDOWS}. {ON_A_MAC}.',
        f'Go to {named}. In Notepad, press Ctrl and G, and type the number.',
        'Change what it says above, and nothing else. Spaces at the beginning of a line count.',
        'Save the file under the same name, and open it here again.',
    )
    yield from (say(f'{number}. {words}') for number, words in enumerate(steps, start=1))


def _instead(role: str) -> Iterator[DeskBlock]:
    if role == LAST:
        yield Upload('open-last', "Last year's declaration", PageEvent('open', {'as': role}), DECLARATIONS)
        return
    accepted = f'{DOCUMENTS},{DECLARATIONS},{FORM}'
    yield Upload('open', 'A file to open', PageEvent('open', {'as': role}), accepted, f'This page opens {OPENS}.')
    yield say('If that does not help, open the published document or an Excel form instead, or begin with nothing.')
    yield Button('go-start', 'Back to the first page', PageEvent('go', {'to': 'start'}), 'plain')


def left_out(name: str, problems: Sequence[FormProblem]) -> DeskPage:
    """What of a filled form could not be read, by sheet and cell, and what else is worth knowing of it."""
    return DeskPage(f'What to look at in {printable(name)}', tuple(_left_out(problems)))


def _left_out(problems: Sequence[FormProblem]) -> Iterator[DeskBlock]:
    wrong = [one for one in problems if one.weight is ProblemWeight.PROBLEM]
    noted = [one for one in problems if one.weight is ProblemWeight.NOTICE]
    if wrong:
        yield say(
            Words(f'{how_many(len(wrong), "thing")} in this form could not be read.', 'heading'),
            ' Nothing is guessed, and all else was read. Answer these questions here. Or mend the cells in Excel, save '
            'the form, and open it here again.',
        )
        yield Heading('What could not be read', level=2)
        yield _problems(wrong)
    if noted:
        yield Heading('Worth knowing', level=2)
        yield _problems(noted)
    yield Button('form-read', 'Go on with what was read', PageEvent('go', {'to': REPORT}))


def _problems(problems: Sequence[FormProblem]) -> Table:
    rows = tuple(
        (Words(sentence(one.spot.within) or 'The whole form'), Words(sentence(one.wrong)), Words(sentence(one.remedy)))
        for one in problems
    )
    return Table(('Where', 'What is wrong', 'What to do'), rows)


def sentence(words: str) -> str:
    """Words as a sentence; none of none."""
    stop = '' if not words or words.endswith(('.', '?')) else '.'
    return f'{words[:1].upper()}{words[1:]}{stop}'
