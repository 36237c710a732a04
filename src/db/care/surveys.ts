/** Surveys: who is asked after a case and who is not, what became of the link, and the one answer that each takes. */
import {
  SURVEY_EXCLUDED,
  SURVEY_TOLD,
  type FairnessItem,
  type SurveyAnswer,
  type SurveyExcluded,
  type SurveyTold,
} from '../../core/case/care/survey.ts';
import {
  caseId,
  memberId,
  teamId,
  thingId,
  type CaseId,
  type MemberId,
  type TeamId,
  type ThingId,
  type WorkspaceId,
} from '../../core/base/ids.ts';
import { identitiesOf } from '../case/identities.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface SurveyKept {
  readonly id: ThingId;
  readonly case: CaseId;
  /** Team and owner when it was resolved. */
  readonly team: TeamId;
  readonly owner: MemberId;
  readonly resolvedAt: Date;
  readonly expiresAt: Date;
  readonly excluded: SurveyExcluded | null;
  readonly withdrawnAt: Date | null;
  readonly told: SurveyTold | null;
  readonly answered: AnswerKept | null;
}

export interface AnswerKept extends SurveyAnswer {
  readonly at: Date;
  readonly late: boolean;
  /** Whether a case follows from it, and which did. */
  readonly follow: 'due' | 'done' | null;
  readonly followCase: CaseId | null;
  /** They are content, and agreed to be quoted: that is what follows, no case. */
  readonly mayQuote: boolean;
}

export interface Invitation extends Pick<SurveyKept, 'id' | 'case' | 'team' | 'owner' | 'resolvedAt' | 'expiresAt'> {
  readonly customerKey: string | null;
  /** The case is restricted, and the policy asks nobody of those. */
  readonly isKeptPrivate: boolean;
  /** Somebody asked since then is left in peace. */
  readonly quietSince: Date;
}

/** Asks the customer of a case that was resolved, or notes why not; resolves to why not. */
export async function inviteToSurvey(
  tx: Queryable,
  workspace: WorkspaceId,
  invitation: Invitation,
): Promise<SurveyExcluded | null> {
  const { id, case: of, customerKey, team, owner, resolvedAt, expiresAt, isKeptPrivate, quietSince } = invitation;
  const [row] = await tx.query<{ excluded: string | null }>(INVITE, [
    workspace,
    id,
    of,
    customerKey,
    team,
    owner,
    resolvedAt,
    expiresAt,
    isKeptPrivate,
    quietSince,
  ]);
  return excludedOf(row?.excluded ?? null);
}

const KEYS = identitiesOf('$4::text');
const INVITE = `
INSERT INTO survey (workspace, id, "case", customer_key, team, owner, resolved_at, expires_at, excluded)
SELECT $1, $2, $3, $4::text, $5, $6, $7, $8, CASE
  WHEN $9::boolean THEN 'restricted'
  WHEN EXISTS (SELECT FROM customer_opt_out o WHERE o.workspace = $1 AND o.key IN ${KEYS}) THEN 'opted_out'
  WHEN EXISTS (SELECT FROM survey s WHERE s.workspace = $1 AND s.customer_key IN ${KEYS} AND s.resolved_at > $10
    AND s.excluded IS NULL AND (s.withdrawn_at IS NULL OR s.told = 'sent' OR s.answered_at IS NOT NULL)) THEN 'quiet' END
RETURNING excluded`;

