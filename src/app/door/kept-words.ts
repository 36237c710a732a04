/** What somebody wrote for a form that did not open: kept sealed for an hour, so that the button of the answer opens it filled. */
import { z } from 'zod';
import type { ThingId } from '../../core/base/ids.ts';
import { fromWire, toWire } from '../../core/base/wire.ts';
import { dropSealed, keepSealed, readSealed } from '../../db/engine/sealed-texts.ts';
import { causeOf } from '../../log.ts';
import { within } from '../../within.ts';
import type { Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';
import type { FormOpening } from './door.ts';

const KEPT_MS = 3_600_000;
/** The words are in the answer as well, and must not wait for a database that is away. In milliseconds. */
const KEPT_WITHIN_MS = 1_000;

type LogOpening = Extract<FormOpening, { kind: 'log' }>;
type Kept = Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now'>;

const kept = z.object({
  platform: z.string(),
  place: z.string(),
  user: z.string(),
  until: z.date(),
  text: z.string(),
  permalink: z.string().nullable(),
  source: z.enum(['chat', 'message']),
  by: z.string().nullable(),
  at: z.date().nullable(),
});

const placeOf = (workspace: string, id: string) => ({ workspace, kind: 'kept_words', ref: id });

/** The id that a button carries instead of words; undefined where they could not be kept: then the answer alone holds them. */
export async function keepWords(
  shell: Kept & Pick<Shell, 'newId' | 'log'>,
  { platform, place, user }: Caller,
  { text, permalink, source, written }: LogOpening,
): Promise<ThingId | undefined> {
  const id = shell.newId('wrd');
  const until = new Date(shell.now().getTime() + KEPT_MS);
  const { by = null, at = null } = written ?? {};
  const held = JSON.stringify(toWire({ platform, place, user, until, text, permalink, source, by, at }));
  try {
    await within(KEPT_WITHIN_MS, keepSealed(shell.db, shell.sealer, placeOf(shell.workspace, id), held, until));
    return id;
  } catch (error) {
    shell.log.warn('words of a form that did not open are not kept', { cause: causeOf(error) });
    return undefined;
  }
}

/** The form as it was to open; undefined when the hour is over, or when somebody else asks. */
export async function keptWords(shell: Kept, caller: Caller, id: ThingId): Promise<LogOpening | undefined> {
  const held = await readSealed(shell.db, shell.sealer, placeOf(shell.workspace, id));
  if (held === null) return undefined;
  const { until, platform, place, user, text, permalink, source, by, at } = kept.parse(fromWire(JSON.parse(held)));
  const isTheirs = platform === caller.platform && place === caller.place && user === caller.user;
  if (until <= shell.now()) await dropSealed(shell.db, placeOf(shell.workspace, id));
  if (!isTheirs || until <= shell.now()) return undefined;
  return { kind: 'log', text, permalink, source, written: { by, at } };
}
