/** `GET /picture/<token>`: a picture that a chat shows or somebody keeps. Drawn from what is true when it is asked for; what may not be shown any more is gone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PictureDoor } from '../app/pictures/picture-door.ts';
import { makePace, type Pace } from '../app/door/pace.ts';
import { PICTURE_PATH } from '../app/pictures/pictures.ts';
import type { Bodies } from '../bodies.ts';
import { causeOf, type Log } from '../log.ts';

export interface PicturesNeeds {
  readonly door: PictureDoor;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
}

/** Of one picture within ten seconds, and of all together: more than two platforms and a team ask for. */
const MOST_OF_ONE = 60;
const MOST = 300;
/** A wish that changes is heeded by whoever keeps a copy within so many seconds. */
const KEPT_S = 300;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** A listener for what is below `/picture/`. Never throws. */
export function makePictureListener(needs: PicturesNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  const { bodies, log: all } = needs;
  const log = all.with({ surface: 'picture' });
  const paces = { one: makePace(MOST_OF_ONE), all: makePace(MOST) };
  return (req, res) => {
    answerTo(needs, paces, req)
      .catch((error: unknown): Answer => {
        log.warn('a picture could not be drawn', { cause: causeOf(error) });
        return { status: 503, headers: { 'retry-after': '10' } };
      })
      .then(({ status, headers = {}, body }) => {
        log.info('picture asked for', { method: req.method ?? '', status });
        if (status !== 200 && status !== 304) return bodies.turnAway(req, res, { status, headers });
        res.writeHead(status, headers);
        res.end(req.method === 'HEAD' ? undefined : body);
      })
      .catch((error: unknown) => {
        log.warn('a picture was not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

/** What is not signed here costs no look into the database, and what somebody has already costs no drawing. */
async function answerTo(
  { door, now }: PicturesNeeds,
  paces: Readonly<Record<'one' | 'all', Pace>>,
  req: IncomingMessage,
): Promise<Answer> {
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://here');
  const link = door.read(pathname.slice(PICTURE_PATH.length));
  if (link === undefined) return { status: 404 };
  if (link.expires <= now()) return { status: 410 };
  if (paces.one.take(JSON.stringify(link.of), now()) > 0 || paces.all.take('all', now()) > 0)
    return { status: 429, headers: { 'retry-after': '10' } };
  const shown = await door.show(link.of);
  if (shown === null) return { status: 410 };
  const etag = `"${shown.tag}"`;
  const headers = {
    etag,
    'cache-control': `public, max-age=${KEPT_S}, must-revalidate`,
    // chats show it on pages of their own
    'cross-origin-resource-policy': 'cross-origin',
    'x-robots-tag': 'noindex, nofollow',
  };
  if (isKept(req.headers['if-none-match'], etag)) return { status: 304, headers };
  const body = await shown.png();
  const how = searchParams.has('save') ? 'attachment' : 'inline';
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': 'image/png',
      'content-length': String(body.length),
      'content-disposition': `${how}; filename="${shown.file}"`,
      // nothing in it is run, should somebody open it as a page
      'content-security-policy': "default-src 'none'; img-src 'self'; sandbox",
    },
    body,
  };
}

const isKept = (asked: string | undefined, etag: string): boolean =>
  asked?.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, ''))) === true;
