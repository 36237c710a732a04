/** Activities as Teams sends and signs them: a typed line in a channel, and a press on a card. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { entraOf } from './amends.ts';
import type { Crowd } from './slack.ts';
import type { Sent } from './wire.ts';

export const CLIENT = '00000000-0000-4000-8000-00000000b075';
const TENANT = '00000000-0000-4000-8000-0000000000aa';
const KID = 'bench';
const TOKEN_S = 3_600;

export interface Signer {
  /** The public key as JSON, for whoever checks. */
  readonly jwk: string;
  /** One token, which is sent with every request, as Teams does for about an hour. */
  token(serviceUrl: string): string;
}

export function makeSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const about = { use: 'sig', alg: 'RS256', kid: KID, x5t: KID, endorsements: ['msteams'] };
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    jwk: JSON.stringify({ ...publicKey.export({ format: 'jwk' }), ...about }),
    token: (serviceurl) => {
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: 'https://api.botframework.com', aud: CLIENT, serviceurl, nbf: now - 5, exp: now + TOKEN_S };
      const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KID })}.${encoded(claims)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
    },
  };
}

export function teamsSettings(stubUrl: string): Readonly<Record<string, string>> {
  return {
    TEAMS_CLIENT_ID: CLIENT,
    TEAMS_CLIENT_SECRET: 'bench',
    TEAMS_TENANT_IDS: TENANT,
    TEAMS_JWKS_URI: `${stubUrl}/keys`,
    TEAMS_LOGIN_URL: stubUrl,
    TEAMS_SERVICE_HOSTS: new URL(stubUrl).host,
  };
}

/** Says a line to the bot in a channel, or presses a button of a card there that carries `pressed`. */
export type Doing = { readonly says: string } | { readonly pressed: object; readonly verb?: string };

/** The n-th of `mark`. */
export function activity(crowd: Crowd, doing: Doing, { n, mark, stubUrl, token, on }: Sending): Sent {
  const user = on?.by ?? n % crowd.people;
  const channel = `19:team${n % crowd.teams}@thread.tacv2`;
  const base = {
    id: `${mark}${n}`,
    timestamp: new Date().toISOString(),
    serviceUrl: `${stubUrl}/teams`,
    channelId: 'msteams',
    locale: 'en-GB',
    from: { id: `29:user${user}`, name: `Person ${user}`, aadObjectId: entraOf(user) },
    conversation:
      on === undefined
        ? { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: `${channel};messageid=${n}` }
        : { conversationType: 'personal', tenantId: TENANT, id: on.place },
    ...(on && { replyToId: on.id }),
    recipient: { id: `28:${CLIENT}`, name: 'Amends' },
    channelData: {
      tenant: { id: TENANT },
      ...(on === undefined && { channel: { id: channel }, team: { id: channel } }),
    },
  };
  const bot = { type: 'mention', mentioned: { id: `28:${CLIENT}`, name: 'Amends' }, text: '<at>Amends</at>' };
  const said = 'says' in doing;
  const body = said
    ? { ...base, type: 'message', textFormat: 'plain', text: `<at>Amends</at> ${doing.says}`, entities: [bot] }
    : {
        ...base,
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: {
          action: { type: 'Action.Execute', title: 'x', verb: doing.verb ?? 'do', data: doing.pressed },
          trigger: 'manual',
        },
      };
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
  return { path: '/api/messages', headers, body: JSON.stringify(body) };
}

interface Sending {
  readonly n: number;
  readonly mark: string;
  readonly stubUrl: string;
  readonly token: string;
  /** The card that is pressed in a private conversation, and by whom; else it is somewhere in a channel of the n-th. */
  readonly on?: { readonly by: number; readonly place: string; readonly id: string };
}
