// A pulsing ring around what is to be pressed; it is looked for again after everything that is drawn.

let find = null;
let marked = null;
let revealed = null; // the marked one, once it could be scrolled to
let onMoved = () => {};

export function onHighlight(listener) {
  onMoved = listener;
}

/** `what`: a selector, an element, a function that finds it, or null. */
export function highlight(what) {
  find = typeof what === "function" ? what : typeof what === "string" ? () => document.querySelector(what) : what ? () => what : null;
  look();
}

/** Called after each drawing; cheap when nothing is to be shown. */
export function look() {
  const element = find ? (find() ?? null) : null;
  element?.classList.add("ringed");
  if (element !== marked) {
    marked?.classList.remove("ringed");
    marked = element;
    revealed = null;
    onMoved(element);
  }
  if (!element?.offsetParent || element === revealed) return;
  revealed = element;
  reveal(element);
}

/** What is taller than what it scrolls in is read from its beginning: after the layout, which keeps chats at their end. */
function reveal(element) {
  const tall = element.offsetHeight > (element.closest(".log")?.clientHeight ?? Infinity);
  element.scrollIntoView({ block: tall ? "start" : "nearest", inline: "nearest" });
  if (tall) requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: "start" })));
}
