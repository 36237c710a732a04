/** Goals of a team as `amends.yaml` says them: `metric: promise_kept_rate`, `at_least: 95 %`. */
import { z } from 'zod';
import { GOAL_METRICS, type Goal, type GoalMetric } from '../base/members.ts';

const SHARES: readonly GoalMetric[] = ['promise_kept_rate'];
const MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A share is written as a percentage, a time as `30m`, `4h` or `2d`; undefined where it is neither, or not what the metric is in. */
function readFigure(metric: GoalMetric, text: string): number | undefined {
  const share = /^(\d{1,3}(?:\.\d)?)\s*%$/.exec(text);
  const time = /^(\d{1,4})\s*([mhd])$/.exec(text);
  if (SHARES.includes(metric)) return share === null || Number(share[1]) > 100 ? undefined : Number(share[1]) / 100;
  return time === null ? undefined : Number(time[1]) * (MS[time[2] ?? ''] ?? 0);
}

const isOneFigure = ({ at_least: least, at_most: most }: Figures): boolean =>
  (least === undefined) !== (most === undefined);
interface Figures {
  readonly at_least?: string | undefined;
  readonly at_most?: string | undefined;
}

export const goalSchema = z
  .strictObject({ metric: z.enum(GOAL_METRICS), at_least: z.string().optional(), at_most: z.string().optional() })
  .refine(isOneFigure, { message: 'needs either at_least or at_most' })
  // what is wrong with the rest is said by the rest
  .refine(
    (goal) =>
      !GOAL_METRICS.includes(goal.metric) ||
      !isOneFigure(goal) ||
      readFigure(goal.metric, goal.at_least ?? goal.at_most ?? '') !== undefined,
    { message: 'is not a figure of this metric; write a share like "95%", a time like "30m" or "4h"' },
  );

export function goalOf({ metric, at_least: least, at_most: most }: z.infer<typeof goalSchema>): Goal {
  return {
    metric,
    ...(least === undefined ? {} : { atLeast: readFigure(metric, least) }),
    ...(most === undefined ? {} : { atMost: readFigure(metric, most) }),
  };
}
