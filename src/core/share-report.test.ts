import {describe, expect, it} from 'vitest';
import {describeFailure} from '../protocol/failures.ts';
import type {ShareStatus} from '../protocol/sharing.ts';
import {reportShare} from './share-report.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const NONE = {looks: {read: 0, pictures: 0, shown: 0, acts: 0}};
const LINK = {failure: null, pairingRequest: null, retryAt: null, server: null} as const;
const status = (approval: ShareStatus['approval']): ShareStatus => ({
  link: {...LINK, phase: 'connected'},
  approval,
  ended: null,
});

describe('the way to a shared tab', () => {
  it('is told as it stands', () => {
    expect(reportShare(NONE, null, ENGLISH).state).toBe('Connecting to your agent…');
    expect(reportShare(NONE, status('unknown'), ENGLISH)).toMatchObject({needsPerson: false});
    expect(reportShare(NONE, status('given'), ENGLISH)).toEqual({
      state: 'Your agent can look at this tab.',
      needsPerson: false,
      done: 'It has not looked yet.',
    });
    expect(reportShare(NONE, status('waiting'), ENGLISH).needsPerson).toBe(true);
  });

  it('says what is in it', () => {
    const failure = describeFailure('gateway.pairing');
    const waiting: ShareStatus = {...status('given'), link: {...LINK, phase: 'waiting', failure}};
    expect(reportShare(NONE, waiting, ENGLISH)).toMatchObject({state: failure.message, needsPerson: true});
  });
});

it('what the agent has done is counted', () => {
  expect(reportShare({looks: {read: 3, pictures: 1, shown: 2, acts: 1}}, null, ENGLISH).done).toBe(
    'It has read it 3 times, took one picture, pointed at something twice, acted on it once.',
  );
});
