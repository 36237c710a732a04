/** Who sees to restricted cases: a role for each thing they may be about. Pure. */
import { SENSITIVITIES, type Contacts, type Sensitivity } from '../policy.ts';
import { may, need, strictEntriesOf, type Read, type Spot } from './policy-sheet.ts';
import type { Terms } from './policy-terms.ts';
import { readKnown } from './policy-values.ts';

const KEYS: readonly (Sensitivity | 'otherwise')[] = [...SENSITIVITIES, 'otherwise'];

/** `restricted: { contacts: { injury: duty_manager, otherwise: general_manager } }`. */
export function readRestricted(terms: Terms): Read<Contacts> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['contacts']);
    return entries && need(spot, entries, 'contacts', (one) => readContacts(one, terms));
  };
}

function readContacts(spot: Spot, terms: Terms): Contacts | undefined {
  const entries = strictEntriesOf(spot, KEYS);
  if (!entries) return undefined;
  const read = KEYS.map((key) => [key, may(entries, key, readKnown('role', terms.roles))] as const);
  return read.some(([, role]) => role === undefined)
    ? undefined
    : new Map(read.flatMap(([key, role]) => (role == null ? [] : [[key, role] as const])));
}
