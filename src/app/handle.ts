/** One command, one transaction: load, ask the rules, save, leave word. Every change of a case goes through here; there is no second way in. */
import { budgetsSince } from '../core/authority/budgets.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { indexLedger } from '../core/authority/ledger-index.ts';
import type { Absence } from '../core/approval/absences.ts';
import { policyInForce } from '../core/policy/in-force.ts';
import { chainHash } from '../core/base/chain.ts';
import { customerFrom } from '../core/base/customers.ts';
import { caseId, type CaseId, type MemberId } from '../core/base/ids.ts';
import { startOfMonth } from '../core/base/time.ts';
import { fromWire, toWire } from '../core/base/wire.ts';
import { answer } from '../core/case/answer.ts';
import type { CaseEvent, RecoveryCase } from '../core/case/case.ts';
import type { Circumstances } from '../core/case/circumstances.ts';
import type { Command } from '../core/case/commands.ts';
import { alreadyDecided } from '../core/case/rules/deciding.ts';
import { nextLook } from '../core/case/follows/due.ts';
import { entriesFor } from '../core/case/follows/entries.ts';
import { evolve, isOpen } from '../core/case/evolve.ts';
import { mirrored } from '../core/case/rules/linking.ts';
import { noticesFor } from '../core/case/follows/notices.ts';
import type { Refusal, Said } from '../core/case/said.ts';
import { whoseHomes } from '../core/case/follows/whose-homes.ts';
import { leakIn } from '../core/recognition/leaks.ts';
import { draftThanks } from '../core/recognition/shout-outs.ts';
import { readComplaint } from '../core/triage/rules.ts';
import { suggest } from '../core/triage/suggest.ts';
import type { JournalEntry, CommandScope, LoadedForCommand } from '../db/case/command-rows.ts';
import { loadForCommand } from '../db/case/load-command.ts';
import { chooseRecognition } from '../db/team/members.ts';
import { setNextLook } from '../db/case/next-look.ts';
import { nextCaseNumber, saveCommand } from '../db/case/save-command.ts';
import { readCase } from '../db/case/reading.ts';
import { serialisable, type Tx } from '../db/engine/serialisable.ts';
import { raiseAlarms } from './keep/alarms.ts';
import { approvedBefore } from './team/approved-before.ts';
import { redrawEventsOf } from './team/outage-news.ts';
import { messagesWanted, outboxJobs } from './messages/notify.ts';
import { outdatedMessages } from './messages/outdated.ts';
import { watchBudgets } from './team/watch-budgets.ts';
import type { Shell } from './shell.ts';

export interface AskedCommand {
  /** Idempotency key of the delivery: the same key is answered the same, and done once. */
  readonly key: string;
  readonly by: MemberId | null;
  readonly command: Command;
  /** Fixed at the door; the only clock. */
  readonly at: Date;
}

export type Handled =
  | { readonly ok: true; readonly said: Said; readonly case: RecoveryCase }
  | { readonly ok: false; readonly no: Refusal; readonly case: RecoveryCase | null };

