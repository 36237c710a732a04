/** The part of a survey's link that says which one it is: an id and until when it takes an answer, signed; nothing of the customer, nothing to guess. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { thingId, type ThingId } from './ids.ts';

export interface SurveyLink {
  readonly id: ThingId;
  /** The first moment at which it takes no answer any more; whole seconds. */
  readonly expires: Date;
}

/** 192 bits: nobody tries them out. */
const MAC_BYTES = 24;
const SHAPE = /^([a-z]{3}_[A-Za-z0-9_-]{4,64})\.([1-9a-z][0-9a-z]{0,8})\.([A-Za-z0-9_-]{32})$/;

/** As it stands in the address: letters, digits, `_`, `-` and `.` alone. */
export function surveyToken({ id, expires }: SurveyLink, secret: Uint8Array): string {
  const until = Math.floor(expires.getTime() / 1000).toString(36);
  return `${id}.${until}.${macOf(id, until, secret).toString('base64url')}`;
}

/** Undefined for everything that `surveyToken` did not make with this secret. */
export function readSurveyToken(token: string, secret: Uint8Array): SurveyLink | undefined {
  const [, id = '', until = '', mac = ''] = SHAPE.exec(token) ?? [];
  if (id === '') return undefined;
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(id, until, secret))) return undefined;
  return { id: thingId.parse(id), expires: new Date(Number.parseInt(until, 36) * 1000) };
}

const macOf = (id: string, until: string, secret: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`survey\n${id}\n${until}`).digest().subarray(0, MAC_BYTES);
