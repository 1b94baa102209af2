import { EXAMPLES } from "../recordings/examples.js";
import { WAITS } from "./waits.js";

/** The Compare panel's markup. */
export const MARKUP = `
  <div class="page compare">
    <header class="lead">
      <h2>Six flows, one phrase</h2>
      <p>The same notes, the same noise, the same machine. Each lane fills with the sound its model has made so far.</p>
    </header>

    <section class="comparison card" aria-label="The comparison">
      <div class="toolbar">
        <label class="pick">Voice <select id="compared"></select></label>
        <button id="comparison" type="button" class="primary">Compare over notes</button>
        <p id="clock" class="clock"><output>0.0</output> s<span class="hint">of work each</span></p>
      </div>
      <p id="listening" class="hint" aria-live="polite">Or over a recording, an example or your own; the browser asks for the microphone:</p>
      <div class="comparison-over scroll" role="group" aria-label="Compare over a recording">
        ${EXAMPLES.map(({ title }, index) => `<button type="button" data-example="${index}">${title}</button>`).join("")}
        <label class="button file">Open a file<input id="file" type="file" accept="audio/*,.wav,.aiff,.flac,.mp3,.ogg" /></label>
        <button id="microphone" type="button" aria-pressed="false"><span class="dot" aria-hidden="true"></span><span class="word">Record</span></button>
      </div>
      <div id="lanes" class="comparison-lanes"></div>
      <p id="conditions" class="hint" aria-live="polite"></p>
    </section>

    <section class="why card" aria-label="Why the student wins">
      <h3>Why the student wins</h3>
      <p>The teacher draws a sample only once it knows the one before, so that it waits for itself thousands of times a second.
        The student needs nothing but noise, all of which is there from the beginning: the machine makes every sample at once.</p>
      <div class="waits-all">${WAITS}</div>
      <p class="hint legend"><i class="noise"></i> noise <i class="sound"></i> sound</p>
    </section>

    <section id="blind" class="blind card" aria-label="Blind test">
      <h3>Which is which?</h3>
      <div class="blind-test"></div>
    </section>

    <section id="report" class="report card" aria-label="The last report"></section>
  </div>`;
