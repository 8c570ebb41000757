"""/mydata: everything held about a person, as a page in their own language and zone."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from aiogram.methods import SendDocument, TelegramMethod
from aiogram.types import BufferedInputFile
from babel.dates import format_datetime

from messages.letters import letter
from messages.page import Line, heading, listing, page, paragraph, section
from messages.readers import ANYBODY, Reader
from messages.texts import label, say
from messages.writing import Context, message
from nps.values import ContactState, Role, Unreachable
from storage.privacy.mydata import Held, HeldContact, Row, collect

FILE_NAME = "otklik-mydata.html"
ACTIONS = ("invite.contact", "case.take")


@letter(to=ANYBODY)
async def mydata(ctx: Context, reader: Reader) -> TelegramMethod[Any] | None:
    """The page as a file, with a short message; somebody who is no contact is told in words."""
    language, chat_id = reader.language, reader.chat_id
    held = await collect(ctx.conn, chat_id)
    if not held.contacts:
        is_staff = reader.who is not None and reader.who.staff is not None
        return message(chat_id, say(language, "mydata-staff") if is_staff else say(language, "mydata-none"))
    return SendDocument(
        chat_id=chat_id,
        document=BufferedInputFile(document(ctx, language, held).encode(), filename=FILE_NAME),
        caption=say(language, "mydata-file"),
        parse_mode="HTML",
    )


def document(ctx: Context, language: str, found: Held) -> str:
    """The whole page; times are in the zone of the person's first contact that has one."""
    zones = [one.contact["timezone"] for one in found.contacts if one.contact["timezone"]]
    telling = _Telling(language, ctx.programme.zone_named(zones[0] if zones else None), found)
    parts = [
        paragraph(label(language, "held-intro", company=ctx.programme.company, when=telling.time(ctx.now) or "")),
        telling.person(),
        *(part for one in found.contacts for part in telling.contact(one)),
        heading(label(language, "held-title-rights")),
        paragraph(label(language, "held-kept")),
        paragraph(label(language, "held-rights")),
    ]
    return page(language, label(language, "held-title"), parts)


