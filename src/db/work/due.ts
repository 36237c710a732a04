/** What waits to be done and is in nobody's hands, found in one statement: what a process asks every few seconds. */
import { caseId, type CaseId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import { OURS_BY_OTHERS } from '../engine/found-for.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { isFree, known, type MessageId } from '../messages/messages.ts';
import { TAKEABLE } from './wishes.ts';

export interface Asking {
  readonly workspace: WorkspaceId;
  readonly holder: number;
  readonly at: Date;
  /** The platforms this process can draw on. */
  readonly platforms: readonly Platform[];
  readonly limit: number;
}

export interface Due {
  /** Are there wishes that nobody is at work on? */
  readonly wishes: boolean;
  /** Messages behind what they should show, those that failed least first. */
  readonly messages: readonly MessageId[];
  /** Cases whose time has come. */
  readonly cases: readonly CaseId[];
  /** Is a storm's time over? */
  readonly storms: boolean;
  /** Has the month of a team's pulse come? */
  readonly pulses: boolean;
  /** Is somebody to be reminded of an improvement? */
  readonly improvements: boolean;
  /** Is somebody to hear that colleagues cheered a thank-you to them? */
  readonly cheers: boolean;
  /** Are there answers to surveys from which a case is still to follow? */
  readonly surveys: boolean;
  /** Does somebody want a case of something that was set aside? */
  readonly asides: boolean;
  /** Is a customer being erased? */
  readonly erasures: boolean;
  /** The number of the last act of setting up; 0 where there was none. */
  readonly setup: number;
}

export async function whatIsDue(q: Queryable, asking: Asking): Promise<Due> {
  const { workspace, holder, at, platforms, limit } = asking;
  const [row] = await q.query<DueRow>(DUE, [workspace, holder, at, platforms, limit], 'what_is_due');
  return {
    wishes: row?.wishes === true,
    messages: known(row?.messages ?? []).map((one) => ({ ...one, workspace })),
    cases: (row?.cases ?? []).map((id) => caseId.parse(id)),
    storms: row?.storms === true,
    improvements: row?.improvements === true,
    pulses: row?.pulses === true,
    cheers: row?.cheers === true,
    surveys: row?.surveys === true,
    asides: row?.asides === true,
    erasures: row?.erasures === true,
    setup: row?.setup ?? 0,
  };
}
interface DueRow {
  readonly wishes: boolean;
  readonly messages: readonly { readonly subject: string; readonly platform: Platform }[] | null;
  readonly cases: readonly string[] | null;
  readonly storms: boolean;
  readonly improvements: boolean;
  readonly pulses: boolean;
  readonly cheers: boolean;
  readonly surveys: boolean;
  readonly asides: boolean;
  readonly erasures: boolean;
  readonly setup: number;
}

const DUE = `SELECT
  EXISTS (SELECT FROM wish WHERE ${TAKEABLE}) AS wishes,
  (SELECT json_agg(json_build_object('subject', m.subject, 'platform', m.platform)) FROM (
    SELECT subject, platform FROM message
    WHERE workspace = $1 AND platform = ANY ($4::text[]) AND wanted > shown AND state <> 'dead'
      AND (due_at IS NULL OR due_at <= $3)
      AND ${isFree('message', '$3', '$2')}
    ORDER BY failures, due_at NULLS FIRST LIMIT $5) m) AS messages,
  (SELECT json_agg(c.id) FROM (
    SELECT id FROM recovery_case WHERE ${OURS_BY_OTHERS} AND next_look_at <= $3 ORDER BY next_look_at LIMIT $5) c) AS cases,
  EXISTS (SELECT FROM storm WHERE workspace = $1 AND ended_at IS NULL AND until <= $3) AS storms,
  EXISTS (SELECT FROM improvement WHERE workspace = $1 AND next_at <= $3) AS improvements,
  EXISTS (SELECT FROM pulse_team WHERE workspace = $1 AND next_at <= $3) AS pulses,
  EXISTS (SELECT FROM thank_to WHERE workspace = $1 AND cheers_at <= $3) AS cheers,
  EXISTS (SELECT FROM survey WHERE workspace = $1 AND follow = 'due') AS surveys,
  EXISTS (SELECT FROM set_aside WHERE workspace = $1 AND open_for IS NOT NULL AND "case" IS NULL) AS asides,
  EXISTS (SELECT FROM erasure WHERE workspace = $1 AND state = 'running' AND asked_by <> 'retention') AS erasures,
  (SELECT coalesce(max(version), 0)::int FROM setup_change WHERE workspace = $1) AS setup`;
