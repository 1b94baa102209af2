import { fetchSample } from "../api/runs.js";
import { Clip } from "../audio/clip.js";
import { element } from "../ui/dom.js";
import { StillSpectrogram } from "../ui/still-spectrogram.js";

/** What a run sounded like along its training, on a slider, beside the recording that it was made from. */
export class Learning {
  #output;
  #say;
  #clip;
  #id;
  #samples;
  #label;
  #slider;
  #pictures = [];
  #sounds = new Map();
  #layer = 1;

  /**
   * @param {string} id of the run
   * @param {{step: number, label: string, file: string, recording: string}[]} samples at least one
   * @param {import("../session.js").Session} session
   */
  constructor(id, samples, { output, say }) {
    this.#id = id;
    this.#samples = samples;
    this.#output = output;
    this.#say = say;
    this.#clip = new Clip(output);
    this.#label = samples[0].label;
    this.node = this.#draw();
    this.#showStep();
  }

  /** Whether it is listened to now. */
  get playing() {
    return this.#clip.playing;
  }

  close() {
    this.#clip.stop();
    this.#pictures.forEach((picture) => picture.close());
  }

  #draw() {
    const labels = [...new Set(this.#samples.map(({ label }) => label))];
    const menu = element("select", { "aria-label": "Recording" }, ...labels.map((label) => new Option(label, label)));
    menu.hidden = labels.length < 2;
    menu.addEventListener("change", () => {
      this.#label = menu.value;
      this.#slider.max = this.#own.length - 1;
      this.#slider.value = this.#slider.max;
      this.#showStep();
    });
    const last = this.#own.length - 1;
    this.#slider = element("input", { type: "range", min: 0, max: last, value: last, step: 1 });
    this.#slider.addEventListener("input", () => this.#showStep());
    const lanes = [this.#lane("recording", "The recording", 0), this.#lane("made", "The run", 1)];
    return element(
      "section",
      { className: "learning card", "aria-label": "Hear it learn" },
      element("header", {}, element("h4", {}, "Hear it learn"), menu),
      element("label", { className: "field" }, "Step ", element("output"), this.#slider),
      ...lanes,
    );
  }

  #lane(kind, title, layer) {
    const canvas = element("canvas", { role: "img", "aria-label": `${title}: spectrogram` });
    const listen = element("button", { type: "button", className: "round", "aria-label": `Hear ${title.toLowerCase()}` }, "▶");
    listen.addEventListener("click", () => this.#play(layer));
    this.#pictures.push(new StillSpectrogram(canvas));
    return element("div", { className: `learning-lane ${kind}` }, listen, element("div", { className: "screen" }, canvas));
  }

  get #own() {
    return this.#samples.filter(({ label }) => label === this.#label);
  }

  get #sample() {
    return this.#own[Number(this.#slider.value)];
  }

  async #showStep() {
    const sample = this.#sample;
    const words = sample.step.toLocaleString("en");
    this.node.querySelector("output").value = words;
    this.#slider.setAttribute("aria-valuetext", `step ${words}`);
    try {
      const sounds = await this.#layers(sample);
      if (sample === this.#sample) {
        this.#pictures.forEach((picture, layer) => picture.show(sounds[layer], this.#output.sampleRateHz));
        if (this.#clip.playing) {
          this.#clip.play(sounds, { layer: this.#layer, from: this.#clip.seconds });
        }
      }
    } catch (error) {
      this.#say(error.message);
    }
  }

  /** The recording's samples and those made of it, at the output's rate. */
  #layers({ recording, file }) {
    return Promise.all([this.#sound(recording), this.#sound(file)]);
  }

  #sound(file) {
    if (!this.#sounds.has(file)) {
      const decode = async () =>
        (await this.#output.context.decodeAudioData(await fetchSample(this.#id, file))).getChannelData(0);
      this.#sounds.set(file, decode());
    }
    return this.#sounds.get(file);
  }

  async #play(layer) {
    await this.#output.start();
    if (this.#clip.playing && layer === this.#layer) {
      this.#clip.stop();
      return;
    }
    this.#layer = layer;
    if (this.#clip.playing) {
      this.#clip.choose(layer);
    } else {
      this.#clip.play(await this.#layers(this.#sample), { layer });
    }
  }
}
