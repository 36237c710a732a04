/** Every card and form of every state, drawn by both of the page's renderers in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Card } from '../../src/cards/kit/card.ts';
import { full, pieceOf, usual } from '../../tools/gallery/collect.ts';
import { LOOKS, type Look, type Piece } from '../../tools/gallery/piece.ts';
import { CHROMIUM, openStand } from '../../tools/gallery/stand.ts';
import type { Stand } from '../../tools/gallery/stand.ts';
import { usualCards } from '../cards/gallery.ts';

describe.skipIf(CHROMIUM === undefined)('the gallery', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(async () => stand.end());

  it.each(LOOKS.filter(({ theme, width }) => theme === 'light' && width === 320))(
    '$platform draws everything on a small telephone, and every button sends its own',
    async (look) => {
      const cards = [...usual().filter(({ kind }) => kind !== 'form'), pieceOf('with-a-menu', withMenu())];
      const pieces = [...cards, ...usual().filter(({ kind }) => kind === 'form'), ...full()];
      const shown = await stand.show(pieces, look);
      expect(shown.map(({ name }) => name)).toEqual(pieces.map(({ name }) => name));
      expect(shown.filter(({ faults, words, lines }) => faults.length > 0 || words === 0 || lines === 0)).toEqual([]);
      expect(shown.filter(({ box }) => box.width > look.width)).toEqual([]);
      expect(stand.complaints).toEqual([]);

      const pressed = await stand.pressAll(cards);
      const expected = cards.map((piece) => ({ name: piece.name, sent: buttonsOf(look.platform, piece) }));
      expect(pressed).toEqual(expected);
    },
  );

  it('draws what Teams draws beyond the published renderer, and says what it would leave out', async () => {
    const act = (n: number): object => ({ type: 'Action.Execute', title: `Act ${n}`, verb: 'act' });
    const chart = { type: 'Chart.Donut', title: 'Given', data: [{ legend: 'points', value: 3 }] };
    const body = [
      { type: 'Badge', text: 'Overdue' },
      { type: 'Icon', name: 'Clock' },
      { type: 'CompoundButton', title: 'Log', description: 'a complaint', selectAction: act(0) },
      chart,
      { type: 'Hologram' },
      { type: 'Hologram', fallback: { type: 'TextBlock', text: 'flat' } },
      { type: 'Hologram', fallback: 'drop' },
      { type: 'ActionSet', actions: [1, 2, 3, 4, 5, 6, 7].map(act) },
    ];
    const teams = { type: 'AdaptiveCard', version: '1.5', body, speak: 'A card', fallbackText: 'A card' };
    const look = { platform: 'teams', theme: 'light', width: 320 } as const;
    const [shown] = await stand.show([{ name: 'odd', kind: 'card', title: null, slack: {}, teams }], look);
    const words = await stand.page.getByTestId('teams-card').innerText();
    expect(words).toMatch(/Overdue[\s\S]*Log\s*a complaint[\s\S]*Given\s*points\s*3[\s\S]*flat/);
    expect(shown?.faults).toEqual(['This playground cannot draw “Hologram”.', 'Teams shows 6 of these 7 buttons.']);
  });
});

/** A card of many buttons with all but two of them in a menu. */
function withMenu(): Card {
  const card = usualCards()['request-pending'];
  if (card === undefined) throw new Error('the gallery has no pending request');
  const blocks = card.blocks.map((block): Block => {
    if (block.kind !== 'buttons') return block;
    return { kind: 'buttons', buttons: block.buttons.slice(0, 2), more: { buttons: block.buttons.slice(2) } };
  });
  return { ...card, blocks };
}

type Fields = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value : []);

/** What each button and each entry of a menu has to send, in reading order, by the payload alone. */
function buttonsOf(platform: Look['platform'], piece: Piece): readonly unknown[] {
  return platform === 'slack' ? buttonsIn(piece.slack) : actionsIn(piece.teams);
}

function buttonsIn(message: object): readonly unknown[] {
  return listOf('blocks' in message ? message.blocks : []).flatMap((block) =>
    listOf(block['type'] === 'actions' ? block['elements'] : []).flatMap((one): readonly unknown[] => {
      const at = { what: one['action_id'], block: block['block_id'] };
      if (one['type'] !== 'overflow') return [{ ...at, value: null }];
      return listOf(one['options']).map(({ value }) => ({ ...at, value }));
    }),
  );
}

function actionsIn(element: object): readonly unknown[] {
  const { body, items, actions } = element as Fields;
  const isSecond = ({ mode }: Fields): boolean => mode === 'secondary';
  const all = listOf(actions);
  return [
    ...[...listOf(body), ...listOf(items)].flatMap(actionsIn),
    ...[...all.filter((one) => !isSecond(one)), ...all.filter(isSecond)].map(({ type, title, verb, data }) => ({
      type,
      title,
      ...(verb === undefined ? {} : { verb }),
      data,
    })),
  ];
}
