"""The matrix: everything a person can do, each in every way there is, and who may.

A row names the handler it is for. `may`: whose act changes facts, and in which tables; everybody else's changes
nothing. `reads`: who is shown `sees`; nobody else is. Whoever acts gets an answer, unless the row says that silence
is right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.access.acts import (
    Act,
    blocks,
    broken,
    confirms,
    corrects,
    edits,
    opens,
    opens_wrong,
    pastes,
    replies,
    replies_to_the_number_of_another_chat,
    say,
    sends,
    sends_of_album,
    tap,
    writes_when_asked,
)
from tests.access.scene import (
    ALBUM,
    CONTACTS,
    EVERYBODY,
    NOBODY_KNOWN,
    OWNERS,
    STAFF,
    R,
    Role,
    payload_of_another_key,
)

May = dict[Role, frozenset[str]]
NOBODY: frozenset[Role] = frozenset()
ANSWER, JOIN, CASE, REPORT = "handlers.answering.", "handlers.joining.", "handlers.case.", "handlers.report."
INVITE, IMPORT, SPEAK, SELF = "handlers.inviting.", "handlers.lists.", "handlers.speaking.", "handlers.oneself."
SETTLE, LIGHT, OPENING = "handlers.settling.", "handlers.light_card.", "handlers.opening."
LIST, ZONE, AWAY = "handlers.case_list.", "handlers.timezone.", "handlers.away."
RELAY = "handlers.relaying."
FORGET, REVIEW, PLACE = "handlers.erasing.", "handlers.holding.", "handlers.places.on_place_tap"


@dataclass(frozen=True)
class Action:
    name: str
    handlers: tuple[str, ...]
    act: Act
    may: May = field(default_factory=dict)
    reads: frozenset[Role] = NOBODY
    sees: str = ""
    silent: frozenset[Role] = NOBODY

    def __str__(self) -> str:
        return f"{self.handlers[0]}: {self.name}"


def only(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def does(tables: str, roles: frozenset[Role]) -> May:
    """These roles change something in each of these tables."""
    return dict.fromkeys(roles, frozenset(tables.split()))


SAID = does("client_messages", CONTACTS) | does("client_messages light_cards", only(R.COLLEAGUE))
"""Free words; of whoever has an open question they wait for its score, others are on a light card at once."""

ACTIONS: tuple[Action, ...] = (
    # --- a contact's question and answer: theirs alone -------------------------------------------------------------
    Action(
        "the score of somebody's answer",
        (ANSWER + "on_score",),
        tap("score:{irina_invitation}:7"),
        does("responses score_changes case_events", only(R.CONTACT)),
    ),
    Action(
        "the score of somebody's open question",
        (ANSWER + "on_score",),
        tap("score:{john_open}:2"),
        does("responses cases alerts case_responses case_events", only(R.OUTSIDER)),
    ),
    Action(
        "a score there is not",
        (ANSWER + "on_score",),
        tap("score:{irina_open}:11"),
    ),
    Action(
        "[Позже] under somebody's question",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_open}:later"),
        does("invitations", only(R.CONTACT)),
    ),
    Action(
        "[Отписаться] under somebody's question",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_open}:stop"),
        reads=only(R.CONTACT),
        sees="Совсем не спрашивать?",
    ),
    Action(
        "[Да, совсем]",
        (SELF + "on_stop_tap",),
        tap("stop:yes"),
        does("people", CONTACTS) | does("people invitations", only(R.CONTACT, R.OUTSIDER)),
        reads=CONTACTS,
        sees="Больше не спрашиваем",
    ),
    Action(
        "[Раз в полгода]",
        (SELF + "on_stop_tap",),
        tap("stop:rarely"),
        does("people", CONTACTS) | does("people invitations", only(R.CONTACT, R.OUTSIDER)),
        reads=CONTACTS,
        sees="раза в полгода",
    ),
    Action(
        "[Нет, всё как было]",
        (SELF + "on_stop_tap",),
        tap("stop:no"),
        reads=CONTACTS,
        sees="остаётся как было",
    ),
    Action(
        "[Изменить] under somebody's score",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_invitation}:change"),
        does("invitations", only(R.CONTACT)),
    ),
    Action(
        "a reason of somebody's score",
        (ANSWER + "on_reason",),
        tap("why:{irina_response}:quality"),
        does("response_reasons", only(R.CONTACT)),
    ),
    Action(
        "a reason of an answer of another account",
        (ANSWER + "on_reason",),
        tap("why:{john_response}:quality"),
        does("response_reasons", only(R.OUTSIDER)),
    ),
    Action(
        "[Готово] under somebody's reasons",
        (ANSWER + "on_done",),
        tap("done:{irina_response}"),
        reads=only(R.CONTACT),
        sees="Отмечено: отношение",
    ),
    # --- getting in -------------------------------------------------------------------------------------------------
    Action(
        "/start",
        (JOIN + "on_start",),
        say("/start"),
        reads=NOBODY_KNOWN,
        sees="нужна личная ссылка",
    ),
    Action(
        "an unused link of a contact",
        (JOIN + "on_link",),
        opens("contact", "unused"),
        does("enrolment_openings", EVERYBODY - only(R.OTHER_MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Мария Незнакомцева",
    ),
    Action(
        "a link somebody else has used",
        (JOIN + "on_link",),
        opens("contact", "used"),
        does("enrolment_openings", STAFF - only(R.OTHER_MANAGER)),
        reads=only(R.CONTACT),
        sees="Вы уже с нами",
    ),
    Action(
        "a link past its day",
        (JOIN + "on_link",),
        opens("contact", "expired"),
        does("enrolment_openings", STAFF - only(R.OTHER_MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Мария Незнакомцева",
    ),
    Action(
        "a tampered link",
        (JOIN + "on_link",),
        opens_wrong(lambda scene: broken(scene.payload("contact", "unused"))),
        does("link_attempts", EVERYBODY),
        reads=EVERYBODY,
        sees="Эта ссылка не подходит",
    ),
    Action(
        "a link signed with another token",
        (JOIN + "on_link",),
        opens_wrong(lambda scene: payload_of_another_key("contact", scene.numbers["unused"])),
        does("link_attempts", EVERYBODY),
        reads=EVERYBODY,
        sees="Эта ссылка не подходит",
    ),
    Action(
        "a contact's link signed as one for staff",
        (JOIN + "on_link",),
        opens("staff", "unused"),
        does("link_attempts", EVERYBODY),
        reads=EVERYBODY,
        sees="Эта ссылка не подходит",
    ),
    Action(
        "an unused link of a contact, pasted",
        (JOIN + "on_pasted_link",),
        pastes("contact", "unused"),
        does("enrolment_openings", EVERYBODY - only(R.OTHER_MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Мария Незнакомцева",
    ),
    Action(
        "an unused link for a manager",
        (JOIN + "on_link",),
        opens("staff", "staff_unused"),
        does("staff enrolments", NOBODY_KNOWN),
        reads=NOBODY_KNOWN,
        sees="Вы — менеджер компании",
    ),
    Action(
        "a manager's link that is used",
        (JOIN + "on_link",),
        opens("staff", "staff_used"),
        reads=only(R.MANAGER),
        sees="вы уже в боте",
    ),
    Action(
        "[Согласиться и начать] under a link they have not opened",
        (JOIN + "on_consent",),
        tap("join:{unused}:yes"),
    ),
    Action(
        "[Это не я] under a link they have not opened",
        (JOIN + "on_consent",),
        tap("join:{unused}:not_me"),
    ),
    Action(
        "[Согласиться и начать] under somebody's used link",
        (JOIN + "on_consent",),
        tap("join:{used}:yes"),
        silent=only(R.CONTACT),
    ),
    Action(
        "[Не сейчас] under a manager's link",
        (JOIN + "on_consent",),
        tap("join:{staff_unused}:later"),
    ),
    Action(
        "[Это я, забрать клиентов]",
        (JOIN + "on_merge",),
        tap("merge:{staff_unused}"),
        does("staff enrolments audit", OWNERS),
        reads=OWNERS,
        sees="теперь это вы",
    ),
    Action(
        "[Это я, забрать клиентов] under a manager's used link",
        (JOIN + "on_merge",),
        tap("merge:{staff_used}"),
    ),
    Action(
        "[Это я, забрать клиентов] under a contact's link",
        (JOIN + "on_merge",),
        tap("merge:{unused}"),
    ),
    # --- cases ------------------------------------------------------------------------------------------------------
    Action(
        "[Взять]",
        (CASE + "on_take",),
        tap("take:{case}"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Беру]",
        (CASE + "on_act",),
        tap("case:{case}:take"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Был звонок]",
        (CASE + "on_act",),
        tap("case:{case}:called"),
        does("cases case_events audit prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что сказал клиент",
    ),
    Action(
        "[Не дозвонился]",
        (CASE + "on_act",),
        tap("case:{case}:not_reached"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Открыть снова] of a case that is open",
        (CASE + "on_act",),
        tap("case:{case}:open_again"),
    ),
    Action(
        "[История]",
        (CASE + "on_act",),
        tap("case:{case}:history"),
        reads=OWNERS | only(R.MANAGER),
        sees="обращение открыто",
    ),
    Action(
        "a page of what happened on a case",
        (CASE + "on_history_page",),
        tap("history:{case}:1"),
        reads=OWNERS | only(R.MANAGER),
        sees="Обращение №",
    ),
    Action(
        "[Закрыть]",
        (CASE + "on_act",),
        tap("case:{case}:close"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Почему клиент был недоволен",
    ),
    Action(
        "the cause of a case that is being closed",
        (SETTLE + "on_cause",),
        tap("cause:{case}:quality"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что сделали",
    ),
    Action(
        "[Отмена] under what is to be written",
        (SETTLE + "on_cancel",),
        tap("prompt:cancel"),
    ),
    Action(
        "what they were asked to write",
        (SETTLE + "on_written",),
        writes_when_asked("cause:{case}:quality", "СДЕЛАНО"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Закрыто. Спросим",
    ),
    Action(
        "[Да, решено] to a case nobody has closed",
        (SETTLE + "on_settled",),
        tap("settled:{case}:0:yes"),
    ),
    Action(
        "[Ответить] on a card",
        (CASE + "on_act",),
        tap("case:{case}:reply"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что написать клиенту",
    ),
    Action(
        "[Ответить] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:reply"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Ответьте на это сообщение",
    ),
    Action(
        "what they were asked to write to a client",
        (RELAY + "on_words_for_client",),
        writes_when_asked("case:{case}:reply", "ДЛЯ-КЛИЕНТА"),
        does("relays relay_parts", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Отправить клиенту?",
    ),
    Action(
        "a reply to the card in their own chat",
        (RELAY + "on_words_for_client",),
        replies("🔴 4 из 10"),
        does("relays relay_parts", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Отправить клиенту?",
    ),
    Action(
        "a reply to the number the card has in another chat",
        (RELAY + "on_words_for_client",),
        replies_to_the_number_of_another_chat(R.MANAGER, "🔴 4 из 10"),
        does("relays relay_parts", only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER),
        sees="Отправить клиенту?",
    ),
    Action(
        "a reply to what is about nobody",
        (RELAY + "on_unknown",),
        replies("/invites — "),
        SAID,
        reads=STAFF,
        sees="Для какого это клиента?",
    ),
    Action(
        "[Отправить] under what somebody wrote for a client",
        (RELAY + "on_tap",),
        tap("relay:{relay}:send"),
        does("relays cases case_events audit", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Доставлено",
    ),
    Action(
        "[Заметка для своих] under what somebody wrote for a client",
        (RELAY + "on_tap",),
        tap("relay:{relay}:note"),
        does("relays relay_parts notes", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Записано для своих",
    ),
    Action(
        "[Отмена] under what somebody wrote for a client",
        (RELAY + "on_tap",),
        tap("relay:{relay}:cancel"),
        does("relays relay_parts", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="ничего не отправлено",
    ),
    Action(
        "[Отозвать] of what was not sent",
        (RELAY + "on_tap",),
        tap("relay:{relay}:recall"),
    ),
    Action(
        "another photo of an album for a client",
        (RELAY + "on_more",),
        sends_of_album(ALBUM),
        does("relay_parts", only(R.MANAGER)) | SAID,
        silent=only(R.MANAGER),  # the question about the album waits for its next part
    ),
    Action(
        "a correction of what somebody wrote for a client",
        (RELAY + "on_corrected",),
        corrects("СЛОВА-ДЛЯ-КЛИЕНТА"),
        does("relay_parts", only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER),
        sees="СЛОВА-ДЛЯ-КЛИЕНТА-ИСПРАВЛЕНО",
        silent=EVERYBODY,
    ),
    Action(
        "[Прочитано] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:read"),
        does("light_cards audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Открыть обращение] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:open"),
        does("cases case_events case_responses alerts light_cards audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто вручную",
    ),
    Action(
        "[Свяжитесь со мной] of somebody who has an open case",
        (ANSWER + "on_contact_me",),
        tap("callme:{irina_response}"),
        does("case_events", only(R.CONTACT)),
    ),
    Action(
        "[Свяжитесь со мной] of another account",
        (ANSWER + "on_contact_me",),
        tap("callme:{john_response}"),
        does("cases case_events case_responses alerts light_cards", only(R.OUTSIDER)),
    ),
    Action(
        "/case of a contact of «Вектор»",
        (OPENING + "on_case",),
        say("/case Незнакомцева"),
        does("cases case_events alerts audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто обращение №",
    ),
    Action(
        "/case of somebody who has one",
        (OPENING + "on_case",),
        say("/case Канарейкина"),
        SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="уже открыто",
    ),
    Action(
        "whom of several a case is about",
        (OPENING + "on_case_tap",),
        tap("opencase:contact:{maria}"),
        does("cases case_events alerts audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто обращение №",
    ),
    Action(
        "a page of the list of cases",
        (LIST + "on_cases_page",),
        tap("cases:0:-"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "/cases",
        (LIST + "on_cases",),
        say("/cases"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "/cases with words that narrow it down",
        (LIST + "on_cases",),
        say("/cases VIP"),
        does("client_messages", CONTACTS),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "the card of a case in the list",
        (LIST + "on_open",),
        tap("open:{case}"),
        reads=only(R.MANAGER, *OWNERS),
        sees="карточка ниже",
    ),
    # --- their own clocks -------------------------------------------------------------------------------------------
    Action(
        "/timezone",
        (ZONE + "on_timezone",),
        say("/timezone"),
        reads=STAFF,
        sees="Выберите пояс",
    ),
    Action(
        "/timezone of a city",
        (ZONE + "on_timezone",),
        say("/timezone Владивосток"),
        does("staff", STAFF) | does("client_messages", CONTACTS),
        reads=STAFF,
        sees="Готово: Владивосток",
    ),
    Action(
        "a zone",
        (ZONE + "on_zone_tap",),
        tap("zone:8"),
        does("staff", STAFF),
        reads=STAFF,
        sees="Готово: Владивосток",
    ),
    # --- who stands in for whom ------------------------------------------------------------------------------------
    Action(
        "/away",
        (AWAY + "on_away",),
        say("/away"),
        reads=STAFF,
        sees="/away до 12 дек",
    ),
    Action(
        "/away until a day, the owners standing in",
        (AWAY + "on_away",),
        say("/away до 12 дек"),
        does("absences staff audit alerts light_alerts", only(R.MANAGER))
        | does("absences staff audit light_alerts", only(R.OTHER_MANAGER))
        | does("absences staff audit", OWNERS)
        | SAID,
        reads=STAFF,
        sees="приходят владельцам",
    ),
    Action(
        "/away for somebody else",
        (AWAY + "on_away",),
        say("/away Смирнова до 12 дек Волков"),
        does("absences staff audit alerts light_alerts", OWNERS | only(R.MANAGER)) | SAID,  # who says it of herself
        reads=OWNERS | only(R.MANAGER),
        sees="замещает Игорь Волков",
    ),
    Action(
        "/away off of somebody who is here",
        (AWAY + "on_away", AWAY + "on_back"),
        say("/away off"),
        SAID,
        reads=STAFF,
        sees="не отмечены",
    ),
    Action(
        "who is away, out of several",
        (AWAY + "on_away_tap",),
        tap("away:{manager}:{other_manager}:2026-12-12"),
        does("absences staff audit alerts light_alerts", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="замещает Игорь Волков",
    ),
    # --- figures ----------------------------------------------------------------------------------------------------
    Action(
        "/nps",
        (REPORT + "on_nps",),
        say("/nps"),
        does("audit", STAFF),
        reads=STAFF,
        sees="NPS",
    ),
    Action(
        "a period under the figures",
        (REPORT + "on_report_tap",),
        tap("nps|quarter:2026-Q3"),
        reads=STAFF,
        sees="III квартал",
    ),
    Action(
        "the figures by manager",
        (REPORT + "on_breakdown_tap",),
        tap("npsby|managers|quarter:2026-Q3"),
        reads=STAFF,
        sees="NPS по менеджерам",
    ),
    # --- invitations ------------------------------------------------------------------------------------------------
    Action(
        "/invite of a contact of «Вектор»",
        (INVITE + "on_invite",),
        say("/invite Незнакомцева"),
        does("audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="Мария Незнакомцева",
    ),
    Action(
        "/invite of a manager",
        (INVITE + "on_invite",),
        say("/invite Новиков"),
        does("audit", OWNERS) | SAID,
        reads=OWNERS,
        sees="Пётр Новиков",
    ),
    Action(
        "/invite of several",
        (INVITE + "on_invite",),
        say("/invite Вектор"),
        SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="Нашлось несколько",
    ),
    Action(
        "/invite with typing errors, in the other layout",
        (INVITE + "on_invite",),
        say("/invite ytpyfrjvwdf"),
        does("audit", OWNERS | only(R.MANAGER)) | does("client_messages", CONTACTS),
        reads=OWNERS | only(R.MANAGER),
        sees="Мария Незнакомцева",
    ),
    Action(
        "another page of several",
        ("handlers.naming.on_names_page",),
        tap("names:invite:0:vektor"),
        reads=OWNERS | only(R.MANAGER),
        sees="Нашлось несколько",
    ),
    Action(
        "a page of a command there is not",
        ("handlers.naming.on_names_page",),
        tap("names:burn:0:vektor"),
    ),
    Action(
        "a contact out of several",
        (INVITE + "on_invite_tap",),
        tap("invite:contact:{maria}"),
        does("audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Мария Незнакомцева",
    ),
    Action(
        "/invite of a manager who has joined",
        (INVITE + "on_invite",),
        say("/invite Смирнова"),
        SAID,
        reads=OWNERS,
        sees="Менеджер Анна Смирнова: в боте",
    ),
    Action(
        "a manager out of several",
        (INVITE + "on_invite_tap",),
        tap("invite:staff:{absent_manager}"),
        does("audit", OWNERS),
        reads=OWNERS,
        sees="Пётр Новиков",
    ),
    Action(
        "[Новая ссылка] of a contact of «Вектор»",
        (PLACE,),
        tap("place:contact:{oleg}:renew"),
        reads=OWNERS | only(R.MANAGER),
        sees="Для кого новая ссылка",
    ),
    Action(
        "[Тот же человек] of a contact of «Вектор»",
        (PLACE,),
        tap("place:contact:{oleg}:same"),
        does("enrolments audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="t.me/otklik_bot?start=",
    ),
    Action(
        "[Другой] of a contact of «Вектор»",
        (PLACE,),
        tap("place:contact:{oleg}:other"),
        does("contacts enrolments audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="t.me/otklik_bot?start=",
    ),
    Action(
        "[Вернуть прежний аккаунт] of somebody who has not moved",
        (PLACE,),
        tap("place:contact:{oleg}:former"),
    ),
    Action(
        "[Больше не работает] of a contact of «Вектор»",
        (PLACE,),
        tap("place:contact:{maria}:left"),
        does("contacts enrolments audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Кто теперь вместо",
    ),
    Action(
        "[Снова работает] of somebody who has not left",
        (PLACE,),
        tap("place:contact:{oleg}:back"),
    ),
    Action(
        "[Отозвать ссылку] of a contact of «Вектор»",
        (PLACE,),
        tap("place:contact:{maria}:revoke"),
        does("enrolments audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="больше ничего не открывают",
    ),
    Action(
        "[Новая ссылка] of a manager",
        (PLACE,),
        tap("place:staff:{manager}:renew"),
        reads=OWNERS,
        sees="Для кого новая ссылка",
    ),
    Action(
        "[Тот же человек] of a manager",
        (PLACE,),
        tap("place:staff:{manager}:same"),
        does("enrolments audit", OWNERS),
        reads=OWNERS,
        sees="t.me/otklik_bot?start=",
    ),
    Action(
        "[Другой] of a manager",
        (PLACE,),
        tap("place:staff:{manager}:other"),
        does("staff enrolments audit", OWNERS),
        reads=OWNERS,
        sees="t.me/otklik_bot?start=",
    ),
    Action(
        "[Отозвать ссылку] of a manager",
        (PLACE,),
        tap("place:staff:{absent_manager}:revoke"),
        does("enrolments audit", OWNERS),
        reads=OWNERS,
        sees="больше ничего не открывают",
    ),
    Action(
        "/invites",
        (INVITE + "on_invites",),
        say("/invites"),
        does("audit", STAFF),
        reads=STAFF,
        sees="Приглашения",
    ),
    Action(
        "[Сообщения для пересылки]",
        (INVITE + "on_forward_tap",),
        tap("forward:0"),
        does("audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Мария Незнакомцева",
    ),
    Action(
        "a choice about what a restore has held",
        (REVIEW + "on_review_tap",),
        tap("review:send"),
        reads=OWNERS,
        sees="Уже решено",
    ),
    # --- client lists -----------------------------------------------------------------------------------------------
    Action(
        "a client list",
        (IMPORT + "on_document", IMPORT + "on_document_of_manager", IMPORT + "on_list_read"),
        sends("new.csv"),
        does("imports", OWNERS) | SAID,
        reads=OWNERS,
        sees="1 новый",
    ),
    Action(
        "a file that is none",
        (IMPORT + "on_other_document",),
        sends("photo.psd"),
        SAID,
        reads=OWNERS,
        sees="CSV",
    ),
    Action(
        "[Применить] somebody's list",
        (IMPORT + "on_import_tap",),
        tap("import:{import}:apply"),
        does("imports accounts contacts enrolments audit", only(R.OWNER)),
    ),
    Action(
        "[Применить] the list of an owner who is none any more",
        (IMPORT + "on_import_tap",),
        tap("import:{removed_import}:apply"),
    ),
    Action(
        "[Отмена] of somebody's list",
        (IMPORT + "on_import_tap",),
        tap("import:{other_import}:cancel"),
        does("imports", only(R.OTHER_OWNER)),
    ),
    Action(
        "[Файл с ошибками] of somebody's list",
        (IMPORT + "on_import_tap",),
        tap("import:{other_import}:errors"),
        reads=only(R.OTHER_OWNER),
        sees="Замечаний: 1",
    ),
    Action(
        "[ЛПР] under a word of somebody's list",
        (IMPORT + "on_word_tap",),
        tap("word:{import}:circle:2:decision_maker"),
        does("audit imports", only(R.OWNER)),
    ),
    Action(
        "[Шаблон списка]",
        (IMPORT + "on_file_tap",),
        tap("file:template"),
        reads=OWNERS,
        sees="Шаблон списка клиентов",
    ),
    Action(
        "[Excel] under the file of links",
        (IMPORT + "on_file_tap",),
        tap("file:links"),
        does("audit", OWNERS),
        reads=OWNERS,
        sees="Личные ссылки",
    ),
    # --- words ------------------------------------------------------------------------------------------------------
    Action(
        "words of their own",
        (SPEAK + "on_said", SELF + "on_anything_else"),
        say("Здравствуйте, вы кто?"),
        SAID,
    ),
    Action(
        "a change of their words",
        (SPEAK + "on_edited",),
        edits,
        # What was not kept before is said with the correction.
        does("comment_parts", only(R.CONTACT))
        | does("client_messages", only(R.OUTSIDER))
        | does("client_messages light_cards", only(R.COLLEAGUE)),
        silent=EVERYBODY,
    ),
    # --- oneself ----------------------------------------------------------------------------------------------------
    Action("/help", (SELF + "on_help",), say("/help")),
    Action("/language", (SELF + "on_language",), say("/language"), reads=EVERYBODY, sees="На каком языке"),
    Action(
        "a language",
        (SELF + "on_language_tap",),
        tap("lang:en"),
        does("people", EVERYBODY),
        reads=EVERYBODY,
        sees="English",
    ),
    Action(
        "/stop",
        (SELF + "on_stop",),
        say("/stop"),
        does("people", EVERYBODY - STAFF),
    ),
    Action(
        "/mydata",
        (SELF + "on_mydata",),
        say("/mydata"),
        reads=CONTACTS,
        sees="Что о вас хранится",
    ),
    Action(
        "/forget",
        (FORGET + "on_forget",),
        say("/forget"),
        reads=CONTACTS,
        sees="Удалить ваши данные?",
    ),
    Action(
        "[Удалить мои данные], pressed by whoever can make it up",
        (FORGET + "on_forget_tap",),
        confirms("yes"),
        does("contacts erasures", CONTACTS),
        reads=CONTACTS,
        sees="Больше сообщений не будет",
    ),
    Action(
        "[Оставить] of the same",
        (FORGET + "on_forget_tap",),
        confirms("no"),
        reads=EVERYBODY,
        sees="ничего не удалено",
    ),
    Action("a button of an older program", (SELF + "on_any_tap",), tap("older:1:2")),
    Action(
        "blocking the bot",
        (SELF + "on_membership",),
        blocks,
        does("staff", STAFF) | does("contacts", CONTACTS),
        silent=EVERYBODY,
    ),
)
