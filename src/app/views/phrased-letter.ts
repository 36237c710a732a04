/** A letter as a model phrased it, with who signs and what the customer goes by put back in; null where there is none of what stands now. Reads only. */
import type { Member } from '../../core/base/members.ts';
import { oneLine } from '../../core/base/text.ts';
import { KEPT_BACK } from '../../core/hints/kept-back.ts';
import type { LetterKind, Voice } from '../../core/letters/letter.ts';
import { draftOf } from '../../cards/letters/draft-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { preparedHint } from '../hints/prepared.ts';
import type { Shell } from '../shell.ts';
import type { CaseContext } from './case-view.ts';
import { phrased } from './hints.ts';

export interface LetterMeant {
  readonly letter: LetterKind;
  readonly voice: Voice;
}

export async function phrasedLetterOf(
  shell: Shell,
  { case: c, ctx }: CaseContext,
  { letter, voice }: LetterMeant,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<{ readonly text: string; readonly model: string } | null> {
  const { hints } = shell;
  if (hints === undefined) return null;
  const of = { kind: 'letter', case: c.id, letter, voice, zone: viewer.zone } as const;
  const prepared = await preparedHint(shell, hints, of);
  const text = prepared === null ? null : await phrased(shell, of, prepared.key);
  if (text === null) return null;
  const house = ctx.workspace.name;
  const composed = draftOf(c, { letter, voice, by: member.id, house }, viewer);
  return { text: signed(text, composed, [viewer.name(member.id), house]), model: hints.model };
}

/** The line of the reference is the first of the composed letter, where it has one; names stand where they were kept back. */
function signed(text: string, composed: string, [name, house]: readonly [string, string]): string {
  const [first = '', second = ''] = composed.split('\n\n');
  // a greeting ends in a comma; a reference does not
  const reference = first.endsWith(',') || second === '' ? '' : `${first}\n\n`;
  const at = text.lastIndexOf(KEPT_BACK);
  const below = [oneLine(name), oneLine(house)].filter((line) => line !== '').join('\n');
  const body = `${text.slice(0, at)}${below}${text.slice(at + KEPT_BACK.length)}`;
  return reference + body.replaceAll(KEPT_BACK, oneLine(name));
}
