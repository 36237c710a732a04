/** Mails to try: written as programs write them. */
import type { ReadMail } from '../../../src/intake/mail/read-mail.ts';
import { readMail } from '../../../src/intake/mail/read-mail.ts';
import { mailNotice } from '../../../src/intake/mail/mail-notice.ts';
import { ownOf } from '../../../src/intake/mail/own.ts';
import type { ReceivedComplaint } from '../../../src/app/door/intake-door.ts';

export const AT = new Date('2026-12-10T09:00:00Z');
const WORDS = 'The room was cold and nobody came for two hours.';

export interface Written {
  readonly head?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A mail of Ann to the house's mailbox, with what is said otherwise. An empty header is left out. */
export function mail({ head = {}, body = WORDS }: Written = {}): Buffer {
  const all = {
    From: 'Ann Lee <ann@guest.example>',
    To: 'complaints@hotel.example',
    Subject: 'Room 412',
    Date: 'Thu, 10 Dec 2026 08:30:00 +0000',
    'Message-ID': '<a1@guest.example>',
    'Content-Type': 'text/plain; charset=utf-8',
    ...head,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`);
}

export const read = async (written: Written = {}): Promise<ReadMail> => await readMail(mail(written));

/** Parts between their marks. */
export const parts = (boundary: string, ...each: readonly string[]): string =>
  `${each.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--`;

export interface Told {
  /** `complaint`, or why it was set aside. */
  readonly kind: string;
  readonly rule: string | null;
  readonly of: ReceivedComplaint;
}

/** What is told of it, where these addresses are ours. */
export async function told(
  written: Written | Buffer,
  own: readonly string[] = ['complaints@hotel.example'],
): Promise<Told> {
  const raw = Buffer.isBuffer(written) ? written : mail(written);
  const notice = mailNotice(await readMail(raw), { own: ownOf(own), for: [], at: AT });
  if (notice.kind === 'complaint') return { kind: notice.kind, rule: null, of: notice.complaint };
  return { kind: notice.why, rule: notice.rule, of: notice.of };
}
