/**
 * Settings from files. Beside the program: `.env`, or what `AMENDS_ENV_FILE` names; empty reads none. And one secret in a
 * file of its own, as containers get them: `DATABASE_URL_FILE=/run/secrets/database-url` is DATABASE_URL.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Settings of ours; what else ends in `_FILE` belongs to somebody else. */
const IN_A_FILE = /^(?<name>(?:DATABASE|AMENDS|SLACK|TEAMS|ENTRA|OPENAI|OTEL)_\w+)_FILE$/;
const NO_SECRET = new Set(['AMENDS_ENV_FILE']);

/**
 * Puts them into the environment. What stands there already stays, and an empty line sets nothing. Gives what is wrong
 * with files of secrets, each with what to do; empty: nothing.
 */
export function readEnvFile(env: NodeJS.ProcessEnv): readonly string[] {
  const file = env['AMENDS_ENV_FILE'] ?? '.env';
  if (file !== '' && existsSync(file)) {
    for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
      if (value !== undefined && value !== '') env[name] ??= value;
    }
  }
  return Object.keys(env).flatMap((named) => {
    const name = NO_SECRET.has(named) ? undefined : IN_A_FILE.exec(named)?.groups?.['name'];
    const fault = name === undefined ? null : readSecret(env, name, named);
    return fault === null ? [] : [fault];
  });
}

function readSecret(env: NodeJS.ProcessEnv, name: string, named: string): string | null {
  const file = env[named] ?? '';
  // whoever is started by us gets the secret, and must not find it twice
  delete env[named];
  if (file === '') return null;
  if ((env[name] ?? '') !== '') return `${name} and ${named} are both set: take one of them out`;
  try {
    // whoever writes a file ends its line; no secret ends in white space
    env[name] = readFileSync(file, 'utf8').trim();
  } catch {
    return `${named}: ${file} cannot be read; name a file that the user Amends runs as may read`;
  }
  return env[name] === '' ? `${named}: ${file} is empty; write ${name} into it` : null;
}

/** The same, for a process that cannot go on with faults: says them, and ends it. */
export function readEnvFileOrEnd(): void {
  const faults = readEnvFile(process.env);
  if (faults.length === 0) return;
  process.stderr.write(`Amends cannot start:\n${faults.map((fault) => `  - ${fault}\n`).join('')}`);
  process.exit(1);
}
