"""The sample company as it is called and talks in English: data only."""

from __future__ import annotations

from bot.demo.company.accounts import LARGE, MEDIUM, SMALL
from nps.values import Group, Reason

BOT = "Otklik"
COMPANY = "Stroysnab"
SEGMENTS = {LARGE: "large", MEDIUM: "medium", SMALL: "small"}
REGIONS = {
    "Москва": "Moscow",
    "Московская область": "Moscow Region",
    "Тверская область": "Tver Region",
    "Калужская область": "Kaluga Region",
    "Владимирская область": "Vladimir Region",
    "Ярославская область": "Yaroslavl Region",
    "Тульская область": "Tula Region",
    "Рязанская область": "Ryazan Region",
}
ACCOUNTS = {
    "ООО «Вектор»": "Vector LLC",
    "ООО «Меридиан»": "Meridian LLC",
    "АО «Южный строительный трест»": "Southern Building Trust JSC",
    "ООО «Гранит-Девелопмент»": "Granit Development LLC",
    "ООО «Монолит-Ресурс»": "Monolit Resource LLC",
    "ООО «Северный квартал»": "Northern Quarter LLC",
    "ООО «Кровля и фасад»": "Roof and Facade LLC",
    "ООО «Домострой-Ока»": "Domostroy Oka LLC",
    "ООО «Нордик Билд»": "Nordic Build LLC",
    "ООО «ТехноБетон»": "TechnoBeton LLC",
    "АО «Владспецмонтаж»": "Vladspetsmontazh JSC",
    "ООО «Сеть Умелец»": "Umelets Stores LLC",
    "ООО «Зодчий»": "Zodchy LLC",
    "ООО «Ремстройгарант»": "Remstroygarant LLC",
    "ООО «Тёплый контур»": "Warm Contour LLC",
    "ООО «Базис-Инжиниринг»": "Basis Engineering LLC",
    "ООО «Каширский двор»": "Kashira Yard LLC",
    "ООО «Отделком»": "Otdelkom LLC",
    "ООО «Лидер Фундамент»": "Leader Foundation LLC",
    "ООО «Рязаньстройкомплект»": "Ryazanstroykomplekt LLC",
    "ООО «Вертикаль-М»": "Vertical M LLC",
    "ООО «Инженерные сети 50»": "Engineering Networks 50 LLC",
    "ООО «Паркет-Центр»": "Parquet Centre LLC",
    "ИП Ковалёва Т. А.": "T. A. Kovalyova, sole trader",
    "ООО «Дачный мастер»": "Country House Master LLC",
    "ИП Гусев С. В.": "S. V. Gusev, sole trader",
    "ООО «Печи и камины Плюс»": "Stoves and Fireplaces Plus LLC",
    "ООО «Уютстрой»": "Uyutstroy LLC",
    "ИП Мельников Д. О.": "D. O. Melnikov, sole trader",
    "ООО «Бригада Север»": "Sever Crew LLC",
    "ООО «Светлый дом»": "Bright House LLC",
}
POSITIONS = {
    "генеральный директор": "general director",
    "директор по закупкам": "purchasing director",
    "коммерческий директор": "commercial director",
    "исполнительный директор": "executive director",
    "руководитель отдела снабжения": "head of procurement",
    "финансовый директор": "finance director",
    "директор по строительству": "construction director",
    "главный инженер": "chief engineer",
    "руководитель проекта": "project manager",
    "начальник участка": "site supervisor",
    "главный технолог": "chief technologist",
    "руководитель строительного контроля": "head of construction control",
    "инженер ПТО": "production engineer",
    "прораб": "foreman",
    "специалист по закупкам": "purchasing specialist",
    "бухгалтер": "accountant",
    "логист": "logistics specialist",
    "кладовщик": "storekeeper",
    "инженер-сметчик": "cost engineer",
    "диспетчер": "dispatcher",
    "мастер участка": "section foreman",
    "индивидуальный предприниматель": "sole trader",
}
COMMENTS: dict[tuple[Group, Reason], tuple[str, ...]] = {
    (Group.DETRACTOR, Reason.TIMELINESS): (
        "The lorry was due at eight and came after five. The crew stood idle all day.",
        "Promised for Tuesday, delivered on Friday. One cannot work like that.",
        "Delivery moved on the very day of delivery. The crane was already on site.",
        "Two sites have waited for insulation for a second week, and your system says “delivered”.",
    ),
    (Group.DETRACTOR, Reason.ATTITUDE): (
        "Every second letter is answered, and calls end with “we will ring back” and silence.",
        "Nobody even apologised until we made a row.",
        "It is the third week that I wait for an answer to our claim.",
    ),
    (Group.DETRACTOR, Reason.QUALITY): (
        "Every tenth block of the last batch is chipped.",
        "The dry mix came caked; we had to write off nearly a pallet.",
        "Rebar of another maker, and nobody told us of the change.",
    ),
    (Group.DETRACTOR, Reason.VALUE): (
        "The price went up a second time this quarter, and we learned it from the invoice.",
        "The neighbours sell the same eight per cent cheaper, delivery included.",
        "The discount promised all year has never reached an invoice.",
    ),
    (Group.DETRACTOR, Reason.COMPETENCE): (
        "The manager mixes up grades of concrete, so we check every specification ourselves.",
        "The invoice went to the wrong legal entity, twice.",
    ),
    (Group.DETRACTOR, Reason.FLEXIBILITY): (
        "Payment terms were cut to seven days without a word; no contractor can bear that.",
        "Three spare pallets could not be returned, unopened as they were.",
    ),
    (Group.PASSIVE, Reason.TIMELINESS): (
        "Fine on the whole, but we would like to know the delivery time in advance.",
        "Reliable, now and then half a day late.",
    ),
    (Group.PASSIVE, Reason.QUALITY): (
        "Steady quality, weak packaging.",
        "Good material; certificates have to be begged for.",
    ),
    (Group.PASSIVE, Reason.VALUE): (
        "Convenient to work with, but prices are above the market.",
        "Not cheap, but no surprises.",
    ),
    (Group.PASSIVE, Reason.ATTITUDE): ("A good manager who is always busy.", "Polite, only it is always us who call."),
    (Group.PASSIVE, Reason.COMPETENCE): ("They know the usual items well, facades less so.",),
    (Group.PASSIVE, Reason.FLEXIBILITY): ("Longer payment terms would help, thirty days perhaps.",),
    (Group.PROMOTER, Reason.TIMELINESS): (
        "Delivered to the day, and on a building site that is what counts.",
        "Not one delay in a year. Keep it up.",
        "They call an hour before they arrive, so we are always ready to unload.",
    ),
    (Group.PROMOTER, Reason.QUALITY): (
        "Always one batch, with papers. Supervision finds nothing.",
        "No defects in two seasons.",
    ),
    (Group.PROMOTER, Reason.VALUE): ("An honest price and a clear invoice, nothing added.",),
    (Group.PROMOTER, Reason.ATTITUDE): (
        "One is heard here, and called back.",
        "They solve problems before we notice them.",
    ),
    (Group.PROMOTER, Reason.COMPETENCE): ("The manager knows the materials better than our engineers.",),
    (Group.PROMOTER, Reason.FLEXIBILITY): ("Leftovers were taken back without discussion.",),
}
OUTCOMES = {
    Reason.TIMELINESS: "Changed the carrier, fixed a delivery window before noon.",
    Reason.QUALITY: "Replaced the batch, took the defects back at our cost.",
    Reason.VALUE: "Agreed a volume discount and put it into the contract.",
    Reason.ATTITUDE: "Called, apologised, agreed on a weekly call.",
    Reason.COMPETENCE: "Brought in a technical specialist, recalculated the specification.",
    Reason.FLEXIBILITY: "Gave back payment terms of 21 days.",
}
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(" "), strict=True))
_USUAL = {
    "Артём": "Artyom",
    "Юлия": "Yulia",
    "Мария": "Maria",
    "София": "Sofia",
    "Дарья": "Daria",
    "Наталья": "Natalia",
}


def latin(name: str) -> str:
    """A Russian name as its bearer would spell it abroad: «Сергей Кабанов», Sergey Kabanov."""
    return " ".join(_USUAL.get(word) or _spelled(word) for word in name.split())


def _spelled(word: str) -> str:
    spelled = "".join(_LETTERS.get(letter, letter) for letter in word.lower()).replace("_", "")
    if spelled.endswith("iya"):
        spelled = spelled.removesuffix("iya") + "ia"
    return spelled[:1].upper() + spelled[1:] if word[:1].isupper() else spelled
