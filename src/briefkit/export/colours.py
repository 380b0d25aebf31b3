"""Makes a publisher's accent colour readable: WCAG 2.2 requires a contrast of 4.5 : 1 between text and background."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
FALLBACK = "#1f3a5f"
WHITE = "#ffffff"
NIGHT = "#16181c"
LEAST = 4.5  # WCAG 2.2, 1.4.3

_Channels = tuple[float, float, float]


@lru_cache(maxsize=32)
def readable(accent: str, background: str = WHITE, *, least: float = 5.5) -> str:
    """The accent, darkened on a light background or lightened on a dark one until its contrast is at least `least`.

    The default leaves room for backgrounds tinted with the accent (`tint`).
    """
    colour = _channels(accent if _COLOUR.fullmatch(accent) else FALLBACK)
    ground = _channels(background)
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    step = -0.02 if _luminance(ground) > 0.18 else 0.02
    while _contrast(colour, ground) < least and 0 <= lightness + step <= 1:
        lightness += step
        colour = colorsys.hls_to_rgb(hue, lightness, saturation)
    return _hex(colour)


def accent_warning(accent: str) -> list[str]:
    """A warning if an accent is hard to read on white paper; else empty."""
    if not _COLOUR.fullmatch(accent) or contrast(accent, WHITE) >= LEAST:
        return []
    ratio = f"{contrast(accent, WHITE):.1f} : 1"
    return [f"the accent {accent} has a contrast of only {ratio} on white; {readable(accent)} is used instead"]


def tint(accent: str, background: str, share: float) -> str:
    """A background tinted with the accent: `share` from 0 (background) to 1 (accent)."""
    colour = accent if _COLOUR.fullmatch(accent) else FALLBACK
    return _hex(_mixed(_channels(background), _channels(colour), share))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21."""
    return _contrast(_channels(one), _channels(other))


def _channels(colour: str) -> _Channels:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(colour: _Channels) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def _mixed(one: _Channels, other: _Channels, share: float) -> _Channels:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _contrast(one: _Channels, other: _Channels) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: _Channels) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
