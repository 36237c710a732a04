/** The digest of whoever leads one team or several. Reads only; the facts of cases are brought up to date first. */
import type { TeamId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Member, Platform, Team } from '../../core/base/members.ts';
import { GOAL_METRICS } from '../../core/base/members.ts';
import { dayIn, monthWindow, startOfMonth, type Window } from '../../core/base/time.ts';
import type { Measured } from '../../core/digest/measured.ts';
import {
  makeLeaderDigest,
  type LeaderDigest,
  type LeaderInput,
  type PulseTold,
  type Recognition,
  type Share,
} from '../../core/digest/leader.ts';
import { periodBefore, periodWindow } from '../../core/digest/rhythm.ts';
import { equityGap, GROUPED_BY } from '../../core/recognition/coverage.ts';
import { PULSE_ITEMS, toldOf } from '../../core/learning/pulse.ts';
import { budgetsOf, type BudgetStanding } from '../../core/authority/budgets.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { leaderCard, noLeaderDigest } from '../../cards/team/leader-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { unhappyIn } from '../../db/care/figures.ts';
import { pulsesOf } from '../../db/learning/pulse.ts';
import { coverageByGroup, coverageOf } from '../../db/recognition/coverage.ts';
import { measure } from '../../db/facts/measure.ts';
import { improvementsOverdue, leaderSums } from '../../db/team/leader-sums.ts';
import { factsToSum } from '../keep/facts.ts';
import { withChartPictures } from '../pictures/chart-address.ts';
import { standingAt } from './budget-standing.ts';
import type { Shell } from '../shell.ts';
import { viewerOf } from './case-view.ts';

/** Null when there is nothing to tell, or they lead none. */
export async function leaderDigestFor(shell: Shell, reader: Member, period: string): Promise<LeaderDigest | null> {
  const { teams: all } = await shell.directory.now(shell.db.read);
  const led = ledBy(reader);
  const teams = all.filter(({ id }) => led.includes(id));
  const zone = zoneOf(reader, all);
  if (teams.length === 0) return null;
  const sumsRead = await factsToSum(shell);
  const span = periodWindow(period, zone);
  const ids = teams.map(({ id }) => id);
  const months = monthsUntil(span.until, zone);
  const { read } = shell.db;
  const of = { teams: ids, span, months: months.names, year: months.span, zone };
  const [sums, overdue, measured, iceberg, pulse, budgets, recognition] = await Promise.all([
    leaderSums(sumsRead, shell.workspace, of),
    improvementsOverdue(read, shell.workspace, ids, span.until),
    measuredIn(shell, ids, { ...span, zone }),
    silentIn(shell, { ...of, zone }),
    pulseOf(shell, ids),
    budgetsIn(shell, ids, new Date(span.until.getTime() - 1)),
    recognitionIn(shell, ids, span.until),
  ]);
  return makeLeaderDigest({
    teams,
    period,
    span,
    zone,
    sums,
    overdue,
    budgets,
    ...measured,
    pulse,
    iceberg,
    recognition,
  });
}

/** The teams they lead. */
export const ledBy = ({ lead, leads, team }: Member): readonly TeamId[] => leads ?? (lead ? [team] : []);
const zoneOf = (reader: Member, teams: readonly Team[]): string =>
  teams.find(({ id }) => id === reader.team)?.zone ?? reader.zone;

/** The twelve months that are over by then. */
function monthsUntil(
  until: Date,
  zone: string,
): { readonly names: readonly string[]; readonly span: { readonly from: Date; readonly until: Date } } {
  const end = startOfMonth(until, zone);
  const names: string[] = [];
  for (let at = end; names.length < 12;) {
    const name = dayIn(new Date(at.getTime() - 1), zone).slice(0, 7);
    names.unshift(name);
    at = monthWindow(name, zone).from;
  }
  return { names, span: { from: monthWindow(names[0] ?? '', zone).from, until: end } };
}

/** What was heard, what goals are set for, and complaints to what was traded: of each team, as its digest and exports say them. */
async function measuredIn(
  { db, workspace }: Shell,
  teams: readonly TeamId[],
  span: Window & { readonly zone: string },
): Promise<Pick<LeaderInput, 'heard' | 'notComplaints' | 'reached' | 'traded'>> {
  const goals = GOAL_METRICS.map((metric) => ({ metric, id: `${metric}/1` as const }));
  const ids = [...goals.map(({ id }) => id), 'heard/1', 'not_a_complaint_share/1', 'complaint_rate/1'] as const;
  const taken = await measure(
    db.read,
    workspace,
    ids,
    teams.map((team) => ({ team, ...span })),
  );
  const summed = (id: (typeof ids)[number], of: (one: Measured) => number | null): number =>
    taken.reduce((sum, one) => sum + (of(one[id].measured) ?? 0), 0);
  return {
    heard: summed('heard/1', ({ value }) => value),
    notComplaints: {
      hits: summed('not_a_complaint_share/1', ({ hits }) => hits),
      n: summed('not_a_complaint_share/1', ({ n }) => n),
    },
    reached: new Map(
      taken.flatMap((of, n) => goals.map(({ metric, id }) => [`${teams[n]} ${metric}`, of[id].measured] as const)),
    ),
    traded: {
      complaints: summed('complaint_rate/1', ({ hits }) => hits),
      transactions: summed('complaint_rate/1', ({ n }) => n),
    },
  };
}

