/** The newest words of a mail: without the mail it answers, in the languages of mail programs. */
import { describe, expect, it } from 'vitest';
import { newestReply } from '../../../src/intake/mail/newest.ts';
import { withoutSignature } from '../../../src/intake/mail/signature.ts';

const QUOTED = '> How was your stay?\n> The team';
const HEADS: readonly string[] = [
  'On Mon, 3 Mar 2025 at 10:12, Hotel <stay@hotel.example> wrote:',
  'On Mon, 3 Mar 2025 at 10:12, Hotel Aurora Front Desk <\nstay-with-a-long-address@hotel.example> wrote:',
  'Am 03.03.2025 um 10:12 schrieb Hotel <stay@hotel.example>:',
  'Am Mo., 3. März 2025 um 10:12 Uhr schrieb Hotel <\nstay@hotel.example>:',
  'Le lun. 3 mars 2025 à 10:12, Hotel <stay@hotel.example> a écrit :',
  'El lun, 3 mar 2025 a las 10:12, Hotel (<stay@hotel.example>) escribió:',
  'Il giorno lun 3 mar 2025 alle ore 10:12 Hotel <stay@hotel.example> ha scritto:',
  'Op ma 3 mrt 2025 om 10:12 schreef Hotel <stay@hotel.example>:',
  'Em seg., 3 de mar. de 2025 às 10:12, Hotel <stay@hotel.example> escreveu:',
  'pon., 3 mar 2025 o 10:12 Hotel <stay@hotel.example> napisał(a):',
  'Den mån 3 mars 2025 kl 10:12 skrev Hotel <stay@hotel.example>:',
  'Den man. 3. mar. 2025 kl. 10.12 skrev Hotel <stay@hotel.example>:',
  'man. 3. mars 2025 kl. 10:12 skrev Hotel <stay@hotel.example>:',
  'ma 3. maalisk. 2025 klo 10.12 Hotel (stay@hotel.example) kirjoitti:',
  'po 3. 3. 2025 v 10:12 odesílatel Hotel <stay@hotel.example> napsal:',
  'пн, 3 мар. 2025 г. в 10:12, Hotel <stay@hotel.example>:',
  '3 Mar 2025 Pzt, saat 10:12 tarihinde Hotel <stay@hotel.example> şunu yazdı:',
  '2025年3月3日(月) 10:12 Hotel <stay@hotel.example>:',
  'Hotel <stay@hotel.example> 于2025年3月3日周一 10:12写道：',
  '2025년 3월 3일 (월) 오전 10:12, Hotel <stay@hotel.example>님이 작성:',
];
const BLOCKS: readonly string[] = [
  'From: Hotel <stay@hotel.example>\nSent: Monday, March 3, 2025 10:12 AM\nTo: Ann\nSubject: Your stay',
  '*From:* Hotel <stay@hotel.example>\n*Sent:* Monday, March 3, 2025 10:12 AM\n*To:* Ann\n*Subject:* Your stay',
  'Von: Hotel <stay@hotel.example>\nGesendet: Montag, 3. März 2025 10:12\nAn: Ann\nBetreff: Ihr Aufenthalt',
  'De : Hotel <stay@hotel.example>\nEnvoyé : lundi 3 mars 2025 10:12\nÀ : Ann\nObjet : Votre séjour',
  'De: Hotel <stay@hotel.example>\nEnviado: lunes, 3 de marzo de 2025 10:12\nPara: Ann\nAsunto: Su estancia',
  'Da: Hotel <stay@hotel.example>\nInviato: lunedì 3 marzo 2025 10:12\nA: Ann\nOggetto: Soggiorno',
  'Van: Hotel <stay@hotel.example>\nVerzonden: maandag 3 maart 2025 10:12\nAan: Ann\nOnderwerp: Verblijf',
  'Od: Hotel <stay@hotel.example>\nWysłano: poniedziałek, 3 marca 2025 10:12\nDo: Ann\nTemat: Pobyt',
  'Från: Hotel <stay@hotel.example>\nSkickat: den 3 mars 2025 10:12\nTill: Ann\nÄmne: Vistelse',
  'Fra: Hotel <stay@hotel.example>\nSendt: 3. marts 2025 10:12\nTil: Ann\nEmne: Ophold',
  '差出人: Hotel <stay@hotel.example>\n送信日時: 2025年3月3日 10:12\n宛先: Ann\n件名: ご滞在',
  '-----Original Message-----\nFrom: Hotel\nSubject: Your stay',
  '-----Ursprüngliche Nachricht-----\nVon: Hotel\nBetreff: Aufenthalt',
  "-------- Message d'origine --------\nDe : Hotel",
  '________________________________\nFrom: Hotel <stay@hotel.example>\nSent: Monday, March 3, 2025 10:12 AM\nTo: Ann\nSubject: Your stay',
];

