/** Which organisations the environment names, with their files, and what of the environment is each one's own. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { separated } from './core/base/text.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface NamedOrganisation {
  /** Its `amends.yaml`. */
  readonly file: string;
  readonly text: string;
  /** Undefined where nobody names one. */
  readonly policyFile: string | undefined;
  /** As the file says it, unchecked; undefined where it cannot be read there. */
  readonly id: string | undefined;
  /** The environment, with what stands in it for this organisation alone in place of what stands for all. */
  readonly env: Environment;
}

/**
 * `AMENDS_CONFIG` names files, with commas between them, or a folder: then the `amends.yaml` of each folder in it. The policy
 * of each is what its own `policy` names, else what `AMENDS_POLICY` names (one for all, or one for each in the same order),
 * else the `policy.yaml` beside it. Empty where no file is named; what is wrong goes into `faults`.
 */
export function namedOrganisations(env: Environment, faults: string[]): readonly NamedOrganisation[] {
  const files = filesNamed(env['AMENDS_CONFIG'] ?? '', faults);
  const policies = separated(env['AMENDS_POLICY']);
  if (policies.length > 1 && policies.length !== files.length)
    faults.push(
      `AMENDS_POLICY names ${policies.length} policies, AMENDS_CONFIG ${files.length} organisations: name one for all, or one for each in the same order`,
    );
  const isOne = files.length === 1;
  return files.flatMap((file, n): readonly NamedOrganisation[] => {
    const text = textOf(file);
    if (text === undefined) {
      faults.push(`AMENDS_CONFIG: ${file} cannot be read`);
      return [];
    }
    const id = idIn(text);
    const policyFile = policyBeside(file, text) ?? (isOne ? env['AMENDS_POLICY']?.trim() : undefined);
    const usual = policies.length > 1 ? policies[n] : policies[0];
    const own = id === undefined ? env : ownOf(env, id);
    return [
      {
        file,
        text,
        id,
        policyFile: blankAsNone(policyFile) ?? usual ?? policyInFolder(file),
        env: isOne ? own : ofSeveral(own, text),
      },
    ];
  });
}

/** The environment as it would be if this organisation were the only one. */
export const envOfOne = ({ file, policyFile, env }: NamedOrganisation): Environment => ({
  ...env,
  AMENDS_CONFIG: file,
  ...(policyFile !== undefined && { AMENDS_POLICY: policyFile }),
});

const blankAsNone = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function filesNamed(named: string, faults: string[]): readonly string[] {
  // a path may hold a comma
  const entries = kindOf(named.trim()) === undefined ? separated(named) : [named.trim()];
  return entries.flatMap((entry) => {
    if (kindOf(entry) !== 'folder') return [entry];
    const below = readdirSync(entry, { withFileTypes: true }).filter((one) => one.isDirectory());
    const folders = [entry, ...below.map(({ name }) => path.join(entry, name)).toSorted()];
    const files = folders.map((folder) => path.join(folder, 'amends.yaml')).filter((file) => existsSync(file));
    if (files.length === 0)
      faults.push(
        `AMENDS_CONFIG: ${entry} holds no amends.yaml, nor does a folder in it: give each organisation a folder`,
      );
    return files;
  });
}

function kindOf(entry: string): 'file' | 'folder' | undefined {
  const found = entry === '' ? undefined : statSync(entry, { throwIfNoEntry: false });
  return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Of a file of thousands of people only the few lines below one key: it is read whole, and judged, by others. */
function below(text: string, key: string): unknown {
  const lines = new RegExp(`^${key}:[^\\n]*(?:\\n(?:[ \\t#][^\\n]*|\\r?))*`, 'm').exec(text)?.[0];
  try {
    const read: unknown = lines === undefined ? undefined : parse(lines);
    return typeof read === 'object' && read !== null && key in read ? Reflect.get(read, key) : undefined;
  } catch {
    return undefined;
  }
}

function wordBelow(text: string, key: string, word: string): string | undefined {
  const read = below(text, key);
  const value: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, word) : undefined;
  return typeof value === 'string' ? value : undefined;
}

const idIn = (text: string): string | undefined => wordBelow(text, 'workspace', 'id');

function policyBeside(file: string, text: string): string | undefined {
  const named = below(text, 'policy');
  return typeof named === 'string' && named.trim() !== '' ? path.resolve(path.dirname(file), named.trim()) : undefined;
}

function policyInFolder(file: string): string | undefined {
  const beside = path.join(path.dirname(file), 'policy.yaml');
  return existsSync(beside) ? beside : undefined;
}

/** What names variables of one organisation: `SLACK_BOT_TOKEN__HARBOUR_INN` is that of `harbour-inn`. */
const ownSuffix = (id: string): string => `__${id.toUpperCase().replaceAll('-', '_')}`;

/** As a variable of an organisation alone is called. */
export const ownName = (name: string, id: string): string => `${name}${ownSuffix(id)}`;

function ownOf(env: Environment, id: string): Environment {
  const suffix = ownSuffix(id);
  const own = Object.entries(env).flatMap(([name, value]) =>
    name.endsWith(suffix) && (value ?? '').trim() !== '' ? [[name.slice(0, -suffix.length), value] as const] : [],
  );
  return own.length === 0 ? env : { ...env, ...Object.fromEntries(own) };
}

/** Among several each is on the platforms that its own file or its own variables name. */
function ofSeveral(env: Environment, text: string): Environment {
  const id = idIn(text) ?? '';
  const isOwn = (name: string): boolean => (env[ownName(name, id)] ?? '').trim() !== '';
  const tenant = isOwn('TEAMS_TENANT_IDS') ? env['TEAMS_TENANT_IDS'] : wordBelow(text, 'microsoft', 'tenant');
  const isInSlack = below(text, 'slack') !== undefined;
  const without = (prefix: string) => (name: string) => name.startsWith(prefix);
  const gone = [...(tenant === undefined ? [without('TEAMS_')] : []), ...(isInSlack ? [] : [without('SLACK_')])];
  return Object.fromEntries(
    [
      ...Object.entries(env).filter(([name]) => !gone.some((is) => is(name))),
      ['TEAMS_TENANT_IDS', tenant] as const,
    ].filter(([, value]) => value !== undefined),
  );
}
