/** The forms: their fields, what stands in them, and what they are about. Pure. */
import type { Money } from '../../core/base/money.ts';
import { LONGEST_NAME as LONGEST_PASSENGER, passengersOf } from '../../core/base/passengers.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { FAILURE_TYPES, SEVERITIES } from '../../core/base/failures.ts';
import { ROOT_CAUSES } from '../../core/case/status.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isOpen } from '../../core/case/evolve.ts';
import type { Field, Form, Text } from '../kit/card.ts';
import { itemWords } from '../case/items.ts';
import { aboutRequest } from '../request/about-request.ts';
import { requestWords } from '../request/request-words.ts';
import { aboutCase } from './about-case.ts';
import { choice, options, text } from '../kit/fields.ts';
import { amount, bold, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { ACCEPTED, FAILURE, OUTCOME, remedy, ROOT_CAUSE, SEVERITY } from '../words/en.ts';

/** Most a single field of a chat form takes on either platform; longer complaints come by message action or intake. */
export const LONGEST_FIELD = 3000;

/** A link longer than this is left out: what a form carries with it is bounded, 2,048 bytes in Teams. */
const LONGEST_LINK = 1000;
/** A name is longer in nobody's directory. */
const LONGEST_NAME = 120;

/** What is put into the log form before anybody types in it. */
export interface LogPrefill {
  readonly text: string;
  readonly customer: string | null;
  readonly remedySought: string | null;
  readonly permalink: string | null;
  readonly source: 'chat' | 'message';
  /** Of a message that is logged: who wrote it, and when. */
  readonly written?: { readonly by: string | null; readonly at: Date | null } | undefined;
}

export function logForm(prefill: LogPrefill): Form {
  const fits = clip(prefill.text, LONGEST_FIELD);
  const permalink = prefill.permalink !== null && prefill.permalink.length <= LONGEST_LINK ? prefill.permalink : null;
  return {
    id: 'log',
    about: { source: prefill.source, ...(permalink === null ? {} : { permalink }), ...aboutWriting(prefill.written) },
    title: 'Log a complaint',
    submit: 'Log case',
    notes: [
      ...whoWrote(prefill.written),
      ...(fits === prefill.text ? [] : [['The text was longer than a form takes; the beginning stands here.']]),
    ],
    fields: [
      text('text', 'What happened', {
        value: fits,
        lines: 'many',
        maxLength: LONGEST_FIELD,
        required: true,
        hint: 'In the customer’s words, as far as you can.',
      }),
      text('customer', 'Customer', {
        value: prefill.customer,
        hint: 'Room, booking, order or loyalty number. Without it you decide less.',
      }),
      text('remedySought', 'What would put it right for them', {
        value: prefill.remedySought,
        maxLength: 300,
        hint: 'Ask, if you can: being asked is half of the remedy.',
      }),
      text('orderValue', 'Value of the order', { placeholder: '300 EUR', maxLength: 40 }),
      choice('failure', 'What failed', options(FAILURE_TYPES, FAILURE), {
        hint: 'Leave empty: Amends reads it from the words.',
      }),
      choice('severity', 'How urgent', options(SEVERITIES, SEVERITY), {
        hint: 'Leave empty: Amends reads it from the words.',
      }),
    ],
  };
}

type Writing = LogPrefill['written'];

/** Goes along with the form, so that the customer waits from when it was written. */
function aboutWriting(written: Writing): Record<string, string> {
  const { by = null, at = null } = written ?? {};
  return {
    ...(by === null ? {} : { writtenBy: clip(by, LONGEST_NAME) }),
    ...(at === null ? {} : { writtenAt: at.toISOString() }),
  };
}

function whoWrote(written: Writing): Text[] {
  const { by = null, at = null } = written ?? {};
  if (by === null && at === null) return [];
  const when: Text = at === null ? [] : [by === null ? ' ' : ', ', { moment: at, zone: 'UTC' }];
  return [['Written', ...(by === null ? [] : [` by ${clip(by, LONGEST_NAME)}`]), ...when, '.']];
}

export function giveForm(
  c: RecoveryCase,
  actions: readonly { readonly name: string; readonly class: string }[],
  { upTo, passengers }: { readonly upTo: Money | null; readonly passengers: boolean },
  viewer: Pick<Viewer, 'locale'>,
): Form {
  return {
    id: 'give',
    about: aboutCase(c),
    title: `Give on ${c.id}`,
    submit: 'Give',
    notes: upTo === null ? [] : [[`You decide up to ${amount(upTo, viewer)} now without asking anyone.`]],
    fields: [
      choice(
        'kind',
        'What',
        actions.map((a) => ({ value: a.name, label: clip(remedy(a.name), 75) })),
        { required: true },
      ),
      text('quantity', 'How much', {
        placeholder: '40 EUR, or 2000 points',
        maxLength: 40,
        hint: 'Leave empty for what costs nothing.',
      }),
      ...(passengers ? [forPassenger(passengersOf(c.facts))] : []),
      text('because', 'Because', { lines: 'many', maxLength: 1000, hint: 'Needed when somebody else has to decide.' }),
    ],
  };
}

/** Chosen among those the case names, else typed. */
const forPassenger = (names: readonly string[]): Field =>
  names.length === 0
    ? text('passenger', 'For which passenger', {
        maxLength: LONGEST_PASSENGER,
        hint: 'Where something is owed to each of them.',
      })
    : choice(
        'passenger',
        'For which passenger',
        names.map((name) => ({ value: name, label: clip(name, 75) })),
        { hint: 'Left empty: the first who was not paid yet.' },
      );

/** `words`: what helped, as far as it was said. */
export function resolveForm(c: RecoveryCase, viewer: Viewer, words = ''): Form {
  const given = c.actions.filter((a) => a.status === 'authorised');
  return {
    id: 'resolve',
    about: aboutCase(c),
    title: `Resolve ${c.id}`,
    submit: 'Resolve case',
    notes: [
      ...firstWordsOf(c),
      ...stillOpen(c, viewer),
      ...(given.length > 0 ? [] : [['Nothing with a cost is waiting to be given on this case.']]),
    ],
    fields: [
      ...(given.length === 0
        ? []
        : [
            {
              kind: 'ticks' as const,
              id: 'done',
              label: 'What was really given',
              options: given.map((a) => ({ value: a.id, label: clip(itemWords(a, viewer), 75) })),
              values: given.map((a) => a.id),
              hint: 'What is left unticked was not given, and goes back to the limits.',
            },
          ]),
      choice('accepted', 'Did the customer accept it', options(['yes', 'no', 'unknown'], ACCEPTED), {
        value: 'unknown',
        required: true,
      }),
      choice(
        'outcome',
        'How it ended',
        options(['satisfied', 'accepted', 'unresolved', 'withdrawn', 'no_contact'], OUTCOME),
        { hint: 'Leave empty to take it from the answer above.' },
      ),
      choice('rootCause', 'What kind of cause', options(ROOT_CAUSES, ROOT_CAUSE)),
      text('processArea', 'Where in the process', {
        placeholder: 'boiler maintenance, check-in, billing',
        maxLength: 120,
      }),
      text('whatHelped', 'What helped', {
        ...(words === '' ? {} : { value: clip(words, 1000) }),
        lines: 'many',
        maxLength: 1000,
        hint: 'One line others can learn from. Processes, not people.',
      }),
    ],
  };
}

/** So much of a complaint tells one case from another. */
const FIRST_WORDS = 160;

function firstWordsOf(c: RecoveryCase): Text[] {
  const [first] = c.complaints;
  return first === undefined ? [] : [[`“${clip(oneLine(first.text), FIRST_WORDS)}”`]];
}

/** So many of what is still open, and so much of each; the whole stands on the card. */
const MOST_OPEN = 3;
const OPEN_WORDS = 160;

/** What has to be done before the case can be resolved. */
function stillOpen(c: RecoveryCase, viewer: Viewer): Text[] {
  const promises = c.promises.filter(({ status }) => status === 'open').slice(0, MOST_OPEN);
  const requests = c.requests.filter(isOpen).slice(0, MOST_OPEN);
  return [
    ...requests.map((r): Text => [bold('Still open: '), clip(`${requestWords(c, r.id, viewer)}.`, OPEN_WORDS)]),
    ...promises.map((p): Text => [
      bold('Still open: '),
      `promised ${clip(p.text, OPEN_WORDS)}, by `,
      moment(p.due, viewer),
      '. Mark it kept, or move it, before you resolve.',
    ]),
  ];
}

export function declineForm(c: RecoveryCase, r: ApprovalRequest, digest: string, viewer: Viewer): Form {
  return {
    id: 'decline',
    about: { ...aboutCase(c), request: r.id, digest },
    title: `Decline on ${c.id}`,
    submit: 'Decline',
    notes: aboutRequest(c, r, viewer, { why: true }),
    fields: [
      text('reason', 'Reason', { lines: 'many', maxLength: 1000, required: true, hint: 'The asker reads this.' }),
      text('alternative', 'What would be fine', { maxLength: 300, placeholder: '150 EUR and a late check-out' }),
    ],
  };
}

export function editThanksForm(c: RecoveryCase, s: ShoutOut): Form {
  return {
    id: 'edit_thanks',
    about: { ...aboutCase(c), shoutOut: s.id },
    title: 'Change the thank-you',
    submit: 'Post it',
    notes: [],
    fields: [
      text('text', 'Words', {
        value: s.text,
        lines: 'many',
        maxLength: 280,
        required: true,
        hint: 'The deed and its effect. No customer, room, amount or order number.',
      }),
      choice(
        'audience',
        'Who sees it',
        [
          { value: 'public', label: 'everybody' },
          { value: 'private', label: 'only you' },
        ],
        { value: 'public', required: true },
      ),
    ],
  };
}
