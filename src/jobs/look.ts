/** Looks every few seconds for what is due and in nobody's hands: one statement where there is nothing. */
import { followSurveysDue } from '../app/care/follow-survey.ts';
import type { Inbox } from '../app/door/inbox.ts';
import { handle } from '../app/handle.ts';
import { openAsidesWanted } from '../app/intake/open-aside.ts';
import type { Shell } from '../app/shell.ts';
import { askPulses } from '../app/team/learning/pulse.ts';
import { remindOfImprovements } from '../app/team/learning/remind.ts';
import { tellCheers } from '../app/team/recognition/cheers.ts';
import { endStormsOver } from '../app/team/storms.ts';
import type { CaseId } from '../core/base/ids.ts';
import type { Platform } from '../core/base/members.ts';
import { whatIsDue, type Due } from '../db/work/due.ts';
import { causeOf } from '../log.ts';
import type { Erasing } from './erasing.ts';

/** As much as is taken up in one look; there is another one right after it where there was more. */
const MOST_AT_ONCE = 100;

export interface Looking {
  readonly shell: Shell;
  readonly inbox: Inbox;
  readonly platforms: readonly Platform[];
  readonly erasing: Pick<Erasing, 'go'>;
}

/** Takes up what processes left behind, and everything that is due by now; resolves when the cases and storms among it are done. */
export async function sweep(looking: Looking): Promise<void> {
  const { shell } = looking;
  const at = shell.now();
  const looked = new Set<CaseId>();
  for (;;) {
    const due = await look(looking);
    const fresh = due.cases.filter((id) => !looked.has(id));
    for (const id of fresh) looked.add(id);
    await ringAll(shell, { ...due, cases: fresh }, at);
    // those that are due still could not be looked at: next time
    if (fresh.length < MOST_AT_ONCE) return;
  }
}

/** Wishes and messages only: what somebody waits for, whatever the clock says. */
export async function takeUp(looking: Looking): Promise<void> {
  await look(looking);
}

async function look({ shell, inbox, platforms, erasing }: Looking): Promise<Due> {
  const { workspace, holder, outbox } = shell;
  const asking = { workspace, holder, at: shell.now(), platforms, limit: MOST_AT_ONCE };
  const due = await whatIsDue(shell.db.read, asking);
  if (due.wishes)
    inbox.recover().catch((error: unknown) => shell.log.warn('wishes not taken up', { cause: causeOf(error) }));
  outbox?.due(due.messages);
  if (due.erasures) erasing.go();
  if (shell.setUp !== undefined && due.setup !== shell.setUp.version())
    // not waited for: taking it looks for what is due
    shell.setUp.settle().catch((error: unknown) => shell.log.warn('set-up not taken', { cause: causeOf(error) }));
  return due;
}

async function ringAll(
  shell: Shell,
  { cases, storms, improvements, pulses, cheers, surveys, asides }: Due,
  at: Date,
): Promise<void> {
  for (const id of cases) {
    try {
      await lookAgain(shell, id, `sweep-${at.toISOString()}`);
    } catch (error) {
      shell.log.warn('a case could not be looked at, next time again', { case: id, cause: causeOf(error) });
    }
  }
  if (storms) await endStormsOver(shell);
  if (improvements) await remindOfImprovements(shell);
  if (pulses) await askPulses(shell);
  if (cheers) await tellCheers(shell);
  if (surveys) await followSurveysDue(shell, MOST_AT_ONCE);
  if (asides) await openAsidesWanted(shell, MOST_AT_ONCE);
}

/** The key holds the moment, so that a case is looked at once for it. */
async function lookAgain(shell: Shell, id: CaseId, due: string): Promise<void> {
  await handle(shell, {
    key: `timer:${id}:${due}`,
    by: null,
    command: { kind: 'look_again', case: id },
    at: shell.now(),
  });
}
