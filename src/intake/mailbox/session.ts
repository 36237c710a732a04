/** One connection to a mail server, and the folder that is read on it. The only file that knows the library that speaks IMAP. */
import type { ImapFlow, MailboxObject } from 'imapflow';
import { z } from 'zod';
import type { MailboxSettings, Proof } from './settings.ts';

export interface Session {
  readonly uidValidity: bigint;
  /** Numbers of the mails behind this one, the oldest first. */
  after(uid: number): Promise<readonly number[]>;
  /** Of those that nobody has read since a day: where to begin the first time. Behind all of them when there is none. */
  firstUnread(since: Date): Promise<number>;
  /** The mail as it is, at most `most` bytes; undefined when it is gone. */
  fetch(uid: number, most: number): Promise<Uint8Array | undefined>;
  /** It is taken in: marked, moved or left, as is set. */
  done(uid: number): Promise<void>;
  /** Resolves when there may be something new, when the connection is lost, or after `ms`. */
  news(ms: number, signal: AbortSignal): Promise<void>;
  /** The folder mails are moved to is there, or was made. */
  hasTarget(): Promise<boolean>;
  close(): Promise<void>;
}

const CONNECT_MS = 15_000;
const QUIET_MS = 120_000;
const IDLE_AFTER_MS = 50;
const IDLE_MOST_MS = 240_000;

/** Throws when the server is away, refuses, or has no such folder. */
export async function openSession(settings: MailboxSettings): Promise<Session> {
  const { host, port, tls, user, folder } = settings;
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host,
    port,
    secure: tls === 'on',
    ...(tls !== 'on' && { doSTARTTLS: tls === 'starttls' }),
    auth: { user, ...(await proven(settings.proof)) },
    logger: false,
    clientInfo: { name: 'Amends' },
    disableAutoEnable: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: QUIET_MS + IDLE_MOST_MS,
    autoIdleDelay: IDLE_AFTER_MS,
    maxIdleTime: IDLE_MOST_MS,
  });
  // what goes wrong is told by what is asked of it; without a listener an error would end the process
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen(folder);
    return sessionOf(client, { uidValidity, uidNext }, settings);
  } catch (error) {
    client.close();
    throw new Error(sayFault(error, settings), { cause: error });
  }
}

function sayFault(error: unknown, { host, port, user, folder }: MailboxSettings): string {
  const of = error as { authenticationFailed?: boolean; responseText?: string; code?: string; message?: string } | null;
  const said = (of?.responseText ?? of?.message ?? 'no answer').slice(0, 200);
  if (of?.authenticationFailed === true) return `${host} does not let ${user} in: ${said}`;
  if (of?.responseText !== undefined) return `${host} does not open the folder ${folder}: ${said}`;
  return `${host}:${port} cannot be reached: ${of?.code ?? said}`;
}

function sessionOf(
  client: ImapFlow,
  { uidValidity, uidNext }: Pick<MailboxObject, 'uidValidity' | 'uidNext'>,
  { moveTo, markSeen }: MailboxSettings,
): Session {
  return {
    uidValidity,
    after: async (uid) => {
      const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
      // `n:*` names the last mail, too, when it stands before n
      return Array.isArray(found) ? found.filter((each) => each > uid).toSorted((a, b) => a - b) : [];
    },
    firstUnread: async (since) => {
      const unread = await client.search({ seen: false, since }, { uid: true });
      // by what was there when the folder was opened: what has come since is new
      return Array.isArray(unread) ? Math.min(uidNext, ...unread) - 1 : uidNext - 1;
    },
    fetch: async (uid, most) => {
      const found = await client.fetchOne(
        String(uid),
        { uid: true, source: { start: 0, maxLength: most } },
        { uid: true },
      );
      return found === false ? undefined : found.source;
    },
    done: async (uid) => {
      if (moveTo !== null && (await client.messageMove(String(uid), moveTo, { uid: true })) === false)
        throw new Error(`was not moved to ${moveTo}`);
      if (moveTo === null && markSeen) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    },
    news: async (ms, signal) =>
      await new Promise((resolve) => {
        const over = (): void => {
          clearTimeout(late);
          client.off('exists', over);
          client.off('close', over);
          signal.removeEventListener('abort', over);
          resolve();
        };
        const late = setTimeout(over, ms);
        client.on('exists', over);
        client.on('close', over);
        signal.addEventListener('abort', over);
        if (!client.usable || signal.aborted) over();
      }),
    hasTarget: async () => {
      if (moveTo === null) return true;
      const listed = await client.list();
      return listed.some(({ path }) => path === moveTo);
    },
    close: async () => {
      await client.logout().catch(() => undefined);
      client.close();
    },
  };
}

const answer = z.object({ access_token: z.string().min(1) });

async function proven(proof: Proof): Promise<{ pass: string } | { accessToken: string }> {
  if (proof.kind === 'password') return { pass: proof.password };
  if (proof.kind === 'token') return { accessToken: proof.token };
  const response = await fetch(proof.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams(proof.fields),
    redirect: 'error',
    signal: AbortSignal.timeout(CONNECT_MS),
  });
  const read = answer.safeParse(await response.json().catch(() => null));
  if (!response.ok || !read.success)
    throw new Error(`${new URL(proof.tokenUrl).host} gave no token: it answered ${response.status}`);
  return { accessToken: read.data.access_token };
}
