/** The Play panel's markup. */
export const MARKUP = `
  <div class="play">
    <section class="stage screen" aria-label="What sounds">
      <canvas id="spectrogram" role="img" aria-label="Spectrogram, scrolling"></canvas>
      <canvas class="axes" aria-hidden="true"></canvas>
      <p id="note" aria-hidden="true"></p>
      <div id="invitation">
        <p class="big">Play a key</p>
        <p>with the mouse, by touch or on <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd> <kbd>F</kbd></p>
        <button id="demo" type="button" class="primary"><span aria-hidden="true">▶</span> Hear ten seconds</button>
      </div>
    </section>

    <section class="instruments card" aria-label="Instruments">
      <div id="mix" role="group" aria-label="Mix">
        <div class="tiles"></div>
        <div class="mix-pad"></div>
      </div>
    </section>

    <section class="manual" aria-label="Piano">
      <div class="wheels">
        <label class="wheel"><input id="bend" type="range" min="-200" max="200" step="1" value="0" /><span>Bend</span></label>
        <label class="wheel"><input id="modulation" type="range" min="0" max="1" step="0.01" value="0" /><span>Vibrato</span></label>
        <label class="wheel" data-feature title="How much brighter than usual; a double click is as usual" hidden><input id="brightness" type="range" step="0.05" /><span>Brightness</span></label>
        <label class="wheel" data-feature title="How much noisier than usual; a double click is as usual" hidden><input id="noisiness" type="range" step="0.05" /><span>Noise</span></label>
      </div>
      <button id="lower" type="button" class="round" aria-label="Show lower keys" hidden>‹</button>
      <div id="piano" role="group" aria-label="Piano keyboard"></div>
      <button id="higher" type="button" class="round" aria-label="Show higher keys" hidden>›</button>
    </section>

    <section class="strip card" aria-label="How it is played">
      <div class="pair" role="radiogroup" aria-label="Notes at once">
        <label><input type="radio" name="notes-at-once" id="solo" checked /><span>Solo</span></label>
        <label><input type="radio" name="notes-at-once" id="chords" /><span>Chords</span></label>
      </div>
      <button id="sustain" type="button" aria-pressed="false" title="Notes go on until it is pressed again">Sustain</button>
      <div class="pair stepper" role="group" aria-label="Octave of the computer's keys">
        <button id="octave-down" type="button" aria-label="Octave down">−</button>
        <output id="octave">C4</output>
        <button id="octave-up" type="button" aria-label="Octave up">+</button>
      </div>
      <label class="field inline" title="How much of the voice's own chance is in the sound">Breath <output></output>
        <input id="breath" type="range" min="0" max="1.5" step="0.01" /></label>
      <label class="field inline" title="How hard the computer's keys strike: C and V">Touch <output></output>
        <input id="touch" type="range" min="0.05" max="1" step="0.01" /></label>
      <span class="drawers">
        <button id="midi" type="button" hidden>Connect MIDI</button>
        <button id="score-toggle" type="button" aria-expanded="false" aria-controls="score-drawer">Score</button>
        <button id="advanced-toggle" type="button" aria-expanded="false" aria-controls="advanced">Advanced</button>
      </span>
    </section>

    <section id="score-drawer" class="card drawer" aria-label="Score" hidden></section>

    <section id="advanced" class="card drawer advanced" aria-label="Advanced" hidden>
      <div class="group">
        <h2 class="minor">Shares</h2>
        <div id="shares" class="shares"></div>
      </div>
      <div class="group">
        <h2 class="minor">Chance</h2>
        <label class="pick">Seed <input id="seed" type="number" min="0" max="2147483647" step="1" placeholder="another each time" /></label>
        <p class="hint">A seed makes the same chance again. Without one each note has its own.</p>
      </div>
      <div class="group" id="measurements">
        <h2 class="minor">Measured</h2>
        <dl>
          <div><dt>Key to sound</dt><dd data-figure="latencyMillis">–</dd></div>
          <div><dt>Times real time</dt><dd data-figure="realTimeFactor">–</dd></div>
          <div><dt>Buffered</dt><dd data-figure="bufferedMillis">–</dd></div>
          <div><dt>Ran dry</dt><dd data-figure="underruns">–</dd></div>
          <div><dt>Rate of the voice</dt><dd data-figure="voiceRateHz">–</dd></div>
        </dl>
      </div>
    </section>
  </div>`;
