/** Playbook packs: what an industry has learned to offer for what was lost. Data with a source and a review date; the operator's policy decides what of it may be given. Pure. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import {
  FAILURE_TYPES,
  RESOURCES_LOST,
  SEVERITIES,
  type FailureType,
  type ResourceLost,
  type Severity,
} from '../base/failures.ts';

/** One remedy of a bundle. Money is sized by what the customer lost, never by what somebody may give. */
export interface PackItem {
  /** Action of the operator's policy; a bundle whose action the policy lacks is left out. */
  readonly action: string;
  /** Percent of the loss; money actions only. */
  readonly percentOfLoss: number | null;
  /** Points, for points actions. */
  readonly units: bigint | null;
}

export interface Bundle {
  readonly id: string;
  readonly failures: readonly FailureType[];
  readonly lost: readonly ResourceLost[];
  readonly severities: readonly Severity[];
  readonly items: readonly PackItem[];
  readonly why: string;
  readonly source: string;
}

/** A published number, for people: never given by itself. */
export interface Tariff {
  readonly what: string;
  readonly value: string;
  readonly source: string;
  /** How sure it is: read at the body that sets it, in the law or a rule book, elsewhere, or on a page that is no longer current. */
  readonly state: (typeof TARIFF_STATES)[number];
}
export const TARIFF_STATES = ['own_source', 'documented', 'second_hand', 'old'] as const;

export interface Pack {
  readonly id: string;
  readonly name: string;
  readonly asOf: Date;
  readonly reviewBy: Date;
  readonly bundles: readonly Bundle[];
  readonly tariffs: readonly Tariff[];
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((d) => new Date(`${d}T00:00:00Z`));
const item = z
  .strictObject({
    action: z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/),
    percent_of_loss: z.int().min(1).max(100).optional(),
    units: z.int().min(1).optional(),
  })
  .transform((i): PackItem => ({
    action: i.action,
    percentOfLoss: i.percent_of_loss ?? null,
    units: i.units === undefined ? null : BigInt(i.units),
  }));
const file = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  as_of: day,
  review_by: day,
  bundles: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        failures: z.array(z.enum(FAILURE_TYPES)).min(1),
        lost: z.array(z.enum(RESOURCES_LOST)).default([...RESOURCES_LOST]),
        severities: z.array(z.enum(SEVERITIES)).default([...SEVERITIES]),
        items: z.array(item).min(1),
        why: z.string().min(10),
        source: z.string().min(1),
      }),
    )
    .min(1),
  tariffs: z
    .array(
      z.strictObject({
        what: z.string().min(1),
        value: z.string().min(1),
        source: z.string().min(1),
        state: z.enum(TARIFF_STATES),
      }),
    )
    .default([]),
});

export type PackRead =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a pack; every fault at once, each with its place in the file. */
export function readPack(text: string, name: string): PackRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    return { ok: false, faults: broken.map((e) => `${name}:${lines.linePos(e.pos[0]).line} ${e.message}`) };
  const read = file.safeParse(document.toJS());
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((i) => `${name} ${i.path.join('.')}: ${i.message}`) };
  const { pack, name: title, as_of, review_by, bundles, tariffs } = read.data;
  if (review_by <= as_of) return { ok: false, faults: [`${name} review_by: must be after as_of`] };
  return { ok: true, pack: { id: pack, name: title, asOf: as_of, reviewBy: review_by, bundles, tariffs } };
}
