/** Once a day: forgets answers nobody asks for again, words kept for an hour and wishes long given up, seals anew what an older key sealed, and brings facts up to date. */
import { factsNow } from '../app/keep/facts.ts';
import { rotateKeys } from '../app/keep/rotate-keys.ts';
import { sealJournals } from '../app/keep/seal-journals.ts';
import type { Shell } from '../app/shell.ts';
import { forgetUnsettled } from '../app/privacy/erase-wanted.ts';
import { retentionOf, retentionSchema } from '../app/keep/retention-setting.ts';
import { retain } from '../app/privacy/retain.ts';
import { forgetAuthority } from '../app/team/learning/authority.ts';
import { forgetCoaching } from '../app/team/learning/coach.ts';
import { forgetHints } from '../db/hints/hints.ts';
import { forgetUse } from '../db/hints/use.ts';
import { forgetNotes } from '../db/care/notes.ts';
import { forgetAnswers } from '../db/case/save-command.ts';
import { isoWeek } from '../core/base/time.ts';
import { dropVotes } from '../db/team/digest-readers.ts';
import { dropOriginals } from '../db/case/originals.ts';
import { dropSealedUntil } from '../db/engine/sealed-texts.ts';
import { forgetPractice } from '../db/learning/practice.ts';
import { forgetChampions } from '../db/recognition/champions.ts';
import { forgetThanks } from '../db/recognition/thanks.ts';
import { forgetMurmurs } from '../db/listening/murmurs.ts';
import { forgetPeriods } from '../db/team/rhythms.ts';
import { forgetAsides } from '../db/intake/asides.ts';
import { forgetMatters } from '../db/intake/matters.ts';
import { dropDeliveries } from '../db/deliveries/deliveries.ts';
import { dropGoneGroups, forgetLeft } from '../db/people/scim.ts';
import { dropParked } from '../db/work/wishes.ts';

/** Answers to deliveries are remembered this long: senders retry for three days. */
const REMEMBER_MS = 8 * 86_400_000;
const KEEP_VOTES_MS = 182 * 86_400_000;
/** What could not be carried out is kept this long. */
const KEEP_PARKED_MS = 14 * 86_400_000;
/** By then no digest and no line-up of that time is owed any more. */
const KEEP_PERIODS_MS = 100 * 86_400_000;
/** A ticket that is written to again after this is another one. */
const KEEP_MATTERS_MS = 400 * 86_400_000;
/** What a model suggested of a letter or a week, and what it used on a day. */
const KEEP_HINTS_MS = 90 * 86_400_000;
/** A message that was offered is offered no second time for as long; what is no complaint, for longer. */
const KEEP_MURMURS_MS = 60 * 86_400_000;
const KEEP_DECLINED_MS = 180 * 86_400_000;

/** By then nobody's other accounts are looked for by the mail of somebody who left. */
const KEEP_LEFT_MS = 365 * 86_400_000;

/** A second process of the night finds the seal that the first one made. */
const SEALED_LATELY_MS = 20 * 3_600_000;

/** The seal goes to the log as well: a log that is kept elsewhere is where an auditor finds the digest to hold journals against. */
async function sealNightly(shell: Shell): Promise<void> {
  const { db, sealer, workspace, now, log } = shell;
  const lately = new Date(now().getTime() - SEALED_LATELY_MS);
  const seal = await sealJournals({ db, sealer, workspace, now }, { kind: 'amends' }, lately);
  if (seal !== null && seal.at > lately)
    log.info('journals sealed', { workspace, seal: seal.seal, digest: seal.digest, signer: seal.signer });
}

export async function dailyCleanup(shell: Shell): Promise<void> {
  await forgetUnsettled(shell);
  const retention = shell.retention ?? retentionOf(retentionSchema.parse({}));
  const overdue = await retain({ ...shell, retention, packs: shell.packs });
  if (overdue > 0)
    shell.log.info('cases are without words and customer now', { workspace: shell.workspace, cases: overdue });
  const before = new Date(shell.now().getTime() - REMEMBER_MS);
  const forgotten = await forgetAnswers(shell.db.read, shell.workspace, before);
  await forgetNotes(shell.db.read, shell.workspace, shell.now());
  await dropSealedUntil(shell.db, shell.workspace, shell.now());
  // a house that keeps none any more has none from the next day on
  if ((shell.originalsKeptMs ?? null) === null) await dropOriginals(shell.db.read, shell.workspace);
  await forgetCoaching(shell);
  await forgetAuthority(shell);
  // votes are told for the last weeks only
  const halfYear = new Date(shell.now().getTime() - KEEP_VOTES_MS);
  await dropVotes(shell.db.read, shell.workspace, isoWeek(halfYear, 'utc'));
  await forgetPractice(shell.db.read, shell.workspace);
  // where nobody reads a number for weeks, the first who does would wait for all of it
  await factsNow(shell);
  await forgetChampions(shell.db.read, shell.workspace, shell.now());
  await forgetThanks(shell.db.read, shell.workspace, shell.now());
  const gone = (ms: number): Date => new Date(shell.now().getTime() - ms);
  await forgetMurmurs(shell.db.read, shell.workspace, gone(KEEP_MURMURS_MS), gone(KEEP_DECLINED_MS));
  await forgetPeriods(shell.db.read, shell.workspace, new Date(shell.now().getTime() - KEEP_PERIODS_MS));
  await forgetAsides(shell.db.read, shell.workspace, gone(retention.asidesMs));
  await forgetLeft(shell.db.read, shell.workspace, gone(KEEP_LEFT_MS));
  await dropGoneGroups(shell.db.read, shell.workspace);
  await forgetMatters(shell.db.read, shell.workspace, new Date(shell.now().getTime() - KEEP_MATTERS_MS));
  const resealed = await rotateKeys(shell, { kind: 'amends' });
  const dropped = await dropParked(shell.db.read, shell.workspace, new Date(shell.now().getTime() - KEEP_PARKED_MS));
  if (dropped > 0)
    shell.log.error('wishes given up for two weeks are deleted', { workspace: shell.workspace, dropped });
  const unread = new Date(shell.now().getTime() - KEEP_HINTS_MS);
  await forgetHints(shell.db.read, shell.workspace, unread);
  await forgetUse(shell.db.read, shell.workspace, unread.toISOString().slice(0, 10));
  const late = gone(retention.deliveriesMs);
  const undelivered = await dropDeliveries(shell.db.read, shell.workspace, late);
  if (undelivered > 0)
    shell.log.error('deliveries that nobody took for too long are deleted', {
      workspace: shell.workspace,
      undelivered,
    });
  await sealNightly(shell);
  shell.log.info('daily cleanup done', { workspace: shell.workspace, forgotten, resealed });
}
