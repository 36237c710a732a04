/** The forms: their fields, what stands in them, and what they are about. Pure. */
import type { Money } from '../../core/base/money.ts';
import { LONGEST_NAME as LONGEST_PASSENGER, passengersOf } from '../../core/base/passengers.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { FAILURE_TYPES, SEVERITIES } from '../../core/base/failures.ts';
import { ROOT_CAUSES } from '../../core/case/status.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { proposedCause } from '../../core/triage/root-cause.ts';
import type { Audience, ShoutOut } from '../../core/case/ends.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import type { Field, Form, Text } from '../kit/card.ts';
import { itemWords } from '../case/items.ts';
import { aboutRequest } from '../request/about-request.ts';
import { requestWords } from '../request/request-words.ts';
import { byWhenFields } from '../promises/call-form.ts';
import { settleFields } from '../promises/settle-forms.ts';
import { aboutCase } from './about-case.ts';
import { choice, options, text } from '../kit/fields.ts';
import { amount, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords } from '../words/again.ts';
import type { forms as words } from '../words/en/forms.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';
import { names, remedyName } from '../words/names.ts';

/** Most a single field of a chat form takes on either platform; longer complaints come by message action or intake. */
export const LONGEST_FIELD = 3000;

/** A link longer than this is left out: what a form carries with it is bounded, 2,048 bytes in Teams. */
/** Ids of a platform, a place, a channel and a message. */
const LONGEST_MATTER = 300;
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
  /** The case it follows; not given: none. */
  readonly follows?: string;
  /** Of a message that is logged: who wrote it, and when. */
  readonly written?: { readonly by: string | null; readonly at: Date | null } | undefined;
  /** Of a message that is logged: which it is. */
  readonly message?: string | undefined;
}

export function logForm(prefill: LogPrefill, reader: Reader): Form {
  const say = (key: LogWord): string => formWords.line(reader, key);
  const { failure, severity } = names(reader);
  const fits = clip(prefill.text, LONGEST_FIELD);
  const permalink = prefill.permalink !== null && prefill.permalink.length <= LONGEST_LINK ? prefill.permalink : null;
  return {
    id: 'log',
    about: {
      source: prefill.source,
      ...(permalink === null ? {} : { permalink }),
      ...(prefill.follows !== undefined && { follows: prefill.follows }),
      ...(prefill.message !== undefined && prefill.message.length <= LONGEST_MATTER && { message: prefill.message }),
      ...aboutWriting(prefill.written),
    },
    title: say('log.title'),
    submit: say('log.submit'),
    notes: [
      ...(prefill.follows === undefined ? [] : [againWords.text(reader, 'logged.follows', { case: prefill.follows })]),
      ...whoWrote(prefill.written, reader),
      ...(fits === prefill.text ? [] : [[say('log.clipped')]]),
    ],
    fields: [
      text('text', say('log.text'), {
        value: fits,
        lines: 'many',
        maxLength: LONGEST_FIELD,
        required: true,
        hint: say('log.text_hint'),
      }),
      text('customer', say('customer'), {
        value: prefill.customer,
        hint: say('log.customer_hint'),
      }),
      text('remedySought', say('log.sought'), {
        value: prefill.remedySought,
        maxLength: 300,
        hint: say('log.sought_hint'),
      }),
      text('orderValue', say('order'), { placeholder: '300 EUR', maxLength: 40 }),
      choice('failure', say('log.failure'), options(FAILURE_TYPES, failure), { hint: say('log.read') }),
      choice('severity', say('log.severity'), options(SEVERITIES, severity), { hint: say('log.read') }),
    ],
  };
}

type LogWord = 'customer' | 'order' | Exclude<Extract<keyof typeof words, `log.${string}`>, `log.written${string}`>;

type Writing = LogPrefill['written'];

/** Goes along with the form, so that the customer waits from when it was written. */
function aboutWriting(written: Writing): Record<string, string> {
  const { by = null, at = null } = written ?? {};
  return {
    ...(by === null ? {} : { writtenBy: clip(by, LONGEST_NAME) }),
    ...(at === null ? {} : { writtenAt: at.toISOString() }),
  };
}

