"""The headings that tools and people give the columns of past answers, and what each of them says of its column."""

from __future__ import annotations

import re
from enum import StrEnum, auto

from nps.client_columns import column_named, plain
from nps.text import fold
from nps.values import Wording

LONGEST_TITLE = 60
"""Characters of a heading that names who or which company; longer ones are questions."""


class Role(StrEnum):
    """What a column is."""

    SCORE = auto()
    DATE = auto()
    WORDS = auto()
    TAGS = auto()
    EMAIL = auto()
    PHONE = auto()
    NAME = auto()
    FIRST_NAME = auto()
    LAST_NAME = auto()
    ACCOUNT = auto()
    CONTACT_ID = auto()
    ACCOUNT_ID = auto()


ONE = (Role.SCORE, Role.DATE)
"""Roles of which one column is chosen; of comments and tags all are read, of the others the first that is filled."""
WHO = (Role.CONTACT_ID, Role.EMAIL, Role.PHONE, Role.NAME, Role.FIRST_NAME, Role.LAST_NAME)

_DATES = (
    "submit date, submitted at, submitted, date submitted, submission date, end date, completed at, completed, "
    "completion date, response date, responded at, answered at, дата ответа, время ответа, дата и время ответа, "
    "дата завершения, время завершения, дата заполнения, время заполнения, дата прохождения, отправлено",
    "timestamp, отметка времени, created at, created, date created, время создания, дата создания, дата, date, "
    "дата и время, date and time, survey date, дата опроса, response time, date of response, время, time, score date",
    "updated at, updated, last updated, date modified, дата изменения, stage date, start date, started at, start time, "
    "дата начала, время начала, sent at, дата отправки",
)
"""Headings of dates: when it was answered, when it was kept, when anything else happened; the first kind goes first."""
_DATE_RANKS = {plain(title): rank for rank, titles in enumerate(_DATES) for title in titles.split(", ")}
_IN_BRACKETS = re.compile(r" ?[(\[][^)\]]*[)\]]$")
_WORDS = re.compile(
    r"^за что\b|^что\b|^ч[еиё]м\b|^чего\b|^как(?:ие|ой|ая|ую)\b|почему|коммент|отзыв|причин|поясн|расскажите|"
    r"что нам|что мы|что именно|что вам|пожелан|предложен|улучш|уточн|"
    r"comment|feedback|\bwhy\b|reason|explain|^what\b|suggest|improve|"
    r"anything else|verbatim|your thoughts|tell us"
)
_SCORE = re.compile(
    r"оцен[кио]|балл|score|\bnps\b|rating|how likely|вероятн|рекоменд|recommend|\b[01] ?[-–—] ?10\b|от [01] до 10|"
    r"продолж\w* (?:покуп|сотруднич)|continue (?:to )?(?:buy|work)|keep (?:on )?(?:buying|working)"
)
_TAGS = frozenset(map(plain, ("tags", "tag", "теги", "тег", "метки", "метка", "topics", "themes", "темы")))
_BY_COLUMN = {
    "email": Role.EMAIL,
    "phone": Role.PHONE,
    "mobile": Role.PHONE,
    "contact": Role.NAME,
    "first_name": Role.FIRST_NAME,
    "last_name": Role.LAST_NAME,
    "account": Role.ACCOUNT,
    "contact_id": Role.CONTACT_ID,
    "account_id": Role.ACCOUNT_ID,
}
_CONTACT_IDS = frozenset(map(plain, ("external id", "customer id", "user id", "внешний код", "внешний id")))
_NAMED: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.EMAIL, re.compile(r"e-?mail|почт[аыуе]|емейл|имейл")),
    (Role.PHONE, re.compile(r"телефон|\bphone|мобильн")),
    (Role.ACCOUNT, re.compile(r"компани|организаци|\bcompany|\borgani[sz]ation|\baccount name")),
    (
        Role.NAME,
        re.compile(r"\bфио\b|\bимя\b|зовут|представьтесь|^name$|\b(?:person|respondent|your|customer|user) name\b"),
    ),
)
_OF_SOMETHING_ELSE = re.compile(
    r"размер|сфер[аы]|отрасл|сайт|адрес|численност|город|size|industry|website|address|city|country|campaign|кампани"
)
"""What a heading may tell of a company besides its name."""


def role_named(title: str) -> Role | None:
    """What a heading says of its column. A long one is a question: of the score, or of words."""
    said = fold(title)
    if not said:
        return None
    bare = plain(_IN_BRACKETS.sub("", said))
    if bare in _DATE_RANKS:
        return Role.DATE
    if bare in _TAGS:
        return Role.TAGS
    if bare in _CONTACT_IDS:
        return Role.CONTACT_ID
    known = _BY_COLUMN.get(column_named(title) or "")
    if known is not None:
        return known
    if _WORDS.search(said):
        return Role.WORDS
    if _SCORE.search(said):
        return Role.SCORE
    if len(said) > LONGEST_TITLE:
        return None
    named = next((role for role, pattern in _NAMED if pattern.search(said)), None)
    return None if named is Role.ACCOUNT and _OF_SOMETHING_ELSE.search(said) else named


def date_rank(title: str) -> int:
    """How likely the date under this heading is the answer's own: 0 most."""
    return _DATE_RANKS[plain(_IN_BRACKETS.sub("", fold(title)))]


def guess_wording(title: str) -> Wording | None:
    """Which of the three questions a heading asks; None when it does not say."""
    said = fold(title)
    if re.search(r"рекоменд|recommend", said):
        return Wording.WORK_MORE if re.search(r"расшир|больше|\bmore\b|\bexpand", said) else Wording.RECOMMEND
    return Wording.KEEP_BUYING if re.search(r"продолж|continue|keep", said) else None
