/** What the addresses that customers open have in common: what they are about and until when, signed; nothing in them to guess. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Signed {
  /** Letters, digits, `_`, `-` and `.` alone. */
  readonly about: string;
  /** The first moment at which it does not hold any more; whole seconds. */
  readonly expires: Date;
}

/** 192 bits: nobody tries them out. */
const MAC_BYTES = 24;
const SHAPE = /^([A-Za-z0-9_.-]{1,140})\.([1-9a-z][0-9a-z]{0,8})\.([A-Za-z0-9_-]{32})$/;

/** As it stands in the address. What is signed for one purpose is nothing for another. */
export function signedToken(purpose: string, { about, expires }: Signed, secret: Uint8Array): string {
  const until = Math.floor(expires.getTime() / 1000).toString(36);
  return `${about}.${until}.${macOf(purpose, about, until, secret).toString('base64url')}`;
}

/** Undefined for everything that `signedToken` did not make for this purpose with this secret. */
export function readSigned(purpose: string, token: string, secret: Uint8Array): Signed | undefined {
  const [, about = '', until = '', mac = ''] = SHAPE.exec(token) ?? [];
  if (about === '') return undefined;
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(purpose, about, until, secret))) return undefined;
  return { about, expires: new Date(Number.parseInt(until, 36) * 1000) };
}

const macOf = (purpose: string, about: string, until: string, secret: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\n${about}\n${until}`).digest().subarray(0, MAC_BYTES);
