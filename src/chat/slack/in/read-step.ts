/** A step of a workflow that is to be done: "Log a complaint in Amends". Pure. */
import { z } from 'zod';

const step = z.object({
  function: z.object({ callback_id: z.string().min(1).max(100) }),
  function_execution_id: z.string().min(1).max(100),
  inputs: z
    .object({
      text: z.string().max(200_000).nullish().catch(null),
      customer: z.string().max(3_000).nullish().catch(null),
      reporter: z.string().max(64).nullish().catch(null),
    })
    .catch({ text: null, customer: null, reporter: null }),
});

export interface ReadStep {
  readonly callback: string;
  /** By it Slack is told what came of the step. */
  readonly execution: string;
  readonly text: string;
  readonly customer: string | null;
  /** A user's id; empty where none was chosen. */
  readonly reporter: string;
}

export function readStep(happened: unknown): ReadStep | undefined {
  const read = step.safeParse(happened).data;
  if (read === undefined) return undefined;
  const { text, customer, reporter } = read.inputs;
  return {
    callback: read.function.callback_id,
    execution: read.function_execution_id,
    text: text ?? '',
    customer: (customer ?? '').trim() === '' ? null : (customer ?? null),
    reporter: reporter ?? '',
  };
}
