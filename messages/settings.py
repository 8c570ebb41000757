"""/settings: when summaries come, to whom and with what, for owners; for each of the staff which of them they get."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton
from babel.dates import get_day_names

from messages.taps.figures import ScheduleTap, SendingTap, SettingsPage, SettingsTap, SummaryTap
from messages.texts import Markup, join, label, lines, say
from messages.writing import Buttons, button
from nps.sending import CONTENTS, RECIPIENTS, SENT, Sending, SummaryPart, When, name_of, when_of
from nps.values import PeriodKind, Role
from storage.people.staff import Staff

Page = tuple[Markup, Buttons]
DAYS = (1, 2, 3, 5, 10, 15, 20, 25)
HOURS = (8, 9, 10, 12, 15, 17, 18)
"""What has a button; any other day and time can be typed."""
_PAGES: tuple[SettingsPage, ...] = ("week", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Known:
    """What /settings shows: the settings, and which of the summaries the reader does not want."""

    reader: Staff
    sending: Sending
    stopped: Collection[PeriodKind]


def page(language: str, known: Known, wanted: str) -> Page:
    """The page of this name; of a manager there is one."""
    if known.reader.role is not Role.OWNER:
        return _own(language, known)
    match wanted:
        case "who":
            return _who(language, known.sending)
        case "what":
            return _what(language, known.sending)
        case "home":
            return _home(language, known)
    return _schedule(language, known.sending, PeriodKind(wanted))


def stopped(language: str, kind: PeriodKind) -> Page:
    text = say(language, "summary-stopped", kind=kind.value)
    return text, [[button(label(language, "summary-again"), SummaryTap(kind=kind, wish="again").pack())]]


def resumed(language: str, kind: PeriodKind) -> Markup:
    return say(language, "summary-resumed", kind=kind.value)


# --- pages ---------------------------------------------------------------------------------------------------------


def _home(language: str, known: Known) -> Page:
    sending = known.sending
    text = lines(
        say(language, "settings-title"),
        *(_line(language, sending, kind) for kind in SENT),
        say(language, "settings-who", who=_recipients(language, sending)),
        say(language, "settings-what", what=_contents(language, sending)),
        _chosen(language, sending),
        *_own_lines(language, known),
    )
    kinds = [button(label(language, f"settings-{page}"), SettingsTap(page=page).pack()) for page in _PAGES]
    others = [
        button(label(language, "settings-button-who"), SettingsTap(page="who").pack()),
        button(label(language, "settings-button-what"), SettingsTap(page="what").pack()),
    ]
    return text, [kinds, others, *_own_buttons(language, known)]


def _own(language: str, known: Known) -> Page:
    text = lines(
        say(language, "settings-title"),
        *(_line(language, known.sending, kind) for kind in SENT),
        None if Role.MANAGER in known.sending.recipients else say(language, "settings-not-managers"),
        *_own_lines(language, known),
    )
    return text, _own_buttons(language, known)


def _own_lines(language: str, known: Known) -> list[Markup]:
    kinds = [label(language, f"settings-{kind.value}").lower() for kind in SENT if kind in known.stopped]
    return [say(language, "settings-stopped", kinds=", ".join(kinds))] if kinds else []


def _own_buttons(language: str, known: Known) -> Buttons:
    now: Buttons = [
        [
            button(
                label(language, "settings-now", kind=label(language, f"settings-{kind.value}").lower()),
                SummaryTap(kind=kind, wish="now").pack(),
            )
        ]
        for kind in SENT
    ]
    for row, kind in zip(now, SENT, strict=True):
        tap = SummaryTap(kind=kind, wish="again" if kind in known.stopped else "stop")
        row.append(button(label(language, f"summary-{tap.wish}"), tap.pack()))
    return now


def _schedule(language: str, sending: Sending, kind: PeriodKind) -> Page:
    when = when_of(kind, sending.cron(kind))
    text = lines(
        _line(language, sending, kind),
        say(language, "settings-of-env") if name_of(kind) not in sending.chosen else None,
        say(language, "settings-hint", kind=kind.value),
    )
    days = [
        button(
            _marked(_day_name(language, kind, day), when is not None and when.day == day),
            ScheduleTap(kind=kind, wish="day", value=day).pack(),
        )
        for day in (range(7) if kind is PeriodKind.WEEK else DAYS)
    ]
    hours = [
        button(
            _marked(f"{hour}:00", when is not None and (when.hour, when.minute) == (hour, 0)),
            ScheduleTap(kind=kind, wish="at", value=hour * 60).pack(),
        )
        for hour in HOURS
    ]
    switch = ScheduleTap(kind=kind, wish="off" if sending.is_on(kind) else "on")
    last = [button(label(language, f"settings-{switch.wish}"), switch.pack())]
    if name_of(kind) in sending.chosen:
        last.append(button(label(language, "settings-env"), ScheduleTap(kind=kind, wish="env").pack()))
    return text, [days, hours, last, _back(language)]


def _who(language: str, sending: Sending) -> Page:
    rows: Buttons = [
        [
            button(
                _marked(label(language, f"settings-role-{role.value}"), role in sending.recipients),
                SendingTap(which=role.value).pack(),
            )
            for role in Role
        ]
    ]
    if RECIPIENTS in sending.chosen:
        rows.append([button(label(language, "settings-env"), SendingTap(which="who_env").pack())])
    return say(language, "settings-who", who=_recipients(language, sending)), [*rows, _back(language)]


def _what(language: str, sending: Sending) -> Page:
    rows: Buttons = [
        [
            button(
                _marked(label(language, f"settings-part-{part.value}"), part in sending.contents),
                SendingTap(which=part.value).pack(),
            )
        ]
        for part in SummaryPart
    ]
    if CONTENTS in sending.chosen:
        rows.append([button(label(language, "settings-env"), SendingTap(which="what_env").pack())])
    return say(language, "settings-what", what=_contents(language, sending)), [*rows, _back(language)]


# --- words ---------------------------------------------------------------------------------------------------------


def _line(language: str, sending: Sending, kind: PeriodKind) -> Markup:
    """«Неделя: пт в 17:30»; of a schedule that only `.env` can have, as it stands there."""
    when = when_of(kind, sending.cron(kind))
    if not sending.is_on(kind):
        told = say(language, "settings-is-off")
    elif when is None:
        told = say(language, "settings-cron", cron=sending.cron(kind))
    else:
        told = _at(language, kind, when)
    return say(language, "settings-line", kind=label(language, f"settings-{kind.value}"), when=told)


def _at(language: str, kind: PeriodKind, when: When) -> Markup:
    day, time = _day_name(language, kind, when.day), f"{when.hour:02}:{when.minute:02}"
    return say(language, f"settings-at-{kind.value}", day=day, time=time)


def _day_name(language: str, kind: PeriodKind, day: int) -> str:
    return str(get_day_names("abbreviated", locale=language)[day]) if kind is PeriodKind.WEEK else str(day)


def _recipients(language: str, sending: Sending) -> Markup:
    told = [say(language, f"settings-role-{role.value}") for role in Role if role in sending.recipients]
    return join(", ", told) if told else say(language, "settings-nobody")


def _contents(language: str, sending: Sending) -> Markup:
    return join(
        ", ", [say(language, f"settings-part-{part.value}") for part in SummaryPart if part in sending.contents]
    )


def _chosen(language: str, sending: Sending) -> Markup:
    """Whether anything of it was chosen here."""
    names = [name.upper() for name in sorted(sending.chosen)]
    return say(language, "settings-chosen", names=", ".join(names)) if names else say(language, "settings-of-env")


def _marked(text: str, is_on: bool) -> str:
    return f"✓ {text}" if is_on else text


def _back(language: str) -> list[InlineKeyboardButton]:
    return [button(label(language, "settings-back"), SettingsTap(page="home").pack())]
