"""The one place that runs git: under settings and surroundings of its own, with every odd answer told."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

from masa_check.errors import MasaError

OLDEST = '2.25'
SECONDS = 600  # after which an answer is no longer waited for

# Whatever somebody has set for themselves: no answer looks another way by it, and it runs no program that watches,
# pages, checks signatures, tidies up or asks for a password. What was committed is read, not what replaces it here.
GLOBAL = ('--no-pager', '--no-replace-objects')
LITERAL = '--literal-pathspecs'
KNOWS_NO_PATTERNS = 'check-ignore'  # and refuses to be told that there are none
SETTINGS = {
    'color.ui': 'false',
    'core.attributesFile': os.devnull,
    'core.autocrlf': 'false',
    'core.eol': 'lf',
    'core.fsmonitor': 'false',
    'core.quotePath': 'false',
    'core.untrackedCache': 'false',
    'diff.orderFile': os.devnull,
    'diff.renameLimit': '1000',
    'diff.renames': 'true',
    'gc.auto': '0',
    'i18n.logOutputEncoding': 'UTF-8',
    'log.showRoot': 'true',
    'log.showSignature': 'false',
    'maintenance.auto': 'false',
    'submodule.recurse': 'false',
}
SURROUNDINGS = {
    'GIT_ATTR_NOSYSTEM': '1',
    'GIT_GRAFT_FILE': os.devnull,
    'GIT_OPTIONAL_LOCKS': '0',
    'GIT_TERMINAL_PROMPT': '0',
    'LC_ALL': 'C',
}

# Of git's variables those stay that say where its settings are, how far it looks and how it reaches another machine.
# In a hook the others are about the commit that is being made, and would be taken for any repository that is asked.
KEPT = re.compile(
    'GIT_(CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)'
    '|ASKPASS|SSH.*|SSL_.*|HTTP_.*|PROXY_.*|ALLOW_PROTOCOL|LFS_.*)'
)
TWO_FILES = 'without git, compare two files with `masa-check diff OLD NEW`'
# While a push is being received, what was pushed is only found by these.
QUARANTINE = ('GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES')


class GitError(MasaError):
    """Git gave no answer."""


class NoRepositoryError(GitError):
    """There is none, or none with a folder of files."""


class RefusalError(GitError):
    """Git has looked, and cannot do what is asked: there is no such thing, or not all of it is there."""


def query(folder: str | Path, *arguments: str) -> bytes:
    """What git prints; raises GitError where it refuses, or prints with an error what it has all the same."""
    done = _run(folder, arguments)
    if done.returncode or done.stderr.startswith(b'error: ') or b'\nerror: ' in done.stderr:
        raise _refusal(folder, done)
    return done.stdout


def confirms(folder: str | Path, *arguments: str) -> bool:
    """What git answers to a question by how it ends: 0 is yes, 1 is no, and anything else is no answer."""
    done = _run(folder, arguments)
    if done.returncode not in (0, 1):
        raise _refusal(folder, done)
    return done.returncode == 0


class Program:
    """Git as a program that is asked and answers until it is ended; why it gives no answer, `query` tells."""

    def __init__(self, folder: str | Path, *arguments: str) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        command = _command(folder, arguments)
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=_surroundings())

    def ask(self, question: str) -> bytes:
        """The first line of the answer; nothing where the program has ended."""
        process = self._process
        assert process.stdin
        assert process.stdout
        watch = Timer(SECONDS, process.kill)
        watch.start()
        try:
            process.stdin.write(f'{question}\n'.encode())
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return b''
        finally:
            watch.cancel()

    def read(self, size: int) -> bytes:
        """So many bytes more of the answer, or fewer where the program has ended."""
        assert self._process.stdout
        return self._process.stdout.read(size)

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


def _command(folder: str | Path, arguments: tuple[str, ...]) -> list[str]:
    settings = [f'{key}={value}' for key, value in (*SETTINGS.items(), *_trusted())]
    options = [word for setting in settings for word in ('-c', setting)]
    literal = [] if arguments[0] == KNOWS_NO_PATTERNS else [LITERAL]
    return [_program(), *GLOBAL, *literal, *options, '-C', os.fspath(folder), *arguments]


def _run(folder: str | Path, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    command = _command(folder, arguments)
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=_surroundings(),
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        message = f'git has not answered for {SECONDS} seconds'
        raise GitError(message, remedy=f'see what `git {arguments[0]}` waits for, and try again') from None
    except OSError as error:
        raise GitError(f'git cannot be run ({error.strerror})', remedy='install git again') from None


def _program() -> str:
    """Git with its whole path: Windows would look first among the documents, where anybody may have put one."""
    name = 'git.exe' if os.name == 'nt' else 'git'
    for folder in filter(os.path.isabs, os.get_exec_path()):
        program = os.path.join(folder, name)
        if os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    raise GitError('git is not installed', remedy=f'install git; {TWO_FILES}')


def _surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith('GIT_') or KEPT.fullmatch(name)}
    if QUARANTINE[0] in os.environ:
        kept |= {name: os.environ[name] for name in QUARANTINE if name in os.environ}
    return kept | SURROUNDINGS


def _trusted() -> Iterator[tuple[str, str]]:
    """The folders that the environment trusts though they belong to another user, as containers have it."""
    count = os.environ.get('GIT_CONFIG_COUNT', '')
    for number in range(int(count) if count.isdecimal() and len(count) < len('1000') else 0):
        key, value = (os.environ.get(f'GIT_CONFIG_{part}_{number}', '') for part in ('KEY', 'VALUE'))
        if key.lower() == 'safe.directory':
            yield 'safe.directory', value


def _refusal(folder: str | Path, done: subprocess.CompletedProcess[bytes]) -> GitError:
    text, shown = done.stderr.decode(errors='replace').strip(), Path(folder).as_posix()
    if done.returncode < 0:
        return GitError(f'git was ended by signal {-done.returncode} before it had answered', remedy='try again')
    if 'not a git repository' in text:
        remedy = f'run this on files that are kept in git; {TWO_FILES}'
        return NoRepositoryError('this is not in a git repository', path=shown, remedy=remedy)
    if 'must be run in a work tree' in text:
        remedy = 'run this where the files are checked out, or name them as REV:PATH'
        return NoRepositoryError(
            'this is a bare repository, which has no files but those of its revisions', remedy=remedy
        )
    if 'dubious ownership' in text or 'unsafe repository' in text:
        return _distrust(text, shown)
    if re.search(r'^usage: git|unknown option|unrecognized argument|is not a git command', text, re.MULTILINE):
        return GitError(f'git is too old for this ({_first(text)})', remedy=f'install git {OLDEST} or later')
    return RefusalError(f'git would not answer ({_first(text)})', remedy='put that right, and try again')


def _distrust(text: str, shown: str) -> GitError:
    named = re.search(r"repository (?:at )?\(?'([^']*)'", text)
    add = f'git config --global --add safe.directory {shlex.quote(named[1] if named else shown)}'
    remedy = f'if you trust what is in it, run `{add}`'
    return GitError('git does not read this repository, because it belongs to another user', path=shown, remedy=remedy)


def _first(text: str) -> str:
    """The line that says why; what goes before it is advice."""
    lines = [line for line in text.splitlines() if line.strip()]
    why = next((line for line in lines if line.startswith(('fatal: ', 'error: '))), lines[0] if lines else '')
    return why.removeprefix('fatal: ').removeprefix('error: ') or 'it gave no reason'
