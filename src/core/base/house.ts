/** What happened in the house and is of no case: its kinds, who did it, and how its entries are chained. Pure. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { MemberId, WorkspaceId } from './ids.ts';

/** A new kind is one more word here, and its row in docs/operators/security.md. */
export type HouseKind =
  | 'policy_loaded'
  | 'settings_changed'
  | 'people_changed'
  | 'away'
  | 'back'
  | 'installed'
  | 'uninstalled'
  | 'key_rotated'
  | 'sealed'
  | 'erasure_asked'
  | 'erasure_settled'
  | 'erased'
  | 'looked_at'
  | 'exported'
  | 'operator_command';

/** A person, whoever runs the command line, another system by the name of its source, or Amends itself. */
export type HouseActor =
  | { readonly kind: 'member'; readonly member: MemberId }
  | { readonly kind: 'operator' }
  | { readonly kind: 'source'; readonly name: string }
  | { readonly kind: 'amends' };

export type HouseDetail = string | number | boolean | null | readonly string[];

/** What an entry says beside its kind: ids, hashes, fixed words, counts and moments (ISO 8601). Nobody's words, no name, no address. */
export type HouseDetails = Readonly<Record<string, HouseDetail>>;

export interface HouseEvent {
  readonly kind: HouseKind;
  readonly by: HouseActor;
  readonly at: Date;
  readonly details: HouseDetails;
}

/** As it is kept: `member:ana`, `operator`, `source:shop`, `amends`. */
export function writeActor(by: HouseActor): string {
  switch (by.kind) {
    case 'member':
      return `member:${by.member}`;
    case 'source':
      return `source:${by.name}`;
    case 'operator':
    case 'amends':
      return by.kind;
  }
}

/** Longer is no id, no hash and no fixed word. */
const LONGEST = 200;

/** What an entry says, as one text for its hash. Throws on a detail that cannot be an id: it would stay for ever. */
export function houseText(workspace: WorkspaceId, { kind, by, at, details }: HouseEvent): string {
  for (const [name, value] of Object.entries(details)) {
    const texts = typeof value === 'object' && value !== null ? value : [value];
    if (!texts.every(isPlain)) throw new Error(`the ${name} of ${kind} is no id, hash, fixed word, count or moment`);
  }
  return textOf({ workspace, kind, by: writeActor(by), at, details });
}

const isPlain = (value: HouseDetail): boolean =>
  typeof value === 'string' ? /^[^\s@]*$/u.test(value) && value.length <= LONGEST : !Number.isNaN(value);

/** What somebody typed, as an entry can hold it: at most 60 signs, none but letters, digits, dots and dashes. */
export const plainWord = (typed: string): string => typed.replaceAll(/[^A-Za-z0-9.-]+/g, '_').slice(0, 60);

/** The same of what may be several words, or long: no blanks, no addresses. */
export const plainText = (said: string, most = 190): string => said.replaceAll(/[\s@]+/gu, '_').slice(0, most);

/** An entry as its row has it. */
export interface HouseEntry {
  readonly workspace: string;
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly kind: string;
  readonly details: HouseDetails;
}

const textOf = ({ workspace, kind, by, at, details }: Omit<HouseEntry, 'seq'>): string =>
  canonicalJson({ workspace, kind, by, at, details });

/** SHA-256, hex, over the hash before, the number and what is said, a line each. The first follows the empty hash. The database reckons the same when it writes one. */
export const houseHash = (previous: string, entry: HouseEntry): string =>
  createHash('sha256')
    .update(`${previous}\n${entry.seq}\n${textOf(entry)}`)
    .digest('hex');
