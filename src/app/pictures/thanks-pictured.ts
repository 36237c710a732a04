/** A thank-you as a picture: what it may say as things stand now, where it is fetched, and drawing it. Reads only. */
import type { PictureSubject } from '../../core/base/picture-link.ts';
import type { TeamId } from '../../core/base/ids.ts';
import type { Member, Team } from '../../core/base/members.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { audienceNow } from '../../core/recognition/audience.ts';
import { isShown, type Thank } from '../../core/recognition/thank.ts';
import type { CardPicture } from '../../cards/kit/card.ts';
import { thanksSaid, type ThanksSaid } from '../../cards/team/thanks-picture.ts';
import { pictureWords as words } from '../../cards/words/picture.ts';
import { readCase } from '../../db/case/reading.ts';
import { readThank } from '../../db/recognition/thanks.ts';
import type { Shell } from '../shell.ts';
import { caseContext, personOf, readerOf, type CaseContext } from '../views/case-view.ts';
import { digestOf } from './pictures.ts';

/** So long an address holds after the thank-you, whoever still looks at the message. */
const HOLDS_YEARS = 2;

/** What a picture says, and to whom. */
interface Now {
  readonly said: ThanksSaid;
  readonly of: PictureSubject;
  /** When it was said: always the same for one thank-you, so that its address is. */
  readonly at: Date;
  readonly reader: { readonly locale: string };
}

/** Null where nobody may see it now: not posted, restricted, the person has left or does not wish it. */
function thanksNow(context: CaseContext, shoutOut: ShoutOut): Now | null {
  const { case: c, loaded } = context;
  const to = personOf(context, shoutOut.to);
  const audience = audienceNow(shoutOut, to ?? undefined);
  if (to === null || audience === null || shoutOut.status !== 'posted' || isRestricted(c)) return null;
  const reader = readerOf(loaded.teams, c.team);
  const { kind, text, value } = shoutOut;
  const [named, unnamed] = audience === 'public' ? [[to.name], []] : [[], [to.name]];
  const team = nameIn(loaded.teams, to.team);
  return {
    said: thanksSaid({ kind, text, value, named, unnamed, team, reader }),
    of: { kind: 'thanks', case: c.id, shoutOut: shoutOut.id },
    at: shoutOut.settledAt ?? shoutOut.at,
    reader,
  };
}

interface People {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
}

/** Null where nobody of that team may be shown as thanked now. */
function peerNow(one: Thank, team: TeamId, { members, teams }: People): Now | null {
  const [named, unnamed, hidden]: [string[], string[], string[]] = [[], [], []];
  for (const { member, team: of, state } of one.to) {
    const to = members.find(({ id }) => id === member);
    const isHere = of === team && isShown({ state });
    if (member === null) {
      if (isHere) named.push(nameIn(teams, of) ?? of);
      continue;
    }
    const audience = isHere ? audienceNow({ audience: state === 'public' ? state : 'team' }, to) : null;
    (audience === 'public' ? named : audience === null ? hidden : unnamed).push(to?.name ?? '');
  }
  if (named.length + unnamed.length === 0 || one.text === '') return null;
  const reader = readerOf(teams, team);
  const notSaid = [...unnamed, ...hidden].filter((name) => name !== '');
  const { value, id, at } = one;
  // said after "for", and a sentence here
  const text = one.text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(reader.locale));
  return {
    said: thanksSaid({ kind: 'thanks', text, value, named, unnamed: notSaid, team: nameIn(teams, team), reader }),
    of: { kind: 'peer_thanks', thank: id, team },
    at,
    reader,
  };
}

const nameIn = (teams: readonly Team[], team: TeamId): string | null =>
  teams.find(({ id }) => id === team)?.name ?? null;

/** For the card of a thank-you; null where no picture stands on it. */
export const thanksPicture = (shell: Shell, context: CaseContext, shoutOut: ShoutOut): CardPicture | null =>
  onCard(shell, thanksNow(context, shoutOut));

/** The same of one from a colleague. */
export const peerPicture = async (
  shell: Shell,
  one: Thank,
  team: TeamId,
  people: People,
): Promise<CardPicture | null> =>
  (await isOfPrivateCase(shell, one)) ? null : onCard(shell, peerNow(one, team, people));

const isOfPrivateCase = async (shell: Shell, one: Thank): Promise<boolean> => {
  const c = one.case === null ? null : await readCase(shell.db.read, shell.workspace, one.case);
  return c !== null && isRestricted(c);
};

function onCard({ pictures }: Shell, now: Now | null): CardPicture | null {
  if (pictures == null || now === null) return null;
  const { said, of, at, reader } = now;
  const version = digestOf(JSON.stringify(said));
  const expires = new Date(at);
  expires.setUTCFullYear(expires.getUTCFullYear() + HOLDS_YEARS);
  const url = pictures.urlOf({ of, version, expires });
  return { of, version, url, alt: said.alt, file: said.file, save: words.line(reader, 'save') };
}

export interface Pictured {
  readonly svg: string;
  readonly alt: string;
  readonly file: string;
}

type ThanksSubject = Exclude<PictureSubject, { readonly kind: 'chart' }>;

/** As it should look now; null where there is none any more. */
export async function thanksPictured(shell: Shell, of: ThanksSubject): Promise<Pictured | null> {
  const { pictures } = shell;
  const now = pictures == null ? null : await nowOf(shell, of);
  return pictures == null || now === null
    ? null
    : { svg: await pictures.svgOf(now.said), alt: now.said.alt, file: now.said.file };
}

async function nowOf(shell: Shell, of: ThanksSubject): Promise<Now | null> {
  if (of.kind === 'thanks') {
    const context = await caseContext(shell, of.case);
    const shoutOut = context?.case.shoutOuts.find(({ id }) => id === of.shoutOut);
    return context === undefined || shoutOut === undefined ? null : thanksNow(context, shoutOut);
  }
  const one = await readThank(shell.db.read, shell.workspace, of.thank);
  if (one === null || (await isOfPrivateCase(shell, one))) return null;
  return peerNow(one, of.team, await shell.directory.now(shell.db.read));
}
