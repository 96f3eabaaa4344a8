"""Reads a published document in a process of its own, with limits, for its bytes may come from anybody."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from masa_check.cli import signals
from masa_check.document import files
from masa_check.errors import MasaError

if TYPE_CHECKING:
    from masa_check.evidence.printed import PrintedDocument
    from masa_check.evidence.verification import PublishedText
    from masa_check.forms.opening import OpenedSheet

Work = Callable[[bytes, bytes], bytes]  # with a file and an argument
DONE, REFUSED = b'.', b'!'
SECONDS = 60  # after which a document is no longer waited for
ROOM = 2_000_000_000  # bytes of memory
READABLE = 'name a PDF, a Word file (.docx), a saved web page or a text'
WHOLE = 'open it in another program and save it again, or name another file'


def contents(path: Path, shown: str, otherwise: str = READABLE) -> bytes:
    """The bytes of a published document; raises MasaError, which says what else to name."""
    from masa_check.evidence import limits  # noqa: PLC0415 - only who reads a published document pays for it

    try:
        return files.contents(path, shown, limits.LARGEST)
    except MasaError as refused:
        raise MasaError(refused.message, path=shown, remedy=otherwise) from None


def read(raw: bytes, shown: str, seconds: float = SECONDS) -> PrintedDocument:
    """The document in some bytes; raises MasaError where there is none, or where it takes too long."""
    from masa_check.evidence import transfer  # noqa: PLC0415 - as above

    name = shown.encode('utf-8', 'surrogatepass')
    return transfer.unpacked(_apart(transfer.read_as_json, raw, name, shown, seconds))


def text(name: str, raw: bytes, shown: str) -> PublishedText:
    """The published text in some bytes, by its name under `texts`; raises MasaError as `read` does."""
    from masa_check.evidence.verification import PublishedText  # noqa: PLC0415 - as above

    return PublishedText(name, shown, hashlib.sha256(raw).hexdigest(), read(raw, shown))


def sheets(raw: bytes, shown: str) -> tuple[OpenedSheet, ...]:
    """The sheets of a workbook."""
    from masa_check.forms import opening, package  # noqa: PLC0415 - as above

    return opening.unpacked(_apart(package.opened_as_json, raw, b'', shown, SECONDS))


def marked(raw: bytes, marks: bytes, shown: str) -> bytes:
    """A copy of a PDF with marks on it."""
    from masa_check.evidence import highlight  # noqa: PLC0415 - as above

    return _apart(highlight.marked, raw, marks, shown, SECONDS)


def _apart(do: Work, raw: bytes, argument: bytes, shown: str, seconds: float) -> bytes:
    """What comes of doing something with the bytes of a file, in a process that can do little else."""
    context = get_context('spawn')  # nothing of this process is there in the new one
    ours, theirs = context.Pipe()
    with signals.unwinding():
        child = context.Process(target=_child, args=(theirs, do), daemon=True)
        child.start()
        theirs.close()
        try:
            ours.send_bytes(argument)
            ours.send_bytes(raw)
            if not ours.poll(seconds):
                message = f'this document could not be read within {seconds:g} seconds'
                raise MasaError(message, path=shown, remedy=WHOLE)
            answer = ours.recv_bytes()
        except (EOFError, OSError):
            raise MasaError('the program that reads this document broke down', path=shown, remedy=WHOLE) from None
        finally:
            child.kill()
            child.join()
            ours.close()
    if answer[:1] == REFUSED:
        message, _, remedy = answer[1:].decode('utf-8', 'replace').partition('\0')
        raise MasaError(message, path=shown, remedy=remedy)
    return answer[1:]


def _child(pipe: Connection, do: Work) -> None:
    """Do one thing, and answer with what came of it, or with what is wrong and what to do."""
    signals.ignore()
    _limit()
    argument, raw = pipe.recv_bytes(), pipe.recv_bytes()
    try:
        answer = DONE + do(raw, argument)
    except MasaError as refused:
        answer = REFUSED + f'{refused.message}\0{refused.remedy}'.encode()
    except (MemoryError, RecursionError):
        answer = REFUSED + f'this document takes more memory than it may\0{WHOLE}'.encode()
    pipe.send_bytes(answer)


def _limit() -> None:
    """Take from this process what no reader needs: much memory, much time, and files to write."""
    if sys.platform == 'win32':
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))
    if sys.platform == 'linux':  # on a Mac, Python itself is mapped over more than this
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
