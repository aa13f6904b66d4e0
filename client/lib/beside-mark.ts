interface Mark {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * The upper left corner of a tooltip: above its mark, or below where there is no room, and never on it, so that a finger or the mark
 * it speaks of stays in sight; never outside a room so wide. All in pixels. @param clear between the mark and its tooltip
 */
export function besideMark(
  { left, right, top, bottom }: Mark,
  [width, height]: readonly [number, number],
  room: number,
  clear: number,
): [x: number, y: number] {
  const x = Math.max(0, Math.min((left + right - width) / 2, room - width));
  const above = top - height - clear;
  return [x, above >= 0 ? above : bottom + clear];
}
