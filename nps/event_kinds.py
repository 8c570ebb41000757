"""What kind of event is meant, in the words of CRMs, of 1C and of people."""

from __future__ import annotations

import re

from nps.client_columns import plain
from nps.text import fold
from nps.values import EventKind

_EXACT: dict[EventKind, str] = {
    EventKind.PURCHASE: "покупка, продажа, заказ, оплата, сделка успешна, purchase, sale, order, payment",
    EventKind.DELIVERY: "поставка, отгрузка, доставка, delivery, shipment",
    EventKind.INVOICE: "счёт, счёт выставлен, выставлен счёт, invoice",
    EventKind.SUPPORT: "обращение, обращение в поддержку, поддержка, тикет, support, support case, ticket",
    EventKind.STAGE: "этап, этап проекта, стадия проекта, stage, project stage, milestone",
    EventKind.PROPOSAL: "кп, кп отправлено, отправлено кп, коммерческое предложение, proposal, proposal sent, quote",
    EventKind.CONTRACT: "договор, договор подписан, подписан договор, контракт, contract, contract signed",
    EventKind.LEAD: "лид, новый лид, lead, new lead",
}
_BY_WORD = {plain(word): kind for kind, words in _EXACT.items() for word in (kind.value, *words.split(", "))}

_NOT = re.compile(
    r"\bне\b|отмен|возврат|отказ|проигра|провал|сорван|аннулир|закрыт\w* и не|"
    r"\bnot\b|\blost\b|cancel|refund|\breturn|reject|declin|\bvoid"
)
"""What did not happen, or was taken back, is no event; but whoever is not served well asks for support."""
_PATTERNS = (
    (EventKind.PROPOSAL, r"\bкп\b|коммерческ\w+ предлож|предложени\w* (?:отправ|высла)|proposal|\bquot(?:e|ation)"),
    (EventKind.CONTRACT, r"договор|контракт|\bcontract|agreement"),
    (EventKind.DELIVERY, r"отгру[зж]|поставк|поставлен|доставк|доставлен|заказ\w* (?:отгру|доставл)|реализаци|накладн"),
    (EventKind.DELIVERY, r"\bdeliver|\bshipment|\bshipped|order (?:shipped|delivered)|goods issue"),
    (EventKind.PURCHASE, r"покупк|купил|закупк|продаж|заказ|успешн|реализован|выигран|оплат|оплачен|плат[её]ж"),
    (
        EventKind.PURCHASE,
        r"сч[её]т\w* (?:на \S+ )?оплачен|purchase|\bsales?\b|\border|\bpaid\b|payment|\bwon\b|invoice paid",
    ),
    (EventKind.INVOICE, r"сч[её]т|\binvoice"),
    (EventKind.SUPPORT, r"поддержк|обращени|рекламаци|претензи|жалоб|тикет|инцидент|сервисн|support|ticket|incident"),
    (EventKind.SUPPORT, r"complaint|claim\b|service (?:case|request)"),
    (EventKind.LEAD, r"\bлид|\blead|новая заявка|\benquiry|\binquiry"),
    (EventKind.STAGE, r"этап|стади|веха|внедрени|пусконалад|сдача|при[её]мк|\bstage|milestone|go.live|rollout"),
)
_FOUND = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def find_kind(text: str) -> EventKind | None:
    """The kind a cell names; of several the one it begins with. None: it names none of ours."""
    exact = _BY_WORD.get(plain(text))
    if exact is not None:
        return exact
    said = fold(text)
    found = [(match.start(), -match.end(), kind) for kind, pattern in _FOUND if (match := pattern.search(said))]
    if not found:
        return None
    kind = min(found)[2]
    return kind if kind is EventKind.SUPPORT or not _NOT.search(said) else None


def is_own_word(text: str) -> bool:
    """Does it say no more than the kind itself?"""
    return plain(text) in _BY_WORD


def allowed() -> dict[str, str]:
    """What may stand in a column of kinds, by language: one word for each."""
    russian = ", ".join(words.split(", ")[0] for words in _EXACT.values())
    return {"allowed_ru": russian, "allowed_en": ", ".join(kind.value for kind in EventKind)}
