"""Words that are hard to show, and everything there is to type, press and open: what stories are drawn from."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.access.forging import forged
from tests.access.scene import R, Role
from tests.messages.every_tap import kinds

LINK = "https://evil.example"
# Markup the bot itself never writes: whoever is shown it has been shown somebody's words as markup.
MARKUP = (
    "<u>ы</u>",
    "<s>ы",
    "</b>",
    f'<a href="{LINK}">ы</a>',
    "<tg-spoiler>ы</tg-spoiler>",
    "<u",
    "&lt;u&gt;",
    "&#60;",
)
NOT_OURS = ("underline", "strikethrough", "spoiler", "pre", LINK)
HARD = (
    "🙂",
    "👩‍👩‍👧‍👦",
    "\u202eазбука\u202c",
    "עברית",
    "\u200b\u200d\ufeff",
    "e\u0301",
    "{ $name }",
    "%s",
    "\u2068x\u2069",
    "=1+1",
)
PIECES = st.sampled_from((*MARKUP, *HARD, "Ирина", "0", "10", "\n", " "))
WORDS = st.lists(PIECES, min_size=1, max_size=6).map("".join).filter(lambda text: bool(text.strip(" \n\u200b\ufeff")))
LONG = WORDS.map(lambda text: longest(text))
NAMES = WORDS.map(lambda text: " ".join(text.split())[:60])
COMMANDS = (
    *("/start", "/help", "/language", "/mydata", "/stop", "/forget", "/nps", "/nps Q3", "/nps 2026-11", "/invite"),
    *(
        "/invite Вектор",
        "/invite Незнакомцева",
        "/invites",
        "/cancel",
        "/client Вектор",
        "/audit",
        "/audit VIP",
        "3",
        "10",
        "11",
    ),
)
TAPS = (
    *("score:{irina_open}:2", "score:{irina_open}:9", "score:{john_open}:0", "score:{irina_invitation}:10"),
    *(
        "ask:{irina_open}:later",
        "ask:{irina_open}:back",
        "later:{irina_open}:month",
        "ask:{irina_open}:stop",
        "stop:yes",
        "stop:rarely",
        "ask:{irina_open}:change",
        "why:{irina_response}:quality",
    ),
    *("done:{irina_response}", "join:{unused}:yes", "join:{unused}:later", "join:{unused}:not_me", "take:{case}"),
    *("merge:{staff_unused}", "invite:contact:{maria}", "import:{import}:apply", "import:{other_import}:cancel"),
    *("names:invite:0:vektor", "names:invite:1:vektor", "names:invite:9:a b"),
    *("import:{import}:errors", "nps|quarter:2026-Q3", "lang:en", "lang:ru", "review:send"),
)
FORGED = tuple(data for kind in kinds() for data in forged(kind))
LINKS = (("contact", "unused"), ("contact", "used"), ("contact", "expired"), ("staff", "staff_unused"))
ROLES = st.sampled_from(sorted(Role))
INSISTENT = st.sampled_from(sorted((R.CONTACT, R.COLLEAGUE, R.OUTSIDER, R.OWNER, R.MANAGER)))


def longest(text: str) -> str:
    """The text again and again, up to what one message may hold: 4,096 of Telegram's units."""
    units = (text * 4096).encode("utf-16-le")[: 2 * 4095].decode("utf-16-le", errors="ignore")
    return units.strip() + "ы"
