import { beforeAll, expect, it } from 'vitest';
import { memberCalling } from '../../src/app/caller.ts';
import { workspaceId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { openAnyDatabase } from '../database.ts';
import { AURORA, member, workspace } from '../db/build.ts';

const ana = { platform: 'slack', place: 'T0AURORA', user: 'U0ANA' } as const;
let db: Database;

beforeAll(async () => {
  db = await openAnyDatabase();
  await syncWorkspace(db, workspace());
});

it('finds the member behind an account', async () => {
  expect((await memberCalling({ db, directory: makeDirectory(AURORA) }, ana))?.id).toBe('ana');
});

it('takes nobody’s account, and a person of another workspace, for a stranger', async () => {
  expect(await memberCalling({ db, directory: makeDirectory(AURORA) }, { ...ana, user: 'U0NOBODY' })).toBeNull();
  expect(await memberCalling({ db, directory: makeDirectory(workspaceId.parse('elsewhere')) }, ana)).toBeNull();
});

it('takes somebody who has left for a stranger', async () => {
  await syncWorkspace(db, workspace({ members: [member('ana', { active: false }), member('mia')] }));
  expect(await memberCalling({ db, directory: makeDirectory(AURORA) }, ana)).toBeNull();
});
