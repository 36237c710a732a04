/** The case in whose thread somebody speaks, or of whose question to the team, so that it need not be named there. */
import type { CaseId } from '../../core/base/ids.ts';
import { casesShownBy } from '../../db/messages/messages.ts';
import { causeOf } from '../../log.ts';
import { within } from '../../within.ts';
import type { Caller } from '../caller.ts';
import { readPlace } from '../messages/dest.ts';
import type { Shell } from '../shell.ts';

/** Somebody waits, and a platform does: a case that is not known by then has to be named, as anywhere else. In milliseconds. */
const KNOWN_WITHIN_MS = 500;

export async function caseHere(
  shell: Pick<Shell, 'db' | 'workspace' | 'log'>,
  { platform, channel }: Caller,
  root: string,
): Promise<CaseId | undefined> {
  try {
    const shown = await within(KNOWN_WITHIN_MS, casesShownBy(shell.db.read, shell.workspace, platform, root));
    // ids of messages are a channel's own
    return shown.find(({ place }) => isIn(readPlace(place), channel.channel))?.case;
  } catch (error) {
    shell.log.warn('the case of a thread could not be looked up', { cause: causeOf(error) });
    return undefined;
  }
}

/** Teams names a thread within its conversation. */
const isIn = (place: ReturnType<typeof readPlace>, channel: string): boolean =>
  place['channel'] === channel || place['conversation']?.split(';', 1)[0] === channel;
