"""The server: messages in, answers out. What they ask is answered by one thread of its own, in their order."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from briefkit import __version__
from briefkit.errors import BriefkitError
from briefkit.lsp import actions, completion, rename, targets
from briefkit.lsp.desk import Desk, Shelf
from briefkit.lsp.diagnostics import to_protocol
from briefkit.lsp.document import Document
from briefkit.lsp.hover import hover
from briefkit.lsp.rename import Abilities
from briefkit.lsp.symbols import symbols

T = TypeVar("T")
PAUSE = 0.25
"""Seconds without typing after which a text is checked."""
_WATCHED = ("**/*.md", "**/registry.yaml", "**/briefkit.toml")
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The language server of briefkit, for the texts that are open in one editor."""

    def __init__(self) -> None:
        super().__init__("briefkit", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.able = Abilities()
        self.said_goodbye = False
        self.code = 0
        """The exit code: 1 if the editor ends the server without a word before."""
        self._worker = ThreadPoolExecutor(1, "briefkit")
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, str] = {}

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what went wrong: the answer to a request has said it to the user."""
        _log.error("%s: %s", source, error)

    def meet(self, capabilities: types.ClientCapabilities) -> None:
        """Take note of what the editor can do."""
        self.desk.encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        edits = capabilities.workspace.workspace_edit if capabilities.workspace else None
        ordered = bool(edits and edits.document_changes)
        operations = (edits.resource_operations if edits else None) or ()
        self.able = Abilities(ordered, ordered and types.ResourceOperationKind.Rename in operations)

    def do(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Do some work after all that was asked before."""
        return asyncio.get_running_loop().run_in_executor(self._worker, work)

    async def ask(self, uri: str, question: Callable[[Shelf, Document], T]) -> T | None:
        """The answer to a question about an open text; None if it is in no library. Raises JsonRpcException."""

        def answer() -> T | None:
            found = self.desk.find(uri)
            return question(*found) if found else None

        try:
            return await self.do(answer)
        except BriefkitError as error:
            hint = f" ({error.hint})" if error.hint else ""
            raise Refusal(error.message + hint, types.LSPErrorCodes.RequestFailed.value) from None

    def check(self, uri: str, pause: float = 0.0) -> None:
        """Check a text soon; a check that is asked for again begins anew."""
        if uri in self._checks:
            self._checks[uri].cancel()
        self._checks[uri] = asyncio.ensure_future(self._check(uri, pause))

    def check_all(self, pause: float = 0.0) -> None:
        """Check everything that is open."""
        for uri in self.desk.uris():
            self.check(uri, pause)

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)

        def answer() -> tuple[int | None, list[types.Diagnostic], str]:
            found = self.desk.find(uri)
            if found is None:
                return None, [], ""
            document = found[1]
            try:
                items = self.desk.diagnostics(uri)
            except BriefkitError as error:
                return document.version, [], f"{error.message}" + (f" ({error.hint})" if error.hint else "")
            return document.version, [to_protocol(document, item) for item in items], ""

        version, found, problem = await self.do(answer)
        self._tell(uri, problem)
        named = types.PublishDiagnosticsParams(uri, found, version)
        self.text_document_publish_diagnostics(named)

    def _tell(self, uri: str, problem: str) -> None:
        """Say why a library cannot be read, once."""
        if problem and problem not in self._shown.values():
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"briefkit: {problem}"))
        self._shown[uri] = problem

    def forget(self, uri: str) -> None:
        """Take back what was found in a text that is closed."""
        if task := self._checks.pop(uri, None):
            task.cancel()
        self._shown.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def end(self) -> None:
        """Begin nothing more. What is being worked on only reads, so nobody waits for it."""
        self._worker.shutdown(wait=False, cancel_futures=True)


