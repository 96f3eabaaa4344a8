"""How a form looks: letters, colours, lines and the sizes of a page; no colour says what words do not."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

LETTERS = 'Calibri'
INK, PAPER, HEAD, PALE, SHUT, LINE, QUIET = '1F2933', 'FFFFFF', '1D3557', 'EEF2F6', 'D9DEE3', 'A9B4C0', '52606D'
AS_TEXT = '@'  # what is typed stays text: a date is not turned round, and a sum is not added up

_EDGE = Side(style='thin', color=LINE)
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TOP = Alignment(vertical='top', wrap_text=True)
BESIDE = Alignment(vertical='top', wrap_text=False)
TITLE = Font(name=LETTERS, size=18, bold=True, color=HEAD)
SUBTITLE = Font(name=LETTERS, size=13, bold=True, color=HEAD)
TEXT = Font(name=LETTERS, size=11, color=INK)
STRONG = Font(name=LETTERS, size=11, bold=True, color=INK)
SMALL = Font(name=LETTERS, size=10, color=QUIET)
HEADER = Font(name=LETTERS, size=11, bold=True, color=PAPER)
LINK = Font(name=LETTERS, size=11, underline='single', color='0B5394')
HEADED = PatternFill('solid', fgColor=HEAD)
GREY = PatternFill('solid', fgColor=PALE)
CLOSED = PatternFill('solid', fgColor=SHUT)
OPEN = Protection(locked=False)