/** Of the whole house: who was unhappy in a survey or a review cannot be told apart by team. */
async function silentIn(
  { db, workspace }: Shell,
  { span, zone }: { readonly span: { readonly from: Date; readonly until: Date }; readonly zone: string },
): Promise<Share | null> {
  const { silent, complained } = await unhappyIn(db.read, workspace, { from: span.from, to: span.until, zone });
  const n = silent + complained;
  return n === 0 ? null : { hits: silent, n };
}

/** The latest round of each team that is over; a team of few adds nothing. */
async function pulseOf({ db, workspace, now }: Shell, teams: readonly TeamId[]): Promise<readonly PulseTold[]> {
  const rounds = await Promise.all(teams.map((team) => pulsesOf(db.read, workspace, team)));
  const over = rounds.flatMap((of) => of.find(({ closesAt }) => closesAt <= now()) ?? []);
  return PULSE_ITEMS.map((item) => {
    const told = over.flatMap(({ said }) => toldOf(said, item) ?? []);
    const count = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
    return {
      item,
      yes: count(told.map(({ yes }) => yes)),
      n: count(told.map(({ yes, partly, no }) => yes + partly + no)),
    };
  });
}

/** Over the teams together; groups are of one team, so that none is set against another. Null where nobody was at work. */
async function recognitionIn(
  { db: { read }, workspace }: Shell,
  teams: readonly TeamId[],
  until: Date,
): Promise<Recognition | null> {
  const seen = await Promise.all(teams.map((team) => coverageOf(read, workspace, team, until)));
  const groups = await Promise.all(teams.map((team) => coverageByGroup(read, workspace, team, until)));
  const gaps = groups.flatMap((of) => GROUPED_BY.flatMap((by) => equityGap(of, by) ?? []));
  const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
  const coverage = { hits: sum(seen.map(({ thanked }) => thanked)), n: sum(seen.map(({ atWork }) => atWork)) };
  const widest = Math.max(...gaps.map(({ highest, lowest }) => highest - lowest));
  return coverage.n === 0 ? null : { coverage, gap: gaps.length === 0 ? null : widest / 100 };
}

/** As they stood at the end of the period. */
async function budgetsIn(shell: Shell, teams: readonly TeamId[], at: Date): Promise<readonly BudgetStanding[]> {
  const policy = policyInForce(shell.policies(), at);
  if (policy === null) return [];
  const budgets = [...new Set(teams.flatMap((team) => budgetsOf(policy, team)))];
  const standings = await Promise.all(budgets.map((budget) => standingAt(shell, policy, budget, at)));
  return standings.filter((one) => one !== null);
}

/** As it was posted, or will be. */
export async function drawLeader(
  shell: Shell,
  to: Member,
  subject: Extract<MessageSubject, { kind: 'leader' }>,
  platform: Platform,
): Promise<Card | null> {
  const digest = await leaderDigestFor(shell, to, subject.period);
  const viewer = viewerOf(shell, await shell.directory.now(shell.db.read), to, platform);
  return digest === null ? null : withPictures(shell, leaderCard(digest, subject, viewer), { to, digest, viewer });
}

/** `digest leader`: the last week or month, as it is posted. */
export async function leaderAnswer(
  shell: Shell,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const { teams } = await shell.directory.now(shell.db.read);
  const own = teams.find(({ id }) => id === member.team);
  const period = periodBefore(viewer.now, own?.leaderDigest ?? 'monthly', zoneOf(member, teams));
  if (ledBy(member).length === 0) return noLeaderDigest('not_lead', period, viewer);
  const digest = await leaderDigestFor(shell, member, period);
  if (digest === null) return noLeaderDigest('nothing', period, viewer);
  return withPictures(shell, leaderCard(digest, { kind: 'reply' }, viewer), { to: member, digest, viewer });
}

/** The picture is of the posted digest, which shows the same. */
const withPictures = (
  shell: Shell,
  card: Card,
  { to, digest, viewer }: { readonly to: Member; readonly digest: LeaderDigest; readonly viewer: Viewer },
): Card =>
  withChartPictures(shell, card, {
    of: { kind: 'leader', period: digest.period, to: to.id },
    since: digest.span.until,
    reader: viewer,
  });
