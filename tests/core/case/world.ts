/** A small world in memory: cases, ledger and journal, changed by commands exactly as the app does it, without a database. */
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import type { CaseId, NewId } from '../../../src/core/base/ids.ts';
import type { Member, Workspace } from '../../../src/core/base/members.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { CaseEvent } from '../../../src/core/case/events.ts';
import type { Circumstances } from '../../../src/core/case/circumstances.ts';
import type { Command } from '../../../src/core/case/commands.ts';
import { entriesFor } from '../../../src/core/case/follows/entries.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { onCaseThatStays } from '../../../src/core/case/rules/life/merging.ts';
import type { Answered } from '../../../src/core/case/said.ts';
import { othersFor } from './others.ts';
import { AURORA, circumstances, countedIds, HOTEL, NOON, R } from './build.ts';

/** One event as it happened, with everything its decision could see. */
export interface Happening {
  readonly of: CaseId;
  readonly event: CaseEvent;
  readonly by: Member | null;
  readonly before: RecoveryCase | null;
  readonly after: RecoveryCase;
  /** The ledger before the command, and after the event. */
  readonly saw: readonly BudgetLedgerEntry[];
  readonly left: readonly BudgetLedgerEntry[];
}

export interface World {
  readonly policy: AuthorityPolicy | null;
  readonly journal: readonly Happening[];
  readonly cases: ReadonlyMap<CaseId, RecoveryCase>;
  readonly ledger: readonly BudgetLedgerEntry[];
  now(): Date;
  forward(ms: number): void;
  /** Carries a command out; answers what the rules said. */
  ask(by: Member | null, command: Command): Answered;
  /** What `ask` would judge by. */
  seenBy(by: Member | null, of?: CaseId): Circumstances;
  /** A case as it is now; throws when there is none. */
  caseOf(id: CaseId): RecoveryCase;
  /** The same world, to try something in: what happens there does not happen here. */
  fork(): World;
}

export interface WorldOptions {
  readonly policy?: AuthorityPolicy | null;
  readonly workspace?: Workspace;
  readonly at?: Date;
  readonly cases?: readonly RecoveryCase[];
  readonly ledger?: readonly BudgetLedgerEntry[];
  readonly newId?: NewId;
  /** What the pack says of staying in touch, and what is known of the customer. */
  readonly rhythm?: Circumstances['rhythm'];
  readonly care?: Circumstances['care'];
  readonly draftQuote?: Circumstances['draftQuote'];
  /** Which system does a remedy; none when not given. */
  readonly doneBy?: (remedy: string) => string | null;
}

export function makeWorld(options: WorldOptions = {}): World {
  const policy = options.policy === undefined ? HOTEL : options.policy;
  const workspace = options.workspace ?? AURORA;
  const cases = new Map((options.cases ?? []).map((c) => [c.id, c]));
  const journal: Happening[] = [];
  const newId = options.newId ?? countedIds();
  let ledger: readonly BudgetLedgerEntry[] = options.ledger ?? [];
  let at = options.at ?? NOON;
  let number = 1;
  const seenBy = (by: Member | null, of?: CaseId): Circumstances => {
    const here = onCaseThatStays<BudgetLedgerEntry>((of === undefined ? undefined : cases.get(of)) ?? null);
    const { doneBy, rhythm, care, draftQuote } = options;
    return circumstances({
      ...(doneBy && { doneBy }),
      ...(rhythm && { rhythm }),
      ...(care && { care }),
      ...(draftQuote && { draftQuote }),
      at,
      by,
      workspace,
      policy,
      ledger: ledger.map(here),
      newId,
      caseNumber: R(number),
    });
  };
  const happen = (of: CaseId, by: Member | null, events: readonly CaseEvent[]): void => {
    const saw = ledger.map(onCaseThatStays<BudgetLedgerEntry>(cases.get(of) ?? null));
    for (const event of events) {
      const before = cases.get(of) ?? null;
      ledger = changed(ledger, entriesFor(event, before));
      const now = evolve(before, event);
      cases.set(of, now);
      journal.push({ of, event, by, before, after: now, saw, left: ledger });
    }
  };
  return {
    policy,
    journal,
    cases,
    get ledger() {
      return ledger;
    },
    now: () => at,
    forward: (ms) => void (at = new Date(at.getTime() + ms)),
    seenBy,
    ask(by, command) {
      const of = command.kind === 'log' ? R(number) : command.case;
      const c = command.kind === 'log' ? null : (cases.get(of) ?? null);
      const named = otherNamed(command, c);
      const other = named === null ? null : (cases.get(named) ?? null);
      const others = othersFor(command, c, cases.values());
      const said = answer(c, command, { ...seenBy(by, of), other, others });
      if (!said.ok) return said;
      happen(of, by, said.events);
      for (const one of said.elsewhere ?? []) happen(one.case, by, one.events);
      if (command.kind === 'log') number += 1;
      return said;
    },
    caseOf(id) {
      const found = cases.get(id);
      if (found === undefined) throw new Error(`there is no ${id}`);
      return found;
    },
    fork: () => makeWorld({ ...options, at, ledger, newId, cases: [...cases.values()] }),
  };
}

/** The other case a command is about. */
function otherNamed(command: Command, c: RecoveryCase | null): CaseId | null {
  if (command.kind === 'link' || command.kind === 'unlink') return command.other;
  if (command.kind === 'merge') return command.into;
  if (command.kind === 'log') return command.follows ?? null;
  return command.kind === 'undo' ? (c?.mergedInto ?? null) : null;
}

/** As the database does it: only a reserved entry can be settled, and no entry is there twice. */
function changed(
  ledger: readonly BudgetLedgerEntry[],
  { add, move }: ReturnType<typeof entriesFor>,
): readonly BudgetLedgerEntry[] {
  const to = new Map(move.map((m) => [m.id, m.to]));
  for (const m of move) {
    const entry = ledger.find((e) => e.id === m.id);
    if (entry?.state !== 'reserved') throw new Error(`${m.id} is ${entry?.state ?? 'nowhere'}, not reserved`);
  }
  for (const e of add) if (ledger.some((known) => known.id === e.id)) throw new Error(`${e.id} is there twice`);
  return [...ledger.map((e) => ({ ...e, state: to.get(e.id) ?? e.state })), ...add];
}
