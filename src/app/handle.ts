/** One command, one transaction: load, ask the rules, save, leave word. Every change of a case goes through here; there is no second way in. */
import type { CaseId } from '../core/base/ids.ts';
import { answer } from '../core/case/answer.ts';
import type { CaseEvent } from '../core/case/events.ts';
import { keepMatters } from '../db/intake/matters.ts';
import { serialisable, type Tx } from '../db/engine/serialisable.ts';
import type { AskedCommand, Handled } from './handled.ts';
import { raiseAlarms } from './keep/raise-alarms.ts';
import { UNTRACED } from '../tracing.ts';
import type { Shell } from './shell.ts';
import { askedAsOnCard } from './steps/as-on-card.ts';
import { loadAsTold, namesTold } from './steps/as-told.ts';
import { changeOf } from './steps/change.ts';
import { earlierAnswer } from './steps/earlier-answer.ts';
import { changeElsewhere } from './steps/elsewhere.ts';
import { keepCare } from './steps/keep-care.ts';
import { keepIdentities } from './steps/keep-identities.ts';
import { keepOriginals } from './steps/keep-originals.ts';
import { lanesOf } from './steps/lanes-of.ts';
import { leaveWord } from './steps/leave-word.ts';
import { circumstancesAsked, keyNamedIn } from './steps/load-asked.ts';
import { loggedBefore, noteMessage } from './steps/logged-before.ts';
import { lookLater } from './steps/look-later.ts';
import { rememberPreference } from './steps/remember-preference.ts';
import { saveChange } from './steps/save-change.ts';

/** Two busy processes can lose many races in a row; the wait between tries keeps this far below the time a delivery has. */
const MOST_TRIES = 20;

/** Judges and carries out a command. A refusal changes nothing and is not remembered. Throws only for trouble outside (database away). */
export async function handle(shell: Shell, asked: AskedCommand): Promise<Handled> {
  const handled = await carriedOut(shell, asked);
  const asOnCard = await askedAsOnCard(shell, asked, handled);
  return asOnCard === null ? handled : await carriedOut(shell, asOnCard);
}

async function carriedOut(shell: Shell, asked: AskedCommand): Promise<Handled> {
  const sofar: SoFar = { isSecond: false, drawn: null };
  const { tracing = UNTRACED } = shell;
  let tries = 0;
  const turn = (tx: Tx, isSecond: boolean): Promise<Turn> => {
    sofar.isSecond = isSecond;
    tries += 1;
    return tracing.span('try', { attributes: { number: tries } }, () => inTransaction(shell, tx, asked, sofar));
  };
  const lanes = await lanesOf(shell, asked);
  // a log gives nothing; where it names nobody whose other cases it looks at, it goes beside all others
  const inTurn = asked.command.kind !== 'log' || keyNamedIn(asked.command, shell) !== null;
  const of = { attributes: { command: asked.command.kind, workspace: shell.workspace } };
  const { handled, events } = await tracing.span('transaction', of, async (span) => {
    const done = await serialisable(shell.db, turn, { lanes, inTurn, tries: MOST_TRIES });
    span.note({ tries, outcome: done.handled.ok ? done.handled.said.kind : done.handled.no.kind });
    return done;
  });
  shell.log.info('command', {
    workspace: shell.workspace,
    case: handled.case?.id ?? null,
    command: asked.command.kind,
    member: asked.by,
    ms: shell.now().getTime() - asked.at.getTime(),
    outcome: handled.ok ? handled.said.kind : handled.no.kind,
  });
  raiseAlarms(shell, asked, handled, events);
  return handled;
}

/** What outlives a lost race. */
interface SoFar {
  /** The race was lost to the same delivery, which is answered by now. */
  isSecond: boolean;
  /** Drawn once: gaps are fine, but there need be no more than commands. */
  drawn: CaseId | null;
}

/** What came of the command, and what happened to its case now; nothing when it was refused or answered before. */
interface Turn {
  readonly handled: Handled;
  readonly events: readonly CaseEvent[];
}

const nothingHappened = (handled: Handled): Turn => ({ handled, events: [] });

/** Repeated whole when it loses a race, so nothing in it reaches outside the transaction. */
async function inTransaction(shell: Shell, tx: Tx, given: AskedCommand, sofar: SoFar): Promise<Turn> {
  const { asked, loaded } = await loadAsTold(shell, tx, given, sofar.drawn);
  sofar.drawn = loaded.number ?? sofar.drawn;
  const before = sofar.isSecond ? await earlierAnswer(shell, tx, asked.key, loaded) : undefined;
  if (before !== undefined) return nothingHappened(before);

  const { anew } = asked;
  if (anew !== undefined && loaded.case?.version !== anew.version) {
    const told =
      (await earlierAnswer(shell, tx, asked.key, loaded)) ?? (await earlierAnswer(shell, tx, anew.of, loaded));
    if (told !== undefined) return nothingHappened(told);
  }

  const known = await loggedBefore(shell, tx, asked);
  if (known !== null)
    return nothingHappened((await earlierAnswer(shell, tx, asked.key, loaded)) ?? { ok: false, no: known, case: null });

  const ctx = await circumstancesAsked(shell, tx, { asked, loaded, drawn: sofar.drawn });
  const answered = answer(loaded.case, asked.command, ctx);
  if (!answered.ok)
    return nothingHappened(
      (await earlierAnswer(shell, tx, asked.key, loaded)) ?? { ok: false, no: answered.no, case: loaded.case },
    );
  const { said, events } = answered;

  await rememberPreference(shell, tx, asked, loaded);
  if (events.length === 0 && loaded.case !== null) {
    await noteMessage(shell, tx, given, loaded.case.id);
    const { case: c, absences, teams } = loaded;
    const now: Handled = { ok: true, said, case: c, isNew: false };
    if (asked.command.kind !== 'look_again')
      return nothingHappened((await earlierAnswer(shell, tx, asked.key, loaded)) ?? now);
    await lookLater(shell, tx, { case: c, at: asked.at, absences, teams });
    return nothingHappened(now);
  }

  const change = changeOf(loaded, events);
  await leaveWord(shell, tx, { asked, loaded, change });
  await changeElsewhere(shell, tx, asked, answered.elsewhere ?? []);
  const hidden = await keepOriginals(shell, tx, { asked, case: change.after, teams: loaded.teams, events });
  await keepIdentities(shell, tx, change.after, events);
  await noteMessage(shell, tx, given, change.after.id);
  await keepMatters(tx, shell.workspace, { case: change.after.id, names: namesTold(asked), at: asked.at });
  const seq = change.journal.at(-1)?.seq ?? loaded.head.seq;
  await keepCare(shell, tx, { case: change.after, by: asked.by, at: asked.at, seq }, answered.keeps ?? []);
  // the last statement takes the COMMIT along
  const seen = await saveChange(shell, tx, { asked, loaded, change, said, isLast: true });
  const handled: Handled = {
    ok: true,
    said,
    case: change.after,
    isNew: true,
    seen,
    ...(hidden !== null && { hidden }),
  };
  return { handled, events };
}
