/** What an organisation's house does by itself, for nobody who waits: looks for what is due, digests, deliveries, the model, mailboxes, cleaning. */
import type { Inbox } from '../app/door/inbox.ts';
import type { Asker } from '../app/hints/asker.ts';
import type { Shell } from '../app/shell.ts';
import type { Config } from '../config.ts';
import type { Platform } from '../core/base/members.ts';
import { forgetBackOff } from '../db/messages/tried-again.ts';
import { unparkWishes } from '../db/work/wishes.ts';
import { watchMailboxes } from '../intake/mailbox/watch-all.ts';
import { dailyCleanup } from '../jobs/daily-cleanup.ts';
import { makeDigests } from '../jobs/digests.ts';
import { makeErasing } from '../jobs/erasing.ts';
import { learningTriage } from '../jobs/learn-triage.ts';
import { sweep } from '../jobs/look.ts';
import { LOOK_MS, repeated } from '../jobs/repeated.ts';
import { repeat } from '../jobs/repeat.ts';
import { makeRhythms } from '../jobs/rhythms.ts';
import { causeOf } from '../log.ts';
import { openAsker } from '../model/open-model.ts';
import { digestsOf, type Organisation } from '../organisation.ts';
import type { Courier } from '../outbound/courier.ts';
import { openCourier } from '../outbound/open-courier.ts';
import type { PeopleSources } from './people-sources.ts';

export interface Background {
  readonly courier: Courier | null;
  readonly asker: Asker | null;
  /** The people have changed. */
  moved(): Promise<void>;
  /** Looks at once for everything that is due by now, and has it done. */
  sweep(): Promise<void>;
  /** The same for whoever moved the clock, with the digests that came due meanwhile. */
  clockMoved(): Promise<void>;
  /** Begins nothing more; resolves when what it is at is done, after `mostMs` at the latest. */
  rest(mostMs: number): Promise<void>;
  stop(mostMs: number): Promise<void>;
}

export interface BackgroundNeeds {
  /** On connections of its own. */
  readonly shell: Shell;
  readonly inbox: Inbox;
  readonly platforms: readonly Platform[];
  readonly config: Config;
  readonly organisation: () => Organisation;
  readonly sources: Pick<PeopleSources, 'look' | 'begin'>;
  /** False where somebody else moves the clock: then nothing rings by itself. */
  readonly rings: boolean;
}

const DAY_MS = 86_400_000;

/** Opened, and everything that was due looked for once; it goes on after `begin`. */
export async function openBackground(
  needs: BackgroundNeeds,
  opened: (one: Pick<Background, 'courier' | 'asker'>) => void,
): Promise<Background> {
  const { shell, config, organisation, sources, rings } = needs;
  const { db, log, workspace } = shell;
  const courier = await openCourier(shell, config);
  const asker = await openAsker(shell, config.model);
  opened({ courier, asker });
  await Promise.all([forgetBackOff(db.read, workspace), unparkWishes(db.read, workspace)]);
  const looking = { ...needs, erasing: makeErasing(shell) };
  await sweep(looking);
  courier?.wake();
  // the last that can fail: from here on things run by themselves
  await dailyCleanup(shell);
  const digests = makeDigests(shell, () => digestsOf(organisation()));
  const rhythms = makeRhythms(shell, () => organisation().rhythms);
  const again = [
    looking.erasing.rest,
    ...repeated(looking, rings),
    ...delivering(shell, [courier, asker]),
    ...watchMailboxes(shell, config.mailboxes),
  ];
  if (rings) again.push(sources.begin(), digests.begin(), rhythms.begin(), learningTriage(shell));
  const cleaning = setInterval(() => {
    dailyCleanup(shell).catch((error: unknown) =>
      log.warn('daily cleanup failed, tomorrow again', { cause: causeOf(error) }),
    );
  }, DAY_MS);
  // what leavers had open is due by now
  const moved = async (): Promise<void> => (rings ? await sweep(looking) : undefined);
  return {
    courier,
    asker,
    moved,
    sweep: async () => {
      await sources.look();
      await sweep(looking);
      await courier?.look(LOOK_MS);
      await asker?.look(LOOK_MS);
    },
    clockMoved: async () => {
      await sources.look();
      await sweep(looking);
      courier?.wake();
      asker?.wake();
      await digests.postNow();
      await rhythms.postNow();
    },
    rest: async (mostMs) => {
      clearInterval(cleaning);
      await Promise.all(again.map((end) => end(mostMs)));
    },
    stop: async (mostMs) => void (await Promise.all([courier?.stop(mostMs), asker?.stop(mostMs)])),
  };
}

/** What waits, and what another process left: looked for without waiting for whoever is slow. */
function delivering(shell: Shell, all: readonly ({ wake(): void } | null)[]): readonly ReturnType<typeof repeat>[] {
  const there = all.filter((one) => one !== null);
  if (there.length === 0) return [];
  const work = async (): Promise<void> => await Promise.resolve(there.forEach((one) => one.wake()));
  return [repeat({ what: 'looking for what is to be delivered', everyMs: LOOK_MS, work, log: shell.log })];
}
