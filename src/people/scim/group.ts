/** A group of SCIM: its name and who is in it, and how a PATCH changes that. Pure. */
import { z } from 'zod';
import { ScimError } from './errors.ts';
import type { Change } from './patch.ts';
import { metaOf, type Meta } from './user.ts';

export interface ScimGroup {
  readonly displayName: string;
  readonly externalId: string | null;
}

/** What becomes of who is in it. */
export interface MembersChange {
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
  /** Nobody else is in it. */
  readonly isWhole: boolean;
}

const MOST_MEMBERS = 100_000;
const text = z.string().trim().max(256);
const member = z
  .object({ value: z.string().min(1).max(100), type: z.string().nullish() })
  .or(z.string().min(1).max(100));
const members = z
  .union([z.array(member).max(MOST_MEMBERS), member.transform((one) => [one])])
  .transform((all) => all.map((one) => (typeof one === 'string' ? { value: one } : one)));
const group = z.object({
  displayName: text.min(1),
  externalId: text.nullish(),
  members: members.nullish(),
});

export function readGroup(json: unknown): { readonly group: ScimGroup; readonly members: ReadonlySet<string> } {
  const read = group.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ScimError(
      400,
      `${issue?.path.join('.') ?? 'the group'}: ${issue?.message ?? 'is not right'}`,
      'invalidValue',
    );
  }
  const { displayName, externalId, members: all } = read.data;
  return { group: { displayName, externalId: externalId ?? null }, members: idsIn(all ?? []) };
}

function idsIn(
  all: readonly { readonly value: string; readonly type?: string | null | undefined }[],
): ReadonlySet<string> {
  if (all.some(({ type }) => type?.toLowerCase() === 'group'))
    throw new ScimError(400, 'Groups in groups are not kept here: send the people.', 'invalidValue');
  return new Set(all.map(({ value }) => value));
}

function membersIn(value: unknown): ReadonlySet<string> {
  const read = members.safeParse(value);
  if (!read.success) throw new ScimError(400, 'Members are a list of maps with a value each.', 'invalidValue');
  return idsIn(read.data);
}

export function patchedGroup(
  before: ScimGroup,
  changes: readonly Change[],
): { readonly group: ScimGroup; readonly members: MembersChange } {
  let now = before;
  const add = new Set<string>();
  const remove = new Set<string>();
  let isWhole = false;
  const put = (ids: Iterable<string>): void => {
    for (const id of ids) {
      add.add(id);
      remove.delete(id);
    }
  };
  const take = (ids: Iterable<string>): void => {
    for (const id of ids) {
      remove.add(id);
      add.delete(id);
    }
  };
  for (const { op, attribute, which, value } of changes) {
    if (attribute === 'displayname' && op !== 'remove') now = { ...now, displayName: nameIn(value) };
    if (attribute === 'externalid') now = { ...now, externalId: op === 'remove' ? null : nameIn(value) };
    if (attribute !== 'members') continue;
    const meant = which === null ? null : idMeant(which);
    if (op === 'add') put(meant === null ? membersIn(value) : [meant]);
    else if (op === 'remove' && (meant !== null || !isNothing(value)))
      take(meant === null ? membersIn(value) : [meant]);
    else if (meant === null) {
      isWhole = true;
      add.clear();
      remove.clear();
      if (op === 'replace') put(membersIn(value));
    } else throw new ScimError(400, 'A single member is added or removed, not replaced.', 'invalidPath');
  }
  return { group: now, members: { add, remove, isWhole } };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function nameIn(value: unknown): string {
  const read = text.min(1).safeParse(value);
  if (!read.success) throw new ScimError(400, 'A group’s name is a text.', 'invalidValue');
  return read.data;
}

function idMeant(which: NonNullable<Change['which']>): string {
  const [only, ...others] = which;
  if (others.length > 0 || only?.attribute !== 'value' || typeof only.value !== 'string')
    throw new ScimError(400, 'A member is meant as in members[value eq "…"].', 'invalidPath');
  return only.value;
}

export interface MemberShown {
  readonly id: string;
  readonly name: string;
}

/** `members` undefined: they were not asked for. */
export const groupResource = (
  id: string,
  { displayName, externalId }: ScimGroup,
  members: readonly MemberShown[] | undefined,
  at: Meta,
  base: string,
) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  id,
  displayName,
  ...(externalId !== null && { externalId }),
  ...(members !== undefined && {
    members: members.map((one) => ({
      value: one.id,
      display: one.name,
      $ref: `${base}/Users/${one.id}`,
      type: 'User',
    })),
  }),
  meta: metaOf('Group', at, `${base}/Groups/${id}`),
});
