/** Every card and form of every state, drawn by both of the page's renderers in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { full, usual } from '../../tools/gallery/collect.ts';
import { LOOKS } from '../../tools/gallery/piece.ts';
import { CHROMIUM, openStand } from '../../tools/gallery/stand.ts';
import type { Stand } from '../../tools/gallery/stand.ts';

describe.skipIf(CHROMIUM === undefined)('the gallery', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(async () => stand.end());

  it.each(LOOKS.filter(({ theme, width }) => theme === 'light' && width === 320))(
    '$platform draws everything on a small telephone',
    async (look) => {
      const pieces = [...usual(), ...full()];
      const shown = await stand.show(pieces, look);
      expect(shown.map(({ name }) => name)).toEqual(pieces.map(({ name }) => name));
      expect(shown.filter(({ faults, words, lines }) => faults.length > 0 || words === 0 || lines === 0)).toEqual([]);
      expect(shown.filter(({ box }) => box.width > look.width)).toEqual([]);
      expect(stand.complaints).toEqual([]);
    },
  );
});
