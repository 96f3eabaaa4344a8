"""
Builds the desk: a static folder in which masa-check runs in a browser; with --serve, serves it on this machine alone.

What comes from registries is pinned by hash in desk/lock.json. Nothing that is built is committed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from masa_check.desk import shell, transport
from scripts import notices

ROOT = Path(__file__).parents[1]
SHELL, BUILD = ROOT / 'desk', ROOT / 'build'
OUT, NPM, WHEELS = BUILD / 'desk', BUILD / 'npm', BUILD / 'wheels'
LOCK: Mapping[str, Any] = json.loads((SHELL / 'lock.json').read_text('utf-8'))
STATIC = ('desk.js', 'store.js', 'worker.js', 'desk.css', 'icon.svg')
LEFT_OUT = ('cli', '__main__.py', '__pycache__')  # of our own package: what a browser has no use for
NATIVE = '.so'  # of a wheel for another machine only its Python is taken
UNUSED = 'pydantic/v1/'  # what stands there for those who have not moved on from an earlier version
ANY, EPOCH = 'any', (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes
PORT = 8031
REHEARSED = ROOT / 'tests' / 'documents' / 'ashdrum.md'  # a published document that was made up


class BuildError(Exception):
    """What is lacking to build the desk, and what to do."""


def build(out: Path = OUT) -> Path:
    """The folder, made anew."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    programs(out)
    bundles = {name: list(wheels(name)) for name in dict.fromkeys(one['bundle'] for one in LOCK['wheels'])}
    core = dict(sorted({**packed(bundles.pop('core')), **own()}.items()))
    archive(out / 'core.zip', core)
    archive(out / 'core.zip', {**core, **warmed(out)})
    for name, files in bundles.items():
        archive(out / f'{name}.zip', packed(files))
    for name in STATIC:
        shutil.copyfile(SHELL / name, out / name)
    shutil.copyfile(ROOT / 'src' / 'masa_check' / 'reporters' / 'draw' / 'page.css', out / 'page.css')
    third = list(notices.blocks(LOCK, {one['name']: wheel(one) for one in LOCK['wheels']}, licences()))
    (out / 'THIRD-PARTY-NOTICES').write_text(notices.plain(third), 'utf-8')
    session = transport.session(date.today())
    for name, text in shell.pages(third, session).items():
        (out / name).write_text(text, 'utf-8')
    for name, raw in shell.empty_forms(session).items():
        (out / name).write_bytes(raw)
    return out


def programs(out: Path) -> None:
    """Pyodide and idiomorph from npm, each file held to its hash."""
    wanted = [f'{name}@{one["version"]}' for name, one in LOCK['npm'].items()]
    if not all((NPM / 'node_modules' / name).is_dir() for name in LOCK['npm']):
        npm = shutil.which('npm')
        if npm is None:
            raise BuildError('the desk needs npm, which comes with Node.js: install it, and run `make desk` again')
        # What npm has in its cache is taken without asking the registry again: every file is held to its hash below.
        run(npm, 'install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', str(NPM), *wanted)
    for name, one in LOCK['npm'].items():
        for file, sha256 in one['files'].items():
            source = NPM / 'node_modules' / name / file
            hold(source, sha256)
            target = out / ('pyodide' if name == 'pyodide' else '') / source.name
            if source.name != 'LICENSE':
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, target)


def licences() -> Mapping[str, str]:
    """The texts of licences that their programs do not bring along."""
    own = {one.name: one.read_text('utf-8') for one in (SHELL / 'licences').iterdir()}
    return {**own, 'LICENSE': (NPM / 'node_modules' / 'idiomorph' / 'LICENSE').read_text('utf-8')}


def wheels(bundle: str) -> Iterator[Path]:
    """The wheels of a bundle."""
    return (wheel(one) for one in LOCK['wheels'] if one['bundle'] == bundle)


