// Drawing a message to the left with a finger replies to it.

const FAR = 60;

export function swipe(log, reply) {
  let start = null;
  const end = () => {
    if (start) start.row.style.transform = "";
    start = null;
  };
  log.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[data-message]");
    if (event.pointerType !== "mouse" && row) start = { row, x: event.clientX, y: event.clientY, id: event.pointerId };
  });
  log.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    const x = event.clientX - start.x;
    if (Math.abs(event.clientY - start.y) > Math.max(12, Math.abs(x))) return end();
    start.row.style.transform = x < -8 ? `translateX(${Math.max(x, -FAR - 20)}px)` : "";
  });
  log.addEventListener("pointerup", (event) => {
    if (start && event.pointerId === start.id && event.clientX - start.x < -FAR) reply(Number(start.row.dataset.message));
    end();
  });
  log.addEventListener("pointercancel", end);
}
