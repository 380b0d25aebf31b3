"""Addresses in front matter that no browser opens."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Trail
from briefkit.core.text.addresses import address_key


@rule(
    "address",
    bad='origin: {url: "javascript:alert(1)"}',
    good='origin: {url: "https://example.org/a"}',
)
def address(brief: Brief, *_: object) -> Found:
    """An address in the front matter is none of the web: it does not begin with http:// or https://, or names no host.

    It may be that of the origin, of a source, or of something to read next. Readers of a publication cannot follow it,
    and an import does not know by it that it has a page already.
    """
    for url, trail in _addresses(brief):
        if not address_key(url) or any(character.isspace() for character in url.strip()):
            whole = f"https://{url}"
            hint = (
                f"is it {whole}?"
                if "." in url and ":" not in url and address_key(whole)
                else "copy it from the browser"
            )
            yield diagnostic(f"“{url}” is no address of the web", trail, hint)


def _addresses(brief: Brief) -> Iterator[tuple[str, Trail]]:
    if brief.origin and brief.origin.url:
        yield brief.origin.url, ("origin", "url")
    for source in brief.sources:
        if source.url:
            yield source.url, ("sources", source.id, "url")
    for number, related in enumerate(brief.related):
        if related.url:
            yield related.url, ("related", number, "url")
