/** Everything a run happens on: database, wires, platforms, model and two processes of Amends. */
import { mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../src/playground/teams/fake-teams.ts';
import { COMPANY, organisationText } from '../company.ts';
import { makeApp, type App } from './apps.ts';
import { startBalancer } from './balancer.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startModel, type FakeModel } from './model.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

export interface Stage {
  /** Where logs and settings lie; gone with the stage unless it is kept. */
  readonly dir: string;
  /** What operators would set, for verbs of the command line. */
  readonly env: Readonly<Record<string, string>>;
  readonly cluster: Cluster;
  /** On the way to the database. */
  readonly wire: TcpProxy;
  /** On the way to Slack. */
  readonly slackWire: TcpProxy;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly model: FakeModel;
  readonly apps: readonly [App, App];
  close(options: { readonly keep: boolean }): Promise<void>;
}

export interface StageOptions {
  readonly bin: string;
  /** The first of eight ports. */
  readonly port: number;
  /** When the digests of both teams are due. */
  readonly digestAt: Date;
  readonly say: (words: string) => void;
}

export async function openStage({ bin, port, digestAt, say }: StageOptions): Promise<Stage> {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-chaos-'));
  // the database runs as somebody else
  chmodSync(dir, 0o755);
  const now = (): Date => new Date();
  say('a database cluster of its own');
  const cluster = await startCluster(bin, dir, [port, port + 1]);
  const wire = await startTcpProxy(port + 2, port);
  // the fakes' own deadlines and rates are Slack's and Microsoft's
  const slack = await startFakeSlack({ world: COMPANY, now });
  const slackWire = await startTcpProxy(port + 3, Number(new URL(slack.apiUrl).port));
  const teams = await startFakeTeams({ world: COMPANY, now, rates: false });
  const model = await startModel(port + 7);
  const config = path.join(dir, 'amends.yaml');
  writeFileSync(config, organisationText(digestAt));
  const env = {
    ...teams.env,
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    AMENDS_ALLOW_TEST_ENDPOINTS: '1',
    AMENDS_CONFIG: config,
    AMENDS_POLICY: 'demo/policy.yaml',
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_URL: cluster.url().replace(`:${port}/`, `:${wire.port}/`),
    SLACK_SIGNING_SECRET: COMPANY.slack.signingSecret,
    SLACK_BOT_TOKEN: COMPANY.slack.botToken,
    SLACK_API_URL: `http://127.0.0.1:${slackWire.port}/api/`,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'chaos',
  };
  const apps = [
    makeApp({ name: 'one', port: port + 5, dir, env }),
    makeApp({ name: 'two', port: port + 6, dir, env }),
  ] as const;
  say('two processes of Amends');
  await Promise.all(apps.map((app) => app.start()));
  const balancer = await startBalancer(
    port + 4,
    apps.map((app) => app.port),
  );
  slack.connect(balancer.url);
  await teams.connect(`${balancer.url}/api/messages`);
  return {
    dir,
    env,
    cluster,
    wire,
    slackWire,
    slack,
    teams,
    model,
    apps,
    close: async ({ keep }) => {
      await Promise.all(apps.map((app) => app.end('SIGKILL')));
      await balancer.close();
      await Promise.all([slack.close(), teams.close(), model.close()]);
      await Promise.all([wire.close(), slackWire.close()]);
      await cluster.close();
      if (!keep) rmSync(dir, { recursive: true, force: true });
    },
  };
}
