/** A test double of the port `Door`: a tiny front desk that keeps accepted wishes in memory and notes what it was asked. */
import type { Caller } from '../../../src/app/caller.ts';
import type { Place } from '../../../src/app/messages/chat-port.ts';
import { caseId } from '../../../src/core/base/ids.ts';
import {
  NotSaved,
  type AcceptedWish,
  type Door,
  type Intent,
  type PressedMessage,
  type Reply,
  type Wish,
} from '../../../src/app/door/door.ts';
import type { Card, Form } from '../../../src/cards/kit/card.ts';
import { press, type Press } from '../../../src/core/case/press.ts';

export const card = (title: string, blocks: Card['blocks'] = []): Card => ({
  subject: { kind: 'case', case: caseId.parse('R-1042') },
  version: 7,
  title,
  blocks,
  summary: `${title}.`,
});

/** A pressed message that shows this now; `isDrawn`: whoever draws messages draws it, so that nobody else may. */
export const showing = (now: Card, isDrawn = false): PressedMessage => ({
  draw: () => Promise.resolve(now),
  drawnAnew: () => Promise.resolve(isDrawn),
});

export const logForm = (text: string, permalink: string | null = null): Form => ({
  id: 'log',
  about: permalink === null ? {} : { permalink },
  title: 'Log a complaint',
  submit: 'Log case',
  notes: [],
  fields: [
    {
      kind: 'text',
      id: 'text',
      label: 'What happened?',
      value: text,
      lines: 'many',
      maxLength: 3000,
      required: true,
      hint: null,
      placeholder: null,
    },
    {
      kind: 'ticks',
      id: 'given',
      label: 'Given already',
      options: [
        { value: 'apology', label: 'Apology' },
        { value: 'upgrade', label: 'Upgrade' },
      ],
      values: [],
      hint: null,
    },
  ],
});

export interface StubDoor extends Door {
  readonly lines: string[];
  readonly callers: Caller[];
  readonly accepted: Map<string, Wish>;
  /** Who had their home drawn, and how. */
  readonly homes: string[];
  /** How many times a wish was carried out for the first time. */
  effects: number;
  down: boolean;
  broken: boolean;
  /** Whoever speaks is in no list of ours. */
  stranger: boolean;
  /** Where every message of ours stands, as far as anybody asks. */
  stands: Place | null;
  reply: Reply;
  /** Holds every answer back until it resolves. */
  hold: Promise<void>;
}

export function stubDoor(): StubDoor {
  const done = new Map<string, Reply>();
  const door: StubDoor = {
    lines: [],
    callers: [],
    accepted: new Map(),
    homes: [],
    effects: 0,
    down: false,
    broken: false,
    stranger: false,
    stands: null,
    reply: { ok: true, say: card('R-1042 was logged'), now: showing(card('R-1042 now')) },
    hold: Promise.resolve(),
    caseHere: () => Promise.resolve(undefined),
    hear: (caller, line): Intent => {
      door.lines.push(line);
      door.callers.push(caller);
      if (door.broken) throw new Error('a bug with Room 412 in its message');
      if (line.startsWith('log')) {
        return { kind: 'form', form: { kind: 'log', text: line.slice(4), permalink: null, source: 'chat' } };
      }
      if (line.startsWith('limits')) return { kind: 'question', question: { kind: 'limits' } };
      if (line.startsWith('look')) {
        return { kind: 'wish', wish: { kind: 'press', press: press.parse({ kind: 'show_limits' }) } };
      }
      return { kind: 'say', card: card('I did not understand that') };
    },
    readPress: (raw) => press.safeParse(raw).data,
    intentOf: (_: Caller, given: Press): Intent => {
      if (given.kind === 'open_log')
        return { kind: 'form', form: { kind: 'log', text: '', permalink: null, source: 'chat' } };
      if (given.kind === 'show_limits') return { kind: 'question', question: { kind: 'limits' } };
      if (given.kind.startsWith('open_')) return { kind: 'form', form: { kind: 'press', press: given } };
      return { kind: 'wish', wish: { kind: 'press', press: given } };
    },
    intentOfLog: (_caller, opening): Intent => ({ kind: 'form', form: opening }),
    keepWords: () => Promise.resolve(undefined),
    logForm: (_caller, opening) => logForm(opening.text, opening.permalink),
    openLog: (caller, opening) => door.form(caller, opening),
    form: (_caller, opening) => {
      if (opening.kind !== 'log') return Promise.resolve({ ...logForm(''), id: 'give' });
      return door.stranger
        ? Promise.resolve(card('You are not known here'))
        : Promise.resolve(logForm(opening.text, opening.permalink));
    },
    check: () => Promise.resolve({ ok: true }),
    readForm: (_caller, _form, _about, values) =>
      values['text'] === 'Room 412: no hot water'
        ? {
            ok: true,
            wish: { kind: 'press', press: press.parse({ kind: 'open_log' }) },
            typed: 'Room 412: no hot water',
          }
        : { ok: false, errors: { text: 'Please say which room.' } },
    ask: () => Promise.resolve(card('You may give 40 EUR today')),
    home: (caller, how): Promise<undefined> => {
      door.homes.push(`${caller.user} ${how}`);
      return Promise.resolve(undefined);
    },
    accept: (caller, key, wish): Promise<AcceptedWish> => {
      if (door.down) return Promise.reject(new NotSaved('the database is away'));
      door.callers.push(caller);
      door.accepted.set(key, door.accepted.get(key) ?? wish);
      return Promise.resolve({ key, caller, wish });
    },
    carryOut: async ({ key }): Promise<Reply> => {
      await door.hold;
      const before = done.get(key);
      if (before !== undefined) return before;
      door.effects += 1;
      done.set(key, door.reply);
      return door.reply;
    },
    tellLater: () => Promise.resolve(false),
    cheer: () => Promise.resolve(),
    listensTo: () => false,
    overhear: () => Promise.resolve(),
    notSaved: (_caller, typed) => card('Not saved', [{ kind: 'quote', text: typed }]),
    again: (_caller, typed, done) => card(`Again? ${typed}: ${done.summary}`),
    standsAt: () => Promise.resolve(door.stands),
    readerOf: () => ({ locale: 'en-GB' }),
    sorry: (_caller, reference) => card(`Something went wrong (${reference})`),
  };
  return door;
}
