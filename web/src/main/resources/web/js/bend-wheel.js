/**
 * A slider that bends the pitch and springs back when it is let go.
 *
 * @param {HTMLInputElement} slider its value is in cents
 * @param {(cents: number) => void} onBend
 */
export function bendWheel(slider, onBend) {
  const springBack = () => {
    slider.value = 0;
    onBend(0);
  };
  slider.addEventListener("input", () => onBend(Number(slider.value)));
  for (const type of ["pointerup", "pointercancel", "keyup", "blur"]) {
    slider.addEventListener(type, springBack);
  }
}
