/** The set-up as a card: all teams, or one of them with where each value comes from; and what was changed. Pure. */
import type { MemberId, TeamId } from '../../core/base/ids.ts';
import { clip } from '../../core/base/text.ts';
import type { Setting, SettingKey, TeamKey } from '../../core/setup/settings.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { lineOf, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Platform } from '../../core/base/members.ts';
import { listIn } from '../words/common.ts';
import { erasingBlocks, type Went } from '../privacy/went.ts';
import { setupWords as words } from '../words/setup.ts';

/** Whoever looks at the set-up: channels are called by their names, as far as they are known. */
export interface SetupViewer extends Viewer {
  readonly channelName?: (platform: Platform, channel: string) => string | undefined;
}

export interface RowShown {
  readonly key: TeamKey;
  /** Null: nothing is said of it. */
  readonly value: string | null;
  /** Who set it in chat; `lead`: a lead has said otherwise since; null: it is as the file says. */
  readonly set: Pick<Setting, 'by' | 'at'> | 'lead' | null;
}

export interface TeamShown {
  readonly id: TeamId;
  readonly name: string;
  readonly rows: readonly RowShown[];
  /** It has no channel for its cases. */
  readonly isMissing: boolean;
  /** Made in chat: the file knows nothing of it. */
  readonly isNew: boolean;
}

export interface AskedShown {
  readonly n: number;
  readonly of: string;
  readonly changes: readonly { readonly key: SettingKey; readonly value: string | null }[];
  readonly by: MemberId;
  /** Of a customer who is to be erased: what would go. */
  readonly gone?: Went;
}

export interface SetupSeen {
  readonly teams: readonly TeamShown[];
  readonly asked: readonly AskedShown[];
  readonly holidays: { readonly value: string; readonly set: Pick<Setting, 'by' | 'at'> | null };
  readonly page: number;
}

/** So many teams on a page: each has a line and a button. */
const ON_A_PAGE = 8;

export function setupCard(seen: SetupSeen, viewer: Viewer): Card {
  const { teams, page } = seen;
  const pages = Math.max(1, Math.ceil(teams.length / ON_A_PAGE));
  const at = Math.min(page, pages);
  const shown = teams.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const missing = teams.filter(({ isMissing }) => isMissing);
  const title = words.line(viewer, 'title');
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...(missing.length === 0
        ? []
        : [{ kind: 'text' as const, text: words.text(viewer, 'missing', { teams: namesOf(missing, viewer) }) }]),
      { kind: 'list', items: shown.map((team) => lineOfTeam(team, viewer)) },
      { kind: 'context', text: holidaysLine(seen.holidays, viewer) },
      ...seen.asked.flatMap((one) => askedBlocks(one, viewer)),
      {
        kind: 'buttons',
        buttons: shown.map((team) => ({
          label: clip(team.name, 30),
          press: { kind: 'show_setup', team: team.id, page: 1 },
        })),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: words.line(viewer, 'button.new_team'), press: { kind: 'open_setup', form: 'new_team' } },
          { label: words.line(viewer, 'button.holidays'), press: { kind: 'open_setup', form: 'holidays' } },
          historyButton(viewer),
          eraseButton(viewer),
          ...(at < pages
            ? [{ label: words.line(viewer, 'button.more'), press: { kind: 'show_setup' as const, page: at + 1 } }]
            : []),
        ],
      },
      { kind: 'context', text: words.text(viewer, 'floor') },
    ],
    summary: lineOf(`${title}: ${shown.map(({ name }) => name).join(', ')}`),
  };
}

export const setupButton = (viewer: Viewer): Button => ({
  label: words.line(viewer, 'button.setup'),
  press: { kind: 'show_setup', page: 1 },
});

export const eraseButton = (viewer: Viewer): Button => ({
  label: words.line(viewer, 'button.erase'),
  press: { kind: 'open_setup', form: 'erase' },
});

const historyButton = (viewer: Viewer): Button => ({
  label: words.line(viewer, 'button.history'),
  press: { kind: 'show_setup_history', page: 1 },
});

const namesOf = (teams: readonly TeamShown[], viewer: Viewer): string =>
  listIn(
    teams.slice(0, 10).map(({ name }) => clip(name, 40)),
    viewer,
  );

/** Of the home of an administrator, where a team has no channel for its cases: what is missing, and the form for it. */
export function missingBlocks(teams: readonly TeamShown[], viewer: Viewer): Block[] {
  const missing = teams.filter(({ isMissing }) => isMissing);
  const [first] = missing;
  if (first === undefined) return [];
  return [
    { kind: 'text', text: words.text(viewer, 'missing', { teams: namesOf(missing, viewer) }) },
    {
      kind: 'buttons',
      buttons: [
        {
          label: words.line(viewer, 'button.channels'),
          press: { kind: 'open_setup', form: 'channels', team: first.id },
        },
        setupButton(viewer),
      ],
    },
  ];
}

function lineOfTeam({ id, name, rows, isMissing }: TeamShown, viewer: Viewer): Text {
  const digest = rows.find(({ key }) => key === 'digest_at')?.value ?? '';
  const said = words.text(viewer, 'team.line', { name: clip(name, 60), id, digest });
  return isMissing ? [...said, ' ', ...words.text(viewer, 'team.no_cases')] : said;
}

function holidaysLine({ value, set }: SetupSeen['holidays'], viewer: Viewer): Text {
  const days = value === '' ? words.line(viewer, 'none') : clip(value, 300);
  return [...words.text(viewer, 'holidays.line', { days }), ...from(set, viewer)];
}

