/** The way in for other systems over HTTP, where amends.yaml names any. */
import { makeIntakeDoor } from '../app/door/make-intake-door.ts';
import type { Shell } from '../app/shell.ts';
import { makeBodies, MOST_MAIL_TOGETHER } from '../bodies.ts';
import { makeIntake, type IntakeNeeds } from './listen.ts';

/** All it needs but what is made of the shell; see `IntakeNeeds`. */
export function openIntake(
  shell: Shell,
  needs: Pick<IntakeNeeds, 'sources' | 'bodies' | 'publicUrl' | 'ask'>,
): { readonly intake?: ReturnType<typeof makeIntake> } {
  if (needs.sources.length === 0) return {};
  const mails = makeBodies(MOST_MAIL_TOGETHER);
  return { intake: makeIntake({ ...shell, door: makeIntakeDoor(shell), ...needs, mails }) };
}
