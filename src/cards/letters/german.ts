/** Briefe auf Deutsch. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { LetterTone } from '../../core/letters/letter.ts';
import { humanised } from './humanised.ts';
import type { GivenSaid, LetterSaid, LetterWords, MomentSaid, PromiseSaid } from './letter-words.ts';

/** Im Akkusativ, hinter „für“ und „auf“. */
function about(failure: FailureType, tone: LetterTone): string {
  const [you, yours] = tone === 'formal' ? ['Ihnen', 'Ihren'] : ['dir', 'deinen'];
  const all: Readonly<Record<FailureType, string>> = {
    'outcome.product': 'die Mängel an der Ware oder am Essen',
    'outcome.facility': 'die Mängel an unseren Räumen oder Einrichtungen',
    'outcome.availability': 'die nicht eingehaltene Buchung',
    'outcome.delay': 'die Verspätung',
    'outcome.cancellation': 'die Absage',
    'outcome.lost_damaged': 'den Verlust oder Schaden',
    'outcome.technical': 'die technische Störung',
    'outcome.safety': 'das Sicherheitsproblem',
    'process.staff': `den Umgang mit ${you}`,
    'process.communication': 'die fehlenden Rückmeldungen',
    'process.billing': 'die Unstimmigkeiten bei der Rechnung',
    'process.data': `den Umgang mit ${yours} Daten`,
    'process.access': 'unsere schlechte Erreichbarkeit',
    other: 'das, was vorgefallen ist',
  };
  return all[failure];
}

/** Höflich oder vertraut. */
type Forms = Readonly<Record<'you' | 'dat' | 'poss' | 'have' | 'wait', string>>;
const FORMS: Readonly<Record<LetterTone, Forms>> = {
  formal: { you: 'Sie', dat: 'Ihnen', poss: 'Ihre', have: 'haben', wait: 'warten' },
  informal: { you: 'du', dat: 'dir', poss: 'deine', have: 'hast', wait: 'wartest' },
};
const forms = ({ tone }: Pick<LetterSaid, 'tone'>): Forms => FORMS[tone];
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const when = ({ day, time, zone }: MomentSaid): string => `${day}, ${time} Uhr (${zone})`;

function thing({ kind, amount, units }: GivenSaid): string {
  const over = amount === null ? '' : ` über ${amount}`;
  switch (kind) {
    case 'refund':
      return `eine Erstattung${over}`;
    case 'credit':
      return `eine Gutschrift${over}`;
    case 'voucher':
      return `einen Gutschein${over}`;
    case 'goodwill':
      return `eine Kulanzzahlung${over}`;
    case 'points':
      return units === null ? 'Punkte' : `${units.shown} ${units.isOne ? 'Punkt' : 'Punkte'}`;
    case 'upgrade':
      return 'ein Upgrade';
    case 'replacement':
      return 'einen Ersatz';
    case 'reperformance':
      return 'die Leistung noch einmal und diesmal richtig';
    case 'correction':
      return 'die Berichtigung des Fehlers';
    default:
      return `„${humanised(kind)}“${amount === null ? '' : ` (${amount})`}`;
  }
}

function given(said: LetterSaid): string[] {
  const { you, dat, have } = forms(said);
  const [had, coming] = [said.given.filter((g) => g.isDone), said.given.filter((g) => !g.isDone)];
  return [
    had.length === 0 ? '' : `${capital(you)} ${have} von uns ${said.list(had.map(thing))} bekommen.`,
    coming.length === 0 ? '' : `Zum Ausgleich haben wir ${dat} ${said.list(coming.map(thing))} bewilligt.`,
    ...said.given.map((one) => owed(one, said)),
  ];
}

function owed({ amount, owed: part, beyond }: GivenSaid, said: LetterSaid): string {
  const { dat } = forms(said);
  if (part === null) return '';
  if (beyond === null) return `Die ${part} stehen ${dat} zu; das ist kein Entgegenkommen.`;
  return `Von den ${amount ?? part} stehen ${dat} ${part} zu; die übrigen ${beyond} sind eine Geste von uns.`;
}

