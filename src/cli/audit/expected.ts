/** What an auditor kept of an earlier head, in a file or as a digest, and whether the journals of now go on from it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isSignedBy, type SignedSeal } from '../../core/base/seal.ts';
import { Refused, WrongUsage } from '../verb.ts';
import type { Verified } from './verify.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** A seal as it is exported; `digest` is what one may write down instead of keeping the file. */
export const headFile = z.object({
  kind: z.literal('amends audit head'),
  workspace: z.string(),
  seal: z.int().positive(),
  at: z.iso.datetime().transform((at) => new Date(at)),
  house: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  digest: z.string().regex(DIGEST),
  signature: z.string(),
  signer: z.string(),
});

export type Expected = { readonly digest: string } | { readonly file: string; readonly head: SignedSeal };

/** Throws where the text is neither a digest nor a file with a head. */
export function expectedOf(typed: string): Expected {
  if (DIGEST.test(typed)) return { digest: typed };
  let text: string;
  try {
    text = readFileSync(typed, 'utf8');
  } catch {
    throw new WrongUsage(
      `--expect ${typed.slice(0, 80)} is neither a digest (64 hexadecimal digits) nor a file that can be read`,
    );
  }
  try {
    const { kind: _, ...head } = headFile.parse(JSON.parse(text));
    return { file: typed, head };
  } catch {
    throw new Refused(`${typed} is no head: amends audit head --to FILE writes one.`);
  }
}

/** Why the journals of now do not go on from what is expected; null where they do. */
export function unexpected(expected: Expected, workspace: string, { seals, digest }: Verified): string | null {
  if ('digest' in expected) {
    if (digest === expected.digest || seals.some((seal) => seal.digest === expected.digest)) return null;
    return `Nothing here has the digest ${expected.digest}: neither the journals as they are now, nor any of the ${seals.length} seals. What it was taken of is gone, was rewritten, or was another workspace.`;
  }
  const { head, file } = expected;
  if (head.workspace !== workspace) return `${file} is a head of the workspace ${head.workspace}, not of ${workspace}.`;
  if (!isSignedBy(head.signer, head)) return `${file} was changed since it was sealed: its signature does not fit.`;
  const there = seals.find(({ seal }) => seal === head.seal);
  if (there === undefined)
    return `${file} is seal ${head.seal} of ${head.at.toISOString()}, and there are ${seals.length} seals: the end of the journals is gone.`;
  const isSame = there.digest === head.digest && there.signer === head.signer && there.signature === head.signature;
  return isSame ? null : `Seal ${head.seal} is another than in ${file}: the journals were rewritten since.`;
}
