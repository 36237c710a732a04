/** People sent by SCIM 2.0, as Entra and Okta really send them: over HTTP to a running app, and what they may do there. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetLeft } from '../../src/db/people/scim.ts';
import { confirmHeld } from '../../src/people/held-back.ts';
import type { Member } from '../../src/core/base/members.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const TOKEN = 'a'.repeat(40);
const SECOND = 'b'.repeat(40);
/** Mia and Gil stand in the file, and Ana’s Slack account in it by a list; who Ana is comes by SCIM. */
const YAML = `${readFileSync('demo/amends.yaml', 'utf8').replace(/  - id: (?:ana|bob)\n(?:    .*\n)+/gu, '')}
people_from:
  scim: true
  csv: accounts.csv
  groups:
    - { group: Desk, role: agent, team: front-desk }
    - { group: Managers, role: duty_manager, team: front-desk }
`;
const ACCOUNTS = 'name,email,slack\nAna,ana@hotel-aurora.example,U0ANA\nBob,bob@hotel-aurora.example,U0BOB\n';

const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const patch = (...operations: readonly object[]) => ({ schemas: [PATCH], Operations: operations });
/** As Entra sends somebody new. */
const entraUser = (name: string, more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
  externalId: name,
  userName: `${name}@hotel-aurora.example`,
  active: true,
  displayName: `${name} of Entra`,
  emails: [{ primary: true, type: 'work', value: `${name}@hotel-aurora.example` }],
  meta: { resourceType: 'User' },
  name: { formatted: `${name} X`, familyName: 'X', givenName: name },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Desk' },
  ...more,
});

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

