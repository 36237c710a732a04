/** `/scim/v2`: who calls, within which bounds, and how it is answered (RFC 7644). */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from '../../bodies.ts';
import { decoded } from '../../core/base/decoded.ts';
import { readJson } from '../../core/base/read-json.ts';
import { storable } from '../../core/base/storable.ts';
import { causeOf, type Log } from '../../log.ts';
import { listGroups, listUsers, type GroupRow, type ResourceRow } from '../../db/people/scim.ts';
import { sayHeldBack } from '../held-back.ts';
import { hashOfToken } from '../settings.ts';
import { errorBody, notFound, ScimError } from './errors.ts';
import { groupResource, readGroup } from './group.ts';
import { readPatch } from './patch.ts';
import { GROUP_FILTERS, listAsked, only, USER_FILTERS, wantsMembers } from './list-asked.ts';
import { listOf, resourceTypes, schemas, serviceProvider } from './schemas.ts';
import {
  changeGroup,
  changeUser,
  createGroup,
  createUser,
  deleteGroup,
  deleteUser,
  findGroup,
  findUser,
  groupMembers,
  type Done,
  type StoreNeeds,
} from './store.ts';
import { userResource, versionOf, type ScimUser } from './user.ts';

export interface ScimNeeds extends Omit<StoreNeeds, 'newUserId'> {
  /** SHA-256 of each token that is taken. */
  readonly tokens: readonly Buffer[];
  /** Where it is reached, without a slash at its end: `/scim/v2`, or with the organisation in it. */
  readonly base: string;
  readonly bodies: Bodies;
  readonly log: Log;
  /** Members are made anew: at once where somebody may have less authority than before. */
  readonly changed: (isUrgent: boolean) => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly method: string;
  /** `Users` and what stands behind it. */
  readonly kind: string;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
  /** Undefined where nothing was sent. */
  readonly json: unknown;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** A group of tens of thousands, sent whole. */
const MOST_BYTES = 8_388_608;
const TYPE = 'application/scim+json';

export type Scim = (req: IncomingMessage, res: ServerResponse) => void;

export function makeScim(needs: ScimNeeds): Scim {
  const log = needs.log.with({ surface: 'scim' });
  const store: StoreNeeds = { ...needs, newUserId: randomUUID };
  return (req, res) => {
    answered({ ...needs, log }, store, req)
      .catch((error: unknown): Answer => {
        if (error instanceof ScimError) return { status: error.status, body: errorBody(error) };
        log.error('a request of SCIM could not be answered', { cause: causeOf(error) });
        return refused(500, 'Something went wrong here. Send it again.');
      })
      .then(({ status, body, headers = {} }) => {
        log.info('SCIM answered', { method: req.method ?? '', status });
        needs.bodies.turnAway(req, res, {
          status,
          headers: { ...headers, ...(body !== undefined && { 'content-type': TYPE }) },
          text: body === undefined ? '' : JSON.stringify(body),
        });
      })
      .catch((error: unknown) => {
        log.warn('the answer to SCIM was not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

const refused = (status: number, message: string): Answer => ({
  status,
  body: errorBody({ status, message, scimType: null }),
});

async function answered(needs: ScimNeeds, store: StoreNeeds, req: IncomingMessage): Promise<Answer> {
  if (!isKnown(needs.tokens, req.headersDistinct['authorization'] ?? []))
    return {
      ...refused(401, 'The bearer token is not one of AMENDS_SCIM_TOKEN.'),
      headers: { 'www-authenticate': 'Bearer realm="amends"' },
    };
  const asked = await read(needs, req);
  if (!('kind' in asked)) return asked;
  const served = SERVED.get(asked.kind.toLowerCase());
  if (served === undefined) throw new ScimError(404, `There is nothing at ${asked.kind.slice(0, 80)}.`);
  return await served(needs, store, asked);
}

/** An organisation may stand in the address where there is only one, too. */
const BEFORE = /^\/scim(?:\/[a-z0-9-]+)?\/v2\//;

/** Each is compared, whichever it is, so that time tells nothing. */
function isKnown(tokens: readonly Buffer[], headers: readonly string[]): boolean {
  const [header = '', ...others] = headers;
  const token = /^Bearer +([A-Za-z0-9._~+/-]{1,4096}=*)$/iu.exec(header)?.[1];
  if (token === undefined || others.length > 0) return false;
  const hash = hashOfToken(token);
  return tokens.filter((one) => timingSafeEqual(one, hash)).length > 0;
}

function partOf(escaped: string): string {
  const part = decoded(escaped);
  if (part === undefined)
    throw new ScimError(400, 'An escape (%) in the address stands for no letter.', 'invalidSyntax');
  return storable(part);
}

async function read({ bodies }: ScimNeeds, req: IncomingMessage): Promise<Asked | Answer> {
  const url = new URL(req.url ?? '/', 'http://here');
  const [kind = '', id, ...more] = url.pathname.replace(BEFORE, '').replace(/\/$/u, '').split('/').map(partOf);
  if (more.length > 0) throw new ScimError(404, 'There is nothing at this address.');
  const { method = 'GET', headers } = req;
  const asked = {
    method,
    kind,
    id,
    query: url.searchParams,
    ifMatch: headers['if-match'],
    ifNoneMatch: headers['if-none-match'],
  };
  if (method === 'GET' || method === 'HEAD' || method === 'DELETE') return { ...asked, json: undefined };
  const body = await bodies.read(req, MOST_BYTES);
  if (!body.ok)
    return refused(
      body.status,
      body.status === 413 ? 'The body is too large.' : 'The body did not arrive; send it again.',
    );
  try {
    const json = readJson(body.bytes);
    if (!json.ok) throw new ScimError(400, `The body ${json.why}.`, 'invalidSyntax');
    return { ...asked, json: json.value };
  } finally {
    body.release();
  }
}

type Serve = (needs: ScimNeeds, store: StoreNeeds, asked: Asked) => Promise<Answer>;

const SERVED: ReadonlyMap<string, Serve> = new Map<string, Serve>([
  ['users', users],
  ['groups', groups],
  ['serviceproviderconfig', ({ base }, _, asked) => fixed(asked, [serviceProvider(base)], true)],
  ['resourcetypes', ({ base }, _, asked) => fixed(asked, resourceTypes(base), false)],
  ['schemas', ({ base }, _, asked) => fixed(asked, schemas(base), false)],
]);

async function fixed({ method, id, kind }: Asked, all: readonly object[], isOne: boolean): Promise<Answer> {
  if (method !== 'GET') return await Promise.resolve(refused(405, `${kind} is only read.`));
  if (isOne) return { status: 200, body: all[0] };
  if (id === undefined) return { status: 200, body: listOf(all) };
  const found = all.find((one) => 'id' in one && one.id === id);
  if (found === undefined) throw notFound(kind, id);
  return { status: 200, body: found };
}

async function users(needs: ScimNeeds, store: StoreNeeds, asked: Asked): Promise<Answer> {
  const { base } = needs;
  const { method, id } = asked;
  const shown = (row: ResourceRow) => userResource(row.id, row.resource as ScimUser, row, base);
  if (id === undefined) {
    if (method === 'POST') return created(await told(needs, createUser(store, asked.json)), shown);
    if (method !== 'GET') return refused(405, 'Users are listed and made here.');
    const { wanted, page, startIndex } = listAsked(asked.query, USER_FILTERS);
    const { total, rows } = await listUsers(store.db.read, store.workspace, wanted, page);
    return {
      status: 200,
      body: listOf(
        rows.map((row) => only(shown(row), asked.query)),
        total,
        startIndex,
      ),
    };
  }
  switch (method) {
    case 'GET':
      return one(await findUser(store, id), shown, asked);
    case 'PUT':
      return one(
        await told(needs, changeUser(store, id, { kind: 'put', json: asked.json }, matches(asked))),
        shown,
        asked,
      );
    case 'PATCH':
      return one(
        await told(needs, changeUser(store, id, { kind: 'patch', changes: readPatch(asked.json) }, matches(asked))),
        shown,
        asked,
      );
    case 'DELETE':
      await told(needs, deleteUser(store, id));
      return { status: 204, body: undefined };
  }
  return refused(405, 'A user is read, changed or deleted.');
}

async function groups(needs: ScimNeeds, store: StoreNeeds, asked: Asked): Promise<Answer> {
  const { base } = needs;
  const { method, id, query } = asked;
  const membersIn = async (rows: readonly GroupRow[]) =>
    wantsMembers(query)
      ? await groupMembers(
          store,
          rows.map((row) => row.id),
        )
      : undefined;
  const shown = (row: GroupRow, members: Awaited<ReturnType<typeof membersIn>>) =>
    groupResource(row.id, { displayName: row.name, externalId: row.externalId }, members?.get(row.id), row, base);
  const show = async (row: GroupRow): Promise<Answer> => {
    const members = await membersIn([row]);
    return one(row, () => shown(row, members), asked);
  };
  if (id === undefined) {
    if (method === 'POST') {
      const row = await told(needs, createGroup(store, readGroup(asked.json)));
      const members = await membersIn([row]);
      return created(row, () => shown(row, members));
    }
    if (method !== 'GET') return refused(405, 'Groups are listed and made here.');
    const { wanted, page, startIndex } = listAsked(asked.query, GROUP_FILTERS);
    const { total, rows } = await listGroups(store.db.read, store.workspace, wanted, page);
    const members = await membersIn(rows);
    return {
      status: 200,
      body: listOf(
        rows.map((row) => only(shown(row, members), query)),
        total,
        startIndex,
      ),
    };
  }
  switch (method) {
    case 'GET':
      return await show(await findGroup(store, id));
    case 'PUT':
      return await show(
        await told(needs, changeGroup(store, id, { kind: 'put', ...readGroup(asked.json) }, matches(asked))),
      );
    case 'PATCH': {
      const changes = readPatch(asked.json);
      await told(needs, changeGroup(store, id, { kind: 'patch', changes }, matches(asked)));
      // a group of thousands is not sent back for each of them who comes or goes
      return { status: 204, body: undefined };
    }
    case 'DELETE':
      await told(needs, deleteGroup(store, id));
      return { status: 204, body: undefined };
  }
  return refused(405, 'A group is read, changed or deleted.');
}

/** Stored first; then members are made anew. */
async function told<T>({ changed, log }: ScimNeeds, work: Promise<Done<T>>): Promise<T> {
  const { found, isUrgent, held } = await work;
  if (held > 0) sayHeldBack(log, held, { source: 'scim' });
  await changed(isUrgent);
  return found;
}

const created = <T extends { readonly changedAt: Date }>(
  row: T,
  shown: (row: T) => { readonly meta: { readonly location: string } },
): Answer => {
  const body = shown(row);
  return { status: 201, body, headers: { location: body.meta.location, etag: versionOf(row.changedAt) } };
};

function one<T extends { readonly changedAt: Date }>(
  row: T,
  shown: (row: T) => object,
  { query, ifNoneMatch, method }: Asked,
): Answer {
  const version = versionOf(row.changedAt);
  if (method === 'GET' && ifNoneMatch === version) return { status: 304, body: undefined, headers: { etag: version } };
  return { status: 200, body: only(shown(row), query), headers: { etag: version } };
}

const matches =
  ({ ifMatch }: Asked) =>
  (version: string): boolean =>
    ifMatch === undefined || ifMatch === '*' || ifMatch === version;
