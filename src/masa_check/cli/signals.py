"""Ends a run when a signal asks for it: at once, with no file left in the making and nothing to read of it."""

from __future__ import annotations

# `signal` itself takes 5 ms to import, in which an interrupt would be a traceback.
import _signal  # type: ignore[import-not-found]  # in every Python, though mypy has no types of it
import os

from masa_check import unfinished

TYPE_CHECKING = False  # `typing` would take as long again
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPT: int = _signal.SIGINT
# Signals that end a process by default. Not SIGKILL, which cannot be caught; SIGPIPE and SIGXFSZ, which Python ignores;
# nor faults such as SIGSEGV.
ENDING: frozenset[int] = frozenset(
    getattr(_signal, name)
    for name in (
        'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGABRT', 'SIGXCPU', 'SIGALRM', 'SIGVTALRM', 'SIGPROF', 'SIGUSR1',
        'SIGUSR2', 'SIGIO', 'SIGPWR', 'SIGSTKFLT', 'SIGBREAK',
    )
    if hasattr(_signal, name)
)  # fmt: skip


class Ended(BaseException):
    """A run is to end, once what it has open has been closed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _State:
    """How a signal is answered just now."""

    unwinding = False
    deferred = False
    waiting = 0  # the signal that came while it was deferred


def watch() -> None:
    """Answer every signal that ends a process, but for those that whoever started it has told it not to hear."""
    for number in ENDING:
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, _answer)


def ignore() -> None:
    """Leave every such signal to the process that started this one."""
    for number in ENDING:
        _signal.signal(number, _signal.SIG_IGN)


def end(number: int) -> NoReturn:
    """End as the signal has it, with no file left in the making."""
    for path in tuple(unfinished.PATHS):
        try:  # noqa: SIM105 - contextlib would take longer than all of this
            os.unlink(path)
        except OSError:
            pass
    if number != INTERRUPT and os.name != 'nt':
        _signal.signal(number, _signal.SIG_DFL)
        _signal.raise_signal(number)  # so that whoever started the run sees what ended it
    os._exit(128 + number)


def _answer(number: int, _: object) -> None:
    if _State.deferred:
        _State.waiting = number
    elif _State.unwinding:
        _State.unwinding = False  # who asks twice does not wait
        raise Ended(number)
    else:
        end(number)


class deferred:  # noqa: N801 - it reads as what is done to signals
    """Signals wait until the block has been left: what is half done in it cannot be left so."""

    def __enter__(self) -> None:
        _State.deferred = True

    def __exit__(self, *_: object) -> None:
        _State.deferred = False
        if _State.waiting:
            end(_State.waiting)


class unwinding:  # noqa: N801 - as above
    """A signal is raised as `Ended` in the block, which has more to close than files: processes of its own."""

    def __enter__(self) -> None:
        _State.unwinding = True

    def __exit__(self, *_: object) -> None:
        _State.unwinding = False
