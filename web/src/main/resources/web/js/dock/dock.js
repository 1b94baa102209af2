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
    <span class="empty">What you play and hear can be recorded here</span>
  </div>
  <button id="take-play" type="button" class="round" aria-label="Play the take" disabled>▶</button>
  <button id="take-loop" type="button" class="round" aria-label="Loop the take" aria-pressed="false" disabled>⟳</button>
  <button id="take-save" type="button" class="round" aria-label="Save the take as a WAV file" disabled>↓</button>
  <label class="volume" title="Volume"><span aria-hidden="true">♪</span>
    <input id="volume" aria-label="Volume" type="range" min="0" max="1" step="0.01" /></label>`;

/** The dock below every panel: records what is heard, keeps the last take, plays, loops and saves it. */
export function mountDock(root, { output, store, say }) {
  root.replaceChildren(fragment(MARKUP));
  const byId = (id) => root.querySelector(`#${id}`);
  const recorder = new Recorder(output);
  const clip = new Clip(output);
  const waveform = new Waveform(byId("take"));
  let take = null;
  let span = {};
  let frame = 0;

  byId("record").addEventListener("click", async () => {
    if (recorder.recording) {
      recorder.stop();
    } else {
      clip.stop();
      await output.start();
      recorder.start();
      showRecording(true);
    }
  });
  recorder.addEventListener("progress", ({ detail }) => (byId("take-time").value = clock(detail)));
  recorder.addEventListener("take", ({ detail }) => {
    showRecording(false);
    keep(detail);
  });

  function showRecording(on) {
    byId("record").setAttribute("aria-pressed", on);
    byId("record").querySelector(".word").textContent = on ? "Stop" : "Record";
  }

  function keep(next) {
    take = next;
    span = {};
    waveform.show(take.samples, take.sampleRateHz);
    root.querySelector(".empty").hidden = true;
    ["take-play", "take-loop", "take-save"].forEach((id) => (byId(id).disabled = false));
  }

  const loops = () => byId("take-loop").getAttribute("aria-pressed") === "true";
  const play = (from = span.from ?? 0) => {
    if (take.samples.length === 0) {
      say("The take is empty: record something first");
      return;
    }
    clip.play([take.samples], { loop: loops(), from, to: span.to });
    showPlaying(true);
    const show = () => {
      waveform.cursor = clip.seconds;
      frame = requestAnimationFrame(show);
    };
    cancelAnimationFrame(frame);
    show();
  };
  clip.addEventListener("ended", () => {
    cancelAnimationFrame(frame);
    waveform.cursor = null;
    showPlaying(false);
  });

  function showPlaying(on) {
    byId("take-play").textContent = on ? "■" : "▶";
    byId("take-play").setAttribute("aria-label", on ? "Stop the take" : "Play the take");
  }

  byId("take-play").addEventListener("click", () => (clip.playing ? clip.stop() : play()));
  byId("take-loop").addEventListener("click", () => {
    byId("take-loop").setAttribute("aria-pressed", !loops());
    if (clip.playing) {
      play(clip.seconds);
    }
  });
  byId("take-save").addEventListener("click", () =>
    download(wavFile(take.samples, take.sampleRateHz), "flowtone-take.wav"),
  );
  waveform.addEventListener("region", ({ detail }) => {
    span = detail ?? {};
    if (clip.playing) {
      play();
    }
  });
  waveform.addEventListener("seek", ({ detail }) => play(detail));
  bindSlider(byId("volume"), store, "volume", (value) => `${Math.round(100 * value)} %`);
}

/** Minutes and seconds, "1:02.5". */
function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(1).padStart(4, "0")}`;
}
