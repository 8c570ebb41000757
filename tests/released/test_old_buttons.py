"""The chats as 0.1.0 left them: its buttons keep working, and replies find what its messages are about."""

from __future__ import annotations

from tests.released.company import Company


async def test_contacts_answer_by_the_buttons_they_had(company: Company) -> None:
    for number, message, question, score in ((81, 308, 25, 9), (44, 300, 33, 4)):
        await company.presses(number, message, f"score:{question}:{score}")
        assert "Оценка пока не учтена" in company[number].toasts[-1]  # the consent has another text since
        await company[number].taps("Согласиться и продолжить", on=company.message(number, message))
        await company.presses(number, message, f"score:{question}:{score}")
    await company.presses(33, 221, "ask:24:agree")
    await company.presses(83, 309, "ask:28:later")
    await company.presses(84, 387, "ask:37:stop")
    await company[84].taps("Да, совсем")
    await company.presses(31, 126, "ask:13:change")

    scores = "SELECT invitation_id, score FROM responses WHERE invitation_id IN (25, 33) ORDER BY invitation_id"
    assert await company.query(scores) == [(25, 9), (33, 4)]
    assert company.shows(81, 250) == company.shows(81, 308) == "Ваша оценка: 9\nИзменить"
    assert company.shows(44, 300) == "Вы отвечаете от имени компании Причал.\nВаша оценка: 4\nИзменить"
    assert company[11].sees("🔴 4 из 10 · Причал")
    assert await company.query("SELECT version FROM consents WHERE contact_id = 3 ORDER BY id") == ["0", "2"]
    assert "По шкале от 0 до 10" in company.shows(33, 221)
    assert "Когда спросить ещё раз?" in company.shows(83, 309)
    assert await company.query("SELECT state FROM invitations WHERE id IN (28, 37) ORDER BY id") == ["sent", "declined"]
    assert company.shows(84, 387) == "Больше не спрашиваем. Вернуться: /start"
    assert "Этот опрос уже закрыт" in company[31].toasts[-1]


async def test_contacts_change_their_minds_by_the_buttons_they_had(company: Company) -> None:
    await company.presses(82, 254, "ask:26:change")
    await company[82].taps("4")
    await company.presses(31, 335, "why:23:quality")
    await company.presses(31, 335, "done:23")

    assert company.shows(82, 254) == "Ваша оценка: 4\nИзменить"
    assert await company.query("SELECT old_score, new_score FROM score_changes WHERE response_id = 18") == [(9, 4)]
    assert company[21].sees("🔴 4 из 10 · Гавань")
    assert company.shows(31, 335).endswith("Отмечено: сроки и обещания, качество")
    assert "Причины: сроки и обещания, качество" in company.shows(21, 333)


async def test_people_join_by_the_buttons_they_had(company: Company) -> None:
    await company.presses(85, 389, "join:31:yes")
    await company.presses(86, 307, "join:32:not_me")
    await company.presses(88, 391, "join:34:later")

    states = "SELECT name, state, telegram_id FROM contacts WHERE id IN (24, 25, 27) ORDER BY id"
    assert await company.query(states) == [
        ("Роман Сом", "joined", 85),
        ("Алла Ель", "invited", None),
        ("Майя Липа", "invited", None),
    ]
    answers = "SELECT answer FROM enrolment_openings WHERE enrolment_id IN (31, 32, 34) ORDER BY enrolment_id"
    assert await company.query(answers) == ["agreed", "not_me", "later"]
    assert "По шкале от 0 до 10" in company[85].last.words
    assert company[21].sees("Алла Ель")


async def test_a_personal_link_that_0_1_0_made_lets_its_contact_in(company: Company) -> None:
    zakhar = company.actor(87, "Захар", "Дуб", language_code="ru")
    await zakhar.opens("YwAAAAAAAAAhsyWzucESgRzC1p6UKTVdQ2kHBHA")
    await zakhar.taps("Согласиться и начать")

    assert await company.query("SELECT name, state, telegram_id FROM contacts WHERE id = 26") == [
        ("Захар Дуб", "joined", 87)
    ]


