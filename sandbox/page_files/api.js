// Talking to the server: JSON both ways, and the stream of what changes.

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || response.statusText || String(response.status));
  return body;
}

export const get = async (path) => answered(await fetch(path, { headers: { Accept: "application/json" } }));

export const post = async (path, body = {}) =>
  answered(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));

/** One connection for the whole page; `watch(ids)` opens it anew for these people. */
export class Stream {
  constructor({ onWorld, onChat, onState }) {
    this.handlers = { onWorld, onChat, onState };
    this.source = null;
    this.news = new Map(); // the latest of each, until it is drawn
  }

  watch(ids) {
    this.source?.close();
    const source = new EventSource(`/page/stream?phones=${ids.join(",")}`);
    source.addEventListener("world", (event) => this.keep(source, "world", event.data));
    source.addEventListener("chat", (event) => this.keep(source, "chat", event.data));
    source.addEventListener("open", () => this.handlers.onState(true));
    source.addEventListener("error", () => {
      this.handlers.onState(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.source === source && this.watch(ids), 1000);
    });
    this.source = source;
  }

  /** What comes faster than it can be drawn is drawn once. */
  keep(source, event, data) {
    if (source !== this.source) return;
    const key = event === "chat" ? `chat ${/"id":(\d+)/.exec(data)?.[1]}` : event;
    if (this.news.size === 0) setTimeout(() => this.tell());
    this.news.set(key, [event, data]);
  }

  tell() {
    const news = [...this.news.values()];
    this.news.clear();
    for (const [event, data] of news) this.handlers[event === "world" ? "onWorld" : "onChat"](JSON.parse(data));
  }
}
