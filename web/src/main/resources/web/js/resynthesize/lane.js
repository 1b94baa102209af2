import { StillSpectrogram } from "../ui/still-spectrogram.js";
import { Waveform } from "../ui/waveform.js";

/** One sound of the panel, as a waveform over its spectrogram. Dispatches what its waveform does. */
export class Lane extends EventTarget {
  #element;
  #waveform;
  #spectrogram;

  /** @param {HTMLElement} element with two canvases and a .caption */
  constructor(element) {
    super();
    this.#element = element;
    const [waveform, spectrogram] = element.querySelectorAll("canvas");
    this.#waveform = new Waveform(waveform);
    this.#spectrogram = new StillSpectrogram(spectrogram);
    for (const type of ["region", "seek"]) {
      this.#waveform.addEventListener(type, ({ detail }) =>
        this.dispatchEvent(new CustomEvent(type, { detail })),
      );
    }
  }

  /** @param {?{samples: Float32Array, sampleRateHz: number}} sound @param {string} caption */
  show(sound, caption) {
    this.#element.hidden = false;
    this.#element.dataset.empty = sound === null;
    this.#element.querySelector(".caption").textContent = caption;
    this.#waveform.show(sound?.samples ?? null, sound?.sampleRateHz ?? 1);
    this.#spectrogram.show(sound?.samples ?? null, sound?.sampleRateHz ?? 1);
  }

  set cursor(seconds) {
    this.#waveform.cursor = seconds;
  }

  set region(region) {
    this.#waveform.region = region;
  }

  /** Whether it is the one that is heard. */
  set heard(on) {
    this.#element.dataset.heard = on;
  }

  close() {
    this.#waveform.close();
    this.#spectrogram.close();
  }
}
