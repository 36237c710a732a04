/** A walk through everything that can be typed, pressed, sent and asked, in one of two organisations with the same ids: the other is neither seen nor changed. */
import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { VERBS } from '../../src/app/door/hear.ts';
import { FORM_IDS } from '../../src/cards/kit/card.ts';

import { formVerb, INPUT } from '../../src/chat/teams/ids.ts';
import { actionId, FIELD_ACTION, fieldBlock, formCallback } from '../../src/chat/slack/ids.ts';
import { VERBS as CLI_VERBS } from '../../src/cli/verbs.ts';
import { TOOL_NAMES, type ToolName } from '../../src/agents/tool-names.ts';
import { connected, post, use } from '../agents/caller.ts';
import { amends } from '../cli/amends.ts';
import { EVERY_PRESS } from '../core/case/presses.ts';

import { openDatabase } from '../../src/db/engine/client.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import type { Hotel } from './hotel.ts';
import { changedBetween, keptOf } from './kept-of.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { openTwoHouses, ORGANISATIONS, type TwoHouses } from './two-houses.ts';

const [here, there] = ORGANISATIONS.map(({ id }) => id);
/** The same agent in both, each with a token of its own. */
const TOKEN = 'concierge.0123456789abcdef_of_the_hotel';
const FOREIGN_TOKEN = 'concierge.0123456789abcdef_of_the_inn';
const AGENTS = {
  AMENDS_AGENT_CONCIERGE_TOKEN__HOTEL_AURORA: TOKEN,
  AMENDS_AGENT_CONCIERGE_TOKEN__HARBOUR_INN: FOREIGN_TOKEN,
};

/** Stands in everything of the other organisation, and in nothing of this one. */
const CANARY = 'zebrafish';
const FOREIGN = 'R-1006';
const MISSING = 'R-1999';
const NOTHING = { changed: [], seen: false };

