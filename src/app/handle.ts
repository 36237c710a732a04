/** One command, one transaction: load, ask the rules, save, leave word. Every change of a case goes through here; there is no second way in. */
import type { AuthorityPolicy } from '../core/authority/policy.ts';
import { indexLedger } from '../core/authority/ledger-index.ts';
import { policyInForce } from '../core/authority/in-force.ts';
import { chainHash } from '../core/base/chain.ts';
import { caseId, type CaseId, type MemberId } from '../core/base/ids.ts';
import type { Member } from '../core/base/members.ts';
import { startOfMonth } from '../core/base/time.ts';
import { fromWire, toWire } from '../core/base/wire.ts';
import { answer } from '../core/case/answer.ts';
import type { AuditEvent, RecoveryCase } from '../core/case/case.ts';
import type { Circumstances } from '../core/case/circumstances.ts';
import type { Command } from '../core/case/commands.ts';
import { nextLook } from '../core/case/due.ts';
import { entriesFor } from '../core/case/entries.ts';
import { evolve } from '../core/case/evolve.ts';
import { mirrored } from '../core/case/linking.ts';
import { reference } from '../core/case/logging.ts';
import { noticesFor } from '../core/case/notices.ts';
import { costOf } from '../core/case/who-decides.ts';
import type { Refusal, Said } from '../core/case/said.ts';
import { leakIn } from '../core/recognition/leaks.ts';
import { draftThanks } from '../core/recognition/shout-outs.ts';
import { readComplaint } from '../core/triage/rules.ts';
import { suggest } from '../core/triage/suggest.ts';
import type { ChainedEvent, LoadedForCommand } from '../db/command-rows.ts';
import { loadForCommand } from '../db/load-command.ts';
import { chooseRecognition } from '../db/members.ts';
import { nextCaseNumber, saveCommand } from '../db/save-command.ts';
import { casesApprovedBy, readCase } from '../db/reading.ts';
import { serialisable, type Tx } from '../db/serialisable.ts';
import { cardsWanted } from './notify.ts';
import type { Shell } from './shell.ts';

