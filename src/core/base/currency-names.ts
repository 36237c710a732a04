/** What people call currencies: symbols, short forms and words, with every currency each of them can mean. Pure data and its look-up. */
import { exponentOf } from './currencies.ts';
import { usableLocale } from './locale.ts';
import type { Currency } from './money.ts';
import { remembered } from './remembered.ts';

declare global {
  namespace Intl {
    interface Locale {
      /** In every Node from 20 on, and not yet in the types. */
      getTimeZones(): readonly string[] | undefined;
    }
  }
}

/** What a symbol or word can mean; `usual` is what it means unless the place says otherwise (£ outside Egypt). */
export interface Named {
  readonly currencies: readonly Currency[];
  readonly usual: Currency | null;
}

const DOLLARS =
  'USD CAD AUD NZD SGD HKD MXN ARS BBD BMD BND BSD BZD CLP COP CUP CVE DOP FJD GYD JMD KYD LRD NAD SBD SRD TOP TTD TWD UYU XCD';

export interface AmountOptions {
  /** BCP 47 of the person; its region helps to settle a shared symbol, but for the two that profiles begin with. */
  readonly locale: string;
  /** IANA zone of the person, of their team where they have no other: where they work helps to settle a shared symbol, too. */
  readonly zone?: string | undefined;
  /** Currency of a bare number and of a shared symbol, usually the policy's base; null when there is none. */
  readonly defaultCurrency: Currency | null;
}

