// The words of the demonstration's panels and of the tour's frame; the tour's steps bring their own.

const WORDS = {
  ru: {
    title: "Отклик · «Стройснаб»", time: "Машина времени", "to-hour": "+1 час", "to-day": "+1 день", "to-week": "+1 неделя", "to-monday": "Понедельник, 9:00",
    "company-time": "Время компании", ahead: "впереди настоящего на {span}", "ahead-none": "как на самом деле", days: "{count} д", hours: "{count} ч", minutes: "{count} мин",
    "jump-going": "Идём по срокам: {at}…", "jump-done": "Всё, что подошло по срокам, пришло по порядку.",
    "jump-alone": "Время прошло без бота. Запустите его — он сделает всё, что пропустил.",
    "jump-telegram": "Telegram не отвечает: время остановилось {at}, ждут отправки: {waiting}. Верните ясную погоду и продолжайте.",
    "jump-killed": "Бот убит посреди пути: время остановилось {at}. Запустите бота и продолжайте.",
    bot: "Процесс бота", kill: "Убить процесс бота", start: "Запустить бота",
    "bot-running": "Работает: процесс {pid}, запуск № {starts}", "bot-starting": "Запускается…", "bot-dead": "Не работает. Убит без предупреждения (SIGKILL), раз: {kills}.", "bot-ended": "Не работает.",
    woke: "К этому запуску ждало: в Telegram {telegram}, во входящих {inbox}, в исходящих {outbox}.",
    ledger: "Что ждёт и что доставлено", "in-telegram": "Ждёт в Telegram", "in-inbox": "Во входящих бота", "in-outbox": "В исходящих бота", sent: "Доставлено", undeliverable: "Доставить нельзя",
    "check-good": "Ничего не потеряно: проверено правил — {rules}.", "check-bad": "Нарушено: {rules}", "check-wait": "База ещё готовится…",
    tour: "Экскурсия", "tour-step": "Шаг {step} из {steps}", "tour-short": "{step} / {steps}", "tour-next": "Дальше", "tour-skip": "Пропустить", "tour-again": "Заново", "tour-leave": "Свободный режим",
    "tour-free": "Свободный режим: пишите боту с любого телефона, меняйте людей, погоду и время.", "tour-begin": "Экскурсия за десять минут",
    "tour-loading": "Бот запускается: процесс загружает программу и готовит компанию. Это несколько секунд.", "tour-speaking": "Телефоны переходят на другой язык…",
    "tour-person": "Вернуть на телефон: {name}", "tour-open": "Открыть приглашение",
    "error-running": "Бот уже работает.", "error-not_running": "Бот и так не работает.", "error-jumping": "Время уже идёт, подождите.", "error-starting": "Бот ещё запускается.", "error-silent": "Бот не отвечает.", failed: "Не вышло: {why}",
  },
  en: {
    title: "Otklik · Stroysnab", time: "Time machine", "to-hour": "+1 hour", "to-day": "+1 day", "to-week": "+1 week", "to-monday": "Monday 9:00",
    "company-time": "The company’s time", ahead: "{span} ahead of real time", "ahead-none": "as it really is", days: "{count} d", hours: "{count} h", minutes: "{count} min",
    "jump-going": "From one due moment to the next: {at}…", "jump-done": "Everything that fell due has come, in its order.",
    "jump-alone": "Time has passed without the bot. Start it: it makes up for all it missed.",
    "jump-telegram": "Telegram does not answer: time stands at {at}, waiting to be sent: {waiting}. Clear the weather and go on.",
    "jump-killed": "The bot was killed on the way: time stands at {at}. Start the bot and go on.",
    bot: "The bot’s process", kill: "Kill the bot’s process", start: "Start the bot",
    "bot-running": "Running: process {pid}, start no. {starts}", "bot-starting": "Starting…", "bot-dead": "Not running. Killed without warning (SIGKILL), times: {kills}.", "bot-ended": "Not running.",
    woke: "Before this start there waited: in Telegram {telegram}, in the inbox {inbox}, in the outbox {outbox}.",
    ledger: "What waits, what has arrived", "in-telegram": "Waits in Telegram", "in-inbox": "In the bot’s inbox", "in-outbox": "In the bot’s outbox", sent: "Delivered", undeliverable: "Undeliverable",
    "check-good": "Nothing is lost: {rules} rules checked.", "check-bad": "Broken: {rules}", "check-wait": "The database is being prepared…",
    tour: "Guided tour", "tour-step": "Step {step} of {steps}", "tour-short": "{step} / {steps}", "tour-next": "Next", "tour-skip": "Skip", "tour-again": "Restart", "tour-leave": "Free mode",
    "tour-free": "Free mode: write to the bot from any phone, change people, weather and time.", "tour-begin": "Take the ten-minute tour",
    "tour-loading": "The bot is starting: its process loads the program and prepares the company. That takes seconds.", "tour-speaking": "The phones take to another language…",
    "tour-person": "Put back on the phone: {name}", "tour-open": "Open the invitation",
    "error-running": "The bot is running already.", "error-not_running": "The bot is not running anyway.", "error-jumping": "Time is moving already, please wait.", "error-starting": "The bot is still starting.", "error-silent": "The bot does not answer.", failed: "That failed: {why}",
  },
};

export const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

export const sayer = (page) => (key, values) => filled(WORDS[page.language][key] ?? WORDS.en[key] ?? key, values);

/** The company's wall clock, as the server tells it. */
export function clock(page, local, { seconds = false } = {}) {
  const shown = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
  return new Intl.DateTimeFormat(page.language === "ru" ? "ru-RU" : "en-GB", shown).format(new Date(`${local}Z`));
}

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Change a text only when it differs, so that a screen reader hears what is new. */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
