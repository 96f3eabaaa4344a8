"""The YAML language server, spoken to as an editor speaks to it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from from_npm import yaml_language_server


class Editor:
    """An editor with one folder open and with settings as VS Code has them; use it as a context."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self.settings: dict[str, Any] = {'validate': True, 'hover': True, 'completion': True}
        self.settings |= {'schemaStore': {'enable': False}}
        self.settings |= {name.removeprefix('yaml.'): value for name, value in settings.items()}
        self.asked = 0

    def __enter__(self) -> Editor:
        server = yaml_language_server()
        assert server
        self.process = subprocess.Popen([server, '--stdio'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        uri = self.folder.as_uri()
        folders = [{'uri': uri, 'name': 'docs'}]
        able = {'workspace': {'configuration': True, 'workspaceFolders': True}}
        self.ask('initialize', {'processId': None, 'rootUri': uri, 'workspaceFolders': folders, 'capabilities': able})
        self.say('initialized', {})
        self.say('workspace/didChangeConfiguration', {'settings': {'yaml': self.settings}})
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Opens a file, and gives what the server marks in it."""
        document = {'uri': path.as_uri(), 'languageId': 'yaml', 'version': 1, 'text': path.read_text('utf-8')}
        self.say('textDocument/didOpen', {'textDocument': document})
        while True:
            told = self._next()
            if told.get('method') == 'textDocument/publishDiagnostics' and told['params']['uri'] == path.as_uri():
                return list(told['params']['diagnostics'])

    def at(self, what: str, path: Path, line: int, column: int) -> Any:
        """Asks for `hover` or `completion` at a place, counted from 0."""
        place = {'line': line, 'character': column}
        return self.ask(f'textDocument/{what}', {'textDocument': {'uri': path.as_uri()}, 'position': place})

    def ask(self, method: str, params: Any) -> Any:
        self.asked += 1
        self._send({'id': self.asked, 'method': method, 'params': params})
        while True:
            told = self._next()
            if told.get('id') == self.asked and 'method' not in told:
                return told.get('result')

    def say(self, method: str, params: Any) -> None:
        self._send({'method': method, 'params': params})

    def _send(self, message: Mapping[str, Any]) -> None:
        raw = json.dumps({'jsonrpc': '2.0', **message}).encode()
        stdin = self._pipe(self.process.stdin)
        stdin.write(b'Content-Length: %d\r\n\r\n%b' % (len(raw), raw))
        stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next message of the server; what it asks of an editor is answered on the way."""
        stdout = self._pipe(self.process.stdout)
        length = 0
        while line := stdout.readline().strip():
            name, _, value = line.partition(b':')
            length = int(value) if name.lower() == b'content-length' else length
        assert length, 'the language server has ended'
        message: dict[str, Any] = json.loads(stdout.read(length))
        if 'id' in message and 'method' in message:
            self._send({'id': message['id'], 'result': self._answer(message)})
        return message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message['method'] != 'workspace/configuration':
            return None
        return [self.settings if item.get('section') == 'yaml' else {} for item in message['params']['items']]

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe
        return pipe
