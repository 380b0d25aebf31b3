"""The Model Context Protocol as far as a server of tools needs it: messages of JSON-RPC 2.0 in, answers out.

Two ways to agree on a version are known: the handshake `initialize` of 2024-11-05 to 2025-11-25, and from 2026-07-28 on
a version in each request, with `server/discover` to ask for those that there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

Json = Any

HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
"""The versions that `initialize` agrees on, oldest first."""
STATELESS = ("2026-07-28",)
"""The versions of which each request names its own."""
_WITH_BATCHES = HANDSHAKE[:2]

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL_ERROR = -32700, -32600, -32601, -32602, -32603
UNSUPPORTED_VERSION = -32022

_VERSION = "io.modelcontextprotocol/protocolVersion"
_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities"
_SERVER = "io.modelcontextprotocol/serverInfo"
_CACHED = {"ttlMs": 0, "cacheScope": "private"}


class ProtocolError(Exception):
    """A request that cannot be answered, with the code of JSON-RPC."""

    def __init__(self, code: int, message: str, data: Json = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data


class Tools(Protocol):
    """The tools that a server offers."""

    def listed(self) -> list[Json]:
        """Their descriptions."""

    def call(self, name: str, arguments: Mapping[str, Json]) -> Json:
        """The result of a call. Raises ProtocolError if there is no such tool."""


class Conversation:
    """One client: what it says, and what it is answered."""

    def __init__(self, tools: Tools, server: Mapping[str, str], instructions: str) -> None:
        self._tools, self._server, self._instructions = tools, server, instructions
        self._version: str | None = None
        self._methods: dict[str, Callable[[Mapping[str, Json]], Json]] = {
            "ping": lambda _: {},
            "tools/list": self._list,
            "tools/call": self._call,
        }

    def answer(self, message: Json) -> Json | None:
        """The answer to a message, or to several in a list; None for a notification, or an answer to us."""
        if not isinstance(message, list):
            return self._answer(message)
        if self._version not in _WITH_BATCHES or not message:
            return error_answer(None, ProtocolError(INVALID_REQUEST, "one message a line, please: no batches"))
        return [answer for one in message if (answer := self._answer(one)) is not None] or None

    def _answer(self, message: Json) -> Json | None:
        if not isinstance(message, Mapping):
            return error_answer(None, ProtocolError(INVALID_REQUEST, "a message is a JSON object"))
        if "method" not in message and ("result" in message or "error" in message):
            return None
        id_ = message.get("id")
        if "id" in message and (isinstance(id_, bool) or not isinstance(id_, str | int)):
            return error_answer(None, ProtocolError(INVALID_REQUEST, "an id is a text or a whole number"))
        if message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
            return error_answer(id_, ProtocolError(INVALID_REQUEST, "a message needs “jsonrpc”: “2.0” and a method"))
        try:
            result = self._result(message)
        except ProtocolError as error:
            return error_answer(id_, error) if "id" in message else None
        return {"jsonrpc": "2.0", "id": id_, "result": result} if "id" in message else None

    def _result(self, message: Mapping[str, Json]) -> Json:
        method, params = message["method"], message.get("params", {})
        if not isinstance(params, Mapping):
            raise ProtocolError(INVALID_PARAMS, "params are a JSON object")
        if "id" not in message:
            return None
        if method == "initialize":
            return self._initialize(params)
        stateless = _is_stateless(params)
        if method == "server/discover" and stateless:
            return self._discovered()
        answer = self._methods.get(method)
        if answer is None:
            raise ProtocolError(METHOD_NOT_FOUND, f"there is no method “{method[:100]}”")
        if self._version is None and not stateless and method != "ping":
            raise ProtocolError(INVALID_REQUEST, "“initialize” comes first")
        result = answer(params)
        return {**result, **self._stateless(method)} if stateless else result

    def _initialize(self, params: Mapping[str, Json]) -> Json:
        wanted = params.get("protocolVersion")
        if not isinstance(wanted, str):
            raise ProtocolError(INVALID_PARAMS, "“initialize” needs a protocolVersion")
        self._version = wanted if wanted in HANDSHAKE else HANDSHAKE[-1]
        return {"protocolVersion": self._version, "serverInfo": self._server, **self._offer()}

    def _offer(self) -> dict[str, Json]:
        return {"capabilities": {"tools": {}}, "instructions": self._instructions}

    def _discovered(self) -> Json:
        return {"supportedVersions": [*STATELESS, *HANDSHAKE], **self._offer(), **self._stateless("server/discover")}

    def _stateless(self, method: str) -> Json:
        """What each result has from 2026-07-28 on."""
        cached = {} if method in ("tools/call", "ping") else _CACHED
        return {"resultType": "complete", **cached, "_meta": {_SERVER: self._server}}

    def _list(self, params: Mapping[str, Json]) -> Json:
        if params.get("cursor") is not None:
            raise ProtocolError(INVALID_PARAMS, "the list of tools has one page")
        return {"tools": self._tools.listed()}

    def _call(self, params: Mapping[str, Json]) -> Json:
        name, arguments = params.get("name"), params.get("arguments")
        if not isinstance(name, str):
            raise ProtocolError(INVALID_PARAMS, "a call needs the name of a tool")
        if arguments is not None and not isinstance(arguments, Mapping):
            raise ProtocolError(INVALID_PARAMS, "arguments are a JSON object")
        return self._tools.call(name, arguments or {})


def _is_stateless(params: Mapping[str, Json]) -> bool:
    """Whether a request names its version. Raises ProtocolError for one that is not spoken here."""
    meta = params.get("_meta")
    if not isinstance(meta, Mapping) or _VERSION not in meta:
        return False
    version = meta[_VERSION]
    if not isinstance(version, str) or not isinstance(meta.get(_CAPABILITIES), Mapping):
        raise ProtocolError(INVALID_PARAMS, f"_meta needs a text as {_VERSION} and an object as {_CAPABILITIES}")
    if version not in STATELESS:
        data = {"supported": [*STATELESS, *HANDSHAKE], "requested": version[:100]}
        raise ProtocolError(UNSUPPORTED_VERSION, "this version of the protocol is not spoken here", data)
    return True


def error_answer(id_: Json, error: ProtocolError) -> Json:
    """The answer to a request that cannot be answered; without an id if it has none that can be read."""
    told = {"code": error.code, "message": error.message}
    return {"jsonrpc": "2.0", "id": id_, "error": told if error.data is None else {**told, "data": error.data}}
