/** `amends replay outbox`: gives every message that is behind back to the workers, and lists what only a person can settle. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import { messagesBehind } from '../../db/messages/messages.ts';
import { tryAtOnce } from '../../db/messages/tried-again.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore, type Store } from '../io/store.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';
import { count } from '../io/words.ts';

/** More than this in one go would flood the platforms' rate limits; the verb can be run again. */
const MOST = 5_000;

export const replayOutbox: Verb = {
  options: { json: { type: 'boolean' }, workspace: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async (store) => {
      await noteCommand(store, io, 'replay outbox');
      const replayed = await replay(store, io.now());
      if (isSet(asked, 'json')) await io.out(toJson(replayed));
      else await io.out(`${sayReplayed(replayed).join('\n')}\n`);
    });
  },
};

interface MessageNamed {
  readonly subject: string;
  readonly platform: string;
}

interface Replayed {
  /** Given back to the workers: drawn as soon as Amends runs. */
  readonly enqueued: number;
  /** Of those: nobody knows whether they were posted. They are looked for before they are posted again. */
  readonly uncertain: readonly MessageNamed[];
  /** Of those: they could not be posted where they should be so far. */
  readonly stuck: readonly MessageNamed[];
  /** Given up for ever. Not enqueued. */
  readonly undeliverable: readonly MessageNamed[];
}

async function replay({ db, workspace }: Store, at: Date): Promise<Replayed> {
  const behind = await messagesBehind(db.read, workspace, at, MOST);
  if (behind.length > 0) await tryAtOnce(db.read, workspace, behind);
  return {
    enqueued: behind.length,
    uncertain: behind
      .filter(({ uncertain }) => uncertain)
      .map(({ subject, platform }) => ({ subject: printSubject(subject), platform })),
    stuck: behind
      .filter(({ stuck }) => stuck)
      .map(({ subject, platform }) => ({ subject: printSubject(subject), platform })),
    undeliverable: await undeliverable(db.read, workspace),
  };
}

function undeliverable(q: Queryable, workspace: WorkspaceId): Promise<MessageNamed[]> {
  return q.query<{ subject: string; platform: string }>(
    `SELECT subject, platform FROM message WHERE workspace = $1 AND wanted > shown AND state = 'dead'
     ORDER BY subject, platform LIMIT $2`,
    [workspace, MOST],
  );
}

function sayReplayed({ enqueued, uncertain, stuck, undeliverable }: Replayed): string[] {
  const list = (messages: readonly MessageNamed[]): string[] =>
    messages.map(({ subject, platform }) => `  ${subject} (${platform})`);
  return [
    enqueued === 0
      ? 'Every message shows what it should; nothing to replay.'
      : `${count(enqueued, 'message')} enqueued.`,
    ...(uncertain.length > 0
      ? ['Nobody knows whether these arrived; they are looked for before they are posted again:']
      : []),
    ...list(uncertain),
    ...(stuck.length > 0 ? ['These could not be posted so far, because Amends is not in their channel or chat:'] : []),
    ...list(stuck),
    ...(undeliverable.length > 0 ? ['Given up, after two weeks or because there is nothing to show:'] : []),
    ...list(undeliverable),
  ];
}
