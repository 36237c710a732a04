/** Identifiers that cannot be mixed up: each is made only by its parser or its maker. Pure. */
import { z } from 'zod';
import { plainSigns } from './typed.ts';

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
export type NewId = (
  kind:
    | 'han'
    | 'act'
    | 'req'
    | 'pro'
    | 'sho'
    | 'tha'
    | 'cha'
    | 'sug'
    | 'led'
    | 'cmp'
    | 'abs'
    | 'sto'
    | 'out'
    | 'cus'
    | 'wrd'
    | 'loo'
    | 'imp'
    | 'ast'
    | 'adv'
    | 'sur'
    | 'not'
    | 'sta'
    | 'mur'
    | 'era',
) => ThingId;

/** A case named at the beginning of a text: how much of it that took, and whether the number stood alone, without `R` or `#`. */
interface CaseNamed {
  readonly id: CaseId;
  readonly length: number;
  readonly isBare: boolean;
}

const MARK = String.raw`["'*_~()[\]{}<>|\s]`;
const NAMED = new RegExp(
  String.raw`^${MARK}{0,9}(?:(?:case|ticket|fall)\b[\s.:]{0,3})?((?:#\s?)?(?:nr\.?\s?|no\.?\s?)?(?:r(?:\s?[-_.#:/]\s?|\s)?)?(?:#\s?)?)0{0,9}([1-9][0-9]{0,9})(?![0-9]|[.,:/-][0-9]|[-_]?\p{L})(?:'s(?=\s|$))?['"*_~)\]}>|]{0,9}[.,;:!?]{0,9}['"*_~)\]}>|]{0,9}(?=\s|$|\p{L})`,
  'iu',
);

/** The case a text begins with, however it is written: `R-1042`, `r1042`, `#1042`, `case R–1042:`, `*R-1042*`. Undefined when it begins with none. */
export function readCaseAt(text: string): CaseNamed | undefined {
  const [whole, prefix = '', digits = ''] = NAMED.exec(plainSigns(text.slice(0, 80))) ?? [];
  if (whole === undefined) return undefined;
  return { id: caseId.parse(`R-${digits}`), length: whole.length, isBare: !/[r#]/i.test(prefix) };
}

/** Reads a case id that stands alone, as people type it; undefined when it is none. */
export function readCaseId(typed: string): CaseId | undefined {
  const text = typed.trim();
  const found = readCaseAt(text);
  return found !== undefined && found.length === text.length ? found.id : undefined;
}

/** Of a situation to practise with, as its pack names it. */
export const drillId = z.string().regex(/^[a-z][a-z0-9-]{2,39}$/);
