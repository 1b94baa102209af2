/**
 * The plane of a mix: each instrument has a corner, a point has a share of each. Places are in a square
 * of 0 to 1, x to the right and y down.
 *
 * @typedef {{x: number, y: number}} Point
 */

const NEAR = 1e-9;

/** @returns {Point[]} two ends of a line, a square's corners, or those of a regular polygon, tip up */
export function cornersOf(count) {
  if (count === 1) {
    return [{ x: 0.5, y: 0.5 }];
  }
  if (count === 2) {
    return [{ x: 0, y: 0.5 }, { x: 1, y: 0.5 }];
  }
  if (count === 4) {
    return [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }];
  }
  return Array.from({ length: count }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / count - Math.PI / 2;
    return { x: 0.5 + 0.5 * Math.cos(angle), y: 0.5 + 0.5 * Math.sin(angle) };
  });
}

/**
 * How much each corner has in a point: all at the corner itself, only the two ends on an edge, smooth in
 * between (mean value coordinates, Floater 2003). A point outside has what the nearest inside has.
 *
 * @param {Point[]} corners convex, in order @param {Point} point
 * @returns {number[]} one a corner, summing to one
 */
export function sharesAt(corners, point) {
  if (corners.length < 3) {
    const share = Math.min(1, Math.max(0, point.x));
    return corners.length === 1 ? [1] : [1 - share, share];
  }
  const inside = clamped(corners, point);
  const corner = corners.findIndex((each) => distance(each, inside) < NEAR);
  if (corner >= 0) {
    return corners.map((_, index) => (index === corner ? 1 : 0));
  }
  return onEdge(corners, inside) ?? meanValues(corners, inside);
}

/** The point whose corners have these shares, or nearly: their centre of gravity. */
export function pointOf(corners, shares) {
  return corners.reduce(
    (sum, { x, y }, index) => ({ x: sum.x + shares[index] * x, y: sum.y + shares[index] * y }),
    { x: 0, y: 0 },
  );
}

/** The point itself, or the nearest of the polygon's. */
export function clamped(corners, point) {
  if (corners.length < 3) {
    return { x: Math.min(1, Math.max(0, point.x)), y: 0.5 };
  }
  if (edgesOf(corners).every(([from, to]) => cross(from, to, point) >= 0)) {
    return point;
  }
  const candidates = edgesOf(corners).map(([from, to]) => nearestOn(from, to, point));
  return candidates.reduce((best, each) =>
    distance(each, point) < distance(best, point) ? each : best,
  );
}

function onEdge(corners, point) {
  const edge = edgesOf(corners).findIndex(
    ([from, to]) => distance(nearestOn(from, to, point), point) < 1e-6,
  );
  if (edge < 0) {
    return null;
  }
  const next = (edge + 1) % corners.length;
  const share = distance(corners[edge], point) / distance(corners[edge], corners[next]);
  return corners.map((_, index) => (index === edge ? 1 - share : index === next ? share : 0));
}

function meanValues(corners, point) {
  const halves = edgesOf(corners).map(([from, to]) => Math.tan(angle(from, point, to) / 2));
  const weights = corners.map((corner, index) => {
    const before = halves[(index + corners.length - 1) % corners.length];
    return (before + halves[index]) / distance(corner, point);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function edgesOf(corners) {
  return corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]]);
}

function nearestOn(from, to, point) {
  const along = (point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y);
  const share = Math.min(1, Math.max(0, along / distance(from, to) ** 2));
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function angle(from, apex, to) {
  const first = Math.atan2(from.y - apex.y, from.x - apex.x);
  const second = Math.atan2(to.y - apex.y, to.x - apex.x);
  const between = Math.abs(second - first);
  return between > Math.PI ? 2 * Math.PI - between : between;
}

function cross(from, to, point) {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
