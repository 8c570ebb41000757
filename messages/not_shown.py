"""What the page of /mydata leaves out, and why: a column that is neither there nor here fails a test."""

from __future__ import annotations


def each(names: str, why: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), why)


OF_NOBODY = "about the company or the program, not about one contact"
ON_THE_WAY = "a copy on its way to or from Telegram: cleared soon after it is done, and it all stands in the chat"
INTERNAL = "a number by which the program finds the row"
NOT_SHOWN: dict[str, dict[str, str]] = {
    "surveys": {"*": OF_NOBODY},
    "summaries": {"*": OF_NOBODY},
    "marks": {"*": OF_NOBODY},
    "erasures": {"*": "of people who are erased and can ask no more"},
    "imports": {"*": "a client list waiting to be applied: what it says of a contact is shown once it is applied"},
    "link_attempts": {"*": "how often somebody came with a wrong link: guards the door, forgotten after a week"},
    "inbox": {"*": ON_THE_WAY},
    "outbox": {"*": ON_THE_WAY},
    "deliveries": {"*": "numbers of the bot's messages, which stand in the chat"},
    "case_responses": {"*": "which answers a case is about: both are shown"},
    "staff": each(
        "id name_folded telegram_id language joined_at unreachable unreachable_at retired_at created_at",
        "about the staff, not about the contact",
    ),
    "accounts": each(
        "id external_id name_folded manager_id segment abc status region revenue first_delivery last_purchase tags "
        "created_at updated_at",
        "about the client company, not about a person; its name is shown",
    ),
    "contacts": {
        "id": INTERNAL,
        "account_id": INTERNAL,
        "name_folded": "the name once more, for searching",
        "telegram_id": "shown as the person's number in Telegram",
    },
    "people": {},
    "enrolments": each("id contact_id staff_id bound_to", INTERNAL),
    "enrolment_openings": each("enrolment_id telegram_id", INTERNAL),
    "consents": each("id contact_id telegram_id", INTERNAL),
    "invitations": each("id survey_id contact_id", INTERNAL)
    | {
        "occasion": "which earlier question this one follows, as a row's number",
        "change_until": "a moment of ten minutes after [Change] was pressed",
    },
    "responses": each("id invitation_id survey_id contact_id account_id", INTERNAL)
    | {"next_tap_at": "when the next answer came: that answer is shown"},
    "response_reasons": {"response_id": INTERNAL},
    "comment_parts": each(
        "id response_id file_id source_chat_id source_message_id",
        "a number by which the program finds the person's own message or file in the chat",
    ),
    "score_changes": each("id response_id", INTERNAL),
    "cases": each("id contact_id account_id", INTERNAL)
    | {"rung_at": "when the manager's phone last rang for a comment, so that it does not ring at each word"},
    "case_events": each("id case_id", INTERNAL)
    | {"detail": "numbers of rows, and scores that are shown with the answers"},
    "alerts": {"case_id": INTERNAL},
    "client_messages": each(
        "id contact_id case_id invitation_id file_id source_chat_id source_message_id",
        "a number by which the program finds the person's own message or file in the chat",
    )
    | {"pass_on_at": "two minutes of waiting for a score the message may belong to"},
    "audit": {"id": INTERNAL, "telegram_id": "who looked is told by role", "subject": INTERNAL},
}
"""Why a column is not in the file, by table ("*": the whole table). A column that is in neither fails a test."""
