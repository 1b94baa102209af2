/**
 * Keeps a canvas as many device pixels large as it is shown, and calls back when that changes.
 *
 * @returns {() => void} stops
 */
export function fitCanvas(canvas, onResize) {
  const observer = new ResizeObserver(() => {
    const scale = Math.min(2, devicePixelRatio);
    const width = Math.max(1, Math.round(canvas.clientWidth * scale));
    const height = Math.max(1, Math.round(canvas.clientHeight * scale));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      onResize();
    }
  });
  observer.observe(canvas);
  return () => observer.disconnect();
}

/** How many colours there are to tell things apart by, `--hue-0` and on. */
export const HUES = 8;

/** The value of one of the page's colour variables, such as "--accent". */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
