/** A small Microsoft Graph beside Azure's login, whose tokens it takes if they are meant for it: groups, transitive members, pages, batches, and the trouble it makes. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from '../closing.ts';
import type { FakeAzure } from '../entra/fake-azure.ts';

export interface FakeGraph {
  readonly url: string;
  /** By id of the group. */
  readonly groups: Map<
    string,
    { readonly name: string; readonly members: string[]; readonly inside?: readonly string[] }
  >;
  readonly users: Map<string, { displayName: string; mail: string | null; accountEnabled: boolean; userType?: string }>;
  /** Paths that were asked, those of a batch one by one. */
  readonly asked: string[];
  /** The next so many questions are answered 429. */
  slowed: number;
  /** And say so. */
  retryAfterS: number;
  /** Every question is answered so. */
  status: number | null;
  /** The application permissions the app was given. */
  readonly permissions: Set<string>;
  pageOf: number;
}

export async function startFakeGraph(azure: FakeAzure, tenant: string): Promise<FakeGraph> {
  const fake: { -readonly [K in keyof FakeGraph]: FakeGraph[K] } = {
    url: '',
    groups: new Map(),
    users: new Map(),
    asked: [],
    slowed: 0,
    retryAfterS: 0,
    status: null,
    permissions: new Set(['GroupMember.Read.All', 'User.Read.All']),
    pageOf: 999,
  };
  const membersOf = (id: string): string[] => {
    const { members = [], inside = [] } = fake.groups.get(id) ?? {};
    return [...new Set([...members, ...inside.flatMap(membersOf)])];
  };
  const answer = (path: string): { status: number; headers?: Record<string, string>; body: unknown } => {
    fake.asked.push(path);
    if (fake.status !== null) return { status: fake.status, body: { error: { code: 'Authorization_RequestDenied' } } };
    if (fake.slowed > 0) {
      fake.slowed -= 1;
      return {
        status: 429,
        headers: { 'Retry-After': String(fake.retryAfterS) },
        body: { error: { code: 'TooManyRequests' } },
      };
    }
    const url = new URL(path, fake.url);
    const isOfUsers = /\/users(?:\/|$)/u.test(url.pathname);
    const maySeePeople = fake.permissions.has('User.Read.All');
    if (!(isOfUsers ? maySeePeople : fake.permissions.has('GroupMember.Read.All')))
      return { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };
    if (url.pathname.endsWith('/users')) return { status: 200, body: { value: [] } };
    const [, , id, what] = url.pathname.replace('/v1.0', '').split('/');
    if (isOfUsers) {
      const one = fake.users.get(id ?? '');
      if (one === undefined) return { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };
      return { status: 200, body: { id, accountEnabled: one.accountEnabled } };
    }
    const shown = (one: string) => ({ id: one, displayName: fake.groups.get(one)?.name });
    if (id === undefined) {
      const [, name = ''] = /^displayName eq '(.*)'$/u.exec(url.searchParams.get('$filter') ?? '') ?? [];
      const meant = [...fake.groups].filter(
        ([, { name: is }]) => is.toLowerCase() === name.replaceAll("''", "'").toLowerCase(),
      );
      return { status: 200, body: { value: meant.map(([one]) => shown(one)) } };
    }
    if (!fake.groups.has(id)) return { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };
    if (what === undefined) return { status: 200, body: shown(id) };
    const all = [
      ...(fake.groups.get(id)?.inside ?? []).map((one) => ({ '@odata.type': '#microsoft.graph.group', ...shown(one) })),
      ...membersOf(id).map((one) => ({
        '@odata.type': '#microsoft.graph.user',
        id: one,
        ...(maySeePeople && fake.users.get(one)),
      })),
    ];
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const next = new URL(`${fake.url}/v1.0${url.pathname.replace('/v1.0', '')}`);
    next.searchParams.set('$skiptoken', String(from + fake.pageOf));
    return {
      status: 200,
      body: {
        value: all.slice(from, from + fake.pageOf),
        ...(from + fake.pageOf < all.length && { '@odata.nextLink': next.href }),
      },
    };
  };
  const server = http.createServer((req, res) => {
    const tell = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
    let text = '';
    req.on('data', (chunk) => (text += String(chunk)));
    req.on('end', () => {
      const meant = azure.granted.get(req.headers.authorization?.replace('Bearer ', '') ?? '');
      if (meant?.audience !== fake.url || meant.tenant !== tenant)
        return tell(401, { error: { code: 'InvalidAuthenticationToken' } });
      if (req.url !== '/v1.0/$batch') {
        const one = answer(req.url ?? '');
        return tell(one.status, one.body, one.headers);
      }
      const { requests } = JSON.parse(text) as { requests: { id: string; url: string }[] };
      if (requests.length > 20) return tell(400, { error: { code: 'BadRequest' } });
      // answers of a batch come in any order
      return tell(200, { responses: requests.map(({ id, url }) => ({ id, ...answer(url) })).toReversed() });
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  azure.resources.add(fake.url);
  closeLater(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return fake;
}
