/** The elements that some markup of the page's own describes. */
export function fragment(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content;
}

/**
 * A new element.
 *
 * @param {string} name tag @param {object} properties of the element; those with a dash or of ARIA are
 *     attributes @param {...(Node | string)} children
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    key.includes("-") || key === "role" || key === "for"
      ? made.setAttribute(key, value)
      : (made[key] = value);
  }
  made.append(...children);
  return made;
}

/**
 * Ties a slider to a value of the store, both ways, and prints it beside the slider.
 *
 * @returns {() => void} unties them
 */
export function bindSlider(slider, store, key, print = (value) => value.toFixed(2)) {
  const printed = slider.closest("label")?.querySelector("output");
  slider.addEventListener("input", () => store.set(key, Number(slider.value)));
  return store.watch(key, (value) => {
    slider.value = value;
    if (printed) {
      printed.value = print(value);
      slider.setAttribute("aria-valuetext", print(value));
    }
  });
}
