import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPolicies, type PolicyShelf } from '../../../src/app/keep/policies.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { readPolicy } from '../../../src/core/policy/reader/read-policy.ts';
import { keepPolicyVersion } from '../../../src/db/case/records.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { openAnyDatabase, quietLog } from '../../database.ts';

const TEXT = readFileSync(path.resolve(import.meta.dirname, '../../../demo/policy.yaml'), 'utf8');
const NEXT = TEXT.replace(/from: \S+ ?/, 'from: 2027-06-01 ');
const workspace = workspaceId.parse('aurora');
const hour = (n: number): Date => new Date(Date.UTC(2027, 0, 1, n));

const policyOf = (text: string) => {
  const read = readPolicy(text, 'policy.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.policy;
};
const open = (db: Database, text: string, n: number): Promise<PolicyShelf> =>
  openPolicies({ db, workspace, file: 'policy.yaml', log: quietLog, now: () => hour(n) }, policyOf(text), text);
const versions = (shelf: PolicyShelf): string[] => shelf.all().map((policy) => policy.version);

it('of one start date the version loaded last may be in force, and every older one can still be judged by', async () => {
  const db = await openAnyDatabase();
  const old = `${TEXT}# as it was\n`;
  await open(db, old, 1);
  await open(db, NEXT, 2);
  const shelf = await open(db, TEXT, 3);
  expect(versions(shelf)).toEqual([policyOf(TEXT).version, policyOf(NEXT).version]);
  expect(shelf.byVersion(policyOf(old).version)).toEqual(policyOf(old));
  expect(shelf.byVersion('of nobody')).toBeUndefined();

  const again = `${TEXT}# changed while it ran\n`;
  expect(await shelf.take(again)).toBe(true);
  expect(versions(shelf)).toEqual([policyOf(again).version, policyOf(NEXT).version]);
  expect(shelf.byVersion(policyOf(TEXT).version)).toEqual(policyOf(TEXT));
});

it('a stored version that cannot be read any more stands in nobody’s way', async () => {
  const db = await openAnyDatabase();
  await open(db, NEXT, 1);
  const { id: policy, effective } = policyOf(NEXT);
  const broken = { policy, version: 'broken', effectiveFrom: effective.from, effectiveUntil: null, text: 'roles: 1' };
  await keepPolicyVersion(db, workspace, { ...broken, loadedAt: hour(2) });
  const shelf = await open(db, TEXT, 3);
  expect(versions(shelf)).toEqual([policyOf(TEXT).version, policyOf(NEXT).version]);
  expect(shelf.byVersion('broken')).toBeUndefined();
});
