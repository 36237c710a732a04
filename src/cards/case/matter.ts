/** What belongs together and what is owed, as blocks of the case card: neutral about people, exact about numbers. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { LimitStanding } from '../../core/authority/limits.ts';
import type { OwedOnCase } from '../../core/authority/owed.ts';
import { writeDecimalShort } from '../../core/base/decimals.ts';
import { isDecimal, type FactValue } from '../../core/policy/facts.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { likeButtons } from '../again/repeat-words.ts';
import type { Block, Text } from '../kit/card.ts';
import { amount, capital, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView, LikeView } from '../kit/views.ts';
import { caseWords } from '../words/case.ts';
import { listIn, numberIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';

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
  const source = caseWords.line(viewer, 'owed.source', {
    title: one.rule.source.title,
    day: dayIn(new Date(`${one.asOf}T12:00:00Z`), { locale: viewer.locale, zone: 'UTC' }),
  });
  switch (one.kind) {
    case 'note':
      return caseWords.text(viewer, 'owed.note', { note: one.note, source });
    case 'known': {
      const key = one.rule.per === 'passenger' ? 'owed.per_passenger' : 'owed.known';
      const sum = amount(one.owed, viewer);
      const also: Text = one.note === null ? [] : [' ', ...caseWords.text(viewer, 'owed.also', { note: one.note })];
      return [...caseWords.text(viewer, key, { sum, source, paid: paidWords(one, viewer) }), ...also];
    }
  }
}

function paidWords({ owed, left, passenger }: Extract<OwedOnCase, { kind: 'known' }>, viewer: Viewer): string {
  if (left === null) return caseWords.line(viewer, 'owed.no_rate');
  if (left.minor === 0n) return caseWords.line(viewer, 'owed.paid');
  const sum = amount(left, viewer);
  if (left.minor === owed.minor)
    return passenger === null
      ? caseWords.line(viewer, 'owed.unpaid')
      : caseWords.line(viewer, 'owed.unpaid_to', { who: passenger });
  return passenger === null
    ? caseWords.line(viewer, 'owed.part_unpaid', { sum })
    : caseWords.line(viewer, 'owed.part_unpaid_to', { sum, who: passenger });
}

/** Offers to link earlier cases, each with what that would mean. Nothing is said about anybody. */
export function likeBlocks(seen: Pick<CaseView, 'case' | 'like' | 'remaining' | 'together' | 'viewer'>): Block[] {
  return seen.like.flatMap((like): Block[] => [
    { kind: 'text', text: likeWords(seen, like) },
    {
      kind: 'buttons',
      buttons: [
        {
          label: caseWords.line(seen.viewer, 'button.link_to', { id: like.id }),
          press: { kind: 'link', case: seen.case.id, v: seen.case.version, other: like.id },
        },
        ...likeButtons(seen.case, like, seen.viewer),
      ],
    },
  ]);
}

function likeWords(seen: Pick<CaseView, 'case' | 'remaining' | 'together' | 'viewer'>, like: LikeView): Text {
  const { viewer } = seen;
  const key = like.sameFailure ? 'like.same_failure' : 'like.open';
  const what = caseWords.text(viewer, key, { id: like.id, at: moment(like.receivedAt, viewer) });
  const limit = incidentLimit(seen.remaining?.limits ?? []);
  const others = [...matterOf(seen).filter((id) => id !== like.id), like.id];
  const sum =
    limit?.max == null
      ? caseWords.line(viewer, 'like.link')
      : caseWords.line(viewer, 'like.link_sum', {
          max: amount(limit.max, viewer),
          cases: thisAnd(others, viewer),
        });
  return [...what, ` ${sum}`];
}

const thisAnd = (others: readonly string[], viewer: Viewer): string =>
  listIn([caseWords.line(viewer, 'together.this'), ...others], viewer);

/** Which other cases count with this one, and what holds for all of them; nothing where there are none. */
export function togetherBlocks(seen: Pick<CaseView, 'case' | 'remaining' | 'together' | 'viewer'>): Block[] {
  const { viewer } = seen;
  const others = matterOf(seen);
  const limit = incidentLimit(seen.remaining?.limits ?? []);
  if (others.length === 0 || limit?.max == null) return [];
  const words = caseWords.line(viewer, 'together', {
    max: amount(limit.max, viewer),
    cases: thisAnd(others, viewer),
  });
  return [{ kind: 'context', text: [words] }];
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
  if (evidence.length > 0)
    facts.push({
      label: caseWords.line(viewer, 'fact.evidence'),
      value: [listIn(evidence.map(nameInWords), viewer)],
    });
  if (others.length > 0)
    facts.push({ label: caseWords.line(viewer, 'fact.together'), value: [listIn(others, viewer)] });
  return facts;
}

/** `Distance km`: a fact's name as a label. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]/g, ' ');
  return capital(words);
}

export function sayFact(value: FactValue, viewer: Pick<Viewer, 'locale'>): string {
  if (typeof value === 'boolean') return caseWords.line(viewer, value ? 'value.yes' : 'value.no');
  if (typeof value === 'bigint') return numberIn(value, viewer);
  if (typeof value === 'string') return value;
  return isDecimal(value) ? writeDecimalShort(value) : amount(value, viewer);
}
