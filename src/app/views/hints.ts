/** What a model suggested, as far as it is about what stands now and may be shown. Reads only. */
import { z } from 'zod';
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../core/base/failures.ts';
import type { CaseHint, HintedReading } from '../../core/base/hints.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { mayBeSent } from '../../core/hints/settings.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import { HINT_KIND, readHint } from '../../db/hints/hints.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { printHint, type HintSubject } from '../hints/subjects.ts';
import type { Shell } from '../shell.ts';

/** Kept by an older version, a word may be none any more: it is left out. */
const reading = z.object({
  failure: z.enum(FAILURE_TYPES).optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  stage: z.enum(SERVICE_STAGES).optional().catch(undefined),
  sensitivity: z.enum(SENSITIVITIES).optional().catch(undefined),
});
const words = z.object({
  summary: z.string().nullable(),
  translation: z.object({ text: z.string(), from: z.string(), to: z.string() }).nullable(),
});

interface Found {
  readonly by: string;
  readonly reading: unknown;
  readonly words: string | null;
}

/** Null where there is no answer, or one to other words than `bound`, where that is given. */
async function found(shell: Shell, q: Queryable, of: HintSubject, bound?: string): Promise<Found | null> {
  const subject = printHint(of);
  const row = await readHint(q, { workspace: shell.workspace, subject });
  if (row?.state !== 'there' || (bound !== undefined && row.bound !== bound)) return null;
  const at = { workspace: shell.workspace, kind: HINT_KIND, ref: subject };
  const opened = row.sealed === null ? null : shell.sealer.open(row.sealed, at);
  return { by: row.model ?? '', reading: row.reading, words: opened };
}

/** Null where there is none, or the case may not be read by a model any more. */
export async function caseHintOf(
  shell: Shell,
  c: RecoveryCase,
  q: Queryable = shell.db.read,
): Promise<CaseHint | null> {
  if (shell.hints === undefined || !mayBeSent(c, shell.hints.settings)) return null;
  const one = await found(shell, q, { kind: 'case', case: c.id });
  if (one === null) return null;
  const said = one.words === null ? null : words.parse(JSON.parse(one.words));
  const read: HintedReading = Object.fromEntries(
    Object.entries(reading.parse(one.reading ?? {})).filter(([, value]) => value !== undefined),
  );
  return { by: one.by, reading: read, summary: said?.summary ?? null, translation: said?.translation ?? null };
}

/** What is drawn of a case, with what a model suggests of it. */
export async function withHint<V extends { readonly case: RecoveryCase }>(
  shell: Shell,
  seen: V,
): Promise<V & { readonly hint?: CaseHint }> {
  const hint = await caseHintOf(shell, seen.case);
  return hint === null ? seen : { ...seen, hint };
}

/** A letter or a week as a model phrased it, where it was given just what stands now (`bound`). */
export async function phrased(
  shell: Shell,
  of: Extract<HintSubject, { kind: 'letter' | 'digest' }>,
  bound: string,
): Promise<string | null> {
  return (await found(shell, shell.db.read, of, bound))?.words ?? null;
}