export interface Asked {
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
export async function handle(shell: Shell, asked: Asked): Promise<Handled> {
  // drawn before the transaction: gaps are fine, and a number held in it would stop everybody else
  const number =
    asked.command.kind === 'log' ? caseId.parse(`R-${await nextCaseNumber(shell.db.read, shell.workspace)}`) : null;
  const handled = await serialisable(shell.db, (tx) => once(shell, tx, asked, number), { lane: shell.workspace });
  shell.log.info('command', {
    workspace: shell.workspace,
    case: handled.case?.id ?? null,
    command: asked.command.kind,
    member: asked.by,
    ms: shell.now().getTime() - asked.at.getTime(),
    outcome: handled.ok ? handled.said.said : handled.no.no,
  });
  return handled;
}

async function once(shell: Shell, tx: Tx, asked: Asked, number: CaseId | null): Promise<Handled> {
  const { command } = asked;
  const policy = policyInForce(shell.policies(), asked.at);
  const loaded = await loadForCommand(tx, {
    workspace: shell.workspace,
    key: asked.key,
    case: command.kind === 'log' ? number : command.case,
    customer: command.kind === 'log' || command.kind === 'set_facts' ? reference(command.customer) : null,
    member: asked.by,
    team: null,
    ...since(policy, asked.at),
  });
  if (loaded.remembered !== undefined) return await earlier(shell, tx, loaded);
  const links = command.kind === 'link' || command.kind === 'unlink' ? command : null;
  const other = links === null ? null : await readCase(tx, shell.workspace, links.other);
  const approved = await approvedBy(shell, tx, asked, loaded.member);
  const at = { ...circumstancesOf(shell, loaded, policy, asked.at, number, approved), other };
  const said = answer(loaded.case, command, at);
  if (!said.ok) return { ok: false, no: said.no, case: loaded.case };
  await rememberPreference(shell, tx, asked, loaded.member);
  if (said.events.length === 0 && loaded.case !== null) return { ok: true, said: said.said, case: loaded.case };
  const after = await save(shell, tx, asked, loaded, said.events, said.said);
  if (links !== null && loaded.case !== null && other !== null)
    await linkOthers(shell, tx, asked, mirrored(links, loaded.case, other));
  return { ok: true, said: said.said, case: after };
}

/** What this person approved this month, where the policy caps it; nothing is read where it does not. */
async function approvedBy(
  shell: Shell,
  tx: Tx,
  asked: Asked,
  member: Member | null,
): Promise<Circumstances['approvedBefore']> {
  if (member === null || (asked.command.kind !== 'approve' && asked.command.kind !== 'counter')) return [];
  const capped = shell.policies().filter((p) => {
    const rule = p.roles.get(member.role)?.approve;
    return rule != null && (rule.perDay !== null || rule.perMonth !== null);
  });
  const [policy] = capped;
  if (policy === undefined) return [];
  const cases = await casesApprovedBy(tx, shell.workspace, member.id, startOfMonth(asked.at, policy.zone));
  return cases.flatMap((c) =>
    c.requests.flatMap((r) => {
      const cost = costOf(c.actions.filter((a) => r.actions.includes(a.id)));
      return cost === null ? [] : r.approvals.map((a) => ({ by: a.by, at: a.at, cost }));
    }),
  );
}

/** A link stands on every case of the matter or on none: the others change in the same transaction. */
async function linkOthers(shell: Shell, tx: Tx, asked: Asked, others: ReturnType<typeof mirrored>): Promise<void> {
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

/** How somebody wants to be thanked is asked with the first thank-you; the choice made there is remembered. */
async function rememberPreference(shell: Shell, tx: Tx, asked: Asked, member: Member | null): Promise<void> {
  const { command } = asked;
  if (member === null) return;
  if (command.kind === 'confirm_thanks' && member.recognition === 'unknown')
    await chooseRecognition(tx, shell.workspace, member.id, command.audience);
  if (command.kind === 'drop_thanks' && command.never) await chooseRecognition(tx, shell.workspace, member.id, 'none');
}

async function save(
  shell: Shell,
  tx: Tx,
  asked: Asked,
  loaded: LoadedForCommand,
  events: readonly AuditEvent[],
  /** What the delivery is answered, now and again; null when it was answered on another case. */
  said: Said | null,
): Promise<RecoveryCase> {
  let after = loaded.case;
  const chained: ChainedEvent[] = [];
  const changes = [];
  for (const event of events) {
    changes.push(entriesFor(event, after));
    after = evolve(after, event);
    const prevHash = chained.at(-1)?.hash ?? loaded.head.hash;
    chained.push({ seq: loaded.head.seq + chained.length + 1, event, hash: chainHash(prevHash, event), prevHash });
  }
  if (after === null) throw new Error('a command changed no case');
  const now = after;
  const cards = cardsWanted(
    shell,
    now,
    loaded.members,
    loaded.teams,
    chained.flatMap((e) => noticesFor(e.event, e.seq, now)),
  );
  const look = nextLook(now, asked.at);
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
  await shell.jobs.enqueueAll(
    'outbox',
    cards.map(({ subject, platform }) => ({ data: { workspace: shell.workspace, subject, platform } })),
    tx,
  );
  if (look !== null)
    await shell.jobs.enqueue(
      'timers',
      { workspace: shell.workspace, case: now.id, at: look.toISOString() },
      { tx, startAfter: look },
    );
  return now;
}

/** The same delivery, a second time: the answer it got before, with the case as it is now. */
async function earlier(shell: Shell, tx: Tx, loaded: LoadedForCommand): Promise<Handled> {
  const kept = loaded.remembered as { readonly case: CaseId; readonly said: unknown };
  const said = fromWire(kept.said) as Said;
  if (loaded.case !== null) return { ok: true, said, case: loaded.case };
  const again = await loadForCommand(tx, { ...NOTHING_BESIDES, workspace: shell.workspace, case: kept.case });
  if (again.case === null) throw new Error(`remembered case ${kept.case} is gone`);
  return { ok: true, said, case: again.case };
}

/** The circumstances of a moment, from what was loaded. `number` is the case number drawn for a `log`. */
export function circumstancesOf(
  shell: Pick<Shell, 'workspace' | 'newId' | 'packs' | 'policies' | 'policyOf'>,
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
    approvedBefore,
    policyOf: (version) => shell.policies().find((p) => p.version === version) ?? shell.policyOf(version),
    newId: shell.newId,
    caseNumber: number,
    read: (text) => readComplaint(text, { at, zone }),
    suggest: (c, by, circumstances) => suggest(c, by, circumstances, shell.packs),
    draftThanks: (c, to) => draftThanks(c, to, loaded.teams.find((t) => t.id === c.team)?.values ?? []),
    leakIn,
  };
}

/** From when on entries are loaded for each scope; what no limit looks at is not read, so that it cannot be raced for. */
export function since(
  policy: AuthorityPolicy | null,
  at: Date,
): { customerSince: Date | null; memberSince: Date | null; teamSince: Date | null } {
  if (policy === null) return { customerSince: null, memberSince: null, teamSince: null };
  const limits = [...policy.roles.values()].flatMap((r) => r.grants.flatMap((g) => g.limits));
  const ever = limits.some((l) => l.scope === 'customer' && l.window === null);
  const windows = limits.map((l) => l.window ?? 0);
  const month = startOfMonth(at, policy.zone);
  const team =
    limits.some((l) => l.scope === 'team_month') || policy.budgets.length > 0 || policy.unidentified?.teamDay != null;
  const year = new Date(month.getTime() - 366 * 86_400_000);
  return {
    // a customer limit without a window counts for ever
    customerSince: ever ? new Date(0) : new Date(at.getTime() - Math.max(policy.splitting.linkWindow, ...windows)),
    memberSince: month,
    teamSince: team ? (policy.budgets.some((b) => b.period === 'year' || b.period === 'quarter') ? year : month) : null,
  };
}
