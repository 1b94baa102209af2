import { wavFile } from "./wav.js";

const LONGEST_SECONDS = 600;

/** Records what is played, on a button that starts and stops, and offers it as a WAV file. */
export class Recorder {
  #button;
  #output;
  #chunks = [];
  #samples = 0;
  #recording = false;

  /** @param {HTMLButtonElement} button @param {import("./audio-output.js").AudioOutput} output */
  constructor(button, output) {
    this.#button = button;
    this.#output = output;
    button.addEventListener("click", () => (this.#recording ? this.#stop() : this.#start()));
    output.addEventListener("samples", ({ detail }) => this.#collect(detail.samples));
  }

  #start() {
    this.#chunks = [];
    this.#samples = 0;
    this.#record(true);
  }

  #stop() {
    this.#record(false);
    download(wavFile(this.#chunks, this.#output.sampleRateHz), "flowtone.wav");
  }

  #record(on) {
    this.#recording = on;
    this.#output.tap(on);
    this.#button.setAttribute("aria-pressed", on);
    this.#button.textContent = on ? "Stop and save" : "Record";
  }

  #collect(samples) {
    if (!this.#recording) {
      return;
    }
    this.#chunks.push(samples);
    this.#samples += samples.length;
    if (this.#samples > LONGEST_SECONDS * this.#output.sampleRateHz) {
      this.#stop();
    }
  }
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
