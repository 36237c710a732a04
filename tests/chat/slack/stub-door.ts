/** A door that keeps wishes in memory and answers at once: the test double of the port behind the Slack surface. */
import type { Caller } from '../../../src/app/caller.ts';
import {
  NotSaved,
  type AcceptedWish,
  type Door,
  type FormOpening,
  type Intent,
  type Question,
  type Wish,
} from '../../../src/app/door/door.ts';
import type { Card, Form } from '../../../src/cards/kit/card.ts';
import { press } from '../../../src/core/case/press.ts';
import { caseId, thingId } from '../../../src/core/base/ids.ts';

export interface StubDoor extends Door {
  /** Distinct wishes in the order they were accepted. */
  readonly accepted: AcceptedWish[];
  readonly carriedOut: string[];
  readonly asked: Question[];
  readonly calls: string[];
  /** Who had their home drawn, and how. */
  readonly homes: string[];
  /** Set to make the door know nobody. */
  strange: boolean;
  /** Set to make the next accepts fail. */
  down: boolean;
  /** Set to make `ask` throw. */
  broken: boolean;
}

export function sayCard(words: string, more: Partial<Card> = {}): Card {
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: null,
    summary: words,
    blocks: [{ kind: 'text', text: [words] }],
    ...more,
  };
}

export function logForm(text: string): Form {
  const field = { value: null, lines: 'one', maxLength: 200, required: false, hint: null, placeholder: null } as const;
  return {
    id: 'log',
    about: { source: 'chat' },
    title: 'Log a complaint',
    submit: 'Log case',
    notes: [],
    fields: [
      {
        ...field,
        kind: 'text',
        id: 'text',
        label: 'What happened?',
        value: text === '' ? null : text,
        lines: 'many',
        maxLength: 3_000,
        required: true,
      },
      { ...field, kind: 'text', id: 'customer', label: 'Customer' },
      {
        kind: 'choice',
        id: 'severity',
        label: 'How urgent?',
        options: [
          { value: 'S2', label: 'Urgent' },
          { value: 'S3', label: 'Normal' },
        ],
        value: 'S3',
        required: false,
        hint: null,
      },
    ],
  };
}

function hear(line: string): Intent {
  const [verb = '', ...rest] = line.trim().split(' ');
  const words = rest.join(' ');
  if (verb === 'log') return { kind: 'form', form: { kind: 'log', text: words, permalink: null, source: 'chat' } };
  if (verb === 'resolve') return { kind: 'form', form: { kind: 'resolve', case: words } };
  if (verb === 'limits') return { kind: 'question', question: { kind: 'limits' } };
  if (verb === 'do') return { kind: 'wish', wish: wishOf() };
  return { kind: 'say', card: sayCard(`I did not understand “${verb}”.`) };
}

const wishOf = (): Wish => ({ kind: 'command', command: { kind: 'look_again', case: caseId.parse('R-1042') } });

export function makeStubDoor(): StubDoor {
  const calls: string[] = [];
  const accepted: AcceptedWish[] = [];
  const carriedOut: string[] = [];
  const asked: Question[] = [];
  const note = <T>(call: string, value: T): T => {
    calls.push(call);
    return value;
  };
  const door: StubDoor = {
    accepted,
    carriedOut,
    asked,
    calls,
    homes: [],
    strange: false,
    down: false,
    broken: false,
    hear: (_, line) => note('hear', hear(line)),
    caseHere: () => Promise.resolve(undefined),
    readPress: (raw) => press.safeParse(raw).data,
    intentOf: (_, pressed) => {
      if (pressed.kind === 'show_limits') return { kind: 'question', question: { kind: 'limits' } };
      if (pressed.kind === 'open_log')
        return { kind: 'form', form: { kind: 'log', text: '', permalink: null, source: 'chat' } };
      if (pressed.kind.startsWith('open_')) return { kind: 'form', form: { kind: 'press', press: pressed } };
      return { kind: 'wish', wish: { kind: 'press', press: pressed } };
    },
    intentOfLog: (_, opening) => ({ kind: 'form', form: opening }),
    logForm: (_: Caller, opening) => note('logForm', logForm(opening.text)),
    openLog: (caller, opening) => Promise.resolve(door.logForm(caller, opening)),
    keepWords: () => Promise.resolve(thingId.parse('wrd_0001')),
    form: async (_: Caller, opening: FormOpening) =>
      note(
        'form',
        opening.kind === 'resolve'
          ? sayCard('There is no such case.', { title: 'Not found' })
          : { ...logForm(''), id: 'resolve' as const, about: { case: 'R-1042' } },
      ),
    check: () => Promise.resolve({ ok: true }),
    readForm: (_caller, _form, _about, values) => {
      const { text } = values;
      if (text === null || text === undefined || typeof text !== 'string')
        return { ok: false, errors: { text: 'Say what happened.', other: 'And more.' } };
      return { ok: true, wish: wishOf(), typed: text };
    },
    ask: async (_, question) => {
      asked.push(question);
      if (door.broken) throw new Error('the database is away');
      return note('ask', sayCard('You may give up to 40 EUR.'));
    },
    home: async (caller, how) => {
      door.homes.push(`${caller.user} ${how}`);
      return door.strange ? sayCard('Amends does not know you yet.') : undefined;
    },
    accept: async (caller, key, wish) => {
      calls.push('accept');
      if (door.down) throw new NotSaved('no database');
      const before = accepted.find((one) => one.key === key);
      if (before !== undefined) return before;
      const made = { key, caller, wish };
      accepted.push(made);
      return made;
    },
    carryOut: async ({ key }) => {
      carriedOut.push(key);
      return note('carryOut', { ok: true, say: sayCard('Done.'), now: null });
    },
    tellLater: () => Promise.resolve(false),
    cheer: () => Promise.resolve(),
    listensTo: () => false,
    overhear: () => Promise.resolve(),
    notSaved: (_caller, typed) => sayCard(`Not saved. You typed: ${typed}`),
    again: (_caller, typed, done) => sayCard(`Again? ${typed}: ${done.summary}`),
    standsAt: () => Promise.resolve(null),
    readerOf: () => ({ locale: 'en-GB' }),
    sorry: (_caller, reference) => sayCard(`Something went wrong. Reference ${reference}.`),
  };
  return door;
}
