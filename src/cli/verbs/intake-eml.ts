/** `amends intake eml`: hands raw mails to the running Amends, from files or from a mail server's pipe; its exit status says whether to try again. */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { keyOfSecret } from '../../core/base/signing-secret.ts';
import { readConfig, type Config } from '../../config.ts';
import { causeOf } from '../../log.ts';
import { isSet, needed, option, Refused, toJson, type Io, type Verb } from '../verb.ts';

/** As mail servers read them (sysexits.h): all but these two would have the mail sent back. */
const NO_MAIL = 65;
const AGAIN = 75;
const WAIT_MS = 30_000;

export const intakeEml: Verb = {
  options: { source: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const name = needed(asked, 'source', 'complaints');
    const files = asked.words.length === 0 ? ['-'] : asked.words;
    const config = configOf(io);
    const source = config.intake.find((each) => each.name === name);
    if (source?.scheme !== 'mail') {
      const mails = config.intake.filter(({ scheme }) => scheme === 'mail').map((each) => each.name);
      const there = mails.length === 0 ? 'amends.yaml names none with `scheme: mail`' : `there is ${mails.join(', ')}`;
      throw new Refused(`${name} is no source that takes mails: ${there}.`, AGAIN);
    }
    const workspace = option(asked, 'workspace');
    const address = workspace === undefined ? name : `${workspace}/${name}`;
    const url = new URL(`/intake/${address}`, option(asked, 'url') ?? `http://127.0.0.1:${config.port}`);
    const answers: Taken[] = [];
    for (const file of files) answers.push(await handIn({ file, url, secret: source.secret }, io));
    if (isSet(asked, 'json')) await io.out(toJson(answers));
    else await io.out(answers.map(sayTaken).join(''));
    const refused = answers.find(({ status }) => status !== null);
    if (refused !== undefined) throw new Refused(`${refused.file}: ${refused.error ?? ''}`, refused.status ?? AGAIN);
  },
};

function configOf({ env }: Io): Config {
  try {
    return readConfig(env);
  } catch (error) {
    throw new Refused(causeOf(error), AGAIN);
  }
}

interface Taken {
  readonly file: string;
  readonly case: string | null;
  readonly setAside: string | null;
  readonly error: string | null;
  /** The exit status it deserves; null: it was taken. */
  readonly status: number | null;
}

const answer = z.object({
  case: z.string().nullish(),
  set_aside: z.string().nullish(),
  error: z.string().nullish(),
});

interface ToHandIn {
  readonly file: string;
  readonly url: URL;
  readonly secret: string;
}

async function handIn({ file, url, secret }: ToHandIn, io: Io): Promise<Taken> {
  const taken = { file, case: null, setAside: null, error: null, status: null };
  const raw = await rawOf(file, io);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: raw,
      headers: { ...signed(raw, secret, io.now()), 'content-type': 'message/rfc822' },
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const said = answer.safeParse(await response.json().catch(() => null)).data ?? {};
    if (response.ok) return { ...taken, case: said.case ?? null, setAside: said.set_aside ?? null };
    const error = said.error ?? `answered ${response.status}`;
    return { ...taken, error, status: response.status === 422 || response.status === 413 ? NO_MAIL : AGAIN };
  } catch (error) {
    const why = causeOf(error instanceof Error ? (error.cause ?? error) : error);
    return { ...taken, error: `Amends does not answer at ${url.host}: ${why}`, status: AGAIN };
  }
}

async function rawOf(file: string, { read }: Io): Promise<Buffer<ArrayBuffer>> {
  try {
    return Buffer.from(file === '-' && read !== undefined ? await read() : readFileSync(file));
  } catch {
    throw new Refused(`${file} cannot be read: is the path right, and may you read it?`, AGAIN);
  }
}

/** The same mail has the same id, so that handing it in again makes no second case. */
function signed(raw: Uint8Array, secret: string, at: Date): Record<string, string> {
  const id = `eml-${createHash('sha256').update(raw).digest('hex').slice(0, 40)}`;
  const stamp = String(Math.floor(at.getTime() / 1_000));
  const due = createHmac('sha256', keyOfSecret(secret)).update(`${id}.${stamp}.`).update(raw).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${due}` };
}

function sayTaken({ file, case: of, setAside, error }: Taken): string {
  if (error !== null) return '';
  return `${file === '-' ? 'the mail' : file}: ${of ?? (setAside === null ? 'kept' : `set aside, ${setAside}`)}\n`;
}
