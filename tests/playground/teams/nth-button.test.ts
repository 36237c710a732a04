/** The button that is pressed is the button that is heard of: every one of every card, by its place. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, type Card } from '../../../src/cards/kit/card.ts';
import { DETAILS, toActivity } from '../../../src/chat/teams/out/render.ts';
import { asObject } from '../../../src/playground/teams/answer.ts';
import { printSubject } from '../../../src/core/base/message-subject.ts';
import { fullCards, usualCards } from '../../cards/gallery.ts';
import { buttons, card, connector, execute, RECOVERIES, stage, unstage, withCard } from './stub-app.ts';
import type { Connector, Stage } from './stub-app.ts';

const nobody = (): undefined => undefined;
const cards = [
  ...Object.entries(usualCards()),
  ...Object.entries(fullCards()).map(([name, drawn]) => [`${name}, full`, drawn] as const),
];

let on: Stage;
let call: Connector;
beforeAll(async () => {
  on = await stage();
  call = await connector(on.teams);
});
afterAll(async () => unstage(on));

interface Place {
  readonly pointer: string;
  readonly action: Readonly<Record<string, unknown>>;
}
function actionsIn(value: unknown, pointer = ''): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { readonly type?: unknown };
  if (typeof type === 'string' && type.startsWith('Action.')) return [{ pointer, action: { ...value } }];
  return Object.entries(value).flatMap(([key, inner]) => actionsIn(inner, `${pointer}/${key}`));
}

/** As the sender does it: with less of it where all of it is too much for a message. */
async function posted(drawn: Card): Promise<string> {
  for (const detail of DETAILS) {
    const path = `conversations/${RECOVERIES}/activities`;
    const { status, body } = await call('POST', path, toActivity(drawn, nobody, detail));
    if (status === 201) return String(body['id']);
  }
  throw new Error(`${printSubject(drawn.subject)} was not taken at all`);
}

it.each(cards)('%s', async (_, drawn) => {
  on.pass(5_000);
  const id = await posted(drawn);
  const shown = on.teams.message(id)?.cards[0];
  const all = actionsIn(shown);
  expect(all.length > 0).toBe(buttonsOf(drawn).length > 0);
  for (const { pointer, action } of all) {
    on.app.heard.length = 0;
    await on.teams.press('ana', id, pointer);
    const value = asObject(on.app.heard.at(-1)?.['value']);
    const data = asObject(value?.['data']) ?? asObject(asObject(value?.['action'])?.['data']) ?? value;
    expect(data).toMatchObject(asObject(action['data']) ?? {});
  }
});

it('of two with the same words the place decides', async () => {
  on.pass(5_000);
  const two = card(buttons(execute('Give this', 'give', { n: 1 })), buttons(execute('Give this', 'give', { n: 2 })));
  const { body } = await call('POST', `conversations/${RECOVERIES}/activities`, withCard('Two', two));
  const id = String(body['id']);
  await expect(on.teams.press('ana', id, 'Give this')).rejects.toThrow('2 buttons say "Give this"');
  await on.teams.press('ana', id, '/body/1/actions/0');
  expect(on.app.heard.at(-1)).toMatchObject({ value: { action: { data: { n: 2 } } } });
});
