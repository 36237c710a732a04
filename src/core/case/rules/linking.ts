/** Links: cases that are one matter are counted together, whoever gives and whenever. Pure. */
import type { CaseId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { outageFor, type Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { done, refuse, type Answered, type Elsewhere } from '../said.ts';
import { repeatNoticed } from './again/repeats.ts';
import { reasonIn } from './own-words.ts';
import { keptPrivate, leads, mayRead } from './who-may.ts';

/** One matter has at most so many cases; what hits more customers at once is an outage, not a link. */
export const MOST_LINKED = 30;

type Link = Extract<Command, { kind: 'link' | 'unlink' }>;

/** Anybody may say that two cases are one matter: it only ever makes limits narrower. */
export function link(c: RecoveryCase, command: Link, by: Member, ctx: Circumstances): Answered {
  const other = ctx.other ?? null;
  if (other === null) return refuse({ kind: 'no_such_case', case: command.other });
  if (!mayRead(by, other)) return refuse(keptPrivate(by, other));
  if (other.id === c.id) return refuse({ kind: 'same_case', case: c.id });
  for (const { status } of [c, other]) {
    if (status === 'merged' || status === 'dismissed') return refuse({ kind: 'case_is_over', status });
  }
  if (c.linked.includes(other.id)) return done({ kind: 'already_so' });
  const [ours, theirs] = [matterOf(c), matterOf(other)];
  if (new Set([...ours, ...theirs]).size > MOST_LINKED) return refuse({ kind: 'too_many_linked', most: MOST_LINKED });
  const tie = { kind: 'linked', at: ctx.at, by: by.id, ...why(command) } as const;
  return {
    ...done({ kind: 'linked', with: theirs }, { ...tie, with: theirs }),
    elsewhere: [...eachWith(theirs, ours, tie), ...eachWith(c.linked, theirs, tie)],
  };
}

/** Taking cases apart gives room in limits back, so it is for the lead of the team. */
export function unlink(c: RecoveryCase, command: Link, by: Member, ctx: Circumstances): Answered {
  const other = ctx.other ?? null;
  if (other === null) return refuse({ kind: 'no_such_case', case: command.other });
  if (!mayRead(by, other)) return refuse(keptPrivate(by, other));
  if (!c.linked.includes(other.id)) return sayApart(c, other, command, by, ctx);
  if (!leads(by, c)) return refuse({ kind: 'lead_takes_apart' });
  // what was given on either is counted on the one that stays: taken apart, it would be counted nowhere
  if (c.status === 'merged' || (c.mergedFrom ?? []).length > 0)
    return refuse({ kind: 'merged_stays_together', case: c.id, other: other.id });
  const apart = matterOf(other).filter((id) => id !== c.id);
  const tie = { kind: 'unlinked', at: ctx.at, by: by.id, ...why(command) } as const;
  return {
    ...done({ kind: 'unlinked', with: apart }, { ...tie, with: apart }),
    elsewhere: eachWith(apart, [c.id], tie),
  };
}

/** They are two matters: neither is offered for the other any more, and a second complaint counts as one. Anybody may say so. */
function sayApart(c: RecoveryCase, other: RecoveryCase, command: Link, by: Member, ctx: Circumstances): Answered {
  if (other.id === c.id) return refuse({ kind: 'same_case', case: c.id });
  if (c.apart?.includes(other.id) === true) return done({ kind: 'already_so' });
  const said = { kind: 'said_apart', at: ctx.at, by: by.id, ...why(command) } as const;
  const others = (ctx.others ?? []).filter(({ isOwn }) => isOwn);
  const apart = [...(c.apart ?? []), other.id];
  return {
    ...done(
      { kind: 'said_apart', from: other.id },
      { ...said, from: other.id },
      ...repeatNoticed({ ...c, apart }, others, by, ctx),
    ),
    elsewhere: [{ case: other.id, events: [{ ...said, from: c.id }] }],
  };
}

/** The reason as it is kept, on every case of the matter; nothing where none was given. */
export function why({ because = null }: { readonly because?: string | null }): { readonly because?: string } {
  const words = reasonIn(because);
  return words === null ? {} : { because: words };
}

export const matterOf = (c: Pick<RecoveryCase, 'id' | 'linked'>): readonly CaseId[] => [c.id, ...c.linked];

/** The same on each of these cases: a matter is whole, so that a sum is the same seen from each of its cases. */
export const eachWith = (
  cases: readonly CaseId[],
  them: readonly CaseId[],
  tie: Omit<Extract<CaseEvent, { kind: 'linked' | 'unlinked' }>, 'with'>,
): readonly Elsewhere[] => cases.map((id) => ({ case: id, events: [{ ...tie, with: them }] }));

/** Anybody may say that a case is part of their team's outage. */
export function linkOutage(c: RecoveryCase, by: Member, ctx: Circumstances): Answered {
  const outage = outageFor(c, ctx);
  if (outage === null) return refuse({ kind: 'no_outage' });
  if (c.status === 'merged' || c.status === 'dismissed') return refuse({ kind: 'case_is_over', status: c.status });
  if (c.outage?.id === outage.id) return done({ kind: 'already_so' });
  return done(
    { kind: 'linked_outage', name: outage.name },
    { kind: 'linked_outage', at: ctx.at, by: by.id, outage: { id: outage.id, name: outage.name, quiet: false } },
  );
}

/** What the outage paid on the case counts as anybody's gift from then on. */
export function unlinkOutage(c: RecoveryCase, by: Member, ctx: Circumstances): Answered {
  const outage = c.outage ?? null;
  if (outage === null) return done({ kind: 'already_so' });
  return done(
    { kind: 'unlinked_outage', name: outage.name },
    { kind: 'unlinked_outage', at: ctx.at, by: by.id, outage: outage.id },
  );
}
