// Plugged into the page by the demonstration's supervisor: its panels and the guided tour.

import { Panels } from "./panels.js";
import { Tour } from "./tour.js";
import { sayer } from "./words.js";

const LOOK_EVERY_MS = 1000;

export async function mount(page) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/demo/demo.css";
  document.head.append(style);
  const say = sayer(page);
  const does = async (path, body = {}) => {
    try {
      await update(await page.post(path, body));
    } catch (mistake) {
      const key = `error-${mistake.message}`;
      const words = say(key);
      page.toast(words === key ? say("failed", { why: mistake.message }) : words);
    }
  };
  const entitle = () => (document.querySelector(".top-title").textContent = say("title"));
  entitle();
  page.onLanguage(entitle);
  const panels = new Panels(page, does);
  const tour = new Tour(page, does);
  const update = async (state) => {
    panels.render(state);
    await tour.update(state);
  };
  const look = async () => {
    try {
      await update(await page.get("/demo/state"));
    } catch {
      // the page itself says that the server is away
    }
    setTimeout(look, LOOK_EVERY_MS);
  };
  look();
}
