/** What of a case is for few, must stay, or is gone for good: the part of `evolve` that guards what it tells. Pure. */
import type { RecoveryCase } from './case.ts';
import { withoutCustomer } from './erased.ts';
import type { CaseEvent } from './events.ts';
import { withoutGone } from './unnamed.ts';

type Guarding = Extract<CaseEvent, { kind: 'restricted' | 'lifted' | 'erased' | 'held' | 'hold_ended' }>;

export function guarded(c: RecoveryCase, e: Guarding): RecoveryCase {
  switch (e.kind) {
    case 'restricted': {
      const [sensitivity = null, ...also] = e.sensitivities;
      return {
        ...without(c, 'alsoSensitive'),
        sensitivity,
        contacts: e.contacts,
        ...(also.length > 0 && { alsoSensitive: also }),
      };
    }
    case 'lifted':
      return { ...without(c, 'alsoSensitive'), sensitivity: null };
    case 'erased':
      return e.counted === null ? withoutGone(c) : withoutCustomer(c, e.counted, e.at);
    case 'held':
      return { ...c, ...(e.by !== null && { hold: { because: e.because, by: e.by, at: e.at } }) };
    case 'hold_ended':
      return without(c, 'hold');
  }
}

function without(c: RecoveryCase, field: 'alsoSensitive' | 'hold'): RecoveryCase {
  const { [field]: _, ...rest } = c;
  return rest;
}
