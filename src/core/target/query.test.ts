import {describe, expect, it} from 'vitest';
import type {TargetReading} from '../../protocol/target.ts';
import {readTarget} from './query.ts';

/** What stands out in a reading. */
function told(reading: TargetReading | undefined): Partial<TargetReading> | undefined {
  if (!reading) return undefined;
  const {name, roles, repeated, nth, near, sides, colour} = reading;
  return {
    ...(name ? {name} : {}),
    ...(roles[0] ? {roles: [roles[0]]} : {}),
    ...(repeated ? {repeated} : {}),
    ...(nth === null ? {} : {nth}),
    ...(near ? {near} : {}),
    ...(sides.length > 0 ? {sides} : {}),
    ...(colour ? {colour} : {}),
  };
}

describe('a target', () => {
  it.each([
    ['button "Save"', {name: 'Save', roles: ['button']}],
    ['link "sit"', {name: 'sit', roles: ['link']}],
    ['tab "Tab #2"', {name: 'Tab #2', roles: ['tab']}],
    ['the checkbox “Foo”', {name: 'Foo', roles: ['checkbox']}],
    ['"Save" button', {name: 'Save', roles: ['button']}],
    ['the button called "Don\'t save"', {name: "Don't save", roles: ['button']}],
    ["button 'Save'", {name: 'Save', roles: ['button']}],
    ['the second button "Add"', {name: 'Add', roles: ['button'], nth: 2}],
    ['button "Delete" in the row of "Anna"', {name: 'Delete', roles: ['button'], near: 'Anna'}],
    ['"the last link"', {name: 'the last link'}],
    ['textbox', {name: 'textbox'}],
    ['Apr', {name: 'Apr'}],
    ['First name', {name: 'First name'}],
  ])('%s is taken by its first reading for %j', (text, expected) => {
    expect(told(readTarget(text)[0])).toEqual(expected);
  });

  it.each([
    ['textbox', {roles: ['textbox']}],
    ['the search box', {roles: ['searchbox']}],
    ['the second search result', {repeated: 'result', nth: 2}],
    ['the last link', {roles: ['link'], nth: -1}],
    ['the 3rd button', {roles: ['button'], nth: 3}],
    ['link number 4', {roles: ['link'], nth: 4}],
    ['the second to last link', {roles: ['link'], nth: -2}],
    ['the Delete button in the row of Anna', {name: 'delete', roles: ['button'], near: 'anna'}],
    ["the delete button in Anna's row", {name: 'delete', roles: ['button'], near: 'anna'}],
    ["Anna's delete button", {name: 'delete', roles: ['button'], near: 'anna'}],
    ['the delete button next to Bob Brown', {name: 'delete', roles: ['button'], near: 'bob brown'}],
    ['the first link under the heading News', {roles: ['link'], nth: 1, near: 'news'}],
    ['the red button on the left', {roles: ['button'], colour: 'red', sides: ['left']}],
    ['the menu at the top right', {roles: ['menu'], sides: ['top', 'right']}],
    ['the leftmost button', {roles: ['button'], sides: ['left']}],
    ['the save button', {name: 'save', roles: ['button']}],
    ['link to the contact page', {name: 'contact page', roles: ['link']}],
    ['the button that says go on', {name: 'go on', roles: ['button']}],
    ['the tick box for news', {roles: ['checkbox'], near: 'news'}],
    ['the third item in the list', {repeated: 'row', nth: 3}],
    ['the picture of a cat', {roles: ['img'], near: 'cat'}],
    ['point at the heading', {roles: ['heading']}],
  ])('%s can describe %j', (text, expected) => {
    expect(readTarget(text).map(told)).toContainEqual(expected);
  });

  it('that describes something is worth less as a name', () => {
    const [literal, described] = readTarget('the last link');
    expect(literal).toMatchObject({name: 'the last link', isUnlikely: true});
    expect(described?.isUnlikely).toBe(false);
    expect(readTarget('Terms and conditions')[0]?.isUnlikely).toBe(false);
  });

  it('with a word that may say where or what it is called is read both ways', () => {
    const readings = readTarget('the tick box for news').map(told);
    expect(readings).toContainEqual({name: 'news', roles: ['checkbox']});
  });

  it('of marks alone is itself', () => {
    expect(readTarget('×')).toHaveLength(1);
    expect(readTarget('×')[0]?.name).toBe('×');
  });
});
