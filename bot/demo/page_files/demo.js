export function mount(page) {}
