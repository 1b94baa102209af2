/** A button between light and dark; the system's choice until it is pressed. */
export function themeButton(button, store) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const show = () => {
    root.dataset.theme = store.get("theme") ?? (system.matches ? "dark" : "light");
    button.setAttribute("aria-pressed", root.dataset.theme === "dark");
  };
  button.addEventListener("click", () =>
    store.set("theme", root.dataset.theme === "dark" ? "light" : "dark"),
  );
  system.addEventListener("change", show);
  store.watch("theme", () => {
    show();
    dispatchEvent(new Event("themechange"));
  });
}
