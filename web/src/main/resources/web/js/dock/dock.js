import { Clip } from "../audio/clip.js";
import { Recorder } from "../audio/recorder.js";
import { download, wavFile } from "../audio/wav.js";
import { bindSlider, fragment } from "../ui/dom.js";
import { Waveform } from "../ui/waveform.js";

const MARKUP = `
  <button id="record" type="button" aria-pressed="false"><span class="dot" aria-hidden="true"></span><span class="word">Record</span></button>
  <output id="take-time" aria-label="Length of the take">0:00.0</output>
  <div class="take">
    <canvas id="take" role="img" aria-label="The last take, as a waveform" data-colour="--take"></canvas>
    <span class="empty">Record what you hear</span>
  </div>
  <button id="take-play" type="button" class="round" aria-label="Play the take" disabled>▶</button>
  <button id="take-loop" type="button" class="round" aria-label="Loop the take" aria-pressed="false" disabled>⟳</button>
  <button id="take-save" type="button" class="round" aria-label="Save the take as a WAV file" disabled>↓</button>
  <label class="volume" title="Volume"><span aria-hidden="true">♪</span>
    <input id="volume" aria-label="Volume" type="range" min="0" max="1" step="0.01" /></label>`;

/** The dock below every panel: records what is heard, keeps the last take, plays, loops and saves it. */
export class Dock {
  #root;
  #output;
  #say;
  #recorder;
  #clip;
  #waveform;
  #take = null;
  #span = {};
  #frame = 0;

  /** @param {HTMLElement} root is filled @param {import("../session.js").Session} session */
  constructor(root, { output, store, say }) {
    root.replaceChildren(fragment(MARKUP));
    this.#root = root;
    this.#output = output;
    this.#say = say;
    this.#recorder = new Recorder(output);
    this.#clip = new Clip(output);
    this.#waveform = new Waveform(this.#byId("take"));
    this.#listenToRecorder();
    this.#listenToTake();
    bindSlider(this.#byId("volume"), store, "volume", (value) => `${Math.round(100 * value)} %`);
  }

  #byId(id) {
    return this.#root.querySelector(`#${id}`);
  }

  #listenToRecorder() {
    this.#byId("record").addEventListener("click", () => this.#record());
    this.#recorder.addEventListener("progress", ({ detail }) => (this.#byId("take-time").value = clock(detail)));
    this.#recorder.addEventListener("take", ({ detail }) => {
      this.#showRecording(false);
      this.#keep(detail);
    });
  }

  #listenToTake() {
    this.#byId("take-play").addEventListener("click", () => (this.#clip.playing ? this.#clip.stop() : this.#play()));
    this.#byId("take-loop").addEventListener("click", () => {
      this.#byId("take-loop").setAttribute("aria-pressed", !this.#loops);
      if (this.#clip.playing) {
        this.#play(this.#clip.seconds);
      }
    });
    this.#byId("take-save").addEventListener("click", () =>
      download(wavFile(this.#take.samples, this.#take.sampleRateHz), "flowtone-take.wav"),
    );
    this.#clip.addEventListener("ended", () => this.#rest());
    this.#waveform.addEventListener("region", ({ detail }) => {
      this.#span = detail ?? {};
      if (this.#clip.playing) {
        this.#play();
      }
    });
    this.#waveform.addEventListener("seek", ({ detail }) => this.#play(detail));
  }

  async #record() {
    if (this.#recorder.recording) {
      this.#recorder.stop();
    } else {
      this.#clip.stop();
      await this.#output.start();
      this.#recorder.start();
      this.#showRecording(true);
    }
  }

  #showRecording(on) {
    this.#byId("record").setAttribute("aria-pressed", on);
    this.#byId("record").querySelector(".word").textContent = on ? "Stop" : "Record";
  }

  #keep(take) {
    this.#take = take;
    this.#span = {};
    this.#waveform.show(take.samples, take.sampleRateHz);
    this.#root.querySelector(".empty").hidden = true;
    ["take-play", "take-loop", "take-save"].forEach((id) => (this.#byId(id).disabled = false));
  }

  get #loops() {
    return this.#byId("take-loop").getAttribute("aria-pressed") === "true";
  }

  #play(from = this.#span.from ?? 0) {
    if (this.#take.samples.length === 0) {
      this.#say("The take is empty: record something first");
      return;
    }
    this.#clip.play([this.#take.samples], { loop: this.#loops, from, to: this.#span.to });
    this.#showPlaying(true);
    const show = () => {
      this.#waveform.cursor = this.#clip.seconds;
      this.#frame = requestAnimationFrame(show);
    };
    cancelAnimationFrame(this.#frame);
    show();
  }

  #rest() {
    cancelAnimationFrame(this.#frame);
    this.#waveform.cursor = null;
    this.#showPlaying(false);
  }

  #showPlaying(on) {
    this.#byId("take-play").textContent = on ? "■" : "▶";
    this.#byId("take-play").setAttribute("aria-label", on ? "Stop the take" : "Play the take");
  }
}

/** Minutes and seconds, "1:02.5". */
function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(1).padStart(4, "0")}`;
}
