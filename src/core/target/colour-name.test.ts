import {describe, expect, it} from 'vitest';
import {colourName, isSameColour} from './colour-name.ts';

describe('colours', () => {
  it.each([
    ['red', 220, 38, 38],
    ['red', 255, 0, 0],
    ['orange', 245, 130, 20],
    ['yellow', 250, 204, 21],
    ['green', 22, 163, 74],
    ['blue', 37, 99, 235],
    ['purple', 124, 40, 200],
    ['pink', 244, 114, 182],
    ['brown', 120, 70, 20],
    ['black', 10, 10, 12],
    ['white', 252, 252, 252],
    ['grey', 128, 128, 130],
  ] as const)('%s is what %i, %i, %i is called', (name, red, green, blue) => {
    expect(colourName(red, green, blue)).toBe(name);
  });
  it('have more than one name', () => {
    expect(isSameColour('violet', 'purple')).toBe(true);
    expect(isSameColour('red', 'green')).toBe(false);
  });
});
