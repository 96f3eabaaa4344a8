"""The findings as annotations of a job on GitHub: workflow commands, escaped, the worst first within its caps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masa_check.inert import printable
from masa_check.report.question import Question
from masa_check.report.report import Count, DocumentReport, Report
from masa_check.reporters.annotation import annotation
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, Traced, Tracer, in_full
from masa_check.reporters.check.markdown import MarkdownWriter
from masa_check.reporters.check.outcome import FAIL_ON
from masa_check.reporters.check.stream import NewTexts, whole
from masa_check.values import Force, Severity

MOST = 10  # annotations of each kind that GitHub shows of one step
KINDS = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'notice'}
SUMMARY = 1_048_576  # bytes that the summary of one step may have


class GithubWriter:
    """A command a line: as many findings of each kind as are shown, and how many more there are."""

    def __init__(self, _: Question, __: NewTexts = list[str], root: Root = AS_SHOWN) -> None:
        self._tracer = Tracer(root)
        self._found: Counter[Severity] = Counter()
        self._worst: dict[Severity, list[Traced]] = {kind: [] for kind in KINDS}

    def add(self, document: DocumentReport) -> None:
        for one in self._tracer.traced(document):
            kind = one.finding.severity
            self._found[kind] += 1
            self._worst[kind] = sorted((*self._worst[kind], one), key=lambda one: one.finding.rank)[:MOST]

    def end(self, _: Count) -> Iterator[str]:
        more = any(number > MOST for number in self._found.values())
        # The last of the notes says how many more there are.
        shown = {kind: of[: MOST - (more and kind is Severity.NOTE)] for kind, of in self._worst.items()}
        for kind, of in shown.items():
            yield from (f'{_command(KINDS[kind], one)}\n' for one in of)
        left = self._found.total() - sum(len(of) for of in shown.values())
        if left:
            yield f'::notice title=masa-check::{left} more findings are in the summary of this job\n'


class JobWriter:
    """What a job is told beside that: the whole table, and what its later steps may ask for."""

    def __init__(self, question: Question, fail_on: Force | None = FAIL_ON) -> None:
        self._comment = MarkdownWriter(question, room=SUMMARY, size=_bytes, fail_on=fail_on)
        self._found: Counter[Severity] = Counter()

    def add(self, document: DocumentReport) -> None:
        """Take the next document."""
        self._comment.add(document)
        self._found.update(finding.severity for finding in document.open)

    def summary(self, count: Count, there: int) -> str:
        """The table for the summary of a job, in which so many bytes stand already."""
        return ''.join(self._comment.end(count, SUMMARY - there))

    def outputs(self, count: Count, sarif_file: str) -> str:
        """How much was found, and where the SARIF is."""
        told = {
            **{f'{kind}s': self._found[kind] for kind in KINDS},
            'waived': count.waived,
            'known': count.known,
            'sarif-file': printable(sarif_file),
        }
        return ''.join(f'{name}={value}\n' for name, value in told.items())


def render(report: Report, root: Root = AS_SHOWN) -> str:
    """The commands of a whole run."""
    return whole(GithubWriter, report, root=root)


def _bytes(text: str) -> int:
    return len(text.encode())


def _command(kind: str, one: Traced) -> str:
    finding = one.finding
    properties = {
        'file': one.path,
        'line': finding.line,
        'endLine': finding.line,
        'col': finding.column,
        'endColumn': max(finding.end_column, finding.column),
        'title': f'{finding.strength} {finding.duty}',
    }
    return annotation(kind, properties, in_full(finding))
