"""What every page is made with: its templates, the sanitizer, the policy, and pictures and formulas put in last."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

import nh3
from jinja2 import Environment
from markupsafe import Markup

from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.publication.citation import stop_after
from briefkit.core.publication.labels import capitalized
from briefkit.core.publication.value import Picture, Publication
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.lines import classes, with_whole_parts
from briefkit.export.html.metadata import Tags
from briefkit.export.html.words import PageWords
from briefkit.export.page import policy_hash, template_environment

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = "default-src 'none'; img-src data:; style-src '{}'; base-uri 'none'; form-action 'none'"
_MIME = {"svg": "image/svg+xml"}
_FORMULA = re.compile(r'<i class="formula">(\d{1,9})</i>')
# Only ours: in text < is escaped, in attributes the quotation mark.
_PICTURE = re.compile(r'<img src="(picture-[^"]*+)"')


def page_of(publication: Publication, content: Markup, style: str, tags: Tags, json_ld: str) -> bytes:
    """The page of a publication, whose content is safe, with its metadata."""
    page = (
        environment()
        .get_template("page.html")
        .render(
            publication=publication,
            labels=PageWords(publication.language),
            content=content,
            style=Markup(style),  # noqa: S704 - our own file, colours checked
            policy=_POLICY.format(policy_hash(style)),
            tags=tags,
            json_ld=Markup(json_ld),  # noqa: S704 - < is escaped in it
        )
    )
    return page.encode()


def safe_content(content: str, body: HtmlBody) -> Markup:
    """The sanitized content of a page, with its pictures and formulas."""
    return Markup(_filled(sanitizer().clean(content), body))  # noqa: S704 - escaped, then sanitized


@cache
def environment() -> Environment:
    """The templates of pages, with their filters."""
    made = template_environment(_TEMPLATES)
    made.filters |= {"whole": classes, "address": with_whole_parts}
    made.globals["stance_symbols"] = STANCE_SYMBOLS
    made.filters |= {"capital": capitalized, "stop": stop_after}
    return made


@cache
def sanitizer() -> nh3.Cleaner:
    """The allowlist of tags and attributes: a second safeguard after escaping."""
    tags = (
        "a article b bdi blockquote br caption cite code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 "
        "header hr i img kbd li main mark nav ol p pre s section small span strong sub sup table tbody td th thead "
        "time tr u ul"
    )
    everywhere = {"id", "class", "dir", "lang", "role", "tabindex", "aria-label", "aria-labelledby", "aria-hidden"}
    own = {
        "a": {"href"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
        "td": {"data-party", "colspan", "headers"},
        "th": {"scope", "colspan"},
        "time": {"datetime"},
    }
    return nh3.Cleaner(
        tags=set(tags.split()),
        attributes={"*": everywhere, **own},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_without_foreign_images,
    )


def _without_foreign_images(tag: str, attribute: str, value: str) -> str | None:
    """Drop the source of any image that is not ours: the publisher's fragments must not load one."""
    foreign = (tag, attribute) == ("img", "src") and not value.startswith("picture-")
    return None if foreign else value


def _filled(content: str, body: HtmlBody) -> str:
    """The content with its pictures and formulas, which are of our own making."""
    formulas = dict(enumerate(body.formulas, 1))
    with_formulas = _FORMULA.sub(lambda found: formulas.get(int(found[1]), ""), content)
    return _PICTURE.sub(lambda found: f'<img src="{_data_uri(body.picture_named(found[1]))}"', with_formulas)


def _data_uri(picture: Picture | None) -> str:
    if picture is None:
        return "data:,"
    mime = _MIME.get(picture.format, f"image/{picture.format}")
    return f"data:{mime};base64,{base64.b64encode(picture.data).decode('ascii')}"
