"""The sample company as it is called and talks in English: data only."""

from __future__ import annotations

from bot.demo.company.accounts import LARGE, MEDIUM, SMALL

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
    "ООО «Новый берег»": "New Shore LLC",
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
