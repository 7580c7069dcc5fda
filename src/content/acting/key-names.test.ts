import {expect, it} from 'vitest';
import {parseKey} from './key-names.ts';

const none = {ctrlKey: false, shiftKey: false, altKey: false, metaKey: false};

it.each([
  ['Enter', {key: 'Enter', code: 'Enter', keyCode: 13, isPrintable: false}],
  ['esc', {key: 'Escape', code: 'Escape', keyCode: 27, isPrintable: false}],
  ['arrowdown', {key: 'ArrowDown', code: 'ArrowDown', keyCode: 40, isPrintable: false}],
  ['Space', {key: ' ', code: 'Space', keyCode: 32, isPrintable: true}],
  ['a', {key: 'a', code: 'KeyA', keyCode: 65, isPrintable: true}],
  ['Shift+a', {key: 'A', code: 'KeyA', keyCode: 65, isPrintable: true, shiftKey: true}],
  ['Ctrl+Shift+K', {key: 'K', code: 'KeyK', keyCode: 75, isPrintable: false, ctrlKey: true, shiftKey: true}],
  ['cmd + z', {key: 'z', code: 'KeyZ', keyCode: 90, isPrintable: false, metaKey: true}],
  ['7', {key: '7', code: 'Digit7', keyCode: 55, isPrintable: true}],
  ['+', {key: '+', code: '', keyCode: 0, isPrintable: true}],
  ['Control++', {key: '+', code: '', keyCode: 0, isPrintable: false, ctrlKey: true}],
  ['F5', {key: 'F5', code: 'F5', keyCode: 116, isPrintable: false}],
  ['ü', {key: 'ü', code: '', keyCode: 0, isPrintable: true}],
  ['😀', {key: '😀', code: '', keyCode: 0, isPrintable: true}],
])('%s is the key that a keyboard tells', (name, stroke) => {
  expect(parseKey(name)).toEqual({...none, ...stroke});
});
