/** The policy as everybody reads it (`/amends policy`, `amends policy check`): one plain sentence per line. Pure. */
import { DateTime } from 'luxon';
import { writeMoney } from '../../base/show-money.ts';
import { expressionInWords, nameInWords } from './expression-in-words.ts';
import { limitInWords, sayDuration, SCOPES } from './limit-in-words.ts';
import { owedInWords } from './owed-in-words.ts';
import { sayList } from './say-list.ts';
import { wantsOther } from '../facts-asked.ts';
import type { ActionRule, AuthorityPolicy, Grant, RoleRule } from '../policy.ts';

/** All of it, role by role, then what holds for everybody. */
export function policyInWords(policy: AuthorityPolicy): string[] {
  return [
    ...headLines(policy),
    ...[...policy.roles.values()].flatMap((each) => ['', ...roleLines(policy, each)]),
    '',
    ...sharedLines(policy),
  ];
}

function headLines(policy: AuthorityPolicy): string[] {
  const { from, until } = policy.effective;
  const end = until === null ? '' : ` until ${day(policy, until)}`;
  const lines = [`Policy ${policy.id}, in force from ${day(policy, from)}${end} (${policy.zone}).`];
  if (policy.rates) {
    const table = [...policy.rates.table.keys()].join(', ');
    const { asOf, maxAgeDays } = policy.rates;
    lines.push(
      `Amounts are compared in ${policy.base}; rates for ${table} are of ${day(policy, asOf)} and good for ${maxAgeDays} days.`,
    );
  } else {
    lines.push(`Amounts are compared in ${policy.base}; other currencies always need a person to decide.`);
  }
  return lines;
}

function roleLines(policy: AuthorityPolicy, role: RoleRule): string[] {
  const lines = [`${role.name}:`];
  for (const [index, grant] of role.grants.entries()) {
    lines.push(...grantLines(policy, grant, index === 0 ? '- may' : '- or may'));
  }
  if (role.grants.length === 0) lines.push('- gives nothing alone.');
  return [...lines, ...approveLines(policy, role)];
}

function approveLines(policy: AuthorityPolicy, role: RoleRule): string[] {
  const lines: string[] = [];
  if (role.approve) {
    const { upTo, teams, perDay, perMonth, grants } = role.approve;
    const caps = [perDay && `${writeMoney(perDay)} a day`, perMonth && `${writeMoney(perMonth)} a month`].filter(
      (cap) => cap !== null,
    );
    const capped = caps.length > 0 ? `, at most ${caps.join(' and ')}` : '';
    const whose = teams === 'own' ? 'the own team' : 'every team';
    const within = upTo === null ? '' : ` while the case stays within ${writeMoney(upTo)}`;
    lines.push(`- approves requests of ${whose}${within}${capped}${grants === null ? '.' : ':'}`);
    for (const grant of grants ?? []) lines.push(...grantLines(policy, grant, '  - may let others'));
  }
  return lines;
}

function grantLines(policy: AuthorityPolicy, grant: Grant, may: string): string[] {
  const what = grant.actions.map((name) => sayAction(name, policy.actions.get(name))).join(', ');
  if (grant.asks) return [`${may} ask for ${what}${sayWhen(policy, grant)}; somebody else decides.`];
  const lines = [`${may} give ${what}${sayWhen(policy, grant)}.`];
  for (const limit of grant.limits) lines.push(`  - ${limitInWords(limit)}.`);
  if (grant.when) {
    const or = grant.otherwise === 'ask' ? 'otherwise somebody else decides' : 'otherwise it cannot be given';
    lines.push(`  - only if ${expressionInWords(grant.when)}; ${or}.`);
  }
  if (grant.never) lines.push(`  - never if ${expressionInWords(grant.never)}: then it cannot be given.`);
  if (grant.notSensitivity.length > 0) {
    lines.push(`  - where the case is about ${sayList(grant.notSensitivity, 'or')}, somebody else decides.`);
  }
  return lines;
}

function sayWhen(policy: AuthorityPolicy, grant: Grant): string {
  const from = grant.validFrom === null ? '' : ` from ${day(policy, grant.validFrom)}`;
  const until = grant.validUntil === null ? '' : ` until ${day(policy, grant.validUntil)}`;
  return from + until;
}

function sayAction(name: string, rule: ActionRule | undefined): string {
  const said = nameInWords(name);
  if (rule?.class === 'in_kind') return `${said} (counts as ${writeMoney(rule.defaultCost)} or more)`;
  if (rule?.class === 'money' && rule.cap) {
    return `${said} (at most ${rule.cap.percent} % of the ${nameInWords(rule.cap.of)}, over the whole case)`;
  }
  return said;
}

function sharedLines(policy: AuthorityPolicy): string[] {
  return [
    ...askingLines(policy),
    ...unidentifiedLines(policy),
    ...matterLines(policy),
    ...requirementLines(policy),
    ...policy.budgets.map(
      ({ id, teams, max, period }) => `Budget ${id} of ${teams.join(', ')}: ${writeMoney(max)} a ${period}.`,
    ),
    ...owedInWords(policy),
    ...timesLines(policy),
    ...surveyLines(policy),
    ...(policy.notes == null ? [] : [`A note on a customer is kept for ${sayDuration(policy.notes.keepFor)}.`]),
    ...contactLines(policy),
  ];
}