def wheel(one: Mapping[str, str]) -> Path:
    """A wheel, downloaded by pip where it is not there yet, and held to its hash."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    return there(one) or downloaded(one)


def there(one: Mapping[str, str]) -> Path | None:
    """The file of a wheel that was downloaded before."""
    found = (file for file in WHEELS.glob('*.whl') if digest(file) == one['sha256'])
    return next(found, None)


def downloaded(one: Mapping[str, str]) -> Path:
    """The file of a wheel, downloaded."""
    wish = WHEELS / f'{one["name"]}.txt'
    wish.write_text(f'{one["name"]}=={one["version"]} --hash=sha256:{one["sha256"]}\n', 'utf-8')
    place = ('--python-version', '3.14', '--implementation', 'cp', '--platform', one['platform'])
    own = () if one['platform'] == ANY else place
    pip = (sys.executable, '-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps')
    run(*pip, '--only-binary', ':all:', '--require-hashes', '--dest', str(WHEELS), *own, '--requirement', str(wish))
    found = there(one)
    if found is None:
        raise BuildError(f'{one["name"]} {one["version"]} has another hash than desk/lock.json says')
    return found


def packed(files: Iterable[Path]) -> dict[str, bytes]:
    """The files in some wheels, by their names."""
    contents = {}
    for file in files:
        native = 'wasm32' in file.name
        with zipfile.ZipFile(file) as wheel:
            for name in sorted(wheel.namelist()):
                if not (name.endswith(('/', *(() if native else (NATIVE,)))) or name.startswith(UNUSED)):
                    contents[name] = wheel.read(name)
    return contents


def own() -> dict[str, bytes]:
    """Our own package and its rules, as they are installed."""
    source, rules = ROOT / 'src', ROOT / 'rules'
    code = (one for one in sorted((source / 'masa_check').rglob('*')) if not {*one.parts} & {*LEFT_OUT})
    files = {one.relative_to(source).as_posix(): one for one in code if one.is_file()}
    files |= {f'masa_check/rules/{one.name}': one for one in sorted(rules.iterdir())}
    return {name: one.read_bytes() for name, one in files.items()}


def archive(target: Path, files: Mapping[str, bytes]) -> None:
    """Some files as a zip."""
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, raw in files.items():
            made.writestr(zipfile.ZipInfo(name, EPOCH), raw, zipfile.ZIP_DEFLATED, 9)


def warmed(out: Path) -> dict[str, bytes]:
    """What Python 3.14 compiles and caches when the desk runs once, so that no browser has to."""
    node = shutil.which('node')
    if node is None:
        raise BuildError('the desk needs Node.js: install it, and run `make desk` again')
    run(node, str(SHELL / 'warm.mjs'), str(out), str(REHEARSED))
    warm = out / 'warm'
    files = {one.relative_to(warm).as_posix(): one.read_bytes() for one in sorted(warm.rglob('*')) if one.is_file()}
    shutil.rmtree(warm)
    return files


def hold(file: Path, sha256: str) -> None:
    """Raise BuildError where a file has another hash than the lock says."""
    if not file.is_file() or digest(file) != sha256:
        remedy = f'delete {NPM} and run `make desk` again'
        raise BuildError(f'{file} is not the file that desk/lock.json names: {remedy}')


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(*command: str) -> None:
    """Run a program; raises BuildError with all that it said."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise BuildError(f'{" ".join(command)}\n{ran.stdout}{ran.stderr}')


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder, and says nothing of each request."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of a folder, which this machine alone can reach."""
    return ThreadingHTTPServer(('127.0.0.1', port), partial(Quiet, directory=str(folder)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--serve', action='store_true', help='serve the folder on 127.0.0.1 when it is built')
    parser.add_argument('--port', type=int, default=PORT, help=f'the port, {PORT} unless you say otherwise')
    chosen = parser.parse_args()
    try:
        out = build()
    except BuildError as lacking:
        sys.exit(f'desk: {lacking}')
    print(f'The desk is built in {out.relative_to(ROOT)}: any web server can hold that folder')
    if chosen.serve:
        with server(out, chosen.port) as serving:
            print(f'Open http://127.0.0.1:{serving.server_port}/ in a browser; Ctrl+C ends it', flush=True)
            try:
                serving.serve_forever()
            except KeyboardInterrupt:
                print()


if __name__ == '__main__':
    main()
