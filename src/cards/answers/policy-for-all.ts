/** What of the policy holds for everybody: asking, unknown customers, evidence, what is owed, storms and events. Pure. */
import { expressionInWords, nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { wantsOther } from '../../core/policy/facts-asked.ts';
import type { AuthorityPolicy, EntitlementRule, Owed } from '../../core/policy/policy.ts';
import { amount } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, waitIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { names, remedyName } from '../words/names.ts';
import { policyWords as words } from '../words/policy.ts';

/** `the loss`, `“fare”`. */
export const measureWords = (of: string, viewer: Viewer): string =>
  of === 'order_value' || of === 'loss_value'
    ? words.line(viewer, `measure.${of}`)
    : words.line(viewer, 'measure.other', { name: nameInWords(of) });

/** Who decides beyond one's own, and how long it may take. */
export function aloneLines({ approval }: AuthorityPolicy, viewer: Viewer): string[] {
  const { ladder, twoPeopleOver } = approval;
  const roles = ladder.map((role) => roleWords(role, viewer));
  const [last = ''] = roles.slice(-1);
  const then =
    roles.length < 2 ? last : words.line(viewer, 'ladder.then', { rest: roles.slice(0, -1).join(', '), last });
  const times = {
    remind: waitIn(approval.remindAfter, viewer),
    escalate: waitIn(approval.escalateAfter, viewer),
    expire: waitIn(approval.expireAfter, viewer),
  };
  return [
    words.line(viewer, 'ladder', { roles: then }),
    approval.onExpiry === 'escalate'
      ? words.line(viewer, 'asking.last', { ...times, last })
      : words.line(viewer, 'asking', times),
    words.line(viewer, 'valid', { time: waitIn(approval.approvedValidFor, viewer) }),
    ...(twoPeopleOver === null ? [] : [words.line(viewer, 'two', { amount: amount(twoPeopleOver, viewer) })]),
    words.line(viewer, 'own_request'),
  ];
}

export const everybodyLines = (policy: AuthorityPolicy, viewer: Viewer): string[] => [
  unidentifiedLine(policy, viewer),
  ...matterLines(policy, viewer),
  ...requirementLines(policy, viewer),
  ...owedLines(policy, viewer),
  ...timesLines(policy, viewer),
  ...contactLines(policy, viewer),
];

const remediesIn = (kinds: readonly string[], viewer: Viewer): string =>
  listIn(
    kinds.map((kind) => remedyName(kind, viewer)),
    viewer,
  );
const rolesIn = (roles: readonly string[], viewer: Viewer, last: 'and' | 'or'): string =>
  listIn(
    roles.map((role) => roleWords(role, viewer)),
    viewer,
    last,
  );
const roleWords = (role: string, viewer: Viewer): string => words.line(viewer, 'role.the', { role: nameInWords(role) });

function unidentifiedLine({ unidentified: rule }: AuthorityPolicy, viewer: Viewer): string {
  if (rule === null) return words.line(viewer, 'unidentified.none');
  const said = { remedies: remediesIn(rule.actions, viewer), amount: amount(rule.max, viewer) };
  return rule.teamDay === null
    ? words.line(viewer, 'unidentified', said)
    : words.line(viewer, 'unidentified.day', { ...said, day: amount(rule.teamDay, viewer) });
}

function matterLines({ splitting }: AuthorityPolicy, viewer: Viewer): string[] {
  const ways = splitting.linkBy.map((way) => words.line(viewer, `matter.${way}`));
  const time = waitIn(splitting.linkWindow, viewer);
  return ways.length === 0 ? [] : [words.line(viewer, 'matter', { time, ways: listIn(ways, viewer) })];
}

function requirementLines(policy: AuthorityPolicy, viewer: Viewer): string[] {
  const evidence = policy.evidenceOver.map((rule) =>
    words.line(viewer, wantsOther(policy, rule) ? 'evidence.other' : 'evidence', {
      amount: amount(rule.amount, viewer),
      remedies: remediesIn(rule.actions, viewer),
      kinds: listIn(rule.kinds.map(nameInWords), viewer, 'or'),
    }),
  );
  const reasons = policy.reasonOver.map(({ actions, amount: over, percentOfLoss }) => {
    const remedies = remediesIn(actions, viewer);
    return over === null
      ? words.line(viewer, 'reason.percent', { percent: percentOfLoss ?? 0, remedies })
      : words.line(viewer, 'reason', { amount: amount(over, viewer), remedies });
  });
  return [...evidence, ...reasons, ...(policy.budgetBases.includes('actual_loss') ? [] : [words.line(viewer, 'loss')])];
}

function owedLines(policy: AuthorityPolicy, viewer: Viewer): string[] {
  if (policy.entitlements.length === 0) return [];
  return [...policy.entitlements.flatMap((rule) => ruleLines(policy, rule, viewer)), words.line(viewer, 'owed.free')];
}

function ruleLines(policy: AuthorityPolicy, rule: EntitlementRule, viewer: Viewer): string[] {
  const { title, asOf } = rule.source;
  const head = words.line(viewer, rule.per === 'passenger' ? 'owed.passenger' : 'owed', {
    rule: nameInWords(rule.id),
    source: title,
    day: dayIn(asOf, { locale: viewer.locale, zone: policy.zone }),
    by: rule.settledBy === null ? words.line(viewer, 'owed.any') : remediesIn(rule.settledBy, viewer),
  });
  const rows = rule.table.map((row, at) => {
    const isRest = row.if.kind === 'literal' && row.if.value === true;
    const sum = owedWords(row.owed, viewer);
    const owed = row.note === null ? sum : words.line(viewer, 'owed.note', { owed: sum, note: row.note });
    if (isRest) return words.line(viewer, at === 0 ? 'owed.always' : 'owed.else', { owed });
    return words.line(viewer, 'owed.where', { condition: expressionInWords(row.if), owed });
  });
  return [head, ...rows];
}

function owedWords(owed: Owed, viewer: Viewer): string {
  if (owed.kind === 'money')
    return owed.amount.minor === 0n ? words.line(viewer, 'owed.nothing') : amount(owed.amount, viewer);
  const sum =
    owed.kind === 'percent'
      ? words.line(viewer, 'owed.percent', { percent: owed.percent, measure: measureWords(owed.of, viewer) })
      : words.line(viewer, 'owed.each', { amount: amount(owed.amount, viewer), each: nameInWords(owed.each) });
  return owed.max == null ? sum : words.line(viewer, 'owed.most', { owed: sum, most: amount(owed.max, viewer) });
}

/** What holds only at times. What is kept for winning customers back is not acted on yet, and not told. */
function timesLines({ storm, outages }: AuthorityPolicy, viewer: Viewer): string[] {
  const scopes = names(viewer).scope;
  return [
    ...(storm === null
      ? []
      : [
          words.line(viewer, 'storm', {
            who: rolesIn(storm.switchedBy, viewer, 'or'),
            time: waitIn(storm.maxDuration, viewer),
            roles: rolesIn(storm.roles, viewer, 'and'),
            remedies: remediesIn(storm.actions, viewer),
            scopes: listIn(
              storm.scopes.map((scope) => scopes[scope]),
              viewer,
            ),
            percent: storm.multiplyPercent,
            budget: amount(storm.budget, viewer),
          }),
        ]),
    ...(outages === null
      ? []
      : [
          words.line(viewer, 'event', {
            who: rolesIn(outages.openedBy, viewer, 'or'),
            most: amount(outages.maxPerCase, viewer),
            budget: amount(outages.budget, viewer),
          }),
        ]),
  ];
}

/** Who is told of what is kept private. */
function contactLines({ contacts }: AuthorityPolicy, viewer: Viewer): string[] {
  if (contacts == null || contacts.size === 0) return [];
  const each = [...contacts].map(([about, role]) =>
    about === 'otherwise'
      ? words.line(viewer, 'contact.otherwise', { role: roleWords(role, viewer) })
      : words.line(viewer, 'contact', { what: names(viewer).sensitivity[about], role: roleWords(role, viewer) }),
  );
  return [words.line(viewer, 'contacts', { who: listIn(each, viewer) })];
}

export function versionLines(policy: AuthorityPolicy, viewer: Viewer): string[] {
  const at = { locale: viewer.locale, zone: policy.zone };
  const { from, until } = policy.effective;
  const said = { id: policy.id, day: dayIn(from, at), zone: policy.zone, version: policy.version.slice(0, 8) };
  const { rates, base } = policy;
  return [
    until === null
      ? words.line(viewer, 'version', said)
      : words.line(viewer, 'version.until', { ...said, until: dayIn(until, at) }),
    rates
      ? words.line(viewer, 'rates', {
          base,
          currencies: listIn([...rates.table.keys()], viewer),
          day: dayIn(rates.asOf, at),
          days: rates.maxAgeDays,
        })
      : words.line(viewer, 'rates.none', { base }),
  ];
}
