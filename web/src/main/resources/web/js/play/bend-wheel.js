/**
 * A wheel that bends the pitch and springs back when it is let go.
 *
 * @param {HTMLInputElement} wheel its value is in cents
 * @param {(cents: number) => void} onBend
 */
export function bendWheel(wheel, onBend) {
  const tell = () => {
    const cents = Number(wheel.value);
    wheel.setAttribute("aria-valuetext", `${cents} cents`);
    onBend(cents);
  };
  const springBack = () => {
    wheel.value = 0;
    tell();
  };
  wheel.addEventListener("input", tell);
  for (const type of ["pointerup", "pointercancel", "keyup", "blur"]) {
    wheel.addEventListener(type, springBack);
  }
}
