// Before anything is painted: the theme that was chosen, so that the page never flashes in the other one.
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("flowtone.theme"));
  } catch {
    // Nothing is kept, or it is not to be read: the system's choice.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen ?? (dark ? "dark" : "light");
})();
