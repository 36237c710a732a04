/** Words of a test's own by every way that takes words: each form, each verb of the grammar, what a source sends. */
import type { Caller } from '../../src/app/caller.ts';
import { VERBS } from '../../src/app/door/hear.ts';
import { makeInbox } from '../../src/app/door/inbox.ts';
import { makeDoor } from '../../src/app/door/make-door.ts';
import type { FORM_IDS, FormValues } from '../../src/cards/kit/card.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { post, signed, type Answered } from '../intake/sender.ts';
import type { Hotel } from './hotel.ts';

export interface Walk {
  /** What the forms are about besides R-1001, from now on. */
  goOn(about: Readonly<Record<string, string>>): void;
  /** A form with the words wherever it takes some, sent through the door both platforms send it through; whether it was carried out. */
  fill(id: (typeof FORM_IDS)[number], user: string, fixed?: FormValues): Promise<boolean>;
  say(user: string, line: string): Promise<void>;
  /** Each verb but these and those that end a case, with the words as its reason and behind a time; how many lines that were. */
  sayEachVerb(user: string, but?: ReadonlySet<string>): Promise<number>;
  /** By the source `reviews`. */
  send(body: string): Promise<Answered>;
}

/** Verbs after which little can be done with a case. */
export const ENDS = ['resolve', 'dismiss', 'merge', 'undo', 'reopen', 'approve', 'decline', 'withdraw'];

export function walkIn(hotel: Hotel, words: string, chosen: FormValues = {}): Walk {
  const desk = HOTEL_AURORA.channels.find(({ name }) => name === 'front-desk')?.slackChannel ?? '';
  const caller = (user: string): Caller => ({
    platform: 'slack',
    place: HOTEL_AURORA.slack.team,
    user,
    name: null,
    channel: { platform: 'slack', place: HOTEL_AURORA.slack.team, channel: desk },
    locale: 'en-GB',
    at: hotel.now(),
  });
  let about: Readonly<Record<string, string>> = { case: 'R-1001', v: '1', remedy: 'refund' };
  let sent = 0;
  const say = async (user: string, line: string): Promise<void> => void (await hotel.slack.command(user, desk, line));
  return {
    goOn: (more) => {
      about = { ...about, ...more };
    },
    fill: async (id, user, fixed = {}) => {
      const { shell } = hotel.app;
      const door = makeDoor(shell, makeInbox(shell, 10_000));
      const values = new Proxy<FormValues>(
        { ...CHOSEN, ...chosen, ...fixed },
        { get: (known, field) => known[String(field)] ?? words },
      );
      const read = door.readForm(caller(user), id, about, values);
      if (!read.ok) return false;
      const accepted = await door.accept(caller(user), `walk:${(sent += 1)}`, read.wish);
      return (await door.carryOut(accepted)).ok;
    },
    say,
    sayEachVerb: async (user, but = new Set()) => {
      const verbs = Object.keys(VERBS).filter((verb) => !ENDS.includes(verb) && !but.has(verb));
      const lines = verbs.flatMap((verb) => [
        `${verb} R-1001 because ${words}`,
        `${verb} R-1001 tomorrow 18:00 ${words}`,
      ]);
      // together, as many people would: what is done of it differs from time to time, what is stored of it must not
      for (let n = 0; n < lines.length; n += 24)
        await Promise.all(lines.slice(n, n + 24).map((line) => say(user, line)));
      return lines.length;
    },
    send: (body) =>
      post(`${hotel.app.url}/intake/reviews`, body, signed(body, { id: `msg_${(sent += 1)}`, at: hotel.now() })),
  };
}

/** Fields that take no words. */
const CHOSEN: FormValues = {
  amount: '20 EUR',
  kind: 'refund',
  remedy: 'refund',
  accepted: 'yes',
  sensitivity: 'press',
  failure: 'delay',
  severity: 'S3',
  stage: 'during',
  audience: 'private',
  orderValue: '200 EUR',
  lossValue: '50 EUR',
  due: 'tomorrow 18:00',
  by: 'tomorrow 18:00',
  until: 'tomorrow 18:00',
  when: 'tomorrow 18:00',
  time: '18:00',
  date: '2026-12-11',
  who: 'bob',
  to: 'bob',
  member: 'bob',
  colleague: 'bob',
  other: '',
  known: '',
  language: 'en',
  tone: 'formal',
  letter: 'apology',
  leadsTo: 'lesson',
  sections: [],
  evidence: [],
  outcome: 'satisfied',
};
