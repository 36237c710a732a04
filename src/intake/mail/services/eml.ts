/** A raw mail, posted as it is and signed as Standard Webhooks are. */
import { standardWebhook } from '../../standard-webhook.ts';
import type { Scheme } from '../../scheme.ts';
import { mailParsed, MOST_OF_MAIL, readParsed } from './mail-read.ts';

export const rawMail: Scheme = {
  ...standardWebhook,
  opens: 'complaints',
  accepts: ['message/rfc822', 'text/plain', 'application/octet-stream', ''],
  mostBytes: MOST_OF_MAIL,
  parse: async ({ body }) => {
    if (!hasHead(body)) return { ok: false, why: 'is no mail: it has no header lines' };
    return await mailParsed(body, []);
  },
  read: readParsed,
};

/** Something like `From: …` among its first lines. */
export const hasHead = (raw: Uint8Array): boolean =>
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|reply-to)\s{0,3}:/im.test(
    Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 65_536)).toString('latin1'),
  );
