/** The playbook packs that come with Amends, each read once, when a policy first names it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { readPack, type Pack } from '../../core/triage/packs.ts';
import type { Log } from '../../log.ts';

const PACKS = fileURLToPath(new URL('../../../packs', import.meta.url));

/** Of the packs those that policies name, and the general one. */
export function packShelf(log: Log): (policies: readonly AuthorityPolicy[]) => readonly Pack[] {
  const there = new Set(readdirSync(PACKS));
  const read = new Map<string, Pack | null>();
  return (policies) => {
    const named = new Set(['general', ...policies.flatMap((p) => p.pack?.source ?? [])].map((name) => `${name}.yaml`));
    return [...named].flatMap((file) => {
      if (!read.has(file)) read.set(file, there.has(file) ? packOf(file, log) : null);
      return read.get(file) ?? [];
    });
  };
}

/** One that does not load is a bug of ours, said when it is first wanted and left out. */
function packOf(file: string, log: Log): Pack | null {
  const read = readPack(readFileSync(path.join(PACKS, file), 'utf8'), file);
  if (!read.ok) log.error('pack left out', { file, faults: read.faults.length });
  return read.ok ? read.pack : null;
}
