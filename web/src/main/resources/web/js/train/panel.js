export function mount(root) { root.textContent = ""; return () => {}; }
