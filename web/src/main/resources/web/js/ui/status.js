/** What is in the way of sound, the first of these that there is. */
const ORDER = ["voices", "audio", "voice", "connection", "asleep"];

/**
 * What stands between a key and its sound, as one sentence and what to do about it. Parts of the page
 * report here; "Connected" is what is left when none has anything to report. Dispatches "change".
 *
 * @typedef {object} Trouble
 * @property {string} short a word or two
 * @property {string} words a sentence
 * @property {string} [button] what to do @property {() => void} [act] does it
 * @property {boolean} [quiet] not worth a banner: it passes, or is plain to see
 */
export class Status extends EventTarget {
  #troubles = new Map();

  /** @param {string} part one of those above @param {?Trouble} trouble null when there is none */
  report(part, trouble) {
    if (trouble === null && !this.#troubles.has(part)) {
      return;
    }
    trouble === null ? this.#troubles.delete(part) : this.#troubles.set(part, trouble);
    this.dispatchEvent(new Event("change"));
  }

  /** @returns {?Trouble} the worst there is */
  get trouble() {
    const part = ORDER.find((name) => this.#troubles.has(name));
    return part ? this.#troubles.get(part) : null;
  }
}

/** Shows a status as a word in the bar, and as a banner with a button where it is in the way. */
export function showStatus(status, { pill, banner }) {
  const button = banner.querySelector("button");
  button.addEventListener("click", () => status.trouble?.act?.());
  const show = () => {
    const { trouble } = status;
    pill.dataset.state = trouble ? (trouble.quiet ? "connecting" : "waiting") : "connected";
    pill.textContent = trouble?.short ?? "Connected";
    banner.hidden = !trouble || Boolean(trouble.quiet);
    banner.querySelector(".words").textContent = trouble?.words ?? "";
    button.hidden = !trouble?.act;
    button.textContent = trouble?.button ?? "";
  };
  status.addEventListener("change", show);
  show();
}
