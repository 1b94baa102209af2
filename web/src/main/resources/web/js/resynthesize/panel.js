import { Clip } from "../audio/clip.js";
import { resampled } from "../audio/resampler.js";
import { download, wavFile } from "../audio/wav.js";
import { fragment } from "../ui/dom.js";
import { Blend } from "./blend.js";
import { Lane } from "./lane.js";
import { live } from "./live.js";
import { Manner } from "./manner.js";
import { PitchLane } from "./pitch-lane.js";
import { Rendering } from "./rendering.js";
import { sources } from "../recordings/sources.js";
import { Transport } from "./transport.js";
import { MARKUP } from "./view.js";

/**
 * A recording in, the same through a voice out, one above the other.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, session) {
  root.replaceChildren(fragment(MARKUP));
  const panel = new ResynthesizePanel(root, session);
  const blend = new Blend(root, session);
  const stopLive = live(root, session);
  const stopSources = sources(root, session, (sound) => panel.take(sound));
  return () => {
    stopSources();
    stopLive();
    blend.close();
    panel.close();
    root.replaceChildren();
  };
}

class ResynthesizePanel {
  #root;
  #output;
  #say;
  #source;
  #result;
  #melody;
  #transport;
  #rendering;
  #manner;
  #recording = null;
  #rendered = null;

  constructor(root, session) {
    this.#root = root;
    this.#output = session.output;
    this.#say = session.say;
    this.#source = new Lane(this.#byId("source"));
    this.#result = new Lane(this.#byId("result"));
    this.#melody = new PitchLane(this.#byId("melody"));
    this.#transport = new Transport(root, { clip: new Clip(session.output), source: this.#source, result: this.#result });
    this.#rendering = new Rendering(session.output);
    this.#manner = new Manner(root, session);
    this.#byId("render").addEventListener("click", () => this.#renderOrCancel());
    this.#byId("save").addEventListener("click", () =>
      download(wavFile(this.#rendered.samples, this.#rendered.sampleRateHz), "flowtone-resynthesis.wav"),
    );
  }

  close() {
    this.#rendering.cancel();
    this.#transport.close();
    this.#manner.close();
    [this.#source, this.#result, this.#melody].forEach((lane) => lane.close());
  }

  /** Puts a recording into the first lane. */
  take({ samples, file, title }) {
    const { sampleRateHz } = this.#output;
    this.#rendering.cancel();
    this.#recording = file;
    this.#rendered = null;
    this.#root.querySelector(".page").dataset.loaded = true;
    this.#source.show({ samples, sampleRateHz }, title);
    this.#result.show(null, "Not made yet");
    this.#melody.show([samples], sampleRateHz);
    this.#transport.load([samples]);
    this.#byId("render").disabled = false;
    this.#byId("save").disabled = true;
  }

  #byId(id) {
    return this.#root.querySelector(`#${id}`);
  }

  async #renderOrCancel() {
    if (this.#rendering.busy) {
      this.#rendering.cancel();
      return;
    }
    const remedy = { button: "Try again", act: () => this.#byId("render").click() };
    await this.#render().catch((error) => this.#say(error.message, remedy));
    this.#showBusy(false);
  }

  async #render() {
    this.#transport.stop();
    await this.#output.start();
    const { voice, title, query } = this.#manner.now();
    this.#showBusy(true);
    const onProgress = (share) => (this.#byId("progress").value = share);
    const made = await this.#rendering.render(voice, this.#recording, query, onProgress);
    if (made) {
      this.#rendered = made;
      this.#showResult(resampled(made.samples, made.sampleRateHz, this.#output.sampleRateHz), title);
    }
  }

  #showResult(samples, title) {
    const { sampleRateHz } = this.#output;
    this.#result.show({ samples, sampleRateHz }, title);
    this.#transport.load([this.#transport.layers[0], samples]);
    this.#melody.show(this.#transport.layers, sampleRateHz);
    this.#transport.onTakeOver = () => this.#rendering.hush();
    this.#byId("save").disabled = false;
  }

  #showBusy(busy) {
    this.#byId("render").textContent = busy ? "Cancel" : "Resynthesize";
    this.#byId("render").classList.toggle("primary", !busy);
    this.#byId("progress").hidden = !busy;
    this.#byId("progress").value = 0;
  }
}
