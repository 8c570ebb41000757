"""Professional holidays of Russia: on which day of a year each is, and which client companies it is of.

Above each stands the act that made it. "1980": the Decree of the Presidium of the Supreme Soviet of the USSR of 1
October 1980 No. 3018-X «О праздничных и памятных днях», with the changes of 1 November 1988 (No. 9724-XI) and of the
President of 31 May 2006 (No. 549); an earlier date before it is that of the Presidium's act that made the day first.
"RF": a decree of the President.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nps.text import fold

COUNTRY = "RU"
LAST = -1
_SAT, _SUN = 5, 6


@dataclass(frozen=True, slots=True)
class Fixed:
    """Every year on this day."""

    month: int
    day: int

    def of(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th such weekday of a month, or the `LAST` one."""

    number: int
    weekday: int
    month: int

    def of(self, year: int) -> date:
        first = date(year, self.month, 1)
        found = first + timedelta(days=(self.weekday - first.weekday()) % 7)
        if self.number != LAST:
            return found + timedelta(weeks=self.number - 1)
        while (found + timedelta(weeks=1)).month == self.month:
            found += timedelta(weeks=1)
        return found


@dataclass(frozen=True, slots=True)
class OfYear:
    """The n-th day of a year."""

    number: int

    def of(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(days=self.number - 1)


@dataclass(frozen=True, slots=True)
class Professional:
    """`of`: words by which a client's type or segment says that it is theirs."""

    when: Fixed | Nth | OfYear
    ru: str
    en: str
    of: re.Pattern[str]

    def name(self, language: str) -> str:
        return self.ru if language == "ru" else self.en


def _professional(when: Fixed | Nth | OfYear, ru: str, en: str, words: str) -> Professional:
    return Professional(when, ru, en, re.compile(rf"\b(?:{words})"))


DAYS = (
    # RF 9 February 2013 No. 98.
    _professional(Fixed(2, 9), "День работника гражданской авиации", "Civil Aviation Day", "авиа|aviation|airline"),
    # 1988, No. 9724-XI, which moved it from July; RF 7 May 2013 No. 459 parted trade from it.
    _professional(
        Nth(3, _SUN, 3),
        "День работников бытового обслуживания и ЖКХ",
        "Utilities Workers' Day",
        "жкх|коммунал|управляющ\\w+ компани|бытов\\w+ (?:обслуж|услуг)|utilit",
    ),
    # 31 March 1966; 1980.
    _professional(Nth(1, _SUN, 4), "День геолога", "Geologists' Day", "геолог|geolog"),
    # RF 18 October 2007 No. 1381.
    _professional(
        Fixed(5, 26),
        "День российского предпринимательства",
        "Day of Russian Entrepreneurship",
        "ип\\b|предприним|малый бизнес|entrepren",
    ),
    # Council of People's Commissars, 2 May 1945; 1980: of all who work in communications.
    _professional(Fixed(5, 7), "День радио и работников связи", "Radio Day", "связ[ьи](?! с общ)|телеком|telecom"),
    # 1980.
    _professional(Nth(LAST, _SUN, 5), "День химика", "Chemists' Day", "хим(?!чист)|chem|лакокрас|полимер|polymer"),
    # RF 17 June 2000 No. 1111.
    _professional(
        Nth(2, _SUN, 6),
        "День работников текстильной и лёгкой промышленности",
        "Light Industry Day",
        "легк\\w+ пром|текстил|швейн|одежд|обув|textile|garment|footwear",
    ),
    # 1980.
    _professional(
        Nth(3, _SUN, 6),
        "День медицинского работника",
        "Medical Workers' Day",
        "медиц|клиник|больниц|стоматолог|medic|clinic|hospital",
    ),
    # 1980.
    _professional(
        Nth(1, _SUN, 7),
        "День работников морского и речного флота",
        "Sea and River Fleet Day",
        "судоход|порт\\b|флот|shipping|seaport",
    ),
    # 28 September 1957; 1980.
    _professional(Nth(3, _SUN, 7), "День металлурга", "Metallurgists' Day", "металлур|литейн|steel|metallurg|foundry"),
    # RF 7 May 2013 No. 459.
    _professional(
        Nth(4, _SAT, 7),
        "День работника торговли",
        "Trade Workers' Day",
        "торгов|магазин|ритейл|розниц|retail|trade|дистриб|distrib",
    ),
    # Council of People's Commissars, 9 July 1940.
    _professional(Nth(1, _SUN, 8), "День железнодорожника", "Railway Workers' Day", "железнодор|ж/д|railway"),
    # 6 September 1955.
    _professional(
        Nth(2, _SUN, 8),
        "День строителя",
        "Builders' Day",
        "строит|застройщик|девелоп|подрядч|construct|builder|property develop",
    ),
    # 10 September 1947; 1980.
    _professional(Nth(LAST, _SUN, 8), "День шахтёра", "Miners' Day", "шахт|уголь|угле|горнодоб|mining"),
    # 28 August 1965; 1980.
    _professional(
        Nth(1, _SUN, 9),
        "День работников нефтяной и газовой промышленности",
        "Oil and Gas Workers' Day",
        "нефт|газ(?!ет|он|ел|иро)|топлив|азс|oil|gas(?!t)|fuel|petrol",
    ),
    # RF 11 September 2009 No. 1034: the 256th day of the year.
    _professional(OfYear(256), "День программиста", "Programmers' Day", "it\\b|ит\\b|айти|софт|программ|software"),
    # 13 August 1966; 1980.
    _professional(
        Nth(3, _SUN, 9),
        "День работников леса",
        "Forest Workers' Day",
        "лес(?:а|у|ом|ов|о\\w+|н\\w+|хоз\\w*|пром\\w*)?\\b|деревообраб|пиломат|forest|timber|wood",
    ),
    # 15 August 1966 No. 139-VII; 1980.
    _professional(
        Nth(LAST, _SUN, 9),
        "День машиностроителя",
        "Machine Builders' Day",
        "машиностр|станк|оборудован|machine|equipment",
    ),
    # RF 3 October 1994 No. 1961.
    _professional(Fixed(10, 5), "День учителя", "Teachers' Day", "школ|образован|учебн|school|educat"),
    # RF 31 May 1999 No. 679.
    _professional(
        Nth(2, _SUN, 10),
        "День работника сельского хозяйства и перерабатывающей промышленности",
        "Agriculture Day",
        "сельск|агро|ферм(?!ент)|пищев|мукомол|мясо|молоч|agri|agro|farm|food",
    ),
    # RF 23 March 2000 No. 556.
    _professional(Nth(3, _SUN, 10), "День работников дорожного хозяйства", "Road Workers' Day", "дорожн|road"),
    # RF 25 June 2012 No. 897.
    _professional(
        Nth(LAST, _SUN, 10),
        "День работника автомобильного и городского пассажирского транспорта",
        "Road Transport Workers' Day",
        "перевоз|транспорт|логист|автопарк|transport|logist|carrier",
    ),
    # By custom alone: the day on which the first law on accounting, No. 129-FZ, was signed in 1996.
    _professional(Fixed(11, 21), "День бухгалтера", "Accountants' Day", "бухгалт|аудит(?!ори)|accounting"),
    # By custom alone: named by the Association of Russian Banks in 2004, after the laws on banks of 2 December 1990.
    _professional(Fixed(12, 2), "День банковского работника", "Bank Workers' Day", "банк(?!ет|рот)|bank(?!et|rupt)"),
    # Resolution of the Government of 21 December 2015 No. 1396; before it, the third Sunday of December.
    _professional(Fixed(12, 22), "День энергетика", "Power Engineers' Day", "энерг|электросет|power|energy"),
)


def in_days(first: date, last: date) -> Iterator[tuple[date, Professional]]:
    """Those from the one day to the other, both included, in order."""
    found = [
        (day, each)
        for each in DAYS
        for year in range(first.year, last.year + 1)
        if first <= (day := each.when.of(year)) <= last
    ]
    yield from sorted(found, key=lambda pair: pair[0])


def is_of(each: Professional, *told: str | None) -> bool:
    """Does any of these words of a client company say that the day is theirs?"""
    return any(each.of.search(fold(text)) for text in told if text)
