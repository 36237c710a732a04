/** What customers are owed whatever anybody decides, row by row, and who pays it. Pure. */
import { DateTime } from 'luxon';
import { writeMoney } from '../../base/show-money.ts';
import type { AuthorityPolicy, EntitlementRule, Owed } from '../policy.ts';
import { expressionInWords, nameInWords } from './expression-in-words.ts';
import { sayList } from './say-list.ts';

/** Each rule with its rows, then the roles that pay it without a grant of their own; nothing where nothing is owed by rule. */
export function owedInWords(policy: AuthorityPolicy): readonly string[] {
  return [...policy.entitlements.flatMap((rule) => ruleLines(policy, rule)), ...withoutGrantLines(policy)];
}

function ruleLines(policy: AuthorityPolicy, rule: EntitlementRule): readonly string[] {
  const day = (at: Date): string =>
    DateTime.fromJSDate(at, { zone: policy.zone }).setLocale('en-GB').toFormat('d LLLL yyyy');
  const { title, asOf } = rule.source;
  const whom = rule.per === 'passenger' ? ', to each passenger' : '';
  const by = rule.settledBy === null ? 'any payment' : sayList(rule.settledBy, 'or');
  return [
    `Owed whatever anybody decides: ${rule.id} (${title}, as of ${day(asOf)})${whom}, paid by ${by}. Of these the first that is so:`,
    ...rule.table.map((row, at) => {
      const isRest = row.if.kind === 'literal' && row.if.value === true;
      const where = isRest ? (at === 0 ? 'always' : 'in every other case') : `where ${expressionInWords(row.if)}`;
      return `- ${where}: ${sayOwed(row.owed)}${row.note === null ? '' : ` (${row.note})`}.`;
    }),
  ];
}

function sayOwed(owed: Owed): string {
  switch (owed.kind) {
    case 'money':
      return owed.amount.minor === 0n ? 'no money' : writeMoney(owed.amount);
    case 'percent': {
      const most = owed.max == null ? '' : `, at most ${writeMoney(owed.max)}`;
      return `${owed.percent} % of the ${nameInWords(owed.of)}, rounded up${most}`;
    }
    case 'each': {
      const most = owed.max === null ? '' : `, at most ${writeMoney(owed.max)}`;
      return `${writeMoney(owed.amount)} times ${nameInWords(owed.each)}${most}`;
    }
  }
}

/** A payment that is owed needs no grant: roles without one pay it, too, and nothing more. */
function withoutGrantLines(policy: AuthorityPolicy): readonly string[] {
  if (policy.entitlements.length === 0) return [];
  const payments = [...policy.actions.values()].flatMap(({ name, class: kind }) => (kind === 'money' ? [name] : []));
  const settling = payments.filter((name) =>
    policy.entitlements.some(({ settledBy }) => settledBy === null || settledBy.includes(name)),
  );
  const without = [...policy.roles.values()].flatMap((role) => {
    const granted = new Set(role.grants.flatMap(({ actions }) => actions));
    const missing = settling.filter((name) => !granted.has(name));
    return missing.length === 0 ? [] : [`${nameInWords(role.name)} (${sayList(missing, 'and')})`];
  });
  const also =
    without.length === 0
      ? ''
      : ` So does a role whose grants do not name the remedy, for what is owed and no more: ${without.join(', ')}.`;
  return [`Whoever has a role pays what is owed without asking, and it uses nobody’s limit.${also}`];
}
