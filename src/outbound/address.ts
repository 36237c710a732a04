/** Where a receiver may be: anywhere in public, and inside only where the operator says so. Judged by the address that is connected to. */
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** Loopback, private, link-local, unique-local, reserved, and public ones only as IPv6 wraps an IPv4 that is: everything but plain unicast is inside. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'EPRIVATE';
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A `lookup` for node's sockets: a name that means an inner address is refused as it is connected to, whatever it meant a
 * moment ago. Addresses that need no looking up never come here: `mayConnect` looks at those.
 */
export function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    const allowed = addresses.filter(({ address }) => isPublic(address));
    const [first] = allowed;
    if (first === undefined) return found(new NotPublic(`${hostname} is an address inside`), []);
    return options.all === true ? found(null, allowed) : found(null, first.address, first.family);
  });
}

/** False for an address inside, written as such. */
export function mayConnect({ hostname }: URL): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '');
  return !ipaddr.isValid(plain) || isPublic(plain);
}
