"""What pages have around their text, as their markup tells: by tags, roles, and the usual names of classes."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.importers import lines as kinds
from briefkit.importers.html.tree import Element


class Mark(NamedTuple):
    """What an element is: a class of `lines.py` and the reason; no class for what is told from the text.

    `people` are those whom the markup of a byline names.
    """

    kind: str
    reason: str
    people: tuple[str, ...] = ()


_NAVIGATION = Mark(kinds.BOILERPLATE, "navigation of the page")
_FOOT = Mark(kinds.BOILERPLATE, "the foot of the page")
_HEAD = Mark(kinds.BOILERPLATE, "the head of the page")
_FORM = Mark(kinds.BOILERPLATE, "a form or button")
_UNSEEN = Mark(kinds.BOILERPLATE, "not shown by the page")
COOKIES = Mark(kinds.BOILERPLATE, "a cookie notice")
RELATED = Mark(kinds.RELATED, "what the page offers to read next")
_WINDOW = Mark(kinds.BOILERPLATE, "a window over the page")
_BESIDE = Mark(kinds.BOILERPLATE, "beside the text")
_TAGS = {
    **dict.fromkeys(("nav", "menu"), _NAVIGATION),
    **dict.fromkeys(("form", "button", "select", "input", "textarea", "datalist", "label", "fieldset"), _FORM),
    **dict.fromkeys(("audio", "video", "object", "iframe", "canvas"), _UNSEEN),
    "footer": _FOOT,
    "dialog": _WINDOW,
    "svg": Mark(kinds.BOILERPLATE, "words in a drawing"),
}
_ROLES = {
    **dict.fromkeys(("navigation", "menu", "menubar"), _NAVIGATION),
    **dict.fromkeys(("search", "form", "button", "toolbar"), _FORM),
    **dict.fromkeys(("dialog", "alertdialog"), _WINDOW),
    "contentinfo": _FOOT,
    "banner": _HEAD,
    "complementary": _BESIDE,
}
_CLASSES: tuple[tuple[str, Mark], ...] = (
    (r"cookie\w*|consent\w*|gdpr|onetrust[\w-]*|ccpa|privacy-?(?:banner|notice)", COOKIES),
    (
        (
            r"comments?|disqus\w*|comment-?(?:list|section|area|respond|form|container|wrap\w*)|respond|replies|livefyre|"
            r"user-?comments|commentlist"
        ),
        Mark(kinds.BOILERPLATE, "comments of readers"),
    ),
    (
        r"newsletter\w*|subscri(?:be|ption)\w*|sign-?up\w*|mailing-?list|mc4wp\w*|email-?signup|optin",
        Mark(kinds.BOILERPLATE, "an offer of a newsletter"),
    ),
    (
        (
            r"share\w*|sharing\w*|social\w*|sharedaddy|addtoany\w*|addthis\w*|follow-?us|sns|a2a|shariff|post-?tools|"
            r"article-?tools|toolbar|actions"
        ),
        Mark(kinds.BOILERPLATE, "buttons to share"),
    ),
    (
        (
            r"related\w*|recommend\w*|read-?(?:more|next|also)\w*|more-?(?:stories|from|on|news|articles|posts|like)|"
            r"see-?also|you-?(?:may|might)\w*|further-?reading|up-?next|next-?(?:up|article|post)|jp-relatedposts|yarpp\w*|"
            r"outbrain\w*|taboola\w*|zergnet|also-?(?:on|in|read|like)|suggested|verwandte?|mehr-?zum|readnext|teasers?|"
            r"topstories|similar"
        ),
        RELATED,
    ),
    (
        r"popular\w*|trending\w*|most-?(?:read|viewed|shared|popular)|latest\w*|recent-?\w*|top-?stories|headlines",
        Mark(kinds.BOILERPLATE, "what else is on the site"),
    ),
    (
        (
            r"breadcrumbs?|nav|navbar|navigation|nav-?\w*|menu|menus|main-?menu|pagination|pager|paging|page-?links|"
            r"skip-?link\w*|toc|prev-?next|post-?nav\w*|table-of-contents|site-?map|language-?switch\w*|lang-?switch\w*"
        ),
        _NAVIGATION,
    ),
    (
        (
            r"ads?|advert\w*|ad-?(?:slot|container|wrap\w*|unit|label|banner)|adsense|dfp|sponsor\w*|promo\w*|banner-?ad|"
            r"commercial|partner-?content|marketing|affiliate\w*"
        ),
        Mark(kinds.BOILERPLATE, "advertising"),
    ),
    (r"footer|site-?footer|page-?footer|copyright|colophon|legal", _FOOT),
    (r"masthead|site-?header|page-?header-?top|top-?bar|site-?branding|logo|global-?header", _HEAD),
    (r"sidebar\w*|side-?bar|rail|right-?(?:col|column|rail)|widget\w*|aside", _BESIDE),
    (
        r"paywall\w*|regwall|login\w*|log-?in|sign-?in|modal\w*|popup\w*|pop-?up|overlay|lightbox|interstitial",
        _WINDOW,
    ),
    (
        (
            r"tags?|tag-?(?:list|links|cloud)|post-?tags|entry-?tags|keywords|topics|categories|cat-?links|filed-?under|"
            r"post-?categories"
        ),
        Mark(kinds.BOILERPLATE, "keywords of the page"),
    ),
    (
        (
            r"author-?(?:bio|box|info|card|desc\w*|profile|about)|about-?(?:the-?)?authors?|bio|post-?author|"
            r"entry-?author-?box|vcard-?bio"
        ),
        Mark(kinds.BOILERPLATE, "about the author"),
    ),
    (
        r"print-?only|noprint|hidden|visually-?hidden|sr-?only|screen-?reader\w*|offscreen|invisible|d-none",
        _UNSEEN,
    ),
    (r"rating\w*|reactions?|likes?|votes?|poll|feedback|survey|donat\w*|support-?us|fundrais\w*", _FORM),
)
_NOISY = tuple((re.compile(rf"(?:^|[\s_:/-])(?:{names})(?=$|[\s_:/-]|\d)"), mark) for names, mark in _CLASSES)
_STYLED_AWAY = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_STRUCTURE = frozenset(
    ["html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "time", "td", "tr", "tbody", "sup"]
)


def noise(element: Element) -> Mark | None:
    """What an element is if it is no part of a text; None if its own markup does not say so."""
    if mark := _TAGS.get(element.tag) or _ROLES.get(element.get("role").lower()):
        return mark
    if element.tag in _STRUCTURE:
        return None
    if _is_hidden(element):
        return _UNSEEN
    named = next((mark for pattern, mark in _NOISY if pattern.search(element.names)), None) if element.names else None
    return named or (_BESIDE if element.tag == "aside" else None)


def _is_hidden(element: Element) -> bool:
    styled_away = _STYLED_AWAY.search(element.get("style")) is not None
    return "hidden" in element.attributes or styled_away or element.get("aria-hidden") == "true"
