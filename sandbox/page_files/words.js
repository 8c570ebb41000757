// The page's own words; what bots and people write is never translated.

const WORDS = {
  ru: {
    "panel": "Пульт", "phones": "Телефоны", "phone": "Телефон: {name}", "phone-empty": "Телефон {number}",
    "language": "Язык страницы", "theme": "Вид: {theme}", "theme-auto": "как в системе", "theme-light": "светлый", "theme-dark": "тёмный",
    "open-panel": "Открыть пульт", "close": "Закрыть", "cancel": "Отмена", "ok": "ОК",
    "bot": "бот", "bot-away": "бот ещё не подключался", "online-lost": "нет связи со страницей…",
    "action-typing": "печатает", "action-upload_photo": "отправляет фото", "action-upload_document": "отправляет файл",
    "action-record_voice": "записывает голосовое", "action-upload_voice": "отправляет голосовое", "action-other": "занят",
    "chat-with": "Переписка с ботом {bot}, {name}", "who-bot": "Бот:", "who-me": "Вы:", "you": "Вы",
    "today": "Сегодня", "yesterday": "Вчера", "edited": "изменено", "sent": "отправлено, бот ещё не получил", "taken": "бот получил",
    "message": "Сообщение", "message-actions": "Действия с сообщением", "send": "Отправить", "voice-send": "Отправить голосовое сообщение (образец)",
    "attach": "Прикрепить", "attach-photo": "Фото", "attach-file": "Файл", "attach-contact": "Мой контакт", "attach-voice": "Голосовое (образец)", "attach-sticker": "Стикер 👍",
    "menu": "Меню", "commands": "Команды бота", "keyboard-show": "Показать кнопки", "keyboard-hide": "Скрыть кнопки",
    "reply": "Ответить", "edit": "Изменить", "copy": "Скопировать текст", "react": "Реакция {emoji}", "react-away": "Убрать свою реакцию {emoji}", "copied": "Скопировано", "reply-to": "Ответ: {who}", "editing": "Изменение сообщения",
    "cancel-reply": "Не отвечать", "gone": "Сообщение удалено", "forwarded": "Пересланное сообщение", "reaction": "Реакция бота: {emoji}",
    "photo": "Фотография", "photo-open": "Открыть фотографию", "voice": "Голосовое сообщение", "sticker": "Стикер", "contact": "Контакт", "document": "Документ",
    "video": "Видео", "audio": "Аудио", "animation": "GIF", "video_note": "Видеосообщение", "location": "Место на карте", "venue": "Место на карте",
    "download": "Скачать {name}, {size}", "play": "Слушать голосовое сообщение, {duration}", "pause": "Остановить", "cannot-play": "Эту запись нельзя прослушать: в ней нет звука.",
    "spoiler": "Скрытый текст, нажмите, чтобы прочесть",
    "start": "Запустить", "restart": "Разблокировать и запустить", "start-link": "По ссылке из приглашения", "start-close": "Закрыть приглашение",
    "start-hint": "Нажмите «Запустить», и бот узнает, что вы пришли.", "what-bot": "Что умеет этот бот?", "no-messages": "Здесь пока ничего нет",
    "invited": "Приглашение: {link}",
    "chat-menu": "Меню чата", "block": "Заблокировать бота", "unblock": "Разблокировать бота", "blocked": "Бот заблокирован",
    "deactivated": "Этот человек удалил свой Telegram", "waiting": "ждём ответа бота",
    "share-phone": "Отправить боту свой номер телефона?", "share": "Отправить",
    "pick": "Кто с этим телефоном: {name}. Сменить", "pick-none": "Кто с этим телефоном?", "pick-title": "Кто с телефоном", "pick-search": "Имя или роль", "pick-nobody": "Никого не нашлось",
    "empty-hint": "Выберите кого-нибудь наверху или назовите нового человека.", "nobody-met": "Пока никого нет: назовите первого.",
    "new-name": "Имя и фамилия", "new-language": "Язык его Telegram", "new-make": "Дать телефон", "on-phone": "на телефоне {number}",
    "unread": "непрочитанных: {count}", "scroll-down": "К последним сообщениям",
    "role-contact": "контакт", "role-manager": "менеджер", "role-owner": "владелец",
    "weather": "Погода в Telegram", "weather-clear": "Ясно", "weather-down": "Не отвечает", "weather-slow": "Медленно", "weather-flood": "Флуд-контроль (429)", "weather-lost": "Теряет ответы",
    "weather-says-clear": "Всё доходит сразу.", "weather-says-down": "Бот не может ни получить, ни отправить. Люди пишут, сообщения ждут.",
    "weather-says-slow": "Каждый ответ боту идёт две секунды.", "weather-says-flood": "На каждую отправку бот слышит «слишком часто, через 3 секунды».",
    "weather-says-lost": "Каждый второй вызов выполнен, но соединение рвётся до ответа: бот не знает, дошло ли.",
    "weather-hits": "Задето вызовов: {count}.", "weather-others": "Отдельных сбоев включено: {count}.", "pending": "Событий ждут бота: {count}.",
    "failed": "Не вышло: {why}", "size-b": "{n} Б", "size-kb": "{n} КБ", "size-mb": "{n} МБ",
    "opens-outside": "откроется в новой вкладке", "open-on": "Открыть у: {name}", "link-here": "Открыть здесь", "link-menu": "На каком телефоне открыть ссылку",
  },
  en: {
    "panel": "Controls", "phones": "Phones", "phone": "Phone of {name}", "phone-empty": "Phone {number}",
    "language": "Language of the page", "theme": "Look: {theme}", "theme-auto": "as the system", "theme-light": "light", "theme-dark": "dark",
    "open-panel": "Open the controls", "close": "Close", "cancel": "Cancel", "ok": "OK",
    "bot": "bot", "bot-away": "the bot has not called yet", "online-lost": "the page has lost the server…",
    "action-typing": "typing", "action-upload_photo": "sending a photo", "action-upload_document": "sending a file",
    "action-record_voice": "recording a voice message", "action-upload_voice": "sending a voice message", "action-other": "busy",
    "chat-with": "Chat with the bot {bot}, {name}", "who-bot": "Bot:", "who-me": "You:", "you": "You",
    "today": "Today", "yesterday": "Yesterday", "edited": "edited", "sent": "sent, not taken by the bot yet", "taken": "taken by the bot",
    "message": "Message", "message-actions": "Actions on the message", "send": "Send", "voice-send": "Send a voice message (a sample)",
    "attach": "Attach", "attach-photo": "Photo", "attach-file": "File", "attach-contact": "My contact", "attach-voice": "Voice (a sample)", "attach-sticker": "Sticker 👍",
    "menu": "Menu", "commands": "Commands of the bot", "keyboard-show": "Show buttons", "keyboard-hide": "Hide buttons",
    "reply": "Reply", "edit": "Edit", "copy": "Copy text", "react": "Reaction {emoji}", "react-away": "Take away your reaction {emoji}", "copied": "Copied", "reply-to": "Reply to {who}", "editing": "Edit message",
    "cancel-reply": "Do not reply", "gone": "Deleted message", "forwarded": "Forwarded message", "reaction": "Reaction of the bot: {emoji}",
    "photo": "Photo", "photo-open": "Open the photo", "voice": "Voice message", "sticker": "Sticker", "contact": "Contact", "document": "Document",
    "video": "Video", "audio": "Audio", "animation": "GIF", "video_note": "Video message", "location": "Place on the map", "venue": "Place on the map",
    "download": "Download {name}, {size}", "play": "Play the voice message, {duration}", "pause": "Pause", "cannot-play": "This recording cannot be played: there is no sound in it.",
    "spoiler": "Hidden text, press to read",
    "start": "Start", "restart": "Unblock and restart", "start-link": "By the link of the invitation", "start-close": "Close the invitation",
    "start-hint": "Press Start, and the bot learns that you have come.", "what-bot": "What can this bot do?", "no-messages": "No messages here yet",
    "invited": "Invitation: {link}",
    "chat-menu": "Chat menu", "block": "Block the bot", "unblock": "Unblock the bot", "blocked": "The bot is blocked",
    "deactivated": "This person has deleted their Telegram account", "waiting": "waiting for the bot",
    "share-phone": "Share your phone number with the bot?", "share": "Share",
    "pick": "This phone is with {name}. Change", "pick-none": "Whose phone is it?", "pick-title": "Whose phone is it", "pick-search": "Name or role", "pick-nobody": "Nobody found",
    "empty-hint": "Pick somebody above, or name somebody new.", "nobody-met": "Nobody here yet: name the first one.",
    "new-name": "First and last name", "new-language": "Language of their Telegram", "new-make": "Give them a phone", "on-phone": "on phone {number}",
    "unread": "unread: {count}", "scroll-down": "To the latest messages",
    "role-contact": "contact", "role-manager": "manager", "role-owner": "owner",
    "weather": "Telegram weather", "weather-clear": "Clear", "weather-down": "Down", "weather-slow": "Slow", "weather-flood": "Flood control (429)", "weather-lost": "Loses answers",
    "weather-says-clear": "Everything arrives at once.", "weather-says-down": "The bot can neither receive nor send. People go on typing, and it waits.",
    "weather-says-slow": "Every answer takes two seconds to reach the bot.", "weather-says-flood": "To every send the bot hears “too many requests, retry after 3”.",
    "weather-says-lost": "Every second call is done, but the connection breaks before the answer: the bot cannot know.",
    "weather-hits": "Calls struck: {count}.", "weather-others": "Single faults switched on: {count}.", "pending": "Updates waiting for the bot: {count}.",
    "failed": "That failed: {why}", "size-b": "{n} B", "size-kb": "{n} KB", "size-mb": "{n} MB",
    "opens-outside": "opens in a new tab", "open-on": "Open on the phone of {name}", "link-here": "Open here", "link-menu": "On which phone to open the link",
  },
};

let current = "ru";
const listeners = [];

export const language = () => current;
export const onLanguage = (listener) => listeners.push(listener);

export function setLanguage(code) {
  current = WORDS[code] ? code : "en";
  document.documentElement.lang = current;
  for (const listener of listeners) listener(current);
}

export const has = (key) => key in WORDS[current];

/** The words of this key in the page's language, {names} filled in. */
export function say(key, values = {}) {
  return WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Keeps the words of an element in the page's language: `put` is called now and whenever it changes. */
export function worded(element, put) {
  put(element);
  listeners.push(() => put(element));
  return element;
}
