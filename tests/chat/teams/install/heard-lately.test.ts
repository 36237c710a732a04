import { describe, expect, it } from 'vitest';
import { withHeard } from '../../../../src/chat/teams/install/heard-lately.ts';
import type { ConversationRef } from '../../../../src/chat/teams/install/references.ts';
import { stubRefs } from '../stub-refs.ts';

const REF: ConversationRef = {
  tenant: 't',
  conversation: '19:team@thread.tacv2',
  serviceUrl: 'https://smba.example/emea',
  kind: 'channel',
  user: null,
};

function opened() {
  const store = stubRefs();
  const clock = { ms: 0 };
  const asked = { count: 0 };
  const byId = store.byId.bind(store);
  store.byId = (...of) => {
    asked.count += 1;
    return byId(...of);
  };
  return { store, clock, asked, refs: withHeard(store, () => new Date(clock.ms)) };
}

describe('where somebody speaks', () => {
  it('is kept the first time, and not looked up again for a while', async () => {
    const { store, asked, refs } = opened();
    await refs.heard(REF);
    await refs.heard(REF);
    expect(asked.count).toBe(1);
    expect(await store.byId(REF.tenant, REF.conversation)).toEqual(REF);
  });

  it('is kept anew when it can be reached elsewhere', async () => {
    const { store, refs } = opened();
    await refs.heard(REF);
    const moved = { ...REF, serviceUrl: 'https://smba.example/amer' };
    await refs.heard(moved);
    expect(await store.byId(REF.tenant, REF.conversation)).toEqual(moved);
  });

  it('is kept again after it was forgotten here', async () => {
    const { store, refs } = opened();
    await refs.heard(REF);
    await refs.forget(REF);
    await refs.heard(REF);
    expect(await store.byId(REF.tenant, REF.conversation)).toEqual(REF);
  });

  it('is kept again within half a minute after another process forgot it', async () => {
    const { store, clock, refs } = opened();
    await refs.heard(REF);
    await store.forget(REF);
    clock.ms += 30_000;
    await refs.heard(REF);
    expect(await store.byId(REF.tenant, REF.conversation)).toEqual(REF);
  });
});
