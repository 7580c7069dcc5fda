import {describe, expect, it} from 'vitest';
import {parseUtterance} from './utterance.ts';

const alone = {nth: null, beside: null};

describe('what is asked for', () => {
  it.each([
    ['Click on the "ok" button.', [{do: 'click', what: {role: 'button', name: 'ok', ...alone}}]],
    ['Click the button.', [{do: 'click', what: {role: 'button', name: null, ...alone}}]],
    ['Click on Tab #3.', [{do: 'click', what: {role: 'tab', name: 'Tab #3', ...alone}}]],
    [
      'Click button ONE, then click button TWO.',
      [
        {do: 'click', what: {role: 'button', name: 'ONE', ...alone}},
        {do: 'click', what: {role: 'button', name: 'TWO', ...alone}},
      ],
    ],
    [
      'Select Ada>Beth>Cora',
      [
        {do: 'hover', what: {role: 'menuitem', name: 'Ada', ...alone}},
        {do: 'hover', what: {role: 'menuitem', name: 'Beth', ...alone}},
        {do: 'click', what: {role: 'menuitem', name: 'Cora', ...alone}},
      ],
    ],
    [
      'Select xQ, 4f and click Submit.',
      [
        {do: 'click', what: {role: 'choice', name: 'xQ', ...alone}},
        {do: 'click', what: {role: 'choice', name: '4f', ...alone}},
        {do: 'click', what: {role: 'button', name: 'Submit', ...alone}},
      ],
    ],
    ['Select nothing and click Submit.', [{do: 'click', what: {role: 'button', name: 'Submit', ...alone}}]],
    [
      'Select Peru from the list and click Submit.',
      [
        {do: 'select', what: {role: 'list', name: null, ...alone}, option: 'Peru'},
        {do: 'click', what: {role: 'button', name: 'Submit', ...alone}},
      ],
    ],
    [
      'Focus into the 2nd input textbox.',
      [{do: 'click', what: {role: 'textbox', name: null, nth: 2, beside: null}}],
    ],
    [
      'Navigate through the file tree. Find and click on the folder or file named "Kim".',
      [{do: 'find', what: {role: null, name: 'Kim', ...alone}, container: 'folder'}],
    ],
    [
      'Find the email by Ada and click the trash icon to delete it.',
      [{do: 'click', what: {role: 'icon', name: 'trash', nth: null, beside: 'Ada'}}],
    ],
  ])('is taken apart: %s', (utterance, steps) => {
    expect(parseUtterance(utterance)).toEqual(steps);
  });

  it('of another form is said not to be understood', () => {
    expect(() => parseUtterance('Paint the fence.')).toThrow('not understood');
  });
});
