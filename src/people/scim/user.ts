/** A user of SCIM: what is kept of what a directory sends, how a PATCH changes it, and who it is here. What is not used is not kept. Pure. */
import { z } from 'zod';
import type { PlatformIdentity } from '../../core/base/members.ts';
import type { Account } from '../../core/people/account.ts';
import { tidyLocale, tidyMail, tidyName, tidyZone } from '../../core/people/tidy.ts';
import { ScimError } from './errors.ts';
import type { Change } from './patch.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

export interface ScimEmail {
  readonly value: string;
  readonly type?: string | undefined;
  readonly primary?: boolean | undefined;
}

/** As it is kept, and given back. */
export interface ScimUser {
  readonly userName: string;
  readonly externalId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly name?:
    | {
        readonly formatted?: string | undefined;
        readonly givenName?: string | undefined;
        readonly familyName?: string | undefined;
      }
    | undefined;
  readonly emails?: readonly ScimEmail[] | undefined;
  readonly active: boolean;
  readonly locale?: string | undefined;
  readonly preferredLanguage?: string | undefined;
  readonly timezone?: string | undefined;
}

const words = z.string().trim().max(500);
/** Directories send null for what is empty, and yes and no as words. */
const maybe = words.nullish().transform((text) => (text === null || text === '' ? undefined : text));
const yesOrNo = z.unknown().transform((said, context) => {
  const read = truthOf(said);
  if (read === undefined) context.addIssue({ code: 'custom', message: 'is neither true nor false' });
  return read ?? false;
});
const email = z
  .object({ value: words.min(1), type: maybe, primary: yesOrNo.optional() })
  .or(words.min(1).transform((value) => ({ value })));
const user = z.object({
  userName: words.min(1),
  externalId: maybe,
  displayName: maybe,
  name: z.object({ formatted: maybe, givenName: maybe, familyName: maybe }).nullish(),
  emails: z.array(email).max(50).nullish(),
  active: yesOrNo.optional(),
  locale: maybe,
  preferredLanguage: maybe,
  timezone: maybe,
});

/** Entra sends "False"; older directories a list with it. */
export function truthOf(said: unknown): boolean | undefined {
  if (typeof said === 'boolean') return said;
  if (typeof said === 'string' && /^(?:true|false)$/iu.test(said.trim())) return said.trim().toLowerCase() === 'true';
  const [only, ...others] = Array.isArray(said) ? said : [];
  if (others.length > 0 || typeof only !== 'object' || only === null || !('value' in only)) return undefined;
  return truthOf(only.value);
}

/** `active` where the body does not say it. Attributes are told apart without case, as SCIM has it. */
export function readUser(json: unknown, active: boolean): ScimUser {
  const read = user.safeParse(inOurCase(json));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ScimError(
      400,
      `${issue?.path.join('.') ?? 'the user'}: ${issue?.message ?? 'is not right'}`,
      'invalidValue',
    );
  }
  const { name, emails, ...rest } = read.data;
  return withoutGaps({ ...rest, active: rest.active ?? active, name: name ?? undefined, emails: emails ?? undefined });
}

const NAMES: ReadonlyMap<string, string> = new Map(Object.keys(user.shape).map((name) => [name.toLowerCase(), name]));
const PARTS: ReadonlyMap<string, string> = new Map(
  ['formatted', 'givenName', 'familyName', 'value', 'type', 'primary'].map((name) => [name.toLowerCase(), name]),
);

function inOurCase(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ScimError(400, 'A user is a map of attributes.', 'invalidSyntax');
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]): (readonly [string, unknown])[] => {
      const name = NAMES.get(key.toLowerCase());
      if (name === undefined) return [];
      return [[name, Array.isArray(value) ? value.map(partsInOurCase) : partsInOurCase(value)]];
    }),
  );
}

function partsInOurCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [PARTS.get(key.toLowerCase()) ?? key, each]));
}

/** So that the same is written the same. */
const withoutGaps = (one: ScimUser): ScimUser => JSON.parse(JSON.stringify(one)) as ScimUser;

/** What a PATCH makes of a user. An attribute that is not kept changes nothing. */
export function patchedUser(before: ScimUser, changes: readonly Change[]): ScimUser {
  let now: Record<string, unknown> = { ...before };
  for (const change of changes) now = { ...now, ...patched(now, change) };
  return readUser(now, before.active);
}

