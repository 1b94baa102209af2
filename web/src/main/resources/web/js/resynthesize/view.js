import { BLEND_MARKUP } from "./blend.js";
import { LIVE_MARKUP } from "./live.js";
import { EXAMPLES } from "../recordings/examples.js";

const lane = (id, letter, name) => `
  <section id="${id}" class="lane" aria-label="${name}" hidden>
    <header><span class="letter" aria-hidden="true">${letter}</span><h3>${name}</h3><span class="caption"></span></header>
    <div class="screen">
      <canvas class="wave" data-ruler role="img" aria-label="${name}: waveform" data-colour="--hue-${letter === "A" ? 1 : 2}"></canvas>
      <p class="nothing">${name === "Result" ? "Choose a voice, then Resynthesize: what it makes comes here" : ""}</p>
      <canvas class="spectrum" role="img" aria-label="${name}: spectrogram"></canvas>
    </div>
  </section>`;

/** The Resynthesize panel's markup. */
export const MARKUP = `
  <div class="page resynthesize">
    <header class="lead">
      <h2>Hear a recording through a voice</h2>
      <p>Its melody and loudness stay; who or what sounds is up to you. Every sample comes out of the flow.</p>
    </header>

    <section class="sources card" aria-label="Where the recording comes from">
      <div class="drop">
        <p class="big">Drop a recording</p>
        <div class="toolbar">
          <label class="button file primary">Open a file<input id="file" type="file" accept="audio/*,.wav,.aiff,.flac,.mp3,.ogg" /></label>
          <button id="microphone" type="button" aria-pressed="false"><span class="dot" aria-hidden="true"></span><span class="word">Record the microphone</span></button>
        </div>
        <p id="listening" class="hint" aria-live="polite">The browser asks for the microphone; what it hears goes to this server only.</p>
      </div>
      <div class="examples" role="group" aria-label="Examples">
        <p class="hint">Or take one of these, made on the spot</p>
        ${EXAMPLES.map(({ title }, index) => `<button type="button" data-example="${index}">${title}</button>`).join("")}
      </div>
    </section>

    <div class="lanes">
      <div id="transport" class="toolbar" hidden>
        <button id="listen" type="button"><span class="glyph" aria-hidden="true">▶</span> <span class="word">Play</span></button>
        <div class="pair" role="radiogroup" aria-label="Which is heard">
          <label><input type="radio" name="heard" value="0" checked /><span>A Source</span></label>
          <label><input type="radio" name="heard" value="1" /><span>B Result</span></label>
        </div>
        <label class="switch"><input id="looped" type="checkbox" role="switch" /> Loop</label>
        <button id="save" type="button" disabled>Save the result</button>
        <p class="hint"><span class="by-key"><kbd>B</kbd> changes between the two.</span> Drag over a waveform to play a part.</p>
      </div>
      ${lane("source", "A", "Source")}
      ${lane("result", "B", "Result")}
      <section id="melody" class="melody" aria-label="Melodies" hidden>
        <header><h3>Melodies</h3><span class="caption legend"><i class="source"></i>source<i class="result"></i>result</span></header>
        <div class="screen"><canvas role="img" aria-label="The pitch of source and result over each other"></canvas></div>
      </section>
    </div>

    <section class="manner card" aria-label="Voice and manner">
      <label class="pick wide">Voice <select id="through"></select></label>
      <div id="through-mix">
        <div class="tiles"></div>
        <div class="mix-pad"></div>
      </div>
      <label class="field">Transpose <output></output>
        <input id="transpose" type="range" min="-24" max="24" step="1" /></label>
      <label class="field">Stretch <output></output>
        <input id="stretch" type="range" min="0.5" max="2" step="0.01" /></label>
      <div class="go">
        <button id="render" type="button" class="primary" disabled>Resynthesize</button>
        <progress id="progress" max="1" value="0" aria-label="Rendered" hidden></progress>
      </div>
    </section>

    ${LIVE_MARKUP}
    ${BLEND_MARKUP}
  </div>`;
