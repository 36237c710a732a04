/** Draws the two icons of the Teams app into manifests/teams: `node tools/make-icons.mjs`. Plain shapes, no dependency. */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const folder = new URL('../manifests/teams/', import.meta.url);
const GREEN = [31, 111, 92];
writeFileSync(
  new URL('color.png', folder),
  png(192, (x, y) => {
    const share = shareOfMark(x, y, 192);
    return [...GREEN.map((of) => Math.round(of + (255 - of) * share)), 255];
  }),
);
// Teams takes an outline in white and nothing else: only how much of a pixel shows may differ
writeFileSync(
  new URL('outline.png', folder),
  png(32, (x, y) => [255, 255, 255, Math.round(255 * shareOfMark(x, y, 32))]),
);

/** How much of a pixel the mark covers, from 0 to 1: its edges are smooth. */
function shareOfMark(px, py, size) {
  const FINE = 8;
  let inside = 0;
  for (let i = 0; i < FINE; i += 1)
    for (let j = 0; j < FINE; j += 1)
      if (inMark((px + (i + 0.5) / FINE) / size, (py + (j + 0.5) / FINE) / size)) inside += 1;
  return inside / FINE ** 2;
}

/** The mark: a speech bubble with its tail, and a tick cut out of it. */
function inMark(x, y) {
  const bubble = Math.hypot(Math.max(0, Math.abs(x - 0.5) - 0.22), Math.max(0, Math.abs(y - 0.44) - 0.14)) < 0.12;
  const tail = y > 0.6 && y < 0.86 && x > 0.3 && x < 0.3 + (0.86 - y) * 0.8;
  const tick = near(x, y, 0.34, 0.44, 0.45, 0.55) || near(x, y, 0.45, 0.55, 0.67, 0.33);
  return (bubble || tail) && !tick;
}

/** Within the stroke between two points. */
function near(x, y, ax, ay, bx, by) {
  const along = Math.min(
    1,
    Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
  );
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) < 0.035;
}

/** A PNG of 8-bit RGBA, one filter byte (none) before each line. */
function png(size, colourAt) {
  const lines = Buffer.concat(
    Array.from({ length: size }, (_, y) =>
      Buffer.from([0, ...Array.from({ length: size }, (_, x) => colourAt(x, y)).flat()]),
    ),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
