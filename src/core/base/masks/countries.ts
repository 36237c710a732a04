/** Whose numbers a text may hold: those of where people work, and of where its language is spoken. Pure. */
import { lazily } from '../lazily.ts';
import type { Workspace } from '../members.ts';
import { usableLocale } from '../locale.ts';
import { rememberedOf } from '../remembered.ts';

/** ISO 3166 country codes. */
export type Countries = ReadonlySet<string>;

const NOWHERE: Countries = new Set();

/** Everyday words of a language that no other of these has, and where it is spoken. */
const SPOKEN: readonly (readonly [words: string, countries: string])[] = [
  ['und nicht ich der das ist mit wir sie auf eine wurde seit bitte zimmer', 'DE AT CH'],
  ['je nous pas est les une vous pour avec dans mon depuis chambre merci était', 'FR BE CH'],
  ['el los por muy mi pero está con fue nos habitación gracias señor llamar', 'ES'],
  ['il che non sono per della mio camera grazie ho è mia questo chiamare', 'IT CH'],
  ['het niet een ik van mijn wij werd kamer bedankt met zijn geen', 'NL BE'],
  ['nie jest się na pokój proszę mój był dziękuję mnie że', 'PL'],
  ['não uma meu quarto obrigado obrigada foi minha muito com você', 'PT BR'],
  ['och inte jag är det rummet tack mitt har vår', 'SE'],
  ['ikke jeg værelse værelset tak mit blev vores og', 'DK NO'],
  ['ikke jeg rommet takk mitt ble vårt og', 'NO'],
  ['ei ja huone kiitos minun oli että meidän', 'FI'],
  ['ve bir bu oda teşekkürler çok benim için değil', 'TR'],
  ['yang tidak kamar saya dan terima kasih dengan sudah', 'ID'],
  ['și nu este camera mulțumesc care pentru mea', 'RO'],
  ['nem és szoba köszönöm hogy nagyon', 'HU'],
  ['není pokoj děkuji jsem bylo prosím že', 'CZ SK'],
  ['δεν και το είναι δωμάτιο ευχαριστώ', 'GR'],
  ['не и на в комната спасибо мой был', 'RU'],
];
const languages = lazily(() =>
  SPOKEN.map(([words, countries]) => ({ words: new Set(words.split(' ')), countries: countries.split(' ') })),
);
/** Enough of a text to know its language by. */
const ENOUGH = 600;
/** So many of a language's words tell it. */
const FEWEST = 2;

/** Where the language of a text is spoken; nowhere in particular for English, and for what is too short. */
export function spokenIn(text: string): Countries {
  const said =
    text
      .slice(0, ENOUGH)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best = { count: FEWEST - 1, countries: [] as readonly string[] };
  for (const { words, countries } of languages()) {
    const count = said.filter((word) => words.has(word)).length;
    if (count > best.count) best = { count, countries };
  }
  return best.countries.length === 0 ? NOWHERE : new Set(best.countries);
}

/** Countries whose zones and languages the teams of a workplace have. */
export const countriesOf = ({ teams }: Pick<Workspace, 'teams'>): Countries => ofTeams(teams);

/** The teams stay the same while nobody changes who works here; what holds them is made anew for each command. */
const ofTeams: (teams: Workspace['teams']) => Countries = rememberedOf((teams) => {
  const found = new Set<string>();
  for (const { locale, zone } of teams) {
    const { region } = usableLocale(locale);
    if (region !== undefined) found.add(region);
    const country = zones().get(zone);
    if (country !== undefined) found.add(country);
  }
  return found;
});

/** Countries people travel from and work in most; a zone of another one says nothing. */
const KNOWN =
  'AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE ES FI FR GB GR HK HR HU ID IE IL IN IT JP KR LT LU LV MX MY NL NO NZ PH PL PT RO RU SE SG SI SK TH TR TW UA US VN ZA AE';
const zones = lazily(() => {
  const byZone = new Map<string, string>();
  for (const country of KNOWN.split(' '))
    for (const zone of new Intl.Locale('und', { region: country }).getTimeZones() ?? []) byZone.set(zone, country);
  return byZone;
});
