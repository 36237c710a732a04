/** The keys of AMENDS_SECRET_KEY, for verbs that open or seal something. */
import type { Environment } from '../../config.ts';
import { makeSealer, type Sealer } from '../../db/engine/sealed.ts';
import { separated } from '../../core/base/text.ts';

/** Null where no key is set. Throws where one is none. */
export function sealerOf(env: Environment): Sealer | null {
  const keys = separated(env['AMENDS_SECRET_KEY']).map((key) => Buffer.from(key, 'base64'));
  return keys.length === 0 ? null : makeSealer(keys);
}
