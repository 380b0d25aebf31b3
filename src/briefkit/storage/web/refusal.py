"""What an answer means that is no page: refusals of servers, and pages that stand before the one that was asked for."""

from __future__ import annotations

import re
from http.client import HTTPResponse

from briefkit.core.text.clean import clean_one_line
from briefkit.errors import BriefkitError
from briefkit.storage.web.url import Url

_SAVE = "open it in a browser, save the page, and import the file with --url"
_REFUSALS = {
    401: "it is for users who have signed in",
    402: "it is for those who have paid",
    403: "the site does not let programs fetch it",
    404: "the site has no such page",
    406: "the site does not let programs fetch it",
    407: "it is behind a proxy",
    410: "the site has removed the page",
    429: "the site has too many requests for now",
    451: "the site may not show it here, for legal reasons",
}
_BEFORE = re.compile(
    r"(?:login|log-in|signin|sign-in|sso|saml|oauth2?|authorize|anmelden|connexion|accounts?/login)", re.IGNORECASE
)
_CONSENT = re.compile(r"(?:consent|cookie-?consent|cookie-?wall|cookies|privacy-?(?:gate|wall)|gdpr)", re.IGNORECASE)


def check_answer(response: HTTPResponse) -> None:
    """Raise BriefkitError for an answer that is no page."""
    status = response.status
    if status == 200:
        return
    if reason := _REFUSALS.get(status):
        wait = response.getheader("Retry-After", "")
        when = f"; wait {wait} s" if status == 429 and wait.isdigit() and len(wait) < 7 else ""
        hint = "is the address right?" if status in {404, 410} else _SAVE
        raise BriefkitError(f"{reason} ({status}{when})", hint=hint)
    if status >= 500:
        raise BriefkitError(f"the site fails ({status} {_words(response)})".replace(" )", ")"), hint="try it later")
    raise BriefkitError(f"the site answers without a page ({status} {_words(response)})".replace(" )", ")"), hint=_SAVE)


def _words(response: HTTPResponse) -> str:
    return clean_one_line(response.reason or "")[:60]


def check_landing(asked: Url, url: Url) -> None:
    """Raise BriefkitError if a redirect has led to a page that stands before the one that was asked for."""
    for form, what in ((_BEFORE, "a page to sign in"), (_CONSENT, "a page that asks for consent")):
        if _is_of(form, url) and not _is_of(form, asked):
            raise BriefkitError(f"it is redirected to {what}: {str(url)[:200]}", hint=_SAVE)


def _is_of(form: re.Pattern[str], url: Url) -> bool:
    parts = [url.host.partition(".")[0], *url.target.partition("?")[0].split("/")]
    return any(form.fullmatch(part.partition(".")[0]) for part in parts)