const from = (set: RowShown['set'], viewer: Viewer): Text =>
  set === null
    ? []
    : set === 'lead'
      ? [' · ', ...words.text(viewer, 'said_by_lead')]
      : [' · ', ...words.text(viewer, 'set_by', { who: person(set.by, viewer), when: moment(set.at, viewer) })];

export function teamCard(team: TeamShown, viewer: SetupViewer): Card {
  const title = words.line(viewer, 'team.title', { name: clip(team.name, 60) });
  const set = team.rows.filter((row) => row.set !== null);
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...(team.isMissing ? [{ kind: 'text' as const, text: words.text(viewer, 'team.mend') }] : []),
      ...inFacts(team.rows, viewer),
      ...(team.isNew ? [{ kind: 'context' as const, text: words.text(viewer, 'team.new') }] : []),
      {
        kind: 'buttons',
        buttons: [
          { label: words.line(viewer, 'button.change'), press: { kind: 'open_setup', form: 'team', team: team.id } },
          {
            label: words.line(viewer, 'button.channels'),
            press: { kind: 'open_setup', form: 'channels', team: team.id },
          },
          historyButton(viewer),
        ],
        ...(set.length === 0 || team.isNew
          ? {}
          : { more: { buttons: set.map((row) => backButton(team, row.key, viewer)) } }),
      },
      { kind: 'context', text: words.text(viewer, 'team.how', { command: viewer.command, team: team.id }) },
    ],
    summary: lineOf(title),
  };
}

/** Slack draws at most ten facts together. */
const FACTS = 8;

function inFacts(rows: readonly RowShown[], viewer: SetupViewer): Block[] {
  const facts = rows.map(({ key, value, set }) => ({
    label: keyName(key, viewer),
    value: [sayValue(key, value, viewer), ...from(set, viewer)],
  }));
  return Array.from({ length: Math.ceil(facts.length / FACTS) }, (_one, n) => ({
    kind: 'facts' as const,
    facts: facts.slice(n * FACTS, (n + 1) * FACTS),
  }));
}

export const keyName = (key: SettingKey, viewer: Pick<Viewer, 'locale'>): string => words.line(viewer, `key.${key}`);

type Naming = Pick<SetupViewer, 'locale' | 'channelName'>;

function sayValue(key: SettingKey, value: string | null, viewer: Naming): string {
  if (value === null || value === '') return words.line(viewer, 'none');
  const platform = platformOf(key);
  return platform === undefined
    ? clip(value, 200)
    : channelSaid(platform, value, viewer.channelName?.(platform, value));
}

/** By its id alone where nobody knows its name. */
export function channelSaid(platform: Platform, channel: string, name: string | null | undefined): string {
  if (name == null) return channel;
  return clip(platform === 'slack' ? `#${name}` : name, 80);
}

/** Of the key of a channel. */
export const platformOf = (key: SettingKey): Platform | undefined =>
  key.endsWith('.slack') ? 'slack' : key.endsWith('.teams') ? 'teams' : undefined;

const backButton = ({ id }: TeamShown, key: TeamKey, viewer: Viewer): Button => ({
  label: clip(words.line(viewer, 'button.back', { key: keyName(key, viewer) }), 30),
  press: { kind: 'setup_back', team: id, key },
});

/** What a change of the set-up says, of whomever it is: `Front desk: digest mon 09:00 → fri 15:00`. */
export function sayChange(
  { of, key, value, before }: Pick<Setting, 'of' | 'key' | 'value' | 'before'>,
  viewer: SetupViewer,
): Text {
  return words.text(viewer, value === null ? 'change.back' : 'change', {
    of: of.replace(/^(?:team|person):/, ''),
    key: keyName(key, viewer),
    before: sayValue(key, before, viewer),
    after: sayValue(key, value, viewer),
  });
}

export const HISTORY_PAGE = 15;

export function setupHistoryCard(changes: readonly Setting[], page: number, viewer: SetupViewer): Card {
  if (changes.length === 0) return reply(words.text(viewer, 'history.none'));
  const title = words.line(viewer, 'history.title');
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      {
        kind: 'list',
        items: changes.map((one): Text => [
          moment(one.at, viewer),
          ' · ',
          person(one.by, viewer),
          ' · ',
          ...sayChange(one, viewer),
        ]),
      },
      ...(changes.length < HISTORY_PAGE
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  label: words.line(viewer, 'button.more'),
                  press: { kind: 'show_setup_history' as const, page: page + 1 },
                },
              ],
            },
          ]),
    ],
    summary: lineOf(title),
  };
}

/** What waits for a second administrator, with the two ways to answer. */
export function askedBlocks({ n, of, changes, by, gone }: AskedShown, viewer: Viewer): Block[] {
  const what = changes.map(({ key, value }) => `${keyName(key, viewer)} ${sayValue(key, value, viewer)}`);
  return [
    ...(gone === undefined
      ? [
          {
            kind: 'text' as const,
            text: words.text(viewer, 'asked', {
              who: person(by, viewer),
              of: of.replace(/^person:/, ''),
              what: listIn(what, viewer),
            }),
          },
        ]
      : erasingBlocks(person(by, viewer), gone, viewer)),
    { kind: 'context', text: words.text(viewer, 'asked.number', { n }) },
    {
      kind: 'buttons',
      buttons: [
        { label: words.line(viewer, 'button.confirm'), press: { kind: 'setup_settle', n, outcome: 'confirmed' } },
        { label: words.line(viewer, 'button.decline'), press: { kind: 'setup_settle', n, outcome: 'declined' } },
      ],
    },
  ];
}
