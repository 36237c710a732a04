/** Drafts of thank-yous, from what is on record and nothing else: a deed, its effect, a value. Praises conduct, never spend. Pure. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase, ShoutOut } from '../case/case.ts';

type Draft = Pick<ShoutOut, 'kind' | 'text' | 'value'>;

/** Something praiseworthy a case shows, with the words for it. `stay` is said when the customer accepted. */
interface Deed {
  readonly kind: ShoutOut['kind'];
  readonly shows: (c: RecoveryCase, to: Member) => boolean;
  readonly words: string;
}

const DEEDS: readonly Deed[] = [
  {
    kind: 'promise_kept',
    shows: (c) => c.promises.some((p) => p.status === 'kept') && c.promises.every((p) => p.status !== 'broken'),
    words: 'made a promise to somebody we had let down, and kept it on time',
  },
  {
    kind: 'lesson_shared',
    shows: (c) => c.resolution?.whatHelped != null,
    words: 'put things right for somebody we had let down, and wrote down what helped so that all of us can use it',
  },
  {
    kind: 'good_use_of_authority',
    shows: (c, to) =>
      c.requests.length === 0 &&
      c.actions.some((a) => a.by === to.id && a.status === 'done' && a.cost !== null && a.cost.minor > 0n),
    words: 'decided on the spot, without making anybody wait for a yes',
  },
  {
    kind: 'ownership',
    shows: (c, to) => c.loggedBy === to.id && c.handovers === 0,
    words: 'heard what had gone wrong and stayed with it from the first word to the last',
  },
];

const EFFECT = {
  yes: 'The customer accepted how it was put right.',
  unknown: 'Nobody had to explain it twice.',
} as const;

/** A draft for the owner of a resolved case; null when nothing on record would make an honest thank-you. */
export function draftThanks(c: RecoveryCase, to: Member, values: readonly string[]): Draft | null {
  const accepted = c.resolution?.customerAccepted;
  if (accepted === undefined || accepted === 'no' || c.resolution?.outcome === 'withdrawn') return null;
  const deed = DEEDS.find((d) => d.shows(c, to));
  if (deed === undefined) return null;
  const first = to.name.split(' ')[0] ?? to.name;
  return { kind: deed.kind, text: `${first} ${deed.words}. ${EFFECT[accepted]}`, value: valueFor(c, values) };
}

/** The team's values in turn, by the number of the case, so that all of them are heard. */
function valueFor(c: RecoveryCase, values: readonly string[]): string | null {
  return values.length === 0 ? null : (values[Number(c.id.slice(2)) % values.length] ?? null);
}
