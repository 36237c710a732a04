/** A text without what was masked, and without the words that only name it or ask to use it: neither says what happened. Pure. */
import { MASK_WORDS } from '../redact.ts';

const NAMES =
  'ssn|social security|itin|nino|national insurance|ni|nhs|medicare|identity|identification|id|tax|passport|visa|mastercard|amex|driving licen[cs]e|licen[cs]e|imei|' +
  'health insurance|insurance|credit card|debit card|card|cards|bank|bank account|account|accounts|iban|routing|sort code|security code|cvv2?|cvc2?|csc|cvn|' +
  'e-?mail|e-?mails|mail|address|addresses|phone|telephone|tel|mobile|cell|cellphone|whatsapp|fax|contact|number|numbers|num|no|nr|' +
  'password|passwords|passcode|passphrase|pwd|pin|otp|tan|one[- ]time (?:code|password)|verification code|sms code|login code|access code|code|secret|token|api key|key|bearer|authorization|' +
  'reisepass|pass|passnummer|reisepassnummer|personalausweis|ausweis|ausweisnummer|steuer-?id|steuernummer|idnr|versichertennummer|krankenversicherung|krankenkasse|' +
  'krankenversichertennummer|sozialversicherungsnummer|rentenversicherungsnummer|führerschein|karte|kreditkarte|kreditkartennummer|kartennummer|prüfziffer|konto|kontonummer|' +
  'bankverbindung|bankleitzahl|blz|adresse|e-?mail-adresse|mailadresse|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|rufnummer|nummer|passwort|kennwort|' +
  'bestätigungscode|sicherheitscode|einmalcode|geheimzahl|' +
  'passeport|carte|carte bancaire|compte|numéro|téléphone|tél|portable|mot de passe|adresse mail|courriel|sécurité sociale|' +
  'dni|nie|nif|pasaporte|tarjeta|cuenta|teléfono|móvil|número|correo|contraseña|codice fiscale|passaporto|telefono|bsn|pesel|cpf|personnummer|aadhaar';
const BETWEEN =
  'is|was|are|my|her|his|their|our|the|a|of|for|at|on|under|to|with|by|via|from|paid|using|and|or|ends|' +
  'ist|war|lautet|mein|meine|meiner|meinem|ihre|ihr|seine|sein|die|der|das|den|dem|unter|an|auf|mit|per|über|und|oder|' +
  'est|mon|ma|mes|le|la|au|par|es|mi|su|el|al|con|il|mio|mia';
const MASK = `[([](?:${MASK_WORDS.map((words) => words.slice(1, -1)).join('|')})[)\\]]`;
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${NAMES}|${BETWEEN})(?![\\p{L}\\p{N}])[\\s:#=.,"“„'’(-]{1,3}){1,7}(?=${MASK})`,
  'giu',
);
const ASKED = new RegExp(
  '(?:(?<=^|[.!?;:,(\\n]\\s{0,2})|(?<![\\p{L}])(?:please|kindly|can|could|you|or|and|to|bitte|oder|und|können|sie|mich|mir|uns|s’il vous plaît)\\s)' +
    '(?:call|ring|text|phone|contact|reach|write|e-?mail|mail|anrufen|rufen|schreiben|erreichen|kontaktieren|melden|appelez|écrivez|llámame|llame|escríbame)' +
    '(?:\\s(?:me|us|him|her|them|back|on|at|to|under|mich|mir|uns|sie|unter|an|auf|zurück|moi|nous|back|me))*' +
    `[\\s:]{0,2}(?=${MASK})`,
  'giu',
);
const MASKS = new RegExp(MASK, 'giu');

export const withoutMasked = (text: string): string =>
  text.search(MASKS) >= 0 ? text.replaceAll(NAMED, '').replaceAll(ASKED, '').replaceAll(MASKS, ' ') : text;
