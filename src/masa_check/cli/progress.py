"""A bar on standard error while a command reads long documents; nothing where that is no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from masa_check.cli import terminal
from masa_check.inert import printable

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar('T')


class ProgressBar:
    """The bar of a command, one stage after another; one that nobody sees does nothing."""

    def __init__(self, shown: Progress | None = None) -> None:
        self._shown = shown
        self._task = shown.add_task('', total=None) if shown else None

    def stage(self, words: str, total: int | None = None) -> None:
        """Begin a stage, of so many steps; of unknown length, it only shows that something is going on."""
        if self._shown and self._task is not None:
            self._shown.reset(self._task, description=printable(words), total=total)

    def over(self, items: Iterable[T], words: str, total: int) -> Iterator[T]:
        """The same items, with a step for each."""
        self.stage(words, total)
        for item in items:
            yield item
            if self._shown and self._task is not None:
                self._shown.advance(self._task)


@contextmanager
def bar() -> Iterator[ProgressBar]:
    """A bar that is gone when the work is done, so that nothing of it stands beside the report."""
    if not terminal.is_watched():
        yield ProgressBar()
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    columns = (TextColumn('{task.description}', markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield ProgressBar(shown)
