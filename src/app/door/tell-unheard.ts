/** A no that nobody waits for any more, or that the platform did not take: it is told as a message of its own. */
import { thingId } from '../../core/base/ids.ts';
import { callingLately } from '../caller.ts';
import { keepUnheard } from '../keep/unheard-answers.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import type { AcceptedWish, Reply } from './door.ts';
import { hashed } from './hashed.ts';

/** Once for each wish, however often it is tried. Whoever is no member is told nothing: false. */
export async function tellUnheard(shell: Shell, { key, caller }: AcceptedWish, { say }: Reply): Promise<boolean> {
  const { member } = await callingLately(shell, caller);
  if (member === null) return false;
  const of = thingId.parse(`ans_${hashed([key]).slice(0, 24)}`);
  await keepUnheard(shell, of, say);
  const subject = { kind: 'unheard', of, to: member.id } as const;
  const message = { subject, platform: caller.platform, dest: { kind: 'person', member: member.id } } as const;
  await want(shell, { kind: 'once', message });
  return true;
}
