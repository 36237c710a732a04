/** The forms about promises, as the gallery shows them. */
import type { CustomerPromise, RecoveryCase } from '../../src/core/case/case.ts';
import { moveForm, promiseForm } from '../../src/cards/case/promises.ts';
import type { Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { callForm } from '../../src/cards/promises/call-form.ts';
import { contactForm, followUpForm } from '../../src/cards/contact/contact-form.ts';
import { settleForm, voidForm } from '../../src/cards/promises/settle-forms.ts';

export const promiseForms = (c: RecoveryCase, p: CustomerPromise, viewer: Viewer) =>
  ({
    promise: promiseForm(c, viewer),
    move_promise: moveForm(c, p, viewer),
    void_promise: voidForm(c, p, viewer),
    settle_promises: settleForm({ ...c, promises: [p] }, viewer),
    contact: contactForm(c, viewer),
    checked: followUpForm(c, viewer),
    call_back: callForm(c, 'callback', viewer),
  }) satisfies Readonly<Record<string, Form>>;