function patched(
  now: Readonly<Record<string, unknown>>,
  { op, attribute, which, value }: Change,
): Record<string, unknown> {
  const [first = '', part] = attribute.split('.');
  const name = NAMES.get(first);
  if (name === undefined) return {};
  const given = op === 'remove' ? undefined : value;
  if (name === 'emails') return { emails: emailsOf(now['emails'], { op, which, given, isValue: part === 'value' }) };
  if (name !== 'name' || part === undefined) {
    if (name === 'userName' && op === 'remove') throw new ScimError(400, 'A user has a userName.', 'invalidValue');
    if (name === 'active' && op === 'remove') return {};
    // an add of a part of the name leaves its other parts
    if (name === 'name' && op === 'add' && typeof given === 'object')
      return { name: { ...mapOf(now['name']), ...given } };
    return { [name]: given };
  }
  return { name: { ...mapOf(now['name']), [PARTS.get(part) ?? part]: given } };
}

const mapOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

interface EmailChange {
  readonly op: Change['op'];
  readonly which: Change['which'];
  readonly given: unknown;
  /** `emails[type eq "work"].value`: the value is an address alone. */
  readonly isValue: boolean;
}

function emailsOf(before: unknown, { op, which, given, isValue }: EmailChange): unknown {
  const all: readonly unknown[] = Array.isArray(before) ? before : [];
  if (which === null) {
    const said = Array.isArray(given) ? given : given === undefined ? [] : [given];
    return op === 'add' ? [...all, ...said] : said;
  }
  const isMeant = (one: unknown): boolean =>
    which.every(({ attribute, value }) => {
      const own: unknown = Reflect.get(mapOf(one), attribute);
      if (typeof value === 'boolean') return truthOf(own) === value;
      return typeof own === 'string' && own.toLowerCase() === value.toLowerCase();
    });
  const others = all.filter((one) => !isMeant(one));
  if (op === 'remove') return others;
  const made = Object.fromEntries(which.map(({ attribute, value }) => [attribute, value]));
  const first = all.find(isMeant) ?? made;
  return [...others, { ...mapOf(first), ...(isValue || typeof given === 'string' ? { value: given } : mapOf(given)) }];
}

/** The address by which somebody is found elsewhere: the primary one, that of work, the first; else the name they sign in by. */
function mailOf({ emails = [], userName }: ScimUser): string | null {
  const best =
    emails.find(({ primary }) => primary === true) ??
    emails.find(({ type }) => type?.toLowerCase() === 'work') ??
    emails[0];
  return tidyMail(best?.value) ?? tidyMail(userName);
}

/** The id of somebody in a directory, which is nobody else's ever: unlike a name, a nickname or a mail. */
export const isObjectId = (externalId: string | undefined): externalId is string =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(externalId ?? '');

/** `teams`: the tenant where what the directory calls them is their object id; null: it is something else. */
export function accountOfUser(id: string, kept: ScimUser, groups: readonly string[], teams: string | null): Account {
  const { name, displayName, externalId } = kept;
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined).join(' ');
  const identity: PlatformIdentity[] =
    teams !== null && isObjectId(externalId)
      ? [{ platform: 'teams', place: teams, user: externalId.toLowerCase() }]
      : [];
  return {
    source: 'scim',
    id,
    name: tidyName(displayName ?? name?.formatted ?? (parts === '' ? kept.userName : parts)),
    email: mailOf(kept),
    identities: identity,
    active: kept.active,
    groups,
    zone: tidyZone(kept.timezone),
    locale: tidyLocale(kept.preferredLanguage ?? kept.locale),
  };
}

export interface Meta {
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export const userResource = (id: string, kept: ScimUser, at: Meta, base: string) => ({
  schemas: [USER],
  id,
  ...kept,
  meta: metaOf('User', at, `${base}/Users/${id}`),
});

export const metaOf = (resourceType: 'User' | 'Group', { createdAt, changedAt }: Meta, location: string) => ({
  resourceType,
  created: createdAt.toISOString(),
  lastModified: changedAt.toISOString(),
  version: versionOf(changedAt),
  location,
});

export const versionOf = (changedAt: Date): string => `W/"${changedAt.getTime().toString(36)}"`;
