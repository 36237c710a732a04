/**
 * That a customer is erased is asked for in chat by an administrator, and begins with the yes of a second one. Nobody's words
 * are told in it: who it is stands sealed until it is done, and people see cases and counts.
 */
import { writeActor } from '../../core/base/house.ts';
import type { SetupAct } from '../../core/setup/acts.ts';
import { erasureAsked, type AskedOf } from '../../core/setup/settings.ts';
import { sayConfirmed, sayErasingAsked, sayNoErasing, type NoErasing } from '../../cards/privacy/erasing-said.ts';
import { sayDeclined } from '../../cards/setup/setup-said.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import {
  declineErasure,
  erasuresIn,
  insertErasure,
  readErasure,
  startErasure,
  type Gone,
} from '../../db/privacy/erasures.ts';
import { numberAsked } from '../../db/setup/settings.ts';
import type { Reply } from '../door/door.ts';
import type { Shell } from '../shell.ts';
import { no, yes, type Acting } from '../team/learning/acting.ts';
import { answerAsked, putToSecond } from '../team/setup/second.ts';
import { heldOf, keyTyped, newErasure, tryErasing } from './erase-customer.ts';

export async function askErasing(
  shell: Shell,
  acting: Acting,
  { customer, typed }: Extract<SetupAct, { kind: 'erase' }>,
): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const { db, workspace } = shell;
  const refuse = (why: NoErasing): Reply => no(sayNoErasing(why, typed, viewer));
  const key = keyTyped(shell, customer);
  if (key === null) return refuse({ kind: 'nobody' });
  const waits = (await erasuresIn(db.read, workspace, 'asked')).find(({ keys }) => keys.includes(key));
  const number = waits === undefined ? null : await numberAsked(db.read, workspace, `erasure:${waits.id}`);
  if (waits !== undefined && number !== null) return yes(sayErasingAsked(number, waits.gone, viewer));
  if ((await erasuresIn(db.read, workspace, 'running')).some(({ keys }) => keys.includes(key)))
    return refuse({ kind: 'under_way' });
  const tried = await tryErasing(shell, customer, key);
  if (tried.held.length > 0) return refuse({ kind: 'held', cases: tried.held });
  // what they go by is no more than what was typed
  const { names: _names, ...told } = tried.gone;
  const gone: Gone = { cases: tried.cases, ...told };
  if (!Object.values(gone).some(isSome)) return refuse({ kind: 'nothing' });
  const erasure = {
    ...newErasure(shell, {
      typed: customer,
      keys: [key],
      askedBy: writeActor({ kind: 'member', member: member.id }),
      state: 'asked',
    }),
    gone,
  };
  const asked = await putToSecond(shell, acting, { of: `erasure:${erasure.id}`, changes: [] }, async (tx) => {
    await insertErasure(tx, workspace, erasure);
    const details = { erasure: erasure.id, cases: tried.cases.length };
    const by = { kind: 'member', member: member.id } as const;
    await noteHouse(tx, workspace, { kind: 'erasure_asked', by, at: caller.at, details });
  });
  return asked === null ? refuse({ kind: 'no_second' }) : yes(sayErasingAsked(asked, gone, viewer));
}

const isSome = (n: Gone[string]): boolean => (typeof n === 'number' ? n > 0 : n.length > 0);

/** Judged anew: somebody may hold a case of theirs since. */
export async function settleErasing(
  shell: Shell,
  acting: Acting,
  settling: {
    readonly n: number;
    readonly of: AskedOf;
    readonly outcome: 'confirmed' | 'declined';
    readonly typed: string | null;
  },
): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const { db, workspace } = shell;
  const { n, of, outcome, typed } = settling;
  const id = erasureAsked(of);
  const erasure = id === null ? null : await readErasure(db.read, workspace, id);
  if (erasure?.state !== 'asked') return no(sayNoErasing({ kind: 'gone' }, typed, viewer));
  if (outcome === 'confirmed') {
    const held = await heldOf(shell, erasure);
    if (held.length > 0) return no(sayNoErasing({ kind: 'held', cases: held }, typed, viewer));
  }
  const by = { kind: 'member', member: member.id } as const;
  const settled = await answerAsked(shell, acting, { n, outcome }, async (tx) => {
    await (outcome === 'confirmed'
      ? startErasure(tx, workspace, { id: erasure.id, confirmedBy: writeActor(by) })
      : declineErasure(tx, workspace, { id: erasure.id, at: caller.at }));
    const details = { erasure: erasure.id, outcome, asked_by: erasure.askedBy };
    await noteHouse(tx, workspace, { kind: 'erasure_settled', by, at: caller.at, details });
  });
  if (!settled) return no(sayNoErasing({ kind: 'gone' }, typed, viewer));
  return yes(outcome === 'confirmed' ? sayConfirmed(n, viewer) : sayDeclined(n, viewer));
}
