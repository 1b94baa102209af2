/**
 * Sliders of what notes can have more or less of than usual, such as brightness: shown where the voice
 * has it. A double click is as usual again.
 *
 * @param {ParentNode} root holds the sliders, each named for its feature
 * @param {import("../session.js").Session} session
 * @returns {() => void} lets go of them
 */
export function featureSliders(root, session) {
  const sliders = [...root.querySelectorAll("[data-feature] input")];
  sliders.forEach((slider) => wire(slider, session.instrument));
  return session.watchVoice(({ features }) =>
    sliders.forEach((slider) => {
      const feature = features.find(({ name }) => name === slider.id);
      slider.closest("label").hidden = !feature;
      if (feature) {
        slider.min = feature.lowest;
        slider.max = feature.highest;
        slider.dataset.unit = feature.unit;
        slider.value = session.instrument.featureOffset(slider.id);
        tell(slider);
      }
    }),
  );
}

/** Moves the slider of a feature, if the voice has it. */
export function moveSlider(slider, offset) {
  if (!slider.closest("label").hidden) {
    slider.value = offset;
    slider.dispatchEvent(new Event("input"));
  }
}

function wire(slider, instrument) {
  slider.addEventListener("input", () => {
    instrument.setFeature(slider.id, Number(slider.value));
    tell(slider);
  });
  slider.addEventListener("dblclick", () => moveSlider(slider, 0));
}

function tell(slider) {
  const offset = Number(slider.value);
  const signed = `${offset > 0 ? "+" : ""}${offset.toFixed(2)}`;
  slider.setAttribute("aria-valuetext", `${signed} ${slider.dataset.unit}`.trim());
}
