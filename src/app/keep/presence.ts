/** Whether Amends is in a Slack workspace by a token of the settings, of which nothing else is kept. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plainWord } from '../../core/base/house.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import type { SealedFor } from '../../db/engine/sealed.ts';
import { keepSealed, readSealedOfKind, readSealedText } from '../../db/engine/sealed-texts.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';

/** Each change of it is in the journal of the house once, whichever process learns of it. */
export interface Presence {
  /** Something genuine came from there. */
  came(place: string): Promise<void>;
  /** Amends was taken out, or its token is refused. Null: wherever it is. */
  went(place: string | null, why: string): Promise<void>;
}

/** What was on its way when Amends was taken out is sent again for so long, and is no sign of its return; another token is. */
const ON_ITS_WAY_MS = 3_600_000;

const state = z.object({ gone: z.iso.datetime().nullable(), token: z.string() });
type State = z.infer<typeof state>;

export function presence(
  { db, sealer, workspace, now }: Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now'>,
  botToken: string,
): Presence {
  const token = createHash('sha256').update(botToken).digest('hex');
  const kind = 'slack_presence';
  const of = (place: string): SealedFor => ({ workspace, kind, ref: place });
  const read = (text: string | null): State | null => (text === null ? null : state.parse(JSON.parse(text)));
  const isOld = (known: State | null): boolean =>
    known !== null &&
    (known.gone === null || (known.token === token && now().getTime() - Date.parse(known.gone) < ON_ITS_WAY_MS));
  const by = { kind: 'amends' } as const;
  return {
    came: async (place) => {
      const knowsIt = async (q: Pick<Shell['db'], 'read'>): Promise<boolean> =>
        isOld(read((await readSealedText(q, sealer, of(place)))?.text ?? null));
      if (await knowsIt(db)) return;
      await serialisable(db, async (tx) => {
        if (await knowsIt({ read: tx })) return;
        await keepSealed({ read: tx }, sealer, of(place), JSON.stringify({ gone: null, token } satisfies State));
        await noteHouse(tx, workspace, { kind: 'installed', by, at: now(), details: { platform: 'slack', place } });
      });
    },
    went: async (place, why) => {
      await serialisable(db, async (tx) => {
        for (const [one, text] of await readSealedOfKind(tx, sealer, { workspace, kind })) {
          if ((place !== null && place !== one) || read(text)?.gone !== null) continue;
          const gone: State = { gone: now().toISOString(), token };
          await keepSealed({ read: tx }, sealer, of(one), JSON.stringify(gone));
          const details = { platform: 'slack', place: one, why: plainWord(why) };
          await noteHouse(tx, workspace, { kind: 'uninstalled', by, at: now(), details });
        }
      });
    },
  };
}
