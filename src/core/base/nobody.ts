/** Words that stand where a customer belongs and name nobody: "unknown", "n/a", "walk-in", in the languages of front desks. Pure. */
import { normalCustomer, wordsOfCustomer } from './customer-form.ts';
import { lazily } from './lazily.ts';

/** Say by themselves that nobody knows who it is. */
const NOBODY = `unknown; not known; unidentified; not identified; unnamed; no name; nameless; anonymous; anon; none; nobody; no one; no;
  did not say; didn't say; won't say; wouldn't say; would not say; refused; refused to say; declined to say; withheld; not disclosed;
  did not give a name; didn't give a name; wouldn't give a name; no name given; passer by; passers by; pending; to follow; later; not yet;
  none yet; non resident; day guest; day visitor; external; outsider; without booking; without reservation; without room; no room;
  no reservation; no phone; no number; private; confidential;
  nil; null; undefined; n/a; not available; not applicable; not given; not provided; not stated; not said; none given; nothing; no idea;
  do not know; don't know; dunno; unsure; not sure; tba; tbc; tbd; walk in; walk ins; someone; somebody; anyone; missing; blank; empty;
  John Doe; Jane Doe; no reference; no booking; no email; no details; no customer; no guest; unspecified; various; idk; nn;
  ohne Reservierung; ohne Buchung; ohne Zimmer; kein Zimmer; keine Reservierung; Tagesgast; externer; extern; will nicht sagen; folgt; später;
  unbekannt; unbekannte; unbekannter; nicht bekannt; anonym; keine; keiner; kein; keine Angabe; keine Angaben; k. A.; niemand; ohne;
  ohne Namen; ohne Name; kein Name; namenlos; weiß nicht; Laufkundschaft; Laufkunde; Passant; entfällt; nichts; jemand; irgendwer;
  inconnu; inconnue; aucun; aucune; anonyme; sans nom; sans; néant; personne; quelqu'un; non renseigné; non communiqué; client de passage;
  desconocido; desconocida; ninguno; ninguna; nadie; anónimo; anónima; sin nombre; sin datos; alguien; no sé; no consta;
  sconosciuto; sconosciuta; nessuno; nessuna; anonimo; anonima; ignoto; qualcuno; senza nome; non noto;
  desconhecido; desconhecida; nenhum; nenhuma; ninguém; anônimo; anônima; alguém; sem nome; não sei; não informado;
  onbekend; onbekende; geen; anoniem; geen naam; iemand; passant; niet bekend; niet ingevuld;
  okänd; ingen; inget; okänt; ukjent; ukendt; ingen navn; ingen namn; intet; nej; nei; tuntematon; ei tiedossa; nimetön;
  nieznany; nieznana; brak; anonimowy; nikt; brak danych; neznámý; neznámá; nikdo; žádný; ismeretlen; senki; nincs; necunoscut; nimeni;
  bilinmiyor; bilinmeyen; yok; anonim; isimsiz; hiç kimse; άγνωστος; άγνωστη; κανένας; ανώνυμος;
  неизвестно; неизвестный; неизвестен; неизвестная; нет; аноним; анонимно; никто; невідомо; невідомий; немає;
  不明; 未知; 无; 無; 匿名; なし; 不详; 没有; 名無し; 알 수 없음; 없음; 익명; 미상; غير معروف; مجهول; لا يوجد; לא ידוע; אין; אלמוני; अज्ञात; कोई नहीं; ไม่ทราบ; ไม่มี;
  không rõ; không có; tidak diketahui; tidak ada`;

