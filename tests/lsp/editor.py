"""An editor's side of a session with the language server over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

from checker.cli.lsp.places import Places

ROOT = Path(__file__).parents[2]
Heard = Callable[[types.PublishDiagnosticsParams], bool]


class Editor(BaseLanguageClient):
    """A client that remembers what the server publishes."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        super().__init__("editor", "1")
        self.heard: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.heard.put_nowait(params)

    async def rules(self, version: int) -> list[str | int | None]:
        """The codes of the diagnostics published for a version, within a minute."""
        return [each.code for each in await self.diagnostics(version)]

    async def diagnostics(self, version: int) -> list[types.Diagnostic]:
        """The diagnostics published for a version, within a minute."""
        while True:
            params = await asyncio.wait_for(self.heard.get(), 60)
            if params.version == version:
                return list(params.diagnostics)


@asynccontextmanager
async def session(
    folder: Path, encodings: tuple[types.PositionEncodingKind, ...] = ()
) -> AsyncIterator[Editor]:
    """A session with a server of its own, in a folder, shut down in order at its end."""
    editor = Editor()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    await editor.start_io(sys.executable, "-m", "checker.cli", "lsp", cwd=folder, env=environment)
    general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
    capabilities = types.ClientCapabilities(general=general)
    uri = folder.as_uri()
    await editor.initialize_async(types.InitializeParams(capabilities, root_uri=uri))
    editor.initialized(types.InitializedParams())
    yield editor
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()


def open_draft(editor: Editor, uri: str, text: str) -> None:
    """Open a draft as version 1."""
    item = types.TextDocumentItem(uri, "markdown", 1, text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(item))


def type_into(editor: Editor, uri: str, version: int, edit: types.TextEdit) -> None:
    """Send one edit, which makes a new version."""
    document = types.VersionedTextDocumentIdentifier(version, uri)
    change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    editor.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text after the edits of a code action, in UTF-16 positions."""
    places = Places(text, types.PositionEncodingKind.Utf16)
    for edit in sorted(edits, key=lambda each: places.offset(each.range.start), reverse=True):
        start, end = places.offset(edit.range.start), places.offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text
