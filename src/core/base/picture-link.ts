/** The address of a picture: what it is of, signed, so that nobody finds one by guessing and nothing is stored. Pure. */
import { readCaseId, thingId, type CaseId, type ThingId } from './ids.ts';
import { readSigned, signedToken } from './signed-link.ts';

/** What a picture is of. */
export interface PictureSubject {
  readonly kind: 'thanks';
  readonly case: CaseId;
  readonly shoutOut: ThingId;
}

export interface PictureLink {
  readonly of: PictureSubject;
  /** Another one for a picture that shows something else, so that nobody keeps showing the former: letters, digits, `_` and `-`. */
  readonly version: string;
  /** The first moment at which it is not shown any more; whole seconds. */
  readonly expires: Date;
}

export const pictureToken = ({ of, version, expires }: PictureLink, secret: Uint8Array): string =>
  signedToken('picture', { about: `${of.kind}.${of.case}.${of.shoutOut}.${version}`, expires }, secret);

/** Undefined for everything that `pictureToken` did not make with this secret. */
export function readPictureToken(token: string, secret: Uint8Array): PictureLink | undefined {
  const signed = readSigned('picture', token, secret);
  const [kind, of = '', what = '', version = ''] = signed?.about.split('.') ?? [];
  const [id, shoutOut] = [readCaseId(of), thingId.safeParse(what)];
  if (signed === undefined || kind !== 'thanks' || id === undefined || !shoutOut.success) return undefined;
  return { of: { kind, case: id, shoutOut: shoutOut.data }, version, expires: signed.expires };
}