describeJourney('people by SCIM', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  const ask = async (
    method: string,
    at: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = { authorization: `Bearer ${TOKEN}` },
  ): Promise<Answered> => {
    const answer = await fetch(`${hotel.app.url}/scim/v2${at}`, {
      method,
      headers: { 'content-type': 'application/scim+json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, json: text === '' ? {} : JSON.parse(text) };
  };
  const made = async (kind: 'Users' | 'Groups', body: unknown): Promise<string> => {
    const { status, json } = await ask('POST', `/${kind}`, body);
    expect([status, json['detail']]).toEqual([201, undefined]);
    return String(json['id']);
  };
  const member = async (mail: string): Promise<Member | undefined> => {
    const { members } = await hotel.app.shell.directory.now(hotel.db.read);
    return members.find(({ email, active }) => active && email === mail);
  };
  const roleOf = async (name: string) => (await member(`${name}@hotel-aurora.example`))?.role;
  let [ana, desk, managers] = ['', '', ''];

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'amends-scim-'));
    writeFileSync(path.join(folder, 'amends.yaml'), YAML);
    writeFileSync(path.join(folder, 'accounts.csv'), ACCOUNTS);
    hotel = await openHotel(await open(), {
      env: { AMENDS_CONFIG: path.join(folder, 'amends.yaml'), AMENDS_SCIM_TOKEN: `${TOKEN}, ${SECOND}` },
    });
    chat = surfaceOf(hotel, 'Slack');
  });

  it('takes or refuses whatever a directory sends, and never says that something went wrong here', async () => {
    const halves = { userName: 'nul\0 \ud800@hotel-aurora.example', emails: [{ value: 'nul\0@hotel-aurora.example' }] };
    const id = await made('Users', entraUser('odd', halves));
    const added = { op: 'add', path: 'emails', value: [{ value: 'x@y.example', type: { toString: 1, valueOf: 1 } }] };
    const meant = { op: 'replace', path: 'emails[type eq "work"].value', value: 'z@y.example' };
    const asked: readonly (readonly [string, string, unknown?])[] = [
      ['GET', `/Users?filter=${encodeURIComponent('userName eq "\\u0000"')}`],
      ['GET', `/Users?filter=${encodeURIComponent('externalId eq "\\ud800"')}`],
      ['GET', '/Users/%00'],
      ['PATCH', `/Users/${id}`, patch(added, meant)],
      ['PATCH', `/Users/${id}`, '['.repeat(100_000)],
      ['PUT', `/Users/${id}`, '{"userName":"odd\\u0000@hotel-aurora.example","externalId":"\\udc00"}'],
      ['POST', '/Groups', { displayName: 'Odd\0', members: [{ value: '\0' }] }],
    ];
    const statuses = await Promise.all(asked.map(async ([method, at, body]) => (await ask(method, at, body)).status));
    expect(statuses).toEqual([200, 200, 404, 400, 400, 200, 400]);
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204);
  });

  it('is nobody’s without the token, and says what it does', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${TOKEN}` }])
      expect(await ask('GET', '/Users', undefined, headers as Record<string, string>)).toMatchObject({
        status: 401,
        json: { status: '401', schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] },
      });
    const second = { authorization: `bearer ${SECOND}` };
    expect((await ask('GET', '/Users', undefined, second)).json).toMatchObject({ totalResults: 0, Resources: [] });
    const config = await ask('GET', '/ServiceProviderConfig');
    expect(config.headers.get('content-type')).toBe('application/scim+json');
    expect(config.json).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    expect((await ask('GET', '/ResourceTypes')).json).toMatchObject({ totalResults: 2 });
    expect((await ask('GET', '/ResourceTypes/Group')).json).toMatchObject({ endpoint: '/Groups' });
    expect((await ask('GET', '/Schemas')).json).toMatchObject({ totalResults: 2 });
    expect((await ask('GET', '/Nothing')).status).toBe(404);
    expect((await ask('POST', '/Bulk', {})).status).toBe(404);
  });

  it('is reached with the organisation in the address as well', async () => {
    const at = `${hotel.app.url}/scim/${hotel.app.shell.workspace}/v2/ServiceProviderConfig`;
    expect((await fetch(at, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect((await fetch(at.replace('/v2', '/v2/v2'), { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(
      404,
    );
  });

  it('takes a user and a group; who is in no mapped group is nobody', async () => {
    // Entra asks first whether there is one
    expect((await ask('GET', `/Users?filter=userName+eq+%22ana%40hotel-aurora.example%22`)).json).toMatchObject({
      totalResults: 0,
    });
    ana = await made('Users', entraUser('ana'));
    await hotel.app.sweep();
    expect(await roleOf('ana')).toBeUndefined();
    desk = await made('Groups', { displayName: 'Desk', externalId: 'g-desk', members: [] });
    managers = await made('Groups', { displayName: 'Managers', externalId: 'g-managers' });
    const added = patch({ op: 'Add', path: 'members', value: [{ value: ana }] });
    expect(await ask('PATCH', `/Groups/${desk}`, added)).toMatchObject({ status: 204 });
    await hotel.app.sweep();
    expect(await roleOf('ana')).toBe('agent');
    expect(await chat.answerTo('ana', 'limits', /What you may decide/)).toContain('up to €150.00');
  });

  it('finds them by what directories filter by, in pages, and gives back what was sent of what is kept', async () => {
    const bob = await made('Users', entraUser('bob'));
    const found = async (filter: string) => (await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).json;
    for (const filter of [
      'userName eq "ANA@hotel-aurora.example"',
      'externalId eq "ana"',
      `id eq "${ana}"`,
      'emails.value eq "ana@hotel-aurora.example" and active eq true',
      'urn:ietf:params:scim:schemas:core:2.0:User:userName Eq "ana@hotel-aurora.example"',
    ])
      expect(await found(filter)).toMatchObject({ totalResults: 1, Resources: [{ id: ana, externalId: 'ana' }] });
    expect(await found('externalId eq "ANA"')).toMatchObject({ totalResults: 0 });
    expect(await found('userName co "ana"')).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    expect(await found('title eq "x"')).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    const pages = await Promise.all([1, 2, 3].map((n) => ask('GET', `/Users?startIndex=${n}&count=1`)));
    expect(pages.map(({ json }) => [json['totalResults'], json['startIndex'], json['itemsPerPage']])).toEqual([
      [2, 1, 1],
      [2, 2, 1],
      [2, 3, 0],
    ]);
    expect(
      pages.map(({ json }) => JSON.stringify(json['Resources'])).filter((page) => page.includes(bob)),
    ).toHaveLength(1);
    expect((await ask('GET', '/Users?count=0')).json).toMatchObject({ totalResults: 2, Resources: [] });
    expect((await ask('GET', '/Users?count=x')).status).toBe(400);
    const one = (await ask('GET', `/Users/${ana}`)).json;
    expect(one).toMatchObject({
      displayName: 'ana of Entra',
      name: { givenName: 'ana' },
      meta: { resourceType: 'User' },
    });
    expect(JSON.stringify(one)).not.toContain('department');
    const group = (await ask('GET', `/Groups?excludedAttributes=members&filter=displayName eq "desk"`)).json;
    expect(group).toMatchObject({ Resources: [{ id: desk, displayName: 'Desk' }] });
    expect(JSON.stringify(group)).not.toContain(ana);
    expect((await ask('GET', `/Groups/${desk}`)).json).toMatchObject({ members: [{ value: ana }] });
    expect((await ask('GET', `/Users/${ana}?attributes=userName`)).json).not.toHaveProperty('name');
  });

  it.each<[string, () => unknown, object]>([
    [
      'Okta’s map without a path',
      () => patch({ op: 'replace', value: { displayName: 'Ana O' } }),
      { displayName: 'Ana O' },
    ],
    [
      'Entra’s paths in a map',
      () => patch({ op: 'Replace', value: { 'name.familyName': 'Ortiz', displayName: 'Ana Ortiz' } }),
      { displayName: 'Ana Ortiz', name: { familyName: 'Ortiz', givenName: 'ana' } },
    ],
    [
      'a value of a filtered address',
      () => patch({ op: 'Add', path: 'emails[type eq "home"].value', value: 'a@home.example' }),
      { emails: expect.arrayContaining([{ type: 'home', value: 'a@home.example' }]) },
    ],
    ['its removal', () => patch({ op: 'Remove', path: 'emails[type eq "home"]' }), { emails: [{ type: 'work' }] }],
    [
      'a path with its schema',
      () =>
        patch({ op: 'Replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:timezone', value: 'Europe/Paris' }),
      { timezone: 'Europe/Paris' },
    ],
    [
      'an attribute that is not kept',
      () =>
        patch({ op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:active', value: 'False' }),
      { active: true },
    ],
  ])('understands %s', async (_, body, shown) => {
    const changed = await ask('PATCH', `/Users/${ana}`, body());
    expect(changed).toMatchObject({ status: 200, json: shown });
    // the same again changes nothing
    const again = await ask('PATCH', `/Users/${ana}`, body());
    expect([again.status, again.headers.get('etag')]).toEqual([200, changed.headers.get('etag')]);
  });

  it.each<[string, string, string, unknown, number, string | undefined]>([
    ['a user without a name', 'POST', '/Users', { active: true }, 400, 'invalidValue'],
    ['one that is there', 'POST', '/Users', entraUser('Ana'), 409, 'uniqueness'],
    ['a group that is there', 'POST', '/Groups', { displayName: 'DESK' }, 409, 'uniqueness'],
    [
      'a group called like another',
      'PATCH',
      '/Groups/DESK',
      patch({ op: 'replace', path: 'displayName', value: 'MANAGERS' }),
      409,
      'uniqueness',
    ],
    ['no JSON', 'POST', '/Users', '{', 400, 'invalidSyntax'],
    ['a list', 'POST', '/Users', [], 400, 'invalidSyntax'],
    ['an odd active', 'POST', '/Users', { userName: 'x', active: 'perhaps' }, 400, 'invalidValue'],
    ['an unknown op', 'PATCH', '/Users/ANA', patch({ op: 'move', path: 'active', value: true }), 400, 'invalidSyntax'],
    ['a removal of nothing', 'PATCH', '/Users/ANA', patch({ op: 'remove' }), 400, 'noTarget'],
    ['an odd path', 'PATCH', '/Users/ANA', patch({ op: 'add', path: 'emails[', value: 1 }), 400, 'invalidPath'],
    [
      'an unknown member',
      'PATCH',
      '/Groups/DESK',
      patch({ op: 'add', path: 'members', value: [{ value: 'x' }] }),
      400,
      'invalidValue',
    ],
    [
      'a group in a group',
      'PATCH',
      '/Groups/DESK',
      patch({ op: 'add', path: 'members', value: [{ value: 'x', type: 'Group' }] }),
      400,
      'invalidValue',
    ],
    ['nobody', 'PATCH', '/Users/nobody', patch({ op: 'replace', path: 'active', value: false }), 404, undefined],
    ['nobody', 'DELETE', '/Users/nobody', undefined, 404, undefined],
    ['no such group', 'GET', '/Groups/none', undefined, 404, undefined],
    ['too deep an address', 'GET', '/Users/a', undefined, 404, undefined],
    ['another way', 'PUT', '/Users', {}, 405, undefined],
  ])('says of %s (%s %s) what is wrong, in its own form', async (_what, method, at, body, status, scimType) => {
    const answer = await ask(method, at.replace('ANA', ana).replace('DESK', desk), body);
    expect(answer).toMatchObject({ status, json: { status: String(status), detail: expect.any(String) } });
    expect(answer.json['scimType']).toBe(scimType);
  });

  it('changes nothing that has changed meanwhile', async () => {
    const { headers } = await ask('GET', `/Users/${ana}`);
    const etag = headers.get('etag') ?? '';
    const token = { authorization: `Bearer ${TOKEN}` };
    expect((await ask('GET', `/Users/${ana}`, undefined, { ...token, 'if-none-match': etag })).status).toBe(304);
    const active = patch({ op: 'replace', path: 'active', value: true });
    expect((await ask('PATCH', `/Users/${ana}`, active, { ...token, 'if-match': 'W/"old"' })).status).toBe(412);
    expect((await ask('PATCH', `/Users/${ana}`, active, { ...token, 'if-match': etag })).status).toBe(200);
  });

  describe('whoever leaves', () => {
    const noMore = async (): Promise<void> => {
      // before the directory has its answer, without anybody looking
      expect(await roleOf('ana')).toBeUndefined();
    };
    const backAgain = async (): Promise<void> => {
      await hotel.app.sweep();
      expect(await roleOf('ana')).toBe('agent');
    };

    it.each<[string, (id: string) => unknown, (id: string) => unknown]>([
      [
        'Entra’s "False"',
        () => patch({ op: 'Replace', path: 'active', value: 'False' }),
        () => patch({ op: 'Replace', path: 'active', value: 'True' }),
      ],
      [
        'Okta’s map',
        () => patch({ op: 'replace', value: { active: false } }),
        () => patch({ op: 'replace', value: { active: true } }),
      ],
      [
        'a list with the word',
        () => patch({ op: 'Replace', path: 'active', value: [{ value: 'False' }] }),
        () => patch({ op: 'Replace', path: 'active', value: true }),
      ],
    ])('by %s has no authority when the answer comes', async (_, away, back) => {
      expect((await ask('PATCH', `/Users/${ana}`, away(ana))).status).toBe(200);
      await noMore();
      expect(await chat.answerTo('ana', 'limits', /does not know you/)).toContain('does not know you');
      await ask('PATCH', `/Users/${ana}`, back(ana));
      await backAgain();
    });

    it.each<[string, () => unknown]>([
      ['a path', () => patch({ op: 'Remove', path: `members[value eq "${ana}"]` })],
      ['a list', () => patch({ op: 'remove', path: 'members', value: [{ value: ana }] })],
      ['none of them', () => patch({ op: 'replace', path: 'members', value: [] })],
      ['no value', () => patch({ op: 'remove', path: 'members' })],
    ])('out of the group by %s has none either', async (_, body) => {
      expect((await ask('PATCH', `/Groups/${desk}`, body())).status).toBe(204);
      await noMore();
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'add', path: 'members', value: { value: ana } }));
      await backAgain();
    });

    it('by a PUT, of the user or of the group', async () => {
      await ask('PUT', `/Users/${ana}`, { ...entraUser('ana'), active: false });
      expect(await roleOf('ana')).toBeUndefined();
      await ask('PUT', `/Users/${ana}`, entraUser('ana'));
      await backAgain();
      await ask('PUT', `/Groups/${desk}`, { displayName: 'Desk', members: [] });
      expect(await roleOf('ana')).toBeUndefined();
      await ask('PUT', `/Groups/${desk}`, { displayName: 'Desk', members: [{ value: ana }] });
      await backAgain();
    });

    it('is in two groups has the lower authority, and what the other gave when one is gone', async () => {
      await ask('PATCH', `/Groups/${managers}`, patch({ op: 'add', path: 'members', value: [{ value: ana }] }));
      await backAgain();
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'Remove', path: `members[value eq "${ana}"]` }));
      expect(await roleOf('ana')).toBe('duty_manager');
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'add', path: 'members', value: [{ value: ana }] }));
      await ask('PATCH', `/Groups/${managers}`, patch({ op: 'Remove', path: `members[value eq "${ana}"]` }));
      await backAgain();
    });

    it('what they had open is the lead’s, who is told; deleted is gone for the directory, and nobody goes on by their list', async () => {
      const journey = journeyIn(hotel, chat);
      const id = await journey.opened('ana', 'No towels', { customer: 'K-71' });
      expect((await ask('DELETE', `/Users/${ana}`)).status).toBe(204);
      await noMore();
      expect((await ask('GET', `/Users/${ana}`)).status).toBe(404);
      await hotel.app.sweep();
      await journey.told('mia', new RegExp(`${id} is yours now`));
      // somebody of that name again
      const next = await made('Users', entraUser('ana'));
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'add', path: 'members', value: [{ value: next }] }));
      await backAgain();
    });

    it('deleted and told of again under the same object id is who they were, with no place until a group gives one', async () => {
      const { db, workspace } = hotel.app.shell;
      const sent = entraUser('kim', { externalId: '0f0f0f0f-0000-4000-8000-00000000000a' });
      const kim = await made('Users', sent);
      const add = patch({ op: 'add', path: 'members', value: [{ value: kim }] });
      await ask('PATCH', `/Groups/${desk}`, add);
      await hotel.app.sweep();
      const before = await member('kim@hotel-aurora.example');
      expect(before?.role).toBe('agent');
      await ask('DELETE', `/Users/${kim}`);
      const kept = async (): Promise<unknown> =>
        await db.read.query(`SELECT name, email, active, groups, resource FROM people_account WHERE id = $1`, [kim]);
      const rest = { name: '', active: false, groups: [], resource: null };
      expect(await kept()).toEqual([{ ...rest, email: 'kim@hotel-aurora.example' }]);
      await forgetLeft(db.read, workspace, new Date(hotel.app.shell.now().getTime() + 1));
      expect(await kept()).toEqual([{ ...rest, email: null }]);
      expect(await made('Users', sent)).toBe(kim);
      await hotel.app.sweep();
      expect(await roleOf('kim')).toBeUndefined();
      await ask('PATCH', `/Groups/${desk}`, add);
      await hotel.app.sweep();
      expect(await member('kim@hotel-aurora.example')).toMatchObject({ id: before?.id, role: 'agent' });
      await ask('DELETE', `/Users/${kim}`);
    });

    it('together with many others is held back, a single one is not', async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => made('Users', entraUser(`many${n}`))));
      const members = ids.map((value) => ({ value }));
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'add', path: 'members', value: members }));
      await hotel.app.sweep();
      expect(await roleOf('many3')).toBe('agent');
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'remove', path: 'members' }));
      expect(await roleOf('many3')).toBe('agent');
      expect(hotel.logged.join('\n')).toContain('drops too many');
      await ask('PATCH', `/Users/${ids[3] ?? ''}`, patch({ op: 'replace', path: 'active', value: false }));
      expect([await roleOf('many3'), await roleOf('many4')]).toEqual([undefined, 'agent']);
      // back in the group they are held no more: then one who leaves leaves
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'add', path: 'members', value: members.slice(4, 6) }));
      await ask('PATCH', `/Groups/${desk}`, patch({ op: 'Remove', path: `members[value eq "${ids[4] ?? ''}"]` }));
      expect([await roleOf('many4'), await roleOf('many5')]).toEqual([undefined, 'agent']);
    });

    it('together because their group was deleted: it is gone for the directory, and gives what it gave until that is confirmed', async () => {
      const { db, workspace } = hotel.app.shell;
      const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => made('Users', entraUser(`gone${n}`))));
      const add = (some: readonly string[]) =>
        patch({ op: 'add', path: 'members', value: some.map((value) => ({ value })) });
      await ask('PATCH', `/Groups/${managers}`, add(ids));
      await hotel.app.sweep();
      expect(await roleOf('gone3')).toBe('duty_manager');
      expect((await ask('DELETE', `/Groups/${managers}`)).status).toBe(204);
      expect(await roleOf('gone3')).toBe('duty_manager');
      for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', add(ids.slice(0, 1))]] as const)
        expect([method, (await ask(method, `/Groups/${managers}`, body)).status]).toEqual([method, 404]);
      const listed = await ask('GET', `/Groups?filter=${encodeURIComponent('displayName eq "managers"')}`);
      expect(listed.json['totalResults']).toBe(0);
      // made anew it is another group, and neither takes anything from the other
      const anew = await made('Groups', { displayName: 'Managers', members: [{ value: ids[0] }] });
      expect(anew).not.toBe(managers);
      await hotel.app.sweep();
      expect(await Promise.all([roleOf('gone0'), roleOf('gone3')])).toEqual(['duty_manager', 'duty_manager']);
      expect(await confirmHeld(db, workspace, 'scim')).toBeGreaterThanOrEqual(11);
      await hotel.app.sweep();
      expect(await Promise.all([roleOf('gone0'), roleOf('gone3')])).toEqual(['duty_manager', undefined]);
      const groups = await db.read.query<{ id: string }>(`SELECT id FROM people_group WHERE names[1] = 'Managers'`);
      expect(groups).toEqual([{ id: anew }]);
    });
  });
});
