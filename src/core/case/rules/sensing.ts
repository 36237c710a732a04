/** What makes a case sensitive, read from its words, and whom of the members they may be about. Pure. */
import { colleaguesMeant } from '../../base/colleagues.ts';
import type { Triage } from '../../base/failures.ts';
import type { MemberId } from '../../base/ids.ts';
import { SENSITIVITIES, type Sensitivity } from '../../policy/policy.ts';
import type { Circumstances } from '../circumstances.ts';

export interface Sensed {
  readonly kinds: readonly Sensitivity[];
  readonly concerned: readonly MemberId[];
}

/** `text` is masked, `triage` what was read from it. */
export function sensedIn(
  text: string,
  { sensitivity, alsoSensitive = [] }: Pick<Triage, 'sensitivity' | 'alsoSensitive'>,
  ctx: Pick<Circumstances, 'workspace'>,
): Sensed {
  const read = [sensitivity, ...alsoSensitive].map((one) => one?.value);
  const kinds = read.flatMap((value) => SENSITIVITIES.filter((known) => known === value));
  const isAboutPeople = kinds.some((kind) => ABOUT_PEOPLE.includes(kind));
  const concerned = colleaguesMeant(text, ctx.workspace.members, isAboutPeople);
  return { kinds: concerned.length > 0 && kinds.length === 0 ? ['staff_misconduct'] : kinds, concerned };
}

/** Where somebody did something to somebody: a colleague who is named in such words may be who did. */
const ABOUT_PEOPLE: readonly Sensitivity[] = ['staff_misconduct', 'discrimination', 'safeguarding'];
