"""The people of the sample company's clients: their names, positions and circles, dealt by a seeded generator."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bot.demo.company.accounts import ACCOUNTS, CIRCLES, POSITIONS, RECOMMENDED_ACCOUNT, ROUND_ACCOUNT, SampleAccount
from nps.values import Circle

ROUND_CONTACT = "Ирина Ким"
BEFORE_CONTACTS_TELEGRAM_ID = 700_100_000


@dataclass(frozen=True, slots=True)
class SampleContact:
    """A person at an account; `greeting` is how one speaks to them, имя-отчество in Russian."""

    id: int
    account: SampleAccount
    name: str
    greeting: str
    circle: Circle
    position: str
    language: str = "ru"

    @property
    def telegram_id(self) -> int:
        """Theirs as soon as they have joined."""
        return BEFORE_CONTACTS_TELEGRAM_ID + self.id


# Those the documentation speaks of, and the ones who read English: account and place in it.
_KNOWN: dict[tuple[str, int], tuple[str, str, str, str]] = {
    (ROUND_ACCOUNT, 0): (ROUND_CONTACT, "Ирина Петровна", "директор по закупкам", "ru"),
    (ROUND_ACCOUNT, 1): ("Олег Дан", "Олег Викторович", "инженер ПТО", "ru"),
    (ROUND_ACCOUNT, 4): ("Мария Гай", "Мария Сергеевна", "финансовый директор", "ru"),
    ("ООО «Нордик Билд»", 0): ("James Holloway", "James", "Managing Director", "en"),
    ("ООО «Нордик Билд»", 2): ("Katja Lindqvist", "Katja", "Project Manager", "en"),
    ("ООО «Нордик Билд»", 4): ("Peter Aaltonen", "Peter", "Head of Procurement", "en"),
    ("ООО «Гранит-Девелопмент»", 4): ("Emre Aydın", "Emre", "Construction Director", "en"),
    ("ИП Ковалёва Т. А.", 0): ("Татьяна Ковалёва", "Татьяна Алексеевна", "индивидуальный предприниматель", "ru"),
    ("ИП Гусев С. В.", 0): ("Сергей Гусев", "Сергей Валентинович", "индивидуальный предприниматель", "ru"),
    ("ИП Мельников Д. О.", 0): ("Денис Мельников", "Денис Олегович", "индивидуальный предприниматель", "ru"),
}


def _words(text: str) -> list[str]:
    return text.split()


_MEN = _words(
    "Александр Алексей Андрей Антон Артём Борис Вадим Валерий Виктор Виталий Владимир Глеб Григорий Денис Дмитрий "
    "Евгений Иван Илья Кирилл Константин Максим Михаил Николай Олег Павел Роман Руслан Сергей Станислав Тимур Юрий"
)
_WOMEN = _words(
    "Алина Алла Анастасия Валентина Вера Виктория Галина Дарья Екатерина Елена Жанна Инна Ирина Ксения Лариса "
    "Людмила Марина Мария Надежда Наталья Оксана Ольга Полина Светлана София Тамара Татьяна Юлия"
)
_FATHERS = (  # отчества: his and her form
    *(
        (stem + "ович", stem + "овна")
        for stem in _words("Александр Антон Борис Вадим Виктор Владимир Иван Константин Леонид Михайл Олег Павл Петр")
    ),
    *((stem + "евич", stem + "евна") for stem in _words("Алексе Андре Анатоль Валерь Григорь Евгень Никола Серге Юрь")),
    ("Рашидович", "Рашидовна"),
    ("Ильич", "Ильинична"),
)
_SURNAMES = _words(
    "Абрамов Агеев Акимов Алексеенко Аксёнов Баранов Беляков Березин Бирюков Богданов Бондаренко Бурмистров Быстров "
    "Васильчук Верещагин Виноградов Воронцов Гаврилов Галкин Герасименко Голубев Горелов Грачёв Данилов Дементьев "
    "Дроздов Ельцов Еремеев Жарков Журавлёв Завьялов Зайченко Зимин Зубов Игнатов Исаев Кабанов Калинин Карпенко "
    "Касаткин Климов Кондратьев Королёв Костин Кузьмин Лазарев Лапшин Левченко Лисицын Лукин Макеев Маслов Матвеев "
    "Миронов Мухин Назаров Нестеренко Никонов Овчинников Осипов Панкратов Пахомов Петросян Плотников Поляков "
    "Родионов Романенко Рябов Савин Сазонов Селиванов Семёнов Ситников Соболев Степанян Суханов Тарасов Терентьев "
    "Тихонов Трофимов Уваров Усманов Устинов Фадеев Федосеев Филатов Хабаров Харитонов Цветков Черкасов Чижов "
    "Шаповалов Швецов Шевчук Шестаков Широков Шубин Щербаков Юдин Яковенко Якушев"
)


def deal(rng: Random) -> list[SampleContact]:
    """All the contacts, account by account; no full name occurs twice. Whoever was recommended comes last, undealt."""
    surnames = rng.sample(_SURNAMES, len(_SURNAMES))
    dealt: list[SampleContact] = []
    for account in ACCOUNTS:
        if account.name == RECOMMENDED_ACCOUNT:
            continue
        positions = {circle: rng.sample(names, len(names)) for circle, names in POSITIONS.items()}
        for place, circle in enumerate(CIRCLES[: account.contacts]):
            number, position = len(dealt) + 1, positions[circle].pop()
            known = _KNOWN.get((account.name, place))
            if known:
                name, greeting, position, language = known
                dealt.append(SampleContact(number, account, name, greeting, circle, position, language))
                continue
            if not surnames:
                surnames = rng.sample(_SURNAMES, len(_SURNAMES))
            name, greeting = _person(rng, surnames.pop())
            while name in {contact.name for contact in dealt}:
                name, greeting = _person(rng, name.split()[1].removesuffix("а"))
            dealt.append(SampleContact(number, account, name, greeting, circle, position))
    return dealt


def recommended(number: int) -> SampleContact:
    """The one person of the company that came by a recommendation; no dice, so that all others stay as they were."""
    account = next(account for account in ACCOUNTS if account.name == RECOMMENDED_ACCOUNT)
    name, greeting = "Глеб Сомов", "Глеб Андреевич"
    return SampleContact(number, account, name, greeting, Circle.DECISION_MAKER, "коммерческий директор")


def _person(rng: Random, surname: str) -> tuple[str, str]:
    """A full name and the way to address its bearer."""
    his, her = rng.choice(_FATHERS)
    if rng.random() < 0.55:
        first = rng.choice(_MEN)
        return f"{first} {surname}", f"{first} {his}"
    first = rng.choice(_WOMEN)
    return f"{first} {_feminine(surname)}", f"{first} {her}"


def _feminine(surname: str) -> str:
    """Фамилии на -ов, -ев, -ин, -ын have a feminine form; -ко, -ук, -ян have none."""
    return surname + "а" if surname.endswith(("ов", "ев", "ёв", "ин", "ын")) else surname
