"""The sample company's clients: data only. Every name is made up."""

from __future__ import annotations

from typing import NamedTuple

from nps.values import Circle, RelationStatus

VIP, LARGE, MEDIUM, SMALL = "VIP", "крупный", "средний", "мелкий"
SEGMENTS = (VIP, LARGE, MEDIUM, SMALL)

COMPANY = "Стройснаб"
OWNER = "Павел Громов"
SMIRNOVA, VOLKOV, ORLOV, KRAVTSOVA = "Анна Смирнова", "Игорь Волков", "Дмитрий Орлов", "Елена Кравцова"
MANAGERS = (SMIRNOVA, VOLKOV, ORLOV, KRAVTSOVA)

ROUND_ACCOUNT = "ООО «Вектор»"
SILENT_ACCOUNT = "ООО «Меридиан»"
NEW_ACCOUNT = "ООО «Бригада Север»"
"""Its people came as leads last season; the first delivery was two weeks ago."""
RECOMMENDED_ACCOUNT = "ООО «Новый берег»"
"""It came by a promoter's link in the last weeks, so that figures of now tell what recommendations earn."""


class SampleAccount(NamedTuple):
    """`revenue` in thousands of roubles per 12 months; `buys_for` in years; `last_purchase` in days ago."""

    name: str
    manager: str
    segment: str
    abc: str
    status: RelationStatus
    region: str
    revenue: int
    buys_for: float
    last_purchase: int
    contacts: int


_PERMANENT, _STABLE = RelationStatus.PERMANENT, RelationStatus.STABLE
_IRREGULAR, _EPISODIC, _LOST = RelationStatus.IRREGULAR, RelationStatus.EPISODIC, RelationStatus.LOST
_MOSCOW, _AROUND = "Москва", "Московская область"

