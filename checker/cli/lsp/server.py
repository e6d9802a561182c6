"""The server: answers an editor over standard input and output."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from checker import __version__
from checker.cli.lsp.diagnostics import diagnostics_of
from checker.cli.lsp.drafts import Draft, checked
from checker.cli.lsp.hovers import hover_text
from checker.cli.lsp.outline import definitions_at, folds_of, symbols_of
from checker.cli.lsp.places import Places
from checker.cli.lsp.repairs import Repair, repairs_of
from checker.findings import Finding
from checker.model import Span

Params = TypeVar("Params")
Answer = TypeVar("Answer")
UNSAVED = "未保存的草案.txt"  # the name of a draft that has no file yet
PAUSE = 0.2  # seconds without typing before a draft is checked


class Server(LanguageServer):
    """Holds the latest checked version of each open draft."""

    def __init__(self) -> None:
        """Start with no draft."""
        super().__init__("tiaoli", __version__)
        self._drafts: dict[str, Draft] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def places(self, text: str) -> Places:
        """Places of a text in the units that the client wants."""
        return Places(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def later(self, uri: str) -> None:
        """Check a draft once its author pauses; what waited before is dropped."""
        self.forget(uri)
        self._waiting[uri] = asyncio.ensure_future(self._check_after_a_pause(uri))

    def forget(self, uri: str) -> None:
        """Drop what waits to be checked."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    def close(self, uri: str) -> None:
        """Forget a draft and take its diagnostics away."""
        self.forget(uri)
        self._drafts.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def _check_after_a_pause(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        draft = await self.checked(uri)
        if draft.version == self.workspace.get_text_document(uri).version:
            found = diagnostics_of(draft, uri, self.places(draft.text))
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, draft.version)
            )

    async def checked(self, uri: str) -> Draft:
        """The draft as it is now, checked; in a thread, so that the server goes on answering."""
        document: TextDocument = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        known = self._drafts.get(uri)
        if known is None or known.version != version or known.text != text:
            known = await asyncio.to_thread(checked, text, document.path or UNSAVED, version)
            self._drafts[uri] = known
        return known


async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """The findings under the pointer."""
    draft = await server.checked(params.text_document.uri)
    places = server.places(draft.text)
    found = _findings(draft, Span(*[places.offset(params.position)] * 2))
    if not found:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, hover_text(found))
    return types.Hover(text, places.range(found[0].span))


async def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done about the findings in a range: the advice, or a reasoned acceptance."""
    uri = params.text_document.uri
    draft = await server.checked(uri)
    places = server.places(draft.text)
    span = Span(places.offset(params.range.start), places.offset(params.range.end))
    found: list[types.CodeAction] = []
    for finding in _findings(draft, span):
        mine = [d for d in params.context.diagnostics if d.data == finding.fingerprint]
        repairs = await asyncio.to_thread(repairs_of, finding, draft)
        found += [_action(each, mine, _edit(uri, each, places)) for each in repairs]
    return found


async def symbols(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The outline of a draft."""
    draft = await server.checked(params.text_document.uri)
    return symbols_of(draft.regulation, server.places(draft.text)) if draft.regulation else []


async def folds(server: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """What can be folded away."""
    draft = await server.checked(params.text_document.uri)
    return folds_of(draft.regulation, server.places(draft.text)) if draft.regulation else []


async def definition(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Where the reference under the pointer leads."""
    uri = params.text_document.uri
    draft = await server.checked(uri)
    if draft.regulation is None:
        return []
    places = server.places(draft.text)
    return definitions_at(draft.regulation, places.offset(params.position), uri, places)


def _findings(draft: Draft, span: Span) -> list[Finding]:
    """The findings of a draft that a span touches."""
    found = draft.document.findings if draft.document is not None else ()
    return [f for f in found if f.span.start <= span.end and span.start <= f.span.end]


def _action(
    repair: Repair, diagnostics: list[types.Diagnostic], edit: types.WorkspaceEdit
) -> types.CodeAction:
    kind, preferred = types.CodeActionKind.QuickFix, repair.carries_out_advice
    return types.CodeAction(repair.title, kind, diagnostics, is_preferred=preferred, edit=edit)


def _edit(uri: str, repair: Repair, places: Places) -> types.WorkspaceEdit:
    changes = [types.TextEdit(places.range(each.span), each.new) for each in repair.edits]
    return types.WorkspaceEdit({uri: changes})


def make_server() -> Server:
    """A server that knows what it is asked."""
    server = Server()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    server.feature(types.TEXT_DOCUMENT_HOVER)(_with(server, hover))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION)(_with(server, code_actions))
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_with(server, symbols))
    server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)(_with(server, folds))
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_with(server, definition))
    return server


def _with(
    server: Server, answer: Callable[[Server, Params], Awaitable[Answer]]
) -> Callable[[Params], Awaitable[Answer]]:
    async def handler(params: Params) -> Answer:
        return await answer(server, params)

    return handler


def serve() -> None:
    """Answer on standard input and output until the editor ends; logs go to standard error."""
    logging.basicConfig(level=logging.WARNING)
    make_server().start_io()
