/** A store of installations for tests of the surface alone; what the app keeps in its database is tested through the app. */
import type { Installations, Kept } from '../../../src/chat/slack/install/installations.ts';

export interface InMemory extends Installations {
  readonly texts: Map<string, string>;
  /** Times at which claims end, by what is claimed. */
  readonly claims: Map<string, number>;
}

export function installationsInMemory(now: () => Date = () => new Date(0)): InMemory {
  const texts = new Map<string, string>();
  const claims = new Map<string, number>();
  const stands = (place: string, before: Kept): boolean => texts.get(place) === before.text;
  return {
    texts,
    claims,
    keep: async (place, text) => void texts.set(place, text),
    read: async (place) => {
      const text = texts.get(place);
      return text === undefined ? null : { text, mark: new Uint8Array() };
    },
    replace: async (place, before, text) => stands(place, before) && texts.set(place, text) !== undefined,
    drop: async (place) => void texts.delete(place),
    dropOnly: async (place, before) => stands(place, before) && texts.delete(place),
    claim: async (what, forMs) => {
      const at = now().getTime();
      if ((claims.get(what) ?? 0) > at) return false;
      claims.set(what, at + forMs);
      return true;
    },
    giveBack: async (what) => void claims.delete(what),
  };
}