class Refusal(JsonRpcException):
    """A request that cannot be answered, with a sentence for the user."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message, code)


def make_server() -> Server:
    """A server with all that it can do."""
    server = Server()
    _meet(server)
    _take_texts(server)
    _take_leave(server)
    _answer(server)
    _look_up(server)
    _change(server)
    return server


def _meet(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.meet(params.capabilities)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            named = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([named]))


def _take_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        given = params.text_document
        server.do(lambda: server.desk.put(given.uri, given.text, given.version))
        server.check(given.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        given, text = params.text_document, params.content_changes[-1].text
        server.do(lambda: server.desk.put(given.uri, text, given.version))
        server.check(given.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.do(server.desk.look_again)
        server.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.do(lambda: server.desk.drop(params.text_document.uri))
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.do(server.desk.look_again)
        server.check_all(PAUSE)


def _take_leave(server: Server) -> None:
    @server.feature(types.EXIT)
    def left(_: None) -> None:
        server.code = int(not server.said_goodbye)

    @server.feature(types.SHUTDOWN)
    def leaving(_: None) -> None:
        server.said_goodbye = True


def _answer(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(list(completion.TRIGGERS)))
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        def offers(shelf: Shelf, document: Document) -> types.CompletionList:
            return completion.complete(shelf, document, document.place(params.position))

        return await server.ask(params.text_document.uri, offers)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def say(params: types.HoverParams) -> types.Hover | None:
        def about(shelf: Shelf, document: Document) -> types.Hover | None:
            found = hover(shelf, document, document.place(params.position))
            if found is None:
                return None
            text, start, end = found
            return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), document.range(start, end))

        return await server.ask(params.text_document.uri, about)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> types.Location | None:
        def where(shelf: Shelf, document: Document) -> types.Location | None:
            target = targets.target_at(shelf, document, document.place(params.position))
            spot = targets.definition(shelf, document, target) if target else None
            return _location(spot) if spot else None

        return await server.ask(params.text_document.uri, where)


def _look_up(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location] | None:
        def where(shelf: Shelf, document: Document) -> list[types.Location]:
            target = targets.target_at(shelf, document, document.place(params.position))
            return [_location(spot) for spot in targets.references(shelf, document, target)] if target else []

        return await server.ask(params.text_document.uri, where)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return await server.ask(params.text_document.uri, lambda _, document: list(symbols(document)))


def _change(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(list(actions.KINDS)))
    async def act(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        def fixes(shelf: Shelf, document: Document) -> list[types.CodeAction]:
            start, end = document.place(params.range.start), document.place(params.range.end)
            only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()] or None
            return list(actions.actions(shelf, document, start, end, only=only, able=server.able))

        return await server.ask(params.text_document.uri, fixes)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        def placeholder(shelf: Shelf, document: Document) -> types.PrepareRenamePlaceholder | None:
            target = targets.target_at(shelf, document, document.place(params.position))
            if target is None:
                return None
            rename.check_renamable(target)
            return types.PrepareRenamePlaceholder(document.range(target.start, target.end), target.id)

        return await server.ask(params.text_document.uri, placeholder)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def renamed(params: types.RenameParams) -> types.WorkspaceEdit | None:
        def edit(shelf: Shelf, document: Document) -> types.WorkspaceEdit | None:
            target = targets.target_at(shelf, document, document.place(params.position))
            return rename.rename(shelf, document, target, params.new_name, server.able) if target else None

        return await server.ask(params.text_document.uri, edit)


def _location(spot: targets.Spot) -> types.Location:
    return types.Location(spot.document.uri, spot.document.range(spot.start, spot.end))


def serve() -> int:
    """Answer on stdin and stdout until the editor goes; returns the exit code. What is printed goes to stderr."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="briefkit lsp: %(message)s")
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_fault)
    streams, server = (sys.stdin, sys.stdout), make_server()
    sys.stdin, sys.stdout = io.StringIO(), sys.stderr  # what somebody else reads or prints is no message
    try:
        server.start_io(streams[0].buffer, streams[1].buffer)
    finally:
        server.end()
        sys.stdin, sys.stdout = streams
    return server.code


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether something went wrong, and was not only refused with a sentence."""
    return not (record.exc_info and isinstance(record.exc_info[1], Refusal))
