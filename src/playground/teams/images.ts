/** Pictures in cards as a Teams client shows them: fetched when they are shown, over https, without a redirect, at most 1024 by 1024; otherwise their words stand there (Learn, "Cards reference"). */
import type { PlayPicture } from '../play-side.ts';
import type { Workplace } from './workplace.ts';

const WITHIN_MS = 3_000;
const MOST_SIDE = 1_024;
const MOST_BYTES = 1_000_000;

/** Null where a client shows nothing. Only what stands on a card is fetched: this is no way out for anything else. */
export async function imageShown(workplace: Pick<Workplace, 'memory'>, url: string): Promise<PlayPicture | null> {
  const isOnCard = workplace.memory().some(({ cards }) => cards.some((card) => urlsIn(card).includes(url)));
  if (!isOnCard || !isSecure(url)) return null;
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const fits = answer.status === 200 && bytes.length <= MOST_BYTES && isSmall(type, bytes);
    return fits ? { type, bytes } : null;
  } catch {
    return null;
  }
}

/** This machine's own addresses stand for https ones: nothing of the playground leaves it. */
const isSecure = (url: string): boolean =>
  /^(?:https:\/\/|http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])[:/])/.test(url);

function isSmall(type: string, bytes: Uint8Array): boolean {
  // what else Teams shows is none of what the app sends
  if (type !== 'image/png' || bytes.length < 24 || bytes[0] !== 0x89) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(16) <= MOST_SIDE && view.getUint32(20) <= MOST_SIDE;
}

function urlsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(urlsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'Image' && 'url' in value ? [String(value.url)] : [];
  return [...own, ...Object.values(value).flatMap(urlsIn)];
}
