/** What mail programs write above the mail that is answered or forwarded, in the languages they are sold in. Pure. */

/** "wrote", as it stands behind a date and a name, or between them. Letters before and behind it make another word. */
const WROTE = [
  'wrote|writes|sent', // en
  'schrieb|schrieben|hat geschrieben', // de
  'a écrit|a ecrit|écrit', // fr
  'escribió|escribio|ha escrito|va escriure', // es, ca
  'ha scritto|scrive|scritto', // it
  'schreef|schreven|verzond|geschreven|heeft het volgende geschreven', // nl
  'escreveu|escreve', // pt
  'napisał|napisała|napisał\\(a\\)|napisal|napisala|napisal\\(a\\)|pisze', // pl, cs, sk
  'skrev', // sv, da, no
  'kirjoitti', // fi
  'написал|написала|написал\\(а\\)|пишет|пише', // ru, uk
  'đã viết', // vi
  'yazdı|şunu yazdı|tarihinde şunları yazdı', // tr
  'írta|ezt írta', // hu
  'a scris', // ro
  'έγραψε', // el
  'menulis', // id
  'rakstīja|rašė|kirjutas|написа|je napisao|je napisala', // lv, lt, et, bg, hr
].join('|');
export const SOMEBODY_WROTE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WROTE})(?![\\p{L}\\p{N}])`, 'iu');
/** In languages that put no space around words. */
export const SOMEBODY_WROTE_CJK = /写道|寫道|のメール|さんは書きました|님이 작성|작성:/u;

/** With what such a line begins: "On", or a day of the week. */
const BEGINS = [
  'On|At|Am|Le|El|Il giorno|Il|In data|Op|Em|No dia|A|Den|På|Vào|W dniu|Dnia|Dne|Dňa|În data|La|Na|Στις|Pada',
  'Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|sab|ma|di|wo|vr|za|zo|seg|ter|qua|qui|sex',
  'pon|wt|śr|czw|pt|sob|niedz|nd|mån|tis|ons|tors|fre|lör|sön|man|tir|tor|lør|søn|ke|to|pe|la|su|пн|вт|ср|чт|пт|сб|вс',
].join('|');
export const BEGINS_AS_DATED = new RegExp(`^(?:${BEGINS})(?![\\p{L}\\p{N}])`, 'iu');
/** The same within a line, behind what somebody typed in front of it; with a date, so that it is no sentence. */
export const DATED_WITHIN =
  /(?:\s|-{2,}\s*)((?:On|Am|Le|El|Il|Op|Em|Den|W dniu|Dnia)\s(?:\p{L}{2,10}\.?,?\s)?(?:\d{1,2}[./\s-]|\p{L}{3,10}\.?\s\d{1,2},?\s).{0,300})$/iu;

/** Fields of the block Outlook and others put above a mail, by what they hold. */
const FIELDS = {
  from: 'From|Von|De|Da|Van|Od|Från|Fra|Lähettäjä|От|От кого|Від|Kimden|Feladó|Expéditeur|Remitente|Mittente|Afzender|Remetente|Nadawca|Avsändare|Afsender|Odesílatel|De la|Από|Από|Từ|Dari|差出人|送信者|发件人|寄件者|보낸 사람|보낸사람',
  sent: 'Sent|Date|Sent on|Gesendet|Gesendet am|Datum|Envoyé|Envoyé le|Date d’envoi|Enviado|Enviado el|Enviado em|Enviada|Enviada em|Fecha|Data|Inviato|Verzonden|Wysłano|Wysłany|Skickat|Skickat den|Sendt|Dato|Lähetetty|Päiväys|Отправлено|Дата|Надіслано|Gönderildi|Gönderme Tarihi|Tarih|Küldve|Dátum|Odesláno|Trimis|Στάλθηκε|Ημερομηνία|Ngày|Tanggal|送信日時|日時|日付|发送时间|日期|寄件日期|보낸 날짜|날짜|Received On',
  to: 'To|Cc|An|Kopie|À|A|Pour|Copie|Para|CC|Aan|Do|DW|Till|Kopia|Til|Vastaanottaja|Kopio|Кому|Копия|Копія|Kime|Bilgi|Címzett|Komu|Kopie|Către|Προς|Tới|Kepada|宛先|收件人|抄送|받는 사람|받는사람|참조|Reply-To|Antwort an|Répondre à',
  subject:
    'Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto|Temat|Ämne|Emne|Aihe|Тема|Konu|Tárgy|Předmět|Predmet|Subiect|Θέμα|Chủ đề|Subjek|件名|主题|主旨|제목|Sujet',
} as const;
export type HeadField = keyof typeof FIELDS;

const BLOCK_LINE = new RegExp(
  `^[>\\s*|_]{0,12}(?:${Object.entries(FIELDS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|')})[*_]{0,2}\\s{0,3}[:：]\\s?[*_]{0,2}(?<value>.{0,600})`,
  'iu',
);

/** A line of such a block: which field, and what stands in it. */
export function headField(line: string): { readonly field: HeadField; readonly value: string } | null {
  const groups = BLOCK_LINE.exec(line.slice(0, 800))?.groups;
  if (groups === undefined) return null;
  for (const field of Object.keys(FIELDS) as HeadField[])
    if (groups[field] !== undefined) return { field, value: (groups['value'] ?? '').trim() };
  return null;
}

const ORIGINAL = [
  'original message|original appointment|original email|reply message|replied message',
  'ursprüngliche nachricht|originalnachricht|ursprüngliche e-mail|original-nachricht|originaltext',
  "message d'origine|message d’origine|message original|message initial|courriel d'origine",
  'mensaje original|missatge original|messaggio originale|messaggio di origine',
  'oorspronkelijk bericht|origineel bericht|oorspronkelijke bericht',
  'mensagem original|mensagem de origem|wiadomość oryginalna|oryginalna wiadomość|oryginalny e-mail',
  'ursprungligt meddelande|originalmeddelande|oprindelig besked|oprindelig meddelelse|original besked|opprinnelig melding|originalmelding',
  'alkuperäinen viesti|původní zpráva|původní e-mail|pôvodná správa|исходное сообщение|оригинальное сообщение|вихідне повідомлення',
  'eredeti üzenet|orijinal ileti|özgün ileti|mesaj original|αρχικό μήνυμα|thư gốc|pesan asli',
  '元のメッセージ|元のメール|原始邮件|原邮件|原始郵件|원본 메시지|원본 메일',
].join('|');
/** A line of its own, dashes before it. */
export const ORIGINAL_BELOW = new RegExp(
  `^[\\s>*]{0,6}[-_=]{2,40}\\s{0,3}(?:${ORIGINAL})\\s{0,3}[-_=:]{0,40}\\s{0,3}$`,
  'iu',
);

const FORWARDED = [
  'forwarded message|forwarded mail|forwarded email|begin forwarded message|start of forwarded message',
  'weitergeleitete nachricht|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|weitergeleitete mail',
  'message transféré|message transmis|début du message transféré|début du message réexpédié|courriel transféré',
  'mensaje reenviado|inicio del mensaje reenviado|missatge reenviat|messaggio inoltrato|inizio messaggio inoltrato',
  'doorgestuurd bericht|begin doorgestuurd bericht|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada',
  'przekazana wiadomość|wiadomość przekazana|początek przekazywanej wiadomości|treść przekazanej wiadomości|przekazywana wiadomość',
  'vidarebefordrat meddelande|vidarebefordrat brev|start på vidarebefordrat meddelande|videresendt besked|videresendt meddelelse|start på videresendt besked|videresendt melding|start på videresendt melding',
  'välitetty viesti|välitetty viesti alkaa|přeposlaná zpráva|přeposílaná zpráva|пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|переслане повідомлення',
  'továbbított üzenet|iletilen mesaj|yönlendirilen ileti|mesaj redirecționat|προωθημένο μήνυμα|thư được chuyển tiếp|pesan terusan',
  '転送されたメッセージ|転送メッセージ|転送されたメール|转发的邮件|转发邮件|轉寄郵件|전달된 메시지|전달된 메일',
].join('|');
export const FORWARDED_BELOW = new RegExp(
  `^[\\s>*]{0,6}(?:[-_=]{2,40}\\s{0,3}(?:${FORWARDED})(?:\\s(?:from|by|von|de|da|van)\\s.{0,200})?\\s{0,3}[-_=:]{0,40}|(?:${FORWARDED})\\s?[:：])\\s{0,3}$`,
  'iu',
);

/** Help desks ask to answer above a line. */
export const ANSWER_ABOVE =
  /^[\s>#*=_~-]{0,12}(?:(?:please )?(?:type|write|enter|add)? ?(?:your )?reply above (?:this|the) line|reply above this line|(?:please )?do not (?:write|reply) below this line|bitte (?:antworten sie )?(?:nur )?(?:oberhalb|über) dieser (?:linie|zeile)|(?:merci de |veuillez )?répondre au[- ]dessus de cette ligne|(?:por favor,? )?(?:responda|escriba su respuesta) (?:por encima|encima) de esta línea|rispond[ie] sopra (?:a )?questa riga|typ uw antwoord boven deze regel|responda acima desta linha|odpowiedz powyżej tej linii|svara ovanför denna rad|skriv dit svar over denne linje|この行より上に返信)/iu;