ACCOUNTS: tuple[SampleAccount, ...] = (
    SampleAccount(ROUND_ACCOUNT, SMIRNOVA, VIP, "A", _PERMANENT, _MOSCOW, 12_400, 6.2, 5, 6),
    SampleAccount(SILENT_ACCOUNT, KRAVTSOVA, VIP, "A", _STABLE, _MOSCOW, 18_600, 5.4, 74, 6),
    SampleAccount("АО «Южный строительный трест»", ORLOV, VIP, "A", _PERMANENT, _AROUND, 21_300, 8.1, 3, 6),
    SampleAccount("ООО «Гранит-Девелопмент»", VOLKOV, VIP, "A", _PERMANENT, _MOSCOW, 15_800, 3.7, 9, 6),
    SampleAccount("ООО «Монолит-Ресурс»", SMIRNOVA, LARGE, "A", _PERMANENT, _MOSCOW, 9_200, 4.3, 6, 5),
    SampleAccount("ООО «Северный квартал»", SMIRNOVA, LARGE, "A", _STABLE, "Тверская область", 7_900, 3.1, 12, 5),
    SampleAccount("ООО «Кровля и фасад»", VOLKOV, LARGE, "A", _STABLE, _AROUND, 8_400, 5.0, 15, 5),
    SampleAccount("ООО «Домострой-Ока»", VOLKOV, LARGE, "B", _STABLE, "Калужская область", 6_700, 2.8, 21, 5),
    SampleAccount("ООО «Нордик Билд»", ORLOV, LARGE, "A", _PERMANENT, _MOSCOW, 8_900, 2.2, 8, 5),
    SampleAccount("ООО «ТехноБетон»", ORLOV, LARGE, "B", _PERMANENT, _AROUND, 6_100, 7.4, 4, 5),
    SampleAccount("АО «Владспецмонтаж»", KRAVTSOVA, LARGE, "B", _STABLE, "Владимирская область", 6_900, 4.9, 17, 5),
    SampleAccount("ООО «Сеть Умелец»", KRAVTSOVA, LARGE, "A", _PERMANENT, "Ярославская область", 7_300, 3.5, 7, 5),
    SampleAccount("ООО «Зодчий»", SMIRNOVA, MEDIUM, "B", _PERMANENT, _MOSCOW, 4_300, 5.6, 10, 4),
    SampleAccount("ООО «Ремстройгарант»", SMIRNOVA, MEDIUM, "B", _STABLE, _AROUND, 3_600, 2.5, 19, 4),
    SampleAccount("ООО «Тёплый контур»", SMIRNOVA, MEDIUM, "C", _IRREGULAR, _AROUND, 2_400, 1.6, 41, 3),
    SampleAccount("ООО «Базис-Инжиниринг»", VOLKOV, MEDIUM, "B", _STABLE, _MOSCOW, 4_100, 3.9, 13, 4),
    SampleAccount("ООО «Каширский двор»", VOLKOV, MEDIUM, "B", _STABLE, _AROUND, 3_200, 4.4, 26, 3),
    SampleAccount("ООО «Отделком»", VOLKOV, MEDIUM, "C", _IRREGULAR, "Тульская область", 2_700, 2.0, 48, 3),
    SampleAccount("ООО «Лидер Фундамент»", ORLOV, MEDIUM, "B", _PERMANENT, _MOSCOW, 3_900, 3.0, 11, 4),
    SampleAccount("ООО «Рязаньстройкомплект»", ORLOV, MEDIUM, "B", _STABLE, "Рязанская область", 3_300, 6.3, 16, 3),
    SampleAccount("ООО «Вертикаль-М»", ORLOV, MEDIUM, "C", _IRREGULAR, _AROUND, 2_200, 1.4, 37, 3),
    SampleAccount("ООО «Инженерные сети 50»", KRAVTSOVA, MEDIUM, "B", _STABLE, _AROUND, 3_800, 4.0, 14, 4),
    SampleAccount("ООО «Паркет-Центр»", KRAVTSOVA, MEDIUM, "C", _STABLE, _MOSCOW, 2_900, 2.7, 23, 3),
    SampleAccount("ИП Ковалёва Т. А.", SMIRNOVA, SMALL, "C", _STABLE, _MOSCOW, 900, 2.9, 18, 2),
    SampleAccount("ООО «Дачный мастер»", SMIRNOVA, SMALL, "C", _EPISODIC, _AROUND, 600, 1.8, 52, 2),
    SampleAccount("ИП Гусев С. В.", VOLKOV, SMALL, "C", _IRREGULAR, "Калужская область", 800, 2.3, 33, 2),
    SampleAccount("ООО «Печи и камины Плюс»", VOLKOV, SMALL, "C", _LOST, _AROUND, 400, 3.4, 168, 2),
    SampleAccount("ООО «Уютстрой»", ORLOV, SMALL, "C", _IRREGULAR, "Тульская область", 1_100, 2.1, 29, 2),
    SampleAccount("ИП Мельников Д. О.", ORLOV, SMALL, "C", _EPISODIC, _MOSCOW, 500, 1.3, 61, 2),
    SampleAccount(NEW_ACCOUNT, KRAVTSOVA, SMALL, "C", _IRREGULAR, "Тверская область", 1_200, 16 / 365, 16, 2),
    SampleAccount("ООО «Светлый дом»", KRAVTSOVA, SMALL, "C", _EPISODIC, _AROUND, 700, 1.5, 45, 2),
    SampleAccount(RECOMMENDED_ACCOUNT, ORLOV, MEDIUM, "C", _IRREGULAR, _MOSCOW, 2_600, 11 / 365, 4, 1),
)

ACCOUNT_IDS = {account.name: number for number, account in enumerate(ACCOUNTS, start=1)}

# Who stands where inside an account: as many of these as it has contacts.
CIRCLES = (
    Circle.DECISION_MAKER,
    Circle.USER,
    Circle.ADVOCATE,
    Circle.USER,
    Circle.DECISION_MAKER,
    Circle.USER,
)

POSITIONS: dict[Circle, tuple[str, ...]] = {
    Circle.DECISION_MAKER: (
        "генеральный директор",
        "директор по закупкам",
        "коммерческий директор",
        "исполнительный директор",
        "руководитель отдела снабжения",
        "финансовый директор",
        "директор по строительству",
    ),
    Circle.ADVOCATE: (
        "главный инженер",
        "руководитель проекта",
        "начальник участка",
        "главный технолог",
        "руководитель строительного контроля",
    ),
    Circle.USER: (
        "инженер ПТО",
        "прораб",
        "специалист по закупкам",
        "бухгалтер",
        "логист",
        "кладовщик",
        "инженер-сметчик",
        "диспетчер",
        "мастер участка",
    ),
}