/** Who is told of what is kept private. */
function contactLines({ contacts }: AuthorityPolicy): string[] {
  if (contacts == null || contacts.size === 0) return [];
  const each = [...contacts].map(([about, role]) =>
    about === 'otherwise' ? `to anything else ${nameInWords(role)}` : `to ${nameInWords(about)} ${nameInWords(role)}`,
  );
  return [`Cases that are kept private are seen to by their contacts: ${sayList(each, 'and')}.`];
}

/** What holds only at times: storms, outages, and what is kept for winning customers back. */
function timesLines({ storm, outages, winback }: AuthorityPolicy): string[] {
  const lines: string[] = [];
  if (storm) {
    const { switchedBy, roles, actions, scopes, multiplyPercent, maxDuration, budget } = storm;
    lines.push(
      `In a storm, which ${sayList(switchedBy, 'or')} switches on for ${sayDuration(maxDuration)} at most, the limits ${sayList(
        scopes.map((scope) => SCOPES[scope]),
        'and',
      )} of ${sayList(roles, 'and')} for ${sayList(actions, 'and')} are ${multiplyPercent} % of what they are, and at most ${writeMoney(budget)} goes above them.`,
    );
  }
  if (outages) {
    lines.push(
      `In an event, which ${sayList(outages.openedBy, 'or')} opens, one remedy of at most ${writeMoney(outages.maxPerCase)} for each case, ${writeMoney(outages.budget)} in all; anything else needs a reason.`,
    );
  }
  if (winback) {
    lines.push(
      `Winning customers back: effort ${winback.effort}, not before ${sayDuration(winback.quietPeriod)}, from the budget ${winback.budgetsFrom}. ${WINBACK[winback.effort]}`,
    );
  }
  return lines;
}

/** Who enters the queue. */
const WINBACK: Readonly<Record<NonNullable<AuthorityPolicy['winback']>['effort'], string>> = {
  none: 'Nobody enters the queue.',
  light: 'Who agreed to hear from us enters the queue, for a reason that can be mended and with a value that is known.',
  standard: 'Who agreed to hear from us enters the queue, for a reason that can be mended.',
  all: 'Everybody who agreed to hear from us enters the queue.',
};

/** Whom a survey asks, and what follows from an answer. */
function surveyLines({ survey }: AuthorityPolicy): string[] {
  if (survey == null) return [];
  const { quietPeriod, unhappyAt, restricted, openFor } = survey;
  const whom = restricted === 'ask' ? 'every customer' : 'every customer but those of cases that are kept private';
  return [
    `After a case is resolved, ${whom} is asked once how it was put right, not again within ${sayDuration(quietPeriod)}; the link takes an answer for ${sayDuration(openFor)}. An answer of ${unhappyAt} or less out of five opens the matter again.`,
  ];
}

function askingLines(policy: AuthorityPolicy): string[] {
  const { ladder, remindAfter, escalateAfter, expireAfter, twoPeopleOver, approvedValidFor, onExpiry } =
    policy.approval;
  const last = onExpiry === 'escalate' ? `, goes to ${ladder.at(-1) ?? ''} once more and then ends` : ' and ends';
  const lines = [
    `Beyond that ${ladder.map((role) => `the ${nameInWords(role)}`).join(', then ')} decides.`,
    `A request is brought to mind after ${sayDuration(remindAfter)}, climbs after ${sayDuration(escalateAfter)}${last} after ${sayDuration(expireAfter)}. Silence is never a yes.`,
    `What was approved can be given for ${sayDuration(approvedValidFor)}.`,
  ];
  if (twoPeopleOver) lines.push(`A case over ${writeMoney(twoPeopleOver)} needs two people.`);
  lines.push('Nobody approves what they asked for themselves.');
  return lines;
}

function unidentifiedLines(policy: AuthorityPolicy): string[] {
  const rule = policy.unidentified;
  if (!rule) return ['Without a customer reference, everything with a cost needs a person to decide.'];
  const team = rule.teamDay === null ? '' : `, and ${writeMoney(rule.teamDay)} per team and day`;
  const what = sayList(rule.actions.map(nameInWords), 'or');
  return [`Without a customer reference: ${what}, at most ${writeMoney(rule.max)} per case${team}.`];
}

function matterLines(policy: AuthorityPolicy): string[] {
  const ways = policy.splitting.linkBy.map((way) =>
    way === 'linked_case' ? 'cases linked by hand' : 'cases of the same customer with the same failure',
  );
  if (ways.length === 0) return [];
  return [`Counted as one matter within ${sayDuration(policy.splitting.linkWindow)}: ${sayList(ways, 'and')}.`];
}

function requirementLines(policy: AuthorityPolicy): string[] {
  const evidence = policy.evidenceOver.map(
    (rule) =>
      `${sayList(rule.actions.map(nameInWords), 'and')} over ${writeMoney(rule.amount)}: evidence (${sayList(rule.kinds, 'or')})${wantsOther(policy, rule) ? ', seen by somebody else than the one who gives or asks' : ''}.`,
  );
  const reasons = policy.reasonOver.map(({ actions, amount, percentOfLoss }) => {
    const over = amount === null ? `${percentOfLoss} % of the loss value` : writeMoney(amount);
    return `${sayList(actions.map(nameInWords), 'and')} over ${over}: a reason.`;
  });
  const loss = policy.budgetBases.includes('actual_loss')
    ? []
    : ['What makes up for a proved loss counts against no limit; only goodwill does.'];
  return [...evidence, ...reasons, ...loss];
}

const day = (policy: AuthorityPolicy, at: Date): string =>
  DateTime.fromJSDate(at, { zone: policy.zone }).setLocale('en-GB').toFormat('d LLLL yyyy');
