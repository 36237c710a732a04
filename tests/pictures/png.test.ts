import { describe, expect, it } from 'vitest';
import { CannotDraw, isPng, makePngs } from '../../src/pictures/png.ts';
import { svg } from '../../src/pictures/svg.ts';

const small = svg(8, 8, '#123456', []);

describe('drawing a PNG', () => {
  it('draws many at once, and goes on after one that is no SVG', async () => {
    const pngs = makePngs();
    const broken = pngs.pngOf('<svg><g></svg>').catch((error: unknown) => error);
    const drawn = await Promise.all(Array.from({ length: 8 }, () => pngs.pngOf(small)));
    expect(drawn.every(isPng)).toBe(true);
    expect(await broken).toBeInstanceOf(CannotDraw);
    pngs.close();
  });

  it('refuses what is too much at once, and what waits when it ends; and begins anew after that', async () => {
    const pngs = makePngs();
    const all = Array.from({ length: 70 }, () => pngs.pngOf(small).then(isPng, (error: unknown) => error));
    pngs.close();
    const ends = await Promise.all(all);
    expect(ends.every((end) => end instanceof CannotDraw)).toBe(true);
    expect(isPng(await pngs.pngOf(small))).toBe(true);
    pngs.close();
  });
});
