"""What a job on GitHub is told beside its annotations: its summary, and what its later steps may ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.report.report import Count
from masa_check.values import Force

if TYPE_CHECKING:
    from masa_check.reporters.check.github import JobWriter

SUMMARY, OUTPUT = 'GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'
WITHOUT_WAITING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0)


def files() -> list[str]:
    """The files that the runner names, each of which may be told something."""
    return [path for path in map(os.environ.get, (SUMMARY, OUTPUT)) if path]


def writer(question: Question, fail_on: Force | None) -> JobWriter:
    """What is told of a run, which takes its documents one by one."""
    from masa_check.reporters.check.github import JobWriter  # noqa: PLC0415 - only a job on GitHub pays for it

    return JobWriter(question, fail_on)


def tell(writer: JobWriter, count: Count, sarif_file: str) -> None:
    """Append to the files that the runner names in the environment."""
    summary, outputs = (os.environ.get(name, '') for name in (SUMMARY, OUTPUT))
    if summary:
        there = Path(summary).stat().st_size if Path(summary).is_file() else 0
        _append(summary, writer.summary(count, there))
    if outputs:
        _append(outputs, writer.outputs(count, sarif_file))


def _append(path: str, text: str) -> None:
    try:
        with open(os.open(path, WITHOUT_WAITING, 0o666), 'ab') as file:  # as for a pipe that nobody reads one would
            if os.name != 'nt':
                os.set_blocking(file.fileno(), True)
            file.write(text.encode())
    except OSError as error:
        remedy = f'let the runner name a file that is there, or take {SUMMARY} and {OUTPUT} away'
        raise MasaError(
            f'the results cannot be passed to the job here ({error.strerror})', path=path, remedy=remedy
        ) from error