async def test_staff_act_by_the_buttons_they_had(company: Company) -> None:
    await company.passes(hours=1)
    await company.presses(21, 333, "take:9")
    await company.presses(11, 328, "take:8")
    await company.presses(12, 329, "take:8")
    await company.presses(12, 381, "merge:39")
    await company.presses(21, 372, "invite:contact:26")
    await company.presses(21, 374, "lang:en")

    assert await company.query("SELECT id, state, taken_by FROM cases WHERE id IN (8, 9) ORDER BY id") == [
        (8, "new", 1),
        (9, "new", 3),
    ]
    assert "Обращением уже занимается Павел Громов" in company[12].toasts
    assert "Взять" not in company.shows(21, 333) + company.shows(11, 328) + company.shows(12, 329)
    assert await company.query("SELECT manager_id FROM accounts WHERE name = 'Маяк'") == [2]
    assert company[21].sees("Захар Дуб")
    assert await company.query("SELECT language FROM people WHERE telegram_id = 21") == ["en"]


async def test_staff_read_figures_by_the_buttons_they_had(company: Company) -> None:
    shown = []
    for data in ("nps|quarter:2026-Q3", "npsby|managers|quarter:2026-Q4", "npsby|trend|quarter:2026-Q4"):
        await company.presses(11, 368, data)
        shown.append(company.shows(11, 368).splitlines()[0])

    assert shown == [
        "NPS 0 (±40, от −40 до +40) · III квартал 2026 · мало ответов",
        "NPS по менеджерам · IV квартал 2026, по 23 нояб. · по последней оценке каждого",
        "NPS по месяцам · по последней оценке каждого",
    ]


async def test_lists_are_applied_refused_and_explained_by_the_buttons_they_had(company: Company) -> None:
    await company.passes(hours=1)
    await company.presses(11, 379, "import:4:errors")
    await company.presses(11, 379, "import:4:apply")
    await company.presses(12, 384, "import:5:cancel")

    assert company[11].find("Замечаний: 1").file_name == "errors.csv"
    assert await company.query("SELECT id, state FROM imports WHERE id IN (4, 5) ORDER BY id") == [
        (4, "applied"),
        (5, "cancelled"),
    ]
    assert await company.query("SELECT name FROM contacts WHERE external_id IN ('C-101', 'C-111')") == ["Глафира Ива"]


async def test_who_was_asked_whether_to_erase_them_says_yes(company: Company) -> None:
    await company.presses(89, 427, "forget:1795419000:yes")

    assert await company.query("SELECT name, state FROM contacts WHERE id = 28") == [("", "erased")]
    assert company[89].sees("Ваши данные и слова удалены")
    assert company.shows(89, 427) == "Удалить ваши данные?"


async def test_who_was_asked_whether_to_erase_them_says_no(company: Company) -> None:
    await company.presses(89, 427, "forget:1795419000:no")

    assert await company.query("SELECT name, state FROM contacts WHERE id = 28") == [("Клара Рысь", "joined")]
    assert company[89].sees("ничего не удалено")


async def test_replies_and_corrections_find_what_the_old_messages_are_about(company: Company) -> None:
    await company.replies(31, 335, "И звонков не было.")
    await company.replies(82, 256, "Так держать.")
    await company.replies(81, 250, "8")
    await company[81].taps("Согласиться и продолжить")
    await company.replies(81, 250, "8")
    await company[31].edits(company.message(31, 337), "Опять опоздали на месяц.")
    for message_id in (333, 339, 343, 351):
        await company.replies(21, message_id, "Разберёмся.")

    texts = "SELECT response_id, text FROM comment_parts WHERE response_id IN (18, 23) AND kind = 'text' ORDER BY id"
    assert await company.query(texts) == [
        (23, "Опять опоздали на месяц."),
        (23, "И звонков не было."),
        (18, "Так держать."),
    ]
    assert await company.query("SELECT score, channel FROM responses WHERE invitation_id = 25") == [(8, "typed")]
    assert "Опять опоздали на месяц." in company.shows(21, 333)
    assert "И звонков не было." in company.shows(21, 333)
    answered = [message.text for message in company[21].person.inbox]
    assert sum("Отправить клиенту?" in text or "уйдёт через" in text for text in answered) == 4