function promised(p: PromiseSaid, said: LetterSaid): string {
  const { you, dat } = forms(said);
  const acc = said.tone === 'formal' ? you : 'dich';
  if (p.isLate)
    return p.isCall || p.text === null
      ? `Wir hatten ${dat} ${p.isCall ? 'einen Anruf' : 'Nachricht'} bis ${when(p.due)} zugesagt und das nicht eingehalten. Auch dafür bitten wir um Entschuldigung.`
      : `Wir hatten ${dat} bis ${when(p.due)} etwas zugesagt und das nicht eingehalten: „${p.text}“. Auch dafür bitten wir um Entschuldigung.`;
  if (p.isCall) return `Wir rufen ${acc} bis ${when(p.due)} an.`;
  return p.text === null
    ? `Wir melden uns bis ${when(p.due)} bei ${dat}.`
    : `Das sagen wir ${dat} bis ${when(p.due)} zu: „${p.text}“.`;
}

const news = (said: LetterSaid): string =>
  `Wir gehen der Sache jetzt nach und schreiben ${forms(said).dat} wieder, sobald wir mehr wissen.`;
const reply = (said: LetterSaid): string =>
  said.tone === 'formal'
    ? 'Wenn noch etwas fehlt, antworten Sie bitte einfach auf diese Nachricht. Wir kümmern uns darum.'
    : 'Wenn noch etwas fehlt, antworte bitte einfach auf diese Nachricht. Wir kümmern uns darum.';
const waits = (said: LetterSaid): string =>
  said.waits
    ? `Ein Punkt ist bei uns noch zu entscheiden; wir sagen ${forms(said).dat} Bescheid, sobald das geschehen ist.`
    : '';
const next = (said: LetterSaid, otherwise: string): string =>
  sentences(...said.promises.map((p) => promised(p, said)), waits(said)) || otherwise;
const sentences = (...some: readonly string[]): string => some.filter((one) => one !== '').join(' ');

/** „dass Sie uns auf … aufmerksam gemacht haben“ */
const pointedOut = (said: LetterSaid): string => {
  const { you, have } = forms(said);
  return `dass ${you} uns auf ${about(said.about, said.tone)} aufmerksam gemacht ${have}`;
};

