import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPolicies, type PolicyShelf } from '../../../src/app/keep/policies.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { policyInForce } from '../../../src/core/policy/in-force.ts';
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

const inForceAt = (shelf: PolicyShelf, day: string): string | undefined =>
  policyInForce(shelf.all(), new Date(`${day}T12:00:00Z`))?.version;

it('the file loaded last is in force from its start on, and every older version can still be judged by', async () => {
  const db = await openAnyDatabase();
  const old = `${TEXT}# as it was\n`;
  await open(db, old, 1);
  await open(db, NEXT, 2);
  const shelf = await open(db, TEXT, 3);
  expect(versions(shelf)).toEqual([policyOf(TEXT).version]);
  expect(shelf.byVersion(policyOf(old).version)).toEqual(policyOf(old));
  expect(shelf.byVersion(policyOf(NEXT).version)).toEqual(policyOf(NEXT));
  expect(shelf.byVersion('of nobody')).toBeUndefined();

  const again = `${TEXT}# changed while it ran\n`;
  expect(await shelf.take(again)).toBe(true);
  expect(versions(shelf)).toEqual([policyOf(again).version]);
  expect(shelf.byVersion(policyOf(TEXT).version)).toEqual(policyOf(TEXT));
});

it('a stored version that cannot be read any more stands in nobody’s way', async () => {
  const db = await openAnyDatabase();
  await open(db, NEXT, 1);
  const { id: policy, effective } = policyOf(NEXT);
  const broken = { policy, version: 'broken', effectiveFrom: effective.from, effectiveUntil: null, text: 'roles: 1' };
  await keepPolicyVersion(db.read, workspace, { ...broken, loadedAt: hour(2) });
  const shelf = await open(db, NEXT, 3);
  expect(versions(shelf)).toEqual([policyOf(NEXT).version]);
  expect(shelf.byVersion('broken')).toBeUndefined();
});

it('a version that has not begun leaves the one before in force until it does', async () => {
  const db = await openAnyDatabase();
  await open(db, TEXT, 1);
  const shelf = await open(db, NEXT, 2);
  expect(inForceAt(shelf, '2027-05-31')).toBe(policyOf(TEXT).version);
  expect(inForceAt(shelf, '2027-06-02')).toBe(policyOf(NEXT).version);
});

it('a version withdrawn by an older file never comes back, also after a restart and under a third one', async () => {
  const db = await openAnyDatabase();
  const third = TEXT.replace(/from: \S+ ?/, 'from: 2028-01-01 ');
  const running = await open(db, TEXT, 1);
  expect(await running.take(NEXT)).toBe(true);
  expect(await running.take(TEXT)).toBe(true);
  const restarted = await open(db, TEXT, 2);
  for (const shelf of [running, restarted]) {
    expect(inForceAt(shelf, '2027-02-01')).toBe(policyOf(TEXT).version);
    expect(inForceAt(shelf, '2027-07-01')).toBe(policyOf(TEXT).version);
  }
  const later = await open(db, third, 3);
  expect(inForceAt(later, '2027-07-01')).toBe(policyOf(TEXT).version);
  expect(inForceAt(later, '2028-02-01')).toBe(policyOf(third).version);
});
