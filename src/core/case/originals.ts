/** What masking takes out of what somebody types in a command: as what, and what may be kept of it for those who work on the case. Pure. */
import { redact, redactOnly, type MaskedKind } from '../base/redact.ts';
import type { Countries } from '../base/masks/countries.ts';
import { cleanText } from '../base/text.ts';
import type { Command } from './commands.ts';

/** As somebody typed it into a field of a command. */
export interface Original {
  /** The kind of the command and the name of the field: `log.text`. */
  readonly field: string;
  /** Cleaned; card numbers and secrets are masked in it, too. */
  readonly text: string;
}

export interface Hidden {
  /** One entry each time. */
  readonly masked: readonly MaskedKind[];
  readonly originals: readonly Original[];
}

/** Kept nowhere, by nobody: whoever takes payments may not keep security codes, and a password is changed, not looked up. */
const KEPT_NOWHERE: readonly MaskedKind[] = ['card', 'secret'];
export const isKeptNowhere = (kind: string): boolean => KEPT_NOWHERE.some((one) => one === kind);

/** Fields nobody types: ids, digests, places and links. */
const NOT_TYPED: ReadonlySet<string> = new Set([
  'kind',
  'case',
  'follows',
  'other',
  'into',
  'from',
  'permalink',
  'source',
  // a message of Teams or of mail has a name that reads like an address
  'message',
  'way',
  'matters',
  'inReplyTo',
  'keys',
  'via',
  'request',
  'action',
  'promise',
  'shoutOut',
  'advice',
  'assist',
  'suggestion',
  'digest',
  'key',
  'to',
  'who',
  'by',
  'member',
  'owner',
  'concerns',
  'next',
  'failure',
  'severity',
  'stage',
  'currency',
]);

/** Of every field of the command that holds words. */
export function hiddenIn(command: Command, at: Countries): Hidden {
  const found: { masked: MaskedKind[]; originals: Original[] } = { masked: [], originals: [] };
  for (const { field, text } of typedIn(command, '')) {
    const { text: shown, masked } = redact(text, at);
    if (masked.length === 0) continue;
    found.masked.push(...masked);
    const kept = redactOnly(text, at, KEPT_NOWHERE);
    if (kept !== shown) found.originals.push({ field: `${command.kind}.${field}`, text: kept });
  }
  return found;
}

function typedIn(value: unknown, field: string): readonly Original[] {
  if (typeof value === 'string') return [{ field, text: cleanText(value).trim() }];
  if (Array.isArray(value)) return value.flatMap((each) => typedIn(each, field));
  if (value instanceof Map) return [...value].flatMap(([name, each]) => typedIn(each, String(name)));
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, each]) => (NOT_TYPED.has(name) ? [] : typedIn(each, name)));
}