export const german: LetterWords = {
  thing,
  moment: when,
  greeting: (tone) => (tone === 'formal' ? 'Guten Tag,' : 'Hallo,'),
  reference: (reference, tone) => `${tone === 'formal' ? 'Ihr' : 'Dein'} Zeichen: ${reference}`,
  closing: (tone) => (tone === 'formal' ? 'Mit freundlichen Grüßen' : 'Viele Grüße'),
  contact: (name, tone) => `${name} kümmert sich um ${tone === 'formal' ? 'Ihre' : 'deine'} Beschwerde.`,
  rights: ({ name, site, months }, leaflet, tone) => {
    const more = leaflet ? `Das Merkblatt liegt bei; mehr steht unter ${site}.` : `Mehr steht unter ${site}.`;
    return tone === 'formal'
      ? `Wenn Sie damit nicht zufrieden sind, können Sie sich kostenlos an den ${name} wenden; bitte melden Sie sich dort innerhalb von ${months} Monaten nach dem Datum dieses Schreibens. ${more}`
      : `Wenn du damit nicht zufrieden bist, kannst du dich kostenlos an den ${name} wenden; bitte melde dich dort innerhalb von ${months} Monaten nach dem Datum dieses Schreibens. ${more}`;
  },
  paragraphs: {
    summary: (said) => [
      `danke, ${pointedOut(said)}. ${capital(forms(said).poss)} Beschwerde ist am ${said.received} bei uns eingegangen. Der Ärger tut uns leid; die Verantwortung dafür liegt bei uns.`,
      sentences(...given(said)),
      sentences(
        `Wir betrachten ${said.tone === 'formal' ? 'Ihre' : 'deine'} Beschwerde damit als erledigt.`,
        ...said.promises.map((p) => promised(p, said)),
      ),
      reply(said),
    ],
    final: (said) => [
      `dies ist unsere abschließende Antwort auf ${said.tone === 'formal' ? 'Ihre' : 'deine'} Beschwerde über ${about(said.about, said.tone)}, die am ${said.received} bei uns eingegangen ist. Der Ärger tut uns leid; es ist unsere Verantwortung, ${forms(said).dat} vollständig zu antworten.`,
      sentences(...given(said)),
      sentences(...said.promises.map((p) => promised(p, said))),
      reply(said),
    ],
    acknowledgement: (said) => [
      `danke, ${pointedOut(said)}. ${capital(forms(said).poss)} Beschwerde ist am ${said.received} bei uns eingegangen. Der Ärger, den ${forms(said).you} damit ${forms(said).have}, tut uns leid.`,
      `Wir übernehmen die Verantwortung dafür, dass das in Ordnung kommt. ${said.tone === 'formal' ? 'Sie müssen' : 'Du musst'} es niemandem noch einmal erklären.`,
      sentences(...given(said)),
      next(said, news(said)),
    ],
    holding: (said) => [
      `es tut uns leid, dass ${forms(said).you} noch auf unsere Antwort ${forms(said).wait}. ${capital(forms(said).poss)} Beschwerde vom ${said.received} über ${about(said.about, said.tone)} haben wir nicht vergessen.`,
      'Es dauert länger, als es dauern sollte, und das liegt in unserer Verantwortung.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    update: (said) => [
      `danke für ${said.tone === 'formal' ? 'Ihre' : 'deine'} Geduld. Hier ist unser Stand zu ${forms(said).poss === 'Ihre' ? 'Ihrer' : 'deiner'} Beschwerde über ${about(said.about, said.tone)}. Dass sie noch nicht erledigt ist, tut uns leid.`,
      'Wir bleiben dafür verantwortlich, bis alles geklärt ist.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    apology: (said) => [
      `für ${about(said.about, said.tone)} bitten wir ${said.tone === 'formal' ? 'Sie' : 'dich'} um Entschuldigung. Das hätte nicht geschehen dürfen. Danke, dass ${forms(said).you} es uns gesagt ${forms(said).have}.`,
      'Die Verantwortung liegt bei uns, und wir wollen es in Ordnung bringen.',
      sentences(...given(said)),
      next(said, reply(said)),
    ],
    resolution: (said) => [
      `danke, ${pointedOut(said)} und uns die Gelegenheit ${said.tone === 'formal' ? 'gegeben haben' : 'gegeben hast'}, es in Ordnung zu bringen. Der Ärger tut uns leid; die Verantwortung dafür liegt bei uns.`,
      sentences(...given(said)),
      sentences(
        said.isOver ? `Damit haben wir ${said.tone === 'formal' ? 'Ihre' : 'deine'} Beschwerde abgeschlossen.` : '',
        ...said.promises.map((p) => promised(p, said)),
      ),
      said.tone === 'formal'
        ? 'Wenn Sie damit nicht zufrieden sind, antworten Sie bitte auf diese Nachricht: Wir nehmen die Sache dann wieder auf.'
        : 'Wenn du damit nicht zufrieden bist, antworte bitte auf diese Nachricht: Wir nehmen die Sache dann wieder auf.',
    ],
    cannot: (said) => [
      `danke, ${pointedOut(said)}. Der Ärger tut uns leid, und wir übernehmen die Verantwortung dafür, ${forms(said).dat} eine klare Antwort zu geben.`,
      `Wir haben sorgfältig geprüft, was ${said.tone === 'formal' ? 'Sie sich wünschen' : 'du dir wünschst'}. Alles davon können wir nicht erfüllen. Das sagen wir lieber offen, als ${said.tone === 'formal' ? 'Sie' : 'dich'} warten zu lassen.`,
      sentences(
        'Das können wir tun:',
        ...(given(said).some((one) => one !== '')
          ? given(said)
          : [
              said.tone === 'formal'
                ? 'Wir möchten mit Ihnen besprechen, was Ihnen stattdessen hilft. Bitte sagen Sie uns, wann wir Sie erreichen.'
                : 'Wir möchten mit dir besprechen, was dir stattdessen hilft. Bitte sag uns, wann wir dich erreichen.',
            ]),
      ),
      next(said, reply(said)),
    ],
  },
};
