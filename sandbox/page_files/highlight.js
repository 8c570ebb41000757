// A pulsing ring around what is to be pressed; it is looked for again after everything that is drawn.

let find = null;
let marked = null;
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
  if (element === marked) {
    element?.classList.add("ringed");
    return;
  }
  marked?.classList.remove("ringed");
  marked = element;
  onMoved(element);
  if (!element) return;
  element.classList.add("ringed");
  if (element.offsetParent) element.scrollIntoView({ block: "nearest", inline: "nearest" });
}
