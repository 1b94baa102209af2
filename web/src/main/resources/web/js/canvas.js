/** Keeps a canvas as many device pixels large as it is shown, and calls back when that changes. */
export function fitCanvas(canvas, onResize) {
  new ResizeObserver(() => {
    const scale = Math.min(2, devicePixelRatio);
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
    onResize();
  }).observe(canvas);
}

/** The value of one of the page's colour variables, such as "--accent". */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
