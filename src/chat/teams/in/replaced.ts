/**
 * Cards that are there twice: Teams took a post and its answer was lost, so it was posted again. Nobody can look for the
 * older one; whoever presses a button on it finds it.
 */
import { z } from 'zod';
import { replacedCard } from '../../../cards/answers/delivery.ts';
import { inTime, type Surface, type Turn } from './turn.ts';

const carriedOf = z.looseObject({ of: z.string().min(1).max(300) });

/** Whether what was pressed is an older copy of a message that stands elsewhere by now. */
export async function isReplaced(surface: Surface, { caller, activity }: Turn, carried: unknown): Promise<boolean> {
  const subject = carriedOf.safeParse(carried).data?.of;
  const pressed = activity.replyToId;
  if (subject === undefined || pressed == null) return false;
  const place = await inTime(surface, () => surface.door.standsAt(caller, subject));
  const id = place?.['id'];
  return id !== undefined && id !== pressed;
}

/** The older copy says so, and has no buttons any more. */
export async function takeAway(surface: Surface, turn: Turn): Promise<void> {
  const pressed = turn.activity.replyToId;
  if (pressed == null) return;
  const sent = await surface.connector.edit(turn.here, pressed, replacedCard(surface.door.readerOf(turn.caller)));
  if (sent.kind !== 'sent')
    surface.log.warn('an older Teams card could not be taken away', { outcome: sent.kind, why: sent.why });
}
