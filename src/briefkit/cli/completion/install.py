"""`--install-completion` and `--show-completion`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefkit.cli.completion.scripts import HERE, SCRIPTS
from briefkit.core.text.words import suggestion
from briefkit.errors import BriefkitError

_ALSO = {"pwsh": "powershell"}


class Installed(NamedTuple):
    """The file with the script, the file of the shell that loads it, and whether that had to be changed."""

    script: Path
    loaded_by: Path | None
    changed: bool


def shell_named(name: str) -> str:
    """The shell that is meant. Raises BriefkitError for one that is not known, or if nobody can tell."""
    if name == HERE:
        name = _shell_here()
    name = _ALSO.get(name, name)
    if name not in SCRIPTS:
        raise BriefkitError(f"there is no completion for “{name}”", hint=suggestion(name, SCRIPTS))
    return name


def _shell_here() -> str:
    import shellingham

    try:
        found: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        found = Path(os.environ.get("SHELL", "")).name
    if not found:
        raise BriefkitError("it is not known which shell this is", hint="name it: --install-completion bash")
    return found


def install(shell: str) -> Installed:
    """Write the script of a shell where it is loaded from. Raises BriefkitError."""
    script = script_path(shell)
    if script is None:
        hint = "add the output of “briefkit --show-completion powershell” to the file that $PROFILE names"
        raise BriefkitError("completion for PowerShell is not installed by briefkit", hint=hint)
    try:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(SCRIPTS[shell], "utf-8")
        return _LOADERS[shell](script)
    except OSError as error:
        message = f"completion cannot be installed: {error.strerror or error}"
        hint = f"load the output of “briefkit --show-completion {shell}” yourself"
        raise BriefkitError(f"{message}: {error.filename}" if error.filename else message, hint=hint) from error


def script_path(shell: str) -> Path | None:
    """Where the script of a shell is installed; None for a shell for which it is not."""
    home = Path.home()
    if shell == "bash":
        return home / ".bash_completions" / "briefkit.sh"
    if shell == "zsh":
        return _zsh_folder(home) / ".zfunc" / "_briefkit"
    if shell == "fish":
        return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions" / "briefkit.fish"
    return None


def installed_told(found: Installed) -> list[str]:
    """What was installed, in sentences."""
    loaded = [f"{found.loaded_by} {'now loads' if found.changed else 'loads'} it"] if found.loaded_by else []
    return [
        f"completion is installed in {found.script}",
        *loaded,
        "open a new terminal, type “briefkit show ” and press Tab",
    ]


def _bash(script: Path) -> Installed:
    settings = Path.home() / ".bashrc"
    return Installed(script, settings, _load(settings, str(script), f"source {_quoted(script)}"))


def _zsh(script: Path) -> Installed:
    settings = _zsh_folder(Path.home()) / ".zshrc"
    ready = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }"
    return Installed(script, settings, _load(settings, str(script), f"{ready}; source {_quoted(script)}"))


def _zsh_folder(home: Path) -> Path:
    return Path(os.environ.get("ZDOTDIR") or home)


def _fish(script: Path) -> Installed:
    return Installed(script, None, False)


_LOADERS: dict[str, Callable[[Path], Installed]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
"""Shell → what has it load its script."""


def _quoted(path: Path) -> str:
    from briefkit.core.text.shell import argument

    return argument(str(path))


def _load(settings: Path, known_by: str, line: str) -> bool:
    """Add a line to the settings of a shell unless they load the script already; what they have stays as it is."""
    before = settings.read_bytes() if settings.exists() else b""
    if known_by.encode() in before:
        return False
    with settings.open("ab") as file:
        file.write(b"\n" if before and not before.endswith(b"\n") else b"")
        file.write(f"{line}\n".encode())
    return True