function whoWrote(written: Writing, reader: Reader): Text[] {
  const { by = null, at = null } = written ?? {};
  const who = by === null ? null : clip(by, LONGEST_NAME);
  if (at === null) return who === null ? [] : [formWords.text(reader, 'log.written_by', { by: who })];
  const when = moment(at, { zone: 'UTC', locale: reader.locale });
  return [
    who === null
      ? formWords.text(reader, 'log.written_at', { when })
      : formWords.text(reader, 'log.written_by_at', { by: who, when }),
  ];
}

export function giveForm(
  c: RecoveryCase,
  actions: readonly { readonly name: string; readonly class: string; readonly createsPromise?: boolean }[],
  { upTo, passengers }: { readonly upTo: Money | null; readonly passengers: boolean },
  viewer: Viewer,
): Form {
  const promising = actions.filter((a) => a.createsPromise === true).map((a) => a.name);
  return {
    id: 'give',
    about: { ...aboutCase(c), zone: viewer.zone },
    title: formWords.line(viewer, 'give.title', { case: c.id }),
    submit: formWords.line(viewer, 'give.submit'),
    notes: upTo === null ? [] : [formWords.text(viewer, 'give.up_to', { amount: amount(upTo, viewer) })],
    fields: [
      choice(
        'kind',
        formWords.line(viewer, 'what'),
        actions.map((a) => ({ value: a.name, label: clip(remedyName(a.name, viewer), 75) })),
        { required: true },
      ),
      text('quantity', formWords.line(viewer, 'how_much'), {
        placeholder: formWords.line(viewer, 'how_much_example'),
        maxLength: 40,
        hint: formWords.line(viewer, 'give.how_much_hint'),
      }),
      ...(passengers ? [forPassenger(passengersOf(c.facts), viewer)] : []),
      ...byWhenFields(promising, viewer),
      text('because', formWords.line(viewer, 'because'), {
        lines: 'many',
        maxLength: 1000,
        hint: formWords.line(viewer, 'give.because_hint'),
      }),
    ],
  };
}

/** Chosen among those the case names, else typed. */
const forPassenger = (named: readonly string[], reader: Reader): Field =>
  named.length === 0
    ? text('passenger', formWords.line(reader, 'give.passenger'), {
        maxLength: LONGEST_PASSENGER,
        hint: formWords.line(reader, 'give.passenger_hint'),
      })
    : choice(
        'passenger',
        formWords.line(reader, 'give.passenger'),
        named.map((name) => ({ value: name, label: clip(name, 75) })),
        { hint: formWords.line(reader, 'give.passenger_next') },
      );

/** `words`: what helped, as far as it was said. */
/** `isForOwner`: somebody else resolves it, and says why. `isWithdrawn`: the customer takes it back. */
export interface HowResolved {
  readonly isForOwner?: boolean;
  readonly isWithdrawn?: boolean;
}

export function resolveForm(c: RecoveryCase, viewer: Viewer, words = '', how: HowResolved = {}): Form {
  const given = c.actions.filter((a) => a.status === 'authorised');
  const { accepted, outcome, rootCause } = names(viewer);
  return {
    id: 'resolve',
    about: aboutCase(c),
    title: formWords.line(viewer, 'resolve.title', { case: c.id }),
    submit: formWords.line(viewer, 'resolve.submit'),
    notes: [
      ...firstWordsOf(c, viewer),
      ...stillOpen(c, viewer),
      ...(given.length > 0 ? [] : [formWords.text(viewer, 'resolve.nothing')]),
    ],
    fields: [
      ...(given.length === 0
        ? []
        : [
            {
              kind: 'ticks' as const,
              id: 'done',
              label: formWords.line(viewer, 'resolve.done'),
              options: given.map((a) => ({ value: a.id, label: clip(itemWords(a, viewer), 75) })),
              values: how.isWithdrawn === true ? [] : given.map((a) => a.id),
              hint: formWords.line(viewer, 'resolve.done_hint'),
            },
          ]),
      ...settleFields(openPromises(c), viewer),
      choice('accepted', formWords.line(viewer, 'resolve.accepted'), options(['yes', 'no', 'unknown'], accepted), {
        value: 'unknown',
        required: true,
      }),
      choice(
        'outcome',
        formWords.line(viewer, 'resolve.outcome'),
        options(['satisfied', 'accepted', 'unresolved', 'withdrawn', 'no_contact'], outcome),
        {
          hint: formWords.line(viewer, 'resolve.outcome_hint'),
          ...(how.isWithdrawn === true && { value: 'withdrawn' }),
        },
      ),
      choice('rootCause', formWords.line(viewer, 'resolve.cause'), options(ROOT_CAUSES, rootCause), {
        value: proposedCause(c),
        hint: againWords.line(viewer, 'resolve.cause_hint'),
      }),
      text('processArea', formWords.line(viewer, 'resolve.area'), {
        placeholder: formWords.line(viewer, 'resolve.area_example'),
        maxLength: 120,
      }),
      text('whatHelped', formWords.line(viewer, 'resolve.helped'), {
        ...(words === '' ? {} : { value: clip(words, 1000) }),
        lines: 'many',
        maxLength: 1000,
        hint: formWords.line(viewer, 'resolve.helped_hint'),
      }),
      ...(how.isForOwner === true
        ? [
            text('because', againWords.line(viewer, 'resolve.because', { owner: viewer.name(c.owner) }), {
              maxLength: 300,
              required: true,
              hint: againWords.line(viewer, 'resolve.because_hint'),
            }),
          ]
        : []),
    ],
  };
}

