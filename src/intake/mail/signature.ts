/** What programs and companies put below a mail, and nobody says: signatures behind `-- `, "Sent from my iPhone", disclaimers. Pure; in time that grows with the length only. */

/** Telephones and programs praise themselves in a line of their own. */
const SENT_FROM = new RegExp(
  `^[\\s*_>-]{0,6}(?:${[
    '(?:sent|send) (?:from|via|by|with|using) (?:my |an? )?(?:iphone|ipad|android|samsung|galaxy|huawei|xiaomi|pixel|blackberry|windows phone|mobile|phone|smartphone|tablet|nokia|htc|sony|motorola|oneplus|outlook|mail|yahoo|gmail|proton|fastmail|spark|superhuman|hey|tutanota|tuta|aol|zoho|thunderbird|front|gmx|web\\.de|bluemail|canary|my )',
    'get outlook for (?:ios|android|mac)|get bluemail for|download the all new aol|yahoo mail: search, organi[sz]e',
    '(?:von meinem|von meiner|vom|von|mit) .{1,40} (?:gesendet|geschickt)|gesendet (?:von|mit|aus|über|via)|diese nachricht wurde von meinem .{1,40} gesendet|holen sie sich outlook|outlook für (?:ios|android)',
    "envoyé (?:de|depuis|à partir de|par|avec|via) |obtenez outlook|télécharger outlook|envoyé d['’]",
    'enviado (?:desde|de|do|da|pelo|por|con|com|via|a partir) |obtener outlook|obter o outlook|obtén outlook',
    'inviato (?:da|dal|dallo|con|tramite) |scarica outlook|ottieni outlook',
    '(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via|van|uit) |outlook voor (?:ios|android)|download outlook voor',
    'wysłane (?:z|ze|za pomocą|przez) |wysłano (?:z|ze) |pobierz (?:aplikację )?outlook',
    'skickat (?:från|med|via) |skickades från |hämta outlook',
    'sendt (?:fra|med|via) |hent outlook|få outlook',
    'lähetetty .{1,40}(?:sta|stä|lta|ltä|ni)\\.?$|hanki outlook',
    'odesláno (?:z|ze) |odoslané z |získat outlook',
    'отправлено (?:с|из|через) |надіслано з |послано из ',
    "(?:iphone|ipad|android)['’]?(?:m|u)?(?:dan|den) gönderildi|.{1,30} cihazımdan gönderildi|elküldve .{1,40}(?:ról|ről|ból|ből)",
    '.{0,20}(?:から送信|より送信)|发自我的|從我的.{1,20}傳送|从我的.{1,20}发送|나의 .{1,20}에서 보냄|내 .{1,20}에서 보냄',
  ].join('|')})`,
  'iu',
);
const LONGEST_SENT_FROM = 140;

/** How the small print of companies begins. */
const SMALL_PRINT = new RegExp(
  `^[\\s*_>-]{0,8}(?:${[
    '(?:confidentiality|privacy|legal|disclaimer|e-?mail) (?:notice|disclaimer|statement)|disclaimer\\s*[:：]?|confidential(?:ity)?\\s*[:：]',
    '(?:this|the (?:information|content|contents)) ?(?:contained )?(?:in )?(?:this )?(?:e-?mail|email|message|communication|transmission)s?(?: message)?(?:,? (?:and|including|together with) .{1,60})?,? (?:is|are|may be|may contain|contains?) .{0,60}(?:confidential|privileged|intended|private)',
    'if you (?:are not|have received) .{0,40}(?:intended recipient|in error)|please consider the environment|think before you print',
    'diese (?:e-?mail|nachricht|mitteilung) (?:enthält|kann|ist|und) .{0,80}(?:vertraulich|rechtlich geschützt|bestimmt)|vertraulichkeitshinweis|bitte denken sie an die umwelt|der inhalt dieser (?:e-?mail|nachricht) ist vertraulich',
    "ce (?:message|courriel|mail|courrier)(?: électronique)?.{0,60}(?:confidentiel|destiné|adressé|établi)|avis de confidentialité|pensez à l['’]environnement|les informations contenues dans ce",
    'este (?:mensaje|correo)(?: electrónico)?.{0,60}(?:confidencial|dirigido|destinad|contiene)|aviso (?:legal|de confidencialidad)|antes de imprimir|la información contenida en este',
    '(?:questo|il presente|le informazioni contenute in (?:questo|questa)) (?:messaggio|e-?mail|messaggio di posta).{0,60}(?:riservat|confidenzial|destinat)|le informazioni contenute|avviso di riservatezza|prima di stampare',
    '(?:dit|deze) (?:bericht|e-?mail|e-mailbericht).{0,60}(?:vertrouwelijk|bestemd|bedoeld)|de informatie (?:in|verzonden met) (?:dit|deze)|denk aan het milieu',
    'esta (?:mensagem|comunicação|e-?mail).{0,60}(?:confidencia|destinad)|este e-?mail .{0,60}confidencia|aviso de confidencialidade',
    'ta wiadomość .{0,60}(?:poufn|przeznaczon)|niniejsza (?:wiadomość|korespondencja)|treść tej wiadomości|klauzula poufności',
    '(?:detta|denna|denne|dette) (?:meddelande|e-?post|e-?mail|mail|besked|melding|e-posten).{0,60}(?:konfidentiel|konfidensiel|fortrolig|avsett|avsedd|beregnet)',
    'このメール(?:に|は|には).{0,40}(?:機密|秘密)|本メール(?:に|は|には).{0,40}(?:機密|秘密)|本邮件.{0,40}(?:机密|保密)',
  ].join('|')})`,
  'iu',
);

/** Without them; everything, when nothing else is there. */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const said = lines.slice(0, endOfWords(lines)).filter((line) => !isSentFrom(line));
  const words = said.join('\n').trim();
  return words === '' ? text.trim() : words;
}

const isSentFrom = (line: string): boolean => line.length <= LONGEST_SENT_FROM && SENT_FROM.test(line.trim());

/** Where the signature or the small print begins, whichever is first. */
function endOfWords(lines: readonly string[]): number {
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    // with its blank it is the sign that was agreed on; without it many write the same
    if (/^--\s?$/.test(line) && lines.length - i <= MOST_OF_SIGNATURE) return i;
    if (
      /^[-_=*]{0,60}$/.test((lines[i - 1] ?? '').trim()) &&
      SMALL_PRINT.test(line.slice(0, 300)) &&
      isNearEnd(lines, i)
    )
      return i;
  }
  return lines.length;
}
const MOST_OF_SIGNATURE = 25;

/** Small print is what a mail ends with: behind it come no more than its own paragraphs. */
const isNearEnd = (lines: readonly string[], at: number): boolean => lines.length - at <= MOST_OF_SMALL_PRINT;
const MOST_OF_SMALL_PRINT = 40;
