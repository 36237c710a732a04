/** `amends policy explain FILE --history GIFTS`: a file of gifts, each decided after those before it. */
import { DateTime } from 'luxon';
import { sayReason } from '../../cards/answers/reasons.ts';
import type { AuthorityDecision, CaseFacts } from '../../core/authority/decision.ts';
import { customerFrom } from '../../core/base/customers.ts';
import { memberId, readCaseId, teamId, type MemberId } from '../../core/base/ids.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { organisationOf, textOf, type PolicyFile } from '../io/files.ts';
import { toJson, WrongUsage, Refused, type Io } from '../verb.ts';
import { ASKER, questionOf } from './explain-question.ts';
import { rehearse, type Approval, type Gift, type Person, type Rehearsed } from './history.ts';
import { isList, readHistory, type HistoryRow, type RowKey } from './history-file.ts';

export async function explainHistory(file: PolicyFile, name: string, io: Io, asJson: boolean): Promise<void> {
  const history = readHistory(textOf(name), name);
  const people = new People(file.policy, history.people, io);
  const gifts = history.rows.map((row) => {
    try {
      return giftOf(row, file.policy, people, io.now());
    } catch (wrong) {
      // the options of one question are the keys of a row
      if (wrong instanceof WrongUsage) throw new Refused(`${name}: row ${row.row}: ${keysFor(wrong.message)}`);
      throw wrong;
    }
  });
  const rehearsed = rehearse(file.policy, gifts, people.all());
  await io.out(asJson ? toJson(forPrograms(rehearsed)) : sayAll(rehearsed, file.policy));
}

const keysFor = (message: string): string =>
  Object.entries(QUESTION_OF)
    .reduce((said, [key, option]) => said.replaceAll(`--${option}`, key), message)
    .replaceAll('--', '');

const QUESTION_OF: Readonly<Partial<Record<RowKey, string>>> = {
  facts: 'fact',
  by: 'who',
  evidence_by_other: 'evidence-by-other',
};

/** The asker has a name here. */
const seenBy = (about: CaseFacts, asker: MemberId): CaseFacts => ({
  ...about,
  evidenceSeenBy: new Map(
    [...(about.evidenceSeenBy ?? [])].map(([kind, by]) => [kind, by.map((one) => (one === ASKER ? asker : one))]),
  ),
});

function giftOf({ row, words }: HistoryRow, policy: AuthorityPolicy, people: People, now: Date): Gift {
  const need = (key: RowKey, example: string): string => {
    const [word] = words.get(key) ?? [];
    if (word === undefined) throw new WrongUsage(`${key} is missing; write for example ${key}: ${example}`);
    return word;
  };
  need('at', '2026-12-01T10:00');
  const by = people.named(need('by', 'agent'));
  const values = [...words].map(([key, value]): [string, unknown] => {
    const option = QUESTION_OF[key as RowKey] ?? key;
    return [option, isList(key) ? value : value[0]];
  });
  const asked = { words: [], values: { ...Object.fromEntries(values), who: `${by.role}:${by.team}` } };
  const { question, asked: item } = questionOf(asked, policy, now);
  const [customer] = words.get('customer') ?? [];
  // however it is written, it is the same customer
  const key =
    customer === 'none' ? null : (customerFrom(customer ?? `case ${caseOf(words)}`, (normal) => normal)?.key ?? null);
  const linked = (words.get('linked') ?? []).map(caseNamed);
  return {
    row,
    by,
    question: {
      ...question,
      by: { member: by.id, role: by.role, team: by.team },
      about: { ...seenBy(question.about, by.id), case: caseNamed(caseOf(words)), linked, customer: key },
    },
    asked: item,
    approvers: (words.get('approved_by') ?? []).map((each) => people.named(each)),
    isNotGiven: isYes(words.get('not_given')?.[0] ?? 'no'),
  };
}

function isYes(typed: string): boolean {
  if (!['yes', 'no'].includes(typed)) throw new WrongUsage(`not_given: "${typed}" is neither; write yes or no`);
  return typed === 'yes';
}

const caseOf = (words: HistoryRow['words']): string => words.get('case')?.[0] ?? 'R-1';

function caseNamed(typed: string): NonNullable<ReturnType<typeof readCaseId>> {
  const id = readCaseId(typed);
  if (id === undefined) throw new WrongUsage(`case: "${typed}" is not a case number; write R-1`);
  return id;
}

/** People by name: those of the file, those of AMENDS_CONFIG, and whoever is written as ROLE, ROLE:team or NAME=ROLE. */
class People {
  readonly #policy: AuthorityPolicy;
  readonly #known = new Map<string, Person>();

  constructor(policy: AuthorityPolicy, named: ReadonlyMap<string, string>, io: Io) {
    this.#policy = policy;
    for (const { id, name, role, team, active } of organisationOf(io.env)?.organisation.workspace.members ?? []) {
      if (!active) continue;
      for (const each of [id, name]) this.#known.set(each.toLowerCase(), { id, name, role, team });
    }
    for (const [name, role] of named) this.#add(name, role);
  }

