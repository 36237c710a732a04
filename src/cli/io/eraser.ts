/** What erasing and telling of one customer work with, on the command line. */
import { keyTyped, type Eraser } from '../../app/privacy/erase-customer.ts';
import { customerKeys } from '../../core/base/customers.ts';
import { secretsOf } from '../history/customers.ts';
import { Refused, type Io } from '../verb.ts';
import type { Store } from './store.ts';

/** Refused where AMENDS_SECRET_KEY is not what Amends runs with. `verb`: for whom it says so. */
export async function eraserOf({ db, workspace }: Store, io: Io, verb: string): Promise<Eraser> {
  const { sealer, secret } = await secretsOf(db, workspace, io.env, verb);
  return { db, workspace, sealer, customerKeyOf: customerKeys(secret, workspace), now: io.now };
}

/** The key of what was typed. Refused where it names nobody. */
export function keyNamed(eraser: Eraser, typed: string): string {
  const key = keyTyped(eraser, typed);
  if (key !== null) return key;
  throw new Refused(
    'That names no customer: write the room, booking, order or other reference as it is typed on a case.',
  );
}
