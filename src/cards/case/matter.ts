/** What belongs together and what is owed, as blocks of the case card: neutral about people, exact about numbers. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { LimitStanding } from '../../core/authority/limits.ts';
import type { OwedOnCase } from '../../core/authority/owed.ts';
import { writeDecimalShort } from '../../core/base/decimals.ts';
import { isDecimal, type FactValue } from '../../core/policy/facts.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Text } from '../kit/card.ts';
import { amount, bold, capital, listed, moment } from '../kit/say.ts';
import { dayIn } from '../words/common.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView, LikeView } from '../kit/views.ts';

/** Cases that are counted together with this one, by hand or by the policy. */
export const matterOf = ({ case: c, together }: Pick<CaseView, 'case' | 'together'>): readonly string[] => [
  ...new Set([...c.linked, ...together]),
];

/** What the customer is owed, apart from everything that is chosen to be given. */
export function owedBlocks(owed: readonly OwedOnCase[], viewer: Viewer): Block[] {
  return owed.flatMap((one): Block[] => {
    const words = owedWords(one, viewer);
    return words === null ? [] : [{ kind: 'text', text: words }];
  });
}

function owedWords(one: OwedOnCase, viewer: Viewer): Text | null {
  if (one.kind === 'unknown') return null;
  const source = ` (${one.rule.source.title}, as of ${dayIn(new Date(`${one.asOf}T12:00:00Z`), { locale: viewer.locale, zone: 'UTC' })})`;
  switch (one.kind) {
    case 'note':
      return [bold('Owed: '), `${one.note}${source}.`];
    case 'known': {
      const each = one.rule.per === 'passenger' ? ' per passenger' : '';
      const note = one.note === null ? '' : ` Also: ${one.note}.`;
      return [
        bold(`Owed: ${amount(one.owed, viewer)}${each}`),
        `${source}; ${paidWords(one, viewer)}. It does not use anybody’s limit, and less is not possible.${note}`,
      ];
    }
  }
}

function paidWords({ owed, left, passenger }: Extract<OwedOnCase, { kind: 'known' }>, viewer: Viewer): string {
  if (left === null) return 'how much of it is paid cannot be told without a current rate';
  if (left.minor === 0n) return 'paid';
  const to = passenger === null ? '' : ` to ${passenger}`;
  return left.minor === owed.minor ? `not paid yet${to}` : `${amount(left, viewer)} of it not paid yet${to}`;
}

/** Offers to link earlier cases, each with what that would mean. Nothing is said about anybody. */
export function likeBlocks(seen: Pick<CaseView, 'case' | 'like' | 'remaining' | 'together' | 'viewer'>): Block[] {
  return seen.like.flatMap((like): Block[] => [
    { kind: 'text', text: likeWords(seen, like) },
    {
      kind: 'buttons',
      buttons: [
        { label: `Link ${like.id}`, press: { kind: 'link', case: seen.case.id, v: seen.case.version, other: like.id } },
      ],
    },
  ]);
}

function likeWords(seen: Pick<CaseView, 'case' | 'remaining' | 'together' | 'viewer'>, like: LikeView): Text {
  const what = like.sameFailure ? ': the same customer and the same failure, ' : ': the same customer, still open, ';
  const limit = incidentLimit(seen.remaining?.limits ?? []);
  const sum =
    limit?.max == null
      ? '.'
      : `: ${togetherWords(amount(limit.max, seen.viewer), [...matterOf(seen).filter((id) => id !== like.id), like.id])}`;
  return [bold(like.id), what, moment(like.receivedAt, seen.viewer), '. If it is one matter, link it', sum];
}

/** "together above 250 EUR for this case and R-1001 needs approval." */
const togetherWords = (max: string, others: readonly string[]): string =>
  `together above ${max} for ${listed(['this case', ...others])} needs approval.`;

/** Which other cases count with this one, and what holds for all of them; nothing where there are none. */
export function togetherBlocks(seen: Pick<CaseView, 'case' | 'remaining' | 'together' | 'viewer'>): Block[] {
  const others = matterOf(seen);
  const limit = incidentLimit(seen.remaining?.limits ?? []);
  if (others.length === 0 || limit?.max == null) return [];
  const words = togetherWords(amount(limit.max, seen.viewer), others);
  return [{ kind: 'context', text: [capital(words)] }];
}

const incidentLimit = (limits: readonly LimitStanding[]): LimitStanding | undefined =>
  limits.find((l) => l.scope === 'incident' && l.only === null && l.max !== null);

/** What is known of the case beside the usual: the policy's facts, evidence seen, the cases of one matter. */
export function knownFacts(
  c: RecoveryCase,
  others: readonly string[],
  viewer: Viewer,
): { label: string; value: Text }[] {
  const facts = [...c.facts].map(([name, value]) => ({ label: labelOf(name), value: [sayFact(value, viewer)] }));
  const evidence = c.evidence ?? [];
  if (evidence.length > 0) facts.push({ label: 'Evidence seen', value: [listed(evidence.map(nameInWords))] });
  if (others.length > 0) facts.push({ label: 'Counted together with', value: [listed(others)] });
  return facts;
}

/** `Distance km`: a fact's name as a label. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]/g, ' ');
  return capital(words);
}

export function sayFact(value: FactValue, viewer: Pick<Viewer, 'locale'>): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'bigint') return value.toLocaleString(viewer.locale);
  if (typeof value === 'string') return value;
  return isDecimal(value) ? writeDecimalShort(value) : amount(value, viewer);
}
