/** A thank-you as a picture: what it may say as things stand now, where it is fetched, and drawing it. Reads only. */
import type { PictureSubject } from '../../core/base/picture-link.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { audienceNow } from '../../core/recognition/audience.ts';
import type { CardPicture } from '../../cards/kit/card.ts';
import { thanksSaid, type ThanksSaid } from '../../cards/team/thanks-picture.ts';
import { pictureWords as words } from '../../cards/words/picture.ts';
import type { Shell } from '../shell.ts';
import { caseContext, personOf, readerOf, type CaseContext } from '../views/case-view.ts';
import { digestOf } from './pictures.ts';

/** So long an address holds after the thank-you, whoever still looks at the message. */
const HOLDS_YEARS = 2;

/** Null where nobody may see it now: not posted, restricted, the person has left or does not wish it. */
function thanksNow({ case: c, loaded, ...context }: CaseContext, shoutOut: ShoutOut): ThanksSaid | null {
  const to = personOf({ case: c, loaded, ...context }, shoutOut.to);
  const audience = audienceNow(shoutOut, to ?? undefined);
  if (to === null || audience === null || shoutOut.status !== 'posted' || isRestricted(c)) return null;
  const team = loaded.teams.find(({ id }) => id === to.team)?.name ?? null;
  return thanksSaid({ shoutOut, name: to.name, team, audience, reader: readerOf(loaded.teams, c.team) });
}

/** For the card of a thank-you; null where no picture stands on it. */
export function thanksPicture(shell: Shell, context: CaseContext, shoutOut: ShoutOut): CardPicture | null {
  const said = shell.pictures == null ? null : thanksNow(context, shoutOut);
  if (shell.pictures == null || said === null) return null;
  const of: PictureSubject = { kind: 'thanks', case: context.case.id, shoutOut: shoutOut.id };
  const version = digestOf(JSON.stringify(said));
  const save = words.line(readerOf(context.loaded.teams, context.case.team), 'save');
  const url = shell.pictures.urlOf({ of, version, expires: holdsUntil(shoutOut) });
  return { of, version, url, alt: said.alt, file: said.file, save };
}

/** Always the same for one thank-you, so that its address is. */
function holdsUntil({ settledAt, at }: ShoutOut): Date {
  const until = new Date(settledAt ?? at);
  until.setUTCFullYear(until.getUTCFullYear() + HOLDS_YEARS);
  return until;
}

export interface Pictured {
  readonly svg: string;
  readonly alt: string;
  readonly file: string;
}

/** As it should look now; null where there is none any more. */
export async function thanksPictured(
  shell: Shell,
  of: Extract<PictureSubject, { kind: 'thanks' }>,
): Promise<Pictured | null> {
  const { pictures } = shell;
  const context = pictures == null ? undefined : await caseContext(shell, of.case);
  const shoutOut = context?.case.shoutOuts.find(({ id }) => id === of.shoutOut);
  if (pictures == null || context === undefined || shoutOut === undefined) return null;
  const said = thanksNow(context, shoutOut);
  return said && { svg: pictures.svgOf(said), alt: said.alt, file: said.file };
}
