/** What a system says in a notice of its own became of a remedy, and what it is answered. */
import { heardBack } from '../../deliveries/heard-back.ts';
import type { Shell } from '../../shell.ts';
import type { ReceivedFulfilment, TakenIn } from '../intake-door.ts';

export async function settledBy(
  shell: Shell,
  delivery: { readonly key: string; readonly at: Date },
  said: ReceivedFulfilment,
): Promise<TakenIn> {
  const handled = await heardBack(shell, delivery, said);
  if (!handled.ok) return { kind: 'no_such_remedy' };
  const { said: heard, case: c } = handled;
  if (heard.kind !== 'heard' || heard.how === 'taken') return { kind: 'case', case: c.id };
  return heard.how === 'contradicts' ? { kind: 'contradicts', case: c.id } : { kind: 'no_such_remedy' };
}
