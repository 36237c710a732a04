/** The operations of a PATCH (RFC 7644, 3.5.2), as Entra and Okta really send them, made one form. Pure. */
import { z } from 'zod';
import { attributeOf, readFilter, type Equals } from './filter.ts';
import { ScimError } from './errors.ts';

export interface Change {
  readonly op: 'add' | 'replace' | 'remove';
  /** In small letters, without its schema: `active`, `name.givenname`, `members`. */
  readonly attribute: string;
  /** Which of several values is meant, as in `members[value eq "…"]`; null: all. */
  readonly which: readonly Equals[] | null;
  readonly value: unknown;
}

const body = z.object({
  Operations: z
    .array(z.object({ op: z.string().max(20), path: z.string().max(1_000).nullish(), value: z.unknown().optional() }))
    .min(1)
    .max(1_000),
});

const PATH = /^(?<attribute>[\w:.$-]+?)(?:\[(?<filter>[^\]]*)\])?(?:\.(?<sub>[\w$-]+))?$/u;

/** Entra writes `Add`, and without a path a map of paths; Okta writes a map with the id in it. */
export function readPatch(json: unknown): readonly Change[] {
  const read = body.safeParse(withSmallKeys(json));
  if (!read.success)
    throw new ScimError(400, 'A PATCH holds Operations, each with an op and a value.', 'invalidSyntax');
  return read.data.Operations.flatMap(({ op: written, path, value }) => {
    const op = opOf(written);
    if (path != null && path !== '') return [{ op, ...pathOf(path), value }];
    if (op === 'remove') throw new ScimError(400, 'What is to be removed is not said: a path is missing.', 'noTarget');
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ScimError(400, 'Without a path the value is a map of attributes.', 'invalidSyntax');
    return Object.entries(value).flatMap(([name, each]): readonly Change[] => inMap(op, name, each));
  });
}

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group)(?::|$)/iu;

/** What stands under a schema of its own is a map of its own; of a schema that is not SCIM's core nothing is kept. */
function inMap(op: Change['op'], name: string, value: unknown): readonly Change[] {
  if (!name.startsWith('urn:') || typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ op, ...pathOf(name), value }];
  return CORE.test(name) ? Object.entries(value).map(([key, each]) => ({ op, ...pathOf(key), value: each })) : [];
}

function opOf(written: string): Change['op'] {
  const op = written.toLowerCase();
  if (op === 'add' || op === 'replace' || op === 'remove') return op;
  throw new ScimError(400, `An op is add, replace or remove, not "${written.slice(0, 20)}".`, 'invalidSyntax');
}

function pathOf(path: string): Pick<Change, 'attribute' | 'which'> {
  const { attribute = '', filter, sub } = PATH.exec(path.trim())?.groups ?? {};
  const which = filter === undefined ? null : readFilter(filter);
  if (attribute === '' || which === undefined)
    throw new ScimError(400, `"${path.slice(0, 80)}" is no path that is understood here.`, 'invalidPath');
  if (attribute.startsWith('urn:') && !CORE.test(attribute)) return { attribute, which };
  const name = attributeOf(attribute);
  return { attribute: sub === undefined ? name : `${name}.${sub.toLowerCase()}`, which };
}

/** Some write `operations`. */
function withSmallKeys(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const operations = Object.entries(json).find(([key]) => key.toLowerCase() === 'operations')?.[1];
  return { Operations: operations };
}
