/** The verbs of the command line: what each is called, what it does, and the file that does it. One line adds one. */
import { didYouMean } from '../core/policy/reader/policy-faults.ts';
import { KEEPING_VERBS } from './keeping-verbs.ts';
import { PRIVACY_VERBS } from './privacy-verbs.ts';
import { SPAN, STORED } from './verb-words.ts';
import type { VerbEntry } from './verb.ts';

export const VERBS: readonly VerbEntry[] = [
  {
    name: 'start',
    usage: '',
    does: 'start Amends with the environment as it is; with nothing configured, the demo',
    load: async () => (await import('./verbs/start.ts')).start,
  },
  {
    name: 'demo',
    usage: '',
    does: 'start the demo, whatever is configured',
    load: async () => (await import('./verbs/start.ts')).demo,
  },
  {
    name: 'doctor',
    usage: '[--url https://HOST] [--json]',
    does: 'check the configuration and everything it names, by asking Slack and Microsoft',
    more: ['--url is the address Slack and Teams call: it is looked at from here, too.'],
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  {
    name: 'manifest',
    usage: '[--host HOST] [--slack] [--socket] [--people] [--teams APPID] [--preview] [--to FOLDER]',
    does: 'write the Slack and Teams apps ready to install, with every host and id filled in',
    more: [
      'Slack without --host, or with --socket: by Socket Mode, so that nothing of Amends is reachable from outside.',
      '--host HOST      the name Slack and Teams reach Amends by, over https, like amends.example',
      '--people         with what it takes to read who works here from Slack’s user groups',
      '--teams APPID    the application (client) id of the bot; --preview adds what Microsoft calls a preview',
      '--to FOLDER      where to write, amends-apps when not given',
    ],
    load: async () => (await import('./verbs/manifest.ts')).manifest,
  },
  {
    name: 'policy check',
    usage: 'FILE [--strict] [--json]',
    does: 'faults, warnings, and the policy in plain words',
    more: ['--strict counts warnings as faults.', 'With AMENDS_CONFIG the people and teams are looked at as well.'],
    load: async () => (await import('./policy/policy-check.ts')).policyCheck,
  },
  {
    name: 'policy diff',
    usage: 'OLD NEW [--json]',
    does: 'what a new version changes, in words, role by role',
    load: async () => (await import('./policy/policy-diff.ts')).policyDiff,
  },
  {
    name: 'policy explain',
    usage: 'FILE --who ROLE[:team] --give "refund 400 EUR" | --history GIFTS [--json]',
    does: 'what a decision would be and why, and the smallest change that would allow it',
    more: [
      '--order "900 EUR"      order value of the case      --loss "40 EUR"   value of the loss',
      '--customer K1          the customer; "none" while nobody knows who it is',
      '--fact NAME=VALUE      a fact of the case; may be given several times',
      '--evidence KIND        evidence the asker has seen; may be given several times',
      '--evidence-by-other KIND  evidence somebody else has seen; likewise',
      '--used "150 EUR"       given before on this case by the same person',
      '--not-given 3          on how many other cases what the asker authorised was lately not given',
      '--sensitivity injury   --failure billing   --at 2026-12-10T10:00:00Z   --passenger "Rosa Lind"',
      '--history GIFTS        a file of gifts with dates, YAML or CSV: each decided after those before it',
    ],
    load: async () => (await import('./policy/policy-explain.ts')).policyExplain,
  },
  {
    name: 'policy simulate',
    usage: 'FILE [--last 90d] [--workspace ID] [--json]',
    does: 'decide the stored requests again, as if FILE had been in force',
    more: [STORED],
    load: async () => (await import('./policy/policy-simulate.ts')).policySimulate,
  },
  {
    name: 'digest preview',
    usage: '--team T [--week 2026-W47] [--workspace ID] [--json]',
    does: 'the weekly digest of a team as plain text; this week so far unless --week says another',
    more: [STORED],
    load: async () => (await import('./verbs/digest-preview.ts')).digestPreview,
  },
  ...KEEPING_VERBS,
  {
    name: 'import',
    usage: 'FILE --mapping MAP.yaml [--name N] [--dry-run] [--report FOLDER] | --example FILE | --undo N | --list',
    does: 'take in complaints of the past from CSV or JSON lines, for figures alone: no case comes of them, nobody is told',
    more: [
      'MAP.yaml says which column is what. --example FILE [--to MAP.yaml] writes one to begin with, from the header.',
      '--dry-run reads all and writes nothing. What is refused is written beside FILE, to correct and import again.',
      'Broken off, the same line goes on where it was; the same file again changes nothing.',
      '--undo N takes all back that came in under a name; --list names what came in.',
      STORED.replace('Reads', 'Writes into'),
    ],
    load: async () => (await import('./history/import.ts')).importHistory,
  },
  {
    name: 'setup export',
    usage: '[--workspace ID]',
    does: 'print amends.yaml with what was set up in chat written into it, comments and all, to be taken back into the file',
    more: [
      'Working hours and holidays stand in the policy file: what to write there comes as a comment at the end.',
      'What holds no more is named on standard error, with why. Needs AMENDS_CONFIG and AMENDS_POLICY.',
      STORED,
    ],
    load: async () => (await import('./verbs/setup-export.ts')).setupExport,
  },
  {
    name: 'people import',
    usage: 'FILE.csv [--dry-run] [--confirm] [--workspace ID] [--json]',
    does: 'take in who works here from CSV: who comes, who leaves, who stands elsewhere; the list before it is replaced',
    more: [
      'Columns: name, and id or email; and if there are any slack, teams, groups, role, team, lead, leads, zone, locale, shift,',
      'site, contact, active. amends.yaml says `people_from: { csv: true }`, and what groups give.',
      '--dry-run says what would change and changes nothing; --confirm takes a list that drops many at once',
      'A running Amends goes by it within seconds; a stopped one from its start.',
      STORED.replace('Reads', 'Writes into'),
    ],
    load: async () => (await import('./verbs/people-import.ts')).peopleImport,
  },
  {
    name: 'people confirm',
    usage: '[--source slack|entra|scim|csv] [--workspace ID] [--json]',
    does: 'it is meant: those who left a source of people at once, and were too many to be believed, have left',
    more: ['amends doctor says how many that are.', STORED.replace('Reads', 'Writes into')],
    load: async () => (await import('./verbs/people-confirm.ts')).peopleConfirm,
  },
  {
    name: 'intake list',
    usage: '[--source NAME] [--why REASON] [--workspace ID] [--json]',
    does: 'list what came in and opened no case, with the reason and the rule, for thirty days',
    more: ['--why   praise, question, by_an_agent, out_of_office, …: as the list says it', STORED],
    load: async () => (await import('./verbs/intake.ts')).intakeList,
  },
  {
    name: 'intake show',
    usage: 'ID [--workspace ID] [--json]',
    does: 'show one of them, with its masked words',
    more: [STORED],
    load: async () => (await import('./verbs/intake.ts')).intakeShow,
  },
  {
    name: 'intake try',
    usage: 'SOURCE FILE [--header "NAME: VALUE"] [--type TYPE] [--json]',
    does: 'what would come of a body from this source; nothing is stored, nobody is asked, no signature is needed',
    more: [
      '--header  what the sender says in its head, e.g. "X-Shopify-Topic: refunds/create"; may be given several times',
      '--type    the media type of FILE, where the source takes several',
      'Reads AMENDS_CONFIG, and the mapping of the source.',
    ],
    load: async () => (await import('./verbs/intake-try.ts')).intakeTry,
  },
  {
    name: 'intake take',
    usage: 'FILE --source NAME [--url URL] [--zone ZONE] [--dry-run] [--json]',
    does: 'take in new complaints from CSV or JSON lines, by the door of a source; the same line is never taken twice',
    more: [
      'Columns: text; and if there are any subject, customer, received, id, score, out_of. Others are passed over.',
      '--url     where Amends runs, http://127.0.0.1:PORT when not given; --zone  of moments that name none, UTC when not given',
      '--dry-run says which lines could not be read, and sends none',
      'Signed by the secret of the source, which is one by the standard scheme. Old complaints that are over: amends import.',
    ],
    load: async () => (await import('./verbs/intake-take.ts')).intakeTake,
  },
  {
    name: 'intake open',
    usage: 'ID --by PERSON [--workspace ID] [--json]',
    does: 'it is a complaint: have a case of it opened, which is PERSON’s',
    more: ['Amends opens it while it runs, within seconds; stopped, as soon as it is started.', STORED],
    load: async () => (await import('./verbs/intake.ts')).intakeOpen,
  },
  {
    name: 'intake eml',
    usage: '[FILE …] --source NAME [--url http://127.0.0.1:3000] [--json]',
    does: 'hand raw mails to the running Amends, from files or from standard input',
    more: [
      'NAME is a source of amends.yaml with `scheme: mail`. From a mail server: pipe the mail to it; the exit status is 0 when the',
      'mail was taken, 75 to try again, 65 when it is no mail.',
    ],
    load: async () => (await import('./verbs/intake-eml.ts')).intakeEml,
  },
  {
    name: 'figures',
    usage:
      '[--by week,team,…] [--show count,open,…] [--where team=T] [--from DAY] [--to DAY] [--format table|csv|json]',
    does: 'count complaints, lived and imported, by any dimensions: rates with what they are of, times, sums',
    more: [
      '--by      day week month quarter year weekday hour team status failure severity channel root_cause accepted source',
      '          import label.NAME; several with commas between',
      '--show    count open share resolution response owning accepted reopened satisfaction cost',
      '--where   NAME=VALUE or NAME!=VALUE; several values with | between; may be given several times',
      '--of received|resolved   by which moment; --zone Europe/Paris   whose days, else that of what is counted, else UTC',
      '--sort COLUMN   the largest first      --top 10      --at-least 20   groups of fewer are left out',
      '--too-few   nothing of a rate or a time of fewer than five      --leave-out-empty   weeks without any',
      SPAN,
      STORED,
    ],
    load: async () => (await import('./history/figures.ts')).figures,
  },
  {
    name: 'export cases',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'the cases received in a time, without anybody’s words',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-cases.ts')).exportCases,
  },
  {
    name: 'export metrics',
    usage:
      '[--from DAY] [--to DAY] [--team T] [--by week|month|team] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'every metric of each team and of the house, with its definition, n, what was left out and what is usual',
    more: [
      SPAN,
      'Each team is read in its own zone unless --zone says another; the last year when --from is not given.',
      STORED,
    ],
    load: async () => (await import('./verbs/export-metrics.ts')).exportMetrics,
  },
  ...PRIVACY_VERBS,
  {
    name: 'export audit',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'what happened in a time: who did what, with the hashes',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-audit.ts')).exportAudit,
  },
  {
    name: 'export champions',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'service champions who said yes in a time and still do, with kinds of deeds and no numbers',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-champions.ts')).exportChampions,
  },
  {
    name: 'export surveys',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'how customers say it was put right, by month and team: asked, not asked and why, answered',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-figures.ts')).exportSurveys,
  },
  {
    name: 'export iceberg',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'who was unhappy in a survey without complaining, beside who complained, by month',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-figures.ts')).exportIceberg,
  },
  {
    name: 'export cost',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'what poor service cost, by what was at the root of it',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-figures.ts')).exportCost,
  },
  {
    name: 'export loyalty',
    usage: '[--from DAY] [--to DAY] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'customers at risk or lost: who still buys after 90 days, and who was won back, by month and team',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-figures.ts')).exportLoyalty,
  },
  {
    name: 'transactions',
    usage: 'FILE [--workspace ID] [--json]',
    does: 'keep how much was traded on which day (CSV: day,team,transactions), for complaints per thousand',
    more: ['A day that is said again is what was said last. Nothing is kept of a file that has a fault.', STORED],
    load: async () => (await import('./verbs/transactions.ts')).transactions,
  },
  {
    name: 'triage report',
    usage: '[--workspace ID] [--json]',
    does: 'how well complaints are read: by the rules, by what all houses share, and with what your own cases taught',
    more: [STORED],
    load: async () => (await import('./verbs/triage.ts')).triageReport,
  },
  {
    name: 'triage rollback',
    usage: '[--workspace ID] [--json]',
    does: 'take back what was learnt last of your own cases; what was used before reads again',
    more: [STORED],
    load: async () => (await import('./verbs/triage.ts')).triageRollback,
  },
  {
    name: 'rebuild facts',
    usage: '[--workspace ID] [--json]',
    does: 'derive the facts that metrics are summed from anew, from the cases; the numbers are the same afterwards',
    more: [STORED],
    load: async () => (await import('./verbs/rebuild-facts.ts')).rebuildFactsVerb,
  },
  {
    name: 'parked retry',
    usage: '[--workspace ID] [--json]',
    does: 'try again all that was tried in vain: wishes, messages, deliveries',
    more: [STORED.replace('Reads', 'Writes into')],
    load: async () => (await import('./verbs/parked.ts')).parkedRetry,
  },
  {
    name: 'parked list',
    usage: '[--workspace ID] [--json]',
    does: 'list what was tried in vain, with why: wishes, messages, deliveries, hints',
    more: [STORED],
    load: async () => (await import('./verbs/parked.ts')).parkedList,
  },
  {
    name: 'parked',
    usage: '[--workspace ID] [--json]',
    does: 'the same as parked list',
    more: [STORED],
    load: async () => (await import('./verbs/parked.ts')).parkedList,
  },
  {
    name: 'replay outbox',
    usage: '[--workspace ID] [--json]',
    does: 'draw again every message that is behind; list those of which nobody knows whether they arrived',
    more: [STORED],
    load: async () => (await import('./verbs/replay-outbox.ts')).replayOutbox,
  },
  {
    name: 'replay deliveries',
    usage: '[--receiver NAME] [--workspace ID] [--json]',
    does: 'try again what other systems could not be told, in its old order',
    more: [STORED],
    load: async () => (await import('./verbs/deliveries.ts')).replayDeliveriesVerb,
  },
  {
    name: 'deliveries',
    usage: '[--workspace ID] [--json]',
    does: 'list what other systems are still to be told, and what was given up',
    more: [STORED],
    load: async () => (await import('./verbs/deliveries.ts')).deliveries,
  },
  {
    name: 'mcp',
    usage: '--agent NAME [--url https://HOST]',
    does: 'the tools of an AI agent over standard input and output, for clients that start a program',
    more: [
      'The token of the agent is read from AMENDS_AGENT_NAME_TOKEN; --url is a running Amends, this machine’s when not given.',
    ],
    load: async () => (await import('./verbs/mcp.ts')).mcp,
  },
  {
    name: 'dev-teams',
    usage: '[--playground URL] [--port 3978] [--print]',
    does: 'try Amends in Microsoft’s Agents Playground on this machine, authentication on',
    more: [
      'Waits for the Playground, prints and uses an amends.yaml of its people and channels, signs what it sends, and starts',
      'Amends on PORT. Its data stays in AMENDS_DATA_DIR (data/dev-teams). Not in production. --print only prints the file.',
    ],
    load: async () => (await import('./verbs/dev-teams.ts')).devTeams,
  },
];

export interface Found {
  readonly entry: VerbEntry;
  readonly rest: readonly string[];
}

/** The verb that a line begins with, and what follows it; a sentence when there is none. */
export function findVerb(line: readonly string[]): Found | string {
  const entry = VERBS.find(({ name }) => startsWith(line, name.split(' ')));
  if (entry) return { entry, rest: line.slice(entry.name.split(' ').length) };
  const [first = '', second = ''] = line;
  const begun = VERBS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  const names = begun.length > 0 ? begun : VERBS.map(({ name }) => name);
  const typed = begun.length > 0 && second !== '' ? `${first} ${second}` : first;
  const there = `${begun.length > 0 ? `After "${first}" there is` : 'There is'}: ${names.join(' · ')}.`;
  const isWhole = begun.length > 0 && (second === '' || second.startsWith('-'));
  return isWhole ? there : `amends does not know "${typed.slice(0, 60)}"${didYouMean(typed, names)}. ${there}`;
}

const startsWith = (line: readonly string[], words: readonly string[]): boolean =>
  words.every((word, index) => line[index] === word);
