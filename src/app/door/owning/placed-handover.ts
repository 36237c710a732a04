/** A handover as it was typed → the command: who is meant is looked up among those who work here. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { HandTo } from '../../../core/case/handover.ts';
import { splitReason, withoutBecause } from '../hearing.ts';
import type { Wish } from '../door.ts';
import { meant, namesIn, type Around } from '../whom-meant.ts';

export type Placed<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly name: string };

export function placedHandover(
  wish: Extract<Wish, { kind: 'handover' }>,
  around: Around,
): Placed<{ readonly command: Command }> {
  const read = whomMeant(wish.typed, around);
  if (!read.ok) return read;
  return { ok: true, command: { kind: 'hand_over', case: wish.case, to: read.to, because: read.because } };
}

/** "@bob the guest calls at five" · "Bob Lang because …" · "team kitchen …": whom, and the sentence; null where there is none. */
export function whomMeant(
  typed: string,
  around: Around,
): Placed<{ readonly to: HandTo; readonly because: string | null }> {
  const [before, reason] = splitReason(typed);
  const whole = reason === undefined ? undefined : meant(before, around);
  if (whole !== undefined) return { ok: true, to: whole, because: unquoted(reason ?? '') };
  for (const name of namesIn(typed)) {
    const to = meant(name, around);
    if (to === undefined) continue;
    const behind = typed.slice(name.length).replace(/^[\s,;:.–-]+/u, '');
    const because = unquoted(withoutBecause(behind));
    return { ok: true, to, because: because === '' ? null : because };
  }
  return { ok: false, name: namesIn(typed).at(-1) ?? typed };
}
