const KEY = "flowtone.theme";

/** A button between light and dark; the system's choice until it is pressed. */
export function themeButton(button, onChange) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(KEY);
  const show = () => {
    document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
    onChange();
  };
  button.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark";
    localStorage.setItem(KEY, dark ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
}
