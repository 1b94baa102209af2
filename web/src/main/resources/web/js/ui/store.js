/**
 * The page's state, in one place: what is chosen, not what is measured. Values are plain and replaced,
 * never changed. Some are remembered by the browser, so that the next visit finds them as they were.
 */
export class Store extends EventTarget {
  #values;
  #memory;
  #remembered;

  /**
   * @param {object} defaults
   * @param {{memory: Storage, remembered: string[]}} keeping which are remembered, and where
   */
  constructor(defaults, { memory, remembered }) {
    super();
    this.#memory = memory;
    this.#remembered = new Set(remembered);
    this.#values = { ...defaults, ...this.#recalled() };
  }

  get(key) {
    return this.#values[key];
  }

  set(key, value) {
    if (Object.is(this.#values[key], value)) {
      return;
    }
    this.#values[key] = value;
    if (this.#remembered.has(key)) {
      this.#write(key, value);
    }
    this.dispatchEvent(new CustomEvent("change", { detail: { key, value } }));
  }

  /**
   * Tells a value now and whenever it changes.
   *
   * @returns {() => void} ends it
   */
  watch(key, listener) {
    const onChange = ({ detail }) => detail.key === key && listener(detail.value);
    this.addEventListener("change", onChange);
    listener(this.get(key));
    return () => this.removeEventListener("change", onChange);
  }

  #recalled() {
    const values = {};
    for (const key of this.#remembered) {
      try {
        const text = this.#memory.getItem(`flowtone.${key}`);
        if (text !== null) {
          values[key] = JSON.parse(text);
        }
      } catch {
        // Another version's, or a browser that keeps nothing: the default will do.
      }
    }
    return values;
  }

  #write(key, value) {
    try {
      this.#memory.setItem(`flowtone.${key}`, JSON.stringify(value));
    } catch {
      // Full or forbidden: the page works all the same.
    }
  }
}
