"""A consent is to a text: who agreed to an older one is asked again before the next question."""

from __future__ import annotations

from hashlib import sha256

from messages.joining import CONSENT_VERSION
from tests.databases import on_both
from tests.messages.locales import texts
from tests.rounds.stage import Actor, Stage

KNOWN = {"7dc78b60f91b0818": "1", "c896676ebcd8ca78": "2"}  # of the consent in all languages -> its version


async def rewrite(stage: Stage) -> None:
    """The consent of today is a newer text than everybody agreed to."""
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE consents SET version = '0'")


@on_both
async def test_a_new_text_is_agreed_to_before_the_next_question(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await rewrite(stage)
    await stage.days_pass(91)
    anew = asked.last.text
    await asked.taps("Согласиться и продолжить")
    await asked.taps("8")

    assert "решите заново" in anew
    assert "Ответы и переписку здесь увидят ваш менеджер Анна Смирнова, кто замещает, и руководство" in anew
    agreed = await stage.query("SELECT version, mode FROM consents ORDER BY id")
    assert agreed == [("0", "named"), (CONSENT_VERSION, "named")]
    assert await stage.query("SELECT score FROM responses ORDER BY id") == [9, 8]


@on_both
async def test_the_telegram_name_is_shown_and_searched_for_once_that_was_agreed_to(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    """The first text did not say that it is kept."""
    await asked.taps("3")
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE consents SET version = '1'")
    await anna.types("/client вектор")
    assert "@canary_31" not in anna.last.words
    await anna.types("/client @canary_31")
    assert anna.last.words.startswith("Среди ваших клиентов никого нет")
    await anna.taps("Был звонок", on=anna.find("🔴 3 из 10"))
    assert "@canary_31" not in anna.find("🔴 3 из 10").words
    async with stage.database.write() as conn:
        await conn.exec_driver_sql(f"UPDATE consents SET version = '{CONSENT_VERSION}'")  # noqa: S608
    await anna.types("/client @canary_31")

    assert "· @canary_31" in anna.last.words


@on_both
async def test_who_does_not_agree_to_the_new_text_is_asked_no_more(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await rewrite(stage)
    await stage.days_pass(91)
    await stage.days_pass(7)  # the reminder asks for the same
    buttons = next(message.labels for message in reversed(asked.person.inbox) if message.labels)  # a nudge has none
    await asked.taps("Отписаться")
    await asked.taps("Да, совсем")
    await stage.days_pass(91)

    assert buttons == ["Согласиться и продолжить", "Позже", "Отписаться"]
    assert await stage.query("SELECT count(*) FROM responses") == [1]
    assert await stage.query("SELECT state FROM invitations ORDER BY id") == ["answered", "declined"]


@on_both
async def test_a_score_typed_instead_of_a_consent_counts_only_after_it(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await rewrite(stage)
    await stage.days_pass(91)
    await asked.types("8")
    early = await stage.query("SELECT count(*) FROM responses")
    told = asked.sees("Оценка пока не учтена")
    await asked.taps("Согласиться и продолжить")
    await asked.types("7")

    assert early == [1]
    assert told
    assert await stage.query("SELECT score FROM responses ORDER BY id") == [9, 7]
    assert await stage.query("SELECT count(*) FROM client_messages") == [0]


async def test_a_score_tapped_on_an_older_question_asks_for_the_consent_first_and_reaches_nobody(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await rewrite(stage)
    await asked.taps("3")
    early = await stage.query("SELECT count(*) FROM responses"), anna.sees("🔴")
    shown, toast = asked.last.text, asked.toasts[-1]
    await asked.taps("Согласиться и продолжить")
    await asked.taps("3")

    assert early == ([0], False)
    assert toast.startswith("Оценка пока не учтена")
    assert "решите заново" in shown
    assert await stage.query("SELECT score FROM responses") == [3]
    assert anna.sees("🔴 3 из 10")


async def test_what_was_answered_under_the_older_text_may_be_corrected_without_a_new_consent(
    stage: Stage, asked: Actor
) -> None:
    question = asked.last
    await asked.taps("9")
    await rewrite(stage)
    await asked.taps("Изменить", on=question)
    await asked.taps("8", on=question)

    assert await stage.query("SELECT score FROM responses") == [8]


def test_the_words_of_the_consent_change_only_with_their_version() -> None:
    words = "".join(texts(language)[key].source for language in ("ru", "en") for key in ("consent", "consent-privacy"))

    assert KNOWN.get(sha256(words.encode()).hexdigest()[:16]) == CONSENT_VERSION
