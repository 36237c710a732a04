/** What is answered to somebody who sets something up, and what the other administrators are told. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { clip } from '../../core/base/text.ts';
import type { Setting } from '../../core/setup/settings.ts';
import { givenBack } from '../case/promises.ts';
import type { Card, Text } from '../kit/card.ts';
import { lineOf, note, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { privacyWords } from '../words/privacy.ts';
import { setupWords as words } from '../words/setup.ts';
import {
  askedBlocks,
  channelSaid,
  keyName,
  sayChange,
  setupButton,
  type AskedShown,
  type SetupViewer,
} from './setup-card.ts';

type Note = Extract<MessageSubject, { kind: 'learning' }>;

export type NoSetup =
  /** `admins`: who may; empty: nobody is named. */
  | { readonly kind: 'not_admin' | 'not_eraser'; readonly admins: readonly MemberId[] }
  | { readonly kind: 'no_team'; readonly typed: string; readonly teams: readonly string[] }
  | { readonly kind: 'no_person'; readonly typed: string }
  | { readonly kind: 'from_source'; readonly who: MemberId }
  | { readonly kind: 'no_role'; readonly roles: readonly string[] }
  | { readonly kind: 'above_own' }
  | { readonly kind: 'team_there'; readonly typed: string }
  | { readonly kind: 'channel'; readonly typed: string; readonly platform: 'slack' | 'teams' }
  /** Nothing can be posted there. */
  | {
      readonly kind: 'no_post';
      readonly why: 'outside' | 'archived' | 'missing';
      readonly channel: string;
      readonly name: string | null;
      readonly platform: 'slack' | 'teams';
    }
  | { readonly kind: 'not_here' | 'same' | 'gone' | 'not_yours' | 'no_second' | 'name_stays' }
  /** Somebody changed it since the form was opened. */
  | { readonly kind: 'changed_since'; readonly setting: Setting };

export function sayNoSetup(why: NoSetup, typed: string | null, viewer: Viewer): Card {
  return givenBack(reply(said(why, viewer)), typed);
}

function said(why: NoSetup, viewer: Viewer): Text {
  const { command } = viewer;
  switch (why.kind) {
    case 'not_admin':
    case 'not_eraser':
      return why.admins.length === 0
        ? words.text(viewer, 'no.no_admins')
        : words.text(viewer, `no.${why.kind}`, {
            who: listIn(
              why.admins.slice(0, 5).map((id) => viewer.name(id)),
              viewer,
              'or',
            ),
          });
    case 'no_team':
      return words.text(viewer, 'no.team', {
        typed: clip(why.typed, 40),
        teams: listIn(why.teams.slice(0, 12), viewer),
        command,
      });
    case 'no_person':
      return words.text(viewer, 'no.person', { typed: clip(why.typed, 40) });
    case 'from_source':
      return words.text(viewer, 'no.from_source', { who: person(why.who, viewer) });
    case 'no_role':
      return words.text(viewer, 'no.role', { roles: listIn(why.roles.slice(0, 20), viewer) });
    case 'team_there':
      return words.text(viewer, 'no.team_there', { typed: clip(why.typed, 40), command });
    case 'channel':
      return words.text(viewer, `no.channel.${why.platform}`, { typed: clip(why.typed, 60), command });
    case 'no_post':
      return words.text(viewer, `no.${why.why}.${why.platform}`, {
        channel: channelSaid(why.platform, why.channel, why.name),
      });
    case 'changed_since':
      return words.text(viewer, 'no.changed_since', {
        who: person(why.setting.by, viewer),
        key: keyName(why.setting.key, viewer),
      });
    case 'above_own':
    case 'not_here':
    case 'same':
    case 'gone':
    case 'not_yours':
    case 'no_second':
    case 'name_stays':
      return words.text(viewer, `no.${why.kind}`);
  }
}

type Changed = Pick<Setting, 'of' | 'key' | 'value' | 'before'>;

export interface SaidSetUp {
  readonly changes: readonly Changed[];
  /** How many more administrators there are, who are told. */
  readonly others: number;
  /** A channel could not be asked about. */
  readonly unchecked: boolean;
}

export function saySetUp({ changes, others, unchecked }: SaidSetUp, viewer: SetupViewer): Card {
  const said = words.text(viewer, others === 0 ? 'done' : 'done.told');
  return {
    ...reply(said),
    blocks: [
      { kind: 'text', text: said },
      { kind: 'list', items: changes.map((one) => sayChange(one, viewer)) },
      ...(unchecked ? [{ kind: 'context' as const, text: words.text(viewer, 'unchecked') }] : []),
      { kind: 'buttons', buttons: [setupButton(viewer)] },
    ],
    summary: lineOf(`${plain(said)} ${changes.map((one) => plain(sayChange(one, viewer))).join('; ')}`),
  };
}

export const sayAsked = (n: number, viewer: Viewer): Card => reply(words.text(viewer, 'waits', { n }));
export const sayDeclined = (n: number, viewer: Viewer): Card => reply(words.text(viewer, 'declined', { n }));

/** For the other administrators. */
export function setupNote(subject: Note, by: MemberId, changes: readonly Changed[], viewer: SetupViewer): Card {
  const said = words.text(viewer, 'note', { who: person(by, viewer) });
  return note(subject, 1, said, [{ kind: 'list', items: changes.map((one) => sayChange(one, viewer)) }]);
}

/** The same, where a second one is needed; `outcome`: how it ended. Only an erasure lapses. */
export function askedNote(
  subject: Note,
  asked: AskedShown,
  outcome: 'confirmed' | 'declined' | 'lapsed' | null,
  viewer: Viewer,
): Card {
  const isErasing = asked.gone !== undefined;
  const said = isErasing ? privacyWords.text(viewer, 'note.asked') : words.text(viewer, 'note.asked');
  if (outcome === null) return note(subject, 1, said, askedBlocks(asked, viewer));
  if (outcome === 'lapsed' || (isErasing && outcome === 'confirmed'))
    return note(subject, 1, privacyWords.text(viewer, `note.${outcome}`, { n: asked.n }), []);
  return note(subject, 1, words.text(viewer, `note.${outcome}`, { n: asked.n }), []);
}
