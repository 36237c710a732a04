/**
 * Pictures where Slack cannot fetch them, because Amends has no address it could: uploaded as files of Slack's own and shown
 * by their id. Whatever goes wrong, and whatever takes too long, the message goes without.
 */
import { urlToHttpOptions } from 'node:url';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../../../app/messages/chat-port.ts';
import type { PictureShown } from '../../../app/pictures/picture-door.ts';
import type { PictureSubject } from '../../../core/base/picture-link.ts';
import type { Block, Card, CardPicture } from '../../../cards/kit/card.ts';
import { pictureOf } from '../../../cards/kit/pictures.ts';
import { causeOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';
import { IMAGE_ALT } from '../limits/limits.ts';
import { ask } from '../light-fetch.ts';
import type { Gate } from './gate.ts';
import type { UploadedPicture } from './picture.ts';
import { platformError } from './send-outcome.ts';
import type { Spot } from './spot.ts';

export interface UploadNeeds {
  readonly client: WebClient;
  readonly gate: Gate;
  /** Null: it is not shown any more. */
  readonly show: (of: PictureSubject) => Promise<PictureShown | null>;
  /** Slack's own address: files go to no other house. */
  readonly apiUrl: string;
  readonly log: Log;
}

export interface Uploads {
  /** The card with its picture as a file, and what its place must keep of it; as it is where there is nothing to upload. Never throws. */
  ready(spot: Spot, card: Card, place?: Place): Promise<{ readonly card: Card; readonly kept: Place }>;
  /** A message shows this card now: a file that stood in its place before and is not shown any more goes. Never throws. */
  tidy(spot: Spot, before: Place, kept: Place): Promise<void>;
}

/** Of all of it: longer than that a thank-you does not wait for its picture. */
const WITHIN_MS = 8_000;
const MOST_KNOWN = 50;
/** Without the scope it is not tried again until Amends starts anew: it comes with a new install. */
const NOT_ALLOWED = ['missing_scope', 'not_allowed_token_type'];

const begun = z.object({ upload_url: z.url(), file_id: z.string().regex(/^F[A-Z0-9]{8,}$/) });

export function makeUploads(needs: UploadNeeds): Uploads {
  const { client, gate, log } = needs;
  /** Files by workspace and what they show: a post that is tried again uploads nothing twice. The latest. */
  const known = new Map<string, string>();
  const refused = new Set<string>();

  const fileOf = async (spot: Spot, picture: CardPicture): Promise<string | null> => {
    const key = `${spot.team} ${picture.version}`;
    const there = known.get(key);
    if (there !== undefined || refused.has(spot.team)) return there ?? null;
    try {
      const file = await within(WITHIN_MS, uploaded(needs, spot, picture), 'no file');
      if (file !== null) known.set(key, file);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      return file;
    } catch (error) {
      if (NOT_ALLOWED.includes(platformError(error) ?? '')) refused.add(spot.team);
      log.warn('a picture was not uploaded', { cause: platformError(error) ?? causeOf(error) });
      return null;
    }
  };

  return {
    async ready(spot, card, place = {}) {
      const picture = pictureOf(card);
      if (picture === null || picture.url !== null) return { card, kept: {} };
      const before = place['pictured'] === picture.version ? place['file'] : undefined;
      const file = before ?? (await fileOf(spot, picture));
      return file === null
        ? { card, kept: {} }
        : { card: withFile(card, file), kept: { file, pictured: picture.version } };
    },
    async tidy({ team, token }, { file }, kept) {
      if (file === undefined || file === kept['file']) return;
      for (const [key, id] of known) if (id === file) known.delete(key);
      try {
        await gate.through(team, 'files.delete', () => client.apiCall('files.delete', { token, file }));
      } catch (error) {
        log.warn('a picture that is not shown any more stays in Slack', {
          cause: platformError(error) ?? causeOf(error),
        });
      }
    },
  };
}

/** By Slack's three steps (docs.slack.dev, "files.getUploadURLExternal"); shared nowhere by itself: the message that shows it does. */
async function uploaded(needs: UploadNeeds, { team, token }: Spot, picture: CardPicture): Promise<string | null> {
  const { client, gate, show, apiUrl } = needs;
  const shown = await show(picture.of);
  if (shown === null) return null;
  const bytes = await shown.png();
  const answer = await gate.through(team, 'files.getUploadURLExternal', () =>
    client.apiCall('files.getUploadURLExternal', {
      token,
      filename: shown.file,
      length: bytes.length,
      alt_txt: [...shown.alt].slice(0, IMAGE_ALT).join(''),
    }),
  );
  const { upload_url: to, file_id: id } = begun.parse(answer);
  const url = new URL(to);
  if (!isSlacks(url, apiUrl)) throw new Error('Slack named another house to upload to');
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) };
  const { status } = await ask({ ...urlToHttpOptions(url), method: 'POST', headers, timeoutMs: WITHIN_MS }, bytes);
  if (status !== 200) throw new Error(`the upload was answered with ${status}`);
  await gate.through(team, 'files.completeUploadExternal', () =>
    client.apiCall('files.completeUploadExternal', { token, files: [{ id, title: shown.file }] }),
  );
  return id;
}

const isSlacks = ({ protocol, hostname, host }: URL, apiUrl: string): boolean =>
  host === new URL(apiUrl).host || (protocol === 'https:' && /(?:^|\.)slack\.com$/.test(hostname));

/** A place without what it keeps of a picture. */
export const withoutFile = (place: Place): Place =>
  Object.fromEntries(Object.entries(place).filter(([name]) => name !== 'file' && name !== 'pictured'));

const withFile = (card: Card, slackFile: string): Card => ({
  ...card,
  blocks: card.blocks.map((block): Block => {
    if (block.kind !== 'picture') return block;
    const picture: UploadedPicture = { ...block.picture, slackFile };
    return { ...block, picture };
  }),
});

/** Slack looks at a file after it has come, and refuses a message that shows it meanwhile (slackapi/python-slack-sdk#1521, #1797). */
const PAUSES_MS = [250, 750, 2_000];
const NOT_LOOKED_AT = /invalid slack file/;

/** Tries again while Slack is still looking at a file that was uploaded. */
export async function onceLookedAt<T>(card: Card, send: () => Promise<T>): Promise<T> {
  const picture = pictureOf(card);
  if (picture === null || !('slackFile' in picture)) return await send();
  for (const ms of PAUSES_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || !NOT_LOOKED_AT.test(JSON.stringify(error.data))) throw error;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return await send();
}
