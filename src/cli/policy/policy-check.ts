/** `amends policy check FILE`: every fault with its place, every warning, and the policy in plain words. */
import { policyInWords } from '../../core/policy/words/policy-in-words.ts';
import { sayNote, type PolicyNote } from '../../core/policy/reader/policy-faults.ts';
import { agentNotes, approverNotes, roleNotes, teamNotes } from '../../core/policy/reader/policy-warnings.ts';
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { Environment } from '../../config.ts';
import { organisationOf, textOf } from '../io/files.ts';
import { exactly, isSet, Refused, toJson, type Verb } from '../verb.ts';
import { count } from '../io/words.ts';

export const policyCheck: Verb = {
  options: { strict: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [file = ''] = exactly(asked, 'FILE');
    const checked = check(file, io.env, io.now());
    const strict = isSet(asked, 'strict');
    const bad = [...checked.faults, ...(strict ? checked.warnings : [])];
    const ok = bad.length === 0;
    if (isSet(asked, 'json')) await io.out(toJson({ ok, file, ...checked }));
    else if (ok) {
      for (const warning of checked.warnings) await io.err(`${warning.said}\n`);
      await io.out(`${checked.words.join('\n')}\n\n${file}: fine${warned(checked.warnings.length)}.\n`);
    }
    if (ok) return;
    const why = `${file}: ${count(bad.length, 'fault')}${strict ? ' (warnings count, because of --strict)' : ''}.`;
    throw new Refused([...checked.faults, ...checked.warnings].map(({ said }) => said).join('\n') + `\n${why}`);
  },
};

const warned = (warnings: number): string => (warnings === 0 ? '' : `, with ${count(warnings, 'warning')}`);

interface Remark {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  /** Null for what only the people of AMENDS_CONFIG show. */
  readonly line: number | null;
  readonly column: number | null;
  readonly said: string;
}

interface Checked {
  readonly id: string | null;
  readonly version: string | null;
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
  readonly words: readonly string[];
}

function check(file: string, env: Environment, at: Date): Checked {
  const read = readPolicy(textOf(file), file, at);
  if (!read.ok) {
    const faults = read.faults.map((fault) => ({ ...fault, said: sayFault(file, fault) }));
    return { id: null, version: null, faults, warnings: [], words: [] };
  }
  const people = notesOfPeople(read.policy, file, env);
  return {
    id: read.policy.id,
    version: read.policy.version,
    faults: people.filter(({ code }) => code.startsWith('P')),
    warnings: [
      ...read.warnings.map((warning) => ({ ...warning, said: sayFault(file, warning) })),
      ...people.filter(({ code }) => code.startsWith('W')),
    ],
    words: policyInWords(read.policy),
  };
}

/** What only the people and teams of AMENDS_CONFIG show: roles and teams nobody knows, people nobody can approve for. */
function notesOfPeople(policy: AuthorityPolicy, file: string, env: Environment): readonly Remark[] {
  const found = organisationOf(env);
  if (found === null) return [];
  const { members, teams, agents = [] } = found.organisation.workspace;
  const ofPeople = [
    ...roleNotes(policy, [...members, ...agents]),
    ...approverNotes(policy, members),
    ...agentNotes(policy, agents),
  ];
  const ofTeams = teamNotes(
    policy,
    teams.map(({ id }) => id),
  );
  const remark =
    (where: string) =>
    (note: PolicyNote): Remark => ({ ...note, line: null, column: null, said: `${where}: ${sayNote(note)}` });
  return [...ofTeams.map(remark(file)), ...ofPeople.map(remark(found.file))];
}
