/** What other systems say of customers: marks they gave elsewhere, and that they bought something. Each delivery once. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** That a complaint was told to us, and not heard in a survey or a review, which are counted beside. `channel`: how it came, as SQL. */
export const toldToUs = (channel: string): string => `coalesce(${channel}, '') NOT IN ('survey', 'review')`;

export interface Heard {
  readonly id: string;
  readonly at: Date;
  readonly customerKey: string | null;
  readonly score: number;
  readonly outOf: number;
  readonly unhappy: boolean;
  readonly case: CaseId | null;
  readonly raw: string;
}

export async function keepHeard(q: Queryable, workspace: WorkspaceId, heard: Heard): Promise<void> {
  const { id, at, customerKey, score, outOf, unhappy, case: of, raw } = heard;
  await q.query(
    `INSERT INTO heard_elsewhere (workspace, id, at, customer_key, mark, most, unhappy, "case", raw)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [workspace, id, at, customerKey, hundredths(score), hundredths(outOf), unhappy, of, raw],
  );
}

const hundredths = (mark: number): number => Math.round(mark * 100);

export interface Bought {
  readonly id: string;
  readonly customerKey: string;
  readonly at: Date;
}

export async function keepPurchase(q: Queryable, workspace: WorkspaceId, bought: Bought): Promise<void> {
  await q.query(
    `INSERT INTO purchase (workspace, id, customer_key, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [workspace, bought.id, bought.customerKey, bought.at],
  );
}
