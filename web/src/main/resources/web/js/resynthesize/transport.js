/**
 * Plays source and result side by side and lets one of them be heard: a change from one to the other
 * leaves no gap. Space plays and stops, B changes.
 */
export class Transport {
  #root;
  #clip;
  #lanes;
  #region = null;
  #frame = 0;
  #leaving = new AbortController();

  /** The sounds there are, the source first. */
  layers = [];

  /** Called when it begins to play, for whatever played before to end. */
  onTakeOver = () => {};

  /**
   * @param {HTMLElement} root the panel
   * @param {{clip: import("../audio/clip.js").Clip, source: object, result: object}} parts
   */
  constructor(root, { clip, source, result }) {
    this.#root = root;
    this.#clip = clip;
    this.#lanes = [source, result];
    const { signal } = this.#leaving;
    this.#find("#listen").addEventListener("click", () => this.#toggle());
    this.#find("#looped").addEventListener("change", () => clip.playing && this.#play(clip.seconds));
    root.addEventListener("change", ({ target }) => target.name === "heard" && this.#onChoice());
    addEventListener("keydown", (event) => this.#onKey(event), { signal });
    clip.addEventListener("ended", () => this.#showPlaying(false));
    this.#lanes.forEach((lane, index) => {
      lane.addEventListener("region", ({ detail }) => this.#onRegion(detail));
      lane.addEventListener("seek", ({ detail }) => (this.#choose(index), this.#play(detail)));
    });
  }

  /** @param {Float32Array[]} layers at the output's rate; the newest is heard */
  load(layers) {
    this.#clip.stop();
    this.layers = layers;
    this.#region = null;
    this.#find("#transport").hidden = false;
    this.#find("[name=heard][value='1']").disabled = layers.length < 2;
    this.#choose(layers.length - 1);
  }

  stop() {
    this.#clip.stop();
  }

  close() {
    this.#leaving.abort();
    this.#clip.stop();
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  get #heard() {
    return Number(this.#find("[name=heard]:checked").value);
  }

  #choose(index) {
    if (index < this.layers.length) {
      this.#find(`[name=heard][value='${index}']`).checked = true;
      this.#onChoice();
    }
  }

  #onChoice() {
    this.#lanes.forEach((lane, index) => (lane.heard = index === this.#heard));
    this.#clip.choose(this.#heard);
  }

  #onRegion(region) {
    this.#region = region;
    this.#lanes.forEach((lane) => (lane.region = region));
    if (region) {
      this.#play(region.from);
    }
  }

  #toggle() {
    this.#clip.playing ? this.#clip.stop() : this.#play(this.#region?.from ?? 0);
  }

  #play(from) {
    if (this.layers.length === 0) {
      return;
    }
    this.onTakeOver();
    const loop = this.#find("#looped").checked;
    this.#clip.play(this.layers, { layer: this.#heard, loop, from: loop ? (this.#region?.from ?? 0) : from, to: this.#region?.to });
    this.#showPlaying(true);
    const show = () => {
      this.#lanes.forEach((lane) => (lane.cursor = this.#clip.seconds));
      this.#frame = requestAnimationFrame(show);
    };
    cancelAnimationFrame(this.#frame);
    show();
  }

  #showPlaying(on) {
    const button = this.#find("#listen");
    button.querySelector(".glyph").textContent = on ? "■" : "▶";
    button.querySelector(".word").textContent = on ? "Stop" : "Play";
    if (!on) {
      cancelAnimationFrame(this.#frame);
      this.#lanes.forEach((lane) => (lane.cursor = null));
    }
  }

  #onKey(event) {
    const elsewhere = event.target.matches?.("button, select, input, textarea, a, .handle");
    if (event.code === "KeyB" && !event.repeat && !event.target.matches?.("select, textarea, input[type=number]")) {
      this.#choose(1 - this.#heard);
    } else if (event.code === "Space" && !elsewhere && this.layers.length > 0) {
      event.preventDefault();
      this.#toggle();
    }
  }
}
