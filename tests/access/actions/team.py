"""The staff: who is on it, who is away, two that are one."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, tap, writes_when_asked
from tests.access.scene import OWNERS, STAFF, R

AWAY = "handlers.away."
TEAM = "handlers.team."
SAME = "handlers.merging."

ACTIONS: tuple[Action, ...] = (
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
    Action("a page of the staff", (TEAM + "on_list",), tap("team:0"), reads=OWNERS, sees="Команда: 5 человек"),
    Action("/staff", (TEAM + "on_staff",), say("/staff"), reads=OWNERS, sees="Команда: 5 человек"),
    Action(
        "one of the staff",
        (TEAM + "on_member",),
        tap("member:{manager}:card:0"),
        reads=OWNERS,
        sees="Анна Смирнова, менеджер",
    ),
    Action(
        "[Передать всё] of somebody",
        (TEAM + "on_member",),
        tap("member:{manager}:hand:0"),
        reads=OWNERS,
        sees="Кому передать всё",
    ),
    Action(
        "[Личная ссылка] of somebody of the staff",
        (TEAM + "on_member",),
        tap("member:{absent_manager}:link:0"),
        does("audit", OWNERS),
        reads=OWNERS,
        sees="Пётр",
    ),
    Action(
        "[Да, сделать владельцем]",
        (TEAM + "on_member",),
        tap("member:{other_manager}:appoint:0"),
        does("staff audit", OWNERS),
        reads=OWNERS,
        sees="теперь владелец",
    ),
    Action(
        "[Убрать из команды]",
        (TEAM + "on_member",),
        tap("member:{absent_manager}:remove:0"),
        reads=OWNERS,
        sees="Убрать из команды: Пётр Новиков",
    ),
    Action(
        "[Да, убрать]",
        (TEAM + "on_member",),
        tap("member:{absent_manager}:gone:0"),
        does("staff audit enrolments", OWNERS),
        reads=OWNERS,
        sees="больше не в команде",
    ),
    Action(
        "a colleague to whom everything would go",
        (TEAM + "on_hand_all",),
        tap("handall:{manager}:{other_manager}:ask"),
        reads=OWNERS,
        sees="Передать всё от Анна Смирнова к Игорь Волков",
    ),
    Action(
        "[Передать], of everything",
        (TEAM + "on_hand_all",),
        tap("handall:{manager}:{other_manager}:yes"),
        does("accounts cases case_events alerts audit promises", OWNERS),
        reads=OWNERS,
        sees="Передано от Анна Смирнова к Игорь Волков",
    ),
    Action(
        "[＋ Владелец]",
        (TEAM + "on_new",),
        tap("newmember:owner"),
        does("asking_prompts", OWNERS),
        reads=OWNERS,
        sees="Как зовут нового владельца",
    ),
    Action(
        "the name of a new owner",
        (TEAM + "on_named",),
        writes_when_asked("newmember:owner", "Новый Владелец"),
        does("staff audit enrolments", OWNERS) | SAID,
        reads=OWNERS,
        sees="Перешлите личную ссылку ниже",
    ),
    Action(
        "[Объединить] of a contact",
        (SAME + "on_same",),
        tap("same:contact:{oleg}:0"),
        reads=OWNERS,
        sees="Кто в этой компании",
    ),
    Action(
        "[Объединить] of a company",
        (SAME + "on_same",),
        tap("same:account:{vector}:0"),
        does("asking_prompts", OWNERS),
        reads=OWNERS,
        sees="Напишите её название",
    ),
    Action(
        "the name of the other company",
        (SAME + "on_named",),
        writes_when_asked("same:account:{vector}:0", "Ромашка"),
        does("asking_prompts", OWNERS) | does("audit", only(R.OTHER_MANAGER)) | SAID,  # whose client it is
        reads=OWNERS,
        sees="Это одна и та же компания",
    ),
    Action(
        "two contacts who may be one",
        (SAME + "on_one",),
        tap("one:contact:{oleg}:{maria}:ask"),
        reads=OWNERS,
        sees="исчезнет из списков",
    ),
    Action(
        "[Да, объединить]",
        (SAME + "on_one",),
        tap("one:contact:{oleg}:{maria}:yes"),
        does("contacts merges merge_moves audit", OWNERS),
        reads=OWNERS,
        sees="Отменить можно до",
    ),
    Action(
        "[Отменить объединение] of one there was not",
        (SAME + "on_apart",),
        tap("apart:987654"),
    ),
)
