"""Languages that are not BCP 47 tags."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Trail
from briefkit.core.text.languages import language_tag as tag_of

_HINT = "write a tag such as en, de or pt-BR"


@rule(
    "language-tag",
    bad="language: english",
    good="language: en",
)
def language_tag(brief: Brief, *_: object) -> Found:
    """A language is not a language tag (BCP 47): that of a brief, a source, a related work or words in the text.

    Write en, de, pt-BR or zh-Hans, for example: hyphenation, dates, labels and screen readers depend on it.
    """
    given: list[tuple[Trail, str | None]] = [(("language",), brief.language)]
    given += [(("sources", number, "language"), source.language) for number, source in enumerate(brief.sources)]
    given += [(("related", number, "language"), work.language) for number, work in enumerate(brief.related)]
    for trail, language in given:
        if language and tag_of(language) is None:
            yield diagnostic(f"“{language}” is not a language tag", trail, _HINT)
    if "lang" in brief.body.lower():
        for line, language in parse_markdown(brief.body, first_line=brief.body_line).languages:
            yield diagnostic(f"“{language[:40]}” is not a language tag, and has no effect", hint=_HINT, line=line)
