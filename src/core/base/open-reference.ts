/** What a customer is called where others read along: by room, booking, order or number as typed, by initials where it is a name. Pure. */

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’]{1,40}(?:[-‐]\p{Lu}[\p{L}\p{M}'’]{1,40})?`;
const TITLE = String.raw`(?:M[Rr][Ss]?|M[SsXx]|Miss|D[Rr]|Prof|Sir|Lady|Herrn?|Frau|Fr|Hr|Familie|Family|Fam|Monsieur|Madame|Mme|Mlle|Señor|Señora|Senor|Senora|Sra?|Signora?|Sig|Bapak|Ibu|Pak|Bpk)`;
const BETWEEN = '(?:von|van|de|der|den|del|della|di|da|dos|la|le|el|al|bin|ben|zu|zur|of)';
/** "Rosa Berg", "Frau Dr. Lindgren", "María de la Cruz", "Jean-Luc Moreau". */
const NAMES = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:(?<title>${TITLE})\\.?\\s{1,2})?(?:${NAME}|\\p{Lu}\\.)(?:\\s{1,2}(?:${BETWEEN}\\s{1,2}){0,2}(?:${NAME}|\\p{Lu}\\.)){0,4}(?![\\p{L}\\p{N}'’]|-\\d)`,
  'gu',
);
/** After a title, also in small letters. */
const TITLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(${TITLE}\\.?\\s{1,2})([\\p{L}\\p{M}'’-]{2,40}(?:\\s[\\p{L}\\p{M}'’-]{2,40})?)`,
  'giu',
);

/** Words that say what kind of thing a reference is, or where: nobody's name. */
const THINGS: ReadonlySet<string> = new Set(
  (
    'room rooms rm suite table seat seats cabin apartment flat villa bungalow lodge tent pitch bed desk gate penthouse terrace lobby bar pool spa restaurant hall garden floor level wing tower building house block ' +
    'order orders booking bookings reservation invoice account flight train coach parcel ticket case ref reference number no nr id code pnr loyalty member membership gold silver platinum diamond premium vip card ' +
    'customer guest guests client passenger patient user company group party wedding conference team crew family couple the deluxe standard superior junior executive presidential royal king queen double single twin north south east west left right upper lower ' +
    'zimmer tisch platz sitz kabine wohnung haus stock etage turm gebäude bestellung auftrag buchung rechnung kunde kundin gast gäste vertrag vorgang paket sendung flug zug gruppe firma nummer mitglied terrasse garten saal halle ' +
    'chambre table siège cabine appartement commande réservation facture client dossier vol train groupe habitación mesa pedido reserva factura cliente vuelo camera tavolo ordine prenotazione kamar meja pesanan'
  ).split(' '),
);

/** "rosa berg", typed in a hurry. */
const IN_SMALL = /^\p{Ll}[\p{Ll}\p{M}'’-]+(?:\s\p{Ll}[\p{Ll}\p{M}'’-]+){1,3}$/u;
/** A name in a script that has no capitals. */
const WITHOUT_CASE = /^[\p{Lo}\s·・]{2,12}$/u;
/** The code of a booking: letters alone, all of them large. */
const LOCATOR = /^\p{Lu}{5,8}$/u;

/** "R. B." for Rosa Berg; what is no name stays. A company's name is taken for a person's: rather too short than too open. */
export function openReference(reference: string): string {
  const titled = reference.replaceAll(TITLED, (_all, title: string, name: string) => `${title}${initials(name)}`);
  if (IN_SMALL.test(titled) && titled.split(/\s+/).every((word) => !THINGS.has(word))) return initials(titled);
  if (WITHOUT_CASE.test(titled)) return `${[...titled][0] ?? ''}.`;
  return titled.replaceAll(NAMES, (name) => {
    if (LOCATOR.test(name)) return name;
    const words = name.split(/\s+/);
    const first = words.findIndex((word) => !THINGS.has(word.toLowerCase().replace(/[.]$/, '')));
    if (first < 0) return name;
    // "Room Service", "Gold Member": what follows a thing by itself is one, too
    const [things, own] = [words.slice(0, first), words.slice(first)];
    return [...things, ...own.map((word) => (THINGS.has(word.toLowerCase()) ? word : short(word)))].join(' ');
  });
}

const initials = (name: string): string => name.split(/\s+/).map(short).join(' ');
const KEPT = new RegExp(`^(?:${TITLE}\\.?|${BETWEEN})$`, 'u');
const short = (word: string): string =>
  KEPT.test(word)
    ? word
    : word
        .split(/[-‐]/)
        .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
        .join('-');
