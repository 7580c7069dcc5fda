import {describe, expect, it} from 'vitest';
import {judgeRisks, type ActionFacts, type FormFacts} from './action-risk.ts';

const ORIGIN = 'https://shop.example';
const form = (part: Partial<FormFacts> = {}): FormFacts => ({
  address: `${ORIGIN}/send`,
  method: 'post',
  isMarkedSearch: false,
  textFields: 2,
  hasSecret: false,
  ...part,
});
const judge = (part: Partial<ActionFacts>) =>
  judgeRisks({
    kind: 'click',
    origin: ORIGIN,
    words: '',
    around: '',
    isField: false,
    link: null,
    isDownload: false,
    form: null,
    isEnterInField: false,
    isDeleteKey: false,
    isSecret: false,
    ...part,
  });

describe('a button', () => {
  it.each([
    ['Buy now', 'buy'],
    ['Zahlungspflichtig bestellen', 'buy'],
    ['Payer 12 €', 'buy'],
    ['Send', 'send'],
    ['Veröffentlichen', 'send'],
    ['Wyślij', 'send'],
    ['Delete account', 'delete'],
    ['Konto löschen', 'delete'],
    ['Darse de baja', 'delete'],
    ['Cancel my subscription', 'delete'],
    ['Sign in', 'authorise'],
    ['Allow access', 'authorise'],
    ['Autorizar', 'authorise'],
    ['🗑 Delete', 'delete'],
  ])('that says %s needs a yes', (words, risk) => {
    expect(judge({words})).toEqual([risk]);
  });

  it.each([
    'Next',
    'Cancel',
    'Add to basket',
    'Show more',
    'Menu',
    'Sort by price',
    'Sender',
    'Payroll overview',
    'Weiter',
    '',
  ])('that says “%s” is plain', (words) => {
    expect(judge({words})).toEqual([]);
  });

  it('that says only OK is judged by the dialog it stands in', () => {
    expect(judge({words: 'OK', around: 'Delete 3 messages?'})).toEqual(['delete']);
    expect(judge({words: 'Yes', around: 'Welcome back'})).toEqual([]);
    expect(judge({words: 'Show', around: 'Delete 3 messages?'})).toEqual([]);
  });

  it('that sends a form needs a yes, unless the form only searches', () => {
    expect(judge({words: 'Go', form: form()})).toEqual(['submit']);
    expect(judge({words: 'Go', form: form({method: 'get', textFields: 1})})).toEqual([]);
    expect(
      judge({words: 'Submit', form: form({method: 'get', isMarkedSearch: true, textFields: 4})}),
    ).toEqual([]);
    expect(judge({form: form({method: 'get', textFields: 2})})).toEqual(['submit']);
    expect(judge({form: form({method: 'get', textFields: 1, hasSecret: true})})).toEqual(['submit']);
    expect(judge({form: form({method: 'get', textFields: 1, address: 'https://evil.example/?'})})).toEqual([
      'submit',
    ]);
    expect(judge({form: form({method: 'post', isMarkedSearch: true, textFields: 1})})).toEqual(['submit']);
    expect(judge({words: 'Search and buy', form: form({method: 'get', textFields: 1})})).toEqual(['buy']);
  });
});

describe('a link', () => {
  it.each([
    [`${ORIGIN}/next`, []],
    ['https://other.example/', ['leave']],
    ['http://shop.example/', ['leave']],
    ['https://user@shop.example/', ['leave']],
    ['mailto:a@b.c', ['leave']],
    ['javascript:void(0)', []],
    ['javascript:;', []],
    ['javascript:pay()', ['script']],
    ['data:text/html,x', ['script']],
    ['blob:https://shop.example/1', ['script']],
  ])('to %s: %j', (link, risks) => {
    expect(judge({words: 'See', link})).toEqual(risks);
  });

  it('is judged by its words only where they begin like an order', () => {
    const link = `${ORIGIN}/x`;
    expect(judge({words: 'Delete account', link})).toEqual(['delete']);
    expect(judge({words: 'How to delete an account', link})).toEqual([]);
    expect(judge({words: 'Delete your old pictures in six easy steps', link})).toEqual([]);
    expect(judge({words: 'Log in', link})).toEqual([]);
    expect(judge({words: 'Please delete', link: 'javascript:void 0'})).toEqual(['delete']);
    expect(judge({words: 'Report', link, isDownload: true})).toEqual(['download']);
  });
});

describe('typing, keys and the rest', () => {
  it('need a yes in secret fields, and for Enter where it sends', () => {
    expect(judge({kind: 'type', isSecret: true, isField: true})).toEqual(['secret']);
    expect(judge({kind: 'type', isField: true, words: 'Reason to delete'})).toEqual([]);
    expect(judge({kind: 'type', isField: true, form: form()})).toEqual(['submit']);
    expect(judge({kind: 'type', isField: true, link: 'https://other.example/'})).toEqual(['leave']);
    expect(judge({kind: 'select', words: 'Delete account'})).toEqual(['delete']);
    expect(judge({kind: 'select', isField: true, isSecret: true})).toEqual(['secret']);
    expect(judge({kind: 'press', isField: true, isEnterInField: true})).toEqual(['enter']);
    expect(judge({kind: 'press', isDeleteKey: true})).toEqual(['delete']);
    expect(judge({kind: 'press', words: 'Pay'})).toEqual(['buy']);
    expect(judge({kind: 'click', isField: true, words: 'Delete after 30 days', isSecret: true})).toEqual([]);
    expect(judge({kind: 'submit', form: form()})).toEqual(['submit']);
  });

  it('are plain when they only look', () => {
    expect(judge({kind: 'hover', words: 'Buy', link: 'https://other.example/'})).toEqual([]);
    expect(judge({kind: 'scroll', words: 'Delete'})).toEqual([]);
  });
});
