"""Runs the command line, and turns every way of ending into its exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from masa_check.errors import ExitCode, MasaError

INTERRUPTED = 130


def run() -> None:
    """Run a command as a process of its own, quick to start and to end."""
    gc.disable()  # what a run makes it keeps until its end; looking for rubbish is a tenth of it
    os.environ.setdefault('PYDANTIC_DISABLE_PLUGINS', '__all__')  # looking for plugins we do not have is another
    try:
        main()
        code: int | str | None = ExitCode.OK
    except SystemExit as ended:
        code = ended.code
    if isinstance(code, str) or not sys.stdout or not sys.stderr:
        sys.exit(code)
    with suppress(OSError):  # it could not be written, which has been said if it can be
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code or 0)  # taking every object down one by one is a seventh of the time of a run


def main() -> None:
    """Run a command; a mistake of the user's is one line, a mistake of ours says so and exits with 70."""
    try:
        from masa_check.cli.app import app  # noqa: PLC0415 - what fails to import is our mistake, and says so

        app(prog_name='masa-check')
    except MasaError as error:
        _tell(str(error))
        sys.exit(ExitCode.COULD_NOT_RUN)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        _tell(f'the machine would not have it: {error.strerror or error}; make room, or close what is in the way')
        sys.exit(ExitCode.COULD_NOT_RUN)
    except Exception as error:
        if os.environ.get('MASA_CHECK_DEBUG'):
            sys.excepthook(type(error), error, error.__traceback__)
        _tell(
            f'this is our mistake, not yours ({type(error).__name__}: {error}); '
            'run again with MASA_CHECK_DEBUG=1 and report what it prints'
        )
        sys.exit(ExitCode.OUR_BUG)


def _tell(said: str) -> None:
    """Write a line to standard error; where that is closed or full, the exit code alone must tell."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f'masa-check: {said}\n')


if __name__ == '__main__':
    run()
