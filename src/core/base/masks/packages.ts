/**
 * Well-kept packages that know how telephone, account and identity numbers are made. They are pure, but dear to load:
 * a start does without them, and the first text with something that may be such a number loads what it asks for.
 */
import { createRequire } from 'node:module';
import type * as Ibans from 'ibantools';
import type * as Telephones from 'libphonenumber-js/min';
import type { Validator } from 'stdnum';
import { lazily } from '../lazily.ts';

const load = createRequire(import.meta.url);

/** How the world writes and numbers its telephones. */
export const telephony = lazily(() => load('libphonenumber-js/min') as typeof Telephones);
/** Lengths and check digits of IBANs, as the registry has them. */
export const banking = lazily(() => load('ibantools') as typeof Ibans);

const checks = new Map<string, Pick<Validator, 'validate'>>();
/** Whether a number passes the check of one kind of identity number, named as `stdnum` files it: `fr/nir`. */
export function passesCheck(kind: string, number: string): boolean {
  const known = checks.get(kind) ?? (load(`stdnum/lib/cjs/${kind}`) as Pick<Validator, 'validate'>);
  checks.set(kind, known);
  return known.validate(number).isValid;
}