/** Currencies, the usual one marked `!` → names in lower case, several words joined by `_`. */
const NAMES: readonly (readonly [currencies: string, names: string])[] = [
  [
    'EUR',
    '€ euro euros evro eura eurów euroa euron €ur евро евра євро ευρώ יורו أورو يورو यूरो 유로 ユーロ 欧元 歐元 de_euro',
  ],
  [
    'GBP! EGP FKP GIP LBP SDG SHP SSP SYP',
    '£ ₤ pound pounds pfund libra libras livre livres funt funty funtów funta funti фунт фунта фунтов фунти паунд паунда паунди ფუნტი bpunt lire_sterline',
  ],
  ['GBP', 'quid sterling pound_sterling pounds_sterling british_pounds gb£ uk£'],
  [
    DOLLARS,
    '$ ＄ dollar dollars dollaro dollari dólar dólares dolar dolari dolars dólars dolare dollár dollares dolares dolara dolarów dolary dolaru dolarů dollaria dhollar dhollair dollair доллар доллара доллары долларов долар долара долари доларів δολάριο δολάρια դոլար დოლარი دولار دولارات دولارا דולר דולרים डॉलर đô đô_la đô-la ดอลลาร์ 달러 불 ドル 块 塊 蚊 buck bucks',
  ],
  ['USD', 'us$ $us u.s. us_dollar us_dollars us-dollar 美元 美金 u.s._dollars american_dollars'],
  ['CAD', 'ca$ $ca can$ cdn$ $can canadian_dollar canadian_dollars'],
  ['CAD! NIO', 'c$'],
  ['AUD', 'a$ au$ $au aus$ australian_dollar australian_dollars'],
  ['NZD', 'nz$ $nz new_zealand_dollars'],
  ['SGD', 's$ sg$ $sg singapore_dollars'],
  ['HKD', 'hk$ $hk hong_kong_dollars'],
  ['TWD', 'nt$ $tw'],
  ['MXN', 'mx$ $mx mex$ mexican_pesos'],
  ['BRL', 'r$ reais real'],
  ['ARS', 'ar$ $ar'],
  ['CLP', 'cl$ $cl'],
  ['COP', 'co$ col$ $co'],
  ['UYU', 'uy$ $u $uy'],
  ['XCD', 'ec$'],
  ['BZD', 'bz$ $bz'],
  ['DOP', 'rd$'],
  ['TTD', 'tt$ $tt'],
  ['JMD', 'j$'],
  ['TOP', 't$'],
  ['FJD', 'fj$ $fj'],
  ['NAD', 'n$'],
  ['PAB', 'b/. b/'],
  ['PEN', 's/. s/ sol soles'],
  ['GTQ', 'q'],
  ['HNL', 'l'],
  ['CRC', '₡ colones'],
  ['PYG', '₲ gs guaraníes'],
  ['BOB VES', 'bs bs.'],
  ['MXN ARS CLP COP CUP DOP PHP UYU', 'peso pesos'],
  ['JPY CNY', '¥ ￥'],
  ['JPY', '円 yen jp¥ jpy¥ 日本円 日元'],
  ['CNY', '元 人民币 人民幣 rmb yuan renminbi cn¥ chinese_yuan'],
  ['KRW', '₩ ￦ 원'],
  ['KRW KPW', 'won'],
  ['SEK NOK DKK ISK', 'kr kr. :-'],
  ['SEK ISK', 'krona kronor krónur'],
  [
    'SEK NOK DKK ISK CZK',
    'kronen couronne couronnes corona coronas coroa coroas corone coroane крона крони кроны крон корона korona korony kruna kruunua',
  ],
  ['NOK DKK', 'krone kroner'],
  ['SEK', 'skr svenska_kronor svenske_kroner swedish_kronor'],
  ['NOK', 'nkr norske_kroner norwegian_kroner'],
  ['DKK', 'dkr danske_kroner danish_kroner'],
  ['CZK', 'kč koruna korun koruny korún'],
  ['PLN', 'zł zl zł. zloty złoty złotych złote'],
  ['RUB! BYN', '₽ р р. руб руб. рубль рубля рублей рубли ruble rubles rouble roubles'],
  ['UAH', '₴ грн грн. гривень гривня hryvnia'],
  ['BGN', 'лв лв. лев лева lev leva'],
  ['RON! MDL', 'lei leu'],
  ['HUF', 'ft ft. forint'],
  ['TRY GBP EGP LBP', 'lire liră'],
  ['TRY', '₺ tl lira türk_lirası turkish_lira turkish_liras'],
  ['RSD', 'din din. dinara'],
  ['KWD BHD JOD IQD RSD TND DZD LYD MKD', 'dinar dinars'],
  ['KWD', 'kd د.ك'],
  ['BHD', 'bd د.ب'],
  ['IQD', 'د.ع د.ع.'],
  ['TND', 'dt د.ت'],
  ['LYD LRD', 'ld'],
  ['ILS', '₪ nis shekel shekels schekel shéquel shekalim شيكل שקלים שקל שקלים ש"ח ש״ח'],
  ['VND', '₫ đ đồng dong vnđ'],
  ['NGN', '₦ naira'],
  ['INR', '₹ inr₹ indian_rupees रुपये रुपया'],
  [
    'INR PKR LKR NPR MUR SCR',
    'rs rs. ₨ rupee rupees rupie rupien rupias roupies rupii rupija rupije rupier rupi рупия рупии рупий roupie rúpaí 卢比',
  ],
  ['ZAR', 'r rand rands'],
  ['MYR', 'rm ringgit ringgits'],
  ['IDR', 'rp rp. rupiah'],
  ['THB', '฿ baht บาท'],
  ['PHP', '₱ philippine_pesos'],
  ['KZT', '₸ тенге tenge'],
  ['GEL', '₾ lari ლარი'],
  ['AZN', '₼'],
  ['AZN TMT', 'manat'],
  ['AMD', '֏ dram'],
  ['AFN', '؋'],
  ['KHR', '៛ riel'],
  ['GHS', '₵ gh₵ cedi cedis'],
  ['LAK', '₭ kip'],
  ['MNT', '₮ төгрөг tugrik'],
  ['AED', 'د.إ dhs'],
  ['AED MAD', 'dh dirham dirhams درهم дирхам'],
  ['SAR', 'sr ر.س'],
  ['QAR', 'ر.ق'],
  ['SAR QAR OMR YER', 'riyal riyals rial rials riais riyali ريال'],
  ['SAR IRR OMR QAR YER', '﷼'],
  ['KES', 'ksh'],
  ['TZS', 'tsh'],
  ['UGX', 'ush'],
  ['EGP', 'e£ le l.e l.e. ج.م ج.م. egyptian_pounds'],
  ['XOF XAF', 'fcfa cfa f_cfa'],
  ['BYN ETB', 'br birr'],
  ['CHF XAF XOF XPF BIF DJF GNF KMF RWF CDF', 'fr fr. franc francs'],
  ['CHF', 'sfr sfr. swiss_franc swiss_francs schweizer_franken franken stutz'],
  ['DJF', 'fdj'],
  ['ERN', 'nfk'],
  ['MWK', 'mk'],
  ['ZWG', 'z$ zw$ zig'],
  ['ANG AWG XCG', 'ƒ'],
];

