/** Settings in a file beside the program, for whoever keeps them there: `.env`, or what `AMENDS_ENV_FILE` names; empty reads none. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Puts them into the environment. What stands there already stays, and an empty line sets nothing. */
export function readEnvFile(env: NodeJS.ProcessEnv): void {
  const file = env['AMENDS_ENV_FILE'] ?? '.env';
  if (file === '' || !existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    if (value !== undefined && value !== '') env[name] ??= value;
  }
}
