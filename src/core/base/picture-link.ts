/** The address of a picture: what it is of, signed, so that nobody finds one by guessing and nothing is stored. Pure. */
import { readCaseId, teamId, thingId, type CaseId, type TeamId, type ThingId } from './ids.ts';
import { parseSubject, printSubject, type MessageSubject } from './message-subject.ts';
import { readSigned, signedToken } from './signed-link.ts';

/** What a picture is of. */
export type PictureSubject =
  | { readonly kind: 'thanks'; readonly case: CaseId; readonly shoutOut: ThingId }
  /** From a colleague, as the team of those thanked has it. */
  | { readonly kind: 'peer_thanks'; readonly thank: ThingId; readonly team: TeamId }
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
    // the id of a team may have stops of its own
    case 'peer_thanks':
      return `peer_thanks.${of.thank}.${Buffer.from(of.team).toString('base64url')}`;
  }
}

/** Undefined for everything that `pictureToken` did not make with this secret. */
export function readPictureToken(token: string, secret: Uint8Array): PictureLink | undefined {
  const signed = readSigned('picture', token, secret);
  const [kind = '', of = '', what = '', version = ''] = signed?.about.split('.') ?? [];
  const subject = READERS.get(kind)?.(of, what);
  return signed === undefined || subject === undefined ? undefined : { of: subject, version, expires: signed.expires };
}

const READERS: ReadonlyMap<string, (of: string, what: string) => PictureSubject | undefined> = new Map([
  ['thanks', thanksOf],
  ['peer_thanks', peersOf],
  ['chart', chartOf],
]);

function thanksOf(of: string, what: string): PictureSubject | undefined {
  const [id, shoutOut] = [readCaseId(of), thingId.safeParse(what)];
  return id === undefined || !shoutOut.success ? undefined : { kind: 'thanks', case: id, shoutOut: shoutOut.data };
}

function peersOf(of: string, what: string): PictureSubject | undefined {
  const [thank, team] = [thingId.safeParse(of), teamId.safeParse(Buffer.from(what, 'base64url').toString())];
  return thank.success && team.success ? { kind: 'peer_thanks', thank: thank.data, team: team.data } : undefined;
}

function chartOf(of: string, nth: string): PictureSubject | undefined {
  const subject = parseSubject(Buffer.from(of, 'base64url').toString());
  return subject === undefined || !/^\d$/.test(nth) ? undefined : { kind: 'chart', of: subject, nth: Number(nth) };
}