/** What was asked about a case is not asked any more, unless it was answered; resolves to those it was. */
export async function withdrawSurveys(
  tx: Queryable,
  workspace: WorkspaceId,
  of: CaseId,
  at: Date,
): Promise<readonly ThingId[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE survey SET withdrawn_at = $3 WHERE "case" = $2 AND workspace = $1 AND withdrawn_at IS NULL RETURNING id`,
    [workspace, of, at],
  );
  return rows.map(({ id }) => thingId.parse(id));
}

/** The survey that a case has, the newest first that was not taken back; null when it has none. */
export async function surveyOfCase(q: Queryable, workspace: WorkspaceId, of: CaseId): Promise<SurveyKept | null> {
  const [row] = await q.query<SurveyRow>(
    `SELECT ${COLUMNS} FROM survey WHERE "case" = $2 AND workspace = $1
     ORDER BY withdrawn_at IS NOT NULL, resolved_at DESC LIMIT 1`,
    [workspace, of],
  );
  return row === undefined ? null : surveyOf(row);
}

/** Null when there is none of that id. */
export async function readSurvey(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<SurveyKept | null> {
  const [row] = await q.query<SurveyRow>(`SELECT ${COLUMNS} FROM survey WHERE workspace = $1 AND id = $2`, [
    workspace,
    id,
  ]);
  return row === undefined ? null : surveyOf(row);
}

export interface AnswerGiven {
  readonly answer: SurveyAnswer;
  readonly at: Date;
  readonly late: boolean;
  readonly language: string;
  /** Something is to follow: a case, or a quotation. */
  readonly follows: boolean;
  /** Not given: no. */
  readonly mayQuote?: boolean;
}

/** The first answer is kept, and no other: false where there is one already, or none is taken. */
export async function keepAnswer(
  q: Queryable,
  workspace: WorkspaceId,
  id: ThingId,
  { answer, at, late, language, follows, mayQuote = false }: AnswerGiven,
): Promise<boolean> {
  const { overall, outcome, procedure, interaction, effort, words } = answer;
  const kept = await q.query(
    `UPDATE survey SET answered_at = $3, late = $4, language = $5, overall = $6, outcome = $7, procedure = $8,
       interaction = $9, effort = $10, words = $11, follow = $12, may_quote = $13
     WHERE workspace = $1 AND id = $2 AND answered_at IS NULL AND excluded IS NULL AND withdrawn_at IS NULL RETURNING 1`,
    [
      workspace,
      id,
      at,
      late,
      language,
      overall,
      outcome,
      procedure,
      interaction,
      effort,
      words,
      follows ? 'due' : null,
      mayQuote,
    ],
  );
  return kept.length > 0;
}

/** Answers from which a case is to follow, and none has yet. */
export async function surveysToFollow(
  q: Queryable,
  workspace: WorkspaceId,
  limit: number,
): Promise<readonly ThingId[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM survey WHERE workspace = $1 AND follow = 'due' ORDER BY answered_at LIMIT $2`,
    [workspace, limit],
  );
  return rows.map(({ id }) => thingId.parse(id));
}

export async function surveyFollowed(
  q: Queryable,
  workspace: WorkspaceId,
  id: ThingId,
  followed: CaseId | null,
): Promise<void> {
  await q.query(`UPDATE survey SET follow = 'done', follow_case = $3 WHERE workspace = $1 AND id = $2`, [
    workspace,
    id,
    followed,
  ]);
}

export async function surveyTold(q: Queryable, workspace: WorkspaceId, id: ThingId, told: SurveyTold): Promise<void> {
  await q.query(`UPDATE survey SET told = $3 WHERE workspace = $1 AND id = $2`, [workspace, id, told]);
}

const COLUMNS = `id, "case", team, owner, resolved_at, expires_at, excluded, withdrawn_at, told, answered_at, late,
  overall, outcome, procedure, interaction, effort, words, follow, follow_case, may_quote`;

interface SurveyRow extends Readonly<Record<FairnessItem | 'effort', number | null>> {
  readonly id: string;
  readonly case: string;
  readonly team: string;
  readonly owner: string;
  readonly resolved_at: Date;
  readonly expires_at: Date;
  readonly excluded: string | null;
  readonly withdrawn_at: Date | null;
  readonly told: string | null;
  readonly answered_at: Date | null;
  readonly late: boolean;
  readonly words: string | null;
  readonly follow: string | null;
  readonly follow_case: string | null;
  readonly may_quote: boolean;
}

const excludedOf = (kept: string | null): SurveyExcluded | null => SURVEY_EXCLUDED.find((one) => one === kept) ?? null;

function surveyOf(row: SurveyRow): SurveyKept {
  return {
    id: thingId.parse(row.id),
    case: caseId.parse(row.case),
    team: teamId.parse(row.team),
    owner: memberId.parse(row.owner),
    resolvedAt: row.resolved_at,
    expiresAt: row.expires_at,
    excluded: excludedOf(row.excluded),
    withdrawnAt: row.withdrawn_at,
    told: SURVEY_TOLD.find((one) => one === row.told) ?? null,
    answered: answerOf(row),
  };
}

function answerOf(row: SurveyRow): AnswerKept | null {
  if (row.answered_at === null) return null;
  const { overall, outcome, procedure, interaction, effort, words, late } = row;
  return {
    at: row.answered_at,
    late,
    overall,
    outcome,
    procedure,
    interaction,
    effort,
    words,
    follow: row.follow === 'due' || row.follow === 'done' ? row.follow : null,
    followCase: row.follow_case === null ? null : caseId.parse(row.follow_case),
    mayQuote: row.may_quote,
  };
}
