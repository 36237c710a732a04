/** `amends policy diff OLD NEW`: what changes for whom, in words. */
import { differences } from './differences.ts';
import type { Difference } from './differences-of-roles.ts';
import { policyFrom } from '../io/files.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';

export const policyDiff: Verb = {
  options: { json: { type: 'boolean' } },
  async run(asked, io) {
    const [older = '', newer = ''] = exactly(asked, 'OLD', 'NEW');
    const before = policyFrom(older, io.now());
    const after = policyFrom(newer, io.now());
    const changes = differences(before.policy, after.policy);
    if (isSet(asked, 'json')) {
      const version = (policy: typeof before.policy) => ({ id: policy.id, version: policy.version });
      await io.out(toJson({ old: version(before.policy), new: version(after.policy), changes }));
      return;
    }
    await io.out(changes.length === 0 ? nothing(before.text === after.text) : `${said(changes).join('\n')}\n`);
  },
};

const nothing = (same: boolean): string =>
  same
    ? 'Nothing changed: the two files are the same.\n'
    : 'Nothing changed: the files differ only in comments, order or layout; they say the same.\n';

/** Under a heading for each role, and one for what is everybody's. */
function said(changes: readonly Difference[]): string[] {
  const lines: string[] = [];
  let heading: string | undefined;
  for (const { roles, text } of changes) {
    const here = roles[0] === undefined ? 'For everybody:' : `${roles[0]}:`;
    if (here !== heading) lines.push(...(heading === undefined ? [] : ['']), here);
    heading = here;
    lines.push(`- ${text}`);
  }
  return lines;
}