const BY_NAME: ReadonlyMap<string, Named> = new Map(
  NAMES.flatMap(([currencies, names]) => {
    const codes = currencies.split(' ').map((code) => code.replace('!', ''));
    const usual = currencies.includes('!') ? (codes[0] ?? null) : null;
    return names.split(' ').map((name): [string, Named] => [name, { currencies: codes, usual }]);
  }),
);

/** Codes that are everyday words when in small letters: "20 all", "5 top", "3 try". */
const CODES_THAT_ARE_WORDS: ReadonlySet<string> = new Set(
  'all bam bob cop cup dop gel mad mop pen php ron sos top try'.split(' '),
);

/** What a symbol, code or word means; undefined when it is no currency. Case does not matter but for codes that are words. */
export function currenciesNamed(typed: string): Named | undefined {
  const code = /^([A-Za-z]{3})[$£¥]?$/.exec(typed)?.[1];
  if (code !== undefined && exponentOf(code.toUpperCase()) !== undefined) {
    const isWord = code !== code.toUpperCase() && CODES_THAT_ARE_WORDS.has(code.toLowerCase());
    if (!isWord) return { currencies: [code.toUpperCase()], usual: null };
  }
  const name = typed.toLowerCase().replace(/\s+/g, '_');
  return BY_NAME.get(name) ?? ofCountry(name);
}

/** Beginnings of the names of countries in the languages of Europe, each with the currency used there. */
const OF_COUNTRY: readonly (readonly [beginnings: RegExp, currency: Currency])[] = [
  [/^(?:us|ameri[kc]|améri|estadou|estadun|staten)/u, 'USD'],
  [/^[kc]anad/u, 'CAD'],
  [/^austr[aá]l/u, 'AUD'],
  [/^(?:nz|neusee|new.?zeal|newzeal|nyzeel|nya.?zeel|neo.?z[eé]l|neoz)/u, 'NZD'],
  [/^(?:hong|hk)/u, 'HKD'],
  [/^[sc]ing[ag]/u, 'SGD'],
  [/^(?:schwed|swed|sven|su[eé]d|suec|sved|rootsi|szwed)/u, 'SEK'],
  [/^(?:norw|nor[sv]k?|norueg|norve)/u, 'NOK'],
  [/^(?:dän|dan|dané|dinamar|duń|deens)/u, 'DKK'],
  [/^(?:tschech|tsjekk|czech|chec|tchè|česk|tjeck|tjekk|tsjech|ceco)/u, 'CZK'],
  [/^(?:isl[aä]n|island|iceland)/u, 'ISK'],
  [/^(?:indi|inde|indyj)/u, 'INR'],
  [/^pa[kq]ist/u, 'PKR'],
  [/^(?:brit|engl|ingl|angl|sterl)/u, 'GBP'],
  [/^(?:ägypt|egypt|egip|égyp|egizi|egypti)/u, 'EGP'],
  [/^(?:libane|libanes|lebane)/u, 'LBP'],
  [/^(?:schwei|suis|swis|suiz|svizz|sveit|zwits)/u, 'CHF'],
  [/^(?:mexi|mej)/u, 'MXN'],
  [/^saud/u, 'SAR'],
  [/^(?:qatar|katar)/u, 'QAR'],
  [/^(?:oman)/u, 'OMR'],
  [/^(?:türk|turk|turc|tyrk)/u, 'TRY'],
  [/^(?:südafr|sør.?afr|syd.?afr|south.?afr|sudafr|sul.?afr|zuid)/u, 'ZAR'],
  [/^(?:thai|tail)/u, 'THB'],
  [/^(?:pol[sno]|polac|polon)/u, 'PLN'],
  [/^(?:chin|kines|[ck]ité)/u, 'CNY'],
  [/^(?:japa|giap|japo)/u, 'JPY'],
];

