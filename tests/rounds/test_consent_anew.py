"""A consent is to a text: who agreed to an older one is asked again before the next question."""

from __future__ import annotations

from hashlib import sha256

from messages.enrolment import CONSENT_VERSION
from tests.messages.locales import texts
from tests.rounds.stage import Actor, Stage

KNOWN = {"7dc78b60f91b0818": "1"}  # of the consent in all languages -> its version


async def test_a_new_text_is_agreed_to_before_the_next_question(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE consents SET version = '0'")
    await stage.days_pass(91)
    anew = asked.last.text
    await asked.taps("Согласиться и продолжить")
    await asked.taps("8")

    assert "решите заново" in anew
    assert "Ответ увидят" in anew
    assert await stage.query("SELECT version, mode FROM consents ORDER BY id") == [("0", "named"), ("1", "named")]
    assert await stage.query("SELECT score FROM responses ORDER BY id") == [9, 8]


async def test_who_does_not_agree_to_the_new_text_is_asked_no_more(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    async with stage.database.write() as conn:
        await conn.exec_driver_sql("UPDATE consents SET version = '0'")
    await stage.days_pass(91)
    await stage.days_pass(7)  # the reminder asks for the same
    buttons = asked.last.labels
    await asked.taps("Отписаться")
    await stage.days_pass(91)

    assert buttons == ["Согласиться и продолжить", "Позже", "Отписаться"]
    assert await stage.query("SELECT count(*) FROM responses") == [1]
    assert await stage.query("SELECT state FROM invitations ORDER BY id") == ["answered", "declined"]


def test_the_words_of_the_consent_change_only_with_their_version() -> None:
    words = "".join(texts(language)[key].source for language in ("ru", "en") for key in ("consent", "consent-privacy"))

    assert KNOWN.get(sha256(words.encode()).hexdigest()[:16]) == CONSENT_VERSION
