/** The doctor's look at the numbers an operator is answerable for: the policy's, its rates', and those of the packs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInForce } from '../../core/policy/in-force.ts';
import { approverNotes, teamNotes } from '../../core/policy/reader/policy-warnings.ts';
import { sayNote } from '../../core/policy/reader/policy-faults.ts';
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { readPack } from '../../core/triage/packs.ts';
import type { Config } from '../../config.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import type { Io } from '../verb.ts';
import { count } from '../io/words.ts';

const DAY_MS = 86_400_000;
/** Rates this near to their end are worth a line: the day after it, every other currency asks. */
const SOON_DAYS = 7;
const PACKS = fileURLToPath(new URL('../../../packs', import.meta.url));
const DEMO_POLICY = fileURLToPath(new URL('../../../demo/policy.yaml', import.meta.url));

/** The policy of the configuration, or that of AMENDS_POLICY where the rest of it is broken; the demo's without either. */
export function checkPolicy(config: Config | null, io: Io): readonly Finding[] {
  const file = config?.policyFile ?? io.env['AMENDS_POLICY'] ?? DEMO_POLICY;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [fail('policy', `${file} cannot be read`, 'set AMENDS_POLICY to the path of your policy')];
  }
  const read = readPolicy(text, file, io.now());
  if (!read.ok) {
    const said = `${file} has ${count(read.faults.length, 'fault')}`;
    return [fail('policy', said, `run: amends policy check ${file}`)];
  }
  const { policy, warnings } = read;
  const notes = config === null ? [] : notesOfPeople(policy, config);
  const advice = 'look at the file; docs/policy.md says what each code means';
  return [
    isInForce(policy, io.now())
      ? ok('policy', `${policy.id}, version ${policy.version.slice(0, 12)}, in force`)
      : fail('policy', `${policy.id} is not in force today`, 'mend effective.from and effective.until'),
    ...warnings.map((warning) => warn('policy', sayFault(file, warning), advice)),
    ...notes.map((note) => warn('policy', note, advice)),
    ...rates(policy, io.now()),
  ];
}

function notesOfPeople(policy: AuthorityPolicy, { organisation: { workspace } }: Config): string[] {
  const teams = workspace.teams.map(({ id }) => id);
  return [...teamNotes(policy, teams), ...approverNotes(policy, workspace.members)].map(sayNote);
}

/** Rates that are past their age are W09 already. */
function rates(policy: AuthorityPolicy, now: Date): readonly Finding[] {
  if (policy.rates === null) return [];
  const { asOf, maxAgeDays } = policy.rates;
  const age = Math.floor((now.getTime() - asOf.getTime()) / DAY_MS);
  const left = maxAgeDays - age;
  if (left < 0) return [];
  const said = `${count(age, 'day')} old, good for ${count(left, 'more day', 'more days')}`;
  return [left <= SOON_DAYS ? warn('rates', said, 'bring money.rates up to date') : ok('rates', said)];
}

/** The playbook packs that come with Amends. */
export function checkPacks(now: Date): readonly Finding[] {
  const files = readdirSync(PACKS)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted();
  const found = files.flatMap((file): readonly Finding[] => {
    const read = readPack(readFileSync(path.join(PACKS, file), 'utf8'), file);
    if (!read.ok) return [fail('packs', `${file} does not load: ${read.faults[0] ?? ''}`, 'install Amends anew')];
    const { name, reviewBy } = read.pack;
    if (now < reviewBy) return [];
    const said = `the numbers of "${name}" were to be looked at again by ${reviewBy.toISOString().slice(0, 10)}`;
    return [warn('packs', said, 'check them at their sources, or install a newer Amends')];
  });
  return found.length > 0 ? found : [ok('packs', `${count(files.length, 'pack')}, none past its review date`)];
}
