"""A message says in columns whom it is about, whom it names and for whom it is; so far only words and keys told.

Revision ID: 0010
Revises: 0009
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

import storage.schema.columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# As they were called then. Their arguments named the receiver and the contact, where now the columns do.
TO_CONTACTS = ("question", "question_again", "why", "why_finished", "thanks", "gap_nudge", "early_comment")
UNDONE = ("waiting", "claimed", "held")


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("for_staff", storage.schema.columns.Id(), nullable=True))
        batch_op.add_column(sa.Column("about_contact", storage.schema.columns.Id(), nullable=True))
        batch_op.add_column(sa.Column("about_human", storage.schema.columns.TelegramId(), nullable=True))
        for column in ("about_contact", "about_human"):
            batch_op.create_index(
                f"ix_outbox_{column}",
                [column],
                unique=False,
                sqlite_where=sa.text(f"{column} IS NOT NULL"),
                postgresql_where=sa.text(f"{column} IS NOT NULL"),
            )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about_contact", storage.schema.columns.Id(), nullable=True))
        batch_op.drop_index("ix_deliveries_subject")
        batch_op.create_index(
            "ix_deliveries_about_contact",
            ["about_contact"],
            unique=False,
            sqlite_where=sa.text("about_contact IS NOT NULL"),
            postgresql_where=sa.text("about_contact IS NOT NULL"),
        )
    _fill()


def _fill() -> None:
    conn = op.get_bind()
    known = _Known(conn)
    of_staff = sa.text("SELECT telegram_id, id FROM staff WHERE telegram_id IS NOT NULL")
    staff = {telegram_id: number for telegram_id, number in conn.execute(of_staff)}
    deliveries = sa.table(
        "deliveries", sa.column("chat_id"), sa.column("message_id"), sa.column("subject"), sa.column("about_contact")
    )
    query = sa.select(deliveries.c.chat_id, deliveries.c.message_id, deliveries.c.subject)
    filled = [
        {"chat": chat_id, "message": message_id, "contact": about}
        for chat_id, message_id, subject in conn.execute(query).all()
        if (about := known.about(subject)) is not None
    ]
    if filled:
        here = (deliveries.c.chat_id == sa.bindparam("chat"), deliveries.c.message_id == sa.bindparam("message"))
        conn.execute(sa.update(deliveries).where(*here).values(about_contact=sa.bindparam("contact")), filled)
    outbox = sa.table(
        "outbox",
        *(sa.column(name) for name in ("id", "kind", "name", "arguments", "chat_id", "subject", "dedup_key", "state")),
        *(sa.column(name) for name in ("for_staff", "about_contact", "about_human")),
    )
    names = ("id", "kind", "name", "arguments", "chat_id", "subject", "dedup_key", "state")
    changed = []
    for number, kind, name, arguments, chat_id, subject, dedup_key, state in conn.execute(
        sa.select(*(outbox.c[column] for column in names))
    ).all():
        values: dict[str, Any] = json.loads(arguments) if arguments else {}
        about = known.about(subject) or known.argued(name, values)
        for_staff = values.pop("staff", None) if kind in ("letter", "card") else None
        if for_staff is None and name not in TO_CONTACTS and kind != "errand":
            for_staff = staff.get(chat_id)
        if kind in ("letter", "card"):
            values.pop("about", None)
        # What a finished message has said stands in its chat; whom it was about, nobody knows any more.
        human = known.named(dedup_key, values) if name == "notice" else None
        is_finished = kind == "method" or (human is None and "person" in values.get("args", {}))
        text = None if is_finished and state not in UNDONE else arguments and _dump(values)
        changed.append({"row": number, "contact": about, "human": human, "staff": for_staff, "text": text})
    if changed:
        values = {
            "about_contact": sa.bindparam("contact"),
            "about_human": sa.bindparam("human"),
            "for_staff": sa.bindparam("staff"),
            "arguments": sa.bindparam("text"),
        }
        conn.execute(sa.update(outbox).where(outbox.c.id == sa.bindparam("row")).values(**values), changed)


def _dump(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


class _Known:
    """Which contact a question, an answer, a case, a message or a link belongs to."""

    def __init__(self, conn: sa.Connection) -> None:
        def by_id(table: str) -> dict[int, int]:
            query = sa.text(f"SELECT id, contact_id FROM {table} WHERE contact_id IS NOT NULL")  # noqa: S608 - our own names
            return {number: contact_id for number, contact_id in conn.execute(query)}

        self._invitations = by_id("invitations")
        self._responses = by_id("responses")
        self._cases = by_id("cases")
        self._messages = by_id("client_messages")
        self._links = by_id("enrolments")
        people = conn.execute(sa.text("SELECT name, username, telegram_id FROM people"))
        self._people = {f"{name} (@{username})" if username else name: number for name, username, number in people}

    def about(self, subject: str | None) -> int | None:
        match (subject or "").split(":"):
            case ["ask", number, *_]:
                return self._invitations.get(int(number))
            case ["why" | "thanks", number]:
                return self._responses.get(int(number))
            case ["case", number, "staff", _] | ["reply-to", "case", number, "staff", _]:
                return self._cases.get(int(number))
            case ["message", number, _] | ["copy-of", "message", number, _]:
                return self._messages.get(int(number))
        return None

    def argued(self, name: str, values: dict[str, Any]) -> int | None:
        match name:
            case "question_again" | "gap_nudge" | "early_comment":
                return self._invitations.get(values.get("invitation", 0))
            case "why_finished":
                return self._responses.get(values.get("response", 0))
            case "consent" | "invite_intro":
                return self._links.get(values.get("enrolment", 0))
            case "invite_message" if values.get("kind") == "contact":
                return values.get("row_id")
            case "notice":
                return values.get("about")
        return None

    def named(self, dedup_key: str | None, values: dict[str, Any]) -> int | None:
        """The human who tried a link, by the number in the key of the notice, or as Telegram names them."""
        match (dedup_key or "").split(":"):
            case [why, _, number, _] if why.startswith("link-tried-"):
                return int(number)
        return self._people.get(values.get("args", {}).get("person"))
