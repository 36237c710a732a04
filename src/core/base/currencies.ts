/** Which currencies exist and how many decimals each has, by ISO 4217 and not by the machine's locale data. Pure data. */

/**
 * Exponents that are not 2. The locale data of the runtime says otherwise for some (it shows IQD with none, for example),
 * so the table is written out. Source: ISO 4217 list one.
 */
const OTHER_EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...words('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF').map((code) => [code, 0] as const),
  ...words('BHD IQD JOD KWD LYD OMR TND').map((code) => [code, 3] as const),
  ...words('CLF UYW').map((code) => [code, 4] as const),
]);

/** ANG and BGN were withdrawn in 2025 and 2026; orders from before still carry them. Metals and test codes have no decimals and are left out. */
const TWO_DECIMALS: ReadonlySet<string> = new Set(
  words(`AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
    SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`),
);

/** Decimals of a currency: EUR 2, JPY 0, KWD 3. Undefined when the code (upper case) is no currency of ISO 4217. */
export function exponentOf(code: string): number | undefined {
  return OTHER_EXPONENTS.get(code) ?? (TWO_DECIMALS.has(code) ? 2 : undefined);
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
