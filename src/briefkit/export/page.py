"""What every page in HTML needs: templates that escape, and a security policy that names what it allows by its hash."""

from __future__ import annotations

import base64
import hashlib
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket


def template_environment(folder: Path) -> Environment:
    """The templates in a folder. Values are escaped; a name that a template does not have is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_CompiledTemplates(folder / "__pycache__"),
    )


class _CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates beside their sources, as Python keeps modules: to compile them takes a third of a call.

    Where nothing may be written, or nothing that can be read is there, they are compiled each time.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, unless its source has changed or the file is damaged."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - of `pickle`, which may raise any
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


def policy_hash(text: str) -> str:
    """A style or script as a content security policy names it: `sha256-…`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
