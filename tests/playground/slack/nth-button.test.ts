/** The button that is pressed is the button that is heard of: every one of every card, in a message, on the home tab. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from '../../../src/core/case/press.ts';
import { buttonsOf } from '../../../src/cards/kit/card.ts';
import { toHome, toMessage } from '../../../src/chat/slack/out/render.ts';
import { readPressValue } from '../../../src/chat/slack/press-value.ts';
import { objectOf, objectsOf } from '../../../src/playground/slack/json.ts';
import type { JsonObject } from '../../../src/playground/slack/json.ts';
import { fullCards, usualCards } from '../../cards/gallery.ts';
import { button, modal, section, stage } from './stub-app.ts';
import type { Stage } from './stub-app.ts';

const nobody = (): undefined => undefined;
const cards = [
  ...Object.entries(usualCards()),
  ...Object.entries(fullCards()).map(([name, card]) => [`${name}, full`, card] as const),
];

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.end());

interface Place {
  readonly block: string;
  readonly element: JsonObject;
  /** The entry, where it is a menu. */
  readonly option?: JsonObject;
}
const buttonsIn = (blocks: unknown): readonly Place[] =>
  objectsOf(blocks).flatMap((block) =>
    [...objectsOf(block['elements']), objectOf(block['accessory'])].flatMap((element): Place[] => {
      const at = { block: String(block['block_id']), element };
      if (element['type'] === 'button') return [at];
      return element['type'] === 'overflow' ? objectsOf(element['options']).map((option) => ({ ...at, option })) : [];
    }),
  );
const wordsOf = ({ element, option }: Place): string => String(objectOf((option ?? element)['text'])['text']);
const heard = (): JsonObject => objectOf(objectsOf(objectOf(on.stub.heard.at(-1)?.body)['actions'])[0]);
const isHeard = ({ block, element, option }: Place): void =>
  expect(heard()).toMatchObject({
    block_id: block,
    action_id: element['action_id'],
    ...(option === undefined ? { value: element['value'] } : { type: 'overflow', selected_option: option }),
  });

/** Presses each button by its place, and by its words and how manyth it is with them. */
async function everyButton(where: string, blocks: unknown): Promise<number> {
  const all = buttonsIn(blocks);
  for (const one of all) {
    const value = one.option === undefined ? null : String(one.option['value']);
    await on.slack.press('U0ANA', where, { what: String(one.element['action_id']), block: one.block }, value);
    isHeard(one);
    const alike = all.filter((other) => wordsOf(other) === wordsOf(one));
    await on.slack.press('U0ANA', where, { what: wordsOf(one), nth: alike.indexOf(one) });
    isHeard(one);
  }
  return all.length;
}

it.each(cards)('in a message: %s', async (_, card) => {
  const { text, blocks } = toMessage(card, nobody);
  const { ts, ok } = await on.api('chat.postMessage', { channel: 'C0RECOVERIES', text, blocks });
  expect(ok).toBe(true);
  const posted = on.slack.messages('C0RECOVERIES').find((message) => message.ts === ts);
  const buttons = await everyButton(String(ts), posted?.blocks);
  expect(buttons > 0).toBe(buttonsOf(card).length > 0);
});

it.each(cards.filter(([name]) => name.startsWith('home')))('on the home tab: %s', async (_, card) => {
  await on.api('views.publish', { user_id: 'U0ANA', view: toHome(card, nobody) });
  const home = on.slack.home('U0ANA');
  expect(await everyButton(home?.id ?? '', home?.content['blocks'])).toBeGreaterThan(0);
  for (const { element } of buttonsIn(home?.content['blocks']))
    expect(press.safeParse(readPressValue(String(element['value']))).success).toBe(true);
});

it('refuses a press that could mean two buttons', async () => {
  const blocks = [button('Give this', 'give', 'first'), button('Give this', 'give', 'second')];
  const { ts } = await on.api('chat.postMessage', { channel: 'C0DESK', text: 'Two', blocks });
  for (const what of ['give', 'Give this'])
    await expect(on.slack.press('U0ANA', String(ts), what)).rejects.toThrow('2 buttons of this message');
  await on.slack.press('U0ANA', String(ts), { what: 'give', nth: 1 });
  expect(heard()).toMatchObject({ value: 'second' });
  await expect(on.slack.press('U0ANA', String(ts), { what: 'give', nth: 2 })).rejects.toThrow('any more');
});

it('takes one id twice in a message, and not in a block; and no block id twice', async () => {
  const [element] = objectsOf(button('Give', 'give')['elements']);
  const twice = { type: 'actions', elements: [element, element] };
  const same = { ...section('one'), block_id: 'same' };
  const post = (blocks: unknown): Promise<JsonObject> =>
    on.api('chat.postMessage', { channel: 'C0DESK', text: 'Two', blocks: blocks as JsonObject[] });
  expect(await post([button('Give', 'give'), button('Give', 'give')])).toMatchObject({ ok: true });
  expect(await post([twice])).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(await post([same, same])).toMatchObject({ ok: false, error: 'invalid_blocks' });
  const view = modal({ blocks: [same, same] });
  expect(await on.api('views.publish', { user_id: 'U0ANA', view: { ...view, type: 'home' } })).toMatchObject({
    ok: false,
  });
});
