/** Somebody's home: put together from what they own, asked, are asked and may give. Reads only. */
import { policyInForce } from '../../core/policy/in-force.ts';
import { indexLedger } from '../../core/authority/ledger-index.ts';
import { ledgerWindows } from '../../core/authority/ledger-windows.ts';
import { remaining, type Remaining } from '../../core/authority/remaining.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Member, Platform } from '../../core/base/members.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { openAssists } from '../../core/case/help.ts';
import { offerOf } from '../../core/case/handover.ts';
import { mayRead } from '../../core/case/rules/who-may.ts';
import type { Card } from '../../cards/kit/card.ts';
import { homeCard } from '../../cards/home/home-card.ts';
import type { HomeView, OnCase } from '../../cards/kit/views.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { loadForCommand } from '../../db/case/load-command.ts';
import { casesAskedBy, casesWaitingFor, openCasesOf } from '../../db/case/reading.ts';
import { stormsOn } from '../../db/team/storms.ts';
import { latestThanksTo } from '../../db/recognition/thanks.ts';
import { thanksOf } from '../../db/team/thanks.ts';
import { asidesInShort } from './asides.ts';
import { boardFor } from './board.ts';
import { setUpFor } from './setup/setup-seen.ts';
import { viewerOf } from './case-view.ts';
import type { Shell } from '../shell.ts';

const MOST_LISTED = 20;
const MOST_THANKS = 5;
/** How long what was decided on a request of mine stays in view. */
const LATELY_MS = 48 * 3_600_000;
/** An approval may be used for some days; requests older than this are over on any policy seen. */
const ASKED_MS = 31 * 86_400_000;

/** Everything the home of a member shows, as it is now. */
export async function homeView(shell: Shell, member: Member, platform: Platform): Promise<HomeView> {
  const { workspace } = shell;
  const { read } = shell.db;
  const at = shell.now();
  const [all, open, waiting, askedOn, thanks, fromColleagues, left, team, asides] = await Promise.all([
    shell.directory.now(read),
    openCasesOf(read, workspace, member.id, MOST_LISTED),
    casesWaitingFor(read, workspace, member.id, MOST_LISTED),
    casesAskedBy(read, workspace, {
      member: member.id,
      since: new Date(at.getTime() - ASKED_MS),
      limit: MOST_LISTED,
    }),
    // whoever wants no thanks reads none
    member.recognition === 'none' ? [] : thanksOf(read, workspace, member.id, MOST_THANKS),
    member.recognition === 'none' ? [] : latestThanksTo(read, workspace, member.id, MOST_THANKS),
    leftOnNewCase(shell, member, at),
    boardFor(shell, member, at),
    asidesInShort(shell, member, at),
  ]);
  const mayBeSeen = (c: RecoveryCase): boolean => mayRead(member, c);
  const own = new Set(open.map((c) => c.id));
  const asked = [...open, ...askedOn.filter((c) => !own.has(c.id))];
  return {
    viewer: viewerOf(shell, { members: all.members }, member, platform),
    member: member.id,
    role: member.role,
    approve: policyInForce(shell.policies(), at)?.roles.get(member.role)?.approve ?? null,
    remaining: left,
    // a counter-offer is its asker's to answer
    waiting: requestsIn(waiting.filter(mayBeSeen), (r) => r.status === 'pending' && r.asked.includes(member.id)),
    asked: requestsIn(asked.filter(mayBeSeen), (r) => r.by === member.id && (isOpen(r) || wasDecidedLately(r, at))),
    open: open.filter(mayBeSeen),
    offered: waiting.filter((c) => mayBeSeen(c) && offerOf(c)?.asked.includes(member.id) === true),
    thanks: [...thanks, ...fromColleagues].toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_THANKS),
    helps: waiting
      .filter(mayBeSeen)
      .flatMap((c) => openAssists(c).map((assist) => ({ case: c, assist })))
      .filter(({ assist }) => assist.asked.includes(member.id))
      .toSorted((a, b) => a.assist.due.getTime() - b.assist.due.getTime()),
    board: team?.board ?? null,
    asides,
    setUp: setUpFor(shell, member),
  };
}

function requestsIn(cases: HomeView['open'], wanted: (r: ApprovalRequest) => boolean): OnCase[] {
  return cases
    .flatMap((c) => c.requests.filter(wanted).map((request) => ({ case: c, request })))
    .toSorted((a, b) => a.request.requestedAt.getTime() - b.request.requestedAt.getTime());
}

function wasDecidedLately(r: ApprovalRequest, at: Date): boolean {
  const decided = r.status === 'approved' || r.status === 'declined' || r.status === 'expired';
  return decided && (r.decidedAt ?? r.expiresAt).getTime() > at.getTime() - LATELY_MS;
}

/** What is left to a member on a case that is still to come; null while no policy is in force. */
export async function leftOnNewCase(shell: Shell, member: Member, at: Date): Promise<Remaining | null> {
  const policy = policyInForce(shell.policies(), at);
  if (policy === null) return null;
  const [{ ledger: entries, sums, notGiven = [] }, storms] = await Promise.all([
    loadForCommand(shell.db.read, shell.directory, {
      ...ledgerWindows(policy, at),
      case: null,
      customer: null,
      member: member.id,
      team: member.team,
    }),
    stormsOn(shell.db.read, shell.workspace),
  ]);
  const ledger = indexLedger(entries, sums);
  const by = { member: member.id, role: member.role, team: member.team };
  const storm = storms.find((one) => one.team === member.team) ?? null;
  return remaining({ policy, at, by, about: null, ledger, storm, notGiven });
}

/** The home as it should look now. Whoever has left sees that they are no member; undefined for a member who never was. */
export async function drawHome(shell: Shell, member: MemberId, platform: Platform): Promise<Card | undefined> {
  const all = (await shell.directory.now(shell.db.read)).members;
  const found = all.find((m) => m.id === member);
  if (found === undefined) return undefined;
  if (found.active) return homeCard(await homeView(shell, found, platform));
  const viewer = viewerOf(shell, { members: all }, found, platform);
  return { ...sayRefusal({ kind: 'not_a_member' }, viewer), subject: { kind: 'home', member: found.id } };
}