/** Name anybody: nobody by themselves, and beside a word of the above. */
const ANYBODY = `guest; guests; customer; customers; client; clients; person; people; passenger; passengers; visitor; visitors; caller;
  patient; diner; shopper; member; user; buyer; name; reference; ref; couple; family; group; party; child; man; woman; lady; gentleman; male; female;
  Gast; Gäste; Kunde; Kundin; Kunden; Person; Besucher; Besucherin; Anrufer; Passagier; Name; Frau; Mann; Herr; Ehepaar; Familie; Gruppe; Kind;
  hôte; cliente; passager; visiteur; huésped; pasajero; visitante; persona; ospite; passeggero; hóspede; klant; bezoeker; gäst; kund;
  gjest; kunde; gæst; asiakas; vieras; gość; klient; host; zákazník; vendég; oaspete; misafir; müşteri; гость; клиент; гостья; πελάτης;
  客; 客人; 顾客; お客様; ゲスト; 손님; 고객; ضيف; אורח; अतिथि; แขก; khách; tamu`;

/** Say nothing of who it is, wherever they stand. */
const AROUND = `a; an; the; some; our; one; this; that; is; was; of; at; in; new; not; no; without; der; die; das; ein; eine; einer; ist; kein; ohne;
  le; la; un; une; el; los; una; il; lo; o; os; um; uma; de; het; een; en; ett; et; den`;

/** Say what kind of reference stands behind them; by themselves, or before words of the above, they name nobody: "Room ?", "PNR n/a". */
const LABELS = `room; table; seat; booking; reservation; order; PNR; confirmation; e-mail; e; mail; phone; telephone; mobile; account; number; no;
  loyalty; card; id; Zimmer; Tisch; Platz; Buchung; Reservierung; Bestellung; Telefon; Nummer; Konto; chambre; réservation; commande; téléphone;
  habitación; reserva; mesa; pedido; teléfono; camera; prenotazione; tavolo; telefono; quarto; kamer; boeking; rum; bokning`;

const formsIn = (words: string): (() => ReadonlySet<string>) =>
  lazily(() => new Set(words.split(';').map((word) => normalCustomer(word))));
const nobody = formsIn(NOBODY);
const anybody = formsIn(ANYBODY);
const around = formsIn(AROUND);
const labels = formsIn(LABELS);
/** Longer texts say more than that nobody is known. */
const LONGEST = 80;

/** Whether what was typed names nobody, in whatever letters and with whatever signs between. */
export function namesNobody(typed: string, form = normalCustomer(typed)): boolean {
  if (form === '' || /^[0 ]+$/.test(form) || /^x+$/.test(form)) return true;
  if (form.length > LONGEST) return false;
  if (nobody().has(form) || anybody().has(form)) return true;
  return areWords(form) || meansNobody(wordsOfCustomer(typed));
}

/** "unknownguest", "walkincustomer": one word of each kind, glued together. */
const areWords = (form: string): boolean => {
  for (let at = 2; at < form.length - 1; at += 1) {
    const [one, other] = [form.slice(0, at), form.slice(at)];
    if ((nobody().has(one) && anybody().has(other)) || (anybody().has(one) && nobody().has(other))) return true;
  }
  return false;
};

/** "the unknown guest", "walk-in 2", "room n/a": a word that says nobody is known, among such as name anybody; counting them names none. */
function meansNobody(words: readonly string[]): boolean {
  const [rest, says] = withoutPhrases(words);
  const left = rest.filter((word) => !anybody().has(word) && !around().has(word) && !labels().has(word));
  const isLabelled = rest.some((word) => labels().has(word));
  if (says && !isLabelled) return left.every((word) => /^\d{1,2}$/.test(word));
  return left.length === 0 && (isLabelled || rest.some((word) => anybody().has(word)));
}

/** The words without those that say, together or alone, that nobody is known; and whether there were any. */
function withoutPhrases(words: readonly string[]): readonly [rest: readonly string[], says: boolean] {
  const rest: string[] = [];
  let says = false;
  for (let at = 0; at < words.length; at += 1) {
    const length = [3, 2, 1].find((n) => at + n <= words.length && nobody().has(words.slice(at, at + n).join('')));
    if (length === undefined) {
      rest.push(words[at] ?? '');
      continue;
    }
    says = true;
    at += length - 1;
  }
  return [rest, says];
}
