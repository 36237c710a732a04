/** `GET /note/<token>`: a printable note for a customer. Judged by what is true of the gift when it is opened; nothing is kept of its being opened. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makePace, type Pace } from '../app/door/pace.ts';
import type { GestureDoor, GestureSeen } from '../app/care/gesture-door.ts';
import type { Bodies } from '../bodies.ts';
import { GESTURE_POLICY, gesturePage, type GesturePage } from '../cards/pages/gesture/gesture-page.ts';
import { pageLanguage } from '../cards/pages/survey/survey-words.ts';
import type { GestureLink } from '../core/base/gesture-link.ts';
import { causeOf, type Log } from '../log.ts';

export interface NotesNeeds {
  readonly door: GestureDoor;
  readonly company: string;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
}

type Shown = Pick<GesturePage, 'state'> & { readonly status: number; readonly voice?: GesturePage['voice'] };

/** Of one note within ten seconds. */
const MOST_OPENED = 60;

/** A listener for what is below `/note/`. Never throws. */
export function makeNotePage(needs: NotesNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  const { bodies, company, log: all } = needs;
  const log = all.with({ surface: 'note' });
  const pace = makePace(MOST_OPENED);
  return (req, res) => {
    const token = new URL(req.url ?? '', 'http://here').pathname.slice('/note/'.length);
    const language = pageLanguage(null, req.headers['accept-language'] ?? '');
    shown(needs, pace, token)
      .catch((error: unknown): Shown => {
        log.error('a note could not be shown', { cause: causeOf(error) });
        return { status: 503, state: { kind: 'busy' } };
      })
      .then(({ status, state, voice = { language, tone: 'formal' } }) => {
        log.info('note shown', { method: req.method ?? '', status, state: state.kind });
        const headers: Record<string, string> = {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': GESTURE_POLICY,
          'content-language': voice.language,
          'x-robots-tag': 'noindex, nofollow',
          vary: 'Accept-Language',
          ...(status === 429 ? { 'retry-after': '60' } : {}),
        };
        bodies.turnAway(req, res, { status, headers, text: gesturePage({ company, voice, state }) });
      })
      .catch((error: unknown) => {
        log.warn('a note was not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

/** What is not signed here does not cost a look into the database. */
async function shown({ door, now }: NotesNeeds, pace: Pace, token: string): Promise<Shown> {
  const link: GestureLink | undefined = door.read(token);
  if (link === undefined) return { status: 404, state: { kind: 'unknown' } };
  if (pace.take(link.action, now()) > 0) return { status: 429, state: { kind: 'busy' } };
  const seen: GestureSeen = await door.note(link, now());
  return seen.kind === 'note'
    ? { status: 200, state: seen, voice: seen.voice }
    : { status: 410, state: { kind: 'over' }, ...(seen.voice && { voice: seen.voice }) };
}
