"""What a job on GitHub is told beside its annotations: its summary, and what its later steps may ask for."""

from __future__ import annotations

import os
from pathlib import Path

from masa_check.errors import MasaError
from masa_check.report.report import Report
from masa_check.values import Force

SUMMARY, OUTPUT = 'GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'
WITHOUT_WAITING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0)


def files() -> list[str]:
    """The files that the runner names, each of which may be told something."""
    return [path for path in map(os.environ.get, (SUMMARY, OUTPUT)) if path]


def tell(report: Report, fail_on: Force | None, sarif_file: str) -> None:
    """Append to the files that the runner names in the environment; where it names none, there is nobody to tell."""
    summary, outputs = (os.environ.get(name, '') for name in (SUMMARY, OUTPUT))
    if not (summary or outputs):
        return
    from masa_check.reporters.check import github  # noqa: PLC0415 - only a job on GitHub pays for it

    if summary:
        there = Path(summary).stat().st_size if Path(summary).is_file() else 0
        _append(summary, github.summary(report, there, fail_on))
    if outputs:
        _append(outputs, github.outputs(report, sarif_file))


def _append(path: str, text: str) -> None:
    try:
        with open(os.open(path, WITHOUT_WAITING, 0o666), 'ab') as file:  # as for a pipe that nobody reads one would
            if os.name != 'nt':
                os.set_blocking(file.fileno(), True)
            file.write(text.encode())
    except OSError as error:
        remedy = f'let the runner name a file that is there, or take {SUMMARY} and {OUTPUT} away'
        raise MasaError(f'the job cannot be told here ({error.strerror})', path=path, remedy=remedy) from error
