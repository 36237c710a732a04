/** Files that the app uploads, by Slack's three steps: an address is asked for, the bytes go there, and the upload is completed (docs.slack.dev, "files.getUploadURLExternal"). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../../chat/slack/limits/validate.ts';
import type { PlayPicture } from '../play-side.ts';
import { sendText } from './http.ts';
import { isObject, objectsOf, parseJson, textOf } from './json.ts';
import type { Method, MethodCall, Parts } from './parts.ts';
import { no } from './parts.ts';
import { changed, type SlackState } from './state.ts';

export interface SlackFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly length: number;
  readonly alt: string;
  bytes: Uint8Array | null;
  isComplete: boolean;
  /** So often a message that shows it is refused, because Slack is still looking at it. */
  looksLeft: number;
}

const MOST_BYTES = 1_000_000;

const getUploadUrl: Method = ({ args, state, team, origin }) => {
  const name = textOf(args, 'filename') ?? '';
  const length = Number(args['length']);
  if (name === '' || args['length'] === undefined) return no('missing_argument');
  if (!Number.isInteger(length) || length <= 0) return no('invalid_arguments');
  if (length > MOST_BYTES) return no('file_upload_size_restricted');
  const id = state.ids.next('file');
  const alt = textOf(args, 'alt_txt') ?? '';
  state.files.set(id, { id, team: team.id, name, length, alt, bytes: null, isComplete: false, looksLeft: 0 });
  return { ok: true, upload_url: `${origin()}/upload/${id}`, file_id: id };
};

/** Serves `/upload/<id>`: each address takes one file, of the length that was said. */
export async function serveUpload(
  { state }: Parts,
  req: IncomingMessage,
  res: ServerResponse,
  id: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk as Uint8Array));
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const file = state.files.get(id);
  if (file === undefined || file.bytes !== null) return sendText(res, 404, 'not_found');
  if (bytes.length !== file.length) return sendText(res, 400, 'bad_length');
  file.bytes = bytes;
  return sendText(res, 200, `OK - ${bytes.length}`);
}

const ownFile = ({ state, team }: MethodCall, id: string | undefined): SlackFile | undefined => {
  const file = state.files.get(id ?? '');
  return file?.team === team.id ? file : undefined;
};

const completeUpload: Method = (call) => {
  const given: unknown = typeof call.args['files'] === 'string' ? parseJson(call.args['files']) : call.args['files'];
  const asked = objectsOf(given);
  if (asked.length === 0) return no('missing_argument');
  const files = asked.map((one) => ownFile(call, textOf(one, 'id')));
  const there = files.filter((file) => file !== undefined && file.bytes !== null);
  if (there.length < files.length) return no('file_not_found');
  for (const file of there) {
    if (file === undefined) continue;
    file.isComplete = true;
    file.looksLeft = call.state.fileLooks;
  }
  changed(call.state);
  return { ok: true, files: asked.map((one) => ({ id: textOf(one, 'id'), title: textOf(one, 'title') ?? '' })) };
};

const deleteFile: Method = (call) => {
  const file = ownFile(call, textOf(call.args, 'file'));
  if (file === undefined) return no('file_not_found');
  call.state.files.delete(file.id);
  changed(call.state);
  return { ok: true };
};

export const FILE_METHODS: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.delete': deleteFile,
};

const isPng = (bytes: Uint8Array | null): boolean => bytes?.[0] === 0x89 && bytes[1] === 0x50;

/** Why Slack does not show a file that blocks name, in its words (slackapi/python-slack-sdk#1797). */
export function faultsOfFiles({ files }: Pick<SlackState, 'files'>, team: string, blocks: unknown): readonly Fault[] {
  return objectsOf(blocks).flatMap((block, n) => {
    const named = block['type'] === 'image' && isObject(block['slack_file']) ? block['slack_file'] : null;
    if (named === null) return [];
    const file = files.get(textOf(named, 'id') ?? '');
    const isThere = file?.team === team && file.isComplete && isPng(file.bytes);
    if (isThere && file.looksLeft === 0) return [];
    if (isThere) file.looksLeft -= 1;
    return [{ pointer: `/blocks/${n}/slack_file`, message: 'invalid slack file' }];
  });
}

/** What the page shows of a file; null where it is gone. */
export function fileShown({ files }: Pick<SlackState, 'files'>, id: string): PlayPicture | null {
  const bytes = files.get(id)?.bytes;
  return bytes == null ? null : { type: 'image/png', bytes };
}
