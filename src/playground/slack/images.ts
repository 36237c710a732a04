/** Pictures in messages as Slack has them: it fetches each when the message comes, refuses the message when it cannot, and shows its own copy. */
import type { Fault } from '../../chat/slack/limits/validate.ts';
import type { PlayPicture } from '../play-side.ts';
import { fileShown } from './files.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectsOf, textOf } from './json.ts';
import type { SlackState } from './state.ts';

/** What Slack has of a picture. */
export type FetchedImage = PlayPicture;

const MOST_BYTES = 2_000_000;
const MOST_KEPT = 50;
/** docs.slack.dev, "Image block": png, jpg, jpeg and gif. */
const TYPES = ['image/png', 'image/jpeg', 'image/gif'];

interface Shown {
  readonly pointer: string;
  readonly url: string;
}

/** Every picture of these blocks with its address. */
function shownIn(blocks: unknown): readonly Shown[] {
  return objectsOf(blocks).flatMap((block, n) => {
    const inside = [
      { pointer: `/blocks/${n}/image_url`, of: block },
      { pointer: `/blocks/${n}/accessory/image_url`, of: isObject(block['accessory']) ? block['accessory'] : {} },
      ...objectsOf(block['elements']).map((of, at) => ({ pointer: `/blocks/${n}/elements/${at}/image_url`, of })),
    ];
    return inside.flatMap(({ pointer, of }) => {
      const url = of['type'] === 'image' ? textOf(of, 'image_url') : undefined;
      return url === undefined ? [] : [{ pointer, url }];
    });
  });
}

/** Fetches what Slack does not have yet, or could not have before. */
export async function fetchImages(state: Pick<SlackState, 'images' | 'patienceMs'>, args: JsonObject): Promise<void> {
  const { images } = state;
  const missing = shownIn(args['blocks']).filter(({ url }) => images.get(url) == null);
  for (const { url } of missing) {
    images.set(url, await fetched(state, url));
    const [oldest] = images.keys();
    if (images.size > MOST_KEPT && oldest !== undefined) images.delete(oldest);
  }
}

/** In Slack's words (otiai10/amesh-bot#24, slackapi/python-slack-sdk#1782). */
export const faultsOfImages = ({ images }: Pick<SlackState, 'images'>, blocks: unknown): readonly Fault[] =>
  shownIn(blocks)
    .filter(({ url }) => images.get(url) == null)
    .map(({ pointer }) => ({ pointer, message: 'downloading image failed' }));

/** What the page shows, by address or by the id of a file: Slack's copy of a picture of some message, fetched again should it have been lost. */
export async function imageShown(state: SlackState, url: string): Promise<FetchedImage | null> {
  if (state.files.has(url)) return fileShown(state, url);
  const isInMessage = state.messages.some(({ blocks }) => shownIn(blocks).some((one) => one.url === url));
  if (isInMessage && state.images.get(url) == null) state.images.set(url, await fetched(state, url));
  return state.images.get(url) ?? null;
}

async function fetched({ patienceMs }: Pick<SlackState, 'patienceMs'>, url: string): Promise<FetchedImage | null> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return answer.status === 200 && TYPES.includes(type) && bytes.length <= MOST_BYTES ? { type, bytes } : null;
  } catch {
    return null;
  }
}