/** Judges and carries out a command. A refusal changes nothing and is not remembered. Throws only for trouble outside (database away). */
export async function handle(shell: Shell, asked: AskedCommand): Promise<Handled> {
  // drawn before the transaction: gaps are fine, and a number held in it would stop everybody else
  const number =
    asked.command.kind === 'log' ? caseId.parse(`R-${await nextCaseNumber(shell.db.read, shell.workspace)}`) : null;
  let events: readonly CaseEvent[] = [];
  const happened = (these: readonly CaseEvent[]): void => void (events = these);
  const turn = (tx: Tx): Promise<Handled> => {
    happened([]);
    return runCommand(shell, tx, asked, number, happened);
  };
  const handled = await serialisable(shell.db, turn, { lane: shell.workspace, tries: MOST_TRIES });
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

async function runCommand(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  number: CaseId | null,
  happened: (events: readonly CaseEvent[]) => void,
): Promise<Handled> {
  const { command } = asked;
  const policy = policyInForce(shell.policies(), asked.at);
  const loaded = await loadForCommand(tx, {
    workspace: shell.workspace,
    key: asked.key,
    case: command.kind === 'log' ? number : command.case,
    customer: namedIn(command, shell),
    member: asked.by,
    team: null,
    ...ledgerWindows(policy, asked.at),
  });
  if (loaded.remembered !== undefined) return await earlier(shell, tx, loaded);
  const links = command.kind === 'link' || command.kind === 'unlink' ? command : null;
  const other = links === null ? null : await readCase(tx, shell.workspace, links.other);
  const approved = await approvedBefore(shell, tx, asked, loaded.members);
  const at = { ...circumstancesOf(shell, loaded, policy, asked.at, number, approved), other };
  const said = answer(loaded.case, command, at);
  if (!said.ok) return { ok: false, no: said.no, case: loaded.case };
  await rememberPreference(shell, tx, asked, loaded);
  if (said.events.length === 0 && loaded.case !== null) {
    await lookLater(shell, tx, asked, loaded.case, loaded.absences);
    return { ok: true, said: said.said, case: loaded.case };
  }
  happened(said.events);
  const after = await save(shell, tx, asked, loaded, said.events, said.said);
  if (links !== null && loaded.case !== null && other !== null)
    await linkOthers(shell, tx, asked, mirrored(links, loaded.case, other));
  return { ok: true, said: said.said, case: after };
}

/** The key of the customer a command names. */
function namedIn(command: Command, { customerKeyOf }: Shell): string | null {
  if (command.kind !== 'log' && command.kind !== 'set_facts') return null;
  return customerFrom(command.customer, customerKeyOf)?.key ?? null;
}

/** Nothing was due: the case is looked at again at the next moment at which something may be. */
async function lookLater(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  c: RecoveryCase,
  absences: readonly Absence[],
): Promise<void> {
  if (asked.command.kind !== 'look_again') return;
  const look = nextLook(c, asked.at, absences);
  // rung for once: timers of one moment must not each bring forth another
  if (await setNextLook(tx, shell.workspace, c.id, look)) await ring(shell, tx, c.id, look);
}

async function ring(shell: Shell, tx: Tx, of: CaseId, look: Date | null): Promise<void> {
  if (look === null) return;
  const timer = { workspace: shell.workspace, case: of, at: look.toISOString() };
  await shell.jobs.enqueue('timers', timer, { tx, startAfter: look });
}

/** A link stands on every case of the matter or on none: the others change in the same transaction. */
async function linkOthers(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  others: ReturnType<typeof mirrored>,
): Promise<void> {
  const kind = asked.command.kind === 'unlink' ? 'unlinked' : 'linked';
  for (const { case: id, with: them } of others) {
    const loaded = await loadForCommand(tx, { ...NOTHING_BESIDES, workspace: shell.workspace, case: id });
    const has = loaded.case?.linked ?? [];
    const changed = them.filter((other) => has.includes(other) === (kind === 'unlinked'));
    if (loaded.case === null || changed.length === 0) continue;
    await save(shell, tx, asked, loaded, [{ kind, at: asked.at, by: asked.by, with: changed }], null);
  }
}

/** A case alone, without the ledger of anybody. */
const NOTHING_BESIDES = {
  key: '',
  customer: null,
  member: null,
  team: null,
  customerSince: null,
  memberSince: null,
  teamSince: null,
} as const;

/** Two busy processes can lose many races in a row; the wait between tries keeps this far below the time a delivery has. */
const MOST_TRIES = 20;

/** How somebody wants to be thanked is asked with the first thank-you; only their own choice is remembered, never a lead's for them. */
async function rememberPreference(shell: Shell, tx: Tx, asked: AskedCommand, loaded: LoadedForCommand): Promise<void> {
  const { command } = asked;
  const { member } = loaded;
  if (member === null || (command.kind !== 'confirm_thanks' && command.kind !== 'drop_thanks')) return;
  if (loaded.case?.shoutOuts.find((s) => s.id === command.shoutOut)?.to !== member.id) return;
  if (command.kind === 'drop_thanks') {
    if (command.never) await chooseRecognition(tx, shell.workspace, member.id, 'none');
  } else if (member.recognition === 'unknown') {
    await chooseRecognition(tx, shell.workspace, member.id, command.audience);
  }
}

async function save(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  loaded: LoadedForCommand,
  events: readonly CaseEvent[],
  /** What the delivery is answered, now and again; null when it was answered on another case. */
  said: Said | null,
): Promise<RecoveryCase> {
  let after = loaded.case;
  const chained: JournalEntry[] = [];
  const changes = [];
  for (const event of events) {
    changes.push(entriesFor(event, after));
    after = evolve(after, event);
    const prevHash = chained.at(-1)?.hash ?? loaded.head.hash;
    chained.push({ seq: loaded.head.seq + chained.length + 1, event, hash: chainHash(prevHash, event), prevHash });
  }
  if (after === null) throw new Error('a command changed no case');
  const now = after;
  const notices = chained.flatMap((e) => noticesFor(e.event, e.seq, now));
  const told = messagesWanted(shell, notices, { case: now, members: loaded.members, teams: loaded.teams });
  const cards = [...told, ...(await outdatedMessages(tx, now, events, told))];
  const look = nextLook(now, asked.at, loaded.absences);
  await saveCommand(tx, {
    workspace: shell.workspace,
    before: loaded.case?.version ?? null,
    case: now,
    nextLookAt: look,
    events: chained,
    entries: changes.flatMap((c) => c.add),
    settled: changes.flatMap((c) => c.move.map((m) => ({ id: m.id, state: m.to }))),
    answer: said === null ? null : { key: asked.key, at: asked.at, reply: { case: now.id, said: toWire(said) } },
    cards,
  });
  await shell.jobs.enqueueAll('outbox', outboxJobs(shell, cards, whoseHomes(loaded.case, now)), tx);
  await ring(shell, tx, now.id, look);
  await redrawEventsOf(shell, tx, { before: loaded.case, after: now, events });
  await watchBudgets(shell, tx, { policy: policyInForce(shell.policies(), asked.at), at: asked.at, loaded, changes });
  return now;
}

/** The same delivery, a second time: the answer it got before, with the case as it is now. */
async function earlier(shell: Shell, tx: Tx, loaded: LoadedForCommand): Promise<Handled> {
  const kept = loaded.remembered as { readonly case: CaseId; readonly said: unknown };
  const said = fromWire(kept.said) as Said;
  if (loaded.case !== null) return decidedBefore(said, loaded.case) ?? { ok: true, said, case: loaded.case };
  const again = await loadForCommand(tx, { ...NOTHING_BESIDES, workspace: shell.workspace, case: kept.case });
  if (again.case === null) throw new Error(`remembered case ${kept.case} is gone`);
  return { ok: true, said, case: again.case };
}

/** A decision pressed twice is told who decided and when: that answers a second click, and a delivery that comes again, too. */
function decidedBefore(said: Said, c: RecoveryCase): Handled | undefined {
  const isDecision = (said.kind === 'approved' && said.complete) || said.kind === 'declined';
  const request = isDecision ? c.requests.find((r) => r.id === said.request) : undefined;
  if (request === undefined || isOpen(request)) return undefined;
  const decided = alreadyDecided(request);
  return decided.ok ? undefined : { ok: false, no: decided.no, case: c };
}

/** The circumstances of a moment, from what was loaded. `number` is the case number drawn for a `log`. */
export function circumstancesOf(
  shell: Pick<Shell, 'workspace' | 'newId' | 'packs' | 'policies' | 'policyOf' | 'customerKeyOf'>,
  loaded: LoadedForCommand,
  policy: AuthorityPolicy | null,
  at: Date,
  number: CaseId | null,
  approvedBefore: Circumstances['approvedBefore'] = [],
): Circumstances {
  const zone = loaded.teams.find((t) => t.id === loaded.member?.team)?.zone ?? policy?.zone ?? 'UTC';
  return {
    at,
    by: loaded.member,
    workspace: { id: shell.workspace, name: '', members: loaded.members, teams: loaded.teams },
    policy,
    ledger: loaded.ledger,
    index: indexLedger(loaded.ledger),
    ledgerSeq: loaded.ledgerSeq,
    absences: loaded.absences,
    storms: loaded.storms,
    events: loaded.events,
    approvedBefore,
    policyOf: (version) => shell.policies().find((p) => p.version === version) ?? shell.policyOf(version),
    newId: shell.newId,
    caseNumber: number,
    customerKeyOf: shell.customerKeyOf,
    read: (text) => readComplaint(text, { at, zone }),
    suggest: (c, by, circumstances) => suggest(c, by, circumstances, shell.packs),
    draftThanks: (c, to) => draftThanks(c, to, loaded.teams.find((t) => t.id === c.team)?.values ?? []),
    leakIn,
  };
}

/** From when on entries are loaded for each scope; what no limit looks at is not read, so that it cannot be raced for. */
export function ledgerWindows(
  policy: AuthorityPolicy | null,
  at: Date,
): Pick<CommandScope, 'customerSince' | 'memberSince' | 'teamSince' | 'purses'> {
  if (policy === null) return { customerSince: null, memberSince: null, teamSince: null };
  const limits = [...policy.roles.values()].flatMap((r) => r.grants.flatMap((g) => g.limits));
  const ever = limits.some((l) => l.scope === 'customer' && l.window === null);
  const windows = limits.map((l) => l.window ?? 0);
  const month = startOfMonth(at, policy.zone);
  const monthly = limits.some((l) => l.scope === 'team_month') || policy.unidentified?.teamDay != null;
  const starts = [budgetsSince(policy, at), monthly ? month : null].filter((start) => start !== null);
  return {
    // a customer limit without a window counts for ever
    customerSince: ever ? new Date(0) : new Date(at.getTime() - Math.max(policy.splitting.linkWindow, ...windows)),
    memberSince: month,
    teamSince: starts.length === 0 ? null : new Date(Math.min(...starts.map((start) => start.getTime()))),
    purses: policy.budgets.map((budget) => budget.teams).filter((teams) => teams.length > 1),
  };
}
