/** Numbers in words up to a thousand in languages whose lines are not read otherwise: never an amount by themselves, only what is asked. Pure. */
import { remembered } from './remembered.ts';

/** One to nineteen, then the tens from twenty, then a hundred, then what joins them. Other forms of a word behind `/`. */
const LANGUAGES: readonly string[] = [
  // French, Spanish, Portuguese, Italian, Catalan, Romanian
  'un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf|vingt trente quarante cinquante soixante septante huitante/octante nonante|cent/cents|et',
  'un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve|veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa|cien/ciento|y',
  'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove|vinte trinta quarenta cinquenta sessenta setenta oitenta noventa|cem/cento|e',
  'un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove|venti trenta quaranta cinquanta sessanta settanta ottanta novanta|cento|e',
  'un/una dos/dues tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit dinou|vint trenta quaranta cinquanta seixanta setanta vuitanta noranta|cent|i',
  'un/una/unu doi/două trei patru cinci șase/şase șapte/şapte opt nouă zece unsprezece doisprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece|douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci|sută|și/şi/si/de',
  // Dutch, Swedish, Norwegian and Danish
  'een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien|twintig dertig veertig vijftig zestig zeventig tachtig negentig|honderd|en',
  'en/ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton|tjugo trettio fyrtio femtio sextio sjuttio åttio nittio|hundra|och',
  'en/ett/et/én to tre fire fem seks sju/syv åtte/otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten|tjue/tyve tretti/tredive førti/fyrre femti seksti sytti åtti nitti|hundre/hundrede|og',
  // Polish, Czech, Croatian, Bulgarian, Russian
  'jeden/jedna dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście|dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt|sto|i',
  'jeden/jedna dva/dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct|dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát|sto|a',
  'jedan/jedna dva/dvije tri četiri pet šest sedam osam devet deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest|dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset|sto/stotina/stotine|i',
  'един/една/едно два/две три четири пет шест седем осем девет десет единадесет дванадесет тринадесет четиринадесет петнадесет шестнадесет седемнадесет осемнадесет деветнадесет|двадесет тридесет четиридесет петдесет шестдесет седемдесет осемдесет деветдесет|сто|и',
  'один/одна два/две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать|двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто|сто|и',
  // Turkish, Indonesian, Hebrew, Arabic
  'bir iki üç dört beş altı yedi sekiz dokuz on|yirmi otuz kırk elli altmış yetmiş seksen doksan|yüz|ve',
  'satu/se dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas|duapuluh tigapuluh empatpuluh limapuluh enampuluh tujuhpuluh delapanpuluh sembilanpuluh|seratus/ratus|dan',
  'אחד/אחת שני/שתי/שניים שלוש/שלושה ארבע/ארבעה חמש/חמישה שש/שישה שבע/שבעה שמונה תשע/תשעה עשר/עשרה|עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים|מאה|ו',
  'واحد/واحدة اثنان/اثنين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثمان تسعة/تسع عشرة/عشر|عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين|مئة/مائة|و',
  // Georgian, Irish, Vietnamese, Mongolian
  'ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი|ოცი|ასი|და',
  'aon dhá/dó trí ceithre/ceathair cúig sé seacht/seachtar ocht naoi deich|fiche tríocha daichead caoga seasca seachtó ochtó nócha|céad|agus',
  'một hai ba bốn năm sáu bảy tám chín mười|haimươi bamươi bốnmươi nămmươi|trăm|và',
  'нэг хоёр гурав дөрөв тав зургаа долоо найм ес арав/арван|хорь гуч дөч тавь жар дал ная ер|зуу|',
];

interface Language {
  readonly values: ReadonlyMap<string, number>;
  readonly hundreds: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
}

/** Made for the first line that needs them. */
const languages = remembered(
  () => LANGUAGES.map(languageOf),
  () => 'all',
);

function languageOf(written: string): Language {
  const [ones = '', tens = '', hundred = '', joins = ''] = written.split('|');
  const numbered = (words: string, value: (n: number) => number): readonly [string, number][] =>
    words.split(' ').flatMap((forms, n) => forms.split('/').map((form): [string, number] => [form, value(n)]));
  return {
    values: new Map([...numbered(ones, (n) => n + 1), ...numbered(tens, (n) => 20 + 10 * n)]),
    hundreds: new Set(hundred.split('/')),
    joins: new Set(joins.split('/')),
  };
}

/** More words than an amount has. */
const MOST_WORDS = 12;

/** The text with the number it begins with as digits, once for each language in which its first words are one. */
export function withDigitsAbroad(text: string): readonly string[] {
  const words = text.length > 120 ? [] : text.toLowerCase().split(/[\s-]+/);
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const read = languages().flatMap((language) => {
    const number = numberAt(words, language);
    return number === undefined
      ? []
      : [
          `${number.value} ${text
            .split(/[\s-]+/)
            .slice(number.length)
            .join(' ')}`,
        ];
  });
  return [...new Set(read)];
}

function numberAt(
  words: readonly string[],
  { values, hundreds, joins }: Language,
): { value: number; length: number } | undefined {
  let [total, part, length] = [0, 0, 0];
  for (const [place, word] of words.entries()) {
    const value = values.get(word);
    if (value !== undefined && (part === 0 || (part >= 20 && value < 10))) part += value;
    else if (hundreds.has(word) && part < 10 && total === 0) [total, part] = [100 * Math.max(part, 1), 0];
    else if (joins.has(word) && length > 0 && length === place) continue;
    else break;
    length = place + 1;
  }
  return length === 0 || length === words.length ? undefined : { value: total + part, length };
}
