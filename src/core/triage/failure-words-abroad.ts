/** The commonest words for what failed in German, French, Spanish and Indonesian. Pure data. */
import { weighed, type FailureWords } from './words.ts';

export const FAILURE_WORDS_ABROAD: readonly FailureWords[] = [
  weighed('outcome.facility', {
    naming: `kein warmwasser, kein warmes wasser, kein heißes wasser, heizung, klimaanlage, schmutzig*, dreckig*, schimmel, lärm, laut, stinkt, gestank, kakerlake*, wanzen, zimmer kalt, dusche kaputt, kaputte dusche, fahrstuhl,
      pas d'eau chaude, plus d'eau chaude, chauffage, climatisation, sale, sales, saleté, moisissure*, bruit, bruyant*, odeur, cafard*, punaises, ascenseur, douche,
      sin agua caliente, no hay agua caliente, calefacción, aire acondicionado, sucio, sucia, suciedad, moho, ruido, ruidoso*, huele, cucaracha*, chinches, ascensor, ducha,
      air panas, air mati, air tidak, air kecil, ac tidak, ac mati, ac rusak, ac bocor, ac kurang, ac nya, kotor, jorok, bau, berjamur, jamur, lembab, bising, berisik, kecoa, kecoak, semut, nyamuk, tikus, kurang bersih, tidak bersih, kebersihan, bersih, berdebu, debu, kusam, bocor, bolong, lampu, tv tidak, tv rusak, televisi, panas, gelap, kurang dingin, tidak dingin, sempit, kamar mandi, kasur, sprei, seprai, seprei, handuk, selimut, bantal, wastafel, toilet, shower, lift, parkir, parkiran, kolam renang, water heater, pintu, linen, ember, kunci kamar, karpet, tembok, dinding`,
    pointing:
      'zimmer, bad, bett, handtücher, chambre, lit, salle de bain, serviettes, habitación, cama, baño, toallas, kamar, ranjang, air, ac, hotel tua, fasilitas, peralatan, suasana, perabotan',
    near: 'hôtel, kaputt, cassé, roto, rusak, hotel, ruangan',
  }),
  weighed('outcome.delay', {
    naming: `verspätung, verspätet, zu spät, warten, gewartet, nicht geliefert, nicht angekommen, retard, en retard, attendu, attente, pas livré, pas reçu, retraso, retrasado, tarde, esperando, esperado, no ha llegado, no llegó, sin entregar,
      terlambat, telat, lama menunggu, menunggu, nunggu, antri, antrian, antre, lama sekali, sangat lama, belum sampai, belum datang, belum dikirim, tertunda, lambat`,
    pointing: 'spät, lieferung, livraison, entrega, lama, pengiriman',
    near: 'stunden, heures, horas, jam, proses',
  }),
  weighed('outcome.cancellation', {
    naming:
      'storniert, annulliert, gestrichen, abgesagt, annulé, annulée, annulés, annulation, cancelado, cancelada, cancelaron, anulado, dibatalkan, pembatalan, batal',
    pointing: 'stornierung, cancelación, annuler, cancelar, membatalkan',
  }),
  weighed('outcome.availability', {
    naming: `überbucht, ausverkauft, nicht verfügbar, ausgebucht, kein zimmer frei, surbooking, surréservation, rupture de stock, pas disponible, indisponible, complet, sobreventa, agotado, no disponible, sin habitación,
      kamar penuh, penuh, habis, tidak tersedia, tidak sesuai pesanan, tidak sesuai dengan pesanan`,
    pointing: 'verfügbar, disponible, tersedia',
  }),
  weighed('outcome.lost_damaged', {
    naming: `verloren, koffer, gepäck, gestohlen, beschädigt, zerbrochen, perdu, perdue, valise, bagage*, volé, volée, endommagé*, abîmé*, perdido, perdida, perdieron, maleta*, equipaje, robado, robaron, dañado, dañada, hilang, kehilangan, dicuri, koper, bagasi, pecah, tertinggal, ketinggalan`,
    pointing: 'fehlt, manque, falta, rusak',
  }),
  weighed('process.billing', {
    naming: `doppelt abgebucht, zu viel berechnet, doppelt berechnet, abgebucht, rechnung, rückerstattung, erstattung, geld zurück, gebühr*, zu teuer, facturé deux fois, double facturation, surfacturé, facture, facturé, remboursement, rembourse*, frais, trop cher, prélevé*, débité*,
      cobrado dos veces, cobraron dos veces, cobrado, cobraron, cobro, factura, reembolso, devolución del dinero, tarifa, demasiado caro, muy caro, tagihan, ditagih, dua kali bayar, biaya, mahal, kemahalan, refund, uang kembali, uang saya, pengembalian uang, harga, deposit`,
    pointing: 'preis, geld, bezahlt, prix, argent, payé, precio, dinero, pagado, bayar, membayar, uang, murah',
  }),
  weighed('process.staff', {
    naming: `unhöflich, unfreundlich, frech, respektlos, angeschrien, personal war, mitarbeiter war, impoli*, désagréable*, malpoli*, irrespectueux, pas aimable, grosero*, grosera, maleducado*, antipático*, desagradable, mala atención, mal servicio, gritó,
      tidak ramah, kurang ramah, ramah, kasar, jutek, judes, tidak sopan, kurang sopan, cuek, pelayanan, pelayan, staf, staff, resepsionis, karyawan, pegawai, satpam, security, room service, petugas, layanan`,
    pointing:
      'personal, mitarbeiter, personnel, réception, serveur, recepción, empleado*, empleada, camarero, servis, resepsi, service',
    near: 'bedienung, accueil, trato',
  }),
  weighed('process.communication', {
    naming: `keine antwort, niemand antwortet, nicht zurückgerufen, nicht erreichbar, niemand erreichbar, warteschleife, pas de réponse, aucune réponse, personne ne répond, pas rappelé*, injoignable*, sin respuesta, nadie responde, nadie contesta, no contestan, no me llamaron, ilocalizable,
      tidak ada jawaban, tidak dijawab, tidak dibalas, tidak direspon, tidak merespon, tidak ada respon, tidak ada konfirmasi, susah dihubungi, tidak bisa dihubungi, tidak diangkat, tidak ada informasi, tidak diberitahu`,
    pointing: 'rückruf, antwort, réponse, rappel, respuesta, llamada, jawaban, balasan, respon, informasi',
  }),
  weighed('outcome.product', {
    naming: `essen war, essen kalt, kaltes essen, mangelhaft, defekt, falscher artikel, schlechte qualität, ungenießbar, repas froid, plat froid, nourriture, défectueux, défectueuse, mauvaise qualité, mauvais article, immangeable, comida fría, la comida, defectuoso*, mala calidad, artículo equivocado, incomible,
      makanan, makanannya, sarapan, sarapannya, menu, rasanya, tidak enak, kurang enak, basi, hambar, cacat, kualitas buruk, salah kirim, tidak sesuai gambar, kurang bervariasi, variasi`,
    pointing:
      'essen, frühstück, qualität, repas, petit déjeuner, qualité, comida, desayuno, calidad, makan, minuman, kualitas, enak',
  }),
  weighed('outcome.technical', {
    naming: `wlan, w-lan, kein internet, internet, fehlermeldung, stürzt ab, webseite, website, funktioniert nicht, wifi, wi-fi, pas de wifi, connexion, message d'erreur, plante, site web, ne fonctionne pas, ne marche pas, sin internet, sin wifi, mensaje de error, página web, no funciona, se cuelga,
      sinyal, jaringan, koneksi, internetnya, wifinya, aplikasi error, aplikasi, eror, error, tidak berfungsi, tidak bisa dibuka, situs`,
    pointing: 'appli, application, aplicación, sistem',
  }),
  weighed('process.access', {
    naming: `anmelden, einloggen, passwort, gesperrt, nicht buchen, kann nicht buchen, mot de passe, me connecter, compte bloqué, impossible de réserver, contraseña, iniciar sesión, cuenta bloqueada, no puedo reservar, no puedo entrar,
      kata sandi, tidak bisa masuk, tidak bisa login, akun diblokir, akun terkunci, tidak bisa pesan, tidak bisa memesan, tidak bisa booking, check in, check-in, cek in`,
    pointing: 'konto, zugang, compte, cuenta, akun, booking, pemesanan',
  }),
  weighed('process.data', {
    naming:
      'betrug, betrüger, datenschutz, meine daten, identitätsdiebstahl, gehackt, fraude, arnaque, données personnelles, mes données, usurpation, piraté, estafa, mis datos, datos personales, robo de identidad, hackeado, hackearon, penipuan, penipu, data pribadi, data saya, privasi, diretas, dibajak',
    pointing: 'sicherheit, sécurité, seguridad',
  }),
  weighed('outcome.safety', {
    naming:
      'gefährlich, verletzt, gasgeruch, stromschlag, lebensmittelvergiftung, dangereux, dangereuse, blessé, blessée, fuite de gaz, intoxication alimentaire, peligroso, peligrosa, herido, herida, fuga de gas, intoxicación, berbahaya, terluka, kebocoran gas, keracunan, tersetrum',
    pointing: 'gefahr, danger, peligro, bahaya',
  }),
];
