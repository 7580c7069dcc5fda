import {expect, it} from 'vitest';
import {refusalDetail} from './mint-response.ts';

const turnedDown = {status: 401, statusText: 'Unauthorized'};

it('tells the words of the service, without the key that it repeats', () => {
  const body = {error: {message: 'Incorrect key any-form-1 provided: any-form-1'}};
  expect(refusalDetail(turnedDown, body, 'any-form-1')).toBe('401 Incorrect key [key] provided: [key]');
});

it.each([null, 'down', {error: 'down'}])('tells the status where the answer holds no words: %j', (body) => {
  expect(refusalDetail(turnedDown, body, 'any-form-1')).toBe('401 Unauthorized');
});