/** "kanadiske dollar", "schwedische Kronen", "dollars australiens": a currency of several countries, and the country. */
function ofCountry(name: string): Named | undefined {
  const cut = name.length > 30 ? -1 : name.indexOf('_');
  const last = name.lastIndexOf('_');
  if (cut < 1) return undefined;
  const ways = [
    [name.slice(0, last), name.slice(last + 1)],
    [name.slice(cut + 1), name.slice(0, cut)],
  ] as const;
  for (const [country, unit] of ways) {
    const known = BY_NAME.get(unit);
    const currency = OF_COUNTRY.find(([beginnings]) => beginnings.test(country))?.[1];
    if (known !== undefined && currency !== undefined && known.currencies.includes(currency))
      return { currencies: [currency], usual: null };
  }
  return undefined;
}

/** What both names can mean: `$` and `AUD` → AUD. Undefined when they contradict each other. */
export function bothNamed(a: Named, b: Named): Named | undefined {
  const currencies = a.currencies.filter((code) => b.currencies.includes(code));
  if (currencies.length === 0) return undefined;
  const usual = [a.usual, b.usual].find((code) => code !== null && currencies.includes(code)) ?? null;
  return { currencies, usual };
}

const OF_REGION: ReadonlyMap<string, Currency> = new Map(
  (
    'US USD,CA CAD,AU AUD,NZ NZD,SG SGD,HK HKD,TW TWD,MX MXN,AR ARS,CL CLP,CO COP,UY UYU,DO DOP,PH PHP,SE SEK,NO NOK,DK DKK,IS ISK,' +
    'JP JPY,CN CNY,KR KRW,GB GBP,EG EGP,LB LBP,GI GIP,IN INR,PK PKR,LK LKR,NP NPR,MU MUR,SC SCR,AE AED,MA MAD,SA SAR,QA QAR,OM OMR,' +
    'CH CHF,LI CHF,BY BYN,RU RUB,RO RON,MD MDL,ET ETB,RS RSD,KW KWD,BH BHD,JO JOD,IQ IQD,TN TND,DZ DZD,LY LYD,MK MKD,SN XOF,CI XOF,' +
    'CM XAF,NI NIO,JM JMD,TT TTD,BB BBD,BS BSD,FJ FJD,BO BOB,VE VES,AW AWG'
  )
    .split(',')
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
);

/** Undefined where no shared symbol is used there. */
const currencyOfZone = remembered(
  (zone: string): Currency | undefined => ofZones().get(canonical(zone)),
  (zone) => zone,
);
/** Made for the first shared symbol: a start does not wait for it. */
const ofZones = remembered(
  () => new Map([...OF_REGION].flatMap(([region, code]) => zonesOf(region).map((zone) => [canonical(zone), code]))),
  () => 'all',
);
const zonesOf = (region: string): readonly string[] => new Intl.Locale('und', { region }).getTimeZones() ?? [];
/** The same place has several names: Asia/Kolkata, Asia/Calcutta. */
const canonical = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

/** Languages of profiles that nobody chose say nothing about a place. */
const NOBODY_CHOSE: ReadonlySet<string> = new Set(['en-GB', 'en-US']);

/**
 * The one currency meant. A shared symbol is settled by the organisation's currency, the place of who types and the region of the
 * locale, where all of them that can be meant are one; undefined when that leaves it open (`$` where the books are kept in EUR
 * and nobody works in dollars, `kr` of a Danish team whose books are kept in SEK), because a guess here is somebody's money.
 */
export function settle(named: Named, opts: AmountOptions): Currency | undefined {
  if (named.currencies.length === 1) return named.currencies[0];
  const [here, other] = currenciesHere(named, opts);
  if (here === undefined) return named.usual ?? undefined;
  if (other !== undefined) return undefined;
  return named.usual === null || named.usual === here ? here : undefined;
}

/** What a shared symbol can mean, those first that are used here. */
export function likeliestFirst(named: Named, opts: AmountOptions): readonly Currency[] {
  return [...new Set([...currenciesHere(named, opts), ...named.currencies])];
}

function currenciesHere(named: Named, { defaultCurrency, locale, zone }: AmountOptions): readonly Currency[] {
  const tag = usableLocale(locale);
  const ofLocale = defaultCurrency === null || !NOBODY_CHOSE.has(tag.toString()) ? tag.region : undefined;
  const ofZone = zone === undefined ? undefined : currencyOfZone(zone);
  const used = [ofZone, ofLocale && OF_REGION.get(ofLocale), defaultCurrency].filter((code) => code != null);
  return [...new Set(used)].filter((code) => named.currencies.includes(code));
}