describe('the newest words', () => {
  it.each(HEADS)('stand above %j', (head) => {
    expect(newestReply(`The bed was broken.\n\nAnn\n\n${head}\n\n${QUOTED}\n`)).toBe('The bed was broken.\n\nAnn');
  });

  it.each(BLOCKS)('stand above a block, and what is below it has no marks: %j', (block) => {
    expect(newestReply(`The bed was broken.\n\n${block}\n\nHow was your stay?\n\nThe team`)).toBe(
      'The bed was broken.',
    );
  });

  it.each([
    ['below what is quoted', `${HEADS[0]}\n${QUOTED}\n\nThe bed was broken.`, 'The bed was broken.'],
    ['around it', `Hello,\n\n${HEADS[0]}\n\n${QUOTED}\n\nThe bed was broken.`, 'Hello,\n\n\nThe bed was broken.'],
    [
      'above the line of a help desk',
      'The bed was broken.\n\n##- Please type your reply above this line -##\n\nYour ticket',
      'The bed was broken.',
    ],
    ['alone, with no history', 'The bed was broken.', 'The bed was broken.'],
  ])('%s', (_where, text, newest) => {
    expect(newestReply(text)).toBe(newest);
  });

  it.each([
    ['an answer between the lines', `${HEADS[0]}\n> How was the bed?\nBroken.\n> And the food?\nCold.\n> Thanks`],
    ['a sentence that only begins like one', 'On 3 March your manager wrote:\nwe will refund you. She never did.'],
    ['fields of a form', 'From: Paris\nTo: Rome\nThe train was late.'],
    [
      'what was sent on',
      'FYI\n\n---------- Forwarded message ---------\nFrom: Ann <ann@guest.example>\nDate: Mon, 3 Mar 2025\nSubject: Bed\n\nBroken.',
    ],
    ['a quote of one line', '> you promised a refund\nWhere is it?'],
    ['an ornament', 'Look\n>>> here <<<\nand there'],
    ['only history', `${HEADS[0]}\n${QUOTED}`],
  ])('are all of it where it is %s', (_what, text) => {
    expect(newestReply(text)).toBe(text);
  });

  it.each([
    'Sent from my iPhone',
    'Gesendet von meinem iPhone',
    'Von meinem iPhone gesendet',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Enviado do meu iPhone',
    'Wysłane z iPhone’a',
    'Skickat från min iPhone',
    'Sendt fra min iPhone',
    'Lähetetty iPhonesta',
    'iPhoneから送信',
    'Отправлено с iPhone',
    '发自我的iPhone',
    'Get Outlook for iOS',
    'Sent from Outlook for Android',
    '-- \nAnn Lee\nSales, Acme\n+44 20 7946 0000',
    'This email and any attachments are confidential and intended solely for the addressee.\nIf you received it in error, delete it.',
    'Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen.',
    'Ce message et ses pièces jointes sont confidentiels.',
  ])('lose what nobody says: %j', (signature) => {
    expect(withoutSignature(`The bed was broken.\n\n${signature}`)).toBe('The bed was broken.');
  });

  it.each([
    'I have sent from my iPhone three mails, and you answered none.\nAnn',
    '--\nAnn',
    'This message is about your confidential file on me: delete it.',
  ])('keep words: %j', (text) => {
    expect(withoutSignature(text)).toBe(text);
  });
});
