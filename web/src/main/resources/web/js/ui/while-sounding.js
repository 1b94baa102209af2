const LINGER_MILLIS = 250;

/**
 * Draws on every frame while something sounds, and not at all while nothing does.
 *
 * @param {import("../audio/output.js").AudioOutput} output
 * @param {(nowMillis: number) => void} draw
 * @returns {() => void} ends it
 */
export function whileSounding(output, draw) {
  let until = 0;
  let frame = 0;
  const step = (nowMillis) => {
    draw(nowMillis);
    frame = nowMillis < until ? requestAnimationFrame(step) : 0;
  };
  const onLevel = () => {
    until = performance.now() + LINGER_MILLIS;
    frame ||= requestAnimationFrame(step);
  };
  output.addEventListener("level", onLevel);
  return () => {
    output.removeEventListener("level", onLevel);
    cancelAnimationFrame(frame);
  };
}
