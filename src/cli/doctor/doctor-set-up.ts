/** The doctor's look at what was set up in chat: the organisation as it runs, and what of it holds no more. */
import type { Config } from '../../config.ts';
import { inForce } from '../../core/setup/settings.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { readSettings } from '../../db/setup/settings.ts';
import { withSetUp, type Organisation } from '../../organisation.ts';
import { sayIgnored } from '../io/ignored.ts';
import { count } from '../io/words.ts';
import { ok, warn, type Finding } from './finding.ts';

export interface SetUpFound {
  /** With what was set up in chat above its file. */
  readonly organisation: Organisation;
  readonly findings: readonly Finding[];
}

export async function checkSetUp(q: Queryable, { organisation: named, policy }: Config): Promise<SetUpFound> {
  const settings = await readSettings(q, named.workspace.id);
  const organisation = withSetUp(named, settings, new Set(policy.roles.keys()));
  const { ignored } = organisation.from;
  const held = inForce(settings).length - new Set(ignored.map(({ setting }) => setting)).size;
  const findings = ignored.map((one) => {
    const { said, todo } = sayIgnored(one);
    return warn('set-up', `${named.workspace.id}: ${said}`, todo);
  });
  if (held > 0) findings.unshift(ok('set-up', `${named.workspace.id}: ${count(held, 'setting')} made in chat`));
  return { organisation, findings };
}

/** What to do about a channel that is gone: where it was named, there it is named anew. */
export function nameAnew({ from }: Organisation, channel: string): string {
  const set = inForce(from.settings).find(({ value }) => value === channel);
  if (set === undefined) return 'name another one in amends.yaml';
  const [use = ''] = set.key.split('.');
  return `choose another one in chat, where ${set.by} set it: setup ${set.of.replace(':', ' ')} ${use} here`;
}