describeOnServer('two organisations with the same ids', (server) => {
  let two: TwoHouses;
  let aurora: Hotel;
  let ours: Surface;
  let ids: ReadonlyMap<string, string>;
  let url: string;

  beforeAll(async () => {
    url = await server.url();
    const db = await openDatabase({ url, log: quietLog, migrations: false });
    closeLater(() => db.close());
    two = await openTwoHouses(db, { more: readFileSync('demo/agents.yaml', 'utf8'), env: AGENTS });
    const [first, second] = two.houses;
    aurora = first;
    ours = surfaceOf(aurora, 'Slack');
    const theirs = surfaceOf(second, 'Slack');
    await ours.log('ana', 'Room 412: no hot water', { customer: 'Room 412' });
    await ours.until(() => ours.caseCard('R-1001'), 'our card');
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await theirs.log('ana', `Room 412: the ${CANARY} tank leaks, number ${n}`, { customer: 'Room 412' });
      await theirs.until(() => theirs.caseCard(`R-100${n}`), 'their card');
    }
    for (const line of [
      `give ${FOREIGN} refund 900 EUR because the ${CANARY} died`,
      `give ${FOREIGN} refund 10 EUR because the ${CANARY} is wet`,
      `promise ${FOREIGN} call about the ${CANARY} in 2 hours`,
      `advice ${FOREIGN} what of the ${CANARY}?`,
      `assist ${FOREIGN} @bob dry the ${CANARY} by 18:00`,
      `improve buy a dry ${CANARY}`,
      `thanks @bob for the ${CANARY}`,
      'resolve R-1002',
    ])
      await theirs.type('ana', line);
    await second.drawn();
    ids = await idsOf(second);
  });

  const kept = (): ReturnType<typeof keptOf> => keptOf(aurora.db, there ?? '');
  const seen = (): string =>
    JSON.stringify([aurora.slack.state.messages, aurora.slack.state.ephemerals, aurora.slack.calls()]);

  /** Does something here; resolves to the tables of the other that changed, and whether anything of it is seen here. */
  async function walks(work: () => Promise<void>): Promise<object> {
    const before = await kept();
    expect(Object.keys(before).length).toBeGreaterThan(50);
    await work();
    await aurora.drawn();
    const after = await kept();
    return {
      changed: changedBetween(before, after),
      seen: seen().includes(CANARY),
    };
  }

  it('every verb that can be typed', async () => {
    const found = await walks(async () => {
      for (const verb of Object.keys(VERBS))
        for (const rest of [FOREIGN, `${FOREIGN} refund 10 EUR because it is ours`, 'Room 412', ''])
          await ours.type('mia', `${verb} ${rest}`.trim());
    });
    expect(found).toEqual(NOTHING);
  });

  it('every button, with whatever of the other organisation can stand in it', async () => {
    const found = await walks(async () => {
      const card = ours.caseCard('R-1001');
      const message = aurora.slack.state.messages.find(({ ts }) => ts === card?.id);
      if (message === undefined) throw new Error('our card is gone');
      const { blocks } = message;
      for (const press of EVERY_PRESS) {
        const value = theirsIn(JSON.stringify(press), ids);
        const button = {
          type: 'button',
          text: { type: 'plain_text', text: 'walk' },
          action_id: actionId('walk', 0),
          value,
        };
        message.blocks = [{ type: 'actions', elements: [button] }];
        for (const user of ['U0MIA', 'U0GIL']) await aurora.slack.press(user, message.ts, { what: 'walk' });
      }
      message.blocks = blocks;
    });
    expect(found).toEqual(NOTHING);
  });

  it('every line and button in Teams, and every tool of an agent, called and by its protocol', async () => {
    const inTeams = surfaceOf(aurora, 'Teams');
    const told: string[] = [];
    const { teams } = aurora;
    await inTeams.type('mia', 'mine');
    const card = await inTeams.until(() => inTeams.privately('mia').at(-1), 'a message to Mia');
    const found = await walks(async () => {
      for (const verb of Object.keys(VERBS)) await inTeams.type('mia', `${verb} ${FOREIGN} refund 10 EUR`);
      for (const press of EVERY_PRESS) {
        const data = { press: JSON.parse(theirsIn(JSON.stringify(press), ids)) as unknown };
        const opens = press.kind.startsWith('open_');
        const pressed = opens
          ? { type: 'Action.Submit' as const, data: { msteams: { type: 'task/fetch' }, ...data } }
          : { type: 'Action.Execute' as const, verb: press.kind, data };
        const outcome = await teams.sendPressed('mia', card.id, pressed);
        teams.closeDialog('mia');
        expect(`${press.kind} ${outcome.kind === 'answered' ? outcome.delivered.status : outcome.kind}`).toBe(
          `${press.kind} 200`,
        );
        told.push(JSON.stringify(outcome));
      }
      const client = await connected(two.app.url, TOKEN, `/mcp/${here}`);
      for (const tool of TOOL_NAMES) {
        const input = inputOf(tool, ids);
        const called = await post(`${two.app.url}/agents/${here}/${tool}`, JSON.stringify(input), bearer(TOKEN));
        const strange = await post(`${two.app.url}/agents/${there}/${tool}`, JSON.stringify(input), bearer(TOKEN));
        expect(`${tool} ${strange.status}`).toBe(`${tool} 401`);
        const used = await use(client, tool, {
          ...input,
          ...('idempotency_key' in input && { idempotency_key: `mcp-${tool}` }),
        });
        told.push(JSON.stringify([called.body, used]));
      }
      await client.close();
      const other = await post(`${two.app.url}/agents/${here}/case`, `{"case":"${FOREIGN}"}`, bearer(FOREIGN_TOKEN));
      expect(other.status).toBe(401);
    });
    expect(found).toEqual(NOTHING);
    const inTeamsNow = [inTeams.heard('mia'), JSON.stringify(teams.calls())];
    expect([...told, ...inTeamsNow].filter((text) => text.includes(CANARY))).toEqual([]);
  });

  it('every form, said to be about a case of the other organisation', async () => {
    const context = theirsIn(JSON.stringify({ about: FORM_ABOUT, channel: 'C0DESK' }), ids);
    const fields = fieldsThereAre();
    expect(fields.length).toBeGreaterThan(30);
    const blocks = fields.map((name) => ({
      type: 'input',
      block_id: fieldBlock(name),
      optional: true,
      label: { type: 'plain_text', text: name },
      element: { type: 'plain_text_input', action_id: FIELD_ACTION },
    }));
    const values = Object.fromEntries(fields.map((name) => [fieldBlock(name), typedInto(name)]));
    const found = await walks(async () => {
      for (const form of FORM_IDS) {
        await ours.openLog('gil');
        const view = aurora.slack.openViews('U0GIL').at(-1);
        if (view === undefined) throw new Error('no form opened');
        view.content = { ...view.content, callback_id: formCallback(form), private_metadata: context, blocks };
        expect((await aurora.slack.submit('U0GIL', view.id, values)).status).toBe(200);
        await ours.closeForm('gil');
      }
    });
    expect(found).toEqual(NOTHING);
  });

  it('every form in Teams, said to be about a case of the other organisation', async () => {
    const inTeams = surfaceOf(aurora, 'Teams');
    const { teams } = aurora;
    await inTeams.type('gil', 'mine');
    const card = await inTeams.until(() => inTeams.privately('gil').at(-1), 'a message to Gil');
    const about: unknown = JSON.parse(theirsIn(JSON.stringify(FORM_ABOUT), ids));
    const values = Object.fromEntries(fieldsThereAre().map((name) => [`${INPUT.one}${name}`, typedInto(name)]));
    const told: string[] = [];
    const found = await walks(async () => {
      for (const form of FORM_IDS) {
        const ticket = { form, about, opened: { kind: 'log' }, once: `walk-${form}` };
        const pressed = { type: 'Action.Execute' as const, verb: formVerb(form), data: { ...values, ticket } };
        const outcome = await teams.sendPressed('gil', card.id, pressed);
        teams.closeDialog('gil');
        expect(`${form} ${outcome.kind === 'answered' ? outcome.delivered.status : outcome.kind}`).toBe(`${form} 200`);
        told.push(`${form} ${JSON.stringify(outcome)}`);
      }
      await aurora.app.answered(20_000);
    });
    expect(found).toEqual(NOTHING);
    const inTeamsNow = [inTeams.heard('gil'), JSON.stringify(teams.calls())];
    expect([...told, ...inTeamsNow].filter((text) => text.includes(CANARY))).toEqual([]);
    // each was read as the form it says it is: only one that is none of ours is called out of date
    expect(told.flatMap((text) => (text.includes('out of date') ? [text.split(' ')[0]] : []))).toEqual([]);
  });

  it.each(['Slack', 'Teams'] as const)(
    'what is another’s and what is nobody’s are answered in the same words: %s',
    async (platform) => {
      const chat = surfaceOf(aurora, platform);
      const heard = (): readonly string[] =>
        platform === 'Slack'
          ? aurora.slack.ephemerals('U0GIL').map(({ text }) => text)
          : aurora.teams
              .personal('gil')
              .flatMap((m) => (m.author === 'bot' ? [JSON.stringify([m.text, m.cards])] : []));
      const answers = async (id: string): Promise<readonly string[]> => {
        const before = heard().length;
        for (const verb of Object.keys(VERBS)) await chat.type('gil', `${verb} ${id} refund 10 EUR`);
        await aurora.app.answered(20_000);
        await aurora.drawn();
        await aurora.slack.idle();
        return (
          heard()
            .slice(before)
            // an opening of a form has a name of its own
            .map((one) => one.replaceAll(new RegExp(id, 'gi'), 'R-0000').replaceAll(/"once":"[^"]+"/g, '"once":""'))
            .toSorted()
        );
      };
      // whoever is away, or has logged it, is told otherwise the second time
      await answers('R-1997');
      const foreign = await answers(FOREIGN);
      expect(foreign.length).toBeGreaterThan(50);
      expect(foreign).toEqual(await answers(MISSING));
    },
  );

  it('every verb of the command line says which organisations there are, and sees the one that is named', async () => {
    const env = { ...two.env, DATABASE_URL: url };
    const found = await walks(async () => {
      const unasked: string[] = [];
      let walked = 0;
      for (const { name: verb, usage } of CLI_VERBS) {
        const line = LINES[verb] ?? lineOf(usage);
        if (line === null) continue;
        walked += 1;
        const which = await amends([...verb.split(' '), ...line], env, () => aurora.now());
        if (which.status !== 2 || !ASKED.test(which.err))
          unasked.push(`${verb}: ${which.status} ${which.err}${which.out}`.slice(0, 200));
        const told = await amends([...verb.split(' '), ...line, '--workspace', here ?? ''], env, () => aurora.now());
        expect(`${verb}: ${told.out}${told.err}`).not.toMatch(new RegExp(CANARY, 'i'));
      }
      expect(unasked).toEqual([]);
      expect(walked).toBeGreaterThan(25);
    });
    expect(found).toEqual(NOTHING);
  });

  it('every metric says whose it is', async () => {
    const text = await (await fetch(`${two.app.url}/metrics`)).text();
    const samples = text.split('\n').filter((line) => line.startsWith('amends_'));
    const ofWorkspaces = samples.filter((line) => /workspace="/.test(line));
    for (const id of [here, there]) expect(ofWorkspaces.some((line) => line.includes(`workspace="${id}"`))).toBe(true);
    const ofAll = samples.filter((line) => !line.includes('workspace="')).map((line) => /^\w+/.exec(line)?.[0] ?? '');
    // how long things took, how the process is, and how often it could not save: no count of anything anybody has
    const ofProcess = /_seconds(?:_bucket|_sum|_count)?$|^amends_(?:database|transactions)_|^amends_not_saved_total$/;
    expect(ofAll.filter((name) => !ofProcess.test(name))).toEqual([]);
  });
});

/** Whatever a form can say that it is about. */
const FORM_ABOUT = {
  ...Object.fromEntries(['case', 'to', 'from', 'other'].map((name) => [name, FOREIGN])),
  v: '7',
  request: 'req_0001',
  action: 'act_0001',
  promise: 'pro_0001',
  advice: 'adv_0001',
  handover: 'han_0001',
  assist: 'ass_0001',
  improvement: 'imp_0001',
  words: 'wrd_0001',
  digest: 'd1',
  team: 'front-desk',
  seen: '0',
  stood: 'x',
};

const typedInto = (name: string): string =>
  /amount|value/i.test(name) ? '10 EUR' : /case|other|into/.test(name) ? FOREIGN : 'walk';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** A call of a tool that is right but for whose the case is. */
function inputOf(tool: ToolName, ids: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const request = ids.get('req') ?? 'req_000001';
  const once = { idempotency_key: `walk-${tool}` };
  const gift = {
    case: FOREIGN,
    remedy: 'refund',
    amount: { minor: 1000, currency: 'EUR' },
    reason: 'It is ours',
    ...once,
  };
  const byTool: Readonly<Record<ToolName, Readonly<Record<string, unknown>>>> = {
    log_complaint: { text: 'The shower is cold', customer: 'Room 7', channel: 'chat', ...once },
    what_may_be_given: { case: FOREIGN },
    give: gift,
    request_approval: gift,
    accept_offer: { case: FOREIGN, request, digest: 'a'.repeat(64), ...once },
    withdraw_request: { case: FOREIGN, request, ...once },
    resolve: { case: FOREIGN, outcome: 'accepted', customer_accepted: 'yes', ...once },
    case: { case: FOREIGN },
    wait_for: { case: FOREIGN, request, seconds: 1 },
  };
  return byTool[tool];
}

const ASKED =
  /Which (?:organisation|workspace)\? Write --workspace (?:hotel-aurora or --workspace harbour-inn|harbour-inn or --workspace hotel-aurora)/;

/** What a verb of one organisation needs, filled in by its usage; null: it is of none, or of all. */
function lineOf(usage: string): readonly string[] | null {
  if (!usage.includes('[--workspace ID]')) return null;
  const needed = usage.split('[')[0]?.trim() ?? '';
  return needed === '' ? [] : needed.split(' ').map((word) => (/^[A-Z]/.test(word) ? (PLACES[word] ?? 'x') : word));
}

const PLACES: Readonly<Record<string, string>> = {
  FILE: 'demo/policy.yaml',
  'FILE.csv': 'demo/amends.yaml',
  FOLDER: path.join(tmpdir(), 'amends-walked'),
  ID: 'asd_000001',
  PERSON: 'ana',
  REF: 'Room 412',
  T: 'front-desk',
};

/** Where the usage does not say it. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'policy check': ['demo/policy.yaml'],
  'policy explain': ['demo/policy.yaml', '--who', 'agent', '--give', 'refund 900 EUR'],
  'intake try': ['kit', 'demo/amends.yaml'],
  'intake take': ['demo/amends.yaml', '--source', 'kit'],
  import: ['--list'],
  figures: ['--by', 'team'],
  'export metrics': ['--team', 'front-desk'],
};

/** The names of all fields of all forms, by the source: one that is new is in the walk by itself. */
function fieldsThereAre(): readonly string[] {
  const files = globSync('src/cards/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  return [
    ...new Set(files.flatMap((text) => [...text.matchAll(/\bid: '([a-zA-Z]{2,20})'/g)].map(([, name = '']) => name))),
  ];
}

/** What is printed, with the ids of the other organisation in place of those of a table. */
function theirsIn(text: string, ids: ReadonlyMap<string, string>): string {
  return text
    .replaceAll('R-1042', FOREIGN)
    .replaceAll(/\b([a-z]{3})_\d{4}\b/g, (id, prefix: string) => ids.get(prefix) ?? id);
}

/** One of each kind of thing that the other organisation has, by its prefix. */
async function idsOf({ db }: Hotel): Promise<ReadonlyMap<string, string>> {
  const rows = await db.read.query<{ body: string }>(
    'SELECT body::text AS body FROM journal_entry WHERE workspace = $1',
    [there],
  );
  const found = new Map<string, string>();
  for (const { body } of rows)
    for (const [id, prefix = ''] of body.matchAll(/\b([a-z]{3})_\d{6}\b/g)) found.set(prefix, id);
  return found;
}
