/** A secret that a sender carries as it is, because it signs nothing: as a password, in a header, or in the address it was given. Pure. */
import { isSame } from './mac.ts';
import { onlyValue, type Head } from './scheme.ts';

/** Whether the secret came with it: `Authorization: Basic …` (as password, or whole as `user:password`), `Bearer …`, or `?token=…`. */
export function isCarried(head: Pick<Head, 'headers' | 'url'>, secret: string): boolean {
  const [kind = '', given = ''] = (onlyValue(head.headers, 'authorization') ?? '').trim().split(/\s+/, 2);
  if (kind.toLowerCase() === 'bearer') return isSame(given, secret);
  if (kind.toLowerCase() === 'basic') return isPassword(given, secret);
  const query = new URLSearchParams(head.url.split('?').slice(1).join('?'));
  const tokens = ['token', 'secret', 'key'].flatMap((name) => query.getAll(name));
  return tokens.length === 1 && isSame(tokens[0] ?? '', secret);
}

/** Of `user:password` in base64 all of it, or the password. */
export function isPassword(given: string, secret: string): boolean {
  const whole = Buffer.from(given, 'base64').toString('utf8');
  const password = whole.slice(whole.indexOf(':') + 1);
  // both are compared, whatever the first one gave
  const [isWhole, isOnly] = [isSame(whole, secret), isSame(password, secret)];
  return whole.includes(':') && (isWhole || isOnly);
}
