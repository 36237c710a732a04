/** The policy for somebody's role: what they may themselves comes first, then what they ask for, then what holds for everybody. Pure. */
import { expressionInWords, nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { ActionRule, AuthorityPolicy, Grant, Limit, RoleRule } from '../../core/policy/policy.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, waitIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { names, remedyName } from '../words/names.ts';
import { policyWords as words } from '../words/policy.ts';
import { aloneLines, everybodyLines, measureWords, versionLines } from './policy-for-all.ts';

/** A heading with what stands below it. */
interface Part {
  readonly what: string;
  readonly lines: readonly string[];
}

export function policyCard(policy: AuthorityPolicy, role: string, viewer: Viewer): Card {
  const rule = policy.roles.get(role);
  const said: Part[] =
    rule === undefined
      ? [{ what: words.line(viewer, 'none', { role: nameInWords(role) }), lines: [] }]
      : [
          ...ownParts(policy, rule, viewer),
          { what: words.line(viewer, 'alone.title'), lines: aloneLines(policy, viewer) },
          { what: words.line(viewer, 'everybody.title'), lines: everybodyLines(policy, viewer) },
        ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: words.line(viewer, 'title'),
    blocks: [
      ...said.flatMap(({ what, lines }): Block[] => [{ kind: 'text', text: [bold(what)] }, ...lists(lines)]),
      ...versionLines(policy, viewer).map((line): Block => ({ kind: 'context', text: [line] })),
    ],
    summary: words.line(viewer, 'summary', { id: policy.id }),
  };
}

/** What fewer roles have is more one's own, and stands first. */
function ownParts(policy: AuthorityPolicy, role: RoleRule, viewer: Viewer): Part[] {
  const holders = (grant: Grant): number =>
    [...policy.roles.values()].filter(({ grants }) => grants.includes(grant)).length;
  const own = role.grants.toSorted((a, b) => holders(a) - holders(b));
  const parts = own.map((grant, at): Part => {
    const isSame = at > 0 && grant.actions.join() === own[at - 1]?.actions.join();
    const key = grant.asks === true ? 'give.ask' : isSame ? 'give.same' : at === 0 ? 'give' : 'give.also';
    return { what: grantWords(key, grant, policy, viewer), lines: grantLines(grant, viewer) };
  });
  const nothing = { what: words.line(viewer, 'give.nothing'), lines: [] };
  return [...(parts.length === 0 ? [nothing] : parts), ...approveParts(policy, role, viewer)];
}

function approveParts(policy: AuthorityPolicy, { approve }: RoleRule, viewer: Viewer): Part[] {
  if (approve === null) return [];
  const { upTo, perDay, perMonth, teams, grants } = approve;
  const limits = [
    upTo === null ? '' : words.line(viewer, 'approve.case', { amount: amount(upTo, viewer) }),
    perDay === null ? '' : words.line(viewer, 'approve.day', { amount: amount(perDay, viewer) }),
    perMonth === null ? '' : words.line(viewer, 'approve.month', { amount: amount(perMonth, viewer) }),
  ].join('');
  return [
    { what: words.line(viewer, `approve.${teams}`, { limits }), lines: [] },
    ...(grants ?? []).map((grant) => ({
      what: grantWords('give.others', grant, policy, viewer),
      lines: grantLines(grant, viewer),
    })),
  ];
}

function grantWords(
  key: 'give' | 'give.also' | 'give.same' | 'give.ask' | 'give.others',
  grant: Grant,
  policy: AuthorityPolicy,
  viewer: Viewer,
): string {
  const at = { locale: viewer.locale, zone: policy.zone };
  const from = grant.validFrom === null ? '' : words.line(viewer, 'from', { day: dayIn(grant.validFrom, at) });
  const until = grant.validUntil === null ? '' : words.line(viewer, 'until', { day: dayIn(grant.validUntil, at) });
  const when = `${from}${until}`;
  if (key === 'give.same') return words.line(viewer, key, { when });
  const remedies = listIn(
    grant.actions.map((name) => remedyWords(name, policy.actions.get(name), viewer)),
    viewer,
  );
  return words.line(viewer, key, { remedies, when });
}

function remedyWords(name: string, rule: ActionRule | undefined, viewer: Viewer): string {
  const remedy = remedyName(name, viewer);
  if (rule?.class === 'in_kind')
    return words.line(viewer, 'in_kind', { remedy, cost: amount(rule.defaultCost, viewer) });
  if (rule?.class !== 'money' || rule.cap === null) return remedy;
  return words.line(viewer, 'capped', {
    remedy,
    percent: rule.cap.percent,
    measure: measureWords(rule.cap.of, viewer),
  });
}

function grantLines(grant: Grant, viewer: Viewer): string[] {
  if (grant.asks === true) return [];
  const { when, never, notSensitivity, otherwise } = grant;
  const about = notSensitivity.map((one) => names(viewer).sensitivity[one]);
  return [
    ...grant.limits.map((limit) => limitWords(limit, viewer)),
    ...(when === null ? [] : [words.line(viewer, `if.${otherwise}`, { condition: expressionInWords(when) })]),
    ...(never === undefined ? [] : [words.line(viewer, 'never', { condition: expressionInWords(never) })]),
    ...(about.length === 0 ? [] : [words.line(viewer, 'sensitive', { what: listIn(about, viewer, 'or') })]),
  ];
}

function limitWords(limit: Limit, viewer: Viewer): string {
  const chosen = ['passenger', 'incident', 'order', 'customer'].includes(limit.scope);
  const scope = [
    words.line(viewer, `scope.${limit.scope}`),
    limit.window === null ? '' : words.line(viewer, 'within', { time: waitIn(limit.window, viewer) }),
    chosen && limit.counts === 'actor' ? words.line(viewer, 'own') : '',
    limit.when === null ? '' : words.line(viewer, 'where', { condition: expressionInWords(limit.when) }),
    limit.over === 'refuse' ? words.line(viewer, 'never_more') : '',
  ].join('');
  const said = { max: maxWords(limit, viewer), scope };
  if (limit.only === null) return words.line(viewer, 'limit', said);
  const only = limit.only.map((kind) => remedyName(kind, viewer));
  return words.line(viewer, 'limit.only', { ...said, remedies: listIn(only, viewer) });
}

function maxWords({ max }: Limit, viewer: Viewer): string {
  switch (max.kind) {
    case 'money':
      return words.line(viewer, 'max.money', { amount: amount(max.amount, viewer) });
    case 'percent':
      return words.line(viewer, 'max.percent', { percent: max.percent, measure: measureWords(max.of, viewer) });
    case 'each':
      return words.line(viewer, 'max.each', { amount: amount(max.amount, viewer), each: nameInWords(max.each) });
    case 'times':
      return max.times === 1 ? words.line(viewer, 'max.once') : words.line(viewer, 'max.times', { times: max.times });
  }
}

/** Longer lists are cut on both platforms. */
const LONGEST_LIST = 10;

function lists(lines: readonly string[]): Block[] {
  const parts: Block[] = [];
  for (let at = 0; at < lines.length; at += LONGEST_LIST)
    parts.push({ kind: 'list', items: lines.slice(at, at + LONGEST_LIST).map((line): Text => [line]) });
  return parts;
}
