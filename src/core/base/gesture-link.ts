/** The link of a printable note, and the code that stands on it: both made of the gift alone, so that nothing is stored. Pure. */
import { createHmac } from 'node:crypto';
import { readCaseId, thingId, type CaseId, type ThingId } from './ids.ts';
import { readSigned, signedToken } from './signed-link.ts';

export interface GestureLink {
  readonly case: CaseId;
  /** What was given. */
  readonly action: ThingId;
  /** The first moment at which the note does not hold any more, whatever becomes of the gift; whole seconds. */
  readonly expires: Date;
}

export const gestureToken = ({ case: id, action, expires }: GestureLink, secret: Uint8Array): string =>
  signedToken('note', { about: `${id}.${action}`, expires }, secret);

/** Undefined for everything that `gestureToken` did not make with this secret. */
export function readGestureToken(token: string, secret: Uint8Array): GestureLink | undefined {
  const signed = readSigned('note', token, secret);
  const [of = '', what = ''] = signed?.about.split('.') ?? [];
  const [id, action] = [readCaseId(of), thingId.safeParse(what)];
  if (signed === undefined || id === undefined || !action.success) return undefined;
  return { case: id, action: action.data, expires: signed.expires };
}

/** Crockford's letters and digits: none is taken for another when it is read aloud. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** `7KQ2-M4XD-90TA`: 60 bits of the gift and the secret, always the same for one gift. */
export function gestureCode(action: ThingId, secret: Uint8Array): string {
  const mac = createHmac('sha256', secret).update(`note code\n${action}`).digest();
  const signs = Array.from(mac.subarray(0, LENGTH), (byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return signs.replaceAll(/(.{4})(?=.)/g, '$1-');
}
