/** The doctor's look at personal data: that it is masked, and what of it is kept. */
import { redact } from '../../core/base/redact.ts';
import type { Organisation } from '../../organisation.ts';
import { fail, ok, type Finding } from './finding.ts';
import { count } from '../io/words.ts';

const DAY_MS = 86_400_000;
/** One of each kind, made up. */
const TRIED =
  '4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, a@customer.example, +44 20 7946 0958, 536-22-4821, password: Abc!123x';
const KINDS = 6;

/** The packages that know numbers are loaded by the first text with one: better here than in the middle of a complaint. */
export function checkPersonal({ originalsKeptMs }: Pick<Organisation, 'originalsKeptMs'>): readonly Finding[] {
  try {
    const masked = new Set(redact(TRIED).masked).size;
    if (masked < KINDS) return [fail('personal data', `only ${masked} of ${KINDS} kinds are masked`, 'run: npm ci')];
  } catch {
    return [fail('personal data', 'what knows telephone and account numbers cannot be loaded', 'run: npm ci')];
  }
  const kept =
    originalsKeptMs === null
      ? 'is kept nowhere'
      : `is kept encrypted for ${count(originalsKeptMs / DAY_MS, 'day')}, without card numbers and passwords`;
  return [ok('personal data', `masked before it is stored; what is masked ${kept}`)];
}