class _Telling:
    """Rows as lines of the page, in one person's language and zone."""

    def __init__(self, language: str, zone: tzinfo, found: Held) -> None:
        self._language = language
        self._zone = zone
        self._found = found

    def time(self, at: datetime | None) -> str | None:
        """«24.11.2026, 12:10:05»"""
        if at is None:
            return None
        pattern = "dd.MM.y, HH:mm:ss" if self._language == "ru" else "MMM d, y, HH:mm:ss"
        return format_datetime(at.astimezone(self._zone), pattern, locale=self._language)

    def _line(self, key: str, value: object) -> Line:
        """A named value; times in words, nothing for None."""
        shown = self.time(value) if isinstance(value, datetime) else None if value is None else str(value)
        return label(self._language, key), shown

    def _staff(self, staff_id: int | None, *, named: bool = True) -> str | None:
        """Account managers by name, owners by role: a contact hears the manager's name anyway."""
        if staff_id is None:
            return None
        role, name = self._found.staff[staff_id]
        if role is Role.OWNER or not named or not name:
            return label(self._language, f"held-role-{role.value}")
        return name

    def person(self) -> str:
        who = self._found.person
        if who is None:
            return ""
        lines = [
            self._line("held-name", who["name"]),
            self._line("held-username", who["username"]),
            self._line("held-telegram-id", who["telegram_id"]),
            self._line("held-language-chosen", who["language"]),
            self._line("held-language-telegram", who["telegram_language"]),
            self._line("held-opted-out", who["opted_out_at"]),
            self._line("held-quiet-until", who["quiet_until"]),
            self._line("held-known-since", who["created_at"]),
        ]
        return heading(label(self._language, "held-title-telegram")) + listing(lines)

    def contact(self, one: HeldContact) -> list[str]:
        return [
            heading(one.account),
            listing(self._card(one)),
            self._group("held-title-consents", [self._consent(row) for row in one.consents]),
            self._group("held-title-links", [self._link(row) for row in one.enrolments]),
            self._group("held-title-openings", [self._opening(row) for row in one.openings]),
            self._group("held-title-questions", [self._question(row) for row in one.invitations]),
            self._group("held-title-answers", [self._answer(one, row) for row in one.responses]),
            self._group("held-title-cases", [self._case(one, row) for row in one.cases]),
            self._group("held-title-messages", [self._message(row) for row in one.messages]),
            self._group("held-title-audit", [self._look(row) for row in one.audit]),
        ]

    def _group(self, key: str, blocks: list[list[Line]]) -> str:
        return section(label(self._language, key), blocks)

    def _card(self, one: HeldContact) -> list[Line]:
        row = one.contact
        circle = label(self._language, f"circle-{row['circle'].value}") if row["circle"] else None
        state: ContactState = row["state"]
        return [
            self._line("held-name", row["name"]),
            self._line("held-greeting", row["greeting"]),
            self._line("held-position", row["position"]),
            self._line("held-circle", circle),
            self._line("held-phone", row["phone"]),
            self._line("held-email", row["email"]),
            self._line("held-code", row["external_id"]),
            self._line("held-language", row["language"]),
            self._line("held-timezone", row["timezone"]),
            self._line("held-state", label(self._language, f"held-state-{state.value}")),
            self._line("held-joined", row["joined_at"]),
            self._line("held-unreachable", self._reason(row["unreachable"])),
            self._line("held-unreachable-since", row["unreachable_at"]),
            self._line("held-listed", row["created_at"]),
            self._line("held-updated", row["updated_at"]),
        ]

    def _consent(self, row: Row) -> list[Line]:
        mode = label(self._language, f"held-mode-{row['mode'].value}") if row["mode"] else None
        return [
            self._line("held-agreed", row["agreed_at"]),
            self._line("held-version", row["version"]),
            self._line("held-mode", mode),
        ]

    def _link(self, row: Row) -> list[Line]:
        return [
            self._line("held-made", row["created_at"]),
            self._line("held-expires", row["expires_at"]),
            self._line("held-used", row["bound_at"]),
        ]

    def _opening(self, row: Row) -> list[Line]:
        answer = label(self._language, f"held-opening-{row['answer']}") if row["answer"] else None
        return [
            self._line("held-opened", row["opened_at"]),
            self._line("held-answer", answer),
            self._line("held-answered", row["answered_at"]),
            self._line("held-remind", row["remind_at"]),
            self._line("held-reminded", row["reminded_at"]),
        ]

    def _question(self, row: Row) -> list[Line]:
        return [
            self._line("held-planned", row["planned_at"]),
            self._line("held-asked", row["sent_at"]),
            self._line("held-remind", row["remind_at"]),
            self._line("held-reminded", row["reminded_at"]),
            self._line("held-open-until", row["closes_at"]),
            self._line("held-became", label(self._language, f"held-question-{row['state'].value}")),
            self._line("held-ended", row["ended_at"]),
            self._line("held-skipped", self._reason(row["skipped_reason"])),
        ]

    def _reason(self, code: str | None) -> str | None:
        """Why a question could not be sent; codes other than Telegram's refusals stand as they are."""
        return label(self._language, f"held-unreachable-{code}") if code in tuple(Unreachable) else code

    def _answer(self, one: HeldContact, row: Row) -> list[Line]:
        mine = row["id"]
        changes = [change for change in one.score_changes if change["response_id"] == mine]
        parts = [part for part in one.parts if part["response_id"] == mine]
        reasons = [
            label(self._language, f"reason-{r['reason'].value}") for r in one.reasons if r["response_id"] == mine
        ]
        circle = label(self._language, f"circle-{row['circle'].value}") if row["circle"] else None
        return [
            self._line("held-score", row["score"]),
            self._line("held-channel", label(self._language, f"held-channel-{row['channel'].value}")),
            self._line("held-first-tap", row["first_tap_at"]),
            self._line("held-scored", row["scored_at"]),
            *(
                self._line(
                    "held-change", f"{change['old_score']} → {change['new_score']}, {self.time(change['changed_at'])}"
                )
                for change in changes
            ),
            self._line("held-reasons", ", ".join(reasons) or None),
            *(line for part in parts for line in self._part("held-comment", part)),
            self._line("held-commented", row["commented_at"]),
            self._line("held-thanked", row["thanked_at"]),
            self._line("held-then-manager", self._staff(row["manager_id"])),
            self._line("held-then-segment", row["segment"]),
            self._line("held-then-circle", circle),
        ]

    def _part(self, key: str, row: Row) -> list[Line]:
        """What was written or sent: words as they are, a voice or file by its kind and name."""
        kind = label(self._language, f"held-part-{row['kind'].value}")
        told = " · ".join(one for one in (kind, row["file_name"], self.time(row["created_at"])) if one)
        return [self._line(key, f"{told}\n{row['text']}" if row["text"] else told)]

    def _case(self, one: HeldContact, row: Row) -> list[Line]:
        events = [self._event(event) for event in one.events if event["case_id"] == row["id"]]
        shown = [self._alert(alert) for alert in one.alerts if alert["case_id"] == row["id"]]
        cause = label(self._language, f"reason-{row['cause'].value}") if row["cause"] else None
        return [
            self._line("held-case-state", label(self._language, f"held-case-{row['state'].value}")),
            self._line("held-opened", row["opened_at"]),
            self._line("held-deadline", row["deadline_at"]),
            self._line("held-manager", self._staff(row["manager_id"])),
            self._line("held-taken", row["taken_at"]),
            self._line("held-taken-by", self._staff(row["taken_by"])),
            self._line("held-closed", row["closed_at"]),
            self._line("held-cause", cause),
            self._line("held-outcome", row["outcome"]),
            self._line("held-events", "\n".join(events) or None),
            self._line("held-shown-to", "\n".join(shown) or None),
        ]

    def _event(self, row: Row) -> str:
        told = f"{self.time(row['at'])}: " + label(self._language, f"held-event-{row['event'].value}")
        return f"{told} ({self._staff(row['staff_id'])})" if row["staff_id"] else told

    def _alert(self, row: Row) -> str:
        who = self._staff(row["staff_id"])
        why = label(self._language, f"held-alert-{row['why'].value}")
        became = label(self._language, f"held-alert-{row['state'].value}")
        times = [time for time in (self.time(row["owed_at"]), self.time(row["settled_at"])) if time]
        return f"{who}: {became}, {why} ({' – '.join(times)})"

    def _message(self, row: Row) -> list[Line]:
        receivers = [self._staff(staff_id) or "" for staff_id in row["passed_on_to"] or []]
        return [*self._part("held-message", row), self._line("held-passed-on", ", ".join(receivers) or None)]

    def _look(self, row: Row) -> list[Line]:
        action = row["action"]
        known = label(self._language, f"held-action-{action.replace('.', '-')}") if action in ACTIONS else action
        who = self._staff(row["staff_id"], named=False)
        return [self._line("held-looked", row["at"]), self._line("held-who", who), self._line("held-what", known)]
