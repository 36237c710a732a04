/** Somebody in Teams. */
import { setTimeout as sleep } from 'node:timers/promises';
import { asText, type Json } from '../../src/playground/teams/answer.ts';
import { actionsOf } from '../../src/playground/teams/card-reader.ts';
import type { Delivered } from '../../src/playground/teams/courier.ts';
import type { FakeTeams } from '../../src/playground/teams/fake-teams.ts';
import type { PressOutcome } from '../../src/playground/teams/presses.ts';
import type { TeamsMessage } from '../../src/playground/teams/workplace.ts';
import type { Worker } from '../company.ts';
import { FORM_MS, type Ack, type Desk, type Way } from './desk.ts';

/** A message held back reaches the app under the moment it was written at. */
const LATE_MS = 3_000;

export function teamsDesk(teams: FakeTeams, { person }: Worker): Desk {
  const { id } = person;
  const fromBot = (): readonly TeamsMessage[] => teams.personal(id).filter(({ author }) => author === 'bot');
  const type = async (line: string, way: Way): Promise<Ack> => {
    const began = performance.now();
    if (way === 'late') await sleep(LATE_MS);
    const delivery = way === 'twice' ? { again: 'same id' as const } : way === 'late' ? { lateByMs: LATE_MS } : {};
    const { delivered } = await teams.say(id, 'personal', line, { delivery });
    return ackOf(delivered, performance.now() - began, way);
  };
  return {
    type,
    write: type,
    form: async (line, button, fields, way) => {
      const before = fromBot().length;
      const { delivered } = await teams.say(id, 'personal', line);
      if (delivered?.status !== 200) return null;
      const find = (): TeamsMessage | false =>
        fromBot()
          .slice(before)
          .findLast(({ cards }) => cards.some((card) => titlesOf(card, []).includes(button))) ?? false;
      const form = await teams.waitFor(find, { what: 'a form', withinMs: FORM_MS }).catch(() => undefined);
      if (form === undefined) return null;
      const inputs = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`in_${name}`, value]));
      return pressed(() => teams.press(id, form.id, button, { inputs }), way);
    },
    press: async (words, way) => {
      for (const message of fromBot().toReversed()) {
        const [title] = message.cards.flatMap((card) => titlesOf(card, words));
        if (title !== undefined) return pressed(() => teams.press(id, message.id, title), way);
      }
      return null;
    },
    heard: () =>
      fromBot().map(({ text, summary, cards, answered }) => JSON.stringify([text, summary, cards, answered])),
  };
}

/** A card takes a double click for two, each with an id of its own; whoever waits for an answer is not told of it later. */
async function pressed(press: () => Promise<PressOutcome>, way: Way): Promise<Ack | null> {
  const began = performance.now();
  const [outcome] = await Promise.all(way === 'twice' ? [press(), press()] : [press()]);
  if (outcome.kind === 'not sent') return null;
  return ackOf(outcome.delivered, performance.now() - began, way === 'late' ? 'once' : way);
}

const ackOf = (delivered: Delivered | null, ms: number, way: Way): Ack => ({
  way,
  ok: delivered !== null && delivered.status >= 200 && delivered.status < 300,
  ms,
  said: delivered?.body ?? '',
});

/** The words on the buttons of a card whose data holds all of these words, where no other button has them. */
function titlesOf(card: Json, words: readonly string[]): readonly string[] {
  const actions = actionsOf(card);
  return actions.flatMap((action) => {
    const data = JSON.stringify(action['data'] ?? null);
    const title = asText(action['title']);
    const isAlone = actions.filter((one) => one['title'] === title).length === 1;
    return title !== undefined && isAlone && words.every((word) => data.includes(word)) ? [title] : [];
  });
}
