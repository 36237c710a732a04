/** A mail that came in by a service: read once, then told. */
import type { IntakeNotice, Parsed } from '../../scheme.ts';
import type { SourceSettings } from '../../source-schema.ts';
import { ownOf } from '../own.ts';
import type { MailCame, MailNotice } from '../mail-notice.ts';
import type { MailParts, ReadMail } from '../read-mail.ts';

/** What `parse` of a way for mail hands to `read`. */
class MailRead {
  readonly told: (came: MailCame) => MailNotice;
  /** Whom the service took it for. */
  readonly recipients: readonly string[];
  constructor(told: MailRead['told'], recipients: readonly string[]) {
    this.told = told;
    this.recipients = recipients;
  }
}

/** Reads a raw mail, or what a service made of one. What reads mail is loaded with the first. */
export async function mailParsed(mail: Uint8Array | MailParts, recipients: readonly string[]): Promise<Parsed> {
  const { mailOfParts, readMail } = await import('../read-mail.ts');
  const { mailNotice } = await import('../mail-notice.ts');
  const read: ReadMail = await (mail instanceof Uint8Array ? readMail(mail) : mailOfParts(mail));
  return { ok: true, value: new MailRead((came) => mailNotice(read, came), recipients) };
}

export function readParsed(
  parsed: unknown,
  { at }: { readonly at: Date },
  settings: SourceSettings,
): readonly IntakeNotice[] {
  if (!(parsed instanceof MailRead)) return [{ kind: 'wrong', field: '', why: 'is no mail' }];
  return [parsed.told({ own: ownOf(settings.own ?? []), for: parsed.recipients, at })];
}

/** Of a raw mail; others say it in a form that is a third longer. */
export const MOST_OF_MAIL = 26_214_400;
export const MOST_OF_CODED_MAIL = 36_700_160;

/** One header line: nothing in a value begins another. */
export const headerLine = (name: string, value: string): string =>
  `${name.replace(/[^!-9;-~]/g, '')}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`;
