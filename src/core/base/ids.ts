/** Identifiers that cannot be mixed up: each is made only by its parser or its maker. Pure. */
import { z } from 'zod';

const id = <B extends string>(brand: B, shape: RegExp) => z.string().regex(shape, `not a ${brand}`).max(128).brand<B>();

/** One organisation. Its Slack workspaces and Teams tenants are its doors, not its identity. */
export const workspaceId = id('WorkspaceId', /^[a-z0-9][a-z0-9-]{0,63}$/);
export type WorkspaceId = z.infer<typeof workspaceId>;

/** A person of the organisation, on whatever platform: the key under `people:` in amends.yaml, e.g. `ana`. */
export const memberId = id('MemberId', /^[a-z0-9][a-z0-9._-]{0,63}$/);
export type MemberId = z.infer<typeof memberId>;

export const teamId = id('TeamId', /^[a-z0-9][a-z0-9._-]{0,63}$/);
export type TeamId = z.infer<typeof teamId>;

/** `R-1042`; numbered per workspace. People type it in any case. */
export const caseId = id('CaseId', /^R-[1-9][0-9]{0,9}$/);
export type CaseId = z.infer<typeof caseId>;

/** Ids of things inside a case: `act_…`, `req_…`, `pro_…`, `sho_…`, `sug_…`, `led_…`. Made by `newId`. */
export const thingId = id('ThingId', /^[a-z]{3}_[A-Za-z0-9_-]{4,64}$/);
export type ThingId = z.infer<typeof thingId>;

/** Makes a fresh id of a kind; handed in from outside, because chance is not pure. */
export type NewId = (kind: 'act' | 'req' | 'pro' | 'sho' | 'sug' | 'led' | 'cmp' | 'abs' | 'sto' | 'out') => ThingId;

/** Reads a case id as people type it (`r-1042`, `R1042`, `#1042`); undefined when it is none. */
export function readCaseId(typed: string): CaseId | undefined {
  const digits = /^#?r?-?0*([1-9][0-9]{0,9})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? undefined : caseId.parse(`R-${digits}`);
}
