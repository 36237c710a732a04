/** What a process that only serves people has to see to by itself: what it took in and left undone, and that somebody does the rest. */
import type { Inbox } from '../app/door/inbox.ts';
import { LEARN_MS } from '../app/keep/watched.ts';
import type { Shell } from '../app/shell.ts';
import { processesAlive } from '../db/engine/holder.ts';
import { LOOK_MS } from '../jobs/repeated.ts';
import { repeat } from '../jobs/repeat.ts';
import { sparingly, type Log } from '../log.ts';
import type { PeopleFile } from '../people-file.ts';

const WORKERS_MS = 20_000;

/** Each function that is returned ends one of the works, as `repeat` says. */
export function watchOwn(shell: Shell, inbox: Inbox): readonly ReturnType<typeof repeat>[] {
  const { log, db, workspace, now } = shell;
  const alone = sparingly(log, now, NO_WORKER);
  const lookForWorker = async (): Promise<void> => {
    const { workers } = await processesAlive(db.read, workspace);
    if (workers === 0) alone({ workspace });
  };
  return [
    repeat({ what: 'looking for wishes left undone', everyMs: LOOK_MS, work: () => inbox.recover('own'), log }),
    repeat({
      what: 'learning which channels are listened to',
      everyMs: LEARN_MS,
      work: async () => await shell.watched?.readAnew(),
      log,
    }),
    repeat({ what: 'looking for a worker', everyMs: WORKERS_MS, work: lookForWorker, log }),
  ];
}

/** How soon what is set up in chat holds in a process that only serves people; the others see it in their look for what is due. */
const SETTLE_MS = 3_000;
/** A process whose amends.yaml is the newest says that it lives, or one with an older file would soon make members by that: see `rosterState`. */
const MERGE_MS = 15_000;

export const followPeople = (
  people: Pick<PeopleFile, 'settle' | 'merge'>,
  log: Log,
): readonly ReturnType<typeof repeat>[] => [
  repeat({ what: 'taking what was set up in chat', everyMs: SETTLE_MS, work: () => people.settle(), log }),
  repeat({ what: 'looking for who works here', everyMs: MERGE_MS, work: () => people.merge(), log }),
];

/** For the log and whoever asks whether all is well. */
export const NO_WORKER =
  'no worker lives: timers, digests, deliveries and what was left behind wait until a process with AMENDS_ROLE=worker or both runs';
