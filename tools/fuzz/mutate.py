"""Inputs made from samples: cut, joined, repeated and spoilt at random, but the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

LONGEST = 100 * 1024
"""Bytes of an input: the size up to which every command is to stay within the limits of `forked`."""
_NASTY = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae",
    b"\xf0\x9f\x87\xba", b"\r", b"\r\n", b"\n\n", b"\t", b" ", b"\\", b"'", b'"', b"`", b"[", b"]", b"(", b")", b"{",
    b"}", b"<", b">", b"&", b"*", b"|", b"!", b"%", b"@", b"#", b"-", b":", b"~", b"$", b"^", b"/", b"../", b"\x1b[2J",
    b"9" * 5000, b"-1", b"1e400", b"0x1", b"9999-12-31", b"0000-00-00", b"2018-02-30", b"/etc/passwd",
    b"/proc/self/environ", b"../outside/secret.md",
)  # fmt: skip


def mutated(random: Random, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """An input of at most LONGEST bytes: a sample with a few changes, or, one time in eight, something repeated."""
    tokens = [*tokens, *_NASTY]
    if random.random() < 1 / 8:
        return _repeated(random, seeds, tokens)[:LONGEST]
    data = random.choice(seeds)
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8))):
        data = random.choice(_CHANGES)(random, data, tokens, seeds)
    return data[:LONGEST]


def _repeated(random: Random, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """A sample with one to three tokens repeated up to a size, each time in a row or opened and closed."""
    data = random.choice(seeds)
    unit = b"".join(random.choice(tokens) for _ in range(random.randint(1, 3)))
    times = random.choice((10, 100, 1000, 10_000, LONGEST)) // len(unit) + 1
    bomb = unit * times
    if random.random() < 0.3:
        bomb += random.choice(tokens) * min(times, LONGEST // 2)
    at = _place(random, data)
    return data[:at] + bomb + data[at:]


def _place(random: Random, data: bytes) -> int:
    """A place in the data; every other time at the start of a line or after a space, where a word of a syntax is."""
    at = random.randint(0, len(data))
    if random.random() < 0.5:
        at = max(data.rfind(b"\n", 0, at), data.rfind(b" ", 0, at)) + 1
    return at


_Change = Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def _insert(random: Random, data: bytes, tokens: Sequence[bytes], _: object) -> bytes:
    at = _place(random, data)
    return data[:at] + random.choice(tokens) + data[at:]


def _delete(random: Random, data: bytes, *_: object) -> bytes:
    at = _place(random, data)
    return data[:at] + data[at + random.choice((1, 1, 2, 5, 20, 100)) :]


def _flip(random: Random, data: bytes, *_: object) -> bytes:
    at = _place(random, data)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _replace_word(random: Random, data: bytes, tokens: Sequence[bytes], _: object) -> bytes:
    at = _place(random, data)
    end = next((place for place in range(at, len(data)) if data[place] in b" \n,:]})"), len(data))
    return data[:at] + random.choice(tokens) + data[end:]


def _copy_within(random: Random, data: bytes, *_: object) -> bytes:
    start, at = _place(random, data), _place(random, data)
    piece = data[start : start + random.choice((5, 20, 100, 500))]
    return data[:at] + piece * random.choice((1, 1, 2, 50)) + data[at:]


def _splice(random: Random, data: bytes, _: object, seeds: Sequence[bytes]) -> bytes:
    other = random.choice(seeds)
    return data[: _place(random, data)] + other[_place(random, other) :]


_CHANGES: tuple[_Change, ...] = (_insert, _insert, _delete, _flip, _replace_word, _replace_word, _copy_within, _splice)
