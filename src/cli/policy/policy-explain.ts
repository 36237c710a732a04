/** `amends policy explain FILE`: what a decision would be, every limit that looked at it, who could decide, and what would allow it. */
import { decide } from '../../core/authority/decide.ts';
import type { AuthorityDecision } from '../../core/authority/decision.ts';
import { evidenceFor } from '../../core/authority/plan.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { wantsOther } from '../../core/policy/facts-asked.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { sayReason } from '../../cards/answers/reasons.ts';
import { explainHistory } from './explain-history.ts';
import { questionOf, type ExplainQuestion } from './explain-question.ts';
import { organisationOf, policyFrom, type PolicyFile } from '../io/files.ts';
import { limitLines, type LimitLine } from './limits-table.ts';
import { smallestChange, type SmallestChange } from './smallest-change.ts';
import { exactly, isSet, option, toJson, type Asked, type Io, type Verb } from '../verb.ts';
import { whoCould, type CouldDecide } from './who-could.ts';
import { table } from '../io/words.ts';

export const policyExplain: Verb = {
  options: {
    who: { type: 'string' },
    give: { type: 'string' },
    order: { type: 'string' },
    loss: { type: 'string' },
    customer: { type: 'string' },
    fact: { type: 'string', multiple: true },
    evidence: { type: 'string', multiple: true },
    'evidence-by-other': { type: 'string', multiple: true },
    used: { type: 'string' },
    'not-given': { type: 'string' },
    sensitivity: { type: 'string' },
    failure: { type: 'string' },
    at: { type: 'string' },
    passenger: { type: 'string' },
    history: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    const [name = ''] = exactly(asked, 'FILE');
    const file = policyFrom(name, io.now());
    const history = option(asked, 'history');
    if (history !== undefined) {
      await explainHistory(file, history, io, isSet(asked, 'json'));
      return;
    }
    const asking = questionOf(asked, file.policy, io.now());
    const explained = explain(file, asking, io);
    await io.out(
      isSet(asked, 'json') ? toJson(forPrograms(explained, asking)) : sayExplained(explained, asking, asked, file),
    );
  },
};

interface Explained {
  readonly decision: AuthorityDecision;
  readonly limits: readonly LimitLine[];
  readonly could: readonly CouldDecide[];
  readonly change: SmallestChange;
}

function explain({ policy, text }: PolicyFile, { question, asked }: ExplainQuestion, io: Io): Explained {
  const decision = decide(question, asked);
  const people = organisationOf(io.env)?.organisation.workspace.members ?? null;
  return {
    decision,
    limits: limitLines(policy, question, asked, decision),
    could: isForSomebody(decision) ? whoCould(policy, question, { asked, decision }, people) : [],
    change: smallestChange(text, policy, question, asked),
  };
}

/** Somebody may decide it as it stands: no missing fact may forbid it to everybody. */
const isForSomebody = ({ outcome, firstKnow }: AuthorityDecision): boolean =>
  outcome === 'needs_approval' && firstKnow === undefined;

function forPrograms({ decision, limits, could, change }: Explained, { question }: ExplainQuestion): object {
  const { outcome, cost, grant, largestAllowed, requires, settles } = decision;
  return {
    outcome,
    at: question.at,
    cost: cost && writeMoney(cost),
    ...(decision.loss && { loss: writeMoney(decision.loss) }),
    grant,
    reasons: decision.reasons.map(({ code, scope, subject, unmet }) => ({ code, scope, subject, unmet })),
    largestAllowed: largestAllowed && writeMoney(largestAllowed),
    ...(decision.firstKnow && { firstKnow: decision.firstKnow }),
    owed: settles && { rule: settles.rule, basis: settles.basis, amount: writeMoney(settles.amount) },
    requires,
    limits,
    whoCouldDecide: could,
    smallestChange: change,
  };
}

const OUTCOME: Readonly<Record<AuthorityDecision['outcome'], string>> = {
  allow: 'may be given now, without asking',
  needs_approval: 'needs approval',
  refuse: 'is not possible as asked',
};

function sayExplained(
  explained: Explained,
  { question, asked: item }: ExplainQuestion,
  asked: Asked,
  file: PolicyFile,
): string {
  const { decision, limits, could, change } = explained;
  const lines = [`${question.by.role}: ${String(asked.values['give']).trim()} ${OUTCOME[decision.outcome]}.`];
  const viewer = { locale: 'en-GB', zone: file.policy.zone };
  for (const reason of decision.reasons)
    lines.push(`  ${reason.code}: ${sayReason(reason, viewer, { remedy: item.kind })}`);
  if (decision.loss)
    lines.push(`${writeMoney(decision.loss)} of it makes up for the proved loss${countedToo(file.policy)}.`);
  if (decision.requires.length > 0) lines.push(`Asks for: ${decision.requires.join(' and ')}.`);
  lines.push(...otherEyes(explained, { question, asked: item }, file.policy));
  if (limits.length > 0) lines.push('', ...limitsInWords(limits));
  if (decision.largestAllowed)
    lines.push('', `The most that may be given now: ${writeMoney(decision.largestAllowed)}.`);
  if (decision.firstKnow)
    lines.push('', `Nobody can decide this before it is known: ${decision.firstKnow.join(', ')}.`);
  else if (decision.outcome === 'needs_approval') lines.push('', ...couldInWords(could));
  if (change.kind !== 'none_needed') lines.push('', ...changeInWords(change, file.file));
  return `${lines.join('\n')}\n`;
}

const countedToo = ({ budgetBases }: PolicyFile['policy']): string =>
  budgetBases.includes('actual_loss') ? ' and counts against limits as goodwill does' : ' and counts against no limit';

function limitsInWords(limits: readonly LimitLine[]): string[] {
  const head = ['limit', 'used', 'asked', 'left', ''];
  const rows = limits.map(({ grant, limit, used, asked, left, stands }) => [
    `${limit}${grant === null ? '' : ` (${grant})`}`,
    used ?? '?',
    asked ?? '?',
    left ?? '?',
    stands === 'within' ? '' : stands,
  ]);
  return table([head, ...rows]);
}

function couldInWords(could: readonly CouldDecide[]): string[] {
  if (could.length === 0) return ['Nobody could decide this: no approver’s limit reaches that far.'];
  const rows = could.map(({ role, name, within, needsTwo }) => {
    return `  ${name === null ? role : `${name}, ${role}`} (${within})${needsTwo ? ', and a second person' : ''}`;
  });
  return ['Who could decide:', ...rows];
}

function changeInWords(change: Exclude<SmallestChange, { kind: 'none_needed' }>, file: string): string[] {
  if (change.kind === 'no_change_does') return [change.why];
  const edits = change.edits.map(({ path, line, column, from, to }) => {
    const what = to === null ? 'take it out' : from === null ? `write ${to}` : `${from} → ${to}`;
    return `  ${file}:${line}:${column} ${path}: ${what}`;
  });
  const also = change.alsoFor.length === 0 ? [] : [`  This changes it for ${change.alsoFor.join(', ')} as well.`];
  return ['The smallest change of the file that would allow it:', ...edits, ...also];
}

/** Whose eyes are needed, where it is not enough that the asker has seen it. */
function otherEyes(
  { decision }: Explained,
  { question, asked }: ExplainQuestion,
  policy: AuthorityPolicy,
): readonly string[] {
  return evidenceFor(question, [asked], [decision])
    .filter((rule) => wantsOther(policy, rule))
    .map(({ kinds }) => `  somebody else than the asker must have seen the ${kinds.map(nameInWords).join(' or ')}`);
}
