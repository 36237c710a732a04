/** What letters to the customer change on a case. Pure. */
import type { RecoveryCase } from './case.ts';
import { heardFrom } from './evolve-contact.ts';
import type { CaseEvent } from './events.ts';

type Kind = 'letters_due' | 'letter_sent' | 'letter_reminded' | 'writing_chosen';
type Letter<K extends Kind> = Extract<CaseEvent, { kind: K }>;

export function withLetter(c: RecoveryCase, e: Letter<Kind>): RecoveryCase {
  switch (e.kind) {
    case 'letters_due':
      return { ...c, regulated: e.regulated };
    case 'letter_sent':
      return withSent(c, e);
    case 'letter_reminded':
      return withReminded(c, e);
    case 'writing_chosen':
      return { ...c, writes: e.voice };
  }
}

/** The customer hears from us by it. The last of each kind: a letter that is sent again takes the place of the first. */
function withSent(c: RecoveryCase, { letter, at, by }: Letter<'letter_sent'>): RecoveryCase {
  if (by === null) return c;
  const others = (c.lettersSent ?? []).filter((one) => one.letter !== letter);
  return { ...heardFrom(c, at), lettersSent: [...others, { letter, at, by }] };
}

function withReminded(c: RecoveryCase, { letter, reminder }: Letter<'letter_reminded'>): RecoveryCase {
  if (c.regulated === undefined) return c;
  const clocks = c.regulated.clocks.map((clock) =>
    clock.letter === letter ? { ...clock, reminded: reminder } : clock,
  );
  return { ...c, regulated: { ...c.regulated, clocks } };
}