  all(): readonly Person[] {
    return [...new Set(this.#known.values())];
  }

  named(typed: string): Person {
    const known = this.#known.get(typed.toLowerCase());
    if (known) return known;
    const [, name = typed, role = typed] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(typed) ?? [];
    return this.#add(name, role);
  }

  #add(name: string, typed: string): Person {
    const [role = '', team = 'own-team', ...more] = typed.split(':').map((part) => part.trim());
    const inTeam = teamId.safeParse(team);
    const roles = [...this.#policy.roles.keys()];
    if (!this.#policy.roles.has(role)) {
      const candidates = [...this.#known.keys(), ...roles];
      throw new WrongUsage(
        `"${role}" is nobody the file names and no role${didYouMean(role, candidates)}; roles are ${roles.join(', ')}`,
      );
    }
    if (more.length > 0 || !inTeam.success)
      throw new WrongUsage(`"${typed}": write ROLE or ROLE:team, like agent:front-desk`);
    const read = memberId.safeParse(name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'));
    // a name in other letters is somebody, too
    const id = read.success ? read.data : memberId.parse(`person-${this.#known.size + 1}`);
    const person: Person = { id, name, role, team: inTeam.data };
    this.#known.set(name.toLowerCase(), person);
    return person;
  }
}

const OUTCOME: Readonly<Record<AuthorityDecision['outcome'], string>> = {
  allow: 'may be given without asking',
  needs_approval: 'needs approval',
  refuse: 'not possible as asked',
};

function forPrograms(rehearsed: readonly Rehearsed[]): object {
  return rehearsed.map(({ gift, decision, approvals, given, notGiven, left }) => ({
    row: gift.row,
    at: gift.question.at,
    by: gift.by.name,
    role: gift.by.role,
    case: gift.question.about.case,
    give: gift.asked.kind,
    outcome: decision.outcome,
    given,
    notGiven,
    cost: decision.cost && writeMoney(decision.cost),
    reasons: decision.reasons.map(({ code, scope, subject, unmet }) => ({ code, scope, subject, unmet })),
    owed: decision.settles && { rule: decision.settles.rule, amount: writeMoney(decision.settles.amount) },
    largestAllowed: decision.largestAllowed && writeMoney(decision.largestAllowed),
    requires: decision.requires,
    approvals: approvals.map(({ by, answer }) => ({ by: by.name, role: by.role, answer })),
    left: left.map(({ grant, limit, used, left: rest }) => ({ grant, limit, used, left: rest })),
  }));
}

function sayAll(rehearsed: readonly Rehearsed[], policy: AuthorityPolicy): string {
  const given = rehearsed.filter((each) => each.given).length;
  const lines = rehearsed.flatMap((each) => sayOne(each, policy));
  return `${lines.join('\n')}\n\n${rehearsed.length} gifts asked, ${given} given.\n`;
}

function sayOne(
  { gift, decision, approvals, lacksEvidence, given, notGiven, left }: Rehearsed,
  policy: AuthorityPolicy,
): readonly string[] {
  const { at, about } = gift.question;
  const when = DateTime.fromJSDate(at, { zone: policy.zone }).toFormat('yyyy-MM-dd HH:mm');
  const amount = gift.asked.amount ?? gift.asked.cost;
  const what = [nameInWords(gift.asked.kind), amount && writeMoney(amount), gift.asked.units]
    .filter((part) => part !== null)
    .join(' ');
  const whom = gift.asked.passenger === null ? '' : ` for ${gift.asked.passenger}`;
  const who = gift.by.name === gift.by.role ? gift.by.role : `${gift.by.name} (${gift.by.role})`;
  const viewer = { locale: 'en-GB', zone: policy.zone };
  return [
    `${gift.row}. ${when}, ${about.case}, ${who}: ${what}${whom}: ${OUTCOME[decision.outcome]}.`,
    ...decision.reasons.map((reason) => `   ${reason.code}: ${sayReason(reason, viewer, { remedy: gift.asked.kind })}`),
    ...approvals.map(sayApproval),
    ...fateOf({ decision, lacksEvidence, given, notGiven }),
    ...left
      .filter(({ left: rest }) => rest !== null)
      .map(({ limit, left: rest }) => `   left: ${rest ?? '?'} (${limit})`),
  ];
}

function fateOf({
  decision,
  lacksEvidence,
  given,
  notGiven,
}: Pick<Rehearsed, 'decision' | 'lacksEvidence' | 'given' | 'notGiven'>): string[] {
  if (decision.outcome === 'refuse') return [];
  if (notGiven) return ['   Authorised, and not given in the end.'];
  if (lacksEvidence) return ['   Not given: it needs evidence that somebody has seen.'];
  if (decision.outcome === 'allow') return [];
  return [given ? '   Given.' : '   Not given: it waits.'];
}

function sayApproval({ by, answer }: Approval): string {
  const who = by.name === by.role ? by.role : `${by.name} (${by.role})`;
  if (answer === 'approved') return `   Approved by ${who}.`;
  if (answer === 'needs a second person') return `   Approved by ${who}; a second person is needed.`;
  return `   Not approved by ${who}: ${nameInWords(answer)}.`;
}
