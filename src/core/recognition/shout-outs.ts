/** Drafts of thank-yous, from what is on record and nothing else: a deed, its effect, a value. Praises conduct, never spend or speed. Pure. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase, ShoutOut } from '../case/case.ts';
import { leakIn } from './leaks.ts';

type Draft = Pick<ShoutOut, 'kind' | 'text' | 'value'>;

/** The longest a thank-you may be, in code points. */
const LONGEST = 280;

/** Something praiseworthy a case shows, with ways to say it after a first name. */
interface Deed {
  readonly kind: ShoutOut['kind'];
  readonly shows: (c: RecoveryCase, to: Member) => boolean;
  readonly says: readonly string[];
}

/** What takes more than goodwill comes first. */
const DEEDS: readonly Deed[] = [
  {
    kind: 'promise_kept',
    shows: (c, to) =>
      keptAll(c) && c.promises.some((p) => p.by === to.id && (p.settledBy ?? p.by) === to.id && p.status === 'kept'),
    says: [
      'made a promise to somebody we had let down, and kept it on time',
      'said when it would be done, and it was done by then',
      'gave their word after something had gone wrong, and kept it',
    ],
  },
  {
    kind: 'lesson_shared',
    shows: (c) => c.resolution !== null && c.resolution.whatHelped !== null,
    says: [
      'stayed with somebody we had let down, and wrote down what helped so that all of us can use it',
      'resolved it and then shared what helped, so that the next of us does not have to find out again',
      'left behind more than a resolved case: a note of what worked, for everybody',
    ],
  },
  {
    kind: 'good_use_of_authority',
    shows: (c, to) => c.requests.length === 0 && gaveOnOwnAuthority(c, to),
    says: [
      'decided on the spot, without making anybody wait for a yes',
      'saw what would help and did it there and then',
      'used the trust we place in everybody here: decided, and did it',
    ],
  },
  {
    kind: 'good_use_of_authority',
    shows: (c, to) => c.requests.some((r) => r.by === to.id && r.status === 'approved'),
    says: [
      'asked for more than the usual when the usual was not enough, and saw it through',
      'spoke up for somebody we had let down, and got a yes for it',
    ],
  },
  {
    kind: 'ownership',
    shows: (c, to) => c.loggedBy === to.id && c.handovers === 0,
    says: [
      'heard what had gone wrong and stayed with it from the first word to the last',
      'took it on and did not let go until it was resolved',
      'took note of what had gone wrong, then saw it through to the end',
    ],
  },
  {
    kind: 'ownership',
    shows: (c, to) => c.owner === to.id,
    says: ['took over where somebody was still waiting, and brought it to an end'],
  },
];

/** A draft for the owner of a resolved case; null when nothing on record would make an honest thank-you. The same case gives the same words. */
export function draftThanks(c: RecoveryCase, to: Member, values: readonly string[]): Draft | null {
  const { resolution } = c;
  if (resolution === null || resolution.customerAccepted === 'no') return null;
  if (resolution.outcome === 'withdrawn' || resolution.outcome === 'unresolved') return null;
  const deed = DEEDS.find((d) => d.shows(c, to));
  if (deed === undefined) return null;
  const first = to.name.trim().split(/\s+/)[0] ?? '';
  const rest = [inTurn(deed.says, c), effectOf(c)].flatMap((said) => (said == null ? [] : `${said}.`)).join(' ');
  // a name that is also the customer's, or that would ping, is left to the card, which knows whom it thanks
  const text = [`${first} ${rest}`, `A colleague ${rest}`].find(
    (words) => [...words].length <= LONGEST && leakIn(words, c) === null,
  );
  return text === undefined ? null : { kind: deed.kind, text, value: inTurn(values, c) ?? null };
}

const keptAll = (c: RecoveryCase): boolean =>
  c.promises.every((p) => p.status !== 'broken' && p.status !== 'kept_late');

const gaveOnOwnAuthority = (c: RecoveryCase, to: Member): boolean =>
  c.actions.some((a) => a.by === to.id && a.status === 'done' && a.cost !== null && a.cost.minor > 0n);

/** What came of it; null where nothing of it is on record. */
function effectOf(c: RecoveryCase): string | null {
  if (c.resolution?.customerAccepted === 'yes') return inTurn(ACCEPTED, c) ?? null;
  if (c.triage.deadline !== null && c.resolvedAt !== null && c.resolvedAt <= c.triage.deadline.value)
    return 'It was settled while there was still time';
  return null;
}

const ACCEPTED = [
  'The customer accepted how it was put right',
  'The customer agreed that it was put right',
  'It ended well for the customer',
] as const;

/** One after another by the number of the case, so that all of them are heard. */
function inTurn<T>(all: readonly T[], c: RecoveryCase): T | undefined {
  return all.length === 0 ? undefined : all[Number(c.id.slice(2)) % all.length];
}
