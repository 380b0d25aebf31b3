"""What pages set within their text that is none, told by its words: lists to share it, notices to readers, keywords."""

from __future__ import annotations

import re

from briefkit.importers import lines as kinds
from briefkit.importers.html.noise import Mark
from briefkit.importers.html.tree import Element

_NETWORKS = (
    r"(?:whats\s?app|facebook|twitter|x|linked\s?in|telegram|bluesky|threads|mastodon|reddit|xing|pinterest|e-?mail|"
    r"correo(?:\selectrónico)?|courriel|微信|微博|вконтакте)"
)
_SHARED = re.compile(
    rf"(?:(?:share|post|send|compartir|enviar|partager|envoyer|teilen|condividi|compartilhar|поделиться|分享)\b.{{0,40}}|"
    rf"(?:auf|bei|per|via)\s{_NETWORKS}(?:\steilen)?|{_NETWORKS}(?:\steilen)?|分享.{{0,20}}|"
    r"(?:copy|copiar|copier|copia)\s(?:the\s|el\s|le\s|il\s)?(?:link|enlace|lien|url)|link\skopieren|скопировать\sссылку|"
    r"print|imprimir|imprimer|drucken|stampa|печать|打印|save|guardar|comment(?:er|s)?|comentar(?:ios)?)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"(?:archivado\sen|filed\s(?:under|in)|tagged(?:\s(?:with|as|in))?|tags?|key\s?words|etiquetas|mots[\s-]clés|"
    r"schlagw(?:ort|orte|örter)|stichw(?:ort|orte|örter)|parole\schiave|palavras-chave|ключевые\sслова|теги|метки|标签|关键词)\s?[:：]?",
    re.IGNORECASE,
)
_SUBSCRIBERS = re.compile(
    r"(?:tu\ssuscripción\sse\sestá\susando.{0,80}|¿quieres\sañadir\sotro\susuario.{0,120}|"
    r"(?:lecture\sdu|la\slecture\sde).{0,40}\sen\scours\ssur\sun\sautre\sappareil.{0,80}|"
    r"(?:this|the)\s(?:content|article|story)\sis\s(?:for|only\sfor|reserved\sfor|exclusive\sto)\s(?:our\s)?(?:subscribers|members).{0,80}|"
    r"(?:already|not)\sa\s(?:subscriber|member)\b.{0,80}|your\s(?:subscription|account)\sis\sbeing\sused.{0,80}|"
    r"(?:cet\s)?article\sréservé\saux\sabonnés.{0,80}|contenido\sexclusivo\spara\ssuscriptores.{0,80}|"
    r"(?:sie\shaben\snoch\skein|bereits|schon)\sabonn(?:ement|ent|iert).{0,80})",
    re.IGNORECASE,
)
_LONGEST_ITEM, _LONGEST_NOTICE, _MOST_ITEMS = 60, 600, 40
_BOXES = frozenset(("section", "div", "aside"))
_LISTS = frozenset(("ul", "ol"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "header", "p", "span", "div", "strong"))
_SHARE = Mark(kinds.BOILERPLATE, "buttons to share")
_TAGS = Mark(kinds.BOILERPLATE, "keywords of the page")
_NOTICE = Mark(kinds.BOILERPLATE, "a notice to subscribers")


def notice(element: Element) -> Mark | None:
    """What an element is if its words are those of a page around a text; None for any other."""
    if element.tag in _LISTS:
        return _SHARE if _are_buttons(element) else None
    if element.tag not in _BOXES or not element.is_short(_LONGEST_NOTICE):
        return None
    first = next((child for child in element.elements() if child.text), None)
    if first is None or first.tag not in _HEADINGS:
        return None
    if _SUBSCRIBERS.fullmatch(first.text):
        return _NOTICE
    rest = [child for child in element.elements() if child is not first and child.text]
    return _TAGS if _KEYWORDS.fullmatch(first.text) and rest and all(map(_is_of_keywords, rest)) else None


def _are_buttons(element: Element) -> bool:
    """Whether all items of a list are what readers may do with a page; one alone may be a text's."""
    items = [child.text for child in element.elements() if child.text]
    return 2 <= len(items) <= _MOST_ITEMS and all(
        len(text) <= _LONGEST_ITEM and _SHARED.fullmatch(text) for text in items
    )


def _is_of_keywords(element: Element) -> bool:
    """Whether an element is a list of short entries, or a link."""
    if element.tag == "a":
        return len(element.text) <= _LONGEST_ITEM
    items = [child.text for child in element.elements() if child.tag in ("li", "a") and child.text]
    return bool(items) and all(len(text) <= _LONGEST_ITEM for text in items)
