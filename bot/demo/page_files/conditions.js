// What the tour looks at: has this happened, and where is what is to be pressed? Both are data of its steps.

/** `tour`: {people, since, fresh}: ids by role, when the tour began and when the step did. */
export function holds(condition, page, tour, state) {
  if (condition.message) return said(condition, page, tour);
  if (condition.button) return condition.button.some((text) => page.find.button(tour.people[condition.on], text));
  if (condition.state) return Object.entries(condition.state).every(([field, value]) => state[field] === value);
  return false; // {"next": true} is a button's
}

function said({ message, on, from = "bot", fresh = false }, page, tour) {
  const pattern = new RegExp(message);
  const since = new Date(fresh ? tour.fresh : tour.since);
  return page
    .messages(tour.people[on])
    .some((one) => one.from_bot === (from === "bot") && new Date(one.date) >= since && pattern.test(read(one)));
}

/** As a person reads it: whether a line may break at a space cannot be seen. */
const read = (message) => String(message.text || message.caption).replaceAll("\u00a0", " ");

/** The element to be pressed, the first of these that is there; null when none is. */
export function found(presses, page, person) {
  for (const press of presses) {
    const element = one(press, page, person);
    if (element && !element.disabled) return element;
  }
  return null;
}

function one(press, page, person) {
  if (press.panel) return document.querySelector(`[data-demo="${press.panel}"]`);
  if (press.weather) return document.querySelector(`button[data-weather="${press.weather}"]`);
  if (press.start) return page.find.button(person, "START");
  if (press.message) return shown(press.message, page, person);
  if (press.button) return press.button.map((text) => exactly(page.find.button(person, text), text)).find(Boolean) ?? null;
  const input = page.find.input(person);
  return input?.value.trim() ? input.closest("form").querySelector("[data-send]") : input;
}

/** A button of the phone that says just this, and not merely this among other things. */
const exactly = (button, text) => (button?.dataset.button === text ? button : null);

function shown(pattern, page, person) {
  const looked = new RegExp(pattern);
  const message = page.messages(person).filter((one) => one.from_bot && looked.test(read(one))).at(-1);
  return message ? document.querySelector(`[data-person="${person}"] [data-message="${message.message_id}"] .bubble`) : null;
}
