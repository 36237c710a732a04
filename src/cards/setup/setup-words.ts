/** What could not be understood of a line of the set-up, and what to type instead. Pure. */
import type { ChannelUse, SettingKey } from '../../core/setup/settings.ts';
import { clip } from '../../core/base/text.ts';
import { givenBack } from '../case/promises.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { setupWords as words } from '../words/setup.ts';

export type SetupWords =
  | { readonly kind: 'first_word' }
  /** Nothing of a team is called so. */
  | { readonly kind: 'key'; readonly team: string; readonly typed: string }
  | { readonly kind: 'value'; readonly key: SettingKey | ChannelUse; readonly typed: string }
  | { readonly kind: 'new_team'; readonly typed: string }
  | { readonly kind: 'person'; readonly typed: string }
  | { readonly kind: 'which' };

/** `typed`: the whole line, given back; empty where it stands in a form. */
export function saySetupWords(why: SetupWords, typed: string, viewer: Pick<Viewer, 'command' | 'locale'>): Card {
  const card = reply(said(why, viewer));
  return typed === '' ? card : givenBack(card, typed);
}

function said(why: SetupWords, viewer: Pick<Viewer, 'command' | 'locale'>) {
  const { command } = viewer;
  switch (why.kind) {
    case 'first_word':
      return words.text(viewer, 'unread.first', { command });
    case 'key':
      return words.text(viewer, 'unread.key', { typed: clip(why.typed, 40), team: clip(why.team, 40), command });
    case 'value':
      return words.text(viewer, `unread.${why.key}`, { typed: clip(why.typed, 60) });
    case 'new_team':
      return words.text(viewer, 'unread.new_team', { command });
    case 'person':
      return words.text(viewer, 'unread.person', { command });
    case 'which':
      return words.text(viewer, 'unread.which', { command });
  }
}
