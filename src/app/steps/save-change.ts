/** Writes the change of a case: the case, its journal and ledger, the answer to remember, the messages that should show it; and has those drawn. */
import { orderOf } from '../../core/authority/orders.ts';
import { toWire } from '../../core/base/wire.ts';
import { nextLook } from '../../core/case/follows/due.ts';
import { noticesFor } from '../../core/case/follows/notices.ts';
import { whoseHomes } from '../../core/case/follows/whose-homes.ts';
import type { Said } from '../../core/case/said.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { LoadedForCommand, SaveCommand, Saved } from '../../db/case/command-rows.ts';
import { saveCommand } from '../../db/case/save-command.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { rhythmOf } from '../rhythm.ts';
import type { AskedCommand } from '../handled.ts';
import { LEASE_MS } from '../messages/lease.ts';
import type { Picture } from '../messages/drawing.ts';
import { messagesWanted } from '../messages/notify.ts';
import { outdatedBy } from '../messages/outdated.ts';
import { redrawHomes } from '../messages/homes.ts';
import type { Shell } from '../shell.ts';
import type { CaseChange } from './change.ts';
import { pictureOf, seenAfter, type Seen } from './picture-after.ts';

export interface ToSave {
  readonly asked: AskedCommand;
  readonly loaded: LoadedForCommand;
  readonly change: CaseChange;
  /** What the delivery is answered, now and again; null when it was answered on another case. */
  readonly said: Said | null;
  /** Nothing is asked of the database after it. */
  readonly isLast: boolean;
}

/** Resolves to what the case is seen by once the change stands. */
export async function saveChange(shell: Shell, tx: Tx, toSave: ToSave): Promise<Seen> {
  const saved = await saveCommand(tx, rowsOf(shell, toSave), toSave.isLast);
  const { loaded, change } = toSave;
  const seen = seenAfter(shell, loaded, change, toSave.asked.at);
  tx.afterCommit(() => drawSaved(shell, saved, pictureOf(shell, seen, change), toSave.asked.at));
  return seen;
}

function rowsOf(shell: Shell, { asked, loaded, change, said }: ToSave): SaveCommand {
  const { before, after, journal, ledger } = change;
  const policy = policyInForce(shell.policies(), asked.at);
  const notices = journal.flatMap((e) => noticesFor(e.event, e.seq, after));
  return {
    workspace: shell.workspace,
    before: before?.version ?? null,
    case: after,
    nextLookAt: nextLook(after, asked.at, loaded.absences, rhythmOf(shell.packs, policy, loaded.teams)),
    orderKey: policy === null ? null : orderOf(after, policy),
    events: journal,
    entries: ledger.flatMap((c) => c.add),
    settled: ledger.flatMap((c) => c.move.map((m) => ({ id: m.id, state: m.to }))),
    answer: said === null ? null : { key: asked.key, at: asked.at, reply: { case: after.id, said: toWire(said) } },
    messages: messagesWanted(shell, notices, { case: after, members: loaded.members, teams: loaded.teams }),
    outdated: outdatedBy(
      journal.map((e) => e.event),
      before,
      after,
    ),
    wish: asked.isWish === true && said !== null ? asked.key : null,
    drawer:
      shell.outbox === null ? null : { holder: shell.holder, leaseUntil: new Date(shell.now().getTime() + LEASE_MS) },
    trace: shell.tracing?.here() ?? null,
    homes: whoseHomes(before, after),
  };
}

/** The messages that are ours are drawn at once, from what this command knows; homes only where there are any. */
function drawSaved(shell: Shell, saved: Saved, picture: Picture, askedAt: Date): void {
  const { outbox } = shell;
  if (outbox === null) return;
  if (saved.claimed.length > 0) outbox.now(saved.claimed, picture, askedAt);
  const homes = [...new Set(saved.homes.map(({ member }) => member))];
  if (homes.length > 0) outbox.after(() => redrawHomes(shell, homes));
}
