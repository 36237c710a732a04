/** The address of a picture: what it is of, signed, so that nobody finds one by guessing and nothing is stored. Pure. */
import { readCaseId, thingId, type CaseId, type ThingId } from './ids.ts';
import { parseSubject, printSubject, type MessageSubject } from './message-subject.ts';
import { readSigned, signedToken } from './signed-link.ts';

/** What a picture is of. */
export type PictureSubject =
  | { readonly kind: 'thanks'; readonly case: CaseId; readonly shoutOut: ThingId }
  /** A chart of a message that was posted: of which, and which of its charts, from 0. */
  | { readonly kind: 'chart'; readonly of: MessageSubject; readonly nth: number };

export interface PictureLink {
  readonly of: PictureSubject;
  /** Another one for a picture that shows something else, so that nobody keeps showing the former: letters, digits, `_` and `-`. */
  readonly version: string;
  /** The first moment at which it is not shown any more; whole seconds. */
  readonly expires: Date;
}

export const pictureToken = ({ of, version, expires }: PictureLink, secret: Uint8Array): string =>
  signedToken('picture', { about: `${aboutOf(of)}.${version}`, expires }, secret);

function aboutOf(of: PictureSubject): string {
  switch (of.kind) {
    case 'thanks':
      return `thanks.${of.case}.${of.shoutOut}`;
    // a message is named in letters that an address does not read as its own
    case 'chart':
      return `chart.${Buffer.from(printSubject(of.of)).toString('base64url')}.${of.nth}`;
  }
}

/** Undefined for everything that `pictureToken` did not make with this secret. */
export function readPictureToken(token: string, secret: Uint8Array): PictureLink | undefined {
  const signed = readSigned('picture', token, secret);
  const [kind, of = '', what = '', version = ''] = signed?.about.split('.') ?? [];
  const subject = kind === 'chart' ? chartOf(of, what) : kind === 'thanks' ? thanksOf(of, what) : undefined;
  return signed === undefined || subject === undefined ? undefined : { of: subject, version, expires: signed.expires };
}

function thanksOf(of: string, what: string): PictureSubject | undefined {
  const [id, shoutOut] = [readCaseId(of), thingId.safeParse(what)];
  return id === undefined || !shoutOut.success ? undefined : { kind: 'thanks', case: id, shoutOut: shoutOut.data };
}

function chartOf(of: string, nth: string): PictureSubject | undefined {
  const subject = parseSubject(Buffer.from(of, 'base64url').toString());
  return subject === undefined || !/^\d$/.test(nth) ? undefined : { kind: 'chart', of: subject, nth: Number(nth) };
}
