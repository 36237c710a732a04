/**
 * Takes a mailbox in: each mail is stored before it is marked or moved, one that cannot be read is set aside and stops no other, and a
 * start goes on where the last one ended. Of several processes one does it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { IntakeDoor } from '../../app/door/intake-door.ts';
import type { MailboxPlaces } from '../../app/intake/mailbox-places.ts';
import { causeOf, type Log } from '../../log.ts';
import type { MailNotice } from '../mail/mail-notice.ts';
import { openSession, type Session } from './session.ts';
import type { MailboxSettings } from './settings.ts';

export interface Watching {
  readonly settings: MailboxSettings;
  readonly door: IntakeDoor;
  readonly places: MailboxPlaces;
  readonly log: Log;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** Looked for anew after so long, where the server says nothing by itself; 60,000 when not given. */
  readonly lookMs?: number;
  /** The first wait after a fault; 1,000 when not given. */
  readonly backOffMs?: number;
}

/** Ends it; resolves when the mail in hand is stored, after `mostMs` at the latest. */
export type EndWatch = (mostMs: number) => Promise<void>;

const LOOK_MS = 60_000;
const HELD_ELSEWHERE_MS = 20_000;
const FIRST_BACK_OFF_MS = 1_000;
const MOST_BACK_OFF_MS = 300_000;
/** Of a mail; what is behind it is part of an attachment. */
const MOST_BYTES = 26_214_400;
const DAY_MS = 86_400_000;

export function watchMailbox(watching: Watching): EndWatch {
  const ending = new AbortController();
  const { settings, log, chance } = watching;
  const of = log.with({ surface: 'mailbox', mailbox: settings.name });
  const over = (async () => {
    let failed = 0;
    while (!ending.signal.aborted) {
      let wait: number;
      try {
        wait = await once({ ...watching, log: of }, ending.signal, () => (failed = 0));
      } catch (error) {
        failed += 1;
        wait =
          Math.min(MOST_BACK_OFF_MS, (watching.backOffMs ?? FIRST_BACK_OFF_MS) * 2 ** (failed - 1)) *
          (0.5 + chance() / 2);
        of.warn('mailbox not read, soon again', { cause: causeOf(error), failed });
      }
      await pause(wait, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return async (mostMs) => {
    ending.abort();
    await Promise.race([over, pause(mostMs, undefined, { ref: false })]);
  };
}

/** Reads as long as the connection lasts; says how long to wait before the next one. */
async function once(watching: Watching, signal: AbortSignal, reached: () => void): Promise<number> {
  const { settings, places, log } = watching;
  const found = await places.claim(settings.name);
  if (found === undefined) return HELD_ELSEWHERE_MS;
  let session: Session | undefined;
  try {
    session = await openSession(settings);
    const { uidValidity } = session;
    let last = found.lastUid;
    if (found.uidValidity !== uidValidity) {
      // the first time nobody wants cases of years; later the numbers mean other mails, and those that were taken in are known again
      last = found.uidValidity === 0n ? await session.firstUnread(new Date(watching.now().getTime() - DAY_MS)) : 0;
      log.info('mailbox begun', { from: last, numberedAnew: found.uidValidity !== 0n });
      if (!(await places.keep(settings.name, { uidValidity, lastUid: last }))) return HELD_ELSEWHERE_MS;
    }
    reached();
    for (;;) {
      for (const uid of await session.after(last)) {
        if (signal.aborted) return 0;
        await takeIn(watching, session, uid);
        last = uid;
        if (!(await places.keep(settings.name, { uidValidity, lastUid: uid }))) return HELD_ELSEWHERE_MS;
      }
      if (signal.aborted) return 0;
      await session.news(watching.lookMs ?? LOOK_MS, signal);
    }
  } finally {
    await session?.close();
    if (signal.aborted) await places.release(settings.name).catch(() => undefined);
  }
}

/** Throws when it could not be stored: then it is tried again, and nothing behind it is taken. */
async function takeIn({ settings, door, log, now }: Watching, session: Session, uid: number): Promise<void> {
  const raw = await session.fetch(uid, MOST_BYTES);
  if (raw === undefined) return;
  const at = now();
  const notice = await noticeOf(raw, settings, at, `${session.uidValidity}-${uid}`);
  const { name: source, owner, opens } = settings;
  const taken = await door.takeIn({ source, id: notice.id, owner, opens, body: null, notice, at });
  log.info('mail taken in', { is: taken.kind });
  await session
    .done(uid)
    .catch((error: unknown) => log.warn('mail stored, but neither moved nor marked', { cause: causeOf(error) }));
}

/** What reads mail is loaded with the first one. One that breaks it is told as what cannot be read. */
async function noticeOf(raw: Uint8Array, { own }: MailboxSettings, at: Date, number: string): Promise<MailNotice> {
  const { readMail } = await import('../mail/read-mail.ts');
  const { mailNotice } = await import('../mail/mail-notice.ts');
  const { ownOf } = await import('../mail/own.ts');
  const { asideWith } = await import('../received.ts');
  try {
    return mailNotice(await readMail(raw), { own: ownOf(own), for: [], at });
  } catch (error) {
    return {
      ...asideWith('incomplete', `cannot be read: ${causeOf(error)}`, { text: '', receivedAt: at }),
      id: number,
    };
  }
}
