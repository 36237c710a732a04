/** What a directory says of somebody, as it may be kept: one line of its own length, a zone and a language that are known here. Pure. */
import { isLocale, isZone } from '../base/zones.ts';
import { cleanText, clip, oneLine } from '../base/text.ts';

const MOST_NAME = 80;

export const tidyName = (name: string | null | undefined): string => clip(oneLine(cleanText(name ?? '')), MOST_NAME);

/** Directories hold zones and languages in forms of their own: what is not known here is as if it were not said. */
export const tidyZone = (zone: string | null | undefined): string | null =>
  zone != null && zone !== '' && zone.length <= 64 && isZone(zone) ? zone : null;

/** Slack writes `en_GB`. */
export function tidyLocale(locale: string | null | undefined): string | null {
  const written = locale?.trim().replaceAll('_', '-') ?? '';
  return written !== '' && written.length <= 35 && isLocale(written) ? written : null;
}

/** An address as it is compared; null where it is none. */
export function tidyMail(mail: string | null | undefined): string | null {
  const written = mail?.trim().toLowerCase() ?? '';
  return /^[^\s@\p{C}]{1,64}@[^\s@\p{C}]{1,255}$/u.test(written) ? written : null;
}
