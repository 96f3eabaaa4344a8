"""What a process costs, and paired rounds in which each tool takes its turn."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import MappingProxyType

CLEAN_OR_FINDINGS = (0, 1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took, from its start to its end."""

    seconds: float
    peak_mb: float
    cpu: float  # seconds of a processor, which other programs on the machine do not lengthen as they do the clock's


@dataclass(frozen=True, slots=True)
class Ratio:
    """One tool's time as a share of another's, over paired rounds."""

    rounds: tuple[float, ...]

    @property
    def middle(self) -> float:
        return median(self.rounds)

    def __str__(self) -> str:
        return f'{self.middle:.2f} ({min(self.rounds):.2f}–{max(self.rounds):.2f})'


# As on an ordinary machine, where Python keeps what it has compiled; and in a folder where nobody has left settings.
ELSEWHERE = tempfile.gettempdir()
ORDINARY = {name: value for name, value in os.environ.items() if name != 'PYTHONDONTWRITEBYTECODE'}


def cost(command: list[str], folder: str | Path = ELSEWHERE) -> Cost:
    """Runs the command in a folder with its output thrown away; anything but clean or findings is an error."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ORDINARY, cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in CLEAN_OR_FINDINGS:
        raise SystemExit(f'exit code {process.returncode} from {" ".join(command[:6])}')
    return Cost(seconds, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def interleaved(
    commands: Mapping[str, list[str]], rounds: int, folders: Mapping[str, Path] = MappingProxyType({})
) -> dict[str, tuple[Cost, ...]]:
    """
    Every command once in each round, each round begun by another; one round before them warms the caches.

    A command runs in the folder of its name, if it has one: what asks git has to stand in the repository.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    names = list(commands)
    for name, command in commands.items():
        cost(command, folders.get(name, ELSEWHERE))
    for turn in range(rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            costs[name].append(cost(commands[name], folders.get(name, ELSEWHERE)))
    return {name: tuple(taken) for name, taken in costs.items()}


def ratio(ours: tuple[Cost, ...], theirs: tuple[Cost, ...]) -> Ratio:
    return Ratio(tuple(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True)))


@contextmanager
def one_core() -> Iterator[None]:
    """Holds this process, and those it starts, to one processor where the system can."""
    if not hasattr(os, 'sched_setaffinity'):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