/** So much of a complaint tells one case from another. */
const FIRST_WORDS = 160;

function firstWordsOf(c: RecoveryCase, reader: Reader): Text[] {
  const [first] = c.complaints;
  return first === undefined
    ? []
    : [formWords.text(reader, 'resolve.complaint', { words: clip(oneLine(first.text), FIRST_WORDS) })];
}

/** So many of what is still open, and so much of each; the whole stands on the card. */
const MOST_OPEN = 3;
const OPEN_WORDS = 160;

/** What has to be done before the case can be resolved. */
function stillOpen(c: RecoveryCase, viewer: Viewer): Text[] {
  const promises = openPromises(c).slice(0, MOST_OPEN);
  const requests = c.requests.filter(isOpen).slice(0, MOST_OPEN);
  return [
    ...requests.map((r): Text =>
      formWords.text(viewer, 'resolve.open_request', {
        request: clip(`${requestWords(c, r.id, viewer)}.`, OPEN_WORDS),
      }),
    ),
    ...promises.map((p): Text =>
      formWords.text(viewer, 'resolve.open_promise', { text: clip(p.text, OPEN_WORDS), due: moment(p.due, viewer) }),
    ),
  ];
}

/** A case is not resolved while one of these is open. */
const openPromises = (c: RecoveryCase): RecoveryCase['promises'] =>
  waitedFor(c).filter(({ status }) => status === 'open');

export function declineForm(c: RecoveryCase, r: ApprovalRequest, digest: string, viewer: Viewer): Form {
  return {
    id: 'decline',
    about: { ...aboutCase(c), request: r.id, digest },
    title: formWords.line(viewer, 'decline.title', { case: c.id }),
    submit: formWords.line(viewer, 'decline.submit'),
    notes: aboutRequest(c, r, viewer, { why: true }),
    fields: [
      text('reason', formWords.line(viewer, 'reason'), {
        lines: 'many',
        maxLength: 1000,
        required: true,
        hint: formWords.line(viewer, 'reason_hint'),
      }),
      text('alternative', formWords.line(viewer, 'decline.alternative'), {
        maxLength: 300,
        placeholder: formWords.line(viewer, 'decline.alternative_example'),
      }),
    ],
  };
}

/** `audiences`: for whom it may be posted, the widest first. */
export function editThanksForm(
  c: RecoveryCase,
  s: ShoutOut,
  audiences: readonly [Audience, ...Audience[]],
  reader: Reader,
): Form {
  return {
    id: 'edit_thanks',
    about: { ...aboutCase(c), shoutOut: s.id },
    title: formWords.line(reader, 'thanks.title'),
    submit: formWords.line(reader, 'thanks.submit'),
    notes: [],
    fields: [
      text('text', formWords.line(reader, 'thanks.text'), {
        value: s.text,
        lines: 'many',
        maxLength: 280,
        required: true,
        hint: formWords.line(reader, 'thanks.text_hint'),
      }),
      choice(
        'audience',
        formWords.line(reader, 'thanks.audience'),
        audiences.map((value) => ({ value, label: formWords.line(reader, `thanks.${value}`) })),
        { value: audiences[0], required: true },
      ),
    ],
  };
}
