/** Addresses of mail, as names under which somebody is known. Pure. */

export interface MailAddress {
  /** In small letters, without signs that are not seen; what identifies. */
  readonly address: string;
  /** As people wrote it; null when there is none, or when it is only the address again. */
  readonly name: string | null;
}

/** Signs that turn or hide what stands beside them, and control characters: in no address, and in no name. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\u034f/gu;
const ADDRESS = /[^\s<>()[\]",;:@]{1,64}@[^\s<>()[\]",;:@]{1,190}/;
const LONGEST_NAME = 100;

/** An address and a name as they came; null for what is no address. */
export function mailAddress(address: string | undefined, name?: string | null): MailAddress | null {
  const found = ADDRESS.exec((address ?? '').replace(UNSEEN, '').slice(0, 400))?.[0];
  if (found === undefined) return null;
  const bare = found.normalize('NFC').toLowerCase().replace(/\.+$/, '');
  return { address: bare, name: nameIn(name ?? '', bare) };
}

/** The first address in a line, e.g. `Ann Lee <ann@example.com>` or `ann@example.com [mailto:ann@example.com]`. */
export function addressIn(line: string): MailAddress | null {
  const clean = line.replace(UNSEEN, '').slice(0, 600);
  const found = ADDRESS.exec(clean);
  if (found === null) return null;
  return mailAddress(found[0], clean.slice(0, found.index));
}

function nameIn(name: string, address: string): string | null {
  const bare = name
    .replace(UNSEEN, '')
    .replace(/[<>"“”[\]*]|\bmailto:/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .trim();
  // a name that is another address only misleads
  return bare === '' || bare.includes('@') || bare.toLowerCase() === address ? null : bare;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
