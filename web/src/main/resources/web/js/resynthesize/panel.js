import { Clip } from "../audio/clip.js";
import { resampled } from "../audio/resampler.js";
import { download, wavFile } from "../audio/wav.js";
import { fragment } from "../ui/dom.js";
import { Blend } from "./blend.js";
import { Lane } from "./lane.js";
import { live } from "./live.js";
import { mannerOf } from "./manner.js";
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
  const { output, say } = session;
  const byId = (id) => root.querySelector(`#${id}`);
  const [source, result] = [new Lane(byId("source")), new Lane(byId("result"))];
  const melody = new PitchLane(byId("melody"));
  const transport = new Transport(root, { clip: new Clip(output), source, result });
  const rendering = new Rendering(output);
  const manner = mannerOf(root, session);
  const stopLive = live(root, session);
  const blend = new Blend(root, session);
  let recording = null;
  let rendered = null;

  const take = ({ samples, file, title }) => {
    rendering.cancel();
    recording = { file, title };
    root.querySelector(".page").dataset.loaded = true;
    rendered = null;
    source.show({ samples, sampleRateHz: output.sampleRateHz }, title);
    result.show(null, "Not made yet");
    melody.show([samples], output.sampleRateHz);
    transport.load([samples]);
    byId("render").disabled = false;
    byId("save").disabled = true;
  };
  const stopSources = sources(root, session, take);

  const showBusy = (busy) => {
    byId("render").textContent = busy ? "Cancel" : "Resynthesize";
    byId("render").classList.toggle("primary", !busy);
    byId("progress").hidden = !busy;
    byId("progress").value = 0;
  };

  const render = async () => {
    transport.stop();
    await output.start();
    const { voice, title, query } = manner.now();
    showBusy(true);
    const made = await rendering.render(voice, recording.file, query, (share) => (byId("progress").value = share));
    if (made) {
      rendered = made;
      const samples = resampled(made.samples, made.sampleRateHz, output.sampleRateHz);
      result.show({ samples, sampleRateHz: output.sampleRateHz }, title);
      transport.load([transport.layers[0], samples]);
      melody.show(transport.layers, output.sampleRateHz);
      transport.onTakeOver = () => rendering.hush();
      byId("save").disabled = false;
    }
  };

  byId("render").addEventListener("click", async () => {
    if (rendering.busy) {
      rendering.cancel();
      return;
    }
    await render().catch((error) => say(error.message, { button: "Try again", act: () => byId("render").click() }));
    showBusy(false);
  });
  byId("save").addEventListener("click", () =>
    download(wavFile(rendered.samples, rendered.sampleRateHz), "flowtone-resynthesis.wav"),
  );

  return () => {
    stopSources();
    stopLive();
    blend.close();
    rendering.cancel();
    transport.close();
    manner.close();
    [source, result, melody].forEach((lane) => lane.close());
    root.replaceChildren();
  };
}
