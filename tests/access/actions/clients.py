"""Client companies: their cards, what happened with them, files of them."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, sends, tap, writes_when_asked
from tests.access.scene import OWNERS, R

IMPORT = "handlers.lists."
SPEAK = "handlers.speaking."
CLIENT = "handlers.clients."
KIND = "handlers.file_kind.on_kind_tap"
PAST = "handlers.past.on_past_tap"
EVENT = "handlers.client_events."
TOLD = "handlers.told_events.on_events_tap"

ACTIONS: tuple[Action, ...] = (
    Action(
        "/client of «Вектор»",
        (CLIENT + "on_client",),
        say("/client Вектор"),
        does("audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="худшая оценка",
    ),
    Action(
        "/client of a contact of «Вектор»",
        (CLIENT + "on_client",),
        say("/client Данилевский"),
        does("audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="худшая оценка",
    ),
    Action(
        "the name alone",
        (CLIENT + "on_name", SPEAK + "on_said"),
        say("Вектор"),
        does("audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="худшая оценка",
    ),
    Action(
        "an account out of several",
        (CLIENT + "on_client_tap",),
        tap("client:account:{vector}"),
        does("audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="худшая оценка",
    ),
    Action(
        "[История] of an account",
        (CLIENT + "on_view",),
        tap("clientview:{vector}:history:0"),
        reads=OWNERS | only(R.MANAGER),
        sees="история",
    ),
    Action(
        "[Удалить данные] of an account",
        (CLIENT + "on_view",),
        tap("clientview:{vector}:erase:0"),
        reads=OWNERS,
        sees="чьи данные удалить",
    ),
    Action(
        "the category of an account",
        (CLIENT + "on_loyalty",),
        tap("loyalty:{vector}:hostage"),
        does("accounts audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="заложник",
    ),
    Action(
        "why an account buys",
        (CLIENT + "on_buys_for",),
        tap("buysfor:{vector}:benefit"),
        does("accounts audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="почему покупает",
    ),
    Action(
        "[События] of an account",
        (CLIENT + "on_view",),
        tap("clientview:{vector}:events:0"),
        reads=OWNERS | only(R.MANAGER),
        sees="ЗАПИСАНО-О-ВЕКТОРЕ",
    ),
    Action(
        "what happened with an account",
        (EVENT + "on_kind",),
        tap("eventkind:{vector}:invoice"),
        does("event_prompts", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Когда было: счёт",
    ),
    Action(
        "[Вчера] of what happened with an account",
        (EVENT + "on_day",),
        tap("eventday:{vector}:invoice:2026-11-22"),
        does("events audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Записано: счёт",
    ),
    Action(
        "the day of what happened with an account",
        (EVENT + "on_written",),
        writes_when_asked("eventkind:{vector}:invoice", "в пятницу"),
        does("events audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="Записано: счёт",
    ),
    Action(
        "[Примечание] to what somebody wrote down",
        (EVENT + "on_note",),
        tap("event:{event}:note"),
        does("event_prompts", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Что важно запомнить: этап проекта",
    ),
    Action(
        "[Убрать запись] of what somebody wrote down",
        (EVENT + "on_undo",),
        tap("event:{event}:undo"),
        does("events audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Запись убрана: этап проекта",
    ),
    Action(
        "[Загрузить] somebody's events",
        (TOLD,),
        tap("events:{events_file}:apply"),
        does("imports events audit", only(R.OWNER)),
    ),
    Action(
        "[Файл с ошибками] of somebody's events",
        (TOLD,),
        tap("events:{events_file}:errors"),
        reads=only(R.OWNER),
        sees="Замечаний: 1",
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
        "[Отмена] under the question what somebody's file is",
        (KIND,),
        tap("filekind:{asked_file}:cancel"),
        does("imports", only(R.OWNER)),
    ),
    Action(
        "[Другой вопрос] under somebody's past answers",
        (PAST,),
        tap("past:{past_file}:change"),
        does("imports", only(R.OWNER)),
        reads=only(R.OWNER),
        sees="Какой это был вопрос?",
    ),
    Action(
        "[Загрузить] somebody's past answers",
        (PAST,),
        tap("past:{past_file}:apply"),
        does("imports surveys invitations responses comment_parts audit", only(R.OWNER)),
    ),
    Action(
        "[Файл с ошибками] of somebody's past answers",
        (PAST,),
        tap("past:{past_file}:errors"),
        reads=only(R.OWNER),
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
)
