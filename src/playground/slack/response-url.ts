/** `response_url`: five answers within half an hour, also where the bot is no member. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_URL } from '../../chat/slack/limits/limits.ts';
import { readBody, sendText } from './http.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectOf, parseJson, textOf } from './json.ts';
import { blocksFrom, refusalOf, say, withBlockIds } from './messages.ts';
import type { Parts } from './parts.ts';
import { changed, channelOf, messageAt, teamOf } from './state.ts';
import type { ResponseUrl, SlackState } from './state.ts';

/** Makes a url for one interaction; its requests are noted as that interaction's doing. */
export function makeResponseUrl(
  parts: Parts,
  given: Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'about'>,
): { readonly url: string; readonly entry: ResponseUrl } {
  const id = parts.state.ids.next('response');
  const entry: ResponseUrl = { ...given, madeAt: parts.state.now().getTime(), wire: null, uses: 0 };
  parts.state.responseUrls.set(id, entry);
  return { url: `${parts.origin()}/response/${id}`, entry };
}

/** Serves `/response/<id>`. */
export async function serveResponse(
  parts: Parts,
  req: IncomingMessage,
  res: ServerResponse,
  id: string,
): Promise<void> {
  const entry = parts.state.responseUrls.get(id);
  const sent = parseJson(await readBody(req));
  const body = objectOf(sent);
  const wire = parts.wire.open({
    platform: 'slack',
    direction: 'from_app',
    what: 'response_url',
    body,
    cause: entry?.wire ?? null,
  });
  const answer =
    entry === undefined
      ? ([404, 'no_such_url'] as const)
      : isObject(sent)
        ? use(parts, entry, body)
        : ([400, 'invalid_payload'] as const);
  wire.close(answer[0], answer[1] === 'ok' ? undefined : answer[1], answer[1]);
  sendText(res, answer[0], answer[1]);
}

function use(parts: Parts, entry: ResponseUrl, body: JsonObject): readonly [number, string] {
  const age = parts.state.now().getTime() - entry.madeAt;
  if (age > RESPONSE_URL.minutes * 60_000) return [404, 'expired_url'];
  if (entry.uses >= RESPONSE_URL.uses) return [404, 'used_url'];
  const refusal = refusalOf(parts.state, entry.team, { blocks: body['blocks'] });
  if (refusal !== null) return [400, String(refusal['error'])];
  entry.uses += 1;
  return respond(parts, entry, body) ? [200, 'ok'] : [400, 'no_text'];
}

/**
 * Does what a response says, by url or in the answer to a command: replaces or deletes the message it is about, or says
 * something new, to one person unless it asks for `in_channel`, and in the channel unless it names a thread, wherever the
 * interaction was (docs.slack.dev, "Handling user interaction"; slackapi/bolt-js#963). False when there is nothing to say.
 */
export function respond(parts: Parts, entry: ResponseUrl, body: JsonObject): boolean {
  const { state } = parts;
  if (body['delete_original'] === true) return forget(state, entry.about);
  const text = textOf(body, 'text');
  const blocks = blocksFrom(body['blocks']);
  if ((text === undefined || text === '') && blocks === null) return false;
  const about = entry.about === null ? undefined : messageAt(state, entry.about);
  if (body['replace_original'] === true && about !== undefined) {
    about.text = text ?? '';
    about.blocks = blocks === null ? null : withBlockIds(state, blocks);
    changed(state);
    return true;
  }
  const team = teamOf(state, entry.team);
  const viewer = body['response_type'] === 'in_channel' ? null : entry.user;
  const threadTs = textOf(body, 'thread_ts') ?? null;
  const channel = channelOf(state, entry.channel);
  entry.about = say(parts, team, { channel, user: team.botUser, text: text ?? '', blocks, threadTs, viewer }).ts;
  return true;
}

function forget(state: SlackState, ts: string | null): boolean {
  for (const list of [state.messages, state.ephemerals]) {
    const index = list.findIndex((message) => message.ts === ts);
    if (index >= 0) list.splice(index, 1);
  }
  changed(state);
  return true;
}
